"""What is drawn in a Word document: pictures, text boxes, SmartArt, charts, films, files put into it."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from builder.importers.docx.parts import R, W, words_in
from builder.importers.draft import Bullets, Figure, Item, Link, LinkCard, Paragraph, Picture, Table, words
from builder.importers.labelled import callout_of
from builder.importers.metafiles import METAFILES, bitmap_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from builder.importers.docx.body import Body
    from builder.importers.draft import Element

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - as the namespace is called
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
VIDEO = "{http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing}webVideoPr"
SVG_BLIP = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
GUESSED = re.compile(r"(?i)\s*(?:description automatically generated.*|AI-generated content may be incorrect\.?)$")
NOT_ON_THE_WEB = {".emf", ".wmf", ".emz", ".wmz", ".pict", ".pct"}
LARGEST_PICTURE = 100_000_000  # bytes
EMBEDDED = {".xlsx", ".docx", ".pptx", ".pdf", ".csv", ".txt"}


def drawn(part: _Element, body: Body) -> Iterator[Picture | Element]:  # noqa: C901 - a case a kind of drawing
    """What a drawing holds, in its order."""
    inside = {inner for box in part.iter(f"{W}txbxContent") for inner in box.iter() if inner is not box}
    alt, decorative = _alt(part)
    film = next((one for one in part.iter(VIDEO)), None)
    if film is not None:
        yield from _film(film, alt, body)
        return
    for one in part.iter():
        if one in inside:
            continue
        if one.tag == f"{W}txbxContent":
            elements = body.elements(one)
            if elements:
                alone = len(elements) == 1 and isinstance(elements[0], Figure | Table)
                yield elements[0] if alone else callout_of(tuple(elements), body.where)
        elif one.tag in {f"{A}blip", f"{V}imagedata"}:
            name = one.get(f"{R}embed") or one.get(f"{R}id") or one.get(f"{R}link")
            vector = next(one.iter(SVG_BLIP), None)
            name = vector.get(f"{R}embed") if vector is not None and is_metafile(name, body) else name
            yield from _picture(name, alt or (one.get(f"{O}title") or ""), body, decorative=decorative)
        elif one.tag == f"{C}chart":
            yield from _chart(one.get(f"{R}id"), alt, body)
        elif one.tag == f"{DGM}relIds":
            yield from _smart_art(one.get(f"{R}dm"), alt, body)
        elif one.tag == f"{O}OLEObject":
            yield from _embedded(one, body)
        elif one.tag == f"{V}textpath" and (one.get("string") or "").strip():
            yield Paragraph(words(one.get("string") or ""), body.where)


def is_metafile(name: str | None, body: Body) -> bool:
    """Whether a picture is one that no browser shows."""
    relation = body.relation(name)
    return relation is not None and relation.target.lower().endswith(tuple(NOT_ON_THE_WEB))


def pictures_in(part: _Element) -> list[str]:
    """The names of the relations of all pictures in a drawing."""
    found = (one for one in part.iter(f"{A}blip", f"{V}imagedata"))
    return [name for one in found if (name := one.get(f"{R}embed") or one.get(f"{R}id"))]


def _alt(part: _Element) -> tuple[str, bool]:
    """The description of a drawing, and whether it only decorates."""
    for one in part.iter(f"{WP}docPr", f"{V}shape", f"{V}rect", f"{V}group"):
        decorative = any(inner.get("val") in {"1", "true"} for inner in one.iter(DECORATIVE))
        text = " ".join((one.get("descr") or one.get("alt") or "").split())
        text = GUESSED.sub("", text)
        title = " ".join((one.get("title") or "").split())
        return text or title, decorative
    return "", False


def _picture(name: str | None, alt: str, body: Body, *, decorative: bool) -> Iterator[Picture]:
    relation = body.relation(name)
    if relation is None:
        return
    if relation.external:
        body.leave_out("pictures that lie outside the file", f"{relation.target} {alt}")
        body.doubt(
            f"A picture lies outside the file: “{relation.target}”.", "Get it, and put it into the folder media."
        )
        return
    file, target = body.parts.file, relation.target
    if target not in file.inside:
        body.leave_out("pictures that the file lacks", alt or target)
        return
    ending = target[target.rfind(".") :].lower()
    bitmap = bitmap_in(lambda: file.part(target, LARGEST_PICTURE)) if ending in METAFILES else None
    if bitmap:
        from builder.importers.shown_pictures import as_browsers_show  # noqa: PLC0415 - only where there are some

        made = partial(as_browsers_show, partial(bytes, bitmap), "png", (0, 0, 0, 0))
        media = body.reading.keep(f"{target}.png", made, called=alt or body.heading, where=body.where)
        yield Picture(media, alt)
        return
    if ending in NOT_ON_THE_WEB:
        body.leave_out(f"pictures in a form that no browser shows ({ending})", alt or target.rpartition("/")[2])
        body.doubt(
            f"A picture is in the form {ending}, which no browser shows{f': “{alt}”' if alt else ''}.",
            "In Word, save it as a picture (PNG), and put it into the folder media.",
        )
        return
    if decorative and not alt:
        body.leave_out("pictures that only decorate", target.rpartition("/")[2])
        return
    yield Picture(
        body.reading.keep(
            target, lambda: file.part(target, LARGEST_PICTURE), called=alt or body.heading, where=body.where
        ),
        alt,
    )


def _film(film: _Element, alt: str, body: Body) -> Iterator[Element]:
    source = re.search(r"""src=["']([^"']+)""", film.get("embeddedHtml") or "")
    if source:
        body.doubt("A film on the web can't come with the course.", "It is a link; get the film's file, with captions.")
        yield LinkCard(words(alt or "Film on the web"), source[1], where=body.where)


def _chart(name: str | None, alt: str, body: Body) -> Iterator[Element]:
    """A chart as the table of what it shows."""
    relation = body.relation(name)
    root = body.parts.xml(relation.target) if relation else None
    if root is None:
        body.leave_out("charts that can't be read", alt or "?")
        return
    title = " ".join(words_in(one, f"{A}t") for one in root.iter(f"{C}title")).strip()
    series = list(root.iter(f"{C}ser"))
    names = [" ".join(words_in(one, f"{C}v") for one in each.findall(f"{C}tx")) for each in series]
    values = [_points(each, "val", "yVal") for each in series]
    heads = next((found for each in series if (found := _points(each, "cat", "xVal"))), {})
    rows = sorted({*heads, *(at for each in values for at in each)})
    if not rows:
        body.leave_out("charts without figures", title or alt or "?")
        return
    if title or alt:
        yield Paragraph(words(f"{title or alt}:"), body.where)
    body.doubt("A chart became a table of its figures.", "Put a picture of the chart above it, if it shows more.")
    yield Table(
        (words(""), *map(words, names)),
        tuple((words(heads.get(at, str(at + 1))), *(words(each.get(at, "")) for each in values)) for at in rows),
        body.where,
    )


def _points(series: _Element, *names: str) -> dict[int, str]:
    found = {}
    for name in names:
        for cache in series.findall(f"{C}{name}"):
            for point in cache.iter(f"{C}pt"):
                text = point.findtext(f"{C}v") or ""
                index = point.get("idx") or ""
                if index.isdecimal() and text.strip():
                    found[int(index)] = text.strip()
    return found


def _smart_art(name: str | None, alt: str, body: Body) -> Iterator[Element]:
    """SmartArt as the list that its author typed (ECMA-376, part 1, 21.4)."""
    relation = body.relation(name)
    root = body.parts.xml(relation.target) if relation else None
    if root is None:
        body.leave_out("SmartArt that can't be read", alt or "?")
        return
    points = {one.get("modelId"): one for one in root.iter(f"{DGM}pt")}
    below: dict[str | None, list[tuple[int, str | None]]] = {}
    for one in root.iter(f"{DGM}cxn"):
        if one.get("type", "parOf") == "parOf":
            order = one.get("srcOrd") or "0"
            below.setdefault(one.get("srcId"), []).append((int(order) if order.isdecimal() else 0, one.get("destId")))
    start = next((name for name, one in points.items() if one.get("type") == "doc"), None)
    items = _items(start, points, below, set())
    if not items:
        items = tuple(Item(words(text)) for one in points.values() if (text := _text_of(one)))
    if items:
        body.doubt(
            f"SmartArt became a list{f' (“{alt}”)' if alt else ''}.", "See that the list says what the drawing did."
        )
        yield Bullets(items, where=body.where)


def _items(
    name: str | None,
    points: dict[str | None, _Element],
    below: dict[str | None, list[tuple[int, str | None]]],
    seen: set[str | None],
) -> tuple[Item, ...]:
    items: list[Item] = []
    seen.add(name)
    for _, inner in sorted(below.get(name, []), key=lambda one: one[0]):
        one = points.get(inner)
        if one is None or inner in seen or one.get("type") == "pres":
            continue
        deeper = _items(inner, points, below, seen)
        text = _text_of(one)
        if text:
            items.append(Item(words(text), (Bullets(deeper),) if deeper else ()))
        else:
            items += deeper
    return tuple(items)


def _text_of(point: _Element) -> str:
    paragraphs = (words_in(one, f"{A}t") for holder in point.findall(f"{DGM}t") for one in holder.iter(f"{A}p"))
    return " ".join(" ".join(paragraphs).split())


def _embedded(one: _Element, body: Body) -> Iterator[Element]:
    """A file that was put into the document: learners can take it with them."""
    relation = body.relation(one.get(f"{R}id"))
    if relation is None or relation.external or relation.target not in body.parts.file.inside:
        return
    file, target = body.parts.file, relation.target
    ending = target[target.rfind(".") :].lower()
    what = one.get("ProgID") or ending
    if ending not in EMBEDDED:
        body.leave_out("files within the document", f"{what}: {target.rpartition('/')[2]}")
        return
    media = body.reading.keep(target, lambda: file.part(target, LARGEST_PICTURE), where=body.where)
    body.doubt("A file lies within the document; the course offers it.", "Give its link better words, or delete both.")
    yield Paragraph((Link(media, words(media.rpartition("/")[2])),), body.where)
