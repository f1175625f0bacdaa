"""A course's front matter, as an author would type it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from builder.importers.draft import Draft

PLAIN_VALUE = re.compile(r"[^\W\d_][^:#\[\]{},&*!|>'\"%@`\n]*|\d+(?:\.\d+)?%?")
YAML_WORDS = {"yes", "no", "true", "false", "on", "off", "null", "none"}


def front_matter(draft: Draft) -> str:
    """What stands above a course's text."""
    values = {"title": draft.title, **({"language": draft.language} if draft.language else {}), **draft.details}
    return "---\n" + "".join(f"{key}: {_value(value)}\n" for key, value in values.items() if value.strip()) + "---\n"


def _value(value: str) -> str:
    said = " ".join(value.split())
    plain_enough = PLAIN_VALUE.fullmatch(said) and said.lower() not in YAML_WORDS and not said.endswith(" ")
    return said if plain_enough else json.dumps(said, ensure_ascii=False)
