"""Accordion: parts that open one by one, for those who need them."""

from builder.blocks import BlockKind
from builder.blocks.parts import read_parts

KIND = BlockKind(keywords=("Accordion", "Questions and answers", "FAQ"), read=read_parts, parts=True)
