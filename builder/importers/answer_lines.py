"""The lines of a question in plain text: an answer's letter or box, and by what it is marked as right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.importers.draft import Paragraph, Strong, Words, plain, without_start
from builder.importers.question_tables import TICK, bare, unticked

if TYPE_CHECKING:
    from builder.importers.draft import Element, Inline

LABEL = re.compile(
    r"^\s*(?P<mark>(?:\*|[✓✔☑✅√])\s*)?\(?(?P<letter>[A-Ha-h])(?:[.)]\s+|\)(?=\w))(?=\S)",
)
BOX = re.compile(r"^\s*(?:[☐☑☒✓✔✅□○◯]|\[[ xX✓]?\]|\( ?[xX✓]? ?\))\s*(?=\S)")
FULL_BOX = re.compile(r"^\s*(?:[☑☒✓✔✅]|\[[xX✓]\]|\( ?[xX✓] ?\))")


@frozen
class AnswerLine:
    """What may be an answer."""

    text: Inline  # without its letter, its box and its marks
    letter: str  # "a"; "" where none is typed
    boxed: bool
    bold: bool  # as a whole, its letter apart
    ticked: bool  # by a tick, a star, a full box or “(correct)”
    lit: bool  # highlighted, green or red


def answer_line(text: Inline, *, lit: bool = False) -> AnswerLine:
    """A line as an answer."""
    label = LABEL.match(plain(text))
    rest = without_start(text, label.end()) if label else text
    box = BOX.match(plain(rest))
    full = bool(box and FULL_BOX.match(plain(rest)))
    rest = without_start(rest, box.end()) if box else rest
    bold = is_bold(rest)
    flat = tuple(inner for piece in rest for inner in (piece.inside if isinstance(piece, Strong) else (piece,)))
    rest = flat if bold else rest
    ticked = full or bool(label and label["mark"]) or bool(TICK.search(plain(rest)))
    return AnswerLine(
        unticked(rest) if label else bare(rest), label["letter"].lower() if label else "", bool(box), bold, ticked, lit
    )


def is_lettered(one: Element | None) -> bool:
    """Whether a paragraph begins with the letter of an answer."""
    return isinstance(one, Paragraph) and bool(LABEL.match(plain(one.text)))


def real(text: Inline) -> Inline:
    """The pieces that hold words."""
    return tuple(piece for piece in text if not (isinstance(piece, Words) and not piece.text.strip()))


def is_bold(text: Inline) -> bool:
    """Whether all words are bold."""
    pieces = real(text)
    return bool(pieces) and all(isinstance(piece, Strong) for piece in pieces)


def unmarked(text: Inline) -> Inline:
    """The words of a text that is bold as a whole, without that."""
    pieces = real(text)
    return pieces[0].inside if len(pieces) == 1 and isinstance(pieces[0], Strong) else text
