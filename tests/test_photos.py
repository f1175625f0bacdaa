"""A9: photos go into packages as a page can show them; the author's files stay as they are."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from builder.package.photos import WIDEST
from builder.pipeline import Order, run

if TYPE_CHECKING:
    from pathlib import Path

TOP = "---\ntitle: Photos\n---\n\n## A page\n\n"
GPS, ORIENTATION = 0x8825, 0x0112


def photo(file: Path, size: tuple[int, int] = (3000, 2000), form: str = "JPEG") -> bytes:
    """A photo that says where it was taken, and lies on its side."""
    file.parent.mkdir(parents=True, exist_ok=True)
    picture = Image.effect_noise((60, 40), 60).resize(size).convert("RGB")
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (51.0, 28.0, 38.0)
    picture.save(file, form, **({"exif": exif, "quality": 95} if form == "JPEG" else {}))
    return file.read_bytes()


def built(folder: Path, text: str) -> tuple[str, dict[str, bytes]]:
    """The page, and the media of its package."""
    (folder / "course.md").write_text(TOP + text, "utf-8")
    outcome = run(Order(folder, ("web",), out=folder / "dist"))
    assert not outcome.failed, outcome.diagnostics
    with zipfile.ZipFile(next((folder / "dist").glob("*.zip"))) as package:
        media = {name: package.read(name) for name in package.namelist() if name.startswith("media/")}
        return package.read("index.html").decode(), media


def test_a9_a_photo_is_upright_small_and_tells_nothing(tmp_path: Path) -> None:
    original = photo(tmp_path / "media/beach.jpg", (4000, 3000))
    page, media = built(tmp_path, "![The beach](media/beach.jpg)\n")
    ((name, content),) = media.items()
    assert f'<img src="{name}" alt="The beach"' in page
    with Image.open(io.BytesIO(content)) as shown:
        assert shown.size == (WIDEST, WIDEST * 4 // 3)
        assert not shown.getexif()
    assert b"GPS" not in content
    assert len(content) < 250_000  # six of twelve megapixels are to be under 1.5 MB
    assert (tmp_path / "media/beach.jpg").read_bytes() == original


@pytest.mark.parametrize(("name", "form"), [("plan.bmp", "BMP"), ("scan.tif", "TIFF"), ("Scan 2.TIFF", "TIFF")])
def test_a9_forms_that_no_page_shows_are_turned(name: str, form: str, tmp_path: Path) -> None:
    photo(tmp_path / "media" / name, (300, 200), form)
    page, media = built(tmp_path, f"![What it shows](<media/{name}>)\n")
    ((packed, content),) = media.items()
    assert re.search(r"\.(webp|jpg|png)$", packed)
    assert f'src="{packed}"' in page
    with Image.open(io.BytesIO(content)) as shown:
        assert shown.size == (300, 200)


def test_a9_photos_of_one_name_stay_apart(tmp_path: Path) -> None:
    photo(tmp_path / "media/desk.jpg", (240, 150))
    photo(tmp_path / "media/desk.png", (240, 150), "PNG")
    page, media = built(tmp_path, "![One](media/desk.jpg)\n\n![Two](media/desk.png)\n")
    assert len(media) == 2
    assert set(re.findall(r'<img src="([^"]+)"', page)) == set(media)


def test_a9_a_photo_to_download_stays_as_it_is(tmp_path: Path) -> None:
    original = photo(tmp_path / "media/poster.jpg")
    _, media = built(tmp_path, "![The poster](media/poster.jpg)\n\n[Print it](media/poster.jpg)\n")
    assert media == {"media/poster.jpg": original}
