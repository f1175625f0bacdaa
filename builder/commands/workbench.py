"""`builder workbench`: the day's work on courses, on one page in the browser."""

from __future__ import annotations

from pathlib import Path

import click

from builder.commands.options import usual_path


@click.command()
@click.argument("folder", metavar="[FOLDER]", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--port", metavar="N", type=click.IntRange(1, 65535), help="The port; without it, 8750 or the next free one."
)
@click.option("--no-browser", is_flag=True, help="Say where the page is, and don't open it.")
@click.option("--shortcut", is_flag=True, help="Put a starter on the desktop, for FOLDER or Documents/Courses.")
@click.option(
    "--serve", "team", is_flag=True, help="Serve a team behind a reverse proxy, as workbench.toml in FOLDER says."
)
@click.option("--from-shortcut", is_flag=True, hidden=True)  # as the starter has it: nobody sees a terminal
@click.option(
    "--site",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the workbench as files for a web server, with which it runs in the browser alone.",
)
@click.option(
    "--wheels",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="With --site: where wheels for Pyodide lie, such as lxml and Pillow, which the site then has, too.",
)
def command(  # noqa: PLR0913 - an option each
    folder: Path | None,
    port: int | None,
    site: Path | None,
    wheels: Path | None,
    *,
    no_browser: bool,
    shortcut: bool,
    team: bool,
    from_shortcut: bool,
) -> None:
    """Write, see, mend, build and hand over the courses in FOLDER, without a terminal.

    It opens a page in your browser, on this computer only. Files stay plain Markdown: what you do here could be done in
    an editor, at the same time. Ctrl-C ends it.

    \b
    builder workbench courses         open the page
    builder workbench --shortcut      from now on: by a double click on the desktop
    """  # noqa: D301 - as in cli.py
    if wheels and not site:
        raise click.UsageError("--wheels is for a site: say where it is to be written with --site DIR")
    if site:
        _make_site(site, wheels)
        return
    if shortcut:
        _put_on_desktop(folder)
        return
    from builder.workbench import BUNDLE  # noqa: PLC0415 - only here

    if not (BUNDLE / "editor.js").is_file():
        raise click.UsageError("the workbench's editor is not there yet. In a checkout type:  make workbench")
    if team:
        _serve_team(folder or Path(usual_path()))
        return
    _run(folder or Path(usual_path()), port, browser=not no_browser, alone=from_shortcut)


def _serve_team(root: Path) -> None:
    from builder.lms.server import claimed_sockets  # noqa: PLC0415 - slow to load, as the next
    from builder.workbench.engine import Engine  # noqa: PLC0415
    from builder.workbench.serve import serve_team  # noqa: PLC0415
    from builder.workbench.team import NoTeamError, read_team  # noqa: PLC0415

    try:
        team = read_team(root)
    except NoTeamError as reason:
        raise click.UsageError(str(reason)) from reason
    sockets = [claimed_sockets(team.port), claimed_sockets(team.modules_port)]
    with Engine(root) as engine:
        where = f"ports {team.port} and {team.modules_port} of this computer, for {team.address}/"
        serve_team(engine, team, sockets, lambda _: click.echo(f"The workbench is served at {where}  (Ctrl-C ends it)"))
    click.echo()  # behind the terminal's ^C


def _put_on_desktop(folder: Path | None) -> None:
    from builder.workbench.shortcut import NoDesktopError, write_shortcut  # noqa: PLC0415 - only here

    root = folder or Path.home() / "Documents" / "Courses"
    try:
        root.mkdir(parents=True, exist_ok=True)
        path = write_shortcut(root)
    except (NoDesktopError, OSError) as reason:
        raise click.UsageError(f"there is no starter: {reason}") from reason
    click.echo(f"Written: {path}. A double click on it opens the workbench for {root}")


def _run(root: Path, port: int | None, *, browser: bool, alone: bool) -> None:
    """Opens the page. `alone`: nobody sees a terminal, so that a second start opens the first one's page."""
    from builder.lms.server import claimed_sockets, open_browser  # noqa: PLC0415 - slow to load, as the next
    from builder.workbench.engine import Engine  # noqa: PLC0415
    from builder.workbench.running import ALONE, forget, remember, running_at  # noqa: PLC0415
    from builder.workbench.serve import serve  # noqa: PLC0415

    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as reason:
        raise click.UsageError(f"“{root}” can't be opened: {reason.strerror or reason}") from reason
    if alone and (where := running_at(root)):
        click.echo(f"The workbench is already at {where}")
        if browser:
            open_browser(where, wait=True)
        return

    def announce(where: str) -> None:
        if alone:
            remember(root, where)
        click.echo(f"The workbench is at {where}  (Ctrl-C ends it)")

    sockets = claimed_sockets(port)
    try:
        with Engine(root) as engine:
            serve(engine, sockets, browser=browser, announce=announce, patience=ALONE if alone else 0)
    finally:
        if alone:
            forget(root)
    click.echo()  # behind the terminal's ^C


def _make_site(out: Path, wheels: Path | None) -> None:
    from builder.site.making import NoSiteError, make_site  # noqa: PLC0415 - for this alone

    try:
        size = make_site(out, wheels=wheels)
    except NoSiteError as reason:
        raise click.UsageError(str(reason)) from reason
    click.echo(
        f"The workbench is in {out}: {size / 1e6:.1f} MB for any web server. How to hold it:  {out / 'about.html'}"
    )
