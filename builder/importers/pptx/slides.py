"""Reads a deck's slides, in their chapters, with notes and comments."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER as PLACE
from pptx.oxml.ns import qn

from builder.importers import Reading
from builder.importers.pptx.deck import Chapter, Deck, Slide, Text
from builder.importers.pptx.package import DAMAGE, opened, pages_of
from builder.importers.pptx.paragraphs import Setting, lines_of
from builder.importers.pptx.pictures import Pictures, pictures_of
from builder.importers.pptx.shapes import Shapes
from builder.importers.texts import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.importers.pptx.deck import Line
    from builder.importers.source import SourceFile

POWERPOINT = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
LAYOUTS: dict[str, Literal["title", "section"]] = {"title": "title", "secHead": "section"}
UNNAMED = {"default section", "untitled section", "adran ddiofyn", "adran ddi-deitl", ""}
NO_TITLE = {"powerpoint presentation", "presentation", "cyflwyniad powerpoint", "slide 1", ""}
OFTEN, MOST = 4, 0.6  # on so many slides, and on that part of all
NOT_NOTES = {PLACE.SLIDE_IMAGE, PLACE.SLIDE_NUMBER, PLACE.HEADER, PLACE.FOOTER, PLACE.DATE}


def read_deck(file: SourceFile, reading: Reading) -> Deck:
    """The deck; hidden slides and what no page can hold are told to `reading`. RefusedError: it can't be read."""
    deck = opened(file)
    pages, ids = pages_of(deck), [one.get("id") or "" for one in deck.element.iter(qn("p:sldId"))]
    pictures = Pictures(file, reading, _uses(pages), len(pages))
    size = (0.0, 0.0)
    with suppress(*DAMAGE):
        size = (float(deck.slide_width or 0), float(deck.slide_height or 0))
    titles = {str(page.part.partname): (number, _title(page)) for number, page in enumerate(pages, 1)}
    feet: dict[str, list[int]] = {}
    slides: dict[str, Slide] = {}
    for number, (page, known) in enumerate(zip(pages, ids, strict=False), 1):
        slide = Slide(number, hidden=page.element.get("show") in {"0", "false"})
        if slide.hidden:
            _leave_out_hidden(page, slide, titles, file, reading)
            continue
        _read_slide(Shapes(page, slide, titles, file, reading, feet, pictures, size))
        slides[known] = slide
    _take_repeated(list(slides.values()), feet)
    for words, on in feet.items():
        reading.leave_out("words at the foot of slides", _slides(on), words)
    _report_design(pages, reading)
    if any(name.endswith("vbaProject.bin") for name in file.archive):
        reading.leave_out("macros", "the whole file")
    return Deck(_deck_title(deck), _language(pages), tuple(_chapters(deck, slides)))


def _take_repeated(slides: Sequence[Slide], feet: dict[str, list[int]]) -> None:
    """Boxes with the same words on most slides, such as “Official”, say no more than a foot does."""
    counted: Counter[str] = Counter()
    for slide in slides:
        counted.update({part.words for part in slide.parts if isinstance(part, Text)})
    often = {words for words, count in counted.items() if count >= OFTEN and count > len(slides) * MOST}
    for slide in slides:
        for part in [one for one in slide.parts if isinstance(one, Text) and one.words in often]:
            slide.parts.remove(part)
            feet.setdefault(part.words, []).append(slide.number)


def _read_slide(shapes: Shapes) -> None:
    page, slide = shapes.page, shapes.slide
    try:
        slide.layout = LAYOUTS.get(page.slide_layout.element.get("type") or "", "other")
        shapes.pictures.shown.clear()
        shapes.read()
        _report_the_rest(shapes)
        slide.notes = tuple(_notes(page))
        _report_comments(page, slide, shapes.reading)
    except DAMAGE:
        words = " ".join(one.text or "" for one in page.element.iter(qn("a:t")))
        shapes.reading.leave_out("slides that can't be read whole", slide.where, words)
    if page.element.find(f"{qn('p:timing')}//{qn('p:bldLst')}") is not None:
        shapes.reading.leave_out("animations", slide.where)


def _report_the_rest(shapes: Shapes) -> None:
    """What a slide holds in ways that are not known here: nothing of it may vanish."""
    slide, reading = shapes.slide, shapes.reading
    for _ in pictures_of(shapes.page.part) - shapes.pictures.shown:
        reading.leave_out("pictures in backgrounds, in bullets and the like", slide.where)
    taken = [slide.heading, slide.subtitle.words if slide.subtitle else "", *shapes.feet]
    taken += [part.words if isinstance(part, Text) else words_of(part) for part in slide.parts]
    taken += [one.words for one in reading.left_out if one.where == slide.where]
    everything = _letters(" ".join(taken))
    fields = {text for field in shapes.page.element.iter(qn("a:fld")) for text in field.iter(qn("a:t"))}
    for one in shapes.page.element.iter(qn("a:t")):
        if one not in fields and _letters(one.text or "") not in everything:
            reading.leave_out("words in other places than boxes", slide.where, one.text or "")


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalpha()).casefold()


def _leave_out_hidden(page: Any, slide: Slide, titles: Any, file: SourceFile, reading: Reading) -> None:
    """A hidden slide is not for learners: its words stand in the report."""
    apart = Reading()
    _read_slide(Shapes(page, slide, titles, file, apart, {}, Pictures(file, apart, {}, 0), (0, 0)))
    pieces = [slide.heading, slide.subtitle.words if slide.subtitle else ""]
    pieces += [part.words if isinstance(part, Text) else words_of(part) for part in slide.parts]
    pieces += [line.words for line in slide.notes]
    reading.leave_out("hidden slides", slide.where, "\n".join(filter(None, pieces)))
    for media in apart.media:
        reading.leave_out("pictures and films of hidden slides", slide.where, media.name.rpartition("/")[2])
    reading.left_out += apart.left_out
    reading.doubt(
        slide.where,
        "It is hidden in the deck, and not in the course.",
        "If learners should see it, show it in PowerPoint and import the deck again; its words are listed below.",
    )


def _uses(pages: Sequence[Any]) -> dict[str, int]:
    """On how many slides each picture stands."""
    counted: Counter[str] = Counter()
    for page in pages:
        counted.update(pictures_of(page.part))
    return dict(counted)


def _title(page: Any) -> str:
    try:
        return page.shapes.title.text_frame.text if page.shapes.title is not None else ""
    except DAMAGE:
        return ""


def _notes(page: Any) -> Iterator[Line]:
    """The speaker's notes, and what else somebody wrote on their page."""
    if not page.has_notes_slide:
        return
    for shape in page.notes_slide.shapes:
        kind = shape.placeholder_format.type if shape.is_placeholder else None
        if kind not in NOT_NOTES and shape.has_text_frame:
            setting = Setting(address=partial(_web_address, page.notes_slide.part))
            yield from lines_of(shape.text_frame._txBody, setting)  # noqa: SLF001 - its XML is not public


def _web_address(part: Any, link: Any) -> str:
    """Where a link of the notes leads, if that is on the web."""
    relation = part.rels.get(link.get(qn("r:id")) or "")
    address = str(relation.target_ref) if relation is not None and relation.is_external else ""
    return address if re.match(r"(https?|mailto):", address, re.IGNORECASE) else ""


def _report_comments(page: Any, slide: Slide, reading: Reading) -> None:
    for relation in page.part.rels.values():
        if not relation.is_external and relation.reltype.endswith("/comments"):
            root = etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
            for comment in root:
                text = " ".join(one.text or "" for one in comment.iter() if str(one.tag).endswith(("}text", "}t")))
                if text.strip():
                    what = f"A comment on it says: {' '.join(text.split())}"
                    reading.doubt(slide.where, what, "Do what it asks for; it is not in the course.")


def _report_design(pages: Sequence[Any], reading: Reading) -> None:
    """What stands on every slide because its design has it."""
    designs: dict[str, Any] = {}
    for page in pages:
        with suppress(*DAMAGE):
            layout = page.slide_layout
            designs |= {str(one.part.partname): one for one in (layout, layout.slide_master)}
    words, pictures = set(), 0
    for design in designs.values():
        for shape in design.shapes:
            if shape.is_placeholder:
                continue
            words |= {" ".join((one.text or "") for one in shape._element.iter(qn("a:t"))).strip()}  # noqa: SLF001 - as above
            pictures += sum(1 for _ in shape._element.iter(qn("a:blip")))  # noqa: SLF001 - as above
    for text in sorted(words - {""}):
        reading.leave_out("words of the design", "each slide", text)
    if pictures:
        reading.leave_out("pictures of the design", "each slide")


def _chapters(deck: Any, slides: dict[str, Slide]) -> Iterator[Chapter]:
    """The deck's own sections; what stands in none comes where it is."""
    names: dict[str, str] = {}
    for section in deck.element.iter(f"{POWERPOINT}section"):
        name = " ".join((section.get("name") or "").split())
        for one in section.iter(f"{POWERPOINT}sldId"):
            names[one.get("id") or ""] = "" if name.lower() in UNNAMED else name
    group: list[Slide] = []
    name = ""
    for known, slide in slides.items():
        here = names.get(known, name)
        if here != name and group:
            yield Chapter(name, tuple(group))
            group = []
        name = here
        group.append(slide)
    if group:
        yield Chapter(name, tuple(group))


def _deck_title(deck: Any) -> str:
    try:
        title = " ".join((deck.core_properties.title or "").split())
    except DAMAGE:
        return ""
    return "" if title.lower() in NO_TITLE else title


def _language(pages: Sequence[Any]) -> str:
    """The language of most words; English is British, for PowerPoint says American where nobody chose."""
    counted: Counter[str] = Counter()
    for page in pages:
        for run in page.element.iter(qn("a:r")):
            style, text = run.find(qn("a:rPr")), run.find(qn("a:t"))
            if style is not None and text is not None and style.get("lang"):
                counted[style.get("lang")] += len(text.text or "")
    code = counted.most_common(1)[0][0] if counted else ""
    return {"en": "en-GB", "cy": "cy"}.get(code.partition("-")[0], code)


def _slides(numbers: Sequence[int]) -> str:
    """“slide 3”, “slides 2 to 30”."""
    first, last = min(numbers), max(numbers)
    return f"slide {first}" if first == last else f"slides {first} to {last}"
