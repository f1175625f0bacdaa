"""While Python is on its way the page can be read and written in, and says what is not there yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.patience import until
from tests.site.conftest import FIRST, module, read, write
from tests.workbench.test_page import to_line

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.contexts import Contexts
    from tests.site.conftest import Server, Window

TEXT = "doors/course.md"
DOORS = "---\ntitle: Doors\n---\n# One\n\n## At the door\n\nRing twice.\n\n## Inside\n\nShut it.\n".replace(
    "\n", "\r\n"
)


def with_a_course(opened: Window) -> Page:
    """The list of the folder's courses, in which is one."""
    page = opened(FIRST)
    page.get_by_role("heading", name="Where are your courses?").wait_for()
    write(page, TEXT, DOORS)
    page.get_by_role("button", name="Choose the folder").click()
    page.get_by_role("link", name="doors").wait_for()
    return page


def test_it_is_read_and_written_before_python_is_there(opened: Window, held: Server) -> None:
    with held.slow():
        page = with_a_course(opened)
        expect(page.get_by_role("progressbar", name="The builder is being fetched")).to_be_attached()
        page.get_by_role("link", name="doors").click()
        expect(page.locator("#foot")).to_contain_text("Faults: in a moment")
        expect(page.locator(".pane.seen")).to_contain_text("The module is here in a moment")
        expect(page.locator(".cm-line", has_text="## At the door").locator("span").first).to_be_visible()  # in colour
        assert violations(page) == []
        to_line(page, "Ring twice.")
        page.keyboard.type(" Then wait.")
        expect(page.locator("#saved")).to_have_text("Saving…")
        assert "Then wait." not in read(page, TEXT)
        write(page, TEXT, DOORS.replace("Shut it.", "Shut it, please."))
        page.get_by_role("link", name="Build").click()
        expect(page.locator("#main .page.soon")).to_have_text("In a moment …")
    expect(page.get_by_role("radio", name="Moodle")).to_be_visible()
    until(lambda: "Ring twice. Then wait.\r\n" in read(page, TEXT))
    assert "Shut it, please.\r\n" in read(page, TEXT)
    page.go_back()
    expect(page.locator(".cm-content")).to_contain_text("Then wait.")
    expect(page.locator("#foot")).to_contain_text("No faults")
    expect(module(page).locator("section.page:not([hidden])")).to_contain_text("Then wait.")
    expect(page.get_by_role("progressbar")).to_have_count(0)


def test_a_builder_that_does_not_come_is_told_and_nothing_is_lost(
    opened: Window, held: Server, contexts: Contexts
) -> None:
    held.lacks = FIRST
    try:
        page = with_a_course(opened)
        told = page.locator("[data-notice=builder]")
        expect(told).to_contain_text("The builder could not be started.")
        page.get_by_role("link", name="doors").click()
        to_line(page, "Ring twice.")
        page.keyboard.type(" Then wait.")
        expect(page.locator("#saved")).to_contain_text("Not saved")
        expect(page.locator("[data-notice=lost]")).to_contain_text("the builder could not be started")
        page.reload()
        expect(page.locator(".cm-content")).to_contain_text("Ring twice. Then wait.")
        page.close(run_before_unload=False)
    finally:
        held.lacks = "no file"
        contexts.faults.clear()  # what the browser says of a file that is not there
