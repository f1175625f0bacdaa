"""LiaScript: its head, its questions, and what it shows or speaks step by step."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.importers.markdown_of_others.placing import HEADING, Block
from builder.importers.markdown_of_others.prose import text_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.importers import Reading
    from builder.importers.markdown_of_others.placing import Piece

HEAD = re.compile(r"\A\s*<!--(?P<text>.*?)-->\s*", re.DOTALL)
HEAD_LINE = re.compile(r"^[ \t]*(?P<key>[a-z@][\w ]*?):[ \t]+(?P<value>.+?)[ \t]*$", re.MULTILINE)
OWN_KEYS = {"narrator", "author", "email", "version", "language", "comment", "logo", "icon", "mode", "import", "script"}
CHOICE = re.compile(r"^[ \t]*(?:[-*+][ \t]+)?\[(?:\((?P<one>[ xX]?)\)|\[(?P<some>[ xX]?)\])\][ \t]+(?P<text>\S.*)$")
HINT = re.compile(r"^[ \t]*\[\[\?\]\][ \t]*(?P<text>.*)$")
SOLUTION = re.compile(r"^[ \t]*\*{4,}[ \t]*$")
TYPED = re.compile(r"^[ \t]*\[\[(?P<text>[^\[\]\n?!][^\[\]\n]*)\]\][ \t]*$")
MATRIX = re.compile(r"^[ \t]*\[(?P<text>(?:\([^()\[\]]{1,80}\)[ \t]*){2,})\][ \t]*$")
CELL = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
ROW = re.compile(r"^[ \t]*\[(?P<cells>[ \t]+|(?:[ \t]*[(\[][ xX]?[)\]][ \t]*)+)\][ \t]+(?P<text>\S.*)$")
LINES_TO_WRITE = re.compile(r"^_{3,}(?: _{3,})*$")
SCRIPT = re.compile(r"^[ \t]*<script\b")
SPOKEN = re.compile(r"^[ \t]*--\{\{\d+\}\}--[ \t]*$|^[ \t]*\{\{[\d\s|-]+\}\}[ \t]*$|^[ \t]*\{\{\|?>?\}\}[ \t]*$")
SHOWN = re.compile(r"(?:!\?|\?\?|(?<![!\w])\?)\[(?P<text>[^\]\n]*)\]\((?P<address>[^)\n]*)\)")
SIGNS = re.compile(r"^[ \t]*(?:\[\(|\[\[\?|--\{\{\d|\{\{\d)", re.MULTILINE)


def is_liascript(body: str) -> bool:
    """By its head, or by signs that no other program has."""
    head = HEAD.match(body)
    keys = {one["key"].strip() for one in HEAD_LINE.finditer(head["text"])} if head else set()
    return bool(keys & OWN_KEYS) or len(SIGNS.findall(body)) > 1


def head_of(body: str, reading: Reading) -> tuple[dict[str, str], str]:
    """What its head says in keys that front matter has, and the text below it."""
    head = HEAD.match(body)
    if not head or not {one["key"].strip() for one in HEAD_LINE.finditer(head["text"])} & OWN_KEYS:
        return {}, body
    details = {}
    for one in HEAD_LINE.finditer(head["text"]):
        key = one["key"].strip()
        if key in {"title", "author", "language", "comment"} and key not in details:
            details[key] = one["value"]
        else:
            reading.leave_out("lines of the head that mean nothing here", "at the top", f"{key}: {one['value']}")
    rest = HEAD_LINE.sub("", head["text"]).strip()
    if rest:
        reading.leave_out("lines of the head that mean nothing here", "at the top", rest)
    if "comment" in details:
        details["summary"] = details.pop("comment")
    return details, body[head.end() :]


def questions(text: str, reading: Reading) -> list[Piece]:
    """The text, with its questions as blocks of ours."""
    lines = text.split("\n")
    is_text = text_lines(lines)
    found: list[Piece] = []
    plain: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if not is_text[at]:
            plain.append(line)
            at += 1
        elif SPOKEN.match(line):
            reading.leave_out("signs that show or speak a text later", "", line.strip())
            at += 1
        elif CHOICE.match(line) or TYPED.match(line) or MATRIX.match(line):
            body, at = _answers(lines, at)
            more, at = _after(lines, is_text, at, reading)
            title, plain = _asked(plain)
            found += ["\n".join(plain)] if plain else []
            plain = []
            keyword = _keyword(body)
            found.append(Block(keyword, title, "\n\n".join(filter(None, [body, *more]))))
        else:
            plain.append(SHOWN.sub(r"[\g<text>](\g<address>)", line))
            at += 1
    return [*found, "\n".join(plain)] if plain else found


def _answers(lines: Sequence[str], at: int) -> tuple[str, int]:
    """The answers that begin on a line, as we write them, and the line after them."""
    matrix = MATRIX.match(lines[at])
    if matrix:
        return _rows(lines, at, CELL.findall(matrix["text"]))
    typed = TYPED.match(lines[at])
    if typed and not CHOICE.match(lines[at]):
        text = typed["text"].strip()
        if LINES_TO_WRITE.match(text):
            return "", at + 1
        if "|" not in text:
            return f"[[{text}]]", at + 1
        choices = [one.strip() for one in text.split("|")]
        rights = [one.startswith("(") and one.endswith(")") for one in choices]
        return "\n".join(
            f"- [{'x' if right else ' '}] {one[1:-1] if right else one}"
            for one, right in zip(choices, rights, strict=True)
        ), at + 1
    found = []
    while at < len(lines) and (one := CHOICE.match(lines[at])):
        found.append(f"- [{'x' if (one['one'] or one['some'] or '').strip() else ' '}] {one['text']}")
        at += 1
    return "\n".join(found), at


def _rows(lines: Sequence[str], at: int, columns: Sequence[str]) -> tuple[str, int]:
    """A table to tick: a Match where a cell of each row is right, else a Poll."""
    rows = []
    at += 1
    while at < len(lines) and (row := ROW.match(lines[at])):
        rows.append(
            (row["text"], [number for number, one in enumerate(CELL.findall(row["cells"])) if "x" in one.lower()])
        )
        at += 1
    if rows and all(len(right) == 1 and right[0] < len(columns) for _, right in rows):
        texts = [f"| {texts} | {columns[right[0]]} |" for texts, right in rows]
        return "\n".join(["| | |", "|---|---|", *texts]), at
    head = [f"| | {' | '.join(columns)} |", f"|{'---|' * (len(columns) + 1)}"]
    return "\n".join([*head, *(f"| {texts} |{' [ ] |' * len(columns)}" for texts, _ in rows)]), at


def _keyword(body: str) -> str:
    if not body:
        return "Reflect"
    if body.startswith("|"):
        return "Poll" if "[ ]" in body else "Match"
    return "Fill in" if body.startswith("[[") else "Question" if "[x]" in body else "Poll"


def _after(lines: Sequence[str], is_text: Sequence[bool], at: int, reading: Reading) -> tuple[list[str], int]:
    """Hints, solution and script of a question, and the line after them."""
    hints, solution = [], ""
    while at < len(lines):
        if is_text[at] and (one := HINT.match(lines[at])):
            hints.append(one["text"])
            at += 1
        elif is_text[at] and SOLUTION.match(lines[at]):
            end = next((to for to in range(at + 1, len(lines)) if is_text[to] and SOLUTION.match(lines[to])), None)
            if end is None:
                break
            solution = "\n".join(lines[at + 1 : end]).strip()
            at = end + 1
        elif is_text[at] and SCRIPT.match(lines[at]):
            end = next((to for to in range(at, len(lines)) if "</script>" in lines[to]), len(lines) - 1)
            reading.leave_out("scripts that mark an answer", "", "\n".join(lines[at : end + 1]))
            at = end + 1
        else:
            break
    hint = "Hint: " + "\n\n".join(hints) if hints else ""
    return [hint, f"Explanation: {solution}" if solution else ""], at


def _asked(above: Sequence[str]) -> tuple[str, list[str]]:
    """What is asked: the last paragraph above the answers where it is one of words, and what stands above that."""
    end = len(above)
    while end and not above[end - 1].strip():
        end -= 1
    start = end
    while start and above[start - 1].strip() and not HEADING.match(above[start - 1]):
        start -= 1
    text = " ".join(one.strip() for one in above[start:end])
    if not text or text[0] in ">|-*+!#`<" or text.startswith("1."):
        return "", list(above)
    return text, list(above[:start])
