"""A picture's file without what a camera or a program noted in it: place, time, device, names, a small copy of it.

The picture itself is not touched: its colours' profile and its frames stay. That it was held sideways is a remark as
any other: it stays where the caller asks for it, since nobody turns the picture then.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

JPEG, PNG, RIFF, GIF = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF", (b"GIF87a", b"GIF89a")
END, SCAN, REMARK = 0xD9, 0xDA, 0xFE  # ITU-T T.81, B.1.1.3
ALONE = {0x01, *range(0xD0, 0xD9)}  # markers without a length
PROFILE, ADOBE = (0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe")  # segments that say how the colours are meant
EXIF, ORIENTATION, TURNED = b"Exif\0\0", 0x0112, range(2, 9)
PNG_REMARKS = {b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"dSIG"}  # PNG 3rd edition, 11.3
WEBP_REMARKS = {b"EXIF", b"XMP "}
WEBP_FLAGS = 0x08 | 0x04  # in VP8X: it has EXIF, it has XMP


def bare(content: bytes, *, oriented: bool = False) -> bytes:
    """The file without its remarks; a file that is damaged, or of another form, as it is.

    `oriented`: of a JPEG's remarks the one stays that says how the camera was held, by which browsers turn it.
    """
    try:
        if content.startswith(JPEG):
            return b"".join(_jpeg(content, oriented=oriented))
        if content.startswith(PNG):
            return PNG + b"".join(_png(content))
        if content.startswith(RIFF) and content[8:12] == b"WEBP":
            chunks = b"".join(_webp(content))
            return RIFF + struct.pack("<L", len(chunks) + 4) + b"WEBP" + chunks
    except (struct.error, IndexError, ValueError):
        return content
    return content


def _jpeg(content: bytes, *, oriented: bool) -> Iterator[bytes]:
    """The start, each segment that is no remark, and the scans up to their end: more pictures may follow that."""
    yield content[:2]
    at = 2
    while True:
        if content[at] != 0xFF:  # noqa: PLR2004 - how a marker begins
            raise ValueError
        marker = content[at + 1]
        if marker == 0xFF:  # noqa: PLR2004 - a filler
            at += 1
            continue
        if marker == END:
            yield content[at : at + 2]
            return
        if marker in ALONE:
            yield content[at : at + 2]
            at += 2
            continue
        (length,) = struct.unpack_from(">H", content, at + 2)
        segment = content[at : at + 2 + length]
        at += 2 + length
        if not _is_remark(marker, segment[4:]):
            yield segment
        elif oriented and segment[4:].startswith(EXIF):
            yield _orientation_of(segment[4 + len(EXIF) :])
        if marker == SCAN:
            start, at = at, _after_scan(content, at)
            yield content[start:at]


def _is_remark(marker: int, content: bytes) -> bool:
    if marker == REMARK:
        return True
    shown = any(marker == number and content.startswith(name) for number, name in (PROFILE, ADOBE))
    return 0xE0 < marker <= 0xEF and not shown  # noqa: PLR2004 - APP1 to APP15; APP0 says the density


def _orientation_of(noted: bytes) -> bytes:
    """A segment that says nothing but how the camera was held (Exif 2.32, 4.6.4: Orientation); b"" for upright."""
    order = {b"II": "<", b"MM": ">"}.get(noted[:2], ">")
    try:
        (first,) = struct.unpack_from(f"{order}L", noted, 4)
        (count,) = struct.unpack_from(f"{order}H", noted, first)
        fields = (struct.unpack_from(f"{order}HHLH", noted, first + 2 + 12 * number) for number in range(count))
        value = next((value for tag, _, _, value in fields if tag == ORIENTATION), 1)
    except struct.error:
        return b""
    if value not in TURNED:
        return b""
    body = EXIF + b"MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHLHHL", ORIENTATION, 3, 1, value, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def _after_scan(content: bytes, at: int) -> int:
    """Where the next marker stands: within a scan each 0xFF is followed by 0, or by a number that starts it anew."""
    while True:
        at = content.index(b"\xff", at)
        if content[at + 1] and content[at + 1] not in ALONE:
            return at
        at += 2


def _png(content: bytes) -> Iterator[bytes]:
    at, kind = len(PNG), b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">L4s", content, at)
        if at + length + 12 > len(content):
            raise ValueError
        if kind not in PNG_REMARKS:
            yield content[at : at + length + 12]
        at += length + 12


def _webp(content: bytes) -> Iterator[bytes]:
    at = 12
    while at + 8 <= len(content):
        kind, length = struct.unpack_from("<4sL", content, at)
        chunk = content[at : at + 8 + length + length % 2]
        at += len(chunk)
        if kind == b"VP8X":
            yield chunk[:8] + bytes([chunk[8] & ~WEBP_FLAGS]) + chunk[9:]
        elif kind not in WEBP_REMARKS:
            yield chunk
