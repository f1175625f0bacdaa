"""A page of a module as it stands among the others in the module's HTML."""

from __future__ import annotations

OPENING = '<section class="page"'  # index.html.jinja


def page_in(html: str, page: str) -> str:
    """The HTML of a page, by its id; "" where it has none."""
    _, found, rest = html.partition(f'{OPENING} id="{page}"')
    return found + rest.partition(OPENING)[0]
