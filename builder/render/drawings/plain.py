"""The theme's pictures as files of their own, for paper and other programs: with colours in place of their names."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from builder.model import MediaFile
from builder.patterns import pattern
from builder.render.drawings.library import Drawing, Library, library_for
from builder.render.drawings.sprite import Shown, Sprite
from builder.render.theming import MODES, palette, theme_of
from builder.source.svg import kind_of, read_svg

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from xml.etree.ElementTree import Element

    from builder.model import Course

VARIABLE = pattern(r"var\(\s*(--[\w-]+)\s*(?:,\s*((?:[^()]|\([^()]*\))*))?\)")
SPACE = "http://www.w3.org/2000/svg"
DEEPEST = 20  # of uses within uses, and of variables that stand for variables
WIDE = {"portrait": 160, "object": 160, "posed": 200, "place": 640}  # pixels, where nothing else says how large


class Pictures:
    """Draws the theme's pictures as images whose files are those of `files_of`."""

    def __init__(self, library: Library, address_of: Callable[[str], str]) -> None:
        """`library` says which there are, `address_of` where the document has a picture's file, by its name."""
        self.library, self.address_of = library, address_of

    def image(self, name: str, alt: str) -> str:
        """A picture; "" where there is none of that name."""
        found = self.library.find(name)
        if not isinstance(found, Drawing):
            return ""
        return f'<img class="drawing {found.look}" src="{self.address_of(name)}" alt="{escape(alt)}" />'


def address_of(name: str) -> str:
    """What a document calls the file of a picture."""
    return f"pictures/{re.sub('[^a-z0-9]+', '-', name)}.svg"


def files_of(course: Course) -> dict[str, MediaFile]:
    """A file for each of the theme's pictures that a course shows, by its address."""
    names = dict.fromkeys(link.found for link in course.links if link.kind in {"drawing", "face"})
    if not names:
        return {}
    library, theme = library_for(course), theme_of(course)
    colours = {f"--{name}": value for name, value in palette(theme, course.organisation, MODES[0]).values.items()}
    made = {name: plain(name, library, colours) for name in names}
    return {
        address_of(name): MediaFile(name, theme.folder / "pictures", len(content), content)
        for name, content in made.items()
        if content
    }


def plain(name: str, library: Library, colours: Mapping[str, str]) -> bytes:
    """A picture as an SVG file without variables and references; b"" where there is none of that name."""
    sprite = Sprite(lambda: library)
    shown = sprite.show(name)
    if not shown:
        return b""
    root = read_svg(f'<svg xmlns="{SPACE}">{"".join(sprite.parts.values())}</svg>'.encode())
    parts = {str(one.get("id")): one for one in root.iter() if one.get("id")}
    left, top, wide, high = shown.box.split()
    inside = _ground(shown, colours) + _written(parts[shown.id], colours, parts, 0)
    size = f'width="{WIDE[shown.look]}" height="{round(WIDE[shown.look] * float(high) / float(wide))}"'
    return f'<svg xmlns="{SPACE}" viewBox="{left} {top} {wide} {high}" {size}>{inside}</svg>\n'.encode()


def _ground(shown: Shown, colours: Mapping[str, str]) -> str:
    """What a portrait stands on, which pages give it by their style."""
    if shown.look not in {"portrait", "object"}:
        return ""
    left, top, wide, high = shown.box.split()
    place = f'x="{left}" y="{top}" width="{wide}" height="{high}"'
    return f'<rect {place} rx="{float(wide) / 10:g}" fill="{escape(colours.get("--disc", "none"))}"/>'


def _written(element: Element, around: Mapping[str, str], parts: Mapping[str, Element], depth: int) -> str:
    """An element in which nothing is referred to; `around`: the variables that are known there, with their values."""
    name = kind_of(element)
    declared = _declarations(element.get("style") or "")
    own = {key: value for key, value in declared.items() if key.startswith("--")}
    known = {**around, **{key: _resolved(value, {**around, **own}) for key, value in own.items()}}
    looks = _looks(element, {key: value for key, value in declared.items() if key not in own}, known)
    if name == "use":
        target = parts.get((element.get("href") or "").removeprefix("#"))
        inside = "" if target is None or depth > DEEPEST else _written(target, known, parts, depth + 1)
    else:
        inside = escape(element.text or "", quote=False) if name in {"text", "tspan"} else ""
        inside += "".join(_written(child, known, parts, depth) for child in element)
    if name in {"g", "use"}:
        attributes = _attributes({key: value for key, value in looks.items() if key != "id"})
        return f"<g{attributes}>{inside}</g>" if attributes and inside else inside
    return f"<{name}{_attributes(looks)}>{inside}</{name}>" if inside else f"<{name}{_attributes(looks)}/>"


def _looks(element: Element, declared: Mapping[str, str], known: Mapping[str, str]) -> dict[str, str]:
    """An element's attributes, with what its style declares among them."""
    values = {str(key): str(value) for key, value in element.attrib.items() if key not in {"style", "href"}}
    looks = {key: _resolved(value, known) for key, value in {**values, **declared}.items()}
    if "transform" in declared:  # other programs than browsers know the attribute alone
        across, down, *_ = [*re.findall(r"-?[\d.]+", looks.pop("transform-origin", "")), "0", "0"]
        change = f"translate({across} {down}) {looks['transform']} translate(-{across} -{down})"
        looks["transform"] = f"{values.get('transform', '')} {change}".strip()
    return looks


def _attributes(values: Mapping[str, str]) -> str:
    return "".join(f' {key}="{escape(value)}"' for key, value in values.items())


def _declarations(style: str) -> dict[str, str]:
    pairs = (one.partition(":") for one in style.split(";") if ":" in one)
    return {name.strip(): value.strip() for name, _, value in pairs}


def _resolved(value: str, known: Mapping[str, str]) -> str:
    """A value with what its variables stand for; "none" for one that stands for nothing."""
    for _ in range(DEEPEST):
        if "var(" not in value:
            break
        value = VARIABLE.sub(lambda found: known.get(found[1]) or (found[2] or "none").strip(), value)
    return value
