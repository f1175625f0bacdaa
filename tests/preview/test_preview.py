"""An author's hour with the preview, in a real browser, with the real command."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.axe import axe_violations
from tests.browser.contexts import Contexts
from tests.browser.learner import Learner, begin
from tests.patience import until
from tests.preview.running import Preview, running

STORY = "\n\n".join(f"Line {number} of a story that goes on for a while." for number in range(60))
COURSE = f"""---
title: Doors
pass mark: 80%
---
# Doors

## Before you begin

{STORY}

## At the door

{STORY}

### Question: Who locks the door?
- [x] Whoever leaves last
- [ ] Nobody

### Question: Who has a key?
- [ ] Everybody
- [x] The caretaker

## At night

Doors are shut at night.
"""
OTHER = "---\ntitle: Windows\n---\n# Windows\n\n## Open them\n\nLet some air in.\n"
SHOWN = "#frames iframe:not(.behind)"
SEEN = f"document.querySelector('{SHOWN}')?"


def module_seen(page: Page) -> Frame:
    """The frame of the module that is seen now, once its script has begun."""
    element = page.wait_for_selector(SHOWN)
    frame = element.content_frame() if element else None
    assert frame
    frame.wait_for_selector("html[data-state=ready]", state="attached")
    return frame


class Author:
    """The preview's page, and the file that the author has open beside it."""

    def __init__(self, page: Page, file: Path) -> None:
        self.page, self.file = page, file

    def save(self, text: str) -> None:
        self.file.write_text(text, "utf-8")

    @property
    def frame(self) -> Frame:
        """The frame that is seen now, behind its cover."""
        return begin(module_seen(self.page))

    def sees(self, words: str) -> None:
        """Waits until the frame that is seen holds some words."""
        self.page.wait_for_function(f"words => {SEEN}.contentDocument?.body?.textContent.includes(words)", arg=words)

    def holds(self, fact: str, words: str) -> None:
        expect(self.page.locator(f"#facts > div:has(dt:text-is('{fact}')) dd")).to_have_text(words)


@pytest.fixture
def courses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in (("doors", COURSE), ("windows", OTHER)):
        (tmp_path / "courses" / name).mkdir(parents=True)
        (tmp_path / "courses" / name / "course.md").write_text(text, "utf-8")
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import sys, pathlib; pathlib.Path(__file__).with_name('opened').write_text(sys.argv[-1])", "utf-8"
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {editor}")
    return tmp_path / "courses"


@pytest.fixture
def preview(courses: Path) -> Iterator[Preview]:
    with running(courses) as started:
        yield started


@pytest.fixture
def author(preview: Preview, courses: Path, contexts: Contexts) -> Author:
    page = contexts.open(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(preview.address)
    page.get_by_role("link", name="Doors").click()
    return Author(page, courses / "doors" / "course.md")


def test_a_day(author: Author, courses: Path) -> None:
    answers_and_drafts_stay(author)
    faults_are_shown_and_the_rest_of_the_module_goes_on(author, courses)
    the_lms_is_left_and_lost(author)
    standards_themes_and_widths(author)
    a_course_goes_and_comes_back(author, courses)


def answers_and_drafts_stay(author: Author) -> None:
    learner = Learner(author.frame)
    learner.next()
    first, second = learner.asked()
    learner.answer(first, *learner.right(first))
    learner.put(second, *learner.wrong(second))
    expect(author.page.locator("#answers-title")).to_have_text("Answers: 1 of 1 right")
    expect(author.page.locator("#answers .question")).to_have_text("Who locks the door?")
    expect(author.page.locator("#answers .response")).to_have_text("“Whoever leaves last”")
    author.holds("Status", "Not completed yet")
    author.holds("Place", "At the door")
    top = author.frame.evaluate("() => (scrollTo(0, 700), scrollY)")
    author.save(COURSE.replace("Line 3 ", "Line three ").replace("At the door", "Beside the door"))
    author.sees("Line three")
    learner = Learner(author.frame)
    assert learner.heading.inner_text() == "Beside the door"
    assert abs(learner.frame.evaluate("scrollY") - top) < 2
    assert learner.chosen(first) == sorted(learner.right(first))
    assert learner.chosen(second) == sorted(learner.wrong(second))
    expect(author.page.locator("#frames iframe")).to_have_count(1)
    expect(author.page.locator("#answers-title")).to_have_text("Answers: 1 of 1 right")
    expect(author.page.locator("#calls .count")).to_contain_text("no fault")


def faults_are_shown_and_the_rest_of_the_module_goes_on(author: Author, courses: Path) -> None:
    page = author.page
    author.save(COURSE.replace("[x] The caretaker", "[ ] The caretaker").replace("Line 3 ", "Line drei "))
    faults = page.locator("#faults")
    expect(faults).to_contain_text("no right answer")
    expect(faults.locator("pre")).to_contain_text("Who has a key?")
    expect(page.locator("#standing")).to_contain_text("The rest is shown")
    author.sees("Line drei")
    line = next(number for number, text in enumerate(COURSE.splitlines(), 1) if "Who has a key" in text)
    button = faults.get_by_role("button", name=f"course.md, line {line}")
    button.click()
    opened = courses.parent / "opened"
    until(lambda: opened.exists() and opened.read_text("utf-8") == str(author.file))
    opened.unlink()
    instead = author.frame.get_by_role("group", name="Not shown yet: Who has a key?")
    instead.get_by_role("button", name="no right answer").click()
    until(opened.exists)
    assert axe_violations(page.main_frame) == []
    assert axe_violations(author.frame) == []
    page.set_viewport_size({"width": 320, "height": 800})
    for place in ("html", "#faults", ".lms"):
        assert page.eval_on_selector(place, "part => part.scrollWidth <= part.clientWidth"), place
    page.set_viewport_size({"width": 1280, "height": 800})
    author.save(COURSE)
    expect(faults).to_be_hidden()
    expect(page.locator("#standing")).to_have_text("Up to date")


def the_lms_is_left_and_lost(author: Author) -> None:
    page = author.page
    page.get_by_role("button", name="Leave the module").click()
    author.holds("Next time", "Goes on from here")
    page.locator("#return").click()
    assert Learner(author.frame).heading.inner_text() == "At the door"
    page.get_by_role("button", name="Lose the connection").click()
    learner = Learner(author.frame)
    second = learner.asked()[1]
    learner.answer(second, *learner.right(second))
    expect(author.frame.locator("main > .message")).to_be_visible()
    expect(page.locator("#answers-title")).to_have_text("Answers: 1 of 1 right")
    page.get_by_role("button", name="Connect again").click()
    page.get_by_role("button", name="Leave the module").click()
    expect(page.locator("#answers-title")).to_have_text("Answers: 2 of 2 right")
    page.get_by_role("button", name="Start a new attempt").click()
    assert Learner(author.frame).heading.inner_text() == "Before you begin"
    author.holds("Attempt", "2")


def standards_themes_and_widths(author: Author) -> None:
    page = author.page
    page.get_by_label("Learner’s name").fill("Sam Okoro")
    page.get_by_label("Learner’s name").press("Enter")
    standard = page.get_by_label("Standard")
    for value in standard.locator("option").evaluate_all("all => all.map(one => one.value)")[1:]:
        standard.select_option(value)
        page.wait_for_function(f"value => {SEEN}.src.includes(value)", arg=value)
        learner = Learner(author.frame)
        learner.next()
        first = learner.asked()[0]
        learner.answer(first, *learner.wrong(first))
        expect(page.locator("#answers-title")).to_have_text("Answers: 0 of 1 right")
        page.locator("#values summary").click()
        expect(page.locator("#values")).to_contain_text("Sam Okoro")
        expect(page.locator("#calls .count")).to_contain_text("no fault")
    page.get_by_label("Theme").select_option("plain")
    page.wait_for_function(f"() => {SEEN}.src.includes('theme-plain')")
    assert Learner(author.frame).heading.inner_text() == "At the door"
    page.locator(".skip").press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "IFRAME"
    page.get_by_label("Width").select_option("320")
    assert author.frame.evaluate("innerWidth") == 320


def a_course_goes_and_comes_back(author: Author, courses: Path) -> None:
    page, standing = author.page, author.page.locator("#standing")
    (courses / "doors").rename(courses.parent / "elsewhere")
    expect(standing).to_contain_text("The folder of this course is gone")
    (courses.parent / "elsewhere").rename(courses / "doors")
    expect(standing).to_have_text("Up to date")
    for number in range(60):  # saves every 50 ms, every third half written
        author.save(
            COURSE.replace("Doors are shut", f"Save {number}: doors are shut")[: 300 if number % 3 == 0 else None]
        )
        page.wait_for_timeout(50)
    author.save(COURSE.replace("Doors are shut", "At last, doors are shut"))
    author.sees("At last, doors are shut")
    expect(standing).to_have_text("Up to date")
    expect(page.locator("#faults")).to_be_hidden()
    page.get_by_role("link", name="All courses").click()
    expect(page.get_by_role("link", name="Windows")).to_contain_text("1 page")
    assert axe_violations(page.main_frame) == []
