"""Cards: short parts side by side, all readable at once."""

from builder.blocks import BlockKind
from builder.blocks.parts import read_parts

KIND = BlockKind(keywords=("Cards",), read=read_parts, parts=True)
