"""What an export calls the files that it brings: their addresses on a course's page mean nothing elsewhere."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from builder.source.slugs import unique

if TYPE_CHECKING:
    from collections.abc import Iterable


def media_names(addresses: Iterable[str]) -> dict[str, str]:
    """By its address, a name for each file, which no other has: `x.png`, and `x-2.png` for one in another folder."""
    taken: dict[str, set[str]] = {}  # by ending
    paths = {address: PurePosixPath(address) for address in addresses}
    return {
        address: unique(path.stem, taken.setdefault(path.suffix, set())) + path.suffix
        for address, path in paths.items()
    }
