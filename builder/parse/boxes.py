"""Boxes where nobody can tick them: in text, in a quotation, or in a block that takes none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from builder.blocks import BlockKind
    from builder.model import Node
    from builder.parse.nodes import Composer

TAKE_BOXES = {"boxes", "choices"}  # shapes of blocks


@frozen
class Box:
    """A list item with a box."""

    token: Token
    marked: bool
    words: str  # as typed


def boxes_in(group: Sequence[Token], *, only_in_quotations: bool = False) -> list[Box]:
    """The list items with a box among some tokens."""
    depth, found = 0, []
    for index, token in enumerate(group):
        depth += token.nesting if token.type.startswith("blockquote_") else 0
        if token.meta.get("checked") is not None and (depth or not only_in_quotations):
            words = next((one.content for one in group[index:] if one.type == "inline"), "")
            found.append(Box(token, token.meta["checked"], words))
    return found


def report_boxes(boxes: Sequence[Box], composer: Composer) -> None:
    """Says once of boxes that learners won't see them."""
    if not boxes:
        return
    listed = "\n".join(f"- [{'x' if box.marked else ' '}] {box.words}" for box in boxes)
    if any(box.marked for box in boxes):
        message = "these answers belong to no question: learners see a list, and can choose none"
        advice = f"write:\n### Question: What do you do?\n{listed}"
        composer.report("answers-outside-block", composer.span(boxes[0].token), message, help=advice)
    else:
        message = "nobody can tick these boxes: learners see a list without them"
        advice = f"to have one of them chosen, write:\n### Poll: What do you think?\n{listed}"
        composer.report("boxes-outside-block", composer.span(boxes[0].token), message, help=advice)


def report_boxes_left(body: Sequence[list[Token]], kind: BlockKind, left: Sequence[Node], composer: Composer) -> None:
    """As above, of those in a block that takes none, or in its quotations, and has not told of them by itself."""
    reported = {node.span.line for node in left}
    takes = kind.choices or kind.shape in TAKE_BOXES
    boxes = [box for group in body for box in boxes_in(group, only_in_quotations=takes)]
    report_boxes([box for box in boxes if composer.span(box.token).line not in reported], composer)
