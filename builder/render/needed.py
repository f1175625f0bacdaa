"""What a package needs of styles and words: of both, what neither its pages nor its script name serves nobody there.

A name that stands anywhere in a page's tags or in code counts as named, so that nothing is missing; scripts therefore
write classes whole, and the names of words as texts, or with what is computed at their end: `say("done")`,
`say(`results_${status}`)`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from builder.patterns import pattern
from builder.tables import cached

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NAME = pattern(r"[\w-]+")
# Of a page, what may name a class, an element or a value: its tags, and what its scripts are told; none of its words.
MARKUP = pattern(r"<script\b[^<]*|<[^/][^>]*")
PARTED = bytes.maketrans(b"<>\"'=#.:;,/()[]{}&", b" " * 18)  # what stands between most names
COMMENT = pattern(r"(?s:/\*\*?\s.*?\*/)|(?m:(?:^|\s)// .*$)")
STRING = pattern(r"""["'](\w+)["']""")
BEGINNING = pattern(r"`(\w+_)\$\{")  # of a name whose end is computed
# There without being named: the parser's elements, a movement's steps, and what scripts make of a condition.
ALWAYS = frozenset({"html", "head", "body", "tbody", "from", "to", "true", "false"})
TEXT = r""""[^"]*"|'[^']*'"""
TEXTS = pattern(TEXT)
GROUPED = pattern(r"""["'(\[]""")  # where a comma may part nothing
RULE = pattern(rf"""(?:^|(?<=[{{}}]))((?:{TEXT}|[^{{}}"'@;\\])+)(\{{(?:{TEXT}|[^{{}}"'])*\}})""")
EMPTY = pattern(r"@(?:media|supports)[^{}]*\{\}")
ATTRIBUTE = pattern(rf"\[(?:{TEXT}|[^\]\"'])*\]")
CHOICE = pattern(r":[\w-]+\([^()]*\)")  # of which one may be enough, or none be wanted
VALUE = pattern(r"""\[[\w-]+=["']?([A-Za-z][\w-]*)["']?\]""")  # numbers are computed
CLASS_OR_ELEMENT = pattern(r"\.([\w-]+)|(?:^|(?<=[ >+~]))([a-z][a-z\d]*)")


def styles_needed(css: str, html: str, script: str = "") -> str:
    """Minified styles without the selectors that ask for a class, element or value that page and script never name."""
    there = ALWAYS | _names_in(">".join(MARKUP.findall(html))) | _names_in_code(script)
    parts: list[str] = []
    for before, selectors, declared in _rules_of(css):
        wanted = ",".join(selector for selector, asked in selectors if there.issuperset(asked))
        parts += [before, wanted, declared if wanted else ""]
    return EMPTY.sub("", "".join(parts))


def _names_in(text: str) -> frozenset[str]:
    pieces = {*text.encode().translate(PARTED).split()}  # each once, since pages repeat theirs
    return frozenset(NAME.findall(b" ".join(pieces).decode()))


@lru_cache(maxsize=2)  # many courses have the same script
def _names_in_code(script: str) -> frozenset[str]:
    return frozenset(cached("names", script.encode(), _read_names))


def _read_names(content: bytes) -> list[str]:
    return sorted(_names_in(without_comments(content.decode())))


def without_comments(script: str) -> str:
    """A script of ours without what only its readers are told, which names much that is not there."""
    return COMMENT.sub("", script)


@lru_cache(maxsize=8)  # many courses have the same styles to choose from
def _rules_of(css: str) -> list[tuple[str, list[tuple[str, list[str]]], str]]:
    """Of each rule what stands before it, its selectors, each with what it asks for, and what it declares."""
    found: list[tuple[str, list[tuple[str, list[str]]], str]] = cached("styles", css.encode(), _read_rules)
    return found


def _read_rules(content: bytes) -> list[tuple[str, list[tuple[str, list[str]]], str]]:
    css, end, rules = content.decode(), 0, []
    for rule in RULE.finditer(css):
        selectors = [(one, sorted(_asked(one))) for one in _parted(rule[1])]
        rules.append((css[end : rule.start()], selectors, rule[2]))
        end = rule.end()
    return [*rules, (css[end:], [], "")]


def words_needed(words: Mapping[str, str], script: str) -> dict[str, str]:
    """The words that a script says, by their names."""
    there, beginnings = _named_in(script)
    return {name: text for name, text in words.items() if name in there or name.startswith(beginnings)}


@lru_cache(maxsize=2)
def _named_in(script: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The texts of a script that may be names of words, and how such names begin whose end is computed."""
    return frozenset(STRING.findall(script)), tuple(BEGINNING.findall(script))


def _parted(selectors: str) -> Iterator[str]:
    """A list's selectors; commas within brackets and texts part none."""
    if not GROUPED.search(selectors):
        yield from selectors.split(",")
        return
    depth, begins = 0, 0
    for at, sign in enumerate(TEXTS.sub(_plain, selectors)):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and not depth:
            yield selectors[begins:at]
            begins = at + 1
    yield selectors[begins:]


def _plain(text: re.Match[str]) -> str:
    """A text, as long, without the signs that mean something in a selector."""
    return re.sub(r"[()\[\],]", " ", text[0])


def _asked(selector: str) -> set[str]:
    """The classes, elements and values of attributes without which a selector finds nothing."""
    plain, before = TEXTS.sub(_plain, selector), ""
    while plain != before:
        plain, before = CHOICE.sub("", plain), plain
    found = CLASS_OR_ELEMENT.findall(ATTRIBUTE.sub("", plain))
    return {*VALUE.findall(plain), *(name or element for name, element in found)}
