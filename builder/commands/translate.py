"""`builder translate`: the texts of a course or programme for a translator, and what comes back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli import FAULTS
from builder.commands.options import language_code, read_paths
from builder.diagnostics.shell import in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.pipeline.translating import Piece
    from builder.translation.units import Translation

MOST_SHOWN = 20  # texts that are still to do


def _one_path(ctx: click.Context, parameter: click.Parameter, value: str) -> Path:
    paths = read_paths(ctx, parameter, [value])
    if len(paths) > 1:
        raise click.BadParameter(f"“{value}” holds several courses: name one of them")
    return paths[0]


@click.command()
@click.argument("path", metavar="PATH", nargs=1, callback=_one_path)
@click.option(
    "--to", "language", metavar="CODE", callback=language_code, help="The language to translate into, such as cy."
)
@click.option(
    "--from",
    "file",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What came back.",
)
@click.option(
    "--format", "form", type=click.Choice(["xliff", "po"]), default="xliff", show_default=True, help="What to send."
)
@click.option(
    "--out", metavar="DIR", type=click.Path(file_okay=False, path_type=Path), help="Where the file to send goes."
)
def command(path: Path, language: str | None, file: Path | None, form: str, out: Path | None) -> None:
    """Write what a translator needs, take it back, and say how much is done.

    What is translated is kept in the course's folder “translations”, a file a language. Keep it with the course.
    The courses of a programme, and what its programme.yaml says, go out and come back in one file.

    \b
    builder translate courses/my-course --to cy              start, or bring up to date
    builder translate courses/my-course --to cy --format po --out to-send
    builder translate courses/my-course --from my-course-cy.po
    builder build courses/my-course --language cy
    """  # noqa: D301 - as in cli.py
    from builder.pipeline.translating import (  # noqa: PLC0415 - as in cli.py: only what this command needs
        NotTranslatedError,
        UnreadableError,
        read_returned,
        started,
    )

    pieces = _pieces(path)
    try:
        returned = read_returned(file) if file else None
        wanted = language or (returned.language if returned else "")
        if returned and returned.language != wanted:
            raise click.UsageError(f"{file} is a translation into “{returned.language}”, not “{wanted}”")
        if not wanted and not started(pieces):
            start = in_words("builder", "translate", str(path), "--to", "cy")
            raise click.UsageError(f"there is no translation yet. To start one:  {start}")
        for code in [wanted] if wanted else started(pieces):
            _bring_up(path, pieces, code, returned, form if out or form == "po" else "", out or Path())
    except UnreadableError as reason:
        click.echo(str(reason), err=True)
        raise SystemExit(FAULTS) from reason
    except NotTranslatedError as reason:
        raise click.UsageError(str(reason)) from reason


def _bring_up(  # noqa: PLR0913, PLR0917 - of one language
    path: Path, pieces: Sequence[Piece], code: str, returned: Translation | None, form: str, out: Path
) -> None:
    from builder.pipeline.translating import stored_translation  # noqa: PLC0415

    translation = stored_translation(pieces, code, returned)
    _say(translation, pieces)
    _warn_unused(path, code)
    if form:
        _send(translation, pieces[0], form, out)


def _pieces(path: Path) -> list[Piece]:
    """The course; of a programme, what it says itself, then each of its courses."""
    from builder.api import Order, check  # noqa: PLC0415
    from builder.commands.terminal import print_faults  # noqa: PLC0415
    from builder.diagnostics import has_errors  # noqa: PLC0415
    from builder.pipeline.stages import Faulty  # noqa: PLC0415
    from builder.pipeline.translating import pieces_of  # noqa: PLC0415

    checked = check(Order(path))
    if isinstance(checked, Faulty):
        print_faults([checked.outcome])
        click.echo("Mend the errors first: a translator would have to do it again.", err=True)
        raise SystemExit(FAULTS if has_errors(checked.outcome.diagnostics) else 0)
    return pieces_of(checked)


def _say(translation: Translation, pieces: Sequence[Piece]) -> None:
    """How much is done, in words of the author's and per cent, and what there is to do."""
    from builder.pipeline.translating import STATES  # noqa: PLC0415
    from builder.source.load import display_path, translation_file  # noqa: PLC0415

    words = {state: translation.words(state) for state in STATES}
    total = max(1, sum(words.values()))
    counts = ", ".join(f"{state} {number:,} words ({100 * number // total}%)" for state, number in words.items())
    others = " and with each of its courses" if pieces[1:] else ""
    click.echo(
        f"{translation.language}: {counts}. "
        f"Kept in {display_path(translation_file(pieces[0].folder, translation.language))}{others}"
    )
    to_do = [one for one in translation.units if one.state != "good"]
    for unit in to_do[:MOST_SHOWN]:
        click.echo(f"  {unit.state}: {unit.context}: {unit.source.splitlines()[0][:60]}")
    if to_do[MOST_SHOWN:]:
        click.echo(f"  and {len(to_do) - MOST_SHOWN:,} more")


def _warn_unused(path: Path, language: str) -> None:
    """The translations that learners won't see, since they differ from their texts in more than words."""
    from builder.api import Order, check  # noqa: PLC0415
    from builder.diagnostics import as_text  # noqa: PLC0415

    outcome = check(Order(path, language=language)).outcome
    found = [one for one in outcome.diagnostics if one.rule == "translation-differs"]
    if found:
        click.echo(
            f"\n{len(found):,} of these can't be used as they are, so that learners see the author's text:\n", err=True
        )
        click.echo(as_text(found[:MOST_SHOWN], outcome.sources, click.style), err=True)
    if found[MOST_SHOWN:]:
        click.echo(f"  and {len(found) - MOST_SHOWN:,} more", err=True)


def _send(translation: Translation, piece: Piece, form: str, out: Path) -> None:
    from builder.package.write import write_text  # noqa: PLC0415
    from builder.pipeline.translating import to_send  # noqa: PLC0415

    name, text = to_send(translation, piece, form)
    file = out / name
    if not write_text(file, text):
        raise click.UsageError(f"{file} can't be written")
    click.echo(f"To send: {file.as_posix()}. When it is back:  builder translate {piece.folder} --from {file}")
