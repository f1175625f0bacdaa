"""The folder goes, or the browser takes its permission back, while somebody writes: told once, and nothing is lost."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.patience import until
from tests.site.conftest import read
from tests.site.test_site import TEXT, new_course, started
from tests.workbench.test_page import to_line

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.contexts import Contexts
    from tests.site.conftest import Server
    from tests.site.test_site import Window

# What no browser does for a test: it refuses a folder that it had allowed, when it is told to.
REFUSES = b"""
let refuses = false;
new BroadcastChannel("refuse").addEventListener("message", ({ data }) => (refuses = data));
for (const [kind, name] of [[FileSystemFileHandle, "createWritable"], [FileSystemDirectoryHandle, "entries"]]) {
  const real = kind.prototype[name];
  kind.prototype[name] = function (...given) {
    if (refuses) throw new DOMException("The request is not allowed", "NotAllowedError");
    return real.apply(this, given);
  };
}
"""
REFUSE = """(refuses) => new BroadcastChannel("refuse").postMessage(refuses)"""
AWAY = """async () => (await navigator.storage.getDirectory()).removeEntry("courses", { recursive: true })"""
SPOKEN = """() => {
  globalThis.spoken = [];
  const $say = document.querySelector("#say");
  new MutationObserver(() => $say.textContent && spoken.push($say.textContent)).observe($say, { childList: true });
}"""
LOOKS = 7_000  # milliseconds: two looks at the folder


def spoken(page: Page, words: str) -> list[str]:
    """What was told with these words since SPOKEN."""
    return [one for one in page.evaluate("() => spoken") if words in one]


def test_permission_taken_back_is_told_once_and_what_is_typed_waits(
    opened: Window, held: Server, contexts: Contexts
) -> None:
    held.before = {"site/page/worker.js": REFUSES}
    try:
        page = opened()
        new_course(started(page))
        to_line(page, "This module works as it is.")
        page.keyboard.type(" So they say.")
        until(lambda: "So they say." in read(page, TEXT))
        page.evaluate(SPOKEN)
        page.evaluate(REFUSE, "yes")
        page.keyboard.type(" Not everybody does.")
        expect(page.locator("#saved")).to_contain_text("Not saved")
        expect(page.locator("[data-notice=lost]")).to_contain_text("taken its permission back")
        page.wait_for_timeout(LOOKS)
        assert len(spoken(page, "permission back")) == 2  # by who saves, and by who looks at the folder
        assert "Not everybody does." not in read(page, TEXT)
        page.evaluate(REFUSE, "")
        until(lambda: "So they say. Not everybody does." in read(page, TEXT))
        expect(page.locator("#saved")).to_have_text("Saved")
    finally:
        held.before = {}
        contexts.faults.clear()


def test_a_folder_that_goes_is_told_once_and_the_courses_can_be_taken_home(opened: Window, contexts: Contexts) -> None:
    page = opened()
    new_course(started(page))
    until(lambda: "This module works" in read(page, TEXT))
    page.evaluate(SPOKEN)
    page.evaluate(AWAY)
    to_line(page, "This module works as it is.")
    page.keyboard.type(" So they say.", delay=150)  # so that it is sent in parts
    expect(page.locator("#saved")).to_contain_text("Not saved")
    expect(page.locator("[data-notice=lost]")).to_contain_text("not there any more")
    page.wait_for_timeout(10_000)
    assert len(spoken(page, "not there any more")) == 2
    with page.expect_download() as taken:  # what is in memory is not lost
        page.get_by_role("button", name="Take a copy home").click()
    assert "So they say." in zipfile.ZipFile(taken.value.path()).read(TEXT).decode()
    page.close()  # which looks again and again
    contexts.faults.clear()
