"""`builder new`: asks on a terminal, takes options otherwise, and says what to do next."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from builder.commands.options import folder_name, instead_of
from builder.diagnostics import printable
from builder.diagnostics.shell import in_words
from builder.starters.start import FolderTakenError, Starter, Wrong, check_free, read_value, start_course, starters

NONE = {"none", "no", "0"}  # ways to say that a course has no pass mark


@click.command()
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option("--template", "name", metavar="NAME", help="What to start from: see builder new --list.")
@click.option("--title", help="What the course is called; without it, what its folder is called.")
@click.option("--pass-mark", metavar="PERCENT", help="What a learner must reach, for example 80%, or none.")
@click.option(
    "--from",
    "source",
    metavar="COURSE",
    type=click.Path(path_type=Path),
    help="A course, or a programme, to copy: the copy has ids of its own, so that an LMS takes it for another.",
)
@click.option("--list", "only_list", is_flag=True, help="Say which templates there are.")
def command(  # noqa: PLR0913 - an option each
    path: Path | None,
    name: str | None,
    title: str | None,
    pass_mark: str | None,
    source: Path | None,
    *,
    only_list: bool,
) -> None:
    """Start a course in the folder PATH, which works as it stands.

    On a terminal it asks for what you leave out.
    """
    offered = starters()
    if only_list:
        for one in offered.values():
            click.echo(f"{one.name:24} {one.description}")
        return
    if source:
        _copy(source, path, title, other=bool(name or pass_mark))
        return
    asks = sys.stdin.isatty() and sys.stdout.isatty()
    path = path or _asked_path(asks=asks)
    try:
        check_free(path)
        starter = _starter(name, offered, asks=asks)
        title = _title(title, path, asks=asks)
        mark = _pass_mark(pass_mark, starter, asks=asks)
        written = start_course(path, starter, title, mark)
    except (FolderTakenError, Wrong) as reason:
        raise click.UsageError(str(reason)) from reason
    except OSError as reason:
        raise click.UsageError(f"“{path}” can't be written: {reason.strerror or reason}") from reason
    _say_next(path, written)


def _copy(source: Path, path: Path | None, title: str | None, *, other: bool) -> None:
    from builder.source.folders import is_course, is_programme  # noqa: PLC0415
    from builder.starters.copy_course import copy_course  # noqa: PLC0415 - only where one is copied

    if path is None or other:
        raise click.UsageError("--from goes with the new folder, and --title: builder new --from COURSE NEWFOLDER")
    if not (is_course(source) or is_programme(source)):
        raise click.UsageError(f"“{printable(source.as_posix())}” is no folder of a course or a programme")
    if path.resolve().is_relative_to(source.resolve()):
        raise click.UsageError(f"“{printable(path.as_posix())}” lies in the course itself; choose another folder")
    try:
        written = copy_course(source, path, read_value("title", title) if title else "")
    except (FolderTakenError, Wrong) as reason:
        raise click.UsageError(str(reason)) from reason
    except OSError as reason:
        raise click.UsageError(f"the course can't be copied: {reason.strerror or reason}") from reason
    _say_next(path, written)
    click.echo(
        "To an LMS it is another course. Look at its title, version, date of review and contact: they are copied."
    )


def _asked_path(*, asks: bool) -> Path:
    if not asks:
        raise click.UsageError("say where the course is to go, for example: builder new courses/my-course")
    return Path(click.prompt("Which folder shall the course go into?", default="courses/my-course"))


def _starter(name: str | None, offered: dict[str, Starter], *, asks: bool) -> Starter:
    """The template that is named or chosen; the first is offered."""
    listed = list(offered.values())
    if name is None and not asks:
        return listed[0]
    if name is None:
        click.echo("What shall it be?")
        for number, one in enumerate(listed, 1):
            click.echo(f"  {number}  {one.title}: {one.description}")
        return listed[click.prompt("A number", type=click.IntRange(1, len(listed)), default=1) - 1]
    wanted = folder_name(name)
    if wanted not in offered:
        raise Wrong(f"there is no template “{name}”. {instead_of(wanted, offered)}")
    return offered[wanted]


def _title(given: str | None, path: Path, *, asks: bool) -> str:
    usual = path.resolve().name.replace("-", " ").replace("_", " ").strip().capitalize() or "My course"
    if given is not None or not asks:
        return read_value("title", given or usual)
    return str(click.prompt("What is it called?", default=usual, value_proc=lambda text: _again("title", text)))


def _pass_mark(given: str | None, starter: Starter, *, asks: bool) -> str:
    """The pass mark as it is written into the course; "" for none."""
    if not starter.pass_mark:
        if given and given.strip().lower() not in NONE:
            raise Wrong(f"the template “{starter.name}” has no questions that count, so it takes no pass mark")
        return ""
    if given is None and asks:
        asked = "What must a learner reach to pass? A percentage, or none"
        return str(click.prompt(asked, default=starter.pass_mark, value_proc=lambda text: _again("pass mark", text)))
    return _read("pass mark", given or starter.pass_mark)


def _read(key: str, text: str) -> str:
    return "" if key == "pass mark" and text.strip().lower() in NONE else read_value(key, text)


def _again(key: str, text: str) -> str:
    """The value; what can't be is said, and click asks again."""
    try:
        return _read(key, text)
    except Wrong as reason:
        raise click.BadParameter(str(reason)) from reason


def _say_next(path: Path, written: list[Path]) -> None:
    shown = path.as_posix()
    click.echo(f"\nStarted in {printable(shown)}. What to do next:")
    click.echo(f"  1  Open {printable(written[0].as_posix())} in any editor, and change the words.")
    click.echo(f"  2  See it while you write:   {in_words('builder', 'preview', shown)}")
    click.echo(f"  3  See whether all is well:  {in_words('builder', 'check', shown)}")
    click.echo(f"  4  Make the packages:        {in_words('builder', 'build', shown)}")
