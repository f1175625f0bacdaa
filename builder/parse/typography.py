"""Quotation marks, dashes and ellipses as printers set them, in the way of the course's language.

Only what learners read is set so: code, addresses, names of files and answers to type stay as they were written, and so
do what ids and translations are made from. A backslash keeps a mark as it was typed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from builder.model import Details

APOSTROPHE = "\u2019"
ENGLISH = "\u201c\u201d\u2018\u2019"
LOW = "\u201e\u201c\u201a\u2018"
QUOTES = {  # by language: double and single marks, each that opens and that closes
    **dict.fromkeys(("bg", "cs", "da", "de", "et", "is", "lt", "sk", "sl"), LOW),
    **dict.fromkeys(("fi", "sv"), "\u201d\u201d\u2019\u2019"),
    **dict.fromkeys(("hr", "hu", "pl", "ro", "sr"), "\u201e\u201d\u201a\u2019"),
    **dict.fromkeys(("be", "el", "ru", "uk"), "\u00ab\u00bb\u201e\u201c"),
    **dict.fromkeys(("nb", "nn", "no"), "\u00ab\u00bb\u2018\u2019"),
    "fr": "\u00ab\u00bb\u2039\u203a",
}
THIN = {"fr": "\u202f"}  # the blank inside of the marks
MARK = pattern(r"\"|'|\.\.\.+|-(?<!--)-{1,2}(?!-)")  # each begins with its sign, which a search finds at once
PROTECTED = pattern(  # names of files, addresses, gaps to fill in
    r"\[\[.*?\]\]|(?:\w+://|www\.|media/)\S*|\S+/\S+\.\w{2,5}\b|\S+@\S+\.\w+|\{\{.*?\}\}", re.DOTALL
)
MAY_BE_PROTECTED = pattern(r"[/@]|\[\[|\{\{|www")
OPENS_AFTER = pattern(r"[\s(\[{<\"\u2013\u2014/=\u201c\u2018\u201e\u00ab\u00a1\u00bf-]")
ELIDED = pattern(r"'(?:\d\ds?\b|(?:tis|twas|twere|til|em|cause|bout|n)\b)", re.IGNORECASE)
CLOSES = pattern(r"'(?<=[^\s(\[{]')(?!\w)")  # likewise


@frozen
class Typography:
    """How a language sets its marks."""

    quotes: str
    blank: str = ""

    def set(self, children: Sequence[Token]) -> None:
        """Sets the text of an inline token's children, in place."""
        text = "".join(_seen(child) for child in children)
        if not MARK.search(text):
            return
        protected = _literal(text)
        last = max((match.start() for match in CLOSES.finditer(text)), default=-1)
        open_marks: list[str] = []
        at = 0
        for child in children:
            start, at = at, at + len(_seen(child))
            if child.type == "text" and not child.meta.get("escaped"):
                child.content = self._set(text, start, at, protected, open_marks, last)

    def line(self, text: str) -> str:
        """A text without mark-up."""
        last = max((match.start() for match in CLOSES.finditer(text)), default=-1)
        return self._set(text, 0, len(text), _literal(text), [], last)

    def _set(  # noqa: PLR0913, PLR0917 - what is known of the text around
        self, text: str, start: int, end: int, protected: list[tuple[int, int]], open_marks: list[str], last: int
    ) -> str:
        parts: list[str] = []
        done = start
        for match in MARK.finditer(text, start, end):
            while protected and protected[0][1] <= match.start():
                protected.pop(0)
            if protected and protected[0][0] <= match.start():
                continue
            parts += [text[done : match.start()], self._mark(text, match, open_marks, last)]
            done = match.end()
        return "".join([*parts, text[done:end]])

    def _mark(self, text: str, match: re.Match[str], open_marks: list[str], last: int) -> str:
        typed = match[0]
        if typed[0] == ".":
            return "\u2026" + typed[3:]
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if typed[0] == "-":
            return _dash(typed, before, after)
        opens = (not before or bool(OPENS_AFTER.match(before))) and bool(after.strip())
        if typed == '"':
            return self._double(before, open_marks, opens=opens)
        if opens and last > match.start() and not ELIDED.match(text, match.start()):
            open_marks.append("'")
            return self.quotes[2] + self.blank
        if open_marks[-1:] == ["'"] and not after.isalnum():
            open_marks.pop()
            return self.blank + self.quotes[3]
        return typed if before.isdigit() and not after.isalpha() else APOSTROPHE

    def _double(self, before: str, open_marks: list[str], *, opens: bool) -> str:
        if opens and '"' not in open_marks:
            open_marks.append('"')
            return self.quotes[0] + self.blank
        if '"' in open_marks:
            del open_marks[open_marks.index('"') :]
            return self.blank + self.quotes[1]
        return '"' if before.isdigit() else self.quotes[0 if opens else 1]  # inches, else a mark without its other


def _literal(text: str) -> list[tuple[int, int]]:
    """Where what stays as it was typed begins and ends."""
    return [match.span() for match in PROTECTED.finditer(text)] if MAY_BE_PROTECTED.search(text) else []


def _seen(child: Token) -> str:
    """What a token is for the marks beside it."""
    if child.type == "text":
        return child.content
    if child.type in {"softbreak", "hardbreak"}:
        return " "
    return "\ufffc" if child.type in {"code_inline", "image", "footnote_ref"} else ""


def _dash(typed: str, before: str, after: str) -> str:
    spaced = not before.strip() and not after.strip()
    joined = bool(before.strip()) and bool(after.strip())
    if not (spaced or joined or (before.strip() and not after.strip())):
        return typed  # such as an option of a command: --fix
    return "\u2013" if len(typed) == 2 else "\u2014"  # noqa: PLR2004 - hyphens


def typography_of(details: Details) -> Typography | None:
    """How a course's language sets its marks, one that nobody listed as English does; None: as they were typed."""
    if not details.typography:
        return None
    code = details.language.partition("-")[0].lower()
    return Typography(QUOTES.get(code, ENGLISH), THIN.get(code, ""))
