"""Cards: short parts side by side, all readable at once."""

from builder.blocks import BlockKind
from builder.blocks.parts import read_parts

KIND = BlockKind(
    keywords=("Cards",),
    also=(
        "Flip cards",
        "Flip card",
        "Flipcards",
        "Flash cards",
        "Flashcards",
        "Card flip",
        "Flip the cards",
        "Card set",
    ),
    shape="parts",
    read=read_parts,
    parts=True,
)
