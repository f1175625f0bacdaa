"""Accordion: parts that open one by one, for those who need them."""

from builder.blocks import BlockKind
from builder.blocks.parts import read_parts

KIND = BlockKind(
    keywords=("Accordion", "Questions and answers", "FAQ"),
    also=(
        "FAQs",
        "Frequently asked questions",
        "Expand",
        "Click to expand",
        "Expandable sections",
        "Drop downs",
    ),
    shape="parts",
    read=read_parts,
    parts=True,
)
