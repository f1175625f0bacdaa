"""Resources: links and files to keep, each with what it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Files, Reading
from builder.blocks.answers import as_html
from builder.model import Listing, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from builder.diagnostics import Report
    from builder.model import Node

LINK = re.compile(r'<a href="(?P<address>[^"]*)"[^>]*>.*?</a>', re.DOTALL)
KINDS = {  # by the ending of a file; the words are in the language's file
    **dict.fromkeys(("doc", "docx", "odt", "rtf"), "document"),
    **dict.fromkeys(("xls", "xlsx", "ods", "csv"), "spreadsheet"),
    **dict.fromkeys(("ppt", "pptx", "odp"), "slides"),
    **dict.fromkeys(("jpg", "jpeg", "png", "gif", "svg", "webp"), "picture"),
    **dict.fromkeys(("mp4", "m4v", "webm"), "film"),
    **dict.fromkeys(("mp3", "m4a", "ogg", "oga", "wav"), "sound"),
    "pdf": "pdf",
    "txt": "text",
    "zip": "zip",
}
SCHEMES = {"http": "website", "https": "website", "mailto": "email", "tel": "telephone"}
KILO = 1000


@dataclass(frozen=True, slots=True)
class Piece:
    """Some HTML, up to the end of a link, and what the link leads to."""

    html: str
    what: str = ""  # the name of the words for it; "": no link ends here
    size: str = ""  # of a file, a number as text
    unit: str = ""  # of the size, the name of its words


@dataclass(frozen=True, slots=True)
class Content:
    """What the template draws, in order."""

    pieces: tuple[tuple[bool, tuple[Piece, ...]], ...]  # each with whether it is a list
    assessed: bool


def read(source: BlockSource, report: Report) -> Reading:
    """Links in lists are told apart; all around them stays as it is."""
    pieces = tuple(_read_nodes(source.nodes, source.files))
    if not any(piece.what for _, run in pieces for piece in run):
        said = "this block lists no link and no file"
        report("no-resources", source.span, said, help="list them below it:\n- [The form](media/form.pdf)")
    return Reading(Content(pieces, source.assessed))


def _read_nodes(nodes: Iterable[Node], files: Files) -> Iterator[tuple[bool, tuple[Piece, ...]]]:
    for node in nodes:
        if isinstance(node, Part):
            yield False, (Piece(as_html([Part(node.title, node.id, node.level, (), node.span)])),)
            yield from _read_nodes(node.nodes, files)
        elif isinstance(node, Listing):
            yield True, tuple(_read_links(node.html, files))
        else:
            yield False, (Piece(as_html([node])),)


def _read_links(html: str, files: Files) -> Iterator[Piece]:
    start = 0
    for match in LINK.finditer(html):
        what, size, unit = _judge(match["address"], files)
        yield Piece(html[start : match.end()], what, size, unit)
        start = match.end()
    yield Piece(html[start:])


def _judge(address: str, files: Files) -> tuple[str, str, str]:
    """What a link leads to, with the size of a file and its unit."""
    scheme = address.partition(":")[0].lower()
    if address.startswith("#"):
        return "page", "", ""
    if scheme in SCHEMES:
        return SCHEMES[scheme], "", ""
    size = files.size(address)
    number, unit = (size / KILO, "kilobytes") if size < KILO * KILO else (size / KILO / KILO, "megabytes")
    told = f"{number:.1f}" if unit == "megabytes" and number < 10 else f"{max(1, number):.0f}"  # noqa: PLR2004
    return KINDS.get(address.rpartition(".")[2].lower(), "file"), told.removesuffix(".0"), unit


KIND = BlockKind(keywords=("Resources", "Downloads", "Further reading"), shape="steps", read=read, needs_heading=False)
