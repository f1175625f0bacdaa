"""The theme's pictures as files of their own, for paper and other programs: with colours in place of their names."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from lxml import etree

from builder.model import MediaFile
from builder.render.drawings.library import Drawing, Library, library_for
from builder.render.drawings.sheet import kind_of
from builder.render.drawings.sprite import Shown, Sprite
from builder.render.theming import theme_of, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from builder.model import Course

VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*((?:[^()]|\([^()]*\))*))?\)")
SPACE = "http://www.w3.org/2000/svg"
DEEPEST = 20  # of uses within uses
WIDE = 480  # of a file that nothing else gives a size to


def address_of(name: str) -> str:
    """What a document calls the file of a picture."""
    return f"pictures/{re.sub('[^a-z0-9]+', '-', name)}.svg"


def files_of(course: Course) -> dict[str, MediaFile]:
    """A file for each of the theme's pictures that a course shows, by its address."""
    names = dict.fromkeys(link.found for link in course.links if link.kind == "drawing" and link.for_learners)
    if not names:
        return {}
    library, theme = library_for(course), theme_of(course)
    colours = {f"--{name}": value for name, value in tokens(theme, course.organisation, "light").items()}
    made = {name: plain(name, library, colours) for name in names}
    folder = theme.folder / "pictures"
    return {
        address_of(name): MediaFile(name, folder, len(content), address_of(name), content)
        for name, content in made.items()
        if content
    }


class Pictures:
    """Draws the theme's pictures as images whose files are those of `files_of`."""

    def __init__(self, library: Library) -> None:
        """`library` says which there are."""
        self.library = library

    def image(self, name: str, alt: str) -> str:
        """A picture; "" where there is none of that name."""
        found = self.library.find(name)
        if not isinstance(found, Drawing):
            return ""
        return f'<img class="drawing {found.look}" src="{address_of(name)}" alt="{escape(alt)}">'


def plain(name: str, library: Library, colours: Mapping[str, str]) -> bytes:
    """A picture as an SVG file without variables and references; b"" where there is none of that name."""
    sprite = Sprite(lambda: library)
    shown = sprite.show(name)
    if not shown:
        return b""
    root = etree.fromstring(f'<svg xmlns="{SPACE}">{sprite.markup}</svg>')
    groups = {str(one.get("id")): one for one in root.iter("*") if one.get("id")}
    left, top, wide, high = shown.box.split()
    ground = _ground(shown, colours)
    inside = _written(groups[shown.id], dict(colours), groups, 0)
    size = f'width="{WIDE}" height="{round(WIDE * float(high) / float(wide))}"'
    return f'<svg xmlns="{SPACE}" viewBox="{left} {top} {wide} {high}" {size}>{ground}{inside}</svg>\n'.encode()


def _ground(shown: Shown, colours: Mapping[str, str]) -> str:
    """What a portrait stands on, which pages give it by their style."""
    if shown.look != "portrait":
        return ""
    left, top, wide, high = shown.box.split()
    place = f'x="{left}" y="{top}" width="{wide}" height="{high}"'
    return f'<rect {place} rx="20" fill="{escape(colours.get("--disc", "none"))}"/>'


def _written(element: _Element, around: dict[str, str], groups: Mapping[str, _Element], depth: int) -> str:
    name = kind_of(element)
    declared = dict(_declarations(element.get("style") or ""))
    own = {key: value for key, value in declared.items() if key.startswith("--")}
    known = around | {key: _resolved(value, around | own) for key, value in own.items()}
    values = {str(key): _resolved(str(value), known) for key, value in element.attrib.items() if key not in {"style", "href"}}
    looks = {key: _resolved(value, known) for key, value in declared.items() if key not in own}
    turn = _transform(looks.pop("transform", ""), looks.pop("transform-origin", ""))
    values |= looks | ({"transform": f"{values.get('transform', '')} {turn}".strip()} if turn else {})
    inside = ""
    if name == "use":
        target, name = groups.get((element.get("href") or "").removeprefix("#")), "g"
        if target is not None and depth < DEEPEST:
            inside = _written(target, known, groups, depth + 1)
    else:
        inside = escape(element.text or "", quote=False) if name in {"text", "tspan"} else ""
        inside += "".join(_written(child, known, groups, depth) for child in element)
    if name == "g":
        values.pop("id", None)
    attributes = "".join(f' {key}="{escape(value)}"' for key, value in values.items())
    if name == "g" and not attributes:
        return inside
    return f"<{name}{attributes}>{inside}</{name}>" if inside else "" if name == "g" else f"<{name}{attributes}/>"


def _declarations(style: str) -> list[tuple[str, str]]:
    pairs = (one.partition(":") for one in style.split(";") if ":" in one)
    return [(name.strip(), value.strip()) for name, _, value in pairs]


def _resolved(value: str, known: Mapping[str, str]) -> str:
    """A value with what its variables stand for; "none" for one that stands for nothing."""
    for _ in range(DEEPEST):
        if "var(" not in value:
            break
        value = VARIABLE.sub(lambda found: known.get(found[1]) or (found[2] or "none").strip(), value)
    return value


def _transform(change: str, origin: str) -> str:
    """A style's change of shape as an attribute has it, which programs other than browsers know."""
    if not change:
        return ""
    across, down = (re.findall(r"-?[\d.]+", origin) + ["0", "0"])[:2]
    return f"translate({across} {down}) {change} translate(-{across} -{down})"
