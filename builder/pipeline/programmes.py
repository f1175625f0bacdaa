"""A course by itself as a programme of one, and a course as its programme wants it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from builder.model import Details, Organisation, Programme, ProgrammeSource

if TYPE_CHECKING:
    from builder.model import Course, CourseSource


def programme_of_one(source: CourseSource) -> Programme:
    """A course that is no programme's: what it says itself is known once it is parsed."""
    own = ProgrammeSource(
        source.folder, None, (source.name,), source.organisation, extension_roots=source.extension_roots
    )
    return Programme(
        details=Details(),
        folders=own.courses,
        in_order=False,
        needed=None,
        final="",
        organisation=Organisation(),
        source=own,
        alone=True,
    )


def with_course(programme: Programme, course: Course | None) -> Programme:
    """A programme once its courses are parsed: of one, it is what its course says."""
    if not programme.alone or not course:
        return programme
    return replace(programme, details=course.details, organisation=course.organisation)


def in_programme(course: Course, programme: Programme) -> Course:
    """A course as a module of its programme, which has one look, one package for each standard, and no sections."""
    if programme.alone:
        return course
    shared = programme.details
    return replace(course, details=replace(course.details, theme=shared.theme, standards=shared.standards, scos="one"))
