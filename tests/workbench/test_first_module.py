"""The first day: from an empty folder to a package, with a picture, a question and a reflection, by mouse and keys."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, expect

from tests.workbench.test_page import module, to_line, until

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.contexts import Contexts
    from tests.workbench.test_page import Open


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Courses to work on: none yet."""
    made = tmp_path / "courses"
    made.mkdir()
    return made


def photo() -> bytes:
    held = BytesIO()
    Image.new("RGB", (800, 600), "#446688").save(held, "JPEG")
    return held.getvalue()


def dropped(page: Page, name: str, content: bytes, kind: str = "image/jpeg") -> None:
    """A file from the desktop falls onto the text, where the cursor is."""
    give = """([name, content, type]) => {
      const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], name, { type }));
      const { left, top } = document.querySelector(".cm-activeLine").getBoundingClientRect();
      const at = { clientX: left + 5, clientY: top + 5, bubbles: true, cancelable: true, dataTransfer };
      document.querySelector(".cm-content").dispatchEvent(new DragEvent("drop", at));
    }"""
    page.evaluate(give, [name, base64.b64encode(content).decode(), kind])


def begin_block(page: Page, typed: str, patience: float = 5000) -> None:
    """By its first letters, once all before is saved: what comes back from saving would close what is offered."""
    page.keyboard.type("\n")
    expect(page.locator("#saved")).to_have_text("Saved", timeout=patience)
    page.keyboard.type(f"/{typed}")
    page.wait_for_selector(".cm-tooltip-autocomplete [aria-selected]")
    page.keyboard.press("Enter")


def test_from_an_empty_folder_to_a_package(workbench: Open, folder: Path, tmp_path: Path) -> None:
    page = workbench()
    expect(page.locator("#main")).to_contain_text("There is no course here yet")
    expect(page.locator(".holds .pic")).to_have_count(8)
    page.get_by_role("button", name="Start from a template").click()
    page.keyboard.type("Keeping visitors safe")
    page.keyboard.press("Enter")
    expect(page.locator(".cm-content")).to_contain_text("Keeping visitors safe")
    text = folder / "keeping-visitors-safe/course.md"

    page.locator(".cm-content").focus()
    page.keyboard.press("Control+End")
    page.keyboard.type("\n## At the gate\n\nAsk each visitor who they have come to see.\n\n")
    dropped(page, "IMG_2041.JPG", photo())
    expect(page.get_by_label("What does it show?")).to_be_focused()
    page.keyboard.type("A visitor signs in at the gate")
    page.keyboard.press("Enter")
    expect(page.locator(".cm-content")).to_contain_text("media/a-visitor-signs-in-at-the-gate.jpg")

    page.keyboard.press("Control+End")
    begin_block(page, "ques")
    for words in ("A man has no badge. What do you do?", "Let him in", "Ask who he has come to see", "Call the police"):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    page.keyboard.press("Control+End")
    begin_block(page, "refl")
    page.keyboard.type("When were you a visitor yourself?")
    page.keyboard.press("Tab")
    page.keyboard.type("What made you feel welcome?")
    until(lambda: "feel welcome?" in text.read_text("utf-8"))
    assert "- [x] Ask who he has come to see\n" in text.read_text("utf-8")

    to_line(page, "A man has no badge")
    expect(module(page).locator("[data-here]")).to_contain_text("A man has no badge")
    page.get_by_role("link", name="Build").click()
    page.get_by_label("Moodle").check()
    with page.expect_download() as saved:
        page.get_by_role("link", name="Download").first.click()
    package = tmp_path / "saved.zip"
    saved.value.save_as(package)
    inside = zipfile.ZipFile(package)
    assert "A man has no badge" in inside.read("index.html").decode()
    assert [name for name in inside.namelist() if "a-visitor-signs-in" in name]
    inspect = [sys.executable, "-m", "builder", "inspect", str(package), "--format", "json"]
    assert json.loads(subprocess.run(inspect, capture_output=True, check=True).stdout)


def test_what_word_has_put_on_the_clipboard_comes_in_as_markdown(workbench: Open, folder: Path) -> None:
    (folder / "doors").mkdir()
    (folder / "doors/course.md").write_text("---\ntitle: Doors\n---\n# One\n\n## Page\n\nWords.\n", "utf-8")
    page = workbench("#/courses/doors/write")
    to_line(page, "Words.")
    page.keyboard.type("\n\n")
    html = (
        "<html xmlns:w='urn:schemas-microsoft-com:office:word'><body><!--StartFragment-->"
        "<p class=MsoNormal>Ask <b>first</b>.</p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>"
        "<span style='mso-list:Ignore'>·&nbsp;</span>One</p><!--EndFragment--></body></html>"
    )
    give = """([html, plain]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", html);
      clipboardData.setData("text/plain", plain);
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
      document.querySelector(".cm-content").dispatchEvent(event);
    }"""
    page.evaluate(give, [html, "Ask first.\n· One"])
    until(lambda: "Ask **first**." in (folder / "doors/course.md").read_text("utf-8"))
    until(lambda: "- One" in (folder / "doors/course.md").read_text("utf-8"))


def test_a_document_becomes_a_course(workbench: Open, folder: Path) -> None:
    page = workbench()
    page.get_by_role("link", name="Bring in").first.click()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose").click()
    quiz = b"::Sky::Which is blue? {=The sky ~Grass}\n\n::No::Which of these is it? {~a ~b}\n"
    chooser.value.set_files(FilePayload(name="quiz.gift", mimeType="text/plain", buffer=quiz))
    expect(page.locator("#main")).to_contain_text("1 thing to look at, 2 things left out.")
    expect(page.get_by_role("region", name="In doubt")).to_contain_text("No answer is marked as right")
    assert list(folder.glob("*/import-report.md"))
    page.get_by_role("link", name="Go there").click()
    expect(page.locator(".cm-activeLine")).to_contain_text("Which of these is it?")


def test_a_document_that_falls_on_the_text_is_brought_in(workbench: Open, folder: Path, contexts: Contexts) -> None:
    (folder / "doors").mkdir()
    (folder / "doors/course.md").write_text("---\ntitle: Doors\n---\n# One\n\n## Page\n\nWords.\n", "utf-8")
    page = workbench("#/courses/doors/write")
    to_line(page, "Words.")
    page.keyboard.type(" More.")
    dropped(page, "quiz.gift", b"::Sky::Which is blue? {=The sky ~Grass}\n", "")
    page.get_by_role("link", name="Open the course").wait_for()
    assert "Which is blue?" in (folder / "quiz/course.md").read_text("utf-8")
    assert "Words. More.\n" in (folder / "doors/course.md").read_text("utf-8")
    page.go_back()
    page.go_back()
    expect(page.locator(".cm-content")).to_contain_text("Words. More.")
    dropped(page, "tool.exe", b"MZ", "")
    expect(page.locator("#progress")).to_contain_text("tool.exe")
    page.go_back()
    expect(page.locator(".cm-content")).to_contain_text("Words. More.")
    contexts.faults.clear()  # it was refused, with a status that says so
