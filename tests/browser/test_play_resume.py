"""Leaving and coming back: on another computer, to a newer version of the course, or with a state that is damaged."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import ClockedContexts
from tests.browser.learner import Learner
from tests.browser.lms import Lms
from tests.browser.recorded import STANDARDS, answers, settle, statuses, terms, values
from tests.browser.server import FileServer
from tests.packages import ROOT, build
from tests.sampling import one_in

TOMATO = "which_colour_is_a_ripe_tomato"
BIRDS = "which_of_these_are_birds"
WHALE = "a_whale_is_a_fish"
SKY = "the_sky"

Enrol = Callable[..., Lms]


@pytest.mark.parametrize("standard", STANDARDS)
def test_everything_comes_back_on_another_computer(enrol: Enrol, standard: str) -> None:
    lms = enrol("tour", standard)
    learner = Learner(lms.open())
    learner.answer(TOMATO, "a")
    learner.answer(BIRDS, "a")
    orders = {name: learner.options(name) for name in (TOMATO, BIRDS)}
    learner.go("judging")
    learner.answer(SKY, "green", "Schwärze!")
    learner.go("test")
    asked = learner.asked()
    assert len(asked) == 4
    draft = asked[0]
    learner.put(draft, *learner.wrong(draft))
    orders |= {name: learner.options(name) for name in asked}
    learner = Learner(lms.resume())
    assert learner.page == "test"
    assert learner.asked() == asked
    assert tuple(learner.chosen(draft)) == learner.wrong(draft)
    assert learner.outcome(draft) == ""
    learner.come_to_the_end()
    assert learner.frame.locator(".hand-in:visible").count() == 1
    learner.go("choosing")
    assert learner.chosen(TOMATO) == ["a"]
    assert learner.outcome(TOMATO).startswith("Not quite.")
    assert learner.block(TOMATO).locator(".tries").inner_text() == "1 of 2 tries used"
    assert learner.outcome(BIRDS).startswith("Partly right.")
    learner.go("judging")
    assert learner.chosen(SKY) == ["green", "Schwärze!"]
    assert orders == {name: learner.options(name) for name in orders}
    # Nothing is told twice, and the next answer is the second one.
    assert answers(lms) == {}
    learner.go("choosing")
    learner.answer(TOMATO, "b")
    settle(lms)
    assert list(answers(lms)) == [f"{TOMATO}__2"]


@pytest.mark.parametrize("standard", STANDARDS)
def test_what_was_reached_is_never_lowered(enrol: Enrol, standard: str) -> None:
    lms = enrol("tour", standard)
    learner = Learner(lms.open())
    for page in ("judging", "thinking", "sharing", "reading", "test"):
        learner.go(page)
    learner.hand_in(right=3)
    learner = Learner(lms.resume())
    learner.go("choosing")
    learner.answer(TOMATO, "a")
    learner.answer(TOMATO, "c")
    settle(lms)
    learner.exit()
    assert list(answers(lms)) == [TOMATO, f"{TOMATO}__2"]
    assert set(values(lms, terms(lms).statuses[0])) <= {terms(lms).passed[0]}
    assert set(values(lms, terms(lms).statuses[-1])) <= {"passed"}
    assert set(values(lms, terms(lms).score)) <= {"75"}


def write_edition(folder: Path, text: str, version: str, standard: str) -> Path:
    """The package of the course as it then stands, with the ids.lock of the last build."""
    (folder / "tour" / "course.md").write_text(text.replace("version: 1.0", f"version: {version}"), "utf-8")
    packages = build(folder / "tour", folder / version, "--to", standard)
    return packages.unpacked


@pytest.mark.parametrize("standard", STANDARDS)
def test_a_newer_version_of_the_course(
    clocked: ClockedContexts, server: FileServer, tmp_path: Path, standard: str
) -> None:
    shutil.copytree(ROOT / "tests" / "courses" / "tour", tmp_path / "tour")
    text = (tmp_path / "tour" / "course.md").read_text("utf-8")
    gone = text[text.index("### Question: Which of these") : text.index("## Judging")]
    edited = text.replace(gone, "").replace("## Thinking", "## New here\n\nWords.\n\n## Thinking")
    edited = edited.replace("Which colour is a ripe tomato?", "What colour is a ripe tomato?")
    server.mount(f"old-{standard}", write_edition(tmp_path, text, "1.0", standard))
    server.mount(f"new-{standard}", write_edition(tmp_path, edited, "2.0", standard))
    lms = Lms(clocked, server.address, f"/old-{standard}/tour-1.0-{standard}", standard)
    learner = Learner(lms.open())
    learner.answer(TOMATO, "a")
    learner.answer(BIRDS, "a")
    learner.go("judging")
    learner.answer(WHALE, "false")
    learner.go("test")
    asked = learner.asked()
    learner.hand_in(right=2)
    lms.package = f"/new-{standard}/tour-2.0-{standard}"
    learner = Learner(lms.resume())
    assert learner.page == "test"
    assert learner.asked() == asked
    assert "You scored 50%." in learner.result()
    learner.go("judging")
    assert learner.outcome(WHALE).startswith("Right.")
    learner.go("new-here")
    learner.go("choosing")
    assert "What colour is a ripe tomato?" in learner.block(TOMATO).inner_text()
    assert learner.chosen(TOMATO) == ["a"]
    assert learner.block(TOMATO).locator(".tries").inner_text() == "1 of 2 tries used"
    assert learner.block(BIRDS).count() == 0
    learner.answer(TOMATO, "b")
    settle(lms)
    assert list(answers(lms)) == [f"{TOMATO}__2"]
    assert statuses(lms)[-1] in ("failed", "")
    assert lms.faults == []


DAMAGES: dict[str, Callable[[str], str]] = {
    "one character": lambda state: state[:60] + ("0" if state[60] != "0" else "1") + state[61:],
    "cut off": lambda state: state[: len(state) * 3 // 4],
    "another module's": lambda _: '{"pages":[1,2,3],"score":{"raw":50}}',
    "markup": lambda _: "<img src=x onerror=alert(1)>",
    "a later version's": lambda state: "3" + state[1:],
}


@pytest.mark.parametrize("damage", one_in(2, list(DAMAGES)))
def test_l6_of_a_damaged_state_what_is_whole_comes_back_and_the_rest_is_told(enrol: Enrol, damage: str) -> None:
    standard = STANDARDS[list(DAMAGES).index(damage) % len(STANDARDS)]
    lms = enrol("tour", standard)
    learner = Learner(lms.open())
    learner.answer(TOMATO, "b")
    for page in ("judging", "thinking", "sharing", "reading", "test"):
        learner.go(page)
    learner.hand_in(right=3)
    lms.leave()
    saved = lms.saved()
    assert saved
    whole = saved["suspend_data"]
    saved["suspend_data"] = damaged = DAMAGES[damage](whole)
    lms.page.evaluate("cmi => { lms.calls.length = 0; lms.load(cmi); }", saved)
    lms.page.context.clear_cookies()
    learner = Learner(lms.resume())  # on another computer, which has no copy
    assert learner.heading.is_visible()
    assert learner.page == "test"
    assert learner.frame.locator("progress").evaluate("bar => bar.value") == 100
    assert "cannot be read" in learner.message
    settle(lms)
    learner.go("choosing")
    settle(lms)
    assert values(lms, terms(lms).state) == [], "to look at pages writes over nothing"
    saves = damage in ("one character", "cut off", "a later version's")
    assert learner.chosen(TOMATO) == (["b"] if damage == "one character" else learner.chosen(TOMATO) if saves else [])
    learner.answer(BIRDS, "a", "c")
    settle(lms)
    assert values(lms, terms(lms).state)[-1] != damaged
    assert damaged in learner.frame.evaluate("() => Object.values(localStorage).join()").replace('\\"', '"'), "kept"
    learner.go("results")
    facts = learner.frame.locator("#results").inner_text()
    assert "Passed" in facts
    assert "75%" in facts
    assert set(values(lms, terms(lms).statuses[0])) <= {terms(lms).passed[0]}
    assert set(values(lms, terms(lms).statuses[-1])) <= {"passed"}
    assert set(values(lms, terms(lms).score)) <= {"75"}
    learner = Learner(lms.resume())
    assert learner.chosen(BIRDS) == ["a", "c"]
    assert learner.message == ""


def test_l6_a_copy_on_the_device_makes_good_what_the_lms_has_damaged(enrol: Enrol) -> None:
    lms = enrol("tour")
    learner = Learner(lms.open())
    learner.answer(TOMATO, "b")
    learner.answer(BIRDS, "a", "c")
    settle(lms)
    lms.leave()
    saved = lms.saved()
    assert saved
    saved["suspend_data"] = saved["suspend_data"][:40]
    lms.page.evaluate("cmi => lms.load(cmi)", saved)
    learner = Learner(lms.launch())
    assert learner.chosen(BIRDS) == ["a", "c"]
    assert learner.chosen(TOMATO) == ["b"]
    assert learner.message == ""
    settle(lms)
    assert len((lms.saved() or {})["suspend_data"]) > 40
