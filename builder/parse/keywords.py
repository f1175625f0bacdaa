"""The words at the start of a heading that open a block, an assessment or a bank."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING

from builder.frozen import mutable
from builder.parse.normalise.wordings import Wordings
from builder.parse.outline_node import ASSESSMENT, BANK
from builder.patterns import pattern

if TYPE_CHECKING:
    from builder.blocks import BlockKind
    from builder.discover import BlockKinds

KEYWORD = pattern(
    r"^(?P<keyword>[^\W\d_][\w '\u2019/-]{0,40}?)[ \u00a0]*+(?:\((?P<variant>[^()]*)\))?[ \u00a0]*+"
    r"(?<!\\):(?:[ \u00a0]+|$)(?P<rest>.*)$",
    re.DOTALL,
)
STRUCTURE = {
    "assessment": ASSESSMENT,
    "test": ASSESSMENT,
    "final assessment": ASSESSMENT,
    "bank": BANK,
    "question bank": BANK,
    "pool": BANK,
}


@mutable
class Keywords:
    """What each keyword opens."""

    kinds: BlockKinds
    known: dict[str, str] = field(default_factory=dict)
    wordings: Wordings = field(init=False)

    def __post_init__(self) -> None:
        """Gathers every kind's keywords, in lower case."""
        self.known = {word.lower(): kind for kind, words in self.kinds.keywords.items() for word in words} | STRUCTURE
        self.wordings = Wordings(self.kinds, self.known)

    def opens(self, heading: str) -> str:
        """What a heading opens with its keyword: a block's kind, an assessment or a bank; "" for none."""
        match = KEYWORD.match(heading)
        return self.known.get(" ".join((match["keyword"] if match else heading).lower().split()), "")

    def kind_of(self, heading: str) -> BlockKind | None:
        """The kind of the block that a heading opens."""
        return self.kinds.get(self.opens(heading))
