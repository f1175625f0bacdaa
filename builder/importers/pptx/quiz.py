"""Slides that ask: a question, what to choose from, and somewhere the right answer."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from builder.importers.draft import Answer, Paragraph, Question, Strong, TrueOrFalse, Words, plain
from builder.importers.pptx.deck import Text
from builder.importers.pptx.elements import page_elements
from builder.importers.pptx.paragraphs import without_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.importers import Reading
    from builder.importers.draft import Element, Inline
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
TRUE_OR_FALSE = re.compile(r"(?:true or false|true/false|cywir neu anghywir)\s*[?:.…–-]*\s*", re.IGNORECASE)
TRUE, FALSE = {"true", "cywir", "gwir"}, {"false", "anghywir", "gau"}
SAID = re.compile(
    r"(?:^|[\s(])(?:the )?(?:(?:correct|right) )?(?:answers?|ateb(?:ion)?)(?: is| are| yw)?\s*[:=–-]*\s*"
    r"(?:option |letter )?\(?([A-H](?:\s*(?:,|&|and|a|/)\s*[A-H])*)\b\)?(?!['’\w])\s*[.,:;–-]*\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
SAID_IN_WORDS = re.compile(
    r"(?:^|[\s(])(?:the )?(?:(?:correct|right) )?(?:answers?|ateb(?:ion)?)(?: is| are| yw)?\s*[:=–-]*\s*(.+)",
    re.IGNORECASE | re.DOTALL,
)
VERDICT = re.compile(
    r"\W*(?:answers?|ateb)?\W*(true|false|cywir|anghywir)\b[\s.,:;!–-]*(.*)", re.IGNORECASE | re.DOTALL
)
ANSWER_TITLE = re.compile(r"(?:the )?(?:correct )?(?:answers?|ateb)\W*(?:to )?(?:question )?\d*\W*", re.IGNORECASE)
GREEN = re.compile(r"(?:00|0[0-9A-F]|[1-6][0-9A-F])(?:[6-9A-F][0-9A-F])(?:[0-6][0-9A-F])", re.IGNORECASE)
FEWEST, MOST, LONGEST = 2, 8, 30  # answers; words of one


@dataclass(frozen=True, slots=True)
class Asked:
    """What a slide asks."""

    stem: Inline
    before: tuple[Line, ...]  # what stands between the slide's title and the answers
    options: tuple[Line, ...]  # without their letters and ticks
    right: frozenset[int]  # as the slide itself shows it
    quiz: bool  # it can't be taken for anything else: letters, boxes, “Quiz”


def activity_of(slide: Slide, following: Slide | None, reading: Reading) -> tuple[Question | TrueOrFalse | None, bool]:
    """The question that a slide asks, where its right answer is evident; whether the next slide gave the answer."""
    judged = _judged(slide)
    if judged:
        return judged, False
    asked = _asked(slide)
    if asked is None:
        return None, False
    for right, why, from_next in (
        (asked.right, "", False),
        (*_from_notes(slide.notes, asked), False),
        (*_from_next(following, asked), True),
    ):
        if right:
            return _made(
                slide, asked, right, _reasons(following, asked, why) if from_next else _paragraph(why)
            ), from_next
    if asked.quiz:
        reading.doubt(
            slide.where,
            f"It looks like a question (“{_short(plain(asked.stem))}”), and nothing says which answer is right.",
            "Type “### Question: ” before the question, “- [ ] ” before each answer and “- [x] ” before the right one.",
        )
    return None, False


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:10]) + ("…" if len(words) > 10 else "")  # noqa: PLR2004 - enough to know it by


def _asked(slide: Slide) -> Asked | None:
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
    begins = bool(NAMES_ITSELF.match(slide.heading)) and len(slide.heading.split()) > 1
    if not (all(marked) or named or plain(stem).rstrip().endswith("?") or begins):
        return None
    bare = tuple(replace(one, text=_bare(one.text)) for one in options)
    right = _shown_right(options, quiz=all(marked) or named or begins)
    return Asked(_bare_stem(stem), rest, bare, right, all(marked) or named or begins)


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
    if not ticked and crossed and len(crossed) < len(options):
        ticked = everything - crossed
    if not ticked and quiz:
        green = {at for at, one in enumerate(options) if GREEN.fullmatch(one.colour)}
        bold = {at for at, one in enumerate(options) if one.bold}
        ticked = next((found for found in (green, bold) if found and found != everything), set())
    return frozenset(ticked if ticked != everything else ())


def _bare(text: Inline) -> Inline:
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
    """A question without “Question 3:” before it."""
    words = plain(stem)
    found = NAMES_ITSELF.match(words)
    return without_start(stem, found.end()) if found and found.end() < len(words) and ":" in found.group() else stem


def _from_notes(notes: Sequence[Line], asked: Asked) -> tuple[frozenset[int], str]:
    for line in notes:
        right, why = _said(line.words, asked)
        if right:
            return right, why
    return frozenset(), ""


def _said(words: str, asked: Asked) -> tuple[frozenset[int], str]:
    """What a sentence says about the right answer: “Answer: B, because …”, or the answer's own words."""
    found = SAID.search(words)
    if found:
        letters = {ord(letter.upper()) - ord("A") for letter in re.findall(r"\b[A-Ha-h]\b", found[1])}
        if letters and max(letters) < len(asked.options) and len(letters) < len(asked.options):
            return frozenset(letters), found[2].strip()
    found = SAID_IN_WORDS.search(words)
    if found:
        said = plain_words(found[1])
        for at, option in enumerate(asked.options):
            wanted = plain_words(option.words)
            if wanted and (said == wanted or said.startswith(f"{wanted} ")):
                return frozenset({at}), ""
    return frozenset(), ""


def plain_words(text: str) -> str:
    """The words of a text without capitals and signs, to compare it by."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _from_next(following: Slide | None, asked: Asked) -> tuple[frozenset[int], str]:
    """The answer on the next slide, where that asks the same or is called “Answer”."""
    if following is None:
        return frozenset(), ""
    named = bool(ANSWER_TITLE.fullmatch(following.heading))
    same = plain_words(following.heading) == plain_words(plain(asked.stem)) or _asks_the_same(following, asked)
    spoken = [following.heading, *([line.words for line in following.lines] if named or same else [])]
    found = next((said for words in spoken if (said := _said(words, asked))[0]), None)
    again = _asked(following) if named or same else None
    if found:
        return found
    if again and len(again.options) == len(asked.options) and again.right:
        return again.right, ""
    return _chosen(following, asked) if named else (frozenset(), "")


def _chosen(following: Slide, asked: Asked) -> tuple[frozenset[int], str]:
    """The answer that a slide called “Answer” repeats, by its words or its letter."""
    wanted = [plain_words(one.words) for one in asked.options]
    for line in following.lines:
        text = plain_words(plain(_bare(line.text)))
        if text in wanted:
            return frozenset({wanted.index(text)}), ""
        letter = re.match(r"\s*\(?([A-H])\b[).:]?\s*(.*)", line.words)
        if letter and ord(letter[1]) - ord("A") < len(wanted):
            return frozenset({ord(letter[1]) - ord("A")}), letter[2]
    return frozenset(), ""


def _asks_the_same(following: Slide, asked: Asked) -> bool:
    again = _asked(following)
    return again is not None and [one.words for one in again.options] == [one.words for one in asked.options]


def _reasons(following: Slide | None, asked: Asked, why: str) -> tuple[Element, ...]:
    """What the slide with the answer says beyond the answers themselves."""
    if following is None:
        return _paragraph(why)
    known = {plain_words(one.words) for one in asked.options} | {plain_words(plain(asked.stem)), ""}
    kept = [
        replace(part, lines=tuple(line for line in part.lines if not _is_known(line, known, asked)))
        if isinstance(part, Text)
        else part
        for part in following.parts
    ]
    rest = replace(following, parts=[part for part in kept if not isinstance(part, Text) or part.lines])
    return (*_paragraph(why), *page_elements(rest, 1))


def _is_known(line: Line, known: set[str], asked: Asked) -> bool:
    return plain_words(plain(_bare(line.text))) in known or bool(_said(line.words, asked)[0])


def _paragraph(text: str) -> tuple[Element, ...]:
    return (Paragraph((Words(text[:1].upper() + text[1:]),)),) if text else ()


def _made(slide: Slide, asked: Asked, right: frozenset[int], why: tuple[Element, ...]) -> Question | TrueOrFalse:
    intro = tuple(page_elements(_only_before(slide, asked), 1))
    said = [one.words.casefold().strip(" .!") for one in asked.options]
    if (
        len(said) == FEWEST
        and len(right) == 1
        and said[0] in TRUE | FALSE
        and said[1] in TRUE | FALSE
        and said[0] != said[1]
    ):
        verdict = said[next(iter(right))] in TRUE
        stem = (
            without_start(asked.stem, found.end()) if (found := TRUE_OR_FALSE.match(plain(asked.stem))) else asked.stem
        )
        return TrueOrFalse(title=stem or asked.stem, intro=intro, verdict=verdict, explanation=why, where=slide.where)
    answers = tuple(Answer(one.text, at in right) for at, one in enumerate(asked.options))
    return Question(title=asked.stem, intro=intro, answers=answers, explanation=why, where=slide.where)


def _only_before(slide: Slide, asked: Asked) -> Slide:
    """The slide without its answers: what stands before them, and its pictures and tables."""
    kept = [
        replace(part, lines=tuple(line for line in part.lines if line in asked.before))
        if isinstance(part, Text)
        else part
        for part in slide.parts
    ]
    return replace(slide, parts=[part for part in kept if not isinstance(part, Text) or part.lines])


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
    for said in (*lines, *(line.words for line in slide.notes)):
        verdict = VERDICT.match(said)
        if verdict:
            return TrueOrFalse(
                title=(Words(statement),),
                verdict=verdict[1].casefold() in TRUE,
                explanation=_paragraph(verdict[2]),
                where=slide.where,
            )
    return None
