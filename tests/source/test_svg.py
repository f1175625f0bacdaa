"""Drawings that were made to do harm, or are no drawings: each is refused in words, quickly."""

from __future__ import annotations

import pytest

from builder.source.pictures import broken, danger
from builder.source.svg import DEEPEST, read_svg

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">'
BOMB = (
    '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + f"]>{SVG}<text>&i;</text></svg>"
)
DEFINES = "has definitions of its own (a DTD)"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (BOMB, DEFINES),
        (f'<!DOCTYPE svg SYSTEM "http://example.org/a.dtd">{SVG}</svg>', DEFINES),
        (f"{SVG}<script>go()</script></svg>", "holds <script>"),
        (f"{SVG}<g><ForeignObject/></g></svg>", "holds <ForeignObject>"),
        (f'{SVG}<path d="" onload="go()"/></svg>', "runs a program by “onload”"),
        (f'{SVG}<a x:href="JavaScript:go()"/></svg>', "runs a program by “href” of <a>"),
        (f'{SVG}<use x:href="other.svg#a"/></svg>', "points to another file or site: “other.svg#a”"),
        (f"{SVG}<style>@import 'a.css';</style></svg>", "fetches a style or a font from elsewhere"),
        (f'{SVG}<rect fill="url(http://example.org/a)"/></svg>', "fetches something from elsewhere by “fill”"),
        (f'{SVG}<!-- a remark --><rect fill="url(#a)"/><a href="https://example.org">More</a></svg>', ""),
    ],
)
def test_what_a_drawing_has_no_use_for_is_told(text: str, fault: str, encoding: str) -> None:
    assert danger(text.encode(encoding)) == fault
    assert broken(text.encode(encoding)) == ""


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "is empty"),
        (b"\n<svg", "is damaged (line 2)"),
        (SVG.encode() + b"\n<g>\n</svg>", "is damaged (line 3)"),
        (b"<html/>", "is no SVG drawing: it starts with <html>"),
        (b'<?xml version="1.0" encoding="nobody-knows"?><svg/>', "is damaged"),
        (SVG.encode() + b"<g>" * DEEPEST + b"</g>" * DEEPEST + b"</svg>", "is damaged"),
        (SVG.encode() + b"&unknown;</svg>", "is damaged (line 1)"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is damaged (line 1)"),
    ],
)
def test_what_is_no_drawing_is_told(content: bytes, fault: str) -> None:
    assert broken(content) == fault
    assert danger(content) == ""


def test_words_and_parts_are_read_and_remarks_are_not() -> None:
    root = read_svg(f"{SVG}<?go?><!-- no --><text>A &amp; B</text></svg>".encode())
    assert [(one.tag.rpartition("}")[2], one.text) for one in root] == [("text", "A & B")]
