"""Items of QTI 2 whose answers have their place in a text."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from builder.importers.draft import (
    Gap,
    Gaps,
    Number,
    Paragraph,
    words,
)
from builder.importers.gaps import BLANK, SIGN, accepted
from builder.importers.numbers import Range, number_from, number_of, with_unit
from builder.importers.qti.body_2 import Body, html_of
from builder.importers.qti.rules_2 import correct, declaration, number_ranges, shares
from builder.importers.source import text_of
from builder.importers.titles import titled

if TYPE_CHECKING:
    from lxml import etree

    from builder.importers.draft import Element, Elements, Inline
    from builder.importers.qti.item_2 import Item


UNIT = re.compile(
    rf"<p[^<>]*>(?P<before>[^<{SIGN}\w]{{0,4}}) ?{SIGN} ?(?P<unit>[^<{SIGN}\d]{{0,12}})</p>"
)  # beside the box


def in_text(item: Item, body: Body, name: str, more: dict[str, Any]) -> Element:
    """Words to type, to choose, to drag or to mark in a text."""
    first = body.places[0]
    alone = len(body.places) == 1
    kind = str(first.tag)
    if kind == "hottext":
        return hottext(item, body, name, more)
    before, _, after = body.html.partition(SIGN)
    goes_on = any(letter.isalnum() for letter in _words_of(after))
    ends = bool(re.match(r"\s*[.,;!]", after) and re.search(r"\w\s*$", before))  # it is the last word of a sentence
    numeric = _is_number(item, first)
    if alone and (kind == "inlineChoiceInteraction" or numeric or not (goes_on or ends)):
        unit = UNIT.search(body.html) if numeric else None
        if unit:
            body.html = body.html.replace(unit[0], SIGN)
        blank = BLANK if goes_on else ""
        text = Body(body.html.replace(SIGN, blank)).elements(item.around)
        item.report_name(name, text)
        title, intro = titled(text, name or item.where.capitalize())
        more |= {"title": title, "intro": intro}
        if kind == "inlineChoiceInteraction":
            earned = shares(item.node, first.get("responseIdentifier", ""), several=False)
            answers: list[tuple[Inline, Fraction, Elements]] = [
                (item.line(one), earned.get(one.get("identifier", ""), Fraction(0)), item.of_choice(one))
                for one in first.iter("inlineChoice")
            ]
            return item.quiz.question(answers=item.quiz.choice(answers, item.where), several=False, **more)
        if numeric:
            made = number(item, first.get("responseIdentifier", ""), more)
            return with_unit(made, unit["unit"] or "", unit["before"] or "") if unit else made
        place, _ = gap(item, first, body)
        return Gaps(text=(Paragraph((place,), item.where),), **more)
    found = [gap(item, one, body) for one in body.places]
    offered = [text for _, texts in found for text in texts]
    offered += body.offered.values()
    intro = item.quiz.to_choose_from(list(dict.fromkeys(offered)), item.where)
    text = body.elements(item.around, tuple(gap for gap, _ in found))
    return Gaps(title=words(name or "Fill the gaps"), intro=intro, text=text, **more)


def _is_number(item: Item, node: etree._Element) -> bool:
    declared = declaration(item.node, node.get("responseIdentifier", ""))
    typed = declared is not None and declared.get("baseType") in {"integer", "float"}
    right = number_ranges(item.node, node.get("responseIdentifier", "")) if typed else []
    return any(number_of(one.partition(":")[0].partition("..")[0]) is not None for one in right)


def gap(item: Item, node: etree._Element, body: Body) -> tuple[Gap, list[str]]:
    """A gap, and what could be chosen for it."""
    response = node.get("responseIdentifier", "")
    if node.tag == "gap":
        return dragged(item, node, body), []
    earned = shares(item.node, response, several=False)
    if node.tag == "inlineChoiceInteraction":
        choices = {one.get("identifier", ""): text_of(one) for one in node.iter("inlineChoice")}
        right = [choices.get(key, key) for key, share in earned.items() if share > 0]
        return Gap(tuple(right)), list(choices.values())
    right_words, _ = accepted([(key, share, ()) for key, share in earned.items()], item.quiz, item.where)
    return Gap(right_words), []


def dragged(item: Item, node: etree._Element, body: Body) -> Gap:
    """A place that words are dragged into."""
    for holder in body.holders:
        for value in correct(item.node, holder.get("responseIdentifier", "")):
            pair = value.split()
            if len(pair) == 2 and pair[1] == node.get("identifier") and pair[0] in body.offered:  # noqa: PLR2004
                return Gap((body.offered[pair[0]],))
    return Gap(())


def hottext(item: Item, body: Body, name: str, more: dict[str, Any]) -> Element:
    """Words of a text to mark: the text, and below it the words to choose from."""
    response = body.holders[0].get("responseIdentifier", "") if body.holders else ""
    earned = shares(item.node, response, several=True)
    html = body.html
    answers: list[tuple[Inline, Fraction, Elements]] = []
    for one in body.places:
        html = html.replace(SIGN, html_of(one), 1)
        answers.append((item.line(one), earned.get(one.get("identifier", ""), Fraction(-1)), item.of_choice(one)))
    text = Body(html).elements(item.around)
    item.report_name(name, text)
    title, intro = titled(text, name or item.where.capitalize())
    item.quiz.doubt(
        item.where, "Words were marked in the text. Here they are chosen from a list.", "Look if it reads well."
    )
    several = sum(share > 0 for _, share, _ in answers) > 1
    return item.quiz.question(
        title=title,
        answers=item.quiz.choice(answers, item.where, several=several),
        several=several,
        **more | {"intro": intro},
    )


def _words_of(html: str) -> str:
    from builder.importers.fragment import parsed  # noqa: PLC0415 - beside its only use

    return parsed(html).text_content() if html.strip() else ""


def number(item: Item, response: str, more: dict[str, Any]) -> Number:
    """A number or a range."""
    ranges = [Range(one) for one in number_ranges(item.node, response)]
    right, accept, _ = number_from(ranges, item.quiz, item.where)
    return Number(right=right, accept=accept, **more)
