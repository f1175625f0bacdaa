"""What a page would hold twice under one name is told apart, once its HTML is whole."""

from __future__ import annotations

import re
from collections import Counter

TABLE = re.compile(r'(<section class="scroll" tabindex="0" aria-label=")([^"]*)"')
NOTE_BACK = re.compile(r' id="[a-z0-9-]+--note-\d+-back"')


def told_apart(html: str) -> str:
    """A page's HTML whose footnotes have one way back each, and whose tables have a name each."""
    return _with_tables_apart(_with_one_way_back(html))


def _with_one_way_back(html: str) -> str:
    """Where a footnote is named twice, or its text drawn twice, only the first place keeps the id to come back to."""
    seen: set[str] = set()

    def keep(match: re.Match[str]) -> str:
        known = match[0] in seen
        seen.add(match[0])
        return "" if known else match[0]

    return NOTE_BACK.sub(keep, html)


def _with_tables_apart(html: str) -> str:
    """Tables of one name are numbered, so that who hears a list of them can tell which is which."""
    met: Counter[str] = Counter()

    def name(match: re.Match[str]) -> str:
        met[match[2]] += 1
        return match[0] if met[match[2]] == 1 else f'{match[1]}{match[2]} ({met[match[2]]})"'

    return TABLE.sub(name, html)
