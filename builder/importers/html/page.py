"""A page of the web as elements, from top to bottom."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote, unquote_to_bytes

from builder.folders import is_within
from builder.importers.cells import cell_text, is_simple
from builder.importers.draft import (
    Callout,
    Clip,
    Code,
    Figure,
    Heading,
    Line,
    Link,
    LinkCard,
    Paragraph,
    Part,
    Parts,
    Picture,
    Quote,
    Strong,
    Table,
    Terms,
    Words,
    plain,
)
from builder.importers.draft import words as as_words
from builder.importers.html.text import piece_of, said, text_of, tidy
from builder.importers.html.tree import (
    AROUND,
    BLOCKS,
    CALLOUT,
    HEADINGS,
    KINDS,
    LIST_STYLE,
    NO_TEXT,
    content_of,
    is_hidden,
    name,
    parse,
    style,
    words,
)
from builder.importers.labelled import callout_of
from builder.importers.listing import Entry, listed
from builder.importers.outlining import outlined
from builder.importers.question_tables import questions_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from builder.importers import Reading
    from builder.importers.draft import Draft, Element, Elements, Inline, Piece
    from builder.importers.source import SourceFile

LARGEST_FILE = 100_000_000  # bytes
DEEPEST = 120  # elements within each other
DATA = re.compile(r"data:image/(?P<kind>[a-z+.-]+)(?P<base>;base64)?,(?P<data>.*)", re.IGNORECASE | re.DOTALL)
ENDINGS = {"jpeg": "jpg", "svg+xml": "svg", "x-icon": "ico"}
ORDERED = re.compile(r"^\s*\(?(?:\d+|[a-z]{1,4})[.)]", re.IGNORECASE)
CLIPS = {".mp4": "video", ".webm": "video", ".m4v": "video", ".mp3": "audio", ".m4a": "audio", ".ogg": "audio"}


def read_page(file: SourceFile, reading: Reading) -> Draft:
    """The draft of a page."""
    root = parse(file.text())
    reader = PageReader(file, reading, root)
    content = content_of(root)
    elements = reader.elements(content)
    reader.tell_around(root, content)
    title = root.findtext("head/title") or root.findtext(".//title") or ""
    return outlined(elements, reading, title=" ".join(title.split()), language=root.get("lang") or "")


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

    def __post_init__(self) -> None:
        """Finds what footnotes may lead to."""
        self.notes = {one.get("id") or one.get("name") or "": one for one in self.root.iter() if name(one)}

    @property
    def where(self) -> str:
        """The place, as people find it."""
        return f"below “{self.heading}”" if self.heading else "at the beginning"

    def doubt(self, what: str, todo: str) -> None:
        """Notes what a person has to look at here."""
        self.reading.doubt(self.where, what, todo)

    def leave_out(self, kind: str, text: str) -> None:
        """Notes what of this place is not in the course."""
        if text.strip():
            self.reading.leave_out(kind, self.where, text)

    def tell_around(self, root: _Element, content: _Element) -> None:
        """Tells of what stands on the page around its content."""
        inside = {content, *content.iterancestors()}
        for one in content.iterancestors():
            for sibling in one:
                if sibling not in inside and name(sibling) not in {"head", *NO_TEXT} and not is_hidden(sibling):
                    text = words(sibling)
                    if text:
                        self.reading.leave_out("parts of the page around its text, such as menus", "", text)
        _ = root

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
        pieces: list[Piece] = said(element.text)
        for child in element:
            if name(child) in BLOCKS or self._holds_blocks(child):
                self._paragraph(pieces)
                pieces = []
                self.block(child)
            else:
                pieces += piece_of(self, child)
            pieces += said(child.tail)
        self._paragraph(pieces)
        self.depth -= 1

    def _holds_blocks(self, element: _Element) -> bool:
        if name(element) in NO_TEXT or not name(element):
            return False
        return any(name(inner) in BLOCKS for inner in element.iterdescendants() if name(inner))

    def _paragraph(self, pieces: list[Piece]) -> None:
        text = tidy(pieces)
        pictures = [piece for piece in text if isinstance(piece, Picture)]
        if pictures and not plain(tuple(one for one in text if not isinstance(one, Picture))).strip():
            self.flow += [Figure(one.media, one.alt, where=self.where) for one in pictures]
        elif plain(text).strip() or any(not isinstance(one, Words) for one in text):
            self.flow.append(Paragraph(text, self.where))

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
            self._terms(element)
        elif tag == "table":
            self._table(element)
        elif tag == "blockquote":
            self.flow.append(Quote(tuple(self.elements(element)), self.where))
        elif tag == "pre":
            self.flow.append(Code("".join(str(one) for one in element.itertext()).strip("\n"), where=self.where))
        elif tag == "hr":
            self.flow.append(Line(self.where))
        elif tag == "figure":
            self._figure(element)
        elif tag == "details":
            self._details(element)
        elif tag in {"iframe", "embed", "object", "video", "audio"}:
            self._film(element)
        elif tag in AROUND and not self._has_heading(element):
            self.leave_out("parts of the page around its text, such as menus", words(element))
        elif CALLOUT.search((element.get("class") or "").lower()) or element.get("role") in {"note", "alert"}:
            self._callout(element)
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
            self._paragraph(list(text_of(self, element)))

    def _list(self, element: _Element, level: int) -> None:
        ordered = name(element) == "ol"
        start = element.get("start") or "1"
        first = int(start) if start.isdecimal() else 1
        for child in element:
            if name(child) in {"ul", "ol"}:  # an error that many pages have
                self._list(child, level + 1)
            elif name(child) == "li" or words(child):
                self._entry(child, level, ordered, first, element)
            if child.tail and child.tail.strip():
                self.flow.append(Entry(tuple(said(child.tail)), level, ordered, first, element, where=self.where))

    def _entry(self, element: _Element, level: int, ordered: bool, start: int, of: _Element) -> None:  # noqa: FBT001
        inner = [one for one in element if name(one) in {"ul", "ol"}]
        held = self._without(element, inner)
        text: Inline = ()
        if held and isinstance(held[0], Paragraph):
            text = held[0].text
            held = held[1:]
        self.flow.append(Entry(text, level, ordered, start, of, tuple(held), self.where))
        for one in inner:
            self._list(one, level + 1)

    def _without(self, element: _Element, inner: list[_Element]) -> list[Element]:
        """What an entry holds beside the lists in it."""
        self.taken |= set(inner)
        found = self.elements(element)
        self.taken -= set(inner)
        return found

    def _terms(self, element: _Element) -> None:
        entries: list[tuple[Inline, Inline]] = []
        term: Inline = ()
        parts = [one for child in element for one in ([child] if name(child) in {"dt", "dd"} else list(child))]
        for one in parts:
            if name(one) == "dt":
                term = text_of(self, one)
            elif name(one) == "dd":
                entries.append((term, cell_text(self.elements(one))))
        whole = [one for one in entries if plain(one[0]).strip() and plain(one[1]).strip()]
        if len(whole) == len(entries) and entries:
            self.flow.append(Terms(tuple(entries), self.where))
        else:
            self.flow += [Paragraph((Strong(term), Words(" "), *text), self.where) for term, text in entries]

    def _table(self, element: _Element) -> None:
        rows = [one for one in element.iter("tr") if self._table_of(one) is element]
        cells = [[one for one in row if name(one) in {"td", "th"}] for row in rows]
        held = [[self.elements(cell) for cell in row] for row in cells]
        caption = next((words(one) for one in element if name(one) == "caption"), "")
        filled = [cell for row in held for cell in row if cell]
        if caption:
            self.flow.append(Paragraph((Strong(as_words(caption)),), self.where))
        if not filled:
            return
        simple = all(is_simple(cell) for cell in filled)
        if len(filled) == 1 or (max(map(len, held)) == 1 and not simple) or (len(held) == 1 and not simple):
            self.flow += [one for cell in filled for one in cell]  # it only lays out what is in it
            return
        grid = [self._row(row, texts) for row, texts in zip(cells, held, strict=True) if row]
        columns = max(map(len, grid))
        grid = [(*row, *([()] * (columns - len(row)))) for row in grid]
        asked = questions_of(grid[0], grid[1:], self.where)
        self.flow += asked or [Table(grid[0], tuple(grid[1:]), self.where)]

    def _table_of(self, row: _Element) -> _Element | None:
        return next((one for one in row.iterancestors() if name(one) == "table"), None)

    def _row(self, cells: list[_Element], held: list[list[Element]]) -> tuple[Inline, ...]:
        line: list[Inline] = []
        for cell, elements in zip(cells, held, strict=True):
            span = cell.get("colspan") or "1"
            line += [cell_text(elements), *([()] * (min(int(span), 60) - 1 if span.isdecimal() else 0))]
        return tuple(line)

    def _figure(self, element: _Element) -> None:
        caption = next((one for one in element.iter("figcaption")), None)
        said = words(caption) if caption is not None else ""
        if caption is not None:
            self.taken.add(caption)
        found = self.elements(element)
        if caption is not None:
            self.taken.discard(caption)
        at = next((at for at, one in enumerate(found) if isinstance(one, Figure)), None)
        if at is not None and isinstance(found[at], Figure):
            found[at] = replace(found[at], caption=said)  # type: ignore[call-arg]
        elif said:
            found.append(Paragraph(as_words(said), self.where))
        self.flow += found

    def _details(self, element: _Element) -> None:
        summary = next((one for one in element if name(one) == "summary"), None)
        title = text_of(self, summary) if summary is not None else as_words("Details")
        if summary is not None:
            self.taken.add(summary)
        part = Part(title, tuple(self.elements(element)))
        last = self.flow[-1] if self.flow else None
        if isinstance(last, Parts) and last.kind == "accordion":
            self.flow[-1] = replace(last, parts=(*last.parts, part))
        else:
            self.flow.append(
                Parts(title=as_words(self.heading or "Details"), kind="accordion", parts=(part,), where=self.where)
            )

    def _callout(self, element: _Element) -> None:
        inside: Elements = tuple(self.elements(element))
        if not inside or any(isinstance(one, Heading) for one in inside[1:]):
            self.flow += inside
            return
        found = callout_of(inside, self.where)
        classes = (element.get("class") or "").lower()
        kind = next((kind for word, kind in KINDS.items() if re.search(rf"\b{word}", classes)), found.kind)
        box = replace(found, kind=kind)
        first = box.inside[0]
        if isinstance(first, Heading):
            box = replace(box, inside=(Paragraph((Strong(first.text),), first.where), *box.inside[1:]))
        self.flow.append(box if isinstance(box, Callout) else found)

    def _film(self, element: _Element) -> None:
        """A film or sound: of the course where its file is here, else a link."""
        inner = [one.get("src") for one in element.iter("source")]
        address = element.get("src") or element.get("data") or next((one for one in inner if one), "") or ""
        title = element.get("title") or element.get("aria-label") or ""
        kept = self.file(address)
        kind = next((kind for ending, kind in CLIPS.items() if address.lower().endswith(ending)), "")
        if kept and kind in {"video", "audio"}:
            self.doubt(
                f"“{address}” needs captions and a transcript.", "Write them, and put them into the folder media."
            )
            self.flow.append(
                Clip(
                    title=as_words(title or self.heading or "Clip"), kind=kind, media=kept, alt=title, where=self.where
                )
            )  # type: ignore[arg-type]
        elif address.startswith(("http:", "https:", "//")):
            whole = f"https:{address}" if address.startswith("//") else address
            self.doubt(f"“{title or whole}” is on the web and can't come with the course.", "It is a link now.")
            self.flow.append(LinkCard(as_words(title or "Something on the web"), whole, where=self.where))
        else:
            self.leave_out("things within the page that can't come with it", f"{address} {title} {words(element)}")

    # ---- what the text refers to --------------------------------------------------------------------------------

    def footnote(self, target: str) -> Elements | None:
        """What a footnote says that a link leads to; None: it leads to none; () once it has been said."""
        element = self.notes.get(target)
        while element is not None and name(element) not in {"li", "p", "div", "aside"}:
            element = element.getparent()
        if element is None:
            return None
        if element in self.taken:
            return ()
        self.taken.add(element)
        while element.getparent() is not None and len(element.getparent()) == 1 and name(element.getparent()) == "div":  # type: ignore[arg-type]
            element = element.getparent()  # type: ignore[assignment]
            self.taken.add(element)  # type: ignore[arg-type]
        for back in list(element.iter("a")):  # type: ignore[union-attr]
            if (back.get("href") or "").startswith("#") and re.fullmatch(r"[\W\d]*|[a-z]", words(back)):
                tail, back.tail = back.tail, None
                back.clear()
                back.tail = tail
        return tuple(one for one in self._read_note(element) if one)  # type: ignore[arg-type]

    def _read_note(self, element: _Element) -> Iterable[Element]:
        self.taken.discard(element)
        found = self.elements(element)
        self.taken.add(element)
        return found

    def picture(self, element: _Element) -> Picture | None:
        """A picture that lies beside the page or in it; of the web, a link is left."""
        source, alt = (element.get("src") or "").strip(), " ".join((element.get("alt") or "").split())
        data = DATA.match(source)
        if data:
            kind = data["kind"].lower()
            try:
                content = base64.b64decode(data["data"]) if data["base"] else unquote_to_bytes(data["data"])
            except (binascii.Error, ValueError):
                self.leave_out("pictures that are damaged", alt or "?")
                return None
            called = f"data-{hash(source)}.{ENDINGS.get(kind, kind)}"
            return Picture(
                self.reading.keep(called, lambda: content, called=alt or self.heading, where=self.where), alt
            )
        if source.lower().startswith(("http:", "https:", "//")):
            self.leave_out("pictures of the web", f"{alt} {source}")
            self.doubt(
                f"The picture “{alt or source}” is on the web: {source}", "Get it, and put it into the folder media."
            )
            return None
        kept = self.file(source, alt)
        if not kept:
            self.leave_out("pictures that are not here", f"{alt} {source}")
            self.doubt(
                f"The picture “{alt or source}” is not here.", "Put it into the folder media, and show it there."
            )
            return None
        return Picture(kept, alt)

    def file(self, address: str, called: str = "") -> str:
        """A file that lies beside the page, as one of the course; "" where there is none."""
        relative = unquote(address.partition("#")[0].partition("?")[0]).replace("\\", "/")
        if not relative or ":" in relative or relative.startswith("/"):
            return ""
        folder = self.source.path.parent.resolve()
        path = folder / relative
        try:
            if ".." in relative.split("/") or not path.is_file() or not is_within(path, folder):
                return ""
            if path.stat().st_size > LARGEST_FILE:
                return ""
        except (OSError, ValueError):
            return ""
        return self.reading.keep(relative, path.read_bytes, called=called, where=self.where)


__all__ = ["Link", "PageReader", "read_page"]
