"""Key points: what to remember of a page."""

from __future__ import annotations

from builder.blocks import BlockKind
from builder.blocks.body import all_of_it

KIND = BlockKind(
    keywords=("Key points", "Key point", "Key messages", "Remember"),
    also=(
        "Key takeaways",
        "Takeaways",
        "Key learning points",
        "Key message",
    ),
    shape="steps",
    read=all_of_it("list below it what to remember:\n- Ask who needs to know"),
    take_away=True,
    remember=lambda block: block.content.body,
    needs_heading=False,
)
