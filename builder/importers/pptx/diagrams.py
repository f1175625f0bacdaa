"""The words of a SmartArt drawing (DrawingML diagrams, ECMA-376 part 1, 21.4), with what hangs on what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx.oxml.ns import qn

from builder.importers.draft import Break, Words
from builder.importers.pptx.deck import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
DEEPEST = 8


def diagram_texts(data: bytes) -> Iterator[Line]:
    """A line for each point that has words."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    points = {point.get("modelId"): point for point in root.iter(f"{NAMES}pt")}
    below: dict[Any, list[tuple[int, Any]]] = {}
    for link in root.iter(f"{NAMES}cxn"):
        if link.get("type", "parOf") == "parOf":
            order = link.get("srcOrd", "0")
            below.setdefault(link.get("srcId"), []).append((int(order) if order.isdigit() else 0, link.get("destId")))
    seen: set[Any] = set()
    starts = [name for name, point in points.items() if point.get("type") == "doc"]
    for start in (*starts, *points):
        yield from _below(start, -1, points, below, seen)


def _below(name: Any, level: int, points: Any, below: Any, seen: set[Any]) -> Iterator[Line]:
    """A point and those below it; each once, though a damaged file may say that it hangs on itself."""
    if name in seen or name not in points or points[name].get("type", "node") in {"pres", "parTrans", "sibTrans"}:
        return
    seen.add(name)
    text = _words(points[name])
    if text:
        yield Line(text, max(0, min(level, DEEPEST)), "bullet")
    for _, child in sorted(below.get(name, ()), key=lambda one: one[0]):
        if level < 50:  # noqa: PLR2004 - what no drawing has, and Python can follow
            yield from _below(child, level + 1, points, below, seen)


def _words(point: Any) -> tuple[Words | Break, ...]:
    paragraphs = ["".join(one.text or "" for one in paragraph.iter(qn("a:t"))) for paragraph in point.iter(qn("a:p"))]
    text = " ".join(" ".join(paragraphs).split())
    return (Words(text),) if text else ()
