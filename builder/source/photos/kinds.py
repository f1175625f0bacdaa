"""What a picture's file is, by its first bytes and not by its name."""

from __future__ import annotations

import re

BROWSERS_SHOW = {"png", "jpg", "gif", "webp", "svg", "avif"}
STARTS = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpg",
    b"GIF87a": "gif",
    b"GIF89a": "gif",
    b"BM": "bmp",
    b"II*\0": "tiff",
    b"MM\0*": "tiff",
}
DRAWING = re.compile(rb"\s*(<\?xml[^>]*>)?\s*(<!--.*?-->\s*)*<svg[\s>]", re.DOTALL)


def kind_of(head: bytes) -> str:
    """Its usual ending; "" for what neither browsers show nor Pillow reads, such as Windows' drawings (EMF, WMF)."""
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    if head[4:12] in {b"ftypavif", b"ftypavis"}:
        return "avif"
    if DRAWING.match(head.removeprefix(b"\xef\xbb\xbf")):
        return "svg"
    return next((kind for start, kind in STARTS.items() if head.startswith(start)), "")
