"""Lists of things to do, as GitHub and Obsidian have them: their boxes are no answers of a question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.importers.markdown_of_others.prose import text_lines
from builder.parse.keywords import Keywords
from builder.parse.normalise.loose_questions import PROMPT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.discover import BlockKinds
    from builder.importers import Reading

BOX = re.compile(r"^(?P<mark>[\s>]*(?:[-*+]|\d+[.)])[ \t]+)\[[ xX]\][ \t]+(?=\S)")
HEADING = re.compile(r"^#{1,6}[ \t]+(?P<title>.*?)[ \t#]*$")
ASKED = re.compile(r"\b(?:quiz|test|exam|assessment|questions?|knowledge check|cwis|prawf|cwestiynau)\b", re.IGNORECASE)
OPEN_END = re.compile(
    r"(?:\b(?:is|are|was|were|be|means|by|to|at|in|a|an|the|called|yw|ydy)|_{2,}|\u2026|\.\.\.)[\s:*_]*$", re.IGNORECASE
)
OTHER_WORDS = re.compile(r"^(?:true or false|dewiswch|ticiwch|cwblhewch|q\d*\b|question\b|cwestiwn\b)", re.IGNORECASE)
SENTENCES = re.compile(r"(?<=[.!:])\s+")
FEEDBACK = re.compile(r"^(?:\s*>|(?:if right|if wrong|explanation|feedback|answer|hint)s?:)", re.IGNORECASE)


def with_tasks(body: str, kinds: BlockKinds, reading: Reading) -> str:
    """The text with lists of things to do as plain lists, each of which is told with its boxes."""
    keywords, lines = Keywords(kinds), body.split("\n")
    is_text = text_lines(lines)
    heading, at = "", 0
    while at < len(lines):
        found = HEADING.match(lines[at]) if is_text[at] else None
        heading = found["title"] if found else heading
        if not is_text[at] or not BOX.match(lines[at]):
            at += 1
            continue
        end = _end(lines, is_text, at)
        if not _asks(lines, at, end, heading, keywords):
            typed = [lines[one] for one in range(at, end)]
            reading.doubt(
                f"line {at + 1} of the text",
                "A list with boxes was taken as one of things to do, and stands there without its boxes.",
                "If it is a question, put “### Question:” and what is asked above it, and its boxes back.",
                "\n".join(typed).rstrip("\n"),
            )
            lines[at:end] = [BOX.sub(r"\g<mark>", one) for one in typed]
        at = end
    return "\n".join(lines)


def _end(lines: Sequence[str], is_text: Sequence[bool], at: int) -> int:
    """The line after a list of boxes; what is set in below them, and empty lines between them, belong to it."""
    last = at
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if is_text[number] and (BOX.match(line) or (line.strip() and line.startswith(("  ", "\t")))):
            last = number
        elif line.strip():
            break
    return last + 1


def _asks(lines: Sequence[str], at: int, end: int, heading: str, keywords: Keywords) -> bool:
    """Whether a list of boxes holds the answers of a question: by what stands above it, in it and below."""
    above = at - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    first = above
    while first > 0 and lines[first].strip() and not HEADING.match(lines[first]) and lines[first - 1].strip():
        first -= 1
    stem = " ".join(lines[max(first, 0) : above + 1])
    text = re.sub(r"^[\s>#*_\d.)(-]+", "", stem)
    below = next(filter(str.strip, lines[end:]), "")
    return bool(
        "?" in stem
        or "?" in heading
        or ASKED.search(heading)
        or keywords.opens(heading)
        or re.search(r":\s+\S", heading)
        or OPEN_END.search(text)
        or any(PROMPT.match(one) or OTHER_WORDS.match(one) for one in SENTENCES.split(text))
        or any(FEEDBACK.match(one) for one in (*lines[at + 1 : end], below))
    )
