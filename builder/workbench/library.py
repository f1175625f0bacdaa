"""The courses of a folder as cards: what each holds, how far it is, and what is wrong with it."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from builder import __version__
from builder.diagnostics import Severity
from builder.frozen import frozen
from builder.importers.course_folder import RECORD
from builder.machine import store
from builder.machine.day import today
from builder.order import Order
from builder.outline.facts import outline_of
from builder.pipeline import examine
from builder.source.folders import extension_roots_of, is_programme
from builder.workbench.advice import is_advice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from builder.outline.facts import CourseOutline
    from builder.pipeline.stages import Checked, Faulty
    from builder.source.shared import SharedFolder

CARD = 4  # raised when a card holds something else


@frozen
class Bar:
    """A page in the strip of a card."""

    title: str
    seconds: int
    questions: int
    faulty: bool  # an error stands on it
    assessment: bool


@frozen
class Card:
    """A course or a programme at a glance."""

    course: str  # its folder, by its path in the shared one
    id: str  # by which its packages are called
    title: str
    programme: bool
    parts: tuple[tuple[str, str], ...]  # of a programme: the folder and the title of each module
    owner: str
    imported: bool
    modules: int  # of a programme
    pages: int
    minutes: int
    questions: int
    errors: int
    warnings: int
    review: str  # the day on which it must be looked at again (ISO 8601); ""
    changed: float  # when a file of it was saved last, in seconds since 1970
    strip: tuple[Bar, ...]

    def as_json(self) -> dict[str, Any]:
        """As plain JSON values."""
        return {name: getattr(self, name) for name in PLAIN} | {
            "strip": [
                {name: getattr(one, name) for name in ("title", "seconds", "questions", "faulty", "assessment")}
                for one in self.strip
            ],
            "parts": [{"course": course, "title": title} for course, title in self.parts],
        }


PLAIN = (
    "course", "id", "title", "programme", "owner", "imported", "modules", "pages", "minutes", "questions", "errors",
    "warnings", "review", "changed",
)  # fmt: skip


def card_of(shared: SharedFolder, course: Path) -> dict[str, Any]:
    """The card of a course, read anew only where one of its files has changed since."""
    state = _state(course)
    place = store.place_of("cards", state)
    known = store.read(place) if place else None
    if known:
        try:
            return dict(json.loads(known))
        except ValueError:  # another program wrote there
            pass
    card = _card(shared, course, examine(Order(course))).as_json()
    if place:
        store.keep(place, json.dumps(card, ensure_ascii=False).encode())
    return card


def last_change(course: Path) -> float:
    """When a file of a course was saved last, in seconds since 1970."""
    return max((time for _, _, time in _files(course)), default=0.0)


def _files(course: Path) -> list[tuple[str, int, float]]:
    """The course's files, and those of its organisation: name, size, time of the last save."""
    around = [path for root in extension_roots_of(course) if root.is_dir() for path in root.glob("*.yaml")]
    found = []
    for path in (*course.rglob("*"), *around):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(course.parent.parent).parts):
            stat = path.stat()
            found.append((path.as_posix(), stat.st_size, stat.st_mtime))
    return sorted(found)


def _state(course: Path) -> str:
    """Changes with each file, the builder, and the day, by which reviews are due."""
    return hashlib.blake2b(repr((CARD, __version__, today(), _files(course))).encode(), digest_size=16).hexdigest()


def _card(shared: SharedFolder, folder: Path, checked: Checked | Faulty) -> Card:
    from builder import discover  # noqa: PLC0415 - slow to load

    courses = [one.course for one in checked.parsed.courses]
    outlines = [outline_of(one, discover.block_kinds(one.source.extension_roots)) for one in courses]
    found = checked.outcome.diagnostics
    faulty = {(one.span.file, one.span.line) for one in found if one.severity is Severity.ERROR}
    bars = [bar for course, outline in zip(courses, outlines, strict=True) for bar in _strip(course, outline, faulty)]
    review = checked.details.review_by
    errors = sum(one.severity is Severity.ERROR for one in found)
    in_modules = is_programme(folder)
    parts = ((shared.name_of(one.source.folder), one.details.title or one.source.name) for one in courses if in_modules)
    return Card(
        course=shared.name_of(folder),
        id=checked.details.id,
        title=checked.details.title or folder.name,
        programme=in_modules,
        parts=tuple(parts),
        owner=checked.details.owner,
        imported=(folder / RECORD).is_dir(),
        modules=len(courses),
        pages=len(bars),
        minutes=sum(one.minutes for one in outlines),
        questions=sum(one.questions for one in outlines),
        errors=errors,
        warnings=len(found) - errors - sum(map(is_advice, found)),
        review=review.isoformat() if review else "",
        changed=last_change(folder),
        strip=tuple(bars),
    )


def _strip(course: Any, outline: CourseOutline, faulty: set[tuple[str, int]]) -> list[Bar]:
    pages = list(course.pages)
    starts = [page.span for page in pages]
    ends: Mapping[int, Any] = {
        index: starts[index + 1] for index in range(len(starts) - 1) if starts[index + 1].file == starts[index].file
    }
    bars = []
    for index, (start, page) in enumerate(zip(starts, outline.pages, strict=True)):
        until = ends[index].line if index in ends else None
        wrong = any(
            file == start.file and start.line <= line and (until is None or line < until) for file, line in faulty
        )
        bars.append(Bar(page.title, round(page.seconds), page.questions, wrong, pages[index].assessment is not None))
    return bars
