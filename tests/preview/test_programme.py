"""A26: a programme in the preview has contents, an order and a final test, as the player has them."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from builder.preview.courses import Courses
from tests.browser.axe import axe_violations
from tests.browser.contexts import Contexts
from tests.browser.learner import Learner
from tests.patience import until
from tests.preview.running import Preview, running
from tests.preview.test_author import module

QUESTION = "---\ntitle: {0}\npass mark: 80%\n---\n## {0} page\n\n### Question: Is it {0}?\n- [x] Yes\n- [ ] No\n"
TEST = (
    "---\ntitle: The test\npass mark: 80%\n---\n## Assessment: All\n\n### Question: Is it all?\n- [x] Yes\n- [ ] No\n"
)
PROGRAMME = (
    "title: The week\nmodules: [one, two, last]\norder: in order\nfinal test: last\n"
    "standards: [scorm12, scorm2004-4th]\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a programme and a course."""
    courses = tmp_path / "courses"
    texts = {"week/one": QUESTION.format("One"), "week/two": QUESTION.format("Two"), "week/last": TEST}
    for name, text in {**texts, "alone": QUESTION.format("Alone")}.items():
        (courses / name).mkdir(parents=True)
        (courses / name / "course.md").write_text(text, "utf-8")
    (courses / "week" / "programme.yaml").write_text(PROGRAMME, "utf-8")
    return courses


@pytest.fixture
def preview(folder: Path) -> Iterator[Preview]:
    with running(folder) as started:
        yield started


def button(page: Page, title: str) -> Locator:
    return page.locator("#programme button[data-number]", has_text=re.compile(f"^{title}"))


def is_open(page: Page, title: str) -> bool:
    return title in module(page).title()


def standing(page: Page, title: str) -> Locator:
    return button(page, title).locator(".standing-of")


def test_a26_it_is_listed_beside_courses(folder: Path) -> None:
    courses = Courses(folder)
    assert courses.names() == ["alone", "week"]
    build = courses.build("week", "")
    assert [part["title"] for part in build.as_json()["played"][0]["parts"]] == ["One", "Two", "The test"]
    assert courses.build("alone", "").as_json()["played"][0]["parts"] == []
    assert Courses(folder / "week").names() == ["week", "last", "one", "two"]
    assert Courses(folder / "week").build("week", "").as_json()["title"] == "The week"
    assert Courses(folder / "week").build("two", "").as_json()["title"] == "Two"


def test_a26_a_change_and_a_fault_of_a_module_are_seen(folder: Path) -> None:
    courses = Courses(folder)
    first = courses.build("week", "")
    file = folder / "week" / "two" / "course.md"
    file.write_text(QUESTION.format("Deux"), "utf-8")
    courses.changed([file])
    second = courses.build("week", "")
    assert second.revision == first.revision + 1
    assert "Deux" in [part["title"] for part in second.as_json()["played"][0]["parts"]]
    file.write_text(QUESTION.format("Deux").replace("[x]", "[ ]"), "utf-8")
    courses.changed([file])
    third = courses.build("week", "")
    assert third.outcome.failed
    assert third.revision == second.revision + 1
    assert "ui--fault-0" in third.sources["two"]
    place = courses.place("week", "", 0)
    assert place
    assert place[0] == file.resolve()


@pytest.mark.parametrize("standard", ["SCORM 1.2", "SCORM 2004 4th Edition"])
def test_a26_it_is_played_through(standard: str, contexts: Contexts, preview: Preview) -> None:
    page = contexts.open(viewport={"width": 1366, "height": 768}).new_page()
    page.goto(preview.address)
    page.get_by_role("link", name="The week").click()
    module(page)
    page.get_by_label("Standard").select_option(label=standard)
    module(page)
    expect(page.locator("#programme button[data-number]")).to_have_count(3)
    expect(standing(page, "Two")).to_contain_text("Closed for learners: ")
    assert axe_violations(page.main_frame) == []

    button(page, "Two").click()  # an author may
    expect(page.locator("#programme [aria-current=true]")).to_contain_text("Two")
    until(partial(is_open, page, "Two"))
    page.get_by_label("Keep the order").check()
    button(page, "One").click()
    expect(button(page, "Two")).to_be_disabled()
    for title, following in (("One", "Two"), ("Two", "The test"), ("The test", "")):
        expect(page.locator("#programme [aria-current=true]")).to_contain_text(title)
        until(partial(is_open, page, title))
        frame = module(page)
        learner = Learner(frame)
        if following:
            (question,) = learner.asked()
            learner.answer(question, *learner.right(question))
        else:
            learner.hand_in(right=1)
        # Beside a final test no other module has a mark: it is done, not passed.
        expect(standing(page, title)).to_contain_text("Completed" if following else "Passed")
        if following:
            page.locator("#programme .next").click()
    expect(standing(page, "The test")).to_have_text(re.compile("Completed, Passed, 100"))
    page.goto("about:blank")  # or its ears would be cut off, which a browser calls an error
