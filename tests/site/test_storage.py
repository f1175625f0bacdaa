"""The folder, or the browser's own storage: full, copied, shared with others. Nothing is lost, or written over."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.patience import until
from tests.sampling import whole_only
from tests.site.conftest import image_size, read, write
from tests.site.test_site import new_course, started
from tests.workbench.test_page import to_line

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.contexts import Contexts
    from tests.site.conftest import Window

TEXT = "keeping-visitors-safe/course.md"

LOOK = """() => window.dispatchEvent(new Event("focus"))"""  # at the folder
# A folder of thousands of files, or in a slow cloud: to look through it takes as long as it is told to.
LARGE_FOLDER = """
let end = () => undefined;
let looked = Promise.resolve();
new BroadcastChannel("takes long").addEventListener("message", ({ data }) => {
  if (data) looked = new Promise((resolve) => (end = resolve));
  else end();
});
const { entries } = FileSystemDirectoryHandle.prototype;
FileSystemDirectoryHandle.prototype.entries = async function* () {
  await looked;
  yield* entries.call(this);
};
"""
TAKES_LONG = """(does) => new BroadcastChannel("takes long").postMessage(does)"""
# Another program, which writes a file as soon as the builder has: within the same moment, and as many bytes.
WRITES_TOO = """
const { createWritable } = FileSystemFileHandle.prototype;
const wishes = new BroadcastChannel("writes too");
let wish = null;
wishes.addEventListener("message", ({ data }) => {
  wish = data;
  wishes.postMessage("heard");
});
FileSystemFileHandle.prototype.createWritable = async function () {
  const stream = await createWritable.call(this);
  const close = stream.close.bind(stream);
  stream.close = async () => {
    await close();
    if (!wish || this.name !== "course.md") return;
    const text = (await (await this.getFile()).text()).replace(...wish);
    wish = null;
    const other = await createWritable.call(this);
    await other.write(text);
    await other.close();
  };
  return stream;
};
"""
WRITE_TOO = """(wish) => new Promise((resolve) => {
  const wishes = new BroadcastChannel("writes too");
  wishes.addEventListener("message", resolve, { once: true });
  wishes.postMessage(wish);
})"""
SAFARI = "delete FileSystemFileHandle.prototype.createWritable;"  # before its version 26
DELETES = """async (path) => {
  const top = await (await navigator.storage.getDirectory()).getDirectoryHandle("courses");
  await top.removeEntry(path, { recursive: true });
}"""

A_WEEK_LATER = """() => {
  const now = Date.now;
  Date.now = () => now() + 8 * 86_400_000;
}"""
NAMES = """async (path) => {
  const found = [];
  const top = await navigator.storage.getDirectory();
  const folder = path ? await top.getDirectoryHandle(path) : top;
  for await (const name of folder.keys()) found.push(name);
  return found.sort();
}"""


def room(page: Page, size: int | None) -> None:
    """How many bytes this address may keep (CDP, Storage.overrideQuotaForOrigin); None: as many as usual."""
    parts = urlsplit(page.url)
    given = {"origin": f"{parts.scheme}://{parts.netloc}"} | ({} if size is None else {"quotaSize": size})
    page.context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", given)


def in_this_browser(page: Page) -> None:
    page.get_by_role("button", name="Keep them in this browser").click()
    expect(page.get_by_role("heading", level=1, name=re.compile("^What will you make first"))).to_be_visible()
    new_course(page)


def make_room(page: Page) -> None:
    """What can be made again goes; courses stay."""
    page.get_by_role("link", name="Build").click()
    page.get_by_role("radio", name="Moodle").check()
    expect(page.get_by_role("link", name="Download").first).to_be_visible()
    until(lambda: "dist" in page.evaluate(NAMES, "") and image_size(page))
    page.get_by_role("button", name="Make room").click()
    expect(page.locator(".toast")).to_contain_text("Build them again whenever you need them")
    assert "dist" not in page.evaluate(NAMES, "")
    assert image_size(page) == 0
    assert "So they say." in read(page, TEXT, "")


def test_where_no_room_is_left_nothing_is_lost(opened: Window, contexts: Contexts) -> None:
    page = opened()
    in_this_browser(page)
    foot = page.locator(".site-foot")
    expect(foot).to_contain_text(re.compile("Your courses live in this browser.*No copy was taken home yet"))
    expect(foot).to_contain_text(re.compile(r"\d\.\d (MB )?of \d+ [GM]B used"))
    to_line(page, "This module works as it is.")
    page.keyboard.type(" So they say.")
    until(lambda: "So they say." in read(page, TEXT, ""))
    room(page, 1000)
    page.keyboard.insert_text(" Not everybody does.")  # at once: on a slow machine letters may be a second apart
    expect(page.locator("#saved")).to_contain_text("Not saved: 1 change waits")
    expect(page.locator("[data-notice=lost]")).to_contain_text("there is no room left")
    expect(page.locator("[data-notice=lost]")).to_contain_text("make room at the foot of this page")
    assert "Not everybody does." not in read(page, TEXT, "")
    assert "So they say." in read(page, TEXT, "")

    page.get_by_role("link", name="Courses", exact=True).click()  # what asks for no room goes on
    expect(page.locator(".course")).to_contain_text("questions")
    page.get_by_role("button", name="New course").first.click()
    page.keyboard.type("Doors")
    page.keyboard.press("Enter")
    expect(page.get_by_text("there is no room left").first).to_be_visible()
    page.keyboard.press("Escape")
    page.reload()
    expect(page.locator(".course")).to_have_count(1)
    page.locator(".course h2 a").first.click()
    expect(page.locator(".cm-content")).to_contain_text("So they say. Not everybody does.")  # kept where it was typed

    room(page, None)
    until(lambda: "So they say. Not everybody does." in read(page, TEXT, ""))
    expect(page.locator("#saved")).to_have_text("Saved")

    make_room(page)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Take a copy home").click()
    assert "Not everybody does." in zipfile.ZipFile(taken.value.path()).read(TEXT).decode()
    expect(foot).to_contain_text("Last copy just now")
    page.evaluate(A_WEEK_LATER)
    expect(foot.locator(".warn-ink")).to_contain_text("take one now")
    page.close(run_before_unload=False)
    contexts.faults.clear()  # what the browser says of answers that refuse


def test_what_another_program_writes_in_that_moment_is_never_written_over(opened: Window) -> None:
    page = opened(begins={"site/page/worker.js": LARGE_FOLDER + WRITES_TOO})
    page.evaluate("() => { window.setInterval = () => 0; }")  # it never looks by itself
    new_course(started(page))
    to_line(page, "This module works as it is.")
    page.evaluate(WRITE_TOO, ["This module works", "This course works"])
    page.keyboard.insert_text(" So they say.")  # at once, so that one save has it
    until(lambda: "This course works" in read(page, TEXT) and "So they say." in read(page, TEXT))
    page.keyboard.press("Control+End")
    page.keyboard.type("\n## At the gate\n\nAsk for a badge.")
    until(lambda: "Ask for a badge." in read(page, TEXT))
    expect(page.locator(".cm-content")).to_contain_text("Ask for a badge.")
    assert "This course works" in read(page, TEXT)
    expect(page.locator("#saved")).to_have_text("Saved")
    write(page, TEXT, read(page, TEXT).replace("So they say.", "So people say."))
    page.keyboard.type("\n\nAnd for a name.")
    until(lambda: "And for a name." in read(page, TEXT))
    for words in ("This course works", "So people say."):
        assert words in read(page, TEXT)
        expect(page.locator(".cm-content")).to_contain_text(words)
    write(page, "doors/course.md", "---\ntitle: Doors\n---\n## Only\n\nWords.\n")  # a name that is free no more
    page.get_by_role("link", name="Courses", exact=True).click()
    page.get_by_role("button", name="New course").first.click()
    page.keyboard.type("Doors")
    page.keyboard.press("Enter")
    expect(page.locator(".cm-content")).to_contain_text("Doors")
    assert "Words." in read(page, "doors/course.md")
    assert "Doors" in read(page, "doors-2/course.md")
    page.get_by_role("link", name="Courses", exact=True).click()
    expect(page.locator(".course")).to_have_count(3)
    write(page, "doors-2/notes.md", "")  # it holds nothing, and is there
    page.evaluate(DELETES, "doors")
    page.evaluate(LOOK)
    page.get_by_role("link", name="Organisation", exact=True).click()
    page.get_by_role("link", name="Courses", exact=True).first.click()
    expect(page.locator(".course")).to_have_count(2)
    assert read(page, "doors-2/notes.md") == ""

    page.evaluate(TAKES_LONG, "yes")
    page.evaluate(LOOK)
    page.get_by_role("link", name="Keeping visitors safe").click()
    to_line(page, "This course works")
    page.keyboard.type(" Nobody waits.")
    until(lambda: "Nobody waits." in read(page, TEXT))
    expect(page.locator("#saved")).to_have_text("Saved")
    write(page, TEXT, read(page, TEXT).replace("This course works", "This module works"))
    page.evaluate(TAKES_LONG, "")
    page.evaluate(LOOK)  # nothing, where the first is not over: that one sees it, too
    expect(page.locator(".cm-content")).to_contain_text("This module works")


@whole_only
def test_a_browser_that_writes_at_once_keeps_files_whole_too(opened: Window) -> None:
    page = opened(begins={"site/page/worker.js": SAFARI})
    in_this_browser(page)
    to_line(page, "This module works as it is.")
    page.keyboard.type(" So they say.")
    until(lambda: "So they say." in read(page, TEXT, ""))
    expect(page.locator("#saved")).to_have_text("Saved")
    assert page.evaluate(NAMES, "keeping-visitors-safe") == ["course.md", "media"]
    page.reload()
    expect(page.locator(".cm-content")).to_contain_text("So they say.")
