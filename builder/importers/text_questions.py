"""Questions that are written as plain text: a sentence that asks, its answers below, the right one marked.

Marked by a tick, by “(correct)”, by bold letters on one answer alone, or by a line such as “Answer: B”. Where none is
marked, the text stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from builder.importers.draft import (
    Answer,
    Bullets,
    Element,
    Heading,
    Paragraph,
    Question,
    Strong,
    TrueOrFalse,
    Words,
    plain,
    words,
)
from builder.importers.question_tables import TICK, VERDICTS, bare
from builder.importers.typed_lists import marked_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.importers.draft import Inline

NUMBERED = re.compile(r"^\s*(?:(?:question|q|cwestiwn)\s*\d{0,3}\s*[.:)–-]\s*|\(?\d{1,3}[.)]\s+)", re.IGNORECASE)
ASKS = re.compile(r"[?:…]\s*(?:\([^()]*\)\s*)?$|_{3,}|\.{4,}|\b(?:true or false|choose|select|tick)\b", re.IGNORECASE)
KEY = re.compile(
    r"^\s*(?:the )?(?:correct |right )?(?:answers?|ans|key)(?: is| are)?\s*[:=–-]\s*(?P<said>\S.*)$", re.IGNORECASE
)
LETTERS = re.compile(
    r"^\(?(?P<letters>[a-h](?:\)?\s*(?:,|;|&|and)\s*\(?[a-h])*)(?:[).:]|$|\s+[–-])\s*(?P<more>.*)$", re.IGNORECASE
)
BECAUSE = re.compile(r"^\s*(?:feedback|explanation|rationale|reason|why)\s*[:–-]\s*", re.IGNORECASE)
TRUE_OR_FALSE = re.compile(
    r"[\s(–:]*\btrue\s*(?:or|/)\s*false\s*[?.:)]*\s*$|^\s*true\s*(?:or|/)\s*false\s*[?:–]\s*", re.IGNORECASE
)
BOX = re.compile(r"^\s*(?:[☐☑☒✓✔✅□○◯]|\[[ xX✓]?\]|\( ?[xX✓]? ?\))\s*(?=\S)")
FULL_BOX = re.compile(r"^\s*(?:[☑☒✓✔✅]|\[[xX✓]\]|\( ?[xX✓] ?\))")
FEWEST, FEWEST_WITH_BOLD = 2, 3  # answers
LONGEST_STEM, LONGEST_ANSWER = 600, 300  # characters


def with_questions(elements: Sequence[Element]) -> list[Element]:
    """The same with questions as such."""
    result: list[Element] = []
    at = 0
    while at < len(elements):
        one = elements[at]
        found = _true_or_false(elements, at) or _question(elements, at)
        if found:
            asked, at = found
            result.append(asked)
        elif isinstance(one, Bullets) and (parted := _in_a_list(one)):
            result += parted
            at += 1
        else:
            result.append(one)
            at += 1
    return result


def _stem(one: Element) -> Inline:
    """The words that ask; none where nothing is asked."""
    if not isinstance(one, Paragraph | Heading):
        return ()
    text = _without(NUMBERED, _unmarked(one.text))
    said = plain(text).strip()
    numbered = bool(NUMBERED.match(plain(one.text)))
    return text if said and len(said) <= LONGEST_STEM and (numbered or ASKS.search(said)) else ()


def _question(elements: Sequence[Element], at: int) -> tuple[Element, int] | None:
    stem = _stem(elements[at])
    texts, end = _texts(elements, at + 1) if stem else ([], at)
    if len(texts) < FEWEST or any(len(plain(text)) > LONGEST_ANSWER for text in texts):
        return None
    key, more, end = _key(elements, end, texts)
    answers = _answers(texts, key)
    if not answers:
        return None
    because, end = _because(elements, end)
    return Question(title=stem, answers=answers, explanation=(*more, *because), where=_where(elements[at])), end


def _texts(elements: Sequence[Element], at: int) -> tuple[list[Inline], int]:
    """The answers that begin there: a list, or lines with letters or boxes; and where they end."""
    one = elements[at] if at < len(elements) else None
    if isinstance(one, Bullets) and not any(item.inside for item in one.items):
        return [item.text for item in one.items], at + 1
    texts: list[Inline] = []
    while at < len(elements) and isinstance(one := elements[at], Paragraph):
        lines = marked_lines(one)
        lettered = [line for line in lines if line.kind == "letter"]
        if lettered and len(lettered) == len(lines) and lettered[0].number == len(texts) + 1:
            texts += [line.text for line in lettered]
        elif BOX.match(plain(one.text)):
            texts.append(one.text)
        else:
            break
        at += 1
    return texts, at


def _key(elements: Sequence[Element], at: int, texts: Sequence[Inline]) -> tuple[set[int], tuple[Element, ...], int]:
    """Which answers a line below them names, what else it says, and where it ends."""
    one = elements[at] if at < len(elements) else None
    match = KEY.match(plain(_unmarked(one.text))) if isinstance(one, Paragraph) else None
    if not match:
        return set(), (), at
    said = match["said"].strip()
    for number, text in enumerate(texts):
        if said.strip(" .").casefold() == plain(bare(text)).strip(" .").casefold():
            return {number}, (), at + 1
    letters = LETTERS.match(said)
    if not letters:
        return set(), (), at
    named = {ord(letter.lower()) - ord("a") for letter in re.findall(r"[a-hA-H](?![a-z])", letters["letters"])}
    more = letters["more"].strip()
    repeated = any(more.strip(" .").casefold() == plain(bare(text)).strip(" .").casefold() for text in texts)
    explained = (Paragraph(words(more), _where(elements[at])),) if more and not repeated else ()
    return ({number for number in named if number < len(texts)}, explained, at + 1) if named else (set(), (), at)


def _answers(texts: Sequence[Inline], key: set[int]) -> tuple[Answer, ...]:
    """The answers, the right ones marked; none where that is not to be known."""
    right = key or {at for at, text in enumerate(texts) if TICK.search(plain(text)) or FULL_BOX.match(plain(text))}
    if not right:
        bold = {at for at, text in enumerate(texts) if _is_bold(text)}
        right = bold if len(bold) == 1 and len(texts) >= FEWEST_WITH_BOLD else set()
    if not right or len(right) == len(texts):
        return ()
    return tuple(Answer(bare(_without(BOX, _unmarked(text))), right=at in right) for at, text in enumerate(texts))


def _because(elements: Sequence[Element], at: int) -> tuple[tuple[Element, ...], int]:
    one = elements[at] if at < len(elements) else None
    if isinstance(one, Paragraph) and BECAUSE.match(plain(_unmarked(one.text))):
        return (replace(one, text=_without(BECAUSE, _unmarked(one.text))),), at + 1
    return (), at


def _true_or_false(elements: Sequence[Element], at: int) -> tuple[Element, int] | None:
    """“Statement. True or false?”, and “Answer: false” or a list of the two below."""
    one = elements[at]
    said = plain(one.text) if isinstance(one, Paragraph | Heading) else ""
    if not TRUE_OR_FALSE.search(said):
        return None
    statement = NUMBERED.sub("", TRUE_OR_FALSE.sub("", said)).strip()
    texts, end = _texts(elements, at + 1)
    below = elements[end] if end < len(elements) else None
    match = KEY.match(plain(_unmarked(below.text))) if isinstance(below, Paragraph) else None
    verdict, more = None, ""
    if match:
        first, _, more = match["said"].partition(".") if "." in match["said"] else match["said"].partition(",")
        verdict = VERDICTS.get(first.strip().lower())
        end += 1
    elif len(texts) == FEWEST and {plain(bare(text)).strip(" .").lower() for text in texts} == {"true", "false"}:
        right = [answer for answer in _answers(texts, set()) if answer.right]
        verdict = VERDICTS.get(plain(right[0].text).strip(" .").lower()) if right else None
    if verdict is None or not statement:
        return None
    because, end = _because(elements, end)
    explained = (Paragraph(words(more.strip()), _where(one)),) if more.strip() else ()
    explanation = (*explained, *because)
    return TrueOrFalse(title=words(statement), verdict=verdict, explanation=explanation, where=_where(one)), end


def _in_a_list(listing: Bullets) -> list[Element]:
    """A list whose entries ask and hold their answers, as these questions; other entries as lists. [] for none."""
    result: list[Element] = []
    found = False
    for number, item in enumerate(listing.items, listing.start):
        inner = item.inside[0] if len(item.inside) == 1 else None
        asked = None
        if isinstance(inner, Bullets) and not any(one.inside for one in inner.items) and ASKS.search(plain(item.text)):
            answers = _answers([one.text for one in inner.items], set()) if len(inner.items) >= FEWEST else ()
            asked = Question(title=_unmarked(item.text), answers=answers, where=listing.where) if answers else None
        if asked:
            found = True
            result.append(asked)
        elif result and isinstance(last := result[-1], Bullets):
            result[-1] = replace(last, items=(*last.items, item))
        else:
            result.append(replace(listing, items=(item,), start=number if listing.ordered else 1))
    return result if found else []


def _where(one: Element) -> str:
    return getattr(one, "where", "")


def _is_bold(text: Inline) -> bool:
    real = [piece for piece in text if not (isinstance(piece, Words) and not piece.text.strip())]
    return len(real) == 1 and isinstance(real[0], Strong)


def _unmarked(text: Inline) -> Inline:
    real = [piece for piece in text if not (isinstance(piece, Words) and not piece.text.strip())]
    return real[0].inside if len(real) == 1 and isinstance(real[0], Strong) else text


def _without(pattern: re.Pattern[str], text: Inline) -> Inline:
    """A text without what a pattern finds at its start."""
    first = text[0] if text else None
    if isinstance(first, Words):
        return (Words(pattern.sub("", first.text, count=1)), *text[1:])
    return text
