"""Variables of `organisation.yaml` in an author's text: `{{ organisation }}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from builder.diagnostics import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from builder.diagnostics import Report
    from builder.model import Span

VARIABLE = re.compile(r"(?<!\\)\{\{\s*([^{}\n]{1,80}?)\s*\}\}")
ESCAPED = re.compile(r"\\\{\{")


def flatten(values: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Nested variables by dotted name; a value is text or a list of texts."""
    flat: dict[str, Any] = {}
    for name, value in values.items():
        key = f"{prefix}{name}".lower()
        if isinstance(value, dict):
            flat |= flatten(value, f"{key}.")
        elif isinstance(value, list):
            flat[key] = [str(entry) for entry in value]
        elif value is not None:
            flat[key] = str(value)
    return flat


def list_variable(text: str, variables: Mapping[str, Any]) -> list[str] | None:
    """The list that a paragraph stands for, if it is one list variable and nothing else."""
    match = VARIABLE.fullmatch(text.strip())
    value = variables.get(match[1].lower()) if match else None
    return value if isinstance(value, list) else None


def fill(text: str, variables: Mapping[str, Any], locate: Callable[[str], Span], report: Report) -> str:
    """The text with each variable's value; an unknown one stays as it is and is reported at `locate(its text)`."""

    def value_of(match: re.Match[str]) -> str:
        value = variables.get(match[1].lower())
        if isinstance(value, list):
            return ", ".join(value)
        if value is None:
            near = did_you_mean(match[1], variables)
            report(
                "unknown-variable",
                locate(match[0]),
                f"organisation.yaml has no “{match[1]}”",
                help=f"did you mean {{{{ {near} }}}}?" if near else f"add a line to organisation.yaml:  {match[1]}: …",
            )
            return match[0]
        return str(value)

    if "{{" not in text:
        return text
    return ESCAPED.sub("{{", VARIABLE.sub(value_of, text))
