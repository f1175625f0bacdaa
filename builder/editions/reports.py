"""What LMS reports call questions and answers: the key to them, beside the packages and in the answer key."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.language.interface import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from builder.model import Block, Course, Interaction, Option, PackageContent

HERE = Path(__file__).parent
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for the start of one
COLUMNS = ("module", "id", "question", "letter", "answer", "right")


@frozen
class Recorded:
    """A question as an LMS lists it: each has the same place in its list for every learner."""

    id: str
    question: str  # in words
    options: tuple[Option, ...]  # whose keys are the letters of a report
    targets: tuple[Option, ...]  # of pairs: `a.b` is the first option with the second target
    right: str  # in letters, or as it is typed; "" where nothing is right

    @property
    def letters(self) -> Iterator[tuple[str, str]]:
        """Each letter, or each half of a pair, and its words."""
        pairs = bool(self.targets)
        yield from ((f"{one.key}." if pairs else one.key, one.text) for one in self.options)
        yield from ((f".{one.key}", one.text) for one in self.targets)


def recorded(course: Course) -> Iterator[Recorded]:
    """All that an LMS can be told of a course, in its order."""
    for block in course.blocks:
        interaction = block.interaction
        if interaction and interaction.parts:
            for part in interaction.parts:
                yield _recorded(block, interaction, f"{block.id}__{part.key}", f"{block.title.plain}: {part.text}")
        elif interaction:
            yield _recorded(block, interaction, block.id, block.title.plain)


def _recorded(block: Block, interaction: Interaction, name: str, question: str) -> Recorded:
    between = " to " if interaction.kind == "numeric" else ","
    right = " / ".join(between.join(dict.fromkeys(pattern)) for pattern in interaction.right)
    return Recorded(name, question or block.id, interaction.options, interaction.targets, right)


def as_csv(content: PackageContent) -> str:
    """The key for a spreadsheet, with a mark at its front by which one knows that it is UTF-8; "" for no question."""
    rows = [
        (module.course.details.title, one.id, one.question, letter, answer, one.right)
        for module in content.modules
        for one in recorded(module.course)
        for letter, answer in list(one.letters) or [("", "")]
    ]
    if not rows:
        return ""
    say: Mapping[str, str] = words_in(HERE / "answer_key", content.details.language, content.extension_roots)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([say[f"column_{name}"] for name in COLUMNS])
    writer.writerows([[f"'{cell}" if cell.startswith(FORMULA) else cell for cell in row] for row in rows])
    return "\ufeff" + text.getvalue()
