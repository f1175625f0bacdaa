"""Devices of eXeLearning: one function a kind, of both forms."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from builder.importers.draft import (
    Activity,
    Gap,
    Gaps,
    Heading,
    Paragraph,
    Reflection,
    Reveal,
    Sequence,
    TrueOrFalse,
    plain,
    words,
)
from builder.importers.fragment import elements_of as elements_in_html
from builder.importers.gaps import SIGN
from builder.importers.lines import in_a_line
from builder.importers.sound import sound
from builder.importers.titles import titled

if TYPE_CHECKING:
    from collections.abc import Callable

    from builder.importers.draft import Element, Elements
    from builder.importers.exelearning.content import Content
    from builder.importers.exelearning.nodes import Device

KEY = (
    146  # eXeLearning writes what its games ask with each letter's number changed by it, so that learners don't read it
)
GAME = re.compile(r'<div class="[\w-]+-DataGame[^>]*>(?P<text>[^<]*)</div>')
UNDERLINED = re.compile(r"<u>(?P<text>.*?)</u>", re.DOTALL)
MARKED = re.compile(r"@@(?P<text>.*?)@@", re.DOTALL)
HIDDEN_FEEDBACK = re.compile(r'<div class="feedback[^"]*js-feedback', re.IGNORECASE)
PLAIN_TITLES = {"", "text", "texto", "free text", "texto libre"}


def elements_of(device: Device, content: Content) -> list[Element]:
    """What becomes of a device: below a heading, where its title says something."""
    read = KINDS.get(device.kind.lower().removesuffix("idevice"), other)
    made = read(device, content)
    title = " ".join(device.title.split())
    shown = title if title.casefold() not in PLAIN_TITLES else ""
    if len(made) == 1 and isinstance(made[0], Activity) and shown and not plain(made[0].title):
        made, shown = [replace(made[0], title=words(shown))], ""
    found = [usable for element in made for usable in sound(element, content.quiz)]
    heading: list[Element] = [Heading(words(shown), 1, content.where)] if shown and found else []
    return [*heading, *found]


def text(device: Device, content: Content) -> list[Element]:
    """A text, with what opens below it."""
    source = content.html("textTextarea", "content", "htmlContent")
    if not source:
        return other(device, content)
    found: list[Element] = list(_on_page(content, source))
    feedback = content.prose("textFeedbackTextarea")
    if feedback:
        found.append(
            Reveal(title=words(content.plain("textFeedbackInput") or "Answer"), answer=feedback, where=content.where)
        )
    return found


def _on_page(content: Content, source: str) -> Elements:
    return elements_in_html(source, replace(content.around(), headings=True))


def fields(device: Device, content: Content) -> list[Element]:
    """A device of several texts, one below the other."""
    found: list[Element] = []
    for one in content.rows("fields"):
        found += one.prose("content", "content_w_resourcePaths")
        if feedback := one.prose("feedback"):
            found.append(Reveal(title=words("Answer"), answer=feedback, where=content.where))
    return found or other(device, content)


def multiple_choice(_: Device, content: Content) -> list[Element]:
    """Questions with one right answer or several (version 2)."""
    found: list[Element] = []
    for one in content.rows("questions"):
        title, intro = titled(one.prose("questionTextArea", "question"), content.where.capitalize())
        rows = one.rows("options")
        several = "select" in content.raw("class").lower()
        rights = sum(bool(row["isCorrect"]) for row in rows)
        answers = []
        for row in rows:
            share = Fraction(1, rights if several else 1) if row["isCorrect"] else Fraction(-1 if several else 0)
            answers.append((in_a_line(row.prose("answerTextArea", "answer")), share, row.prose("feedbackTextArea")))
        found.append(
            content.quiz.question(
                title=title,
                intro=intro,
                answers=content.quiz.choice(answers, content.where, several=several),
                several=several,
                hint=one.prose("hintTextArea"),
                explanation=one.prose("feedbackTextArea"),
                where=content.where,
            )
        )
    return found


def true_or_false(device: Device, content: Content) -> list[Element]:
    """Statements to judge."""
    found: list[Element] = []
    for one in [*content.rows("questions"), *content.rows("questionsGame")]:
        title, intro = titled(one.prose("questionTextArea", "question"), content.where.capitalize())
        verdict = one["isCorrect"] if one["isCorrect"] is not None else one["solution"]
        found.append(
            TrueOrFalse(
                title=title,
                intro=intro,
                verdict=verdict in {True, "1", "true"},
                hint=one.prose("hintTextArea", "suggestion"),
                explanation=one.prose("feedbackTextArea", "feedback"),
                where=content.where,
            )
        )
    return [*_instructions(content), *found] if found else other(device, content)


def gaps(device: Device, content: Content) -> list[Element]:
    """A text with underlined or marked words to type."""
    typed = content.html("content", "textText", "text", "baseText")
    pattern = MARKED if MARKED.search(typed) else UNDERLINED
    if not pattern.search(typed):
        return other(device, content)
    found: list[Gap] = []

    def take(match: re.Match[str]) -> str:
        typed = html.unescape(re.sub(r"<[^>]*>", "", match["text"]))
        found.append(Gap(tuple(part.strip() for part in typed.split("|") if part.strip())))
        return SIGN

    body = content.gapped(pattern.sub(take, typed.replace(SIGN, "")), found)
    return [Gaps(title=(), text=body, explanation=content.prose("feedback", "textAfter"), where=content.where)]


def reflection(_: Device, content: Content) -> list[Element]:
    """Something to think about, and an answer."""
    title, intro = titled(content.prose("activityTextArea", "activity"), content.where.capitalize())
    return [Reflection(title=title, intro=intro, model=content.prose("answerTextArea", "answer"), where=content.where)]


def case_study(device: Device, content: Content) -> list[Element]:
    """A story, and questions about it with answers to open."""
    found: list[Element] = list(content.prose("storyTextArea", "story", "history"))
    for one in [*content.rows("questions"), *content.rows("activities")]:
        title, intro = titled(one.prose("questionTextArea", "activity"), content.where.capitalize())
        feedback = one.prose("feedbackTextArea", "feedback")
        made: Element = (
            Reveal(title=title, intro=intro, answer=feedback, where=content.where)
            if feedback
            else Reflection(title=title, intro=intro, where=content.where)
        )
        found.append(made)
    return found or other(device, content)


def form(device: Device, content: Content) -> list[Element]:
    """Questions of several kinds (version 3)."""
    found: list[Element] = []
    for one in content.rows("questionsData"):
        kind = one.raw("activityType")
        title, intro = titled(one.prose("baseText"), content.where.capitalize())
        feedback = one.prose("feedback")
        shared: dict[str, Any] = {"title": title, "intro": intro, "explanation": feedback, "where": content.where}
        if kind == "true-false":
            found.append(TrueOrFalse(verdict=one["answer"] in {1, "1", "true"}, **shared))
        elif kind == "selection":
            found.append(_selection(one, shared))
        else:
            found += [_called(made, "Fill in the missing words") for made in gaps(device, one)]
    return [*_instructions(content, "eXeFormInstructions"), *found] if found else other(device, content)


def _called(made: Element, name: str) -> Element:
    return replace(made, title=words(name)) if isinstance(made, Activity) else made


def _selection(one: Content, shared: dict[str, Any]) -> Element:
    several = one.raw("selectionType") == "multiple"
    rows = [row for row in one.list("answers") if isinstance(row, list) and len(row) > 1]
    rights = [row[0] in {True, "1", "true"} for row in rows]
    share = Fraction(1, (sum(rights) or 1) if several else 1)
    answers = [
        (in_a_line(one.as_elements(str(row[1]))), share if right else Fraction(-1 if several else 0), ())
        for row, right in zip(rows, rights, strict=True)
    ]
    return one.quiz.question(answers=one.quiz.choice(answers, one.where, several=several), several=several, **shared)


def in_order(device: Device, content: Content) -> list[Element]:
    """Lines to be put in order."""
    steps = tuple(in_a_line(content.as_elements(one)) for one in content.list("options") if isinstance(one, str))
    if len(steps) < 2:  # noqa: PLR2004 - a list has two
        return other(device, content)
    title, intro = titled(content.prose("instructions", "eXeGameInstructions"), "Put these in order")
    explanation = content.prose("textAfter", "afterElement")
    return [Sequence(title=title, intro=intro, steps=steps, explanation=explanation, where=content.where)]


def _instructions(content: Content, *keys: str) -> Elements:
    return content.prose(*keys, "eXeGameInstructions", "instructions")


def other(device: Device, content: Content) -> list[Element]:
    """Whatever else: what learners see of it; of a game, what it asks."""
    asked = [made for match in GAME.finditer(device.html) for made in _game(match["text"], content)]
    source = GAME.sub("", device.html)
    found: list[Element] = [*_on_page(content, source), *asked]
    if not found:
        found = [Paragraph(words(one), content.where) for one in dict.fromkeys(content.rest())]
    if HIDDEN_FEEDBACK.search(device.html):
        content.quiz.doubt(
            content.where, "Part of it was shown only once a button was pressed.", "Make a Reveal of it."
        )
    if device.kind.lower().removesuffix("idevice") not in SHOWS and found:
        content.quiz.doubt(
            content.where,
            f"There is no block for a device “{device.kind}”. What it shows stands one below the other.",
            "Make something of it that fits, or leave it out.",
        )
    return found


def _game(encoded: str, content: Content) -> list[Element]:
    """The questions of a game; its other words in the report."""
    decoded = unquote(html.unescape(encoded))
    for text in (decoded, "".join(chr(ord(letter) ^ KEY) for letter in decoded)):
        try:
            game = json.loads(text)
        except (ValueError, RecursionError):
            continue
        if isinstance(game, dict):
            return _asked(content.of(game))
    content.quiz.reading.leave_out("games that can't be read", content.where, "")
    return []


def _asked(game: Content) -> list[Element]:
    found: list[Element] = []
    for key in ("selectsGame", "questionsGame", "quextions", "cardsGame", "wordsGame"):
        for one in game.rows(key):
            title, intro = titled(one.prose("quextion", "question", "definition"), game.where.capitalize())
            options = [str(inner) for inner in one.list("options") if str(inner).strip()]
            right = one.number("solution")
            if len(options) > 1 and right is not None:
                answers = [
                    (in_a_line(game.as_elements(text)), Fraction(int(at == right)), ())
                    for at, text in enumerate(options)
                ]
                found.append(
                    game.quiz.question(
                        title=title,
                        intro=intro,
                        answers=game.quiz.choice(answers, game.where),
                        several=False,
                        where=game.where,
                    )
                )
            elif word := one.plain("word", "solutionQuestion", "solutionWord"):
                found.append(Reveal(title=title, intro=intro, answer=(Paragraph(words(word)),), where=game.where))
    game.report_rest("further words of games")
    return found


KINDS: dict[str, Callable[[Device, Content], list[Element]]] = {
    "text": text,
    "freetext": text,
    "js": fields,
    "generic": fields,
    "multichoice": multiple_choice,
    "multiselect": multiple_choice,
    "quiztest": multiple_choice,
    "truefalse": true_or_false,
    "trueorfalse": true_or_false,
    "verdaderofalsofpd": true_or_false,
    "cloze": gaps,
    "clozelanguage": gaps,
    "complete": gaps,
    "reflection": reflection,
    "reflectionfpd": reflection,
    "casestudy": case_study,
    "casopracticofpd": case_study,
    "form": form,
    "scrambled-list": in_order,
    "scrambledlist": in_order,
}
SHOWS = {  # that only show something
    *("text", "freetext", "js", "generic", "udl-content", "image-gallery", "galleryimage", "external-website"),
    *("externalurl", "download-source-file", "file-attachments", "fileattach", "attachment", "download-package"),
}
