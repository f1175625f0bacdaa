"""The first stages, from a course's folder to a course without errors: load, parse, check.

The courses of a programme take them beside each other, and come out as one whole.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from pathlib import Path  # noqa: TC003 - small, and at hand anyway
from typing import TYPE_CHECKING

from builder import discover
from builder.diagnostics import Diagnostic, Report, has_errors
from builder.diagnostics.shell import in_words
from builder.model import CheckedCourse, Course, CourseSource, MediaFile, Programme, SourceText, Whole
from builder.package.content import at_the_top, packed_media, whole_of_course, whole_of_programme, with_shared_media
from builder.parse.course import parse_course
from builder.parse.programme import check_modules, read_programme
from builder.parse.severity import levels_of
from builder.render.audiences import check_audiences, for_them, only_for
from builder.render.theming import theme_of
from builder.source.folders import COURSE_FILE, beside_of, is_programme
from builder.source.load import LOCK_FILE, load_course, load_programme, same_content, shown

if TYPE_CHECKING:
    from builder.discover import Theme
    from builder.model import Details
    from builder.parse.kept import KeptPages

Files = dict[str, bytes | MediaFile]  # of a package, by their names in it


@dataclass(frozen=True, slots=True)
class Order:
    """What to make of a course."""

    folder: Path
    standards: tuple[str, ...] = ()  # none: what the course says, else the usual ones
    theme: str = ""  # none: what the course or its organisation says, else the default
    out: Path | None = None  # None: check only
    lock: str = ""  # what ids.lock would hold, for a course that has none yet
    as_one: bool = False  # whether a course by its sections is one module all the same
    language: str = ""  # the only one to build in; none: the author's, and those that the course names
    audiences: tuple[str, ...] = ()  # whose parts alone to build; none: everyone's, and learners choose
    organisation: Path | None = None  # the organisation.yaml to build for; None: the nearest
    to_translate: bool = False  # whether what can be translated is gathered, though no language is asked for
    same_id: Path | None = None  # the folder of another course that is built too, and has the same id
    kept: KeptPages | None = None  # pages as they were at the last build; None: each is read anew

    @property
    def beside(self) -> tuple[Path, ...]:
        """Where the blocks, themes and standards that are not the builder's own may lie."""
        return beside_of(self.folder, self.organisation)


@dataclass(frozen=True, slots=True)
class Built:
    """A package that was written."""

    path: Path
    standard: str
    size: int  # bytes
    seconds: float  # that this package took, its share of the stages before it included
    plays: str = ""  # which LMSs play it, where that is a question: it has several modules


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a course."""

    name: str
    title: str = ""
    modules: int = 1  # that an LMS lists
    pages: int = 0
    questions: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: dict[str, str] = field(default_factory=dict)  # text by the name that spans use
    built: tuple[Built, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether an error kept the package from being written."""
        return has_errors(self.diagnostics)


@dataclass(slots=True)
class Work:
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
    programme: Programme | None = None
    parts: list[Work] = field(default_factory=list)  # the courses of a programme
    whole: Whole | None = None  # None: an error keeps it from being packed
    theme: Theme | None = None
    files: Files = field(default_factory=dict)


def begin(order: Order) -> Work:
    began = time.perf_counter()
    name = order.folder.resolve().name
    return Work(order, Report(discover.severities(order.beside)), order.beside, began, Outcome(name))


def found(work: Work) -> list[Diagnostic]:
    return [one for part in (work, *work.parts) for one in part.report.found]


def load(work: Work) -> None:
    if is_programme(work.order.folder):
        _load_programme(work)
        return
    source = load_course(work.order.folder, work.report, work.order.organisation)
    if work.order.lock and not source.lock:
        source = replace(source, lock=SourceText(LOCK_FILE, LOCK_FILE, work.order.lock))
    work.source = at_the_top(source) if work.order.as_one else source
    texts = [
        *source.texts,
        *source.documents.values(),
        *source.terms,
        *filter(None, (source.organisation, source.lock)),
    ]
    work.outcome = replace(work.outcome, sources={text.file: text.text for text in texts})


def _load_programme(work: Work) -> None:
    source = load_programme(work.order.folder, work.report, work.order.organisation)
    work.programme = read_programme(source, work.report, work.order.language)
    work.parts = [
        begin(replace(work.order, folder=source.folder / name, same_id=None)) for name in work.programme.folders
    ]
    for part in work.parts:
        load(part)
    sources = [part.source for part in work.parts if part.source]
    same = same_content([file for one in sources for file in one.media.values()])
    for part, shared in zip(work.parts, with_shared_media(sources, same), strict=True):
        part.source = shared
    texts = [text for text in (source.text, source.organisation, source.stray) if text]
    known = {name: text for part in work.parts for name, text in part.outcome.sources.items()}
    work.outcome = replace(work.outcome, sources=known | {text.file: text.text for text in texts})


def parse(work: Work) -> None:
    if work.programme:
        _parse_programme(work, work.programme)
        return
    if not work.source or work.source.texts[:1] == () or work.source.texts[0].name != COURSE_FILE:
        return
    order = work.order
    work.course, work.lock = parse_course(
        work.source, work.beside, work.report, order.language, to_translate=order.to_translate, kept=order.kept
    )
    work.report.levels = levels_of(work.course, work.report)
    _report_same_id(work, work.course.details)
    work.outcome = replace(_counted(work.outcome, work.course), title=work.course.details.title)


def _report_same_id(work: Work, details: Details) -> None:
    """A copied folder, or two courses that are called alike: to an LMS they are one, and so are their packages."""
    other, own = work.order.same_id, work.order.folder
    if other:
        work.report(
            "same-id",
            details.spans.get("id", details.spans[""]),
            f"this has the id of “{shown(other)}”, “{details.id}”: an LMS could not tell them apart",
            help="if it is a copy that shall be a course of its own, delete its ids.lock and its line “id:”\n"
            f"to copy a course, type:  {in_words('builder', 'new', '--from', shown(other), shown(own))}",
        )


def _counted(outcome: Outcome, course: Course) -> Outcome:
    questions = sum(block.scored for block in course.blocks)  # with right and wrong answers, as in the outline
    return replace(outcome, pages=len(list(course.pages)), questions=questions)


def _parse_programme(work: Work, programme: Programme) -> None:
    details = programme.details
    for part in work.parts:
        parse(part)
        if part.course:
            own = replace(part.course.details, theme=details.theme, standards=details.standards, scos="one")
            part.course = replace(part.course, details=own)
    courses = {part.order.folder.name: part.course for part in work.parts if part.course}
    check_modules(programme, courses, work.report)
    work.report.levels = levels_of(programme, work.report)
    _report_same_id(work, details)
    work.outcome = replace(
        work.outcome,
        title=details.title,
        modules=len(work.parts),
    )


def check(work: Work) -> None:
    for part in work.parts:
        check(part)
    if work.parts:
        pages = sum(part.outcome.pages for part in work.parts)
        work.outcome = replace(work.outcome, pages=pages, questions=sum(part.outcome.questions for part in work.parts))
    checked = {part.order.folder.name: part.checked for part in work.parts if part.checked}
    if work.programme and checked and not has_errors(found(work)):
        work.theme = work.parts[0].theme
        programme = work.programme
        if any(part.checked and part.checked.course is not part.course for part in work.parts):
            programme = replace(programme, details=for_them(programme.details, work.order.audiences))
        work.whole = whole_of_programme(programme, checked)
    if not work.course:
        return
    if work.order.theme:
        details = replace(work.course.details, theme=work.order.theme)
        work.course = replace(work.course, details=details)
    work.theme = theme_of(work.course)
    for find in discover.finders("course", work.beside):
        find(work.course, work.report)
    check_audiences(work.course, work.order.audiences, work.report)
    if not has_errors(work.report.found):
        course = only_for(work.course, work.order.audiences) if work.order.audiences else work.course
        work.checked = CheckedCourse(course, packed_media(course), work.lock)
        work.whole = whole_of_course(work.checked, as_one=work.order.as_one)
        work.outcome = replace(_counted(work.outcome, course), modules=len(work.whole.modules))
