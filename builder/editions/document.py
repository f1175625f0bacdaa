"""An edition of a course or programme as one HTML document that holds all it needs."""

from __future__ import annotations

import base64
import mimetypes
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import html as lxml_html

from builder.discover import block_folders, load
from builder.editions import editions
from builder.editions.for_paper import drawings_as_backgrounds
from builder.editions.paper import Paper
from builder.language.interface import words, words_in
from builder.package.content import content_of_course
from builder.parse.links import address_of as way_to
from builder.render.drawings.library import library_for
from builder.render.drawings.plain import Pictures, files_of
from builder.render.html import Renderer
from builder.render.pages import templates_in
from builder.render.theming import stylesheet
from builder.source.load import read_media

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lxml.html import HtmlElement

    from builder.discover import Theme
    from builder.model import CheckedCourse, Course, MediaFile, PackageContent

HERE = Path(__file__).parent
HANDOUT = "handout"  # the edition that a module can hold
LOGO = "media/logo"  # and its ending
PICTURE_TYPES = {".svg": "image/svg+xml", ".webp": "image/webp"}  # that some systems don't know


def document_of(name: str, whole: PackageContent, theme: Theme) -> HtmlElement:
    """The document, its pictures still by their addresses in the package."""
    courses = [module.course for module in whole.modules]
    extension_roots, language = whole.extension_roots, whole.details.language
    folder = editions(extension_roots)[name]
    texts, say = words(language, extension_roots), words_in(folder, language, extension_roots)
    templates = templates_in((folder, HERE), extension_roots)
    papers = [Paper(course, templates, texts, extension_roots) for course in courses]
    media = {name: file for course in courses for name, file in course.source.media.items()}
    html = templates.get_template("template.html.jinja").render(
        renderer=Renderer(texts, lambda name: way_to(media[name]), Pictures(library_for(courses[0])).image),
        details=whole.details,
        organisation=whole.organisation,
        papers=papers,
        words=texts,
        say=words_in(HERE, language, extension_roots) | say,
        edition=name,
        logo=f"{LOGO}{Path(whole.organisation.logo).suffix.lower()}" if _logo(courses) else "",
        styles=_styles(folder, courses, theme, extension_roots),
        **_gathered(folder, papers),
    )
    root = lxml_html.document_fromstring(html)
    _drop_empty_parts(root)
    _mend_links(root)
    return root


def _gathered(folder: Path, papers: Sequence[Paper]) -> Mapping[str, Any]:
    file = folder / "edition.py"
    if not file.is_file():
        return {}
    found: Mapping[str, Any] = load(file, f"builder.editions.{folder.name}.edition").gather(papers)
    return found


def _styles(folder: Path, courses: Sequence[Course], theme: Theme, extension_roots: tuple[Path, ...]) -> str:
    kinds = sorted({block.kind for course in courses for block in course.blocks})
    files = [
        HERE / "paper.css",
        *(block_folders(extension_roots)[kind] / "block.css" for kind in kinds),
        folder / "edition.css",
    ]
    texts = [file.read_text("utf-8") for file in files if file.is_file()]
    return stylesheet(theme, courses[0].organisation) + "\n".join(texts).replace("<", "\\3c ")


def _mend_links(root: HtmlElement) -> None:
    """Only links that lead somewhere stay links: to the web, or to a place in the document. Each id stays once."""
    for part in root.xpath("//*[@data-part]"):
        _mark_places(part, f"{part.attrib.pop('data-part')}--")
    ids: set[str] = set()
    for element in root.xpath("//*[@id]"):
        if element.get("id") in ids:
            del element.attrib["id"]
        ids.add(element.get("id", ""))
    for link in root.xpath("//a[@href]"):
        place = link.get("href")
        if place.removeprefix("../").startswith("media/") or (place.startswith("#") and place[1:] not in ids):
            link.drop_tag()


def _drop_empty_parts(root: HtmlElement) -> None:
    """Modules that give nothing to an edition are not in it; a single one that does needs no heading of its own."""
    for part in root.xpath("//main/section[@class='part'][count(*) = 1]"):  # its heading
        root.xpath("//ol[@class='parts']/li[a/@href = $to]", to=f"#{part.get('data-part')}--part")[0].drop_tree()
        part.drop_tree()
    left = root.xpath("//main/section[@class='part']")
    if len(left) == 1:
        for needless in root.xpath("//ol[@class='parts'] | //header[@class='part-title']"):
            needless.drop_tree()
        left[0].drop_tag()


def _mark_places(part: HtmlElement, mark: str) -> None:
    """Tells the places in a module, and the links to them, from those of other modules."""
    for element in part.xpath(".//*[@id]"):
        element.set("id", mark + element.get("id"))
    for link in part.xpath(".//a[starts-with(@href, '#')]"):
        link.set("href", f"#{mark}{link.get('href')[1:]}")


def place_pictures(root: HtmlElement, whole: PackageContent, address_of: Callable[[str, bytes], str]) -> None:
    """Gives each picture the address that `address_of(name, bytes)` makes; one that can't be read is told in words."""
    courses = [module.course for module in whole.modules]
    files = {way_to(file): file for course in courses for file in course.source.media.values()}
    files |= {address: file for course in courses for address, file in files_of(course).items()}
    for picture in root.xpath("//img[@src]"):
        name = picture.get("src")
        content = _read(files.get(name) or (_logo(courses) if name.startswith(f"{LOGO}.") else None))
        if content:
            picture.set("src", address_of(name.removeprefix("../"), content))
        else:
            picture.tag, picture.text = "span", picture.get("alt")
            picture.attrib.clear()


def _logo(courses: Sequence[Course]) -> MediaFile | None:
    return courses[0].source.organisation_media.get(courses[0].organisation.logo)


def _read(file: MediaFile | None) -> bytes:
    try:
        return read_media(file) if file else b""
    except OSError:  # it has gone since the course was checked
        return b""


def media_type(name: str) -> str:
    """The type of a picture by its name, such as `image/png`."""
    ending = name[name.rfind(".") :].lower()
    return PICTURE_TYPES.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def as_html(root: HtmlElement, whole: PackageContent) -> str:
    """The document with its pictures in it, whole in one file."""
    place_pictures(
        root, whole, lambda name, content: f"data:{media_type(name)};base64,{base64.b64encode(content).decode()}"
    )
    return str(lxml_html.tostring(root, doctype="<!doctype html>", encoding="unicode")) + "\n"


def handout_of(checked: CheckedCourse, theme: Theme) -> bytes:
    """The handout that a module holds for its learners."""
    whole = content_of_course(checked, as_one=True)
    return as_html(document_of(HANDOUT, whole, theme), whole).encode()


def written(name: str, whole: PackageContent, theme: Theme, form: str) -> bytes | Mapping[str, bytes]:
    """An edition as a file of the form "html" or "pdf", or the files in a zip: "epub". NoPdfError: as `as_pdf`."""
    root = document_of(name, whole, theme)
    if form == "epub":
        from builder.editions.epub import as_epub  # noqa: PLC0415 - only where it is wanted

        return as_epub(root, whole)
    if form == "pdf":
        from builder.editions.pdf import as_pdf  # noqa: PLC0415

        drawings_as_backgrounds(root)
        return as_pdf(as_html(root, whole))
    return as_html(root, whole).encode()
