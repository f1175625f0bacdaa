"""Where a deck says which answer is right: in its notes, on the next slide, or on a slide of answers at the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.importers.draft import plain
from builder.importers.pptx.asking import asked_on, bare_answer, plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from builder.importers.pptx.asking import SlideQuestion
    from builder.importers.pptx.deck import Line, Slide

ANSWER = re.compile(
    r"(?:^|[.!?]\s+|\()\s*(?:the )?(?:(?:correct|right) )?(?:answers?|ateb(?:ion)?)(?: is| are| yw)?\s*[:=–-]*\s*"
    r"(?:option |letter )?\(?([A-H](?:\s*(?:,|&|and|a|/)\s*[A-H])*)\b(?!['’\w])(\)?\s*[.,:;–-]*)\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
OTHER_LETTER = re.compile(r"\b[B-H]\b|(?<=is )A\b|\bA(?= is\b)")  # of an answer; “A” is a word, too
GOES_ON = re.compile(r"\s*(?:$|[.,:;!(–-]|because\b|as\b|since\b|oherwydd\b)", re.IGNORECASE)
ANSWER_IN_WORDS = re.compile(
    r"(?:^|[.!?]\s+|\()\s*(?:the )?(?:(?:correct|right) )?(?:answers?|ateb(?:ion)?)(?: is| are| yw)?\s*[:=–-]*\s*(.+)",
    re.IGNORECASE | re.DOTALL,
)
ANSWER_TITLE = re.compile(r"(?:the )?(?:correct )?(?:answers?|ateb)\W*(?:to )?(?:question )?\d*\W*", re.IGNORECASE)
KEY_ENTRY = re.compile(r"\s*(?:q(?:uestion)?\s*)?(\d{1,2})\s*[.):–-]*\s*\(?([A-H])\b[).:]?\s*(.*)", re.IGNORECASE)
KEY_LETTER = re.compile(r"\s*\(?([A-H])\b[).:]?\s*(.*)")
FEWEST_IN_KEY = 2
Right = tuple[frozenset[int], str]  # which answers, counted from 0, and why
NOTHING: Right = (frozenset(), "")


def key_of(slides: Sequence[Slide]) -> dict[int, tuple[str, str]]:
    """What a slide of answers says of each question by its number: the letter, and why."""
    found: dict[int, tuple[str, str]] = {}
    for slide in slides:
        if ANSWER_TITLE.fullmatch(slide.heading):
            entries = list(_key_entries(slide))
            if len(entries) >= FEWEST_IN_KEY:
                found |= {number: (letter.upper(), why) for number, letter, why in entries}
    return found


def is_key(slide: Slide) -> bool:
    """Whether a slide lists the answers of several questions."""
    return bool(ANSWER_TITLE.fullmatch(slide.heading)) and len(list(_key_entries(slide))) >= FEWEST_IN_KEY


def _key_entries(slide: Slide) -> Iterator[tuple[int, str, str]]:
    number = 0
    for line in slide.lines:
        number = number + 1 if line.mark == "number" and number else line.start
        typed, counted = KEY_ENTRY.fullmatch(line.words), KEY_LETTER.fullmatch(line.words)
        if typed:
            yield int(typed[1]), typed[2], typed[3]
        elif counted and line.mark == "number":
            yield number, counted[1], counted[2]


def from_key(number: int, key: Mapping[int, tuple[str, str]], question: SlideQuestion) -> Right:
    """What the slide of answers says of the question with that number."""
    letter, why = key.get(number, ("", ""))
    at = ord(letter) - ord("A") if letter else -1
    return (
        (frozenset({at}), why.strip(" –-:;.") if at < len(question.options) else "")
        if 0 <= at < len(question.options)
        else NOTHING
    )


def from_notes(notes: Sequence[Line], question: SlideQuestion) -> Right:
    """What the notes say; nothing where two lines tell different answers."""
    found = [answer for line in notes if (answer := right_answer_in(line.words, question))[0]]
    return found[0] if len({right for right, _ in found}) == 1 else NOTHING


def right_answer_in(words: str, question: SlideQuestion) -> Right:
    """What a sentence says about the right answer: “Answer: B, because …”, or the answer's own words.

    Nothing where it goes on with another answer: “B or C”, “B, C is a common mistake”.
    """
    found = ANSWER.search(words)
    if found and (found[1].isupper() or found[2].strip() or not found[3]):
        letters = {ord(letter.upper()) - ord("A") for letter in re.findall(r"\b[A-Ha-h]\b", found[1])}
        others = {ord(letter) - ord("A") for letter in OTHER_LETTER.findall(found[3])} - letters
        doubt = any(other < len(question.options) for other in others)
        doubt = doubt or bool(re.match(r"(?:or|neu|not|nid)\b", found[3].lower()))
        doubt = doubt or (len(letters) > 1 and bool(found[3]) and not found[2].strip())
        if letters and max(letters) < len(question.options) and len(letters) < len(question.options):
            return NOTHING if doubt else (frozenset(letters), found[3].strip())
    found = ANSWER_IN_WORDS.search(words)
    if found:
        text = plain_words(found[1])
        wanted = [plain_words(option.words) for option in question.options]
        if text in wanted:
            return frozenset({wanted.index(text)}), ""
        named = [at for at, one in enumerate(wanted) if one and re.search(rf"\b{re.escape(one)}\b", text)]
        after = found[1].strip()[len(question.options[named[0]].words.strip()) :] if len(named) == 1 else ""
        if len(named) == 1 and text.startswith(f"{wanted[named[0]]} ") and GOES_ON.match(after):
            return frozenset(named), ""
    return NOTHING


def from_next(following: Slide | None, question: SlideQuestion) -> Right:
    """The answer on the next slide, where that asks the same or is called “Answer”."""
    if following is None:
        return NOTHING
    named = bool(ANSWER_TITLE.fullmatch(following.heading))
    same = plain_words(following.heading) == plain_words(plain(question.stem)) or _asks_the_same(following, question)
    spoken = [following.heading, *([line.words for line in following.lines] if named or same else [])]
    found = next((right for words in spoken if (right := right_answer_in(words, question))[0]), None)
    again = asked_on(following) if named or same else None
    if found:
        return found
    if again and len(again.options) == len(question.options) and again.right:
        return again.right, ""
    return _chosen(following, question) if named else NOTHING


def _chosen(following: Slide, question: SlideQuestion) -> Right:
    """The answer that a slide called “Answer” repeats, by its words or its letter."""
    wanted = [plain_words(one.words) for one in question.options]
    for line in following.lines:
        text = plain_words(plain(bare_answer(line.text)))
        if text in wanted:
            return frozenset({wanted.index(text)}), ""
        letter = re.match(r"\s*\(?([A-H])\b[).:]?\s*(.*)", line.words)
        if letter and ord(letter[1]) - ord("A") < len(wanted):
            return frozenset({ord(letter[1]) - ord("A")}), letter[2]
    return NOTHING


def _asks_the_same(following: Slide, question: SlideQuestion) -> bool:
    again = asked_on(following)
    return again is not None and [one.words for one in again.options] == [one.words for one in question.options]
