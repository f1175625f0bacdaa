"""What is kept of a build: a JSON file in the person's cache folder, for each course and all that is asked for."""

from __future__ import annotations

import json
import os
from dataclasses import field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.diagnostics import Diagnostic, Edit, Severity
from builder.frozen import frozen
from builder.incremental.stamps import Known, Stamps, UnknownError, digest_of
from builder.machine import store
from builder.order import Built, Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.model import Span
    from builder.order import Order

FORMAT = 2  # raised when what a record holds changes its meaning


@frozen
class Record:
    """What a build depended on, and what came of it."""

    inputs: str  # the digest of all that it read, the builder itself included
    same_id: str  # the folder of another course of the run with the same id; "" for none
    ids: tuple[str, ...]  # of the course, as its files say it now, and of its refresher
    since: str  # the day of the build, and the last on which the rules find the same; "": whatever the day
    until: str
    outputs: Mapping[str, str]  # digests of what was written, by its path
    outcome: Outcome
    large: Mapping[str, Known] = field(
        default_factory=dict
    )  # files that need not be read again, as `Stamps` takes them


def inputs_digest(installation: str, entries: Mapping[str, str]) -> str:
    """One digest of all that a build reads."""
    return digest_of(json.dumps([installation, sorted(entries.items())]).encode("utf-8", "surrogateescape"))


def place_of(order: Order) -> Path | None:
    """Where the record of an order lies; None where there is no place for it."""
    stored = [FORMAT, os.getcwd(), str(order.folder), order.standards, order.theme, str(order.out), order.language]
    stored += [order.audiences, str(order.organisation)]
    name = digest_of(json.dumps(stored).encode("utf-8", "surrogateescape"))
    return store.place_of("builds", name[:2], f"{name[2:]}.json")


def read_record(place: Path) -> Record | None:
    """The record; None where there is none that can be read."""
    try:
        values = json.loads(store.read(place) or b"")
        return Record(**values | {"ids": tuple(values["ids"]), "outcome": _outcome(values["outcome"])})
    except (ValueError, KeyError, TypeError):
        return None


def keep_record(place: Path, record: Record) -> None:
    """Writes a record, if that can be done."""
    stored = {one.name: getattr(record, one.name) for one in fields(record)}
    values = stored | {"outcome": _as_json(record.outcome)}
    store.keep(place, json.dumps(values, separators=(",", ":")).encode())


def _as_json(outcome: Outcome) -> dict[str, Any]:
    return {
        "name": outcome.name,
        "title": outcome.title,
        "modules": outcome.modules,
        "pages": outcome.pages,
        "questions": outcome.questions,
        "diagnostics": [_fault_as_json(one) for one in outcome.diagnostics],
        "sources": outcome.sources,
        "built": [(str(one.path), one.standard, one.size, one.seconds, one.plays) for one in outcome.built],
    }


def _outcome(stored: dict[str, Any]) -> Outcome:
    found = tuple(map(_fault, stored["diagnostics"]))
    built = tuple(Built(Path(path), *rest) for path, *rest in stored["built"])
    return Outcome(**stored | {"diagnostics": found, "built": built, "up_to_date": True})


def _fault_as_json(one: Diagnostic) -> list[Any]:
    edits = [(_place_as_json(edit.span), edit.text) for edit in one.fix]
    return [one.rule, str(one.severity), one.message, _place_as_json(one.span), one.mark, one.help, edits]


def _fault(stored: list[Any]) -> Diagnostic:
    from builder.model import Span  # noqa: PLC0415 - slow to load, and needed only where something was found

    rule, severity, message, place, mark, advice, edits = stored
    fix = tuple(Edit(Span(*span), text) for span, text in edits)
    return Diagnostic(rule, Severity(severity), message, Span(*place), mark, advice, fix)


def _place_as_json(span: Span) -> tuple[str, int, int, int]:
    return span.file, span.line, span.column, span.length


def are_as_written(record: Record, stamps: Stamps) -> bool:
    """Whether all that a build wrote is there, as it was written."""
    try:
        return all(stamps.file(path) == code for path, code in record.outputs.items())
    except UnknownError:
        return False
