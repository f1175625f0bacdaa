"""How bad a rule's faults are, where a course or its organisation says so: `checks: {long-sentence: off}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder import discover
from builder.diagnostics import Severity, did_you_mean

if TYPE_CHECKING:
    from pathlib import Path

    from builder.diagnostics import Report
    from builder.model import Course, Programme, Span

LEVELS: dict[str, Severity | None] = {
    "off": None,
    "ignore": None,
    "no": None,
    "false": None,  # as some write “off” in YAML
    "warning": Severity.WARNING,
    "warn": Severity.WARNING,
    "on": Severity.WARNING,
    "error": Severity.ERROR,
}
YOUNGEST, OLDEST = 8, 20  # reading ages that a course can ask for


def read_checks(value: object) -> dict[str, str]:
    """A rule's name and its level, as typed, line by line; ValueError with a sentence for anything else."""
    if not isinstance(value, dict) or any(isinstance(level, (dict, list)) for level in value.values()):
        raise ValueError("write one rule a line below it, indented by two spaces:  long-sentence: off")
    return {str(rule): str(level or "") for rule, level in value.items()}


def read_age(value: object) -> int:
    """`12` or `12 years` as years; ValueError with a sentence for anything else."""
    match = re.fullmatch(r"\s*(\d{1,2})\s*(?:years?(?: old)?)?\s*", str(value))
    if not match or not YOUNGEST <= int(match[1]) <= OLDEST:
        raise ValueError(f"write an age in years from {YOUNGEST} to {OLDEST}, for example 12")
    return int(match[1])


def severity_config_of(course: Course | Programme, report: Report) -> dict[str, Severity | None]:
    """The severity of each rule that was given one, None for off; what can't be is reported, and left out.

    A course's own word counts for more than its organisation's.
    """
    severity_config: dict[str, Severity | None] = {}
    extension_roots = course.source.extension_roots
    for owner in (course.organisation, course.details):
        for typed, word in owner.checks.items():
            span = owner.spans.get(f"checks.{typed}", owner.spans.get("checks", course.span))
            rule = re.sub(r"[\s_]+", "-", typed.strip().lower())
            level = " ".join(word.lower().split())
            if _can_be(rule, level, span, extension_roots, report):
                severity_config[rule] = LEVELS[level]
    return severity_config


def _can_be(rule: str, level: str, span: Span, extension_roots: tuple[Path, ...], report: Report) -> bool:
    names = discover.rule_names("course", extension_roots)
    if rule not in names:
        near = did_you_mean(rule, names)
        advice = f"did you mean “{near}”?" if near else "to see all rules, type:  builder explain"
        report("unknown-check", span, f"there is no rule “{rule}”", help=advice)
        return False
    if level not in LEVELS:
        message = f"“{rule}” can't be “{level}”" if level else f"nothing stands behind “{rule}:”"
        advice = f"write one of these:\n{rule}: off\n{rule}: warning\n{rule}: error"
        report("unknown-level", span, message, help=advice)
        return False
    stays = discover.severity_of(rule, extension_roots) is Severity.ERROR and LEVELS[level] is not Severity.ERROR
    if stays:
        report(
            "check-stays-on",
            span,
            f"“{rule}” can't be turned off: a package with such a fault would fail its learners",
            help="delete this line, and fix what the rule finds",
        )
    return not stays
