"""What is said in a text and what is told: lines such as `Mr Grant (worried): “I have waited.”`, and all else."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from builder.blocks.people import mood_of
from builder.frozen import frozen
from builder.model import Emphasis, Listing, Paragraph, Phrase, Strong, Words
from builder.model.flow import lines_in
from builder.model.inline import behind, plain_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from builder.blocks.people import People, Speaker
    from builder.model import Flow, Inline, Node

QUOTES = "\"'\u201c\u201d\u201e\u2018\u201a\u00ab\u2039\u00bb"
LINE = re.compile(
    r"\s*(?P<name>[^\W\d_](?:[^\n:()\[\].!?;,\u201c\u201d\u201e\"\u00ab\u00bb]|(?<=\b\w\w)\.|(?<=\b\w\w\w)\.){0,40}?)\s*"
    rf"(?:\((?P<manner>[^()\n]{{1,80}})\))?\s*:(?:\s+|(?=[{QUOTES}]))(?=\S)"
)
PARTICLES = {
    "of",
    "the",
    "de",
    "der",
    "van",
    "von",
    "al",
    "bin",
    "ap",
    "ab",
    "ferch",
    "y",
    "yr",
    "and",
    "a",
    "o",
    "from",
    "at",
}
ARTICLES = {"the", "a", "an", "another", "your", "my", "our", "y", "yr"}
PRONOUNS = {"he", "she", "they", "it", "i", "we", "you", "his", "her", "their", "this", "that", "there"}
TELLS = {"says", "said", "asks", "asked", "writes", "wrote", "reads", "answers", "replies", "adds", "thinks", "shouts"}
MOST_WORDS = 5  # of a name that is not listed


@frozen
class Piece:
    """What stands together: what somebody says, or what is told between."""

    body: Flow
    speaker: Speaker | None = None  # None: it is told
    ways: bool = False  # whether it is the list of what can be done next


def pieces_of(nodes: Iterable[Node], people: People, is_choice: Callable[[Listing], bool]) -> tuple[Piece, ...]:
    """Nodes as pieces, in their order; `is_choice` knows a list of ways on."""
    made: list[Piece] = []
    told: list[Node] = []

    def close() -> None:
        if told:
            made.append(Piece(tuple(told)))
            told.clear()

    for node in nodes:
        if isinstance(node, Listing) and is_choice(node):
            close()
            made.append(Piece((node,), ways=True))
            continue
        for said, speaker in _parted(node, people):
            if speaker:
                close()
                made.append(Piece((said,), speaker))
            else:
                told.append(said)
    close()
    return tuple(made)


def _parted(node: Node, people: People) -> Iterator[tuple[Node, Speaker | None]]:
    """A node, or the lines of it each with who says it; a line that nobody begins belongs to the one above."""
    lines = list(_lines(node))
    said = [_beginning(line, people) for line in lines]
    if not any(said) or (isinstance(node, Listing) and not all(said)):
        yield node, None
        return
    speaker: Speaker | None = None
    open_line: Paragraph | None = None
    for line, match in zip(lines, said, strict=True):
        if not match:
            open_line = replace(open_line, inside=(*open_line.inside, *line.inside)) if open_line else line
            continue
        if open_line:
            yield open_line, speaker
        speaker = people.speaker(_plain(match["name"]), _plain(match["manner"]), line.span)
        open_line = replace(line, inside=without(line.inside, match.end()), tight=False)
    if open_line:
        yield open_line, speaker


def _lines(node: Node) -> Iterator[Paragraph]:
    """The lines of a paragraph, or the entries of a list that hold one line each."""
    if isinstance(node, Paragraph):
        yield from lines_in(node)
    elif isinstance(node, Listing) and all(len(item.nodes) == 1 for item in node.items):
        yield from (Paragraph(item.text.inside, item.span) for item in node.items)


def _beginning(line: Paragraph, people: People) -> re.Match[str] | None:
    """Who says a line and how, where it begins with that."""
    match = LINE.match(plain_of(tuple(_opening(line.inside))))
    if not match:
        return None
    name = _plain(match["name"])
    marked = plain_of(line.inside)[match.end() :][:1] in QUOTES or mood_of(match["manner"] or "")
    return match if people.knows(name) or (marked and _is_name(name)) else None


def _plain(words: str | None) -> str:
    return " ".join((words or "").split())


def _opening(inline: Iterable[Inline]) -> Iterator[Inline]:
    """What a name can stand in: words, in bold or not, up to the first that is something else."""
    for one in inline:
        yield one
        if not isinstance(one, Words | Strong | Emphasis | Phrase):
            return


def _is_name(name: str) -> bool:
    """Whether words look like somebody's name, or like “The caller”."""
    first, *rest = words = name.split()
    if len(words) > MOST_WORDS or words[-1].lower() in TELLS or (rest and first.lower() in PRONOUNS):
        return False
    capitals = all(word[0] != word[0].lower() or not word[0].isalpha() or word in PARTICLES for word in rest)
    return first[0] == first[0].upper() and (first.lower() in ARTICLES or capitals)


def without(inline: Iterable[Inline], length: int) -> tuple[Inline, ...]:
    """Inline text without its first characters."""
    kept: list[Inline] = []
    for one in inline:
        size = len(plain_of((one,)))
        if length >= size and length > 0:
            length -= size
            continue
        if length > 0 and isinstance(one, Strong | Emphasis | Phrase):
            kept.append(replace(one, inside=without(one.inside, length)))
        else:
            kept += behind((one,), length) if length > 0 else (one,)
        length = 0
    return tuple(kept)
