"""The form of a question on a slide: what is asked, and what there is to choose from."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.importers.draft import Strong, Words, plain
from builder.importers.pieces import without_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.importers.draft import Inline
    from builder.importers.pptx.deck import Line, Slide

LETTER = re.compile(r"\s*\(?([A-Ha-h])[.):\]]\)?[\s\u00a0]+(?=\S)|\s*([A-H])\s+[-–]\s+(?=\S)")
BOX = re.compile(r"\s*(?:[☐□❑❏▢]|\[\s?\])\s*")
TICK = re.compile(
    r"[\s*]*(?:[✓✔☑✅√\uf0fc]\ufe0f?|\[[xX]\]|[\[(](?:the )?(?:correct|right)(?: answer)?[\])]|\(cywir\))[\s*]*",
    re.IGNORECASE,
)
CROSS = re.compile(r"\s*(?:[✗✘❌☒✖]\ufe0f?|[\[(](?:wrong|incorrect)[\])])\s*", re.IGNORECASE)
NAMES_ITSELF = re.compile(
    r"(?:(?:pop |quick |mini |final )?quiz(?: time)?|question|q|knowledge check|check your (?:knowledge|understanding)"
    r"|test your(?:self| knowledge)|quick check|cwestiwn|cwis)"
    r"\s*(?:#|no\.?|number)?\s*\d{0,3}\s*(?:of \d+)?\s*[:.?!–-]*\s*",
    re.IGNORECASE,
)
COUNTED = re.compile(r"\s*\(?\d{1,2}[.)]\s+(?=\S)")
GREEN = re.compile(r"(?:00|0[0-9A-F]|[1-6][0-9A-F])(?:[6-9A-F][0-9A-F])(?:[0-6][0-9A-F])", re.IGNORECASE)
STRESSED = re.compile(
    r"\W*(?:[A-Ha-h][.):]\s*)?(?:never|always|not|do not|don['’]t|must|peidiwch|byth)\b", re.IGNORECASE
)  # bold as a warning
FEWEST, MOST, LONGEST = 2, 8, 30  # answers; words of one


@frozen
class SlideQuestion:
    """What a slide asks."""

    stem: Inline
    before: tuple[Line, ...]  # what stands between the slide's title and the answers
    options: tuple[Line, ...]  # without their letters and ticks
    right: frozenset[int]  # as the slide itself shows it
    quiz: bool  # it can't be taken for anything else: letters, boxes, “Quiz”


def asked_on(slide: Slide) -> SlideQuestion | None:
    """A question and a list of answers on a slide; None where it has no such form."""
    lines = list(slide.lines)
    start, options = _options(lines)
    if not FEWEST <= len(options) <= MOST or any(len(one.words.split()) > LONGEST for one in options):
        return None
    before, named = lines[:start], bool(NAMES_ITSELF.fullmatch(slide.heading))
    if lines[start + len(options) :]:
        return None
    stem, rest = slide.title, tuple(before)
    if ((named or not slide.heading) and before) or (before and before[-1].words.endswith("?")):
        stem, rest = before[-1].text, tuple(before[:-1])
    marked = [bool(LETTER.match(one.words) or BOX.match(one.words)) for one in options]
    asks = plain(stem).rstrip().endswith("?")
    begins = bool(NAMES_ITSELF.match(slide.heading)) and len(slide.heading.split()) > 1
    judged = any(TICK.search(one.words) or CROSS.search(one.words) for one in options)
    quiz = all(marked) or named or begins or (asks and (judged or bool(COUNTED.match(plain(stem)))))
    if not (quiz or asks):
        return None
    bare = tuple(replace(one, text=bare_answer(one.text)) for one in options)
    right = _shown_right(options, quiz=quiz)
    return SlideQuestion(_bare_stem(stem), rest, bare, right, quiz)


def _options(lines: Sequence[Line]) -> tuple[int, list[Line]]:
    """Where the answers begin, and they: lines with letters that count up, or the last list."""
    letters = [(match[1] or match[2]).lower() if (match := LETTER.match(line.words)) else "" for line in lines]
    if "a" in letters:
        start = letters.index("a")
        end = start
        while end < len(lines) and letters[end] == chr(ord("a") + end - start):
            end += 1
        return start, list(lines[start:end])
    start = len(lines)
    while start and (lines[start - 1].mark or BOX.match(lines[start - 1].words) or TICK.match(lines[start - 1].words)):
        start -= 1
    return start, list(lines[start:])


def _shown_right(options: Sequence[Line], *, quiz: bool) -> frozenset[int]:
    """The answers that the slide itself marks as right: by a tick or a word; in a quiz also by colour or weight."""
    ticked = {at for at, one in enumerate(options) if TICK.search(one.words) and not CROSS.search(one.words)}
    crossed = {at for at, one in enumerate(options) if CROSS.search(one.words)}
    everything = set(range(len(options)))
    if not ticked and len(crossed) == len(options) - 1:
        ticked = everything - crossed
    if not ticked and quiz:
        green = {at for at, one in enumerate(options) if GREEN.fullmatch(one.colour)}
        bold = {at for at, one in enumerate(options) if one.bold and not STRESSED.match(one.words)}
        ticked = next((found for found in (green, bold) if found and found != everything), set())
    return frozenset(ticked if ticked != everything else ())


def bare_answer(text: Inline) -> Inline:
    """An answer without its letter, box and tick, and not bold as a whole."""
    for mark in (TICK, CROSS, BOX, LETTER, TICK, CROSS):
        found = mark.match(plain(text))
        if found:
            text = without_start(text, found.end())
    for mark in (TICK, CROSS):
        found = next((one for one in mark.finditer(plain(text)) if one.end() == len(plain(text))), None)
        if found:
            text = _without_end(text, len(plain(text)) - found.start())
    pieces = tuple(one for piece in text for one in (piece.inside if isinstance(piece, Strong) else (piece,)))
    return pieces if any(isinstance(piece, Strong) for piece in text) else text


def _without_end(text: Inline, length: int) -> Inline:
    keep, result = len(plain(text)) - length, list[Words | Strong]()
    for piece in text:
        words = plain((piece,))
        if keep <= 0:
            break
        if len(words) <= keep:
            result.append(piece)  # type: ignore[arg-type]  # any piece that is kept whole
        else:
            result.append(Words(words[:keep]))
        keep -= len(words)
    return tuple(result)


def _bare_stem(stem: Inline) -> Inline:
    """A question without “Question 3:” or “3.” before it."""
    words = plain(stem)
    found = NAMES_ITSELF.match(words)
    if found and found.end() < len(words) and ":" in found.group():
        return without_start(stem, found.end())
    counted = COUNTED.match(words)
    return without_start(stem, counted.end()) if counted and words.rstrip().endswith("?") else stem


def plain_words(text: str) -> str:
    """The words of a text without capitals and signs, to compare it by."""
    return " ".join(re.findall(r"\w+", text.casefold()))
