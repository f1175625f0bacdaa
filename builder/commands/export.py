"""`builder export`: the questions of courses in the form of other programs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from builder.cli import FAULTS
from builder.commands.options import (
    extension_roots,
    for_organisation,
    into_folder,
    language_code,
    named_among,
    read_paths,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from builder.api import Order, Outcome
    from builder.model import Details, MediaFile


class _Listing(click.Command):
    """A command whose help lists the formats that there are."""

    def format_epilog(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        from builder.exports import exports  # noqa: PLC0415 - as in cli.py: only what is needed

        with formatter.section("Formats"):
            formatter.write_dl([(name, one.title) for name, one in exports(extension_roots()).items()])


def _read_formats(_: click.Context, __: click.Parameter, names: Sequence[str]) -> list[str]:
    """The formats that are named."""
    from builder.exports import exports  # noqa: PLC0415

    offered = exports(extension_roots())
    return named_among(names, offered, "format")


@click.command(cls=_Listing)
@click.argument("paths", metavar="[PATH…]", nargs=-1, callback=read_paths)
@click.option(
    "--as",
    "names",
    metavar="FORMAT",
    multiple=True,
    required=True,
    callback=_read_formats,
    help="What to write; give it again for more.",
)
@into_folder("files")
@click.option("--language", metavar="CODE", callback=language_code, help="The only language to export, such as cy.")
@for_organisation
def command(paths: list[Path], names: list[str], out: Path, language: str | None, organisation: Path | None) -> None:
    """Write the questions of the courses in PATH for another program, such as Moodle's question bank.

    Banks are categories there. What a format has no place for is told. A course with errors is not exported; the
    others are.
    """
    from builder.api import Order, in_each_language  # noqa: PLC0415
    from builder.commands.terminal import print_faults  # noqa: PLC0415
    from builder.diagnostics import has_errors  # noqa: PLC0415

    orders = [Order(path, language=language or "", organisation=organisation) for path in paths]
    found = print_faults([in_each_language(order, partial(_export, names, out)) for order in orders])
    raise SystemExit(FAULTS if has_errors(found) else 0)


def _export(names: list[str], out: Path, order: Order) -> tuple[Outcome, Details]:
    """Writes the questions of one course or programme in a language, and says where they are."""
    from dataclasses import replace  # noqa: PLC0415

    from builder.api import check  # noqa: PLC0415
    from builder.diagnostics import Report, in_order  # noqa: PLC0415
    from builder.discover import severities  # noqa: PLC0415
    from builder.exports import exports  # noqa: PLC0415
    from builder.exports.gathering import questions_of  # noqa: PLC0415
    from builder.pipeline.stages import Faulty  # noqa: PLC0415

    checked = check(order)
    if isinstance(checked, Faulty):
        return checked.outcome, checked.details
    questions, report = questions_of(checked.content), Report(severities(order.extension_roots))
    if not any(pool.questions for pool in questions.pools):
        click.echo(f"{order.folder.as_posix()} has no questions.")
        return checked.outcome, checked.details
    for name in names:
        form = exports(order.extension_roots)[name]
        file = out / f"{checked.stem}{form.ending}"
        _write(file, form.write(questions, report))
        click.echo(f"Written: {file.as_posix()}")
    diagnostics = tuple(in_order((*checked.outcome.diagnostics, *report.found)))
    return replace(checked.outcome, diagnostics=diagnostics), checked.details


def _write(file: Path, content: bytes | dict[str, bytes | MediaFile]) -> None:
    from builder.package.write import write_atomically, write_package  # noqa: PLC0415

    try:
        wrote = write_atomically(file, content) if isinstance(content, bytes) else bool(write_package(file, content))
    except OSError:
        wrote = False
    if not wrote:
        raise click.UsageError(f"“{file.as_posix()}” can't be written")
