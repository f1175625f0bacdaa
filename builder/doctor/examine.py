"""From a zip to what it is and what is wrong with it."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from builder import discover
from builder.diagnostics import Diagnostic, Report, in_order
from builder.doctor.facts import Facts, facts_of
from builder.doctor.package import Package, open_package
from builder.frozen import frozen
from builder.model import Span
from builder.package.archive import Archive, RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


MOST_OF_ONE = 100  # findings of one rule
LONGEST_MESSAGE = 2_000  # letters of a sentence, which may quote what is in the package


@frozen
class Examined:
    """What the doctor says."""

    display_name: str  # the zip's name for people
    facts: Facts | None  # None: the zip was refused
    found: tuple[Diagnostic, ...]
    sources: dict[str, str]  # the texts that the findings point into, by the names that spans use


class EnoughError(Exception):
    """A rule was reported so often that its check need not go on."""


class _LimitedReport(Report):
    """Ends a check that finds too much: thousands of findings help nobody, and a hostile package may hold them."""

    def __call__(self, rule: str, span: Span, message: str, **more: Any) -> None:
        rest: dict[str, Any] = {name: _cut(value) if isinstance(value, str) else value for name, value in more.items()}
        super().__call__(rule, span, _cut(message), **rest)
        if sum(one.rule == rule for one in self.found) >= MOST_OF_ONE:
            raise EnoughError


def _cut(text: str) -> str:
    return f"{text[:LONGEST_MESSAGE]}…" if len(text) > LONGEST_MESSAGE else text


def examine(path: Path) -> Examined:
    """Looks at a zip; never raises for what is in it."""
    report = _LimitedReport(discover.severity_of)
    with opened(path, report) as package:
        if package:
            for find in discover.finders("package"):
                with suppress(EnoughError):
                    find(package, report)
        found = tuple(in_order(report.found))
        files = {one.span.file for one in found}
        sources = {name: text for name, text in package.sources.items() if name in files} if package else {}
        return Examined(path.as_posix(), facts_of(package) if package else None, found, sources)


@contextmanager
def opened(path: Path, report: Report) -> Iterator[Package | None]:
    """The package in a zip while the block lasts; None for one that is refused, which is reported."""
    display_name = path.as_posix()
    try:
        archive = Archive(path)
    except RefusedError as reason:
        report("package-refused", Span(display_name, 0), f"this package was not read: {reason}", help=reason.advice)
        yield None
        return
    with archive:
        yield open_package(archive, display_name, report)
