"""What an author sees in the place of a faulty piece of a module. No package holds it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from builder.model import NotShown
    from builder.render.html import Renderer

WORDS = "Not shown yet"
FAULT = "ui--fault-"  # what the ids of faults begin with, before their numbers


def not_shown(renderer: Renderer, node: NotShown) -> str:
    """In English, as faults are: it is for the author. By the id of its button the preview finds a fault."""
    name = escape(f"{WORDS}: {node.title}" if node.title else WORDS)
    place = renderer.anchor(node.id) if node.id else ""
    faults = "".join(
        f'<li><button type="button" id="{FAULT}{number}">{escape(message)}</button></li>\n'
        if renderer.medium.scripted
        else f"<li>{escape(message)}</li>\n"
        for number, message in node.faults
    )
    return (
        f'<div class="not-shown" role="group" lang="en-GB" dir="ltr" aria-label="{name}"{place}>'
        f'<p class="not-shown-title">{name}</p>\n<ul>\n{faults}</ul></div>\n'
    )
