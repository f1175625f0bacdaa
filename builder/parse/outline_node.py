"""What a heading opens."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Literal

from builder.frozen import mutable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from builder.model import Span

ASSESSMENT, BANK = "assessment", "bank"  # what a keyword can open besides a kind of block
Role = Literal["section", "page", "bank", "block"]


@mutable
class OutlineNode:
    """A heading and what stands under it, up to the next that closes it."""

    role: Role
    heading: Token | None  # the inline token of its text, the keyword taken off; None: no heading stands there
    level: int
    span: Span
    file: int  # which of the course's files
    kind: str = ""  # of a block; or "assessment"
    keyword: str = ""
    variant: str = ""
    groups: list[list[Token]] = field(default_factory=list)
    inside: list[OutlineNode | list[Token]] = field(default_factory=list)  # of sections, pages and banks: all in order
    id: str = ""
    key: str = ""

    @property
    def title(self) -> str:
        """The heading as typed."""
        return self.heading.content if self.heading else ""

    @property
    def pages(self) -> Iterator[OutlineNode]:
        """Every page of a section."""
        return (one for one in self.inside if isinstance(one, OutlineNode))

    @property
    def blocks(self) -> Iterator[OutlineNode]:
        """Every block in it, those in banks too."""
        for one in self.inside:
            if isinstance(one, OutlineNode):
                yield from [one] if one.role == "block" else one.blocks
