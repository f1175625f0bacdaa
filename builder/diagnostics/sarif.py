"""Faults in an author's files as SARIF."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from builder import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.diagnostics import Diagnostic


def as_sarif(found: Iterable[Diagnostic]) -> str:
    """The faults as a SARIF 2.1.0 log, for editors and code hosts."""
    listed = list(found)
    rules = sorted({one.rule for one in listed})
    driver = {"name": "builder", "version": __version__, "rules": [{"id": rule} for rule in rules]}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [_sarif(one) for one in listed]}
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


def _sarif(one: Diagnostic) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(one.span.file, errors="replace")}}
    if one.span.line:  # a fault of a file as a whole has no region
        place["region"] = {"startLine": one.span.line, "startColumn": one.span.column}
        if one.span.length:
            place["region"]["endColumn"] = one.span.column + one.span.length
    text = one.message + (f" ({one.mark})" if one.mark else "") + (f". To fix it: {one.help}" if one.help else "")
    return {
        "ruleId": one.rule,
        "level": str(one.severity),
        "message": {"text": text},
        "locations": [{"physicalLocation": place}],
    } | ({"fixes": [_sarif_fix(one)]} if one.edits else {})


def _sarif_fix(one: Diagnostic) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": {
                "startLine": edit.span.line,
                "startColumn": edit.span.column,
                "endLine": edit.span.line,
                "endColumn": edit.span.column + edit.span.length,
            },
            "insertedContent": {"text": edit.text},
        }
        for edit in one.edits
    ]
    change = {"artifactLocation": {"uri": quote(one.span.file, errors="replace")}, "replacements": replacements}
    return {"description": {"text": one.help or one.message}, "artifactChanges": [change]}
