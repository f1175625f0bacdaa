"""An assessment that asks one question at a time: the way through it, flags, a look at all, and what a reload keeps."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Frame

from tests.block_uses import write_course
from tests.browser.conftest import ClockedContexts
from tests.browser.learner import Learner
from tests.browser.lms import Lms
from tests.browser.recorded import SCORM12, answers, settle
from tests.browser.server import FileServer
from tests.packages import build

Enrol = Callable[..., Lms]
FIRST, SECOND, THIRD = "one", "two", "three"
HEAD = """---
title: Steps
id: {id}
pass mark: 50%
---
# Section

## Page

Words.

## Assessment: Test
Settings: {settings}

"""
QUESTIONS = """Read this first.

### Question: One
- [x] Yes
- [ ] No

### A case

A case for the two that follow.

### Fill in: Two
It is [[so]].

### Put in order: Three
1. First of all
2. Then that
3. At the end
"""
NAMED = "dots => dots.map(dot => dot.getAttribute('aria-label') || dot.textContent)"
SHOWN = """() => [...document.querySelectorAll("#test > *")].filter(one => one.checkVisibility())
  .map(one => one.id || one.textContent.trim().slice(0, 30))"""


@pytest.fixture
def begin(tmp_path: Path, server: FileServer, clocked: ClockedContexts) -> Iterator[Callable[..., Lms]]:
    """A course whose assessment has some settings, enrolled and opened at it."""
    made: list[Lms] = []

    def new(settings: str) -> Lms:
        name = f"steps-{len(made)}"
        text = HEAD.format(id=name, settings=settings) + QUESTIONS
        package = build(write_course(tmp_path / name, text), tmp_path / f"{name}-built", "--to", SCORM12).of(
            name, SCORM12
        )
        server.mount(f"{tmp_path.name}-{name}", package.folder)
        made.append(Lms(clocked, server.address, f"/{tmp_path.name}-{name}", SCORM12))
        Learner(made[-1].open()).go("test")
        return made[-1]

    yield new
    assert [fault for lms in made for fault in lms.faults] == []


def dots(frame: Frame) -> list[str]:
    named: list[str] = frame.locator(".dots button").evaluate_all(NAMED)
    return named


def current(frame: Frame) -> str:
    return str(frame.locator("#test .block:visible").get_attribute("id"))


def press(frame: Frame, name: str) -> None:
    frame.locator("#test").get_by_role("button", name=name, exact=True).first.click()


def test_from_one_question_to_the_next_and_to_the_end(begin: Callable[..., Lms]) -> None:
    lms = begin("one question at a time")
    frame, learner = lms.frame, Learner(lms.frame)
    assert current(frame) == FIRST
    assert not frame.locator(".step-back").is_visible()
    seen = frame.evaluate(SHOWN)
    assert "Read this first." in seen
    assert "A case for the two" not in " ".join(seen), "it belongs to what comes later"
    learner.put(FIRST, "a")
    assert dots(frame)[0] == "Question 1 of 3, answered"
    press(frame, "Next question")
    assert current(frame) == SECOND
    assert learner.has_focus(learner.block(SECOND).locator("h2"))
    assert "A case for the two" in " ".join(frame.evaluate(SHOWN))
    press(frame, "Flag for later")
    assert frame.locator(".flag").get_attribute("aria-pressed") == "true"
    press(frame, "Next question")
    assert current(frame) == THIRD
    assert "A case for the two" in " ".join(frame.evaluate(SHOWN)), "what is read before stays"
    assert learner.block(THIRD).locator(".outcome, .way-on").locator("visible=true").count() == 0
    press(frame, "Previous question")
    assert current(frame) == SECOND
    press(frame, "Next question")
    frame.locator(".step-on").click()
    assert frame.locator("#test .block:visible").count() == 0
    assert learner.has_focus("#test .review h2")
    listed = frame.locator(".review li").all_inner_texts()
    assert [" ".join(line.split()) for line in listed] == [
        "One answered",
        "Two not answered, flagged",
        "Three not answered",
    ]
    assert "Not answered: 2. Flagged: 1." in frame.locator(".review").inner_text()
    frame.locator(".review").get_by_role("button", name="Two").click()
    assert current(frame) == SECOND
    assert dots(frame) == [
        "Question 1 of 3, answered",
        "Question 2 of 3, not answered, flagged",
        "Question 3 of 3, not answered",
        "Review answers",
    ]
    assert frame.locator(".dots [aria-current=step]").get_attribute("aria-label") == dots(frame)[1]


def test_a_reload_keeps_answers_flags_and_place(begin: Callable[..., Lms]) -> None:
    lms = begin("one question at a time")
    learner = Learner(lms.frame)
    learner.put(FIRST, "b")
    learner.come_to(SECOND)
    press(lms.frame, "Flag for later")
    learner.put(SECOND, "perhaps")
    lms.page.clock.run_for(1000)
    learner = Learner(lms.reload())
    assert current(lms.frame) == SECOND
    assert dots(lms.frame)[:2] == ["Question 1 of 3, answered", "Question 2 of 3, answered, flagged"]
    assert learner.chosen(SECOND) == ["perhaps"]
    settle(lms)
    learner = Learner(lms.resume())  # on another computer: at the first that is open
    assert current(lms.frame) == THIRD
    assert dots(lms.frame)[:2] == ["Question 1 of 3, answered", "Question 2 of 3, answered"]
    assert answers(lms) == {}


def test_nothing_is_told_until_all_is_handed_in(begin: Callable[..., Lms]) -> None:
    lms = begin("one question at a time, 2 attempts")
    frame, learner = lms.frame, Learner(lms.frame)
    learner.put(FIRST, "b")
    press(frame, "Review answers")
    press(frame, "Hand in your answers")
    assert learner.has_focus(".problems:visible")
    link = frame.locator(".problems a").first
    for _ in range(2):  # the address is the same the second time
        link.click()
        frame.wait_for_selector(f"#{SECOND}:not([data-away])")
        press(frame, "Review answers")
    link.click()
    frame.wait_for_function("id => document.activeElement.id === id", arg=f"{SECOND}--1")
    learner.put(SECOND, "so")
    learner.come_to(THIRD)
    learner.block(THIRD).get_by_role("button", name="Move up").last.click()
    assert frame.locator(".outcome:visible, .why").count() == 0
    press(frame, "Review answers")
    press(frame, "Hand in your answers")
    assert learner.has_focus(".outcome-of-all:visible")
    assert frame.locator("#test .block:visible").count() == 3, "all of it, to be looked at"
    assert frame.locator(".dots:visible, .steps:visible, .review:visible, .hand-in:visible").count() == 0
    settle(lms)
    assert list(answers(lms)) == [FIRST, SECOND, THIRD]
    if "You passed" not in learner.result():
        learner.try_assessment_again()
        assert current(frame) == FIRST
        assert dots(frame)[0] == "Question 1 of 3, not answered"


def test_each_answer_at_once_one_at_a_time(begin: Callable[..., Lms]) -> None:
    """There is nothing to hand in: the last answer ends the attempt, and all of it is shown."""
    lms = begin("one question at a time, answers at once, unlimited attempts")
    frame, learner = lms.frame, Learner(lms.frame)
    assert dots(frame) == [f"Question {number} of 3, not answered" for number in (1, 2, 3)]
    learner.answer(FIRST, "a")
    assert learner.outcome(FIRST).startswith("Right.")
    assert learner.block(FIRST).locator(".way-on:visible").count() == 0, "one way on"
    press(frame, "Next question")
    learner.answer(SECOND, "so")
    press(frame, "Next question")
    assert not frame.locator(".step-on").is_visible()
    learner.block(THIRD).get_by_role("button", name="Move up").last.click()
    learner.check(THIRD)
    assert frame.locator(".outcome-of-all").is_visible()
    assert frame.locator("#test .block:visible").count() == 3


@pytest.mark.parametrize(
    ("settings", "shown"),
    [("all questions on one page", 3), ("2 attempts", 3), ("one by one", 1), ("questions: one per page", 1)],
)
def test_the_author_says(begin: Callable[..., Lms], settings: str, shown: int) -> None:
    frame = begin(settings).frame
    assert frame.locator("#test .block:visible").count() == shown
    assert frame.locator(".dots").count() == (shown == 1)


def test_of_a_bank_one_at_a_time_where_nobody_says(enrol: Enrol) -> None:
    learner = Learner(enrol("tour").open())
    learner.go("test")
    assert learner.frame.locator("#test .block:visible").count() == 1
    assert len(dots(learner.frame)) == 5
