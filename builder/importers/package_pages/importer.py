"""Packages of any other program, and web sites in a zip: the text of their pages, in the order of the manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.importers import Importer

if TYPE_CHECKING:
    from builder.importers import Reading
    from builder.importers.draft import Draft
    from builder.importers.source import SourceFile

PAGES = (".html", ".htm", ".xhtml")
OF_NO_STANDARD = {"tincan.xml"}
OF_OFFICE = ("[Content_Types].xml", "META-INF/manifest.xml")


def recognises(file: SourceFile) -> bool:
    """Pages of the web, with a manifest, or with a first page at the top."""
    from builder.doctor.profile import manifest_names  # noqa: PLC0415 - only for zips with pages

    names = file.inside
    pages = [name for name in names if name.lower().endswith(PAGES)]
    tops = {name.rpartition("/")[2].lower() for name in names if name.count("/") <= 1}
    begins = bool(tops & {*manifest_names(), *OF_NO_STANDARD, "index.html", "index.htm"})
    return bool(pages) and not any(one in names for one in OF_OFFICE) and (begins or len(pages) == len(names))


def read(file: SourceFile, reading: Reading) -> Draft:
    """Each page that holds text as a page."""
    from builder.importers.package_pages.pages import course_of  # noqa: PLC0415 - heavy, and needed only here

    return course_of(file, reading)


IMPORTER = Importer("package of another program", (".zip",), recognises, read, likely=-5)
