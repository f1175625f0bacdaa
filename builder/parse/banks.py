"""The heading of a bank: `### Bank: Telephone, draw 3`."""

from __future__ import annotations

import re

from builder.model import Text

DRAW = re.compile(r"[\s,;:(-]*\bdraw\s+(\d+)\)?\s*$", re.IGNORECASE)


def read_draw(heading: Text) -> tuple[Text, int | None]:
    """The bank's name, and how many questions it draws (None: all)."""
    match = DRAW.search(heading.plain)
    if not match:
        return heading, None
    return Text(DRAW.sub("", heading.html), heading.plain[: match.start()]), int(match[1])
