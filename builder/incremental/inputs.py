"""Which files a build depends on, and the mark of the builder itself."""

from __future__ import annotations

import os
import sys
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from builder.incremental.stamps import MISSING, SETTLED, Stamps, UnknownError, digest_of
from builder.source.folders import EXTENSIONS, LEFT_BY_SYSTEMS, ORGANISATION_FILE, TERMS_FOLDER
from builder.trust import untrusted_at

if TYPE_CHECKING:
    from builder.order import Order

HERE = Path(__file__).parent.parent
CODE = (
    "",
    "../themes",
    "../scorm_templates",
)  # the builder's own folders, as in a checkout; one that is installed has one


def inputs_of(order: Order, stamps: Stamps) -> dict[str, str]:
    """The digest of each file that a build of the order reads, by its path. UnknownError: that can't be told."""
    own = stamps.tree(str(order.folder), leave=_is_no_part, links=False)
    around = tuple(
        dict.fromkeys(map(str, (order.folder.parent, order.folder.resolve().parent, *order.extension_roots)))
    )
    organisation = str(order.organisation) if order.organisation else ""
    return {str(order.folder / name): code for name, code in own.items()} | dict(_shared(around, organisation))


def _is_no_part(name: str, is_folder: bool) -> bool:  # noqa: FBT001 - as `Leave` has it
    """Whether a file or a folder of that name is never read as a part of a course."""
    return name.startswith(".") or (not is_folder and (name.startswith("~$") or name in LEFT_BY_SYSTEMS))


def _is_made(name: str, _: bool = False) -> bool:  # noqa: FBT001, FBT002 - as `Leave` has it
    return name.startswith(".") or name == "__pycache__"


@cache
def _shared(around: tuple[str, ...], organisation: str) -> tuple[tuple[str, str], ...]:
    """What lies around courses, once for all that lie side by side: an organisation's file, its pictures, its rooms."""
    stamps = Stamps()
    found: dict[str, str] = {}
    files = [organisation] if organisation else [os.path.join(place, ORGANISATION_FILE) for place in around]
    for file in files:
        found[file] = stamps.entry(file)
        if found[file] != MISSING:
            place = os.path.dirname(file)
            for pictures in (place, os.path.join(place, "media")):
                found |= {os.path.join(pictures, name): code for name, code in stamps.listing(pictures).items()}
    for place in around:
        for room in (TERMS_FOLDER, *EXTENSIONS):
            inside = stamps.tree(os.path.join(place, room), leave=_is_made, links=True)
            found |= {os.path.join(place, room, name): code for name, code in inside.items()}
        found[os.path.join(place, "")] = str(untrusted_at(Path(place)))  # whether any of it runs
    return tuple(found.items())


@cache
def installation() -> str:
    """A mark of the builder, of Python and of the libraries: another one may build otherwise.

    UnknownError: the builder was changed just now, so that a further change might not show.
    """
    files = [one for root in CODE for one in _looks(os.path.normpath(HERE / root))]
    if any(changed + SETTLED > time.time_ns() for *_, changed in files):
        raise UnknownError(str(HERE))
    libraries = sorted(
        name
        for place in {*sys.path}
        if os.path.isdir(place)
        for name in os.listdir(place)
        if name.endswith((".dist-info", ".egg-info"))
    )
    return digest_of(repr((sys.version, sys.platform, sys.flags.optimize, libraries, sorted(files))).encode())


def _looks(folder: str) -> list[tuple[str, int, int]]:
    """The path, size and time of change of each file below a folder; [] where there is none."""
    found: list[tuple[str, int, int]] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if _is_made(entry.name):
                    continue
                if entry.is_dir():
                    found += _looks(entry.path)
                else:
                    status = entry.stat()
                    found.append((entry.path, status.st_size, max(status.st_mtime_ns, status.st_ctime_ns)))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as reason:
        raise UnknownError(folder) from reason
    return found
