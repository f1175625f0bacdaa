"""The text of a Word document, from top to bottom, as elements."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from builder.importers.docx.paragraphs import is_framed, numbering, outline, unmarked
from builder.importers.docx.parts import R, W, value, words_in
from builder.importers.docx.runs import MC, Field, Runs
from builder.importers.docx.tables import table
from builder.importers.draft import (
    Callout,
    Code,
    Figure,
    Heading,
    Paragraph,
    Picture,
    Quote,
    Strong,
    Words,
    joined,
    plain,
)
from builder.importers.labelled import callout_of
from builder.importers.listing import Entry, inside_last, listed
from builder.source.encoding import decode

if TYPE_CHECKING:
    from lxml.etree import _Element

    from builder.importers import Reading
    from builder.importers.docx.parts import Comment, Parts, Relation, Style
    from builder.importers.draft import Element, Elements, Inline

LARGER = 1.25  # times the usual size
BEGINNING = 200  # characters that tell what another document is
DEEPEST = 25  # tables and text boxes within each other


@dataclass(slots=True)
class Body:
    """Reads the text of a document, and of its notes and boxes."""

    parts: Parts
    reading: Reading
    part: str  # that is read now
    pages: bool  # whether the file knows where its pages end
    page: int = 1
    heading: str = ""  # the last
    title: str = ""
    subtitle: str = ""
    fields: list[Field] = field(default_factory=list)
    carried: list[Runs] = field(default_factory=list)  # a paragraph whose end was deleted
    ranges: dict[str, tuple[int, str]] = field(default_factory=dict)  # what remarks are about
    depth: int = 0
    counts: dict[tuple[str, int], int] = field(default_factory=dict)  # of entries, by list and level
    _notes: dict[str, dict[str, tuple[str, _Element]]] = field(default_factory=dict)
    _comments: dict[str, Comment] | None = None

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

    def leave_out_contents(self, text: str) -> None:
        """A list of contents: learners have one beside each page."""
        self.leave_out("lines of a table of contents or an index, which learners have beside each page", text)

    def next_page(self, *, rendered: bool) -> None:
        """A page ends here. `rendered`: where Word has parted the text, else where the author has."""
        if rendered:
            self.page += 1

    def relation(self, name: str | None) -> Relation | None:
        """What the part that is read calls so."""
        return self.parts.relation(self.part, name)

    def elements(self, root: _Element) -> list[Element]:
        """What stands in the body, in a note, a box or a cell."""
        if self.depth >= DEEPEST:
            self.leave_out("boxes and tables too deep in each other", words_in(root, f"{W}t"))
            return []
        self.depth += 1
        flow: list[Element | Entry] = []
        self._flow(root, flow)
        self.depth -= 1
        return listed(flow)

    def _flow(self, root: _Element, flow: list[Element | Entry]) -> None:
        for child in root:
            tag = child.tag
            if tag == f"{W}p":
                self.paragraph(child, flow)
            elif tag == f"{W}tbl":
                flow += table(child, self)
            elif tag == f"{MC}AlternateContent":
                chosen = child.find(f"{MC}Choice")
                self._flow(chosen if chosen is not None else child, flow)
            elif tag == f"{MC}Fallback":
                self._flow(child, flow)
            elif tag == f"{W}altChunk":
                self._other(child)
            elif tag in {f"{W}del", f"{W}moveFrom"}:
                kind = "words that somebody has deleted, which was not accepted yet"
                self.leave_out(kind, words_in(child, f"{W}delText", f"{W}t"))
            else:  # what programs wrap around paragraphs
                self.choices(child)
                self._flow(child, flow)

    def choices(self, child: _Element) -> None:
        """Tells what a list to choose from offers, of which the page shows one (17.5.2.5, 17.5.2.15)."""
        lists = (one for kind in ("dropDownList", "comboBox") for one in child.findall(f"{W}sdtPr/{W}{kind}"))
        items = [one for listing in lists for one in listing.findall(f"{W}listItem") if value(one, "value")]
        offered = [value(one, "displayText") or value(one, "value") or "" for one in items]
        if offered:
            self.doubt(
                f"Here was a list to choose from: {', '.join(f'“{one}”' for one in offered)}.",
                "Make a question of it, or write what applies.",
            )

    def _other(self, child: _Element) -> None:
        """Another document within it, which a program has put there: its words are told."""
        from builder.importers.html.tree import parse, words  # noqa: PLC0415 - few documents have one

        relation = self.relation(child.get(f"{R}id"))
        name = relation.target if relation else ""
        if name not in self.parts.file.inside:
            self.doubt("Another document belongs here, and is not in the file.", "Look in Word what it says.")
        else:
            content = decode(self.parts.file.part(name))[0]
            self.leave_out(
                "other documents within it", words(parse(content)) if "<" in content[:BEGINNING] else content
            )
            self.doubt("Another document lies within this one.", "Open it in Word, save it anew, and import it again.")

    def paragraph(self, element: _Element, flow: list[Element | Entry]) -> None:
        """A paragraph: what it is by its style, its list or its frame."""
        properties = element.find(f"{W}pPr")
        style = self.parts.style(None if properties is None else value(properties.find(f"{W}pStyle")))
        runs = self.carried.pop() if self.carried else Runs(self)
        where = self.where
        runs.read(element)
        runs.end()
        mark = None if properties is None else properties.find(f"{W}rPr")
        if mark is not None and mark.find(f"{W}del") is not None:
            self.carried.append(runs)
            return
        self._report_changes(runs)
        text = joined(runs.pieces)
        if min(runs.sizes, default=0) >= self.parts.usual_size * LARGER and not isinstance(text[0], Strong):
            text = (Strong(text),)  # large letters are meant as bold ones are
        if style.name.startswith("toc "):
            self.leave_out_contents(plain(text))
        elif plain(text).strip() or any(not isinstance(piece, Words) for piece in text):
            known = len(flow)
            self._add(text, properties, style, where, flow)
            flow[known:] = [_lit(one, runs.lit) for one in flow[known:]]
        for one in runs.after:
            if not (isinstance(one, Figure) and inside_last(flow, one)):
                flow.append(one)

    def end(self, flow: list[Element]) -> None:
        """The end of the document: what is still open is closed."""
        flow += [Paragraph(joined(runs.pieces), self.where) for runs in self.carried]
        for one in self.fields:
            self.leave_out("fields", plain(tuple(one.shows or ())) or one.code)

    def _report_changes(self, runs: Runs) -> None:
        by = ", ".join(name for name in runs.by if name) or "somebody"
        if runs.moved:
            self.doubt(
                f"{by} has moved words away from here, and nobody has accepted that: “{' … '.join(runs.moved)}”.",
                "They stand in their new place; look whether they should.",
            )
        for text in runs.deleted:
            self.leave_out("words that somebody has deleted, which was not accepted yet", text)
        if runs.deleted:
            self.doubt(
                f"{by} has deleted words here, and nobody has accepted that: “{' … '.join(runs.deleted)}”.",
                "They are not in the course; put them back if they should stay.",
            )
        if runs.inserted:
            self.doubt(
                f"{by} has added words here, and nobody has accepted that: “{' … '.join(runs.inserted)}”.",
                "They are in the course; take them out if they should not be.",
            )

    def _add(  # noqa: C901, PLR0912 - a case a kind of paragraph
        self, text: Inline, properties: _Element | None, style: Style, where: str, flow: list[Element | Entry]
    ) -> None:
        pictures = [piece for piece in text if isinstance(piece, Picture)]
        level = outline(properties) or style.heading
        number, depth = numbering(properties, style)
        name = style.name
        if pictures and not plain(tuple(piece for piece in text if not isinstance(piece, Picture))).strip():
            for one in pictures:
                figure = Figure(one.media, one.alt, where=where)
                if not (number and inside_last(flow, figure)):
                    flow.append(figure)
        elif name == "title" and not self.title and self.depth == 1:
            self.title = " ".join(plain(text).split())
        elif name == "subtitle" and not self.subtitle and self.depth == 1:
            self.subtitle = " ".join(plain(text).split())
        elif level:
            self.heading = " ".join(plain(text).split())
            flow.append(Heading(unmarked(text), level, where))
        elif number or name.startswith(("list bullet", "list number")):
            known = self.parts.level(number, depth)
            ordered = known.ordered if number else name.startswith("list number")
            own = "" if name.startswith("list ") and name[-1:].isdecimal() else number
            flow.append(Entry(text, depth, ordered, self._count(number, depth), (own, ordered), where=where))
        elif name.startswith("list continue") or (name == "list paragraph" and flow and isinstance(flow[-1], Entry)):
            if not inside_last(flow, Paragraph(text, where)):
                flow.append(Paragraph(text, where))
        elif name == "caption" and flow and isinstance(flow[-1], Figure) and not flow[-1].caption:
            flow[-1] = replace(flow[-1], caption=" ".join(plain(text).split()))
        elif "quote" in name:
            _extend(flow, Quote((Paragraph(unmarked(text), where),), where))
        elif name in {"html preformatted", "plain text", "code", "source code", "macro text"}:
            _extend(flow, Code(plain(text), where=where))
        elif is_framed(properties):
            _extend(flow, callout_of((Paragraph(text, where),), where))
        else:
            flow.append(Paragraph(text, where))

    def _count(self, number: str, depth: int) -> int:
        """The number of the next entry of a list, which goes on where paragraphs stand between its entries."""
        for deeper in [key for key in self.counts if key[0] == number and key[1] > depth]:
            del self.counts[deeper]
        before = self.counts.get((number, depth), self.parts.level(number, depth).start - 1)
        self.counts[number, depth] = before + 1
        return before + 1

    # ---- what the text refers to --------------------------------------------------------------------------------

    def note(self, kind: str, name: str) -> Elements:
        """What a footnote or endnote says."""
        if kind not in self._notes:
            self._notes[kind] = dict(self.parts.notes(kind))
        found = self._notes[kind].pop(name, None)
        if found is None:
            return ()
        part, self.part = self.part, found[0]
        fields, self.fields = self.fields, []
        inside = tuple(self.elements(found[1]))
        self.part, self.fields = part, fields
        return inside

    def comment_range(self, name: str, text: str, *, starts: bool) -> None:
        """What a remark is about begins, or ends, behind these words of the paragraph."""
        if starts:
            self.ranges[name] = (len(text), "")
        elif name in self.ranges:
            start, _ = self.ranges[name]
            self.ranges[name] = (start, text[start:] or text)

    def comment(self, name: str) -> None:
        """A remark of a reviewer: it is for people, and stands in the report."""
        if self._comments is None:
            self._comments = self.parts.comments()
        one = self._comments.pop(name, None)
        if one is None:
            return
        text = " ".join(" ".join(words_in(p, f"{W}t") for p in one.element.iter(f"{W}p")).split())
        about = " ".join(self.ranges.get(name, (0, ""))[1].split())
        if one.resolved:
            self.leave_out("remarks that were marked as done", f"{one.author}: {text}")
        elif text:
            on = f" on “{about}”" if about else ""
            self.doubt(
                f"{one.author or 'Somebody'} remarks{on}: “{text}”", "Answer it in the text, if it needs an answer."
            )

    def left(self) -> None:
        """Tells of the notes and remarks that nothing refers to."""
        for kind in ("footnote", "endnote"):
            self.note(kind, "")
            for _, element in self._notes[kind].values():
                self.leave_out(f"{kind}s that nothing refers to", words_in(element, f"{W}t"))
        for name in list(self._comments if self._comments is not None else self.parts.comments()):
            self.comment(name)


def _lit(one: Element | Entry, lines: tuple[int, ...]) -> Element | Entry:
    """The same, of which some lines are highlighted, green or red."""
    if isinstance(one, Entry):
        return replace(one, lit=bool(lines))
    return replace(one, lit=lines) if isinstance(one, Paragraph) else one


def _extend(flow: list[Element | Entry], one: Quote | Code | Callout) -> None:
    """Goes on with a quotation, code or a box, or begins one."""
    last = flow[-1] if flow else None
    if (isinstance(last, Quote) and isinstance(one, Quote)) or (
        isinstance(last, Callout) and isinstance(one, Callout) and one.kind in {last.kind, "note"}
    ):
        flow[-1] = replace(last, inside=(*last.inside, *one.inside))
    elif isinstance(last, Code) and isinstance(one, Code):
        flow[-1] = replace(last, text=f"{last.text}\n{one.text}")
    else:
        flow.append(one)
