"""What learners do, and how an LMS is told of it."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any, Literal

from builder.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.model.flow import Flow, Node
    from builder.model.inline import Text
    from builder.model.source import Span

InteractionKind = Literal[
    "choice",
    "true-false",
    "fill-in",
    "long-fill-in",
    "matching",
    "sequencing",
    "likert",
    "numeric",
    "performance",
    "other",
]


@frozen
class Option:
    """Something that a learner can choose."""

    key: str  # 0-9a-z in the author's order; two characters past the 36th
    text: str


@frozen
class Wording:
    """What is said around the answers of a question."""

    prompt: Flow = ()  # between the heading and the answers; of a fill-in the text with its gaps
    hint: Flow = ()
    explanation: Flow = ()
    if_right: Flow = ()
    if_wrong: Flow = ()


@frozen
class Interaction:
    """The part of a question that an LMS records, in no standard's words."""

    kind: InteractionKind
    options: tuple[Option, ...] = ()
    targets: tuple[Option, ...] = ()  # of matching
    right: tuple[tuple[str, ...], ...] = ()  # each pattern in the form of a response
    parts: tuple[Option, ...] = ()  # that are answered and recorded each by itself; none: it is one answer
    several: bool = False  # whether more than one option can be chosen
    spans: tuple[Span, ...] = ()  # of the options, for diagnostics
    feedback: tuple[str, ...] = ()  # of the options, in plain text
    judged: bool = True  # has right and wrong answers; a poll has none
    wording: Wording = Wording()
    unit: str = ""  # of a number, or the currency before it: shown beside its box


@frozen
class Block:
    """An activity on a page."""

    kind: str  # the name of its folder
    title: Text
    level: int  # of its heading in the author's file
    span: Span
    content: Any  # what its template draws; only its own kind knows the type
    interaction: Interaction | None = None
    data: Mapping[str, Any] = field(default_factory=dict)  # what its script needs, as JSON
    settings: Mapping[str, Any] = field(default_factory=dict)
    objective: str = ""
    audience: str = ""
    spans: Mapping[str, Span] = field(default_factory=dict)  # where its lines "settings", "objective" and "for" stand
    id: str = ""  # [A-Za-z][A-Za-z0-9_]*, given by identity
    key: str = ""  # three characters, given by identity

    @property
    def scored(self) -> bool:
        """Whether it has right and wrong answers that count."""
        return self.interaction is not None and self.interaction.judged


@frozen
class Bank:
    """A pool of questions from which an assessment draws."""

    title: Text
    draw: int | None  # None: all of them
    items: tuple[Node | Block, ...]
    span: Span

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The questions of the pool."""
        return tuple(item for item in self.items if isinstance(item, Block))
