"""The stages from a folder to its packages: `load → parse → check`, and `render → package` in `output.py`.

Each is a function of what the stage before it gave, and gives a frozen value. A course by itself goes through them as
a programme of one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from builder import discover
from builder.diagnostics import Findings, Report, has_errors, in_order
from builder.diagnostics.shell import in_words
from builder.frozen import frozen
from builder.model import CheckedCourse, SourceText
from builder.order import Order, Outcome
from builder.package.content import content_of
from builder.package.refresher import refresher_of
from builder.parse.course import parse_course
from builder.parse.front_matter.programme import check_modules, read_programme
from builder.parse.front_matter.severity import severity_config_of
from builder.pipeline.programmes import in_programme, programme_of_one, with_course
from builder.render.audiences import check_audiences, for_them, only_for
from builder.source.copies import ENDING
from builder.source.folders import COURSE_FILE, is_programme
from builder.source.load import LOCK_FILE, display_path, load_course, load_programme
from builder.source.slugs import slug

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from builder.diagnostics import Diagnostic
    from builder.model import Course, CourseSource, Details, PackageContent, Programme
    from builder.parse.page_cache import PageCache


@frozen
class LoadedCourse:
    """The files of a course."""

    source: CourseSource
    findings: Findings


@frozen
class Loaded:
    """All files that become one package."""

    order: Order
    programme: Programme  # what `programme.yaml` says; of a course by itself, what its folder does
    courses: tuple[LoadedCourse, ...]
    findings: Findings  # in `programme.yaml`
    as_one: bool  # whether a course by its sections is one module all the same

    @property
    def texts(self) -> dict[str, str]:
        """The texts that faults can stand in, by the name that spans use."""
        sources = [one.source for one in self.courses]
        own = self.programme.source
        texts = [
            *(text for one in sources for text in (*one.texts, *one.documents.values(), *one.terms)),
            *(text for one in sources for text in (one.organisation, one.lock)),
            *(own.text, own.organisation, own.stray),
        ]
        return {text.file: text.text for text in texts if text}


@frozen
class ParsedCourse:
    """A course that was read, faults and all."""

    name: str  # of its folder
    course: Course
    lock: str  # what its `ids.lock` is to hold
    findings: Findings


@frozen
class Parsed:
    """What the files say."""

    loaded: Loaded
    programme: Programme  # of a course by itself, with that course's details
    courses: tuple[ParsedCourse, ...]
    unread: tuple[Findings, ...]  # of each course without a `course.md` that can be read, what says so
    findings: Findings  # in the programme as a whole

    @property
    def found(self) -> list[Diagnostic]:
        """Its faults, and those of its courses."""
        every = (self.findings, *self.unread, *(part.findings for part in self.courses))
        return [one for some in every for one in some.found]


@frozen
class Faulty:
    """What the rules find where an error keeps it out of a package: what `check` gives in place of `Checked`."""

    parsed: Parsed
    outcome: Outcome

    @property
    def details(self) -> Details:
        """What is known of it."""
        return self.parsed.programme.details


@frozen
class Checked:
    """What the rules find, none of it an error, and what goes into a package."""

    parsed: Parsed
    outcome: Outcome
    content: PackageContent
    refreshers: tuple[PackageContent, ...] = ()  # packages of their own, of the courses that want one

    @property
    def details(self) -> Details:
        """What is known of it."""
        return self.content.details

    @property
    def stem(self) -> str:
        """How the files made of it are called, but for their kind: a language stands behind the version."""
        return self.stem_of(self.details)

    def stem_of(self, details: Details) -> str:
        """The same for what is made beside it."""
        own, language = details.id, self.parsed.loaded.order.language
        ending = f"-{language.lower()}"
        plain = own.removesuffix(ending) if language else own
        return f"{plain}-{details.version}" + (ending if plain != own else "")


def load(order: Order, *, lock: str = "", as_one: bool = False) -> Loaded:
    """Reads the files. `lock` stands for an `ids.lock` that a course has not yet; `as_one`: as in `Loaded`."""
    read = _load_programme if is_programme(order.folder) else _load_course
    programme, courses, findings = read(order, lock)
    return Loaded(order, programme, courses, findings, as_one)


def report_of(order: Order, before: Findings | None = None) -> Report:
    return Report(discover.severities(order.extension_roots), before)


def _load_course(order: Order, lock: str) -> tuple[Programme, tuple[LoadedCourse, ...], Findings]:
    report = report_of(order)
    source = load_course(order.folder, report, order.organisation)
    if lock and not source.lock:
        source = replace(source, lock=SourceText(LOCK_FILE, LOCK_FILE, lock))
    return programme_of_one(source), (LoadedCourse(source, report.findings),), Findings()


def _load_programme(order: Order, _: str) -> tuple[Programme, tuple[LoadedCourse, ...], Findings]:
    report = report_of(order)
    source = load_programme(order.folder, report, order.organisation)
    programme = read_programme(source, report, order.language)
    orders = [replace(order, folder=order.folder / name) for name in programme.folders]
    each = [report_of(one) for one in orders]
    sources = [load_course(one.folder, own, one.organisation) for one, own in zip(orders, each, strict=True)]
    courses = tuple(LoadedCourse(one, own.findings) for one, own in zip(sources, each, strict=True))
    return programme, courses, report.findings


def parse(
    loaded: Loaded, *, same_id: Path | None = None, to_translate: bool = False, cache: PageCache | None = None
) -> Parsed:
    """Reads what the texts say.

    `same_id`: the folder of another course that is built too and has this one's id. `to_translate`: gathers what can
    be translated though no language is asked for. `cache`: the course's pages as they were at the last build.
    """
    order = loaded.order
    named = zip(loaded.programme.folders, loaded.courses, strict=True)
    readable = [(name, one) for name, one in named if _is_readable(one)]
    courses = tuple(_parse_course(name, one, loaded, cache, to_translate=to_translate) for name, one in readable)
    unread = tuple(one.findings for one in loaded.courses if not _is_readable(one))
    programme = with_course(loaded.programme, courses[0].course if courses else None)
    report = report_of(order, loaded.findings)
    check_modules(programme, {one.name: one.course for one in courses}, report)
    report.severity_config = severity_config_of(programme, report)
    if same_id:
        _report_same_id(programme, same_id, order.folder, report)
    return Parsed(loaded, programme, courses, unread, report.findings)


def _is_readable(loaded: LoadedCourse) -> bool:
    texts = loaded.source.texts
    return bool(texts) and texts[0].name == COURSE_FILE


def _parse_course(
    name: str, loaded: LoadedCourse, around: Loaded, cache: PageCache | None, *, to_translate: bool
) -> ParsedCourse:
    source, order = loaded.source, around.order
    report = report_of(order, loaded.findings)
    course, lock = parse_course(
        source, source.extension_roots, report, order.language, to_translate=to_translate, cache=cache
    )
    course = in_programme(course, around.programme)
    if order.theme:
        course = replace(course, details=replace(course.details, theme=order.theme))
    report.severity_config = severity_config_of(course, report)
    return ParsedCourse(name, course, lock, report.findings)


def _report_same_id(programme: Programme, other: Path, own: Path, report: Report) -> None:
    """A copied folder, or two courses that are called alike: to an LMS they are one, and so are their packages."""
    details = programme.details
    if details.id.endswith(ENDING) and slug(other.resolve().name) != details.id:
        report(
            "same-id",
            details.spans.get("id", details.spans[""]),
            f"this has the id of the refresher of “{display_path(other)}”, “{details.id}”: "
            "an LMS could not tell them apart",
            help="give this course another line “id:”, or take the line “refresher: yes” out of the other",
        )
        return
    report(
        "same-id",
        details.spans.get("id", details.spans[""]),
        f"this has the id of “{display_path(other)}”, “{details.id}”: an LMS could not tell them apart",
        help="if it is a copy that shall be a course of its own, delete its ids.lock and its line “id:”\n"
        f"to copy a course, type:  {in_words('builder', 'new', '--from', display_path(other), display_path(own))}",
    )


def check(parsed: Parsed) -> Checked | Faulty:
    """Holds every rule against the courses."""
    loaded, programme = parsed.loaded, parsed.programme
    order = loaded.order
    results = [_check_course(one.course, one, order) for one in parsed.courses]
    findings = [parsed.findings, *parsed.unread, *(findings for _, findings in results)]
    found = in_order(one for some in findings for one in some.found)
    outcome = Outcome(
        name=order.folder.resolve().name,
        title=programme.details.title,
        modules=max(1, len(parsed.courses) + len(parsed.unread)),
        pages=sum(len(list(course.pages)) for course, _ in results),
        questions=sum(block.scored for course, _ in results for block in course.blocks),  # as in the outline
        diagnostics=tuple(found),
        sources=texts_of(found, loaded),
        until=min((day.isoformat() for day in _last_days(course for course, _ in results)), default=""),
    )
    if not parsed.courses or parsed.unread or has_errors(found):
        return Faulty(parsed, outcome)
    checked = {
        one.name: CheckedCourse(course, one.lock) for one, (course, _) in zip(parsed.courses, results, strict=True)
    }
    if any(course is not one.course for one, (course, _) in zip(parsed.courses, results, strict=True)):
        programme = replace(programme, details=for_them(programme.details, order.audiences))
    content = content_of(programme, checked, as_one=loaded.as_one)
    refreshers = (refresher_of(one, order.language) for one in checked.values() if one.course.details.refresher)
    outcome = replace(outcome, title=programme.details.title, modules=len(content.modules))
    return Checked(parsed, outcome, content, tuple(filter(None, refreshers)))


def texts_of(found: Iterable[Diagnostic], loaded: Loaded) -> dict[str, str]:
    texts = loaded.texts
    return {file: texts[file] for file in sorted({one.span.file for one in found}) if file in texts}


def _last_days(courses: Iterable[Course]) -> Iterator[datetime.date]:
    """On which rules that look at the day find the same."""
    for course in courses:
        for until in discover.dated(course.source.extension_roots):
            day = until(course)
            if day:
                yield day


def _check_course(course: Course, parsed: ParsedCourse, order: Order) -> tuple[Course, Findings]:
    """The course, without error only what is for the audiences that are ordered; and what is found in it."""
    report = report_of(order, parsed.findings)
    for find in discover.finders("course", order.extension_roots):
        find(course, report)
    check_audiences(course, order.audiences, report)
    findings = report.findings
    return (
        only_for(course, order.audiences) if order.audiences and not has_errors(findings.found) else course
    ), findings
