"""What the command prints for people: faults, a table of what was built, a summary in words."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from builder.commands.options import again
from builder.diagnostics import Severity, as_text, in_order, summed_up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.diagnostics import Diagnostic
    from builder.order import Outcome

MEGABYTE = 1_000_000
MANY, MOST_ALIKE = 20, 3  # faults: of more, so many of each rule in a file are printed
MOST_LINES = 12
MOST_NAMED = 6  # courses


def print_faults(outcomes: Sequence[Outcome], *, everything: bool = False) -> list[Diagnostic]:
    """The faults with their frames, errors first, then file by file, on standard error; gives them all.

    Of a rule that many faults of a file break, the first few stand for the rest, unless `everything` is wanted.
    """
    found = in_order(one for outcome in outcomes for one in outcome.diagnostics)
    sources = {name: text for outcome in outcomes for name, text in outcome.sources.items()}
    most = len(found) if everything or len(found) <= MANY else MOST_ALIKE
    files = [
        (file, list(group))
        for (file, _), group in groupby(found, key=lambda one: (one.span.file, one.severity is Severity.ERROR))
    ]
    for file, group in files:
        if len(files) > 1:
            click.echo(click.style(f"{file}: {_counts(group)}\n", underline=True), err=True)
        for one, alike in summed_up(group, most):
            click.echo(as_text([one], sources, click.style), err=True)
            if alike:
                click.echo(f"  … and {_more(alike)}\n", err=True)
    return found


def _more(alike: Sequence[Diagnostic]) -> str:
    lines = sorted({one.span.line for one in alike if one.span.line})
    shown = ", ".join(map(str, lines[:MOST_LINES])) + (" …" if lines[MOST_LINES:] else "")
    more = f"{len(alike)} more [{alike[0].rule}]"
    return f"{more} in {'line' if len(lines) == 1 else 'lines'} {shown}" if lines else more


def print_built(outcomes: Sequence[Outcome]) -> None:
    """What was written, which LMSs play it where not all do, and what did not have to be written."""
    fresh = [outcome for outcome in outcomes if not outcome.up_to_date]
    _print_table(fresh)
    print_where_it_plays(fresh)
    same = [outcome for outcome in outcomes if outcome.up_to_date and not outcome.failed]
    if len(same) > MOST_NAMED:
        click.echo(f"Up to date: {_count(len(same), 'course')}.")
    elif same:
        click.echo(f"Up to date: {', '.join(outcome.name for outcome in same)}.")


def _print_table(outcomes: Sequence[Outcome]) -> None:
    """A row a package."""
    rows = [
        (
            outcome.name + (f" ({outcome.modules} modules)" if outcome.modules > 1 else ""),
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


def print_where_it_plays(outcomes: Sequence[Outcome]) -> None:
    """For the packages of several modules, which LMSs play them: not all can play each."""
    for outcome in outcomes:
        ways = dict.fromkeys(one.plays for one in outcome.built if one.plays)
        for plays in ways:
            names = ", ".join(one.path.name for one in outcome.built if one.plays == plays)
            click.echo(f"{names}: {plays}.")


def _size(size: int) -> str:
    return f"{size / 1000:.1f} kB" if size < MEGABYTE else f"{size / MEGABYTE:.1f} MB"


def print_summary(
    found: Sequence[Diagnostic],
    outcomes: Sequence[Outcome],
    *,
    wrote: bool,
    applied: str = "",
    everything: bool = False,
) -> None:
    """How much was found, and what was written: packages, or in words what was `applied` in the author's files."""
    failed = [outcome.name for outcome in outcomes if outcome.failed]
    packages = sum(len(outcome.built) for outcome in outcomes if not outcome.up_to_date)
    if found:
        files = len({one.span.file for one in found})
        done = applied or (f"{_count(packages, 'package')} written" if packages else "nothing was written")
        left = " left for you" if applied else ""
        click.echo(f"{_counts(found)}{left} in {_count(files, 'file')}; {done}.", err=True)
        if not everything and len(found) > MANY:
            click.echo(f"To see each of them, type:  {again('check', '--all')}", err=True)
        if not applied and any(one.fix for one in found):
            fix = again("check", "--fix")
            click.echo(f"To have what was understood written properly, type:  {fix}", err=True)
            click.echo(f"To see first what that changes:  {fix} --dry-run", err=True)
        click.echo(f"To read about one, type:  builder explain {found[0].rule}", err=True)
    elif not wrote:
        done = f"; {applied}" if applied else ""
        click.echo(f"Nothing{' left' if applied else ''} to fix in {_count(len(outcomes), 'course')}{done}.")
    if applied:
        click.echo(f"To take that back, type:  {again('check', '--undo')}", err=True)
    if wrote and failed:
        click.echo(f"Not built: {', '.join(failed)}. Earlier packages stay as they were.", err=True)


def _counts(found: Sequence[Diagnostic]) -> str:
    errors = sum(one.severity is Severity.ERROR for one in found)
    return ", ".join(filter(None, (_count(errors, "error"), _count(len(found) - errors, "warning"))))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""
