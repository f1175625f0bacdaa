"""A course's refresher: its key points and some of its questions, a module of five minutes with a record of its own.

What a learner missed in the course is asked first, where their device knows it (`runtime/state/missed.js`); the rest is
drawn by objective. Both need no more than the course's own blocks, which keep their ids and keys.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from builder.discover import block_kinds
from builder.language.interface import words
from builder.model import (
    Assessment,
    Bank,
    CheckedCourse,
    FootnoteMark,
    Module,
    PackageContent,
    Page,
    Section,
    Text,
    Words,
)
from builder.package.addresses import with_addresses
from builder.source.copies import ENDING
from builder.source.slugs import unique

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from builder.model import Block, Course

ASKED = 8  # questions: with the key points, they take about five minutes
PRACTICE = Assessment(pass_mark=None, attempts=None, feedback="at once")
STORY = "performance"  # a kind of interaction that is lived through, and not asked


def questions_to_refresh(course: Course) -> tuple[Block, ...]:
    """What a refresher can ask: every question with right and wrong answers, for whom its page is."""
    return tuple(
        replace(block, audience=block.audience or page.audience or section.audience)
        for section in course.sections
        for page in section.pages
        for block in page.blocks
        if block.interaction and block.scored and block.interaction.kind != STORY
    )


def draws(course: Course) -> Mapping[str, int]:
    """How many questions are drawn of each objective, by its id ("": those of none): about as many of each."""
    blocks = _by_objective(course)
    drawn = dict.fromkeys(blocks, 0)
    while sum(drawn.values()) < max(ASKED, len(blocks)):
        open_ones = [name for name in blocks if drawn[name] < len(blocks[name])]
        if not open_ones:
            break
        drawn[min(open_ones, key=lambda name: drawn[name])] += 1
    return drawn


def refresher_of(checked: CheckedCourse, language: str = "") -> PackageContent | None:
    """The package of a course's refresher; None where it has nothing to ask.

    `language`: as in the order of the build.
    """
    course = checked.course
    if not questions_to_refresh(course):
        return None
    wording = words(course.details.language, course.source.extension_roots)["refresher"]
    pages = (_to_remember(course, wording["remember"]), _to_ask(course, wording["ask"]))
    ending = f"-{language.lower()}"
    plain = course.details.id.removesuffix(ending) if language else course.details.id
    details = replace(
        course.details,
        id=plain + ENDING + (ending if plain != course.details.id else ""),
        title=wording["title"].format(title=course.details.title),
        summary=wording["summary"].format(title=course.details.title),
        pass_mark=None,
        completion="all questions",
        navigation="free",
        attempts=None,
        duration_minutes=5,
        handout=False,
        scos="one",
        refresher=False,
    )
    own = replace(course, details=details, sections=(Section(Text(), pages, course.span),))
    module = Module(CheckedCourse(own, checked.lock), refresher=True, missed_in=course.details.id)
    return PackageContent(details, course.organisation, with_addresses([module]))


def _by_objective(course: Course) -> dict[str, list[Block]]:
    """The questions by objective, in the course's order of these; those of none last, under ""."""
    known = [objective.id for objective in course.details.objectives]
    by_name: dict[str, list[Block]] = {name: [] for name in [*known, ""]}
    for block in questions_to_refresh(course):
        by_name[block.objective if block.objective in by_name else ""].append(block)
    return {name: blocks for name, blocks in by_name.items() if blocks}


def _to_remember(course: Course, title: str) -> Page:
    kinds = block_kinds(course.source.extension_roots)
    key_points = tuple(
        replace(block, audience=block.audience or page.audience or section.audience)
        for section in course.sections
        for page in section.pages
        for block in page.blocks
        if kinds[block.kind].remember
    )
    return _page("remember", title, key_points, course)


def _to_ask(course: Course, title: str) -> Page:
    drawn = draws(course)
    banks = tuple(
        Bank(Text(), drawn[name], tuple(blocks), blocks[0].span)
        for name, blocks in _by_objective(course).items()
        if drawn[name]
    )
    return replace(_page("refresh", title, banks, course), assessment=PRACTICE)


def _page(name: str, title: str, items: Sequence[Block | Bank], course: Course) -> Page:
    """A page with blocks of others, and the footnotes that these refer to."""
    marks = {mark.id for mark in _marks_in(items)}
    notes = tuple(note for page in course.pages for note in page.footnotes if note.id in marks)
    taken = {block.id for block in course.blocks}  # a block may be called as the page is
    return Page(Text((Words(title),)), tuple(items), course.span, footnotes=notes, id=unique(name, taken), key=name[:3])


def _marks_in(value: Any) -> Iterator[FootnoteMark]:
    """Every footnote's mark in what blocks hold, which only their own kinds know more of."""
    if isinstance(value, FootnoteMark):
        yield value
        return
    parts: Iterable[Any] = ()
    if isinstance(value, tuple | list):
        parts = value
    elif is_dataclass(value) and not isinstance(value, type):
        parts = (getattr(value, field.name) for field in fields(value))
    for part in parts:
        yield from _marks_in(part)
