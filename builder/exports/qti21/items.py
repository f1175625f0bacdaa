"""Questions as items of QTI 2.1 (1EdTech, Assessment Test, Section and Item Information Model)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from lxml import etree

from builder.exports.marks import accepted_in
from builder.exports.qti21.xhtml import DEFAULT, flow_of, tag
from builder.exports.wording import CURRENCIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from builder.exports import Question
    from builder.model import Interaction

TEMPLATES = "http://www.imsglobal.org/question/qti_v2p1/rptemplates"
RESPONSE = "RESPONSE"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Item:
    """An item that is being written."""

    def __init__(self, question: Question, language: str, pictures: Mapping[str, str]) -> None:
        """`pictures`: by their addresses, the names in the package of the files that come with it."""
        self.question, self.pictures, self.shown = question, pictures, list[str]()
        title = " ".join(question.title.plain.split())
        self.root = etree.Element(
            tag("assessmentItem"),
            {
                "identifier": question.id,
                "title": title,
                "adaptive": "false",
                "timeDependent": "false",
                XML_LANG: language,
            },
            nsmap=DEFAULT,
        )
        self.outcomes: list[tuple[str, str, str]] = []  # identifier, cardinality, base type
        self.body = etree.Element(tag("itemBody"))
        self.rules: list[etree._Element] = []
        self.feedback_nodes: list[etree._Element] = []  # feedback

    @property
    def interaction(self) -> Interaction:
        """What is asked, in no format's words."""
        return self.question.interaction

    def declare(self, cardinality: str, base: str, right: Iterable[str], name: str = RESPONSE) -> etree._Element:
        """A response, and what is right for it."""
        node = etree.SubElement(
            self.root, tag("responseDeclaration"), identifier=name, cardinality=cardinality, baseType=base
        )
        right = list(right)
        if right:
            holder = etree.SubElement(node, tag("correctResponse"))
            for value in right:
                etree.SubElement(holder, tag("value")).text = value
        return node

    def map(self, node: etree._Element, points: dict[str, str], default: str = "0", **bounds: str) -> None:
        """What each value of a response earns."""
        mapping = etree.SubElement(node, tag("mapping"), {"defaultValue": default, **bounds})
        for key, value in points.items():
            etree.SubElement(mapping, tag("mapEntry"), mapKey=key, mappedValue=value)

    def add_html(self, parent: etree._Element, text: str, gaps: Callable[[str], etree._Element] | None = None) -> None:
        """A text that learners read, its pictures noted."""
        for picture in flow_of(parent, text, self.pictures, gaps):
            if picture not in self.shown:
                self.shown.append(picture)

    def interact(self, name: str, **attributes: str) -> etree._Element:
        """The interaction, below the text."""
        return etree.SubElement(self.body, tag(name), {"responseIdentifier": RESPONSE, **attributes})

    def feedback(self, identifier: str, text: str, *, html: bool = True) -> None:
        """Something that is said afterwards, when its outcome has that name."""
        node = etree.Element(tag("modalFeedback"), outcomeIdentifier="FEEDBACK", identifier=identifier, showHide="show")
        if html:
            self.add_html(node, text)
        else:
            node.text = text
        self.feedback_nodes.append(node)

    def finished(self) -> etree._Element:
        """The whole item, its parts in the order of the schema."""
        score = etree.SubElement(
            self.root, tag("outcomeDeclaration"), identifier="SCORE", cardinality="single", baseType="float"
        )
        etree.SubElement(etree.SubElement(score, tag("defaultValue")), tag("value")).text = "0"
        most = etree.SubElement(
            self.root, tag("outcomeDeclaration"), identifier="MAXSCORE", cardinality="single", baseType="float"
        )
        etree.SubElement(etree.SubElement(most, tag("defaultValue")), tag("value")).text = str(self.question.marks)
        if self.feedback_nodes:
            etree.SubElement(
                self.root,
                tag("outcomeDeclaration"),
                identifier="FEEDBACK",
                cardinality="multiple",
                baseType="identifier",
            )
        self.root.append(self.body)
        if self.rules:
            holder = etree.SubElement(self.root, tag("responseProcessing"))
            holder.extend(self.rules)
        for node in self.feedback_nodes:
            self.root.append(node)
        return self.root


def item_of(question: Question, language: str, pictures: Mapping[str, str]) -> tuple[etree._Element, list[str]]:
    """A question as an item, and the names in the package of the pictures that it shows."""
    item = Item(question, language, pictures)
    if question.interaction.kind != "fill-in":
        item.add_html(item.body, question.drawn.question)
    KINDS[question.interaction.kind](item)
    _add_feedback(item)
    return item.finished(), item.shown


def _choice(item: Item) -> None:
    question, interaction = item.question, item.interaction
    right = interaction.right[0] if interaction.right else ()
    declared = item.declare("multiple" if interaction.several else "single", "identifier", right)
    if interaction.several and interaction.judged and not question.settings.get("all or nothing"):
        each = question.marks / max(1, len(right))
        wrong = {option.key: f"{-each:.6g}" for option in interaction.options if option.key not in right}
        item.map(declared, dict.fromkeys(right, f"{each:.6g}") | wrong, lowerBound="0", upperBound=str(question.marks))
        item.rules.append(_scored("mapResponse"))
    elif interaction.judged:
        item.rules.append(_if_right(question.marks))
    node = item.interact(
        "choiceInteraction",
        shuffle="false" if question.settings.get("keep order") else "true",
        maxChoices="0" if interaction.several else "1",
    )
    feedback = dict(zip((option.key for option in interaction.options), interaction.feedback, strict=False))
    for option in interaction.options:
        choice = etree.SubElement(node, tag("simpleChoice"), identifier=option.key)
        choice.text = option.text
        if feedback.get(option.key):
            item.feedback(option.key, feedback[option.key], html=False)
    if any(feedback.values()):
        item.rules.append(_shows_response(several=interaction.several))


def _verdict(item: Item) -> None:
    item.declare("single", "identifier", item.interaction.right[0])
    node = item.interact("choiceInteraction", shuffle="false", maxChoices="1")
    for option in item.interaction.options:
        etree.SubElement(node, tag("simpleChoice"), identifier=option.key).text = option.text
    item.rules.append(_if_right(item.question.marks))


def _number(item: Item) -> None:
    least, most = (Decimal(typed) for typed in item.interaction.right[0])
    item.declare("single", "float", [f"{(least + most) / 2:f}"])
    holder = etree.SubElement(item.body, tag("p"))
    unit = item.interaction.unit.strip()
    before = bool(CURRENCIES.fullmatch(unit))
    holder.text = f"{unit} " if before else None
    box = etree.SubElement(holder, tag("textEntryInteraction"), responseIdentifier=RESPONSE, expectedLength="12")
    box.tail = f" {unit}" if unit and not before else None
    condition = etree.Element(tag("responseCondition"))
    right = etree.SubElement(condition, tag("responseIf"))
    both = etree.SubElement(right, tag("and"))
    for name, bound in (("gte", least), ("lte", most)):
        test = etree.SubElement(both, tag(name))
        etree.SubElement(test, tag("variable"), identifier=RESPONSE)
        etree.SubElement(test, tag("baseValue"), baseType="float").text = f"{bound:f}"
    right.append(_set("SCORE", "float", str(item.question.marks)))
    item.rules.append(condition)


def _pairs(item: Item) -> None:
    interaction = item.interaction
    right = [pair.split(".") for pair in (interaction.right[0] if interaction.right else ())]
    values = [f"L{left} R{target}" for left, target in right]
    declared = item.declare("multiple", "directedPair", values)
    each = item.question.marks / max(1, len(values))
    item.map(declared, dict.fromkeys(values, f"{each:.6g}"))
    item.rules.append(_scored("mapResponse"))
    shuffle = "false" if item.question.settings.get("keep order") else "true"
    node = item.interact("matchInteraction", shuffle=shuffle, maxAssociations=str(len(interaction.options)))
    for letter, offered, most in (("L", interaction.options, "1"), ("R", interaction.targets, "0")):
        side = etree.SubElement(node, tag("simpleMatchSet"))
        for option in offered:
            choice = etree.SubElement(
                side, tag("simpleAssociableChoice"), identifier=f"{letter}{option.key}", matchMax=most
            )
            choice.text = option.text


def _order(item: Item) -> None:
    item.declare("ordered", "identifier", item.interaction.right[0])
    node = item.interact("orderInteraction", shuffle="true")
    for option in sorted(item.interaction.options, key=lambda one: one.text.casefold()):
        etree.SubElement(node, tag("simpleChoice"), identifier=option.key).text = option.text
    item.rules.append(_if_right(item.question.marks))


def _gaps(item: Item) -> None:
    found: list[tuple[str, ...]] = []

    def take(words: str) -> etree._Element:
        found.append(accepted_in(words))
        name = f"{RESPONSE}_{len(found)}"
        return etree.Element(tag("textEntryInteraction"), responseIdentifier=name, expectedLength="15")

    item.add_html(item.body, item.question.drawn.question, take)
    each = item.question.marks / max(1, len(found))
    total = etree.Element(tag("setOutcomeValue"), identifier="SCORE")
    added = etree.SubElement(total, tag("sum"))
    for number, answers in enumerate(found, 1):
        name = f"{RESPONSE}_{number}"
        declared = item.declare("single", "string", answers[:1], name)
        mapping = etree.SubElement(declared, tag("mapping"), defaultValue="0")
        for answer in answers:
            etree.SubElement(mapping, tag("mapEntry"), mapKey=answer, mappedValue=f"{each:.6g}", caseSensitive="false")
        etree.SubElement(added, tag("mapResponse"), identifier=name)
    item.rules.append(total)


def _essay(item: Item) -> None:
    item.declare("single", "string", ())
    item.interact("extendedTextInteraction", expectedLines="8")


def _set(outcome: str, base: str, value: str) -> etree._Element:
    node = etree.Element(tag("setOutcomeValue"), identifier=outcome)
    etree.SubElement(node, tag("baseValue"), baseType=base).text = value
    return node


def _scored(by: str) -> etree._Element:
    node = etree.Element(tag("setOutcomeValue"), identifier="SCORE")
    etree.SubElement(node, tag(by), identifier=RESPONSE)
    return node


def _if_right(marks: int) -> etree._Element:
    """All marks for the whole right response."""
    condition = etree.Element(tag("responseCondition"))
    right = etree.SubElement(condition, tag("responseIf"))
    _add_match(right)
    right.append(_set("SCORE", "float", str(marks)))
    return condition


def _add_match(parent: etree._Element) -> None:
    test = etree.SubElement(parent, tag("match"))
    etree.SubElement(test, tag("variable"), identifier=RESPONSE)
    etree.SubElement(test, tag("correct"), identifier=RESPONSE)


def _shows_response(*, several: bool) -> etree._Element:
    """Shows the feedback of whatever was chosen."""
    node = etree.Element(tag("setOutcomeValue"), identifier="FEEDBACK")
    holder = etree.SubElement(node, tag("multiple")) if not several else node
    etree.SubElement(holder, tag("variable"), identifier=RESPONSE)
    return node


def _add_feedback(item: Item) -> None:
    """The explanation whatever was answered, and what is said if the whole is right or wrong."""
    wording = item.question.drawn
    if wording.explanation.strip():
        item.feedback("explanation", wording.explanation)
        item.rules.append(_also("explanation"))
    if wording.if_right.strip() or wording.if_wrong.strip():
        condition = etree.Element(tag("responseCondition"))
        right = etree.SubElement(condition, tag("responseIf"))
        _add_match(right)
        right.append(_also("right"))
        etree.SubElement(condition, tag("responseElse")).append(_also("wrong"))
        item.rules.append(condition)
        for name, html_text in (("right", wording.if_right), ("wrong", wording.if_wrong)):
            if html_text.strip():
                item.feedback(name, html_text)


def _also(identifier: str) -> etree._Element:
    """Shows one more piece of feedback beside those that are shown."""
    node = etree.Element(tag("setOutcomeValue"), identifier="FEEDBACK")
    both = etree.SubElement(node, tag("multiple"))
    etree.SubElement(both, tag("variable"), identifier="FEEDBACK")
    etree.SubElement(both, tag("baseValue"), baseType="identifier").text = identifier
    return node


KINDS: dict[str, Callable[[Item], None]] = {
    "choice": _choice,
    "likert": _choice,
    "true-false": _verdict,
    "numeric": _number,
    "matching": _pairs,
    "sequencing": _order,
    "fill-in": _gaps,
    "long-fill-in": _essay,
}
