"""Texts of H5P with words between stars: to type, to drag or to mark."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from builder.importers.draft import Gap, Gaps, Paragraph, Reveal, words
from builder.importers.gaps import SIGN
from builder.importers.h5p.shared import shared

if TYPE_CHECKING:
    from builder.importers.draft import Element
    from builder.importers.h5p.params import Params

STARRED = re.compile(r"\*(?P<text>(?:[^*\n\\]|\\.|\\(?!\*))+)\*")


def blanks(params: Params) -> Element:
    """Texts with `*right/also right:tip*`."""
    more = shared(params, params.elements("text"))
    text = "\n".join(one for one in params.list("questions") if isinstance(one, str))
    exact = params.inside("behaviour")["caseSensitive"] and params.inside("behaviour")["acceptSpellingErrors"] is False
    return _gapped(params, text, more, settings=("exact spelling",) if exact else (), slashes=True)


def drag_text(params: Params) -> Element:
    """Words to drag into a text; here they are typed, and stand above it."""
    more = shared(params, params.elements("taskDescription"))
    text = "<br>".join(html.escape(line, quote=False) for line in params.raw("textField").split("\n"))
    spare = [_parted(match["text"])[0] for match in STARRED.finditer(params.raw("distractors"))]
    return _gapped(params, text, more, offered=spare, slashes=False)


def _gapped(  # noqa: PLR0913 - what differs between the two kinds, by name
    params: Params,
    source: str,
    more: dict[str, Any],
    *,
    settings: tuple[str, ...] = (),
    offered: list[str] | None = None,
    slashes: bool,
) -> Element:
    gaps: list[Gap] = []
    hints: list[str] = []

    def take(match: re.Match[str]) -> str:
        word, tip, right, wrong = _parted(match["text"])
        answers = tuple(part.strip() for part in word.split("/")) if slashes else (word,)
        gaps.append(Gap(tuple(filter(None, answers))))
        hints.extend([f"Gap {len(gaps)}: {tip}"] if tip else [])
        for feedback in filter(None, (right, wrong)):
            params.quiz.reading.leave_out("feedback on single answers", params.where, f"{word}: {feedback}")
        return SIGN

    text = params.as_elements(STARRED.sub(take, source.replace(SIGN, "")), gaps)
    if offered is not None:
        choices = [gap.answers[0] for gap in gaps if gap.answers] + offered
        more["intro"] = (*more["intro"], *params.quiz.to_choose_from(choices, params.where))
    more["hint"] = tuple(Paragraph(words(one), params.where) for one in hints)
    return Gaps(text=text, settings=settings, **more)


def _parted(text: str) -> tuple[str, str, str, str]:
    r"""`word:tip\+right\-wrong` in its parts."""
    word, _, wrong = html.unescape(re.sub(r"<[^>]*>", "", text)).partition("\\-")
    word, _, right = word.partition("\\+")
    word, _, tip = word.replace("\\:", "\ue000").partition(":")
    return tuple(" ".join(part.replace("\ue000", ":").split()) for part in (word, tip, right, wrong))  # type: ignore[return-value]


def mark_the_words(params: Params) -> Element:
    """Words to mark in a text: a choice among its words is no list, so the right ones are gaps to think of."""
    more = shared(params, params.elements("taskDescription"))
    right = [" ".join(match["text"].split()) for match in STARRED.finditer(params.raw("textField"))]
    text = params.as_elements(STARRED.sub(lambda match: match["text"], params.raw("textField")))
    params.quiz.doubt(
        params.where,
        "Words were marked in a text. There is no block for that; it is a Reveal now.",
        "Make a Question of it, with some of the words as answers.",
    )
    more["intro"] = (*more["intro"], *text)
    answer = (Paragraph(words(", ".join(right)), params.where), *more.pop("explanation"))
    return Reveal(answer=answer, **more)
