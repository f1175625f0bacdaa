"""The day it is, alike for all who ask."""

from __future__ import annotations

import datetime


def today() -> datetime.date:
    """The day in UTC."""
    return datetime.datetime.now(datetime.UTC).date()
