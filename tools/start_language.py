"""Starts a language of what modules say: writes a copy of each English file of texts, to be translated in place.

`tools/start_language.py gd` writes `gd.toml` beside each `en.toml` of `builder/`; a file that is there stays.
`tests/languages/test_words.py` then names what is still English, or has lost its `{places}`.
"""

from __future__ import annotations

import sys
from pathlib import Path

BUILDER = Path(__file__).resolve().parents[1] / "builder"


def start(code: str) -> list[Path]:
    """The files that are to be translated."""
    files = [file.with_name(f"{code}.toml") for file in sorted(BUILDER.rglob("en.toml"))]
    for file in files:
        if not file.exists():
            file.write_text(file.with_name("en.toml").read_text("utf-8"), "utf-8")
    return files


if __name__ == "__main__":
    if len(sys.argv) != 2 or not sys.argv[1].isalpha():  # noqa: PLR2004 - itself, and a code
        sys.exit(f"usage: {sys.argv[0]} CODE, such as gd or pl")
    sys.stdout.writelines(f"{file.relative_to(BUILDER.parent)}\n" for file in start(sys.argv[1].lower()))
