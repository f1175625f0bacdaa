"""XML that strangers wrote, read with limits into nodes that know their places."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from builder.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST, MOST_NODES, MOST_ATTRIBUTES = 100, 30_000, 200_000
MOST_LINES = 200_000
MOST_OF_ONE = 1_000  # attributes of one element
# Those that XML in use has; some of Python's others take forever over long texts.
ENCODING = re.compile(
    r"utf-?8|utf-?16(-?[lb]e)?|us-ascii|ascii|iso-8859-\d+|windows-125\d|shift_jis|euc-\w+|gb\w+|big5", re.IGNORECASE
)
DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.-]{1,40})["']""")
BYTE_ORDER = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
LONGEST_NAME = 1_000  # characters of an element's or attribute's name, and of a namespace's
START_TAG = 4_000  # characters in which an attribute is looked for
LONGEST_TEXT = 10_000  # characters of a text that are looked at
LONGEST_VALUE = 100_000  # characters of all texts within one element
XML_SPACE = " \t\n\r"
OF_XML = {"xml": ["http://www.w3.org/XML/1998/namespace"], "": [""]}  # prefixes that nobody need declare


class UnreadableError(Exception):
    """The XML can't be read: the sentence says why, and the place where."""

    def __init__(self, message: str, line: int = 0, column: int = 1) -> None:
        """Line 0 for the file as a whole."""
        super().__init__(message)
        self.line, self.column = line, column


@dataclass(slots=True)
class Node:
    """An element. Names are local: packages in use get prefixes and namespaces wrong, and still say what they mean."""

    name: str
    namespace: str
    attributes: dict[str, str]
    namespaces: dict[str, str]  # of its attributes; "" for those without a prefix
    line: int
    column: int
    parent: Node | None
    children: list[Node] = field(default_factory=list)
    own_texts: list[str] = field(default_factory=list)  # the texts right within it

    def walk(self) -> Iterator[Node]:
        """The node and all within it, in their order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.children)

    def named(self, path: str) -> list[Node]:
        """The nodes that a path such as `organizations/item` leads to."""
        found = [self]
        for name in filter(None, path.split("/")):
            found = [child for node in found for child in node.children if child.name == name]
        return found

    def values(self, path: str) -> list[str]:
        """The texts of a path's nodes, or of the attribute that its last step names: `resource/@href`."""
        way, is_attribute, attribute = path.rpartition("@")
        nodes = self.named(way if is_attribute else path)
        if is_attribute:
            return [node.attributes[attribute] for node in nodes if attribute in node.attributes]
        return [" ".join("".join(node.texts()).split()) for node in nodes]

    def texts(self) -> Iterator[str]:
        """All texts within the element, each cut off where it is very long, and all where they are together."""
        left = LONGEST_VALUE
        for text in (text[:LONGEST_TEXT] for part in self.walk() for text in part.own_texts):
            left -= len(text)
            yield text
            if left < 0:
                return

    def value(self, path: str) -> str:
        """The first of its values, or ""."""
        return next(iter(self.values(path)), "")


@frozen
class Tree:
    """A document: its root, the prefixes that it binds, its text as lines, and the encoding that it says or has."""

    root: Node
    prefixes: dict[str, str]
    lines: list[str]
    encoding: str

    def place(self, node: Node, attribute: str = "") -> tuple[int, int, int]:
        """Line, column and length of a start tag's name, or of an attribute in it where one is named and found."""
        if attribute:
            line, first = node.line, self.lines[node.line - 1][node.column : node.column + START_TAG]
            ahead = "\n".join([first, *(text[:START_TAG] for text in self.lines[line : line + 30])])[:START_TAG]
            match = re.search(rf"""(?<=[\s:]){re.escape(attribute)}\s*=\s*("[^"]*"|'[^']*')""", ahead)
            if match:
                before = ahead[: match.start()]
                below = before.count("\n")
                column = len(before) - before.rfind("\n") if below else node.column + 1 + len(before)
                return line + below, column, len(match[0].partition("\n")[0])
        tag = re.compile(r"<[^\s/>]*").match(self.lines[node.line - 1], node.column - 1)
        return node.line, node.column, len(tag[0]) if tag else 1


def read_tree(content: bytes) -> Tree:
    """The document. UnreadableError: it isn't well-formed, or is built to do harm."""
    text, encoding = _decoded(content)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") > MOST_LINES:
        raise UnreadableError(f"it has more than {MOST_LINES:,} lines")
    if text.count("=") > MOST_ATTRIBUTES:  # counted before: expat takes all of a tag's into memory at once
        raise UnreadableError(f"it has more than {MOST_ATTRIBUTES:,} attributes")
    parser = expat.ParserCreate(
        "utf-8"
    )  # namespaces are resolved here: expat would write them out in full at each name
    building = _Building(parser)
    parser.buffer_text = True
    parser.EntityDeclHandler = lambda name, *_: building.refuse_declared(f"an entity, “{name[:40]}”")
    parser.AttlistDeclHandler = lambda name, *_: building.refuse_declared(f"attributes of each “{name[:40]}”")
    parser.StartElementHandler = building.start
    parser.EndElementHandler = building.end
    parser.CharacterDataHandler = building.say
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)  # noqa: FBT003 - expat takes no name for it
    except expat.ExpatError as reason:
        raise UnreadableError(expat.errors.messages[reason.code], reason.lineno, reason.offset + 1) from reason
    if building.root is None:
        raise UnreadableError("it is empty")
    return Tree(building.root, building.prefixes, text.split("\n"), encoding)


def _decoded(content: bytes) -> tuple[str, str]:
    declared = DECLARED.match(content.removeprefix(b"\xef\xbb\xbf"))
    encoding = next((name for mark, name in BYTE_ORDER.items() if content.startswith(mark)), "")
    encoding = encoding or (declared[1].decode() if declared else "utf-8")
    if not ENCODING.fullmatch(encoding) and encoding not in BYTE_ORDER.values():
        raise UnreadableError(f"it says that it is in the encoding “{encoding}”, which is unknown", 1)
    try:
        return content.decode(encoding), encoding
    except UnicodeDecodeError as reason:
        line = content.count(b"\n", 0, reason.start) + 1
        raise UnreadableError(f"it says that it is in the encoding “{encoding}”, and is not", line) from reason
    except LookupError as reason:
        raise UnreadableError(f"it says that it is in the encoding “{encoding}”, which is unknown", 1) from reason


class _Building:
    """Takes what the parser meets. What is said once is kept once, however many elements it holds for."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.parser = parser
        self.root: Node | None = None
        self.prefixes: dict[str, str] = {}  # the first meaning of each
        self.bound = {prefix: [*meanings] for prefix, meanings in OF_XML.items()}  # the meanings here, the inmost last
        self.open: list[tuple[Node, list[str]]] = []  # with the prefixes that each binds
        self.count = 0

    def refuse_declared(self, what: str) -> None:
        raise self._refusal(f"it declares {what}, as files do that are built to do harm")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        for most, count, what in (
            (DEEPEST, len(self.open), "levels"),
            (MOST_NODES, self.count, "elements"),
            (MOST_OF_ONE, len(attributes), "attributes on one element"),
            (LONGEST_NAME, max(map(len, (name, *attributes))), "letters in a name"),
        ):
            if count > most:
                raise self._refusal(f"it has more than {most:,} {what}")
        binds = [one for one in attributes if one.startswith("xmlns") and one[5:6] in {"", ":"}]
        for one in binds:
            self._bind(one[6:], attributes.pop(one))
        split = [(*self._split(one, ""), value) for one, value in attributes.items()]
        namespace, local = self._split(name, self.bound[""][-1])
        node = Node(
            local,
            namespace,
            {one: value.strip(XML_SPACE) for _, one, value in split},  # as all types but plain text collapse it
            {one: space for space, one, _ in split},
            self.parser.CurrentLineNumber,
            self.parser.CurrentColumnNumber + 1,
            self.open[-1][0] if self.open else None,
        )
        if node.parent:
            node.parent.children.append(node)
        self.root = self.root or node
        self.open.append((node, [one[6:] for one in binds]))

    def end(self, _: str) -> None:
        for prefix in self.open.pop()[1]:
            self.bound[prefix].pop()

    def say(self, text: str) -> None:
        self.open[-1][0].own_texts.append(text)

    def _bind(self, prefix: str, meaning: str) -> None:
        if len(meaning) > LONGEST_NAME:
            raise self._refusal(f"it has more than {LONGEST_NAME:,} letters in a namespace")
        self.bound.setdefault(prefix, []).append(meaning)
        self.prefixes.setdefault(prefix, meaning)

    def _split(self, name: str, without_prefix: str) -> tuple[str, str]:
        """The namespace and the local name (Namespaces in XML 1.0, 4 and 6)."""
        prefix, colon, local = name.partition(":")
        if not colon:
            return without_prefix, name
        meanings = self.bound.get(prefix)
        if not prefix or not meanings or not meanings[-1]:
            raise self._refusal(f"the prefix “{prefix[:40]}” stands for nothing")
        return meanings[-1], local

    def _refusal(self, message: str) -> UnreadableError:
        return UnreadableError(message, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
