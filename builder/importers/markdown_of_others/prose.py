"""Which lines of somebody's Markdown are text, and which are code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FENCE = re.compile(r"[\s>]*(?P<sign>`{3,}|~{3,})")
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
