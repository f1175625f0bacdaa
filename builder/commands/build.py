"""`builder build`: the packages of courses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from builder.cli import FAULTS
from builder.commands.options import (
    extension_roots,
    for_audiences,
    for_organisation,
    into_folder,
    language_code,
    read_paths,
    refuse_unknown,
    tell_of_audiences,
)
from builder.diagnostics import has_errors

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def _standards() -> Iterable[str]:
    from builder import discover  # noqa: PLC0415

    return [*discover.standards(extension_roots()), discover.ALL]


def _themes() -> Iterable[str]:
    from builder import discover  # noqa: PLC0415

    return discover.themes(extension_roots())


def _refuse_unknown_names() -> None:
    """Only before something is built: what was built before had names that are known."""
    refuse_unknown("standards", _standards, "standard")
    refuse_unknown("theme", _themes, "theme")


@click.command()
@click.argument("paths", metavar="[PATH…]", nargs=-1, callback=read_paths)
@click.option(
    "--to",
    "standards",
    metavar="STANDARD",
    multiple=True,
    help="A standard to build for; give it again for more. Without it: those that the course names, or the usual ones. "
    "“all” builds every one.",
)
@into_folder("packages")
@click.option(
    "--theme",
    metavar="NAME",
    help="The look; without it the course's or the organisation's own.",
)
@for_organisation
@click.option(
    "--language",
    metavar="CODE",
    callback=language_code,
    help="The only language to build in, such as cy; see builder translate.",
)
@for_audiences
@click.option("--jobs", metavar="N", type=click.IntRange(1, 64), help="How many courses to build side by side.")
@click.option("--all", "everything", is_flag=True, help="Print each fault, where many are alike.")
def command(  # noqa: PLR0913, PLR0917 - an option each
    paths: list[Path],
    standards: tuple[str, ...],
    out: Path,
    theme: str | None,
    organisation: Path | None,
    language: str | None,
    audiences: tuple[str, ...],
    jobs: int | None,
    *,
    everything: bool,
) -> None:
    """Build packages of the courses in PATH (without it: the folder courses/).

    A course with errors writes no package and leaves its last good one as it was; the others are still built. What is
    as it was at the last build is not built again.
    """
    from builder.api import Order, build  # noqa: PLC0415 - as in cli.py: only what this command needs
    from builder.commands.terminal import print_built, print_faults, print_summary  # noqa: PLC0415

    orders = [
        Order(
            path,
            standards,
            theme or "",
            out,
            language=language or "",
            audiences=audiences,
            organisation=organisation,
        )
        for path in paths
    ]
    tell_of_audiences(audiences, paths)
    outcomes = build(orders, jobs, _refuse_unknown_names)
    found = print_faults(outcomes, everything=everything)
    print_built(outcomes)
    print_summary(found, outcomes, wrote=True, everything=everything)
    raise SystemExit(FAULTS if has_errors(found) else 0)
