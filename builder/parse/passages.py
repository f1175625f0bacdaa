"""Gathers what learners read, run by run, for the checks of wording; and knows what is shown as words to avoid."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, Any

from builder.frozen import mutable
from builder.model import Passage, Span
from builder.parse.links import LANGUAGE_SCHEME
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it.token import Token

    from builder.parse.outline_node import OutlineNode

WORDS = r"(?:words?|terms?|phrases?|language|expressions?|examples?)"
AVOID = pattern(  # at the head of a column, a list or a part: what stands there is not to be said
    rf"(?:(?:the|these|some|old|poor|outdated|unhelpful)\s+)*(?:(?:{WORDS}|what)\s+)?"
    r"(?:to avoid|not to (?:say|use|write)|not this|avoid(?: (?:saying|writing|using))?|outdated|old-fashioned"
    r"|out of date|instead of|rather than|(?:do(?:n.t| not)|never) (?:say|write|use)|old)"
    rf"(?:\s+(?:these|this|{WORDS}))*\s*(?P<colon>:)?",
    re.IGNORECASE,
)
CALLOUT = pattern(r"^\s*\[!\w+\]")  # which nobody reads
FOREIGN = f"{LANGUAGE_SCHEME}:"


@mutable
class Passages:
    """The passages found so far, and whether what comes next is quoted."""

    found: list[Passage] = field(default_factory=list)
    page: str = ""
    by_page: bool = False  # whether the page is set to quote
    by_block: bool = False
    by_heading: bool = False
    by_lead: bool = False  # the paragraph before said so

    def open_page(self, opened: OutlineNode, settings: Mapping[str, Any]) -> None:
        """What follows stands on this page."""
        self.page, self.by_page, self.by_block = opened.id, "quoted terms" in settings, False
        self.by_heading, self.by_lead = _avoids(opened.title), False

    def open_block(self, opened: OutlineNode, settings: Mapping[str, Any]) -> None:
        """What follows stands in this block."""
        self.by_block, self.by_heading, self.by_lead = "quoted terms" in settings, _avoids(opened.title), False

    def head(self, token: Token) -> None:
        """What follows stands under this heading, in the same block."""
        self.by_heading = _avoids(_spoken(token))

    def add(self, tokens: list[Token], file: str) -> None:
        """Takes in an element whose inline text was just read."""
        if tokens[0].type == "heading_open":  # a plain heading on a page closes the block before it
            self.by_block, self.by_heading = False, _avoids(tokens[1].content)
        led, self.by_lead = self.by_lead and tokens[0].type != "paragraph_open", False
        always = self.by_page or self.by_block or self.by_heading or led
        inside = _Inside()
        for token in tokens:
            inside.step(token.type)
            text = _spoken(token) if token.type == "inline" else ""
            if text:
                quoted = always or inside.quotes(text)
                first, last = token.map or (0, 1)
                span = Span(file, first + 1)
                self.found.append(
                    Passage(text, self.page, span, max(1, last - first), quoted, defined=inside.kind == "dt_open")
                )
                self.by_lead = text.endswith(":") and _avoids(text)


@mutable
class _Inside:
    """Where in a list or a table the walk through an element is."""

    kind: str = ""  # of the innermost element
    columns: list[bool] = field(default_factory=list)  # of the table: whether each shows what not to say
    column: int = -1
    items: list[bool] = field(default_factory=list)  # of the open lists: whether the item does

    def step(self, kind: str) -> None:
        if kind == "tr_open":
            self.column = -1
        elif kind == "list_item_open":
            self.items.append(False)
        elif kind == "list_item_close":
            self.items.pop()
        elif kind in {"th_open", "td_open"}:
            self.column += 1
        if kind.endswith("_open"):
            self.kind = kind

    def quotes(self, text: str) -> bool:
        """Whether a text here is shown as what not to say; what heads others is remembered."""
        lead = AVOID.match(text)
        heads = lead is not None and _avoids(text)
        if self.kind == "th_open":
            self.columns += [False] * (self.column - len(self.columns)) + [heads]
        quoted = any(self.items) or (self.kind == "td_open" and self.columns[self.column : self.column + 1] == [True])
        if self.items:
            self.items[-1] |= heads
        return quoted or bool(lead and lead["colon"])


def _avoids(text: str) -> bool:
    return bool(AVOID.fullmatch(text.strip()))


def _spoken(token: Token) -> str:
    """The words of an inline token as they are read aloud."""
    parts: list[str] = []
    ends: list[str] = []  # of the links that are open
    for child in token.children or []:
        if child.type == "link_open":
            ends.append("`" if str(child.attrGet("href") or "").lower().startswith(FOREIGN) else "")
            parts.append(ends[-1])
        elif child.type == "link_close":
            parts.append(ends.pop() if ends else "")
        elif child.type == "code_inline":
            parts.append(f"`{child.content}`")
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
        elif child.type == "gap":
            parts.append(child.content.partition("/")[0].strip())  # its first answer is read
        elif child.type == "text":
            parts.append(child.content)
    text = "".join(parts)
    return (CALLOUT.sub("", text) if "[!" in text else text).strip()
