"""An item of QTI 1.2: its texts, feedback and marks."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from builder.importers.fragment import Surroundings, elements_of
from builder.importers.gaps import in_place
from builder.importers.qti.conditions_1 import Condition, conditions
from builder.importers.qti.xml import children
from builder.importers.source import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Sequence as Row

    from lxml import etree

    from builder.importers.draft import Elements, Gap
    from builder.importers.quiz import Quiz

RESPONSES = ("response_lid", "response_str", "response_num", "response_grp", "response_xy")
TEXTS = ("mattext", "matemtext", "mat_formattedtext", "matimage", "matbreak", "mataudio", "matvideo")
PLACE = re.compile(r"\[([\w.\- ]{1,60})\]")


@dataclass
class Item:
    """One item on its way to a question."""

    node: etree._Element
    quiz: Quiz
    where: str
    find: Callable[[str], Callable[[], bytes] | None]
    used: set[str] = field(default_factory=set)  # idents of feedback that has its place

    @cached_property
    def conditions(self) -> list[Condition]:
        """What its answers earn and show."""
        return conditions(self.node)

    @cached_property
    def fields(self) -> dict[str, str]:
        """What programs say about it, such as its type."""
        found = {}
        for one in self.node.iter("qtimetadatafield"):
            label, entry = one.find("fieldlabel"), one.find("fieldentry")
            if label is not None and entry is not None:
                found[text_of(label).lower()] = text_of(entry)
        for name in ("bbmd_questiontype", "qmd_itemtype", "qmd_weighting"):
            value = next(self.node.iter(name), None)
            if value is not None:
                found[name] = text_of(value)
        return found

    def marks(self) -> Fraction | None:
        """What it is worth; None: nobody says."""
        points = self.fields.get("points_possible") or self.fields.get("qmd_weighting", "")
        try:
            return Fraction(points).limit_denominator(1000) if points else None
        except (ValueError, ZeroDivisionError):
            return None

    # ---- texts --------------------------------------------------------------------------------------------------

    def text(self, node: etree._Element, gaps: Row[Gap] = ()) -> Elements:
        """The material in an element, but for that of its responses."""
        around = Surroundings(self.quiz.reading, self.where, find=self.find, split=in_place(gaps))
        return tuple(one for piece in self.html(node) for one in elements_of(piece, around))

    def html(self, node: etree._Element) -> Iterator[str]:
        """The texts in an element, but for those of its responses."""
        for child in children(node):
            if child.tag in RESPONSES or str(child.tag).startswith("render_"):
                continue
            if child.tag in TEXTS:
                yield _as_html(child)
            else:
                yield from self.html(child)

    def feedback(self, idents: Row[str]) -> Elements:
        """What feedback of these idents says; its place is found then."""
        self.used |= set(idents)
        nodes = (one for one in self.node.iter("itemfeedback") if one.get("ident") in idents)
        return tuple(element for one in nodes for element in self.text(one))

    def rest(self) -> dict[str, Elements]:
        """Feedback on the whole: hint, explanation, and what is said to who was right or wrong."""
        found: dict[str, Elements] = {"hint": (), "explanation": (), "if_right": (), "if_wrong": ()}
        for one in self.node.iter("itemfeedback"):
            ident = one.get("ident", "")
            if ident in self.used:
                continue
            elements = self.text(one)
            scored = [cond.score for cond in self.conditions if ident in cond.shows and cond.score]
            always = any(cond.always for cond in self.conditions if ident in cond.shows)
            if one.find("hint") is not None or "hint" in ident.lower():
                place = "hint"
            elif "incorrect" in ident.lower() or "wrong" in ident.lower():
                place = "if_wrong"
            elif "correct" in ident.lower() or (scored and not always):
                place = "if_right"
            else:
                place = "explanation"
            found[place] = (*found[place], *elements)
        return found


def _as_html(node: etree._Element) -> str:
    if node.tag == "matbreak":
        return ""
    address = node.get("uri", "")
    if node.tag in {"matimage", "mataudio", "matvideo"}:
        tag = {"matimage": "img", "mataudio": "audio", "matvideo": "video"}[node.tag]
        alt = (node.get("label") or "").replace('"', "&quot;")
        return f'<{tag} src="{address}" alt="{alt}"></{tag}>' if address else text_of(node)
    text = text_of(node)
    typed = node.get("texttype", "text/plain").lower() == "text/plain" and "</" not in text  # some say plain for HTML
    return html.escape(text, quote=False) if typed and node.tag == "mattext" else text
