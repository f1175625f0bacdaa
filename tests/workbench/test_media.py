"""Files that authors drop: known by what they are, made what pages show, refused before anybody describes them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from playwright.sync_api import expect

from builder.source.photos.kinds import kind_of
from builder.workbench.engine import AskedWronglyError, Engine
from tests.patience import until
from tests.workbench.author import drop_file
from tests.workbench.conftest import TEXT
from tests.workbench.test_page import WRITE, text_on_disk, to_line
from tests.workbench.test_paste import photo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.workbench.test_page import Open

FILM = b"\0\0\0\x18ftypmp42" + b"0" * 100


@pytest.fixture
def engine(folder: Path) -> Iterator[Engine]:
    with Engine(folder) as made:
        yield made


def moving() -> bytes:
    held = BytesIO()
    frames = [Image.new("P", (20, 20), colour) for colour in (1, 2)]
    frames[0].save(held, "GIF", save_all=True, append_images=frames[1:])
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "wanted"),
    [
        ('photo #1 50%?".jpg', photo("JPEG"), "a-bell.jpg"),
        ("photo.jfif", photo("JPEG"), "a-bell.jpg"),
        ("no-ending", photo(), "a-bell.png"),
        ("named-otherwise.jpg", photo(), "a-bell.png"),
        ("scan.BMP", photo("BMP"), "a-bell.png"),
        ("scan.tif", photo("TIFF"), "a-bell.jpg"),
        ("moving.gif", moving(), "a-bell.gif"),
        ("drawn.svg", b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "a-bell.svg"),
        ("CON.png", photo(), "a-bell.png"),
        ("film.mp4", FILM, "a-bell.mp4"),
    ],
)
def test_a_file_is_kept_as_what_it_is_and_as_pages_show_it(
    engine: Engine, folder: Path, name: str, content: bytes, wanted: str
) -> None:
    brought = engine.take_in(name, content)
    kept = engine.answer("keep_media", {"course": "doors", "file": brought, "called": "A bell"})["file"]
    assert kept == f"media/{wanted}"
    there = (folder / "doors" / kept).read_bytes()
    assert there == content if name.lower()[-3:] not in {"bmp", "tif"} else kind_of(there) == wanted[-3:]


@pytest.mark.parametrize("name", ["broken.png", "picture.avif", "IMG_1.HEIC", "drawing.emf", "words.docx"])
def test_what_no_page_can_show_is_refused_with_what_to_do(engine: Engine, folder: Path, name: str) -> None:
    content = b"\0\0\0\x18ftypheic" if name.endswith("HEIC") else b"\x89PNG\r\n\x1a\nno more"
    brought = engine.take_in(name, content)
    with pytest.raises(AskedWronglyError, match=rf"“{name}” .*: .*save it"):
        engine.answer("keep_media", {"course": "doors", "file": brought})
    assert not (folder / "doors/media").exists()


def test_a_picture_that_the_browser_cannot_read_is_shown_or_refused_before_it_is_described(
    workbench: Open, folder: Path
) -> None:
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    drop_file(page, "scan.tiff", photo("TIFF"), "image/tiff")
    expect(page.get_by_role("button", name="Turn")).to_be_visible()  # it is there to be cut
    page.get_by_label("What does it show?").fill("A bell")
    page.keyboard.press("Enter")
    until(lambda: "Ring twice.\n\n![A bell](media/a-bell.jpg)\n\n\n\n### Question" in text_on_disk(folder))
    assert kind_of((folder / "doors/media/a-bell.jpg").read_bytes()) == "jpg"


def test_a_film_becomes_a_block_to_fill_in(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    drop_file(page, "how_to ring.mp4", FILM, "video/mp4")
    until(lambda: "### Video: how to ring\n![What it shows](media/how-to-ring.mp4)\n" in text_on_disk(folder))
    expect(page.locator(".cm-content")).to_be_focused()
    page.keyboard.type("How Lee rings")  # the first field is chosen
    until(lambda: "### Video: How Lee rings\n![What" in text_on_disk(folder))


def test_a_picture_leaves_one_blank_line_where_nothing_is_typed_behind_it(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    for shows in ("A bell", "A door"):
        drop_file(page, "photo.png", photo(), "image/png")
        page.get_by_label("What does it show?").fill(shows)
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".cm-content")).to_contain_text("a-door.png")
    page.keyboard.press("Control+Home")
    pictures = "![A bell](media/a-bell.png)\n\n![A door](media/a-door.png)\n\n"
    wanted = TEXT.replace("### Question", f"{pictures}### Question")
    until(lambda: text_on_disk(folder) == wanted, lambda: text_on_disk(folder))
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    until(lambda: text_on_disk(folder) == TEXT, lambda: text_on_disk(folder))


def test_who_leaves_the_text_leaves_no_blank_lines_behind_a_picture(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    drop_file(page, "photo.png", photo(), "image/png")
    page.get_by_label("What does it show?").fill("A bell")
    page.keyboard.press("Enter")
    expect(page.locator(".cm-content")).to_contain_text("a-bell.png")
    page.keyboard.press("F9")
    expect(page.get_by_role("heading", level=1)).to_have_text("Is it ready?")
    wanted = TEXT.replace("### Question", "![A bell](media/a-bell.png)\n\n### Question")
    until(lambda: text_on_disk(folder) == wanted, lambda: text_on_disk(folder))
