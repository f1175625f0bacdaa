"""Reads tolerantly: lines as people type them become the Markdown that they mean.

Only headings and lines inside blocks are touched, and never code. Each line stays one line; where one is missing, it
is put above, and the places in diagnostics stay those of the author's file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, Any

from builder.diagnostics import Edit
from builder.model import Span
from builder.parse.answer_slips import mark_answers, number_letters
from builder.parse.box_names import callout_of_others
from builder.parse.code_lines import FENCED, code_of
from builder.parse.containers import Containers
from builder.parse.heading_slips import HEADING, near_heading, proper_heading
from builder.parse.layout_slips import proper_layout
from builder.parse.line_slips import BREAKS_OFF, WIDE, label_of, proper_line
from builder.parse.markdown import block_tokens
from builder.parse.other_markup import OtherMarkup
from builder.parse.text_slips import proper_paragraphs, proper_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it.token import Token

    from builder.blocks import BlockKind
    from builder.diagnostics import Report
    from builder.parse.keywords import Keywords

PAGE_LEVEL = 2
ORDINARY = re.compile(r"^ *(?:[-*+]|\d{1,2}[.)]) \[[ xX]\] \S|^ {0,3}#{1,6}[ \t]")  # no slip: Markdown as many write it
MOST_SHOWN = 6  # lines


@dataclass(slots=True)
class Meant:
    """What a text means, line by line."""

    typed: list[str]
    lines: list[str]  # as many as typed
    above: dict[int, str] = field(default_factory=dict)  # lines that are missing, by the index of the one below
    near: dict[int, str] = field(default_factory=dict)  # what looks like a heading and is none, and how to write it
    markup: OtherMarkup = field(default_factory=OtherMarkup)

    def text(self, first: int = 0, end: int | None = None) -> str:
        """The text, or some lines of it."""
        return "\n".join(
            f"{self.above[at]}\n{line}" if at in self.above else line
            for at, line in enumerate(self.lines[first:end], first)
        )

    def between(self, first: int, end: int) -> str:
        """Some lines, as they were typed and as they were meant."""
        return "\n".join(self.typed[first:end]) + "\n" + self.text(first, end)

    def tokens(self, env: dict[str, Any]) -> list[Token]:
        """What `block_tokens` gives for the text, with the places of the author's file."""
        tokens = block_tokens(self.text(), env)
        self._restore(tokens, env)
        return tokens

    def _restore(self, tokens: list[Token], env: Mapping[str, Any]) -> None:
        """Gives what was read of the text its places in the author's file."""
        if not self.above:
            return
        typed = [at for at in range(len(self.lines)) for _ in range(1 + self._missing(at))]
        typed.append(len(self.lines))
        for token in tokens:
            if token.map:
                token.map = [typed[at] for at in token.map]
        for one in (*env.get("references", {}).values(), *env.get("duplicate_refs", ())):
            one["map"] = [typed[at] for at in one["map"]]

    def _missing(self, at: int) -> int:
        """How many lines are missing above one."""
        return self.above[at].count("\n") + 1 if at in self.above else 0

    def report(self, file: str, report: Report) -> None:
        """Says what was understood, where other programs would read it otherwise; once for lines below each other."""
        worded = accumulate((1 if line.strip() else 0 for line in self.typed), initial=0)
        words = [before if line.strip() else -1 for before, line in zip(worded, self.typed, strict=False)]
        told = self._report_markup(file, report)
        slips = [at for at in range(len(self.lines)) if at not in told and (at in self.above or self._is_slip(at))]
        for _, run in groupby(
            enumerate(filter(lambda at: words[at] >= 0, slips)), key=lambda one: words[one[1]] - one[0]
        ):
            self._report_run([at for _, at in run], file, report)
        for at, advice in self.near.items():
            plain = "\nto keep it plain text, type a backslash before the colon" if ":" in self.typed[at] else ""
            said = "this line looks like a heading, but is read as plain text"
            report("looks-like-heading", self._span(file, at), said, help=f"write:  {advice}{plain}")

    def _report_markup(self, file: str, report: Report) -> set[int]:
        """Says what was met of other programs' markup, and gives the lines that are mended with it."""
        told: set[int] = set()
        for met in self.markup.met.values():
            mended = [
                at for at in met.lines if at not in told and (self.typed[at] != self.lines[at] or at in self.above)
            ]
            told.update(mended)
            report(
                "markup-of-other-programs",
                self._span(file, met.at, next(iter(met.typed))),
                met.message,
                help=f"instead:  {met.advice}",
                fix=tuple(Edit(self._span(file, at), self._properly(at)) for at in mended),
            )
        return told

    def _is_slip(self, at: int) -> bool:
        typed, read = self.typed[at], self.lines[at]
        ordinary = ORDINARY.match(typed) and _indent(typed) == _indent(read) and _words(typed) == _words(read)
        return typed != read and not ordinary

    def _report_run(self, run: list[int], file: str, report: Report) -> None:
        properly = [self._properly(at) for at in run]
        shown = "\n".join(properly).split("\n")
        report(
            "typing-slip",
            self._span(file, run[0]),
            f"{'this line was' if len(run) == 1 else f'these {len(run)} lines were'} understood, but written in an "
            "unusual way",
            help="write it like this:\n"
            + "\n".join([*shown[:MOST_SHOWN], *["…"] * (len(shown) > MOST_SHOWN), *self._heading_meant(run)]),
            fix=tuple(Edit(self._span(file, at), text) for at, text in zip(run, properly, strict=True)),
        )

    def _heading_meant(self, run: list[int]) -> list[str]:
        """What to write instead, where a line below a text was read as a line."""
        at = next((at for at in run if self.lines[at] == "---" and self.above.get(at) == ""), 0)
        return [f"or, for a heading:\n## {self.lines[at - 1].strip()}"] if at else []

    def _properly(self, at: int) -> str:
        return (f"{self.above[at]}\n" if at in self.above else "") + self.lines[at]

    def _span(self, file: str, at: int, needle: str = "") -> Span:
        column = self.typed[at].find(needle) if needle else -1
        return (
            Span(file, at + 1, column + 1, len(needle)) if column >= 0 else Span(file, at + 1, 1, len(self.typed[at]))
        )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _words(line: str) -> list[str]:
    """Those of a heading, or behind a box."""
    return (line if line.lstrip().startswith("#") else line.partition("]")[2]).split()


def meant_by(text: str, file: str, keywords: Keywords, report: Report) -> Meant:
    """The text of a file with its slips put right, which are reported."""
    walk = _Walk(text.split("\n"), keywords)
    walk.go()
    walk.meant.report(file, report)
    return walk.meant


class _Walk:
    """Goes through the lines and knows which block each stands in."""

    def __init__(self, typed: list[str], keywords: Keywords) -> None:
        self.meant = Meant(typed, list(typed))
        self.keywords = keywords
        self.kind: BlockKind | None = None
        self.level = 0  # of the block's heading
        self.in_block = False
        self.answer_indent: int | None = None  # of the answer that a `>` below it belongs to
        self.first = 0  # index of the line below the last heading
        self.code: dict[int, str] = {}  # the lines that are code, and why

    def go(self) -> None:
        lines = self.meant.lines
        Containers(self.meant, self.meant.markup).read()
        self.code = code_of(lines)
        for at, line in enumerate(lines):
            if self.code.get(at) == FENCED:
                continue
            wide = WIDE.search(line)
            text = line if wide or at in self.code else self._text(at, line)
            heading = text if wide else proper_heading(text, self.keywords, in_parts=self._in_parts)
            match = HEADING.match(heading)
            if match:
                self._heading(at, heading, len(match["marks"]), match["text"])
                continue
            if wide:
                continue
            lines[at] = text
            if self.in_block:
                self._line(at, lines[at])
            if not lines[at - 1].strip() or at in (0, self.first):
                self._look_for_heading(at)
        self._end_block(len(lines))

    def _text(self, at: int, line: str) -> str:
        """A line with what other programs and keyboards make of text read as meant."""
        if HEADING.match(line) and line.count("#", 0, line.find(" ") + 1) <= PAGE_LEVEL:
            self.meant.markup.page = at
        gaps = bool(self.kind and self.kind.gaps)
        line = proper_text(self.meant.markup.read(at, line, gaps=gaps))
        if callout := callout_of_others(
            line, lines_below=self.meant.lines[at + 1 : at + 2], answer=self.answer_indent is not None
        ):
            line, above = callout
            if above:
                self.meant.above[at] = above
        return line

    def _in_parts(self, level: int) -> bool:
        return bool(self.kind and self.kind.parts and level > self.level)

    def _heading(self, at: int, line: str, level: int, text: str) -> None:
        self._end_block(at)
        self.meant.lines[at] = line
        kind = self.keywords.kind_of(text)
        if kind or level <= self.level or not self.kind:
            self.kind, self.level = kind, level
            if not kind and level > PAGE_LEVEL and not self.keywords.opens(text):
                self._look_for_heading(at)
        self.in_block = level > PAGE_LEVEL or ":" in line
        self.answer_indent, self.first = None, at + 1

    def _look_for_heading(self, at: int) -> None:
        line, typed = self.meant.lines[at], self.meant.typed
        if not line.strip() or WIDE.search(line):
            return
        below = next((typed[number] for number in range(at + 1, len(typed)) if typed[number].strip()), "")
        if advice := near_heading(line, below, self.keywords):
            self.meant.near[at] = advice

    def _line(self, at: int, line: str) -> None:
        lines, kind = self.meant.lines, self.kind
        read, self.answer_indent = proper_line(line, self.answer_indent, kind)
        lines[at] = read
        above = lines[at - 1]
        if kind and label_of(read) in kind.labels and BREAKS_OFF.match(above):
            lines[at] = read.lstrip()
            self.meant.above[at] = ""
            self.answer_indent = None

    def _end_block(self, end: int) -> None:
        chooses = bool(self.kind and self.kind.choices)
        proper_paragraphs(self.meant.lines, range(self.first, end), self.code)
        above = proper_layout(self.meant.lines, range(self.first, end), self.code, only_quoted=chooses)
        self.meant.above = above | self.meant.above
        if chooses:
            mark_answers(self.meant.lines, self.first, end)
            number_letters(self.meant.lines, self.first, end)
