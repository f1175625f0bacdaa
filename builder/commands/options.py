"""What several commands ask for: courses, an organisation, audiences, names that are on offer."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from builder.diagnostics import did_you_mean, printable
from builder.diagnostics.shell import in_words
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence


AUDIENCES = pattern(r"[\"']?audiences?[\"']?[ \t]*:", re.IGNORECASE)  # the line of front matter that names them
TYPED = "builder.typed"  # where a command's context keeps the paths as they were typed


def read_paths(context: click.Context, __: click.Parameter, values: Sequence[str]) -> list[Path]:
    """The course folders that the paths mean."""
    from builder.source.folders import package_folders  # noqa: PLC0415 - only where a command needs it

    context.meta[TYPED] = tuple(values)
    folders: dict[Path, None] = {}
    for value in values or [usual_path()]:
        path = Path(value)
        if not _is_there(path):
            raise click.BadParameter(f"“{printable(value)}” does not exist." + _near_path(path))
        found = package_folders(path) or _of_others(path)
        if not found:
            raise click.BadParameter(_no_course(path))
        folders |= dict.fromkeys(found)
    return [*folders]


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # no path can be like that
        return False


def _of_others(path: Path) -> list[Path]:
    """A folder of Markdown that was written for another program; not one whose course.md is nearly called so."""
    from builder.commands.near import nearly_named  # noqa: PLC0415 - only where there is no course
    from builder.source.others import others_in  # noqa: PLC0415

    return [path] if path.is_dir() and not nearly_named(path) and others_in(path) else []


def _no_course(path: Path) -> str:
    """Why a path holds no course, and what to type instead."""
    from builder.commands.near import near_courses  # noqa: PLC0415 - only where it is wrong

    typed = printable(path.as_posix())
    near = near_courses(path)
    if path.is_file():
        return f"“{typed}” is no part of a course; give the folder of one" + (f". {near}" if near else "")
    if near:
        return f"“{typed}” holds no course, but {near}"
    start = in_words("builder", "new", f"{typed}/my-course" if path.is_dir() else "courses/my-course")
    return f"“{typed}” holds no course: a course is a folder with a file course.md in it. To start one: {start}"


def again(command: str, *options: str) -> str:
    """A command for the same courses, and the same organisation, as the one that runs."""
    context = click.get_current_context(silent=True)
    meta = context.meta if context else {}
    organisation = context.params.get("organisation") if context else None
    more = ("--organisation", organisation.as_posix()) if organisation else ()
    return in_words("builder", command, *meta.get(TYPED, ()), *more, *options)


def named_among(
    names: Sequence[str], offered: Collection[str], what: str, more: Callable[[], str] = lambda: ""
) -> list[str]:
    """The names of an option that are on offer, each once, in the form that folders' names have.

    click.BadParameter: one is not; `more` adds to its message.
    """
    wanted = list(map(folder_name, names))
    for name, typed in zip(wanted, names, strict=True):
        if name not in offered:
            raise click.BadParameter(f"there is no {what} “{printable(typed)}”. {instead_of(name, offered)}{more()}")
    return list(dict.fromkeys(wanted))


def folder_name(typed: str) -> str:
    """What somebody typed, in the form that folders' names have."""
    return "-".join(typed.lower().replace("_", " ").replace("-", " ").split())


def instead_of(name: str, offered: Collection[str]) -> str:
    """What to type in the place of a name that is not on offer."""
    near = did_you_mean(name, offered)
    return f"Did you mean “{near}”?" if near else f"There are: {', '.join(offered)}"


def echo_data(text: str) -> None:
    """Prints what programs read: in UTF-8, whatever the terminal speaks."""
    click.echo(f"{text}\n".encode("utf-8", "replace"), nl=False)


def usual_path() -> str:
    """Where courses are looked for when no path is given."""
    return "courses" if Path("courses").is_dir() else "."


def _near_path(path: Path) -> str:
    names = [entry.name for entry in path.parent.iterdir()] if _is_there(path.parent) and path.parent.is_dir() else []
    near = did_you_mean(path.name, names)
    return f" Did you mean “{printable((path.parent / near).as_posix())}”?" if near else ""


def _read_organisation(_: click.Context, __: click.Parameter, value: str | None) -> Path | None:
    """The organisation.yaml that a path means: itself, or the one in that folder."""
    from builder.source.folders import ORGANISATION_FILE  # noqa: PLC0415

    if value is None:
        return None
    path = Path(value)
    if not path.exists():
        raise click.BadParameter(f"“{value}” does not exist." + _near_path(path))
    file = path / ORGANISATION_FILE if path.is_dir() else path
    if file.name != ORGANISATION_FILE or not file.is_file():
        inside = [found.parent.as_posix() for found in sorted(path.glob(f"*/{ORGANISATION_FILE}"))]
        raise click.BadParameter(
            f"“{value}” is no {ORGANISATION_FILE}, and no folder that holds one."
            + (f" There are: {', '.join(inside)}" if inside else "")
        )
    return file


for_organisation = click.option(
    "--organisation",
    metavar="PATH",
    is_eager=True,  # `beside` asks for it while the other options are read
    callback=_read_organisation,
    help="Who it is for: a folder with an organisation.yaml, its logo and all it shares. "
    "Without it: the organisation.yaml beside the courses.",
)


for_audiences = click.option(
    "--audience",
    "audiences",
    metavar="NAME",
    multiple=True,
    help="Only what is for an audience that the course names, and for everyone; again for more. "
    "“everyone” is nobody's part. Without it learners choose.",
)


def tell_of_audiences(audiences: Sequence[str], paths: Iterable[Path]) -> None:
    """Says so where audiences are asked for, and no course is for any: all is made as for everyone."""
    from builder.source.folders import course_file, course_folders  # noqa: PLC0415

    folders = [folder for path in paths for folder in course_folders(path)] if audiences else []
    if folders and not any(_names_audiences(course_file(folder)) for folder in folders):
        names = " and ".join(f"“{printable(name)}”" for name in audiences)
        click.echo(f"No course here names audiences, so that --audience {names} leaves nothing out.", err=True)


def _names_audiences(file: Path) -> bool:
    text = file.read_bytes().decode("utf-8", "replace") if file.is_file() else ""
    return any(AUDIENCES.match(line) for line in text.splitlines())


def into_folder(what: str) -> Callable[[Any], Any]:
    """The option for where a command writes the files that it makes."""
    return click.option(
        "--out",
        metavar="DIR",
        type=click.Path(file_okay=False, path_type=Path),
        default=Path("dist"),
        show_default=True,
        help=f"Where the {what} go.",
    )


def language_code(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """A language as its code, however it is written: `CY`, `Welsh`."""
    if not value:
        return value
    from builder.parse.front_matter.values import language_of  # noqa: PLC0415 - only where one is named

    try:
        return language_of(value)
    except ValueError as reason:
        raise click.BadParameter(str(reason)) from reason


def refuse_unknown(option: str, offered: Callable[[], Iterable[str]], what: str) -> None:
    """BadParameter: the command that runs was given an option with a name that is not offered."""
    context = click.get_current_context()
    value = context.params[option]
    names = (value,) if isinstance(value, str) else value or ()
    known = tuple(offered()) if names else ()
    for name in names:
        if name not in known:
            raise click.BadParameter(
                f"there is no {what} “{name}”. {instead_of(name, known)}{near_untrusted()}",
                context,
                next(one for one in context.command.params if one.name == option),
            )


def near_untrusted() -> str:
    """That code lies beside the courses and does not run, as the end of the message on an unknown name; "" if none."""
    from builder.discover import untrusted  # noqa: PLC0415 - only where a name is wrong
    from builder.source.load import display_path  # noqa: PLC0415

    commands = [in_words("builder", "trust", display_path(one.place)) for one in untrusted(extension_roots())]
    advice = "\nCode that lies beside the courses does not run until you trust it; if you know who wrote it, type: "
    return advice + ", ".join(commands) if commands else ""


def extension_roots() -> tuple[Path, ...]:
    """Where an organisation's own standards, themes and editions may lie when no course is read yet."""
    organisation = click.get_current_context().params.get("organisation")
    places = (Path("courses"), Path(), *([organisation.parent] if organisation else []))
    return tuple(path.resolve() for path in places if path.is_dir())
