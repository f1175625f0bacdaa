"""Tokens of one file become nodes: what they say and where they stand."""

from __future__ import annotations

import re
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any

from markdown_it.token import Token

from builder.frozen import mutable
from builder.model import Link, Picture, Span, Text
from builder.model.drawn import portrait_of
from builder.parse import flow, variables
from builder.parse.bare_links import link_addresses
from builder.parse.inline import read_children
from builder.parse.markdown import block_tokens, read_inline
from builder.parse.marks import GAPS, mark_bold
from builder.parse.passages import Passages
from builder.parse.places import SPAN, Places, give_spans, locate, parted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from builder.diagnostics import Report
    from builder.model import Flow, Node, SourceText
    from builder.parse.links import LinkBook
    from builder.parse.places import TextPlace
    from builder.parse.segments import Segments
    from builder.parse.typography import Typography
    from builder.parse.variables import FilledText


@mutable
class Composer:
    """Makes the nodes of one file."""

    source: SourceText
    env: dict[str, Any]  # of the Markdown parser: references and footnotes
    variables: Mapping[str, Any]
    book: LinkBook
    report: Report
    segments: Segments
    documents: Mapping[str, SourceText] = field(default_factory=dict)
    footnotes: flow.Footnotes = field(default_factory=flow.Footnotes)
    lines: Sequence[str] = ()
    places: Places = field(init=False)
    passages: Passages = field(default_factory=Passages)  # what learners read
    typography: Typography | None = None  # None: marks stay as they were typed
    takes_answers: bool = (
        False  # whether what the block that is being read lists is chosen or moved, and is no place for links
    )
    reported: set[str] = field(default_factory=set)  # the rules of which one fault a page is enough
    used_references: set[str] = field(default_factory=set)  # labels of addresses
    bold_marks: re.Pattern[str] | None = None  # what means something in the block that is being read
    plays_clips: bool = False  # whether the block that is being read may hold films and sounds

    def __post_init__(self) -> None:
        """Keeps the lines at hand for places."""
        self.lines = self.source.lines
        self.places = Places(self.source.file, self.lines)

    def span(self, token: Token, *needles: str) -> Span:
        """The place of a token, or of some of its text: the first of the needles that stands there."""
        first, last = token.map or (0, 1)
        for needle in filter(None, needles):
            for number in range(first, min(last, len(self.lines))):
                column = self.lines[number].find(needle)
                if column >= 0:
                    return Span(self.source.file, number + 1, column + 1, len(needle))
        line = self.lines[first] if first < len(self.lines) else ""
        indent = len(line) - len(line.lstrip())
        return Span(self.source.file, first + 1, indent + 1, len(line.strip()))

    def text(self, heading: Token, *, translated: bool = True) -> Text:
        """The words of a heading's inline token."""
        (token,) = self.read([heading], translated=translated)
        self.passages.head(token)
        return Text(read_children(token, self))

    def file(self, target: str, span: Span, *, heard: bool = False) -> str:
        """The name of a file that a block names; "" where there is none. `heard`: as that of `Link`."""
        kind, found = self.book.link(target, target, span, self.source.name, heard=heard)
        return found if kind == "file" else ""

    def size(self, file: str) -> int:
        """The bytes of a packed file by its name; 0 where there is none."""
        known = self.book.media.get(file)
        return known.size if known else 0

    def face(self, name: str, mood: str, span: Span, *, meant: bool = True) -> Picture | None:
        """The theme's picture of somebody, by name; it is drawn where the theme has one."""
        file = portrait_of(name, mood)
        self.book.links[Link(file, "face", name if meant else "", span, file)] = None
        return Picture(file, "", "", span)

    def document(self, target: str, span: Span) -> Flow:
        """What a Markdown file says, its links and pictures resolved from where it lies."""
        name = self.book.name_of(target, self.source.name)
        source = self.documents.get(name)
        if not source:
            self.book.link(target, target, span, self.source.name, heard=True)  # reports what is missing
            return ()
        env: dict[str, Any] = {}
        tokens = block_tokens(source.text, env)
        notes = flow.Footnotes(page=self.footnotes.page)
        inner = replace(self, source=source, env=env, footnotes=notes, passages=Passages())
        return flow.read_flow(inner.read(tokens), inner)

    def node(self, group: list[Token]) -> Node:
        """A top-level element as a node."""
        return flow.read_node(self.read(self._with_list_variable(group)), self)

    def read(self, tokens: list[Token], *, translated: bool = True) -> list[Token]:
        """Tokens with their texts as learners get them: translated, filled in, and read as Markdown."""
        if translated:
            tokens = self.segments.translated(tokens, self.env, self.span)
        if not any(token.type == "inline" and not token.children for token in tokens):
            return tokens
        read: list[Token] = []
        around: list[str] = []
        for token in tokens:
            if token.nesting > 0 and token.type in flow.HOLDERS:
                around.append(token.type)
            elif token.nesting < 0 and token.type.replace("_close", "_open") in flow.HOLDERS:
                around.pop()
            if token.type == "inline" and not token.children:
                alone = len(tokens) == 1 or around[-1:] == ["heading_open"] or (bool(around) and self.takes_answers)
                read.append(self._read(token, bare_links=not alone))
            else:
                read.append(token)
        self.passages.add(read, self.source.file)
        return read

    def _read(self, token: Token, *, bare_links: bool) -> Token:
        """An inline token with its children. `bare_links`: addresses in it become links."""
        filled, place = self._filled(token)
        children = read_inline(filled.text, self.env)
        locate(children, filled.text)
        if self.bold_marks:
            children = mark_bold(children, self.bold_marks)
        if bare_links:
            children = link_addresses(children, filled.text)
        if filled.has_variables:
            children = list(parted(children, filled))
        give_spans(children, filled, place)
        self._report_lost(token, children)
        if self.typography:
            self.typography.set(children)
        read = Token("inline", "", 0, map=token.map, level=token.level, children=children, block=True)
        read.content, read.meta = filled.text, token.meta
        return read

    def _filled(self, token: Token) -> tuple[FilledText, TextPlace]:
        """The text of a token with the values of its variables, and the place of what was typed."""
        entry = token.meta.get(variables.ENTRY)
        place = self.places.of((token.map or (0, 1))[0], entry.typed if entry else token.content)
        if not entry:
            return variables.fill(token.content, self.variables, place.span, self.report), place
        entry_span = place.span(0, len(entry.typed))
        return entry.filled(variables.fill(token.content, self.variables, lambda *_: entry_span, self.report)), place

    def mark_words(self, *, gaps: bool = False, bold: str = "") -> None:
        """From here on, gaps are read or are not, and words in bold that fit a pattern are marks."""
        self.env[GAPS] = gaps
        self.bold_marks = re.compile(bold, re.IGNORECASE) if bold else None

    def _report_lost(self, token: Token, children: list[Token]) -> None:
        """Says what of a gap is lost."""
        for gap in (one for one in children if one.type == "gap" and one.meta["lost"]):
            message = "a gap takes words only: what else stands between its brackets is lost"
            advice = f"write the words alone:  [[{gap.content}]]"
            place = gap.meta.get(SPAN) or self.span(token, gap.meta["typed"])
            self.report("more-than-words-in-gap", place, message, help=advice)

    def _with_list_variable(self, group: list[Token]) -> list[Token]:
        """A paragraph that is one list variable is a list."""
        if group[0].type != "paragraph_open":
            return group
        known = variables.list_variable(group[1].content, self.variables)
        return flow.list_of(group[1], *known) if known else group
