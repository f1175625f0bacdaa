"""What every block with answers to choose from shares: options for the LMS, and which nodes are answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.model import Listing, Option
from builder.model.flow import plain_words
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from builder.model import Node, Text

SEVERAL = pattern(
    r"\b(?:select|choose|tick|pick|mark|check|click(?: on)?)\s+(?:the\s+|your\s+)?"
    r"(?:all|any(?! one)|both|two|three|four|five|[2-5]|more than one|as many|several|every)\b"
    r"|\b(?:all|any) (?:that|which|of (?:these|those|them) that) apply\b|\bwhich (?:two|three|four|[2-4])\b",
    re.IGNORECASE,
)
KEYS = "abcdefghijklmnopqrstuvwxyz0123456789"


def option_keys(count: int) -> list[str]:
    """A short key for each option, in the author's order: one character up to the 36th, two from there on."""
    return [KEYS[index] if count <= len(KEYS) else KEYS[index // 36 % 36] + KEYS[index % 36] for index in range(count)]


def options(texts: Sequence[str]) -> tuple[Option, ...]:
    """Options with their keys."""
    return tuple(Option(key, text) for key, text in zip(option_keys(len(texts)), texts, strict=True))


@frozen
class Choice:
    """Something to choose, as the LMS and as the page says it."""

    option: Option
    text: Text


def choices(texts: Sequence[Text]) -> tuple[Choice, ...]:
    """Choices with their keys, in the author's order."""
    offered = options([text.plain for text in texts])
    return tuple(Choice(option, text) for option, text in zip(offered, texts, strict=True))


def by_alphabet(offered: Iterable[Choice]) -> list[Choice]:
    """Choices in an order that gives nothing away, and in which each is quickly found: numbers by their size."""
    return sorted(
        offered, key=lambda choice: re.sub(r"\d+", lambda number: number[0].zfill(12), choice.option.text.casefold())
    )


def asks_for_several(title: Text, before: Iterable[Node]) -> bool:
    """Whether an author's own words tell learners to choose several answers."""
    return bool(SEVERAL.search(f"{title.plain}\n{plain_words(before)}"))


def split_at_answers(nodes: Sequence[Node]) -> tuple[list[Node], list[Listing], list[Node]]:
    """What stands before the lists with answers, those lists, and what stands after the first of them."""
    before: list[Node] = []
    lists: list[Listing] = []
    after: list[Node] = []
    for node in nodes:
        if isinstance(node, Listing) and any(item.checked is not None for item in node.items):
            lists.append(node)
        else:
            (after if lists else before).append(node)
    return before, lists, after
