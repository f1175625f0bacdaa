"""EMF and WMF, which no browser shows: their bitmap, or the other form that a file holds, is shown in their place."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Inches

from builder.importers.markdown import write
from builder.importers.metafiles import bitmap_in
from builder.importers.reading import bring
from tests.importers.word_files import PNG, paragraph, word_file

if TYPE_CHECKING:
    from pathlib import Path

RED = (200, 0, 0)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
SVG_SPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"


def bitmap() -> tuple[bytes, bytes]:
    """Head and pixels of a small red picture."""
    file = BytesIO()
    Image.new("RGB", (8, 4), RED).save(file, "BMP")
    return file.getvalue()[14:54], file.getvalue()[54:]


def emf(*more: bytes) -> bytes:
    """A metafile that draws a bitmap, and more records."""
    head, bits = bitmap()
    at = 80
    place = struct.pack("<IIII", at, len(head), at + len(head), len(bits))
    record = struct.pack("<II", 81, at + len(head) + len(bits)) + bytes(40) + place + bytes(16) + head + bits
    return struct.pack("<II", 1, 88) + bytes(80) + record + b"".join(more) + struct.pack("<II", 14, 20) + bytes(12)


def wmf() -> bytes:
    head, bits = bitmap()
    words = (6 + 22 + len(head) + len(bits)) // 2
    return b"\x01\x00\x09\x00" + bytes(14) + struct.pack("<IH", words, 0x0F43) + bytes(22) + head + bits


LINE = struct.pack("<II", 54, 16) + bytes(8)


@pytest.mark.parametrize("made", [emf(), wmf()])
def test_a_bitmap_in_a_wrapper_is_found(made: bytes) -> None:
    found = bitmap_in(lambda: made)
    assert found
    with Image.open(BytesIO(found)) as picture:
        assert (picture.size, picture.convert("RGB").getpixel((3, 2))) == ((8, 4), RED)


@pytest.mark.parametrize("made", [emf(LINE), emf()[:100], b"", b"\x01\x00\x00\x00", b"\x1f\x8bno", wmf()[:40]])
def test_a_drawing_or_a_damaged_file_is_none(made: bytes) -> None:
    assert bitmap_in(lambda: made) is None


def in_word(path: Path, drawing: str, emf_content: bytes) -> str:
    """The text of a document with a drawing; `rId1` is its metafile, `rImage` a PNG."""
    body = paragraph("Signs", style="Heading1") + paragraph(f"<w:r>{drawing}</w:r>")
    held = {"rImage": PNG, "rEmf": emf_content, "rSvg": SVG}
    parts = {name: ("image", content) for name, content in held.items()}
    whole = word_file(path / "a.docx", body, parts=parts)
    with zipfile.ZipFile(whole) as before, zipfile.ZipFile(path / "b.docx", "w") as after:
        for name in before.namelist():
            content = before.read(name)
            for one, ending in (("rEmf", "emf"), ("rSvg", "svg")):
                content = content.replace(f"media/{one}.png".encode(), f"media/{one}.{ending}".encode())
                name = name.replace(f"{one}.png", f"{one}.{ending}")  # noqa: PLW2901 - the part's new name
            after.writestr(name, content)
    return write(bring(path / "b.docx").draft)


def drawn(blip: str) -> str:
    return f'<w:drawing><wp:inline><wp:docPr id="1" name="P" descr="A sign"/>{blip}</wp:inline></w:drawing>'


def test_word_shows_what_browsers_can(tmp_path: Path) -> None:
    assert "![A sign](media/a-sign.png)" in in_word(tmp_path, drawn('<a:blip r:embed="rEmf"/>'), emf())
    vector = f'<a:blip r:embed="rEmf"><a:svgBlip xmlns:a="{SVG_SPACE}" r:embed="rSvg"/></a:blip>'
    assert "![A sign](media/a-sign.svg)" in in_word(tmp_path, drawn(vector), emf(LINE))
    both = (
        f"<mc:AlternateContent><mc:Choice>{drawn('<a:blip r:embed=@rEmf@/>')}</mc:Choice>"
        f"<mc:Fallback>{drawn('<a:blip r:embed=@rImage@/>')}</mc:Fallback></mc:AlternateContent>"
    ).replace("@", '"')
    assert "![A sign](media/a-sign.png)" in in_word(tmp_path, both, emf(LINE))
    assert "![" not in in_word(tmp_path, drawn('<a:blip r:embed="rEmf"/>'), emf(LINE))


def test_slides_show_what_browsers_can(tmp_path: Path) -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Signs"
    for colour, left in (("red", 0), ("blue", 4)):
        file = BytesIO()
        Image.new("RGB", (30, 20), colour).save(file, "PNG")
        slide.shapes.add_picture(file, Inches(left), Inches(2))
    deck.save(str(tmp_path / "a.pptx"))
    for content, pictures in ((emf(), 2), (emf(LINE), 1)):
        with zipfile.ZipFile(tmp_path / "a.pptx") as before, zipfile.ZipFile(tmp_path / "b.pptx", "w") as after:
            for name in before.namelist():
                said = before.read(name)
                if name == "[Content_Types].xml":
                    said = said.replace(b"<Default ", b'<Default Extension="emf" ContentType="image/emf"/><Default ', 1)
                said = content if name == "ppt/media/image1.png" else said.replace(b"image1.png", b"image1.emf")
                after.writestr(name.replace("image1.png", "image1.emf"), said)
        assert write(bring(tmp_path / "b.pptx").draft).count("![") == pictures
