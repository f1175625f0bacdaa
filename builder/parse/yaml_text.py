"""YAML with the place of each key, and faults in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from builder.model import Span

if TYPE_CHECKING:
    from builder.diagnostics import Report

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
KEY_WITH_COLON = re.compile(r"^(?P<key>[A-Za-z][\w -]*):[ \t]+(?P<value>[^\s\"'\[{|>&*!#%@`].*?:(?:[ \t].*|))$")
MOST_ALIASES = 0  # an alias can grow a small file without end, and no author needs one


def read_yaml(text: str, file: str, report: Report) -> tuple[dict[str, Any], dict[str, Span]]:
    """The values of a YAML mapping, and the place of each key (nested ones as `outer.inner`). Faults are reported."""
    text = _quote_colons(text, file, report)
    try:
        loader = LOADER(text)
        try:
            node = loader.get_single_node()
            if node is None:
                return {}, {}
            if not isinstance(node, yaml.MappingNode) or _has_alias(text):
                report("front-matter", Span(file, 1), "this should be lines of “name: value”", help="for example:  title: Confidentiality")
                return {}, {}
            spans = _spans(node, file, "", report)
            values = loader.construct_document(node)
        finally:
            loader.dispose()
    except (yaml.YAMLError, ValueError, RecursionError) as reason:
        _report(reason, text, file, report)
        return {}, {}
    return {str(key): value for key, value in values.items()}, spans


def _has_alias(text: str) -> bool:
    return any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=LOADER))


def _quote_colons(text: str, file: str, report: Report) -> str:
    """`title: Customers: who they are` is read as meant, and the author is told how to write it properly."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        match = KEY_WITH_COLON.match(line)
        if match:
            value = match["value"].replace("'", "''")
            lines[number] = f"{match['key']}: '{value}'"
            report(
                "colon-in-value",
                Span(file, number + 1, match.start("value") + 1, len(match["value"])),
                f"the colon in “{match['key']}” needs quotes around the words; it was read as you meant it",
                help=f'{match["key"]}: "{match["value"]}"',
            )
    return "\n".join(lines)


def _spans(node: yaml.MappingNode, file: str, prefix: str, report: Report) -> dict[str, Span]:
    spans: dict[str, Span] = {}
    for key, value in node.value:
        name = f"{prefix}{key.value if isinstance(key, yaml.ScalarNode) else '?'}"
        span = Span(file, key.start_mark.line + 1, key.start_mark.column + 1, len(str(key.value)))
        if name in spans:
            report("repeated-key", span, f"“{name}” stands here twice", help="keep one of the two lines")
        spans[name] = span
        if isinstance(value, yaml.MappingNode):
            spans |= _spans(value, file, f"{name}.", report)
    return spans


def _report(reason: Exception, text: str, file: str, report: Report) -> None:
    mark = getattr(reason, "problem_mark", None) or getattr(reason, "context_mark", None)
    line = min(mark.line, text.count("\n")) + 1 if mark else 1
    content = text.split("\n")[line - 1]
    said = "these lines can't be read"
    advice = "each line is a name, a colon, a space and a value; put a value in quotes if it holds a colon or starts with a sign"
    if "\t" in content:
        said, advice = "a tab stands here where spaces belong", "use two spaces to indent"
    elif re.match(r"^\s*[\w -]+:\S", content) and "://" not in content:
        said, advice = "a space is missing after the colon", re.sub(r":(?=\S)", ": ", content.strip(), count=1)
    elif content.count('"') % 2 or content.count("'") % 2:
        said, advice = "a quotation mark is opened here and not closed", 'use double quotes around the whole value: "…"'
    report("front-matter", Span(file, line, (mark.column if mark and mark.line + 1 == line else 0) + 1), said, help=advice)
