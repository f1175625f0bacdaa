"""Reads tolerantly: lines as people type them become the Markdown that they mean, one line for one line.

Only lines inside blocks are touched, and never in code. The number of lines stays, so places in diagnostics stay true.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from builder.diagnostics import Edit
from builder.model import Span

if TYPE_CHECKING:
    from builder.diagnostics import Report

PAGE_LEVEL = 2
FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t\u00a0]")
BULLET = r"(?:[-*+\u2022\u00b7\u25aa\u25cf\u25e6\u2013\u2014]|\d{1,2}[.)]|[a-zA-Z][.)])"
BOX = re.compile(
    rf"^(?P<indent>[ \t\u00a0]*)(?:{BULLET}[ \t\u00a0]*)?"
    r"(?P<open>[\[(])[ \t\u00a0]*(?P<mark>[xX\u2713\u2714\u2611\u00d7]?)[ \t\u00a0]*(?P<close>[\])])"
    r"(?P<gap>[ \t\u00a0]+)(?P<text>\S.*)$"
)
ODD_BULLET = re.compile(
    r"^(?P<indent>[ \t\u00a0]*)[\u2022\u00b7\u25aa\u25cf\u25e6\u2013\u2014][ \t\u00a0]+(?P<text>\S.*)$"
)
QUOTE = re.compile(r"^(?P<indent>[ \t\u00a0]{0,3})>(?P<text>.*)$")
ORDINARY = re.compile(r"^ *(?:[-*+]|\d{1,2}[.)]) \[[ xX]\] \S|^ {0,3}#{1,6}[ \t]")  # no slip: Markdown as many write it
MOST_SHOWN = 6  # lines
CALLOUT = re.compile(r"^\s*>\s*\[!", re.IGNORECASE)


def normalise(text: str) -> str:
    """The text with slips inside blocks put right."""
    lines = text.split("\n")
    fence = ""
    in_block = False
    answer_indent: int | None = None  # of the answer that a `>` below it belongs to
    for number, line in enumerate(lines):
        opened = FENCE.match(line)
        if fence or opened:
            fence = _after_fence(fence, line, opened)
            continue
        heading = HEADING.match(line)
        if heading:
            in_block = len(heading[1]) > PAGE_LEVEL or ":" in line
            lines[number] = re.sub(r"^( {0,3}#{1,6})[ \t\u00a0]+", r"\1 ", line)
            answer_indent = None
            continue
        if in_block:
            lines[number], answer_indent = _line(line, answer_indent)
    return "\n".join(lines)


def report_slips(typed: str, meant: str, file: str, report: Report) -> None:
    """Says what was understood, where other programs would read a line otherwise; once for lines below each other."""
    pairs = enumerate(zip(typed.split("\n"), meant.split("\n"), strict=True), 1)
    slips = [
        (number, line, read)
        for number, (line, read) in pairs
        if line != read and (not ORDINARY.match(line) or _indent(line) != _indent(read))
    ]
    for _, run in groupby(enumerate(slips), key=lambda one: one[1][0] - one[0]):
        lines = [slip for _, slip in run]
        number, first, _ = lines[0]
        meant_lines = [read for _, _, read in lines[:MOST_SHOWN]] + ["…"] * (len(lines) > MOST_SHOWN)
        said = "this line was" if len(lines) == 1 else f"these {len(lines)} lines were"
        report(
            "typing-slip",
            Span(file, number, 1, len(first)),
            f"{said} understood, but written in an unusual way",
            help="write it like this:\n" + "\n".join(meant_lines),
            fix=tuple(Edit(Span(file, at, 1, len(line)), read) for at, line, read in lines),
        )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _after_fence(fence: str, line: str, opened: re.Match[str] | None) -> str:
    if not fence:
        return opened[1] if opened else ""
    closing = re.fullmatch(rf" {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}[ \t]*", line)
    return "" if closing else fence


def _line(line: str, answer_indent: int | None) -> tuple[str, int | None]:
    """One line put right, and the indent of the answer that quoted lines below it belong to."""
    box = BOX.match(line)
    if box and (box["open"], box["close"]) in {("[", "]"), ("(", ")")} and _is_answer(line, box):
        indent = _blank(box["indent"])
        if answer_indent is not None and len(indent) > answer_indent:  # an answer can't stand inside another
            indent = " " * answer_indent
        return f"{indent}- [{'x' if box['mark'] else ' '}] {box['text']}", len(indent)
    quote = QUOTE.match(line)
    if quote and answer_indent is not None and not CALLOUT.match(line):
        return f"{' ' * (answer_indent + 2)}>{quote['text']}", answer_indent
    bullet = ODD_BULLET.match(line)
    if bullet:
        return f"{_blank(bullet['indent'])}- {bullet['text']}", None
    indented = line.replace("\u00a0", " ") if line[:1] == "\u00a0" else line
    kept = answer_indent if not line.strip() or line[:1] in " \t" else None
    return indented, kept


def _is_answer(line: str, box: re.Match[str]) -> bool:
    """`(x) text` and `[] text` are answers; `- (see below)` and links never match; `() text` alone is none."""
    return box["open"] == "[" or bool(box["mark"]) or bool(re.match(rf"^\s*{BULLET}", line))


def _blank(indent: str) -> str:
    return indent.replace("\u00a0", " ").expandtabs(4)
