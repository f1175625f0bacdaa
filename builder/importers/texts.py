"""The words of what a draft holds, for what looks at them: reports, comparisons, tests."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

NOT_WORDS = {"where", "media", "kind", "settings", "language", "start", "ordered", "captions", "transcript"}


def words_of(thing: Any) -> str:
    """All words in an element, a page or a text within a line, with blanks between them."""
    return " ".join(" ".join(_words(thing)).split())


def _words(thing: Any) -> list[str]:
    if isinstance(thing, str):
        return [thing]
    if isinstance(thing, tuple | list):
        return [word for one in thing for word in _words(one)]
    if is_dataclass(thing):
        named = (one.name for one in fields(thing) if one.name not in NOT_WORDS)
        return [word for name in named for word in _words(getattr(thing, name))]
    return []
