"""The encodings in which editors and word processors leave text files."""

from __future__ import annotations

import re

from builder.frozen import frozen

MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
USUAL = "utf-8"
OF_WINDOWS = "cp1252"
SAMPLE = 4_000  # bytes that tell whether every other one is empty
UTF_8_LETTER = re.compile(rb"[\xc2\xc3][\x80-\xbf]|\xe2[\x80-\x86][\x80-\xbf]|\xf0\x9f[\x80-\xbf]{2}")


@frozen
class Encoding:
    """How a file holds its text."""

    codec: str
    mark: bytes = b""  # that it begins with, which tells the encoding

    @property
    def certain(self) -> bool:
        """Whether other programs can tell it too."""
        return self.codec == USUAL or bool(self.mark)

    def encode(self, text: str) -> bytes:
        """The bytes of a file. UnicodeEncodeError: it can't hold a character of the text."""
        return self.mark + text.encode(self.codec)


def decode(raw: bytes) -> tuple[str, Encoding | None]:
    """A file's text, and its encoding: None where some of it can't be read, which is then U+FFFD in the text."""
    encoding = _encoding(raw)
    content = raw.removeprefix(encoding.mark)
    try:
        return content.decode(encoding.codec), encoding
    except UnicodeDecodeError:
        return content.decode(USUAL if encoding.codec == OF_WINDOWS else encoding.codec, errors="replace"), None


def _encoding(raw: bytes) -> Encoding:
    mark = next((mark for mark in MARKS if raw.startswith(mark)), b"")
    if mark:
        return Encoding(MARKS[mark], mark)
    start = raw[:SAMPLE]
    if start[1::2].count(0) * 4 > len(start):  # most Latin letters have an empty byte in UTF-16
        return Encoding("utf-16-le")
    if start[::2].count(0) * 4 > len(start):
        return Encoding("utf-16-be")
    try:
        raw.decode(USUAL)
    except UnicodeDecodeError:  # a file with letters of both kinds can't be trusted
        return Encoding(USUAL if UTF_8_LETTER.search(raw) else OF_WINDOWS)
    return Encoding(USUAL)
