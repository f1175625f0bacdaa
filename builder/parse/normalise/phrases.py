"""The words at the beginning of a heading, as they are compared with those that a block goes by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_SEPARATORS = 4  # that are looked at in a heading
LONGEST_PHRASE = 80  # characters
COLON = (":", "\uff1a")
SEPARATOR = pattern(
    r"[ \u00a0]*(?<!\\)[:\uff1a][ \u00a0]*|[ \u00a0]+(?:[-\u2013\u2014|=>\u2192]|->)[ \u00a0]*|[\u2013\u2014][ \u00a0]+"
    r"|[.;,!?]+(?:[ \u00a0]+|$)|$"
)
ALIKE = str.maketrans(
    {**dict.fromkeys("*_\u200b", ""), **dict.fromkeys("-\u2010\u2011/", " "), "\u2019": "'", "&": " and "}
)
BEFORE = pattern(
    r"^(?:[^\w\s\"'\u201c\u2018(\[<`\\*_{]+[ \u00a0]*)?(?:\d{1,2}(?:\.\d{1,2})*[.):][ \u00a0]+)?"
)  # signs, a number
COUNT = pattern(r"^\d{1,2}[.)][ \u00a0]+")
NUMBER = pattern(
    r"(?:(?<=[a-z])|[ ]+)(?:#|no\.? ?|number )?(?:\d{1,3}(?:\.\d{1,2})?[a-z]?(?:[ ]*(?:of|/)?[ ]*\d{1,3})?)$"
    r"|[ ](?:one|two|three|four|five|six|seven|eight|nine|ten|[a-f]|i{1,3}|iv|v)$"
)
ONE = pattern(r"\b(?:single|one)\b", re.IGNORECASE)
MANY = pattern(r"\b(?:all|multiple|multi|several|many|more than one|two|three)\b", re.IGNORECASE)
VARIANT = pattern(r"[ \u00a0]*[(\[\uff08](?P<words>[^()\[\]\uff08\uff09]*)[)\]\uff09]$")
BOLD = pattern(r"(\*\*|__)(?P<text>[^*_]+)\1")
EXERCISE = pattern(  # words that say that there is something to do, but not what
    r"(?:(?:group|pair|individual|quick|short|learning|practice|fun|interactive|final|mini|class|online) )*"
    r"(?:exercise|activity|task|challenge|practice|practise|your turn|try it(?: yourself| out)?|try this|over to you"
    r"|game|puzzle|problem|quiz|test|question|interaction|warm up|starter|ice ?breaker|assignment|drag and drop)s?"
)
FINAL = pattern(
    r"(?:the )?(?:(?:final|end|end of|summative|graded|scored|module|course|unit|topic|section|programme|online|formal"
    r"|post|closing|exit|e ?learning|training|induction|learner|certificate) )+"
    r"(?:assessment|test|quiz|exam|examination|evaluation|check|knowledge check|questions)|exam|examination"
    r"|assessment (?:quiz|questions|test)|test questions|quiz questions"
)


@frozen
class Wording:
    """What some words of a heading stand for."""

    opens: tuple[str, ...]  # kinds of block, or what else a keyword opens
    title: str  # the other words; "": there are none
    keyword: str = ""  # as typed; "": it is none
    variant: str = ""
    colon: bool = False
    numbered: bool = False
    whole: bool = False  # a pattern fits the heading as a whole, which is the title, too
    near: str = ""  # the keyword that it is near to


def phrase_of(text: str) -> str:
    """Words as they are compared: hyphens, capitals, bold and curly quotes don't count."""
    return " ".join(text.translate(ALIKE).lower().split())


def phrases_of(text: str) -> Iterator[tuple[str, str, str]]:
    """The beginnings of a heading that may be a wording, as they are compared; what parts them off, and the rest."""
    plain = BOLD.sub(lambda match: match["text"], text).strip()
    plain = BEFORE.sub("", plain)
    for number, match in enumerate(SEPARATOR.finditer(plain)):
        if number == MOST_SEPARATORS or match.start() > LONGEST_PHRASE:
            return
        yield phrase_of(plain[: match.start()]), match[0].strip()[:1], plain[match.end() :].strip()


def first_word(phrase: str) -> str:
    """The first word of a phrase; "" where it has none."""
    return phrase.partition(" ")[0]


def fits(phrase: str, parts: Sequence[str]) -> bool:
    """Whether a phrase is these words in their order, with any words between them."""
    rest, first, last = f" {phrase} ", f" {parts[0]} ".replace("  ", ""), f" {parts[-1]} ".replace("  ", "")
    if not rest.startswith(first) or not rest.endswith(last):
        return False
    at = max(0, len(first) - 1)
    for part in parts[1:-1]:
        found = rest.find(f" {part} ", at)
        if found < 0:
            return False
        at = found + len(part) + 1
    return len(rest) - max(1, len(last)) >= at


def unnumbered(phrase: str) -> str:
    return NUMBER.sub("", phrase).strip()


def title_of(text: str) -> str:
    """A heading's words as a title: without bold around all of them, or a number in front."""
    return COUNT.sub("", BOLD.sub(lambda match: match["text"], text)).strip()


def as_typed(text: str, word: str, spelled: str) -> str:
    """A keyword as the author typed it, where no more than its capitals differ from how it is spelled."""
    letters = r"\s+".join(re.escape(part) for part in spelled.split()).replace("'", "['\u2019]")
    found = pattern(letters, re.IGNORECASE).search(text) if spelled else None
    return found[0] if found else spelled[:1].upper() + spelled[1:] or word


def variant_of(words: str) -> str:
    """How many answers the words in brackets behind a keyword ask for, as a keyword has it; else the words."""
    return "choose all" if MANY.search(words) else "choose one" if ONE.search(words) else words
