"""Questions that our language can hold: what lacks an answer or a second choice becomes what it can be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from builder.importers.draft import (
    Activity,
    Bullets,
    Gaps,
    Groups,
    Item,
    Number,
    Pairs,
    Paragraph,
    Picture,
    Poll,
    Question,
    Reflection,
    Reveal,
    Sequence,
    Table,
    TrueOrFalse,
    Words,
    plain,
    words,
)
from builder.importers.gaps import gaps_in, in_blocks, without_empty
from builder.importers.numbers import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.importers.draft import Element, Elements, Inline
    from builder.importers.quiz import Quiz

FEWEST = 2
# The ends of the settings that each kind of activity takes.
TAKEN: tuple[tuple[type[Activity] | tuple[type[Activity], ...], tuple[str, ...]], ...] = (
    (Question, ("marks", "keep order", "all or nothing")),
    (Pairs, ("marks", "keep order")),
    (Gaps, ("marks", "exact spelling")),
    ((Number, TrueOrFalse, Sequence, Groups), ("marks",)),
    (Reflection, ("share",)),
)


def sound(element: Element, quiz: Quiz) -> Elements:
    """The element as one that checks find no error in; whatever is changed is told."""
    if not isinstance(element, Activity):
        return (element,)
    if not _has_content(element.title):
        element = replace(element, title=words(element.where[:1].upper() + element.where[1:] or "Question"))
    return tuple(_with_its_own(one, quiz) for one in _made(element, quiz))


def _with_its_own(element: Element, quiz: Quiz) -> Element:
    """With the settings and labels that its block takes, and no others."""
    if not isinstance(element, Activity):
        return element
    taken = next((taken for kinds, taken in TAKEN if isinstance(element, kinds)), ())
    settings = tuple(one for one in element.settings if any(one.endswith(name) for name in taken))
    if isinstance(element, Reflection | Reveal | Poll) and element.hint:
        quiz.reading.leave_out("hints", element.where, _plain_of(element.hint))
        element = replace(element, hint=())
    if isinstance(element, Reflection) and element.explanation:
        element = replace(element, model=(*element.model, *element.explanation), explanation=())
    if isinstance(element, Reveal) and element.explanation:
        element = replace(element, answer=(*element.answer, *element.explanation), explanation=())
    return replace(element, settings=settings)


def _made(element: Element, quiz: Quiz) -> Elements:  # noqa: PLR0911 - a line a kind
    """What an activity becomes that lacks something."""
    match element:
        case Question():
            return (_question(element, quiz),)
        case Pairs():
            return (_pairs(element, quiz),)
        case Sequence():
            return (_sequence(element, quiz),)
        case Groups():
            return (_groups(element, quiz),)
        case Gaps():
            return _gaps(element, quiz)
        case Number() if not any(map(number_of, element.right.split()[:1])) and not _is_range(element.right):
            return (_revealed(element, (Paragraph(words(element.right)),), quiz, "No number is right for it"),)
        case Reveal() if not element.answer:
            return (Reflection(**_shared(element)),)
    return (element,)


def _has_content(text: Inline) -> bool:
    return bool(plain(text).strip()) or any(isinstance(piece, Picture) for piece in text)


def _is_range(text: str) -> bool:
    return any(letter.isdigit() for letter in text) and all(
        number_of(side.strip("£$€ ")) is not None for side in text.partition(" to ")[::2] if side
    )


def _read(text: Inline) -> str:
    """Words as learners tell them apart: without capitals, blanks and a full stop at the end."""
    return " ".join(plain(text).casefold().split()).rstrip(" .")


def _shared(one: Activity) -> dict[str, Any]:
    """What every activity has."""
    names = ("title", "intro", "settings", "hint", "explanation", "category", "where")
    return {name: getattr(one, name) for name in names}


def _report_feedback(one: Activity, quiz: Quiz) -> None:
    """Tells what is said to those who were right or wrong, where nothing can be any more."""
    names = {"if_right": "feedback on right and wrong answers", "if_wrong": "feedback on right and wrong answers"}
    for name, kind in (names | ({"hint": "hints"} if isinstance(one, Question) else {})).items():
        feedback = getattr(one, name, ())
        if feedback:
            quiz.reading.leave_out(kind, one.where, _plain_of(feedback))


def _revealed(one: Activity, answer: Elements, quiz: Quiz, why: str) -> Element:
    _report_feedback(one, quiz)
    quiz.doubt(one.where, f"{why}, so that it can't be marked. It is a Reveal now.", "Make it a question, or keep it.")
    shared = _shared(one) | {"answer": (*answer, *one.explanation), "explanation": (), "settings": ()}
    return Reveal(**shared) if answer or one.explanation else Reflection(**_shared(one) | {"settings": ()})


def _question(one: Question, quiz: Quiz) -> Element:
    distinct, seen = [], dict[str, bool]()
    for answer in one.answers:
        wording = _read(answer.text)
        if not _has_content(answer.text):
            quiz.reading.leave_out("answers without words", one.where, _plain_of(answer.feedback))
        elif wording and wording in seen:
            quiz.doubt(one.where, f"The answer “{plain(answer.text)}” stood there twice.", "Look which one is meant.")
            if answer.feedback:
                quiz.reading.leave_out("feedback on single answers", one.where, _plain_of(answer.feedback))
        else:
            seen[wording] = answer.right
            distinct.append(answer)
    if not distinct:
        return _revealed(one, (), quiz, "It has no answers")
    if any(answer.right for answer in distinct):
        return replace(one, answers=tuple(distinct))
    if len(distinct) < FEWEST:
        return _revealed(one, (Paragraph(distinct[0].text),), quiz, "It has one answer, which is not called right")
    for answer in distinct:
        if answer.feedback:
            quiz.reading.leave_out("feedback on single answers", one.where, _plain_of(answer.feedback))
    _report_feedback(one, quiz)
    quiz.doubt(one.where, "No answer is marked as right, so that it is a Poll now.", "Make it a Question if one is.")
    return Poll(
        grades=tuple(answer.text for answer in distinct), statements=(), choose_all=one.choose_all, **_unmarked(one)
    )


def _unmarked(one: Activity) -> dict[str, Any]:
    return _shared(one) | {"settings": (), "hint": ()}


def _plain_of(elements: Elements) -> str:
    from builder.importers.lines import in_a_line  # noqa: PLC0415 - lines imports nothing of this

    return plain(in_a_line(elements))


def _unlike(texts: Iterable[Inline], one: Activity, quiz: Quiz) -> list[Inline]:
    """Texts that can be told from each other: one that repeats another is numbered."""
    seen: dict[str, int] = {}
    result = []
    for text in texts:
        wording = _read(text)
        seen[wording] = seen.get(wording, 0) + 1
        if wording and seen[wording] > 1:
            quiz.doubt(one.where, f"“{plain(text)}” stood there twice, and is numbered now.", "Say how they differ.")
            text = (*text, Words(f" ({seen[wording]})"))  # noqa: PLW2901
        result.append(text)
    return result


def _pairs(one: Pairs, quiz: Quiz) -> Element:
    complete = []
    for left, right in one.pairs:
        if _has_content(right):
            complete.append((left, right))
        elif _has_content(left):
            quiz.reading.leave_out("things that nothing was matched with", one.where, plain(left))
    lefts = _unlike([left for left, _ in complete if _has_content(left)], one, quiz)
    waiting = iter(lefts)
    rights: dict[str, Inline] = {}  # one for all that read alike
    for _, right in complete:
        rights.setdefault(_read(right), right)
    pairs = tuple((next(waiting) if _has_content(left) else (), rights[_read(right)]) for left, right in complete)
    if len(lefts) >= FEWEST and len(rights) >= FEWEST:
        return replace(one, pairs=pairs)
    rows = (Table(one.heads if any(one.heads) else ((), ()), pairs),) if pairs else ()
    return _revealed(one, rows, quiz, "It has fewer than two pairs that differ")


def _sequence(one: Sequence, quiz: Quiz) -> Element:
    steps = _unlike([step for step in one.steps if _has_content(step)], one, quiz)
    if len(steps) >= FEWEST:
        return replace(one, steps=tuple(steps))
    listed = (Bullets(tuple(map(Item, steps))),) if steps else ()
    return _revealed(one, listed, quiz, "It has fewer than two steps")


def _groups(one: Groups, quiz: Quiz) -> Element:
    full = [(name, tuple(filter(_has_content, things))) for name, things in one.groups]
    for name, things in full:
        if not things:
            quiz.reading.leave_out("groups that nothing belonged to", one.where, plain(name))
    full = [(name, things) for name, things in full if things]
    names = _unlike([name if _has_content(name) else words("Other") for name, _ in full], one, quiz)
    unlike = iter(_unlike([thing for _, things in full for thing in things], one, quiz))
    groups = tuple((name, tuple(next(unlike) for _ in things)) for name, (_, things) in zip(names, full, strict=True))
    if len(groups) >= FEWEST:
        return replace(one, groups=groups)
    listed = tuple(
        element for name, things in groups for element in (Paragraph(name), Bullets(tuple(map(Item, things))))
    )
    return _revealed(one, listed, quiz, "It has fewer than two groups with something in them")


def _gaps(one: Gaps, quiz: Quiz) -> Elements:
    empty = [gap for element in one.text for gap in gaps_in(element) if not any(gap.answers)]
    if empty:
        quiz.doubt(one.where, "A gap has no right answer, and is a line now.", "Write what is right:  [[word]]")
        one = replace(one, text=without_empty(one.text))
    if not any(gaps_in(element) for element in one.text):
        return (_revealed(replace(one, intro=(*one.intro, *one.text)), (), quiz, "It has no gap to fill in"),)
    if one.text and isinstance(one.text[0], Paragraph) and not gaps_in(one.text[0]) and len(one.text) > 1:
        name, first = (" ".join(plain(text).casefold().split()) for text in (one.title, one.text[0].text))
        if name == first:  # it is the heading, which some programs show within the text
            one = replace(one, text=one.text[1:])
    blocks = in_blocks(one)
    if len(blocks) > 1:
        quiz.doubt(one.where, "It had more than ten gaps, and is in parts now.", "Look where it is best parted.")
    return tuple(blocks)
