"""Answers that stand as plain text below what they answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.parse.shapes import KEY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.parse.heading_slips import Heading, Tell

ASKED = re.compile(
    r"^[>\W]*(?:q|question)(?:[ ]?\d{1,3})?(?:\*\*|__)?[ ]*[:.)](?:\*\*|__)?[ ]*(?P<said>\S.*)$", re.IGNORECASE
)
SHORT = re.compile(r"^[>\W]*a[ ]*\d{0,3}[ ]*[:.)]", re.IGNORECASE)  # “A:”, which answers a “Q:” only
LISTED = re.compile(r"(?:^|[\s,;|])\(?\d{1,3}[ ]*[-.):=\u2013]?[ ]*\(?[a-h]\b\)?(?=[\s,;.|]|$)", re.IGNORECASE)
HEAD = re.compile(
    r"^[#\W]*(?:the )?(?:correct |right |quiz |model |test )*"
    r"(?:answers?|answer key|answer sheet|key|solutions?|marking scheme|mark scheme)\b\W*",
    re.IGNORECASE,
)
FEWEST = 2
MARK = (
    "put an x in front of each right answer where it is asked, and delete the key:\n"
    "- [x] The right answer\n- [ ] Another answer"
)


def tell_answers(seen: Sequence[str], plain: Sequence[tuple[Heading | None, int, int]], report: Tell) -> None:
    """Tells once of what stands under a plain heading; `plain`: such headings, with the lines below each."""
    for heading, first, end in plain:
        lines = range(first, end)
        if (at := _key_of_many(seen, heading, lines)) is not None:
            report("answers-in-sight", at, "learners see this key, and with it the answers of questions", MARK)
            continue
        keys = [
            at for at in lines if KEY.match(seen[at]) and (not SHORT.match(seen[at]) or _asked_above(seen, at, first))
        ]
        if keys:
            said = "this answer" if len(keys) == 1 else f"these {len(keys)} answers"
            advice = f"to let them think first, write:\n{_reveal(seen, keys[0], first, heading)}"
            report("answers-in-sight", keys[0], f"learners see {said} at once", advice)


def _key_of_many(seen: Sequence[str], heading: Heading | None, lines: range) -> int | None:
    """The line with the answers of several questions, such as “1 b, 2 c”; None where there is none."""
    places: list[int] = [*([heading.at] if heading else ()), *lines]
    for at in places:
        match = HEAD.match(seen[at])
        below = " ".join(line for line in seen[at + 1 : lines.stop]) if match else ""
        if match and len(LISTED.findall(f"{seen[at][match.end() :]} {below}")) >= FEWEST:
            return at
    return None


def _asked_above(seen: Sequence[str], at: int, first: int) -> bool:
    above = [line for line in seen[first:at] if line.strip()]
    return bool(above and ASKED.match(above[-1]))


def _reveal(seen: Sequence[str], at: int, first: int, heading: Heading | None) -> str:
    above = [line for line in seen[first:at] if line.strip()]
    title = re.sub(r"^#+\s*", "", seen[heading.at]).strip() if heading else ""
    asked = ASKED.match(above[-1]) if above else None
    prompt = asked["said"] if asked else above[-1].strip() if above else title
    match = KEY.match(seen[at])
    return (
        f"### Reveal: {prompt.strip(' *_') or 'What is asked?'}\nAnswer: {match['said'].strip(' *_') if match else ''}"
    )
