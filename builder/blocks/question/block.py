"""Question: a situation, and one or several right answers among those offered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading
from builder.blocks.answers import asks_for_several, options, split_at_answers
from builder.blocks.settings import ANY_TRIES, KEEP_ORDER, MARKS, TRIES, Setting
from builder.frozen import frozen
from builder.model import Interaction, Listing, Option, Quotation, Wording
from builder.model.flow import plain_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.diagnostics import Report
    from builder.model import Flow, Item, Node, Text

ALL = "choose all"
MOST_SHOWN = 6  # answers
ALL_OR_NOTHING = Setting("all or nothing", r"all or nothing|no partial credit", lambda _: True, "all or nothing")


@frozen
class Answer:
    """An answer that can be chosen."""

    option: Option
    text: Text
    rest: Flow  # what else stands in it
    right: bool
    feedback: Flow


@frozen
class Content:
    """What the template draws."""

    prose: Flow  # between the heading and the answers
    answers: tuple[Answer, ...]
    several: bool
    explanation: Flow
    hint: Flow
    if_right: Flow  # said of the whole
    if_wrong: Flow  # said of the whole
    model_answer: Flow
    assessed: bool


def read(source: BlockSource, report: Report) -> Reading:
    """Answers are the items with a box; the first right one alone makes radio buttons."""
    before, lists, after = split_at_answers(source.nodes)
    items = [item for listing in lists for item in listing.items]
    _check(source, items, after, report)
    offered = options([item.text.plain for item in items])
    answers = tuple(
        Answer(option, item.text, item.rest, bool(item.checked), item.feedback)
        for option, item in zip(offered, items, strict=True)
    )
    right = tuple(answer.option.key for answer in answers if answer.right)
    several = source.variant == ALL or len(right) > 1 or asks_for_several(source.title, before)
    content = Content(
        prose=tuple(before),
        answers=answers,
        several=several,
        explanation=(*after, *source.labels.get("explanation", ())),
        hint=_label(source, "hint"),
        if_right=_label(source, "if right"),
        if_wrong=_label(source, "if wrong"),
        model_answer=_label(source, "model answer"),
        assessed=source.assessed,
    )
    in_parts = several and not source.settings.get("all or nothing")
    data = {"parts": in_parts, "shuffle": not source.settings.get("keep order", False)}
    explanation = (*content.explanation, *content.model_answer)
    wording = Wording(content.prose, content.hint, explanation, content.if_right, content.if_wrong)
    return Reading(content, replace(_interaction(items, offered, right, several=several), wording=wording), data)


def _interaction(
    items: Sequence[Item], offered: tuple[Option, ...], right: tuple[str, ...], *, several: bool
) -> Interaction:
    return Interaction(
        kind="choice",
        options=offered,
        right=(right,) if right else (),
        several=several,
        spans=tuple(item.span for item in items),
        feedback=tuple(plain_words(item.feedback) for item in items),
    )


def _check(source: BlockSource, items: Sequence[Item], after: Sequence[Node], report: Report) -> None:
    if not items:
        listed = [item.text.plain for node in source.nodes if isinstance(node, Listing) for item in node.items]
        message, advice = "this question has no answers to choose from", "add them below:"
        if len(listed) > 1:
            message = "this question has a list, but no answers to choose from: nothing says which of it is right"
            advice = "put a box before each, and an x into that of the right one, for example:"
        boxes = [f"- [ ] {text}" for text in listed[1:MOST_SHOWN]] if len(listed) > 1 else ["- [ ] Another answer"]
        first = f"- [x] {listed[0] if len(listed) > 1 else 'The right answer'}"
        report("no-answers", source.span, message, help="\n".join([advice, first, *boxes]))
    for item in items:
        _check_item(item, report)
    for node in after:
        if isinstance(node, Quotation):
            report(
                "feedback-without-answer",
                node.span,
                "this feedback stands under no answer",
                help="move it right under the answer that it is about; for all answers, write:  Explanation: …",
            )


def _label(source: BlockSource, name: str) -> Flow:
    return source.labels.get(name, ())


def _check_item(item: Item, report: Report) -> None:
    if item.checked is None:
        report(
            "answer-without-box",
            item.span,
            "this answer has no box, so that nobody can tell if it is right",
            help=f"put a box in front of it:  - [ ] {item.text.plain}",
        )
    if not item.text:
        report(
            "empty-answer",
            item.span,
            "this answer has no words",
            help="write it behind the box:  - [ ] What a learner can choose",
        )
    for inner in item.items:
        report(
            "nested-answer",
            inner.span,
            f"a list inside an answer can't be chosen: “{_words(inner)}”",
            help="write it in the answer's own line, or as feedback:  > because …",
        )


def _words(item: Item) -> str:
    """All that stands in an item."""
    parts = [
        item.text.plain,
        *(node.plain for node in (*item.notes, *item.rest)),
        *(_words(inner) for inner in item.items),
    ]
    return " ".join(" ".join(parts).split())


KIND = BlockKind(
    keywords=("Question", "MCQ", "Quiz", "Multiple choice", "Q"),
    also=(
        "Knowledge check",
        "Quick check",
        "Check your knowledge",
        "Check your understanding",
        "Check your learning",
        "Check what you know",
        "Test yourself",
        "Test your knowledge",
        "Test your understanding",
        "Quick quiz",
        "Pop quiz",
        "Mini quiz",
        "Quiz question",
        "Quiz time",
        "Practice question",
        "Assessment question",
        "Review question",
        "Revision question",
        "Test question",
        "Exam question",
        "Multiple choice question",
        "Multiple choice quiz",
        "Multi choice",
        "Multiple response",
        "Multiple answer",
        "Multiple select",
        "Single choice",
        "Single answer",
        "MRQ",
        "Select all that apply",
        "Choose all that apply",
        "Tick all that apply",
        "Select one",
        "Choose one",
        "Checkpoint",
    ),
    shape="boxes",
    choices=True,
    read=read,
    settings=(MARKS, KEEP_ORDER, TRIES, ANY_TRIES, ALL_OR_NOTHING),
    labels=("explanation", "hint", "if right", "if wrong", "model answer"),
    variants=(ALL, "choose one"),
)
