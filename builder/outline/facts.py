"""A course in figures. Times are estimates, from words and activities; nobody learns by the stopwatch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.language.readability import reading_age
from builder.language.wording import in_english, sentences, words
from builder.package.photos import weights
from builder.package.refresher import draws, questions_to_refresh
from builder.render.minutes import seconds_of, spoken_words, words_of
from builder.rules.wording.hard_to_read import FRAGMENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from builder.blocks import BlockKind
    from builder.model import Course, Objective, Page, Section


@frozen
class PageOutline:
    """A page in figures."""

    section: str
    title: str
    audience: str  # whom alone it is for, as its course names them; "": everyone
    seconds: float
    words: int  # that a learner sees: of questions that are drawn, and of feedback, a share
    activities: tuple[str, ...]  # by their keywords
    questions: int  # with right and wrong answers
    taught: frozenset[str]  # ids of objectives
    assessed: frozenset[str]


@frozen
class FileOutline:
    """A picture, a clip or a file to download."""

    name: str  # in the course's folder
    size: int  # bytes, there
    packed: int  # bytes in a package: a photo is made smaller


@frozen
class CourseOutline:
    """A course in figures."""

    name: str  # of its folder
    title: str
    objectives: tuple[Objective, ...]
    declared_minutes: int | None
    reading_age: int | None  # years; None where it is not known for the course's language
    pages: tuple[PageOutline, ...]
    files: tuple[FileOutline, ...] = ()  # the heaviest in the package first
    refresher: tuple[int, int] | None = None  # how many questions it asks, and of how many; None: there is none

    @property
    def minutes(self) -> int:
        """What it takes someone whom every page is for."""
        return _rough(self.pages)

    @property
    def minutes_for_everyone(self) -> int | None:
        """What the pages take that are for no audience alone; None where that is all of them, or none."""
        shared = [page for page in self.pages if not page.audience]
        return _rough(shared) if 0 < len(shared) < len(self.pages) else None

    @property
    def words(self) -> int:
        """All the words that learners read."""
        return sum(page.words for page in self.pages)

    @property
    def questions(self) -> int:
        """All the questions with right and wrong answers."""
        return sum(page.questions for page in self.pages)


def _rough(pages: Iterable[PageOutline]) -> int:
    """Minutes, as rough as the estimate is: to five of them from a quarter of an hour on."""
    exact = sum(page.seconds for page in pages) / 60
    return max(1, round(exact)) if exact < 15 else 5 * round(exact / 5)  # noqa: PLR2004 - a quarter of an hour


def outline_of(course: Course, kinds: Mapping[str, BlockKind]) -> CourseOutline:
    """The outline of a parsed course, faults and all."""
    return CourseOutline(
        name=course.source.name,
        title=course.details.title or course.source.name,
        objectives=course.details.objectives,
        declared_minutes=course.details.duration_minutes,
        reading_age=_reading_age(course),
        pages=pages_of(course, kinds),
        files=_files(course),
        refresher=_refresher(course),
    )


def pages_of(course: Course, kinds: Mapping[str, BlockKind]) -> tuple[PageOutline, ...]:
    """Its pages alone, which are found at once: no file is looked at, and no sentence is read."""
    spoken = spoken_words(course)
    return tuple(
        _page(page, section, course, kinds, spoken[page.id]) for section in course.sections for page in section.pages
    )


def _files(course: Course) -> tuple[FileOutline, ...]:
    files = (FileOutline(name, *sizes) for name, sizes in weights(course).items())
    return tuple(sorted(files, key=lambda file: (-file.packed, file.name)))


def _refresher(course: Course) -> tuple[int, int] | None:
    available = len(questions_to_refresh(course)) if course.details.refresher else 0
    return (sum(draws(course).values()), available) if available else None


def _page(page: Page, section: Section, course: Course, kinds: Mapping[str, BlockKind], spoken: int) -> PageOutline:
    known = {objective.id for objective in course.details.objectives}
    blocks = list(page.blocks)
    own = {block.objective for block in blocks if block.scored}
    asked = own | set(page.objectives if "" in own else ())
    taught = set() if page.assessment else {*page.objectives, *(one.objective for one in blocks if not one.scored)}
    return PageOutline(
        section=section.title.plain,
        title=page.title.plain,
        audience=page.audience or section.audience,
        seconds=seconds_of(page, spoken, kinds),
        words=words_of(page, spoken),
        activities=tuple(kinds[block.kind].keywords[0] for block in blocks),
        questions=sum(block.scored for block in blocks),
        taught=frozenset(taught & known),
        assessed=frozenset(asked & known),
    )


def _reading_age(course: Course) -> int | None:
    if not in_english(course):
        return None
    shown = [passage for passage in course.passages if not passage.quoted]
    read = [words(sentence) for passage in shown for sentence in sentences(passage.text)]
    read = [sentence for sentence in read if len(sentence) >= FRAGMENT]
    explained = {word.casefold() for passage in shown if passage.defined for word in words(passage.text)}
    return round(reading_age(read, explained)) if read else None
