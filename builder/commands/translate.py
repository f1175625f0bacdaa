"""`builder translate`: a course's texts for a translator, and what comes back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli import FAULTS, read_paths

if TYPE_CHECKING:
    from builder.model import Course
    from builder.translation.units import Translation

STATES = ("good", "missing", "out of date")
MOST_SHOWN = 20  # texts that are still to do


def _one_path(ctx: click.Context, parameter: click.Parameter, value: str) -> Path:
    from builder.load import is_programme  # noqa: PLC0415 - as in cli.py: only what this command needs

    paths = read_paths(ctx, parameter, [value])
    if len(paths) > 1 or is_programme(paths[0]):
        raise click.BadParameter(f"“{value}” holds several courses: name one of them")
    return paths[0]


@click.command()
@click.argument("path", metavar="PATH", nargs=1, callback=_one_path)
@click.option("--to", "language", metavar="CODE", help="The language to translate into, such as cy.")
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

    \b
    builder translate courses/my-course --to cy              start, or bring up to date
    builder translate courses/my-course --to cy --format po --out to-send
    builder translate courses/my-course --from my-course-cy.po
    builder build courses/my-course --language cy
    """  # noqa: D301 - as in cli.py
    from builder.parse.keys import LANGUAGE  # noqa: PLC0415 - as in cli.py: only what this command needs

    if language and not LANGUAGE.fullmatch(language):
        raise click.BadParameter("write a language code, for example cy", param_hint="--to")
    course = _course(path)
    returned = _returned(file) if file else None
    wanted = language or (returned.language if returned else "")
    if returned and (returned.language != wanted or not LANGUAGE.fullmatch(wanted)):
        raise click.UsageError(f"{file} is a translation into “{returned.language}”, not “{wanted}”")
    if wanted.lower() == course.details.language.lower():
        raise click.UsageError(f"“{wanted}” is the language that the course is written in")
    if not wanted and not course.source.translations:
        raise click.UsageError(f"there is no translation yet. To start one:  builder translate {path} --to cy")
    for code in [wanted] if wanted else sorted(course.source.translations):
        kept = _kept(course, code, returned)
        _say(kept, path)
        if out or form == "po":
            _send(kept, course, form, out or Path())


def _course(path: Path) -> Course:
    from builder.diagnostics import has_errors  # noqa: PLC0415
    from builder.pipeline import Order, examine  # noqa: PLC0415
    from builder.terminal import print_faults  # noqa: PLC0415

    outcome, checked, _ = examine(Order(path))
    if not checked:
        print_faults([outcome])
        click.echo("Mend the errors first: a translator would have to do it again.", err=True)
        raise SystemExit(FAULTS if has_errors(outcome.diagnostics) else 0)
    return checked.course


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
    from builder.load import read_text, shown  # noqa: PLC0415

    report = Report(severity_of)
    text = read_text(file, file.name, report)
    if not text:
        click.echo(report.found[0].message, err=True)
        raise SystemExit(FAULTS)
    return _read(text.text, shown(file))


def _kept(course: Course, language: str, returned: Translation | None) -> Translation:
    """The translation as it is kept from now on."""
    from builder.load import translation_file  # noqa: PLC0415
    from builder.package import write_text  # noqa: PLC0415
    from builder.translation.units import Translation, brought_up, taken_back  # noqa: PLC0415
    from builder.translation.xliff import as_xliff  # noqa: PLC0415

    file = translation_file(course.source.folder, language)
    known = course.source.translations.get(language)
    before = _read(known.text, known.file) if known else Translation("", language)
    if before.language != language:
        raise click.UsageError(f"{file} says that it is a translation into “{before.language}”: mend its trgLang")
    kept = brought_up(course.segments, before)
    if returned:
        kept = brought_up(course.segments, taken_back(kept, returned))
    kept = Translation(course.details.language, language, kept.units, kept.kept)
    if not write_text(file, as_xliff(kept, course.details.id)):
        raise click.UsageError(f"{file} can't be written")
    return kept


def _say(kept: Translation, path: Path) -> None:
    """How much is done, in words of the author's and per cent, and what there is to do."""
    from builder.load import shown, translation_file  # noqa: PLC0415

    words = {state: kept.words(state) for state in STATES}
    total = max(1, sum(words.values()))
    counts = ", ".join(f"{state} {number:,} words ({100 * number // total}%)" for state, number in words.items())
    click.echo(f"{kept.language}: {counts}. Kept in {shown(translation_file(path, kept.language))}")
    to_do = [one for one in kept.units if one.state != "good"]
    for unit in to_do[:MOST_SHOWN]:
        click.echo(f"  {unit.state}: {unit.context}: {unit.source.splitlines()[0][:60]}")
    if to_do[MOST_SHOWN:]:
        click.echo(f"  and {len(to_do) - MOST_SHOWN:,} more")


def _send(kept: Translation, course: Course, form: str, out: Path) -> None:
    from builder.package import write_text  # noqa: PLC0415
    from builder.translation.po import as_po  # noqa: PLC0415
    from builder.translation.xliff import as_xliff  # noqa: PLC0415

    file = out / f"{course.details.id}-{kept.language}.{'po' if form == 'po' else 'xlf'}"
    if not write_text(file, as_po(kept) if form == "po" else as_xliff(kept, course.details.id)):
        raise click.UsageError(f"{file} can't be written")
    click.echo(f"To send: {file.as_posix()}. When it is back:  builder translate {course.source.folder} --from {file}")
