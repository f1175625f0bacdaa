"""Makes of a photo or a scan what a page shows: from bytes to bytes, and the same bytes each time."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from builder.photos.bare import bare
from builder.photos.likeness import alike

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PIL.Image import Image

RECIPE = 1  # counted up when what is made of a photo changes: what was kept before is then made anew
MOST_PIXELS = 120_000_000
ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif", "AVIF": "avif"}  # what browsers show
READ = ("JPEG", "MPO", "PNG", "WEBP", "GIF", "TIFF", "BMP", "AVIF")  # and no other: some of Pillow's run programs
MOVING = {"GIF", "PNG", "WEBP", "AVIF"}  # where several frames are a film; elsewhere they are pages
TURNED, SIDEWAYS = 0x0112, {5, 6, 7, 8}  # EXIF's Orientation; those that swap width and height
WEBP_QUALITIES, JPEG_QUALITIES = (55, 64, 72, 80, 86, 92), (62, 70, 78, 84, 90, 95)
FINE_COLOUR = 90  # a quality of JPEG from which on colours keep their full resolution
LONGEST_WEBP = 16_383  # pixels on a side
FLAT, SAMPLE = 4_000, 256  # a picture with fewer colours, looked at so many pixels wide, is a drawing or a screenshot
HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypheim", b"ftyphevc", b"ftypmsf1")


class NoPictureError(Exception):
    """The file can't be shown: the sentence says why, to follow its name; `advice` says what to do."""

    def __init__(self, said: str, advice: str) -> None:
        """Both without their full stops."""
        super().__init__(said)
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture as a page shows it."""

    content: bytes
    ending: str  # of its file's name: "webp", "jpg", "png", "gif"
    width: int  # pixels
    height: int  # pixels
    pages: int = 1  # of the original, such as a scan of several pages: the first is shown


def shown(original: bytes, widest: int) -> Photo:
    """The picture upright, without its remarks, at most `widest` pixels wide, in the smallest form that looks the same.

    A picture that moves stays as it is but for its remarks. NoPictureError: it can't be read, or is too large.
    """
    from PIL import Image as Pillow  # noqa: PLC0415 - heavy, and only courses with photos need it

    if original[4:12] in HEIC:
        raise NoPictureError(
            "is a HEIC photo, which browsers don't show",
            "save it as JPEG, or send it from the phone as “Most Compatible”",
        )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of remarks that are damaged, which are left out anyhow
        try:
            with Pillow.open(BytesIO(original), formats=READ) as opened:
                return _shown(opened, original, widest)
        except Pillow.UnidentifiedImageError as reason:
            raise NoPictureError("is no picture that can be read here", "save it anew as JPEG or PNG") from reason
        except Pillow.DecompressionBombError as reason:
            raise _too_large() from reason
        # What decoders raise for bytes that are not what they say is as varied as the bytes.
        except (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, ArithmeticError) as reason:
            raise NoPictureError("is damaged", "open it in a program for pictures, and save it anew") from reason


def _too_large() -> NoPictureError:
    return NoPictureError(f"has more than {MOST_PIXELS / 1e6:.0f} million pixels", "make it smaller")


def _shown(opened: Image, original: bytes, widest: int) -> Photo:
    if opened.width * opened.height > MOST_PIXELS:
        raise _too_large()
    form, frames = str(opened.format), int(getattr(opened, "n_frames", 1))
    if frames > 1 and form in MOVING:
        return Photo(bare(original), ENDINGS[form], *opened.size)
    turned = opened.getexif().get(TURNED, 1)
    whole = (opened.height, opened.width) if turned in SIDEWAYS else opened.size
    size = (widest, max(1, round(whole[1] * widest / whole[0]))) if whole[0] > widest else whole
    picture = _resized(_upright(opened, size), size)
    forms = list(_forms(picture))
    if size == whole and turned == 1 and form in ENDINGS:
        forms.append((bare(original), ENDINGS[form]))
    content, ending = min(forms, key=lambda one: len(one[0]))
    return Photo(content, ending, *size, pages=frames if form not in MOVING and form != "MPO" else 1)


def _upright(opened: Image, size: tuple[int, int]) -> Image:
    """The picture turned as it was held, in the colours of screens."""
    from PIL import ImageOps  # noqa: PLC0415 - as above

    opened.draft(None, (2 * max(size), 2 * max(size)))  # a JPEG is read no larger than is of use
    picture = ImageOps.exif_transpose(opened)
    return _simple(_in_screen_colours(picture))


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


def _simple(picture: Image) -> Image:
    """The picture in grey or colour, see-through only where it is."""
    mode = picture.mode
    if mode.startswith(("I", "F")):
        low, high = picture.getextrema()
        wide = 65_535 if float(str(high)) > STEPS else STEPS  # 16 bits, or 8 kept in more
        picture = picture.convert("F").point(lambda value: value * (STEPS / wide) + 0).convert("L")
    if mode in {"P", "PA", "LA", "La", "RGBa"} or "transparency" in picture.info:
        picture = picture.convert("RGBA")
    if picture.mode == "RGBA":
        return picture.convert("RGB") if picture.getextrema()[3] == (255, 255) else picture
    return picture.convert("L" if picture.mode in {"1", "L"} else "RGB")


STEPS = 255


def _resized(picture: Image, size: tuple[int, int]) -> Image:
    from PIL.Image import Resampling  # noqa: PLC0415 - as above

    if picture.size == size:
        return picture
    if picture.mode == "RGBA":  # colours that nobody sees must not bleed into those that are seen
        return picture.convert("RGBa").resize(size, Resampling.LANCZOS, reducing_gap=3).convert("RGBA")
    return picture.resize(size, Resampling.LANCZOS, reducing_gap=3)


def _forms(picture: Image) -> Iterator[tuple[bytes, str]]:
    """The picture in each form that looks the same."""
    webp_holds = max(picture.size) <= LONGEST_WEBP
    if _is_flat(picture):
        yield _saved(picture, "PNG", optimize=True), "png"
        if webp_holds:
            yield _saved(picture, "WEBP", lossless=True, method=4), "webp"
    if webp_holds:
        yield _smallest(picture, WEBP_QUALITIES, _as_webp), "webp"
    if picture.mode != "RGBA":
        yield _smallest(picture, JPEG_QUALITIES, _as_jpeg), "jpg"
    elif not webp_holds:
        yield _saved(picture, "PNG", optimize=True), "png"


def _is_flat(picture: Image) -> bool:
    from PIL.Image import Resampling  # noqa: PLC0415 - as above

    sample = picture.resize((SAMPLE, SAMPLE), Resampling.NEAREST)
    return picture.mode == "RGBA" or (picture.mode != "L" and sample.getcolors(FLAT) is not None) or _two_tone(sample)


def _two_tone(sample: Image) -> bool:
    """Whether most of a grey picture is of two greys, as a page of print is."""
    counts = sorted(sample.convert("L").histogram(), reverse=True)
    return sum(counts[:2]) > SAMPLE * SAMPLE * 0.6


def _smallest(picture: Image, qualities: tuple[int, ...], save: Callable[[Image, int], bytes]) -> bytes:
    """The picture at the lowest quality that looks the same; at the highest where none does."""
    from PIL import Image as Pillow  # noqa: PLC0415 - as above

    low, high, found = 0, len(qualities) - 1, b""
    while low < high:
        middle = (low + high) // 2
        content = save(picture, qualities[middle])
        with Pillow.open(BytesIO(content)) as made:
            if alike(picture, made.convert(picture.mode)):
                high, found = middle, content
            else:
                low, found = middle + 1, b""
    return found or save(picture, qualities[high])


def _as_webp(picture: Image, quality: int) -> bytes:
    return _saved(picture, "WEBP", quality=quality, method=4)


def _as_jpeg(picture: Image, quality: int) -> bytes:
    subsampling = "4:4:4" if quality >= FINE_COLOUR else "4:2:0"
    return _saved(picture, "JPEG", quality=quality, subsampling=subsampling, progressive=True, optimize=True)


def _saved(picture: Image, form: str, **how: Any) -> bytes:
    file = BytesIO()
    picture.info = {}  # no remark of the original goes along
    picture.save(file, form, **how)
    return file.getvalue()
