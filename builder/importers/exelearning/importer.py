"""Projects of eXeLearning (.elp, .elpx), and what it exports with its source in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.importers import Importer

if TYPE_CHECKING:
    from builder.importers import Reading
    from builder.importers.draft import Draft
    from builder.importers.source import SourceFile

NEW, OLD = "content.xml", "contentv3.xml"
BEGINNING = 4_000  # characters that tell what the XML is of


def recognises(file: SourceFile) -> bool:
    """One of the two forms in which eXeLearning keeps a project."""
    return bool(_form(file))


def _form(file: SourceFile) -> str:
    for name, sign in ((NEW, "<ode"), (OLD, "exe.engine.package.Package")):
        if name in file.inside and sign in file.part(name)[:BEGINNING].decode("utf-8", "replace"):
            return name
    return ""


def read(file: SourceFile, reading: Reading) -> Draft:
    """Its pages, and the devices on each."""
    from builder.importers.exelearning.project import project_of  # noqa: PLC0415 - heavy, and needed only here

    return project_of(file, _form(file), reading)


IMPORTER = Importer("project of eXeLearning", (".elpx", ".elp", ".zip"), recognises, read, likely=30)
