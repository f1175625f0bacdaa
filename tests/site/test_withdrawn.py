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
    from tests.site.conftest import Window

# What no browser does for a test: it refuses a folder that it had allowed, when it is told to.
REFUSES = """
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
LOOK = """() => window.dispatchEvent(new Event("focus"))"""  # at the folder, as it does every three seconds, too


def spoken(page: Page, words: str) -> list[str]:
    """What was told with these words since SPOKEN."""
    return [one for one in page.evaluate("() => spoken") if words in one]


def told_once(page: Page, words: str) -> None:
    """By who saves, and by who looks at the folder; by neither again, however often they try."""
    expect(page.locator("#saved")).to_contain_text("Not saved")
    expect(page.locator("[data-notice=lost]")).to_contain_text(words)
    until(lambda: len(spoken(page, words)) == 2, lambda: str(spoken(page, words)))
    page.evaluate(LOOK)
    with page.expect_request("**/engine/write") as tried:
        pass
    tried.value.response()  # which comes once that look is over
    assert len(spoken(page, words)) == 2


def test_what_is_typed_waits_while_permission_is_taken_back_or_the_folder_is_gone(
    opened: Window, contexts: Contexts
) -> None:
    page = opened(begins={"site/page/worker.js": REFUSES})
    new_course(started(page))
    to_line(page, "This module works as it is.")
    page.keyboard.type(" So they say.")
    until(lambda: "So they say." in read(page, TEXT))
    page.evaluate(SPOKEN)
    page.evaluate(REFUSE, "yes")
    page.keyboard.type(" Not everybody does.")
    told_once(page, "taken its permission back")
    assert "Not everybody does." not in read(page, TEXT)
    page.evaluate(REFUSE, "")
    until(lambda: "So they say. Not everybody does." in read(page, TEXT))
    expect(page.locator("#saved")).to_have_text("Saved")

    page.evaluate(AWAY)
    page.keyboard.type(" But some do.", delay=150)  # so that it is sent in parts
    told_once(page, "not there any more")
    with page.expect_download() as taken:  # what is in memory is not lost
        page.get_by_role("button", name="Take a copy home").click()
    assert "But some do." in zipfile.ZipFile(taken.value.path()).read(TEXT).decode()
    page.close()  # which tries again and again
    contexts.faults.clear()
