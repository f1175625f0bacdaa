"""How old a reader must be to follow a text at ease: Flesch and Kincaid's grade of 1975, plus five years.

A school grade in the United States is a child's age less five. What an author can't choose counts as a word, and not
as a hard one: names, numbers, and terms that the course explains.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

WORDS_WEIGHT, SYLLABLES_WEIGHT, BASE = 0.39, 11.8, 15.59  # of the formula for a grade
GRADE_TO_AGE = 5
HARD = 3  # syllables from which a word is named to the author

SILENT = pattern(
    r"(?<=[^aeiouy])e(?=(?:ly|full?y?|ments?|less|times?|one|where|thing|body)$)"
    r"|(?<=[gq])ues?$|(?<=[^laeiouy])e$|(?<=[^aeiouycsxzgh])es$|(?:(?<=[^tdl])|(?<=[aeiouyl]l))ed$"
)
PLAIN_WORD = pattern(r"[^\W\d_]+(?:[-'\u2019/][^\W\d_]+)*")
AROUND = ".,;:!?\u2026()[]\"'\u201c\u201d\u2018\u2019*"
VOWELS = pattern(r"[aeiouy](?=ing)|i(?=o(?![nu]))|e(?=a$)|[aeiouy]{1,2}")


@cache  # a text repeats its words
def syllables(word: str) -> int:
    """How many syllables an English word has, by its spelling; right for about nine words in ten."""
    total = 0
    for part in re.findall(r"[a-z]+", re.sub(r"['\u2019]", "", word.lower())):
        total += max(1, len(VOWELS.findall(SILENT.sub("", part.removeprefix("y")))))
    return total


def judged_words(words: Sequence[str], explained: Collection[str]) -> list[str]:
    """The words of a sentence that an author can choose: no names, no numbers, no addresses, no explained terms."""
    return [
        word
        for number, word in enumerate(map(_choosable, words))
        if word
        and (number == 0 or word[0].islower())  # a capital within a sentence is a name
        and word.casefold() not in explained
    ]


@cache
def _choosable(typed: str) -> str:
    """A word without what is typed around it; "" for a number, an address or an abbreviation."""
    word = typed.strip(AROUND)
    return word if PLAIN_WORD.fullmatch(word) and not word.isupper() else ""


def _judged(sentences: Sequence[Sequence[str]], explained: Collection[str]) -> list[str]:
    return [word for words in sentences for word in judged_words(words, explained)]


def reading_age(sentences: Sequence[Sequence[str]], explained: Collection[str]) -> float:
    """The age in years for sentences, each a list of its words. There must be one with a word to judge."""
    judged = _judged(sentences, explained)
    long_sentences = sum(map(len, sentences)) / len(sentences)
    long_words = sum(map(syllables, judged)) / max(1, len(judged))
    return WORDS_WEIGHT * long_sentences + SYLLABLES_WEIGHT * long_words - BASE + GRADE_TO_AGE


def hardest_words(sentences: Sequence[Sequence[str]], explained: Collection[str], most: int) -> list[str]:
    """The words with most syllables, those that stand there most often first."""
    counts = Counter(map(str.lower, _judged(sentences, explained)))
    hard = [word for word in counts if syllables(word) >= HARD]
    return sorted(hard, key=lambda word: (-syllables(word), -counts[word], word))[:most]
