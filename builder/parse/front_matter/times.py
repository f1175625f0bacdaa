"""Durations and days as people write them."""

from __future__ import annotations

import datetime
import re
from contextlib import suppress

from builder.patterns import pattern

MOST_MINUTES = 60_000  # a thousand hours
HOURS, MINUTES = r"(?:hours?|hrs?|h)", r"(?:minutes?|mins?|m)"
NUMBER = r"(\d{1,6}(?:[.,]\d{1,3})?)"
DURATION = pattern(
    rf"(?:(?:{NUMBER}\s*{HOURS}|(an|one|half an) hour|(half) hour)\s*(?:and|,)?\s*)?"
    rf"(?:{NUMBER}\s*{MINUTES}?|(a half|half))?"
)
ABOUT = pattern(r"^(?:about|around|approx(?:imately|\.)?|up to|roughly|circa|ca?\.|~|≈)\s*")
RANGE = pattern(r"\d+\s*(?:-|–|to|or)\s*(?=\d)")  # then the longer time is taken
ISO = pattern(r"pt(?:(\d+)h)?(?:(\d+)m)?(?:\d+s)?")
DAYS = (
    "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %m %Y", "%d/%m/%y", "%d.%m.%y", "%Y/%m/%d", "%d %B %Y",
    "%d %b %Y", "%d %B %y", "%d %b %y", "%B %d %Y", "%b %d %Y",
)  # fmt: skip
YEAR_MONTH_DAY = pattern(r"(\d{4})-(\d\d?)-(\d\d?)")
MONTHS = ("%B %Y", "%b %Y", "%Y-%m", "%m/%Y")
WEEKDAY = pattern(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?\s+", re.IGNORECASE)


def read_minutes(value: object) -> int:
    """A duration in minutes. ValueError, with a sentence: it is none."""
    text = RANGE.sub("", ABOUT.sub("", " ".join(str(value).lower().split())[:80]), count=1).rstrip(". ")
    total = 0.0
    if match := ISO.fullmatch(text):
        total = int((match[1] or "0")[:6]) * 60 + int((match[2] or "0")[:6])
    elif match := DURATION.fullmatch(text):
        hours = {"half an": 0.5, "half": 0.5, "an": 1.0, "one": 1.0}.get(match[2] or match[3] or "", _number(match[1]))
        total = hours * 60 + (30 if match[5] and hours else _number(match[4]))
    if not 0 < round(total) < MOST_MINUTES:
        raise ValueError("write how long it takes, for example 25 minutes")
    return round(total)


def _number(text: str | None) -> float:
    return float((text or "0").replace(",", "."))


def read_date(value: object) -> datetime.date:
    """A day; of a month alone, its last. ValueError, with a sentence: there is no such day."""
    text = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|\bof\b|,", " ", str(value).strip()[:80], flags=re.IGNORECASE)
    text = " ".join(re.sub(r"(?<=\d)T\d\d:.*", "", text).split())
    if match := YEAR_MONTH_DAY.fullmatch(text):  # as nearly all are written; `strptime` is slow to load
        with suppress(ValueError):
            return datetime.date(*map(int, match.groups()))
    text = WEEKDAY.sub("", text).replace("Sept ", "Sep ").replace("sept ", "sep ")
    for form in (*DAYS, *MONTHS):
        try:
            day = datetime.datetime.strptime(text, form).date()  # noqa: DTZ007 - a day, wherever it is
        except ValueError:
            continue
        return day if form in DAYS else _last_of_month(day)
    raise ValueError("write a date that exists as year-month-day, for example 2027-10-31")


def _last_of_month(day: datetime.date) -> datetime.date:
    import calendar  # noqa: PLC0415 - slow to load

    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
