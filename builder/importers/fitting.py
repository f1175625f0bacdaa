"""Fits a draft to our language, where a heading closes what stands above it and nothing else does.

A paragraph after an activity would become a part of it. Notes for trainers move to the end of their page; any other
activity is followed by a heading or by nothing, so the rest of the page becomes a page of its own, which is told.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from builder.importers.answer_lines import is_lettered
from builder.importers.draft import (
    Activity,
    Bank,
    Break,
    Bullets,
    Callout,
    Clip,
    Emphasis,
    Figure,
    Footnote,
    Gaps,
    Heading,
    KeyPoints,
    Line,
    Link,
    Number,
    Page,
    Pairs,
    Paragraph,
    Picture,
    Question,
    Quote,
    Reflection,
    Reveal,
    Section,
    Sequence,
    Strong,
    Trainer,
    TrueOrFalse,
    Words,
    plain,
)
from builder.importers.text_questions import with_questions

if TYPE_CHECKING:
    from collections import abc

    from builder.importers import Reading
    from builder.importers.draft import Draft, Element, Elements, Inline

TO_DESCRIBE = "A picture that is still to be described"
LONGEST_LEAD = 600  # characters between two activities that lead to the second
LEADS_TO = (Question, TrueOrFalse, Gaps, Number, Pairs, Sequence, Reflection, Reveal)


def arranged(draft: Draft, reading: Reading) -> Draft:
    """The draft as our language can hold it; what a person has to look at is told."""
    sections = [
        replace(section, pages=tuple(_prepared(page, reading) for page in section.pages))
        for section in map(_with_all, draft.sections)
    ]
    asked = iter(with_questions([page for section in sections for page in section.pages], reading))
    sections = [
        replace(section, pages=tuple(one for page in section.pages for one in _pages(next(asked), reading)))
        for section in sections
    ]
    return replace(draft, sections=_described(_titled(sections), reading, ""))


def _with_all(section: Section) -> Section:
    """A section whose first page holds what its title can't."""
    first = below(section.title, section.where)
    if not first:
        return section
    start, *rest = section.pages or (Page((), ()),)
    return replace(section, pages=(replace(start, elements=(*first, *start.elements)), *rest))


def _titled(sections: abc.Sequence[Section]) -> tuple[Section, ...]:
    """Without sections that hold nothing; a title on one line each."""
    used = (section for section in sections if section.title or section.pages)
    return tuple(replace(section, title=one_line(section.title)) for section in used)


def one_line(text: Inline) -> Inline:
    """A heading's words: without pictures and footnotes, which can't stand there, on one line, and not all in bold."""
    pieces = [piece for piece in text if not (isinstance(piece, Words) and not piece.text.strip())]
    if len(pieces) == 1 and isinstance(pieces[0], Strong | Emphasis):
        return one_line(pieces[0].inside)
    return tuple(
        Words(" ") if isinstance(piece, Break) else piece for piece in text if not isinstance(piece, Picture | Footnote)
    )


def below(text: Inline, where: str) -> Elements:
    """What stands below a heading because it can't stand in it: pictures, what footnotes say."""
    figures = (Figure(piece.media, piece.alt, where=where) for piece in text if isinstance(piece, Picture))
    return (*figures, *(inner for piece in text if isinstance(piece, Footnote) for inner in piece.inside))


def _prepared(page: Page, reading: Reading) -> Page:
    """A page whose activities and lists stand by themselves."""
    elements = tuple(_playable(one, reading, page.where) for one in (*below(page.title, page.where), *page.elements))
    for step in (_lifted, _without_lines_at_ends, _joined):
        elements = tuple(step(elements))
    return replace(page, elements=elements)


def _pages(page: Page | None, reading: Reading) -> list[Page]:
    """A page, or the pages that it takes."""
    if page is None:
        return []
    elements = page.elements
    for step in (_joined, _moved, _in_steps, _led, _above):
        elements = tuple(step(elements))
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
    first = replace(page, title=title, elements=tuple(runs[0]))
    more = [
        Page((*title, Words(f", part {number}")), tuple(run), where=run[0].where or where)
        for number, run in enumerate(runs[1:], 2)
    ]
    return [first, *more]


def _joined(elements: Elements) -> Elements:
    """Lists of one kind right below each other are one; a numbered one that begins anew is another."""
    result: list[Element] = []
    for element in elements:
        last = result[-1] if result else None
        if isinstance(last, Bullets) and isinstance(element, Bullets) and last.ordered == element.ordered:
            goes_on = not element.ordered or element.start == last.start + len(last.items)
            if goes_on:
                result[-1] = replace(last, items=(*last.items, *element.items))
                continue
        result.append(element)
    return tuple(result)


def _lifted(elements: Elements) -> Elements:
    """Activities out of lists, quotations and boxes, behind these; headings in them as lines in bold."""
    result: list[Element] = []
    for element in elements:
        lifted: list[Element] = []
        if isinstance(element, Bullets | Quote | Callout):
            result += [one for one in [_flat(element, lifted)] if one]
        else:
            result.append(element)
        result += lifted
    return tuple(result)


def _flat(element: Element, lifted: list[Element]) -> Element | None:
    """What may stand in a list or a box; an activity is lifted out."""
    match element:
        case Bullets(items):
            flattened = tuple(replace(item, inside=_all_flat(item.inside, lifted)) for item in items)
            flattened = tuple(item for item in flattened if item.text or item.inside)
            return replace(element, items=flattened) if flattened else None
        case Quote(inside) | Callout(_, inside):
            flat = _all_flat(inside, lifted)
            return replace(element, inside=flat) if flat else None
        case Heading(text):
            return Paragraph((Strong(text),), element.where)
        case Activity() | Bank():
            lifted.append(element)
            return None
    return element


def _all_flat(inside: Elements, lifted: list[Element]) -> Elements:
    return tuple(one for element in inside if (one := _flat(element, lifted)) is not None)


def _without_lines_at_ends(elements: Elements) -> Elements:
    """A line parts two thoughts: at the beginning or the end of a page it parts nothing."""
    trimmed = list(elements)
    while trimmed and isinstance(trimmed[0], Line):
        trimmed.pop(0)
    while trimmed and isinstance(trimmed[-1], Line):
        trimmed.pop()
    return tuple(trimmed)


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


def _led(elements: Elements) -> Elements:
    """A few words between two activities lead to the second, and open it."""
    result: list[Element] = []
    waiting: list[Element] = []  # behind an activity
    for element in elements:
        if waiting and isinstance(element, LEADS_TO) and _is_lead(waiting):
            result.append(replace(element, intro=(*waiting, *element.intro)))
            waiting = []
        elif not isinstance(element, Heading | Activity | Bank) and (
            waiting or (result and isinstance(result[-1], Activity))
        ):
            waiting.append(element)
        else:
            result += [*waiting, element]
            waiting = []
    return (*result, *waiting)


def _is_lead(elements: abc.Sequence[Element]) -> bool:
    length = sum(len(plain(one.text)) for one in elements if isinstance(one, Paragraph))
    asks = any(is_lettered(one) for one in elements)  # a question that could not be read
    return not asks and all(isinstance(one, Paragraph | Figure) for one in elements) and length <= LONGEST_LEAD


def _above(elements: Elements) -> Elements:
    """Pictures and footnotes of headings stand below them."""
    result: list[Element] = []
    for element in elements:
        if isinstance(element, Heading):
            result += [replace(element, text=one_line(element.text)), *below(element.text, element.where)]
        elif isinstance(element, Activity):
            result.append(_asked(element))
        else:
            result.append(element)
    return tuple(result)


def _asked(one: Any) -> Any:
    """An activity (`Activity`) whose heading is one line of words; what can't stand there opens its introduction."""
    title = one_line(one.title)
    return one if title == one.title else replace(one, title=title, intro=(*below(one.title, one.where), *one.intro))


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
