"""Glossary: terms with their meanings, underlined where the pages first mention them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading
from builder.blocks.answers import as_html
from builder.model import Definitions, Prose, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from builder.diagnostics import Report
    from builder.model import Block, Definition

TAG = re.compile(
    r"""<!--.*?-->|<(?P<close>/?)(?P<name>[A-Za-z][\w-]*)(?P<rest>(?:"[^"]*"|'[^']*'|[^'">])*)>""", re.DOTALL
)
CHARACTER = re.compile(r"&#?\w+;|.", re.DOTALL)
# What is no running text: words that do something, name something, or are quoted letter by letter.
CLOSED = {
    "a",
    "button",
    "code",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "kbd",
    "label",
    "legend",
    "noscript",
    "option",
}
CLOSED |= {"pre", "samp", "script", "select", "style", "summary", "svg", "textarea", "th"}
MACHINE_SAID = "kind|ask|answers|fault|note-kind|outcome|privacy|row|unseen|audience"
CLOSED_BY = re.compile(rf'\sdata-(?:scripted|option|target)\b|\sclass="(?:{MACHINE_SAID})[" ]')
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
IN_WORDS = {"b", "code", "em", "i", "mark", "s", "span", "strong", "u"}  # tags that part no word
LONELY = re.compile(r"\s+:\s*$")
APOSTROPHES = "['\u2019]"


@dataclass(frozen=True, slots=True)
class Entry:
    """A term with its meaning."""

    id: str  # of its element
    term: Text
    meaning: str  # html


@dataclass(frozen=True, slots=True)
class Content:
    """What the template draws."""

    before: str  # html
    entries: tuple[Entry, ...]
    after: str  # html
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
        if isinstance(node, Prose) and LONELY.search(node.plain):
            said = f"“{LONELY.sub('', node.plain)}” has no meaning"
            report("term-without-meaning", node.span, said, help="write it behind the colon:\n: What it means")
    found = [entry for node in source.nodes if isinstance(node, Definitions) for entry in node.entries]
    first = lists[0] if lists else len(source.nodes)
    after = [node for node in source.nodes[first:] if not isinstance(node, Definitions)]
    entries = tuple(_entries(found, source.id, report))
    return Reading(Content(as_html(source.nodes[:first]), entries, as_html(after), source.assessed))


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
        yield Entry(f"{block}--{one.id}" + (f"-{number}" if number > 1 else ""), one.term, one.meaning)


def weave(blocks: tuple[Block, ...], html: str) -> str:
    """The page with the first mention of each term made a link to its entry."""
    pattern, addresses = _mentions(blocks)
    glossaries = tuple(f'data-key="{block.key}"' for block in blocks)
    tokens = list(_tokens(html, glossaries))
    linked: set[str] = set()
    for index, (text, running) in enumerate(tokens):
        if running:
            before, after = _neighbour(tokens, index, -1), _neighbour(tokens, index, 1)
            tokens[index] = (_link(text, pattern, addresses, linked, (before, after)), False)
    return "".join(text for text, _ in tokens)


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


def _tokens(html: str, glossaries: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    """Tags and texts in order, each with whether it is running text."""
    start, closed, depth = 0, "", 0
    for match in TAG.finditer(html):
        if match.start() > start:
            yield html[start : match.start()], not closed
        yield match[0], False
        start = match.end()
        name = (match["name"] or "").lower()
        if not closed and not match["close"] and name not in VOID and _closes(name, match["rest"] or "", glossaries):
            closed, depth = name, 1
        elif closed and name == closed:
            depth += -1 if match["close"] else not match["rest"].endswith("/")
            closed = closed if depth else ""
    if start < len(html):
        yield html[start:], not closed


def _closes(name: str, attributes: str, glossaries: tuple[str, ...]) -> bool:
    """Whether nothing in an element is to be linked."""
    held = attributes.endswith("/") or not name
    return not held and (
        name in CLOSED or bool(CLOSED_BY.search(attributes)) or any(one in attributes for one in glossaries)
    )


def _neighbour(tokens: Sequence[tuple[str, bool]], index: int, way: int) -> str:
    """The character beside a text, where nothing but tags within words stands between."""
    index += way
    while 0 <= index < len(tokens):
        text = tokens[index][0]
        match = TAG.fullmatch(text)
        if not match:
            return _characters(text)[0 if way > 0 else -1][0]
        if (match["name"] or "").lower() not in IN_WORDS:
            return ""
        index += way
    return ""


def _characters(text: str) -> list[tuple[str, str]]:
    """Each character of a text with how it is written in HTML."""
    found = ((unescape(written), written) for written in CHARACTER.findall(text))
    return [(plain if len(plain) == 1 else "\ufffc", written) for plain, written in found]


def _link(
    text: str, pattern: re.Pattern[str], addresses: Mapping[str, str], linked: set[str], beside: tuple[str, str]
) -> str:
    """A text with links around the terms that were not linked before."""
    characters = _characters(text)
    plain = beside[0] + "".join(one for one, _ in characters) + beside[1]
    offset, last = len(beside[0]), 0
    parts = []
    for match in pattern.finditer(plain, offset, offset + len(characters) + len(beside[1])):
        found = " ".join(match[0].split())
        address = next((addresses[key] for key in (_folded(found), _folded(found.casefold())) if key in addresses), "")
        first, end = match.start() - offset, match.end() - offset
        if not address or address in linked or end > len(characters):
            continue
        linked.add(address)
        written = ["".join(one for _, one in characters[at:to]) for at, to in ((last, first), (first, end))]
        parts.append(f'{written[0]}<a class="term" href="#{escape(address)}">{written[1]}</a>')
        last = end
    return "".join(parts) + "".join(one for _, one in characters[last:])


KIND = BlockKind(keywords=("Glossary",), read=read, page=True, weave=weave, needs_heading=False)
