"""Ways through a module: contents, previous and next, the address, the back button; locked pages; review."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest

from tests.browser.contexts import Contexts
from tests.browser.learner import Learner
from tests.browser.lms import Lms
from tests.browser.recorded import STANDARDS, answers, count, settle, terms
from tests.browser.server import FileServer
from tests.packages import Packages, build
from tests.sampling import one_in

TOMATO = "which_colour_is_a_ripe_tomato"

Enrol = Callable[..., Lms]


def shown(learner: Learner, page: str) -> None:
    learner.frame.wait_for_selector(f"#{page}:not([hidden])")
    assert learner.page == page


def test_each_way_moves_title_focus_and_address(enrol: Enrol) -> None:
    lms = enrol("tour")
    lms.begins = False
    learner = Learner(lms.open())
    frame = learner.frame
    assert not learner.has_focus(learner.heading), "nobody's focus is moved at the start"
    learner.follow(".begin")
    assert frame.title() == "Choosing – Tour"
    assert learner.has_focus(learner.heading)
    assert not frame.locator(".previous").is_visible()
    assert frame.locator(".turn .next").inner_text() == "Next: Judging"
    assert frame.locator(".place").inner_text() == "Page 1 of 6"
    learner.next()
    assert frame.title() == "Judging – Tour"
    assert learner.has_focus(learner.heading)
    assert frame.evaluate("() => location.hash") == "#judging"
    assert frame.locator("nav a[aria-current=page]").get_attribute("data-page") == "judging"
    assert frame.locator(".place").inner_text() == "Page 2 of 6"
    learner.follow("nav a[data-page=reading]")
    assert learner.has_focus(learner.heading)
    learner.previous()
    assert learner.page == "sharing"
    frame.evaluate("() => history.back()")
    shown(learner, "reading")
    frame.evaluate("() => history.back()")
    shown(learner, "judging")
    assert learner.has_focus(learner.heading)
    frame.evaluate("() => history.forward()")
    shown(learner, "reading")
    learner.follow("#reading a[href='#judging']")
    assert learner.page == "judging"
    frame.evaluate("() => { location.hash = '#which_of_these_are_birds'; }")
    shown(learner, "choosing")
    assert learner.has_focus("#which_of_these_are_birds")
    frame.evaluate("() => { location.hash = '#nowhere'; }")
    frame.wait_for_function("() => location.hash === '#choosing'")
    assert learner.page == "choosing"


def test_the_last_page_leads_to_the_results_and_back(enrol: Enrol) -> None:
    learner = Learner(enrol("tour").open())
    learner.go("test")
    assert learner.frame.locator(".turn .next").inner_text() == "Next: Results"
    learner.next()
    assert learner.page == "results"
    assert learner.has_focus(learner.heading)
    assert learner.frame.title() == "How far you are – Tour"
    assert not learner.frame.locator(".turn .next").is_visible()
    learner.previous()
    assert learner.page == "test"


def test_the_skip_link_moves_to_the_page_and_nowhere_else(enrol: Enrol) -> None:
    learner = Learner(enrol("tour").open())
    learner.go("judging")
    learner.frame.focus(".skip")
    learner.frame.press(".skip", "Enter")
    assert learner.has_focus("main")
    assert learner.page == "judging"


def test_contents_fold_away_when_narrow(enrol: Enrol) -> None:
    learner = Learner(enrol("tour").open(viewport={"width": 400, "height": 800}))
    link = learner.frame.locator("nav a[data-page=reading]")
    menu = learner.frame.locator(".menu")
    assert not link.is_visible()
    assert menu.get_attribute("aria-expanded") == "false"
    menu.click()
    assert menu.get_attribute("aria-expanded") == "true"
    learner.follow("nav a[data-page=reading]")
    assert learner.page == "reading"
    assert not link.is_visible()
    assert learner.has_focus(learner.heading)


def locked(learner: Learner) -> list[str]:
    links = learner.frame.locator("nav a[data-page]:not([href])")
    return [str(page) for page in links.evaluate_all("links => links.map(link => link.dataset.page)")]


@pytest.mark.parametrize("standard", STANDARDS)
def test_pages_in_order(enrol: Enrol, standard: str) -> None:
    lms = enrol("in-order", standard)
    learner = Learner(lms.open())
    assert locked(learner) == ["second", "third"]
    way = learner.frame.locator(".turn .next")
    assert way.get_attribute("aria-disabled") == "true"
    assert way.inner_text() == "Next: Second (Locked)"
    learner.frame.evaluate("() => { location.hash = '#third'; }")
    learner.frame.wait_for_function("() => location.hash === '#first'")
    assert learner.page == "first"
    learner.answer("is_water_wet", "b")
    assert locked(learner) == ["third"], "answered, rightly or not"
    learner.next()
    assert locked(learner) == []
    assert learner.frame.locator("nav a[data-page=first] .standing").inner_text() == "Done"
    learner = Learner(lms.resume())
    assert learner.page == "second"
    assert locked(learner) == []
    learner.next()
    assert learner.options("is_fire_cold") == ["a", "b", "c"], "in the author's order"
    learner.answer("is_fire_cold", "b")
    learner.next()
    assert "50%" in learner.frame.locator("#results").inner_text()
    learner = Learner(lms.resume())
    assert locked(learner) == []


@pytest.mark.parametrize("standard", ["scorm12", "scorm2004-4th"])
def test_all_is_open_once_the_lms_knows_it_completed(enrol: Enrol, standard: str) -> None:
    """Even if the state is lost: who has finished may look things up."""
    lms = enrol("in-order", standard)
    learner = Learner(lms.open())
    learner.answer("is_water_wet", "a")
    learner.next()
    learner.next()
    learner.answer("is_fire_cold", "b")
    lms.leave()
    saved = lms.saved()
    assert saved
    saved["suspend_data"] = ""
    lms.page.evaluate("cmi => lms.load(cmi)", saved)
    learner = Learner(lms.launch())
    assert locked(learner) == []
    assert learner.frame.locator("progress").evaluate("bar => bar.value") == 100


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize("lesson", ["review", "browse"])
def test_a_review_records_nothing_and_locks_nothing(
    enrol: Enrol, standard: str, lesson: Literal["review", "browse"]
) -> None:
    lms = enrol("in-order", standard)
    learner = Learner(lms.open())
    learner.answer("is_water_wet", "b")
    lms.leave()
    before = lms.saved()
    lms.lesson = lesson
    learner = Learner(lms.resume())
    assert learner.standing == "Review: nothing is recorded"
    assert learner.chosen("is_water_wet") == ["b"]
    assert locked(learner) == []
    learner.go("third")
    learner.answer("is_fire_cold", "b")
    assert learner.outcome("is_fire_cold").startswith("Right.")
    settle(lms)
    learner.exit()
    lms.leave()
    say = terms(lms)
    told = [call["args"] for call in lms.calls if call["verb"] == say.set]
    assert told == [], "S7: nothing at all"
    assert answers(lms) == {}
    assert count(lms, say.initialize) == count(lms, say.terminate) == 1
    after = lms.saved()
    assert before
    assert after
    assert after["suspend_data"] == before["suspend_data"]


def test_a_review_leaves_no_copy_on_the_device(enrol: Enrol) -> None:
    lms = enrol("tour", lesson="review")
    learner = Learner(lms.open())
    learner.answer(TOMATO, "b")
    learner.go("judging")
    assert learner.frame.evaluate("() => localStorage.length") == 0


ODD = [
    "%",
    "%E0%A4%A",
    "%zz",
    "constructor",
    "__proto__",
    "toString",
    "nowhere",
    "ui--data",
    "ui--list",
    "main",
    "x" * 9000,
]


@pytest.mark.parametrize("odd", one_in(4, ODD))
def test_an_address_that_means_nothing_opens_where_the_learner_was(enrol: Enrol, odd: str) -> None:
    """L16: at the start that is the first page."""
    lms = enrol("tour", opens=f"index.html#{odd}")
    learner = Learner(lms.open())
    assert learner.page == "choosing"
    learner.go("judging")
    settle(lms)
    lms.leave()
    assert Learner(lms.launch()).page == "judging"


def test_at_an_address_that_means_nothing_the_page_stays(enrol: Enrol) -> None:
    """L16."""
    learner = Learner(enrol("tour").open())
    learner.go("judging")
    for odd in ODD:
        learner.frame.evaluate("odd => { location.hash = odd; }", odd)
        learner.frame.wait_for_function("() => location.hash === '#judging'")
        assert learner.page == "judging", odd


def long_course(folder: Path) -> Packages:
    """60 pages, so that the contents are longer than any window."""
    pages = "".join(f"## Page {number}\n\nWords to read.\n\n" for number in range(60))
    course = folder / "source" / "long"
    course.mkdir(parents=True)
    (course / "course.md").write_text(f"---\ntitle: Long\nlanguage: en-GB\n---\n\n# All of it\n\n{pages}", "utf-8")
    return build(course, folder, "--to", "web")


@pytest.mark.parametrize("window", one_in(2, [(1280, 720), (1280, 400), (390, 800), (320, 480)], 1))
def test_the_current_page_is_kept_in_view_in_the_contents(
    contexts: Contexts, server: FileServer, tmp_path: Path, window: tuple[int, int]
) -> None:
    """L24: however long they are; the page's own scroll and the focus stay."""
    address = server.mount(f"long-{window[0]}-{window[1]}", long_course(tmp_path).of("long", "web").folder)
    page = contexts.open(viewport={"width": window[0], "height": window[1]}).new_page()
    page.goto(f"{address}/index.html")
    page.wait_for_selector("html[data-state=ready]", state="attached")
    for shown in ("page-45", "page-2", "page-59", "results"):
        page.evaluate("shown => { location.hash = shown; }", shown)
        page.wait_for_selector(f"#{shown}:not([hidden])")
        assert page.evaluate("() => document.activeElement.tagName") == "H1"
        if page.locator(".menu").is_visible():
            page.click(".menu")
        page.wait_for_function(SEEN_IN_CONTENTS)
        assert page.evaluate("() => scrollY") == 0
    page.reload()
    page.wait_for_selector("html[data-state=ready]", state="attached")
    if page.locator(".menu").is_visible():
        page.click(".menu")
    page.wait_for_function(SEEN_IN_CONTENTS)


SEEN_IN_CONTENTS = """() => {
  const { top, bottom, left } = document.querySelector("nav a[aria-current]").getBoundingClientRect();
  const $hit = [top + 6, bottom - 6].map(y => document.elementFromPoint(left + 40, y));
  return $hit.every($one => $one && $one.closest("a[aria-current]"));
}"""
