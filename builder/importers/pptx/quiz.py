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
    from builder.importers.pptx.asking import Asked
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
        asked = asked_on(slide)
        count += asked is not None and asked.quiz
        typed = re.search(r"\d+", match.group()) if (match := NAMES_ITSELF.match(slide.heading)) else None
        doubts = len(reading.doubts)
        activity, with_next = _activity(slide, following, asked, (int(typed[0]) if typed else count, key), reading)
        if activity:
            found[slide.number] = activity
            if with_next and following:
                found[following.number] = None
        elif asked and len(reading.doubts) == doubts and (asked.quiz or _is_answered(slide) or _stands_out(asked)):
            reading.doubt(
                slide.where,
                f"It looks like a question (“{_short(plain(asked.stem))}”), and nothing says which answer is right.",
                "Type “### Question: ” before the question, “- [ ] ” before each answer and “- [x] ” before the right.",
            )
    return found


def _activity(
    slide: Slide,
    following: Slide | None,
    asked: Asked | None,
    key: tuple[int, Mapping[int, tuple[str, str]]],
    reading: Reading,
) -> tuple[Question | TrueOrFalse | None, bool]:
    """The question of a slide, and whether the next slide gave its answer."""
    judged = _judged(slide)
    if judged or asked is None:
        return judged, False
    noted, after, listed = from_notes(slide.notes, asked), from_next(following, asked), from_key(*key, asked)
    answers = {right for right in (asked.right, noted[0], after[0], listed[0]) if right}
    if len(answers) > 1:
        reading.doubt(
            slide.where,
            f"Its marks, its notes or a slide of answers tell different answers to “{_short(plain(asked.stem))}”.",
            "Type “### Question: ” before the question, “- [ ] ” before each answer and “- [x] ” before the right.",
        )
    if len(answers) != 1:
        return None, False
    right = answers.pop()
    if after[0] and not (asked.right or noted[0]):
        return _made(slide, asked, right, _reasons(following, asked, after[1])), True
    return _made(slide, asked, right, _paragraph(noted[1] or listed[1])), False


def _is_answered(slide: Slide) -> bool:
    """Whether its notes speak of the answer."""
    return any(ANSWER_IN_WORDS.match(line.words) for line in slide.notes)


def _stands_out(asked: Asked) -> bool:
    """Whether one of its points has a colour or a weight of its own, as a right answer has."""
    ways = ([bool(one.colour) and one.colour != "000000" for one in asked.options], [one.bold for one in asked.options])
    return any(sum(way) == 1 for way in ways)


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:10]) + ("…" if len(words) > 10 else "")  # noqa: PLR2004 - enough to know it by


def _reasons(following: Slide | None, asked: Asked, why: str) -> tuple[Element, ...]:
    """What the slide with the answer says beyond the answers themselves."""
    if following is None:
        return _paragraph(why)
    known = {plain_words(one.words) for one in asked.options} | {plain_words(plain(asked.stem)), ""}
    remaining = [
        replace(part, lines=tuple(line for line in part.lines if not _is_known(line, known, asked)))
        if isinstance(part, Text)
        else part
        for part in following.parts
    ]
    rest = replace(following, parts=[part for part in remaining if not isinstance(part, Text) or part.lines])
    return (*_paragraph(why), *page_elements(rest, 1))


def _is_known(line: Line, known: set[str], asked: Asked) -> bool:
    return plain_words(plain(bare_answer(line.text))) in known or bool(right_answer_in(line.words, asked)[0])


def _paragraph(text: str) -> tuple[Element, ...]:
    return (Paragraph((Words(text[:1].upper() + text[1:]),)),) if text else ()


def _made(slide: Slide, asked: Asked, right: frozenset[int], why: tuple[Element, ...]) -> Question | TrueOrFalse:
    intro = tuple(page_elements(_only_before(slide, asked), 1))
    texts = [one.words.casefold().strip(" .!") for one in asked.options]
    if (
        len(texts) == FEWEST
        and len(right) == 1
        and texts[0] in TRUE | FALSE
        and texts[1] in TRUE | FALSE
        and texts[0] != texts[1]
    ):
        verdict = texts[next(iter(right))] in TRUE
        stem = (
            without_start(asked.stem, found.end()) if (found := TRUE_OR_FALSE.match(plain(asked.stem))) else asked.stem
        )
        return TrueOrFalse(title=stem or asked.stem, intro=intro, verdict=verdict, explanation=why, where=slide.where)
    answers = tuple(Answer(one.text, at in right) for at, one in enumerate(asked.options))
    return Question(title=asked.stem, intro=intro, answers=answers, explanation=why, where=slide.where)


def _only_before(slide: Slide, asked: Asked) -> Slide:
    """The slide without its answers: what stands before them, and its pictures and tables."""
    remaining = [
        replace(part, lines=tuple(line for line in part.lines if line in asked.before))
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
