"""The parts of a Word document beside its text: relations, styles, lists, notes, comments, properties.

(ECMA-376, part 1: 17.7 styles, 17.9 numbering, 17.11 footnotes, 17.13.4 comments.)
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.importers.source import parse_xml
from builder.package.archive import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from builder.importers.source import SourceFile

STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
DC = "{http://purl.org/dc/elements/1.1/}"
ON = {"1", "true", "on", None}
DEEPEST = 12  # styles that are based on each other


def value(element: _Element | None, name: str = "val") -> str | None:
    """An attribute of WordprocessingML."""
    return None if element is None else element.get(f"{W}{name}")


def words_in(element: _Element, *names: str) -> str:
    """The words of an element, those of some of its elements alone: `{…}t` and the like."""
    return "".join(one.text or "" for one in element.iter(*names))


def is_on(properties: _Element | None, name: str) -> bool:
    """Whether a property such as bold is set (17.17.4)."""
    found = None if properties is None else properties.find(f"{W}{name}")
    return found is not None and value(found) in ON


@frozen
class Relation:
    """What an `r:id` means."""

    target: str  # an address, or a part's name
    kind: str  # the last word of its type: "image", "hyperlink"
    external: bool


@frozen
class Style:
    """What a style says, those that it is based on included."""

    name: str = ""  # in lower case, as Word calls it in English
    heading: int = 0  # its outline's level, from 1; 0: it is no heading
    number: str = ""  # the list that it puts its paragraphs into
    level: int = 0  # of that list
    bold: bool = False
    italic: bool = False


@frozen
class Level:
    """A level of a list."""

    ordered: bool
    start: int = 1
    letters: bool = False


@frozen
class Comment:
    """A remark of a reviewer."""

    author: str
    element: _Element
    resolved: bool = False


@dataclass(slots=True)
class Parts:
    """All parts of a document that its text refers to."""

    file: SourceFile
    main: str
    relations: dict[str, dict[str, Relation]] = field(default_factory=dict)  # by the part that names them
    styles: dict[str, Style] = field(default_factory=dict)
    default_style: str = ""
    levels: dict[str, dict[int, Level]] = field(default_factory=dict)  # of a list, by its number
    language: str = ""
    usual_size: int = 22  # of letters, in half points

    @classmethod
    def of(cls, file: SourceFile) -> Parts:
        """The parts of a file. RefusedError: its text can't be found or read."""
        main = next((one.target for one in _relations(file, "").values() if one.kind == "officeDocument"), "")
        if main not in file.inside:
            main = "word/document.xml"
        if main not in file.inside:
            raise RefusedError("it has no text in it", "open it in Word, save it anew, and try again")
        parts = cls(file, main)
        parts._read_styles()
        parts._read_numbering()
        return parts

    def relation(self, part: str, name: str | None) -> Relation | None:
        """What a part calls by that id."""
        if part not in self.relations:
            self.relations[part] = _relations(self.file, part)
        return self.relations[part].get(name or "")

    def related(self, kind: str) -> Iterator[tuple[str, _Element]]:
        """The parts of a kind that the text refers to, each with its name."""
        self.relation(self.main, "")
        for one in self.relations[self.main].values():
            if one.kind == kind and not one.external:
                root = self.xml(one.target)
                if root is not None:
                    yield one.target, root

    def xml(self, name: str) -> _Element | None:
        """A part as XML, in the transitional form; None where it is missing or damaged."""
        try:
            return parse_xml(STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", self.file.part(name)), name)
        except (KeyError, RefusedError):
            return None

    def notes(self, kind: str) -> Mapping[str, tuple[str, _Element]]:
        """The footnotes (or endnotes) by their ids, each with the part that it stands in."""
        return {
            value(one, "id") or "": (part, one)
            for part, root in self.related(f"{kind}s")
            for one in root.iter(f"{W}{kind}")
            if value(one, "type") in {None, "normal"}
        }

    def comments(self) -> dict[str, Comment]:
        """The remarks of reviewers by their ids."""
        done = set()
        for _, root in self.related("commentsExtended"):
            done |= {one.get(f"{W15}paraId") for one in root.iter(f"{W15}commentEx") if one.get(f"{W15}done") == "1"}
        found = {}
        for _, root in self.related("comments"):
            for one in root.iter(f"{W}comment"):
                marks = {paragraph.get(f"{W14}paraId") for paragraph in one.iter(f"{W}p")} - {None}
                found[value(one, "id") or ""] = Comment(value(one, "author") or "", one, resolved=bool(marks & done))
        return found

    def property(self, name: str) -> str:
        """A property of the document, such as its title; "" for none."""
        for one in _relations(self.file, "").values():
            if one.kind == "core-properties" and (root := self.xml(one.target)) is not None:
                return " ".join((root.findtext(f"{DC}{name}") or "").split())
        return ""

    def level(self, number: str, depth: int) -> Level:
        """A level of a list; bullets where nothing is said."""
        return self.levels.get(number, {}).get(depth, Level(ordered=False))

    def style(self, name: str | None) -> Style:
        """A style by its id; the usual one of paragraphs for none."""
        return self.styles.get(name or self.default_style, Style())

    def _read_styles(self) -> None:
        for _, root in self.related("styles"):
            found = {value(one, "styleId") or "": one for one in root.iter(f"{W}style")}
            for name, one in found.items():
                self.styles[name] = _style(one, found)
                if value(one, "default") in {"1", "true"} and value(one, "type") == "paragraph":
                    self.default_style = name
            spoken = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
            self.language = value(spoken) or ""
            usual = [root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")]
            normal = found.get(self.default_style)
            usual += [] if normal is None else [normal.find(f"{W}rPr/{W}sz")]
            sizes = [int(size) for one in usual if (size := value(one) or "").isdecimal()]
            self.usual_size = sizes[-1] if sizes else self.usual_size

    def _read_numbering(self) -> None:
        for _, root in self.related("numbering"):
            kinds = {value(one, "abstractNumId"): one for one in root.iter(f"{W}abstractNum")}
            for one in root.iter(f"{W}num"):
                kind = kinds.get(value(one.find(f"{W}abstractNumId")))
                levels = {} if kind is None else {_depth(level): _level(level) for level in kind.iter(f"{W}lvl")}
                for over in one.iter(f"{W}lvlOverride"):
                    for level in over.iter(f"{W}lvl"):
                        levels[_depth(level)] = _level(level)
                    start = value(over.find(f"{W}startOverride"))
                    known = levels.get(_depth(over))
                    if start and start.isdecimal() and known:
                        levels[_depth(over)] = Level(known.ordered, int(start), known.letters)
                self.levels[value(one, "numId") or ""] = levels


def _relations(file: SourceFile, part: str) -> dict[str, Relation]:
    folder, name = posixpath.split(part)
    place = posixpath.join(folder, "_rels", f"{name}.rels")
    if place not in file.inside:
        return {}
    found = {}
    try:
        root = file.xml(place)
    except RefusedError:
        return {}
    for one in root.iter(f"{REL}Relationship"):
        external = one.get("TargetMode") == "External"
        target = one.get("Target") or ""
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[one.get("Id") or ""] = Relation(target, (one.get("Type") or "").rpartition("/")[2], external)
    return found


def _depth(level: _Element) -> int:
    depth = value(level, "ilvl") or "0"
    return int(depth) if depth.isdecimal() else 0


def _level(level: _Element) -> Level:
    form = value(level.find(f"{W}numFmt")) or "decimal"
    start = value(level.find(f"{W}start")) or "1"
    return Level(form not in {"bullet", "none"}, int(start) if start.isdecimal() else 1, "etter" in form)


def _style(one: _Element, styles: Mapping[str, _Element]) -> Style:
    """A style with what it takes from those that it is based on."""
    chain = [one]
    while len(chain) < DEEPEST and (base := styles.get(value(chain[-1].find(f"{W}basedOn")) or "")) is not None:
        chain.append(base)
    name = (value(one.find(f"{W}name")) or "").lower()
    heading, number, level = 0, "", 0
    for style in reversed(chain):
        properties = style.find(f"{W}pPr")
        outline = None if properties is None else value(properties.find(f"{W}outlineLvl"))
        heading = int(outline) + 1 if outline and outline.isdecimal() else heading
        listed = None if properties is None else properties.find(f"{W}numPr")
        if listed is not None:
            number = value(listed.find(f"{W}numId")) or number
            level = (
                int(value(listed.find(f"{W}ilvl")) or "0") if (value(listed.find(f"{W}ilvl")) or "0").isdecimal() else 0
            )
    words = [(style.findtext(f"{W}name"), style.find(f"{W}rPr")) for style in chain]
    if name.startswith("heading ") and name[8:9].isdecimal():
        heading = int(name[8])
    return Style(
        name,
        heading if heading <= 9 else 0,  # noqa: PLR2004 - 17.3.1.20: from 0 to 8; 9 is text
        number,
        level,
        any(is_on(properties, "b") for _, properties in words),
        any(is_on(properties, "i") for _, properties in words),
    )
