"""Windows metafiles (EMF, WMF), which no browser shows: the bitmap that some consist of, such as pasted screenshots.

[MS-EMF] and [MS-WMF] are lists of records. One that draws a single bitmap and writes no text is a picture in a wrapper;
any other is a drawing, which only its own program can make a picture of.
"""

from __future__ import annotations

import gzip
import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

METAFILES = (".emf", ".wmf", ".emz", ".wmz")
LARGEST = 60_000_000  # bytes, of what is packed
EMF_HEADER, PLACEABLE = b"\x01\x00\x00\x00", b"\xd7\xcd\xc6\x9a"
# Records of EMF that draw bitmaps, each with the place of the offset of its bitmap's head (2.3.1)
EMF_BITMAPS = {81: 48, 76: 84, 77: 84}
# Those that draw lines, shapes and text; what only sets things up is none
EMF_DRAWS = {*range(2, 9), *range(41, 48), *range(53, 57), 62, 63, 64, *range(71, 75), 78, 79, 80, *range(83, 93)}
EMF_DRAWS |= {96, 97, 108, 114, 116, 118}
WMF_HEADERS = (PLACEABLE, b"\x01\x00\x09\x00", b"\x02\x00\x09\x00")
WMF_BITMAPS = {0x0F43: 22, 0x0B41: 20, 0x0940: 16}
WMF_DRAWS = {0x0213, 0x0324, 0x0325, 0x0418, 0x041B, 0x0521, 0x0538, 0x061C, 0x0817, 0x081A, 0x0830, 0x0A32}
FILE_HEAD = 14  # bytes of a .bmp before its bitmap's head


def bitmap_in(read: Callable[[], bytes]) -> bytes | None:
    """The one bitmap that a metafile consists of, as a .bmp; None: it draws something else, or is damaged."""
    content = read()
    if content.startswith(b"\x1f\x8b"):
        content = _unpacked(content)
    try:
        if content.startswith(EMF_HEADER):
            return _only_one(_emf(content))
        return _only_one(_wmf(content)) if content.startswith(WMF_HEADERS) else None
    except (struct.error, IndexError):
        return None


def _unpacked(content: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(content, LARGEST)
    except (zlib.error, gzip.BadGzipFile):
        return b""


def _only_one(found: Iterator[bytes | None]) -> bytes | None:
    """The bitmap, where it is alone. None among what is found: something else is drawn."""
    bitmaps = list(found)
    return bitmaps[0] if len(bitmaps) == 1 else None


def _emf(content: bytes) -> Iterator[bytes | None]:
    at = 0
    while at + 8 <= len(content):
        kind, size = struct.unpack_from("<II", content, at)
        if size < 8:  # noqa: PLR2004 - a record's head alone
            return
        if kind in EMF_BITMAPS:
            head, head_size, bits, bits_size = struct.unpack_from("<IIII", content, at + EMF_BITMAPS[kind])
            if head_size:
                yield _bmp(content[at + head : at + head + head_size], content[at + bits : at + bits + bits_size])
        elif kind in EMF_DRAWS:
            yield None
        at += size


def _wmf(content: bytes) -> Iterator[bytes | None]:
    at = (22 if content.startswith(PLACEABLE) else 0) + 18
    while at + 6 <= len(content):
        words, kind = struct.unpack_from("<IH", content, at)
        if words < 3:  # noqa: PLR2004 - a record's head alone
            return
        if kind in WMF_BITMAPS:
            yield _bmp_of(content[at + 6 + WMF_BITMAPS[kind] : at + words * 2])
        elif kind in WMF_DRAWS:
            yield None
        at += words * 2


def _bmp_of(bitmap: bytes) -> bytes | None:
    """A bitmap whose pixels stand right behind its head and colours."""
    size, _, _, _, depth, compression, _, _, _, colours, _ = struct.unpack_from("<IiiHHIIiiII", bitmap)
    if depth <= 8:  # noqa: PLR2004 - bits of a pixel that has its colour in a table
        size += 4 * (colours or 1 << depth)
    elif compression == 3:  # noqa: PLR2004 - three masks
        size += 12
    return _bmp(bitmap[:size], bitmap[size:])


def _bmp(head: bytes, bits: bytes) -> bytes | None:
    if len(head) < 40 or not bits:  # noqa: PLR2004 - the shortest head
        return None
    size = FILE_HEAD + len(head) + len(bits)
    return b"BM" + struct.pack("<IHHI", size, 0, 0, FILE_HEAD + len(head)) + head + bits
