"""The rules of an assessment, and the heading of a bank: `### Bank: Telephone, draw 3`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from builder.model import Assessment, Text, Words
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

DRAW = pattern(r"[\s,;:(-]*\bdraw\s+(\d+)\)?\s*$", re.IGNORECASE)


def read_draw(heading: Text) -> tuple[Text, int | None]:
    """The bank's name, and how many questions it draws (None: all)."""
    match = DRAW.search(heading.plain)
    if not match:
        return heading, None
    return Text((Words(heading.plain[: match.start()]),)), int(match[1][:6])


def read_assessment(settings: Mapping[str, Any], usual: int | None) -> Assessment:
    """The rules of an assessment; `usual` is how many attempts the course allows where the assessment does not say."""
    attempts = None if settings.get("any tries") else settings.get("tries", usual)
    return Assessment(
        settings.get("pass mark"),
        attempts,
        settings.get("feedback", "at the end"),
        settings.get("counts", "best"),
        settings.get("pre-test", False),
        settings.get("questions"),
    )
