"""Pages as they were read the last time, for who builds a course at each save: most of it is the same.

What a page becomes follows from its lines and their places, from the ids that it and its blocks were given, and from
what all pages of the course share. Where all of that is as before, so is the page, with all that reading it gave.
"""

from __future__ import annotations

import hashlib
from dataclasses import field
from itertools import pairwise
from typing import TYPE_CHECKING

from builder.frozen import mutable

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from builder.parse.outline_node import OutlineNode
    from builder.parse.reader import CourseContext, FileRead, PageRead


@mutable
class PageCache:
    """The pages of one course, from one build to the next."""

    context: CourseContext | None = None  # what they were read with
    before: dict[Hashable, PageRead] = field(default_factory=dict)
    now: dict[Hashable, PageRead] = field(default_factory=dict)
    sections: set[tuple[int, int]] = field(default_factory=set)  # where they start: file and line
    around: list[str] = field(default_factory=list)  # by file: what of it any page can name
    ends: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)  # of sections and pages, by their starts

    def begin(self, outline: Sequence[OutlineNode], files: Sequence[FileRead], context: CourseContext) -> None:
        """Another build, before any page of it is read."""
        self.around = [_around(file) for file in files]
        self.before = self.now if context == self.context else {}
        self.now, self.context = {}, context
        self.sections = {(section.file, section.span.line) for section in outline}
        pages = {(page.file, page.span.line) for section in outline for page in section.pages}
        self.ends = dict(pairwise(sorted(self.sections | pages)))

    def page(self, opened: OutlineNode, file: FileRead, read: Callable[[], PageRead]) -> PageRead:
        """The page: as it was before, else as it is read now."""
        key = self._key(opened, file)
        known = self.before.get(key) or read()
        self.now[key] = known
        return known

    def _key(self, opened: OutlineNode, file: FileRead) -> Hashable:
        start = opened.span.line
        number, end = self.ends.get((opened.file, start), (None, 0))
        text = file.normalised.between(start - 1, end - 1 if number == opened.file else len(file.normalised.lines))
        given = tuple((one.id, one.key) for one in (opened, *opened.blocks))
        return opened.span, text, given, self.around[opened.file]


def _around(file: FileRead) -> str:
    """A digest of what stands elsewhere in a file and any page of it can name: footnotes and addresses."""
    notes = [
        (label, [(one.type, one.tag, one.info, one.content, one.map, one.meta, one.attrs) for one in body])
        for label, body in file.notes.items()
    ]
    references = [(name, one["href"], one["title"]) for name, one in file.env.get("references", {}).items()]
    return hashlib.sha256(repr((notes, references)).encode()).hexdigest()
