"""An edition as an EPUB 3: a book for e-readers, with a file a chapter. The rules cited are those of EPUB 3.3."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import uuid5

from jinja2 import FileSystemLoader
from markupsafe import Markup

from builder.editions.document import HERE, media_type, place_pictures
from builder.editions.for_paper import as_xml
from builder.language.interface import words_in
from builder.package.manifest import NAMESPACE
from builder.templating import environment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from builder.model import PackageContent

PAGES = re.compile(r"@page[^{]*\{(?:[^{}]|\{[^{}]*\})*\}")  # e-readers have pages of their own
UNCHANGING = "1980-01-01T00:00:00Z"  # 5.5.5 asks for a time; the same course is to give the same bytes, as packages do


class Chapter:
    """A file of the book: what stands under one heading."""

    def __init__(self, number: int, elements: list[HtmlElement], *, within: bool) -> None:
        self.file = f"chapter-{number:03}.xhtml"
        self.elements = elements
        self.within = within  # whether it belongs to the module that was opened before it
        self.inside: list[Chapter] = []  # what is listed under a module
        heads = [found for element in elements for found in element.xpath("descendant-or-self::h1 | .//h2")]
        self.title = " ".join(heads[0].text_content().split()) if heads else ""
        self.drawn = any(element.xpath("descendant-or-self::svg") for element in elements)

    @property
    def html(self) -> Markup:
        """Its content as XHTML."""
        return Markup("".join(map(as_xml, self.elements)))  # noqa: S704 - rendered and escaped before


def as_epub(root: HtmlElement, whole: PackageContent) -> dict[str, bytes]:
    """The files of the book by their names, in the order of the zip."""
    pictures: dict[str, bytes] = {}

    def keep(name: str, content: bytes) -> str:
        pictures[name] = content
        return name

    for element in root.xpath("//*[contains(@class, 'paper-only')]"):
        element.drop_tree()
    place_pictures(root, whole, keep)
    chapters = list(_chapters(root))
    _mend_links(chapters)
    details = whole.details
    title = root.findtext(".//title") or details.title
    draw = environment(FileSystemLoader(HERE / "book"))
    texts = {
        "details": details,
        "organisation": whole.organisation,
        "title": title,
        "body": root.find("body").get("class"),
        "chapters": chapters,
        "pictures": {name: media_type(name) for name in pictures},
        "identifier": uuid5(NAMESPACE, f"{details.id} {details.version} {title}"),
        "modified": UNCHANGING,
        "say": words_in(HERE, details.language, whole.extension_roots),
        "direction": root.get("dir"),
    }
    files = {
        # First, bare and not compressed, so that its place in the zip is known (4.2.2).
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": draw.get_template("container.xml.jinja").render().encode(),
        "EPUB/package.opf": draw.get_template("package.opf.jinja").render(texts).encode(),
        "EPUB/contents.xhtml": draw.get_template("contents.xhtml.jinja").render(texts).encode(),
        "EPUB/book.css": PAGES.sub("", root.findtext(".//style") or "").encode(),
    }
    page = draw.get_template("chapter.xhtml.jinja")
    files |= {f"EPUB/{one.file}": page.render(texts | {"chapter": one}).encode() for one in chapters}
    return files | {f"EPUB/{name}": content for name, content in pictures.items()}


def _chapters(root: HtmlElement) -> Iterator[Chapter]:
    """The title, then each section, and in modules each of theirs, with what follows it up to the next."""
    parts: list[tuple[list[HtmlElement], bool]] = [(list(root.find("body").xpath("./header")), False)]
    for element in root.xpath("//main/*[not(@class='part')] | //main/section[@class='part']/*"):
        within = element.getparent().tag != "main" and element.tag != "header"
        if element.tag in {"section", "header"} or within != parts[-1][1] or len(parts) == 1:
            parts.append(([], within))
        parts[-1][0].append(element)
    parts[-1][0].extend(root.find("body").xpath("./footer"))
    top = None
    for number, (elements, within) in enumerate(parts, 1):
        chapter = Chapter(number, elements, within=within)
        if within and top and chapter.title:
            top.inside.append(chapter)
        top = top if within else chapter
        yield chapter


def _mend_links(chapters: list[Chapter]) -> None:
    """Links lead to the file that holds their place."""
    files = {
        place: one.file
        for one in chapters
        for element in one.elements
        for place in element.xpath("descendant-or-self::*/@id")
    }
    for link in (link for one in chapters for element in one.elements for link in element.xpath(".//a[@href]")):
        place = link.get("href")
        if place.startswith("#"):
            link.set("href", f"{files[place[1:]]}{place}")
