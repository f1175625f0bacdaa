"""`builder check`: finds faults, once or again whenever a file is saved; writes nothing unless asked to fix."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli import FAULTS
from builder.commands.options import echo_data, for_organisation, read_paths
from builder.diagnostics import SCHEMA, as_json, has_errors, in_order
from builder.diagnostics.sarif import as_sarif

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.api import Order, Outcome
    from builder.diagnostics import Diagnostic

CALM = 200  # milliseconds without a further change before a check begins: editors save in several steps


def _show_schema(context: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001 - click's form
    """Prints it, and ends: it is asked for instead of a check."""
    if asked:
        echo_data(SCHEMA.read_text("utf-8").rstrip())
        context.exit()


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
@click.option(
    "--schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_schema,
    help="Print the JSON Schema of --format json, for programs that read it.",
)
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option("--all", "everything", is_flag=True, help="Print each fault, where many are alike.")
@click.option(
    "--fix", "fixes", is_flag=True, help="Write properly in your files what was understood, and nothing else."
)
@click.option("--dry-run", "dry", is_flag=True, help="With --fix: show what that would change, and change nothing.")
@click.option("--undo", "undoes", is_flag=True, help="Take back what the last --fix changed in these courses.")
@click.option(
    "--against",
    "last",
    metavar="ZIP",
    type=click.Path(path_type=Path),
    help="Say what learners who are in the middle of that package would lose by what you have now.",
)
@click.option("--watch", "watches", is_flag=True, help="Check again whenever you save a file, until you press Ctrl-C.")
@for_organisation
def command(  # noqa: PLR0913 - an option each
    paths: list[Path],
    form: str,
    organisation: Path | None,
    last: Path | None,
    *,
    strict: bool,
    everything: bool,
    fixes: bool,
    dry: bool,
    undoes: bool,
    watches: bool,
) -> None:
    """Find faults in the courses in PATH without building them."""
    _refuse_together(form, last, fixes=fixes, dry=dry, undoes=undoes, watches=watches)
    orders = _orders(paths, organisation)
    if watches:
        _watch(orders, everything=everything)
        return
    if undoes:
        click.echo(f"{_take_back(orders)}.")
        return
    if dry:
        _show_changes(orders)
        return
    found = _check(orders, form, _fix_all(orders) if fixes else "", everything=everything)
    if last and not has_errors(found):
        _print_against(orders, last)
    raise SystemExit(FAULTS if has_errors(found) or (strict and found) else 0)


def _refuse_together(  # noqa: PLR0913 - an option each
    form: str, last: Path | None, *, fixes: bool, dry: bool, undoes: bool, watches: bool
) -> None:
    """UsageError: options that say two things at once."""
    if watches and fixes:
        raise click.UsageError("--fix writes your files while you may be typing in them, so it goes without --watch")
    if watches and form != "text":
        raise click.UsageError("--watch shows faults to you, so it goes with no other --format than text")
    if dry and not fixes:
        raise click.UsageError("--dry-run shows what --fix would change, so it goes with it: --fix --dry-run")
    if undoes and (fixes or watches):
        raise click.UsageError("--undo takes back what --fix changed, so it goes alone")
    if last and (watches or undoes or dry or form != "text"):
        raise click.UsageError("--against compares with a package in words, so it goes with --fix only")


def _take_back(orders: Sequence[Order]) -> str:
    from builder.fix.undo import take_back  # noqa: PLC0415 - only once something is to be taken back

    message = take_back(orders).in_words()
    return message[:1].upper() + message[1:]


def _show_changes(orders: Sequence[Order]) -> None:
    from builder.fix.apply import changes  # noqa: PLC0415 - only once something is to be fixed

    shown = "".join(changes(orders))
    click.echo(shown or "--fix would change nothing.", nl=not shown)


def _print_against(orders: Sequence[Order], last: Path) -> None:
    from builder.doctor.against import losses  # noqa: PLC0415 - only once there is something to compare with

    if len(orders) != 1:
        raise click.UsageError("--against compares one course, or one programme, with its last package: name that one")
    click.echo("\n".join(losses(orders[0], last)))


def _orders(paths: Sequence[Path], organisation: Path | None) -> list[Order]:
    from builder.api import Order  # noqa: PLC0415 - only once something is to be checked

    return [Order(path, organisation=organisation) for path in paths]


def _fix_all(orders: Sequence[Order]) -> str:
    """What was written, in words."""
    from builder.fix.apply import apply_fixes  # noqa: PLC0415 - only once something is to be fixed

    return apply_fixes(orders).in_words()


def _watch(orders: Sequence[Order], *, everything: bool) -> None:
    try:
        _check(orders, "text", everything=everything)
        for _ in _changes(orders):
            _check(orders, "text", everything=everything)
    except KeyboardInterrupt:
        return


def _check(orders: Sequence[Order], form: str, applied: str = "", *, everything: bool) -> list[Diagnostic]:
    from builder.api import check_all  # noqa: PLC0415 - as _orders

    outcomes = check_all(orders)
    if form == "text":
        return _print(outcomes, applied, everything=everything)
    if applied:
        click.echo(f"{applied}.", err=True)
    found = in_order(one for outcome in outcomes for one in outcome.diagnostics)
    echo_data(as_json(found) if form == "json" else as_sarif(found))
    return found


def _print(outcomes: Sequence[Outcome], applied: str, *, everything: bool) -> list[Diagnostic]:
    from builder.commands.terminal import print_faults, print_summary  # noqa: PLC0415

    found = print_faults(outcomes, everything=everything)
    print_summary(found, outcomes, wrote=False, applied=applied, everything=everything)
    return found


def _changes(orders: Sequence[Order]) -> Iterator[None]:
    """Once for each time that a file of the courses, or one that they share, was saved; ends at Ctrl-C."""
    from watchfiles import watch  # noqa: PLC0415 - heavy, and needed by this option alone

    folders = [order.folder.resolve() for order in orders]
    places = {place for order in orders for place in (order.folder.resolve().parent, *order.extension_roots)}

    def concerns(_: object, changed: str) -> bool:
        path = Path(changed)
        shared = {*places, *(place / "terms" for place in places)}
        return path.parent in shared or any(path.is_relative_to(folder) for folder in folders)

    click.echo("Waiting for you to save a file. To end, press Ctrl-C.", err=True)
    for _ in watch(*places, watch_filter=concerns, debounce=CALM):
        click.clear()
        yield
        click.echo("Waiting for you to save a file. To end, press Ctrl-C.", err=True)
