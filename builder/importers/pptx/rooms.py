"""What a deck asks of people in a room, and the activity that can stand for it where somebody learns alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.importers import Reading
    from builder.importers.pptx.deck import Slide

IN_THE_ROOM = re.compile(
    r"\b(?:activity|exercise|group (?:work|discussion|task)|in (?:small |your )?(?:groups?|pairs|tables)"
    r"|flip ?chart|discuss|role ?play|ice ?breaker|gweithgaredd|trafod(?:wch)?|mewn (?:grwpiau|parau))\b",
    re.IGNORECASE,
)
# What is asked, and the block for it: the first that fits is offered.
BLOCKS = {
    r"\b(?:list|write down|note|choose)\b.*\b(?:improvements?|actions?|things|changes)\b"
    r"|action plan|next steps|will you do": ("an Action plan block, such as “### Action plan: What I will do”"),
    r"how (?:would|do|did) you feel|tick (?:the|a|which)|agree or disagree|rate (?:your|how)|vote": (
        "a Poll block, such as “### Poll: How would you feel if…”"
    ),
    r"\bwhich (?:are|is|of these)\b.*(?:/|\bor\b|\band\b)|sort (?:the|these)|group (?:the|these)": (
        "a Sort block, with the groups and what belongs to each: “### Sort: Which are which?”"
    ),
    r"match (?:the|each|these)": "a Match block: “### Match: Pair each …”",
    r"put .* (?:in|into) (?:the right |the correct )?order": "a Put in order block: “### Put in order: …”",
    r"have you ever|think (?:of|about) a time|when (?:did|have) you|(?:your|own) experience"
    r"|reflect|brutally honest|about you\b": ("a Reflect block, which nobody else reads: “### Reflect: …”"),
    r"what would you (?:do|say)|scenario|case study|role ?play": (
        "a Question or a Scenario block, with what follows from each answer: “### Question: What do you do?”"
    ),
}
ELSE_ROOM = "a Reflect or a Discuss block; or move it to a Trainer block, if it is only for the room"
ELSE_ASKED = "a Reveal block, with “Answer: ” before what you would say: “### Reveal: …”"


def report_room_notes(slide: Slide, reading: Reading) -> None:
    """Tells of an activity, or else of a question in the text, that a page gives no means to answer."""
    text = " ".join([slide.heading, *(line.words for line in slide.lines)])
    found = IN_THE_ROOM.search(text)
    if found:
        reading.doubt(
            slide.where,
            f"It seems to be something to do in the room (“{found.group()}”).",
            f"Make it something to do alone: {_block(text, ELSE_ROOM)}.",
        )
        return
    for question in [] if _answers_itself(slide) else _asked(slide):
        reading.doubt(
            slide.where,
            f"It asks “{question}”, and the page gives no means to answer.",
            f"Make it {_block(question, ELSE_ASKED)}.",
        )


def _answers_itself(slide: Slide) -> bool:
    """Whether the last line answers the question before it, in brackets."""
    lines = [line.words for line in slide.lines]
    return len(lines) > 1 and lines[-2].endswith("?") and lines[-1].startswith("(")


def _asked(slide: Slide) -> Iterator[str]:
    asked = [line.words for line in slide.lines if line.words.endswith("?")]
    if asked:
        yield asked[0] if len(asked[0]) <= 90 else f"{asked[0][:89]}…"  # noqa: PLR2004 - as much as reads well in a line


def _block(text: str, otherwise: str) -> str:
    return next((block for sign, block in BLOCKS.items() if re.search(sign, text, re.IGNORECASE)), otherwise)
