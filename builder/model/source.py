"""Where things stand in an author's files, and the files as they were read."""

from __future__ import annotations

from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING

from builder.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@frozen
class Span:
    """A place in an author's file."""

    file: str  # as shown to the author, with forward slashes
    line: int = 1  # from 1; 0: the file as a whole
    column: int = 1  # from 1
    length: int = 0  # characters to mark; 0: to the end of the line


@frozen
class SourceText:
    """A text file of a course, decoded, with Unix line ends."""

    name: str  # within the course's folder
    file: str  # as shown to the author
    text: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends."""
        return _lines(self.text)

    def place_of(self, words: str) -> Span:
        """The first place of some words; the file as a whole where they don't stand in one line."""
        for number, line in enumerate(self.lines, 1):
            if words in line:
                return Span(self.file, number, line.index(words) + 1, len(words))
        return Span(self.file, 0)


@lru_cache(maxsize=8)  # for each row of a table and each remark asks anew; an author saves it in many versions
def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n"))


@frozen
class MediaFile:
    """A file that a course shows or offers; its bytes are read only when needed."""

    name: str  # within the course's folder, with forward slashes
    path: Path
    size: int  # bytes
    fitted: bytes = b""  # what is packed in place of its own bytes; b"": those


@frozen
class CourseSource:
    """All that `load` found of one course."""

    name: str  # the folder's name
    folder: Path
    texts: tuple[SourceText, ...]  # course.md first, then by name
    media: Mapping[str, MediaFile]
    organisation: SourceText | None  # the nearest organisation.yaml
    organisation_media: Mapping[str, MediaFile]  # pictures beside organisation.yaml
    lock: SourceText | None  # ids.lock
    documents: Mapping[str, SourceText] = field(default_factory=dict)  # texts beside the media, such as transcripts
    terms: tuple[SourceText, ...] = ()  # the organisation's own lists of words to avoid
    extension_roots: tuple[Path, ...] = ()  # where the organisation's own blocks, themes and standards may lie
    translations: Mapping[str, SourceText] = field(default_factory=dict)  # by the language's code


@frozen
class ProgrammeSource:
    """All that `load` found of a programme, but for its courses."""

    folder: Path
    text: SourceText | None  # programme.yaml
    courses: tuple[str, ...]  # the folders in it that hold one
    organisation: SourceText | None  # the nearest organisation.yaml
    stray: SourceText | None = None  # a course.md beside programme.yaml
    translations: Mapping[str, SourceText] = field(default_factory=dict)  # of programme.yaml, by the language's code
    lock: SourceText | None = None  # ids.lock
    extension_roots: tuple[Path, ...] = ()  # as a course's
