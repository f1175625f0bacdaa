"""What is said in a text and what is told: lines such as `Mr Grant (worried): “I have waited.”`, and all else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from builder.blocks.people import is_name, mood_of
from builder.frozen import frozen
from builder.model import Emphasis, Listing, Paragraph, Phrase, Strong, Term, Variable, Words
from builder.model.flow import lines_in
from builder.model.inline import plain_of, without
from builder.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator

    from builder.blocks.people import People, Speaker
    from builder.model import Flow, Inline, Node

QUOTES = "\"'\u201c\u201d\u201e\u2018\u201a\u00ab\u2039\u00bb\u300c\u300e"
LINE = pattern(
    r"\s*(?P<name>[^\W\d_](?:[^\n:()\[\].!?;,\u201c\u201d\u201e\"\u00ab\u00bb]|(?<=\b\w\w)\.|(?<=\b\w\w\w)\.){0,40}?)\s*"
    rf"(?:\((?P<manner>[^()\n]{{1,80}})\))?\s*[:\uff1a](?:\s+(?=\S)|(?=[{QUOTES}])|\s*$)"
)


@frozen
class Piece:
    """What stands together: what somebody says, or what is told between."""

    body: Flow
    speaker: Speaker | None = None  # None: it is told
    ways: bool = False  # whether it is the list of what can be done next


def pieces_of(nodes: Iterable[Node], people: People, is_choice: Callable[[Listing], bool]) -> tuple[Piece, ...]:
    """Nodes as pieces, in their order; `is_choice` knows a list of ways on."""
    made: list[Piece] = []
    for node in nodes:
        ways = isinstance(node, Listing) and is_choice(node)
        for part, speaker in [(node, None)] if ways else _parted(node, people):
            last = made[-1] if made else None
            if last and not (ways or speaker or last.ways or last.speaker):
                made[-1] = replace(last, body=(*last.body, part))
            else:
                made.append(Piece((part,), speaker, ways))
    return tuple(made)


def speakers_in(nodes: Iterable[Node]) -> Iterator[str]:
    """The names that certainly speak: somewhere quotation marks, or a mood, follow them."""
    for node in nodes:
        for line in _lines(node):
            match = _beginning(line)
            if match and is_name(match["name"]) and _is_marked(match, line):
                yield _plain(match["name"])


def _parted(node: Node, people: People) -> Iterator[tuple[Node, Speaker | None]]:
    """A node, or the lines of it each with who says it; a line that nobody begins belongs to the one above."""
    lines = list(_lines(node))
    speakers = [_speaker(line, people) for line in lines]
    if not any(speakers) or (isinstance(node, Listing) and not all(speakers)):
        yield node, None
        return
    found: list[tuple[Paragraph, re.Match[str] | None]] = []
    for line, match in zip(lines, speakers, strict=True):
        if match or not found:
            found.append((line, match))
        else:
            above, by = found[-1]
            found[-1] = replace(above, inside=(*above.inside, *line.inside)), by
    for line, match in found:
        words = without(line.inside, match.end()) if match else ()
        if match and plain_of(words).strip():
            yield replace(line, inside=words, tight=False), people.speaker(*_named(match), line.span)
        else:
            yield line, None


def _lines(node: Node) -> Iterator[Paragraph]:
    """The lines of a paragraph, or the entries of a list that hold one line each; a name may have a line of its own."""
    if isinstance(node, Paragraph):
        above: Paragraph | None = None
        for line in lines_in(node):
            if above and plain_of(above.inside).endswith(":") and plain_of(line.inside).strip()[:1] in QUOTES:
                above = replace(above, inside=(*above.inside, *line.inside))
                continue
            if above:
                yield above
            above = line
        if above:
            yield above
    elif isinstance(node, Listing) and all(len(item.nodes) == 1 for item in node.items):
        yield from (Paragraph(item.text.inside, item.span) for item in node.items)


def _speaker(line: Paragraph, people: People) -> re.Match[str] | None:
    """Who says a line and how, where it begins with that."""
    match = _beginning(line)
    return (
        match
        if match and (people.knows(_plain(match["name"])) or (_is_marked(match, line) and is_name(match["name"])))
        else None
    )


def _beginning(line: Paragraph) -> re.Match[str] | None:
    return LINE.match(plain_of(tuple(_opening(line.inside))))


def _is_marked(match: re.Match[str], line: Paragraph) -> bool:
    """Whether it is plain to see that somebody speaks."""
    behind_it = plain_of(line.inside)[match.end() :]
    return bool(behind_it and behind_it[0] in QUOTES) or bool(mood_of(match["manner"] or ""))


def _named(match: re.Match[str]) -> tuple[str, str]:
    return _plain(match["name"]), _plain(match["manner"])


def _plain(words: str | None) -> str:
    return " ".join((words or "").split())


def _opening(inline: Iterable[Inline]) -> Iterator[Inline]:
    """What a name can stand in: words, in bold or not, up to the first that is something else."""
    for one in inline:
        yield one
        if not isinstance(one, Words | Strong | Emphasis | Phrase | Variable | Term):
            return
