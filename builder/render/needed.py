"""What a package needs of styles and words: of both, what neither its pages nor its script name serves nobody there.

A name that stands anywhere counts as named, so that nothing is missing; scripts therefore write classes and the names
of words whole, or with what is computed at their end: `say(`results_${status}`)`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NAME = re.compile(r"[\w-]+")
BEGINNING = re.compile(r"`(\w+_)\$\{")  # of a name whose end is computed
# What is there without being named: the parser's elements, and the steps of a movement.
ALWAYS = frozenset({"html", "head", "body", "tbody", "from", "to"})
TEXT = r""""[^"]*"|'[^']*'"""
RULE = re.compile(rf"""(?:^|(?<=[{{}}]))((?:{TEXT}|[^{{}}"'@;\\])+)(\{{(?:{TEXT}|[^{{}}"'])*\}})""")
EMPTY = re.compile(r"@(?:media|supports)[^{}]*\{\}")
ATTRIBUTE = re.compile(rf"\[(?:{TEXT}|[^\]\"'])*\]")
CHOICE = re.compile(r":[\w-]+\([^()]*\)")  # of which one may be enough, or none be wanted
CLASS_OR_ELEMENT = re.compile(r"\.([\w-]+)|(?:^|(?<=[ >+~]))([a-z][a-z\d]*)")


def styles_needed(css: str, *named: str) -> str:
    """Minified styles without the selectors that ask for a class or an element which none of the texts names."""
    there = ALWAYS.union(*(NAME.findall(text) for text in named))

    def kept(rule: re.Match[str]) -> str:
        selectors = ",".join(one for one in _parted(rule[1]) if there.issuperset(_asked(one)))
        return f"{selectors}{rule[2]}" if selectors else ""

    return EMPTY.sub("", RULE.sub(kept, css))


def words_needed(words: Mapping[str, str], script: str) -> dict[str, str]:
    """The words that a script says, by their names."""
    there, beginnings = set(NAME.findall(script)), tuple(BEGINNING.findall(script))
    return {name: text for name, text in words.items() if name in there or name.startswith(beginnings)}


def _parted(selectors: str) -> Iterable[str]:
    """A list's selectors; commas within brackets part none."""
    depth, begins = 0, 0
    for at, sign in enumerate(selectors):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and not depth:
            yield selectors[begins:at]
            begins = at + 1
    yield selectors[begins:]


def _asked(selector: str) -> set[str]:
    """The classes and elements without which a selector finds nothing."""
    plain, before = ATTRIBUTE.sub("", selector), ""
    while plain != before:
        plain, before = CHOICE.sub("", plain), plain
    return {name or element for name, element in CLASS_OR_ELEMENT.findall(plain)}
