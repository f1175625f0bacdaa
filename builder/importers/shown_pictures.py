"""A picture in a form that browsers show, and no more of it than its document shows."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from builder.package.archive import RefusedError
from builder.source.photos.upright import NoPictureError, opened_picture, simple, upright

if TYPE_CHECKING:
    from collections.abc import Callable

FORMS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}
QUALITY = 92  # it is made smaller when the course is built


def as_browsers_show(read: Callable[[], bytes], ending: str, cut: tuple[float, float, float, float]) -> bytes:
    """The picture, without what is cut off at its left, top, right and bottom (parts of 1), upright, without remarks.

    RefusedError: it can't be read.
    """
    try:
        with opened_picture(read()) as picture:
            left, top, right, bottom = cut
            width, height = picture.size
            box = (round(left * width), round(top * height), round((1 - right) * width), round((1 - bottom) * height))
            made = simple(upright(picture.crop(box) if any(cut) else picture))
            made.info = {}
            if FORMS[ending] == "JPEG":
                made = made.convert("L" if made.mode == "L" else "RGB")
            file = BytesIO()
            made.save(file, FORMS[ending], **({"quality": QUALITY} if ending != "png" else {}))
            return file.getvalue()
    except NoPictureError as reason:
        raise RefusedError(f"a picture {reason}", reason.advice) from reason
