"""Questions of Moodle whose answers are typed, or chosen within a text."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from builder.importers.draft import Gap, Gaps, Number, Paragraph, plain, words
from builder.importers.fragment import Surroundings, elements_of, inline_of
from builder.importers.gaps import BLANK, SIGN, accepted
from builder.importers.lines import in_a_line
from builder.importers.moodle_xml.cloze import ClozeGap, parted
from builder.importers.numbers import Range, number_from
from builder.importers.quiz import share
from builder.importers.titles import titled

if TYPE_CHECKING:
    from builder.importers.draft import Element
    from builder.importers.moodle_xml.texts import Texts
    from builder.importers.quiz import Quiz

BOX = re.compile(r"\[\[(?P<number>\d{1,3})\]\]")


def from_words(texts: Texts, quiz: Quiz, more: dict[str, Any]) -> Element:
    """A word to type below a question; a line of underscores in the question is its place."""
    answers = []
    for node in texts.node.findall("answer"):
        try:
            weight = share(node.get("fraction", "0"))
        except (ValueError, ZeroDivisionError):
            weight = Fraction(0)
        answers.append((texts.raw("text", node), weight, texts.elements("feedback", node)))
    right, feedback = accepted(answers, quiz, texts.where, stars=True)
    more["explanation"] = (*feedback, *more["explanation"])
    more["settings"] = ("exact spelling",) if texts.raw("usecase") == "1" else ()
    asked = texts.node.find("questiontext")
    name = texts.raw("name")
    source = "" if asked is None else texts.raw("questiontext")
    if asked is not None and len(re.findall(r"_{3,}", source)) == 1:
        text = texts.of(asked, (Gap(right),), re.sub(r"_{3,}", SIGN, source))
        return Gaps(title=words(name or "Fill the gap"), text=text, **more)
    text = texts.elements("questiontext")
    texts.report_name(name, text)
    title, intro = titled(text, name or texts.where.capitalize())
    return Gaps(title=title, intro=intro, text=(Paragraph((Gap(right),), texts.where),), **more)


def from_cloze(texts: Texts, quiz: Quiz, more: dict[str, Any]) -> Element:
    """A text with gaps of several kinds; one that holds a single choice or number is a question of that kind."""
    node, name = texts.node.find("questiontext"), texts.raw("name")
    source, found = parted(texts.raw("questiontext"))
    more.pop("settings", None)
    around = Surroundings(texts.reading, texts.where)
    if node is not None and len(found) == 1 and (not found[0].typed or found[0].number):
        shown = source.replace(SIGN, f" {BLANK} " if _goes_on(source) else "")
        text = texts.of(node, source=shown)
        texts.report_name(name, text)
        title, intro = titled(text, name or texts.where.capitalize())
        return _alone(found[0], quiz, around, more | {"title": title, "intro": intro})
    gaps, offered = [], []
    for gap in found:
        answers = [(one.text, one.weight, elements_of(one.feedback, around)) for one in gap.answers]
        if gap.number:
            answers = [(_plain_number(text, quiz, texts.where), weight, feedback) for text, weight, feedback in answers]
        right, feedback = accepted(answers, quiz, texts.where, report_wrong=gap.typed, stars=gap.typed)
        more["explanation"] = (*more["explanation"], *(one for one in feedback if one not in more["explanation"]))
        if gap.several and len(right) > 1:
            quiz.doubt(
                texts.where,
                "Several answers of one gap were right together. Here each of them is right alone.",
                "Ask for them in a Question of their own.",
            )
        gaps.append(Gap(right))
        offered += [] if gap.typed else [one.text for one in gap.answers]
    text = () if node is None else texts.of(node, gaps, source)
    return Gaps(
        title=words(name or "Fill the gaps"), intro=quiz.to_choose_from(offered, texts.where), text=text, **more
    )


def _goes_on(text: str) -> bool:
    """Whether words follow the only gap of a text."""
    return bool(re.search(r"\w", re.sub(r"<[^>]*>|&\w+;", "", text.partition(SIGN)[2])))


def _alone(gap: ClozeGap, quiz: Quiz, around: Surroundings, more: dict[str, Any]) -> Element:
    if gap.number:
        ranges = [Range(one.text, one.weight, elements_of(one.feedback, around)) for one in gap.answers]
        right, accept, feedback = number_from(ranges, quiz, around.where)
        more["explanation"] = (*feedback, *more["explanation"])
        return Number(right=right, accept=accept, **more)
    answers = [(inline_of(one.text, around), one.weight, elements_of(one.feedback, around)) for one in gap.answers]
    rights = quiz.choice(answers, around.where, several=gap.several)
    return quiz.question(answers=rights, several=gap.several, **more)


def _plain_number(text: str, quiz: Quiz, where: str) -> str:
    number, _, slack = text.partition(":")
    if slack.strip(" 0."):
        quiz.doubt(
            where,
            f"A number within a text might differ: {text}. Here what is typed has to be {number}.",
            "Ask for it in a Number of its own, with what to accept.",
        )
    return number.strip()


def from_boxes(texts: Texts, quiz: Quiz, more: dict[str, Any]) -> Element:
    """A text with numbered places, and the words that belong there."""
    node, name = texts.node.find("questiontext"), texts.raw("name")
    boxes = [*texts.node.findall("dragbox"), *texts.node.findall("selectoption")]
    offered = [texts.raw("text", box) for box in boxes]
    source = texts.raw("questiontext")
    numbers = [int(match["number"]) for match in BOX.finditer(source)]
    gaps = [Gap((offered[number - 1],) if 0 < number <= len(offered) else ()) for number in numbers]
    text = () if node is None else texts.of(node, gaps, BOX.sub(SIGN, source.replace(SIGN, "")))
    more.pop("settings", None)
    for kind in dict.fromkeys(("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")):
        feedback = plain(in_a_line(texts.elements(kind)))
        if feedback:
            texts.reading.leave_out("feedback on the whole of a question", texts.where, feedback)
    return Gaps(
        title=words(name or "Fill the gaps"), intro=quiz.to_choose_from(offered, texts.where), text=text, **more
    )
