"""Number: a figure to work out or to remember, and how far from it an answer may lie."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading
from builder.blocks.settings import ANY_TRIES, MARKS, TRIES
from builder.frozen import frozen
from builder.model import Interaction, Paragraph, Text, Wording, Words
from builder.model.inline import joined, lines_of, opening, plain_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.diagnostics import Report
    from builder.model import Flow, Inline, Node

FIGURE = r"[-+\u2212]?[ ]?\d(?:[\d.,'\u2019 ]*\d)?"
LINE = re.compile(r"[ \t\u00a0]*=")
ANSWER = re.compile(
    rf"(?P<before>[^\d\s(=+\u2212-]{{0,6}}) ?(?P<number>{FIGURE})(?: ?(?:to|-|\u2013) ?(?P<most>{FIGURE}))?"
    rf" ?(?P<unit>[^\d(\u00b1]*?) ?(?:(?:\u00b1|\+ ?/ ?-) ?(?P<slack>{FIGURE}) ?(?P<unit_after>[^\d(]*?))?"
    rf" ?(?:\([^\d()]*?(?P<low>{FIGURE})[^\d()]*?(?:to|and|[-\u2013])[^\d()]*?(?P<high>{FIGURE})[^\d()]*\))?\.?"
)
ENGLISH = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")
CONTINENTAL = re.compile(r"\d{1,3}(\.\d{3})+,\d+")
PLAIN = re.compile(r"\d+([.,]\d+)?")


@frozen
class Answer:
    """The right number as the author wrote it, and all that counts as right."""

    as_typed: str
    before: str  # what stands before the number, such as a currency
    unit: str
    least: Decimal
    most: Decimal


@frozen
class Content:
    """What the template draws."""

    prose: Flow  # between the heading and the answer
    answer: Answer | None
    explanation: Flow
    hint: Flow
    assessed: bool

    @property
    def below_zero(self) -> bool:
        """Whether the right answer may need a minus, which some keypads for numbers lack."""
        return bool(self.answer and self.answer.least < 0)


def read(source: BlockSource, report: Report) -> Reading:
    """The line that starts with `=` holds the answer; what follows is the explanation."""
    nodes = (*source.nodes, *map(_with_sign, source.labels.get("answer", ())))
    at = next((index for index, node in enumerate(nodes) if _line_in(node) is not None), None)
    explained = source.labels.get("explanation", ())
    hint = source.labels.get("hint", ())
    if at is None:
        report("no-number", source.span, "no line says which number is right", help="write it below:  = 12")
        return Reading(Content(tuple(nodes), None, tuple(explained), hint, source.assessed))
    before, as_typed, after = _cut(nodes[at])
    answer = _answer(as_typed, nodes[at], report)
    content = Content(
        prose=(*nodes[:at], *before),
        answer=answer,
        explanation=(*after, *nodes[at + 1 :], *explained),
        hint=hint,
        assessed=source.assessed,
    )
    accepted = tuple(format(number, "f") for number in (answer.least, answer.most)) if answer else ()
    right = (accepted,) if accepted else ()
    unit = (answer.unit or answer.before) if answer else ""
    wording = Wording(content.prose, content.hint, content.explanation)
    return Reading(content, Interaction("numeric", right=right, wording=wording, unit=unit))


def _with_sign(node: Node) -> Node:
    """What stands behind “Answer:”, with the sign that needs not stand there before a figure."""
    if isinstance(node, Paragraph) and re.match(rf"[^\w\s=]{{0,3}}{FIGURE}", opening(node.inside)):
        return replace(node, inside=joined(iter((Words("= "), *node.inside))))
    return node


def _line_in(node: Node) -> int | None:
    """Which line of a paragraph holds the answer; None: it holds none."""
    lines = lines_of(node.inside) if isinstance(node, Paragraph) else []
    return next((number for number, line in enumerate(lines) if LINE.match(opening(line))), None)


def _cut(node: Node) -> tuple[Flow, str, Flow]:
    """A paragraph as what stands before its answer, the answer, and what stands after it."""
    at = _line_in(node)
    if at is None or not isinstance(node, Paragraph):
        return (), "", ()
    lines = lines_of(node.inside)
    sides = (_of_lines(lines[:at]), _of_lines(lines[at + 1 :]))
    first, last = ((Paragraph(side, node.span),) if Text(side) else () for side in sides)
    return first, " ".join(plain_of(lines[at]).partition("=")[2].split()), last


def _of_lines(lines: Sequence[tuple[Inline, ...]]) -> tuple[Inline, ...]:
    found = [piece for line in lines for piece in (Words("\n"), *line)][1:]
    return joined(iter(found))


def _answer(as_typed: str, node: Node, report: Report) -> Answer | None:
    match = ANSWER.fullmatch(as_typed)
    numbers = (
        {name: _number(match[name]) for name in ("number", "most", "slack", "low", "high") if match[name]}
        if match
        else {}
    )
    if not match or None in numbers.values():
        as_typed = f"“= {as_typed}” can't be read as a number" if as_typed else "nothing stands behind “=”"
        report("unclear-number", node.span, as_typed, help="write it in figures, for example:  = 12 (accept 11 to 13)")
        return None
    known = {name: number for name, number in numbers.items() if number is not None}
    least, most = known["number"], known.get("most", known["number"])
    low, high = known.get("low", least), known.get("high", most)
    slack = abs(known.get("slack", Decimal(0)))
    share = match["slack"] and "%" in match["unit_after"] and "%" not in as_typed[: match.start("slack")]
    slack = abs(known["number"]) * slack / 100 if share else slack
    if not low <= least <= most <= high:
        wrong = f"what is accepted, {low} to {high}, does not hold the answer itself"
        report(
            "answer-out-of-range", node.span, wrong, help=f"for example:  = {least} (accept {least - 1} to {least + 1})"
        )
    shown = match["number"] + (f"\u2013{match['most']}" if match["most"] else "")
    unit = (match["unit"] or ("" if share else match["unit_after"]) or "").strip(" .")
    return Answer(shown, match["before"], unit, low - slack, high + slack)


def _number(text: str) -> Decimal | None:
    """A number with either sign for decimals; None where it can't be told what it means."""
    plain = re.sub(r"['\u2019 ]", "", text.replace("\u2212", "-"))
    sign, digits = ("-", plain[1:]) if plain.startswith("-") else ("", plain.lstrip("+"))
    if ENGLISH.fullmatch(digits):
        digits = digits.replace(",", "")
    elif CONTINENTAL.fullmatch(digits):
        digits = digits.replace(".", "").replace(",", ".")
    elif PLAIN.fullmatch(digits):
        digits = digits.replace(",", ".")
    else:
        return None
    return Decimal(sign + digits)


KIND = BlockKind(
    keywords=("Number", "Numeric", "Calculate", "How many"),
    also=(
        "Numerical",
        "Numeric question",
        "Number question",
        "Calculation",
        "Work it out",
        "Work out …",
        "How much …",
        "How many …",
        "How long …",
        "How often …",
        "What percentage …",
        "Estimate",
        "Guess the number",
    ),
    shape="number",
    read=read,
    settings=(MARKS, TRIES, ANY_TRIES),
    labels=("answer", "explanation", "hint"),
    untranslatable=r"(?:^|\n)[ \t\u00a0]*=[^\n]*",
)
