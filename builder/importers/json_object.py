"""The JSON of other programs, read as what it should be: whatever is of another kind counts as missing."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, ClassVar, Self

from builder.importers.draft import Clip, Figure, Heading, LinkCard, plain, words
from builder.importers.fragment import Surroundings, elements_of, inline_of
from builder.importers.gaps import in_place
from builder.importers.markdown import BLOCK, Writer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.importers.draft import Elements, Gap, Inline
    from builder.importers.quiz import Quiz
    from builder.importers.source import SourceFile

# Colours, addresses, files, kinds of media, and names that programs give: “text/html”, “top-left”, “fooBar”.
OF_NO_WORDS = re.compile(
    r"#[0-9a-fA-F]{3,8}|https?://\S+|rgba?\(.*|[\w.-]+\.[a-z]{2,4}\d?|\w+/[\w.+-]+|[a-z]+(?:[-_][a-z]+)+|[a-z]+[A-Z]\w*"
    r"|[0-9a-f]{8}-[0-9a-f-]+|\d+(?:px|em|rem|pt)|H5P\.\S+"
    r"|true|false|none|auto|left|right|top|bottom|center|middle|normal|small|medium|large|solid|image|video|audio|text"
)
LARGEST_MEDIA = 500_000_000  # bytes
FILMS, SOUNDS = (".mp4", ".webm", ".m4v", ".mov", ".ogv"), (".mp3", ".m4a", ".ogg", ".oga", ".wav")
ON_THE_WEB = ("http://", "https://", "//")


@dataclass(slots=True)
class JsonObject:
    """An object of the JSON that describes a piece of content; which of its keys were read is remembered."""

    values: dict[str, Any]
    quiz: Quiz
    file: SourceFile
    where: str
    title: str = ""  # of what it is a part of
    used: set[str] = field(default_factory=set)  # keys that were read

    OF_PROGRAMS: ClassVar[re.Pattern[str]] = re.compile(r"^_?(?:id|type|src|url|key)$")  # keys of no words

    def __getitem__(self, key: str) -> Any:
        """What a key holds; None where it is not there."""
        self.used.add(key)
        return self.values.get(key)

    def named(self, file: str) -> str:
        """A file's name in the zip, by what the content calls it; "" where there is none."""
        return file if file in self.file.inside else ""

    def inside(self, key: str) -> Self:
        """An object in it."""
        return self.of(self[key])

    def of(self, value: Any, where: str = "") -> Self:
        """A part of it."""
        return replace(
            self, values=value if isinstance(value, dict) else {}, where=where or self.where, title="", used=set()
        )

    def rows(self, key: str) -> list[Self]:
        """The objects of a list."""
        return [self.of(one) for one in self.list(key) if isinstance(one, dict)]

    def list(self, key: str) -> list[Any]:
        """A list; empty where it is none."""
        value = self[key]
        return value if isinstance(value, list) else []

    def raw(self, *keys: str) -> str:
        """The first text of some keys as it stands, which may hold HTML."""
        for key in keys:
            value = self[key]
            if isinstance(value, int | float) and not isinstance(value, bool):
                return str(value)
            if isinstance(value, str) and value.strip():
                return value
        return ""

    def number(self, *keys: str) -> float | None:
        """The first number of some keys."""
        found = (self[key] for key in keys)
        return next((float(one) for one in found if isinstance(one, int | float) and not isinstance(one, bool)), None)

    def plain(self, *keys: str) -> str:
        """A text without its form."""
        return " ".join(plain(self.line(*keys)).split())

    def elements(self, *keys: str) -> Elements:
        """A text as elements."""
        return self.as_elements(self.raw(*keys))

    def on_page(self, *keys: str) -> Elements:
        """A text as elements of a page, with headings."""
        return elements_of(self.raw(*keys), replace(self.around(), headings=True))

    def line(self, *keys: str) -> Inline:
        """A text on one line."""
        return inline_of(self.raw(*keys), self.around())

    def as_elements(self, html_text: str, gaps: Sequence[Gap] = ()) -> Elements:
        """HTML as elements; each sign in it is a gap."""
        return elements_of(html_text, self.around(gaps))

    def around(self, gaps: Sequence[Gap] = ()) -> Surroundings:
        """Where its texts stand."""
        return Surroundings(self.quiz.reading, self.where, split=in_place(gaps) if gaps else words, take=self._take)

    def _take(self, address: str) -> str:
        return self.keep(address.partition("#")[0].partition("?")[0])

    def keep(self, address: str, called: str = "") -> str:
        """The name in the course of a file; "" where it is not in the zip."""
        name = self.named(address) if address else ""
        if not name:
            return ""
        return self.quiz.reading.keep(
            name, lambda: self.file.part(name, LARGEST_MEDIA), called=called, where=self.where
        )

    def picture(self, address: str, alt: str = "", caption: str = "") -> Elements:
        """A picture; one of the web, or one that is not here, is told."""
        if not address.strip():
            return ()
        media = self.keep(address, alt)
        if media:
            return (Figure(media, alt, caption, where=self.where),)
        kind = "pictures of the web" if address.startswith(ON_THE_WEB) else "pictures that are not in the file"
        self.quiz.reading.leave_out(kind, self.where, " ".join(filter(None, [alt, caption, address])))
        return ()

    def film(
        self, address: str, title: str, captions: Sequence[str] = (), *, spoken: Elements = (), before: Elements = ()
    ) -> Elements:
        """A film or a sound, with what is said in it and what leads to it; below a heading where it can't be played."""
        script = ""
        if spoken and self.named(address):
            text = "\n\n".join(Writer().elements(spoken, BLOCK)) + "\n"
            script = self.quiz.reading.keep(f"{title}.md", text.encode, called=title, where=self.where)
        found = self.clip(address, title, captions, script)
        clip = next((one for one in found if isinstance(one, Clip)), None)
        if clip and script and (clip.captions or clip.kind == "audio"):
            return (replace(clip, intro=before),)
        heading: Elements = (Heading(words(title), 2, self.where),) if title and (before or spoken) else ()
        rest = spoken if spoken and not script else ()
        return (*heading, *before, *found, *rest)

    def clip(self, address: str, title: str, captions: Sequence[str] = (), transcript: str = "") -> Elements:
        """A film or a sound: played where it comes with the file, else a link to it."""
        if not address.strip():
            return ()
        media, lower = self.keep(address, title), address.partition("?")[0].lower()
        kind = "audio" if lower.endswith(SOUNDS) else "video"
        name = title or ("Sound" if kind == "audio" else "Film")
        if media:
            tracks = tuple(filter(None, (self.keep(one, f"{name} captions") for one in captions)))
            tracks = tuple(one for one in tracks if one.endswith(".vtt"))
            return (
                Clip(
                    title=words(name),
                    kind="audio" if kind == "audio" else "video",
                    media=media,
                    alt=name,
                    captions=tracks,
                    transcript=transcript,
                    where=self.where,
                ),
            )
        if address.startswith(ON_THE_WEB):
            url = f"https:{address}" if address.startswith("//") else address
            self.quiz.doubt(
                self.where, "A film or sound is on the web, and can't come with the course.", "It is a link now."
            )
            return (LinkCard(words(name), url, where=self.where),)
        self.quiz.reading.leave_out("films and sounds that are not in the file", self.where, f"{name} {address}")
        return ()

    def rest(self) -> Iterator[str]:
        """All words that learners saw and nobody has read."""
        for key, value in self.values.items():
            if key not in self.used and not self.OF_PROGRAMS.match(key):
                yield from self._words_in(value)

    def _words_in(self, value: Any) -> Iterator[str]:
        if isinstance(value, str):
            text = " ".join(html.unescape(re.sub(r"<[^>]*>", " ", value)).split())
            if re.search(r"[^\W\d_]{2}", text) and not OF_NO_WORDS.fullmatch(text):
                yield text
        elif isinstance(value, dict):
            for key, inner in value.items():
                if not self.OF_PROGRAMS.match(str(key)):
                    yield from self._words_in(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from self._words_in(inner)

    def report_rest(self, kind: str) -> None:
        """Puts into the report what is left."""
        for text in dict.fromkeys(self.rest()):
            self.quiz.reading.leave_out(kind, self.where, text)
