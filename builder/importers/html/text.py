"""The text within a line of a web page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.importers.draft import Break, Emphasis, Footnote, Link, Strong, Struck, Typed, Words, joined, plain
from builder.importers.equations import spelt_mathml
from builder.importers.html.beside import file, footnote, picture
from builder.importers.html.tree import CONTROLS, NO_TEXT, is_hidden, name, style, words
from builder.importers.lights import is_behind, is_of_letters, lit_lines
from builder.importers.scripts import lowered, raised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from builder.importers.draft import Inline, Piece
    from builder.importers.html.page import PageReader

BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)")
NOT_BOLD = re.compile(r"font-weight:\s*(?:normal|[1-5]00)")
LETTERS = re.compile(r"(?<![-\w])color:\s*(?P<colour>[^;]+)")
BEHIND = re.compile(r"(?<![-\w])background(?:-color)?:\s*(?P<colour>[^;]+)")
ITALIC = re.compile(r"font-style:\s*(?:italic|oblique)")
STRUCK = re.compile(r"text-decoration[^;]*line-through")
IGNORED = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
FOOTNOTE = re.compile(
    r"#(?P<id>_(?:ftn|edn)\d+|fn[:\d-]\S*|ftnt\d+|footnote\S*|cite_note\S*|sdfootnote\d+sym)$", re.IGNORECASE
)
BLANKS = re.compile(r"[ \t\r\n\f]+")
SMILEY = re.compile(r"[\U0001f000-\U0001faff\u2190-\u2bff\ufe0f\u200d\u20e3]{1,12}")


def text_of(reader: PageReader, element: _Element) -> Inline:
    """The inline text of an element."""
    pieces: list[Piece] = []
    _into(pieces, reader, element)
    return tidy(pieces)


def lit_of(element: _Element) -> tuple[int, ...]:
    """The lines of a paragraph that are highlighted, green or red as a whole."""
    return lit_lines(_lights(element, lit=_is_lit(element, lit=False)))


def _lights(element: _Element, *, lit: bool) -> Iterator[tuple[str, bool]]:
    yield element.text or "", lit
    for child in element:
        tag = name(child)
        if tag == "br":
            yield "\n", False
        elif tag and tag not in NO_TEXT | {"ul", "ol"}:
            yield from _lights(child, lit=_is_lit(child, lit=lit))
        yield child.tail or "", lit


def _is_lit(element: _Element, *, lit: bool) -> bool:
    look = style(element)
    letters = next((one["colour"] for one in LETTERS.finditer(look)), element.get("color") or "")
    behind = next((one["colour"] for one in BEHIND.finditer(look)), "yellow" if name(element) == "mark" else "")
    if not letters and not behind:
        return lit
    return is_of_letters(letters) or is_behind(behind)


def tidy(pieces: list[Piece]) -> Inline:
    """With single blanks, none at the ends, and no marks around nothing."""
    joined_pieces = joined(pieces)
    result: list[Piece] = []
    for piece in joined_pieces:
        if isinstance(piece, Words) and (not result or isinstance(result[-1], Break) or _ends_in_blank(result[-1])):
            piece = Words(piece.text.lstrip(" "))  # noqa: PLW2901 - its blanks are said already
        if piece != Words(""):
            result.append(piece)
    while result and (isinstance(result[-1], Break) or (isinstance(result[-1], Words) and not result[-1].text.strip())):
        result.pop()
    while result and isinstance(result[0], Break):
        result.pop(0)
    return tuple(result)


def _ends_in_blank(piece: Piece) -> bool:
    return plain((piece,)).endswith(" ")


def as_pieces(text: str | None) -> list[Piece]:
    """Words of a page, whose line ends mean nothing."""
    clean = BLANKS.sub(" ", re.sub(r"[ \n]*\u00a0[ \n\u00a0]+|\u00a0{2,}| \u00a0", " ", text or ""))
    return [Words(clean)] if clean else []


def _into(pieces: list[Piece], reader: PageReader, element: _Element) -> None:
    pieces += as_pieces(element.text)
    for child in element:
        pieces += piece_of(reader, child)
        pieces += as_pieces(child.tail)


def piece_of(reader: PageReader, element: _Element) -> list[Piece]:  # noqa: C901, PLR0911, PLR0912 - a case an element
    """An element within a line."""
    tag, look = name(element), style(element)
    if not tag or tag in NO_TEXT or IGNORED.search(look):
        return []
    if is_hidden(element):
        reader.leave_out("hidden words", words(element))
        return []
    if tag == "br":
        return [Break()]
    if tag in CONTROLS:
        return _control(reader, element)
    if tag in {"img", "v:imagedata"}:
        letters = (element.get("alt") or "").strip()
        if SMILEY.fullmatch(letters):  # chats show these as pictures
            return [Words(letters)]
        found = picture(reader, element)
        return [found] if found else []
    if tag in {"svg", "canvas", "map"}:
        reader.leave_out("drawings within the page", words(element) or element.get("aria-label") or "")
        return []
    if tag == "math":
        return _equation(reader, element)
    inner: list[Piece] = []
    _into(inner, reader, element)
    inside = joined(inner)
    if not inside:
        return []
    if tag == "a":
        return _link(reader, element, inside)
    if tag in {"code", "kbd", "samp", "tt", "var"} and plain(inside).strip():
        return [Typed(plain(inside))]
    if tag in {"sup", "sub"} and all(isinstance(one, Words) for one in inside):
        height = raised if tag == "sup" else lowered
        return [Words(height(plain(inside))[0])]
    if tag == "q":
        return [Words("“"), *inside, Words("”")]
    if tag == "abbr" and element.get("title"):
        return [*inside, Words(f" ({element.get('title')})")]
    return _marked(tag, look, inside)


def _equation(reader: PageReader, element: _Element) -> list[Piece]:
    """An equation in a line, which is told."""
    spelt = element.get("alttext") or spelt_mathml(element)
    reader.doubt(
        f"An equation is spelt in a line: “{spelt}”.",
        "See whether it can be read so; else put a picture of it in its place, with its words.",
    )
    return as_pieces(spelt)


def _marked(tag: str, look: str, inside: Inline) -> list[Piece]:
    if not plain(inside).strip():
        return list(inside)
    if tag in {"s", "del", "strike"} or STRUCK.search(look):
        inside = (Struck(inside),)
    if tag in {"i", "em", "cite", "dfn"} or ITALIC.search(look):
        inside = (Emphasis(inside),)
    if (tag in {"b", "strong"} and not NOT_BOLD.search(look)) or BOLD.search(look):
        inside = (Strong(inside),)
    return list(inside)


def _control(reader: PageReader, element: _Element) -> list[Piece]:
    kind = (element.get("type") or "").lower()
    if name(element) == "input" and kind in {"checkbox", "radio"}:
        return [Words(" ☑ " if element.get("checked") is not None else " ☐ ")]
    reader.leave_out("buttons and fields", words(element) or element.get("value") or element.get("placeholder") or "")
    return []


def _link(reader: PageReader, element: _Element, inside: Inline) -> list[Piece]:
    target = (element.get("href") or "").strip()
    note = FOOTNOTE.search(target)
    if note and (found := footnote(reader, note["id"])) is not None:
        return [Footnote(found)] if found else []
    if target.lower().startswith(("http:", "https:", "mailto:", "tel:")):
        return [Link(target, inside)]
    if target and not target.startswith("#") and not target.lower().startswith(("javascript:", "data:")):
        media = file(reader, target)
        if media:
            return [Link(media, inside)]
        if plain(inside).strip():
            reader.doubt(
                f"“{plain(inside).strip()}” leads to “{target}”, which is not here.",
                "Put the file into the folder media and link to it, or give the whole address.",
            )
    return list(inside)
