"""Lines of `name: value` as people type them who know no YAML: each becomes the line that it means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LONGEST = 2000  # characters of a line that is looked at
MOST = 1000  # lines
NAME = r"[A-Za-z][\w -]{0,40}?"
BLANKS = pattern(r"[\u00a0\u2000-\u200b\u202f\u3000]")
HEAD = pattern(r"^\s*[\w \u00a0-]*[:=\uff1a]?[\s\u00a0]*")
OPENS_BLOCK = pattern(r".*:\s*$|\s+\S")
INDENTED = pattern(r"\s+\S")
MARKED = pattern(rf"^(?P<indent>\s*)(?:-[ ]+)?(\*\*|__)(?P<name>{NAME})(?::\2|\2[ ]?:)[ ]*(?P<value>.*)$")
SIGNED = pattern(rf"^(?P<name>{NAME})[ ]*(?:\uff1a[ ]*|[ ]=[ ]+)(?P<value>\S.*)$")
BULLET = pattern(r"^(?P<indent>\s*)[\u2022\u00b7\u25aa\u25e6\u2013\u2014][ \t]+(?P<text>\S.*)$")
ENTRY = pattern(rf"^-[ ]+(?P<line>{NAME}:[ ]+\S.*)$")
VALUE = pattern(rf"^(?P<start>\s*(?:-[ ]+)?{NAME}:[ \t]+)(?P<value>\S.*?)\s*$")
CURLY = pattern(r"^(?:\u201c(?P<double>[^\u201c\u201d]*)\u201d|[\u2018](?P<single>[^\u2018\u2019]*)\u2019)$")
ODD = "*@%!&`\"'[{|>-?#"  # signs that a value in words may begin with, and mean something in YAML
GOES_ON = pattern(r"^(?:[|>][-+\d]*|[\"'][^\"']*|[\[{][^\]}]*|#.*|#\s.*)$")  # a value that ends on another line
HASHTAG = pattern(r"^#(?![0-9a-fA-F]{3,8}$)[^\W_]")
WORDS = pattern(r"^[^\W\d_][^:#]*$")


def proper_lines(lines: Sequence[str]) -> dict[int, str]:
    """The lines that are meant otherwise than they are typed, by their index."""
    if len(lines) > MOST:
        return {}
    read = list(lines)
    listed = [line for line in read if line.strip()]
    entries = bool(listed) and all(ENTRY.match(line) for line in listed)
    for at, line in enumerate(lines):
        if line.strip() and len(line) <= LONGEST:
            read[at] = _properly(read, at, entries=entries)
    return {at: line for at, line in enumerate(read) if line != lines[at]}


def _properly(lines: Sequence[str], at: int, *, entries: bool) -> str:
    line, above = lines[at], lines[at - 1] if at else ""
    head = HEAD.match(line)
    if head and BLANKS.search(head[0]):
        line = BLANKS.sub(" ", head[0]) + line[head.end() :]
    if line.startswith("\t") and OPENS_BLOCK.match(above):
        tabs = len(line) - len(line.lstrip("\t"))
        line = "  " * tabs + line[tabs:]
    if entries and (entry := ENTRY.match(line)):
        line = entry["line"]
    if (match := MARKED.match(line)) or (match := SIGNED.match(line)):
        line = f"{match.groupdict().get('indent') or ''}{match['name']}: {match['value']}"
    if (bullet := BULLET.match(line)) and re.match(r"^[\w -]+:\s*$|^\s*- ", above):
        line = f"{bullet['indent']}- {bullet['text']}"
    if WORDS.match(line) and VALUE.match(above) and not GOES_ON.match(above.partition(":")[2].strip()):
        return f"  {line}"
    return _quoted(line, lines[at + 1] if at + 1 < len(lines) else "")


def _quoted(line: str, below: str) -> str:
    """A line whose value is in quotes, where it begins with a sign that it means as such."""
    match = VALUE.match(line)
    if not match:
        return line
    value = match["value"]
    if curly := CURLY.match(value):
        value = curly["double"] or curly["single"] or ""
        return f"{match['start']}{_in_quotes(value) if _is_odd(value) or ': ' in value else value}"
    hashtag = HASHTAG.match(value)
    if not hashtag and (value[0] not in ODD or GOES_ON.match(value) or INDENTED.match(below)):
        return line
    if value[0] == "-" and value[1:2].strip():
        return line
    return f"{match['start']}{_in_quotes(value)}" if hashtag or _is_odd(value) else line


def _is_odd(value: str) -> bool:
    """Whether YAML reads something else than these words, or nothing."""
    if value[:1] not in ODD:
        return False
    try:
        node = yaml.compose(f"x: {value}", LOADER)
    except (yaml.YAMLError, ValueError):
        return not re.match(r"[\[{].*[*&]\w", value)  # an alias, which no author needs
    inner = node.value[0][1] if isinstance(node, yaml.MappingNode) and node.value else None
    return inner is None or (isinstance(inner, yaml.ScalarNode) and not inner.value) or not inner.tag.startswith("tag:")


def _in_quotes(value: str) -> str:
    inner = value[1:-1] if value[:1] == value[-1:] == "'" and value[1:-1] else value
    if '"' not in inner and "\\" not in inner:
        return f'"{inner}"'
    return "'" + inner.replace("'", "''") + "'"
