"""What stands in a line of an OpenDocument text: words and their form, notes, remarks, what is drawn."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from builder.importers.draft import (
    Break,
    Emphasis,
    Figure,
    Footnote,
    Link,
    Picture,
    Strong,
    Struck,
    Table,
    Words,
    joined,
    plain,
)
from builder.importers.equations import spelt_mathml
from builder.importers.labelled import callout_of
from builder.importers.lights import is_behind, is_of_letters, lit_lines
from builder.importers.odt.styles import FO, STYLE, TEXT
from builder.importers.scripts import lowered, raised
from builder.importers.symbols import as_letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from builder.importers.draft import Inline, Piece
    from builder.importers.odt.styles import Styles
    from builder.importers.odt.text import TextReader

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
DC = "{http://purl.org/dc/elements/1.1/}"
MATH = "{http://www.w3.org/1998/Math/MathML}math"
GUESSED = re.compile(r"\s*(?:Description automatically generated.*|AI-generated content may be incorrect\.?)$")
NOT_ON_THE_WEB = (".svm", ".emf", ".wmf", ".bin")
LARGEST_PICTURE = 100_000_000  # bytes


def inline(reader: TextReader, element: _Element) -> Inline:
    """The text of a paragraph."""
    pieces: list[Piece] = []
    _into(reader, pieces, element)
    return joined(pieces)


def lit_of(styles: Styles, element: _Element) -> tuple[int, ...]:
    """The lines of a paragraph that are highlighted, green or red as a whole."""
    return lit_lines(_lights(styles, element, lit=_is_lit(styles, element.get(f"{TEXT}style-name"), lit=False)))


def _lights(styles: Styles, element: _Element, *, lit: bool) -> Iterator[tuple[str, bool]]:
    yield element.text or "", lit
    for child in element:
        if child.tag == f"{TEXT}line-break":
            yield "\n", False
        elif child.tag in {f"{TEXT}span", f"{TEXT}a"}:
            yield from _lights(styles, child, lit=_is_lit(styles, child.get(f"{TEXT}style-name"), lit=lit))
        yield child.tail or "", lit


def _is_lit(styles: Styles, style: str | None, *, lit: bool) -> bool:
    letters, behind = (styles.says(style, "text", f"{FO}{key}") for key in ("color", "background-color"))
    if not letters and not behind:
        return lit
    return is_of_letters(letters) or is_behind(behind)


def _into(reader: TextReader, pieces: list[Piece], element: _Element) -> None:
    pieces += as_pieces(element.text)
    for child in element:
        pieces += _piece(reader, child)
        pieces += as_pieces(child.tail)


def _piece(reader: TextReader, child: _Element) -> list[Piece]:  # noqa: C901, PLR0911 - a case a kind of element
    tag = child.tag
    if tag == f"{TEXT}s":
        return [Words(" ")]
    if tag == f"{TEXT}tab":
        return [Words(" ")]
    if tag == f"{TEXT}line-break":
        return [Break()]
    if tag == f"{TEXT}soft-page-break":
        reader.page += 1
        return []
    if tag == f"{TEXT}note":
        body = child.find(f"{TEXT}note-body")
        said_there = tuple(reader.elements(body)) if body is not None else ()
        return [Footnote(said_there)] if said_there else []
    if tag == f"{OFFICE}annotation":
        _remark(reader, child)
        return []
    if tag.startswith(DRAW) and tag != f"{DRAW}a":
        return list(drawing(reader, child))
    if tag in {f"{TEXT}ruby-text", f"{OFFICE}annotation-end"}:
        return as_pieces(f" ({child.text})") if child.text else []
    inner: list[Piece] = []
    _into(reader, inner, child)
    inside = joined(inner)
    if not inside:
        return []
    if tag == f"{TEXT}a":
        return _link(reader, child, inside)
    return _marked(reader, child.get(f"{TEXT}style-name"), inside) if tag == f"{TEXT}span" else list(inside)


def _marked(reader: TextReader, style: str | None, inside: Inline) -> list[Piece]:
    if not plain(inside).strip():
        return list(inside)
    place = reader.styles.says(style, "text", f"{STYLE}text-position")
    if place.startswith(("super", "sub", "33%", "-33%")) and all(isinstance(one, Words) for one in inside):
        shown, is_complete = (lowered if place.startswith(("sub", "-")) else raised)(plain(inside))
        inside = (Words(shown),)
        if not is_complete:
            reader.doubt(f"“{shown}” is small and raised or lowered in the file.", "See that it reads well without.")
    if reader.styles.says(style, "text", f"{STYLE}text-line-through-style") not in {"", "none"}:
        inside = (Struck(inside),)
    if reader.styles.says(style, "text", f"{FO}font-style") in {"italic", "oblique"}:
        inside = (Emphasis(inside),)
    if reader.styles.says(style, "text", f"{FO}font-weight") in {"bold", "600", "700", "800", "900"}:
        inside = (Strong(inside),)
    return list(inside)


def _link(reader: TextReader, element: _Element, inside: Inline) -> list[Piece]:
    target = (element.get(f"{XLINK}href") or "").strip()
    if target.lower().startswith(("http:", "https:", "mailto:", "tel:")):
        return [Link(target, inside)]
    if target and not target.startswith("#"):
        reader.doubt(
            f"“{plain(inside)}” leads to “{target}”, which is not on the web.",
            "Put the file into the folder media and link to it, or leave the words alone.",
        )
    return list(inside)


def _remark(reader: TextReader, element: _Element) -> None:
    by = next((one.text or "" for one in element.iter(f"{DC}creator")), "") or "Somebody"
    text = " ".join(" ".join(words_of(one) for one in element if str(one.tag).startswith(TEXT)).split())
    if text:
        reader.doubt(f"{by} remarks: “{text}”", "Answer it in the text, if it needs an answer.")


def drawing(reader: TextReader, element: _Element) -> list[Picture | Words]:  # noqa: C901 - a case a kind
    """A picture in the line; boxes, tables and groups stand below the paragraph."""
    found: list[Picture | Words] = []
    for name in ("desc", "title"):
        alt = GUESSED.sub("", " ".join((element.findtext(f"{SVG}{name}") or "").split()))
        if alt:
            break
    boxes = []
    for child in element:
        if child.tag == f"{DRAW}image":
            found += _picture(reader, child, alt)
            if found:
                break  # further ones are the same in other forms
        elif child.tag == f"{DRAW}text-box":
            boxes += reader.elements(child)
        elif child.tag in {f"{DRAW}object", f"{DRAW}object-ole"}:
            found += _object(reader, child, alt)
            break
        elif child.tag in {f"{TEXT}p", f"{TEXT}list"}:
            reader.block(child, boxes)
        elif child.tag.startswith(DRAW):
            found += drawing(reader, child)
    if boxes:
        alone = len(boxes) == 1 and isinstance(boxes[0], Figure | Table)
        captioned = boxes[0] if len(boxes) > 1 and isinstance(boxes[0], Figure) else None
        reader.after += boxes if alone or captioned else [callout_of(tuple(boxes), reader.where)]
    return found


def _picture(reader: TextReader, element: _Element, alt: str) -> list[Picture]:
    target = posixpath.normpath(element.get(f"{XLINK}href") or "").removeprefix("./")
    if target not in reader.file.inside:
        reader.leave_out("pictures that lie outside the file", alt or target)
        return []
    if target.lower().endswith(NOT_ON_THE_WEB):
        reader.leave_out("pictures in a form that no browser shows", alt or target)
        reader.doubt(
            "A picture is in a form that no browser shows.", "Save it as PNG, and put it into the folder media."
        )
        return []
    file, called = reader.file, alt or reader.heading
    return [
        Picture(
            reader.reading.keep(target, lambda: file.part(target, LARGEST_PICTURE), called=called, where=reader.where),
            alt,
        )
    ]


def _object(reader: TextReader, element: _Element, alt: str) -> list[Words]:
    """An equation in a line; of a chart or a sheet the words are told."""
    target = posixpath.normpath(element.get(f"{XLINK}href") or "").removeprefix("./")
    description = alt
    if f"{target}/content.xml" in reader.file.inside:
        embedded = reader.file.xml(f"{target}/content.xml")
        if embedded.tag == MATH:
            spelt = spelt_mathml(embedded)
            reader.doubt(
                f"An equation is spelt in a line: “{spelt}”.",
                "See whether it can be read so; else put a picture of it in its place, with its words.",
            )
            return [Words(spelt)] if spelt else []
        description = description or words_of(embedded)
    reader.leave_out("equations, charts and sheets", description or target)
    reader.doubt(
        f"An equation, chart or sheet can't come in: “{description or target}”.",
        "Put a picture of it there, or its words.",
    )
    return []


def as_pieces(text: str | None) -> list[Piece]:
    """Words of the document, whose line ends mean nothing."""
    clean = re.sub(r"[ \t\r\n]+", " ", as_letters(text or ""))
    return [Words(clean)] if clean else []


def words_of(element: _Element) -> str:
    """All words in an element."""
    return " ".join(" ".join(str(one) for one in element.itertext()).split())
