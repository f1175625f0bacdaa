"""Courses of Articulate Rise: packages that hold the course as a text of JSON in their page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.importers import Importer

if TYPE_CHECKING:
    from builder.importers import Reading
    from builder.importers.draft import Draft
    from builder.importers.source import SourceFile

PAGES = re.compile(r"(?P<folder>(?:[^/]+/){0,3}?(?:scormcontent/|content/)?)(?:index\.html|locales/[\w-]+\.js)")
LARGEST = 60_000_000  # bytes of a page that holds a course
# `var data = '…'`, `window.courseData = "…"`, `deserialize("…")`, `__resolveJsonp("course:und", "…")`: base64 of JSON,
# which begins with a brace.
TEXT = re.compile(
    r"(?:\bdata\s*=\s*|courseData\s*=\s*|deserialize\(\s*|__resolveJsonp\([\"'][^\"']*[\"']\s*,\s*)([\"'])(?P<text>ey[A-Za-z0-9+/=\\]{100,}?)\1"
)


def recognises(file: SourceFile) -> bool:
    """A page of it, with a text that begins as its course does."""
    return any(TEXT.search(page_text(file, name)) for name in _pages(file))


def _pages(file: SourceFile) -> list[str]:
    found = [name for name in file.inside if PAGES.fullmatch(name)]
    return sorted(found, key=lambda name: ("scormcontent/" not in name, len(name)))


def page_text(file: SourceFile, name: str) -> str:
    """A page as text."""
    return file.part(name, LARGEST).decode("utf-8", "replace")


def course_in(file: SourceFile) -> tuple[str, str]:
    """The folder of the page that holds the course, and the course's text. KeyError: there is none."""
    for name in _pages(file):
        found = TEXT.search(page_text(file, name))
        page = PAGES.fullmatch(name)
        if found and page:
            return page["folder"], found["text"].replace("\\/", "/")
    raise KeyError("no course")


def read(file: SourceFile, reading: Reading) -> Draft:
    """Lessons as pages, sections as sections, blocks as what they are here."""
    from builder.importers.rise.course import course_of  # noqa: PLC0415 - heavy, and needed only here

    return course_of(file, *course_in(file), reading)


IMPORTER = Importer("package of Articulate Rise", (".zip",), recognises, read, likely=30)
