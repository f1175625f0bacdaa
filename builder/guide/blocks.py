"""A block's documentation, which is its `examples.md`: what it is for, its uses, and the words that it takes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder import discover
from builder.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from builder.blocks import BlockKind

USE = re.compile(r"```markdown\n(.*?)```\n(?:\n```play\n.*?```\n)?", re.DOTALL)
PURPOSE = re.compile(r"^Purpose: ([a-z-]+)\n\n", re.MULTILINE)


@frozen
class BlockPage:
    """A block's page of documentation, as Markdown."""

    purpose: str  # which part of the guide it belongs to, such as “questions”
    text: str  # without its heading and its faults; examples stand in fences
    uses: tuple[str, ...]  # the examples, each as an author types it

    @property
    def about(self) -> str:
        """What it is for: what stands before the first example."""
        return self.text.partition("\n## ")[0].strip()


def block_page(name: str, extension_roots: tuple[Path, ...] = ()) -> BlockPage:
    """The documentation of a kind of block, by its folder's name. KeyError: there is none."""
    folder = discover.block_folders(extension_roots)[name]
    file = folder / "examples.md"
    source = file.read_text("utf-8").partition("\n## Faults\n")[0] if file.is_file() else ""  # an organisation's own
    purpose = PURPOSE.search(source)
    text = PURPOSE.sub("", source.partition("\n\n")[2])
    return BlockPage(purpose[1] if purpose else "", text, tuple(USE.findall(text)))


def is_page(use: str) -> bool:
    """Whether an example is a page of its own, such as a glossary."""
    return use.startswith("## ")


def words_taken(kind: BlockKind) -> list[str]:
    """The words that a block knows, a Markdown line each."""
    first, *others = kind.keywords
    lines = [f"You type: `### {first}: …`"]
    if others:
        lines.append("Other words for it: " + as_code(others))
    if kind.variants:
        lines.append("In brackets behind the word: " + as_code(f"({name})" for name in kind.variants))
    if kind.settings:
        lines.append("After `Settings:` " + as_code(setting.example for setting in kind.settings))
    if kind.labels:
        lines.append("Labels: " + as_code(f"{label.capitalize()}:" for label in kind.labels))
    return lines


def as_code(words: Iterable[str]) -> str:
    """Words to be typed, as Markdown."""
    return ", ".join(f"`{word}`" for word in words)
