"""Tokens of one file become nodes: what they say and where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from builder.model import Span, Text
from builder.parse import flow, variables
from builder.parse.bare_links import link_addresses
from builder.parse.inline import read_children
from builder.parse.markdown import block_tokens, read_inline
from builder.parse.marks import GAPS, mark_bold
from builder.parse.passages import Passages
from builder.parse.places import Places

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it.token import Token

    from builder.diagnostics import Report
    from builder.model import Flow, Node, Picture, SourceText
    from builder.parse.links import LinkBook
    from builder.parse.segments import Segments
    from builder.parse.typography import Typography


@dataclass(slots=True)
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
    said_in_bold: re.Pattern[str] | None = None  # what means something in the block that is being read
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

    def text(self, token: Token) -> Text:
        """An inline token as words."""
        self.read([token])
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

    def face(self, name: str, mood: str, span: Span) -> Picture | None:
        """The theme's picture of somebody, by name; it is drawn where the theme has one."""
        return None

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
        inner.read(tokens)
        return flow.read_flow(tokens, inner)

    def node(self, group: list[Token]) -> Node:
        """A top-level element as a node."""
        group = self._with_list_variable(group)
        self.read(group)
        return flow.read_node(group, self)

    def read(self, tokens: list[Token]) -> None:
        """Reads inline text in place, variables filled in."""
        self.translate(tokens)
        unread = [token for token in tokens if token.type == "inline" and not token.children]
        for token in unread:
            locate = partial(self.span, token)
            token.content = variables.fill(token.content, self.variables, locate, self.report)
        read_inline(unread, self.env)
        for token in unread:
            self.places.give(token)
            self._mark(token)
        self._finish(tokens, unread)
        if unread:
            self.passages.add(tokens, self.source.file)

    def _finish(self, tokens: list[Token], unread: list[Token]) -> None:
        """Makes links of bare addresses, where a link can stand, and sets what learners read as printers do."""
        around: list[str] = []
        for token in tokens if len(tokens) > 1 else ():
            if token.nesting > 0 and token.type in flow.HOLDERS:
                around.append(token.type)
            elif token.nesting < 0 and token.type.replace("_close", "_open") in flow.HOLDERS:
                around.pop()
            elif token.type == "inline" and not (around[-1:] == ["heading_open"] or (around and self.takes_answers)):
                link_addresses(token)
        if self.typography:
            for token in unread:
                self.typography.set(token.children or [])

    def mark_words(self, *, gaps: bool = False, bold: str = "") -> None:
        """From here on, gaps are read or are not, and words in bold that fit a pattern are marks."""
        self.env[GAPS] = gaps
        self.said_in_bold = re.compile(bold, re.IGNORECASE) if bold else None

    def _mark(self, token: Token) -> None:
        """Marks words that mean something in the block that is being read, and says what of a gap is lost."""
        if self.said_in_bold:
            mark_bold(token, self.said_in_bold)
        for gap in (one for one in token.children or () if one.type == "gap" and one.meta["lost"]):
            message = "a gap takes words only: what else stands between its brackets is lost"
            advice = f"write the words alone:  [[{gap.content}]]"
            self.report("more-than-words-in-gap", self.span(token, gap.meta["lost"]), message, help=advice)

    def translate(self, tokens: list[Token]) -> None:
        """Puts the translations of texts that were not read yet in their place."""
        self.segments.translate(tokens, self.env, self.span)

    def _with_list_variable(self, group: list[Token]) -> list[Token]:
        """A paragraph that is one list variable is a list."""
        if group[0].type != "paragraph_open":
            return group
        values = variables.list_variable(group[1].content, self.variables)
        return group if values is None else flow.list_of(group[1], values)
