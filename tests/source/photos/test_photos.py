"""Photos as pages show them. Issue 12, Pictures."""

from __future__ import annotations

import random
import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageFilter, ImageStat

from builder.source.photos import kept
from builder.source.photos.bare import bare
from builder.source.photos.fit import fitted
from builder.source.photos.kinds import kind_of
from builder.source.photos.likeness import alike
from builder.source.photos.upright import MOST_PIXELS, NoPictureError

if TYPE_CHECKING:
    from pathlib import Path

TURN, GPS, MAKER = 0x0112, 0x8825, 0x010F
SECRET = b"Northmere Secret Phone"


def scene(width: int, height: int, seed: int = 1, grain: float = 2) -> Image.Image:
    """What a camera may see: soft light, some edges, a little noise."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    rows = max(2, 12 * height // width)
    light = Image.frombytes("RGB", (12, rows), chance.randbytes(12 * rows * 3)).resize(
        (width, height), Image.Resampling.BICUBIC
    )
    draw = ImageDraw.Draw(light)
    for _ in range(25):
        left, top, size = chance.randrange(width), chance.randrange(height), chance.randrange(width // 30, width // 5)
        draw.ellipse((left, top, left + size, top + size), fill=tuple(chance.randbytes(3)))
    softened = light.filter(ImageFilter.GaussianBlur(width / 800))
    noise = Image.effect_noise((width, height), grain).convert("RGB")
    return ImageChops.add(softened, noise, 1, -128)


def saved(image: Image.Image, form: str = "JPEG", *, turn: int = 1, **how: object) -> bytes:
    """A picture's file with all that a phone notes in it."""
    exif = Image.Exif()
    exif[TURN], exif[MAKER] = turn, SECRET.decode()
    exif.get_ifd(GPS)[2] = (53.0, 24.0, 6.0)
    file = BytesIO()
    image.save(file, form, exif=exif, **how)
    return file.getvalue()


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_photo_is_upright_however_the_phone_was_held(turn: int) -> None:
    seen = Image.new("RGB", (300, 200), "white")
    ImageDraw.Draw(seen).rectangle((0, 0, 90, 60), fill="red")  # at the upper left as people see it
    ways = {
        2: "FLIP_LEFT_RIGHT",
        3: "ROTATE_180",
        4: "FLIP_TOP_BOTTOM",
        5: "TRANSPOSE",
        6: "ROTATE_90",
        7: "TRANSVERSE",
        8: "ROTATE_270",
    }
    stored = seen.transpose(Image.Transpose[ways[turn]]) if turn > 1 else seen
    photo = fitted(saved(stored, turn=turn, quality=95), 150)
    assert (photo.width, photo.height) == (150, 100)
    with Image.open(BytesIO(photo.content)) as opened:
        assert opened.size == (150, 100)
        red, white = (opened.convert("RGB").getpixel(place) for place in ((20, 15), (130, 85)))
    assert isinstance(red, tuple)
    assert isinstance(white, tuple)
    assert red[0] > 200
    assert red[1] < 60
    assert min(white) > 230


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_nothing_that_a_camera_noted_stays(form: str) -> None:
    original = saved(scene(400, 300), form)
    assert SECRET in original
    for widest in (200, 400):
        photo = fitted(original, widest)
        assert SECRET not in photo.content
        with Image.open(BytesIO(photo.content)) as opened:
            assert not dict(opened.getexif())
            assert not opened.info.get("exif")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_file_without_its_remarks_shows_the_same_points(form: str) -> None:
    original = saved(
        scene(200, 150), form, icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    )
    stripped = bare(original + b"more of a phone's own, after the end" if form == "JPEG" else original)
    assert SECRET not in stripped
    assert b"a phone's own" not in stripped
    with Image.open(BytesIO(original)) as before, Image.open(BytesIO(stripped)) as after:
        assert after.info.get("icc_profile") == before.info["icc_profile"]
        assert ImageChops.difference(before.convert("RGB"), after.convert("RGB")).getbbox() is None


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("order", ["<", ">"])
def test_without_a_library_for_pictures_a_photo_says_how_it_was_held_and_nothing_else(
    turn: int, order: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = Image.Exif()
    noted.endian = order
    noted[0x0112], noted[0x010F] = turn, SECRET.decode()
    held = BytesIO()
    scene(200, 150).save(held, "JPEG", exif=noted)
    monkeypatch.setattr("builder.source.photos.fit.find_spec", lambda _: None)  # as in a browser
    photo = fitted(held.getvalue(), 100)
    assert SECRET not in photo.content
    with Image.open(BytesIO(photo.content)) as opened:
        assert dict(opened.getexif()) == ({} if turn == 1 else {0x0112: turn})


def test_what_is_cut_short_is_left_as_it_is() -> None:
    original = saved(scene(100, 80))
    for length in range(0, len(original), 37):
        bare(original[:length])


def test_a_photo_is_no_wider_than_asked_and_a_small_one_is_not_made_larger() -> None:
    assert fitted(saved(scene(900, 600)), 450).width == 450
    assert fitted(saved(scene(300, 200)), 450).width == 300


def test_twelve_megapixels_become_small_and_look_the_same() -> None:
    image = scene(4000, 3000)
    original = saved(image, quality=92)
    photo = fitted(original, 1600)
    assert len(photo.content) < 250_000  # six of them in 1.5 MB
    with Image.open(BytesIO(photo.content)) as opened:
        wanted = image.resize(opened.size, Image.Resampling.LANCZOS)
        assert alike(wanted, opened.convert("RGB"), 2)
        apart = ImageStat.Stat(ImageChops.difference(wanted, opened.convert("RGB"))).rms
    assert max(apart) < 6


def test_it_is_the_smallest_of_the_forms_that_look_the_same() -> None:
    drawing = Image.new("RGB", (800, 600), "white")
    draw = ImageDraw.Draw(drawing)
    for number in range(20):
        draw.text((10, 10 + 28 * number), f"Line {number} of a form to fill in", fill="black")
    photo = fitted(saved(drawing, "PNG"), 800)
    with Image.open(BytesIO(photo.content)) as opened:
        assert ImageChops.difference(drawing, opened.convert("RGB")).getbbox() is None  # a drawing loses no point
    assert len(photo.content) < len(saved(drawing, "PNG"))
    best = min(len(saved(drawing, "JPEG", quality=90)), len(saved(drawing, "PNG", optimize=True)))
    assert len(photo.content) <= best


def test_what_is_small_already_is_kept() -> None:
    tight = BytesIO()
    scene(300, 200).save(tight, "WEBP", quality=30)
    assert len(fitted(tight.getvalue(), 300).content) <= len(tight.getvalue())


def test_see_through_pictures_stay_so_and_their_edges_clean() -> None:
    image = Image.new("RGBA", (400, 400), (255, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((100, 100, 300, 300), fill=(0, 0, 255, 255))
    file = BytesIO()
    image.save(file, "PNG")
    photo = fitted(file.getvalue(), 200)
    with Image.open(BytesIO(photo.content)) as opened:
        made = opened.convert("RGBA")
    corner, middle = made.getpixel((2, 2)), made.getpixel((100, 100))
    assert isinstance(corner, tuple)
    assert isinstance(middle, tuple)
    assert corner[3] == 0
    assert middle[2] > 240
    assert middle[3] == 255
    seen = [point for point in made.get_flattened_data() if isinstance(point, tuple) and point[3] > 128]
    assert not [point for point in seen if point[0] > 60]  # no red of what nobody saw


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16", "I", "F"])
@pytest.mark.parametrize("form", ["PNG", "TIFF", "JPEG", "BMP", "WEBP", "GIF"])
def test_every_form_and_kind_of_colour_is_read(mode: str, form: str) -> None:
    file = BytesIO()
    try:
        Image.new(mode, (60, 40)).save(file, form)
    except (OSError, ValueError, KeyError):
        pytest.skip("there is no such file")
    photo = fitted(file.getvalue(), 30)
    with Image.open(BytesIO(photo.content)) as opened:
        assert opened.size == (30, 20)
        assert opened.format in {"WEBP", "JPEG", "PNG"}
    assert kind_of(photo.content) == photo.ending


def test_sixteen_bits_keep_their_light() -> None:
    grey = Image.new("I;16", (40, 40), 32768)
    grey.putpixel((0, 0), 65535)
    file = BytesIO()
    grey.save(file, "TIFF")
    with Image.open(BytesIO(fitted(file.getvalue(), 40).content)) as opened:
        value = opened.convert("L").resize((1, 1)).tobytes()[0]
    assert abs(value - 128) < 4


def test_colours_are_those_that_the_profile_means() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"tXYZ").replace(b"gXYZ", b"rXYZ").replace(b"tXYZ", b"gXYZ")  # red means green
    photo = fitted(saved(Image.new("RGB", (50, 50), (220, 20, 20)), "PNG", icc_profile=swapped), 25)
    with Image.open(BytesIO(photo.content)) as opened:
        colour = opened.convert("RGB").getpixel((10, 10))
    assert isinstance(colour, tuple)
    assert colour[1] > 150
    assert colour[0] < 80


def test_a_profile_of_no_use_is_passed_over() -> None:
    assert fitted(saved(Image.new("RGB", (50, 50), (200, 30, 30)), icc_profile=b"no profile at all"), 25).width == 25


def test_moving_pictures_still_move_without_their_remarks() -> None:
    frames = [Image.new("RGB", (80, 60), colour) for colour in ("red", "green", "blue")]
    for form in ("GIF", "WEBP", "PNG"):
        file = BytesIO()
        frames[0].save(file, form, save_all=True, append_images=frames[1:], duration=100)
        photo = fitted(file.getvalue(), 40)
        with Image.open(BytesIO(photo.content)) as opened:
            assert getattr(opened, "n_frames", 1) == 3
        assert photo.width == 80


def test_a_scan_of_several_pages_says_how_many() -> None:
    pages = [Image.new("L", (60, 80), shade) for shade in (0, 100, 200)]
    file = BytesIO()
    pages[0].save(file, "TIFF", save_all=True, append_images=pages[1:])
    assert fitted(file.getvalue(), 60).pages == 3


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no picture"),
        (b"hello", "no picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC|no picture|damaged"),  # with its library or without
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "no picture"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "no picture|damaged"),
    ],
    ids=["nothing", "words", "heic", "a program", "damaged"],
)
def test_what_is_no_picture_is_refused_with_what_to_do(content: bytes, said: str) -> None:
    with pytest.raises(NoPictureError, match=said) as refused:
        fitted(content, 100)
    assert refused.value.advice


def test_a_photo_of_a_phone_is_read_where_its_library_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    heif = pytest.importorskip("pillow_heif", reason="the extra “heic” is not installed")
    file = BytesIO()
    heif.from_pillow(Image.effect_noise((300, 200), 60).convert("RGB")).save(file, quality=80)
    photo = fitted(file.getvalue(), 150)
    assert photo.ending in {"webp", "jpg"}
    assert (photo.width, photo.height) == (150, 100)
    monkeypatch.setattr("builder.source.photos.upright.reads_heic", lambda: False)
    with pytest.raises(NoPictureError, match="HEIC") as refused:
        fitted(file.getvalue(), 150)
    assert "pip install pillow-heif" in refused.value.advice


def test_a_picture_that_would_fill_the_memory_is_refused() -> None:
    side = int(MOST_PIXELS**0.5) + 100
    header = struct.pack(">LLBBBBB", side, side, 8, 2, 0, 0, 0)
    small = saved(Image.new("RGB", (2, 2)), "PNG")
    at = small.index(b"IHDR")
    check = struct.pack(">L", zlib.crc32(b"IHDR" + header))
    with pytest.raises(NoPictureError, match="pixels"):
        fitted(small[: at + 4] + header + check + small[at + 21 :], 100)


def test_no_bytes_make_more_than_a_refusal() -> None:
    chance = random.Random(3)  # noqa: S311 - no secret
    originals = [saved(scene(90, 60), form) for form in ("JPEG", "PNG", "WEBP", "TIFF")]
    for _ in range(300):
        spoilt = bytearray(chance.choice(originals))
        for _ in range(chance.randrange(1, 12)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        try:
            fitted(bytes(spoilt), 40)
        except NoPictureError:
            continue


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("photos/*") if path.is_file()]


def test_a_photo_is_made_once_and_read_from_the_cache_after(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    original = saved(scene(1200, 900))
    first = kept.fitted(original, 600)
    assert len(files_in(cache)) == 1
    monkeypatch.setattr("builder.source.photos.fit.fitted", None)
    assert kept.fitted(original, 600) == first


def test_another_width_or_photo_is_another_in_the_cache(cache: Path) -> None:
    for photo, widest in ((scene(300, 200), 100), (scene(300, 200), 50), (scene(300, 200, seed=2), 100)):
        kept.fitted(saved(photo), widest)
    assert len(files_in(cache)) == 3


@pytest.mark.parametrize(
    "spoilt", [b"", b"spoilt", b"webp 1 1 1 abc\nspoilt", b"\xff" * 999], ids=["no", "word", "line", "odd"]
)
def test_what_is_spoilt_in_the_cache_is_made_anew(cache: Path, spoilt: bytes) -> None:
    original = saved(scene(300, 200))
    first = kept.fitted(original, 100)
    for file in files_in(cache):
        file.write_bytes(spoilt)
    assert kept.fitted(original, 100) == first


def test_where_nothing_can_be_kept_a_photo_is_made_all_the_same(cache: Path) -> None:
    (cache / "builder").write_bytes(b"a file where a folder should be")
    assert kept.fitted(saved(scene(300, 200)), 100).width == 100


def test_two_makings_give_the_same_bytes() -> None:
    original = saved(scene(500, 400))
    assert fitted(original, 250) == fitted(original, 250)


def test_a_blurred_or_blocky_picture_is_not_alike() -> None:
    image = scene(640, 480)
    assert alike(image, image)
    assert not alike(image, image.filter(ImageFilter.GaussianBlur(4)))
    file = BytesIO()
    image.save(file, "JPEG", quality=5)
    with Image.open(file) as rough:
        assert not alike(image, rough)
