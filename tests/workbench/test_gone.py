"""A file or a folder that another program takes away while it is open: its words are never taken for deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.patience import until
from tests.workbench.conftest import TEXT
from tests.workbench.test_page import WRITE, text_on_disk, to_line

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.contexts import Contexts
    from tests.workbench.test_page import Open


def test_a_file_that_is_deleted_stays_in_sight_until_its_author_says(
    workbench: Open, folder: Path, contexts: Contexts
) -> None:
    page, file = workbench(WRITE), folder / "doors/course.md"
    to_line(page, "Ring twice.")
    file.unlink()
    gone = page.get_by_label("Notice").filter(has_text="“course.md” is not in its folder any more")
    expect(gone).to_contain_text("Its text is still here")
    expect(page.locator("#saved")).to_have_text("Not saved: its file is gone")
    expect(page.locator(".cm-content")).to_contain_text("Ring twice.")
    page.keyboard.type(" Then wait.")
    expect(page.locator("#saved")).to_have_text("Not saved: 1 change waits")
    assert not file.exists()
    gone.get_by_role("button", name="Put it back").click()
    until(lambda: file.exists() and text_on_disk(folder) == TEXT.replace("twice.", "twice. Then wait."))
    expect(page.locator("#saved")).to_have_text("Saved")
    expect(gone).to_have_count(0)
    contexts.forgive()  # that there is no course was told


def test_a_file_that_is_called_otherwise_is_followed(workbench: Open, folder: Path) -> None:
    (folder / "doors/01-one.md").write_text("# Three\n\n## Roof\n\nLook up.\n", "utf-8")
    page = workbench("#/courses/doors/write/doors/01-one.md:5")
    to_line(page, "Look up.")
    page.keyboard.type(" Twice.")
    expect(page.locator("#saved")).to_have_text("Saved")
    (folder / "doors/01-one.md").rename(folder / "doors/02-one.md")
    expect(page.locator(".toast")).to_have_text("“01-one.md” is called “02-one.md” now")
    page.keyboard.type(" Or more.")
    until(lambda: "Look up. Twice. Or more.\n" in (folder / "doors/02-one.md").read_text("utf-8"))
    assert not (folder / "doors/01-one.md").exists()


def test_a_folder_that_is_moved_gets_no_second_one_in_its_place(
    workbench: Open, folder: Path, contexts: Contexts
) -> None:
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    (folder / "doors").rename(folder / "windows")
    page.keyboard.type(" Then wait.")
    expect(page.get_by_label("Notice")).to_contain_text("is not in its folder any more")
    assert not (folder / "doors").exists()
    (folder / "windows").rename(folder / "doors")
    until(lambda: "Ring twice. Then wait.\n" in text_on_disk(folder))
    expect(page.locator("#saved")).to_have_text("Saved")
    contexts.forgive()  # as above


def test_what_was_typed_in_a_file_that_went_while_the_page_was_closed_is_there(
    workbench: Open, folder: Path, contexts: Contexts
) -> None:
    other = folder / "doors/01-one.md"
    other.write_text("# Three\n\n## Roof\n\nLook up.\n", "utf-8")
    page = workbench("#/courses/doors/write/doors/01-one.md:5")
    to_line(page, "Look up.")
    page.route("**/engine/write", lambda route: route.abort())
    page.keyboard.type(" Twice.")
    expect(page.locator("#saved")).to_contain_text("Not saved")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("about:blank")
    other.unlink()
    page = workbench(WRITE)
    kept = page.get_by_label("Notice").filter(has_text="“01-one.md” is not in its folder any more")
    expect(kept).to_contain_text("What you typed in it last was not saved")
    kept.get_by_role("button", name="Put it back").click()
    until(lambda: other.exists() and "Look up. Twice.\n" in other.read_text("utf-8"))
    expect(kept).to_have_count(0)
    expect(page.get_by_role("treeitem", name="Roof")).to_be_visible()
    contexts.forgive()  # of saves that were held up


def test_what_another_course_waits_for_is_not_told_in_this_one(
    workbench: Open, folder: Path, contexts: Contexts
) -> None:
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    (folder / "doors").rename(folder / "gates")
    expect(page.locator("#saved")).to_have_text("Not saved: its file is gone")
    page.keyboard.type(" Then wait.")
    expect(page.locator("#saved")).to_have_text("Not saved: 1 change waits")
    page.evaluate("window.location.hash = '#/courses/gates/write'")
    expect(page.locator("#foot")).to_contain_text("gates/course.md")
    with page.expect_response("**/engine/write"):  # it is tried again
        pass
    page.wait_for_timeout(100)
    expect(page.locator("#saved")).to_have_text("Saved")
    expect(page.get_by_label("Notice")).to_have_count(0)
    contexts.forgive()  # that there is no course was told


def test_a_file_that_nobody_can_read_is_a_fault_until_it_is_mended(
    workbench: Open, folder: Path, contexts: Contexts
) -> None:
    page, file = workbench(WRITE), folder / "doors/course.md"
    to_line(page, "Ring twice.")
    with page.expect_response("**/engine/read"):
        file.write_bytes(TEXT.encode() + b"\n\xff\xfe\x81\n")
    expect(page.locator("#foot")).to_contain_text("1 fault")
    file.write_text(TEXT.replace("twice", "once"), "utf-8")
    expect(page.locator("#foot")).to_contain_text("No faults")
    expect(page.locator(".cm-content")).to_contain_text("Ring once.")
    assert [one for one in contexts.faults if "can't be read" in one] == []  # nothing of it went wrong
    contexts.forgive()  # that it could not be read was told
