"""What was changed in a course since its last build, long before the next: the page, and what is wrong now."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.pipeline.one_page import changed_page, faults_now, read_alone
from builder.source.folders import is_programme

if TYPE_CHECKING:
    from builder.diagnostics import Diagnostic
    from builder.model import CourseSource
    from builder.order import Order
    from builder.pipeline.one_page import ChangedPage, PageAlone, Texts
    from builder.preview.courses import Build


@frozen
class PageNow:
    """A page as its author has just made it, ahead of the course that it is a page of."""

    id: str
    before: str  # its HTML, as it was; "": whoever asks has it
    now: str


class Ahead:
    """One course in one theme, ahead of its builds. Its methods may be called from any thread."""

    def __init__(self) -> None:
        self.asked = ""  # the id of the page that was asked for last
        self._lock = threading.Lock()
        self._since: Build | None = None  # the build that `_changed` is a change of
        self._stamps: list[tuple[int, int]] = []  # of its files then: time and size
        self._changed: ChangedPage | None = None
        self._beside: CourseSource | None = None  # what `_known` was read with
        self._known: dict[tuple[Texts, int], PageAlone] = {}  # the page before and now

    def page(self, build: Build, order: Order, lock: str, has: str) -> PageNow | None:
        """The one page that was changed since a build; None where that is not clear. `lock`: as `load` takes it.

        `has`: the id of the page that whoever asks has got from here last.
        """
        changed = self._page_since(build, order, lock) if build.played and not build.outcome.failed else None
        if not changed:
            return None
        now = self._alone(changed, changed.now).html
        before = "" if has == changed.id else self._alone(changed, changed.before).html
        if not now or not (before or has == changed.id):
            return None
        self.asked = changed.id
        return PageNow(changed.id, before, now)

    def faults(self, build: Build, order: Order, lock: str) -> list[Diagnostic] | None:
        """What is wrong now that one page was changed since a build; None where that is not clear.

        What other pages have of this one is not known yet: the next build says it.
        """
        changed = self._page_since(build, order, lock)
        if not changed:
            return None
        before, now = (self._alone(changed, texts) for texts in (changed.before, changed.now))
        return faults_now(changed, build.outcome.diagnostics, before, now)

    def _page_since(self, build: Build, order: Order, lock: str) -> ChangedPage | None:
        if not build.courses or is_programme(order.folder):
            return None
        (course,) = build.courses
        with self._lock, suppress(OSError):
            found = [(order.folder / text.name).stat() for text in course.source.texts]
            stamps = [(one.st_mtime_ns, one.st_size) for one in found]
            if self._since is not build or self._stamps != stamps:  # its page and its faults are asked for together
                self._changed = changed_page(order, lock, course)
                self._since, self._stamps = build, stamps
            return self._changed
        return None

    def _alone(self, page: ChangedPage, texts: Texts) -> PageAlone:
        """The changed page as it is in the texts: whoever asks next, the build among them, gets the same."""
        with self._lock:
            if self._beside != page.beside:
                self._beside, self._known = page.beside, {}
            of = (texts, page.shift)
            read = self._known.pop(of, None) or read_alone(page, texts)
            self._known = dict([*self._known.items()][-1:]) | {of: read}
            return read
