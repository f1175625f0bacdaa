"""Opens a picture of a stranger: upright, in the colours of screens, in one of three simple forms."""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

MOST_PIXELS = 120_000_000
READ = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "AVIF")  # and no other: some of Pillow's run programs
HEIC_ADVICE = (
    "save it as JPEG, or send it from the phone as “Most Compatible”; "
    "or have HEIC photos read here:  pip install pillow-heif"
)
HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypheim", b"ftyphevc", b"ftypmsf1")
STEPS, FINE_STEPS = 255, 65_535  # of light: in 8 bits, in 16
# What decoders raise for bytes that are not what they say is as varied as the bytes.
DAMAGE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    EOFError,
    ArithmeticError,
    AttributeError,
    MemoryError,
)


class NoPictureError(Exception):
    """The file can't be shown: the sentence says why, to follow its name; `advice` says what to do."""

    def __init__(self, message: str, advice: str) -> None:
        """Both without their full stops."""
        super().__init__(message)
        self.advice = advice


def is_heic(start: bytes) -> bool:
    """Whether a file is a photo in the form that iPhones save, by its first bytes."""
    return start[4:12] in HEIC


@cache
def reads_heic() -> bool:
    """Whether such photos can be read here: by a library that not everyone installs."""
    try:
        import pillow_heif  # noqa: PLC0415 - optional, and heavy
    except ImportError:
        return False
    pillow_heif.register_heif_opener()
    return True


@contextmanager
def opened_picture(content: bytes) -> Iterator[Image]:
    """The picture as Pillow opens it. NoPictureError: it can't be read, now or when its points are asked for."""
    if find_spec("PIL") is None:  # in a browser
        raise NoPictureError("can't be read here", "build the course on a computer where the builder is installed")
    from PIL import Image as Pillow  # noqa: PLC0415 - heavy, and only courses with photos need it
    from PIL import UnidentifiedImageError  # noqa: PLC0415

    if is_heic(content) and not reads_heic():
        raise NoPictureError("is a HEIC photo, which browsers don't show", HEIC_ADVICE)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of remarks that are damaged, which are left out anyhow
        try:
            with Pillow.open(BytesIO(content), formats=(*READ, "HEIF") if is_heic(content) else READ) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise _too_large()
                yield opened
        except UnidentifiedImageError as reason:
            raise NoPictureError("is no picture that can be read here", "save it anew as JPEG or PNG") from reason
        except Pillow.DecompressionBombError as reason:
            raise _too_large() from reason
        except DAMAGE as reason:
            raise NoPictureError("is damaged", "open it in a program for pictures, and save it anew") from reason


def _too_large() -> NoPictureError:
    return NoPictureError(f"has more than {MOST_PIXELS / 1e6:.0f} million pixels", "make it smaller")


def upright(picture: Image) -> Image:
    """The picture turned as the camera was held, in the colours of screens."""
    from PIL import ImageOps  # noqa: PLC0415 - as above

    return _in_screen_colours(ImageOps.exif_transpose(picture))


def _in_screen_colours(picture: Image) -> Image:
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in {"RGB", "CMYK"}:
        return picture
    from PIL import ImageCms  # noqa: PLC0415 - as above

    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        changed = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):  # a profile of no use
        return picture
    return changed or picture


def simple(picture: Image) -> Image:
    """The picture in grey or colour, see-through only where it is."""
    mode = picture.mode
    if mode.startswith(("I", "F")):
        _, high = picture.getextrema()
        most = FINE_STEPS if float(str(high)) > STEPS else STEPS  # 16 bits, or 8 kept in more
        picture = picture.convert("F").point(lambda value: value * (STEPS / most) + 0).convert("L")
    if mode in {"P", "PA", "LA", "La", "RGBa"} or "transparency" in picture.info:
        picture = picture.convert("RGBA")
    if picture.mode == "RGBA":
        return picture.convert("RGB") if picture.getchannel("A").getextrema() == (255, 255) else picture
    return picture.convert("L" if picture.mode in {"1", "L"} else "RGB")
