"""Links from slide to slide, as links from page to page."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from builder.importers.draft import Link
from builder.source.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Mapping

TO_A_SLIDE = "slide:"  # and its number: an address until the pages are known


def relinked(thing: Any, anchors: Mapping[int, str]) -> Any:
    """Links to slides as links to the pages that those have become; words alone where a slide has none."""
    if isinstance(thing, tuple):
        return tuple(piece for one in thing for piece in _pieces(one, anchors))
    if is_dataclass(thing) and not isinstance(thing, type):
        changed = {one.name: relinked(getattr(thing, one.name), anchors) for one in fields(thing)}
        return replace(thing, **changed)
    return thing


def _pieces(one: Any, anchors: Mapping[int, str]) -> tuple[Any, ...]:
    if isinstance(one, Link) and one.address.startswith(TO_A_SLIDE):
        page = anchors.get(int(one.address.removeprefix(TO_A_SLIDE)), "")
        inside = relinked(one.inside, anchors)
        return (Link(f"#{slug(page)}", inside),) if page and slug(page) else tuple(inside)
    return (relinked(one, anchors),)
