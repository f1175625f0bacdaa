"""What learners do, in no program's words: questions of each kind, polls, reflections, notes for who teaches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from builder.frozen import frozen

if TYPE_CHECKING:
    from builder.importers.draft import Elements
    from builder.importers.pieces import Inline


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What every activity may have; `title` is the question, the statement or the name."""

    title: Inline
    intro: Elements = ()  # below the heading: the rest of a long question, a picture
    settings: tuple[str, ...] = ()  # as authors write them: "2 marks", "keep order"
    hint: Elements = ()
    explanation: Elements = ()  # feedback whatever was answered
    category: str = ""  # the bank that it belongs to
    where: str = ""


@frozen
class Answer:
    """Something to choose."""

    text: Inline
    right: bool = False
    feedback: Elements = ()
    weight: float | None = None  # of the marks, 0 to 1, where the source says more than right or wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Activity):
    """A choice of one answer or several."""

    answers: tuple[Answer, ...]
    choose_all: bool = False  # several can be chosen, though one alone is right
    if_right: Elements = ()  # said of the whole
    if_wrong: Elements = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueOrFalse(Activity):
    """A statement to judge; `explanation` says why."""

    verdict: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps(Activity):
    """A text with gaps: `Gap` stands in its inline text."""

    text: Elements


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Activity):
    """A number to type."""

    right: str  # with its unit, as people write it: "62.5 %"
    accept: str = ""  # "11 to 13"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs(Activity):
    """What belongs together, line by line."""

    pairs: tuple[tuple[Inline, Inline], ...]  # an empty left side: one more thing to choose
    heads: tuple[Inline, Inline] = ((), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence(Activity):
    """Steps in their right order."""

    steps: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups(Activity):
    """Things to sort into groups."""

    groups: tuple[tuple[Inline, tuple[Inline, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll(Activity):
    """An opinion: statements by grades, or one list to choose from."""

    grades: tuple[Inline, ...]
    statements: tuple[Inline, ...]  # none: the grades are the list
    choose_all: bool = False  # of a list, several can be chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflection(Activity):
    """Something to think and write about."""

    model: Elements = ()  # an answer to compare with


@dataclass(frozen=True, slots=True, kw_only=True)
class Reveal(Activity):
    """A question with an answer to open."""

    answer: Elements


@dataclass(frozen=True, slots=True, kw_only=True)
class Trainer(Activity):
    """Notes for who teaches, never shown to learners: speaker's notes, comments."""

    inside: Elements


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPoints(Activity):
    """What to remember."""

    inside: Elements


@frozen
class Part:
    """A part of `Parts`."""

    title: Inline
    inside: Elements


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts(Activity):
    """Text in parts, each with a heading."""

    kind: Literal["accordion", "tabs", "cards", "steps", "timeline", "compare"]
    parts: tuple[Part, ...]


@frozen
class Point:
    """A place on a picture, per cent of its width from the left and of its height from the top."""

    across: float
    down: float
    text: Inline
    inside: Elements = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hotspot(Activity):
    """A picture with points, and what each is."""

    media: str  # as `Reading.keep` gave it
    alt: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip(Activity):
    """A film or a sound that comes with the file."""

    kind: Literal["video", "audio"]
    media: str  # as `Reading.keep` gave it
    alt: str = ""  # what it shows
    captions: tuple[str, ...] = ()  # files of the course
    transcript: str = ""  # a file of the course
    prompts: tuple[tuple[str, Inline], ...] = ()  # ("0:45", who is the customer here?)
