"""Makes of a photo or a scan what a page shows: from bytes to bytes, and the same bytes each time."""

from __future__ import annotations

from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, Any

from builder.frozen import frozen
from builder.source.photos.bare import JPEG, PNG, bare
from builder.source.photos.likeness import alike
from builder.source.photos.upright import NoPictureError, opened_picture, simple, upright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PIL.Image import Image

RECIPE = 1  # counted up when what is made of a photo changes: what was kept before is then made anew
ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif", "AVIF": "avif"}  # what browsers show
MOVING = {"GIF", "PNG", "WEBP", "AVIF"}  # where several frames are a film; elsewhere they are pages
TURNED, SIDEWAYS = 0x0112, {5, 6, 7, 8}  # EXIF's Orientation; those that swap width and height
DENSITY = 2  # a picture that is made smaller is shown with so many of its pixels, across, in the place of one
WEBP_QUALITIES, JPEG_QUALITIES = (50, 58, 66, 74, 80, 86, 92), (60, 68, 74, 80, 85, 90, 95)
FINE_COLOUR = 90  # a quality of JPEG from which on colours keep their full resolution
LONGEST_WEBP = 16_383  # pixels on a side
FLAT, SAMPLE = 4_000, 256  # a picture with fewer colours, looked at so many pixels wide, is a drawing or a screenshot


@frozen
class Photo:
    """A picture as a page shows it."""

    content: bytes
    ending: str  # of its file's name: "webp", "jpg", "png", "gif"
    width: int  # pixels; 0: nobody has looked
    height: int  # pixels, likewise
    pages: int = 1  # of the original, such as a scan of several pages: the first is shown


def fitted(original: bytes, widest: int) -> Photo:
    """The picture upright, without its remarks, at most `widest` pixels wide, in the smallest form that looks the same.

    `widest`: twice what a page has room for, for screens that show two pixels in the place of one. A picture that moves
    stays as it is but for its remarks. NoPictureError: it can't be read, or is too large.
    """
    if find_spec("PIL") is None:  # in a browser
        return _unchanged(original)
    with opened_picture(original) as opened:
        form, frames = str(opened.format), int(getattr(opened, "n_frames", 1))
        if frames > 1 and form in MOVING:
            return Photo(bare(original), ENDINGS[form], *opened.size)
        turned = opened.getexif().get(TURNED, 1)
        natural = (opened.height, opened.width) if turned in SIDEWAYS else opened.size
        size = (widest, max(1, round(natural[1] * widest / natural[0]))) if natural[0] > widest else natural
        opened.draft(None, (2 * max(size), 2 * max(size)))  # a JPEG is read no larger than is of use
        forms = list(_forms(_resized(simple(upright(opened)), size), DENSITY if size != natural else 1))
        if size == natural and turned == 1 and form in ENDINGS:
            forms.append((bare(original), ENDINGS[form]))
        content, ending = min(forms, key=lambda one: len(one[0]))
        return Photo(content, ending, *size, pages=frames if form not in MOVING and form != "MPO" else 1)


def _unchanged(original: bytes) -> Photo:
    """The picture without its remarks, as large as it is."""
    starts = {"JPEG": original.startswith(JPEG), "PNG": original.startswith(PNG), "WEBP": original[8:12] == b"WEBP"}
    form = next((name for name, is_so in starts.items() if is_so), "")
    if not form:
        raise NoPictureError("can't be read here", "save it as JPEG or PNG")
    return Photo(bare(original, oriented=True), ENDINGS[form], 0, 0)


def _resized(picture: Image, size: tuple[int, int]) -> Image:
    from PIL.Image import Resampling  # noqa: PLC0415 - as above

    if picture.size == size:
        return picture
    if picture.mode == "RGBA":  # colours that nobody sees must not bleed into those that are seen
        return picture.convert("RGBa").resize(size, Resampling.LANCZOS, reducing_gap=3).convert("RGBA")
    return picture.resize(size, Resampling.LANCZOS, reducing_gap=3)


def _forms(picture: Image, density: int) -> Iterator[tuple[bytes, str]]:
    """The picture in each form that looks the same."""
    webp_holds = max(picture.size) <= LONGEST_WEBP
    if _is_flat(picture):
        yield _saved(picture, "PNG", optimize=True), "png"
        if webp_holds:
            yield _saved(picture, "WEBP", lossless=True, method=4), "webp"
    if webp_holds:
        yield _smallest(picture, WEBP_QUALITIES, _as_webp, density), "webp"
    if picture.mode != "RGBA":
        yield _smallest(picture, JPEG_QUALITIES, _as_jpeg, density), "jpg"
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


def _smallest(picture: Image, qualities: tuple[int, ...], save: Callable[[Image, int], bytes], density: int) -> bytes:
    """The picture at the lowest quality that looks the same; at the highest where none does."""
    from PIL import Image as Pillow  # noqa: PLC0415 - as above

    low, high, found = 0, len(qualities) - 1, b""
    while low < high:
        middle = (low + high) // 2
        content = save(picture, qualities[middle])
        with Pillow.open(BytesIO(content)) as made:
            if alike(picture, made.convert(picture.mode), density):
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
