"""What each question of H5P has: a title, a picture above it, feedback on the result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builder.importers.draft import Figure, plain
from builder.importers.lines import in_a_line
from builder.importers.titles import titled

if TYPE_CHECKING:
    from builder.importers.draft import Elements
    from builder.importers.h5p.params import Params

NO_TITLES = {
    "",
    "untitled",
    "multiple choice",
    "question",
    "fill in the blanks",
    "drag the words",
    "true/false question",
}


def shared(params: Params, text: Elements, *, by_verdict: bool = False) -> dict[str, Any]:
    """What each question has: title, introduction with its picture, feedback on the whole.

    `by_verdict`: the block has places for what is said to those who were right, and to those who were not.
    """
    picture = pictured(params)
    title, intro = titled((*picture, *text), name_for(params))
    feedback: list[Elements] = []
    wrong: list[Elements] = []  # below full marks
    for one in params.rows("overallFeedback"):
        if "@score" in one.raw("feedback"):  # the page says by itself how many were right
            params.quiz.reading.leave_out("sentences that tell the score", params.where, one.plain("feedback"))
        else:
            (feedback if one["to"] in {100, None} else wrong).append(one.elements("feedback"))
    more = {"title": title, "intro": intro, "where": params.where}
    if not by_verdict:
        return more | {"explanation": params.quiz.explained(feedback, params.where, wrong)}
    for elements in dict.fromkeys(filter(None, wrong[1:])):
        params.quiz.reading.leave_out(
            "feedback on answers that are partly right", params.where, plain(in_a_line(elements))
        )
    right = tuple(element for elements in dict.fromkeys(feedback) for element in elements)
    return more | {"if_right": right, "if_wrong": wrong[0] if wrong else ()}


def name_for(params: Params) -> str:
    """What a question is called that has no words of its own."""
    return params.title if params.title.strip().lower() not in NO_TITLES else params.where.capitalize()


def pictured(params: Params) -> Elements:
    """The picture, film or sound above a question."""
    inner = params.inside("media").inside("type")
    media = inner.inside("params")
    name = media.media("file", media.raw("alt"))
    if name:
        return (Figure(name, media.raw("alt"), where=params.where),)
    for text in media.rest():
        params.quiz.reading.leave_out("texts beside a film or sound of a question", params.where, text)
    for key in ("sources", "files"):
        for one in media.rows(key):
            path = one.raw("path")
            if path:
                params.quiz.reading.leave_out("films and sounds above questions", params.where, path)
    return ()
