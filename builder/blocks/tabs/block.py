"""Tabs: parts of equal rank, one of which shows at a time."""

from builder.blocks import BlockKind
from builder.blocks.parts import read_parts

KIND = BlockKind(
    keywords=("Tabs", "Tab set"),
    also=(
        "Tabbed content",
        "Click the tabs",
    ),
    shape="parts",
    read=read_parts,
    parts=True,
)
