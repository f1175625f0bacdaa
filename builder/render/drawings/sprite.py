"""The theme's pictures in a document: each part of them stands there once, and is used wherever it is shown."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.render.drawings.library import CAST, PLACE, WHO, Drawing, Someone
from builder.render.drawings.sheet import Sheet, drawn, inside_of, kind_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from builder.render.drawings.library import Library

PREFIX = "ui--"  # no id of an author's begins so
SOMEBODY = "who"  # in a place: whoever stands there
# Of somebody's plane, by the pose: head and shoulders, down to the waist, from head to foot.
BOXES = {"": "22 4 200 200", "half": "2 4 240 330", "standing": "-28 0 300 800", "sitting": "-40 0 340 680"}
TURNING = ("back", "head", "face", "over")  # with the head
MIDDLE = 122  # of somebody's plane, from its left
NECK = (122, 165)  # where a head turns


@frozen
class Shown:
    """A picture as a document shows it."""

    id: str  # of the group that it is, in the document
    box: str  # what of it is shown
    look: str  # "portrait", "figure", "place", "object"


class Sprite:
    """The parts of those pictures that one document shows."""

    def __init__(self, library: Callable[[], Library]) -> None:
        """`library` gives the pictures; it is asked where one is shown."""
        self._library = library
        self.parts: dict[str, str] = {}  # markup by id

    def image(self, name: str, alt: str) -> str:
        """A picture in a page, which those who can't see it hear as `alt`; "" where there is none of that name."""
        shown = self.show(name)
        said = f'role="img" aria-label="{escape(alt)}"' if alt.strip() else 'aria-hidden="true"'
        use = shown and f'<use href="#{shown.id}"/>'
        return f'<svg class="drawing {shown.look}" viewBox="{shown.box}" {said}>{use}</svg>' if shown else ""

    def show(self, name: str) -> Shown | None:
        """Puts a picture's parts in. None: there is no picture of that name."""
        found = self._library().find(name)
        if not isinstance(found, Drawing):
            return None
        if found.kind == CAST:
            return self._somebody(found)
        name = _joined(found.sheet.key, *(word for one in found.people for word in (one.sheet.name, one.mood)))
        return Shown(self._part(_joined(name, "empty" if found.empty else ""), lambda: self._whole(found)), found.sheet.box, found.look)

    @property
    def markup(self) -> str:
        """All parts, to stand once in a document; "" where it shows no picture."""
        if not self.parts:
            return ""
        parts = "".join(f'<g id="{name}">{inside}</g>' for name, inside in self.parts.items())
        return f'<svg class="sprite" aria-hidden="true" focusable="false" width="0" height="0"><defs>{parts}</defs></svg>'

    def _part(self, name: str, make: Callable[[], str]) -> str:
        """The id of a part, which is made where it is not there yet."""
        place = PREFIX + name
        if place not in self.parts:
            self.parts[place] = ""  # so that one that uses itself comes to an end
            self.parts[place] = make()
        return place

    def _refer(self, sheet: Sheet) -> Callable[[str], str]:
        """Gives the document's id for one that a file uses: of its own parts, or of the shared ones."""

        def refer(name: str) -> str:
            if name in sheet.parts:
                return self._part(_joined(sheet.key, name), lambda: _element(sheet.parts[name], sheet, refer))
            return self._of_shared("parts", name)

        return refer

    def _of_shared(self, file: str, name: str) -> str:
        for sheet in self._library().shared(file):
            if name in sheet.parts:
                part = sheet.parts[name]
                return self._part(_joined(file, name), lambda: _element(part, sheet, self._refer(sheet)))
        return ""

    # ── people ──

    def _somebody(self, found: Drawing) -> Shown:
        who = found.people[0]
        name = _joined(who.sheet.key, who.mood, found.pose if found.pose != "half" else "", "left" if found.left else "")
        turned = f'<g transform="translate({2 * MIDDLE} 0) scale(-1 1)">{{}}</g>' if found.left else "{}"
        place = self._part(name, lambda: turned.format(self._person(who, found.pose)))
        box = who.sheet.root.get(f"data-{found.pose}") or BOXES[found.pose]
        return Shown(place, box, found.look)

    def _person(self, who: Someone, pose: str = "") -> str:
        """Somebody from what is behind to what is over the face; the head turns with the mood."""
        sheet, refer = who.sheet, self._refer(who.sheet)
        mood = next(one.parts[who.mood] for one in self._library().shared("moods") if who.mood in one.parts)
        degrees = mood.get("data-tilt") or "0"
        turn = f' transform="rotate({degrees} {NECK[0]} {NECK[1]})"' if degrees.strip("-0.") else ""
        face = self._of_shared("moods", who.mood)

        def use(*names: str) -> str:
            found = ((name, face if name == "face" else refer(name)) for name in names)
            return "".join(f'<use href="#{place}"/>' for name, place in found if place)

        def turned(*names: str) -> str:
            inside = use(*names)
            return f"<g{turn}>{inside}</g>" if inside else ""

        whole = pose in sheet.parts or pose not in {"", "half"}
        under = self._limbs(sheet, pose, "under") if whole else ""
        over = self._limbs(sheet, pose, "front") if whole else ""
        inside = use("behind") + turned("back") + under + use("body") + turned("head", "face", "over") + use("front") + over
        return f'<g style="{escape(sheet.style)}">{inside}</g>' if sheet.style else f"<g>{inside}</g>"

    def _limbs(self, sheet: Sheet, pose: str, where: str) -> str:
        """What a pose adds to somebody's upper half, under it or in front: their own, else everybody's."""
        for name in (f"{pose}-{where}", f"{sheet.root.get('data-pose', pose)}-{where}"):
            place = self._refer(sheet)(name)
            if place:
                return f'<use href="#{place}"/>'
        return ""

    # ── places and objects ──

    def _whole(self, found: Drawing) -> str:
        sheet, others = found.sheet, list(found.people)
        parts: list[str] = []
        for element in sheet.root:
            if element.get(WHO) is not None:
                usual = None if found.people or found.empty else self._stands_there(str(element.get(WHO)))
                parts.append(self._slot(element, sheet, others.pop(0) if others else usual))
            elif kind_of(element) == "g" and element.get("id") and found.kind == PLACE:
                parts.append(f'<use href="#{self._refer(sheet)(str(element.get("id")))}"/>')
            elif kind_of(element) != "defs":
                parts.append(drawn(element, sheet, self._refer(sheet)))
        inside = "".join(parts)
        return f'<g style="{escape(sheet.style)}">{inside}</g>' if sheet.style else inside

    def _stands_there(self, name: str) -> Someone | None:
        found = self._library().find(f"{CAST}:{name}")
        return found.people[0] if isinstance(found, Drawing) else None

    def _slot(self, element: _Element, sheet: Sheet, who: Someone | None) -> str:
        """Somebody in a place, with their arms and what they hold."""
        if who is None:
            return ""
        refer = self._refer(sheet)
        person = self._part(_joined(who.sheet.key, who.mood), lambda: self._person(who))
        inside = inside_of(element, sheet, lambda name: person if name == SOMEBODY else refer(name))
        move = f' transform="{escape(str(element.get("transform")))}"' if element.get("transform") else ""
        return f'<g{move} style="{escape(who.sheet.style)}">{inside}</g>'


def _element(element: _Element, sheet: Sheet, refer: Callable[[str], str]) -> str:
    """A part's markup, within the group that has its id."""
    if kind_of(element) == "g" and not set(element.attrib) - {"id", "data-tilt"}:
        return inside_of(element, sheet, refer)
    return drawn(element, sheet, refer)


def _joined(*words: str) -> str:
    return re.sub(r"[^a-z0-9-]+", "-", "-".join(filter(None, words)).lower())
