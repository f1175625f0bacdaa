"""Where modules come from: courses, each built in memory when it is asked for and its files have changed."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from dataclasses import asdict, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder import discover, trust
from builder.diagnostics import frame, lines_of
from builder.editions import editions
from builder.frozen import frozen
from builder.language import interface
from builder.order import Order, Outcome
from builder.parse.page_cache import PageCache
from builder.pipeline import assemble, assemble_in_part
from builder.pipeline.output import Rendered
from builder.preview.ahead import Ahead, PageNow
from builder.preview.played import Played, Titles, of_course, of_programme, places_of, sources_of, titles_of
from builder.render.bundle import read_module
from builder.render.pages import templates_in
from builder.source.folders import EXTENSIONS, course_folders, is_programme, package_folders

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from builder.diagnostics import Diagnostic
    from builder.model import Course, Span
    from builder.pipeline.stages import Faulty

TRIES, PAUSE = 5, 0.02  # seconds: a file that goes while it is read is read again a moment later


@frozen
class Build:
    """What became of a course with a theme: its faults now, and what could be played last, in part at least."""

    outcome: Outcome
    played: dict[str, Played] = field(default_factory=dict)  # by the standard's name; {}: nothing could be shown yet
    partly: bool = False  # whether what is played is the files as they are now, without what errors stand in
    titles: Titles = field(default_factory=Titles)  # of what is played
    sources: Mapping[str, Mapping[str, Span]] = field(default_factory=dict)  # of what is played: by modules and ids
    revision: int = 0  # of what is played
    ordered: bool = False  # whether learners go through it in order
    seconds: float = field(default=0, compare=False)  # that it took
    found: bool = True  # whether the folder still holds a course
    courses: tuple[Course, ...] = field(default=(), compare=False)  # as their files are now, faults and all

    def as_json(self) -> dict[str, Any]:
        """What the page shows of it."""
        lines = lines_of(self.outcome.diagnostics, self.outcome.sources)
        return {
            "title": self.outcome.title,
            "pages": self.outcome.pages,
            "questions": self.outcome.questions,
            "found": self.found,
            "failed": self.outcome.failed,
            "partly": self.partly,
            "revision": self.revision,
            "ordered": self.ordered,
            "faults": [one.as_json() | {"frame": frame(one, lines[one.span.file])} for one in self.outcome.diagnostics],
            "played": [one.as_json() for one in self.played.values()],
            "titles": asdict(self.titles),
            "sources": {
                folder: {name: {"file": span.file, "line": span.line} for name, span in found.items()}
                for folder, found in self.sources.items()
            },
        }


class Courses:
    """The courses that a path means. Its methods may be called from any thread; one course is built at a time."""

    def __init__(self, path: Path, organisation: Path | None = None, language: str = "") -> None:
        self.path = path.resolve()
        self.language = language
        self.organisation = organisation.resolve() if organisation else None
        alone = self.path in course_folders(self.path)  # the path is itself a course
        self.folder = self.path.parent if alone else self.path  # that they lie in
        around = [self.folder.parent] if is_programme(self.folder) else []
        self.extension_roots = (self.folder, *around, *([self.organisation.parent] if self.organisation else []))
        self.trusted = trust.record_folder()
        self._lock = threading.Lock()
        self._builds: dict[tuple[str, str], Build] = {}  # by the course's name and the theme
        self._lay: dict[str, Path] = {}  # where each that was asked for was found
        self._stale: set[tuple[str, str]] = set()
        self._read_at: dict[tuple[str, str], float] = {}  # when the files of each were begun to be read, monotonic
        self._asked: tuple[str, str] | None = None  # the build that was asked for last
        self._ahead: dict[tuple[str, str], Ahead] = {}
        self._pages: dict[str, PageCache] = {}  # of the last build, by the course's name, whatever its theme
        self._began = time.time_ns() // 1_000_000  # a page that stayed open may know revisions of an earlier run
        self._locks: dict[str, str] = {}  # ids of pages and questions, which they keep though nothing is written

    def names(self) -> list[str]:
        """Every course and programme that is there now; a programme that was asked for, before its modules."""
        return [*self._folders()]

    def _folders(self) -> dict[str, Path]:
        inside = course_folders(self.path) if is_programme(self.path) else []
        return {folder.name: folder for folder in [*package_folders(self.path), *inside]}

    def _found(self, name: str) -> bool:
        """Whether a course of that name is there, a module of a programme too, which is listed with it alone."""
        listed = self._folders()
        modules = (one for folder in listed.values() if is_programme(folder) for one in course_folders(folder))
        folder = listed.get(name) or next((one for one in modules if one.name == name), None)
        if folder:
            self._lay[name] = folder
        return folder is not None

    def _folder(self, name: str) -> Path:
        """Where a course lies, or lay."""
        return self._lay.get(name, self.folder / name)

    def themes(self) -> dict[str, str]:
        """The title of every theme by its name."""
        return {
            name: str(theme.settings.get("title", name))
            for name, theme in discover.themes(self.extension_roots).items()
        }

    def build(self, name: str, theme: str) -> Build:
        """The course as its files are now; `theme` "" is its own. KeyError: no such course or theme was ever there."""
        key = (name, theme)
        asked_at = time.monotonic()
        with self._lock:
            if key not in self._builds and (not self._found(name) or theme not in {"", *self.themes()}):
                raise KeyError(name)
            self._asked = key
            # Who has waited for a build that began since then gets that: it has all that was saved when they asked.
            is_known = key in self._builds and (key not in self._stale or self._read_at[key] > asked_at)
            if not is_known:
                self._read_at[key] = time.monotonic()
                self._stale.discard(key)  # before its files are read: what is saved meanwhile makes it stale again
                if asked := self._ahead_of(key).asked:  # somebody waits to see it
                    with suppress(Exception):  # whoever asks gets it, too
                        self.page_now(name, theme, asked)
                began = time.monotonic()
                try:
                    made = self._made(name, theme, self._builds.get(key))
                    self._builds[key] = replace(made, seconds=time.monotonic() - began)
                except Exception:
                    self._stale.add(key)  # so that whoever asks next is told, too
                    self._read_at[key] = 0
                    raise
            return self._builds[key]

    def page_now(self, name: str, theme: str, has: str = "") -> PageNow | None:
        """The one page that was changed since the last build: `Ahead.page`."""
        build = self._builds.get((name, theme))
        if not build:
            return None
        return self._ahead_of((name, theme)).page(build, self._order(name, theme), self._locks.get(name, ""), has)

    def faults_now(self, name: str, theme: str) -> list[Diagnostic] | None:
        """What is wrong now that one page was changed since the last build: `Ahead.faults`."""
        build = self._builds.get((name, theme))
        if not build:
            return None
        return self._ahead_of((name, theme)).faults(build, self._order(name, theme), self._locks.get(name, ""))

    def _ahead_of(self, key: tuple[str, str]) -> Ahead:
        return self._ahead.setdefault(key, Ahead())

    def _order(self, name: str, theme: str) -> Order:
        return Order(self._folder(name), theme=theme, language=self.language, organisation=self.organisation)

    def is_built(self, name: str, theme: str) -> bool:
        """Whether it was built before: then most of it is known, however long it is."""
        return (name, theme) in self._builds

    def renew(self) -> None:
        """Builds anew what was asked for last, if its files have changed: the page asks for it in a moment."""
        if self._asked and self._asked in self._stale:
            with suppress(Exception):  # whoever asks gets it, too
                self.build(*self._asked)

    def played(self, name: str, theme: str, standard: str) -> Played | None:
        """What was built last, whether or not its files have changed since."""
        build = self._builds.get((name, theme))
        return build.played.get(standard) if build else None

    def changed(self, paths: Collection[Path]) -> None:
        """Files were saved: what they belong to is built anew when it is next asked for."""
        if any(map(self._is_an_organisations, paths)):
            for found in (read_module, templates_in, editions):
                found.cache_clear()
            discover.forget()
            interface.forget()
            self._pages.clear()
        keys = {*self._builds, *filter(None, [self._asked])}  # the first build of one may be under way
        known = {self._folder(name) for name, _ in keys}
        extension_roots = [path for path in paths if not any(path.is_relative_to(folder) for folder in known)]
        for key in keys:
            if extension_roots or any(path.is_relative_to(self._folder(key[0])) for path in paths):
                self._stale.add(key)

    def _is_an_organisations(self, path: Path) -> bool:
        """Whether it belongs to an organisation's own blocks and the like, or says which of them may run."""
        return self.trusted in {path, path.parent} or bool({*EXTENSIONS} & {*path.parts[-4:-1]})

    def place(self, name: str, theme: str, number: int) -> tuple[Path, Diagnostic] | None:
        """The file of a fault that is shown, and the fault; None where there is no such fault or no such file."""
        build = self._builds.get((name, theme))
        if not build or not 0 <= number < len(build.outcome.diagnostics):
            return None
        fault = build.outcome.diagnostics[number]
        path = Path(fault.span.file).resolve()
        return (path, fault) if path.is_file() and any(map(path.is_relative_to, self.extension_roots)) else None

    def _made(self, name: str, theme: str, before: Build | None) -> Build:
        folder = self._folder(name)
        order = self._order(name, theme)
        whole = is_programme(folder)
        pages = None if whole else self._pages.setdefault(name, PageCache())
        rendered = _assembled(order, self._locks.get(name, ""), pages)
        checked = rendered.checked if isinstance(rendered, Rendered) else rendered
        outcome = checked.outcome if checked else Outcome(order.folder.name)
        read = tuple(one.course for one in checked.parsed.courses) if checked else ()
        found = whole or bool(course_folders(folder))
        shown = rendered if isinstance(rendered, Rendered) else _in_part(rendered)
        if not shown or not found:
            return replace(before or Build(outcome), outcome=outcome, partly=False, found=found, courses=read)
        modules = shown.content.modules
        courses = [module.course for module in modules]
        if not whole and shown is rendered:
            self._locks[name] = modules[0].checked.lock
        made = [
            of_programme(courses[0].details.language, standard, files)
            if whole
            else of_course(courses[0], standard, files)
            for standard, files in shown.packages()
            if (standard.folder / "lms.js").is_file()
        ]
        played = {one.standard.name: one for one in made if one}
        changed = not before or before.played != played
        revision = before.revision if before else self._began
        faults = places_of(outcome.diagnostics)
        in_order = shown.checked.parsed.programme.in_order
        return Build(
            outcome,
            played,
            partly=shown is not rendered,
            titles=titles_of(courses),
            sources={(one.details.id if whole else ""): sources_of(one) | faults for one in read},
            revision=revision + changed,
            ordered=in_order or any(course.details.navigation == "in order" for course in courses),
            courses=read,
        )


def _assembled(order: Order, lock: str, cache: PageCache | None) -> Rendered | Faulty | None:
    """The course; None for one that is being moved or deleted while it is read."""
    for _ in range(TRIES):
        try:
            return assemble(order, lock=lock, cache=cache)
        except OSError:
            time.sleep(PAUSE)
    return None


def _in_part(faulty: Faulty | None) -> Rendered | None:
    """What can be shown of a course with errors; None where that is nothing, or a file goes while it is read."""
    try:
        return assemble_in_part(faulty) if faulty else None
    except OSError:
        return None
