"""Reads tolerantly: lines as people type them become the Markdown that they mean.

Only headings and lines inside blocks are touched, and never code. Each line stays one line; where one is missing, it
is put above, and the places in diagnostics stay those of the author's file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from builder.diagnostics import Edit
from builder.model import Span
from builder.parse.answer_slips import is_key, mark_answers, number_letters
from builder.parse.answers_in_sight import tell_answers
from builder.parse.heading_slips import FENCE, HEADING, HeadingSlips, headings_of, plain_marks
from builder.parse.keywords import STRUCTURE
from builder.parse.line_slips import BREAKS_OFF, WIDE, label_of, proper_line, table_rule
from builder.parse.loose_questions import give_headings, loose_questions
from builder.parse.markdown import block_tokens
from builder.parse.near_headings import near_heading
from builder.parse.quiz_notations import read_boxes, tell_notations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
    assessments: set[int] = field(default_factory=set)  # headings that are a keyword without a colon, and open one
    told: list[tuple[int, str, str, str]] = field(default_factory=list)  # line, rule, what to say, what to type

    def text(self, first: int = 0, end: int | None = None) -> str:
        """The text, or some lines of it."""
        return "\n".join(
            f"{self.above[at]}\n{line}" if at in self.above else line
            for at, line in enumerate(self.lines[first:end], first)
        )

    def tell(self, rule: str, at: int, said: str, advice: str) -> None:
        """Keeps what to say of a line."""
        self.told.append((at, rule, said, advice))

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
        typed = [at for at in range(len(self.lines)) for _ in range(2 if at in self.above else 1)]
        typed.append(len(self.lines))
        for token in tokens:
            if token.map:
                token.map = [typed[at] for at in token.map]
        for one in (*env.get("references", {}).values(), *env.get("duplicate_refs", ())):
            one["map"] = [typed[at] for at in one["map"]]

    def report(self, file: str, report: Report) -> None:
        """Says what was understood, where other programs would read it otherwise; once for lines below each other."""
        slips = [at for at in range(len(self.lines)) if at in self.above or self._is_slip(at)]
        for run in self._runs(slips):
            self._report_run(run, file, report)
        for at, rule, said, advice in self.told:
            report(rule, self._span(file, at), said, help=advice)
        for at, advice in self.near.items():
            plain = "\nto keep it plain text, type a backslash before the colon" if ":" in self.typed[at] else ""
            said = "this line looks like a heading, but is read as plain text"
            report("looks-like-heading", self._span(file, at), said, help=f"write:  {advice}{plain}")

    def _runs(self, slips: list[int]) -> Iterator[list[int]]:
        """Lines below each other; with a heading begins another."""
        run: list[int] = []
        for at in slips:
            if run and (at > run[-1] + 1 or HEADING.match(self._properly(at))):
                yield run
                run = []
            run.append(at)
        if run:
            yield run

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
            help="write it like this:\n" + "\n".join([*shown[:MOST_SHOWN], *["…"] * (len(shown) > MOST_SHOWN)]),
            fix=tuple(Edit(self._span(file, at), text) for at, text in zip(run, properly, strict=True)),
        )

    def _properly(self, at: int) -> str:
        return (f"{self.above[at]}\n" if at in self.above else "") + self.lines[at]

    def _span(self, file: str, at: int) -> Span:
        return Span(file, at + 1, 1, len(self.typed[at]))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _words(line: str) -> list[str]:
    """Those of a heading, or behind a box."""
    return (line if line.lstrip().startswith("#") else line.partition("]")[2]).split()


def meant_by(text: str, file: str, keywords: Keywords, report: Report) -> Meant:
    """The text of a file with its slips put right, which are reported."""
    typed = text.split("\n")
    meant = Meant(typed, list(typed))
    seen = _without_code(typed)
    read_boxes(meant.lines, seen)
    _read_headings(meant, seen, keywords)
    _Walk(meant, keywords).go()
    tell_notations(seen, meant.tell)
    meant.report(file, report)
    return meant


def _without_code(typed: list[str]) -> list[str]:
    """The lines, those of code empty, the marks of headings proper."""
    fence, seen = "", []
    for line in typed:
        opened = FENCE.match(line)
        code = bool(fence or opened)
        fence = _after_fence(fence, line, opened) if code else ""
        seen.append("" if code else line if WIDE.search(line) else plain_marks(line))
    return seen


def _read_headings(meant: Meant, seen: list[str], keywords: Keywords) -> None:
    """Puts headings right, gives one to each question that has none, and tells of answers that stay in sight."""
    slips = HeadingSlips(meant.lines, seen, keywords, meant.above, meant.assessments, meant.tell)
    top = next((one.at for one in headings_of(seen)), len(seen))
    give_headings(loose_questions(seen, 0, top), 0, meant.lines, seen, keywords)
    plain = [one for one in slips.read() if not one.opens or one.opens in STRUCTURE.values()]
    ends = sorted([*meant.above, *(one.at for one in headings_of(seen)), len(seen)])
    parts = [(None, 0), *((one, one.at + 1) for one in plain)]
    tell_answers(
        seen, [(heading, first, next(at for at in ends if at >= first)) for heading, first in parts], meant.tell
    )


class _Walk:
    """Goes through the lines below headings and knows which block each stands in."""

    def __init__(self, meant: Meant, keywords: Keywords) -> None:
        self.meant = meant
        self.keywords = keywords
        self.kind: BlockKind | None = None
        self.level = 0  # of the block's heading
        self.in_block = False
        self.answer_indent: int | None = None  # of the answer that a `>` below it belongs to
        self.first = 0  # index of the line below the last heading

    def go(self) -> None:
        fence = ""
        for at, line in enumerate(self.meant.lines):
            opened = FENCE.match(line)
            if fence or opened:
                fence = _after_fence(fence, line, opened)
                continue
            for heading in (self.meant.above.get(at, ""), line):
                if match := HEADING.match(heading):
                    self._heading(at, heading, len(match["marks"]), match["text"])
                    self.first = at + (heading is line)
            if HEADING.match(line) or WIDE.search(line):
                continue
            if self.in_block:
                self._line(at, line)
            if not self.meant.lines[at - 1].strip() or at in (0, self.first):
                self._look_for_heading(at)
        self._end_block(len(self.meant.typed))

    def _heading(self, at: int, line: str, level: int, text: str) -> None:
        self._end_block(at)
        kind = self.keywords.kind_of(text)
        if kind or level <= self.level or not self.kind:
            self.kind, self.level = kind, level
        self.in_block = level > PAGE_LEVEL or ":" in line
        self.answer_indent = None

    def _look_for_heading(self, at: int) -> None:
        line, typed = self.meant.lines[at], self.meant.typed
        if not line.strip() or WIDE.search(line):
            return
        below = next((typed[number] for number in range(at + 1, len(typed)) if typed[number].strip()), "")
        if advice := near_heading(line, below, self.keywords):
            self.meant.near[at] = advice

    def _line(self, at: int, line: str) -> None:
        lines, kind = self.meant.lines, self.kind
        if kind and kind.choices and is_key(line):
            return
        read, self.answer_indent = proper_line(line, self.answer_indent, kind)
        lines[at] = read
        above = lines[at - 1]
        if kind and label_of(read) in kind.labels and BREAKS_OFF.match(above):
            lines[at] = read.lstrip()
            self.meant.above.setdefault(at, "")
            self.answer_indent = None
        elif at not in self.meant.above and (rule := table_rule(lines, at, self.first)):
            self.meant.above[at] = rule

    def _end_block(self, end: int) -> None:
        if self.kind and self.kind.choices:
            mark_answers(self.meant.lines, self.first, end)
        if self.kind:
            number_letters(self.meant.lines, self.first, end)


def _after_fence(fence: str, line: str, opened: re.Match[str] | None) -> str:
    if not fence:
        return opened[1] if opened else ""
    closing = re.fullmatch(rf" {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}[ \t]*", line)
    return "" if closing else fence
