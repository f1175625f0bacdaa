"""What the response processing of QTI 1.2 says: which answers earn what, and which feedback they show."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from builder.importers.source import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

FULL, RIGHT = Fraction(1), "correct"  # Blackboard's words: “SCORE.max”, and what shows that an answer is right
BOUNDS = {"vargte": "least", "vargt": "least", "varlte": "most", "varlt": "most"}


@dataclass(slots=True)
class Condition:
    """One `respcondition`."""

    equals: list[tuple[str, str]] = field(default_factory=list)  # response and value, that must hold
    unequal: list[tuple[str, str]] = field(default_factory=list)  # that must not
    bounds: list[tuple[str, str, str]] = field(default_factory=list)  # response, least or most, value
    score: Fraction | None = None  # that it sets or adds; None: it says nothing of the score
    adds: bool = False
    shows: list[str] = field(default_factory=list)  # idents of feedback
    always: bool = False  # whatever is answered


def conditions(item: etree._Element) -> list[Condition]:
    """Every condition of an item in order."""
    return [_condition(node) for node in item.iter("respcondition")]


def _condition(node: etree._Element) -> Condition:
    found = Condition()
    for variables in node.findall("conditionvar"):
        _gather(variables, found, negative=False)
    for change in node.findall("setvar"):
        text = text_of(change).replace(",", ".")
        try:
            value = FULL if text.lower().endswith(".max") else Fraction(text or "0").limit_denominator(100_000)
        except (ValueError, ZeroDivisionError):
            continue
        action = change.get("action", "Set").lower()
        found.adds = action in {"add", "subtract"}
        found.score = -value if action == "subtract" else value
    found.shows = [one.get("linkrefid", "") for one in node.findall("displayfeedback")]
    if found.score is None and found.equals and (node.get("title") == RIGHT or RIGHT in found.shows):
        found.score, found.adds = FULL, True  # Blackboard's matches say no more
    return found


def _gather(node: etree._Element, found: Condition, *, negative: bool) -> None:
    for child in node.iterchildren("*"):
        response, value = child.get("respident", ""), text_of(child)
        if child.tag == "not":
            _gather(child, found, negative=not negative)
        elif child.tag in {"and", "or"}:
            _gather(child, found, negative=negative)
        elif child.tag in {"other", "unanswered"}:
            found.always = True
        elif child.tag in {"varequal", "varsubset"}:
            values = value.split(",") if child.tag == "varsubset" else [value]
            (found.unequal if negative else found.equals).extend((response, one.strip()) for one in values)
        elif child.tag in BOUNDS and not negative:
            found.bounds.append((response, BOUNDS[child.tag], value))


@dataclass(slots=True)
class Scores:
    """What each value of each response earns, as a share of the best."""

    shares: dict[tuple[str, str], Fraction] = field(default_factory=dict)
    most: Fraction = Fraction(0)


def scores(found: list[Condition], response: str, *, several: bool) -> dict[str, Fraction]:
    """The share of the marks that each value of a response earns."""
    earned: dict[str, Fraction] = {}
    for one in found:
        values = [value for ident, value in one.equals if ident == response]
        if one.score is None or not values:
            continue
        share = one.score / len(values) if several and not one.adds else one.score
        for value in values:
            earned[value] = earned.get(value, Fraction(0)) + share if one.adds else max(share, earned.get(value, share))
    best = (
        sum((one for one in earned.values() if one > 0), Fraction(0))
        if several
        else max(earned.values(), default=Fraction(0))
    )
    if best <= 0:
        return dict.fromkeys(earned, Fraction(0))
    return {value: share / best for value, share in earned.items()}


def refused(found: list[Condition], response: str) -> set[str]:
    """Values of a response that must not be chosen where all marks are earned."""
    return {value for one in found if one.score and one.score > 0 for ident, value in one.unequal if ident == response}


def shown_for(found: list[Condition], response: str) -> Iterator[tuple[str, list[str]]]:
    """Each value that alone shows feedback, with that feedback's idents."""
    for one in found:
        values = [value for ident, value in one.equals if ident == response]
        if len(values) == 1 and not one.unequal and one.shows:
            yield values[0], one.shows
