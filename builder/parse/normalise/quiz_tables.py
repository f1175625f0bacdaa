"""Questions in tables, as spreadsheets and other programs have them: told with the Markdown to type."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.parse.normalise.shapes import HEADING, RULE, cells_of
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RIGHT = {"correct", "right", "yes", "y", "true", "x", "\u2713", "\u2714", "\u2705", "\u2611", "1", "tick"}
WRONG = {"incorrect", "wrong", "no", "n", "false", "", "\u2717", "\u2718", "\u274c", "\u2610", "0", "-", "cross"}
OFFER = pattern(r"(?:options?|answers?|choices?|distractors?|alternatives?)?[ ]*(?:[A-Ha-h]|\d{1,2})", re.IGNORECASE)
NO_ANSWER = pattern(
    r"#|no\.?|number|q|id|ref\.?|topic|marks?|points?|type|time limit|difficulty|level|category", re.IGNORECASE
)
MARKS = pattern(
    r"(?:is )?(?:it )?correct(?: answers?| options?| one)?(?:\s*(?:/|or)\s*(?:incorrect|wrong))?\??"
    r"|is (?:it )?(?:right|true)\??|right (?:answers?|options?|one)\??|(?:right|true)\s*(?:/|or)\s*(?:wrong|false)\??"
    r"|answer key",
    re.IGNORECASE,
)
UNSURE = pattern(r"(?:(?:true|right|key|score|mark|points?)\??)?", re.IGNORECASE)  # heads of many other tables, too
KEYS = pattern(
    r"(?:the )?(?:correct|right)(?: answers?| options?| choices?)?|answers?|answer key|key|solutions?", re.IGNORECASE
)
RIGHT_ONES = pattern(r"(?:the )?(?:correct|right)\b.*", re.IGNORECASE)
ASKED = pattern(r"(?:the )?questions?(?: text)?|stem|prompt|item|statement", re.IGNORECASE)
FEEDBACK = pattern(r"feedback|comments?|rationale|explanation|why\??|reason|notes?", re.IGNORECASE)
ASKS = pattern(r"\?|\b(?:quiz|test|exam|question|knowledge check)\b", re.IGNORECASE)
NAMED = pattern(r"^(?:question|quiz|q)[ ]?\d*[:.)][ ]+", re.IGNORECASE)
MARK_UP = pattern(r"^[#>\s]+|[*_]{2}")
IN_BRACKETS = pattern(r"\s*\([^)]*\)")
USE = pattern(r"\s+[-\u2013\u2014]\s+|:\s*$")  # what parts a head from what is said of its use
BOX = pattern(r"\[([ xX])\](?!\()")
FEWEST = 2


def in_tables(seen: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Each table or row that is a question: its line, what it is, and what to write."""
    at = 0
    while at < len(seen):
        if not cells_of(seen[at]):
            at += 1
            continue
        end = next((below for below in range(at, len(seen)) if not cells_of(seen[below])), len(seen))
        rows = {row: cells_of(seen[row]) for row in range(at, end) if not RULE.match(seen[row])}
        if rows:
            yield from _in_table(rows, seen, at)
        at = end


def _in_table(rows: dict[int, list[str]], seen: Sequence[str], at: int) -> Iterator[tuple[int, str, str]]:
    head, *body = rows.values()
    heads = [_head(cell) for cell in head]
    above = asked_above(seen, at)
    unsure = UNSURE if ASKS.search(above) else MARKS
    marks = next((column for column, name in enumerate(heads) if MARKS.fullmatch(name)), -1)
    asked = next((column for column, name in enumerate(heads) if ASKED.fullmatch(name)), -1)
    keys = next((column for column, name in enumerate(heads) if KEYS.fullmatch(name) and column != asked), -1)
    columns = [*([marks] if marks >= 0 else []), *(c for c, name in enumerate(heads) if unsure.fullmatch(name))]
    marks = next((column for column in columns if _is_marked(body, column)), -1)
    offered = [name for column, name in enumerate(heads) if column not in {asked, keys} and _offers(name)]
    boxed = {line: cells for line, row in rows.items() if (cells := [cell for cell in row if _is_boxed(cell)])}
    if marks >= 0 and len(body) >= FEWEST and len(heads) >= FEWEST:
        yield at, "table is a question", _question(heads, body, marks, above)
    elif min(asked, keys) >= 0 and len(heads) > FEWEST and (len(offered) >= FEWEST or _is_key(head[keys], body, keys)):
        for line, row in list(rows.items())[1:]:
            if len(row) == len(heads) and row[keys]:
                yield line, "row is a question", _from_row(heads, row, asked, keys)
    for line, cells in boxed.items():
        others = [cell for cell in rows[line] if cell not in cells]
        yield line, "row is a question", _from_boxes(others[0] if others else above, cells[0])


def _plain(cell: str) -> str:
    return cell.replace("*", "").replace("_", "")


def _head(cell: str) -> str:
    """What stands over a column, without what is said of its use: “Correct answer(s) - choose one”."""
    bare = IN_BRACKETS.sub("", _plain(cell))
    return USE.split(bare)[0].strip()


def _offers(head: str) -> bool:
    """Whether the cells of a column are answers to choose from, by what stands over it."""
    return bool(OFFER.fullmatch(head))


def _is_key(head: str, body: Sequence[list[str]], column: int) -> bool:
    """Whether a column says what is right: its head does, or its cells are verdicts."""
    cells = {_mark(row, column) for row in body}
    return bool(RIGHT_ONES.match(_head(head))) or cells <= {"true", "false", "t", "f"}


def _is_marked(body: Sequence[list[str]], column: int) -> bool:
    cells = {_mark(row, column) for row in body}
    return cells <= RIGHT | WRONG and bool(cells & RIGHT) and bool(cells & WRONG)


def _is_boxed(cell: str) -> bool:
    marks = BOX.findall(cell)
    return len(marks) >= FEWEST and "x" in {mark.lower() for mark in marks}


def _from_boxes(stem: str, cell: str) -> str:
    """A cell with several boxes in it."""
    parts = re.findall(r"\[([ xX])\]\s*(.*?)(?=\s*(?:<br\s*/?>)?\s*\[[ xX]\]|$)", cell)
    return "\n".join([f"### Question: {stem or 'What is asked?'}", *(f"- [{m.lower()}] {text}" for m, text in parts)])


def _question(heads: Sequence[str], body: Sequence[list[str]], marks: int, asked: str) -> str:
    """A table with a line for each answer."""
    feedback = next((column for column, name in enumerate(heads) if FEEDBACK.fullmatch(name)), -1)
    columns = [column for column in range(len(heads)) if column not in {marks, feedback}]
    words = max(columns, key=lambda one: sum(len(row[one]) for row in body if one < len(row)), default=0)
    listed = []
    for row in body:
        text = row[words] if words < len(row) else ""
        listed += [f"- [{'x' if _mark(row, marks) in RIGHT else ' '}] {text}"]
        listed += [f"  > {row[feedback]}"] if 0 <= feedback < len(row) and row[feedback] else []
    return "\n".join([f"### Question: {asked or 'What is asked?'}", *listed])


def _mark(row: Sequence[str], column: int) -> str:
    return _plain(row[column]).strip().lower().rstrip(".") if column < len(row) else ""


def _from_row(heads: Sequence[str], row: Sequence[str], asked: int, keys: int) -> str:
    """A line of a table with a question of its own."""
    key, stem = _plain(row[keys]).strip(), row[asked]
    feedback = next((row[column] for column, name in enumerate(heads) if FEEDBACK.fullmatch(name)), "")
    offered = {
        heads[column]: cell
        for column, cell in enumerate(row)
        if column not in {asked, keys} and cell and not FEEDBACK.fullmatch(heads[column]) and not _counts(heads[column])
    }
    after = f"\n\nExplanation: {feedback}" if feedback else ""
    if key.lower() in {"true", "false"}:
        return f"### True or false: {stem}\n{key.capitalize()}. {feedback}".rstrip()
    if len(offered) < FEWEST:
        return f"### Reveal: {stem}\nAnswer: {key} {feedback}".rstrip()
    letters = {word.lower() for word in re.findall(r"\b\w\b", key)}
    offered = {name: text for name, text in offered.items() if _offers(name)} or offered
    by_text = {name for name, text in offered.items() if text.lower() == key.lower()}
    named = {name for name in offered if name.lower().split()[-1] in letters}
    right = (
        by_text or named if len(key) > 1 or not by_text or not named else by_text & named
    )  # “A” can be a letter or the words
    listed = [f"- [{'x' if name in right else ' '}] {text}" for name, text in offered.items()]
    return "\n".join([f"### Question: {stem}", *listed]) + after


def _counts(head: str) -> bool:
    """Whether a column counts its lines."""
    return not head or bool(NO_ANSWER.fullmatch(head))


def asked_above(seen: Sequence[str], at: int) -> str:
    """What is asked above a line: the words right above it, else those of its heading."""
    for above in range(at - 1, -1, -1):
        line = seen[above]
        if line.strip() and not RULE.match(line):
            words = NAMED.sub("", MARK_UP.sub("", line).strip())
            return words if HEADING.match(line) or not cells_of(line) else ""
    return ""
