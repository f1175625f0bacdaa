"""Answers that stand as plain text below what they answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.parse.normalise.answer_keys import key_of_many
from builder.parse.normalise.shapes import KEY
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.parse.normalise.heading_slips import Heading, Tell

ASKED = pattern(
    r"^[>\W]*(?:q|question)(?:[ ]?\d{1,3})?(?:\*\*|__)?[ ]*[:.)](?:\*\*|__)?[ ]*(?P<text>\S.*)$", re.IGNORECASE
)
SHORT = pattern(r"^[>\W]*a[ ]*\d{0,3}[ ]*[:.)]", re.IGNORECASE)  # “A:”, which answers a “Q:” only
IN_PROSE = pattern(r"^[>\W]*(?:the answer|solution)s?\b", re.IGNORECASE)  # which many sentences begin with
ASKS = pattern(
    r"\?|\.\.\.|\u2026|\b(?:quiz|test|exercise|activity|task|challenge|puzzle|question|problem \d|name|list)\b",
    re.IGNORECASE,
)
MARK = (
    "put an x in front of each right answer where it is asked, and delete the key:\n"
    "- [x] The right answer\n- [ ] Another answer"
)


def report_answers(seen: Sequence[str], plain: Sequence[tuple[Heading | None, int, int]], report: Tell) -> None:
    """Tells once of what stands under a plain heading; `plain`: such headings, with the lines below each."""
    for heading, first, end in plain:
        lines = range(first, end)
        if key := key_of_many(seen, heading.at if heading else first, end):
            report("answers-in-sight", key[0], "learners see this key, and with it the answers of questions", MARK)
            continue
        keys = [
            at
            for at in lines
            if KEY.match(seen[at])
            and (not SHORT.match(seen[at]) or _asked_above(seen, at, first))
            and (not IN_PROSE.match(seen[at]) or _asks(seen, at, first, heading))
        ]
        if keys:
            message = "this answer" if len(keys) == 1 else f"these {len(keys)} answers"
            advice = f"to let them think first, write:\n{_reveal(seen, keys[0], first, heading)}"
            report("answers-in-sight", keys[0], f"learners see {message} at once", advice)


def _above(seen: Sequence[str], at: int, first: int) -> str:
    """The line with words above another, down to the first; "" for none."""
    return next((seen[above] for above in range(at - 1, first - 1, -1) if seen[above].strip()), "")


def _asked_above(seen: Sequence[str], at: int, first: int) -> bool:
    return bool(ASKED.match(_above(seen, at, first)))


def _asks(seen: Sequence[str], at: int, first: int, heading: Heading | None) -> bool:
    """Whether the line above, or the heading, asks for something."""
    return bool(ASKS.search(_above(seen, at, first)) or (heading and ASKS.search(seen[heading.at])))


def _reveal(seen: Sequence[str], at: int, first: int, heading: Heading | None) -> str:
    above = _above(seen, at, first)
    title = re.sub(r"^#+\s*", "", seen[heading.at]).strip() if heading else ""
    asked = ASKED.match(above)
    prompt = asked["text"] if asked else above.strip() or title
    match = KEY.match(seen[at])
    return (
        f"### Reveal: {prompt.strip(' *_') or 'What is asked?'}\nAnswer: {match['text'].strip(' *_') if match else ''}"
    )
