"""Glossary: terms with their meanings, underlined where the pages first mention them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading
from builder.frozen import frozen
from builder.model import Definitions, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from builder.blocks import TermFinder
    from builder.diagnostics import Report
    from builder.model import Block, Definition, Flow, Text

LONELY = re.compile(r"\s+:\s*$")
APOSTROPHES = "['\u2019]"


@frozen
class Entry:
    """A term with its meaning."""

    id: str  # of its element
    term: Text
    meanings: tuple[Flow, ...]


@frozen
class Content:
    """What the template draws."""

    before: Flow
    entries: tuple[Entry, ...]
    after: Flow
    assessed: bool


def read(source: BlockSource, report: Report) -> Reading:
    """The definitions of all its lists, with what stands before and after them."""
    lists = [index for index, node in enumerate(source.nodes) if isinstance(node, Definitions)]
    if not lists:
        report(
            "no-terms",
            source.span,
            "this glossary explains no term",
            help="write each term on a line, its meaning below it:\nTerm\n: What it means",
        )
    for node in source.nodes:
        if isinstance(node, Paragraph) and LONELY.search(node.plain):
            message = f"“{LONELY.sub('', node.plain)}” has no meaning"
            report("term-without-meaning", node.span, message, help="write it behind the colon:\n: What it means")
    found = [entry for node in source.nodes if isinstance(node, Definitions) for entry in node.entries]
    first = lists[0] if lists else len(source.nodes)
    after = [node for node in source.nodes[first:] if not isinstance(node, Definitions)]
    entries = tuple(_entries(found, source.id, report))
    return Reading(Content(source.nodes[:first], entries, tuple(after), source.assessed))


def _entries(found: Sequence[Definition], block: str, report: Report) -> Iterator[Entry]:
    taken: dict[str, int] = {}
    for one in found:
        number = taken[one.id] = taken.get(one.id, 0) + 1
        if number > 1:
            report(
                "same-term-twice",
                one.span,
                f"“{one.term.plain}” is explained twice",
                help="keep one of the two: pages lead to the first",
            )
        yield Entry(f"{block}--{one.id}" + (f"-{number}" if number > 1 else ""), one.term, one.meanings)


def terms(blocks: tuple[Block, ...]) -> TermFinder:
    """What finds each mention of a term."""
    pattern, addresses = _mentions(blocks)

    def find(words: str, before: str, after: str) -> Iterator[tuple[int, int, str]]:
        offset = len(before)
        for match in pattern.finditer(before + words + after, offset, offset + len(words) + len(after)):
            found = " ".join(match[0].split())
            known = (addresses[key] for key in (_folded(found), _folded(found.casefold())) if key in addresses)
            address, end = next(known, ""), match.end() - offset
            if address and end <= len(words):
                yield match.start() - offset, end, address

    return find


def _mentions(blocks: Sequence[Block]) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """What finds any term as a whole word, the longest first, and where each leads."""
    addresses: dict[str, str] = {}
    for entry in (entry for block in blocks for entry in block.content.entries):
        term = " ".join(entry.term.plain.split())
        if term:
            addresses.setdefault(_folded(term), entry.id)
    choices = "|".join(_as_pattern(term) for term in sorted(addresses, key=len, reverse=True)) or r"(?!)"
    end = rf"(?!\w|-\w|{APOSTROPHES}(?!s\b)\w)"
    return re.compile(rf"(?<!\w)(?<!\w-)(?<!\w{APOSTROPHES})(?:{choices}){end}", re.IGNORECASE), addresses


def _folded(term: str) -> str:
    """A term as it is looked up. Initials keep their case, or “IT” would be found in every “it”."""
    plain = " ".join(term.replace("\u2019", "'").split())
    return plain if plain.isupper() and len(plain) > 1 else plain.casefold()


def _as_pattern(folded: str) -> str:
    words = r"\s+".join(re.escape(word).replace("'", APOSTROPHES) for word in folded.split())
    return f"(?-i:{words})" if folded.isupper() else words


KIND = BlockKind(keywords=("Glossary",), read=read, page=True, terms=terms, needs_heading=False)
