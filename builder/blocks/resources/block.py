"""Resources: links and files to keep, each with what it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Files, Reading
from builder.frozen import frozen
from builder.model import Hyperlink, Listing, Part
from builder.model.flow import inline_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from builder.diagnostics import Report
    from builder.model import Flow, Node

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


@frozen
class Target:
    """What a link in a list leads to."""

    what: str  # the name of the words for it
    size: str = ""  # of a file, a number as text
    unit: str = ""  # of the size, the name of its words


@frozen
class Content:
    """What the template draws, in order."""

    nodes: Flow
    targets: Mapping[str, Target]  # by the place to which a link leads
    assessed: bool


def read(source: BlockSource, report: Report) -> Reading:
    """Links in lists are told apart; all around them stays as it is."""
    nodes = tuple(_without_parts(source.nodes))
    links = [one for one in inline_in(filter(is_list, nodes)) if isinstance(one, Hyperlink)]
    if not links:
        message = "this block lists no link and no file"
        report("no-resources", source.span, message, help="list them below it:\n- [The form](media/form.pdf)")
    targets = {link.place: _target_of(link, source.files) for link in links}
    return Reading(Content(nodes, targets, source.assessed))


def is_list(node: Node) -> bool:
    """Whether a node is a list, whose links are told apart."""
    return isinstance(node, Listing)


def _without_parts(nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes, with what stands under a heading behind it."""
    for node in nodes:
        if isinstance(node, Part):
            yield replace(node, nodes=())
            yield from _without_parts(node.nodes)
        else:
            yield node


def _target_of(link: Hyperlink, files: Files) -> Target:
    """What a link leads to, with the size of a file and its unit."""
    if link.kind == "web":
        return Target(SCHEMES.get(link.place.partition(":")[0].lower(), "website"))
    if link.kind != "file":
        return Target("page")
    size = files.size(link.place)
    number, unit = (size / KILO, "kilobytes") if size < KILO * KILO else (size / KILO / KILO, "megabytes")
    amount = f"{number:.1f}" if unit == "megabytes" and number < 10 else f"{max(1, number):.0f}"  # noqa: PLR2004
    return Target(KINDS.get(link.place.rpartition(".")[2].lower(), "file"), amount.removesuffix(".0"), unit)


KIND = BlockKind(keywords=("Resources", "Downloads", "Further reading"), shape="steps", read=read, needs_heading=False)
