"""Pieces of HTML in questions of other programs, as elements of a draft: few tags, often wrong, from strangers."""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, unquote_to_bytes

from builder.frozen import frozen
from builder.importers.draft import Paragraph, words
from builder.importers.fragment_flow import Flow
from builder.importers.lines import in_a_line
from builder.source.slugs import without_controls

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

    from builder.importers import Reading
    from builder.importers.draft import Elements, Inline

MARKUP = re.compile(r"<(?:/?[a-z][a-z0-9]*\b|!--|!\[CDATA)[^<]*>|&(?:#\d+|#x[\da-f]+|[a-z]+\d?);", re.IGNORECASE)
DATA = re.compile(
    r"data:(?P<kind>[\w.+-]+/(?P<ending>[\w.-]+)[\w.+-]*)?(?:;[^,]*?)?(?P<coded>;base64)?,", re.IGNORECASE
)
FORMULA = re.compile(r"\$\$.+?\$\$|\\\(.+?\\\)|\\\[.+?\\\]|\\(?:frac|sqrt|sum|int)\b", re.DOTALL)


@frozen
class Surroundings:
    """Where a piece of HTML stands, and what its addresses and words mean there."""

    reading: Reading
    where: str
    find: Callable[[str], Callable[[], bytes] | None] = lambda _: None  # reads the file that an address means
    split: Callable[[str], Inline] = words  # a run of words as pieces, where some of them are marks
    take: Callable[[str], str] | None = None  # keeps the file that an address means, in place of `find`
    headings: bool = False  # whether headings in it are headings of the page; else they are words in bold

    def kept(self, address: str, alt: str = "") -> str:
        """The name in the course of the file that an address means; "" where there is none."""
        inner = DATA.match(address)
        if inner:
            ending = (inner["ending"] or "bin").removeprefix("x-").lower()
            coded = bool(inner["coded"])
            name = f"{alt or 'picture'}-{len(self.reading.media) + 1}.{ending}"
            return self.reading.keep(name, lambda: _bytes(address[inner.end() :], coded=coded), where=self.where)
        if self.take:
            return self.take(address)
        read = self.find(address)
        if not read:
            return ""
        return self.reading.keep(unquote(address.partition("?")[0]), read, where=self.where)


def _bytes(content: str, *, coded: bool) -> bytes:
    try:
        return base64.b64decode(unquote(content)) if coded else unquote_to_bytes(content)
    except (binascii.Error, ValueError) as reason:
        raise OSError("it is damaged") from reason


def elements_of(text: str, around: Surroundings) -> Elements:
    """A text that may hold HTML. Where it holds none, an empty line parts its paragraphs."""
    text = without_controls(text).strip()
    if not text:
        return ()
    if not MARKUP.search(text):
        _doubt_formulas(text, around)
        runs = (around.split(run.strip()) for run in re.split(r"\n[ \t]*\n", text))
        return tuple(Paragraph(run, around.where) for run in runs if run)
    return elements_in(parsed(text), around)


def parsed(text: str) -> HtmlElement:
    """HTML of strangers in one element, whatever it is."""
    from lxml import html  # noqa: PLC0415 - heavy, and needed only here

    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    return html.document_fromstring(f"<body><div>{text}</div></body>".encode("utf-8", "replace"), parser=parser)


def elements_in(root: HtmlElement, around: Surroundings) -> Elements:
    """What stands in an element."""
    flow = Flow(around)
    flow.inside(root, 0)
    flow.close()
    _doubt_formulas(root.text_content(), around)
    return tuple(flow.elements)


def inline_of(text: str, around: Surroundings) -> Inline:
    """A text that is to be one line: an answer, a cell."""
    return in_a_line(elements_of(text, around))


def _doubt_formulas(text: str, around: Surroundings) -> None:
    if FORMULA.search(text):
        around.reading.doubt(
            around.where,
            "It holds a formula in the letters of TeX, which learners would see as they are typed.",
            "Write it in words, or as a picture with a description.",
        )
