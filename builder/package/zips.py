"""A zip that is written from front to back, with the same bytes each time: as `zipfile` would, in the older form alone.

Packages share many files: those of one standard its schemas, all packages of a course its page, and nearly all courses
their script. `zipfile` would pack each of them anew, which was a twelfth of a build.
"""

from __future__ import annotations

import zlib
from errno import EFBIG
from functools import lru_cache
from struct import Struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

LOCAL, CENTRAL, END = Struct("<4s5H3L2H"), Struct("<4s6H3L5H2L"), Struct("<4s4H2LH")  # APPNOTE 4.3.7, 4.3.12, 4.3.16
VERSION, ON_UNIX = 20, 3 << 8  # 4.4.3.2: folders and Deflate; 4.4.2.2: wherever it is built
UTF_8 = 0x800  # 4.4.4: of a name that needs it
STORED, DEFLATED = 0, 8  # 4.4.5
FIRST_DAY = 1 << 5 | 1  # 1 January 1980, midnight: no build's own time is in a zip
MODE = 0o644 << 16
MOST_FILES, LARGEST = 0xFFFF, 0x7FFFFFFF  # bytes: beyond, readers disagree about the sign
OFTEN = 500_000  # bytes of a file that may come again


class ZipWriter:
    """Writes files one behind the other. OSError of each method: the disk refused, or the zip grows too large."""

    def __init__(self, file: BinaryIO) -> None:
        """`file`: opened to be written, and empty."""
        self._file = file
        self._index: list[bytes] = []

    def add(self, name: str, content: bytes, *, packs: bool) -> None:
        """A file as a whole."""
        pack = _packed if len(content) <= OFTEN else _pack
        packed = pack(content) if packs else content
        self._begin(name, DEFLATED if packs else STORED, zlib.crc32(content), len(packed), len(content))
        self._file.write(packed)

    def copy(self, name: str, pieces: Iterable[bytes]) -> None:
        """A file that may be large, piece by piece, unpacked."""
        at, check, size = self._file.tell(), 0, 0
        self._file.seek(LOCAL.size + len(_encoded(name)[0]), 1)
        for piece in pieces:
            check, size = zlib.crc32(piece, check), size + len(piece)
            self._file.write(piece)
        self._file.seek(at)
        self._begin(name, STORED, check, size, size)
        self._file.seek(size, 1)

    def _begin(self, name: str, method: int, check: int, packed: int, size: int) -> None:
        """Writes what stands before a file, and notes it for the index."""
        at = self._file.tell()
        if at + packed > LARGEST or len(self._index) == MOST_FILES:
            raise OSError(EFBIG, "it is too large for a zip that LMSs can read")
        encoded, flags = _encoded(name)
        known = VERSION, flags, method, 0, FIRST_DAY, check, packed, size, len(encoded), 0
        self._file.write(LOCAL.pack(b"PK\3\4", *known) + encoded)
        self._index.append(CENTRAL.pack(b"PK\1\2", VERSION | ON_UNIX, *known, 0, 0, 0, MODE, at) + encoded)

    def close(self) -> None:
        """Writes the index; the file stays open."""
        at, index, count = self._file.tell(), b"".join(self._index), len(self._index)
        self._file.write(index + END.pack(b"PK\5\6", 0, 0, count, count, len(index), at, 0))


def _encoded(name: str) -> tuple[bytes, int]:
    return name.encode(), 0 if name.isascii() else UTF_8


def _pack(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


_packed = lru_cache(maxsize=16)(_pack)  # those of some courses, each with one standard: more would take memory
