"""GIFT: a text file that Moodle and many others read (docs.moodle.org, “GIFT format”)."""

from __future__ import annotations

import html
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from builder.exports import Export
from builder.exports.marks import accepted_in, split_at_marks
from builder.exports.wording import (
    PICTURE,
    files_in,
    needs_html,
    plain_of,
    report_left_out,
    report_missing,
    without_files,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.diagnostics import Report
    from builder.exports import Question, Questions
    from builder.model import Interaction

NAME = "GIFT"
PAIR = "->"  # between the two sides of a pair; nothing hides it
STAR, LITERAL = re.compile(r"\*"), r"\\*"  # which stands for any words without its backslash
SIGNS = re.compile(r"[~=#{}:\\]")


def write(questions: Questions, report: Report) -> bytes:
    """Every question, by category."""
    pieces = []
    for pool in questions.pools:
        texts = [text for question in pool.questions if (text := _question(question, report))]
        if texts:
            path = "/".join(part.replace("/", "//") for part in (questions.title, *pool.path))
            pieces += [f"$CATEGORY: $course$/top/{path}", *texts]
        if texts and pool.draw:
            message = (
                f"GIFT has no place for “draw {pool.draw}” of the bank “{pool.name}”: all its questions are exported"
            )
            report(
                "not-exported", pool.questions[0].span, message, help="draw as many when you make the quiz from them"
            )
    return ("\n\n".join(pieces) + "\n").encode()


def _question(question: Question, report: Report) -> str:
    interaction = question.interaction
    gaps = [words for _, words in split_at_marks(question.drawn.prompt) if words is not None]
    body = _answers(interaction, marked_up=_marked_up(question))
    if interaction.kind == "fill-in" and len(gaps) != 1:
        return _left_out(question, "a text with several gaps has no equal", report)
    if interaction.kind == "fill-in" and any(PAIR in answer for answer in accepted_in(gaps[0])):
        return _left_out(question, f"an answer with {PAIR} is read as a pair", report)
    if interaction.kind != "fill-in" and body is None:
        return _left_out(question, "there is nothing like it", report)
    _report_losses(question, report)
    marked_up = _marked_up(question)
    form = "[html]" if marked_up else "[plain]" if question.title.plain.startswith("[") else ""
    text = without_files(question.drawn.question) if marked_up else question.title.plain
    unit = f" ({interaction.unit.strip()})" if interaction.unit else ""
    feedback = _feedback(question.drawn.explanation, "####", marked_up=marked_up)
    if interaction.kind == "fill-in":
        (before, words), (after, _) = split_at_marks(text)
        answers = " ".join(f"={_safe(STAR.sub(LITERAL, answer))}" for answer in accepted_in(words or ""))
        text = f"{_safe(before)}{{{answers}{feedback}}}{_safe(after)}"
        return f"::{_name(question)}::{form}{text}"
    return f"::{_name(question)}::{form}{_safe(text.strip() + unit)} {{{body}{feedback}}}"


def _left_out(question: Question, why: str, report: Report) -> str:
    report_left_out(question, NAME, why, report)
    return ""


def _report_losses(question: Question, report: Report) -> None:
    wording = question.drawn
    missing = {
        "the hint": wording.hint,
        "what is said if it is right or wrong": wording.if_right or wording.if_wrong,
        "the pictures": PICTURE.search(question.drawn.question),
        "the files that it links to": files_in(question.drawn.question + question.drawn.explanation),
        "the marks": question.marks != 1,
        "“all or nothing”": question.settings.get("all or nothing"),
    }
    report_missing(question, [name for name, there in missing.items() if there], NAME, report)


def _marked_up(question: Question) -> bool:
    """Whether it has to be written as HTML: a form, several paragraphs, or a sign that HTML would read."""
    wording = question.drawn
    texts = (wording.explanation, *(html.escape(one.text) for one in question.interaction.options))
    return bool(wording.prompt) or any(map(needs_html, (wording.question, *texts)))


def _answers(interaction: Interaction, *, marked_up: bool) -> str | None:
    """What stands in braces; None: there is no place for it."""
    if interaction.kind == "choice" and interaction.judged:
        return "".join(f"\n  {line}" for line in _choices(interaction, marked_up=marked_up)) + "\n"
    if interaction.kind == "true-false":
        return "TRUE" if interaction.right == (("true",),) else "FALSE"
    if interaction.kind == "numeric":
        least, most = (Decimal(bound) for bound in interaction.right[0])
        return f"#{least:f}" if least == most else f"#{(least + most) / 2:f}:{(most - least) / 2:f}"
    if interaction.kind == "matching":
        return "".join(f"\n  {line}" for line in _pairs(interaction, marked_up=marked_up)) + "\n"
    return "" if interaction.kind == "long-fill-in" else None


def _choices(interaction: Interaction, *, marked_up: bool) -> Iterator[str]:
    right = set(interaction.right[0]) if interaction.right else set()
    share = f"{100 / max(1, len(right)):.5f}".rstrip("0").rstrip(".")
    comments = dict(zip((option.key for option in interaction.options), interaction.feedback, strict=False))
    for option in interaction.options:
        if interaction.several:
            mark = f"~%{share}%" if option.key in right else f"~%-{share}%"
        else:
            mark = "=" if option.key in right else "~"
        comment = comments.get(option.key, "")
        feedback = f"#{_text(comment, marked_up=marked_up)}" if comment else ""
        yield f"{mark}{_text(option.text, marked_up=marked_up)}{feedback}"


def _pairs(interaction: Interaction, *, marked_up: bool) -> Iterator[str]:
    lefts = {option.key: option.text for option in interaction.options}
    rights = {option.key: option.text for option in interaction.targets}
    pairs = [pair.split(".") for pair in (interaction.right[0] if interaction.right else ())]
    for left, right in pairs:
        yield f"={_text(lefts[left], marked_up=marked_up)} -> {_safe(rights[right])}"
    used = {right for _, right in pairs}
    yield from (f"= -> {_safe(text)}" for key, text in rights.items() if key not in used)


def _text(text: str, *, marked_up: bool) -> str:
    return _safe(html.escape(text, quote=False) if marked_up else text)


def _feedback(text: str, mark: str, *, marked_up: bool) -> str:
    if not plain_of(text):
        return ""
    return mark + _safe(without_files(text).strip() if marked_up else plain_of(text))


def _name(question: Question) -> str:
    return _safe(" ".join(question.title.plain.split()))


def _safe(text: str) -> str:
    """Words whose signs mean nothing."""
    lines = (" ".join(line.split(" ")) for line in SIGNS.sub(r"\\\g<0>", text).strip("\n").split("\n"))
    return "\\n".join(lines)


EXPORT = Export("GIFT, a text that Moodle and many others read", ".gift.txt", write)
