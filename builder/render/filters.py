"""The filters by which templates draw what an author wrote."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from jinja2 import pass_context
from markupsafe import Markup

from builder.model import Listing, Paragraph
from builder.model.inline import capitalised

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from jinja2.runtime import Context

    from builder.model import Flow, Gap, Hyperlink
    from builder.render.html import Renderer

WIDTHS = dict.fromkeys("fijlrtI.,'’-", 2 / 3) | dict.fromkeys("mwMW", 4 / 3)  # of letters that are not as wide as most


@pass_context
def _prose(
    context: Context,
    value: Any,
    gap: Callable[[Gap], str] | None = None,
    behind_link: Callable[[Hyperlink], str] | None = None,
) -> Any:
    """Running words, in which terms are links; `gap` draws a gap in them, `behind_link` what follows a link."""
    running: Renderer = context["running"]
    return (replace(running, gap=gap, behind_link=behind_link) if gap or behind_link else running).drawn(value)


@pass_context
def _meaning(context: Context, value: Flow) -> Markup:
    return Markup(context["renderer"].meaning(value))  # noqa: S704 - drawn from the tree


@pass_context
def _picture(context: Context, file: str, alt: str = "") -> Markup:
    return Markup(context["renderer"].image(file, alt) if file else "")  # noqa: S704 - escaped where it is drawn


@pass_context
def _address(context: Context, file: str) -> str:
    return str(context["renderer"].address_of(file)) if file else ""


@pass_context
def _anchor(context: Context, place: str) -> Markup:
    return Markup(context["renderer"].anchor(place))  # noqa: S704 - escaped there


@pass_context
def _level(context: Context, level: int) -> int:
    return int(context["renderer"].level(level))


def _as_sentences(nodes: Flow) -> Flow:
    """Nodes of which the first, where it is a paragraph or a list, begins with a capital (see `capitalised`)."""
    first = nodes[0] if nodes else None
    if isinstance(first, Paragraph):
        return (replace(first, inside=capitalised(first.inside)), *nodes[1:])
    if isinstance(first, Listing) and first.items:
        item, *others = first.items
        return (replace(first, items=(replace(item, nodes=_as_sentences(item.nodes)), *others)), *nodes[1:])
    return nodes


def _as_address(drawing: str) -> str:
    return f"data:image/svg+xml;base64,{b64encode(drawing.encode()).decode()}"


def _longest_word(title: str) -> float:
    """How long the longest word of a title is, in letters of usual width: narrow ones are less, wide ones more."""
    return round(max(sum(WIDTHS.get(letter, 1) for letter in word) for word in title.split() or [title]), 1)


def set_up(templates: Environment) -> None:
    """Gives templates the filters that draw what an author wrote, for the medium of their `renderer`.

    `prose` and `meaning` draw text; `picture(alt)` a file, and `address` says where it is. `sentence` makes the first
    letter a capital: authors write on after "Hint:" or "Answer:" as one does after a colon. For a template's own HTML:
    `anchor` is the attribute by which links find a place, `level` that of a heading, and `as_address` a drawing as an
    address that holds it. `longest_word` measures a title.
    """
    templates.filters |= {"prose": _prose, "meaning": _meaning, "picture": _picture, "address": _address}
    templates.filters["sentence"] = _as_sentences
    templates.filters |= {"anchor": _anchor, "level": _level, "as_address": _as_address, "longest_word": _longest_word}
    templates.tests["listing"] = lambda node: isinstance(node, Listing)
