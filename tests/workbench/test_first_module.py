"""The first day: from an empty folder to a package, with a picture, a question and a reflection, by mouse and keys."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, expect

from tests.browser.learner import Learner
from tests.browser.places import AnyLms
from tests.browser.recorded import SCORM12
from tests.browser.test_play_courses import TAKE_PAGE
from tests.patience import until
from tests.workbench.author import Author
from tests.workbench.test_page import module, to_line

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.contexts import Contexts
    from tests.browser.server import FileServer
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


# Designed in shared/workbench-look, "The 15 minutes": what it takes beside the words, from the double click on.
CLICKS, KEYS = 9, 23
ANSWERS = ("A man has no badge. What do you do?", "Let him in", "Ask who he has come to see", "Call the police")


def test_from_an_empty_folder_to_a_package(
    workbench: Open, folder: Path, tmp_path: Path, contexts: Contexts, server: FileServer
) -> None:
    """The 15 minutes of somebody who has never seen it, and what their learners and LMS get."""
    page = workbench()
    author = Author(page, pointer=1)  # the starter on the desktop
    expect(page.locator("#main")).to_contain_text("There is no course here yet")
    expect(page.locator(".holds .pic")).to_have_count(8)
    author.click(page.get_by_role("button", name="Start from a template"))
    author.type("Keeping visitors safe")
    author.press("Enter")
    expect(page.locator(".cm-content")).to_contain_text("This module works as it is.")
    text = folder / "keeping-visitors-safe/course.md"

    write_the_first_page(author)
    until(lambda: "feel welcome?" in text.read_text("utf-8"))
    assert "- [x] Ask who he has come to see\n" in text.read_text("utf-8")

    shown = module(page).locator("section.page:not([hidden])")
    expect(shown).to_contain_text("feel welcome?")
    author.click(shown.get_by_label("Ask who he has come to see"))
    author.click(shown.get_by_role("button", name="Check answer"))
    expect(shown.locator(".outcome.right")).to_be_visible()
    expect(page.locator("#foot")).to_contain_text("No faults")
    author.click(page.get_by_role("link", name="Build"))
    author.click(page.get_by_role("radio", name="Moodle"))
    with page.expect_download() as saved:
        author.click(page.get_by_role("link", name="Download").first)
    expect(page.locator("#main")).to_contain_text("The first time, in Moodle")
    assert (author.pointer, author.keys) == (CLICKS, KEYS)  # README says so

    package = tmp_path / "saved.zip"
    saved.value.save_as(package)
    with zipfile.ZipFile(package) as inside:
        inside.extractall(tmp_path / "saved")
    assert list((tmp_path / "saved").rglob("*a-visitor-signs-in*"))
    assert "A man has no badge" in (tmp_path / "saved/index.html").read_text("utf-8")
    server.mount("first", tmp_path / "saved")
    play_to_a_pass(contexts, server)


def write_the_first_page(author: Author) -> None:
    """Words, a picture, a question and a reflection, below what the template has."""
    page = author.page
    author.click(page.locator(".cm-line", has_text="This module works as it is."))
    author.press("Control+End", "#", "#", "Space")
    author.type("At the gate")
    author.press("Enter", "Enter")
    author.type("Ask each visitor who they have come to see.")
    author.press("Enter", "Enter")
    author.drop("IMG_2041.JPG", photo(), "image/jpeg")
    expect(page.get_by_label("What does it show?")).to_be_focused()
    author.type("A visitor signs in at the gate")
    author.press("Enter")
    expect(page.locator(".cm-content")).to_contain_text("media/a-visitor-signs-in-at-the-gate.jpg")

    author.block("q")
    for words in ANSWERS:
        author.type(words)
        author.press("Tab")
    author.block("ref")
    author.type("When were you a visitor yourself?")
    author.press("Tab")
    author.type("What made you feel welcome?")


def play_to_a_pass(contexts: Contexts, server: FileServer) -> None:
    """In scorm-again, as an LMS has it."""
    lms = AnyLms(contexts, server.address, "/first", SCORM12)
    learner = Learner(lms.open())
    met: list[str] = []
    for _ in learner.course["pages"]:
        met, _, faults = learner.frame.evaluate(TAKE_PAGE, met)
        assert faults == []
    learner.exit()
    told = lms.told()
    assert (told.completion, told.success, told.score) == ("completed", "passed", 100)
    assert lms.faults == []


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
    Author(page).drop("quiz.gift", b"::Sky::Which is blue? {=The sky ~Grass}\n", "")
    page.get_by_role("link", name="Open the course").wait_for()
    assert "Which is blue?" in (folder / "quiz/course.md").read_text("utf-8")
    assert "Words. More.\n" in (folder / "doors/course.md").read_text("utf-8")
    page.go_back()
    page.go_back()
    expect(page.locator(".cm-content")).to_contain_text("Words. More.")
    Author(page).drop("tool.exe", b"MZ", "")
    expect(page.locator("#progress")).to_contain_text("tool.exe")
    page.go_back()
    expect(page.locator(".cm-content")).to_contain_text("Words. More.")
    contexts.forgive()  # it was refused, with a status that says so
