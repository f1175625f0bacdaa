"""Which lines of a text are code, before Markdown is read; and which only look so, since a word processor indents."""

from __future__ import annotations

import re

from builder.parse.normalise.list_slips import ITEM
from builder.patterns import pattern

QUOTE = pattern(r"^[ \u00a0]{0,12}(?:>[ ]?)+")
DEEP = pattern(r"^(?: {4}| {0,3}\t)[ \t]*(?P<text>\S.*)$")
HOLDS = pattern(r"^ {0,3}(?:[-*+]|\d{1,9}[.)]|:|\[\^[^\]]+\]:)(?:[ \t]|$)")  # what is indented below belongs to it
OF_CODE = pattern(r"[{};=<>|\\$`]|\w\(|\w/\w|--|^(?:#|//|>>>|import |def |class |\*)")
SENTENCE = pattern(
    r"^[\"'(\u2018\u201c]?[A-Z\u00c0-\u00de0-9].*(?:[.!?:;,\u2026][\"')\u2019\u201d]?|(?:\s+\S+){4,})\s*$"
)
ANY_FENCE = pattern(r"^(?P<indent>[ \t]*)(?P<signs>`{3,}|~{3,})(?P<rest>.*)$")
CODE = 4  # columns
FENCED, INDENTED = "between fences", "indented"


def code_of(lines: list[str]) -> dict[int, str]:
    """The lines that are code: between fences, be it in a quotation or list, or indented; and which of the two."""
    code: dict[int, str] = {}
    fence, deep = "", 0
    in_list, blank = False, True
    for at, line in enumerate(lines):
        depth = depth_of(line)
        bare = inside(line, depth)[1]
        opened = ANY_FENCE.match(bare)
        if fence and depth < deep:
            fence = ""
        if fence:
            code[at] = FENCED
            fence = "" if opened and opened["signs"].startswith(fence) and not opened["rest"].strip() else fence
        elif (
            opened
            and not (opened["signs"][0] == "`" and "`" in opened["rest"])
            and _closes(lines, at, opened, in_list=in_list)
        ):
            fence, deep = opened["signs"], depth
            code[at] = FENCED
        elif DEEP.match(line) and not in_list and (blank or at - 1 in code):
            if not (blank and is_text(lines, at)) and not ITEM.match(line):
                code[at] = INDENTED
        elif line.strip():
            in_list = bool(HOLDS.match(line) or ITEM.match(line)) or (in_list and (not blank or line[:1] in " \t"))
        blank = not line.strip()
    return code


def _closes(lines: list[str], at: int, opened: re.Match[str], *, in_list: bool) -> bool:
    """Whether a fence opens code: one that is indented as far as code does so in a list only, where another ends it."""
    if len(opened["indent"].expandtabs(4)) < CODE:
        return True
    ending = re.compile(rf"^[\s>]*{re.escape(opened['signs'])}\s*$")
    return in_list and any(ending.match(line) for line in lines[at + 1 :])


def depth_of(line: str) -> int:
    match = QUOTE.match(line)
    return match[0].count(">") if match else 0


def inside(line: str, depth: int) -> tuple[str, str]:
    match = QUOTE.match(line) if depth else None
    return (match[0], line[match.end() :]) if match else ("", line)


def end_of(lines: list[str], at: int) -> int:
    return next((below for below in range(at, len(lines)) if not DEEP.match(lines[below])), len(lines))


def is_text(lines: list[str], at: int) -> bool:
    texts = [line.strip() for line in lines[at : end_of(lines, at)]]
    joined = " ".join(texts)
    return not any(OF_CODE.search(text) for text in texts) and bool(SENTENCE.match(joined)) and " " in joined
