"""Which lines of somebody's Markdown are text, and which are code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FENCE = re.compile(r"[\s>]*(?P<sign>`{3,}|~{3,})")
QUOTED = re.compile(r"[ \t>]*")
MARKED = re.compile(r"[ \t>]*\[![A-Z]+\][ \t]*$")
CODE = re.compile(r"(`+[^`\n]+`+)")


def text_lines(lines: Sequence[str]) -> list[bool]:
    """Of each line, whether it is text: no fence, and nothing within one."""
    found, sign = [], ""
    for line in lines:
        fence = FENCE.match(line)
        if sign:
            found.append(False)
            sign = "" if fence and fence["sign"].startswith(sign) else sign
        else:
            found.append(not fence)
            sign = fence["sign"] if fence else ""
    return found


def outside_code(body: str, write: Callable[[int, str], str]) -> str:
    """The text, with what `write` makes of each piece of a line (its number, its words) that is no code."""
    lines = body.split("\n")
    for at, is_text in enumerate(text_lines(lines)):
        if is_text:
            pieces = CODE.split(lines[at])
            pieces[::2] = [write(at + 1, one) for one in pieces[::2]]
            lines[at] = "".join(pieces)
    return "\n".join(lines)


def tidy(body: str) -> str:
    """The text with one empty line where several stand, also within quotations, and none at their ends."""
    lines = body.split("\n")
    written: list[str] = []
    for at, (line, is_text) in enumerate(zip(lines, text_lines(lines), strict=True)):
        before, after = written[-1] if written else "", lines[at + 1] if at + 1 < len(lines) else ""
        if is_text and not line.strip(" \t>"):
            if not before.strip(" \t>") or _depth(after) < _depth(line) or (">" in line and MARKED.match(before)):
                continue
            line = line.rstrip()  # noqa: PLW2901 - the same line
        written.append(line)
    return "\n".join(written)


def _depth(line: str) -> int:
    """How many quotations a line stands in."""
    start = QUOTED.match(line)
    return start[0].count(">") if start else 0
