"""The JSON of H5P, read as what it should be: whatever is of another kind counts as missing."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from builder.importers.draft import plain, words
from builder.importers.fragment import Surroundings, elements_of, inline_of
from builder.importers.gaps import in_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from builder.importers.draft import Elements, Gap, Inline
    from builder.importers.quiz import Quiz
    from builder.importers.source import SourceFile

# Colours, addresses, files, kinds of media, and names that programs give: “text/html”, “top-left”, “fooBar”.
OF_NO_WORDS = re.compile(
    r"#[0-9a-fA-F]{3,8}|https?://\S+|rgba?\(.*|[\w.-]+\.[a-z]{2,4}\d?|\w+/[\w.+-]+|[a-z]+(?:[-_][a-z]+)+|[a-z]+[A-Z]\w*"
    r"|[0-9a-f]{8}-[0-9a-f-]+|\d+(?:px|em|rem|pt)|H5P\.\S+"
    r"|true|false|none|auto|left|right|top|bottom|center|middle|normal|small|medium|large|solid|image|video|audio|text"
)
OF_PROGRAMS = re.compile(
    r"^(?:l10n|UI|override\w*|behaviou?r|confirm\w*|scoreBar\w*|\w*(?:Label|Button|ButtonText|Aria\w*|A11y)|a11y\w*"
    r"|currentSymbol|subContentId|library|mime|copyright|metadata|path|texts|interactionBar|goto|adaptivity)$"
)
LARGEST_MEDIA = 500_000_000  # bytes


@dataclass(slots=True)
class Params:
    """What a piece of content says of itself."""

    said: dict[str, Any]
    quiz: Quiz
    file: SourceFile
    where: str
    title: str = ""  # from its metadata
    used: set[str] = field(default_factory=set)  # keys that were read

    def __getitem__(self, key: str) -> Any:
        """What a key holds; None where it is not there."""
        self.used.add(key)
        return self.said.get(key)

    def inside(self, key: str) -> Params:
        """An object in it."""
        return self.of(self[key])

    def of(self, said: Any) -> Params:
        """A part of it."""
        return Params(said if isinstance(said, dict) else {}, self.quiz, self.file, self.where)

    def rows(self, key: str) -> list[Params]:
        """The objects of a list."""
        return [self.of(one) for one in self.list(key) if isinstance(one, dict)]

    def list(self, key: str) -> list[Any]:
        """A list; empty where it is none."""
        said = self[key]
        return said if isinstance(said, list) else []

    def raw(self, key: str) -> str:
        """A text as it stands, which may hold HTML."""
        said = self[key]
        return said if isinstance(said, str) else str(said) if isinstance(said, int | float) else ""

    def plain(self, key: str) -> str:
        """A text without its form."""
        return plain(self.line(key)).strip()

    def elements(self, key: str) -> Elements:
        """A text as elements."""
        return self.as_elements(self.raw(key))

    def on_page(self, key: str) -> Elements:
        """A text as elements of a page, with headings."""
        return elements_of(self.raw(key), replace(self.around(), headings=True))

    def line(self, key: str) -> Inline:
        """A text on one line."""
        return inline_of(self.raw(key), self.around())

    def as_elements(self, said: str, gaps: Sequence[Gap] = ()) -> Elements:
        """HTML as elements; each sign in it is a gap."""
        return elements_of(said, self.around(gaps))

    def around(self, gaps: Sequence[Gap] = ()) -> Surroundings:
        """Where its texts stand."""
        return Surroundings(self.quiz.reading, self.where, find=self._find, split=in_place(gaps) if gaps else words)

    def _find(self, address: str) -> Callable[[], bytes] | None:
        name = "content/" + address.removesuffix("#tmp").lstrip("/")
        return (lambda: self.file.part(name, LARGEST_MEDIA)) if name in self.file.inside else None

    def media(self, key: str, called: str = "") -> str:
        """The name in the course of a file; "" where it is not in the zip."""
        path = self.inside(key).raw("path")
        read = self._find(path) if path else None
        return self.quiz.reading.keep(path, read, called=called, where=self.where) if read else ""

    def rest(self) -> Iterator[str]:
        """All words that learners saw and nobody has read."""
        for key, value in self.said.items():
            if key not in self.used and not OF_PROGRAMS.match(key):
                yield from _words_in(value)


def _words_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        said = " ".join(html.unescape(re.sub(r"<[^>]*>", " ", value)).split())
        if re.search(r"[^\W\d_]{2}", said) and not OF_NO_WORDS.fullmatch(said):
            yield said
    elif isinstance(value, dict):
        for key, inner in value.items():
            if not OF_PROGRAMS.match(str(key)):
                yield from _words_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _words_in(inner)
