"""The first module in Firefox, the second engine; left out where there is none."""

from __future__ import annotations

import os
import time
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.browser.firefox import firefox
from tests.patience import until
from tests.preview.running import running
from tests.setup.firefox import find_firefox
from tests.workbench.author import GLANCE, OFFERED
from tests.workbench.test_first_module import ANSWERS, photo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.browser.firefox import Firefox

pytestmark = pytest.mark.skipif(find_firefox() is None, reason="no Firefox is here")

MODULE = "iframe[title='The module, as learners see it']"
FRONT = "iframe:not(.behind)"  # the version that is shown: another is made ready behind it
PAGE = "section.page:not([hidden])"  # of the module
FAULTS = """() => {
  window.thrown = [];
  addEventListener("error", ({ message }) => thrown.push(message));
  addEventListener("unhandledrejection", ({ reason }) => thrown.push(String(reason)));
}"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Courses to work on: none yet."""
    made = tmp_path / "courses"
    made.mkdir()
    return made


@pytest.fixture
def window(tmp_path: Path, bundle: Path, folder: Path) -> Iterator[Firefox]:
    """A window at the workbench."""
    assert bundle.is_file()
    os.environ.pop("BROWSER", None)
    executable = find_firefox()
    assert executable
    with running(folder, command="workbench") as started, firefox(executable, tmp_path / "profile") as window:
        window.go(started.address)
        window.evaluate(FAULTS)
        yield window
        window.out()
        assert window.evaluate("() => window.thrown") == []


@pytest.mark.long
def test_from_an_empty_folder_to_a_package(window: Firefox, folder: Path, tmp_path: Path) -> None:
    window.wait_for(".door")
    window.click("button.door")
    window.press("Keeping visitors safe", "Enter")
    window.wait_for(".cm-content", "This module works as it is.")
    text = folder / "keeping-visitors-safe/course.md"

    window.click(".cm-line:nth-child(3)")
    window.press("Control+End", "## At the gate", "Enter", "Enter", "Ask each visitor who they have come to see.")
    window.press("Enter", "Enter")
    (tmp_path / "IMG_2041.JPG").write_bytes(photo())
    window.choose("button[aria-label='Picture']", tmp_path / "IMG_2041.JPG")
    window.wait_for("#picture-alt:focus")
    window.press("A visitor signs in at the gate", "Enter")
    window.wait_for(".cm-content", "media/a-visitor-signs-in-at-the-gate.jpg")

    window.press("/q")
    window.wait_for(OFFERED)
    time.sleep(GLANCE / 1000)
    window.press("Enter")
    for words in ANSWERS:
        window.press(words, "Tab")
    until(lambda: "- [x] Ask who he has come to see\n" in text.read_text("utf-8"))
    window.wait_for("#saved", "Saved")

    window.into(MODULE, FRONT, holds=f"{PAGE} .answer", words="Call the police")
    window.click(f"{PAGE} .answer[data-part=b] input")
    window.click(f"{PAGE} button[type=submit]")
    window.wait_for(f"{PAGE} .outcome.right")
    window.out()
    window.wait_for("#foot", "4 warnings")  # of the template's words that stay, a page each
    window.click("nav.views a[href$='/build']")
    window.wait_for(".lmses input[value='Moodle']")
    window.click(".lmses input[value='Moodle']")
    window.wait_for("a[download]")
    window.click("a[download]")
    downloads = tmp_path / "profile/downloads"
    until(lambda: any(zipfile.is_zipfile(one) for one in downloads.glob("*.zip")))
    inside = zipfile.ZipFile(next(downloads.glob("*.zip")))
    assert "A man has no badge" in inside.read("index.html").decode()
    assert [name for name in inside.namelist() if "a-visitor-signs-in" in name]
