"""What goes into one package: a course as it is, a course by its sections, or the courses of a programme."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from builder.model import CheckedCourse, Course, Module, PackageContent
from builder.package.addresses import with_addresses
from builder.package.terms import with_terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.model import Completion, Programme, Section


def content_of(programme: Programme, courses: Mapping[str, CheckedCourse], *, as_one: bool = False) -> PackageContent:
    """What goes into the package of a programme, or of a course by itself; courses by the names of their folders.

    `as_one`: a course by its sections is one module all the same.
    """
    if programme.alone:
        return content_of_course(courses[programme.folders[0]], as_one=as_one)
    return content_of_programme(programme, courses)


def content_of_course(checked: CheckedCourse, *, as_one: bool = False) -> PackageContent:
    """A course as one module, or, where its author wants it so, each of its sections as one."""
    course = checked.course
    if as_one or course.details.scos == "one":
        return PackageContent(
            course.details, course.organisation, with_addresses([Module(_with_terms(checked, course))])
        )
    sections = [section for section in course.sections if section.pages]
    parts = [_with_terms(checked, _alone(section, course)) for section in sections]
    ids = [part.course.details.id for part in parts]
    in_order = course.details.navigation == "in order"
    modules = [
        Module(
            part,
            f"{part.course.details.id}/",
            tuple(ids[:number]) if in_order else (),
            graded=bool(part.course.assessments) or not course.assessments,  # beside an assessment all is practice
            missed_in=course.details.id,
        )
        for number, part in enumerate(parts)
    ]
    return PackageContent(course.details, course.organisation, with_addresses(modules))


def _with_terms(checked: CheckedCourse, course: Course) -> CheckedCourse:
    """A course, or a part of one, as a module: terms lead to what is explained in the same."""
    return replace(checked, course=with_terms(course))


def _alone(section: Section, course: Course) -> Course:
    """A section as a course of its own, with what of the course's rules it can fulfil."""
    objectives = {block.objective for page in section.pages for block in page.blocks}
    objectives |= {name for page in section.pages for name in page.objectives}
    details = replace(
        course.details,
        id=section.id,
        title=section.title.plain or section.pages[0].title.plain or course.details.title,
        summary="",
        duration_minutes=None,
        objectives=tuple(one for one in course.details.objectives if one.id in objectives),
    )
    own = replace(course, sections=(section,), details=details)
    asked = any(block.scored for block in own.blocks)
    if own.assessments or (asked and not course.assessments):
        return own
    completion: Completion = "all questions" if asked and course.completion == "all questions" else "all pages"
    return replace(own, details=replace(details, pass_mark=None, completion=completion))


def content_of_programme(programme: Programme, courses: Mapping[str, CheckedCourse]) -> PackageContent:
    """The courses of a programme, by the names of their folders."""
    modules: list[Module] = []
    ids: list[str] = []
    for folder in programme.folders:
        final = folder == programme.final
        checked = courses[folder]
        before = ids[: programme.needed] if final else ids
        own = checked.course.details.id
        graded = final or not programme.final
        module = _with_terms(checked, checked.course)
        modules.append(Module(module, f"{own}/", tuple(before) if programme.in_order else (), final, graded))
        ids.append(own)
    return PackageContent(programme.details, programme.organisation, with_addresses(modules), programme.needed)
