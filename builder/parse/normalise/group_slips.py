"""Groups whose things are not indented below them, and gaps whose words stand below the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.parse.normalise.shapes import HEADING, ITEM, RULED, cells_of, heads_of_groups, keys_of
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

LABELS = pattern(r"(?:explanation|hint|settings?|objectives?|for)\s*:", re.IGNORECASE)
FEWEST = 2
BAR = pattern(r"(?<!\\)\|")  # between words that a gap accepts; behind a backslash it is one of their signs
PIPED = pattern(r"\[\[[^\[\]]*\]\]")
NUMBERED = pattern(rf"(?:\(\d{{1,2}}\)[ ]*)?(?:{RULED.pattern})")  # “(1) ____”
COUNTED = pattern(r"(?:^|(?<=[\s,;]))\(?(?P<number>\d{1,2})[.):][ ]*(?P<words>\S.*?)(?=[\s,;]+\(?\d{1,2}[.):]|$)")
OR = pattern(r"(?<!more)[ ]+or[ ]+(?!less\b)", re.IGNORECASE)
PARTS = pattern(r"[ ]*(?:,|;|\band\b)[ ]*")


def nest_groups(lines: list[str], seen: list[str], first: int, end: int) -> None:
    """Makes a list in a list of headings, or plain lines, each with a list right below it."""
    own = seen[first:end]
    if any((item := ITEM.match(line.expandtabs(4))) and item["indent"] for line in own):
        return
    heads = [at for at in heads_of_groups(own) if not LABELS.match(own[at].strip())]
    if len(heads) < FEWEST or any(HEADING.match(line) for at, line in enumerate(own) if at not in heads):
        return
    for at, line in enumerate(own):
        if at in heads:
            _write(f"- {_name(line)}", first + at, lines, seen)
        elif at > heads[0] and (item := ITEM.match(line)):
            _write(f"  - {item['text']}", first + at, lines, seen)


def _name(line: str) -> str:
    name = re.sub(r"^#+[ \t]+", "", line.strip()).rstrip()
    bold = re.fullmatch(r"(\*\*|__)(?P<text>[^*_]+)\1:?", name.removesuffix(":"))
    return (bold["text"] if bold else name).strip().removesuffix(":").strip()


def fill_gaps(lines: list[str], seen: list[str], first: int, end: int) -> None:
    """Writes the words that “Answer:” gives into as many lines to write on."""
    for at in range(first, end):
        if "[[" in seen[at] and "|" in seen[at] and not cells_of(seen[at].split("[[")[0]):
            _write(PIPED.sub(lambda match: BAR.sub(" / ", match[0]), seen[at]), at, lines, seen)
    own = seen[first:end]
    keys = keys_of(own)
    ruled = [at for at, line in enumerate(own) if RULED.search(line)]
    count = sum(len(RULED.findall(own[at])) for at in ruled)
    words = _words_for(count, [text for _, text in keys])
    if not ruled or len(words) != count or any("[[" in line for line in own):
        return
    answers = iter(words)
    for at in ruled:
        _write(NUMBERED.sub(lambda _: f"[[{next(answers)}]]", own[at]), first + at, lines, seen)
    for at, _ in keys:
        _write("", first + at, lines, seen)


def name_answer(lines: list[str], seen: list[str], first: int, end: int) -> None:
    """Begins with “Answer:” what begins with other words for it."""
    keys = keys_of(seen[first:end])
    if keys and not any(re.match(r"answer[ \u00a0]*:", seen[first + at], re.IGNORECASE) for at, _ in keys):
        at, key = keys[0]
        _write(f"Answer: {key}".rstrip(), first + at, lines, seen)


def _words_for(count: int, keys: Sequence[str]) -> list[str]:
    """The words of so many gaps; [] where it is not clear which are whose."""
    texts = keys if len(keys) == count else PARTS.split(keys[0]) if len(keys) == 1 and count > 1 else keys
    counted = [(int(one["number"]), one["words"]) for key in keys for one in COUNTED.finditer(key)]
    if len(counted) == count > 1 and {number for number, _ in counted} == set(range(1, count + 1)):
        texts = [words for _, words in sorted(counted)]
    words = [re.sub(r"^\(?\d{1,2}[.):][ ]*", "", one).strip(" .,;") for one in texts]
    return [OR.sub(" / ", one) for one in words] if all(words) else []


def _write(text: str, at: int, lines: list[str], seen: list[str]) -> None:
    lines[at] = seen[at] = text
