"""An item of QTI 2: its texts and feedback."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from builder.importers.draft import (
    plain,
)
from builder.importers.fragment import Surroundings, elements_of
from builder.importers.lines import in_a_line
from builder.importers.qti.body_2 import Body, html_of
from builder.importers.qti.rules_2 import when_shown
from builder.importers.source import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml import etree

    from builder.importers.draft import Elements, Inline
    from builder.importers.quiz import Quiz


@dataclass
class Item:
    """One item on its way to questions."""

    node: etree._Element
    quiz: Quiz
    where: str
    find: Callable[[str], Callable[[], bytes] | None]
    category: str
    alone: bool = False  # its title is the course's
    used: set[str] = field(default_factory=set)  # identifiers of feedback that has its place

    @property
    def around(self) -> Surroundings:
        """Where its texts stand."""
        return Surroundings(self.quiz.reading, self.where, find=self.find)

    def text(self, node: etree._Element) -> Elements:
        """What an element says, without its feedback."""
        copy = deepcopy(node)
        copy.tail = None
        for one in [*copy.iter("feedbackInline", "feedbackBlock")]:
            parent = one.getparent()
            if parent is not None:
                before, tail = one.getprevious(), one.tail or ""
                if before is not None:
                    before.tail = (before.tail or "") + tail
                else:
                    parent.text = (parent.text or "") + tail
                parent.remove(one)
        return elements_of(html_of(copy), self.around)

    def line(self, node: etree._Element) -> Inline:
        """What an element says, on one line."""
        return in_a_line(self.text(node))

    def of_choice(self, choice: etree._Element) -> Elements:
        """The feedback of something that can be chosen: inside it, or under its name."""
        inside = [*choice.iter("feedbackInline", "feedbackBlock")]
        key = choice.get("identifier", "")
        named = [one for one in self.node.iterfind("modalFeedback") if key and one.get("identifier") == key]
        self.used |= {key} if named else set()
        return tuple(element for one in (*inside, *named) for element in self.text(one))

    def rest(self, body: Body) -> dict[str, Elements]:
        """Feedback on the whole."""
        found: dict[str, Elements] = {"explanation": (), "if_right": (), "if_wrong": (), "hint": ()}
        places = {"right": "if_right", "wrong": "if_wrong"}
        for one in (*self.node.iterfind("modalFeedback"), *body.feedback):
            key = one.get("identifier", "")
            if key in self.used:
                continue
            when = when_shown(self.node, key) or _by_name(key)
            place = "hint" if "hint" in key.lower() else places.get(when, "explanation")
            found[place] = (*found[place], *self.text(one))
        if not any(one.tag == "choiceInteraction" for one in body.blocks):
            feedback = self.quiz.explained([found["if_right"]], self.where, [found["if_wrong"]])
            found["explanation"] = (*feedback, *found["explanation"])
            found.pop("if_right"), found.pop("if_wrong")
        return found

    def report_name(self, name: str, text: Elements, blocks: Sequence[etree._Element] = ()) -> None:
        """An item's title is for teachers; where its text or a prompt does not say it too, it stands in the report."""
        prompts = " ".join(text_of(one) for block in blocks for one in block.iter("prompt"))
        wording = f"{plain(in_a_line(text))} {prompts}".lower()
        if name and not self.alone and wording.strip() and name.lower().rstrip(".… ") not in wording:
            self.quiz.reading.leave_out("names of questions, which learners did not see", self.where, name)


def _by_name(identifier: str) -> str:
    text = identifier.lower()
    if any(word in text for word in ("incorrect", "wrong", "false")):
        return "wrong"
    return "right" if any(word in text for word in ("correct", "right", "true")) else ""
