"""Commands in the form in which people type them."""

from __future__ import annotations

import os
import re
import shlex

from builder.diagnostics import printable


def in_words(*words: str) -> str:
    """A command as it is typed in a terminal, with quotes where they are needed."""
    return " ".join(_quoted(printable(word)) for word in words)


def _quoted(word: str) -> str:
    """Double quotes do everywhere, but for signs that mean something in them."""
    if word and not re.search(r"[^\w./\\:=…-]" if os.name == "nt" else r"[^\w./:=…-]", word):
        return word
    return f'"{word}"' if os.name == "nt" or not re.search(r'["$`\\!]', word) else shlex.quote(word)
