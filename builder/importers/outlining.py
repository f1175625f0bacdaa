"""The elements of a document, one after another, as sections and pages: by its headings, or by what looks like one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from builder.importers.answer_lines import is_lettered
from builder.importers.draft import (
    Activity,
    Bullets,
    Draft,
    Heading,
    Page,
    Paragraph,
    Section,
    Strong,
    Table,
    Words,
    plain,
    words,
)
from builder.importers.fitting import below
from builder.importers.found_question import asks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from builder.importers import Reading
    from builder.importers.draft import Element, Inline

LONG_PAGE = 350  # words of a page, on the average, from which on its headings open pages themselves
LONGEST_LINE_IN_BOLD = 80  # characters of one that can be meant as a heading
INTRODUCTION = {"cy": "Cyflwyniad"}  # in other languages than English
MOST_SHOWN = 5  # lines in bold
TITLE_AND_MORE = 3  # elements of a document that can have a title and a heading
END = (".", ":", ";", ",", "!", "…")


@dataclass(slots=True)
class _Part:
    """A heading of the top level, and what stands below it."""

    heading: Heading | None
    elements: list[Element]


def outlined(elements: Sequence[Element], reading: Reading, *, title: str = "", language: str = "") -> Draft:
    """A draft of a document. `title`: what the document itself says it is called.

    The highest level of headings opens sections if pages would be too long otherwise, else pages.
    """
    elements = list(elements)
    if not any(isinstance(one, Heading) for one in elements):
        elements = _with_headings(elements, reading)
    title, elements = _titled(title, elements)
    levels = sorted({one.level for one in elements if isinstance(one, Heading)})
    start = Page(words(INTRODUCTION.get(language.partition("-")[0], "Introduction")), (), untitled=True)
    if not levels:
        return Draft(title, (Section((), (replace(start, elements=tuple(elements)),)),), language)
    parts = _parts(elements, levels[0])
    if levels[1:] and _words(elements) / max(1, len(parts)) > LONG_PAGE:
        sections = tuple(_section(part, levels[1], start) for part in parts if part.heading or part.elements)
    else:
        pages = tuple(_page(part, levels[0], start) for part in parts if part.heading or part.elements)
        sections = (Section((), pages),)
    return Draft(title, sections, language)


def _titled(title: str, elements: list[Element]) -> tuple[str, list[Element]]:
    """The title; a heading that stands alone on the highest level, above all others, is it and opens nothing."""
    headings = [one for one in elements if isinstance(one, Heading)]
    top = min((one.level for one in headings), default=0)
    highest = [one for one in headings if one.level == top]
    alone = len(highest) == 1 and headings[0] is highest[0] and len(headings) > 1
    heading = " ".join(plain(highest[0].text).split()) if alone else ""
    if alone and (not title or heading.casefold() == title.casefold() or elements[0] is highest[0]):
        at = elements.index(highest[0])
        return heading, [*elements[:at], *below(highest[0].text, highest[0].where), *elements[at + 1 :]]
    return title, elements


def _parts(elements: Iterable[Element], level: int) -> list[_Part]:
    """The elements parted before each heading of a level, or a higher one."""
    parts = [_Part(None, [])]
    for one in elements:
        if isinstance(one, Heading) and one.level <= level:
            parts.append(_Part(one, []))
        else:
            parts[-1].elements.append(one)
    return parts if parts[0].elements else parts[1:]


def _section(part: _Part, level: int, start: Page) -> Section:
    pages = _parts(part.elements, level)
    inside = [_page(one, level, start) for one in pages]
    heading = part.heading
    if heading and inside and not pages[0].heading:
        inside[0] = replace(inside[0], title=())  # what stands right below a section's heading is a page of its title
    return Section(heading.text if heading else (), tuple(inside), heading.where if heading else "")


def _page(part: _Part, level: int, start: Page) -> Page:
    elements = tuple(
        replace(one, level=one.level - level) if isinstance(one, Heading) else one for one in part.elements
    )
    if not part.heading:
        return replace(start, elements=elements)
    return Page(part.heading.text, elements, where=part.heading.where)


def _words(elements: Iterable[Element]) -> int:
    count = 0
    for one in elements:
        match one:
            case Paragraph(text):
                count += len(plain(text).split())
            case Bullets(items):
                count += sum(len(plain(item.text).split()) for item in items)
            case Table(head, rows):
                count += sum(len(plain(cell).split()) for row in (head, *rows) for cell in row)
            case Activity():
                count += 40  # as long as it takes
    return count


def _with_headings(elements: Sequence[Element], reading: Reading) -> list[Element]:
    """A document without headings: short lines all in bold, with something else below, were meant as such.

    Two of them at the top are its title and the first heading.
    """
    result = list(elements)
    if len(result) > TITLE_AND_MORE and (bold := _in_bold(result[0])) and _in_bold(result[1]):
        result[0] = Heading(bold, 0, "")
    found: list[str] = []
    for at, (one, after) in enumerate(pairwise([*elements, None])):
        bold = _in_bold(one) if isinstance(result[at], Paragraph) else ()
        if bold and after is not None and not _in_bold(after) and not asks(one, after):
            result[at] = Heading(bold, 1, getattr(one, "where", ""))
            found.append(" ".join(plain(bold).split()))
    if found:
        shown = ", ".join(f"“{one}”" for one in found[:MOST_SHOWN]) + (" and more" if found[MOST_SHOWN:] else "")
        reading.doubt(
            "",
            f"The file has no headings, but lines in bold, which were read as headings: {shown}.",
            "Where one is none, take the # before it away.",
        )
    return result


def _in_bold(one: Element | None) -> Inline:
    """The words of a short paragraph that is all in bold; none for any other."""
    if not isinstance(one, Paragraph) or not one.text:
        return ()
    text = [piece for piece in one.text if not (isinstance(piece, Words) and not piece.text.strip())]
    plain_text = plain(one.text).strip()
    fits = (
        len(plain_text) <= LONGEST_LINE_IN_BOLD
        and not is_lettered(one)
        and not plain_text.endswith(END)
        and any(map(str.isalpha, plain_text))
    )
    return text[0].inside if len(text) == 1 and isinstance(text[0], Strong) and fits else ()
