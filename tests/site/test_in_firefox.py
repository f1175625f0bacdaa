"""Firefox opens no folders: courses live in its own storage, from nothing to a package. Left out where it is not."""

from __future__ import annotations

import base64
import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.patience import until
from tests.site.conftest import IMAGE_SIZE, READS, SMALLEST_IMAGE

if TYPE_CHECKING:
    from tests.browser.firefox import Firefox
    from tests.site.conftest import Server

TEXT = "keeping-visitors-safe/course.md"
BUTTON = """(words) => {
  const isIt = (one) => one.textContent.trim() === words && one.checkVisibility();
  const $button = [...document.querySelectorAll("button, a")].find(isIt);
  $button?.click();
  return Boolean($button);
}"""
TEXTS = "() => location.href + document.body.innerText"
SEEN = "(words) => document.body.innerText.includes(words)"
CHOOSES = """(name) => {
  const $label = [...document.querySelectorAll(".lmses label")].find((one) => one.textContent === name);
  $label?.click();
  return Boolean($label);
}"""
# What is saved is caught where the page hands it to the browser, which would ask where to put it.
CATCHES = """() => {
  window.taken = [];
  let last = null;
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => make.call(URL, (last = blob));
  const usual = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    if (!this.href.startsWith("blob:")) return usual.call(this);
    const reader = new FileReader();
    reader.onload = () => window.taken.push([this.download, reader.result.split(",")[1]]);
    reader.readAsDataURL(last);
  };
}"""

FORGET_BUILDER = """async () => {
  for (const name of await caches.keys()) await (await caches.open(name)).delete("builder.zip");
}"""


def holds(window: Firefox, script: str, *given: str) -> None:
    """Until a script of the page says yes."""
    until(lambda: window.evaluate(script, *given), lambda: f"{given}; there is\n{window.evaluate(TEXTS)}")


def press(window: Firefox, words: str) -> None:
    holds(window, BUTTON, words)


def seen(window: Firefox, words: str) -> None:
    holds(window, SEEN, words)


def written(window: Firefox) -> str:
    return str(window.evaluate(READS, ["", TEXT]))


def taken(window: Firefox) -> tuple[str, zipfile.ZipFile]:
    holds(window, "() => window.taken.length")
    name, content = window.evaluate("() => window.taken.pop()")
    return name, zipfile.ZipFile(io.BytesIO(base64.b64decode(content)))


@pytest.mark.long
def test_from_nothing_to_a_package_in_firefox(window: Firefox, held: Server, address: str) -> None:
    window.go(address)
    seen(window, "This browser can’t open folders")
    press(window, "Keep them in this browser")
    seen(window, "What will you make first?")
    seen(window, "Your courses live in this browser")
    seen(window, "No copy was taken home yet")
    window.click(".door")
    window.type("#new-title", "Keeping visitors safe\ue007")
    holds(window, "() => Boolean(document.querySelector('.cm-content'))")
    window.click(".cm-content")
    window.type(".cm-content", " Ask each visitor who they have come to see. ")
    until(lambda: "who they have come to see." in written(window), "it is not saved")

    until(lambda: window.evaluate(IMAGE_SIZE) > SMALLEST_IMAGE, "Python's memory is not kept")
    window.evaluate(FORGET_BUILDER)
    held.lacks = "builder.zip"  # so that it can only be that memory that goes on
    try:
        window.go("about:blank")
        window.go(f"{address}#/courses/keeping-visitors-safe/write")
        holds(window, "() => Boolean(document.querySelector('.cm-content'))")
        window.evaluate(CATCHES)
        press(window, "Build")
        holds(window, CHOOSES, "Moodle")
        press(window, "Download")
        name, package = taken(window)
    finally:
        held.lacks = "no file"
    assert name.startswith("keeping-visitors-safe")
    assert "Ask each visitor" in package.read("index.html").decode()
    press(window, "Take a copy home")
    name, copy = taken(window)
    assert name.startswith("courses-")
    assert "Ask each visitor" in copy.read(TEXT).decode()
    seen(window, "Last copy just now")
