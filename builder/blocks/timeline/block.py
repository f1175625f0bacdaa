"""Timeline: what happened, or will, in order."""

from builder.blocks import BlockKind
from builder.blocks.parts import read_parts

KIND = BlockKind(keywords=("Timeline", "Time line"), read=read_parts, parts=True)
