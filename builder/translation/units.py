"""A translation, unit by unit: brought up to date with its course, and with what came back from a translator.

Nothing that was ever translated is lost: what fits no text any longer is offered for the text that is most like its
own, marked as out of date; what no text is like is kept until its text comes back.
"""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from builder.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from builder.model import Segment

ALIKE = 0.4  # from 0 to 1: texts less alike are two texts
MARK = "."  # stands in no segment's id


@frozen
class Unit:
    """A segment with its translation."""

    id: str
    source: str  # Markdown, as the author wrote it
    target: str = ""
    earlier: str = ""  # the source that the target was made for, if it is another: the target is out of date
    context: str = ""
    optional: bool = False  # a name or the like, which may stay as it is

    @property
    def state(self) -> str:
        """What it needs: "good", "missing" or "out of date"."""
        if not self.target:
            return "good" if self.optional else "missing"
        return "out of date" if self.earlier else "good"

    @property
    def owner(self) -> str:
        """The page or block that it stands in."""
        return self.id.rpartition(":")[0]


@frozen
class Translation:
    """A course in another language, as far as it is translated."""

    source_language: str
    language: str
    units: tuple[Unit, ...] = ()  # in the course's order
    obsolete: tuple[Unit, ...] = ()  # translations of what the course no longer says

    @property
    def good(self) -> dict[str, str]:
        """The translations that fit, by id."""
        return {unit.id: unit.target for unit in self.units if unit.target and not unit.earlier}

    def words(self, state: str) -> int:
        """How many words of the author's are in a state."""
        return sum(len(unit.source.split()) for unit in self.units if unit.state == state)


def brought_up(segments: Iterable[Segment], translation: Translation) -> Translation:
    """The translation for the course as it is now."""
    segments = tuple(segments)
    translated = [unit for unit in (*translation.units, *translation.obsolete) if unit.target]
    by_id = {unit.id: unit for unit in reversed(translated)}
    by_text = {unit.earlier or unit.source: unit.target for unit in reversed(translated)}
    current = {segment.id for segment in segments}
    spare = [unit for unit in translated if unit.id not in current]
    units: list[Unit] = []
    for segment in segments:
        unit = Unit(segment.id, segment.text, context=segment.context, optional=segment.optional)
        known, same = by_id.get(segment.id), by_text.get(segment.text, "")
        if known and (not known.earlier or not same):
            unit = replace(unit, target=known.target, earlier=known.earlier)
        elif same:
            unit = replace(unit, target=same)
        elif near := _nearest(unit, spare):
            spare.remove(near)
            unit = replace(unit, target=near.target, earlier=near.earlier or near.source)
        units.append(unit)
    targets = {unit.target for unit in units}
    return replace(
        translation, units=tuple(units), obsolete=tuple(unit for unit in spare if unit.target not in targets)
    )


def _nearest(unit: Unit, spare: Sequence[Unit]) -> Unit | None:
    """What was translated in the same place, and is most like a unit's text."""
    likeness = {
        one: SequenceMatcher(None, one.earlier or one.source, unit.source).ratio()
        for one in spare
        if one.owner == unit.owner
    }
    best = max(likeness, key=lambda one: likeness[one], default=None)
    return best if best and likeness[best] >= ALIKE else None


def taken_back(stored: Translation, returned: Translation) -> Translation:
    """The translation with all that a translator returned, who can take nothing away."""
    before: Mapping[str, Unit] = {unit.id: unit for unit in (*stored.units, *stored.obsolete)}
    given = {unit.id: unit for unit in (*returned.units, *returned.obsolete) if unit.target and _is_new(unit, before)}
    units = tuple(
        replace(unit, target=given[unit.id].target, earlier="") if unit.id in given else unit for unit in stored.units
    )
    current = {unit.id for unit in units}
    others = {unit.id: unit for unit in stored.obsolete} | {
        name: unit for name, unit in given.items() if name not in current
    }
    return replace(stored, units=units, obsolete=tuple(others.values()))


def _is_new(unit: Unit, before: Mapping[str, Unit]) -> bool:
    """Whether a translator looked at a unit: one out of date that came back as it went is still out of date."""
    known = before.get(unit.id)
    return not (unit.earlier and known and known.earlier and known.target == unit.target)


def joined(parts: Mapping[str, tuple[str, Translation]]) -> Translation:
    """The translations of a programme's parts as one: each by the name that marks its units, with its title."""
    translations = [translation for _, translation in parts.values()]
    return replace(
        translations[0],
        units=tuple(unit for name, (title, one) in parts.items() for unit in _marked(name, title, one.units)),
        obsolete=tuple(unit for name, (title, one) in parts.items() for unit in _marked(name, title, one.obsolete)),
    )


def _marked(name: str, title: str, units: Iterable[Unit]) -> Iterator[Unit]:
    for unit in units:
        yield replace(unit, id=f"{name}{MARK}{unit.id}", context=f"{title}: {unit.context}")


def part_of(translation: Translation, name: str) -> Translation:
    """What of a programme's translation belongs to the part of that name."""

    def own(units: Iterable[Unit]) -> tuple[Unit, ...]:
        marked = [(unit, *unit.id.rpartition(MARK)) for unit in units]
        return tuple(replace(unit, id=rest) for unit, part, mark, rest in marked if mark and part == name)

    return replace(translation, units=own(translation.units), obsolete=own(translation.obsolete))
