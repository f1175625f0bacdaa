"""An edition of a course or programme as one HTML document that holds all it needs."""

from __future__ import annotations

import base64
import mimetypes
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.discover import block_folders, load
from builder.editions import editions
from builder.editions.paper import Paper
from builder.frozen import frozen
from builder.language.interface import words, words_in
from builder.package.content import content_of_course
from builder.render.drawings.library import library_for
from builder.render.drawings.plain import Pictures, files_of
from builder.render.drawings.plain import address_of as address_of_drawing
from builder.render.html import Renderer
from builder.render.medium import PAPER, TAGGED, Medium
from builder.render.pages import renderer_of, templates_in
from builder.render.theming import stylesheet
from builder.source.load import read_media

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from builder.discover import Theme
    from builder.model import CheckedCourse, Course, MediaFile, Module, PackageContent

    Place = Callable[[str, bytes], str]  # gives the address of a picture in the document, by its name and its content

HERE = Path(__file__).parent
HANDOUT = "handout"  # the edition that a module can hold
PICTURE_TYPES = {".svg": "image/svg+xml", ".webp": "image/webp"}  # that some systems don't know


@frozen
class Document:
    """An edition of a course or programme."""

    title: str
    styles: str
    drawn: Any  # its template: as text the HTML, which is XML in its body; its parts as `document.html.jinja` sets them

    @property
    def html(self) -> str:
        """All of it, in one file."""
        return str(self.drawn)


@frozen
class Look:
    """How an edition is drawn."""

    place: Place
    medium: Medium = PAPER
    chapter: Callable[[str], str] = lambda _: ""  # what stands before a chapter, by its title


def document_of(name: str, content: PackageContent, theme: Theme, look: Look) -> Document:
    """An edition, drawn."""
    extension_roots, details = content.extension_roots, content.details
    folder = editions(extension_roots)[name]
    texts, say = words(details.language, extension_roots), words_in(folder, details.language, extension_roots)
    say = words_in(HERE, details.language, extension_roots) | say
    templates = templates_in((folder, HERE), extension_roots)
    courses = [module.course for module in content.modules]
    papers = [
        Paper(module.course, templates, _renderer(module, look, several=len(courses) > 1), extension_roots)
        for module in content.modules
    ]
    around: dict[str, Any] = {
        "renderer": _apart(content, texts, look),
        "details": details,
        "organisation": content.organisation,
        "papers": papers,
        "words": texts,
        "say": say,
        "title": say["for_course"].format(edition=say["name"], course=details.title),
        "edition": name,
        "logo": _logo(content.modules[0], look.place),
        "styles": _styles(folder, courses, theme, extension_roots),
        "chapter": look.chapter,
    }
    drawn = templates.get_template("template.html.jinja").make_module(around | _gathered(folder, papers))
    return Document(around["title"], around["styles"], drawn)


def _apart(content: PackageContent, texts: Mapping[str, Any], look: Look) -> Renderer:
    """What draws titles and the like, which stand apart from the page that their links belong to."""
    drawing = _pictures([module.course for module in content.modules], look.place)
    return Renderer(texts, _addresses(content.modules, look.place), drawing, medium=look.medium, within=None)


def _renderer(module: Module, look: Look, *, several: bool) -> Renderer:
    """What draws a module; its places are told from those of the others."""
    course = module.course
    within = f"{course.details.id}--" if several else ""
    address_of, drawing = _addresses([module], look.place), _pictures([course], look.place)
    return renderer_of(course, address_of, course.source.extension_roots, drawing, look.medium, within)


def _pictures(courses: Sequence[Course], place: Place) -> Callable[[str, str], str]:
    """What draws the theme's pictures, whose files lie in the document."""
    files = {address: file for course in courses for address, file in files_of(course).items()}

    def address_of(name: str) -> str:
        address = address_of_drawing(name)
        return place(address, _read(files[address])) if address in files else ""

    return Pictures(library_for(courses[0]), address_of).image


def _addresses(modules: Sequence[Module], place: Place) -> Callable[[str], str]:
    """What gives the addresses of files in the document, by their names in the course's folder."""
    files = {
        name: (module.addresses[name], file) for module in modules for name, file in module.course.source.media.items()
    }

    def address_of(name: str) -> str:
        address, file = files[name]
        content = _read(file)
        return place(address, content) if content else ""

    return address_of


def _gathered(folder: Path, papers: Sequence[Paper]) -> dict[str, Any]:
    file = folder / "edition.py"
    if not file.is_file():
        return {}
    found: dict[str, Any] = load(file, f"builder.editions.{folder.name}.edition").gather(papers)
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


def _logo(module: Module, place: Place) -> str:
    """The address of the organisation's logo; "" where there is none that can be read."""
    course = module.course
    content = _read(course.source.organisation_media[course.organisation.logo]) if module.logo else b""
    return place(module.logo, content) if content else ""


def _read(file: MediaFile) -> bytes:
    try:
        return read_media(file)
    except OSError:  # it has gone since the course was checked
        return b""


def media_type(name: str) -> str:
    """The type of a picture by its name, such as `image/png`."""
    ending = name[name.rfind(".") :].lower()
    return PICTURE_TYPES.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def embedded(name: str, content: bytes) -> str:
    """A picture as an address that holds it."""
    return f"data:{media_type(name)};base64,{base64.b64encode(content).decode()}"


def handout_of(checked: CheckedCourse, theme: Theme) -> bytes:
    """The handout that a module holds for its learners."""
    return document_of(HANDOUT, content_of_course(checked, as_one=True), theme, Look(embedded)).html.encode()


def written(name: str, content: PackageContent, theme: Theme, form: str) -> bytes | Mapping[str, bytes]:
    """An edition as a file of the form "html" or "pdf", or the files in a zip: "epub". NoPdfError: as `as_pdf`."""
    if form == "epub":
        from builder.editions.epub import as_epub  # noqa: PLC0415 - only where it is wanted

        return as_epub(name, content, theme)
    if form == "pdf":
        from builder.editions.pdf import as_pdf  # noqa: PLC0415

        return as_pdf(document_of(name, content, theme, Look(embedded, TAGGED)).html)
    return document_of(name, content, theme, Look(embedded)).html.encode()
