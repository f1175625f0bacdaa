"""How the page is shown: a menu in the banner, kept on the device, there before anything is painted."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Frame, Page

from tests.browser.axe import axe_violations
from tests.browser.conftest import ClockedContexts
from tests.browser.contexts import Contexts
from tests.browser.learner import Learner, begin
from tests.browser.lms import READY, Lms
from tests.browser.server import FileServer
from tests.browser.test_play_alone import STORES_NOTHING
from tests.packages import Packages

OURS = {"text", "mode", "motion", "spacing"}
ROOT_OF = "() => ({ ...document.documentElement.dataset })"
SIZE = "() => parseFloat(getComputedStyle(document.documentElement).fontSize)"
PAPER = "() => getComputedStyle(document.body).backgroundColor"
SPACING = "one => [getComputedStyle(one).letterSpacing, getComputedStyle(one).wordSpacing].map(parseFloat)"

Enrol = Callable[..., Lms]


def choose(frame: Frame, **wanted: str) -> None:
    if not frame.locator(".display-panel").is_visible():
        frame.click(".display button")
    for name, value in wanted.items():
        frame.click(f"label[for='ui--{name}-{value}']")


def shown(frame: Frame) -> dict[str, str]:
    return {name: value for name, value in frame.evaluate(ROOT_OF).items() if name in OURS}


@pytest.fixture
def address(server: FileServer, small_packages: Packages) -> str:
    return f"{server.address}/small/{small_packages.of('finish', 'scorm12').name}/index.html"


def opened(page: Page, address: str) -> Frame:
    page.goto(address)
    page.wait_for_selector(READY, state="attached")
    begin(page.main_frame)
    return page.main_frame


def test_each_choice_shows_at_once_and_can_be_taken_back(contexts: Contexts, address: str) -> None:
    frame = opened(contexts.open(color_scheme="light").new_page(), address)
    light, size = frame.evaluate(PAPER), frame.evaluate(SIZE)
    choose(frame, text="150", mode="dark", motion="calm", spacing="wide")
    assert shown(frame) == {"text": "150", "mode": "dark", "motion": "calm", "spacing": "wide"}
    assert frame.evaluate(SIZE) == 1.5 * size
    assert frame.evaluate(PAPER) != light
    letters, words = frame.locator("main p:visible").first.evaluate(SPACING)
    text = frame.locator("main p:visible").first.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    assert letters >= 0.12 * text - 0.01
    assert words >= 0.16 * text - 0.01
    moves = "() => getComputedStyle(document.documentElement).getPropertyValue('--settle')"
    assert frame.evaluate(moves) == "0ms"
    choose(frame, text="usual", mode="usual", motion="usual", spacing="usual")
    assert shown(frame) == {}
    assert (frame.evaluate(PAPER), frame.evaluate(SIZE)) == (light, size)
    choose(frame, mode="light")
    frame.page.emulate_media(color_scheme="dark")
    assert frame.evaluate(PAPER) == light, "whatever the system says"


def test_it_is_there_before_anything_is_painted(contexts: Contexts, address: str) -> None:
    page = contexts.open().new_page()
    choose(opened(page, address), text="125", mode="dark")
    page.route("**/course.js", lambda route: route.abort())
    page.goto(address)
    assert shown(page.main_frame) == {"text": "125", "mode": "dark"}, "by the page itself"
    contexts.faults.clear()  # the script that did not come


def test_it_is_kept_in_a_frame_for_every_module_of_the_device(enrol: Enrol) -> None:
    lms = enrol("finish")
    learner = Learner(lms.open())
    choose(learner.frame, text="150", spacing="wide")
    learner.go("keys")
    again = Learner(lms.reload())
    assert shown(again.frame) == {"text": "150", "spacing": "wide"}
    assert again.frame.locator("#ui--text-150").is_checked()
    assert again.frame.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert not any("wide" in str(call["args"]) for call in lms.calls), "an LMS hears nothing of it"
    other = enrol("tour")
    other.prepare(on=lms.page.context)
    assert shown(other.launch()) == {"text": "150", "spacing": "wide"}


def test_where_nothing_can_be_stored_it_holds_for_the_open_window(clocked: ClockedContexts, address: str) -> None:
    browser = clocked.open()
    browser.add_init_script(STORES_NOTHING)
    frame = opened(browser.new_page(), address)
    choose(frame, mode="dark")
    assert shown(frame) == {"mode": "dark"}
    assert "does not keep it" in frame.locator(".display .said").inner_text()
    Learner(frame).go("keys")
    assert shown(frame) == {"mode": "dark"}


@pytest.mark.parametrize("kept", ['"dark"', "null", "[1]", "{", '{"state": "ready", "onload": "x", "text": {"a": 1}}'])
def test_what_others_wrote_in_its_place_does_no_harm(contexts: Contexts, address: str, kept: str) -> None:
    browser = contexts.open()
    browser.add_init_script(
        f"try {{ localStorage.setItem('module:display', {kept!r}); }} catch {{ /* a page before it */ }}"
    )
    frame = opened(browser.new_page(), address)
    assert shown(frame) == {}
    choose(frame, text="125")
    assert shown(frame) == {"text": "125"}


def test_the_menu_is_worked_by_keyboard_and_gets_out_of_the_way(contexts: Contexts, address: str) -> None:
    frame = opened(contexts.open(viewport={"width": 390, "height": 800}).new_page(), address)
    keyboard, panel = frame.page.keyboard, frame.locator(".display-panel")
    frame.focus(".display button")
    keyboard.press("Enter")
    assert panel.is_visible()
    for key in ("Tab", "ArrowRight"):
        keyboard.press(key)
    assert shown(frame) == {"text": "125"}
    keyboard.press("Escape")
    assert not panel.is_visible()
    assert frame.locator(".display button").evaluate("one => one === document.activeElement")
    keyboard.press("Enter")
    for _ in range(5):
        keyboard.press("Tab")
    assert not panel.is_visible(), "it would lie over what has the focus"
    frame.click(".display button")
    frame.locator("main").click(position={"x": 5, "y": 700})
    assert not panel.is_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_cut_off_or_at_fault_in_any_display(contexts: Contexts, address: str, width: int) -> None:
    frame = opened(contexts.open(viewport={"width": width, "height": 800}).new_page(), address)
    choose(frame, text="150", spacing="wide", mode="dark")
    assert axe_violations(frame.page) == []
    box = frame.locator(".display-panel").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    for place in ("doors", "keys", "test", "results"):
        frame.evaluate("place => { location.hash = place; }", place)
        frame.wait_for_selector(f"#{place}:not([hidden])")
        assert frame.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), place


def test_paper_stays_light_and_of_its_size(contexts: Contexts, address: str) -> None:
    frame = opened(contexts.open().new_page(), address)
    frame.page.emulate_media(media="print")
    as_it_was = frame.evaluate(PAPER), frame.evaluate(SIZE)
    frame.page.emulate_media(media="screen")
    choose(frame, text="150", spacing="wide", mode="dark")
    frame.page.emulate_media(media="print")
    assert (frame.evaluate(PAPER), frame.evaluate(SIZE)) == as_it_was
