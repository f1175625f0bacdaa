"""What a course says, as sentences and words with their places: for the checks of its language."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from builder.language.terms import lists_with
from builder.model import Span
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.model import AvoidedTerm, Course, Passage

QUOTATION = pattern(
    r"\u201c[^\u201c\u201d]*\u201d|\"[^\"]*\"|\u2018[^\u2018]*?\u2019(?!\w)|(?<!\w)'[^']+'(?!\w)|`[^`]*`"
)
SHORT_FORMS = (
    r"(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\bNo\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\b[A-Z]\.)"
)
SENTENCE_END = pattern(
    rf"(?<![.!?\u2026])[.!?\u2026]++{SHORT_FORMS}[\"\u201d\u2019')\]]*+\s++(?=[\"\u201c\u2018'(\[]?[^\Wa-z_])"
)
NO_WORD = (
    "".join(chr(code) for code in range(0x21, 0x7F) if not chr(code).isalnum())
    + "\u2013\u2014\u2026\u201c\u201d\u2018\u2019\u2022"
)
PAGES = 1024  # of which is remembered what was found on them
SHOWN_WORDS = 5  # of a sentence, to find its place by


def in_english(course: Course) -> bool:
    """Whether what we know of words and syllables holds for the course."""
    return course.details.language.lower().partition("-")[0] == "en"


@lru_cache(maxsize=4096)  # several rules ask, and the preview at each save
def sentences(text: str) -> list[str]:
    """The sentences of a passage; a bullet or a cell is one, with or without a full stop."""
    ends = [match.end() for match in SENTENCE_END.finditer(text)]
    return [text[start:end].strip() for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]


@lru_cache(maxsize=8192)
def words(sentence: str) -> list[str]:
    """What a reader takes in one by one; a number, an amount or an address is one word."""
    return [word for word in sentence.split() if word.strip(NO_WORD)]


def without_quotations(text: str) -> str:
    """The text, what stands between quotation marks or backticks blanked: it is someone else's, or an example."""
    return QUOTATION.sub(lambda match: " " * len(match[0]), text)


def terms_in(course: Course, rule: str) -> Iterator[tuple[AvoidedTerm, Span, str]]:
    """The terms that a course uses, not quotes, of one rule's lists, with their places and as they are written."""
    if not in_english(course):
        return
    for passages in by_page(course).values():
        found = _found(course.terms, tuple(passage.text for passage in passages))
        for at, term, start, end in found:
            if term.rule == rule:
                passage = passages[at]
                typed = passage.text[start:end]
                yield term, place_of(course, passage, typed, passage.text[:start].count(typed)), typed


def by_page(course: Course) -> dict[str, list[Passage]]:
    """What learners read on each page, by the page's id, but for what is quoted."""
    found: dict[str, list[Passage]] = {}
    for passage in course.passages:
        if not passage.quoted:
            found.setdefault(passage.page, []).append(passage)
    return found


@lru_cache(maxsize=PAGES)  # several rules ask, and the preview at each save
def _found(own: tuple[AvoidedTerm, ...], texts: tuple[str, ...]) -> list[tuple[int, AvoidedTerm, int, int]]:
    """The terms in each of a page's texts, with the text's number and the term's place in it."""
    terms = lists_with(own)
    return [
        (number, *one)
        for number, text in enumerate(texts)
        if terms.may_be_in(text)
        for one in terms.found(without_quotations(text))
    ]


def place_of(course: Course, passage: Passage, phrase: str, earlier: int = 0) -> Span:
    """Where some words of a passage stand in the author's file: the first of them, where mark-up parts them.

    `earlier`: how often the same words stand before them.
    """
    lines = next((text.lines for text in course.source.texts if text.file == passage.span.file), ())
    first = passage.span.line
    for needle in (phrase, *(" ".join(phrase.split()[:count]) for count in range(SHOWN_WORDS, 0, -1))):
        left = earlier
        for number, line in enumerate(lines[first - 1 : first - 1 + passage.lines], first):
            at = line.find(needle)
            while at >= 0:
                if left == 0:
                    return Span(passage.span.file, number, at + 1, len(needle))
                left -= 1
                at = line.find(needle, at + len(needle))
    return passage.span
