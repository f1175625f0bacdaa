"""`builder check`: finds faults, once or again whenever a file is saved; writes nothing unless asked to mend."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli import FAULTS, read_paths
from builder.diagnostics import as_json, as_sarif, has_errors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.diagnostics import Diagnostic
    from builder.pipeline import Outcome

CALM = 200  # milliseconds without a further change before a check begins: editors save in several steps


@click.command()
@click.argument("paths", metavar="[PATH…]", nargs=-1, callback=read_paths)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    show_default=True,
    help="How to print what is found.",
)
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option(
    "--fix", "fixes", is_flag=True, help="Write properly in your files what was understood, and nothing else."
)
@click.option("--watch", "watches", is_flag=True, help="Check again whenever you save a file, until you press Ctrl-C.")
def command(paths: list[Path], form: str, *, strict: bool, fixes: bool, watches: bool) -> None:
    """Find faults in the courses in PATH without building them."""
    if watches and fixes:
        raise click.UsageError("--fix writes your files while you may be typing in them, so it goes without --watch")
    if watches and form != "text":
        raise click.UsageError("--watch shows faults to you, so it goes with no other --format than text")
    if watches:
        _watch(paths)
        return
    found = _check(paths, form, _mend(paths) if fixes else "")
    raise SystemExit(FAULTS if has_errors(found) or (strict and found) else 0)


def _mend(paths: Sequence[Path]) -> str:
    """What was written, in words."""
    from builder.mend import mend  # noqa: PLC0415 - only once something is to be mended
    from builder.pipeline import Order  # noqa: PLC0415

    return mend([Order(path) for path in paths]).in_words()


def _watch(paths: Sequence[Path]) -> None:
    try:
        _check(paths, "text")
        for _ in _changes(paths):
            _check(paths, "text")
    except KeyboardInterrupt:
        return


def _check(paths: Sequence[Path], form: str, mended: str = "") -> list[Diagnostic]:
    from builder.pipeline import Order  # noqa: PLC0415 - only once something is to be checked
    from builder.workers import run_all  # noqa: PLC0415

    outcomes = run_all([Order(path) for path in paths], 1)
    if form == "text":
        return _print(outcomes, mended)
    if mended:
        click.echo(f"{mended}.", err=True)
    found = [one for outcome in outcomes for one in outcome.diagnostics]
    click.echo(as_json(found) if form == "json" else as_sarif(found))
    return found


def _print(outcomes: Sequence[Outcome], mended: str) -> list[Diagnostic]:
    from builder.terminal import print_faults, print_summary  # noqa: PLC0415

    found = print_faults(outcomes)
    print_summary(found, outcomes, wrote=False, mended=mended)
    return found


def _changes(paths: Sequence[Path]) -> Iterator[None]:
    """Once for each time that a file of the courses, or one that they share, was saved; ends at Ctrl-C."""
    from watchfiles import watch  # noqa: PLC0415 - heavy, and needed by this option alone

    folders = [path.resolve() for path in paths]
    places = {folder.parent for folder in folders}

    def concerns(_: object, changed: str) -> bool:
        path = Path(changed)
        shared = path.parent in places or path.parent.parent in {place / "terms" for place in places}
        return shared or any(path.is_relative_to(folder) for folder in folders)

    click.echo("Waiting for you to save a file. To end, press Ctrl-C.", err=True)
    for _ in watch(*places, watch_filter=concerns, debounce=CALM):
        click.clear()
        yield
        click.echo("Waiting for you to save a file. To end, press Ctrl-C.", err=True)
