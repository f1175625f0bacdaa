"""Questions that are written as plain text: a sentence that asks, its answers below, the right one marked.

Marked by a tick, a star, by “(correct)”, by bold letters or a colour on one answer alone, by a line such as “Answer: B”
below, or by a list of letters at the end. Where nothing marks one, or two marks say different things, the text stays as
it is; where it can be nothing but a question, that is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from builder.importers.answer_keys import HEAD, KEY, LETTERS, AnswerKey, answer_key, named
from builder.importers.answer_lines import BOX, answer_line, is_lettered, unmarked
from builder.importers.draft import (
    Answer,
    Bullets,
    Element,
    Heading,
    Paragraph,
    Question,
    Table,
    TrueOrFalse,
    Words,
    plain,
    words,
)
from builder.importers.loose_lines import Atom, atoms_of, whole
from builder.importers.question_tables import QUESTION, VERDICTS, is_of_questions
from builder.importers.typed_lists import with_lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.importers import Reading
    from builder.importers.answer_lines import AnswerLine
    from builder.importers.draft import Inline, Page

NUMBERED = re.compile(
    r"^\s*(?:(?:question|q|cwestiwn)\s*(?P<q>\d{0,3})\s*[.:)–-]\s*|\(?(?P<n>\d{1,3})[.)]\s+)", re.IGNORECASE
)
ASKS = re.compile(r"[?:…]\s*(?:\([^()]*\)\s*)?$|_{3,}|\.{4,}|\b(?:true or false|choose|select|tick)\b", re.IGNORECASE)
SURELY_ASKS = re.compile(r"[?…]\s*(?:\([^()]*\)\s*)?$|_{3,}|\.{4,}|\b(?:choose|select|tick)\b", re.IGNORECASE)
SEVERAL = re.compile(r"\b(?:two|three|four|all|any|both|answers|[2-4])\b|\bwhich\b.*\bare\b", re.IGNORECASE)
OF_A_QUIZ = re.compile(
    r"\bquiz\b|knowledge check|check your (?:knowledge|understanding)|test your(?:self| knowledge)|^questions?$"
    r"|\bcwis\b",
    re.IGNORECASE,
)
BECAUSE = re.compile(r"^\s*(?:feedback|explanation|rationale|reason|why)\s*[:–-]\s*", re.IGNORECASE)
TRUE_OR_FALSE = re.compile(
    r"[\s(–:]*\btrue\s*(?:or|/)\s*false\s*[?.:)]*\s*$|^\s*true\s*(?:or|/)\s*false\s*[?:–]\s*", re.IGNORECASE
)
FEWEST, FEWEST_WITH_BOLD = 2, 3  # answers
LONGEST_STEM, LONGEST_ANSWER = 600, 300  # characters
SHOWN = 10  # words of a question, to know it by
TODO = "Type “### Question: ” before the question, “- [ ] ” before each answer and “- [x] ” before the right."


@dataclass(slots=True)
class Asked:
    """What has the form of a question."""

    page: int
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
        said = self.key is not None or self.listed is not None or any(one.ticked for one in self.answers)
        lit_alone = not said and not any(one.bold for one in self.answers)
        unsure = len(marks[0]) > 1 and not said and (lit_alone or not SEVERAL.search(plain(self.stem)))
        return frozenset() if unsure else marks[0]


@dataclass(slots=True)
class _Found:
    """What stands on a page, by where it begins."""

    atoms: list[Atom]
    asked: dict[int, Asked]
    others: dict[int, tuple[Element, int]]  # statements to judge, and where they end
    tables: dict[int, list[Asked]]  # with a question in each row
    keys: dict[int, AnswerKey]
    used: set[int]  # where keys begin of which each letter is taken


def with_questions(pages: Sequence[Page], reading: Reading) -> list[Page | None]:
    """The pages with questions as such, and with typed lists as lists. None: a page that held nothing but a key."""
    found = [_found(at, page) for at, page in enumerate(pages)]
    _link(found)
    result: list[Page | None] = []
    for page, one in zip(pages, found, strict=True):
        elements = _rebuilt(page, one, reading)
        result.append(replace(page, elements=tuple(elements)) if elements or not one.used else None)
    return result


def _found(number: int, page: Page) -> _Found:
    atoms = atoms_of(page.elements, asks=lambda text: bool(ASKS.search(plain(text))))
    elements = [atom.element for atom in atoms]
    found = _Found(atoms, {}, {}, {}, {}, set())
    headed, at = bool(HEAD.match(plain(page.title))), 0
    while at < len(elements):
        if judged := _true_or_false(atoms, at):
            found.others[at] = judged
            at = judged[1]
        elif asked := _asked(atoms, at, number):
            found.asked[at] = asked
            at = asked.end
        elif isinstance(table := elements[at], Table) and (rows := _rows(table, number)):
            found.tables[at] = rows
            at += 1
        elif key := answer_key(elements, at, headed=headed):
            found.keys[at] = key
            at = key.end
        else:
            at += 1
    if page.title and 0 not in found.asked:  # the page's title may ask
        titled = _asked([Atom(-1, Paragraph(page.title, page.where)), *atoms], 0, number)
        if titled and (titled.certain or titled.key):
            found.asked[0] = replace(titled, end=titled.end - 1)
    return found


def _link(found: Sequence[_Found]) -> None:
    """Gives each question what the next list of right answers says of its number, where numbers tell them apart."""
    waiting: list[Asked] = []
    for one in found:
        for at in sorted({*one.asked, *one.keys}):
            if at in one.asked:
                waiting.append(one.asked[at])
                continue
            letters = one.keys[at].letters
            by_number = {asked.number: asked for asked in waiting if asked.number}
            numbers = [asked.number for asked in waiting if asked.number]
            if len(by_number) == len(numbers) and set(letters) <= set(by_number):
                for number, places in letters.items():
                    by_number[number].listed = places
                if all(by_number[name].right(quiz=True) for name in letters):
                    one.used.add(at)
            waiting = []


def _rebuilt(page: Page, found: _Found, reading: Reading) -> list[Element]:
    """The page's elements, questions among them."""
    quiz = bool(OF_A_QUIZ.search(plain(page.title))) or any(
        one.certain and (one.surely or one.key is not None or one.listed) for one in found.asked.values()
    )
    result: list[Element] = []
    loose: list[Atom] = []
    at = 0

    def close(*, as_it_is: bool = False) -> None:
        elements = whole(loose, page.elements)
        result.extend(elements if as_it_is else with_lists(elements))
        loose.clear()

    while at < len(found.atoms):
        read = _read(found, at, page, reading, quiz=quiz)
        if read:
            close()
            result += read[0]
            at = read[1]
            continue
        _tell_table(found, at, reading, page)
        asked = found.asked.get(at)
        if asked and _is_told(asked, reading, page, quiz=quiz):
            close()
            loose += found.atoms[at : asked.end]
            close(as_it_is=asked.certain)  # a list would lose the letters
            at = asked.end
        else:
            loose.append(found.atoms[at])
            at += 1
    close()
    return result


def _read(found: _Found, at: int, page: Page, reading: Reading, *, quiz: bool) -> tuple[list[Element], int] | None:
    """What has been read there, and where it ends; None where the text stays as it is."""
    if at in found.others:
        element, end = found.others[at]
        return [element], end
    if at in found.used:
        atoms = found.atoms[at : found.keys[at].end]
        said = "; ".join(plain(unmarked(_text(atom.element))) for atom in atoms)
        reading.leave_out("lists of right answers, which the questions hold now", _where(atoms[0].element), said)
        return [], found.keys[at].end
    asked = found.asked.get(at)
    right = asked.right(quiz=quiz or asked.listed is not None) if asked else frozenset()
    if asked and right:
        if not asked.key and not asked.listed and asked.answers[min(right)].lit:
            _tell_lit(asked, reading, page)
        return [_question(asked, right)], asked.end
    rows = found.tables.get(at, [])
    rights = [one.right(quiz=True) for one in rows]
    return ([*map(_question, rows, rights)], at + 1) if rights and all(rights) else None


def _question(asked: Asked, right: frozenset[int]) -> Question:
    answers = tuple(Answer(one.text, right=place in right) for place, one in enumerate(asked.answers))
    return Question(title=asked.stem, answers=answers, explanation=asked.explanation, where=asked.where)


def _tell_table(found: _Found, at: int, reading: Reading, page: Page) -> None:
    """Tells of a table of questions that stays a table."""
    table = found.atoms[at].element
    for one in found.tables.get(at, ()):
        if not one.right(quiz=True):
            _is_told(one, reading, page, quiz=True)
    if isinstance(table, Table) and is_of_questions(table.head) and at not in found.tables:
        reading.doubt(
            table.where or _place(page),
            "A table of questions stays a table, since it is not clear of each row which answer is right.",
            "Say in each row which answer is right by its letter or its words, not by both, and import the file again.",
        )


def _tell_lit(asked: Asked, reading: Reading, page: Page) -> None:
    reading.doubt(
        asked.where or _place(page),
        f"Of “{_short(asked.stem)}” one answer is highlighted or in a colour, and was taken for the right one.",
        "See that it is.",
    )


def _is_told(asked: Asked, reading: Reading, page: Page, *, quiz: bool) -> bool:
    """Tells of a question whose right answer is not to be known; whether it is one."""
    marks = asked.marks(quiz=True)
    shown = any(one.lit or one.bold for one in asked.answers) and not all(one.lit or one.bold for one in asked.answers)
    if not asked.is_question(quiz=quiz) and not ((marks or shown) and (asked.surely or asked.certain)):
        return False
    count = f"{asked.number}. " if asked.number else ""
    why = "what marks its answers does not say clearly" if marks or shown else "nothing says"
    reading.doubt(
        asked.where or _place(page),
        f"It looks like a question (“{count}{_short(asked.stem)}”), and {why} which answer is right.",
        TODO,
    )
    return True


def _place(page: Page) -> str:
    return page.where or f"page “{plain(page.title)}”"


def _short(text: Inline) -> str:
    said = plain(text).split()
    return " ".join(said[:SHOWN]) + ("…" if len(said) > SHOWN else "")


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
    said = plain(text).strip()
    numbered = bool(NUMBERED.match(plain(one.text)))
    return text if said and len(said) <= LONGEST_STEM and (numbered or ASKS.search(said)) else ()


def _number(one: Element) -> str:
    if isinstance(one, Bullets):
        return str(one.start) if one.ordered else ""
    match = NUMBERED.match(plain(_text(one)))
    return (match["q"] or match["n"] or "").lstrip("0") if match else ""


def _asked(atoms: Sequence[Atom], at: int, page: int) -> Asked | None:
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
    asked = Asked(
        page, end, _number(one), stem, lines, bool(SURELY_ASKS.search(plain(stem).strip())),
        all(line.letter or line.boxed for line in lines), _where(one),
    )  # fmt: skip
    asked.key, more, asked.end = _key(below, end, lines)
    because, asked.end = _because(atoms, asked.end)
    asked.explanation = (*more, *because)
    return asked


def _rows(table: Table, page: int) -> list[Asked]:
    """The questions of a table that has one in each row, its answers beside it; none where it is no such table."""
    rows = [row for row in (table.head, *table.rows) if any(plain(cell).strip() for cell in row)]
    if len(table.head) != len(("question", "answers")):
        return []
    if rows and QUESTION.fullmatch(plain(rows[0][0]).strip(" :")):
        rows = rows[1:]
    found: list[Asked] = []
    for row in rows:
        cells = tuple(Paragraph(cell, table.where) for cell in row)
        atoms = atoms_of(cells, asks=lambda _: False)
        asked = _asked(atoms, 0, page)
        if not asked or asked.end < len(atoms) or not asked.certain:
            return []
        found.append(asked)
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
    if not match or one is None:
        return None, (), at
    said = _folded(match["said"])
    texts = [_folded(plain(line.text)) for line in lines]
    by_words = frozenset(place for place, text in enumerate(texts) if text == said)
    letters = LETTERS.match(match["said"].strip())
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
    explained = (Paragraph(words(more), _where(one)),) if more and not repeated else ()
    return by_letter, explained, at + 1


def _folded(text: str) -> str:
    return text.strip(" .").casefold()


def _because(atoms: Sequence[Atom], at: int) -> tuple[tuple[Element, ...], int]:
    one = atoms[at].element if at < len(atoms) else None
    if isinstance(one, Paragraph) and BECAUSE.match(plain(unmarked(one.text))):
        return (replace(one, text=_without(BECAUSE, unmarked(one.text))),), at + 1
    return (), at


def _true_or_false(atoms: Sequence[Atom], at: int) -> tuple[Element, int] | None:
    """“Statement. True or false?”, and “Answer: false” or a list of the two below."""
    one = atoms[at].element
    said = plain(one.text) if isinstance(one, Paragraph | Heading) else ""
    if not TRUE_OR_FALSE.search(said):
        return None
    statement = NUMBERED.sub("", TRUE_OR_FALSE.sub("", said)).strip()
    lines, end = _lines(atoms, at + 1)
    below = atoms[end].element if end < len(atoms) else None
    match = KEY.match(plain(unmarked(below.text))) if isinstance(below, Paragraph) else None
    verdict, more = None, ""
    if match:
        first, _, more = match["said"].partition(".") if "." in match["said"] else match["said"].partition(",")
        verdict = VERDICTS.get(first.strip().lower())
        end += 1
    elif len(lines) == FEWEST and {_folded(plain(line.text)) for line in lines} == {"true", "false"}:
        right = [_folded(plain(line.text)) for line in lines if line.ticked]
        verdict = VERDICTS.get(right[0]) if len(right) == 1 else None
    if verdict is None or not statement:
        return None
    because, end = _because(atoms, end)
    explained = (Paragraph(words(more.strip()), _where(one)),) if more.strip() else ()
    explanation = (*explained, *because)
    return TrueOrFalse(title=words(statement), verdict=verdict, explanation=explanation, where=_where(one)), end


def _where(one: Element) -> str:
    return getattr(one, "where", "")


def _text(one: Element) -> Inline:
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
