"""Numbers that are right, as other programs say them, in the words of our language."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.importers.draft import plain
from builder.importers.lines import in_a_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.importers.draft import Elements, Number
    from builder.importers.quiz import Quiz

FULL = Fraction(1)
LONGEST = 40  # digits, with the point
FIGURE = re.compile(r"[-+\u2212]?(?:\d[\d_]*(?:[.,]\d*)?|[.,]\d+)(?:[eE][-+]?\d{1,3})?")


@frozen
class Range:
    """What counts as right: “12”, “12:1” or “11..13”, its share of the marks, what is said of it."""

    text: str
    weight: Fraction = FULL
    feedback: Elements = ()


@frozen
class Right:
    """A number, and what else is accepted."""

    number: Decimal | None  # None: any in the range
    least: Decimal
    most: Decimal

    def in_words(self, unit: str = "", before: str = "") -> tuple[str, str]:
        """As an author would write it: `right` and `accept` of a draft's Number."""
        behind = f" {unit}" if unit else ""
        if self.number is None:
            return f"{before}{figure(self.least)} to {before}{figure(self.most)}{behind}".replace(
                f"to {before}", "to "
            ), ""
        right = f"{before}{figure(self.number)}{behind}"
        if self.least == self.most:
            return right, ""
        return right, f"{figure(self.least)} to {figure(self.most)}"


def with_unit(one: Number, unit: str, before: str = "") -> Number:
    """The same number with its unit, or the currency before it."""
    unit, before = " ".join(unit.split()), before.strip()
    if not any(letter.isdigit() for letter in one.right) or not (unit or before):
        return one
    return replace(one, right=f"{before}{one.right}" + (f" {unit}" if unit else ""))


def number_of(text: str) -> Decimal | None:
    """A number as programs write it; None: it is none, or of more digits than make sense."""
    typed = text.strip().replace("\u2212", "-")
    if not FIGURE.fullmatch(typed):
        return None
    try:
        number = Decimal(typed.replace("_", "").replace(",", "."))
    except InvalidOperation:
        return None
    return number if len(figure(number)) <= LONGEST else None


def figure(number: Decimal) -> str:
    """Without an exponent and needless zeros."""
    digits = format(number, "f")
    return (digits.rstrip("0").rstrip(".") if "." in digits else digits) or "0"


def range_of(text: str) -> Right | None:
    """What a range in GIFT's words means; None: nothing that is a number."""
    low, dots, high = text.partition("..")
    if dots:
        least, most = number_of(low), number_of(high)
        if least is None or most is None:
            return None
        least, most = min(least, most), max(least, most)
        return Right(least if least == most else None, least, most)
    exact, _, slack = text.partition(":")
    number, around = number_of(exact), number_of(slack) if slack.strip() else Decimal(0)
    if number is None or around is None:
        return None
    return Right(number, number - abs(around), number + abs(around))


def number_from(ranges: Sequence[Range], quiz: Quiz, where: str) -> tuple[str, str, Elements]:
    """The number that earns most as `right` and `accept` (“”: there is none), and what is said of it."""
    known = [(one, right) for one in ranges if one.weight > 0 and (right := range_of(one.text))]
    best = max((one.weight for one, _ in known), default=None)
    if best is None:
        return ", ".join(one.text for one in ranges), "", ()
    first, right = next((one, right) for one, right in known if one.weight == best)
    others = [one for one in ranges if one is not first]
    more = [one for one in others if one.weight > 0]
    if more:
        listed = ", ".join(f"{one.text} ({float(one.weight):.0%})" for one in more)
        quiz.doubt(
            where,
            f"Other numbers earned marks too: {listed}. Here one number or range is right.",
            "Widen what is accepted, if they are to count.",
        )
    for one in others:
        if one.feedback:
            quiz.reading.leave_out("feedback on single answers", where, f"{one.text}: {plain(in_a_line(one.feedback))}")
    return (*right.in_words(), first.feedback)
