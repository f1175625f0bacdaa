"""Photos and scans go into a package as a page can show them; an author's own files stay as they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from builder.package.content import packed_media
from builder.parse.links import address_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.model import Course, MediaFile, Module, PackageContent

ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff")
WIDEST = 1360  # pixels: twice what a page has room for, for screens that show two pixels in the place of one


def with_photos(content: PackageContent) -> PackageContent:
    """The content with each photo upright, without what the camera noted, no wider than needed, and small.

    A file that is offered for download, too, or that can't be read, goes in as it is.
    """
    return replace(content, modules=tuple(map(_module, content.modules)))


def _module(module: Module) -> Module:
    course = module.course
    fitted = _fitted(course)
    if not fitted:
        return module
    source = replace(course.source, media={**course.source.media, **fitted})
    course = replace(course, source=source)
    return replace(module, checked=replace(module.checked, course=course, media=packed_media(course)))


def _fitted(course: Course) -> Mapping[str, MediaFile]:
    """The files of photos that change, by their names."""
    shown = {link.found for link in course.links if link.kind == "picture" and link.for_learners}
    offered = {link.found for link in course.links if link.kind == "file"}
    wanted = sorted(name for name in shown - offered if name.lower().endswith(ENDINGS))
    if not wanted:
        return {}
    from builder.source.load import read_media  # noqa: PLC0415 - a course without photos never waits for their library
    from builder.source.photos.kept import shown as shown_photo  # noqa: PLC0415
    from builder.source.photos.upright import NoPictureError  # noqa: PLC0415

    taken = {address_of(file) for file in course.source.media.values()}
    found: dict[str, MediaFile] = {}
    for name in wanted:
        file = course.source.media[name]
        try:
            photo = shown_photo(read_media(file), WIDEST)
        except (OSError, NoPictureError):
            continue  # a rule tells of it
        stem, _, ending = address_of(file).rpartition(".")
        address = f"{stem}.{photo.ending}"
        if address in taken and address != address_of(file):
            address = f"{stem}-{ending.lower()}.{photo.ending}"
        taken.add(address)
        found[name] = replace(file, address=address, fitted=photo.content, size=len(photo.content))
    return found
