"""An edition of a course as one HTML document that holds all it needs."""

from __future__ import annotations

import base64
import mimetypes
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import html as lxml_html

from builder.discover import block_folders, load, words, words_in
from builder.editions import editions
from builder.editions.paper import Paper
from builder.editions.turned import drawings_as_backgrounds
from builder.load import read_media
from builder.parse.links import address_of as way_to
from builder.render import templates_in
from builder.theming import stylesheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml.html import HtmlElement

    from builder.discover import Theme
    from builder.model import CheckedCourse, Course, MediaFile

HERE = Path(__file__).parent
LOGO = "media/logo"  # and its ending
PICTURE_TYPES = {".svg": "image/svg+xml", ".webp": "image/webp"}  # that some systems don't know


def document_of(name: str, checked: CheckedCourse, theme: Theme) -> HtmlElement:
    """The document, its pictures still by their addresses in the package."""
    course = checked.course
    beside = course.source.beside
    folder = editions(beside)[name]
    said, say = words(course.details.language), words_in(folder, course.details.language)
    paper = Paper(course, templates_in((folder, HERE), beside), said, beside)
    html = paper.templates.get_template("template.html.jinja").render(
        course=course,
        paper=paper,
        words=said,
        say=words_in(HERE, course.details.language) | say,
        edition=name,
        logo=f"{LOGO}{Path(course.organisation.logo).suffix.lower()}" if _logo(course) else "",
        styles=_styles(folder, course, theme, beside),
        **_gathered(folder, course, paper),
    )
    root = lxml_html.document_fromstring(html)
    _mend_links(root)
    return root


def _gathered(folder: Path, course: Course, paper: Paper) -> Mapping[str, Any]:
    file = folder / "edition.py"
    if not file.is_file():
        return {}
    found: Mapping[str, Any] = load(file, f"builder.editions.{folder.name}.edition").gather(course, paper)
    return found


def _styles(folder: Path, course: Course, theme: Theme, beside: tuple[Path, ...]) -> str:
    kinds = sorted({block.kind for block in course.blocks})
    files = [HERE / "paper.css", *(block_folders(beside)[kind] / "block.css" for kind in kinds), folder / "edition.css"]
    texts = [file.read_text("utf-8") for file in files if file.is_file()]
    return stylesheet(theme, course.organisation) + "\n".join(texts).replace("<", "\\3c ")


def _mend_links(root: HtmlElement) -> None:
    """Only links that lead somewhere stay links: to the web, or to a place in the document. Each id stays once."""
    ids: set[str] = set()
    for element in root.xpath("//*[@id]"):
        if element.get("id") in ids:
            del element.attrib["id"]
        ids.add(element.get("id", ""))
    for link in root.xpath("//a[@href]"):
        place = link.get("href")
        if place.removeprefix("../").startswith("media/") or (place.startswith("#") and place[1:] not in ids):
            link.drop_tag()


def place_pictures(root: HtmlElement, course: Course, address_of: Callable[[str, bytes], str]) -> None:
    """Gives each picture the address that `address_of(name, bytes)` makes; one that can't be read is told in words."""
    files = {way_to(file): file for file in course.source.media.values()}
    for picture in root.xpath("//img[@src]"):
        name = picture.get("src")
        content = _read(files.get(name) or (_logo(course) if name.startswith(f"{LOGO}.") else None))
        if content:
            picture.set("src", address_of(name, content))
        else:
            picture.tag, picture.text = "span", picture.get("alt")
            picture.attrib.clear()


def _logo(course: Course) -> MediaFile | None:
    return course.source.organisation_media.get(course.organisation.logo)


def _read(file: MediaFile | None) -> bytes:
    try:
        return read_media(file) if file else b""
    except OSError:  # it has gone since the course was checked
        return b""


def media_type(name: str) -> str:
    """The type of a picture by its name, such as `image/png`."""
    ending = name[name.rfind(".") :].lower()
    return PICTURE_TYPES.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def as_html(root: HtmlElement, course: Course) -> str:
    """The document with its pictures in it, whole in one file."""
    place_pictures(
        root, course, lambda name, content: f"data:{media_type(name)};base64,{base64.b64encode(content).decode()}"
    )
    return str(lxml_html.tostring(root, doctype="<!doctype html>", encoding="unicode")) + "\n"


def written(name: str, checked: CheckedCourse, theme: Theme, form: str) -> bytes | Mapping[str, bytes]:
    """An edition as a file of the form "html" or "pdf", or the files in a zip: "epub". NoPdfError: as `as_pdf`."""
    root = document_of(name, checked, theme)
    if form == "epub":
        from builder.editions.epub import as_epub  # noqa: PLC0415 - only where it is wanted

        return as_epub(root, checked.course)
    if form == "pdf":
        from builder.editions.pdf import as_pdf  # noqa: PLC0415

        drawings_as_backgrounds(root)
        return as_pdf(as_html(root, checked.course))
    return as_html(root, checked.course).encode()
