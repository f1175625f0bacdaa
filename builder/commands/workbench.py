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
@click.option(
    "--site",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the workbench as files for a web server, with which it runs in the browser alone.",
)
def command(folder: Path | None, port: int | None, site: Path | None, *, no_browser: bool) -> None:
    """Write, see, mend, build and hand over the courses in FOLDER, without a terminal.

    It opens a page in your browser, on this computer only. Files stay plain Markdown: what you do here could be done in
    an editor, at the same time. Ctrl-C ends it.
    """
    if site:
        _make_site(site)
        return
    from builder.lms.server import claimed_sockets  # noqa: PLC0415 - slow to load, as the next
    from builder.workbench.engine import Engine  # noqa: PLC0415
    from builder.workbench.routes import BUNDLE  # noqa: PLC0415
    from builder.workbench.serve import serve  # noqa: PLC0415

    if not (BUNDLE / "editor.js").is_file():
        raise click.UsageError("the workbench's editor is not there yet. In a checkout type:  make workbench")
    root = folder or Path(usual_path())
    root.mkdir(parents=True, exist_ok=True)
    sockets = claimed_sockets(port)
    with Engine(root) as engine:
        serve(
            engine,
            sockets,
            browser=not no_browser,
            tell=lambda where: click.echo(f"The workbench is at {where}  (Ctrl-C ends it)"),
        )
    click.echo()  # behind the terminal's ^C


def _make_site(out: Path) -> None:
    from builder.site.making import NoSiteError, make_site  # noqa: PLC0415 - for this alone

    try:
        size = make_site(out)
    except NoSiteError as reason:
        raise click.UsageError(str(reason)) from reason
    click.echo(
        f"The workbench is in {out}: {size / 1e6:.1f} MB for any web server. How to hold it:  {out / 'about.html'}"
    )
