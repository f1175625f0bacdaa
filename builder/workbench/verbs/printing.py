"""Courses on paper, and what they hold at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builder import discover
from builder.api import Order, check
from builder.editions import editions as offered_editions
from builder.editions.document import written
from builder.editions.pdf import NoPdfError, makes_pdfs
from builder.language.interface import words_in
from builder.machine.files import write_atomically, write_text
from builder.outline.facts import outline_of
from builder.outline.html import as_html
from builder.package.photos import with_photos
from builder.package.write import write_package
from builder.pipeline.stages import Faulty
from builder.render.theming import theme_of
from builder.workbench.engine import AskedWronglyError

if TYPE_CHECKING:
    from builder.workbench.engine import Engine

FORMS = ("html", "pdf", "epub")
FAULTY = "it has faults, so that it can't be printed: mend them first"


def editions(engine: Engine) -> list[dict[str, Any]]:
    """What can be printed: `EditionOffer` in contract.js."""
    found = offered_editions(engine.courses.extension_roots)
    wordings = {name: words_in(folder, "en", engine.courses.extension_roots) for name, folder in found.items()}
    forms = [form for form in FORMS if form != "pdf" or makes_pdfs()]
    return [
        {"name": name, "title": str(one["name"]), "about": str(one["description"]), "forms": forms}
        for name, one in wordings.items()
    ]


def print_course(engine: Engine, course: str, edition: str, form: str, language: str = "") -> dict[str, Any]:
    """Writes an edition of a course into the folder `dist`, in the form html, pdf or epub."""
    if edition not in offered_editions(engine.courses.extension_roots) or form not in FORMS:
        raise AskedWronglyError(f"there is no edition “{edition}” as {form}")
    checked = check(Order(engine.shared.course(course), language=language))
    if isinstance(checked, Faulty):
        raise AskedWronglyError(FAULTY)
    content = with_photos(checked.content)
    path = engine.packages.out / f"{checked.stem}-{edition}.{form}"
    try:
        made = written(edition, content, theme_of(content.modules[0].course), form)
    except NoPdfError as reason:
        raise AskedWronglyError(f"{reason}. Or take the page, and print it from your browser") from reason
    try:
        done = write_atomically(path, made) if isinstance(made, bytes) else bool(write_package(path, made))
    except OSError:
        done = False
    if not done:
        raise AskedWronglyError(f"“{path.name}” can't be written: the disk is full, or the file is open elsewhere")
    return {"file": path.name, "size": path.stat().st_size}


def outline(engine: Engine, course: str) -> list[dict[str, Any]]:
    """What a course holds at a glance, each of its modules: `OutlineFacts` in contract.js."""
    build = engine.course_build(engine.shared.course(course))
    return [_facts(engine, one) for one in build.courses]


def outline_page(engine: Engine, course: str) -> dict[str, Any]:
    """Writes what a course holds as a page of its own, to be sent to somebody, into the folder `dist`."""
    folder = engine.shared.course(course)
    courses = engine.course_build(folder).courses
    kinds = discover.block_kinds(engine.courses.extension_roots)
    if not courses:
        raise AskedWronglyError("it can't be read")
    html = as_html([(outline_of(one, kinds), theme_of(one), one.organisation) for one in courses])
    path = engine.packages.out / f"{folder.name}-outline.html"
    if not write_text(path, html):
        raise AskedWronglyError(f"“{path.name}” can't be written")
    return {"file": path.name, "size": path.stat().st_size}


def _facts(engine: Engine, course: Any) -> dict[str, Any]:
    found = outline_of(course, discover.block_kinds(course.source.extension_roots))
    pages = [
        {
            "section": fact.section,
            "title": fact.title,
            "audience": fact.audience,
            "seconds": round(fact.seconds),
            "words": fact.words,
            "questions": fact.questions,
            "activities": list(fact.activities),
            "file": engine.name_of(page.span.file),
            "line": page.span.line,
        }
        for page, fact in zip(course.pages, found.pages, strict=True)
    ]
    return {
        "title": found.title,
        "minutes": found.minutes,
        "declared": found.declared_minutes,
        "words": found.words,
        "questions": found.questions,
        "reading_age": found.reading_age,
        "pages": pages,
        "files": [{"name": one.name, "size": one.size, "packed": one.packed} for one in found.files],
    }
