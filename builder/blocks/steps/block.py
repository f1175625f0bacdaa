"""Steps: what is done one after the other, a step at a time."""

from builder.blocks import BlockKind
from builder.blocks.parts import read_parts

KIND = BlockKind(keywords=("Steps", "Step by step", "Process"), shape="parts", read=read_parts, parts=True)
