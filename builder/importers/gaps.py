"""Gaps in a text: a sign stands for each until the text is read, and ten are the most that a block may have."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from builder.importers.draft import (
    Bullets,
    Callout,
    Emphasis,
    Gap,
    Gaps,
    Link,
    Paragraph,
    Quote,
    Strong,
    Struck,
    Table,
    Words,
    plain,
    words,
)
from builder.importers.lines import in_a_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from fractions import Fraction

    from builder.importers.draft import Element, Elements, Inline, Piece
    from builder.importers.quiz import Quiz

SIGN = "\ufdef"  # a noncharacter: no text holds it
MOST = 10  # in one block, so that every LMS can record it
BLANK = "_____"


def in_place(gaps: Iterable[Gap]) -> Callable[[str], Inline]:
    """Reads a run of words: each sign in it is the next gap."""
    waiting = iter(gaps)

    def split(run: str) -> Inline:
        first, *rest = run.split(SIGN)
        pieces: list[Piece] = [*words(first)]
        for text in rest:
            pieces += [*islice(waiting, 1), *words(text)]
        return tuple(pieces)

    return split


def gaps_in(element: Element) -> list[Gap]:
    """Every gap of an element, in order."""
    match element:
        case Paragraph(text):
            return list(_in_line(text))
        case Bullets(items):
            return [gap for item in items for gap in (*_in_line(item.text), *_in_all(item.inside))]
        case Table(head, rows):
            return [gap for row in (head, *rows) for cell in row for gap in _in_line(cell)]
        case Quote(inside) | Callout(_, inside):
            return list(_in_all(inside))
    return []


def _in_all(elements: Elements) -> Iterator[Gap]:
    for element in elements:
        yield from gaps_in(element)


def _in_line(text: Inline) -> Iterator[Gap]:
    for piece in text:
        match piece:
            case Gap():
                yield piece
            case Strong(inside) | Emphasis(inside) | Struck(inside) | Link(_, inside):
                yield from _in_line(inside)


def without_empty(text: Elements) -> Elements:
    """A text whose gaps without an answer are a line of underscores."""
    return tuple(map(_without_empty, text))


def _without_empty(element: Element) -> Element:
    match element:
        case Paragraph(text):
            return replace(element, text=_drawn(text))
        case Quote(inside) | Callout(_, inside):
            return replace(element, inside=without_empty(inside))
        case Bullets(items):
            items = tuple(replace(item, text=_drawn(item.text), inside=without_empty(item.inside)) for item in items)
            return replace(element, items=items)
        case Table(_, rows):
            return replace(element, rows=tuple(tuple(map(_drawn, row)) for row in rows))
    return element


def _drawn(text: Inline) -> Inline:
    return tuple(Words(BLANK) if isinstance(piece, Gap) and not any(piece.answers) else piece for piece in text)


def accepted(
    answers: Iterable[tuple[str, Fraction, Elements]],
    quiz: Quiz,
    where: str,
    *,
    report_wrong: bool = True,
    stars: bool = False,
) -> tuple[tuple[str, ...], Elements]:
    """The words that earn most, and what is said of them; what is not accepted is told.

    `answers`: words, their share of the marks, feedback. `report_wrong`: also those that earn nothing. `stars`: a star
    without a backslash stands for any words, as in Moodle.
    """
    answers = list(answers)
    best = max((share for _, share, _ in answers), default=0)
    right: list[str] = []
    explanation: Elements = ()
    for text, share, feedback in answers:
        word = " ".join(text.split())
        if share == best > 0 and (word.strip("*") or not stars):
            right.append(_without_star(word, quiz, where) if stars else word)
            explanation = (*explanation, *(one for one in feedback if one not in explanation))
            continue
        if share > 0:
            quiz.doubt(
                where,
                f"“{word}” earned {float(share):.0%} of the marks. Here it is wrong.",
                f"Write it behind a slash, if it is to count:  [[{right[0] if right else '…'} / {word}]]",
            )
        elif word.strip("*") and report_wrong:
            quiz.reading.leave_out("answers known to be wrong", where, word)
        if feedback:
            quiz.reading.leave_out("feedback on single answers", where, f"{word}: {plain(in_a_line(feedback))}")
    return tuple(dict.fromkeys(right)), explanation


def _without_star(word: str, quiz: Quiz, where: str) -> str:
    if not re.search(r"(?<!\\)\*", word):
        return word.replace("\\*", "*")
    quiz.doubt(
        where,
        f"“{word}” stood for any words in the place of its star. Here the words themselves are asked for.",
        "Add the words that people will type, behind slashes.",
    )
    return " ".join(re.sub(r"(?<!\\)\*", " ", word).replace("\\*", "*").split())


def in_blocks(one: Gaps) -> Sequence[Gaps]:
    """A text with gaps as blocks of no more than ten; all but the last leave out what stands below."""
    parts: list[list[Element]] = [[]]
    count = 0
    for element in [piece for block in one.text for piece in _small_enough(block)]:
        more = len(gaps_in(element))
        if count + more > MOST and count:
            parts.append([])
            count = 0
        parts[-1].append(element)
        count += more
    if len(parts) == 1:
        return (replace(one, text=tuple(parts[0])),)
    return [
        replace(
            one,
            title=(*one.title, Words(f" ({at} of {len(parts)})")),
            intro=one.intro if at == 1 else (),
            text=tuple(part),
            explanation=one.explanation if at == len(parts) else (),
            where=one.where,
        )
        for at, part in enumerate(parts, 1)
    ]


def _small_enough(element: Element) -> Iterator[Element]:
    """A paragraph with more gaps than a block may have, parted behind the tenth."""
    if not isinstance(element, Paragraph) or len(gaps_in(element)) <= MOST:
        yield element
        return
    line: list[Piece] = []
    count = 0
    for piece in element.text:
        more = sum(1 for _ in _in_line((piece,)))
        if count + more > MOST:
            yield Paragraph(tuple(line), element.where)
            line, count = [], 0
        line.append(piece)
        count += more
    yield Paragraph(tuple(line), element.where)
