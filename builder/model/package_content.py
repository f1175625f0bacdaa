"""What goes into one package: a course, or the courses of a programme."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from builder.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from builder.model.course import CheckedCourse, Course, Details, Organisation, Segment
    from builder.model.source import ProgrammeSource, Span


LAUNCH = "index.html"  # in a module's folder: the page that an LMS opens


@frozen
class Programme:
    """What becomes one package: several courses, as `programme.yaml` says it, or a course by itself."""

    details: Details
    folders: tuple[str, ...]  # of its modules, in order; a final test stands last
    in_order: bool  # whether a module waits for those before it
    needed: int | None  # how many modules besides the final test complete it; None: all of them
    final: str  # the folder of the final test; "" for none
    organisation: Organisation
    source: ProgrammeSource
    segments: tuple[Segment, ...] = ()  # of programme.yaml, that can be translated
    lock: str = ""  # what its ids.lock is to hold
    alone: bool = False  # a course by itself: no programme.yaml says anything

    @property
    def span(self) -> Span:
        """Where it begins."""
        return self.details.spans[""]


@frozen
class Module:
    """A course as a part of a package: an LMS lists it, opens it and keeps its progress by itself."""

    checked: CheckedCourse
    folder: str = ""  # of its page in the package, with a slash at the end; "": at the top
    before: tuple[str, ...] = ()  # ids of the courses that come first
    final: bool = False  # whether its result alone is that of the whole
    graded: bool = True  # whether an LMS gets its score, which it may count into one grade of the whole
    addresses: Mapping[str, str] = field(default_factory=dict)  # of media in the package, by names in the course
    logo: str = ""  # the address in the package of the organisation's; "" where it has none
    refresher: bool = False  # whether it is one, which asks of a course what was missed there
    missed_in: str = ""  # the id of the course by which a device knows what was missed; "": its own

    @property
    def course(self) -> Course:
        """What it teaches."""
        return self.checked.course

    @property
    def top(self) -> str:
        """The way from its page to the top of the package."""
        return "../" if self.folder else ""

    def address_of(self, name: str) -> str:
        """The way from its page to a file of the course, by its name there."""
        return f"{self.top}{self.addresses[name]}"


@frozen
class PackageContent:
    """What goes into one package: one module, or a programme of several."""

    details: Details
    organisation: Organisation
    modules: tuple[Module, ...]
    needed: int | None = None  # as a programme's

    @property
    def extension_roots(self) -> tuple[Path, ...]:
        """Where the organisation's own blocks, languages, themes and standards may lie."""
        return self.modules[0].course.source.extension_roots

    @property
    def is_programme(self) -> bool:
        """Whether its modules lie in folders, beneath a page of contents."""
        return any(module.folder for module in self.modules)

    @property
    def waits(self) -> bool:
        """Whether a module of it waits for another."""
        return any(module.before for module in self.modules)

    def id_of(self, module: Module) -> str:
        """The name of a module's progress on a learner's device, unlike that of any other module."""
        own = module.course.details.id
        return f"{self.details.id}/{own}" if self.is_programme else own
