"""What the command prints for people: faults, a table of what was built, a summary in words."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from builder.diagnostics import Severity, as_text, in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.diagnostics import Diagnostic
    from builder.pipeline import Outcome

MEGABYTE = 1_000_000


def print_faults(outcomes: Sequence[Outcome]) -> list[Diagnostic]:
    """Each fault with its frame, file by file, on standard error; gives them all."""
    found = in_order(one for outcome in outcomes for one in outcome.diagnostics)
    sources = {name: text for outcome in outcomes for name, text in outcome.sources.items()}
    files = [(file, list(group)) for file, group in groupby(found, key=lambda one: one.span.file)]
    for file, group in files:
        if len(files) > 1:
            click.echo(click.style(f"{file}: {_counts(group)}\n", underline=True), err=True)
        click.echo(as_text(group, sources, click.style), err=True)
    return found


def print_table(outcomes: Sequence[Outcome]) -> None:
    """A row a package."""
    rows = [
        (
            outcome.name,
            one.standard,
            str(outcome.pages),
            str(outcome.questions),
            _size(one.size),
            f"{one.seconds:.2f} s",
            one.path.as_posix(),
        )
        for outcome in outcomes
        for one in outcome.built
    ]
    if not rows:
        return
    heads = ("course", "standard", "pages", "questions", "size", "time", "package")
    widths = [max(len(row[column]) for row in (heads, *rows)) for column in range(len(heads))]
    numbers = {2, 3, 4, 5}
    for row in (heads, *rows):
        cells = [
            cell.rjust(width) if column in numbers else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        click.echo(click.style("  ".join(cells).rstrip(), bold=row is heads))


def _size(size: int) -> str:
    return f"{size / 1000:.1f} kB" if size < MEGABYTE else f"{size / MEGABYTE:.1f} MB"


def print_summary(found: Sequence[Diagnostic], outcomes: Sequence[Outcome], *, wrote: bool) -> None:
    """How much was found, and what was written."""
    failed = [outcome.name for outcome in outcomes if outcome.failed]
    packages = sum(len(outcome.built) for outcome in outcomes)
    if found:
        files = len({one.span.file for one in found})
        done = f"{_count(packages, 'package')} written" if packages else "nothing was written"
        click.echo(f"{_counts(found)} in {_count(files, 'file')}; {done}.", err=True)
        click.echo(f"To read about one, type:  builder explain {found[0].rule}", err=True)
    elif not wrote:
        click.echo(f"Nothing to mend in {_count(len(outcomes), 'course')}.")
    if wrote and failed:
        click.echo(f"Not built: {', '.join(failed)}. Earlier packages stay as they were.", err=True)


def _counts(found: Sequence[Diagnostic]) -> str:
    errors = sum(one.severity is Severity.ERROR for one in found)
    return ", ".join(filter(None, (_count(errors, "error"), _count(len(found) - errors, "warning"))))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""
