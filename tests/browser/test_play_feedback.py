"""After an answer: what is heard, where the focus is, and what a second click or a held key does."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.contexts import SLOWLY, move_at
from tests.browser.learner import Learner
from tests.browser.lms import Lms
from tests.browser.recorded import answers, settle

TOMATO = "which_colour_is_a_ripe_tomato"
BIRDS = "which_of_these_are_birds"
WHALE = "a_whale_is_a_fish"
SKY = "the_sky"
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"

# Those too that the module stops.
COUNT_CLICKS = """() => {
  window.clicks = 0;
  window.addEventListener("click", () => { window.clicks += 1; }, true);
}"""

Enrol = Callable[..., Lms]


def heard(lms: Lms, place: Locator) -> str:
    """What a screen reader says when the focus comes there: name and description, as the browser works them out."""
    session = lms.page.context.new_cdp_session(lms.frame.page)
    handle = place.element_handle()
    handle.evaluate("element => { globalThis.place = element; }")
    # The frame's own world: a package may lie in a frame of the LMS.
    contexts: list[dict[str, Any]] = []
    session.on("Runtime.executionContextCreated", lambda event: contexts.append(event["context"]))
    session.send("Runtime.enable")
    for context in contexts:
        found = session.send("Runtime.evaluate", {"expression": "globalThis.place", "contextId": context["id"]})
        if found["result"].get("subtype") == "node":
            tree = session.send("Accessibility.getPartialAXTree", {"objectId": found["result"]["objectId"]})
            node = next(one for one in tree["nodes"] if not one["ignored"])
            return " ".join(str(node.get(part, {}).get("value", "")) for part in ("role", "name", "description"))
    raise AssertionError("no context holds it")


@pytest.mark.parametrize(
    ("page", "name", "answer", "words"),
    [
        ("choosing", TOMATO, ("a",), ("Not quite.", "Blue tomatoes are rare.")),
        ("choosing", TOMATO, ("b",), ("Right.", "Red it is.", "Most tomatoes turn red in the sun.")),
        ("choosing", BIRDS, ("a", "b"), ("Not quite.", "A robin has feathers.", "A trout has fins.")),
        ("judging", WHALE, ("true",), ("Not quite.",)),
        ("judging", SKY, ("green", "black"), ("Partly right.",)),
    ],
)
def test_the_outcome_says_what_stands_beside_the_answer(
    enrol: Enrol, page: str, name: str, answer: tuple[str, ...], words: tuple[str, ...]
) -> None:
    """L22: the focus comes to the outcome, below the feedback beside the answers."""
    lms = enrol("tour")
    learner = Learner(lms.open())
    learner.go(page)
    learner.answer(name, *answer)
    outcome = learner.block(name).locator(".outcome")
    assert learner.has_focus(outcome)
    told = heard(lms, outcome)
    assert told.startswith("group ")
    assert [told.count(one) for one in words] == [1 for _ in words], told


def test_one_verdict_a_question(enrol: Enrol) -> None:
    """Of one part that is all there is to answer, the outcome gives the verdict; of several, each has its own."""
    learner = Learner(enrol("tour").open())
    learner.answer(TOMATO, "a")
    assert learner.block(TOMATO).locator(".verdict:not(:empty)").all_inner_texts() == ["Not quite."]
    assert learner.block(TOMATO).locator(".answer.wrong .outcome").is_visible()
    learner.answer(BIRDS, "a", "b")
    said = learner.block(BIRDS).locator(".answer .verdict").all_inner_texts()
    assert sorted(said) == ["Not right.", "Right."]


@pytest.mark.parametrize("reduced", ["no-preference", "reduce"])
def test_what_is_told_unfolds_once_and_the_verdict_is_there_at_once(enrol: Enrol, reduced: str) -> None:
    """Where motion is reduced it is simply there; and so it is after a reload."""
    lms = enrol("tour")
    learner = Learner(lms.open(reduced_motion=reduced))
    move_at(lms.page, SLOWLY)
    learner.answer(TOMATO, "a")
    moves = "() => document.getAnimations().filter(one => one.animationName === 'unfold').length"
    assert (learner.frame.evaluate(moves) > 0) == (reduced == "no-preference")
    move_at(lms.page, 1)
    learner.block(TOMATO).and_(learner.frame.locator(":not([data-told])")).wait_for()
    learner.next()
    learner.previous()
    assert learner.frame.evaluate(moves) == 0, "it is told already"
    learner = Learner(lms.resume(reduced_motion=reduced))
    assert learner.outcome(TOMATO).startswith("Not quite.")
    assert learner.frame.evaluate(moves) == 0


def test_an_answered_question_leads_on(enrol: Enrol) -> None:
    """To the question right after it, with the focus on it; from the last on its page to the next page."""
    lms = enrol("tour")
    learner = Learner(lms.open())
    tomato, birds = learner.block(TOMATO), learner.block(BIRDS)
    assert learner.frame.locator(".way-on:visible").count() == 0
    learner.answer(TOMATO, "a")
    on = tomato.get_by_role("button", name="Next question")
    assert on.evaluate("on => on.classList.contains('quiet')"), "first comes “Try again”"
    assert tomato.get_by_role("button", name="Try again").is_visible()
    on.click()
    assert learner.has_focus(birds.locator("h2, h3"))
    learner.put(TOMATO, "b")
    assert not on.is_visible(), "a changed answer is to be checked first"
    learner.check(TOMATO)
    assert not on.evaluate("on => on.classList.contains('quiet')")
    learner.go("judging")
    learner.answer(SKY, *learner.wrong(SKY))
    learner.block(SKY).get_by_role("button", name="Continue").click()
    learner.frame.wait_for_selector("#thinking:not([hidden])")
    assert learner.has_focus(learner.heading)


def test_an_error_summary_leaves_controls_as_they_are(enrol: Enrol) -> None:
    """L18: a control to which a link leads can still be reached by Tab, backwards too (WCAG 2.2, 2.1.1)."""
    lms = enrol("tour")
    learner = Learner(lms.open())
    learner.go("test")
    frame, keys = learner.frame, lms.frame.page.keyboard
    learner.come_to_the_end()
    frame.focus(".hand-in-button:visible")
    keys.press("Enter")
    links = frame.locator(".problems:visible a")
    for index in range(links.count()):
        learner.come_to_the_end()
        frame.click(".hand-in-button:visible")
        links.nth(index).focus()
        keys.press("Enter")
        target = frame.locator(str(links.nth(index).get_attribute("href")))
        expect(target).to_be_focused()
        assert target.get_attribute("tabindex") is None
        frame.evaluate(PAINTED)  # the page has heard by then that its address has changed, and focuses the target, too
        keys.press("Tab")
        keys.press("Shift+Tab")
        expect(target).to_be_focused()
    assert frame.locator(":is(input, select, button, textarea, a, summary)[tabindex='-1']").count() == 0


@pytest.mark.parametrize("name", [TOMATO, BIRDS])
def test_a_double_click_checks_once(enrol: Enrol, name: str) -> None:
    """L19: the second click neither spends a try nor takes the feedback away."""
    lms = enrol("tour")
    learner = Learner(lms.open())
    learner.put(name, *learner.wrong(name))
    learner.block(name).get_by_role("button", name="Check answer").dblclick()
    block = learner.block(name)
    assert learner.outcome(name).startswith("Not quite.")
    assert block.locator(".tries").inner_text().startswith("1 of ")
    again = block.get_by_role("button", name="Try again")
    again.dblclick()
    assert learner.outcome(name) == ""
    assert block.locator(".tries").inner_text().startswith("1 of ")
    settle(lms)
    assert list(answers(lms)) == [name]


def test_a_click_by_a_script_or_key_on_a_checked_question_does_nothing(enrol: Enrol) -> None:
    """L19: however a second submit comes."""
    lms = enrol("tour")
    learner = Learner(lms.open())
    learner.answer(TOMATO, "a")
    learner.block(TOMATO).locator("button[type=submit]").evaluate("button => { button.click(); button.click(); }")
    assert learner.outcome(TOMATO).startswith("Not quite.")
    learner.go("judging")
    learner.put(SKY, "green", "green")
    gap = learner.frame.locator(f"#{SKY}--1")
    gap.press("Enter")
    gap.press("Enter")
    assert learner.outcome(SKY).startswith("Not quite.")
    assert learner.block(SKY).locator(".tries").inner_text() == "1 of 2 tries used"


def test_a_held_enter_key_acts_once(enrol: Enrol) -> None:
    """L19: from “Try again” the focus comes to an answer, where Enter would hand in the old one."""
    lms = enrol("tour")
    learner = Learner(lms.open())
    learner.answer(TOMATO, "a")
    learner.block(TOMATO).get_by_role("button", name="Try again").focus()
    keys = lms.frame.page.keyboard
    keys.down("Enter")
    keys.down("Enter")  # as it repeats
    keys.down("Enter")
    keys.up("Enter")
    assert learner.outcome(TOMATO) == ""
    assert learner.block(TOMATO).locator(".tries").inner_text() == "1 of 2 tries used"


def test_a_double_click_hands_in_once_and_starts_one_attempt(enrol: Enrol) -> None:
    """L19: an assessment's outcome stays to be read, though the button that starts anew may lie under the pointer."""
    lms = enrol("tour")
    learner = Learner(lms.open())
    learner.go("test")
    for name in learner.asked():
        learner.put(name, *learner.wrong(name))
    learner.come_to_the_end()
    learner.frame.dblclick("section.page:not([hidden]) .hand-in-button")
    assert "You scored 0%." in learner.result()
    assert "You have one attempt left." in learner.result()
    learner.frame.evaluate("() => document.querySelector('#test .hand-in-button').click()")
    assert "You have one attempt left." in learner.result()


def test_a_double_click_turns_one_page(enrol: Enrol) -> None:
    """L19's kind: the link to the next page may lie where it lay on the last."""
    learner = Learner(enrol("tour").open())
    learner.frame.dblclick(".turn .next")
    learner.frame.wait_for_selector("#judging:not([hidden])")
    assert learner.page == "judging"


def test_a_double_tap_acts_once(enrol: Enrol) -> None:
    """L19 on a touch screen, where not every browser counts taps."""
    lms = enrol("tour")
    learner = Learner(lms.open(viewport={"width": 390, "height": 800}, has_touch=True))
    learner.put(TOMATO, "a")
    check = learner.block(TOMATO).get_by_role("button", name="Check answer")
    check.scroll_into_view_if_needed()
    box, first = check.bounding_box(), time.time()
    assert box
    learner.frame.evaluate(COUNT_CLICKS)
    touch, at = lms.frame.page.context.new_cdp_session(lms.frame.page), [{"x": box["x"] + 20, "y": box["y"] + 20}]
    for number, points in enumerate([at, [], at, []]):  # a tenth of a second apart, however slow this machine is
        kind = "touchStart" if points else "touchEnd"
        touched = {"type": kind, "touchPoints": points, "timestamp": first + number / 10}
        touch.send("Input.dispatchTouchEvent", touched)
    learner.frame.wait_for_function("() => window.clicks >= 2")  # a tap is made a click a moment later
    assert learner.outcome(TOMATO).startswith("Not quite.")
    assert learner.block(TOMATO).locator(".tries").inner_text() == "1 of 2 tries used"


def test_a_double_click_takes_one_choice_of_a_scenario(enrol_in_all: Callable[[str], Lms]) -> None:
    """L19's kind: the next scene's choices may lie under the second click, and what counts would be chosen unread."""
    learner = Learner(enrol_in_all("scorm12").open())
    story = next(block for block in learner.course["blocks"] if block["kind"] == "scenario")
    page = next(page for page in learner.course["pages"] if story["key"] in page["blocks"])
    learner.go(page["id"])
    block = learner.block(story["id"])
    block.locator("[data-target]:visible").first.dblclick()
    assert block.locator(".chose").count() == 1
    block.locator("[data-target]").first.evaluate("choice => choice.click()")
    assert block.locator(".chose").count() == 1, "a choice of a scene that is past"


def test_a_double_click_moves_one_step_once(enrol_in_all: Callable[[str], Lms]) -> None:
    """L19's kind: the button of the neighbour comes under the pointer, so that a second click would undo the first."""
    lms = enrol_in_all("scorm12")
    learner = Learner(lms.open())
    block = next(block for block in learner.course["blocks"] if block["kind"] == "put_in_order")
    page = next(page for page in learner.course["pages"] if block["key"] in page["blocks"])
    learner.go(page["id"])
    parts = learner.block(block["id"]).locator("[data-part]")
    order = "parts => parts.map(part => part.dataset.part)"
    first, second, third = parts.evaluate_all(order)
    parts.first.get_by_role("button", name="Move down").dblclick()
    assert parts.evaluate_all(order) == [second, first, third]
    parts.nth(1).get_by_role("button", name="Move up").focus()
    for _ in range(2):  # by keyboard the focus stays with the step, and each press counts
        lms.frame.page.keyboard.press("Enter")
    assert parts.evaluate_all(order) == [first, second, third]
