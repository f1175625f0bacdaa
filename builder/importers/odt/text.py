"""The text of an OpenDocument text, from top to bottom, as elements (OpenDocument 1.3, part 3)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from builder.importers.cells import cell_text, lays_out
from builder.importers.coloured_cells import with_colours
from builder.importers.draft import (
    Bullets,
    Emphasis,
    Figure,
    Heading,
    Item,
    Paragraph,
    Picture,
    Quote,
    Strong,
    Table,
    Words,
    plain,
)
from builder.importers.labelled import callout_of
from builder.importers.odt.line import DC, DRAW, OFFICE, drawing, inline, lit_of, words_of
from builder.importers.odt.styles import FO, STYLE, TEXT, Styles
from builder.importers.outlining import outlined
from builder.importers.question_tables import questions_of
from builder.package.archive import RefusedError

if TYPE_CHECKING:
    from lxml.etree import _Element

    from builder.importers import Reading
    from builder.importers.draft import Draft, Element, Inline
    from builder.importers.source import SourceFile

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DEEPEST = 25
MOST_REPEATED = 100  # cells, rows or blanks that are said to repeat
CONTENTS = {f"{TEXT}{kind}" for kind in ("table-of-content", "alphabetical-index", "illustration-index", "table-index")}
GOES_IN = {f"{TEXT}section", f"{TEXT}index-body", f"{OFFICE}text", f"{TEXT}bibliography", f"{TABLE}table-header-rows"}


def read_text(file: SourceFile, reading: Reading) -> Draft:
    """The draft of a document. RefusedError: it is locked or damaged."""
    if "META-INF/manifest.xml" in file.inside and b"encryption-data" in file.part("META-INF/manifest.xml"):
        raise RefusedError("it is locked with a password", "open it in LibreOffice and save it without one")
    root, styles = file.xml("content.xml"), Styles()
    language = title = ""
    if "styles.xml" in file.inside:
        other = file.xml("styles.xml")
        styles.add(other)
        _report_heads(other, reading)
    styles.add(root)
    if "meta.xml" in file.inside:
        meta = file.xml("meta.xml")
        title = next((one.text or "" for one in meta.iter(f"{DC}title")), "")
        language = next((one.text or "" for one in meta.iter(f"{DC}language")), "")
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise RefusedError("it has no text in it", "open it in LibreOffice, save it anew, and try again")
    reader = TextReader(file, reading, styles, pages=next(body.iter(f"{TEXT}soft-page-break"), None) is not None)
    elements = reader.elements(body)
    draft = outlined(
        elements, reading, title=reader.title or " ".join(title.split()), language=styles.language or language
    )
    return replace(draft, details={"summary": reader.subtitle} if reader.subtitle else {})


def _report_heads(root: _Element, reading: Reading) -> None:
    for kind in ("header", "footer"):
        for one in root.iter(f"{STYLE}{kind}"):
            header = " ".join(" ".join(str(text) for text in one.itertext()).split())
            if any(map(str.isalpha, header)):
                reading.leave_out("headers and footers of pages", "", header)


@dataclass(slots=True)
class TextReader:
    """Reads the text of one document."""

    file: SourceFile
    reading: Reading
    styles: Styles
    pages: bool  # whether the file knows where its pages end
    page: int = 1
    heading: str = ""
    title: str = ""
    subtitle: str = ""
    depth: int = 0
    after: list[Element] = field(default_factory=list)  # what is anchored in the paragraph

    @property
    def where(self) -> str:
        """The place, as people find it."""
        if self.pages:
            return f"page {self.page}"
        return f"below “{self.heading}”" if self.heading else "at the beginning"

    def doubt(self, what: str, todo: str) -> None:
        """Notes what a person has to look at here."""
        self.reading.doubt(self.where, what, todo)

    def leave_out(self, kind: str, text: str) -> None:
        """Notes what of this place is not in the course."""
        if text.strip():
            self.reading.leave_out(kind, self.where, text)

    # ---- blocks -------------------------------------------------------------------------------------------------

    def elements(self, root: _Element) -> list[Element]:
        """What stands in the body, in a note, a box or a cell."""
        flow: list[Element] = []
        if self.depth >= DEEPEST:
            self.leave_out("boxes and tables too deep in each other", words_of(root))
            return flow
        self.depth += 1
        for child in root:
            self.block(child, flow)
        self.depth -= 1
        return flow

    def block(self, child: _Element, flow: list[Element]) -> None:  # noqa: C901 - a case a kind
        """Takes in a block."""
        tag = child.tag
        if tag in {f"{TEXT}p", f"{TEXT}h"}:
            self.paragraph(child, flow)
        elif tag == f"{TEXT}list":
            found = self.listing(child, child.get(f"{TEXT}style-name"), 1)
            if found:
                flow.append(found)
        elif tag == f"{TABLE}table":
            flow += self.table(child)
        elif tag in CONTENTS:
            kind = "lines of a table of contents or an index, which learners have beside each page"
            self.leave_out(kind, words_of(child))
        elif tag == f"{TEXT}tracked-changes":
            self.changes(child)
        elif tag == f"{TEXT}soft-page-break":
            self.page += 1
        elif tag in GOES_IN or tag == f"{TEXT}numbered-paragraph":
            flow += self.elements(child)
        elif tag.startswith(DRAW):
            drawing(self, child)
            flow += self.after
            self.after = []
        elif words_of(child) and not tag.endswith(("-decls", "forms", "-source")):
            self.leave_out("fields and forms", words_of(child))

    def paragraph(self, element: _Element, flow: list[Element]) -> None:
        """A paragraph or heading."""
        style = element.get(f"{TEXT}style-name")
        names, where = self.styles.names(style), self.where
        outer, self.after = self.after, []
        text = inline(self, element)
        after, self.after = self.after, outer
        pictures = [piece for piece in text if isinstance(piece, Picture)]
        elements = " ".join(plain(tuple(one for one in text if not isinstance(one, Picture))).split())
        level = element.get(f"{TEXT}outline-level") if element.tag == f"{TEXT}h" else ""
        if pictures and not elements:
            flow += [Figure(one.media, one.alt, where=where) for one in pictures]
        elif not elements and not any(not isinstance(one, Words) for one in text):
            pass
        elif level is None or (level and level.isdecimal()):
            self.heading = elements
            flow.append(Heading(_unmarked(text), int(level or "1"), where))
        elif "subtitle" in names and not self.subtitle:
            self.subtitle = elements
        elif re.search(r"\btitle\b", names) and not self.title:
            self.title = elements
        elif re.search(r"quotations?\b", names):
            flow.append(Quote((Paragraph(text, where),), where))
        elif re.search(r"\b(?:caption|figure|illustration)\b", names) and flow and isinstance(flow[-1], Figure):
            flow[-1] = replace(flow[-1], caption=elements)
        elif self.styles.is_framed(style):
            flow.append(callout_of((Paragraph(text, where),), where))
        elif self.styles.says(style, "text", f"{FO}font-weight") == "bold":
            flow.append(Paragraph((Strong(_unmarked(text)),), where, lit_of(self.styles, element)))
        else:
            flow.append(Paragraph(text, where, lit_of(self.styles, element)))
        flow += after

    def listing(self, element: _Element, style: str | None, level: int) -> Bullets | None:
        """A list with the lists in it."""
        items: list[Item] = []
        where = self.where
        start = 1
        for one in element:
            if one.tag not in {f"{TEXT}list-item", f"{TEXT}list-header"}:
                continue
            start_value = one.get(f"{TEXT}start-value") or ""
            start = int(start_value) if start_value.isdecimal() and not items else start
            item = _item(self._held(one, style, level))
            if item.text or item.inside:
                items.append(item)
        inner = [one.inside[0] for one in items if not one.text and len(one.inside) == 1]
        deeper = [one for one in inner if isinstance(one, Bullets)]
        if items and len(deeper) == len(items):  # as LibreOffice writes an entry of the second level by itself
            return replace(deeper[0], items=tuple(item for one in deeper for item in one.items))
        return Bullets(tuple(items), self.styles.is_numbered(style, level), start, where) if items else None

    def _held(self, item: _Element, style: str | None, level: int) -> list[Element]:
        elements: list[Element] = []
        for child in item:
            if child.tag == f"{TEXT}list":
                inner = self.listing(child, child.get(f"{TEXT}style-name") or style, level + 1)
                elements += [inner] if inner else []
            else:
                self.block(child, elements)
        return elements

    def table(self, element: _Element) -> list[Element]:
        """A table; its cells one after another where it only lays out what is in it, questions where it asks them."""
        where = self.where
        found = element.iter(f"{TABLE}table-row")
        rows = [self._cells(row) for row in found if _table_of(row) is element]
        colours = [self._colours(row) for row in element.iter(f"{TABLE}table-row") if _table_of(row) is element]
        filled = [cell for row in rows for cell in row if cell]
        if not filled:
            return []
        if len(filled) == 1:
            return [callout_of(tuple(filled[0]), where)] if len(rows) == 1 else list(filled[0])
        if lays_out(rows):
            self.doubt("A table was read as text, cell by cell.", "See that its parts are in a good order.")
            return [one for cell in filled for one in cell]
        width = max(len(row) for row in rows)
        texts = [[cell_text(cell) for cell in row] + [()] * (width - len(row)) for row in rows]
        grid = [tuple(row) for row in with_colours(texts, colours, self.reading, where) if any(map(plain, row))]
        asked = questions_of(grid[0], grid[1:], where, self.reading)
        return list(asked) if asked else [Table(grid[0], tuple(grid[1:]), where)]

    def _cells(self, row: _Element) -> list[list[Element]]:
        cells: list[list[Element]] = []
        for one in row:
            if one.tag not in {f"{TABLE}table-cell", f"{TABLE}covered-table-cell"}:
                continue
            times = one.get(f"{TABLE}number-columns-repeated") or "1"
            cells += [self.elements(one)] * min(MOST_REPEATED, int(times) if times.isdecimal() else 1)
        while cells and not cells[-1]:
            cells.pop()
        return cells

    def _colours(self, row: _Element) -> list[str]:
        """The colour behind each cell; cells that repeat stand once."""
        cells = [one for one in row if one.tag in {f"{TABLE}table-cell", f"{TABLE}covered-table-cell"}]
        return [self.styles.says(one.get(f"{TABLE}style-name"), "table-cell", f"{FO}background-color") for one in cells]

    def changes(self, element: _Element) -> None:
        """Changes that nobody has accepted yet: what was deleted stands here, what was added in the text."""
        for region in element:
            for change in region:
                by = next((one.text or "" for one in change.iter(f"{DC}creator")), "") or "Somebody"
                text = " ".join(" ".join(words_of(one) for one in change if one.tag.startswith(TEXT)).split())
                if change.tag == f"{TEXT}deletion" and text:
                    self.leave_out("words that somebody has deleted, which was not accepted yet", text)
                    self.doubt(
                        f"{by} has deleted words, and nobody has accepted that: “{text}”.",
                        "They are not in the course; put them back if they should stay.",
                    )
                elif change.tag == f"{TEXT}insertion":
                    self.doubt(
                        f"{by} has added words, and nobody has accepted that.",
                        "They are in the course; take them out if they should not be.",
                    )


def _table_of(row: _Element) -> _Element | None:
    return next(row.iterancestors(f"{TABLE}table"), None)


def _item(elements: list[Element]) -> Item:
    if elements and isinstance(elements[0], Paragraph):
        return Item(elements[0].text, tuple(elements[1:]), lit=bool(elements[0].lit))
    return Item((), tuple(elements))


def _unmarked(text: Inline) -> Inline:
    only = text[0] if len(text) == 1 else None
    return _unmarked(only.inside) if isinstance(only, Strong | Emphasis) else text
