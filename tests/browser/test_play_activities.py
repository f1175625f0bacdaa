"""Reveal and Reflect: what is only done, what stays private, and what the author has the learner share."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator

from tests.browser.learner import Learner
from tests.browser.lms import Lms
from tests.browser.recorded import STANDARDS, answers, settle, terms

REVEAL = "why_is_the_sky_blue"
PRIVATE = "what_colour_suits_you"
SHARED = "what_should_we_paint_next"
CONFESSION = "I look dreadful in mustard"

Enrol = Callable[..., Lms]


def stored(learner: Learner) -> str:
    return str(learner.frame.evaluate("() => JSON.stringify(Object.assign({}, localStorage))"))


def button(block: Locator, words: str) -> Locator:
    return block.get_by_role("button", name=words)


@pytest.mark.parametrize("standard", STANDARDS)
def test_private_words_go_nowhere(enrol: Enrol, standard: str) -> None:
    lms = enrol("tour", standard)
    learner = Learner(lms.open())
    learner.go("thinking")
    block = learner.block(PRIVATE)
    assert "Only you can see this." in block.inner_text()
    assert not block.locator(".model-answer").is_visible()
    block.locator("textarea").fill(CONFESSION)
    button(block, "Compare with ours").click()
    assert "I like green." in block.inner_text()
    assert "What you wrote stays with you." in block.inner_text()
    settle(lms)
    assert CONFESSION not in stored(learner)
    learner.next()
    learner.previous()
    assert block.locator("textarea").input_value() == CONFESSION, "it stays in the open window"
    lms.leave()
    told = [call["args"] for call in lms.calls]
    assert told
    assert not any("mustard" in text for call in told for text in call)
    assert answers(lms) == {}
    learner = Learner(lms.resume())
    learner.go("thinking")
    assert learner.block(PRIVATE).locator("textarea").input_value() == ""
    assert "I like green." in learner.block(PRIVATE).inner_text(), "that it was done comes back"


def test_private_words_are_kept_on_the_device_when_asked(enrol: Enrol) -> None:
    lms = enrol("tour")
    learner = Learner(lms.open())
    learner.go("thinking")
    block = learner.block(PRIVATE)
    block.locator("textarea").fill(CONFESSION)
    button(block, "Keep on this device").click()
    assert "Clear it before you leave a shared computer." in block.locator(".said").inner_text()
    assert CONFESSION in stored(learner)
    lms.leave()
    learner = Learner(lms.launch())
    learner.go("thinking")
    block = learner.block(PRIVATE)
    assert block.locator("textarea").input_value() == CONFESSION
    button(block, "Clear").click()
    assert block.locator("textarea").input_value() == ""
    assert "Cleared" in block.locator(".said").inner_text()
    assert CONFESSION not in stored(learner)
    lms.leave()
    assert not any("mustard" in text for call in lms.calls for text in call["args"])


def test_kept_words_are_their_writers(enrol: Enrol) -> None:
    lms = enrol("tour")
    learner = Learner(lms.open())
    learner.go("thinking")
    learner.block(PRIVATE).locator("textarea").fill(CONFESSION)
    button(learner.block(PRIVATE), "Keep on this device").click()
    browser = lms.page.context
    lms.leave()
    other = enrol("tour", learner="learner_2")
    other.prepare(on=browser)
    learner = Learner(other.launch())
    learner.go("thinking")
    assert learner.block(PRIVATE).locator("textarea").input_value() == ""


def test_private_words_can_be_printed(enrol: Enrol) -> None:
    learner = Learner(enrol("tour").open())
    learner.go("thinking")
    learner.block(PRIVATE).locator("textarea").fill(CONFESSION)
    learner.frame.evaluate(
        "() => { window.print = () => { window.printed = [document.body.className,"
        " ...[...document.querySelectorAll('.printed .typed')].map(typed => typed.textContent)]; }; }"
    )
    button(learner.block(PRIVATE), "Print").click()
    assert learner.frame.evaluate("() => window.printed") == ["prints-block", CONFESSION]
    assert learner.frame.locator(".printed, .typed, .prints-block").count() == 0


@pytest.mark.parametrize("standard", STANDARDS)
def test_shared_words_are_sent(enrol: Enrol, standard: str) -> None:
    lms = enrol("tour", standard)
    learner = Learner(lms.open())
    learner.go("sharing")
    block = learner.block(SHARED)
    assert "your employer can read it" in block.inner_text()
    button(block, "Send").click()
    fault = block.locator(".fault")
    assert fault.text_content() == "Error: Write something first, then send it."
    assert learner.has_focus(block.locator("textarea"))
    assert fault.get_attribute("id") in (block.locator("textarea").get_attribute("aria-describedby") or "").split()
    block.locator("textarea").fill("The gate\nand the fence")
    button(block, "Send").click()
    assert not fault.is_visible()
    assert fault.get_attribute("id") not in (block.locator("textarea").get_attribute("aria-describedby") or "").split()
    assert "Sent." in block.inner_text()
    settle(lms)
    told = answers(lms)
    assert list(told) == [SHARED]
    assert told[SHARED][terms(lms).response] == "The gate and the fence"
    assert told[SHARED]["result"] == "neutral"
    assert told[SHARED]["type"] == ("fill-in" if standard == "scorm12" else "long-fill-in")
    learner = Learner(lms.resume())
    learner.go("sharing")
    assert learner.block(SHARED).locator("textarea").input_value() == "The gate\nand the fence"
    assert "Sent." in learner.block(SHARED).inner_text()


def test_what_was_revealed_stays_so(enrol: Enrol) -> None:
    lms = enrol("tour")
    learner = Learner(lms.open())
    learner.go("thinking")
    answer = learner.block(REVEAL).get_by_text("air scatters blue light")
    assert not answer.is_visible()
    learner.block(REVEAL).locator("summary").click()
    assert answer.is_visible()
    settle(lms)
    learner = Learner(lms.resume())
    assert learner.page == "thinking"
    assert learner.block(REVEAL).get_by_text("air scatters blue light").is_visible()
    assert answers(lms) == {}


def test_the_trainer_speaks_to_nobody_here(enrol: Enrol) -> None:
    learner = Learner(enrol("tour").open())
    assert "tomato, and" not in learner.frame.content()
    assert "Pass it round" not in learner.frame.content()
    learner.go("sharing")
    assert "Tomatoes are red." in learner.block("what_to_remember").inner_text()
