"""The command `builder`: arguments, the pipeline, a printed report, an exit code.

Exit codes: 0 done (warnings allowed), 1 faults in the sources, 2 wrong use of the command.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from builder import __version__
from builder.diagnostics import as_json, as_sarif, did_you_mean, has_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


FAULTS, WRONG_USE = 1, 2


class Suggesting(click.Group):
    """A group of commands that offers the nearest name for one that it does not know."""

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


def _paths(_: click.Context, __: click.Parameter, values: Sequence[str]) -> list[Path]:
    """The course folders that the paths mean."""
    from builder.load import course_folders  # noqa: PLC0415 - only where a command needs it

    folders: list[Path] = []
    for value in values or [_usual_path()]:
        path = Path(value)
        if not path.exists():
            raise click.BadParameter(f"“{value}” does not exist." + _near_path(path))
        found = course_folders(path)
        if not found:
            raise click.BadParameter(
                f"“{value}” holds no course: a course is a folder with a file course.md in it. "
                f"To start one: builder new {value}/my-course"
            )
        folders += [folder for folder in found if folder not in folders]
    return folders


def _usual_path() -> str:
    return "courses" if Path("courses").is_dir() else "."


def _near_path(path: Path) -> str:
    names = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
    near = did_you_mean(path.name, names)
    return f" Did you mean “{(path.parent / near).as_posix()}”?" if near else ""


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

    return discover.standards(_beside())


def _themes() -> Iterable[str]:
    from builder import discover  # noqa: PLC0415

    return discover.themes(_beside())


def _beside() -> tuple[Path, ...]:
    """Where an organisation's own standards and themes may lie when no course is read yet."""
    return tuple(path.resolve() for path in (Path("courses"), Path()) if path.is_dir())


@main.command()
@click.argument("paths", metavar="[PATH…]", nargs=-1, callback=_paths)
@click.option(
    "--to",
    "standards",
    metavar="STANDARD",
    multiple=True,
    callback=_known(_standards, "standard"),
    help="A standard to build for; give it again for more. Without it: all.",
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
@click.option("--jobs", metavar="N", type=click.IntRange(1, 64), help="How many courses to build side by side.")
def build(paths: list[Path], standards: tuple[str, ...], out: Path, theme: str | None, jobs: int | None) -> None:
    """Build packages of the courses in PATH (without it: the folder courses/).

    A course with errors writes no package and leaves its last good one as it was; the others are still built.
    """
    from builder.pipeline import Order  # noqa: PLC0415
    from builder.terminal import print_faults, print_summary, print_table  # noqa: PLC0415
    from builder.workers import run_all  # noqa: PLC0415

    orders = [Order(path, standards, theme or "", out) for path in paths]
    outcomes = run_all(orders, jobs)
    found = print_faults(outcomes)
    print_table(outcomes)
    print_summary(found, outcomes, wrote=True)
    raise SystemExit(FAULTS if has_errors(found) else 0)


@main.command()
@click.argument("paths", metavar="[PATH…]", nargs=-1, callback=_paths)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    show_default=True,
    help="How to print what is found.",
)
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
def check(paths: list[Path], form: str, *, strict: bool) -> None:
    """Find faults in the courses in PATH without building them."""
    from builder.pipeline import Order  # noqa: PLC0415
    from builder.terminal import print_faults, print_summary  # noqa: PLC0415
    from builder.workers import run_all  # noqa: PLC0415

    outcomes = run_all([Order(path) for path in paths], 1)
    if form == "text":
        found = print_faults(outcomes)
        print_summary(found, outcomes, wrote=False)
    else:
        found = [one for outcome in outcomes for one in outcome.diagnostics]
        click.echo(as_json(found) if form == "json" else as_sarif(found))
    raise SystemExit(FAULTS if has_errors(found) or (strict and found) else 0)


@main.command()
@click.argument("path", type=click.Path(path_type=Path))
def new(path: Path) -> None:
    """Start a course in the folder PATH: small, working, and showing the language."""
    from builder.starter import FolderTakenError, start_course  # noqa: PLC0415

    try:
        written = start_course(path)
    except FolderTakenError as reason:
        raise click.UsageError(str(reason)) from reason
    except OSError as reason:
        raise click.UsageError(f"“{path}” can't be written: {reason.strerror or reason}") from reason
    click.echo(f"Started a course: {written.as_posix()}")
    click.echo(f"Open it in any editor, then try:  builder build {path.as_posix()}")


@main.command()
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Say what RULE finds, why it matters and what to write instead; without RULE: list them all."""
    from builder import discover  # noqa: PLC0415

    names = discover.rule_names()
    if not rule:
        for name in names:
            click.echo(f"{name:28} {discover.rule(name).documentation.strip().splitlines()[0]}")
        return
    name = rule.strip("[]").lower()
    if name not in names:
        near = did_you_mean(name, names)
        raise click.UsageError(
            f"there is no rule “{rule}”." + (f" Did you mean “{near}”?" if near else " See: builder explain")
        )
    known = discover.rule(name)
    click.echo(f"{click.style(name, bold=True)} ({known.severity})\n\n{known.documentation.strip()}")
