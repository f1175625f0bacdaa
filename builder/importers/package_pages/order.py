"""In which order the pages of a package come: by its manifest, by the links from page to page, by their names."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from builder.diagnostics import Report
from builder.discover import severity_of
from builder.doctor.package import open_package
from builder.importers.report import natural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from builder.importers.source import SourceFile

FRAMES = ("iframe", "frame")
TITLE = re.compile(r"<(?:\w+:)?title>(?:\s*<(?:\w+:)?langstring[^>]*>)?\s*(?P<text>[^<]+)", re.IGNORECASE)


def order_in_manifest(file: SourceFile) -> tuple[str, dict[str, str]]:
    """The title of the course, and the titles of its modules by the pages that they open."""
    package = open_package(file.archive, file.name, Report(severity_of))
    wholes = package.manifest.tree.root.named(package.profile.whole) if package.manifest else []
    title = wholes[0].value("title") if wholes else ""
    pages = {unit.page.name: unit.title for unit in package.units if unit.page and unit.page.name in file.inside}
    if not package.manifest and "tincan.xml" in file.inside:
        found = re.search(r"<name[^>]*>([^<]+)", file.part("tincan.xml").decode("utf-8", "replace"))
        title = found[1].strip() if found else ""
    return title, pages


def in_order(first: Sequence[str], pages: Mapping[str, _Element]) -> list[str]:
    """All pages: those that come first, each followed by what it leads to; then the rest by their names."""
    found: dict[str, None] = {}
    tops = [name for name in first if name in pages]
    tops += [name for name in sorted(pages, key=_rank) if name.rpartition("/")[2].lower().startswith("index.")][:1]
    for name in tops:
        _follow(name, pages, found)
    for name in sorted(pages, key=_rank):
        found.setdefault(name)
    return list(found)


def _rank(name: str) -> tuple[int, list[tuple[int, int, str]]]:
    return name.count("/"), natural(name)


def _follow(first: str, pages: Mapping[str, _Element], found: dict[str, None]) -> None:
    waiting = [first]
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            waiting += [one for one in _leads_to(name, pages[name]) if one in pages and one not in found]


def _leads_to(name: str, root: _Element) -> Iterator[str]:
    for one in root.iter("a", *FRAMES):
        target = one.get("src") if one.tag in FRAMES else one.get("href")
        if target and ":" not in target:
            yield resolve_address(name, target)


def resolve_address(page: str, address: str) -> str:
    """The name in the zip of what a page's address means; one that leads out of it names nothing there."""
    clean = unquote(address.partition("#")[0].partition("?")[0]).replace("\\", "/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), clean)) if clean else ""
