"""What some courses have and others lack, so that a script that only serves it is in the packages of the former alone.

A script says so behind an import: `import { plainLetters } from "./plain_letters.js"; // only for: typed answers`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.discover import block_kinds
from builder.render.audiences import audiences_of
from builder.render.journey import has_cover

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from builder.model import Interaction, PackageContent

# Kinds of answers that are told by keys, names or numbers; in all others there may be text that a learner typed.
CLOSED = {"choice", "true-false", "matching", "sequencing", "likert", "numeric", "performance"}


def features_of(content: PackageContent) -> frozenset[str]:
    """Those of a package: what one of its modules has, its script holds."""
    return frozenset(name for name, is_there in FEATURES.items() if is_there(content))


def _has_assessments(content: PackageContent) -> bool:
    return any(page.assessment for module in content.modules for page in module.course.pages)


def _asks_one_at_a_time(content: PackageContent) -> bool:
    return any(page.one_at_a_time for module in content.modules for page in module.course.pages)


def _has_objectives(content: PackageContent) -> bool:
    """Whether an LMS is told of any; a module of a programme for which others wait says by one that it is done."""
    return content.waits or any(module.course.details.objectives for module in content.modules)


def _has_audiences(content: PackageContent) -> bool:
    return any(audiences_of(module.course) for module in content.modules)


def _has_what_is_taken_away(content: PackageContent) -> bool:
    """Whether learners write for themselves, or are told what to remember."""
    kinds = block_kinds(content.extension_roots)
    return any(kinds[block.kind].take_away for module in content.modules for block in module.course.blocks)


def _has_plans(content: PackageContent) -> bool:
    """Whether there is something of which a calendar can remind."""
    kinds = block_kinds(content.extension_roots)
    return any(kinds[block.kind].plans for module in content.modules for block in module.course.blocks)


def _interactions(content: PackageContent) -> Iterator[Interaction]:
    blocks = (block for module in content.modules for block in module.course.blocks)
    return (block.interaction for block in blocks if block.interaction)


FEATURES: Mapping[str, Callable[[PackageContent], bool]] = {
    "answers": lambda content: any(_interactions(content)),  # that an LMS is told
    "typed answers": lambda content: any(one.kind not in CLOSED for one in _interactions(content)),
    "objectives": _has_objectives,
    "assessments": _has_assessments,
    "one at a time": _asks_one_at_a_time,
    "audiences": _has_audiences,
    "covers": lambda content: any(has_cover(module.course) for module in content.modules),
    "take away": _has_what_is_taken_away,
    "plans": _has_plans,
    "refreshers": lambda content: any(one.refresher or one.course.details.refresher for one in content.modules),
    "programmes": lambda content: content.is_programme,
}
