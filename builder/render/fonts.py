"""The font that a theme may bring: as much of it as a package's words need, so that it stays small."""

from __future__ import annotations

import io
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from builder.machine import store
from builder.source.slugs import fingerprint

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from builder.discover import Theme

NAME = "fonts/theme.woff2"  # in the package
SUBSETTER = 1  # raised when its options change what it makes
# What learners type, and the signs that styles draw: letters of Europe's west and of Wales, with their quotation marks.
ALWAYS = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)])) + "ŵŷŴŶ–—‘’“”…•→"


def font_of(theme: Theme) -> Path | None:
    """The theme's font file, as `[font]` in its `theme.toml` names it; None: it has the system's fonts."""
    name = str(_settings(theme).get("file", ""))
    return theme.folder / name if name else None


def can_subset() -> bool:
    """Whether what makes fonts smaller is installed: fontTools, with Brotli to press them."""
    return find_spec("fontTools") is not None and find_spec("brotli") is not None


def font_files(theme: Theme, text: str) -> dict[str, bytes]:
    """The theme's font for a text, by its name in the package; {} where there is none, or it can't be read."""
    file = font_of(theme)
    if not file or not file.is_file() or not can_subset():
        return {}
    made = _subset(file, file.stat().st_mtime_ns, "".join(sorted({*text, *ALWAYS})))
    return {NAME: made} if made else {}


def font_face(theme: Theme) -> str:
    """The rule that gives the font its name. A page that is there before it keeps the system's: nothing jumps."""
    family = str(_settings(theme).get("family", "")).replace('"', "").replace("\\", "")
    source = f'src:url("{NAME}") format("woff2")'
    return f'@font-face{{font-family:"{family}";{source};font-weight:100 900;font-display:optional}}\n'


def _settings(theme: Theme) -> Mapping[str, Any]:
    found = theme.settings.get("font", {})
    return found if isinstance(found, dict) else {}


@cache
def _subset(file: Path, _: int, letters: str) -> bytes:
    """The font with these letters alone, all weights kept; b"" where it is none. Its time tells that it has changed."""
    data = file.read_bytes()
    place = store.place_of("fonts", f"{fingerprint(f'{SUBSETTER}{letters}{data.hex()}', 20)}.woff2")
    known = store.read(place) if place else None
    if known:
        return known
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415 - slow to load, and few themes bring a font
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415

    try:
        font = TTFont(io.BytesIO(data), lazy=False)
        subsetter = Subsetter(Options(layout_features=["*"], notdef_outline=True, name_IDs=[0, 1, 2, 13, 14]))
        subsetter.populate(text=letters)
        subsetter.subset(font)
    except (TTLibError, AssertionError, KeyError, ValueError):
        return b""
    font.flavor = "woff2"
    made = io.BytesIO()
    font.save(made)
    if place:
        store.keep(place, made.getvalue())
    return made.getvalue()
