"""What is dropped stands where its author sees it, and the cursor is where it was once a dialog is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.patience import until
from tests.workbench.author import drop_file
from tests.workbench.test_first_module import photo
from tests.workbench.test_page import WRITE, text_on_disk, to_line

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.workbench.test_page import Open

# A computer that takes its time: what the browser has to say of the focus is said late.
SLOW = """() => document.querySelector(".cm-content").addEventListener("focus", () => {
  for (const end = performance.now() + 400; performance.now() < end;);
})"""
PAGE = "Ring twice.\n\n### Question: Who rings?\n- [x] Lee\n- [ ] Sam\n"


def insert_picture(page: Page) -> None:
    page.get_by_label("What does it show?").wait_for()
    page.keyboard.insert_text("A bell")
    page.keyboard.press("Enter")
    expect(page.locator(".cm-content")).to_contain_text("media/a-bell.jpg")


def test_a_picture_dropped_below_a_page_comes_to_its_end(workbench: Open, folder: Path) -> None:
    """Though other pages follow in the file, which are not seen."""
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    drop_file(page, "IMG_1.JPG", photo(), "image/jpeg", below=True)
    insert_picture(page)
    until(lambda: PAGE + "\n![A bell](media/a-bell.jpg)\n" in text_on_disk(folder), lambda: text_on_disk(folder))


def test_words_dragged_below_a_page_come_to_its_end(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    page.keyboard.press("Shift+Home")
    line, text = (page.locator(one).first.bounding_box() for one in (".cm-activeLine", ".cm-content"))
    assert line
    assert text
    page.mouse.move(line["x"] + 20, line["y"] + 10)
    page.mouse.down()
    page.mouse.move(line["x"] + 30, line["y"] + 50, steps=5)
    page.mouse.move(text["x"] + 30, text["y"] + text["height"] - 15, steps=5)
    page.mouse.up()
    wanted = PAGE.removeprefix("Ring twice.") + "Ring twice.\n# Two\n"
    until(lambda: wanted in text_on_disk(folder), lambda: text_on_disk(folder))
    page.keyboard.type("!")  # in place of what is selected: what was dragged
    until(lambda: "- [ ] Sam\n!\n# Two\n" in text_on_disk(folder), lambda: text_on_disk(folder))


def test_after_a_dialog_the_cursor_is_where_it_was(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    page.evaluate(SLOW)
    page.keyboard.press("Control+s")
    page.get_by_role("heading", name="Name this version").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.insert_text(" Then wait.")
    until(lambda: "\nRing twice. Then wait.\n" in text_on_disk(folder), lambda: text_on_disk(folder))
    page.keyboard.press("Control+s")
    page.get_by_label("What is it?").fill("Before the move")
    page.keyboard.press("Enter")
    expect(page.locator("dialog")).to_have_count(0)
    page.wait_for_timeout(600)
    page.keyboard.insert_text(" Or knock.")
    until(lambda: "\nRing twice. Then wait. Or knock.\n" in text_on_disk(folder), lambda: text_on_disk(folder))


def test_a_picture_stands_where_it_was_dropped_and_so_does_what_is_typed_next(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.evaluate(SLOW)
    drop_file(page, "IMG_1.JPG", photo(), "image/jpeg")
    insert_picture(page)
    page.keyboard.insert_text("So it rings.")
    wanted = "Ring twice.\n\n![A bell](media/a-bell.jpg)\n\nSo it rings.\n"
    until(lambda: wanted in text_on_disk(folder).replace("\n\n\n", "\n\n"), lambda: text_on_disk(folder))
