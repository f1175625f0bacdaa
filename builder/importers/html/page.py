"""A page of the web as elements, from top to bottom."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from builder.importers.draft import (
    Code,
    Figure,
    Heading,
    Line,
    Paragraph,
    Picture,
    Quote,
    Strong,
    Words,
    plain,
)
from builder.importers.html.boxes import callout, details, figure, film
from builder.importers.html.google import is_of_google, level_of, settle
from builder.importers.html.office import is_of_office
from builder.importers.html.office import settle as settle_office
from builder.importers.html.tables import table, terms
from builder.importers.html.text import as_pieces, lit_of, piece_of, text_of, tidy
from builder.importers.html.tree import (
    AROUND,
    BLOCKS,
    CALLOUT,
    HEADINGS,
    LIST_STYLE,
    NO_TEXT,
    content_of,
    is_hidden,
    name,
    parse,
    style,
    words,
)
from builder.importers.listing import Entry, listed
from builder.importers.outlining import outlined

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from builder.importers import Reading
    from builder.importers.draft import Draft, Element, Inline, Piece
    from builder.importers.source import SourceFile

SHOWN, SHOWN_BY = (
    ("img", "iframe", "video", "audio", "source", "embed", "object", "abbr"),
    ("alt", "title", "src", "data"),
)
DEEPEST = 120  # elements within each other
ORDERED = re.compile(r"^\s*\(?(?:\d+|[a-z]{1,4})[.)]", re.IGNORECASE)


def read_page(source: SourceFile, reading: Reading) -> Draft:
    """The draft of a page."""
    root = parse(source.text())
    remarks = settle(root) if is_of_google(source.text()) else []
    if is_of_office(source.text()):
        settle_office(root, reading)
    reader = PageReader(source, reading, root)
    for said_there in remarks:
        reading.doubt("", f"Somebody remarks: “{said_there}”", "Answer it in the text, if it needs an answer.")
    content = content_of(root)
    elements = reader.elements(content)
    reader.report_around(content)
    title = root.findtext("head/title") or root.findtext(".//title") or ""
    return outlined(
        elements,
        reading,
        title=" ".join(title.split()),
        language=_language(root.get("lang") or next((one.get("lang") or "" for one in root.iter("body")), "")),
    )


@dataclass(slots=True)
class PageReader:
    """Reads the elements of one page."""

    source: SourceFile
    reading: Reading
    root: _Element
    heading: str = ""
    depth: int = 0
    flow: list[Element | Entry] = field(default_factory=list)
    notes: dict[str, _Element] = field(default_factory=dict)
    taken: set[_Element] = field(default_factory=set)  # what has been read as a footnote
    keep: Callable[[str, str], str] | None = None  # keeps a file of a page that lies in no folder, by its address
    place: str = ""  # the page, where it is one of several

    def __post_init__(self) -> None:
        """Finds what footnotes may lead to."""
        self.notes = {one.get("id") or one.get("name") or "": one for one in self.root.iter() if name(one)}

    @property
    def where(self) -> str:
        """The place, as people find it."""
        below = f"below “{self.heading}”" if self.heading else "at the beginning"
        return f"{self.place}, {below}" if self.place else below

    def doubt(self, what: str, todo: str) -> None:
        """Notes what a person has to look at here."""
        self.reading.doubt(self.where, what, todo)

    def leave_out(self, kind: str, text: str) -> None:
        """Notes what of this place is not in the course."""
        if text.strip():
            self.reading.leave_out(kind, self.where, text)

    def report_around(self, content: _Element) -> None:
        """Tells of what stands on the page around its content."""
        inner = content
        for around in content.iterancestors():
            texts = [around.text, *(part for one in around for part in (_around(one, inner), one.tail))]
            for text in filter(None, (" ".join((one or "").split()) for one in texts)):
                self.reading.leave_out("parts of the page around its text, such as menus", "", text)
            inner = around

    # ---- blocks -------------------------------------------------------------------------------------------------

    def elements(self, element: _Element) -> list[Element]:
        """What an element holds."""
        outer, self.flow = self.flow, []
        self.inside(element)
        found, self.flow = self.flow, outer
        return listed(found)

    def inside(self, element: _Element) -> None:
        """Takes in what an element holds: blocks, and paragraphs of what stands between them."""
        self.depth += 1
        if self.depth > DEEPEST:
            self.leave_out("parts too deep in each other", words(element))
            self.depth -= 1
            return
        pieces: list[Piece] = as_pieces(element.text)
        for child in element:
            if name(child) in BLOCKS or self._holds_blocks(child):
                self._paragraph(pieces)
                pieces = []
                self.block(child)
            else:
                pieces += piece_of(self, child)
            pieces += as_pieces(child.tail)
        self._paragraph(pieces)
        self.depth -= 1

    def _holds_blocks(self, element: _Element) -> bool:
        if name(element) in NO_TEXT or not name(element):
            return False
        return any(name(inner) in BLOCKS for inner in element.iterdescendants() if name(inner))

    def _paragraph(self, pieces: list[Piece], lit: tuple[int, ...] = ()) -> None:
        text = tidy(pieces)
        pictures = [piece for piece in text if isinstance(piece, Picture)]
        if pictures and not plain(tuple(one for one in text if not isinstance(one, Picture))).strip():
            self.flow += [Figure(one.media, one.alt, where=self.where) for one in pictures]
        elif plain(text).strip() or any(not isinstance(one, Words) for one in text):
            self.flow.append(Paragraph(text, self.where, lit))

    def block(self, element: _Element) -> None:  # noqa: C901, PLR0912 - a case an element
        """Takes in a block."""
        tag = name(element)
        if element in self.taken or tag in NO_TEXT:
            return
        if is_hidden(element):
            self.leave_out("hidden words", words(element))
        elif tag in HEADINGS:
            self._heading(element, HEADINGS[tag])
        elif tag == "p" or (tag == "div" and LIST_STYLE.search(style(element))):
            self._p(element)
        elif tag in {"ul", "ol", "menu", "dir"}:
            self._list(element, 0)
        elif tag == "dl":
            terms(self, element)
        elif tag == "table":
            table(self, element)
        elif tag == "blockquote":
            self.flow.append(Quote(tuple(self.elements(element)), self.where))
        elif tag == "pre":
            self.flow.append(Code("".join(str(one) for one in element.itertext()).strip("\n"), where=self.where))
        elif tag == "hr":
            self.flow.append(Line(self.where))
        elif tag == "figure":
            figure(self, element)
        elif tag == "details":
            details(self, element)
        elif tag in {"iframe", "embed", "object", "video", "audio"}:
            film(self, element)
        elif tag in AROUND and not self._has_heading(element):
            self.leave_out("parts of the page around its text, such as menus", words(element))
        elif CALLOUT.search((element.get("class") or "").lower()) or element.get("role") in {"note", "alert"}:
            callout(self, element)
        else:
            self.inside(element)

    def _has_heading(self, element: _Element) -> bool:
        return name(element) == "header" and any(name(one) in HEADINGS for one in element.iter())

    def _heading(self, element: _Element, level: int) -> None:
        text = text_of(self, element)
        inner = text[0].inside if len(text) == 1 and isinstance(text[0], Strong) else text
        if plain(inner).strip():
            self.heading = " ".join(plain(inner).split())
            self.flow.append(Heading(inner, level, self.where))
        else:
            self._paragraph(list(text))

    def _p(self, element: _Element) -> None:
        """A paragraph; of Word, perhaps an entry of a list or a title."""
        classes = (element.get("class") or "").lower()
        match = LIST_STYLE.search(style(element))
        if match:
            mark = "".join(
                str(one)
                for inner in element.iter()
                if "mso-list:ignore" in re.sub(r"\s", "", style(inner))
                for one in inner.itertext()
            )
            ordered = bool(ORDERED.match(mark)) and not re.match(r"^\s*o\s*$", mark.replace("\u00a0", " "))
            self.flow.append(
                Entry(
                    text_of(self, element),
                    int(match["level"]) - 1,
                    ordered,
                    1,
                    (match["list"], ordered),
                    where=self.where,
                    lit=bool(lit_of(element)),
                )
            )
        elif "msotitle" in classes:
            self._heading(element, 1)
        elif "msoquote" in classes or "msointensequote" in classes:
            self.flow.append(Quote((Paragraph(text_of(self, element), self.where),), self.where))
        elif "msocaption" in classes and self.flow and isinstance(self.flow[-1], Figure) and not self.flow[-1].caption:
            self.flow[-1] = replace(self.flow[-1], caption=words(element))
        elif "msotoc" in classes:
            self.leave_out(
                "lines of a table of contents or an index, which learners have beside each page", words(element)
            )
        elif self._holds_blocks(element):
            self.inside(element)
        else:
            self._paragraph(list(text_of(self, element)), lit_of(element))

    def _list(self, element: _Element, level: int) -> None:
        ordered, level = name(element) == "ol", max(level, level_of(element))
        start = element.get("start") or "1"
        first = int(start) if start.isdecimal() else 1
        for child in element:
            if name(child) in {"ul", "ol"}:  # an error that many pages have
                self._list(child, level + 1)
            elif name(child) == "li" or words(child):
                self._entry(child, level, ordered, first, element)
            if child.tail and child.tail.strip():
                self.flow.append(Entry(tuple(as_pieces(child.tail)), level, ordered, first, element, where=self.where))

    def _entry(self, element: _Element, level: int, ordered: bool, start: int, of: _Element) -> None:  # noqa: FBT001
        inner = [one for one in element if name(one) in {"ul", "ol"}]
        content = self._without(element, inner)
        text: Inline = ()
        if content and isinstance(content[0], Paragraph):
            text = content[0].text
            content = content[1:]
        lit = bool(lit_of(element))
        self.flow.append(Entry(text, level, ordered, start, of, tuple(content), self.where, lit=lit))
        for one in inner:
            self._list(one, level + 1)

    def _without(self, element: _Element, inner: list[_Element]) -> list[Element]:
        """What an entry holds beside the lists in it."""
        self.taken |= set(inner)
        found = self.elements(element)
        self.taken -= set(inner)
        return found


def _language(code: str) -> str:
    """A language as others write it: “en-GB” for the “EN-GB” of Word."""
    name, dash, place = code.partition("-")
    return f"{name.lower()}{dash}{place.upper() if len(place) == 2 else place}"  # noqa: PLR2004 - letters of a country


def _around(element: _Element, content: _Element) -> str:
    if element is content or name(element) in {"head", *NO_TEXT}:
        return ""
    shown = [[one.get(key) or "" for key in SHOWN_BY] for one in element.iter() if name(one) in SHOWN]
    return " ".join([words(element), *(" ".join(filter(None, text)) for text in shown)])
