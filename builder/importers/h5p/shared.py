"""What each question of H5P has: a title, a picture above it, feedback on the result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builder.importers.draft import Figure
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


def shared(params: Params, text: Elements) -> dict[str, Any]:
    """What each question has: title, introduction with its picture, feedback on the whole."""
    picture = pictured(params)
    title, intro = titled((*picture, *text), name_for(params))
    bands = [params.of(one) for one in params.list("overallFeedback")]
    told = [(_number(one["from"]), one.elements("feedback")) for one in bands]
    explanation = params.quiz.explained([said for _, said in told], params.where)
    return {"title": title, "intro": intro, "explanation": explanation, "where": params.where}


def name_for(params: Params) -> str:
    """What a question is called that has no words of its own."""
    return params.title if params.title.strip().lower() not in NO_TITLES else params.where.capitalize()


def _number(said: Any) -> float:
    return float(said) if isinstance(said, int | float) else 0


def pictured(params: Params) -> Elements:
    """The picture, film or sound above a question."""
    inner = params.inside("media").inside("type")
    media = inner.inside("params")
    name = media.media("file", media.raw("alt"))
    if name:
        return (Figure(name, media.raw("alt"), where=params.where),)
    for said in media.rest():
        params.quiz.reading.leave_out("texts beside a film or sound of a question", params.where, said)
    for key in ("sources", "files"):
        for one in media.rows(key):
            path = one.raw("path")
            if path:
                params.quiz.reading.leave_out("films and sounds above questions", params.where, path)
    return ()
