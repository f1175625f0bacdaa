"""Items of QTI 2.0 to 2.2 and 3.0: each interaction becomes a question of its kind."""

from __future__ import annotations

from copy import deepcopy
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from builder.importers.draft import (
    Groups,
    Pairs,
    Paragraph,
    Reflection,
    Sequence,
    plain,
    words,
)
from builder.importers.qti.body_2 import Body, body_of
from builder.importers.qti.gaps_2 import in_text, number
from builder.importers.qti.item_2 import Item
from builder.importers.qti.rules_2 import all_or_nothing, correct, declaration, mapping, marks, shares
from builder.importers.source import text_of
from builder.importers.titles import titled

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

    from builder.importers.draft import Element, Elements
    from builder.importers.quiz import Quiz


def read_second(
    item: etree._Element,
    quiz: Quiz,
    find: Callable[[str], Callable[[], bytes] | None],
    category: str = "",
    *,
    alone: bool = False,
) -> None:
    """Adds what becomes of an item. `alone`: it is the only one, and its title is the course's."""
    for element in elements(Item(item, quiz, quiz.where, find, category, alone=alone)):
        quiz.add(element, category=category, marks=marks(item))


def elements(item: Item) -> tuple[Element, ...]:
    """What becomes of it."""
    body = body_of(item.node)
    for rubric in body.rubrics:
        item.quiz.reading.leave_out("notes for markers", item.where, text_of(rubric))
    if item.node.find("templateDeclaration") is not None:
        what = "It is made anew for each learner from a pattern. Here it is one question."
        item.quiz.doubt(item.where, what, "Put figures into it, and say what is right.")
    name = item.node.get("title", "").strip()
    more: dict[str, Any] = {"category": item.category, "where": item.where}
    found: list[Element] = []
    text: Elements = ()
    if body.places:
        found.append(in_text(item, body, name, more | item.rest(body) if not body.blocks else dict(more)))
    else:
        text = body.elements(item.around)
        item.report_name(name, text, body.blocks)
    for at, block in enumerate(body.blocks):
        found.append(by_interaction(item, block, body, dict(more), text if at == 0 else ()))
    return tuple(found) or without_question(item, text, name)


def without_question(item: Item, text: Elements, name: str) -> tuple[Element, ...]:
    """Text that asks nothing."""
    for feedback in item.node.iterfind("modalFeedback"):
        item.quiz.reading.leave_out("feedback on texts", item.where, text_of(feedback))
    return text or ((Paragraph(words(name), item.where),) if name else ())


def by_interaction(item: Item, node: etree._Element, body: Body, more: dict[str, Any], text: Elements) -> Element:
    """The question that an interaction asks."""
    prompt = node.find("prompt")
    content = (*text, *(item.text(prompt) if prompt is not None else ()))
    title, intro = titled(content, item.node.get("title", "").strip() or item.where.capitalize())
    more |= {"title": title, "intro": intro}
    reader = KINDS.get(str(node.tag))
    if node.tag == "choiceInteraction":
        return choice(item, node, more, body)
    for feedback in node.iter("feedbackInline", "feedbackBlock"):
        item.quiz.reading.leave_out("feedback on single answers", item.where, text_of(feedback))
    if reader is None:
        return unknown(item, node, more, body)
    if node.get("shuffle") == "false" and node.tag == "matchInteraction":
        more["settings"] = ("keep order",)
    return reader(item, node, more | item.rest(body))


def choice(item: Item, node: etree._Element, more: dict[str, Any], body: Body) -> Element:
    """One answer or several."""
    response = node.get("responseIdentifier", "")
    declared = declaration(item.node, response)
    several = node.get("maxChoices", "1") != "1" and (declared is None or declared.get("cardinality") != "single")
    earned = shares(item.node, response, several=several)
    if all_or_nothing(item.node, response) and several:
        more["settings"] = ("all or nothing",)
    usual = Fraction(-1) if several and all_or_nothing(item.node, response) else earned.get("", Fraction(0))
    answers = [
        (item.line(one), earned.get(one.get("identifier", ""), usual), item.of_choice(one))
        for one in node.iter("simpleChoice")
    ]
    if node.get("shuffle") == "false" and len(answers) > 2:  # noqa: PLR2004
        more["settings"] = ("keep order", *more.get("settings", ()))
    rights = item.quiz.choice(answers, item.where, several=several)
    return item.quiz.question(answers=rights, several=several, **more | item.rest(body))


def order(item: Item, node: etree._Element, more: dict[str, Any]) -> Element:
    """Steps."""
    offered = {one.get("identifier", ""): item.line(one) for one in node.iter("simpleChoice")}
    right = [key for key in correct(item.node, node.get("responseIdentifier", "")) if key in offered]
    if not right:
        item.quiz.doubt(item.where, "Nothing says which order is right.", "Put the steps into their order.")
    return Sequence(steps=tuple(offered[key] for key in dict.fromkeys([*right, *offered])), **more)


def match(item: Item, node: etree._Element, more: dict[str, Any]) -> Element:
    """Two sets, or one whose members belong together; many to one are groups."""
    sets = node.findall("simpleMatchSet")
    sides = [
        {one.get("identifier", ""): item.line(one) for one in side.iter("simpleAssociableChoice")}
        for side in (sets or [node])
    ]
    lefts, rights = (sides[0], sides[-1])
    response = node.get("responseIdentifier", "")
    values = correct(item.node, response) or [key for key, one in mapping(item.node, response).items() if one > 0]
    joined = [pair for value in values if len(pair := value.split()) == 2]  # noqa: PLR2004
    if sets and joined and all(one in rights for one, _ in joined) and not any(one in lefts for one, _ in joined):
        joined = [[right, left] for left, right in joined]
    pairs = [(left, right) for left, right in joined if left in lefts and right in rights]
    counted = [left for left, _ in pairs]
    if sets and len(counted) != len(set(counted)):  # one thing on the left takes several
        groups = tuple(
            (text, tuple(rights[right] for left, right in pairs if left == key)) for key, text in lefts.items()
        )
        more.pop("settings", None)
        return Groups(groups=groups, **more)
    used = {key for pair in pairs for key in pair}
    spare = [((), text) for key, text in rights.items() if key not in used]
    for key, text in lefts.items():
        if sets and key not in used:
            item.quiz.reading.leave_out("things that nothing was matched with", item.where, plain(text))
    return Pairs(pairs=(*((lefts[left], rights[right]) for left, right in pairs), *spare), **more)


def essay(item: Item, node: etree._Element, more: dict[str, Any]) -> Element:
    """What a person marked."""
    del node
    item.quiz.doubt(
        item.where,
        "A person marked what learners wrote. Here they write it for themselves, and it is not marked.",
        "Write “Settings: share” below it, if somebody is to read it, or ask something that can be marked.",
    )
    return Reflection(model=more.pop("explanation"), **more)


def slider(item: Item, node: etree._Element, more: dict[str, Any]) -> Element:
    """A number on a scale."""
    more["intro"] = (
        *more["intro"],
        Paragraph(words(f"From {node.get('lowerBound', '')} to {node.get('upperBound', '')}."), item.where),
    )
    return number(item, node.get("responseIdentifier", ""), more)


def unknown(item: Item, node: etree._Element, more: dict[str, Any], body: Body) -> Element:
    """An interaction that we have no equal of."""
    kind = str(node.tag).removesuffix("Interaction")
    text = " ".join(text_of(one) for one in node.iterchildren("*") if one.tag != "prompt").strip()
    pictures = tuple(
        element
        for one in node.iter("object", "img")
        for element in item.text(_wrapped(one))
        if not isinstance(element, Paragraph)
    )
    if text:
        item.quiz.reading.leave_out(f"details of questions of the kind “{kind}”", item.where, text)
    item.quiz.doubt(
        item.where,
        f"There is no block for a question of the kind “{kind}”. Its text is a Reflect now.",
        "Ask it in another way, such as Question, Match or Hotspot.",
    )
    rest = item.rest(body)
    model = (*rest.get("if_right", ()), *rest.get("if_wrong", ()), *rest["explanation"])
    return Reflection(model=model, **more | {"intro": (*more["intro"], *pictures), "hint": rest["hint"]})


def _wrapped(node: etree._Element) -> etree._Element:
    from lxml import etree  # noqa: PLC0415 - beside its only use

    holder = etree.Element("div")
    holder.append(deepcopy(node))
    holder[0].tail = None
    return holder


KINDS: dict[str, Callable[[Item, etree._Element, dict[str, Any]], Element]] = {
    "orderInteraction": order,
    "matchInteraction": match,
    "associateInteraction": match,
    "extendedTextInteraction": essay,
    "uploadInteraction": essay,
    "sliderInteraction": slider,
}
