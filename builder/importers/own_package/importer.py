"""Packages that this builder has made, of any standard: the course again, read from the pages that learners get."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.importers import Importer

if TYPE_CHECKING:
    from builder.importers import Reading
    from builder.importers.draft import Draft
    from builder.importers.source import SourceFile

PAGE, SCRIPT = "index.html", "course.js"
DATA = 'id="ui--data"'  # the element that holds what the script must know


def recognises(file: SourceFile) -> bool:
    """Our script, and beside it or in folders below it a page with our data."""
    return SCRIPT in file.inside and bool(pages(file))


def pages(file: SourceFile) -> dict[str, str]:
    """The modules' pages by their names, as HTML."""
    named = (name for name in file.inside if name == PAGE or (name.endswith(f"/{PAGE}") and name.count("/") == 1))
    texts = {name: file.part(name).decode("utf-8", "replace") for name in named}
    return {name: text for name, text in texts.items() if DATA in text}


def read(file: SourceFile, reading: Reading) -> Draft:
    """Page by page, block by block."""
    from builder.importers.own_package.course import course_of  # noqa: PLC0415 - heavy, and needed only here

    return course_of(file, pages(file), reading)


IMPORTER = Importer("package of this builder", (".zip",), recognises, read, likely=40)
