"""Where shapes stand on a slide, those in groups too."""

from __future__ import annotations

from typing import Any

from pptx.oxml.ns import qn

Scale = tuple[float, float, float, float]  # how a group stretches what is in it, across and down, and moves it
WHOLE_SLIDE: Scale = (1.0, 1.0, 0.0, 0.0)


def box_of(shape: Any, scale: Scale) -> tuple[float, float, float, float]:
    """Left, top, width, height on the slide."""
    across, down, left, top = scale
    numbers = [float(number or 0) for number in (shape.left, shape.top, shape.width, shape.height)]
    return left + numbers[0] * across, top + numbers[1] * down, numbers[2] * across, numbers[3] * down


def scale_in(group: Any, outer: Scale) -> Scale:
    """How what stands in a group is moved and stretched."""
    frame = group._element.find(f"{qn('p:grpSpPr')}/{qn('a:xfrm')}")  # noqa: SLF001 - as above
    if frame is None:
        return outer
    offset, extent = frame.find(qn("a:chOff")), frame.find(qn("a:chExt"))
    if offset is None or extent is None or not int(extent.get("cx")) or not int(extent.get("cy")):
        return outer
    left, top, width, height = box_of(group, outer)
    across, down = width / int(extent.get("cx")), height / int(extent.get("cy"))
    return across, down, left - int(offset.get("x")) * across, top - int(offset.get("y")) * down


def is_from_right(element: Any) -> bool:
    """Whether most paragraphs run from right to left."""
    directions = [one.get("rtl") in {"1", "true"} for one in element.iter(qn("a:pPr"))]
    return directions.count(True) * 2 > len(directions)


def is_off_slide(box: Scale, slide: tuple[float, float]) -> bool:
    """Whether a box (left, top, width, height) lies wholly outside a slide of that width and height."""
    left, top, width, height = box
    if not all((*slide, width, height)):
        return False
    return left + width <= 0 or top + height <= 0 or left >= slide[0] or top >= slide[1]
