"""A file that somebody wants to bring in: its beginning, its text, the zip that it is."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Self

from builder.package.archive import Archive, RefusedError
from builder.source.encoding import decode
from builder.source.load import readable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lxml import etree

BEGINNING = 65_536  # bytes that tell what a file is
LARGEST_TEXT = 20_000_000  # bytes of a file, or of a part of a zip, that is read as a whole
PDF = b"%PDF-"
NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")  # control characters of no text file
ZIP = b"PK\x03\x04"


class SourceFile:
    """A file to import. What it holds is read when it is asked for.

    A context manager: within it a zip stays open; later, each part that is asked for opens it once more.
    """

    def __init__(self, path: Path, options: dict[str, str] | None = None, within: Path | None = None) -> None:
        """`options`: what the author was asked about, such as which column is which.

        `within`: the folder that is imported with all that lies in it; without it, the file's own.
        """
        self.path, self.options = path, options or {}
        self.folder = within or path.parent
        self._archive: Archive | None = None
        self._within = False

    def __enter__(self) -> Self:
        """From here on a zip stays open."""
        self._within = True
        return self

    def __exit__(self, *_: object) -> None:
        """The zip is closed."""
        self._within = False
        if self._archive:
            self._archive.__exit__()
        self._archive = None

    @property
    def name(self) -> str:
        """Its name, without its folders."""
        return self.path.name

    @property
    def ending(self) -> str:
        """In lower case, with its dot."""
        return self.path.suffix.lower()

    @cached_property
    def head(self) -> bytes:
        """Its first bytes. RefusedError: it can't be opened."""
        try:
            with self.path.open("rb") as opened:
                return opened.read(BEGINNING)
        except OSError as reason:
            raise RefusedError(f"it can't be opened: {reason.strerror}", "check who may read it") from reason

    @cached_property
    def start(self) -> str:
        """The text of its beginning; "" for a zip, a PDF and whatever else holds signs that no text has."""
        text = "" if self.head.startswith((ZIP, PDF)) else decode(self.head)[0]
        return "" if NO_TEXT.search(text) else readable(text)

    @property
    def archive(self) -> Archive:
        """The zip that it is, within the context. RefusedError: it is none, or one that could do harm."""
        if not self._within:
            raise ValueError("a zip is open only within its file's context; part() opens it anew")
        self._archive = self._archive or Archive(self.path)
        return self._archive

    @cached_property
    def inside(self) -> Sequence[str]:
        """The names of the files in the zip that it is; none where it is no zip that can be read."""
        if not self.head.startswith(ZIP):
            return ()
        try:
            if self._within:
                return tuple(self.archive)
            with Archive(self.path) as archive:
                return tuple(archive)
        except RefusedError:
            return ()

    def content(self, most: int = LARGEST_TEXT) -> bytes:
        """All of it. RefusedError: it is larger than `most` bytes, or can't be read."""
        try:
            if self.path.stat().st_size > most:
                raise RefusedError(f"it is larger than {most / 1e6:.0f} MB", "split it, and import its parts")
            return self.path.read_bytes()
        except OSError as reason:
            raise RefusedError(f"it can't be read: {reason.strerror}", "check who may read it") from reason

    def text(self) -> str:
        """All of it as text, in whatever encoding. RefusedError: as `content`."""
        return readable(decode(self.content())[0])

    def part(self, name: str, most: int = LARGEST_TEXT) -> bytes:
        """A file in the zip that it is. RefusedError: it is too large or damaged. KeyError: it is not there."""
        if self._within:
            return self.archive.read(name, most)
        with Archive(self.path) as archive:
            return archive.read(name, most)

    def xml(self, name: str) -> etree._Element:
        """A file in the zip, as XML. RefusedError, KeyError: as `part`; RefusedError too where it is no XML."""
        return parse_xml(self.part(name), name)


def parse_xml(content: bytes, name: str = "") -> etree._Element:
    """XML of strangers: no entities, nothing from the network. RefusedError: it is none."""
    from lxml import etree  # noqa: PLC0415 - heavy, and needed only here

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as reason:
        text = f"“{name}” in it is damaged" if name else "it is damaged"
        raise RefusedError(text, "open it in its own program, save it anew, and try again") from reason
    if any(True for _ in root.iter(etree.Entity)):
        raise RefusedError("it uses entities, which can do harm", "save it anew from its own program")
    return root


def text_of(node: etree._Element) -> str:
    """All words in an element of XML, without its comments."""
    return str(node.xpath("string()")).strip()
