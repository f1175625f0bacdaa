"""The theme's pictures in a document: each part of them stands there once, and is used wherever it is shown."""

from __future__ import annotations

from functools import cache
from html import escape, unescape
from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.patterns import pattern
from builder.render.drawings.library import AT, CAST, HALF, LEFT, OBJECT, PLACE, WHO, Drawing, Someone
from builder.render.drawings.sheet import Sheet, drawn, inside_of
from builder.source.svg import kind_of

if TYPE_CHECKING:
    import re
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from builder.render.drawings.library import Library

PREFIX = "ui--"  # no id of an author's begins so
NO_NAME = pattern(r"[^a-z0-9-]+")
STYLE = pattern(r' style="([^"{}&]*)"')
SOMEBODY = "who"  # in a place: whoever stands there
# Of somebody's plane, by the pose: head and shoulders, down to the waist, from head to foot.
BOXES = {"": "22 4 200 200", HALF: "2 4 240 330", "standing": "-28 0 300 800", "sitting": "-30 0 370 680"}
MIDDLE = 122  # of somebody's plane, from its left
NECK = "122 165"  # where a head turns


@frozen
class Shown:
    """A picture as a document shows it."""

    id: str  # of the group that it is, in the document
    box: str  # what of it is shown, as `viewBox` has it
    look: str  # as a drawing's


class Sprite:
    """The parts of those pictures that one document shows."""

    def __init__(self, library: Callable[[], Library]) -> None:
        """`library` gives the pictures; it is asked where one is shown."""
        self._library = cache(library)
        self.parts: dict[str, str] = {}  # markup by id

    def image(self, name: str, alt: str) -> str:
        """A picture in a page, which those who can't see it hear as `alt`; "" where there is none of that name."""
        shown = self.show(name)
        label = f'role="img" aria-label="{escape(alt)}"' if alt.strip() else 'aria-hidden="true"'
        if not shown:
            return ""
        at = "" if shown.look == OBJECT else ' preserveAspectRatio="xMidYMax"'  # people and places stand on the ground
        return f'<svg class="drawing {shown.look}" viewBox="{shown.box}"{at} {label}><use href="#{shown.id}"/></svg>'

    def show(self, name: str) -> Shown | None:
        """Puts a picture's parts in. None: there is no picture of that name."""
        found = self._library().find(name)
        if not isinstance(found, Drawing):
            return None
        if found.kind == CAST:
            return self._somebody(found)
        others = (word for one in found.people for word in (one.sheet.name, one.mood))
        called = _joined(found.sheet.key, *others, "empty" if found.empty else "")
        return Shown(self._part(called, lambda: self._whole(found)), found.sheet.box, found.look)

    @property
    def markup(self) -> str:
        """All parts, to stand once in a document; "" where it shows no picture."""
        if not self.parts:
            return ""
        styles: dict[str, str] = {}  # classes, by what they declare

        def as_class(found: re.Match[str]) -> str:
            return f' class="{styles.setdefault(found[1], f"{PREFIX}style-{len(styles) + 1}")}"'

        parts = STYLE.sub(as_class, "".join(self.parts.values()))
        rules = "".join(f".{name}{{{unescape(style)}}}" for style, name in styles.items())
        start = '<svg class="sprite" aria-hidden="true" width="0" height="0">'
        return f"{start}<style>{rules}</style><defs>{parts}</defs></svg>"

    def _part(self, name: str, make: Callable[[], str]) -> str:
        """The id of a part, which is made where it is not there yet."""
        place = PREFIX + name
        if place not in self.parts:
            self.parts[place] = ""  # so that one that uses itself comes to an end
            inside = make()
            self.parts[place] = inside if f' id="{place}"' in inside else f'<g id="{place}">{inside}</g>'
        return place

    def _refer(self, sheet: Sheet) -> Callable[[str], str]:
        """Gives the document's id for one that a file uses: of its own parts, or of the shared ones."""

        def refer(name: str) -> str:
            if name in sheet.parts:
                return self._part(_joined(sheet.key, name), lambda: _element(sheet.parts[name], sheet, refer))
            return self._of_shared("parts", name)

        return refer

    def _of_shared(self, file: str, name: str) -> str:
        sheet = next((one for one in self._library().shared(file) if name in one.parts), None)
        if not sheet:
            return ""
        return self._part(_joined(file, name), lambda: _element(sheet.parts[name], sheet, self._refer(sheet)))

    def _somebody(self, found: Drawing) -> Shown:
        who, pose = found.people[0], "" if found.pose == HALF else found.pose
        turned = f'<g transform="translate({2 * MIDDLE} 0) scale(-1 1)">{{}}</g>' if found.left else "{}"
        called = _joined(who.sheet.key, who.mood, pose, LEFT if found.left else "")
        place = self._part(called, lambda: turned.format(self._person(who, pose)))
        return Shown(place, who.sheet.root.get(f"data-{found.pose}") or BOXES[found.pose], found.look)

    def _person(self, who: Someone, pose: str = "") -> str:
        """Somebody from what is behind to what is in front; the head turns with the mood. A pose adds its limbs."""
        refer = self._refer(who.sheet)
        face = self._of_shared("moods", who.mood)
        mood = next(one.parts[who.mood] for one in self._library().shared("moods") if who.mood in one.parts)
        degrees = str(mood.get("data-tilt") or "0")
        turn = f' transform="rotate({degrees} {NECK})"' if degrees.strip("-0.") else ""

        def use(*places: str) -> str:
            return "".join(f'<use href="#{place}"/>' for place in places if place)

        def turned(*places: str) -> str:
            inside = use(*places)
            return f"<g{turn}>{inside}</g>" if inside else ""

        under, front = (refer(f"{pose}-{where}") if pose else "" for where in ("under", "front"))
        head = turned(refer("head"), face, refer("over"))
        inside = use(refer("behind")) + turned(refer("back")) + use(under, refer("body")) + head
        lower = who.sheet.root.get(f"data-{pose}-lower")  # of somebody who sits where others stand
        move = f' transform="translate(0 {escape(lower)})"' if lower else ""
        return f'<g style="{escape(who.sheet.style)}"{move}>{inside}{use(refer("front"), front)}</g>'

    def _whole(self, found: Drawing) -> str:
        """A place or an object. Where a place has groups with names, each is a part by itself."""
        sheet, refer = found.sheet, self._refer(found.sheet)
        stands = [element for element in sheet.root if element.get(WHO) is not None]
        stands.sort(key=lambda element: int(element.get(AT) or 0))
        others = dict(zip(stands, found.people, strict=False))
        parts: list[str] = []
        for element in sheet.root:
            if element.get(WHO) is not None:
                usual = None if found.people or found.empty else self._stands_there(str(element.get(WHO)))
                parts.append(self._slot(element, sheet, others.get(element, usual)))
            elif kind_of(element) == "g" and element.get("id") and found.kind == PLACE:
                parts.append(f'<use href="#{refer(str(element.get("id")))}"/>')
            else:
                parts.append(drawn(element, sheet, refer))
        inside = "".join(parts)
        return f'<g style="{escape(sheet.style)}">{inside}</g>' if sheet.style else inside

    def _stands_there(self, name: str) -> Someone | None:
        found = self._library().find(f"{CAST}:{name}")
        return found.people[0] if isinstance(found, Drawing) else None

    def _slot(self, element: Element, sheet: Sheet, who: Someone | None) -> str:
        """Somebody in a place, with their arms and what they hold in their own colours; "" for nobody."""
        if who is None:
            return ""
        refer = self._refer(sheet)
        pose = str(element.get("data-pose") or "")
        person = self._part(_joined(who.sheet.key, who.mood, pose), lambda: self._person(who, pose))
        inside = inside_of(element, sheet, lambda name: person if name == SOMEBODY else refer(name))
        move = f' transform="{escape(str(element.get("transform")))}"' if element.get("transform") else ""
        return f'<g{move} style="{escape(who.sheet.style)}">{inside}</g>'


def _element(element: Element, sheet: Sheet, refer: Callable[[str], str]) -> str:
    """A part's markup, of which a group that does nothing but hold it is no piece."""
    holds = kind_of(element) == "g" and not {*element.attrib} - {"id", "data-tilt"}
    return inside_of(element, sheet, refer) if holds else drawn(element, sheet, refer)


def _joined(*words: str) -> str:
    return NO_NAME.sub("-", "-".join(filter(None, words)).lower())
