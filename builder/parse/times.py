"""Durations and days as people write them."""

from __future__ import annotations

import datetime
import re

MOST_MINUTES = 60_000  # a thousand hours


def read_minutes(value: object) -> int:
    """A duration in minutes. ValueError, with a sentence: it is none."""
    match = re.fullmatch(
        r"(?:(\d+)\s*(?:hours?|hrs?|h))?\s*(?:and\s*)?(?:(\d+)\s*(?:minutes?|mins?|m)?)?", str(value).strip().lower()
    )
    total = int(match[1] or 0) * 60 + int(match[2] or 0) if match else 0
    if not 0 < total < MOST_MINUTES:
        raise ValueError("write how long it takes, for example 25 minutes")
    return total


def read_date(value: object) -> datetime.date:
    """A day. ValueError, with a sentence: there is no such day."""
    text = str(value).strip()
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y"):
        try:
            return datetime.datetime.strptime(text, form).date()  # noqa: DTZ007 - a day, wherever it is
        except ValueError:
            continue
    raise ValueError("write a date that exists as year-month-day, for example 2027-10-31")
