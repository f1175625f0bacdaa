"""YAML with the place of each key, and faults in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from builder.diagnostics import Edit
from builder.model import Span
from builder.parse.front_matter.yaml_slips import proper_lines
from builder.patterns import pattern
from builder.source.slugs import without_controls

if TYPE_CHECKING:
    from builder.diagnostics import Report

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
KEY_WITH_COLON = pattern(  # a colon in a remark, which stands behind “ # ”, does no harm
    r"^(?P<key>[A-Za-z][\w -]*):[ \t]+(?P<value>[^\s\"'\[{|>&*!#%@`](?:(?!\s#\s).)*?:(?:[ \t].*|))$"
)
WITHOUT_SPACE = pattern(r"^(?P<key>[A-Za-z][\w -]{0,40}):(?P<value>[^\s:/\\].*)$")
MOST_LINES, LONGEST_LINE, DEEPEST = 20_000, 50_000, 30
ENTRY = pattern(r"[^\s#\-\]}]")
MOST_SHOWN = 6  # lines
MOST_ENTRIES = 500  # that are read one by one
MISSING_SPACE = pattern(r":(?=\S)")
NO_SPACE = pattern(r"^\s*[\w -]+:[^\s:]")


def read_yaml(text: str, file: str, report: Report) -> tuple[dict[str, Any], dict[str, Span]]:
    """The values of a YAML mapping, all as words, and the place of each key (nested: `outer.inner`)."""
    if excess := _excess(text):
        report("too-much", Span(file, 1), f"this can't be read: it has {excess}", help="keep what the course needs")
        return {}, {}
    text = _repaired(text, file, report)
    values: dict[str, Any] = {}
    spans: dict[str, Span] = {}
    reason = _read(text, file, report, values, spans)
    entries = _entries(text) if reason else []
    if len(entries) > 1:  # what one line spoils is read without it
        for entry in entries:
            if wrong := _read(entry, file, report, values, spans):
                _report(wrong, entry, file, report)
    elif reason:
        _report(reason, text, file, report)
    return values, spans


def _read(text: str, file: str, report: Report, values: dict[str, Any], spans: dict[str, Span]) -> Exception | None:
    """Adds what a text says; why it can't be read, if so."""
    try:
        if _is_deep(text):
            message = "these lines are nested too deep to be read"
            report("too-deep", Span(file, 1), message, help="write one value a line")
            return None
        node = yaml.compose(text, LOADER)
        if node is None:
            return None
        if not isinstance(node, yaml.MappingNode):
            return ValueError("no mapping")
        values |= _plain(node)
        spans |= _spans(node, file, "", report)
    except (yaml.YAMLError, ValueError, RecursionError) as reason:
        return reason
    return None


def _entries(text: str) -> list[str]:
    """The text parted before each line that is not indented, with empty lines for those before it."""
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if ENTRY.match(line)]
    ends = [*starts[1:], len(lines)][: len(starts)]
    return ["\n" * start + "\n".join(lines[start:end]) for start, end in zip(starts, ends, strict=True)][:MOST_ENTRIES]


def _plain(node: yaml.Node) -> Any:
    """A value as its words: `1.10` stays a version, a wrong date can be reported; nothing is None."""
    if isinstance(node, yaml.MappingNode):
        return {
            without_controls(key.value) if isinstance(key, yaml.ScalarNode) else "?": _plain(value)
            for key, value in node.value
        }
    if isinstance(node, yaml.SequenceNode):
        return [value for entry in node.value if (value := _plain(entry)) is not None]
    if not isinstance(node, yaml.ScalarNode):
        return None
    empty = node.style is None and node.value.lower() in {"", "~", "null"}
    return None if empty else without_controls(node.value)  # which escapes such as “\\e” can bring in


def _excess(text: str) -> str:
    """What there is too much of, before it is read; "" for all that people write."""
    if text.count("\n") > MOST_LINES and sum(map(bool, map(str.strip, text.split("\n")))) > MOST_LINES:
        return f"more than {MOST_LINES:,} lines"
    longest = max(map(len, text.split("\n")))
    return f"a line of more than {LONGEST_LINE:,} characters" if longest > LONGEST_LINE else ""


def _is_deep(text: str) -> bool:
    """Whether it is nested deeper than the parser, which calls itself, should go; events are counted one by one.

    ValueError: an alias, which can grow a small file without end, and no author needs one.
    """
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, yaml.AliasEvent):
            raise ValueError("an alias")  # noqa: TRY004 - as for all that can't be read
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return True
    return False


def _repaired(text: str, file: str, report: Report) -> str:
    """The text with what people leave out of YAML put in."""
    return _quote_colons(_part_colons(_proper(text, file, report), file, report), file, report)


def _proper(text: str, file: str, report: Report) -> str:
    """`title: *Calls*` and the like are read as meant, which is said once."""
    lines = text.split("\n")
    proper = proper_lines(lines)
    if proper:
        first, many = min(proper), len(proper)
        report(
            "typing-slip",
            Span(file, first + 1, 1, len(lines[first])),
            f"{'this line was' if many == 1 else f'{many} lines at the top were'} understood, but written in an "
            "unusual way",
            help="write it like this:\n" + "\n".join(list(proper.values())[:MOST_SHOWN]),
            fix=tuple(Edit(Span(file, at + 1, 1, len(lines[at])), line) for at, line in proper.items()),
        )
    return "\n".join(proper.get(at, line) for at, line in enumerate(lines))


def _part_colons(text: str, file: str, report: Report) -> str:
    """`title:Customers` is read as meant."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        match = WITHOUT_SPACE.match(line)
        if match and (number == 0 or not lines[number - 1].rstrip().endswith(("|", ">"))):
            lines[number] = f"{match['key']}: {match['value']}"
            place = Span(file, number + 1, 1, len(line))
            report(
                "typing-slip",
                place,
                f"a space is missing after the colon of “{match['key']}”; it was read as you meant it",
                help=f"write:  {lines[number]}",
                fix=(Edit(place, lines[number]),),
            )
    return "\n".join(lines)


def _quote_colons(text: str, file: str, report: Report) -> str:
    """`title: Customers: who they are` is read as meant, and the author is told how to write it properly."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        match = KEY_WITH_COLON.match(line)
        if match:
            escaped = match["value"].replace("'", "''")
            lines[number] = f"{match['key']}: '{escaped}'"
            properly = lines[number] if '"' in escaped or "\\" in escaped else f'{match["key"]}: "{match["value"]}"'
            report(
                "colon-in-value",
                Span(file, number + 1, match.start("value") + 1, len(match["value"])),
                f"the colon in “{match['key']}” needs quotes around the words; it was read as you meant it",
                help=f"write:  {properly}",
                fix=(Edit(Span(file, number + 1, 1, len(line)), properly),),
            )
    return "\n".join(lines)


def _spans(node: yaml.MappingNode, file: str, prefix: str, report: Report) -> dict[str, Span]:
    spans: dict[str, Span] = {}
    for key, value in node.value:
        name = f"{prefix}{without_controls(key.value) if isinstance(key, yaml.ScalarNode) else '?'}"
        start, end = key.start_mark, key.end_mark
        length = end.column - start.column if end.line == start.line else 0
        span = Span(file, start.line + 1, start.column + 1, length)
        if name in spans:
            report("repeated-key", span, f"“{name}” is here twice", help="keep one of the two lines")
        spans[name] = span
        if isinstance(value, yaml.MappingNode):
            spans |= _spans(value, file, f"{name}.", report)
    return spans


def _report(reason: Exception | None, text: str, file: str, report: Report) -> None:
    lines = text.split("\n")
    mark = getattr(reason, "problem_mark", None) or getattr(reason, "context_mark", None)
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    at = min(mark.line, len(lines) - 1) if mark else first
    at = next(
        (
            number
            for number in (at, at - 1)
            if number >= 0 and NO_SPACE.match(lines[number]) and "://" not in lines[number]
        ),
        at,
    )
    content = lines[at]
    message = "this can't be read as “name: value”"
    advice = "write a name, a colon, a space and a value; put a value that starts with a sign in quotes"
    if ":" not in content:
        advice = f"what learners read goes below the second line of hyphens; if it is a setting, {advice}"
    if "\t" in content:
        message, advice = "there is a tab here where spaces belong", "use two spaces to indent"
    elif NO_SPACE.match(content) and "://" not in content:
        message, advice = (
            "a space is missing after the colon",
            "write:  " + MISSING_SPACE.sub(": ", content.strip(), 1),
        )
    elif content.count('"') % 2 or content.count("'") % 2:
        message, advice = (
            "a quotation mark is opened here and not closed",
            'use double quotes around the whole value: "…"',
        )
    report("front-matter", Span(file, at + 1, len(content) - len(content.lstrip()) + 1), message, help=advice)
