"""`builder translate`: the texts of a course or programme for a translator, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli import FAULTS
from builder.commands.options import language_code, read_paths
from builder.diagnostics.shell import in_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from builder.model import Course, Programme, Segment, SourceText
    from builder.pipeline.stages import Checked
    from builder.translation.units import Translation

STATES = ("good", "missing", "out of date")
MOST_SHOWN = 20  # texts that are still to do


@dataclass(frozen=True)
class Piece:
    """What has a translation of its own: a course, or what a programme itself says."""

    name: str  # its id
    mark: str  # of its texts among those of a programme; a course may have the programme's id
    title: str
    language: str  # the author's
    folder: Path
    segments: tuple[Segment, ...]
    translations: Mapping[str, SourceText]


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
    from builder.parse.front_matter.values import LANGUAGE  # noqa: PLC0415 - as in cli.py: only what this command needs

    pieces = _pieces(path)
    returned = _returned(file) if file else None
    wanted = language or (returned.language if returned else "")
    if returned and (returned.language != wanted or not LANGUAGE.fullmatch(wanted)):
        raise click.UsageError(f"{file} is a translation into “{returned.language}”, not “{wanted}”")
    if wanted.lower() == pieces[0].language.lower():
        raise click.UsageError(f"“{wanted}” is the language that the course is written in")
    started = sorted({code for piece in pieces for code in piece.translations})
    if not wanted and not started:
        start = in_words("builder", "translate", str(path), "--to", "cy")
        raise click.UsageError(f"there is no translation yet. To start one:  {start}")
    for code in [wanted] if wanted else started:
        kept = _whole(pieces, code, returned)
        _say(kept, pieces)
        _warn_unused(path, code)
        if out or form == "po":
            _send(kept, pieces[0], form, out or Path())


def _pieces(path: Path) -> list[Piece]:
    """The course; of a programme, what it says itself, then each of its courses."""
    from builder.api import Order, check  # noqa: PLC0415
    from builder.commands.terminal import print_faults  # noqa: PLC0415
    from builder.diagnostics import has_errors  # noqa: PLC0415
    from builder.pipeline.stages import Faulty  # noqa: PLC0415

    checked = check(Order(path))
    if isinstance(checked, Faulty):
        print_faults([checked.outcome])
        click.echo("Mend the errors first: a translator would have to do it again.", err=True)
        raise SystemExit(FAULTS if has_errors(checked.outcome.diagnostics) else 0)
    return _pieces_of(checked)


def _pieces_of(checked: Checked) -> list[Piece]:
    def piece(text: Course | Programme, mark: str) -> Piece:
        own = text.details
        return Piece(
            own.id, mark + own.id, own.title, own.language, text.source.folder, text.segments, text.source.translations
        )

    courses = [module.course for module in checked.content.modules]
    programme = checked.parsed.programme
    whole = [] if programme.alone else [piece(programme, "programme.")]
    return [*whole, *(piece(course, "") for course in courses)]


def _whole(pieces: Sequence[Piece], language: str, returned: Translation | None) -> Translation:
    """The translation of all pieces, as it is kept from now on."""
    from builder.translation.units import joined, part_of  # noqa: PLC0415

    own = {piece.mark: part_of(returned, piece.mark) for piece in pieces} if returned else {}
    marked = any(one.units or one.kept for one in own.values())
    if len(pieces) == 1:
        (piece,) = pieces
        return _kept(piece, language, own[piece.mark] if marked else returned)
    if returned and not marked:
        raise click.UsageError(f"it holds no text of {pieces[0].folder}: give the course that it was made for")
    return joined({piece.mark: (piece.title, _kept(piece, language, own.get(piece.mark))) for piece in pieces})


def _read(text: str, place: str) -> Translation:
    from builder.translation.po import read_po  # noqa: PLC0415
    from builder.translation.xliff import BadTranslationError, read_xliff  # noqa: PLC0415

    try:
        return read_xliff(text) if text.lstrip().startswith("<") else read_po(text)
    except BadTranslationError as reason:
        click.echo(f"{place} can't be read: {reason}. Nothing was changed; {reason.help}.", err=True)
        raise SystemExit(FAULTS) from reason


def _returned(file: Path) -> Translation:
    from builder.diagnostics import Report  # noqa: PLC0415
    from builder.discover import severity_of  # noqa: PLC0415
    from builder.source.load import read_text, shown  # noqa: PLC0415

    report = Report(severity_of)
    text = read_text(file, file.name, report)
    if not text:
        click.echo(report.found[0].message, err=True)
        raise SystemExit(FAULTS)
    return _read(text.text, shown(file))


def _kept(piece: Piece, language: str, returned: Translation | None) -> Translation:
    """The translation of a piece, as it is kept from now on."""
    from builder.package.write import write_text  # noqa: PLC0415
    from builder.source.load import translation_file  # noqa: PLC0415
    from builder.translation.units import Translation, brought_up, taken_back  # noqa: PLC0415
    from builder.translation.xliff import as_xliff  # noqa: PLC0415

    file = translation_file(piece.folder, language)
    known = piece.translations.get(language)
    before = _read(known.text, known.file) if known else Translation("", language)
    if before.language != language:
        raise click.UsageError(f"{file} says that it is a translation into “{before.language}”: fix its trgLang")
    kept = brought_up(piece.segments, before)
    if returned:
        kept = brought_up(piece.segments, taken_back(kept, returned))
    kept = Translation(piece.language, language, kept.units, kept.kept)
    if not write_text(file, as_xliff(kept, piece.name)):
        raise click.UsageError(f"{file} can't be written")
    return kept


def _say(kept: Translation, pieces: Sequence[Piece]) -> None:
    """How much is done, in words of the author's and per cent, and what there is to do."""
    from builder.source.load import shown, translation_file  # noqa: PLC0415

    words = {state: kept.words(state) for state in STATES}
    total = max(1, sum(words.values()))
    counts = ", ".join(f"{state} {number:,} words ({100 * number // total}%)" for state, number in words.items())
    others = " and with each of its courses" if pieces[1:] else ""
    click.echo(f"{kept.language}: {counts}. Kept in {shown(translation_file(pieces[0].folder, kept.language))}{others}")
    to_do = [one for one in kept.units if one.state != "good"]
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


def _send(kept: Translation, piece: Piece, form: str, out: Path) -> None:
    from builder.package.write import write_text  # noqa: PLC0415
    from builder.translation.po import as_po  # noqa: PLC0415
    from builder.translation.xliff import as_xliff  # noqa: PLC0415

    file = out / f"{piece.name}-{kept.language}.{'po' if form == 'po' else 'xlf'}"
    if not write_text(file, as_po(kept) if form == "po" else as_xliff(kept, piece.name)):
        raise click.UsageError(f"{file} can't be written")
    click.echo(f"To send: {file.as_posix()}. When it is back:  builder translate {piece.folder} --from {file}")
