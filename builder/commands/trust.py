"""`builder trust`: lets the code run that lies beside courses."""

from __future__ import annotations

from pathlib import Path

import click

from builder import trust
from builder.commands.options import usual_path
from builder.diagnostics import printable
from builder.diagnostics.shell import in_words
from builder.source.load import display_path


@click.command()
@click.argument("path", metavar="[PATH]", required=False, type=click.Path(exists=True, path_type=Path))
@click.option("--changes", is_flag=True, help="Also as it changes later: for code that you write yourself.")
@click.option("--revoke", is_flag=True, help="Take it back.")
@click.option("--list", "listing", is_flag=True, help="Say what is trusted at this computer.")
def command(path: Path | None, *, changes: bool, revoke: bool, listing: bool) -> None:
    """Let the code in PATH run: blocks, rules, editions, standards and templates of themes beside courses.

    PATH is the folder that they lie in (without it: the folder courses/), or a course in it. Look at the code first: it
    can do on your computer whatever you can. If it changes later, you are asked again.
    """
    if listing:
        _list()
        return
    place = _place(path or Path(usual_path()))
    typed = printable(display_path(place))
    if revoke:
        _require_saved(trust.revoke(place))
        click.echo(f"No code in {typed} runs now.")
        return
    files = trust.code_in(place)
    if not files:
        raise click.UsageError(
            f"“{typed}” holds no code: no {', '.join(trust.FAMILIES)} with a file that would run. "
            "Give the folder in which they lie."
        )
    _require_saved(trust.trust(place, changes=changes))
    click.echo(f"This code runs from now on, when courses beside it are built{_until(changes=changes)}:\n")
    for name in files:
        click.echo(f"  {printable(display_path(place / name))}")
    click.echo(f"\nTo take it back, type:  {in_words('builder', 'trust', display_path(place), '--revoke')}")


def _until(*, changes: bool) -> str:
    return ", whatever is changed in it" if changes else ", until a file of it changes"


def _place(path: Path) -> Path:
    """The folder beside courses: itself, or the nearest around it that holds code."""
    around = [path if path.is_dir() else path.parent, *path.resolve().parents]
    return next((place for place in around[:3] if trust.code_in(place)), around[0])


def _require_saved(saved: bool) -> None:  # noqa: FBT001 - read beside its name
    if not saved:
        raise click.ClickException("that could not be kept: there is no folder of yours that can be written to")


def _list() -> None:
    known = trust.read_record()
    for place, what in sorted(known.items()):
        click.echo(f"{printable(place)}: {'as it changes' if what.get('changes') else 'as it was'}")
    if not known:
        click.echo("Nothing is trusted.")
