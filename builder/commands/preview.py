"""`builder preview`: says where the page is, and serves it."""

from __future__ import annotations

from pathlib import Path

import click

from builder.commands.options import for_organisation, language_code, read_paths, usual_path


@click.command()
@click.argument("path", metavar="[PATH]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--port", metavar="N", type=click.IntRange(1, 65535), help="The port; without it, 8750 or the next free one."
)
@click.option("--no-browser", is_flag=True, help="Say where the page is, and don't open it.")
@click.option(
    "--language", metavar="CODE", default="", callback=language_code, help="The translation to show, such as cy."
)
@for_organisation
def command(path: Path | None, port: int | None, language: str, organisation: Path | None, *, no_browser: bool) -> None:
    """See the courses in PATH as learners will, and every change as you save it.

    It opens a page in your browser, on this computer only. Ctrl-C ends it.
    """
    from builder.lms.server import address, claimed_sockets  # noqa: PLC0415 - slow to load, as the next
    from builder.preview.courses import Courses  # noqa: PLC0415
    from builder.preview.serve import serve  # noqa: PLC0415

    read_paths(click.get_current_context(), click.Argument(["path"]), [str(path)] if path else [])
    wanted = path or Path(usual_path())
    sockets = claimed_sockets(port)
    click.echo(f"The preview is at {address(sockets)}  (Ctrl-C ends it)")
    courses = Courses(wanted.parent if wanted.is_file() else wanted, organisation, language)
    serve(courses, sockets, browser=not no_browser)
    click.echo()  # behind the terminal's ^C
