"""The outline of a course: which heading opens a section, a page, a bank or a block, before any text is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from builder.model import Span
from builder.parse.dropped import report_dropped, take_notes
from builder.parse.keywords import KEYWORD, Keywords
from builder.parse.markdown import groups
from builder.parse.normalise.slips import normalise
from builder.parse.outline_node import ASSESSMENT, BANK, OutlineNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markdown_it.token import Token

    from builder.diagnostics import Report
    from builder.discover import BlockKinds
    from builder.model import SourceText
    from builder.parse.outline_node import Role

SECTION, PAGE = 1, 2  # heading levels


def read_outline(
    sources: Iterable[tuple[SourceText, str, dict[str, Any]]], kinds: BlockKinds, report: Report
) -> list[OutlineNode]:
    """The sections of a course. Each source comes with its Markdown, front matter blanked, and an empty `env`."""
    outliner = _Outliner(Keywords(kinds), report)
    for number, (source, text, env) in enumerate(sources):
        outliner.file, outliner.name, outliner.lines = number, source.file, source.lines
        normalised = normalise(text, source.file, outliner.keywords, report)
        outliner.assessments, outliner.plain = normalised.assessments, normalised.plain
        tokens, env["normalised"] = normalised.tokens(env), normalised
        tokens, env["definitions"] = take_notes(tokens, source, report)
        report_dropped(tokens, source, report)
        outliner.read(list(groups(tokens)))
    return outliner.sections


class _Outliner:
    """Walks the headings of the files and opens what they say."""

    def __init__(self, keywords: Keywords, report: Report) -> None:
        self.keywords, self.report = keywords, report
        self.sections: list[OutlineNode] = []
        self.section: OutlineNode | None = None  # that the file itself has opened
        self.page: OutlineNode | None = None
        self.bank: OutlineNode | None = None
        self.block: OutlineNode | None = None
        self.file, self.name = 0, ""
        self.lines: Sequence[str] = [""]
        self.assessments: set[int] = set()  # lines with a heading that opens one without a colon
        self.plain: set[int] = set()  # lines with a heading that begins with a keyword, and opens nothing
        self.depth = PAGE  # of the last heading

    def read(self, elements: list[list[Token]]) -> None:
        self.section = self.page = self.bank = self.block = None
        self.depth = PAGE
        for group in elements:
            if group[0].type == "heading_open":
                self._heading(group)
            else:
                self._body(group)

    def _heading(self, group: list[Token]) -> None:
        level, inline = int(group[0].tag[1]), group[1]
        kind, match = self._keyword(inline, level)
        self._check_level(level, inline, plain=not kind)
        if kind == BANK:
            self._open_bank(level, inline, match)
        elif level == PAGE and self._names_page(kind):
            self._open_page_of(kind, inline, match)
        elif kind and kind != ASSESSMENT:
            self._open_block(kind, level, inline, match)
        elif level == SECTION and not kind:
            self.section = self._opened("section", inline, level)
            self.sections.append(self.section)
            self.page = self.bank = self.block = None
        elif level == PAGE or kind == ASSESSMENT:
            self._open_page(inline, level, match if kind else None, kind)
        elif self.block and level > self.block.level:
            self.block.groups.append(group)
        else:
            self.block = None
            self.bank = self.bank if self.bank and level > self.bank.level else None
            self._body(group)

    def _check_level(self, level: int, inline: Token, *, plain: bool) -> None:
        """A plain heading is at most one level below the one before it; a page has one, if not in the file."""
        if plain and level > self.depth + 1:
            skipped = "a level" if level == self.depth + 2 else "levels"
            message = f"this heading skips {skipped}: the one before it has {self.depth} #"
            advice = f"write:  {'#' * (self.depth + 1)} {inline.content}"
            self.report("heading-jump", self._span(inline), message, help=advice)
        self.depth = max(level, PAGE)

    def _keyword(self, inline: Token, level: int) -> tuple[str, re.Match[str] | None]:
        """What a heading's keyword opens ("" where it opens nothing of its own), and how it was read."""
        match = KEYWORD.match(inline.content)
        if (inline.map or [-1])[0] in self.plain:
            return "", match
        if match:
            opens = self.keywords.known.get(" ".join(match["keyword"].lower().split()), "")
            return opens, match
        if (inline.map or [-1])[0] in self.assessments:
            return ASSESSMENT, None
        opens = self.keywords.known.get(" ".join(inline.content.lower().split()), "")
        bare = opens in self.keywords.kinds and not self._in_parts(level) and self._needs_no_words(opens, level)
        return (opens if bare else ""), None

    def _needs_no_words(self, kind: str, level: int) -> bool:
        """Whether a heading may be the keyword and nothing else."""
        return self._names_page(kind) if level <= PAGE else not self.keywords.kinds[kind].needs_heading

    def _names_page(self, kind: str) -> bool:
        """Whether a page can be the block that its heading opens."""
        return kind in self.keywords.kinds and self.keywords.kinds[kind].page

    def _in_parts(self, level: int) -> bool:
        """Whether a heading is a part of the block it stands in, where a colon means nothing."""
        return bool(self.block and level > self.block.level and self.keywords.kinds[self.block.kind].parts)

    def _span(self, inline: Token, needle: str = "") -> Span:
        line = (inline.map or [0])[0]
        text = self.lines[line] if line < len(self.lines) else ""
        column = max(0, text.find(needle)) if needle else len(text) - len(text.lstrip())
        return Span(self.name, line + 1, column + 1, len(needle) or len(text.strip()))

    def _opened(
        self, role: Role, inline: Token | None, level: int, match: re.Match[str] | None = None, kind: str = ""
    ) -> OutlineNode:
        span = self._span(inline) if inline else Span(self.name, 1)
        opened = OutlineNode(role, inline, level, span, self.file, kind)
        if match and inline:
            opened.keyword, opened.variant = match["keyword"], (match["variant"] or "").strip().lower()
            opened.heading = inline.copy(content=match["rest"])
        elif inline and kind:
            opened.keyword, opened.heading = inline.content, inline.copy(content="")
        return opened

    def _open_page(
        self, inline: Token | None, level: int, match: re.Match[str] | None = None, kind: str = ""
    ) -> OutlineNode:
        """Opens a page; where a keyword opens it and no words follow, the keyword is its title."""
        if not self.sections:
            self.sections.append(self._opened("section", None, SECTION))
        named = match if match and match["rest"].strip() else None
        page = self._opened("page", inline, level, named)
        page.kind = kind
        if inline and match and not named:
            page.heading = inline.copy(content=match["keyword"])
        self.sections[-1].inside.append(page)
        self.page, self.bank, self.block = page, None, None
        return page

    def _open_page_of(self, kind: str, inline: Token, match: re.Match[str] | None) -> None:
        """Opens a page that is one block, such as a glossary."""
        page = self._open_page(inline, PAGE, match)
        self.block = self._opened("block", None, PAGE, kind=kind)
        self.block.span = page.span
        page.inside.append(self.block)

    def _in_page(self) -> OutlineNode:
        """The open page; what stands before the first page heading of a section is a page with the section's title."""
        if self.page:
            return self.page
        first = self.section if self.section and not self.section.inside else None
        page = self._open_page(None, PAGE)
        if first:
            page.heading, page.span = first.heading, first.span
        return page

    def _open_bank(self, level: int, inline: Token, match: re.Match[str] | None) -> None:
        page = self._in_page()
        self.bank, self.block = self._opened("bank", inline, level, match, BANK), None
        if page.kind != ASSESSMENT:
            self.report(
                "bank-outside-assessment",
                self.bank.span,
                "a bank of questions belongs in an assessment",
                help="put it under a heading such as:  ## Assessment: Check what you know",
            )
        page.inside.append(self.bank)

    def _open_block(self, kind: str, level: int, inline: Token, match: re.Match[str] | None) -> None:
        page = self._in_page()
        block = self._opened("block", inline, level, match, kind)
        if level <= PAGE:
            self.report(
                "block-at-page-level",
                block.span,
                f"this heading has the level of a page, but “{block.keyword}” opens a block on one; it was read so",
                help=f"write:  ### {block.keyword}: {block.title}",
            )
        if self.bank and level <= self.bank.level:
            self.bank = None
        (self.bank or page).inside.append(block)
        self.block = block

    def _body(self, group: list[Token]) -> None:
        if self.block:
            self.block.groups.append(group)
        elif self.page or not self.section or self._says_something(group):
            (self.bank or self._in_page()).inside.append(group)
        else:
            self.section.groups.append(group)

    def _says_something(self, group: list[Token]) -> bool:
        """Whether a paragraph right under a section's heading is for learners, not a line of settings."""
        return not (
            group[0].type == "paragraph_open"
            and re.match(r"(settings|for|objectives?):", group[1].content, re.IGNORECASE)
        )
