"""Slides that ask: questions of the course where the right answer is evident, else told."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from builder.importers.draft import Answer, Paragraph, Question, TrueOrFalse, Words, plain
from builder.importers.pieces import without_start
from builder.importers.pptx.answers import ANSWER_IN_WORDS, from_key, from_next, from_notes, right_answer_in
from builder.importers.pptx.asking import FEWEST, NAMES_ITSELF, asked_on, bare_answer, plain_words
from builder.importers.pptx.deck import Text
from builder.importers.pptx.elements import page_elements

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from builder.importers import Reading
    from builder.importers.draft import Element
    from builder.importers.pptx.asking import SlideQuestion
    from builder.importers.pptx.deck import Line, Slide

TRUE_OR_FALSE = re.compile(
    r"(?:true or false|true/false|cywir neu anghywir|gwir neu gau)\s*[?:.…–-]*\s*", re.IGNORECASE
)
TRUE, FALSE = {"true", "cywir", "gwir"}, {"false", "anghywir", "gau"}
VERDICT = re.compile(
    r"\W*(?:answers?|ateb)?\W*(true|false|cywir|anghywir|gwir|gau)\b[\s.,:;!–-]*(.*)", re.IGNORECASE | re.DOTALL
)


def questions_on(
    slides: Sequence[Slide], key: Mapping[int, tuple[str, str]], reading: Reading
) -> dict[int, Question | TrueOrFalse | None]:
    """The questions by their slides' numbers; None for a slide that gave the answer of the one before it."""
    found: dict[int, Question | TrueOrFalse | None] = {}
    count = 0
    for slide, following in zip(slides, [*slides[1:], None], strict=True):
        if slide.number in found:
            continue
        question = asked_on(slide)
        count += question is not None and question.quiz
        typed = re.search(r"\d+", match.group()) if (match := NAMES_ITSELF.match(slide.heading)) else None
        doubts = len(reading.doubts)
        activity, with_next = _activity(slide, following, question, (int(typed[0]) if typed else count, key), reading)
        if activity:
            found[slide.number] = activity
            if with_next and following:
                found[following.number] = None
        elif (
            question
            and len(reading.doubts) == doubts
            and (question.quiz or _is_answered(slide) or _stands_out(question))
        ):
            reading.doubt(
                slide.where,
                f"It looks like a question (“{_short(plain(question.stem))}”), and nothing says which answer is right.",
                "Type “### Question: ” before the question, “- [ ] ” before each answer and “- [x] ” before the right.",
            )
    return found


def _activity(
    slide: Slide,
    following: Slide | None,
    question: SlideQuestion | None,
    key: tuple[int, Mapping[int, tuple[str, str]]],
    reading: Reading,
) -> tuple[Question | TrueOrFalse | None, bool]:
    """The question of a slide, and whether the next slide gave its answer."""
    judged = _judged(slide)
    if judged or question is None:
        return judged, False
    noted, after, listed = from_notes(slide.notes, question), from_next(following, question), from_key(*key, question)
    answers = {right for right in (question.right, noted[0], after[0], listed[0]) if right}
    if len(answers) > 1:
        reading.doubt(
            slide.where,
            f"Its marks, its notes or a slide of answers tell different answers to “{_short(plain(question.stem))}”.",
            "Type “### Question: ” before the question, “- [ ] ” before each answer and “- [x] ” before the right.",
        )
    if len(answers) != 1:
        return None, False
    right = answers.pop()
    if after[0] and not (question.right or noted[0]):
        return _made(slide, question, right, _reasons(following, question, after[1])), True
    return _made(slide, question, right, _paragraph(noted[1] or listed[1])), False


def _is_answered(slide: Slide) -> bool:
    """Whether its notes speak of the answer."""
    return any(ANSWER_IN_WORDS.match(line.words) for line in slide.notes)


def _stands_out(question: SlideQuestion) -> bool:
    """Whether one of its points has a colour or a weight of its own, as a right answer has."""
    ways = (
        [bool(one.colour) and one.colour != "000000" for one in question.options],
        [one.bold for one in question.options],
    )
    return any(sum(way) == 1 for way in ways)


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:10]) + ("…" if len(words) > 10 else "")  # noqa: PLR2004 - enough to know it by


def _reasons(following: Slide | None, question: SlideQuestion, why: str) -> tuple[Element, ...]:
    """What the slide with the answer says beyond the answers themselves."""
    if following is None:
        return _paragraph(why)
    known = {plain_words(one.words) for one in question.options} | {plain_words(plain(question.stem)), ""}
    remaining = [
        replace(part, lines=tuple(line for line in part.lines if not _is_known(line, known, question)))
        if isinstance(part, Text)
        else part
        for part in following.parts
    ]
    rest = replace(following, parts=[part for part in remaining if not isinstance(part, Text) or part.lines])
    return (*_paragraph(why), *page_elements(rest, 1))


def _is_known(line: Line, known: set[str], question: SlideQuestion) -> bool:
    return plain_words(plain(bare_answer(line.text))) in known or bool(right_answer_in(line.words, question)[0])


def _paragraph(text: str) -> tuple[Element, ...]:
    return (Paragraph((Words(text[:1].upper() + text[1:]),)),) if text else ()


def _made(
    slide: Slide, question: SlideQuestion, right: frozenset[int], why: tuple[Element, ...]
) -> Question | TrueOrFalse:
    intro = tuple(page_elements(_only_before(slide, question), 1))
    texts = [one.words.casefold().strip(" .!") for one in question.options]
    if (
        len(texts) == FEWEST
        and len(right) == 1
        and texts[0] in TRUE | FALSE
        and texts[1] in TRUE | FALSE
        and texts[0] != texts[1]
    ):
        verdict = texts[next(iter(right))] in TRUE
        stem = (
            without_start(question.stem, found.end())
            if (found := TRUE_OR_FALSE.match(plain(question.stem)))
            else question.stem
        )
        return TrueOrFalse(
            title=stem or question.stem, intro=intro, verdict=verdict, explanation=why, where=slide.where
        )
    answers = tuple(Answer(one.text, at in right) for at, one in enumerate(question.options))
    return Question(title=question.stem, intro=intro, answers=answers, explanation=why, where=slide.where)


def _only_before(slide: Slide, question: SlideQuestion) -> Slide:
    """The slide without its answers: what stands before them, and its pictures and tables."""
    remaining = [
        replace(part, lines=tuple(line for line in part.lines if line in question.before))
        if isinstance(part, Text)
        else part
        for part in slide.parts
    ]
    return replace(slide, parts=[part for part in remaining if not isinstance(part, Text) or part.lines])


def _judged(slide: Slide) -> TrueOrFalse | None:
    """“True or false: …”, with the verdict below it or in the notes."""
    lines = [line.words for line in slide.lines]
    found = TRUE_OR_FALSE.match(slide.heading)
    if not found or not slide.only_text:
        return None
    statement = slide.heading[found.end() :] or (lines.pop(0) if lines else "")
    lines = [
        line
        for line in lines
        if line.casefold().strip(" .!?") not in {"true or false", "true", "false"} or len(lines) == 1
    ]
    if not statement or len(lines) > 1:
        return None
    for text in (*lines, *(line.words for line in slide.notes)):
        verdict = VERDICT.match(text)
        if verdict:
            return TrueOrFalse(
                title=(Words(statement),),
                verdict=verdict[1].casefold() in TRUE,
                explanation=_paragraph(verdict[2]),
                where=slide.where,
            )
    return None
