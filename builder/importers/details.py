"""A course's front matter, as an author would type it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.importers.draft import Draft

# What YAML reads as it stands: words, an amount, a day. A colon or # before or behind a blank would part it.
PLAIN_VALUE = re.compile(r"(?:\d+ )?[^\W\d_](?:(?!: | #)[^\n])*(?<!:)|(?:0|[1-9]\d*)(?:\.\d+)?%?|\d{4}-\d\d-\d\d")
YAML_WORDS = {"yes", "no", "true", "false", "on", "off", "null", "none"}


def front_matter(draft: Draft) -> str:
    """What stands above a course's text."""
    values = {"title": draft.title, **({"language": draft.language} if draft.language else {}), **draft.details}
    return "---\n" + "".join(_lines(key, value) for key, value in values.items()) + "---\n"


def _lines(key: str, value: str | Mapping[str, str]) -> str:
    """An entry; of several texts that have names, one a line below it."""
    if isinstance(value, str):
        return f"{key}: {_value(value)}\n" if value.strip() else ""
    inside = "".join(f"  {name}: {_value(text)}\n" for name, text in value.items() if text.strip())
    return f"{key}:\n{inside}" if inside else ""


def _value(value: str) -> str:
    text = " ".join(value.split())
    plain_enough = PLAIN_VALUE.fullmatch(text) and text.lower() not in YAML_WORDS and not text.endswith(" ")
    return text if plain_enough else json.dumps(text, ensure_ascii=False)
