"""XML of any QTI version by the names of 2.1: without namespaces, and 3.0's names as the others write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

PREFIX = "qti-"


def plain_names(root: etree._Element) -> etree._Element:
    """The same tree, its elements and attributes named as in 2.1."""
    for node in root.iter("*"):
        local = node.tag.rpartition("}")[2]
        of_third = local.startswith(PREFIX)
        node.tag = _joined(local.removeprefix(PREFIX)) if of_third else local
        for name, value in list(node.attrib.items()):
            key = str(name).rpartition("}")[2]
            key = _joined(key) if of_third or (root.tag == node.tag and "-" in key) else key
            if key != name:
                del node.attrib[name]
                node.attrib[key] = value
    return root


def _joined(name: str) -> str:
    """`response-identifier` as `responseIdentifier`."""
    return re.sub(r"-(\w)", lambda match: match[1].upper(), name)


def children(node: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The elements right inside one, of some names or of all."""
    yield from node.iterchildren(*(names or ("*",)))
