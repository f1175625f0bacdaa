"""Slips within a line of text: addresses with blanks in them, and asterisks that multiply."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.parse.line_slips import WIDE
from builder.parse.masking import CODE, masked

if TYPE_CHECKING:
    from collections.abc import Container

INSIDE = r"(?:[^()\n<>]|\([^()\n]*\))"
LINK = re.compile(
    rf"(?<=\]\()(?P<address>{INSIDE}+?)(?P<title>[ ]+(?:\"[^\"]*\"|'[^']*'|\u201c[^\u201d]*\u201d))?[ ]*(?=\))"
)
ANGLED = re.compile(r"(?<=\]\()<(?P<address>[^<>\n]*\\[^<>\n]*)>")
NAMED = re.compile(r"^(?P<start> {0,3}\[[^\]^][^\]]*\]:[ ]+)(?P<address>\S.*\S\.[A-Za-z0-9]{2,5})[ ]*$")
WINDOWS = re.compile(r"^(?!\w{2,}:)[^\\]*[\w. ()-]\\[\w. (]|^\\\\\w")
TIMES = re.compile(r"(?<=[\w)\]])\*(?=[\w(\[])")
SINGLE = re.compile(r"(?<![*\\])\*(?!\*)")


def proper_text(line: str) -> str:
    """A line whose links have their addresses as Markdown has them."""
    if WIDE.search(line) or "]" not in line:
        return line
    hidden = CODE.sub(lambda code: "\0" * len(code[0]), line)
    for match in reversed(list(LINK.finditer(hidden))):
        meant = _address(match["address"])
        if meant != match["address"]:
            start, end = match.span("address")
            line = line[:start] + meant + line[end:]
    line = ANGLED.sub(lambda match: f"<{_slashed(match['address'])}>", line)
    named = NAMED.match(line)
    return named["start"] + _address(named["address"]) if named and not named["address"].startswith("<") else line


def _address(typed: str) -> str:
    address = _slashed(typed.strip())
    if address.startswith("#") or "{{" in address or not re.search(r"\s|\u00a0", address):
        return _slashed(typed)
    return f"<{address}>"


def _slashed(address: str) -> str:
    return address.replace("\\", "/") if WINDOWS.match(address) else address


def proper_paragraphs(lines: list[str], places: range, code: Container[int]) -> None:
    """Keeps asterisks within words and formulas, such as 2*3*4, from making italics."""
    run: list[int] = []
    for at in [*places, -1]:
        if at >= 0 and at not in code and lines[at].strip() and not WIDE.search(lines[at]):
            run.append(at)
        else:
            _proper_times(lines, [at for at in run if "*" in lines[at]])
            run = []


def _proper_times(lines: list[str], run: list[int]) -> None:
    found = {at: _times(lines[at]) for at in run}
    if sum(map(len, found.values())) > 1:
        for at, columns in found.items():
            for column in reversed(columns):
                lines[at] = f"{lines[at][:column]}\\{lines[at][column:]}"


def _times(line: str) -> list[int]:
    """The columns of asterisks in words of which the first stands between letters or figures."""
    columns = []
    hidden = masked(line)
    for word in re.finditer(r"\S*\*\S*", hidden):
        single = [match.start() + word.start() for match in SINGLE.finditer(word[0])]
        between = [match.start() + word.start() for match in TIMES.finditer(word[0])]
        if single and single[0] in between and not _opened(hidden[: word.start()]):
            columns += [at for at in single if at in between]
    return columns


def _opened(before: str) -> bool:
    """Whether words in italics are open, so that an asterisk may close them."""
    opening = len(re.findall(r"(?<![\w*\\])\*(?=[^\s*])", before))
    closing = len(re.findall(r"(?<=[^\s*\\])\*(?![\w*])", before))
    return opening > closing
