"""The command `builder`: arguments, the pipeline, a printed report, an exit code.

Exit codes: 0 done (warnings allowed), 1 faults in the sources, 2 wrong use of the command.
"""

from __future__ import annotations

import importlib
import io
import os
import sys
from keyword import iskeyword
from pathlib import Path
from typing import Any

import click

from builder import __version__
from builder.diagnostics import did_you_mean
from builder.diagnostics.contract import BrokenContractError

FAULTS, WRONG_USE = 1, 2
INSIDE = Path(__file__).parent
COMMANDS = INSIDE / "commands"


def _is_command(file: Path) -> bool:
    return file.stem.isidentifier() and file.is_file() and b"\ndef command(" in file.read_bytes()


class Suggesting(click.Group):
    """A group of commands, those of the folder `commands` too, that offers the nearest name for an unknown one."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command's name."""
        found = [file.stem.removesuffix("_") for file in COMMANDS.glob("[!_]*.py") if _is_command(file)]
        return sorted({*super().list_commands(ctx), *found})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, loaded now if it lies in the folder."""
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        if cmd_name not in self.commands and _is_command(COMMANDS / f"{module}.py"):
            self.add_command(importlib.import_module(f"builder.commands.{module}").command, cmd_name)
        return super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names; `builder help build` is `builder build --help`."""
        if args[:1] == ["help"]:
            args = [*args[1:2], "--help"]
            if len(args) == 1:
                click.echo(ctx.get_help())
                ctx.exit()
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            near = did_you_mean(args[0], self.list_commands(ctx))
            ctx.fail(
                f"there is no command “{args[0]}”." + (f" Did you mean “{near}”?" if near else " See: builder --help")
            )
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; a broken block, check, standard or theme is told in a line."""
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
    for stream in (sys.stdout, sys.stderr):  # where output is piped on Windows, it may not know each letter
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if os.environ.get("NO_COLOR"):
        ctx.color = False
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
        _offer_workbench(ctx)


def _offer_workbench(ctx: click.Context) -> None:
    """Who types the command alone, at a terminal, may not know what else to type."""
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        return
    main = ctx.command
    workbench = main.get_command(ctx, "workbench") if isinstance(main, Suggesting) else None
    asked = "\nOpen the workbench, a page in your browser for all of this?"
    if workbench and (INSIDE / "workbench/bundle/editor.js").is_file() and click.confirm(asked, default=True):
        workbench.main([], prog_name="builder workbench", standalone_mode=False)
