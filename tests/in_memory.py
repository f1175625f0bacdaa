"""A course that exists as text only, through the same stages as one on disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from builder import discover
from builder.diagnostics import Diagnostic, Report, as_text, in_order
from builder.model import CheckedCourse, Course, CourseSource, MediaFile, SourceText
from builder.package.content import content_of_course
from builder.parse.course import parse_course
from builder.pipeline import Files, Order, assemble
from builder.pipeline.output import Rendered
from builder.render.pages import render
from builder.source.load import readable

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path("/nowhere/course")
EXTENSION_ROOTS = (FOLDER.parent,)
MEDIA = ("media/phone.png", "media/form.pdf")


def source_of(texts: Mapping[str, str], organisation: str = "", lock: str = "") -> CourseSource:
    """A course's folder, as `load` would hand it on."""
    return CourseSource(
        name="course",
        folder=FOLDER,
        texts=tuple(SourceText(name, f"course/{name}", readable(text)) for name, text in texts.items()),
        media={name: MediaFile(name, FOLDER / name, 9) for name in MEDIA},
        organisation=SourceText("organisation.yaml", "organisation.yaml", readable(organisation))
        if organisation
        else None,
        organisation_media={},
        lock=SourceText("ids.lock", "course/ids.lock", readable(lock)) if lock else None,
    )


def check(source: CourseSource) -> tuple[Course, list[Diagnostic]]:
    """The course, and all that is wrong with it."""
    report = Report(discover.severity_of)
    course, _ = parse_course(source, EXTENSION_ROOTS, report)
    for name in discover.rule_names():
        find = discover.rule(name).find
        if find and name != "broken-picture":  # there are no bytes to look at
            find(course, report)
    return course, in_order(report.found)


def page_of(course: Course) -> str:
    """The HTML of a course, faulty or not."""
    files = render(
        content_of_course(CheckedCourse(course, "")), discover.themes(EXTENSION_ROOTS)["council"], EXTENSION_ROOTS
    )
    page = files["index.html"]
    assert isinstance(page, bytes)
    return page.decode()


def packed(order: Order) -> dict[str, Files]:
    """The packages of a course on disk that has no error, for each standard that is ordered; none is written."""
    rendered = assemble(order)
    assert isinstance(rendered, Rendered), rendered.outcome.diagnostics
    return {standard.name: files for standard, files in rendered.packages()}


def said_of(source: CourseSource, found: list[Diagnostic]) -> str:
    """The diagnostics as an author reads them."""
    texts = [*source.texts, *filter(None, (source.organisation, source.lock))]
    return as_text(found, {text.file: text.text for text in texts})
