"""Photos and scans go into a package as a page can show them; an author's own files stay as they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.model import Course, Module, PackageContent
    from builder.source.photos.fit import Photo

ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".heif")
WIDEST = 1360  # pixels: twice what a page has room for, for screens that show two pixels in the place of one


def with_photos(content: PackageContent) -> PackageContent:
    """The content with each photo upright, without what the camera noted, no wider than needed, and small.

    A file that is offered for download, too, that its author wants as it is, or that can't be read, goes in unchanged.
    """
    return replace(content, modules=tuple(map(_module, content.modules)))


def weights(course: Course) -> dict[str, tuple[int, int]]:
    """The bytes of each file that a course uses, by its name: in its folder, and in a package."""
    shown = {
        link.found: link for link in course.links if link.for_learners and link.kind in {"picture", "file", "clip"}
    }
    media = {name: course.source.media[name] for name in sorted(shown) if name in course.source.media}
    fitted = dict(_photos(course))
    return {
        name: (file.size, len(fitted[name].content) if name in fitted else file.size) for name, file in media.items()
    }


def _module(module: Module) -> Module:
    course = module.course
    fitted = dict(_fitted(module))
    if not fitted:
        return module
    media = course.source.media
    files = {name: replace(media[name], fitted=one.content, size=len(one.content)) for name, (_, one) in fitted.items()}
    source = replace(course.source, media={**media, **files})
    addresses = {**module.addresses, **{name: address for name, (address, _) in fitted.items()}}
    checked = replace(module.checked, course=replace(course, source=source))
    return replace(module, checked=checked, addresses=addresses)


def _fitted(module: Module) -> Iterator[tuple[str, tuple[str, Photo]]]:
    """Each photo that changes, by its name, with its address, whose ending says what it becomes."""
    taken = set(module.addresses.values())
    for name, photo in _photos(module.course):
        own = module.addresses[name]
        stem, _, ending = own.rpartition(".")
        address = f"{stem}.{photo.ending}"
        if address in taken and address != own:
            address = f"{stem}-{ending.lower()}.{photo.ending}"
        taken.add(address)
        yield name, (address, photo)


def _photos(course: Course) -> Iterator[tuple[str, Photo]]:
    """Each photo that a course shows as a page has room for it, by its name."""
    shown = {link.found for link in course.links if link.kind == "picture" and link.for_learners}
    offered = {link.found for link in course.links if link.kind == "file"}
    originals = {link.found for link in course.links if link.look and link.look.original}
    wanted = sorted(name for name in shown - offered - originals if name.lower().endswith(ENDINGS))
    if not wanted:
        return
    from builder.source.load import read_media  # noqa: PLC0415 - a course without photos never waits for their library
    from builder.source.photos.kept import fitted  # noqa: PLC0415
    from builder.source.photos.upright import NoPictureError  # noqa: PLC0415

    for name in wanted:
        try:
            yield name, fitted(read_media(course.source.media[name]), WIDEST)
        except (OSError, NoPictureError):
            continue  # a rule tells of it
