"""What the declarations and rules of QTI 2 say: right answers, marks, ranges, and when feedback shows."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from builder.importers.numbers import figure, number_of
from builder.importers.source import text_of

if TYPE_CHECKING:
    from lxml import etree

LEAST, MOST = {"gte", "gt"}, {"lte", "lt"}


def declaration(item: etree._Element, response: str) -> etree._Element | None:
    """What is declared of a response."""
    found = item.iterfind("responseDeclaration")
    return next((one for one in found if one.get("identifier") == response), None)


def correct(item: etree._Element, response: str) -> list[str]:
    """The values of the right response, in order."""
    declared = declaration(item, response)
    return [] if declared is None else [text_of(one) for one in declared.iterfind("correctResponse/value")]


def shares(item: etree._Element, response: str, *, several: bool) -> dict[str, Fraction]:
    """What each value earns, as a share of the marks: by the mapping, else by the right response."""
    right = correct(item, response)
    mapped = mapping(item, response)
    if not any(one > 0 for one in mapped.values()):
        each = Fraction(1, max(1, len(right))) if several else Fraction(1)
        return dict.fromkeys(right, each)
    positive = [one for one in mapped.values() if one > 0]
    best = sum(positive, Fraction(0)) if several else max(positive)
    usual = usual_of(item, response)
    return {value: one / best for value, one in mapped.items()} | ({"": usual / best} if usual else {})


def mapping(item: etree._Element, response: str) -> dict[str, Fraction]:
    """What a response's mapping gives for each value."""
    declared = declaration(item, response)
    found: dict[str, Fraction] = {}
    for one in () if declared is None else declared.iterfind("mapping/mapEntry"):
        try:
            found[one.get("mapKey", "").strip()] = Fraction(one.get("mappedValue", "0")).limit_denominator(100_000)
        except (ValueError, ZeroDivisionError):
            continue
    return found


def usual_of(item: etree._Element, response: str) -> Fraction:
    """What a value earns that is not in the mapping."""
    declared = declaration(item, response)
    found = None if declared is None else declared.find("mapping")
    number = None if found is None else number_of(found.get("defaultValue", "0"))
    return Fraction(number or 0).limit_denominator(100_000)


def all_or_nothing(item: etree._Element, response: str) -> bool:
    """Whether nothing is mapped, so that only the whole right response earns."""
    declared = declaration(item, response)
    return declared is not None and declared.find("mapping") is None


def marks(item: etree._Element) -> Fraction | None:
    """The most that the item can earn; None: it does not say."""
    for name in ("MAXSCORE", "maxScore", "MAX_SCORE"):
        for one in item.iterfind("outcomeDeclaration"):
            value = one.find("defaultValue/value")
            if one.get("identifier") == name and value is not None:
                number = number_of(text_of(value))
                return Fraction(number).limit_denominator(1000) if number is not None and number > 0 else None
    return None


def number_ranges(item: etree._Element, response: str) -> list[str]:
    """Numbers and ranges that the rules accept, in GIFT's words."""
    least, most = [], []
    for rule in item.iterfind("responseProcessing//*"):
        if not _is_about(rule, response):
            continue
        value = next((text_of(one) for one in rule.iter("baseValue")), "")
        name = str(rule.tag)
        if name in LEAST and number_of(value) is not None:
            least.append(value)
        elif name in MOST and number_of(value) is not None:
            most.append(value)
        elif name == "equal" and "toleranceMode" in rule.attrib:
            exact = value or next(iter(correct(item, response)), "")
            slack = _slack(rule, exact)
            if number_of(exact) is not None:
                return [f"{exact}:{slack}" if slack else exact]
    if least and most:
        right = next((one for one in correct(item, response) if number_of(one) is not None), None)
        return [_with_right(right, least[0], most[0])]
    return [one for one in correct(item, response) if one]


def _with_right(right: str | None, least: str, most: str) -> str:
    """A range; where the right number lies in its middle, that number and how far from it is accepted."""
    number, low, high = number_of(right or ""), number_of(least), number_of(most)
    if number is None or low is None or high is None or number - low != high - number:
        return f"{least}..{most}"
    return f"{right}:{figure(high - number)}" if high > number else str(right)


def _is_about(rule: etree._Element, response: str) -> bool:
    return any(one.get("identifier") == response for one in rule.iterchildren("variable", "correct"))


def _slack(rule: etree._Element, exact: str) -> str:
    tolerance = rule.get("tolerance", "").replace(",", ".").split()
    number, around = number_of(exact), number_of(tolerance[-1]) if tolerance else None
    if number is None or around is None or rule.get("toleranceMode") == "exact":
        return ""
    return figure(abs(number) * around / 100) if rule.get("toleranceMode") == "relative" else figure(around)


def when_shown(item: etree._Element, feedback: str) -> str:
    """When feedback shows: “right”, “wrong”, or “” for whatever was answered or where it can't be told."""
    for change in item.iterfind("responseProcessing//setOutcomeValue"):
        if not any(text_of(value) == feedback for value in change.iter("baseValue")):
            continue
        holder = change.getparent()
        if holder is None:
            continue
        if holder.tag == "responseElse":
            return "wrong"
        if holder.tag in {"responseIf", "responseElseIf"}:
            test = next(holder.iterchildren("*"), None)
            negative = test is not None and (test.tag in {"not", "isNull"} or test.find(".//not") is not None)
            if test is not None and (
                test.tag in {"match", "not"} or next(test.iter("match", "correct", "equal"), None) is not None
            ):
                return "wrong" if negative else "right"
    return ""
