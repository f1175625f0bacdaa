"""The text of the pages of a package, as a course."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from builder.importers.draft import Draft, Heading, Page, Paragraph, Section, plain, words
from builder.importers.html.page import PageReader
from builder.importers.html.tree import content_of, parse
from builder.importers.html.tree import words as words_of
from builder.importers.json_object import LARGEST_MEDIA
from builder.importers.package_pages.importer import PAGES
from builder.importers.package_pages.order import in_order, order_in_manifest, resolve_address
from builder.importers.titles import name_of
from builder.package.archive import RefusedError

if TYPE_CHECKING:
    from lxml.etree import _Element

    from builder.importers import Reading
    from builder.importers.draft import Element
    from builder.importers.source import SourceFile

MOST_PAGES = 1_000
LARGEST_PAGE = 5_000_000  # bytes
FEW_WORDS = 40  # of all pages together, where the course itself is written by its scripts
SHOWN = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".mp4", ".mp3", ".webm", ".pdf", ".docx", ".pptx", ".xlsx")


def course_of(file: SourceFile, reading: Reading) -> Draft:
    """The pages with text. RefusedError: there is none, or what there is is written by scripts."""
    title, opened = order_in_manifest(file)
    roots = _roots(file, reading)
    pages: list[Page] = []
    for name in in_order(list(opened), roots):
        page = _page(file, name, roots[name], opened.get(name, ""), reading)
        pages += [page] if page else []
    word_count = sum(len(words_of(content_of(root)).split()) for root in roots.values())
    if not pages or (word_count < FEW_WORDS and any(one.lower().endswith(".js") for one in file.inside)):
        raise RefusedError(
            "its pages hold next to no text: what learners see is written by its scripts",
            "export the course from the program that made it as Word or PDF, and import that",
        )
    reading.doubt(
        "",
        "Only the text and the pictures of its pages could be read; what its scripts show or ask is not in the course.",
        "Play the package beside the course (`builder play`), and add what is missing.",
    )
    for one in file.inside:
        if one.lower().endswith(SHOWN) and one not in reading.used:
            reading.leave_out("files that no page shows", one, one)
    return Draft(title or plain(pages[0].title) or name_of(file), (Section((), tuple(pages)),))


def _roots(file: SourceFile, reading: Reading) -> dict[str, _Element]:
    roots: dict[str, _Element] = {}
    for name in file.inside:
        if not name.lower().endswith(PAGES):
            continue
        if len(roots) >= MOST_PAGES:
            reading.leave_out("pages beyond the first thousand", name, name)
            continue
        try:
            roots[name] = parse(file.part(name, LARGEST_PAGE).decode("utf-8", "replace"))
        except RefusedError:
            reading.leave_out("pages that can't be read", name, name)
    return roots


def _page(file: SourceFile, name: str, root: _Element, called: str, reading: Reading) -> Page | None:
    """A page with its text; None where it has none."""

    def keep(address: str, alt: str) -> str:
        inside = resolve_address(name, address)
        if inside not in file.inside or inside.lower().endswith(PAGES):
            return ""
        return reading.keep(inside, lambda: file.part(inside, LARGEST_MEDIA), called=alt, where=name)

    shown = " ".join((root.findtext("head/title") or root.findtext(".//title") or "").split())
    place = f"“{called or shown or name}”"
    for link in root.iter("a"):  # to other pages of the package: as words, which lead nowhere here
        target = link.get("href") or ""
        if target and ":" not in target and resolve_address(name, target).lower().endswith(PAGES):
            link.attrib.pop("href")
    reader = PageReader(file, reading, root, keep=keep, place=place)
    content = content_of(root)
    elements = reader.elements(content)
    reader.report_around(content)
    if not any(words_in(one) for one in elements):
        return None
    first = elements[0]
    title = (
        plain(first.text)
        if isinstance(first, Heading)
        else called or shown or name.rpartition("/")[2].partition(".")[0]
    )
    rest = elements[1:] if isinstance(first, Heading) else elements
    if called and isinstance(first, Heading) and called not in plain(first.text) and shown != called:
        reading.leave_out("titles of pages in the manifest", place, called)
    return Page(words(" ".join(title.split())), tuple(_lifted(rest)), where=place)


def words_in(element: Element) -> bool:
    """Whether an element says something, be it by a picture."""
    return bool(plain(element.text).strip()) if isinstance(element, Paragraph | Heading) else True


def _lifted(elements: list[Element]) -> list[Element]:
    """The elements, their highest heading right below the page's."""
    top = min((one.level for one in elements if isinstance(one, Heading)), default=1)
    return [replace(one, level=one.level - top + 1) if isinstance(one, Heading) else one for one in elements]
