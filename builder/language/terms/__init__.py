"""The lists of words to avoid: each `.yaml` file here, and in a folder `terms` beside an organisation's courses.

A list says itself, at its top, how it is written. One that bears a rule's name is reported by that rule.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from builder.diagnostics import Report
from builder.diagnostics.contract import BrokenContractError
from builder.discover import severity_of
from builder.parse.front_matter.yaml_text import read_yaml
from builder.parse.terms import terms_of
from builder.patterns import pattern
from builder.tables import cached

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.model import AvoidedTerm

FOLDER = Path(__file__).parent
WORD = pattern(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['\u2019][^\W_]+)*")
JOINTS = {" ", "-", "\u2010", "\u2011", "\u00a0"}  # between the words of one term
AFTER_A_NOUN = pattern(
    "an?|the|and|or|but|nor|as|than|is|are|was|were|be|been|has|have|had|do|does|did|can|could|will|would|should|may|"
    "might|must|not|too|also|often|needs?|want|to|from|in|on|at|of|for|with|by|who|that|which|when|where|if|so"
)


class Terms:
    """Finds terms in a text."""

    def __init__(self, terms: tuple[AvoidedTerm, ...]) -> None:
        """Of two terms with one form the later counts; one without a better word is not looked for."""
        by_form = {form: term for term in terms for form in term.forms}
        self.by_start: dict[str, list[tuple[list[str], AvoidedTerm]]] = {}
        for form, term in by_form.items():
            words = WORD.findall(form)
            if term.say and words:
                self.by_start.setdefault(words[0], []).append((words, term))
                if form[-1].isalpha() and form[-1] != "s" and f"{form}s" not in by_form:
                    *first, last = words
                    self.by_start.setdefault((*first, f"{last}s")[0], []).append(([*first, f"{last}s"], term))
        for known in self.by_start.values():
            if len(known) > 1:
                known.sort(key=lambda one: -len(one[0]))
        forms = [tuple(words[:2]) for known in self.by_start.values() for words, _ in known]
        self.first_words = {words[0] for words in forms if len(words) == 1}
        self.first_pairs = {words for words in forms if len(words) > 1}

    def may_be_in(self, text: str) -> bool:
        """Whether a term may begin anywhere in the text: most texts have none, and need no second look."""
        words = WORD.findall(_plain(text))
        return not (self.first_words.isdisjoint(words) and self.first_pairs.isdisjoint(pairwise(words)))

    def found(self, text: str) -> Iterator[tuple[AvoidedTerm, int, int]]:
        """Each term in the text with its first character and the one behind its last; the longest where two start."""
        places = [match.span() for match in WORD.finditer(text)]
        words = [_plain(text[start:end]) for start, end in places]
        at = 0
        while at < len(words):
            for form, term in self.by_start.get(words[at], ()):
                end = at + len(form)
                if words[at:end] == form and _joined(text, places[at:end]) and _stands(term, text, words, places, end):
                    yield term, places[at][0], places[end - 1][1]
                    at = end - 1
                    break
            at += 1


def _plain(text: str) -> str:
    """As the lists have it: in lower case, with straight apostrophes."""
    return text.casefold().replace("\u2019", "'")


def _joined(text: str, places: list[tuple[int, int]]) -> bool:
    """Whether nothing but blanks and hyphens parts the words, so that they are in one sentence."""
    return all(text[end:start] in JOINTS for (_, end), (start, _) in pairwise(places))


def _stands(term: AvoidedTerm, text: str, words: list[str], places: list[tuple[int, int]], end: int) -> bool:
    """Whether a term that must stand alone does: “the blind”, not “the blind man”."""
    if not term.alone or end == len(words) or text[places[end - 1][1] : places[end][0]] not in JOINTS:
        return True
    return bool(AFTER_A_NOUN.fullmatch(words[end]))


@cache
def lists_with(own: tuple[AvoidedTerm, ...]) -> Terms:
    """The house's terms, and an organisation's own over them. BrokenContractError: a list of ours can't be read."""
    report = Report(severity_of)
    ours = [
        term
        for file in sorted(FOLDER.glob("*.yaml"))
        for term in terms_of(cached("lists", file.read_bytes(), _read), {}, file.name, report)
    ]
    for fault in report.found:
        raise BrokenContractError(f"{FOLDER / fault.span.file}: {fault.message}")
    return Terms((*ours, *own))


def _read(content: bytes) -> dict[str, object]:
    report = Report(severity_of)
    values, _ = read_yaml(content.decode(), "", report)
    for fault in report.found:
        raise BrokenContractError(f"a list in {FOLDER}, line {fault.span.line}: {fault.message}")
    return values
