"""Pages as they were read the last time, for who builds a course at each save: most of it is the same.

What a page becomes follows from its lines and their places, from the ids that it and its blocks were given, and from
what all pages of the course share. Where all of that is as before, so is the page, with all that was met on it. A page
that names what stands elsewhere in its file, a footnote or an address, is read each time.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from builder.diagnostics import Diagnostic
    from builder.model import Link, Page
    from builder.parse.nodes import Composer
    from builder.parse.opened import Opened
    from builder.parse.passages import Passages


@dataclass(frozen=True, slots=True)
class Met:
    """A page, and what was met on it."""

    page: Page
    faults: list[Diagnostic]
    links: list[Link]
    passages: Passages
    stands_alone: bool

    def meet_again(self, composer: Composer) -> None:
        composer.report.raised.extend(self.faults)
        composer.book.links.update(dict.fromkeys(self.links))
        composer.passages.go_on(self.passages)


@dataclass(slots=True)
class KeptPages:
    """The pages of one course, from one build to the next."""

    shared: Any = None  # what each of them depends on
    before: dict[Hashable, Met] = field(default_factory=dict)
    now: dict[Hashable, Met] = field(default_factory=dict)
    sections: set[tuple[int, int]] = field(default_factory=set)  # where they start: file and line
    ends: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)  # of sections and pages, by their starts

    def begin(self, outline: Sequence[Opened], composer: Composer, attempts: int | None) -> None:
        """Another build."""
        book = composer.book
        said = (composer.typography, composer.variables, composer.documents, attempts)
        shared = (*said, book.media, book.page_ids, book.first_pages)
        self.before = self.now if shared == self.shared else {}
        self.now, self.shared = {}, shared
        self.sections = {(section.file, section.span.line) for section in outline}
        pages = {(page.file, page.span.line) for section in outline for page in section.pages}
        self.ends = dict(pairwise(sorted(self.sections | pages)))

    def page(self, opened: Opened, composer: Composer, read: Callable[[], Page]) -> Page:
        """The page: as it was before, else as it is read now."""
        if (opened.file, opened.span.line) in self.sections:  # then its heading is the section's, too
            return read()
        key = self._key(opened, composer.env)
        known = self.before.get(key)
        if known:
            known.meet_again(composer)
        else:
            known = _met(composer, read)
        if known.stands_alone:
            self.now[key] = known
        return known.page

    def _key(self, opened: Opened, env: dict[str, Any]) -> Hashable:
        start, meant = opened.span.line, env["meant"]
        file, end = self.ends.get((opened.file, start), (None, 0))
        text = meant.between(start - 1, end - 1 if file == opened.file else len(meant.lines))
        given = tuple((one.id, one.key) for one in (opened, *opened.blocks))
        named = tuple(env.get("references", ())), tuple(env.get("footnotes", {}).get("refs", ()))  # and meant in a text
        return opened.span, text, given, named


def _met(composer: Composer, read: Callable[[], Page]) -> Met:
    """The page as it is read now; what was met on the pages before it is laid aside meanwhile."""
    report, book, notes, env = composer.report, composer.book, composer.footnotes, composer.env
    faults, found = len(report.raised), len(composer.passages.found)
    links, used, named = book.links, notes.used, env.get("used_references", set())
    book.links, notes.used, env["used_references"] = {}, set(), set()
    page = read()
    spoken = replace(composer.passages, found=composer.passages.found[found:])
    alone = not notes.used and not env["used_references"]
    met = Met(page, report.raised[faults:], list(book.links), spoken, alone)
    links.update(book.links)
    book.links = links
    notes.used |= used
    env["used_references"] |= named
    return met
