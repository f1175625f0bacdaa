"""Brings what people have into our language: a folder an importer, found, never listed.

An importer's folder holds

- `importer.py` with `IMPORTER = Importer(title, endings, recognises, read)`. It imports nothing heavy at its top: every
  `importer.py` is loaded to find out whose a file is, and only the one that reads it may load lxml and the like.
- further modules of its own, and `examples/`: small files, each beside the Markdown that becomes of it
  (`leaflet.docx`, `leaflet.docx.md`), which are its documentation and its test.

`read` gives a `Draft` (draft.py). Whatever it can't put there it tells its `Reading`: nothing of a file may vanish.
A file that can't be read at all is refused by `RefusedError` of `builder.package.archive`, with what to do.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from builder.diagnostics.contract import BrokenContractError
from builder.discover import load, roots
from builder.frozen import frozen
from builder.package.archive import RefusedError
from builder.source.slugs import safe_file_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from builder.importers.draft import Draft
    from builder.importers.source import SourceFile


@frozen
class Importer:
    """How files of a format are read."""

    title: str  # in words, as people call the format: “Word document”
    endings: tuple[str, ...]  # ".docx"; the first is the usual one
    recognises: Callable[[SourceFile], bool]  # by content, not by its ending alone
    read: Callable[[SourceFile, Reading], Draft]  # RefusedError: it can't be read
    likely: int = 0  # of several that recognise a file, the one with the highest number reads it
    asks: Callable[[SourceFile], tuple[Ask, ...]] | None = None  # what it guesses, and the author may say otherwise
    needs: tuple[str, ...] = ("lxml",)  # libraries that are not there in a browser

    @property
    def can_read(self) -> bool:
        """Whether what it needs is here."""
        return all(find_spec(name) for name in self.needs)


@frozen
class Ask:
    """A guess that the author is asked about; the answer is in `SourceFile.options` under its name."""

    name: str  # “the column “Key””
    guess: str
    offered: tuple[str, ...]  # what it may be instead


@frozen
class Doubt:
    """Something that a person has to look at."""

    where: str  # “slide 3”
    what: str  # a sentence: what is in doubt
    todo: str  # a sentence: what to do
    text: str = ""  # what a person may want to copy, as it is


@frozen
class LeftOut:
    """Something of the file that is not in the course."""

    kind: str  # what it is, in the plural, as the report counts it: “animations”, “headers of pages”
    where: str
    words: str = ""  # its text, kept in the report; "" where it has none


@frozen
class Media:
    """A picture, clip or document that comes with the course; its bytes are read only when it is written."""

    name: str  # within the course's folder: "media/team-at-the-counter.jpg"
    read: Callable[[], bytes]  # RefusedError, OSError: it can't be read, which is told
    where: str = ""


@dataclass(slots=True)
class Reading:
    """The notebook of an importer while it reads a file."""

    doubts: list[Doubt] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    media: list[Media] = field(default_factory=list)
    names: set[str] = field(default_factory=set)  # of files, that are taken
    fetch: Callable[[str], tuple[str, bytes]] | None = None  # gets a picture of the web, where the author asks for that
    _kept: dict[object, str] = field(default_factory=dict)
    _reported: set[Doubt] = field(default_factory=set)

    @property
    def used(self) -> set[str]:
        """The files that the course has taken over, as the source calls them."""
        return {str(name) for name in self._kept}

    def doubt(self, where: str, what: str, todo: str, text: str = "") -> None:
        """Notes what a person has to look at: sentences, with their full stops; `text`: words to copy, as they are."""
        one = Doubt(where, what, todo, text)
        if one not in self._reported:
            self._reported.add(one)
            self.doubts.append(one)

    def leave_out(self, kind: str, where: str, words: str = "") -> None:
        """Notes what does not come into the course; its words stand in the report."""
        self.left_out.append(LeftOut(kind, where, " ".join(words.split())))

    def keep(
        self, name: str, read: Callable[[], bytes], *, called: str = "", exactly: str = "", where: str = ""
    ) -> str:
        """Takes a file of the source into the course: what to call it as `media`.

        `name` is what the source calls it, also across uses: the same name is the same file. `called`: better words,
        such as its alternative text, for a file with no name of its own (`image12.png`). `exactly`: its whole name,
        where that says more, as the language in that of captions does.
        """
        if name in self._kept:
            return self._kept[name]
        stem, dot, ending = name.rpartition("/")[2].rpartition(".")
        wanted = called or (stem if dot else ending)
        safe, _, kind = safe_file_name(f"{wanted[:60]}.{ending if dot else 'bin'}").rpartition(".")
        place, number = f"media/{exactly or f'{safe}.{kind}'}", 1
        while place in self.names:
            number += 1
            place = f"media/{safe}-{number}.{kind}"
        self.names.add(place)
        self._kept[name] = place
        self.media.append(Media(place, read, where))
        return place

    def from_web(self, address: str, *, called: str = "", where: str = "") -> str:
        """A picture of the web as a file of the course; "" where nobody asks for it, or where it can't be got."""
        if not self.fetch:
            return ""
        if address in self._kept:
            return self._kept[address]
        try:
            ending, content = self.fetch(address)
        except RefusedError as reason:
            message = f"The picture {address} was not got: {reason}."
            self.doubt(where, message, f"{reason.advice[:1].upper()}{reason.advice[1:]}.")
            return ""
        last = unquote(urlsplit(address).path).rpartition("/")[2].rpartition(".")[0]
        self._kept[address] = self.keep(
            f"web/{last or 'picture'}.{ending}", lambda: content, called=called, where=where
        )
        return self._kept[address]


@cache
def importers(extension_roots: tuple[Path, ...] = ()) -> dict[str, Importer]:
    """Every importer by its folder's name. BrokenContractError: one holds no `IMPORTER`."""
    found = {}
    for file in (file for root in roots(extension_roots, "importers") for file in sorted(root.glob("*/importer.py"))):
        name = file.parent.name.replace("_", "-")
        one = getattr(load(file, f"builder.importers.{file.parent.name}.importer"), "IMPORTER", None)
        if not isinstance(one, Importer):
            raise BrokenContractError(f"{file}: IMPORTER must be an Importer")
        found[name] = one
    return found
