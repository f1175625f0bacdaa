"""`builder import`: a course from what people have, and a report on what a person has to look at."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli import FAULTS
from builder.commands.options import extension_roots, folder_name, instead_of, usual_path
from builder.diagnostics import did_you_mean, printable
from builder.diagnostics.shell import in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.importers import Ask
    from builder.importers.course_folder import Folder
    from builder.importers.importing import Imported
    from builder.importers.reading import Brought


class _Listing(click.Command):
    """A command whose help lists what can be imported."""

    def format_epilog(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        from builder.importers import importers  # noqa: PLC0415 - as in cli.py: only what is needed

        with formatter.section("What can be imported"):
            rows = [
                (name, f"{one.title}: {', '.join(one.endings)}") for name, one in importers(extension_roots()).items()
            ]
            formatter.write_dl(rows)


def _read_name(_: click.Context, __: click.Parameter, name: str | None) -> str:
    from builder.importers import importers  # noqa: PLC0415

    offered = importers(extension_roots()) if name else {}
    wanted = folder_name((name or "").lstrip("."))
    if wanted and wanted not in offered:
        raise click.BadParameter(f"there is no importer “{printable(wanted)}”. {instead_of(wanted, offered)}")
    return wanted


def _read_columns(_: click.Context, __: click.Parameter, message: Sequence[str]) -> dict[str, str]:
    """What columns hold, by their headings."""
    columns = {}
    for one in message:
        heading, sign, role = (part.strip() for part in one.rpartition("="))
        if not sign or not heading or not role:
            raise click.BadParameter(f"“{printable(one)}” is not like this: “Key=right answer”")
        columns[heading] = role.lower()
    return columns


@click.command(cls=_Listing)
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--to",
    "folder",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the course; without it, one in courses/ that is called as the course is.",
)
@click.option(
    "--as", "wanted", metavar="NAME", callback=_read_name, help="Whose file it is, where it is not recognised."
)
@click.option(
    "--column",
    "columns",
    metavar="HEADING=ROLE",
    multiple=True,
    callback=_read_columns,
    help="What a column of a table of questions holds, such as “Key=right answer”; again for more. "
    "Without it, that is guessed from the headings, and asked on a terminal.",
)
@click.option(
    "--get-pictures",
    is_flag=True,
    help="Get the pictures that a text shows from the web, and put them into the course. Without it, they are listed.",
)
def command(
    files: tuple[Path, ...], folder: Path | None, wanted: str, columns: dict[str, str], *, get_pictures: bool
) -> None:
    """Make a course of what you have: documents, slides, quizzes, pages of the web, packages.

    Several files, or those of a folder, become one course. Nothing of a file vanishes: what is in doubt, and what could
    not come in, stands in import-report.md beside the course. Import a changed file again, into the same folder, to
    bring its changes in: what you have written since stays.

    \b
    builder import handout.docx
    builder import handout.docx quiz.gift --to courses/lifting
    """  # noqa: D301 - as in cli.py
    from builder.importers.course_folder import TakenError  # noqa: PLC0415
    from builder.importers.downloading import picture_of_web  # noqa: PLC0415
    from builder.importers.importing import import_files  # noqa: PLC0415
    from builder.importers.inside import is_shown  # noqa: PLC0415
    from builder.importers.reading import bring  # noqa: PLC0415

    def read(path: Path, name: str, within: Path | None) -> Brought:
        fetch = picture_of_web if get_pictures else None
        return bring(path, wanted, extension_roots(), partial(_ask, columns), name, fetch, within)

    try:
        made = import_files(files, folder, Path(usual_path()), read)
    except TakenError as reason:
        path = printable(reason.path.as_posix())
        raise click.UsageError(f"“{path}”: {reason}. Choose another folder with --to") from reason
    except OSError as reason:
        raise click.UsageError(str(reason)) from reason
    for one in made.refused:
        click.echo(f"{printable(one.path.as_posix())} {one.reason}.\n  What to do: {one.advice}.", err=True)
    if not made.course:
        raise SystemExit(FAULTS)
    _say(made.course, made)
    if _has_errors(made.course.path) or any(not is_shown(Path(one.name)) for one in made.refused):
        raise SystemExit(FAULTS)


def _ask(columns: dict[str, str], name: str, guesses: tuple[Ask, ...]) -> dict[str, str]:
    """What the author says of what was guessed: in the options, or on a terminal."""
    roles = {guess.name: role for guess in guesses if (role := columns.get(guess.name))}
    for guess in guesses:
        if roles.get(guess.name, guess.guess) not in guess.offered:
            near = did_you_mean(roles[guess.name], guess.offered)
            more = f"Did you mean “{near}”?" if near else f"It may be: {', '.join(guess.offered)}"
            raise click.UsageError(f"“{printable(roles[guess.name])}” is nothing that a column holds. {more}")
    if roles or not sys.stdin.isatty():
        return roles
    click.echo(f"{printable(name)} seems to hold:")
    for guess in guesses:
        click.echo(f"  {printable(guess.name)}: {guess.guess}")
    if click.confirm("Is that right?", default=True):
        return roles
    click.echo(f"Each may be: {', '.join(guesses[0].offered if guesses else ())}")
    for guess in guesses:
        choice = click.Choice(guess.offered)
        roles[guess.name] = click.prompt(
            f"“{printable(guess.name)}”", default=guess.guess, type=choice, show_choices=False
        )
    return roles


def _say(course: Folder, made: Imported) -> None:
    from builder.importers.report import in_words as report_in_words  # noqa: PLC0415
    from builder.importers.report import open_items  # noqa: PLC0415

    for one in made.brought:
        click.echo(f"{one.name} ({one.title}): {_amount(one)}")
    shown = course.path.as_posix()
    click.echo(f"\nWritten: {shown}/course.md")
    click.echo(f"{report_in_words(made.parts)} See {shown}/import-report.md")
    earlier = open_items([course.report]) - sum(len(one.reading.doubts) for one in made.brought) - len(made.refused)
    if earlier > 0:
        click.echo(f"There {'is 1 thing' if earlier == 1 else f'are {earlier} things'} of earlier imports to look at.")
    click.echo(f"To see the course:  {in_words('builder', 'preview', shown)}")


def _amount(one: Brought) -> str:
    from builder.importers.report import amounts  # noqa: PLC0415

    names = {
        "pages": "page",
        "questions": "question",
        "activities": "other activity",
        "media": "picture or file",
    }
    plural = {"other activity": "other activities", "picture or file": "pictures and files"}
    counts = {names[name]: number for name, number in amounts(one).items()}
    return (
        ", ".join(
            f"{number} {word if number == 1 else plural.get(word, f'{word}s')}"
            for word, number in counts.items()
            if number
        )
        or "nothing"
    )


def _has_errors(folder: Path) -> bool:
    """Whether the course that was made can't be built, which is told: what is wrong, and where."""
    from builder import api  # noqa: PLC0415
    from builder.commands.terminal import print_faults  # noqa: PLC0415
    from builder.diagnostics import has_errors  # noqa: PLC0415

    outcome = api.check(api.Order(folder)).outcome
    if has_errors(outcome.diagnostics):
        print_faults([outcome])
        return True
    return False
