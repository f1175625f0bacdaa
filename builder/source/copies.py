"""Which courses of a run have the id of another, before any of them is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.source.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def copies_of(folders: Sequence[Path], ids: Sequence[str]) -> list[Path | None]:
    """For each folder, of a course with an id, the one whose course has the same id; None for the original.

    The original is the one whose folder is called as the id, else the first.
    """
    first: dict[str, Path] = {}
    for folder, name in zip(folders, ids, strict=True):
        held = first.setdefault(name, folder)
        if held != folder and slug(folder.resolve().name) == name != slug(held.resolve().name):
            first[name] = folder
    return [first[name] if first[name] != folder else None for folder, name in zip(folders, ids, strict=True)]
