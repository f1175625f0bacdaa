"""Questions of H5P: one function a type of content."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from builder.importers.draft import (
    Figure,
    Groups,
    Paragraph,
    Poll,
    Reflection,
    Reveal,
    Sequence,
    TrueOrFalse,
    words,
)
from builder.importers.h5p.gapped import blanks, drag_text, mark_the_words
from builder.importers.h5p.shared import name_for, pictured, shared
from builder.importers.lines import in_a_line
from builder.importers.titles import titled

if TYPE_CHECKING:
    from collections.abc import Callable

    from builder.importers.draft import Element, Elements, Inline
    from builder.importers.h5p.params import Params


def multiple_choice(params: Params) -> Element:
    """One right answer or several."""
    behaviour = params.inside("behaviour")
    rows = params.rows("answers")
    rights = sum(bool(one["correct"]) for one in rows)
    several = behaviour.raw("type") == "multi" or (behaviour.raw("type") != "single" and rights > 1)
    more = shared(params, params.elements("question"), by_verdict=True)
    hints: list[str] = []
    answers = []
    for one in rows:
        extra = one.inside("tipsAndFeedback")
        share = Fraction(1, rights or 1) if one["correct"] and several else Fraction(int(bool(one["correct"])))
        if several and not one["correct"]:
            share = Fraction(-1)
        answers.append((one.line("text"), share, extra.elements("chosenFeedback")))
        hints += [f"{one.plain('text')}: {tip}"] if (tip := extra.plain("tip")) else []
        if not_chosen := extra.plain("notChosenFeedback"):
            params.quiz.reading.leave_out("feedback on answers that were not chosen", params.where, not_chosen)
    more["hint"] = tuple(Paragraph(words(hint), params.where) for hint in hints)
    settings = [] if behaviour["randomAnswers"] is not False else ["keep order"]
    settings += ["all or nothing"] if several and behaviour["singlePoint"] else []
    more["settings"] = tuple(settings)
    found = params.quiz.choice(answers, params.where, several=several)
    return params.quiz.question(answers=found, several=several, **more)


def true_or_false(params: Params) -> Element:
    """A statement."""
    behaviour = params.inside("behaviour")
    more = shared(params, params.elements("question"))
    right, wrong = [behaviour.elements("feedbackOnCorrect")], [behaviour.elements("feedbackOnWrong")]
    more["explanation"] = (*params.quiz.explained(right, params.where, wrong), *more["explanation"])
    return TrueOrFalse(verdict=str(params["correct"]).lower() == "true", **more)


def single_choice_set(params: Params) -> list[Element]:
    """Several questions; the first answer of each is right."""
    found: list[Element] = []
    for at, one in enumerate(params.rows("choices"), 1):
        where = f"{params.where}, part {at}"
        title, intro = titled(one.elements("question"), where.capitalize())
        texts = [answer for answer in one.list("answers") if isinstance(answer, str)]
        answers = [
            (in_a_line(one.as_elements(answer)), Fraction(int(number == 0)), ()) for number, answer in enumerate(texts)
        ]
        rights = params.quiz.choice(answers, where)
        found.append(params.quiz.question(title=title, intro=intro, answers=rights, several=False, where=where))
    _report_bands(params)
    return found


def _report_bands(params: Params) -> None:
    for one in params.rows("overallFeedback"):
        if text := one.plain("feedback"):
            params.quiz.reading.leave_out("feedback on the result", params.where, text)


def summary(params: Params) -> list[Element]:
    """Sets of statements; the first of each is right."""
    found: list[Element] = []
    intro = params.elements("intro")
    for at, one in enumerate(params.rows("summaries"), 1):
        where = f"{params.where}, statement {at}"
        texts = [statement for statement in one.list("summary") if isinstance(statement, str)]
        answers = [
            (in_a_line(one.as_elements(statement)), Fraction(int(number == 0)), ())
            for number, statement in enumerate(texts)
        ]
        title, rest = titled(intro, "Which statement is right?")
        found.append(
            params.quiz.question(
                title=(*title, *words(f" ({at})")) if len(params.rows("summaries")) > 1 else title,
                intro=rest,
                hint=one.elements("tip"),
                answers=params.quiz.choice(answers, where),
                several=False,
                where=where,
            )
        )
    _report_bands(params)
    return found


def sort_paragraphs(params: Params) -> Element:
    """Paragraphs in their right order."""
    more = shared(params, params.elements("taskDescription"))
    steps = tuple(
        in_a_line(params.as_elements(paragraph))
        for paragraph in params.list("paragraphs")
        if isinstance(paragraph, str)
    )
    return Sequence(steps=steps, **more)


def image_sequencing(params: Params) -> Element:
    """Pictures in their right order, by what they show."""
    more = shared(params, params.elements("taskDescription"))
    steps: list[Inline] = []
    pictures: list[Element] = []
    for one in params.rows("sequenceImages"):
        description = one.plain("imageDescription")
        name = one.media("image", description)
        pictures += [Figure(name, description, where=params.where)] if name else []
        steps.append(words(description))
    params.quiz.doubt(
        params.where,
        "Pictures were put in order. Here their descriptions are, and the pictures stand above, in the right order.",
        "Put the pictures into another order, or leave them out.",
    )
    return Sequence(steps=tuple(steps), **more | {"intro": (*more["intro"], *pictures)})


def drag_question(params: Params) -> Element:
    """Things dragged to places: groups, where the places have names."""
    question = params.inside("question")
    task, settings = question.inside("task"), question.inside("settings")
    elements = task.rows("elements")
    things = []
    for one in elements:
        inner = one.inside("type").inside("params")
        name = inner.media("file", inner.raw("alt"))
        label = inner.line("text") or words(inner.raw("alt") or inner.raw("contentName"))
        if name:
            params.quiz.reading.leave_out("pictures that were dragged", params.where, inner.raw("alt") or name)
        things.append(label)
    groups = []
    for zone in task.rows("dropZones"):
        right = [str(one) for one in zone.list("correctElements")]
        inside = [things[int(one)] for one in right if one.isascii() and one.isdigit() and int(one) < len(things)]
        groups.append((zone.line("label"), tuple(inside)))
    background = settings.media("background", "background")
    picture: Elements = (Figure(background, "", where=params.where),) if background else ()
    title, intro = titled((*picture, *settings.elements("questionTitle")), name_for(params))
    params.quiz.doubt(
        params.where,
        "Things were dragged to places in a picture. Here they are sorted into groups named as the places are.",
        "Look at the names of the groups; a Hotspot may say it better.",
    )
    return Groups(groups=tuple(groups), title=title, intro=intro, where=params.where)


def essay(params: Params) -> Element:
    """A text that was marked by its keywords."""
    more = shared(params, params.elements("taskDescription"))
    solution = params.inside("solution")
    model = (*solution.elements("introduction"), *solution.elements("sample"), *more.pop("explanation"))
    for one in params.rows("keywords"):
        keywords = " / ".join([one.raw("keyword"), *(str(word) for word in one.list("alternatives"))])
        params.quiz.reading.leave_out("keywords that an essay was marked by", params.where, keywords)
    params.quiz.doubt(
        params.where,
        "What learners wrote was marked by its keywords. Here they write for themselves, and it is not marked.",
        "Ask something that can be marked, if it has to be.",
    )
    return Reflection(model=model, **more)


def open_question(params: Params) -> Element:
    """A question without a right answer."""
    title, intro = titled(params.elements("question"), name_for(params))
    return Reflection(title=title, intro=intro, where=params.where)


def simple_choice(params: Params) -> Element:
    """An opinion."""
    title, intro = titled(params.elements("question"), name_for(params))
    grades = tuple(one.line("text") for one in params.rows("alternatives"))
    several = params.raw("inputType") == "checkbox"
    return Poll(title=title, intro=intro, grades=grades, statements=(), choose_all=several, where=params.where)


def guess(params: Params) -> Element:
    """A picture, and what it shows."""
    title, intro = titled((*pictured(params), *params.elements("taskDescription")), name_for(params))
    return Reveal(title=title, intro=intro, answer=params.elements("solutionText"), where=params.where)


QUESTIONS: dict[str, Callable[[Params], Element | list[Element]]] = {
    "H5P.MultiChoice": multiple_choice,
    "H5P.TrueFalse": true_or_false,
    "H5P.Blanks": blanks,
    "H5P.AdvancedBlanks": blanks,
    "H5P.DragText": drag_text,
    "H5P.MarkTheWords": mark_the_words,
    "H5P.SingleChoiceSet": single_choice_set,
    "H5P.Summary": summary,
    "H5P.SortParagraphs": sort_paragraphs,
    "H5P.ImageSequencing": image_sequencing,
    "H5P.DragQuestion": drag_question,
    "H5P.Essay": essay,
    "H5P.OpenEndedQuestion": open_question,
    "H5P.SimpleMultiChoice": simple_choice,
    "H5P.GuessTheAnswer": guess,
}
