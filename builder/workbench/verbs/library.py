"""The courses of the folder, and what the author's language knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builder import discover
from builder.guide.blocks import block_page
from builder.model import Details
from builder.workbench.library import card_of

if TYPE_CHECKING:
    from builder.workbench.engine import Engine


def library(engine: Engine) -> dict[str, Any]:
    """The folder, and every course and programme in it by its path: cards are asked for one by one."""
    courses = [engine.shared.name_of(one) for one in engine.shared.courses()]
    return {"folder": engine.shared.root.name, "courses": courses}


def card(engine: Engine, course: str) -> dict[str, Any]:
    """A course at a glance: `Card` in contract.js."""
    return card_of(engine.shared, engine.shared.course(course))


def language(engine: Engine) -> dict[str, Any]:
    """The words that the author's language knows, and the language that courses are usually in."""
    kinds = discover.block_kinds(engine.courses.extension_roots)
    keywords = sorted({word for kind in kinds.values() for word in kind.keywords})
    labels = sorted({label for kind in kinds.values() for label in kind.labels})
    return {"keywords": keywords, "labels": labels, "language": Details().language}


def blocks(engine: Engine) -> list[dict[str, Any]]:
    """Each kind of block, as the menu offers it: `BlockOffer` in contract.js."""
    roots = engine.courses.extension_roots
    kinds = discover.block_kinds(roots)
    offers = []
    for name in sorted(kinds, key=lambda one: kinds[one].keywords[0]):
        page = block_page(name, roots)
        about = page.about.replace("\n", " ").partition(". ")[0].rstrip(".") + "."
        words = {"name": name, "keyword": kinds[name].keywords[0], "other": list(kinds[name].keywords[1:])}
        offers.append(words | {"about": about, "purpose": page.purpose, "example": next(iter(page.uses), "")})
    return offers
