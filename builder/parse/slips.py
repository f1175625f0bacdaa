"""Reads tolerantly: lines as people type them become the Markdown that they mean.

Only headings and lines inside blocks are touched, and never code. Each line stays one line; where one is missing, it
is put above, and the places in diagnostics stay those of the author's file.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from builder.parse.answer_keys import read_keys
from builder.parse.answer_slips import is_key, mark_answers, number_letters
from builder.parse.answers_in_sight import tell_answers
from builder.parse.heading_slips import FENCE, HEADING, HeadingSlips, headings_of, plain_marks
from builder.parse.keywords import STRUCTURE
from builder.parse.line_slips import BREAKS_OFF, WIDE, label_of, proper_line, table_rule
from builder.parse.loose_questions import give_headings, loose_questions
from builder.parse.meant import Meant
from builder.parse.near_headings import near_heading
from builder.parse.quiz_notations import read_boxes, tell_notations
from builder.parse.shapes import KEY

if TYPE_CHECKING:
    from builder.blocks import BlockKind
    from builder.diagnostics import Report
    from builder.parse.keywords import Keywords

PAGE_LEVEL = 2
LONGEST_LINE = 5000  # characters of a line that is looked at for what it may mean


def meant_by(text: str, file: str, keywords: Keywords, report: Report) -> Meant:
    """The text of a file with its slips put right, which are reported."""
    typed = text.split("\n")
    meant = Meant(typed, list(typed))
    seen = _without_code(typed)
    read_boxes(meant.lines, seen)
    read_keys(meant.lines, seen)
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
        seen.append("" if code or len(line) > LONGEST_LINE else line if WIDE.search(line) else plain_marks(line))
    return seen


def _read_headings(meant: Meant, seen: list[str], keywords: Keywords) -> None:
    """Puts headings right, gives one to each question that has none, and tells of answers that stay in sight."""
    slips = HeadingSlips(meant.lines, seen, keywords, meant.above, meant.assessments, meant.plain, meant.tell)
    top = next((one.at for one in headings_of(seen)), len(seen))
    give_headings(loose_questions(seen, 0, top), 0, meant.lines, seen, keywords)
    plain = [one for one in slips.read() if not one.opens or one.opens in STRUCTURE.values()]
    ends = sorted([*meant.above, *(one.at for one in headings_of(seen)), len(seen)])
    parts = [(None, 0), *((one, one.at + 1) for one in plain)]
    tell_answers(seen, [(heading, first, ends[bisect_left(ends, first)]) for heading, first in parts], meant.tell)


LONGEST_LINE = 5000  # characters of a line that is looked at for what it may mean


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
        kind = None if at in self.meant.plain else self.keywords.kind_of(text)
        if kind or level <= self.level or not self.kind:
            self.kind, self.level = kind, level
        self.in_block = level > PAGE_LEVEL or ":" in line
        self.answer_indent = None

    def _look_for_heading(self, at: int) -> None:
        line, typed = self.meant.lines[at], self.meant.typed
        if not line.strip() or WIDE.search(line):
            return
        below = next((typed[number] for number in range(at + 1, len(typed)) if typed[number].strip()), "")
        if KEY.match(below):
            return
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
            self._break_off(end)
        if self.kind:
            number_letters(self.meant.lines, self.first, end)

    def _break_off(self, end: int) -> None:
        """A blank line above each label that was made of another line right below a list."""
        lines = self.meant.lines
        for at in range(self.first + 1, end):
            if lines[at] != self.meant.typed[at] and label_of(lines[at]) and BREAKS_OFF.match(lines[at - 1]):
                self.meant.above.setdefault(at, "")


def _after_fence(fence: str, line: str, opened: re.Match[str] | None) -> str:
    if not fence:
        return opened[1] if opened else ""
    closing = re.fullmatch(rf" {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}[ \t]*", line)
    return "" if closing else fence
