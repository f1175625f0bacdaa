"""`builder outline`: what a course holds, as text, as a page or as a row of a table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.commands.options import again, echo_data, for_organisation, read_paths

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.model import Course
    from builder.pipeline.stages import Parsed


@click.command()
@click.argument("paths", metavar="[PATH…]", nargs=-1, callback=read_paths)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html", "table"]),
    default="text",
    show_default=True,
    help="A tree, a page with a picture, or a Markdown table.",
)
@click.option(
    "--html", "file", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write the page to FILE."
)
@for_organisation
def command(paths: list[Path], form: str, file: Path | None, organisation: Path | None) -> None:
    """Say what courses hold: pages, times, questions, and where each objective is taught and assessed."""
    from builder.api import Order, load  # noqa: PLC0415 - as in cli.py: only what this command needs
    from builder.diagnostics import has_errors  # noqa: PLC0415
    from builder.discover import block_kinds  # noqa: PLC0415
    from builder.outline.facts import outline_of  # noqa: PLC0415
    from builder.outline.text import as_table, as_tree  # noqa: PLC0415
    from builder.render.theming import theme_of  # noqa: PLC0415

    parsed = [load(Order(path, organisation=organisation)) for path in paths]
    outlined = [
        (
            replace(outline_of(course, block_kinds(course.source.extension_roots)), name=name),
            theme_of(course),
            course.organisation,
        )
        for name, course in _courses(parsed)
    ]
    if any(has_errors(one.found) for one in parsed):
        click.echo(f"There are errors, so that some of it may be missing. See:  {again('check')}", err=True)
    if outlined and (file or form == "html"):
        from builder.outline.html import as_html  # noqa: PLC0415 - jinja2 is slow to start

        _give(as_html(outlined), file)
    elif form == "table":
        click.echo(as_table([outline for outline, _, _ in outlined]))
    else:
        click.echo("\n\n".join(as_tree(outline) for outline, _, _ in outlined))


def _courses(parsed: Sequence[Parsed]) -> Iterator[tuple[str, Course]]:
    """Each course that could be read, and its folder: that of a programme's lies in the programme's."""
    for one in parsed:
        around = "" if one.programme.alone else one.loaded.order.folder.resolve().name + "/"
        for part in one.courses:
            yield around + part.name, part.course


def _give(page: str, file: Path | None) -> None:
    from builder.package.write import write_text  # noqa: PLC0415 - only for the page

    if file is None:
        echo_data(page)
    elif write_text(file, page):
        click.echo(f"Written: {file.as_posix()}. Open it in a browser.")
    else:
        raise click.UsageError(f"“{file.as_posix()}” can't be written")
