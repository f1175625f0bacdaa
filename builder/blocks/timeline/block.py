"""Timeline: what happened, or will, in order."""

from builder.blocks import BlockKind
from builder.blocks.parts import read_parts

KIND = BlockKind(keywords=("Timeline", "Time line"), shape="parts", read=read_parts, parts=True)
