"""What an import has left in doubt, each with the place in the course that it is about, as near as it can be told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from builder.importers.texts import words_of
from builder.source.folders import COURSE_FILE, is_section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from builder.importers import Doubt
    from builder.importers.importing import Imported
    from builder.importers.reading import Brought

AT_LINE = re.compile(r"([\w.-]+\.md), line (\d+)")
QUOTED = re.compile(r"“([^”]{3,})”")
LONGEST = 60  # letters that are looked for
BEGINNINGS = (8, 5, 3)  # words by which an element is found
SIGNS = re.compile(r"[*_`\\]")


def doubts_of(made: Imported, folder: Path) -> list[dict[str, Any]]:
    """Each doubt of each file, with a file and a line of the course: `Doubted` in contract.js."""
    texts = {
        path.name: path.read_text("utf-8", "replace").splitlines()
        for path in sorted(folder.glob("*.md"), key=lambda path: (path.name != COURSE_FILE, path.name))
        if is_section(path.name)
    }
    return [
        {"from": one.name, "where": doubt.where, "what": doubt.what, "todo": doubt.todo, "text": doubt.text}
        | dict(zip(("file", "line"), _place(doubt, one, texts), strict=True))
        for one in made.brought
        for doubt in one.reading.doubts
    ]


def _place(doubt: Doubt, one: Brought, texts: Mapping[str, list[str]]) -> tuple[str, int]:
    if (at := AT_LINE.search(doubt.where)) and at[1] in texts:
        return at[1], int(at[2])
    first, last = next(((name, line) for name, line in _titled(_pages(doubt, one), texts)), ("", 0)), 10**9
    about = [words_of(element).split() for element in _about(doubt, one)]
    begins = [" ".join(words[:number]) for words in about for number in BEGINNINGS]
    wanted = [*QUOTED.findall(f"{doubt.what} {doubt.todo}"), *doubt.text.strip().splitlines()[:1], *begins]
    for words_said in wanted:
        sought = SIGNS.sub("", words_said.partition("\n")[0])[:LONGEST].strip().casefold()
        found = [
            (name, number)
            for name, lines in texts.items()
            for number, line in enumerate(lines, 1)
            if sought and sought in SIGNS.sub("", line).casefold()
        ]
        behind = [place for place in found if place[0] == first[0] and first[1] <= place[1] <= last]
        if behind or (found and not first[0]):
            return (behind or found)[0]
    return first if first[0] else (next(iter(texts), COURSE_FILE), 1)


def _about(doubt: Doubt, one: Brought) -> list[Any]:
    """What was read at the place that a doubt names."""
    elements = [element for section in one.draft.sections for page in section.pages for element in page.elements]
    inner = [each for element in elements for each in (element, *getattr(element, "questions", ()))]
    return [each for each in inner if doubt.where and getattr(each, "where", "") == doubt.where]


def _pages(doubt: Doubt, one: Brought) -> list[str]:
    """The titles of the pages that a doubt's place in the file became."""
    return [
        words_of(page.title)
        for section in one.draft.sections
        for page in section.pages
        if doubt.where
        and doubt.where in {page.where, *(str(getattr(element, "where", "")) for element in page.elements)}
    ]


def _titled(titles: list[str], texts: Mapping[str, list[str]]) -> Iterator[tuple[str, int]]:
    for title in titles:
        for name, lines in texts.items() if title else ():
            for number, line in enumerate(lines, 1):
                shown = SIGNS.sub("", line).strip()
                if shown.startswith("## ") and shown.endswith((f"## {title}", f": {title}")):
                    yield name, number
