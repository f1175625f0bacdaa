"""What the properties of a Word paragraph say: its level, its list, its frame (ECMA-376, part 1, 17.3.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.importers.docx.parts import W, value
from builder.importers.draft import Emphasis, Strong, Words

if TYPE_CHECKING:
    from lxml.etree import _Element

    from builder.importers.docx.parts import Style
    from builder.importers.draft import Inline

SIDES = ("top", "left", "bottom", "right")


def unmarked(text: Inline) -> Inline:
    """Words all in bold or italics as plain ones: a heading, a quotation is set so by itself."""
    real = [piece for piece in text if not (isinstance(piece, Words) and not piece.text.strip())]
    if len(real) == 1 and isinstance(real[0], Strong | Emphasis):
        return unmarked(real[0].inside)
    return text


def outline(properties: _Element | None) -> int:
    """The level of a heading, from 1, that a paragraph itself says; 0 for none."""
    level = None if properties is None else value(properties.find(f"{W}outlineLvl"))
    return int(level) + 1 if level and level.isdecimal() and int(level) < 9 else 0  # noqa: PLR2004 - 17.3.1.20: 9 is text


def numbering(properties: _Element | None, style: Style) -> tuple[str, int]:
    """The list that a paragraph is in, "" for none, and how deep."""
    own = None if properties is None else properties.find(f"{W}numPr")
    number = (value(own.find(f"{W}numId")) if own is not None else None) or style.number
    depth = (value(own.find(f"{W}ilvl")) if own is not None else None) or str(style.level)
    if depth == "0" and style.name.startswith("list ") and style.name[-1:].isdecimal():
        depth = str(int(style.name[-1]) - 1)  # “List Bullet 2” and the like have a list each
    return ("" if number == "0" else number), min(int(depth), 8) if depth.isdecimal() else 0


def is_framed(properties: _Element | None) -> bool:
    """Whether a line goes all around a paragraph, or a colour lies behind it."""
    if properties is None:
        return False
    border, shade = properties.find(f"{W}pBdr"), properties.find(f"{W}shd")
    lines = border is not None and all(value(border.find(f"{W}{side}")) not in {None, "nil", "none"} for side in SIDES)
    return lines or (value(shade, "fill") or "auto").lower() not in {"auto", "ffffff"}
