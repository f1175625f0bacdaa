"""Commands in the form in which people type them."""

from __future__ import annotations

import os
import re
import shlex

from builder.diagnostics import printable


def in_words(*words: str) -> str:
    """A command as it is typed in a terminal, with quotes where they are needed."""
    if os.name == "nt":
        return " ".join(f'"{word}"' if re.search(r"[^\w./\\:=-]", word) or not word else word for word in words)
    return shlex.join(map(printable, words))
