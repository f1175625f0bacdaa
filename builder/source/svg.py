"""Drawings (SVG) that anybody may have made, read strictly, by Python's own library: it is in every home of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import NoReturn
    from xml.etree.ElementTree import Element

DEEPEST = 256  # elements within each other: as libxml2 has it, and far below what Python's own stack takes


class DefinesError(SyntaxError):
    """A drawing has definitions of its own (a DTD), by which a small file can become a huge one."""


class _Building(ElementTree.TreeBuilder):
    """Keeps elements and words; comments and instructions are dropped (as ElementTree does by itself)."""

    def doctype(self, *_: str | None) -> NoReturn:
        raise DefinesError


def read_svg(content: bytes) -> Element:
    """The drawing's root.

    SyntaxError: it is no well-formed XML (with `lineno`, where that is known), or is nested too deep.
    DefinesError, which is one: it has a DTD.
    """
    parser = ElementTree.XMLParser(target=_Building())  # noqa: S314 - see above
    try:
        parser.feed(content)
        root = parser.close()
    except ElementTree.ParseError as reason:
        raise SyntaxError(str(reason), (None, *reason.position, None)) from reason
    except (LookupError, ValueError) as reason:  # an encoding that nobody knows
        raise SyntaxError(str(reason)) from reason
    if _depth(root) > DEEPEST:
        raise SyntaxError(f"more than {DEEPEST} elements within each other")
    return root


def kind_of(element: Element) -> str:
    """An element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def elements(root: Element, kind: str) -> Iterator[Element]:
    """The elements of one name, whatever their namespace, in their order."""
    return (element for element in root.iter() if kind_of(element) == kind)


def _depth(root: Element) -> int:
    level, deepest = [root], 0
    while level and deepest <= DEEPEST:
        level = [child for element in level for child in element]
        deepest += 1
    return deepest
