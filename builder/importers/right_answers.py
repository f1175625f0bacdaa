"""Which answers the cells call right: by their place, their letter or their words, as the whole column has it.

“2” can be the second answer or the answer that says “2”. What the column's heading says decides; else the cells of its
other lines that can mean one of the two alone. Where they don't, nothing is marked and it is told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Answers = Mapping[str, str]  # their words, by what each is called: “a”, “1”, “l0”

PLACE, LETTER, TEXT = "place", "letter", "text"  # how a cell can mean an answer; the first two are its shapes, too
PARTED = re.compile(r"\s*(?:[,;|\n&+]|\band\b|\bor\b)\s*", re.IGNORECASE)
LETTERED = re.compile(r"\(?(?P<letter>[A-Ja-j])[.):]\s+(?=\S)")
CALLED = re.compile(r"^(?:option|answer|choice)\s*(?=\w{1,2}$)")
KINDS_OF_REFERENCE = ((re.compile(r".*\b(?:numbers?|index)"), PLACE), (re.compile(r".*\bletters?"), LETTER))
IN_WORDS = re.compile(r".*\btext")


@frozen
class Ways:
    """How the cells of a column of right answers are to be read: by their shape; "" for one that can't be known."""

    by_shape: dict[str, str]

    def right(self, cell: str, answers: Answers) -> tuple[frozenset[str], str]:
        """The answers that a cell calls right, and what is in doubt of it; one of the two is empty."""
        found, shape = readings(cell, answers), shape_of(cell)
        chosen = self.by_shape.get(shape, "")
        if not found or (chosen and chosen not in found):
            return frozenset(), f"“{cell}” is called right, and is none of the answers."
        if chosen and not (shape == LETTER and len(_parts(cell)) > 1 and len(set(found.values())) > 1):
            return found[chosen], ""
        if len(set(found.values())) == 1 and (len(found) > 1 or not shape):
            return next(iter(found.values())), ""
        return frozenset(), f"“{cell}” is called right, which can be the place or letter of an answer, or its words."


def ways_of(cells: Sequence[tuple[str, Answers]], heads: Sequence[str] = (), *, by_place: bool = False) -> Ways:
    """How a column tells right answers, by its cells and the answers of each line.

    `heads`: what its heading says, in small letters. `by_place`: it is known to tell them by their places.
    """
    seen: dict[str, set[str]] = {PLACE: set(), LETTER: set(), "": set()}  # by shape, what some cell can mean alone
    for cell, one in cells:
        found = readings(cell, one)
        if len(found) == 1:
            seen[shape_of(cell)].update(found)
    anywhere = set().union(*seen.values())
    by_shape = {}
    for shape in (PLACE, LETTER):
        ways = seen[shape] or (anywhere if anywhere == {TEXT} else set())
        by_shape[shape] = next(iter(ways)) if len(ways) == 1 else ""
    if any(shape_of(cell) == PLACE and "0" in _parts(cell) and not readings(cell, one) for cell, one in cells):
        by_shape[PLACE] = ""  # they are counted from 0, or not at all
    if by_place:
        by_shape[PLACE] = PLACE
    by_shape |= {way: way for pattern, way in KINDS_OF_REFERENCE if heads and all(map(pattern.match, heads))}
    if heads and all(map(IN_WORDS.match, heads)):
        by_shape |= {PLACE: TEXT, LETTER: TEXT}
    return Ways(by_shape)


def readings(cell: str, answers: Answers) -> dict[str, frozenset[str]]:
    """The answers that a cell can mean, by the way in which it is read."""
    texts = {_plain(text): key for key, text in (*without_letters(answers).items(), *answers.items())}
    found = {}
    parts = [] if _plain(cell) in texts else _parts(cell)
    worded = [texts.get(_plain(part)) or texts.get(_plain(LETTERED.sub("", part))) for part in parts or [cell]]
    if all(worded):
        found[TEXT] = frozenset(filter(None, worded))
    labels = [_label(part) for part in _parts(cell)]
    places = {place_of(name): name for name in answers}
    keys = [places.get(label) if label else None for label in labels]
    if labels and all(keys):
        lettered = [not part.isdigit() for part in _parts(cell)]
        found[LETTER if all(lettered) else PLACE] = frozenset(filter(None, keys))
    return found


def shape_of(cell: str) -> str:
    """Whether a cell looks like the place or the letter of an answer; "" for words."""
    labels = [_shown(part) for part in _parts(cell)]
    if labels and all(label.isdigit() for label in labels):
        return PLACE
    return LETTER if labels and all(len(label) == 1 for label in labels) else ""


def without_letters(answers: Answers) -> dict[str, str]:
    """Answers without the letters before them, where each has its own: “A. First”, “B. Second”."""
    found = [LETTERED.match(text) for text in answers.values()]
    letters = [match["letter"].upper() for match in found if match]
    if len(letters) < len(answers) or letters != [chr(65 + at) for at in range(len(letters))]:
        return dict(answers)
    return {key: text[match.end() :] for (key, text), match in zip(answers.items(), found, strict=True) if match}


def _parts(cell: str) -> list[str]:
    return [part for part in PARTED.split(cell.strip()) if part]


def _plain(text: str) -> str:
    return " ".join(text.lower().split()).rstrip(".")


def _shown(part: str) -> str:
    """A part of a cell without what stands round a label: “(B)” and “option B” are “b”."""
    return CALLED.sub("", _plain(part).strip(".() "))


def _label(part: str) -> int:
    """The place that a part names, by a number or a letter; 0 for none."""
    lettered = LETTERED.match(part)
    return place_of(lettered["letter"].lower() if lettered else _shown(part))


def place_of(called: str) -> int:
    """Which answer a name means, “a”, “1” or “l0” the first; 0 for a name that tells none."""
    if re.fullmatch(r"l\d+", called):
        return int(called[1:]) + 1
    if called.isascii() and called.isdigit():
        return int(called[:4])
    return ord(called) - 96 if len(called) == 1 and "a" <= called <= "z" else 0
