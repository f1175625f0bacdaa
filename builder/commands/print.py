"""`builder print`: courses on paper, in the editions that are wanted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from builder.cli import FAULTS
from builder.commands.options import (
    extension_roots,
    for_audiences,
    for_organisation,
    into_folder,
    language_code,
    named_among,
    near_untrusted,
    read_paths,
    tell_of_audiences,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from builder.api import Order, Outcome
    from builder.model import Details


class _Listing(click.Command):
    """A command whose help lists the editions that there are."""

    def format_epilog(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        from builder.editions import editions  # noqa: PLC0415 - as in cli.py: only what is needed
        from builder.language.interface import words_in  # noqa: PLC0415

        with formatter.section("Editions"):
            formatter.write_dl(
                [(name, words_in(folder, "en")["description"]) for name, folder in editions(extension_roots()).items()]
            )


def _read_editions(_: click.Context, __: click.Parameter, names: Sequence[str]) -> list[str]:
    """The editions that are named; all of them where none is."""
    from builder.editions import editions  # noqa: PLC0415

    offered = editions(extension_roots())
    return named_among(names, offered, "edition", near_untrusted) or list(offered)


@click.command(cls=_Listing)
@click.argument("paths", metavar="[PATH…]", nargs=-1, callback=read_paths)
@click.option(
    "--as",
    "names",
    metavar="EDITION",
    multiple=True,
    callback=_read_editions,
    help="What to make; give it again for more. Without it: every edition.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "pdf", "epub"]),
    default="html",
    show_default=True,
    help="A page for the browser, a file to print, or a book for e-readers.",
)
@into_folder("editions")
@click.option(
    "--language",
    metavar="CODE",
    callback=language_code,
    help="The only language to print in, such as cy. Without it: the author's and those that the course names, as in "
    "builder build.",
)
@for_audiences
@for_organisation
def command(  # noqa: PLR0913, PLR0917 - an option each
    paths: list[Path],
    names: list[str],
    form: str,
    out: Path,
    language: str | None,
    audiences: tuple[str, ...],
    organisation: Path | None,
) -> None:
    """Make printed editions of the courses in PATH, from the same text.

    A programme makes one document, with a part for each of its courses. A course with errors is not printed; the
    others are.
    """
    from builder.api import Order, in_each_language  # noqa: PLC0415
    from builder.commands.terminal import print_faults  # noqa: PLC0415
    from builder.diagnostics import has_errors  # noqa: PLC0415

    tell_of_audiences(audiences, paths)
    orders = [Order(path, language=language or "", audiences=audiences, organisation=organisation) for path in paths]
    found = print_faults([in_each_language(order, partial(_print, names, form, out)) for order in orders])
    raise SystemExit(FAULTS if has_errors(found) else 0)


def _print(names: list[str], form: str, out: Path, order: Order) -> tuple[Outcome, Details]:
    """Writes the editions of one course or programme in a language, and says where they are."""
    from builder.api import check  # noqa: PLC0415
    from builder.editions.document import written  # noqa: PLC0415
    from builder.editions.pdf import NoPdfError  # noqa: PLC0415
    from builder.package.photos import with_photos  # noqa: PLC0415
    from builder.pipeline.stages import Faulty  # noqa: PLC0415
    from builder.render.theming import theme_of  # noqa: PLC0415

    checked = check(order)
    if isinstance(checked, Faulty):
        return checked.outcome, checked.details
    content = with_photos(checked.content)
    theme = theme_of(content.modules[0].course)
    for name in names:
        file = out / f"{checked.stem}-{name}.{form}"
        try:
            edition = written(name, content, theme, form)
        except NoPdfError as reason:
            raise click.ClickException(str(reason)) from reason
        _write(file, edition)
        click.echo(f"Written: {file.as_posix()}")
    return checked.outcome, checked.details


def _write(file: Path, content: bytes | Mapping[str, bytes]) -> None:
    from builder.package.write import write_atomically, write_package  # noqa: PLC0415

    try:
        wrote = write_atomically(file, content) if isinstance(content, bytes) else bool(write_package(file, content))
    except OSError:
        wrote = False
    if not wrote:
        raise click.UsageError(f"“{file.as_posix()}” can't be written")
