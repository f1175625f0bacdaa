"""A project's pages with their devices, from either of the forms in which eXeLearning keeps them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_NODES = 20_000


@dataclass(slots=True)
class Device:
    """Something on a page: a text, a question, an activity."""

    kind: str  # as eXeLearning calls it: “text”, “TrueFalseIdevice”
    title: str
    html: str = ""  # as learners get it; "" of older projects
    values: dict[str, Any] = field(default_factory=dict)  # what it is made of


@dataclass(slots=True)
class Node:
    """A page."""

    title: str
    devices: list[Device] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Project:
    """A project."""

    title: str
    language: str
    about: str
    author: str
    nodes: list[Node]


# ---- content.xml (version 3 and later) ------------------------------------------------------------------------------


def of_ode(root: _Element) -> Project:
    """A project as `content.xml` has it."""
    properties = {_text(one, "key"): _text(one, "value") for one in root.iter("{*}odeProperty")}
    nodes: dict[str, Node] = {}
    parents: list[tuple[str, Node]] = []
    pages = sorted(root.iter("{*}odeNavStructure"), key=lambda one: _order(one, "odeNavStructureOrder"))
    for one in pages:
        node = Node(_text(one, "pageName"))
        nodes[_text(one, "odePageId")] = node
        parents.append((_text(one, "odeParentPageId"), node))
        for block in sorted(one.iter("{*}odePagStructure"), key=lambda part: _order(part, "odePagStructureOrder")):
            node.devices += _devices(block)
    tops: list[Node] = []
    for parent, node in parents:
        above = nodes.get(parent)
        (above.children if above is not None and above is not node else tops).append(node)
    author = properties.get("pp_author", "")
    return Project(
        properties.get("pp_title", ""),
        properties.get("pp_lang", ""),
        properties.get("pp_description", ""),
        author,
        tops,
    )


def _devices(block: _Element) -> list[Device]:
    found: list[Device] = []
    name = _text(block, "blockName")
    for one in sorted(block.iter("{*}odeComponent"), key=lambda part: _order(part, "odeComponentsOrder")):
        try:
            properties = json.loads(_text(one, "jsonProperties") or "{}")
        except (ValueError, RecursionError):
            properties = {}
        title = name if not found else ""
        kind = _text(one, "odeIdeviceTypeName")
        found.append(Device(kind, title, _text(one, "htmlView"), properties if isinstance(properties, dict) else {}))
    return found


def _text(element: _Element, name: str) -> str:
    found = element.find(f"{{*}}{name}")
    return (found.text or "").strip() if found is not None else ""


def _order(element: _Element, name: str) -> int:
    text = _text(element, name)
    return int(text) if text.isdecimal() and len(text) < 9 else 0  # noqa: PLR2004 - no page stands further down


# ---- contentv3.xml (version 2): Python objects, written as XML ------------------------------------------------------


def of_objects(root: _Element) -> Project:
    """A project as `contentv3.xml` has it. ValueError: it holds none."""
    package = _Objects().value(root)
    if not isinstance(package, dict):
        raise ValueError("no package")  # noqa: TRY004 - as all else that is damaged
    top = package.get("_root")
    node = _node(top, set()) if isinstance(top, dict) else Node("")
    children, node.children = node.children, []
    first = [node] if node.devices else []
    title = str(package.get("_title") or package.get("title") or "")
    about, author = str(package.get("_description") or ""), str(package.get("_author") or "")
    return Project(title, str(package.get("_lang") or ""), about, author, [*first, *children])


class _Objects:
    """Reads objects, each of which may be named again by its number."""

    def __init__(self) -> None:
        self.known: dict[str, Any] = {}
        self.count = 0

    def value(self, element: _Element) -> Any:  # noqa: C901, PLR0911 - a line a type
        self.count += 1
        if self.count > MOST_NODES * 10:
            raise ValueError("too large")
        match str(element.tag).rpartition("}")[2]:
            case "unicode" | "string":
                return element.get("value") or element.get("content") or (element.text or "")
            case "int" | "float":
                return element.get("value") or ""
            case "bool":
                return element.get("value") == "1"
            case "list" | "tuple":
                return [self.value(one) for one in element]
            case "dictionary":
                return self._dictionary(element, {})
            case "instance":
                made: dict[str, Any] = {"class": (element.get("class") or "").rpartition(".")[2]}
                self.known[element.get("reference") or ""] = made
                for one in element:
                    if str(one.tag).endswith("dictionary"):
                        self._dictionary(one, made)
                return made
            case "reference":
                return self.known.get(element.get("key") or "")
        return None

    def _dictionary(self, element: _Element, found: dict[str, Any]) -> dict[str, Any]:
        key: str | None = None
        for one in element:
            if one.get("role") == "key":
                key = one.get("value") or ""
            elif key is not None:
                found[key] = self.value(one)
                key = None
        return found


def _node(data: dict[str, Any], seen: set[int]) -> Node:
    """A page with those below it; each once, whatever the file says."""
    seen.add(id(data))
    devices = [_device(one) for one in _list(data.get("idevices")) if isinstance(one, dict)]
    children = [one for one in _list(data.get("children")) if isinstance(one, dict) and id(one) not in seen]
    return Node(str(data.get("_title") or data.get("title") or ""), devices, [_node(one, seen) for one in children])


def _device(data: dict[str, Any]) -> Device:
    kind, title = str(data.get("class") or ""), data.get("_title") or data.get("title") or ""
    return Device(kind, title if isinstance(title, str) else "", "", data)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
