"""The workbench with nothing to install, in a real browser: the first day, and what becomes of it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.learner import Learner
from tests.browser.lms import Lms
from tests.patience import until
from tests.site.conftest import first_visit, module, read
from tests.workbench.author import Author
from tests.workbench.test_first_module import write_the_first_page
from tests.workbench.test_page import to_line

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.contexts import Contexts
    from tests.browser.server import FileServer
    from tests.site.conftest import Window

TEXT = "keeping-visitors-safe/course.md"


def started(page: Page) -> Page:
    """With the author's folder open."""
    page.get_by_role("button", name="Choose the folder").click()
    expect(page.get_by_role("heading", level=1, name=re.compile("^Courses$|^What will you make first"))).to_be_visible()
    return page


def new_course(page: Page) -> None:
    page.get_by_role("button", name="Start from a template").first.click()
    page.keyboard.type("Keeping visitors safe")
    page.keyboard.press("Enter")
    expect(page.locator(".cm-content")).to_contain_text("Keeping visitors safe")


def written(page: Page) -> str:
    return read(page, TEXT)


def write_a_module(page: Page) -> None:
    """With a picture, a question and a reflection."""
    write_the_first_page(Author(page))
    until(lambda: "feel welcome?" in written(page))
    expect(page.locator("#saved")).to_have_text("Saved")
    assert "- [x] Ask who he has come to see\n" in written(page)


def what_is_named_where_it_would_be(page: Page) -> None:
    """Though it can't be done in a browser."""
    page.get_by_role("link", name="Print", exact=False).first.click()
    expect(page.locator("#main")).to_contain_text("PDFs can’t be made here")
    expect(page.get_by_role("button", name=re.compile("^PDF"))).to_have_count(0)
    page.get_by_role("link", name="Courses", exact=True).first.click()
    page.get_by_role("link", name="Bring in").first.click()
    elsewhere = page.locator("section", has_text="What can’t be brought in here")
    expect(elsewhere).to_contain_text("Word document")
    expect(elsewhere).not_to_contain_text("plain text")


def passes(contexts: Contexts, server: FileServer, package: Path) -> None:
    """Played in another LMS, each question answered rightly, it is passed."""
    unpacked = package.with_suffix("")
    zipfile.ZipFile(package).extractall(unpacked)
    lms = Lms(contexts, server.address, urlsplit(server.mount("of-the-site", unpacked)).path, "scorm12")
    learner = Learner(lms.open())
    judged = {block["id"] for block in learner.course["blocks"] if block.get("weight")}
    pages = learner.course["pages"]
    for number, page in enumerate(pages):
        if number:
            learner.next()
        asked = learner.asked()
        if learner.frame.locator("section.page:not([hidden]) .hand-in-button").count():
            learner.hand_in(right=len(asked))
            continue
        for name in filter(judged.__contains__, asked):
            learner.answer(name, *learner.right(name))
        assert learner.page == page["id"]
    learner.exit()
    assert (lms.saved() or {})["core"]["lesson_status"] == "passed"
    assert lms.faults == []


def built(page: Page, folder: Path) -> Path:
    """The package, as an author takes it away."""
    page.get_by_role("link", name="Build").click()
    page.get_by_role("radio", name="Moodle").check()
    with page.expect_download() as saved:
        page.get_by_role("link", name="Download").first.click()
    package = folder / "saved.zip"
    saved.value.save_as(package)
    inspect = [sys.executable, "-m", "builder", "inspect", str(package), "--format", "json"]
    assert json.loads(subprocess.run(inspect, capture_output=True, check=True).stdout)
    return package


@pytest.mark.long
def test_from_nothing_to_a_package(contexts: Contexts, server: FileServer, address: str, tmp_path: Path) -> None:
    page = first_visit(contexts, address)
    asked: list[str] = []
    page.context.on("request", lambda one: asked.append(urlsplit(one.url).netloc))
    page.get_by_role("heading", name="Where are your courses?").wait_for()
    assert violations(page) == []
    new_course(started(page))
    write_a_module(page)

    page.reload()
    page.locator("#tree").get_by_text("At the gate").click()
    expect(page.locator(".cm-content")).to_contain_text("A man has no badge")
    to_line(page, "A man has no badge")
    marked = module(page).locator("[data-here]")
    expect(marked).to_contain_text("A man has no badge")

    page.context.set_offline(True)  # all that follows needs no network
    package = built(page, tmp_path)
    inside = zipfile.ZipFile(package)
    assert "A man has no badge" in inside.read("index.html").decode()
    assert [name for name in inside.namelist() if "a-visitor-signs-in" in name]
    passes(contexts, server, package)
    assert set(asked) - {urlsplit(address).netloc, ""} == set()  # "": data of its own

    page.reload()
    expect(page.get_by_role("radio", name="Moodle")).to_be_visible()  # of the same course, from its folder
    what_is_named_where_it_would_be(page)
    page.context.set_offline(False)


def test_two_windows_and_a_copy_taken_home(opened: Window, tmp_path: Path) -> None:
    one = started(opened())
    new_course(one)
    other = opened()
    other.goto(one.url)
    expect(other.locator(".cm-content")).to_contain_text("Keeping visitors safe")
    to_line(other, "This module works as it is.")
    other.keyboard.type(" So they say.")
    until(lambda: "So they say." in written(other))
    one.bring_to_front()
    expect(one.locator(".cm-content")).to_contain_text("So they say.")
    with one.expect_download() as saved:
        one.get_by_role("button", name="Take a copy home").click()
    copy = tmp_path / "copy.zip"
    saved.value.save_as(copy)
    assert "So they say." in zipfile.ZipFile(copy).read(TEXT).decode()
