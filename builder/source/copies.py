"""Which courses of a run have the id of another, or of another's refresher, before any of them is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.source.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


ENDING = "-refresher"  # of a refresher's id, after its course's


def copies_of(folders: Sequence[Path], ids: Sequence[tuple[str, ...]]) -> list[Path | None]:
    """For each folder, the one whose course, or the refresher of it, has the same id; None for the original.

    The original is the one whose folder is called as the id, else the first. `ids`: of the course, and of its
    refresher, if it has one.
    """
    first: dict[str, Path] = {}
    beside = {name: folder for folder, names in zip(folders, ids, strict=True) for name in names[1:]}
    own = [names[0] for names in ids]
    for folder, name in zip(folders, own, strict=True):
        original = first.setdefault(name, folder)
        if original != folder and slug(folder.resolve().name) == name != slug(original.resolve().name):
            first[name] = folder
    return [
        first[name] if first[name] != folder else beside.get(name) for folder, name in zip(folders, own, strict=True)
    ]
