"""Slips within a line of text: addresses with blanks in them, and asterisks that multiply."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.parse.normalise.line_slips import WIDE
from builder.parse.normalise.masking import CODE, masked
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Container

INSIDE = r"(?:[^()\n<>]|\([^()\n]*\))"
LINK = pattern(
    rf"(?<=\]\()(?P<address>{INSIDE}+?)(?P<title>[ ]+(?:\"[^\"]*\"|'[^']*'|\u201c[^\u201d]*\u201d))?[ ]*(?=\))"
)
CURLY = pattern("^( +)\u201c(.*)\u201d$")  # around the words that follow an address
ANGLED = pattern(r"(?<=\]\()<(?P<address>[^<>\n]*\\[^<>\n]*)>")
NAMED = pattern(r"^(?P<start> {0,3}\[[^\]^][^\]]*\]:[ ]+)(?P<address>\S.*\S\.[A-Za-z0-9]{2,5})[ ]*$")
WINDOWS = pattern(r"^(?!\w{2,}:)[^\\]*[\w. ()-]\\[\w. (]|^\\\\\w")
PARTED = pattern(
    r"(?P<words>\[(?![ xX]?\]|\^|\d+\])[^\[\]\n]+\])[ ](?=\((?:https?://|www\.|mailto:|tel:|media/|#)[^()\s]*\))",
    re.IGNORECASE,
)
SWAPPED = pattern(
    r"\((?P<words>[^()\[\]\n]+)\)\[(?P<address>(?:https?://|www\.|mailto:|media/)[^\[\]\s]+)\]", re.IGNORECASE
)
SIZE = pattern(r"[ ]+=\d*%?x\d*%?$")
SIZED = pattern(r"(?<=!\[)(?P<alt>[^\[\]|]*)\|\d+(?:x\d+)?(?=\]\()")
QUOTES = "\u201c\u201d\u2018\u2019\"' "
NETWORK = pattern(r"(?<![\\\w(<])\\\\(?=\w[\w.$-]*\\\w)")  # a folder of a network, such as \\server\share
BOLD = pattern(r"(?<![*\\])\*\*(?!\*)")
TIMES = pattern(r"(?<=[\w)\]])\*(?=[\w(\[])")
SINGLE = pattern(r"(?<![*\\])\*(?!\*)")


def proper_text(line: str) -> str:
    """A line whose links have their addresses as Markdown has them."""
    if WIDE.search(line):
        return line
    if "**" in line or "\\\\" in line:
        line = _close_bold(_network(line))
    if "]" not in line:
        return line
    line = _properly_linked(line)
    hidden = CODE.sub(lambda code: "\0" * len(code[0]), line)
    for match in reversed(list(LINK.finditer(hidden))):
        meant = _address(match["address"]) + CURLY.sub(r'\1"\2"', match["title"] or "")
        if meant != match["address"] + (match["title"] or ""):
            start, end = match.start("address"), max(match.end("address"), match.end("title"))
            line = line[:start] + meant + line[end:]
    line = ANGLED.sub(lambda match: f"<{_slashed(match['address'])}>", line)
    named = NAMED.match(line)
    return named["start"] + _address(named["address"]) if named and not named["address"].startswith("<") else line


def _properly_linked(line: str) -> str:
    """A line whose links have their words in square brackets and their address right behind."""
    hidden = masked(line, addresses=False)
    for known, form in ((PARTED, "{words}"), (SWAPPED, "[{words}]({address})"), (SIZED, "{alt}")):
        for match in reversed(list(known.finditer(hidden))):
            parts = {name: line[match.start(name) : match.end(name)] for name in match.groupdict()}
            line = line[: match.start()] + form.format_map(parts) + line[match.end() :]
        hidden = masked(line, addresses=False)
    return line


def _network(line: str) -> str:
    hidden = CODE.sub(lambda code: "\0" * len(code[0]), line)
    for match in reversed(list(NETWORK.finditer(hidden))):
        line = f"{line[: match.start()]}\\\\{line[match.start() :]}"
    return line


def _close_bold(line: str) -> str:
    """Puts blanks just inside two asterisks outside of them, where they would keep the words from being bold."""
    hidden = masked(line)
    marks = [match.start() for match in BOLD.finditer(hidden)]
    if len(marks) % 2:
        return line
    for start, end in reversed(list(zip(marks[::2], marks[1::2], strict=True))):
        inner, seen = line[start + 2 : end], hidden[start + 2 : end]
        if seen.count("[") != seen.count("]"):
            continue  # one of them stands in a link's words, and the other outside
        left, right = inner[:1].isspace(), inner[-1:].isspace()
        if inner.strip() and left != right:
            parts = (" " * (left and line[:start][-1:].strip() != ""), inner.strip(), " " * right)
            after = line[end + 2 :]
            gap = parts[2] if after[:1].strip() else ""
            line = f"{line[:start]}{parts[0]}**{parts[1]}**{gap}{after}"
    return line


def _address(typed: str) -> str:
    address = _slashed(SIZE.sub("", typed.strip()))
    if address[:1] in QUOTES and address[:1] and address.strip(QUOTES):
        return _address(address.strip(QUOTES))
    if address.startswith("#") or "{{" in address or not re.search(r"\s|\u00a0", address):
        return address if SIZE.search(typed) else _slashed(typed)
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
