"""The courses of the folder, and what the author's language knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builder import discover
from builder.guide.blocks import block_page
from builder.model import Details
from builder.source.load import LARGEST_TEXT
from builder.workbench.library import card_of

if TYPE_CHECKING:
    from builder.workbench.engine import Engine

MOST_FOUND = 60  # places
AROUND = 70  # letters before and after


def library(engine: Engine) -> dict[str, Any]:
    """The folder, and every course and programme in it by its path: cards are asked for one by one."""
    courses = [engine.shared.name_of(one) for one in engine.shared.courses()]
    return {"folder": engine.shared.root.name, "courses": courses}


def card(engine: Engine, course: str) -> dict[str, Any]:
    """A course at a glance, and when a package of it was made last: `Card` in contract.js."""
    made = card_of(engine.shared, engine.shared.course(course))
    return made | {"built": engine.packages.built(made["id"])}


def search(engine: Engine, words: str) -> dict[str, Any]:
    """Where words stand in the texts of all courses: `Sought` in contract.js."""
    sought = " ".join(words.split()).casefold()
    if not sought:
        return {"found": [], "more": 0}
    found: list[dict[str, Any]] = []
    more = 0
    for course in engine.shared.courses():
        name = engine.shared.name_of(course)
        for file in engine.shared.files(name):
            if not file.endswith(".md") or (engine.shared.root / file).stat().st_size > LARGEST_TEXT:
                continue
            owner = engine.shared.name_of(engine.course_of(engine.shared.root / file))
            for line, text in enumerate(engine.texts.read(engine.shared.root / file).text.splitlines(), 1):
                at = text.casefold().find(sought)
                if at < 0:
                    continue
                if len(found) >= MOST_FOUND:
                    more += 1
                else:
                    found.append({"course": owner, "file": file, "line": line, "text": _around(text, at, len(sought))})
    return {"found": found, "more": more}


def _around(text: str, at: int, length: int) -> list[str]:
    """What stands before, in, and after the words that were sought."""
    begin, end = max(0, at - AROUND), at + length + AROUND
    before = ("… " if begin else "") + text[begin:at].lstrip()
    return [before, text[at : at + length], text[at + length : end].rstrip() + (" …" if end < len(text) else "")]


def language(engine: Engine) -> dict[str, Any]:
    """The words that the author's language knows, and the language that courses are usually in."""
    kinds = discover.block_kinds(engine.courses.extension_roots)
    keywords = sorted({word for kind in kinds.values() for word in kind.keywords})
    labels = sorted({label for kind in kinds.values() for label in kind.labels})
    return {"keywords": keywords, "labels": labels, "language": Details().language}


def blocks(engine: Engine) -> list[dict[str, Any]]:
    """Each kind of block, as the menu offers it: `BlockOffer` in contract.js."""
    roots = engine.courses.extension_roots
    kinds, folders = discover.block_kinds(roots), discover.block_folders(roots)
    offers = []
    for name in sorted(kinds, key=lambda one: kinds[one].keywords[0]):
        page = block_page(name, roots)
        about = page.about.replace("\n", " ").partition(". ")[0].rstrip(".") + "."
        words = {"name": name, "keyword": kinds[name].keywords[0], "other": list(kinds[name].keywords[1:])}
        drawn = folders[name] / "picture.svg"
        picture = drawn.read_text("utf-8") if drawn.is_file() else ""
        shown = {"about": about, "purpose": page.purpose, "example": next(iter(page.uses), ""), "picture": picture}
        offers.append(words | shown)
    return offers
