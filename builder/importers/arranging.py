"""Fits a draft to our language, where a heading closes what stands above it and nothing else does.

A paragraph after an activity would become a part of it. Notes for trainers move to the end of their page; any other
activity is followed by a heading or by nothing, so the rest of the page becomes a page of its own, which is told.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from builder.importers.draft import (
    Activity,
    Bank,
    Break,
    Bullets,
    Clip,
    Figure,
    Footnote,
    Heading,
    Item,
    KeyPoints,
    Link,
    Page,
    Paragraph,
    Picture,
    Section,
    Trainer,
    Words,
    plain,
    words,
)
from builder.importers.escaping import BULLET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.importers import Reading
    from builder.importers.draft import Draft, Element, Elements, Inline

TO_DESCRIBE = "A picture that is still to be described"
LONGEST_TITLE = 120  # characters of a heading


def arranged(draft: Draft, reading: Reading) -> Draft:
    """The draft as our language can hold it; what a person has to look at is told."""
    sections = [
        replace(section, pages=tuple(one for page in section.pages for one in _pages(page, reading)))
        for section in draft.sections
    ]
    return replace(draft, sections=_described(_titled(sections), reading, ""))


def _titled(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Without sections that hold nothing; a title on one line each."""
    kept = (section for section in sections if section.title or section.pages)
    return tuple(replace(section, title=one_line(section.title)) for section in kept)


def one_line(text: Inline) -> Inline:
    """A heading's words: without pictures and footnotes, which can't stand there, and on one line."""
    return tuple(
        Words(" ") if isinstance(piece, Break) else piece for piece in text if not isinstance(piece, Picture | Footnote)
    )


def _pages(page: Page, reading: Reading) -> list[Page]:
    """A page, or the pages that it takes."""
    playable = tuple(_playable(one, reading, page.where) for one in page.elements)
    elements = _in_steps(_moved(tuple(_listed(playable))))
    runs: list[list[Element]] = [[]]
    closed = True  # whether what comes next can stand by itself
    for element in elements:
        if not closed and not isinstance(element, Heading | Activity | Bank):
            runs.append([])
            reading.doubt(
                element.where or page.where,
                f"What follows an activity on the page “{plain(page.title)}” has no heading of its own.",
                "It begins a page of its own; give that a better title, or move the text above the activity.",
            )
            closed = True
        if isinstance(element, Heading | Activity | Bank):
            closed = not isinstance(element, Activity | Bank)
        runs[-1].append(element)
    title, where = one_line(page.title), page.where
    first = replace(page, title=title, elements=_above(tuple(runs[0])))
    more = [
        Page((*title, Words(f", part {number}")), tuple(run), where=run[0].where or where)
        for number, run in enumerate(runs[1:], 2)
    ]
    return [first, *more]


def _playable(one: Element, reading: Reading, where: str) -> Element:
    """A film or sound without what those read who can't hear it is a link to its file until that is written."""
    if not isinstance(one, Clip) or (one.transcript and (one.captions or one.kind == "audio")):
        return one
    lacks = "captions and a transcript" if one.kind == "video" else "a transcript"
    reading.doubt(
        one.where or where,
        f"“{plain(one.title)}” lacks {lacks}, so that it is a link to its file for now.",
        f"Write {lacks} into the folder media, then: ### {one.kind.capitalize()}: {plain(one.title)}",
    )
    return Paragraph((Link(one.media, one.title or (Words(one.media),)),), one.where)


def _above(elements: Elements) -> Elements:
    """Pictures and footnotes of headings stand below them."""
    result: list[Element] = []
    for element in elements:
        if isinstance(element, Heading):
            result.append(replace(element, text=one_line(element.text)))
            pictures = [piece for piece in element.text if isinstance(piece, Picture)]
            result += [Figure(one.media, one.alt, where=element.where) for one in pictures]
            notes = tuple(piece for piece in element.text if isinstance(piece, Footnote))
            result += [inner for note in notes for inner in note.inside]
        elif isinstance(element, Activity):
            result.append(_asked(element))
        else:
            result.append(element)
    return tuple(result)


def _asked(one: Any) -> Any:
    """An activity (`Activity`) whose heading is one line of words; what can't stand there opens its introduction."""
    title = one_line(one.title)
    below: list[Element] = [
        Figure(piece.media, piece.alt, where=one.where) for piece in one.title if isinstance(piece, Picture)
    ]
    below += [inner for piece in one.title if isinstance(piece, Footnote) for inner in piece.inside]
    return replace(one, title=title, intro=(*below, *one.intro)) if below or title != one.title else one


def _moved(elements: Elements) -> Elements:
    """Notes for trainers and points to remember at the end."""
    last = [element for element in elements if isinstance(element, Trainer)]
    points = [element for element in elements if isinstance(element, KeyPoints)]
    return (*(element for element in elements if not isinstance(element, Trainer | KeyPoints)), *points, *last)


def _in_steps(elements: Elements) -> Elements:
    """Headings that skip no level, and stand at the top below an activity."""
    result: list[Element] = []
    depth, open_activity = 0, False
    for element in elements:
        if isinstance(element, Heading):
            level = 1 if open_activity else min(element.level, depth + 1)
            result.append(replace(element, level=level))
            depth, open_activity = level, False
            continue
        if isinstance(element, Activity | Bank):
            depth, open_activity = 1, True
        result.append(element)
    return tuple(result)


def _listed(elements: Elements) -> list[Element]:
    """Paragraphs that begin with a bullet of a word processor are the entries of a list."""
    result: list[Element] = []
    for element in elements:
        first = element.text[0] if isinstance(element, Paragraph) and element.text else None
        if isinstance(element, Paragraph) and isinstance(first, Words) and BULLET.match(first.text):
            mark, rest = first.text[0], first.text[1:].lstrip()
            if mark != "o" and rest:
                item = Item((Words(rest), *element.text[1:]))
                if result and isinstance(result[-1], Bullets) and not result[-1].ordered:
                    result[-1] = replace(result[-1], items=(*result[-1].items, item))
                else:
                    result.append(Bullets((item,), where=element.where))
                continue
        result.append(element)
    return result


def _described(one: Any, reading: Reading, where: str) -> Any:
    """The same with a description for each picture that has none, which is told."""
    if isinstance(one, tuple):
        return tuple(_described(inner, reading, where) for inner in one)
    if not is_dataclass(one) or isinstance(one, type):
        return one
    where = getattr(one, "where", "") or where
    if isinstance(one, Figure | Picture) and not one.alt.strip():
        caption = getattr(one, "caption", "")
        reading.doubt(
            where,
            f"The picture “{one.media}” has no description for people who can't see it.",
            "Write between its square brackets what it shows; its caption stands there until then."
            if caption
            else f"Write what it shows in place of “{TO_DESCRIBE}”.",
        )
        return replace(one, alt=caption or TO_DESCRIBE)
    changed = {
        field.name: _described(value, reading, where)
        for field in fields(one)
        if isinstance(value := getattr(one, field.name), tuple)
    }
    return replace(one, **changed) if any(getattr(one, name) is not value for name, value in changed.items()) else one


__all__ = ["arranged", "one_line", "words"]
