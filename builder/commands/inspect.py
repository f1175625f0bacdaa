"""`builder inspect`: says what packages are and what is wrong with them, or what changed from one to the next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli import FAULTS
from builder.commands.options import echo_data
from builder.diagnostics import has_errors

if TYPE_CHECKING:
    from collections.abc import Sequence

TWO = 2  # packages that --diff compares


@click.command()
@click.argument("zips", metavar="ZIP…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print what is found.",
)
@click.option("--diff", "compares", is_flag=True, help="Say what changed from the first package to the second.")
def command(zips: tuple[Path, ...], form: str, *, compares: bool) -> None:
    """Say what packages are, whoever made them, and what is wrong with them.

    A folder stands for the zips in it. With --diff, give two: the one that learners have, and the new one.
    """
    paths = [path for given in zips for path in _zips(given)]
    if compares and len(paths) != TWO:
        raise click.UsageError("--diff compares two packages: give the old zip and the new one")
    raise SystemExit(_compare(paths[0], paths[1], form) if compares else _inspect(paths, form))


def _zips(given: Path) -> list[Path]:
    if not given.exists():
        raise click.UsageError(f"“{given}” does not exist")
    found = sorted(given.glob("*.zip")) if given.is_dir() else [given]
    if not found:
        raise click.UsageError(f"the folder “{given}” holds no zip. To inspect a package, give its zip")
    return found


def _inspect(paths: Sequence[Path], form: str) -> int:
    from builder.doctor.examine import examine  # noqa: PLC0415 - as in cli.py: only what this command needs
    from builder.doctor.text import examined_as_text, why  # noqa: PLC0415

    everything = []
    worst = 0
    for path in paths:
        one = examine(path)
        worst = max(worst, FAULTS if has_errors(one.found) else 0)
        if form == "text":
            click.echo(examined_as_text(one, click.style))
        else:
            facts = one.facts.as_json() if one.facts else {"package": one.display_name}
            findings = [finding.as_json() | {"why": why(finding.rule)} for finding in one.found]
            everything.append({**facts, "findings": findings})
    if form == "json":
        _print_json(everything)
    return worst


def _compare(old: Path, new: Path, form: str) -> int:
    from builder import discover  # noqa: PLC0415
    from builder.diagnostics import Report, as_text  # noqa: PLC0415
    from builder.doctor.compare import compare  # noqa: PLC0415
    from builder.doctor.examine import opened  # noqa: PLC0415
    from builder.doctor.text import compared_as_text  # noqa: PLC0415

    report = Report(discover.severity_of)
    with opened(old, report) as before, opened(new, report) as after:
        if report.found:
            click.echo(as_text(report.found, {}, click.style), err=True)
        if not before or not after:
            return FAULTS
        compared = compare(before, after)
        if form == "text":
            click.echo(compared_as_text(compared, click.style))
        else:
            _print_json(compared.as_json())
    return FAULTS if report.found else 0


def _print_json(value: object) -> None:
    import json  # noqa: PLC0415

    echo_data(json.dumps(value, ensure_ascii=False, indent=2))
