"""The stages from a course's folder to its packages, in order: load, parse, check, render, package."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from pathlib import Path  # noqa: TC003 - small, and at hand anyway
from typing import TYPE_CHECKING

from builder import discover
from builder.diagnostics import Diagnostic, Report, has_errors, in_order
from builder.levels import levels_of
from builder.load import COURSE_FILE, LOCK_FILE, load_course
from builder.model import CheckedCourse, Course, CourseSource, MediaFile, SourceText
from builder.package import whole_package, write_package, write_text
from builder.parse.course import parse_course
from builder.parse.links import package_name
from builder.render import render, render_script
from builder.theming import theme_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from builder.discover import Standard, Theme

Files = dict[str, bytes | MediaFile]  # of a package, by their names in it


@dataclass(frozen=True, slots=True)
class Order:
    """What to make of a course."""

    folder: Path
    standards: tuple[str, ...] = ()  # none: what the course says, else the usual ones
    theme: str = ""  # none: what the course or its organisation says, else the default
    out: Path | None = None  # None: check only
    lock: str = ""  # what ids.lock would hold, for a course that has none yet


@dataclass(frozen=True, slots=True)
class Built:
    """A package that was written."""

    path: Path
    standard: str
    size: int  # bytes
    seconds: float  # that this package took, its share of the stages before it included


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a course."""

    name: str
    title: str = ""
    pages: int = 0
    questions: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: dict[str, str] = field(default_factory=dict)  # text by the name that spans use
    built: tuple[Built, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether an error kept the package from being written."""
        return has_errors(self.diagnostics)


@dataclass(frozen=True, slots=True)
class Assembled:
    """A course and its packages, as they would be written."""

    outcome: Outcome
    course: Course | None  # None: an error keeps it from being packed
    packages: dict[str, tuple[Standard, Files]]  # by the standard's name
    lock: str = ""  # what ids.lock would hold


@dataclass(slots=True)
class _Work:
    """What the stages hand on."""

    order: Order
    report: Report
    beside: tuple[Path, ...]
    started: float
    outcome: Outcome
    source: CourseSource | None = None
    course: Course | None = None
    lock: str = ""
    checked: CheckedCourse | None = None
    theme: Theme | None = None
    files: Files = field(default_factory=dict)


def run(order: Order) -> Outcome:
    """Takes a course through every stage that its faults allow; never raises for what an author wrote."""
    return _outcome(_through(STAGES if order.out else CHECKING, order))


def assemble(order: Order) -> Assembled:
    """Takes a course as far as the files of its packages, and writes none of them; raises as little."""
    work = _through(UNWRITTEN, order)
    packages = {standard.name: (standard, files) for standard, files in _packages(work)}
    checked = work.checked
    return Assembled(_outcome(work), checked.course if checked else None, packages, checked.lock if checked else "")


def _through(stages: Sequence[Callable[[_Work], None]], order: Order) -> _Work:
    beside = (order.folder.parent.resolve(),)
    work = _Work(order, Report(discover.severity_of), beside, time.perf_counter(), Outcome(order.folder.resolve().name))
    for stage in stages:
        stage(work)
    return work


def _outcome(work: _Work) -> Outcome:
    return replace(work.outcome, diagnostics=tuple(in_order(work.report.found)))


def _load(work: _Work) -> None:
    source = load_course(work.order.folder, work.report)
    if work.order.lock and not source.lock:
        source = replace(source, lock=SourceText(LOCK_FILE, LOCK_FILE, work.order.lock))
    work.source = source
    texts = [*source.texts, *source.terms, *filter(None, (source.organisation, source.lock))]
    work.outcome = replace(work.outcome, sources={text.file: text.text for text in texts})


def _parse(work: _Work) -> None:
    if not work.source or work.source.texts[:1] == () or work.source.texts[0].name != COURSE_FILE:
        return
    work.course, work.lock = parse_course(work.source, work.beside, work.report)
    work.report.levels = levels_of(work.course, work.report)
    questions = sum(block.interaction is not None for block in work.course.blocks)
    work.outcome = replace(
        work.outcome, title=work.course.details.title, pages=len(list(work.course.pages)), questions=questions
    )


def _check(work: _Work) -> None:
    if not work.course:
        return
    if work.order.theme:
        details = replace(work.course.details, theme=work.order.theme)
        work.course = replace(work.course, details=details)
    work.theme = theme_of(work.course)
    for find in discover.finders():
        find(work.course, work.report)
    if not has_errors(work.report.found):
        work.checked = CheckedCourse(work.course, _packed_media(work.course), work.lock)


def _packed_media(course: Course) -> dict[str, MediaFile]:
    """The files that the course uses, by their names in the package."""
    shown = [link for link in course.links if link.for_learners and link.kind in {"file", "picture", "clip"}]
    used = {link.found for link in shown if link.found}
    media = {package_name(name): course.source.media[name] for name in sorted(used)}
    logo = course.source.organisation_media.get(course.organisation.logo)
    if logo:
        media[f"media/logo.{logo.name.rpartition('.')[2].lower()}"] = logo
    return media


def _render(work: _Work) -> None:
    if work.checked and work.theme:
        work.files = render(work.checked, work.theme, work.beside)


def _package(work: _Work) -> None:
    checked, out = work.checked, work.order.out
    if not checked or not out or not work.files:
        return
    built: list[Built] = []
    since = work.started
    details = checked.course.details
    for standard, files in _packages(work):
        path = out / f"{details.id}-{details.version}-{standard.name}.zip"
        try:
            size = write_package(path, files)
        except OSError as reason:
            work.report(
                "package-not-written",
                checked.course.span,
                f"{path.name} could not be written: {reason.strerror or reason}",
            )
            return
        now = time.perf_counter()
        built.append(Built(path, standard.name, size, now - since))
        since = now
    if not write_text(work.order.folder / LOCK_FILE, checked.lock):
        work.report(
            "lock-not-written",
            checked.course.span,
            "ids.lock could not be written beside the course",
            help="allow writing to the course's folder",
        )
    work.outcome = replace(work.outcome, built=tuple(built))


def _packages(work: _Work) -> Iterator[tuple[Standard, Files]]:
    """All files of the package for each standard, one after the other."""
    checked = work.checked
    if not checked or not work.files:
        return
    for standard in discover.chosen_standards(work.order.standards or checked.course.details.standards, work.beside):
        files = work.files | {"course.js": render_script(checked, standard, work.beside)}
        yield standard, whole_package(checked.course, standard, files)


CHECKING = (_load, _parse, _check)
UNWRITTEN = (*CHECKING, _render)
STAGES = (*UNWRITTEN, _package)
