"""`organisation.yaml`: the variables of every course, and the organisation's colours and logo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.model import Organisation
from builder.parse.variables import flatten
from builder.parse.yaml_text import read_yaml

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import SourceText


def read_organisation(source: SourceText | None, report: Report) -> Organisation:
    """What differs from one council to the next; empty where there is no file."""
    if not source:
        return Organisation()
    values, spans = read_yaml(source.text, source.file, report)
    colours = values.get("colours")
    if colours is not None and not isinstance(colours, dict):
        report(
            "bad-value",
            spans["colours"],
            "“colours” needs one colour a line below it",
            help='colours:\n  brand: "#0a4a46"',
        )
        colours = None
    return Organisation(
        variables=flatten(values),
        name=_text(values.get("organisation")),
        theme=_text(values.get("theme")),
        colours={str(name).lower(): _text(value) for name, value in (colours or {}).items()},
        logo=_text(values.get("logo")),
        spans=spans,
    )


def _text(value: object) -> str:
    return str(value).strip() if isinstance(value, (str, int, float)) else ""
