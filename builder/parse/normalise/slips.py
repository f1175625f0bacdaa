"""Reads tolerantly: lines as people type them become the Markdown that they mean.

Code is never touched. Each line stays one line; where one is missing, it is put above, and the places in diagnostics
stay those of the author's file.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from builder.parse.keywords import STRUCTURE
from builder.parse.normalise.answer_keys import read_keys
from builder.parse.normalise.answer_slips import is_key, mark_answers, number_letters
from builder.parse.normalise.answers_in_sight import report_answers
from builder.parse.normalise.box_names import callout_of_others
from builder.parse.normalise.code_lines import FENCED, code_of
from builder.parse.normalise.containers import Containers
from builder.parse.normalise.heading_slips import HEADING, TYPED, HeadingSlips, headings_of, plain_marks
from builder.parse.normalise.layout_slips import proper_layout
from builder.parse.normalise.line_slips import BREAKS_OFF, WIDE, label_of, proper_line
from builder.parse.normalise.loose_questions import give_headings, loose_questions
from builder.parse.normalise.near_headings import near_heading
from builder.parse.normalise.normalised import NormalisedText
from builder.parse.normalise.quiz_notations import read_boxes, report_notations
from builder.parse.normalise.shapes import KEY
from builder.parse.normalise.text_slips import proper_paragraphs, proper_text

if TYPE_CHECKING:
    from builder.blocks import BlockKind
    from builder.diagnostics import Report
    from builder.parse.keywords import Keywords

PAGE_LEVEL = 2
LONGEST_LINE = 5000  # characters of a line that is looked at for what it may mean


def normalise(text: str, file: str, keywords: Keywords, report: Report) -> NormalisedText:
    """The text of a file with its slips put right, which are reported."""
    typed = text.split("\n")
    normalised = NormalisedText(typed, list(typed))
    Containers(normalised, normalised.markup).read()
    code = code_of(normalised.lines)
    for at, line in enumerate(normalised.lines):
        if TYPED.match(line) and at not in code:
            normalised.markup.page = (
                at if HEADING.match(line) and line.lstrip()[:3] != "###" else normalised.markup.page
            )
            normalised.lines[at] = normalised.markup.read(at, line, gaps=True)
    seen = ["" if code.get(at) == FENCED else _marked(line) for at, line in enumerate(normalised.lines)]
    read_boxes(normalised.lines, seen)
    read_keys(normalised.lines, seen)
    _read_headings(normalised, seen, keywords)
    _Walk(normalised, keywords, code).go()
    tables = [
        "" if code.get(at) == FENCED or len(line) > LONGEST_LINE else line for at, line in enumerate(normalised.lines)
    ]
    report_notations(seen, tables, normalised.remark)
    normalised.report(file, report)
    return normalised


def _marked(line: str) -> str:
    """A line, the marks of a heading proper; none of one that is too long to look at."""
    if len(line) > LONGEST_LINE:
        return ""
    return line if WIDE.search(line) else plain_marks(line)


def _read_headings(normalised: NormalisedText, seen: list[str], keywords: Keywords) -> None:
    """Puts headings right, gives one to each question that has none, and tells of answers that stay in sight."""
    slips = HeadingSlips(
        normalised.lines, seen, keywords, normalised.above, normalised.assessments, normalised.plain, normalised.remark
    )
    top = next((one.at for one in headings_of(seen)), len(seen))
    give_headings(loose_questions(seen, 0, top), 0, normalised.lines, seen, keywords)
    plain = [one for one in slips.read() if not one.opens or one.opens in STRUCTURE.values()]
    ends = sorted([*normalised.above, *(one.at for one in headings_of(seen)), len(seen)])
    parts = [(None, 0), *((one, one.at + 1) for one in plain)]
    report_answers(
        seen, [(heading, first, ends[bisect_left(ends, first)]) for heading, first in parts], normalised.remark
    )


class _Walk:
    """Goes through the lines below headings and knows which block each stands in."""

    def __init__(self, normalised: NormalisedText, keywords: Keywords, code: dict[int, str]) -> None:
        self.normalised = normalised
        self.code = code
        self.keywords = keywords
        self.kind: BlockKind | None = None
        self.level = 0  # of the block's heading
        self.in_block = False
        self.answer_indent: int | None = None  # of the answer that a `>` below it belongs to
        self.first = 0  # index of the line below the last heading

    def go(self) -> None:
        for at, line in enumerate(self.normalised.lines):
            if self.code.get(at) == FENCED or (not line and at not in self.normalised.above):
                continue
            for heading in (self.normalised.above.get(at, ""), line):
                if match := HEADING.match(heading):
                    self._heading(at, heading, len(match["marks"]), match["text"])
                    self.first = at + (heading is line)
            if HEADING.match(line):
                takes_gaps = self.kind and self.kind.gaps
                self.normalised.lines[at] = line if takes_gaps else self.normalised.markup.read_names(at, line)
                continue
            if WIDE.search(line):
                continue
            if at not in self.code:
                self.normalised.lines[at] = self._text(at, line)
            if self.in_block:
                self._line(at, self.normalised.lines[at])
            if not self.normalised.lines[at - 1].strip() or at in (0, self.first):
                self._look_for_heading(at)
        self._end_block(len(self.normalised.typed))

    def _text(self, at: int, line: str) -> str:
        """A line with what other programs and keyboards make of text read as meant."""
        line = proper_text(self.normalised.markup.read(at, line, gaps=bool(self.kind and self.kind.gaps)))
        below = self.normalised.lines[at + 1 : at + 2]
        line, above = callout_of_others(line, below, answer=self.answer_indent is not None) or (line, "")
        if above:
            self.normalised.above[at] = above
        return line

    def _heading(self, at: int, line: str, level: int, text: str) -> None:
        self._end_block(at)
        self.normalised.markup.page = at if level <= PAGE_LEVEL else self.normalised.markup.page
        kind = None if at in self.normalised.plain else self.keywords.kind_of(text)
        if kind or level <= self.level or not self.kind:
            self.kind, self.level = kind, level
        self.in_block = level > PAGE_LEVEL or ":" in line
        self.answer_indent = None

    def _look_for_heading(self, at: int) -> None:
        line, typed = self.normalised.lines[at], self.normalised.typed
        if not line.strip() or WIDE.search(line):
            return
        below = next((typed[number] for number in range(at + 1, len(typed)) if typed[number].strip()), "")
        if KEY.match(below):
            return
        if advice := near_heading(line, below, self.keywords):
            self.normalised.near[at] = advice

    def _line(self, at: int, line: str) -> None:
        lines, kind = self.normalised.lines, self.kind
        if kind and kind.choices and is_key(line):
            return
        read, self.answer_indent = proper_line(line, self.answer_indent, kind)
        lines[at] = read
        above = lines[at - 1]
        if kind and label_of(read) in kind.labels and BREAKS_OFF.match(above):
            lines[at] = read.lstrip()
            self.normalised.above.setdefault(at, "")
            self.answer_indent = None

    def _end_block(self, end: int) -> None:
        chooses = bool(self.kind and self.kind.choices)
        proper_paragraphs(self.normalised.lines, range(self.first, end), self.code)
        above = proper_layout(self.normalised.lines, range(self.first, end), self.code, only_quoted=chooses)
        self.normalised.above = above | self.normalised.above
        if chooses:
            mark_answers(self.normalised.lines, self.first, end)
            self._break_off(end)
            number_letters(self.normalised.lines, self.first, end)

    def _break_off(self, end: int) -> None:
        """A blank line above each label that was made of another line right below a list."""
        lines = self.normalised.lines
        for at in range(self.first + 1, end):
            if lines[at] != self.normalised.typed[at] and label_of(lines[at]) and BREAKS_OFF.match(lines[at - 1]):
                self.normalised.above.setdefault(at, "")
