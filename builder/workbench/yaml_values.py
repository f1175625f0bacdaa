"""Single values in an author's YAML file, changed as text: remarks, order, and all else stay as they are.

What comes out is read again: it must say what was meant, and nothing else may say something new.
"""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

import yaml

from builder.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

INDENT = 2  # letters, where a list or mapping begins anew
LONGEST = 200_000  # letters of a file that can be changed so
NULL = "tag:yaml.org,2002:null"
TEXT = "tag:yaml.org,2002:str"


class NotChangedError(Exception):
    """The file is written in a way that can't be changed value by value; the message says so to the author."""


@frozen
class _Edit:
    start: int
    end: int
    text: str


def values_of(text: str) -> Any:
    """What a file says, all as words; {} for one that says nothing. NotChangedError: it can't be read."""
    root = _compose(text)
    return {} if root is None else _words(root)


def with_value(text: str, path: Sequence[str], value: str | list[str] | None) -> str:
    """The text with another value at a path of keys, which is made where it is not there; None: without it."""
    before = values_of(text)
    if not isinstance(before, dict):
        raise NotChangedError("it holds no list of names and values")
    wanted = _set(before, list(path), value)
    if _same(before, wanted):
        return text
    made = _apply(text, _edits(text, list(path), value))
    try:
        values = values_of(made)
    except NotChangedError:
        values = None
    if not _same(values, wanted):
        raise NotChangedError(f"“{' › '.join(path)}” is written in a way that can only be changed as text")
    return made


def _compose(text: str) -> yaml.Node | None:
    if len(text) > LONGEST:
        raise NotChangedError("it is too long")
    try:
        return yaml.compose(text, yaml.SafeLoader)  # the marks of the faster loader count bytes
    except (yaml.YAMLError, ValueError, RecursionError) as reason:
        line = getattr(getattr(reason, "problem_mark", None), "line", None)
        raise NotChangedError(
            "it can't be read" + (f": look at line {line + 1}" if line is not None else "")
        ) from reason


def _words(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _words(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_words(one) for one in node.value]
    return None if node.tag == NULL else str(node.value)


def _same(one: Any, other: Any) -> bool:
    """Whether two values say the same; a name with nothing in it says nothing."""
    return bool(_bare(one) == _bare(other))


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: bare for key, inner in value.items() if (bare := _bare(inner)) is not None} or None
    if isinstance(value, list):
        return [_bare(one) for one in value] or None
    return value


def _set(values: dict[str, Any], path: list[str], value: str | list[str] | None) -> dict[str, Any]:
    name, *inner = path
    made = dict(values)
    if inner:
        below = values.get(name)
        if below is not None and not isinstance(below, dict):
            raise NotChangedError(f"“{name}” holds no names and values")
        made[name] = _set(below or {}, inner, value)
    elif value is None:
        made.pop(name, None)
    else:
        made[name] = value
    return made


def _apply(text: str, edits: list[_Edit]) -> str:
    for one in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        text = text[: one.start] + one.text + text[one.end :]
    return text


def _edits(text: str, path: list[str], value: str | list[str] | None) -> list[_Edit]:
    node = _compose(text)
    column = 0
    for depth, name in enumerate(path):
        found = _entry(node, name)
        if not found:
            return [] if value is None else [_added(text, node, column, path[depth:], value)]
        key, below = found
        if depth == len(path) - 1:
            return _changed(text, key, below, value)
        node, column = below, key.start_mark.column + INDENT
    return []


def _entry(node: yaml.Node | None, name: str) -> tuple[yaml.Node, yaml.Node] | None:
    """The last key of that name, as YAML takes it, and its value."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next(((key, value) for key, value in reversed(pairs) if str(key.value) == name), None)


def _changed(text: str, key: yaml.Node, now: yaml.Node, value: str | list[str] | None) -> list[_Edit]:
    if value is None:
        return [_Edit(_line_start(text, key.start_mark.index), _line_after(text, _end(now, key)), "")]
    if isinstance(value, list):
        if isinstance(now, yaml.SequenceNode) and now.value:
            return _listed(text, now, value)
        block = _block(value, key.start_mark.column + INDENT)
        return [
            _Edit(now.start_mark.index, now.end_mark.index, ""),
            _Edit(_eol(text, _end(now, key)), _eol(text, _end(now, key)), block),
        ]
    if not isinstance(now, yaml.ScalarNode):
        return []
    return [_scalar(text, now, value)]


def _scalar(text: str, now: yaml.ScalarNode, value: str) -> _Edit:
    start, end = now.start_mark.index, now.end_mark.index
    gap = "" if start and text[start - 1] in " \t\n" else " "  # a key that had no value
    tail = "\n" if now.style in {"|", ">"} and text[start:end].endswith("\n") else ""
    return _Edit(start, end, gap + _written(value, now.style or "") + tail)


def _listed(text: str, now: yaml.SequenceNode, value: list[str]) -> list[_Edit]:
    """Only what differs between two lists is touched, so that remarks between the others stay."""
    if now.flow_style or not all(isinstance(one, yaml.ScalarNode) for one in now.value):
        return []
    items, column = now.value, now.start_mark.column
    edits = []
    old = [str(one.value) for one in items]
    for kind, first, last, begin, end in SequenceMatcher(None, old, value, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        both = min(last - first, end - begin)
        edits += [_scalar(text, items[first + step], value[begin + step]) for step in range(both)]
        for one in items[first + both : last]:
            edits.append(_Edit(_line_start(text, one.start_mark.index), _line_after(text, _end(one, one)), ""))
        if new := value[begin + both : end]:
            after = first + both
            place = _eol(text, _end(items[after - 1], items[after - 1])) if after else None
            block = _block(new, column)
            start = _line_start(text, now.start_mark.index)
            edits.append(_Edit(place, place, block) if place is not None else _Edit(start, start, block[1:] + "\n"))
    return edits


def _added(text: str, node: yaml.Node | None, column: int, path: list[str], value: str | list[str]) -> _Edit:
    """A new name behind the others of its mapping."""
    lines = []
    *above, last = path
    if isinstance(node, yaml.MappingNode) and node.value:
        column = node.value[0][0].start_mark.column
    for depth, name in enumerate(above):
        lines.append(f"{' ' * (column + depth * INDENT)}{_written(name)}:")
    begin = " " * (column + len(above) * INDENT)
    block = _block(value, len(begin) + INDENT) if isinstance(value, list) else f" {_written(value)}"
    lines.append(f"{begin}{_written(last)}:{block}")
    if isinstance(node, yaml.MappingNode) and node.value:
        key, now = node.value[-1]
        at = _eol(text, _end(now, key))
    elif node is None or (isinstance(node, yaml.MappingNode) and not column):
        at = len(text.rstrip("\n")) if text.strip() else 0
        return _Edit(at, len(text), ("\n" if at else "") + "\n".join(lines) + "\n")
    else:
        at = _eol(text, node.start_mark.index)
    return _Edit(at, at, "".join(f"\n{line}" for line in lines))


def _end(node: yaml.Node, key: yaml.Node) -> int:
    """Where the last words of a value end: a mapping's own end lies behind the remarks that follow it."""
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        key, node = last if isinstance(last, tuple) else (last, last)
    end = int(node.end_mark.index)
    if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
        return max(int(key.end_mark.index), end - 1)
    return max(end, int(key.end_mark.index))


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _eol(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _line_after(text: str, at: int) -> int:
    return min(len(text), _eol(text, at) + 1)


def _block(values: Sequence[str], column: int) -> str:
    return "".join(f"\n{' ' * column}- {_written(one)}" for one in values)


def _written(value: str, style: str = "") -> str:
    """A value as YAML, in the quotes that it had, or in none where it needs none."""
    if style == "'" and "\n" not in value and "'" not in value:
        return f"'{value}'"
    if style != '"' and value and value == value.strip() and "\n" not in value:
        try:
            node = yaml.compose(f"- {value}\n", yaml.SafeLoader)
        except (yaml.YAMLError, ValueError, RecursionError):
            node = None
        [one] = node.value if isinstance(node, yaml.SequenceNode) and len(node.value) == 1 else [None]
        if (
            isinstance(one, yaml.ScalarNode)
            and one.style is None
            and one.value == value
            and one.tag != NULL
            and ": " not in value
        ):
            return value
    return json.dumps(value, ensure_ascii=False)
