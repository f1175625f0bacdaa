"""The form of a question in plain text: what asks, its answers below, and what is said of the right one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from builder.importers.answer_keys import KEY, LETTERS, answer_key, named
from builder.importers.answer_lines import BOX, answer_line, is_lettered, unmarked
from builder.importers.draft import Bullets, Element, Heading, Paragraph, Table, TrueOrFalse, Words, plain, words
from builder.importers.loose_lines import Atom, atoms_of
from builder.importers.question_tables import QUESTION, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.importers.answer_lines import AnswerLine
    from builder.importers.draft import Inline

NUMBERED = re.compile(
    r"^\s*(?:(?:question|q|cwestiwn)\s*(?P<q>\d{0,3})\s*[.:)–-]\s*|\(?(?P<n>\d{1,3})[.)]\s+)", re.IGNORECASE
)
ASKS = re.compile(r"[?:…]\s*(?:\([^()]*\)\s*)?$|_{3,}|\.{4,}|\b(?:true or false|choose|select|tick)\b", re.IGNORECASE)
SURELY_ASKS = re.compile(r"[?…]\s*(?:\([^()]*\)\s*)?$|_{3,}|\.{4,}|\b(?:choose|select|tick)\b", re.IGNORECASE)
SEVERAL = re.compile(r"\b(?:two|three|four|all|any|both|answers|[2-4])\b|\bwhich\b.*\bare\b", re.IGNORECASE)
BECAUSE = re.compile(r"^\s*(?:feedback|explanation|rationale|reason|why)\s*[:–-]\s*", re.IGNORECASE)
TRUE_OR_FALSE = re.compile(
    r"[\s(–:]*\btrue\s*(?:or|/)\s*false\s*[?.:)]*\s*$|^\s*true\s*(?:or|/)\s*false\s*[?:–]\s*", re.IGNORECASE
)
FEWEST, FEWEST_WITH_BOLD = 2, 3  # answers
LONGEST_STEM, LONGEST_ANSWER = 600, 300  # characters


@dataclass(slots=True)
class FoundQuestion:
    """What has the form of a question."""

    end: int  # the first atom behind it
    number: str  # as it is typed
    stem: Inline
    answers: list[AnswerLine]
    surely: bool  # it asks, in so many words
    certain: bool  # letters or boxes, which lists seldom have
    where: str
    key: frozenset[int] | None = None  # what a line below it says; empty: nothing that is clear
    listed: frozenset[int] | None = None  # what a list at the end says
    explanation: tuple[Element, ...] = ()

    def is_question(self, *, quiz: bool) -> bool:
        """Whether it can hardly be anything else. `quiz`: it stands among questions."""
        return self.certain and (self.surely or quiz)

    def marks(self, *, quiz: bool) -> list[frozenset[int]]:
        """What each kind of mark says is right."""
        every = frozenset(range(len(self.answers)))
        ticked, bold, lit = (
            frozenset(at for at, one in enumerate(self.answers) if getattr(one, name))
            for name in ("ticked", "bold", "lit")
        )
        found = [one for one in (self.key, self.listed) if one is not None]
        found += [ticked] if ticked else []
        if self.is_question(quiz=quiz) or (self.surely and len(every) >= FEWEST_WITH_BOLD and len(bold | lit) == 1):
            found += [one for one in (bold, lit) if one and one != every]
        return found

    def right(self, *, quiz: bool) -> frozenset[int]:
        """The answers that are surely right; none where nothing says so, or two marks say different things."""
        marks = self.marks(quiz=quiz)
        if len(set(marks)) != 1 or not marks[0]:
            return frozenset()
        if len(marks[0]) >= len(self.answers) or max(marks[0]) >= len(self.answers):
            return frozenset()
        is_marked = self.key is not None or self.listed is not None or any(one.ticked for one in self.answers)
        lit_alone = not is_marked and not any(one.bold for one in self.answers)
        unsure = len(marks[0]) > 1 and not is_marked and (lit_alone or not SEVERAL.search(plain(self.stem)))
        return frozenset() if unsure else marks[0]


def asks(one: Element | None, after: Element | None) -> bool:
    """Whether a paragraph asks, and answers with letters stand below it."""
    return one is not None and bool(_stem(one)) and is_lettered(after)


def _stem(one: Element) -> Inline:
    """The words that ask; none where nothing is asked."""
    if isinstance(one, Bullets):
        text = one.items[0].text if len(one.items) == 1 else ()
        return unmarked(text) if ASKS.search(plain(text)) else ()
    if not isinstance(one, Paragraph | Heading) or is_lettered(one):
        return ()
    text = _without(NUMBERED, unmarked(one.text))
    plain_text = plain(text).strip()
    numbered = bool(NUMBERED.match(plain(one.text)))
    return text if plain_text and len(plain_text) <= LONGEST_STEM and (numbered or ASKS.search(plain_text)) else ()


def _number(one: Element) -> str:
    if isinstance(one, Bullets):
        return str(one.start) if one.ordered else ""
    match = NUMBERED.match(plain(text_of(one)))
    return (match["q"] or match["n"] or "").lstrip("0") if match else ""


def question_at(atoms: Sequence[Atom], at: int) -> FoundQuestion | None:
    """The question that begins there; None where none does."""
    one = atoms[at].element
    stem = _stem(one)
    if not stem:
        return None
    inner = one.items[0].inside if isinstance(one, Bullets) else ()
    if inner:
        lines, end = _lines([Atom(-1, inner[0])], 0)[0], at + 1
    else:
        lines, end = _lines(atoms, at + 1)
    if len(lines) < FEWEST or any(len(plain(line.text)) > LONGEST_ANSWER for line in lines):
        return None
    letters = [line.letter for line in lines]
    if any(letters) and letters != [chr(ord("a") + place) for place in range(len(lines))]:
        return None
    below = atoms[end].element if end < len(atoms) else None
    if isinstance(below, Paragraph) and re.match(r"\s*\*+\s*\w", plain(below.text)) and not is_lettered(below):
        lines = [replace(line, ticked=False) for line in lines]  # stars refer to a remark
    question = FoundQuestion(
        end, _number(one), stem, lines, bool(SURELY_ASKS.search(plain(stem).strip())),
        all(line.letter or line.boxed for line in lines), place_of(one),
    )  # fmt: skip
    question.key, more, question.end = _key(below, end, lines)
    because, question.end = _because(atoms, question.end)
    question.explanation = (*more, *because)
    return question


def rows_of(table: Table) -> list[FoundQuestion]:
    """The questions of a table that has one in each row, its answers beside it; none where it is no such table."""
    rows = [row for row in (table.head, *table.rows) if any(plain(cell).strip() for cell in row)]
    if len(table.head) != len(("question", "answers")):
        return []
    if rows and QUESTION.fullmatch(plain(rows[0][0]).strip(" :")):
        rows = rows[1:]
    found: list[FoundQuestion] = []
    for row in rows:
        cells = tuple(Paragraph(cell, table.where) for cell in row)
        atoms = atoms_of(cells, asks=lambda _: False)
        question = question_at(atoms, 0)
        if not question or question.end < len(atoms) or not question.certain:
            return []
        found.append(question)
    return found


def _lines(atoms: Sequence[Atom], at: int) -> tuple[list[AnswerLine], int]:
    """The answers that begin there: a list, or lines with letters or boxes; and where they end."""
    one = atoms[at].element if at < len(atoms) else None
    if isinstance(one, Bullets) and len(one.items) >= FEWEST and not any(item.inside for item in one.items):
        return [answer_line(item.text, lit=item.lit) for item in one.items], at + 1
    found: list[AnswerLine] = []
    while at < len(atoms) and isinstance(one := atoms[at].element, Paragraph):
        line = answer_line(one.text, lit=atoms[at].lit)
        lettered = line.letter == chr(ord("a") + len(found)) and all(before.letter for before in found)
        boxed = not line.letter and bool(BOX.match(plain(one.text))) and not any(before.letter for before in found)
        if not (lettered or boxed):
            break
        found.append(line)
        at += 1
    return found, at


def _key(
    one: Element | None, at: int, lines: Sequence[AnswerLine]
) -> tuple[frozenset[int] | None, tuple[Element, ...], int]:
    """Which answers a line below them names, what else it says, and where it ends."""
    match = KEY.match(plain(unmarked(one.text))) if isinstance(one, Paragraph) else None
    if not match or one is None or answer_key([one], 0):  # which is about questions by their numbers
        return None, (), at
    answer = _folded(match["text"])
    texts = [_folded(plain(line.text)) for line in lines]
    by_words = frozenset(place for place, text in enumerate(texts) if text == answer)
    letters = LETTERS.match(match["text"].strip())
    by_letter = named(letters["letters"]) if letters else frozenset()
    if by_words and by_letter and by_words != by_letter:
        return frozenset(), (), at + 1
    if by_words:
        return by_words, (), at + 1
    if not letters or not by_letter or max(by_letter) >= len(lines):
        return frozenset(), (), at + 1
    more = letters["more"].strip()
    repeated = [place for place, text in enumerate(texts) if text == _folded(more)]
    if repeated and not by_letter & set(repeated):
        return frozenset(), (), at + 1
    explained = (Paragraph(words(more), place_of(one)),) if more and not repeated else ()
    return by_letter, explained, at + 1


def _folded(text: str) -> str:
    return text.strip(" .").casefold()


def _because(atoms: Sequence[Atom], at: int) -> tuple[tuple[Element, ...], int]:
    one = atoms[at].element if at < len(atoms) else None
    if isinstance(one, Paragraph) and BECAUSE.match(plain(unmarked(one.text))):
        return (replace(one, text=_without(BECAUSE, unmarked(one.text))),), at + 1
    return (), at


def judged_at(atoms: Sequence[Atom], at: int) -> tuple[Element, int] | None:
    """“Statement. True or false?”, and “Answer: false” or a list of the two below."""
    one = atoms[at].element
    wording = plain(one.text) if isinstance(one, Paragraph | Heading) else ""
    if not TRUE_OR_FALSE.search(wording):
        return None
    statement = NUMBERED.sub("", TRUE_OR_FALSE.sub("", wording)).strip()
    lines, end = _lines(atoms, at + 1)
    below = atoms[end].element if end < len(atoms) else None
    match = KEY.match(plain(unmarked(below.text))) if isinstance(below, Paragraph) else None
    verdict, more = None, ""
    if match:
        first, _, more = match["text"].partition(".") if "." in match["text"] else match["text"].partition(",")
        verdict = VERDICTS.get(first.strip().lower())
        end += 1
    elif len(lines) == FEWEST and {_folded(plain(line.text)) for line in lines} == {"true", "false"}:
        right = [_folded(plain(line.text)) for line in lines if line.ticked]
        verdict = VERDICTS.get(right[0]) if len(right) == 1 else None
    if verdict is None or not statement:
        return None
    because, end = _because(atoms, end)
    explained = (Paragraph(words(more.strip()), place_of(one)),) if more.strip() else ()
    explanation = (*explained, *because)
    return TrueOrFalse(title=words(statement), verdict=verdict, explanation=explanation, where=place_of(one)), end


def place_of(one: Element) -> str:
    """Where an element stands in the file."""
    return getattr(one, "where", "")


def text_of(one: Element) -> Inline:
    """The words of a paragraph, a heading or a list."""
    match one:
        case Paragraph(text) | Heading(text):
            return text
        case Bullets(items):
            return tuple(piece for item in items for piece in (*item.text, Words("; ")))
    return ()


def _without(pattern: re.Pattern[str], text: Inline) -> Inline:
    """A text without what a pattern finds at its start."""
    first = text[0] if text else None
    if isinstance(first, Words):
        return (Words(pattern.sub("", first.text, count=1)), *text[1:])
    return text
