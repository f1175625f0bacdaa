"""A page asks for a higher reading age than you want.

What it finds:
A page whose words and sentences are long. Its reading age is worked out with the formula of Flesch and Kincaid; an item
of a list is a sentence. Names, numbers and terms of the glossary are not taken for hard words. Pages of fewer than 100
words are not judged.

Why it matters:
Many adults read as well as an eleven-year-old, and all of us do when we are tired. Plain text is read sooner and
remembered longer.

Example:

    Colleagues are required to demonstrate appropriate professional consideration regarding the confidentiality
    obligations applicable to information received.

Use instead:

    Keep what you are told private.

The usual limit is 12 years. To set your own, add a line such as `reading age: 11` to the top of `course.md`, or to
`organisation.yaml` for every course.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.language.readability import hardest_words, reading_age
from builder.language.wording import PAGES, by_page, in_english, sentences, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING

USUAL = 12  # years
FEWEST = 100  # words of a page that is judged
FRAGMENT = 4  # words: less is a heading or a label, no sentence
NAMED = 3  # sentences, and words, that are named to the author


def find(course: Course, report: Report) -> None:
    """Pages past the reading age that the author, or else the organisation, allows."""
    if not in_english(course):
        return
    most = course.details.reading_age or course.organisation.reading_age or USUAL
    explained = _explained(course)
    on_pages = by_page(course)
    for page in course.pages:
        texts = tuple(passage.text for passage in on_pages.get(page.id, ()))
        age = _age(texts, explained)
        if round(age) > most:
            report(
                "hard-to-read",
                page.span,
                f"this page has a reading age of {age:.0f} years; it should be {most} at most",
                help=_advice(texts, explained),
            )


@lru_cache(maxsize=PAGES)  # the preview asks at each save
def _age(texts: tuple[str, ...], explained: frozenset[str]) -> float:
    """The reading age of a page in years; 0: it is not judged."""
    read = _sentences(texts)
    return reading_age(read, explained) if sum(map(len, read)) >= FEWEST else 0


@lru_cache(maxsize=PAGES)
def _advice(texts: tuple[str, ...], explained: frozenset[str]) -> str:
    """What makes a page hard to read."""
    read = _sentences(texts)
    longest = sorted(read, key=len, reverse=True)[:NAMED]
    return "\n".join(
        [
            "cut its longest sentences:",
            *(f"  {len(sentence)} words: “{' '.join(sentence[:6])} …”" for sentence in longest),
            f"and find shorter words for: {', '.join(hardest_words(read, explained, 2 * NAMED))}",
        ]
    )


def _sentences(texts: Iterable[str]) -> list[list[str]]:
    """The words of each sentence."""
    read = (words(sentence) for text in texts for sentence in sentences(text))
    return [sentence for sentence in read if len(sentence) >= FRAGMENT]


def _explained(course: Course) -> frozenset[str]:
    """The words of terms that the course defines."""
    return frozenset(word.casefold() for passage in course.passages if passage.defined for word in words(passage.text))
