"""`organisation.yaml`: the variables of every course, and the organisation's colours and logo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builder.model import Organisation
from builder.parse.front_matter.severity import read_age, read_checks
from builder.parse.front_matter.yaml_text import read_yaml
from builder.parse.variables import flatten
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from builder.diagnostics import Report
    from builder.model import SourceText, Span

WEB_ADDRESS = pattern(r"https?://[A-Za-z0-9.-]+(:\d+)?(/[A-Za-z0-9._~/-]*)?")


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
        web_address=_web_address(values, spans, report),
        checks=_read("checks", read_checks, values, spans, report) or {},
        reading_age=_read("reading age", read_age, values, spans, report),
        spans=spans,
    )


def _read(
    name: str, reader: Callable[[Any], Any], values: Mapping[str, Any], spans: Mapping[str, Span], report: Report
) -> Any:
    """A value that can be wrong; None where there is none, or where it was and is reported."""
    if not values.get(name):
        return None
    try:
        return reader(values[name])
    except ValueError as reason:
        report("bad-value", spans[name], f"“{name}” can't be read", help=str(reason))
        return None


def _web_address(values: Mapping[str, object], spans: Mapping[str, Span], report: Report) -> str:
    """The organisation's own place on the web, which makes the names of its courses unlike anyone else's."""
    address = str(values.get("web address") or "").strip().rstrip("/")
    if not address or WEB_ADDRESS.fullmatch(address):
        return address
    report(
        "bad-value",
        spans["web address"],
        f"“web address” can't be “{address[:60]}”",
        help="write the address of your website, for example https://www.northmere.example",
    )
    return ""


def _text(value: object) -> str:
    return str(value).strip() if isinstance(value, (str, int, float)) else ""
