"""A sentence is longer than 25 words.

What it finds:
A sentence, an item of a list or a cell of a table with more than 25 words.

Why it matters:
Readers have forgotten the start of a long sentence by its end, and those with dyslexia or little English give up.

Example:

    If a caller who says that she is a relative asks for the number of a colleague who is out, do not give it to her,
    but offer to pass on a message.

Use instead:

    A caller may say that she is a relative, and ask for the number of a colleague who is out. Do not give it to her.
    Offer to pass on a message.

Words between quotation marks count, as learners read them too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.language.wording import place_of, sentences, words

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING

MOST = 25  # words, as GOV.UK has it
JOINT = r"[;:,]\s| [\u2013\u2014] |\s(?:and|but|because|which|so)\s"
SHOWN = 4  # words before the joint


def find(course: Course, report: Report) -> None:
    """Sentences past the length that most people can hold in mind."""
    for passage in course.passages:
        if passage.quoted or passage.text.count(" ") < MOST:
            continue
        for sentence in sentences(passage.text):
            count = len(words(sentence))
            if count > MOST:
                report(
                    "long-sentence",
                    place_of(course, passage, sentence),
                    f"this sentence has {count} words; over {MOST} are hard to follow",
                    help=_advice(sentence),
                )


def _advice(sentence: str) -> str:
    """Where to cut: the joint nearest to the middle."""
    joints = [match.start() for match in re.finditer(JOINT, sentence)]
    middle = len(sentence) / 2
    at = min(joints, key=lambda place: abs(place - middle), default=0)
    before = sentence[:at].split()
    if len(before) < SHOWN or at > len(sentence) * 0.8:
        return "make two sentences of it, or a list"
    return f"make two sentences of it: the first could end at “… {' '.join(before[-SHOWN:])}.”"
