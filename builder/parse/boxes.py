"""Boxes where nobody can tick them: in text, in a quotation, or in a block that takes none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from builder.model import Node
    from builder.parse.nodes import Composer

TAKE_BOXES = {"boxes", "choices"}  # shapes of blocks


def boxes_in(group: Sequence[Token], shape: str = "") -> list[Token]:
    """The list items with a box among some tokens; of a block whose shape has boxes, those in quotations."""
    depth, found = 0, []
    for token in group:
        depth += token.nesting if token.type.startswith("blockquote_") else 0
        if token.meta.get("checked") is not None and (depth or shape not in TAKE_BOXES):
            found.append(token)
    return found


def tell_boxes(boxes: Sequence[Token], composer: Composer) -> None:
    """Says once of boxes that learners won't see them."""
    if any(box.meta["checked"] for box in boxes):
        said, advice = "these answers belong to no question", "put a heading above them:  ### Question: What do you do?"
        composer.report("answers-outside-block", composer.span(boxes[0]), said, help=advice)
    elif boxes:
        said = "nobody can tick these boxes: learners see a list without them"
        advice = "put a heading above them:  ### Poll: What do you think?  or  ### Statement of completion: …"
        composer.report("boxes-outside-block", composer.span(boxes[0]), said, help=advice)


def tell_boxes_left(body: Sequence[list[Token]], shape: str, left: Sequence[Node], composer: Composer) -> None:
    """As above, of those in a block that has not told of them by itself."""
    told = {node.span.line for node in left}
    boxes = [box for group in body for box in boxes_in(group, shape)]
    tell_boxes([box for box in boxes if composer.span(box).line not in told], composer)
