"""What a theme draws, by name. `themes/README.md` says how its folder `pictures` is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.discover import themes
from builder.frozen import frozen
from builder.model import MediaFile
from builder.model.drawn import DRAWN
from builder.render.drawings.sheet import Sheet, sheet_of
from builder.render.theming import theme_of
from builder.source.slugs import short_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from builder.discover import Theme
    from builder.model import Course, Span

CAST, PLACE, OBJECT = DRAWN
CALM = "calm"
SHARED = ("moods", "parts")  # files whose parts many pictures use
HALF = "half"  # down to the waist
POSES = (HALF, "standing", "sitting")  # besides head and shoulders
LEFT = "left"  # the way that somebody looks who is drawn the other way round
WHO = "data-who"  # marks in a place where somebody stands, and who usually does
AT = "data-at"  # their places from left to right, where the drawing has another order
EMPTY = "empty"  # a place without the people that it is drawn with


@frozen
class Someone:
    """A person with a mood."""

    sheet: Sheet
    mood: str = CALM


@frozen
class Drawing:
    """A picture that a name means."""

    kind: str
    sheet: Sheet
    people: tuple[Someone, ...] = ()  # of a cast picture the one; of a place those who stand in for its own
    pose: str = ""
    left: bool = False
    empty: bool = False

    @property
    def look(self) -> str:
        """What it looks like: "portrait", "posed", "place" or "object"."""
        return self.kind if self.kind != CAST else "posed" if self.pose else "portrait"

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The files that it is drawn from, but for shared parts."""
        return (self.sheet, *(one.sheet for one in self.people))


@frozen
class Unknown:
    """A word of a name that means nothing."""

    word: str
    known: tuple[str, ...]  # what could stand in its place
    what: str  # that it would be: "person", "place", "object", "mood or pose"


class Library:
    """The pictures of a theme; what it has none of is the default theme's."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        """`folders`: the theme's own, then the default theme's."""
        self.folders = folders
        self._files: dict[str, dict[str, Path]] = {}
        self._sheets: dict[str, dict[str, Sheet]] = {}
        self._shared: dict[str, list[Sheet]] = {}

    def find(self, name: str) -> Drawing | Unknown:
        """The picture that a name such as `cast:amina/worried` means (`model/drawn.py`)."""
        kind, _, path = name.partition(":")
        first, *rest = path.split("/")
        sheet = self._sheet(kind, short_name(first))
        if not sheet:
            return Unknown(first, tuple(self.names(kind)), "person" if kind == CAST else kind)
        if kind == CAST:
            return self._person(sheet, rest)
        return self._place(sheet, rest) if kind == PLACE else Drawing(kind, sheet)

    def _sheet(self, kind: str, name: str) -> Sheet | None:
        """The file of that name; else one of that title, for which all have to be read."""
        path = self._paths(kind).get(name)
        named = next(_read(path), None) if path else None
        return named or self.sheets(kind).get(name)

    def _person(self, sheet: Sheet, words: list[str]) -> Drawing | Unknown:
        mood, pose, left = CALM, "", False
        for word in words:
            if word in self.moods:
                mood = word
            elif word in POSES:
                pose = word
            elif word == LEFT:
                left = True
            else:
                return Unknown(word, (*self.moods, *POSES, LEFT), "mood or pose")
        return Drawing(CAST, sheet, (Someone(sheet, mood),), pose, left)

    def _place(self, sheet: Sheet, words: list[str]) -> Drawing | Unknown:
        people: list[Someone] = []
        for word in words:
            who, _, mood = word.rpartition("-")
            if word == EMPTY:
                return Drawing(PLACE, sheet, empty=True)
            if word in self.moods and people:
                people[-1] = Someone(people[-1].sheet, word)
            elif mood in self.moods and (sheet_of_who := self._sheet(CAST, who)):
                people.append(Someone(sheet_of_who, mood))
            elif sheet_of_who := self._sheet(CAST, word):
                people.append(Someone(sheet_of_who))
            else:
                return Unknown(word, (*self.names(CAST), *self.moods, EMPTY), "person")
        places = sum(element.get(WHO) is not None for element in sheet.root)
        if len(people) > places:
            return Unknown(words[-1], (), f"room for so many people in “{sheet.name}”, which shows {places}")
        return Drawing(PLACE, sheet, tuple(people))

    def files(self, name: str) -> list[MediaFile]:
        """The files that a picture is drawn from; one that is damaged, where that is why there is none."""
        kind, _, path = name.partition(":")
        found = self.find(name)
        if isinstance(found, Drawing):
            shared = (path for file in SHARED for path in self._shared_paths(file))
            paths = [*(sheet.path for sheet in found.sheets), *shared]
        else:
            damaged = self._paths(kind).get(path.split("/")[0])
            paths = [damaged] if damaged and not any(_read(damaged)) else []
        return [MediaFile("/".join(one.parts[-4:]), one, one.stat().st_size) for one in dict.fromkeys(paths)]

    def names(self, kind: str) -> list[str]:
        """The names of all pictures of one kind, in the order of the alphabet."""
        return sorted({sheet.name for sheet in self.sheets(kind).values()})

    def sheets(self, kind: str) -> dict[str, Sheet]:
        """Each file of one kind by what authors may call it: its name, or its title. What is damaged is not there."""
        if kind not in self._sheets:
            found = [sheet for path in self._paths(kind).values() for sheet in _read(path)]
            self._sheets[kind] = {short_name(name): sheet for sheet in found for name in (sheet.title, sheet.name)}
        return self._sheets[kind]

    def _paths(self, kind: str) -> dict[str, Path]:
        """The files of one kind by what authors may call them."""
        if kind not in self._files:
            folders = [folder / kind for folder in reversed(self.folders)]
            files = (path for folder in folders for path in sorted(folder.glob("*.svg")))
            self._files[kind] = {short_name(path.stem): path for path in files}
        return self._files[kind]

    @property
    def moods(self) -> list[str]:
        """The moods that a face can have."""
        return list(dict.fromkeys(name for one in self.shared("moods") for name in one.parts))

    def shared(self, name: str) -> list[Sheet]:
        """The files of parts of that name, a theme's own first."""
        if name not in self._shared:
            self._shared[name] = [sheet for path in self._shared_paths(name) for sheet in _read(path)]
        return self._shared[name]

    def _shared_paths(self, name: str) -> list[Path]:
        paths = (folder / f"{name}.svg" for folder in self.folders)
        return [path for path in paths if path.is_file()]


def _read(path: Path) -> Iterator[Sheet]:
    """The file as it is now; nothing where it is damaged, which `broken-picture` tells."""
    try:
        yield sheet_of(path, path.stat().st_mtime_ns)
    except (SyntaxError, OSError):
        return


def library_of(theme: Theme, extension_roots: tuple[Path, ...]) -> Library:
    """The pictures of a theme."""
    offered = themes(extension_roots)
    usual = next((one for one in offered.values() if one.settings.get("default")), theme)
    return Library(tuple(dict.fromkeys(one.folder / "pictures" for one in (theme, usual))))


def library_for(course: Course) -> Library:
    """The pictures of the theme that a course has."""
    return library_of(theme_of(course), course.source.extension_roots)


def files_shown(course: Course) -> Iterator[tuple[MediaFile, Span]]:
    """Each file of its theme's that a course's pictures are drawn from, once, and where one of them is first named."""
    links = [link for link in course.links if link.kind in {"drawing", "face"}]
    library = library_for(course) if links else None
    seen: set[Path] = set()
    for link in links:
        for file in library.files(link.found) if library else ():
            if file.path not in seen:
                seen.add(file.path)
                yield file, link.span
