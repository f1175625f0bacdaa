"""Plain text of a newer version is put into the module that is open; for all else, that version is loaded anew."""

import shutil
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, Route, expect

from builder.preview.courses import Courses
from tests.browser.contexts import Contexts
from tests.browser.learner import Learner, begin
from tests.preview.running import running
from tests.preview.test_preview import SEEN, module_seen

COURSE = """---
title: Doors
---
# Doors

## Before you begin

A door is shut at night.

- The first key
- The second key

> [!NOTE]
> Keys are numbered.

| Door | Key |
| --- | --- |
| Front | 1 |

### Question: Who locks the door?
- [x] Whoever leaves last
- [ ] Nobody

## At the door

See [before you begin](#before-you-begin) of it.

## At night

Nobody is there.
"""
# What a window shows, but for what its script and the preview add to it.
TOLD = """() => [...document.querySelectorAll("section.page[data-key]")].map($page => {
  const $copy = $page.cloneNode(true);
  $copy.querySelectorAll("[id], .block, [data-scripted]").forEach($one => $one.remove());
  return $copy.innerHTML;
})"""
FETCHED = """number => performance.getEntriesByType("resource")
  .filter(one => one.initiatorType === "fetch" && one.name.includes("/played/")).length >= number"""


class Author:
    """Who writes a course, and sees it in the preview."""

    def __init__(self, page: Page, file: Path) -> None:
        self.page, self.file = page, file
        self.fetched = 0  # how often the module's page was fetched

    @property
    def module(self) -> Frame:
        return module_seen(self.page)

    def opens(self) -> None:
        """Waits for a window that was opened anew, until it is known how its page came, and marks it."""
        self.fetched += 2
        self.page.wait_for_function(FETCHED, arg=self.fetched)
        self.page.evaluate("async () => (await fetch('theme.css')).text()")  # what was fetched before, was read by now
        self.module.evaluate("() => { window.isOfTest = true; }")

    def saves(self, old: str, new: str, sees: str) -> None:
        """Writes one for the other, and sees it in the window that was open."""
        self.writes(old, new, sees)
        assert self.module.evaluate("() => Boolean(window.isOfTest)"), f"{new!r} was worth no new window"
        self.fetched += 1

    def saves_more(self, old: str, new: str, sees: str) -> None:
        """The same; some of it may be seen before, but then a window is opened anew."""
        self.writes(old, new, sees, f"!{SEEN}.contentWindow.isOfTest")
        self.opens()

    def writes(self, old: str, new: str, sees: str, where: str = "true") -> None:
        """Writes one for the other, and waits until it is seen."""
        text = self.file.read_text("utf-8")
        assert old in text
        self.file.write_text(text.replace(old, new), "utf-8")
        self.page.wait_for_function(
            f"told => {SEEN}.contentDocument?.documentElement.dataset.state === 'ready' && {where}"
            f" && {SEEN}.contentDocument.body.textContent.replace(/\\s+/g, ' ').includes(told)",
            arg=sees,
        )

    def told(self) -> object:
        return self.module.evaluate(TOLD)

    def told_anew(self) -> object:
        """What a window tells that is opened now."""
        page = self.page.context.new_page()
        page.goto(self.module.url)
        page.wait_for_selector("html[data-state=ready]", state="attached")
        told = page.evaluate(TOLD)
        page.close()
        return told


@pytest.fixture
def author(tmp_path: Path, contexts: Contexts) -> Iterator[Author]:
    file = tmp_path / "courses/doors/course.md"
    file.parent.mkdir(parents=True)
    file.write_text(COURSE, "utf-8")
    with running(tmp_path / "courses") as preview:
        page = contexts.open().new_page()
        page.goto(f"{preview.address}/#doors")
        author = Author(page, file)
        author.opens()
        yield author
        page.close()  # before its server goes


PLAIN = [  # what was written, what takes its place, and what learners then read
    ("shut at night", "open by **day**", "open by day"),
    ("- The second key\n", "- The second key\n- A third key\n", "A third key"),
    ("- The first key\n", "", "A door is open by day. The second key"),
    ("Keys are numbered.", "Keys have letters.", "Keys have letters."),
    ("| Front | 1 |", "| Front | 1 |\n| Back | 2 |", "Back 2"),
    ("See [before", "At 5 < 6 & 7, see [before", "At 5 < 6 & 7, see before you begin"),
    ("## At the door\n", "## At the door\n\nA new beginning.\n", "A new beginning."),
    ("A new beginning.\n\n", "", "At the door At 5 < 6"),
    ("Nobody is there.", "One.\n\nTwo and\\\n**three**.", "Two and three."),
]
MORE = [
    ("Who locks the door?", "Who shuts the door?", "Who shuts the door?"),
    ("Nobody\n", "Nobody at all\n", "Nobody at all"),
    ("## At night", "## By night", "By night"),
    ("three**.", "three**.\n\n### Question: Is it?\n- [x] Yes\n- [ ] No", "Is it?"),
]


def test_plain_text_is_put_into_the_window_that_is_open(author: Author) -> None:
    learner = Learner(begin(author.module))
    (question,) = learner.asked()
    learner.answer(question, *learner.right(question))
    for old, new, sees in PLAIN:
        author.saves(old, new, sees)
        assert author.told() == author.told_anew(), new
    assert learner.chosen(question) == sorted(learner.right(question))
    expect(author.page.locator("#calls .count")).to_contain_text("no fault")
    for old, new, sees in MORE:
        author.saves_more(old, new, sees)
        assert author.told() == author.told_anew(), new
    expect(author.page.locator("#frames iframe")).to_have_count(1)  # the one before has gone
    author.saves("Keys have letters", "Keys have signs", "Keys have signs")  # it is known how the next one came


def test_what_the_module_has_made_of_its_page_stays(author: Author) -> None:
    author.module.evaluate("() => document.querySelector('section[data-key] ul').append(document.createElement('li'))")
    author.saves_more("The second key", "Another key", "Another key")
    author.module.evaluate(
        "() => document.querySelector('section[data-key] p:not(.where)').append('that a script adds')"
    )
    author.saves_more("shut at night", "open by day", "open by day")
    assert author.told() == author.told_anew()


def test_a_module_that_was_loaded_again_is_not_taken_for_what_it_was(author: Author) -> None:
    author.module.evaluate("() => location.reload()")
    author.page.wait_for_function(f"() => !{SEEN}.contentWindow.isOfTest")
    author.saves_more("shut at night", "open by day", "open by day")
    assert author.told() == author.told_anew()


def test_a_page_is_seen_long_before_its_course_is_built(author: Author, tmp_path: Path) -> None:
    held: list[Route] = []
    other = Courses(Path(shutil.copytree(tmp_path / "courses", tmp_path / "others")))
    other.build("doors", "")
    file = tmp_path / "others/doors/course.md"
    file.write_text(COURSE.replace("shut at night", "open by **day**"), "utf-8")
    page = other.page_now("doors", "")
    assert page
    author.page.route("**/courses/doors/page?*", lambda route: route.fulfill(json=asdict(page)))
    author.page.route("**/courses/doors?*", lambda route: route.continue_() if held else held.append(route))
    author.saves("shut at night", "open by **day**", "open by day")
    assert len(held) == 1
    author.fetched -= 1  # the build was not heard of yet
    author.page.unroute("**/courses/doors/page?*")
    held[0].continue_()
    author.fetched += 1
    author.page.wait_for_function(FETCHED, arg=author.fetched)
    author.saves("Keys are", "All keys are", "All keys are")
    assert author.told() == author.told_anew()
