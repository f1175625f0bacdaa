"""The text of a Word paragraph: runs, links, fields, notes, changes, and what is anchored in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from builder.importers.docx.parts import R, W, is_on, value, words_in
from builder.importers.draft import Break, Emphasis, Footnote, Link, Picture, Strong, Struck, Words, plain
from builder.importers.equations import spelt
from builder.importers.lights import is_behind, is_of_letters, lit_lines
from builder.importers.scripts import lowered, raised
from builder.importers.symbols import as_letters, symbol

if TYPE_CHECKING:
    from lxml.etree import _Element

    from builder.importers.docx.body import Body
    from builder.importers.draft import Element, Inline, Piece

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
SIGNS = {f"{W}tab": " ", f"{W}noBreakHyphen": "\u2011", f"{W}softHyphen": "", f"{W}ptab": " "}
HYPERLINK = re.compile(r"""^\s*HYPERLINK\s+(?P<in>\\l\s+)?(?:"(?P<quoted>[^"]*)"|(?P<bare>\S+))""")
OTHERS = {"TOC", "INDEX", "XE", "TC"}  # fields whose result is no text of the author's


@dataclass(slots=True)
class Field:
    """A field that is open: what it does, and what it shows (17.16)."""

    code: str = ""
    shows: list[Piece] | None = None  # None: its result has not begun
    stray: list[Piece] = field(default_factory=list)  # words among its code


@dataclass(slots=True)
class Runs:
    """Gathers the inline text of one paragraph."""

    body: Body
    pieces: list[Piece] = field(default_factory=list)
    after: list[Element] = field(default_factory=list)  # what is anchored in it and stands below it
    inserted: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)  # away from here
    by: dict[str, None] = field(default_factory=dict)  # who has changed it
    lights: list[tuple[str, bool]] = field(default_factory=list)  # its words; whether highlighted, green or red
    sizes: set[int] = field(default_factory=set)  # of its words, in half points; 0: the usual

    def read(self, element: _Element) -> None:
        """Takes in what an element holds."""
        for child in element:
            self.child(child)

    def child(self, child: _Element) -> None:  # noqa: C901 - a case a kind of element
        """Takes in an element of a paragraph."""
        tag = child.tag
        if tag == f"{W}r":
            self.run(child)
        elif tag == f"{W}hyperlink":
            self.link(child)
        elif tag == f"{W}ins":
            start = len(self.pieces)
            self.read(child)
            self.changed(self.inserted, plain(tuple(self.pieces[start:])), child)
        elif tag == f"{W}moveFrom":
            self.changed(self.moved, words_in(child, f"{W}delText", f"{W}t"), child)
        elif tag == f"{W}del":
            self.changed(self.deleted, words_in(child, f"{W}delText", f"{W}t"), child)
        elif tag == f"{W}fldSimple" and (value(child, "instr") or "").split()[:1] == ["TOC"]:
            self.body.leave_out_contents(words_in(child, f"{W}t"))
        elif tag in {f"{M}oMath", f"{M}oMathPara"}:
            self.formula(child)
        elif tag == f"{MC}AlternateContent":
            self.alternative(child)
        elif tag in {f"{W}commentRangeStart", f"{W}commentRangeEnd"}:
            self.body.comment_range(value(child, "id") or "", self.plain_text, starts=tag.endswith("Start"))
        elif tag != f"{W}pPr":  # what programs wrap around words
            self.body.choices(child)
            self.read(child)

    @property
    def lit(self) -> tuple[int, ...]:
        """The lines that are highlighted, green or red as a whole, the letter before an answer apart."""
        return lit_lines(self.lights)

    @property
    def plain_text(self) -> str:
        """The words so far."""
        return plain(tuple(self.pieces))

    def changed(self, kind: list[str], text: str, child: _Element) -> None:
        """Notes a change that nobody has accepted yet."""
        if text.strip():
            kind.append(" ".join(text.split()))
            self.by[value(child, "author") or ""] = None

    def alternative(self, child: _Element) -> None:
        """The newest form of what has several (ECMA-376, part 3: 9.3)."""
        chosen = child.find(f"{MC}Choice")
        fallback = child.find(f"{MC}Fallback")
        if chosen is None or not len(chosen) or self._shows_more(fallback, chosen):
            chosen = fallback
        if chosen is not None:
            for one in chosen:
                self.part_of_run(one, None)
                if one.tag == f"{W}r":
                    self.run(one)

    def _shows_more(self, older: _Element | None, newer: _Element) -> bool:
        """Whether the older form has a picture that browsers show, and the newer one none."""
        from builder.importers.docx.drawings import is_metafile, pictures_in  # noqa: PLC0415 - each needs the other

        hidden = [is_metafile(name, self.body) for name in pictures_in(newer)]
        shown = [] if older is None else [not is_metafile(name, self.body) for name in pictures_in(older)]
        return bool(hidden and shown) and all(hidden) and all(shown)

    def formula(self, child: _Element) -> None:
        """An equation in a line."""
        text = " ".join(spelt(child).split())
        if text.strip():
            self.add(Words(text))
            self.body.doubt(
                f"An equation is spelt in a line: “{text}”.",
                "See whether it can be read so; else put a picture of it in its place, with its words.",
            )

    def add(self, piece: Piece) -> None:
        """Adds text, to the result of the field that is open where there is one."""
        field_open = self.body.fields[-1] if self.body.fields else None
        if field_open is None:
            self.pieces.append(piece)
        elif field_open.shows is not None:
            field_open.shows.append(piece)
        else:  # between a field's beginning and its result stands its code
            field_open.stray.append(piece)

    def end(self) -> None:
        """The end of the paragraph: what open fields have shown so far belongs to it, a table of contents apart."""
        for one in [one for one in self.body.fields if one.shows is None and one.stray]:
            self.pieces += one.stray  # a field that nobody has closed
            self.body.fields.remove(one)
        for one in self.body.fields:
            if one.shows and (one.code.split() or [""])[0].upper() not in OTHERS:
                self.pieces += one.shows
                one.shows = []

    def run(self, run: _Element) -> None:
        """A run: text of one form (17.3.2)."""
        properties = run.find(f"{W}rPr")
        if is_on(properties, "vanish"):
            self.body.leave_out("hidden words", words_in(run, f"{W}t"))
            return
        for part in run:
            self.part_of_run(part, properties)

    def part_of_run(self, part: _Element, properties: _Element | None) -> None:  # noqa: C901, PLR0912
        """Text, or what stands in its place."""
        tag = part.tag
        if tag == f"{W}t":
            self.text(as_letters(part.text or ""), properties)
        elif tag in SIGNS:
            self.text(SIGNS[tag], properties)
        elif tag in {f"{W}br", f"{W}cr"}:
            self.line_end(part)
        elif tag == f"{W}lastRenderedPageBreak":
            self.body.next_page(rendered=True)
        elif tag == f"{W}sym":
            code = (value(part, "char") or "").upper()
            self.text(symbol(code) if code.startswith("F0") else _sign(code), properties)
        elif tag == f"{W}instrText":
            if self.body.fields:
                self.body.fields[-1].code += part.text or ""
        elif tag == f"{W}fldChar":
            self.field_sign(value(part, "fldCharType") or "")
        elif tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
            inside = self.body.note(tag[len(W) :].removesuffix("Reference"), value(part, "id") or "")
            if inside:
                self.add(Footnote(inside))
        elif tag == f"{W}commentReference":
            self.body.comment(value(part, "id") or "")
        elif tag in {f"{W}drawing", f"{W}pict", f"{W}object"}:
            self.anchored(part)
        elif tag == f"{MC}AlternateContent":
            self.alternative(part)
        elif tag == f"{W}ruby":  # what it says, then how that is spoken (17.3.3.25)
            text, spoken = (
                "".join(words_in(one, f"{W}t") for one in part.iter(f"{W}{of}")) for of in ("rubyBase", "rt")
            )
            self.text(f"{text} ({spoken})" if spoken else text, properties)

    def text(self, text: str, properties: _Element | None) -> None:
        """Words in the form of their run."""
        if not text:
            return
        height = None if properties is None else value(properties.find(f"{W}vertAlign"))
        if height in {"superscript", "subscript"}:
            text, is_complete = raised(text) if height == "superscript" else lowered(text)
            if not is_complete:
                self.body.doubt(
                    f"“{text}” is small and {'raised' if height == 'superscript' else 'lowered'} in the file.",
                    "See that it reads well without.",
                )
        piece: Piece = Words(text)
        self.lights.append((text, is_lit(properties)))
        style = self.body.parts.styles.get((None if properties is None else value(properties.find(f"{W}rStyle"))) or "")
        if text.strip():
            size = (None if properties is None else value(properties.find(f"{W}sz"))) or "0"
            self.sizes.add(int(size) if size.isdecimal() else 0)
            if is_on(properties, "strike") or is_on(properties, "dstrike"):
                piece = Struck((piece,))
            if _form(properties, "i", style is not None and style.italic):
                piece = Emphasis((piece,))
            if _form(properties, "b", style is not None and style.bold):
                piece = Strong((piece,))
        self.add(piece)

    def line_end(self, part: _Element) -> None:
        kind = value(part, "type")
        if kind == "page":
            self.body.next_page(rendered=False)
        elif kind != "column":
            self.add(Break())
            self.lights.append(("\n", False))

    def field_sign(self, kind: str) -> None:
        """The beginning, the middle or the end of a field."""
        fields = self.body.fields
        if kind == "begin":
            fields.append(Field())
        elif kind == "separate" and fields:
            fields[-1].shows = []
        elif kind == "end" and fields:
            done = fields.pop()
            shows = tuple(done.shows or ())
            name = (done.code.split() or [""])[0].upper()
            if name in OTHERS:
                self.body.leave_out_contents(plain(shows))
                return
            target = HYPERLINK.match(done.code)
            if target and shows:
                address = target["quoted"] or target["bare"] or ""
                self.add(self.linked("" if target["in"] else address, shows))
            else:
                for piece in shows:
                    self.add(piece)

    def link(self, element: _Element) -> None:
        """A link to the web, or to a place in the document, which becomes its words."""
        relation = self.body.relation(element.get(f"{R}id"))
        inner = Runs(self.body)
        inner.read(element)
        self.after += inner.after
        self.inserted += inner.inserted
        self.deleted += inner.deleted
        self.moved += inner.moved
        address = relation.target if relation and relation.external else ""
        anchor = value(element, "anchor")
        if address and anchor:
            address = f"{address}#{anchor}"
        if inner.pieces:
            self.add(self.linked(address, tuple(inner.pieces)))

    def linked(self, address: str, inside: Inline) -> Piece:
        """A link, or its words alone where it leads nowhere that a course has."""
        text = plain(inside)
        if address.startswith(("http:", "https:", "mailto:", "tel:")):
            return Link(address, _plain_words(inside))
        if address:
            self.body.doubt(
                f"“{text}” leads to “{address}”, which is not on the web.",
                "Put the file into the folder media and link to it, or leave the words alone.",
            )
        return Words(text)

    def anchored(self, part: _Element) -> None:
        """A picture, a text box, a chart, a drawing."""
        from builder.importers.docx.drawings import drawn  # noqa: PLC0415 - each needs the other

        for one in drawn(part, self.body):
            if isinstance(one, Picture):
                self.add(one)
            else:
                self.after.append(one)


def is_lit(properties: _Element | None) -> bool:
    """Whether a run is highlighted, shaded, green or red (17.3.2.6, 17.3.2.15, 17.3.2.32)."""
    if properties is None:
        return False
    behind = (value(properties.find(f"{W}highlight")), value(properties.find(f"{W}shd"), "fill"))
    return any(is_behind(one or "") for one in behind) or is_of_letters(value(properties.find(f"{W}color")) or "")


def _plain_words(inside: Inline) -> Inline:
    """A link's words without the form that Word gives to links."""
    return tuple(piece for piece in inside) or (Words(""),)


def _form(properties: _Element | None, name: str, usual: bool) -> bool:  # noqa: FBT001
    """Whether a run is bold or the like, by itself or by its style."""
    is_set = properties is not None and properties.find(f"{W}{name}") is not None
    return is_on(properties, name) if is_set else usual


def _sign(code: str) -> str:
    try:
        return chr(int(code, 16))
    except ValueError:
        return ""
