"""What a quotation is, by its shape: somebody's words with their name below, or a number and what it counts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from builder.model import LineBreak, Paragraph, Strong, Words
from builder.model.inline import behind, opening, plain_of
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Flow, Inline, Node

DASH = pattern(r"(?:—|–|--+)\s*(?=\S)")
# "6", "£1.2m" and "1 in 4" are numbers; "6 people were waiting at five past nine" begins with one.
NUMBER = pattern(r"[-+−~]?\s?[£$€]?\d[\d.,:/\s]*(?:%|in|of|allan o|k|m|bn|million|miliwn)?(?:\s?\d+)?", re.IGNORECASE)
LONGEST_NAME = 100  # letters of who said it


def split_attribution(nodes: Flow) -> tuple[Flow, tuple[Inline, ...]]:
    """A quotation's words, and who said them, who stands behind a dash on its last line; () where nobody does."""
    last = nodes[-1] if nodes else None
    if not isinstance(last, Paragraph):
        return nodes, ()
    words, name = _last_line(last.inside)
    found = DASH.match(opening(name))
    if not found or not (words or nodes[:-1]) or len(plain_of(name)) > LONGEST_NAME:
        return nodes, ()
    rest = (replace(last, inside=words),) if words else ()
    return (*nodes[:-1], *rest), behind(name, found.end())


def _last_line(inside: Sequence[Inline]) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """What stands above the last line that was typed, and that line."""
    for at in range(len(inside) - 1, -1, -1):
        one = inside[at]
        if isinstance(one, LineBreak):
            return tuple(inside[:at]), tuple(inside[at + 1 :])
        if isinstance(one, Words) and "\n" in one.text:
            above, _, below = one.text.rpartition("\n")
            return (*inside[:at], Words(above, one.span)), (Words(below, one.span), *inside[at + 1 :])
    return (), tuple(inside)


def counted(nodes: Flow) -> tuple[Strong, Flow] | None:
    """The number that a quotation begins with, in bold, and what it counts; None where it begins otherwise."""
    first: Node | None = nodes[0] if nodes else None
    if not isinstance(first, Paragraph) or not first.inside or not isinstance(number := first.inside[0], Strong):
        return None
    if not NUMBER.fullmatch(plain_of(number.inside).strip()):
        return None
    rest = _without_break(first.inside[1:])
    rest_of = (*([replace(first, inside=rest)] if rest else []), *nodes[1:])
    return (number, rest_of) if rest_of else None


def _without_break(inside: tuple[Inline, ...]) -> tuple[Inline, ...]:
    if inside and isinstance(inside[0], LineBreak):
        return inside[1:]
    words = opening(inside)
    return behind(inside, len(words) - len(words.lstrip())) if words else inside
