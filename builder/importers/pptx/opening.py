"""How a deck opens and closes: its title, what it is about, “Thank you”."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from builder.importers.pptx.asking import plain_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.importers.pptx.deck import Slide

AGENDA = re.compile(
    r"\W*(?:(?:our |the |today[’']s |session )?"
    r"(?:agenda|contents?|outline|programme|session plan|table of contents|topics)"
    r"|(?:what )?(?:we(?:[’']ll| will)|you(?:[’']ll| will)|this (?:session|module|course) will) cover(?: today)?"
    r"|what[’']s in (?:this|today[’']s) session|in this (?:session|module|course|presentation)"
    r"|overview|session overview|course overview|agenda for today|for today"
    r"|cynnwys|rhaglen|agenda heddiw|amlinelliad)\W*",
    re.IGNORECASE,
)
_AIM = r"(?:aims?|objectives?|outcomes?|goals?)"
AIMS = re.compile(
    rf"\W*(?:(?:our |the |session |course |learning )?{_AIM}(?:(?: and|,| &) (?:learning )?{_AIM})*"
    r"|by the end(?: of (?:this|the|today[’']s) (?:session|module|course|day))?.{0,30}"
    r"|nodau?(?: ac amcanion)?|amcanion)\W*",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"\W*(?:thank(?:s| you)(?: (?:very much|for (?:listening|your (?:time|attention)|coming)|all))?"
    r"|(?:any )?questions?|q ?(?:&|and) ?a|the end|any (?:other )?questions"
    r"|questions (?:and|or) (?:answers|comments|discussion)|thank you\W+(?:any )?questions"
    r"|diolch(?: yn fawr)?(?: am wrando)?|(?:unrhyw )?gwestiynau|cwestiynau)\W*",
    re.IGNORECASE,
)
EARLY = 5  # an agenda is one of the first slides
LIKE, MOST = 0.72, 0.6  # how like two titles are that mean the same; the part of a list that names what follows
NUMBER = re.compile(
    r"^\W*(?:(?:part|section|module|topic|step)\s+)?(?:\d{1,2}(?:\.\d+)*|[ivx]{1,4}(?=[.)]))[.):]?\s+", re.IGNORECASE
)


def same_title(one: str, other: str) -> bool:
    """Whether two titles mean the same: “5. Flexibility” and “Flexibility & change”."""
    first, second = (plain_words(NUMBER.sub("", text)) for text in (one, other))
    if not first or not second:
        return False
    shorter, longer = sorted((first, second), key=len)
    return longer.startswith(f"{shorter} ") or SequenceMatcher(None, first, second).ratio() >= LIKE


def is_agenda(slide: Slide, titles: Sequence[str]) -> bool:
    """Whether a slide tells what is to come: by its title, or because most of its lines are the sections' `titles`."""
    if not slide.only_text or not list(slide.lines):
        return False
    if AGENDA.fullmatch(slide.heading):
        return True
    lines = [line.words for line in slide.lines if line.level == 0]
    named = sum(any(same_title(line, title) for title in titles) for line in lines)
    return len(lines) > 2 and named >= MOST * len(lines) and slide.number <= EARLY  # noqa: PLR2004 - a list


def shows_again(slide: Slide, agenda: Slide) -> bool:
    """Whether a slide is the agenda shown once more, with another line marked."""
    return slide.only_text and {line.words for line in slide.lines} == {line.words for line in agenda.lines}


def is_closing(slide: Slide) -> bool:
    """Whether a slide only says goodbye."""
    text = " ".join(
        [slide.heading, slide.subtitle.words if slide.subtitle else "", *(line.words for line in slide.lines)]
    )
    return slide.only_text and bool(CLOSING.fullmatch(" ".join(text.split())))
