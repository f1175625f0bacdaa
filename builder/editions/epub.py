"""An edition as an EPUB 3: a book for e-readers, with a file a chapter. The rules cited are those of EPUB 3.3."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from jinja2 import FileSystemLoader
from markupsafe import Markup

from builder.editions.document import HERE, Look, document_of, media_type
from builder.language.interface import words_in
from builder.package.manifest import NAMESPACE
from builder.render.medium import BOOK
from builder.templating import environment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.discover import Theme
    from builder.model import PackageContent, Text

PAGES = re.compile(r"@page[^{]*\{(?:[^{}]|\{[^{}]*\})*\}")  # e-readers have pages of their own
UNCHANGING = "1980-01-01T00:00:00Z"  # 5.5.5 asks for a time; the same course is to give the same bytes, as packages do
BREAK = "\0"  # which stands in no text: it goes before a chapter, and behind its title
# In HTML that the renderer and our templates made, in which a quotation mark of the author's is written `&quot;`.
ID, LINK = re.compile(r' id="([^"]+)"'), re.compile(r'<a([^>]*) href="#([^"]+)"')


class Chapter:
    """A file of the book: what stands under one heading."""

    def __init__(self, title: str, html: str) -> None:
        self.title, self.html = title, Markup(html)  # noqa: S704 - drawn and escaped before
        self.file = ""
        self.inside: list[Chapter] = []  # what is listed under a module

    @property
    def drawn(self) -> bool:
        """Whether drawings are in its text."""
        return "<svg" in self.html


def as_epub(name: str, content: PackageContent, theme: Theme) -> dict[str, bytes]:
    """The files of the book by their names, in the order of the zip."""
    pictures: dict[str, bytes] = {}

    def place(file: str, inside: bytes) -> str:
        pictures[file] = inside
        return file

    document = document_of(name, content, theme, Look(place, BOOK, _break))
    listed = _listed(document.drawn, content.details.title)
    chapters = [chapter for one in listed for chapter in (one, *one.inside)]
    for number, chapter in enumerate(chapters, 1):
        chapter.file = f"chapter-{number:03}.xhtml"
    _lead_links(chapters)
    details = content.details
    draw = environment(FileSystemLoader(HERE / "book"))
    texts = {
        "details": details,
        "organisation": content.organisation,
        "title": document.title,
        "body": name,
        "chapters": chapters,
        "listed": listed,
        "pictures": {name: media_type(name) for name in pictures},
        "identifier": uuid5(UUID(NAMESPACE), f"{details.id} {details.version} {document.title}"),
        "modified": UNCHANGING,
        "say": words_in(HERE, details.language, content.extension_roots),
        "direction": details.direction,
    }
    files = {
        # First, bare and not compressed, so that its place in the zip is known (4.2.2).
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": draw.get_template("container.xml.jinja").render().encode(),
        "EPUB/package.opf": draw.get_template("package.opf.jinja").render(texts).encode(),
        "EPUB/contents.xhtml": draw.get_template("contents.xhtml.jinja").render(texts).encode(),
        "EPUB/book.css": PAGES.sub("", document.styles).encode(),
    }
    page = draw.get_template("chapter.xhtml.jinja")
    files |= {f"EPUB/{one.file}": page.render(texts | {"chapter": one}).encode() for one in chapters}
    return files | {f"EPUB/{file}": inside for file, inside in pictures.items()}


def _break(title: Text | str) -> str:
    """What stands before a chapter."""
    plain = title if isinstance(title, str) else title.plain
    return f"{BREAK}{' '.join(plain.split())}{BREAK}"


def _listed(drawn: Any, title: str) -> list[Chapter]:
    """What the book's contents list: the title page, each module or its chapters, and what stands at the end."""
    listed = [Chapter(title, drawn.front)]
    for part in drawn.parts:
        before, chapters = _parted(part["drawn"])
        if drawn.several:
            listed.append(Chapter(part["title"], part["head"] + before))
            listed[-1].inside = chapters
        else:
            listed[-1].html += before
            listed += chapters
    before, chapters = _parted(drawn.ending)
    (listed[-1].inside or listed)[-1].html += before
    listed += chapters
    (listed[-1].inside or listed)[-1].html += drawn.foot
    return listed


def _parted(html: str) -> tuple[Markup, list[Chapter]]:
    """What stands before the first chapter, and the chapters."""
    before, *rest = str(html).split(BREAK)
    chapters = [Chapter(unescape(title), inside) for title, inside in zip(rest[::2], rest[1::2], strict=True)]
    return Markup(before), chapters  # noqa: S704 - drawn and escaped before


def _lead_links(chapters: list[Chapter]) -> None:
    """Links lead to the file that holds their place."""
    files = {place: one.file for one in chapters for place in _places(one)}
    for one in chapters:
        html = LINK.sub(lambda match: f'<a{match[1]} href="{files.get(match[2], "")}#{match[2]}"', one.html)
        one.html = Markup(html)  # noqa: S704 - drawn and escaped before


def _places(chapter: Chapter) -> Iterator[str]:
    return (match[1] for match in ID.finditer(chapter.html))
