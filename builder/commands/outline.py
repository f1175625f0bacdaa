"""`builder outline`: what a course holds, as text, as a page or as a row of a table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.commands.options import again, echo_data, for_organisation, read_paths

if TYPE_CHECKING:
    from builder.diagnostics import Report


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
    from builder.diagnostics import Report, has_errors  # noqa: PLC0415 - as in cli.py: only what this command needs
    from builder.discover import block_kinds, severities, themes  # noqa: PLC0415
    from builder.outline.facts import outline_of  # noqa: PLC0415
    from builder.outline.text import as_table, as_tree  # noqa: PLC0415
    from builder.parse.course import parse_course  # noqa: PLC0415
    from builder.render.theming import theme_of  # noqa: PLC0415
    from builder.source.folders import beside_of  # noqa: PLC0415
    from builder.source.load import load_course  # noqa: PLC0415

    report, outlined = Report(severities(beside_of(paths[0], organisation))), []
    for path, name in [course for given in paths for course in _courses(given, organisation, report)]:
        source = load_course(path, report, organisation)
        if not source.texts:  # it can't be read, which the report says
            continue
        course, _ = parse_course(source, source.beside, report)
        theme = theme_of(course) or next(iter(themes(source.beside).values()))
        outline = replace(outline_of(course, block_kinds(source.beside)), name=name)
        outlined.append((outline, theme, course.organisation))
    if has_errors(report.found):
        click.echo(f"There are errors, so that some of it may be missing. See:  {again('check')}", err=True)
    if outlined and (file or form == "html"):
        from builder.outline.html import as_html  # noqa: PLC0415 - jinja2 is slow to start

        _give(as_html(outlined), file)
    elif form == "table":
        click.echo(as_table([outline for outline, _, _ in outlined]))
    else:
        click.echo("\n\n".join(as_tree(outline) for outline, _, _ in outlined))


def _courses(given: Path, organisation: Path | None, report: Report) -> list[tuple[Path, str]]:
    """The folder of a course, or of each of a programme's in its order, and where that lies."""
    from builder.parse.programme import read_programme  # noqa: PLC0415
    from builder.source.folders import is_programme  # noqa: PLC0415
    from builder.source.load import load_programme  # noqa: PLC0415

    name = given.resolve().name
    if not is_programme(given):
        return [(given, name)]
    programme = read_programme(load_programme(given, report, organisation), report)
    return [(given / one, f"{name}/{one}") for one in programme.folders]


def _give(page: str, file: Path | None) -> None:
    from builder.package.write import write_text  # noqa: PLC0415 - only for the page

    if file is None:
        echo_data(page)
    elif write_text(file, page):
        click.echo(f"Written: {file.as_posix()}. Open it in a browser.")
    else:
        raise click.UsageError(f"“{file.as_posix()}” can't be written")
