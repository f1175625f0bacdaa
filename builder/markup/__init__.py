"""Markup that other programs read: `other_programs.toml` lists what of it stands in a line, and what it means."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

LIST = Path(__file__).parent / "other_programs.toml"


@cache
def of_other_programs() -> dict[str, Any]:
    """The list: constructs of a whole line, `alone`, and within one, `inline`; then the tables of signs."""
    return tomllib.loads(LIST.read_text("utf-8"))
