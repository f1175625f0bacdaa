"""The command `builder`: arguments, the pipeline, a printed report, an exit code.

Exit codes: 0 done (warnings allowed), 1 faults in the sources, 2 wrong use of the command.
"""

from __future__ import annotations

import importlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from builder import __version__
from builder.diagnostics import did_you_mean, has_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


FAULTS, WRONG_USE = 1, 2
COMMANDS = Path(__file__).parent / "commands"


class Suggesting(click.Group):
    """A group of commands, those of the folder `commands` too, that offers the nearest name for an unknown one."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command's name."""
        found = [file.stem for file in COMMANDS.glob("[!_]*.py")]
        return sorted({*super().list_commands(ctx), *found})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, loaded now if it lies in the folder."""
        if cmd_name not in self.commands and cmd_name in self.list_commands(ctx):
            self.add_command(importlib.import_module(f"builder.commands.{cmd_name}").command, cmd_name)
        return super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            near = did_you_mean(args[0], self.list_commands(ctx))
            ctx.fail(
                f"there is no command “{args[0]}”." + (f" Did you mean “{near}”?" if near else " See: builder --help")
            )
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; a broken block, check, standard or theme is told in a line."""
        from builder.discover import BrokenContractError  # noqa: PLC0415 - only where a command runs

        try:
            return super().invoke(ctx)
        except BrokenContractError as reason:
            raise click.ClickException(str(reason)) from reason


@click.group(
    cls=Suggesting,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    no_args_is_help=False,
    invoke_without_command=True,
)
@click.version_option(__version__, prog_name="builder")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Turns Markdown courses into e-learning packages that any LMS plays.

    \b
    builder new courses/my-course     start a course that works
    builder check courses/my-course   see what is wrong with it
    builder build courses/my-course   write its packages to dist/
    """  # noqa: D301 - click reads the backspace as “keep these lines”
    if os.environ.get("NO_COLOR"):
        ctx.color = False
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def read_paths(_: click.Context, __: click.Parameter, values: Sequence[str]) -> list[Path]:
    """The course folders that the paths mean."""
    from builder.load import package_folders  # noqa: PLC0415 - only where a command needs it

    folders: list[Path] = []
    for value in values or [usual_path()]:
        path = Path(value)
        if not path.exists():
            raise click.BadParameter(f"“{value}” does not exist." + _near_path(path))
        found = package_folders(path)
        if not found:
            raise click.BadParameter(
                f"“{value}” holds no course: a course is a folder with a file course.md in it. "
                f"To start one: builder new {value}/my-course"
            )
        folders += [folder for folder in found if folder not in folders]
    return folders


def usual_path() -> str:
    """Where courses are looked for when no path is given."""
    return "courses" if Path("courses").is_dir() else "."


def _near_path(path: Path) -> str:
    names = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
    near = did_you_mean(path.name, names)
    return f" Did you mean “{(path.parent / near).as_posix()}”?" if near else ""


def _read_organisation(_: click.Context, __: click.Parameter, value: str | None) -> Path | None:
    """The organisation.yaml that a path means: itself, or the one in that folder."""
    from builder.load import ORGANISATION_FILE  # noqa: PLC0415

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
    help="Whom it is for: a folder with an organisation.yaml, its logo and all it shares. "
    "Without it: the organisation.yaml beside the courses.",
)


def _known(offered: Callable[[], Iterable[str]], what: str) -> Callable[[click.Context, click.Parameter, Any], Any]:
    """Checks an option's names against those that are offered."""

    def check(_: click.Context, __: click.Parameter, value: Any) -> Any:
        names = (value,) if isinstance(value, str) else value or ()
        known = tuple(offered()) if names else ()
        for name in names:
            if name not in known:
                near = did_you_mean(name, known)
                raise click.BadParameter(
                    f"there is no {what} “{name}”. "
                    + (f"Did you mean “{near}”?" if near else f"There are: {', '.join(known)}")
                )
        return value

    return check


def _standards() -> Iterable[str]:
    from builder import discover  # noqa: PLC0415

    return [*discover.standards(beside()), discover.ALL]


def _themes() -> Iterable[str]:
    from builder import discover  # noqa: PLC0415

    return discover.themes(beside())


def beside() -> tuple[Path, ...]:
    """Where an organisation's own standards, themes and editions may lie when no course is read yet."""
    organisation = click.get_current_context().params.get("organisation")
    places = (Path("courses"), Path(), *([organisation.parent] if organisation else []))
    return tuple(path.resolve() for path in places if path.is_dir())


@main.command()
@click.argument("paths", metavar="[PATH…]", nargs=-1, callback=read_paths)
@click.option(
    "--to",
    "standards",
    metavar="STANDARD",
    multiple=True,
    callback=_known(_standards, "standard"),
    help="A standard to build for; give it again for more. Without it: those that the course names, or the usual ones. "
    "“all” builds every one.",
)
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("dist"),
    show_default=True,
    help="Where the packages go.",
)
@click.option(
    "--theme",
    metavar="NAME",
    callback=_known(_themes, "theme"),
    help="The look; without it the course's or the organisation's own.",
)
@for_organisation
@click.option("--language", metavar="CODE", help="The only language to build in, such as cy; see builder translate.")
@click.option(
    "--audience",
    "audiences",
    metavar="NAME",
    multiple=True,
    help="Build only what is for an audience that the course names, and for everyone; again for more. "
    "“everyone” is nobody's part. Without it learners choose.",
)
@click.option("--jobs", metavar="N", type=click.IntRange(1, 64), help="How many courses to build side by side.")
def build(  # noqa: PLR0913, PLR0917 - an option each
    paths: list[Path],
    standards: tuple[str, ...],
    out: Path,
    theme: str | None,
    organisation: Path | None,
    language: str | None,
    audiences: tuple[str, ...],
    jobs: int | None,
) -> None:
    """Build packages of the courses in PATH (without it: the folder courses/).

    A course with errors writes no package and leaves its last good one as it was; the others are still built.
    """
    from builder.pipeline import Order  # noqa: PLC0415
    from builder.terminal import print_faults, print_summary, print_table  # noqa: PLC0415
    from builder.workers import run_all  # noqa: PLC0415

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
    outcomes = run_all(orders, jobs)
    found = print_faults(outcomes)
    print_table(outcomes)
    print_summary(found, outcomes, wrote=True)
    raise SystemExit(FAULTS if has_errors(found) else 0)
