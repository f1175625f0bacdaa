"""Letters are garbled.

What it finds:
Characters that can't be read, and such as “â€™” that stand where an apostrophe or a letter with an accent was typed.

Why it matters:
Learners would see them as they are.

Example:

    Donâ€™t give her the number.

Use instead:

    Don’t give her the number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Edit, Severity
from builder.model import Span
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.ERROR

OF_WINDOWS = bytes(byte for byte in range(128, 192) if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}).decode("cp1252")
SECOND = f"[{OF_WINDOWS}\x81\x8d\x8f\x90\x9d\ufffd]"
LETTER = pattern(f"[ÂÃ]{SECOND}|â[€†„‚€]{SECOND}|ðŸ{SECOND}{{2}}|ï»¿")  # UTF-8, read as Windows text
LOST = "\ufffd"


def find(course: Course, report: Report) -> None:
    """Each line of the course's texts that has some."""
    source = course.source
    texts = (*source.texts, *source.documents.values())
    for text in (one for one in texts if LOST in one.text or LETTER.search(one.text)):
        for number, line in enumerate(text.lines, 1):
            edits = tuple(_edits(line, text.file, number))
            if edits:
                properly = _written(line, edits)
                message = "letters are garbled here: this was saved in one encoding and read in another"
                report("garbled-letters", edits[0].span, message, help=f"type:  {properly}", fix=edits)
            elif LOST in line:
                span = Span(text.file, number, line.index(LOST) + 1, 1)
                advice = "type it again; if there are many, save the text anew as UTF-8 from the program it comes from"
                report("garbled-letters", span, "a character here can't be read", help=advice)


def _edits(line: str, file: str, number: int) -> Iterator[Edit]:
    for match in LETTER.finditer(line):
        try:
            meant = match[0].encode("cp1252").decode()
        except UnicodeError:
            continue
        yield Edit(Span(file, number, match.start() + 1, len(match[0])), meant.strip("\ufeff"))


def _written(line: str, edits: tuple[Edit, ...]) -> str:
    for edit in reversed(edits):
        at = edit.span.column - 1
        line = line[:at] + edit.text + line[at + edit.span.length :]
    return line.strip()
