"""Photos are made once: what a page shows of one is kept in the person's cache folder, by its content."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from builder.machine import store
from builder.source.photos import fit

if TYPE_CHECKING:
    from builder.source.photos.fit import Photo

HEAD, END = 200, b"\n"  # bytes that the line above a kept photo may have: what it is, and what its bytes amount to


def fitted(original: bytes, widest: int) -> Photo:
    """As `fit.fitted`, from the cache where it has been made before. NoPictureError: it can't be read."""
    key = hashlib.sha256(original).hexdigest()[:40]
    place = store.place_of("photos", f"{key}-{widest}-{fit.RECIPE}")
    stored = _unpacked(store.read(place) or b"") if place else None
    if stored:
        return stored
    made = fit.fitted(original, widest)
    if place:
        store.keep(place, _packed(made))
    return made


def _packed(photo: Photo) -> bytes:
    head = f"{photo.ending} {photo.width} {photo.height} {photo.pages} {_check(photo.content)}"
    return head.encode() + END + photo.content


def _unpacked(stored: bytes) -> Photo | None:
    """The photo; None where something has happened to it."""
    head, _, content = stored.partition(END)
    fields = head.decode("ascii", "replace").split()
    if len(head) > HEAD or len(fields) != 5 or fields[4] != _check(content):  # noqa: PLR2004 - as `_packed` writes
        return None
    return fit.Photo(content, fields[0], *map(int, fields[1:4]))


def _check(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
