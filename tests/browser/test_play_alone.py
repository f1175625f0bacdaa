"""Where there is no LMS, or none that answers, or nothing is kept."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.conftest import ClockedContexts
from tests.browser.contexts import Contexts
from tests.browser.learner import Learner, begin
from tests.browser.lms import READY, Lms
from tests.browser.recorded import count, find_none, settle, terms
from tests.browser.server import FileServer
from tests.packages import Packages

TOMATO = "which_colour_is_a_ripe_tomato"
ON_DEVICE = "Progress stays on this device"
STORES_NOTHING = """
Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
"""

Enrol = Callable[..., Lms]


def open_alone(browser: BrowserContext, address: str) -> Learner:
    page = browser.new_page()
    page.goto(address)
    page.wait_for_selector(READY, state="attached")
    return Learner(begin(page.main_frame))


@pytest.mark.parametrize("where", ["disk", "web"])
def test_without_an_lms_progress_stays_on_the_device(
    clocked: ClockedContexts, server: FileServer, small_packages: Packages, where: str
) -> None:
    package = small_packages.of("tour", "scorm12")
    on_web = f"{server.address}/small/{package.name}"
    address = f"{on_web if where == 'web' else package.folder.as_uri()}/index.html"
    browser = clocked.open()
    learner = open_alone(browser, address)
    assert learner.standing == ON_DEVICE
    learner.answer(TOMATO, "a")
    learner.go("judging")
    learner.frame.page.close(run_before_unload=False)
    learner = open_alone(browser, address)
    assert learner.page == "judging"
    learner.go("choosing")
    assert learner.chosen(TOMATO) == ["a"]
    for page in ("thinking", "sharing", "reading", "test"):
        learner.go(page)
    learner.hand_in(right=4)
    assert "You passed with 100%." in learner.result()
    learner.go("results")
    assert "You have completed this module." in learner.frame.locator("#results").inner_text()
    assert learner.standing == ON_DEVICE
    learner.frame.page.close(run_before_unload=False)
    learner = open_alone(browser, address)
    learner.go("results")
    assert "100%" in learner.frame.locator("#results").inner_text()


def test_an_address_opens_its_page(clocked: ClockedContexts, server: FileServer, small_packages: Packages) -> None:
    name = small_packages.of("tour", "scorm12").name
    learner = open_alone(clocked.open(), f"{server.address}/small/{name}/index.html#sharing")
    assert learner.page == "sharing"
    assert learner.frame.title() == "Sharing – Tour"


def test_in_a_frame_without_an_lms(enrol: Enrol) -> None:
    lms = enrol("tour", "none")
    lms.prepare()
    learner = Learner(find_none(lms))
    assert learner.standing == ON_DEVICE
    learner.go("judging")
    lms.leave()
    learner = Learner(find_none(lms))
    assert learner.page == "judging"
    learner.exit()
    assert "kept on this device" in learner.frame.locator("main").inner_text()


@pytest.mark.parametrize("standard", ["scorm12", "scorm2004-4th"])
@pytest.mark.parametrize("trouble", ["throw new Error('no')", "return 'false'"])
def test_an_lms_that_opens_no_session(enrol: Enrol, standard: str, trouble: str) -> None:
    lms = enrol("tour", standard)
    lms.prepare()
    api = "API" if standard == "scorm12" else "API_1484_11"
    lms.page.evaluate(f"() => {{ {api}.{terms(lms).initialize} = () => {{ {trouble}; }}; }}")
    learner = Learner(lms.launch())
    assert learner.standing == "Not saved: kept on this device"
    assert "your results will not be recorded" in learner.message, "S4: said at once, not in a corner"
    learner.answer(TOMATO, "b")
    assert learner.outcome(TOMATO).startswith("Right.")
    settle(lms)
    say = terms(lms)
    assert count(lms, say.set) == count(lms, say.commit) == 0
    lms.forgive()  # it was asked whether a session runs


def test_a_browser_that_stores_nothing(clocked: ClockedContexts, server: FileServer, small_packages: Packages) -> None:
    browser = clocked.open()
    browser.add_init_script(STORES_NOTHING)
    package = small_packages.of("tour", "scorm12").name
    learner = open_alone(browser, f"{server.address}/small/{package}/index.html")
    assert learner.standing == "Progress is not kept"
    assert "it is lost when you close the page" in learner.message
    learner.answer(TOMATO, "b")
    assert learner.outcome(TOMATO).startswith("Right.")
    learner.go("thinking")
    learner.block("what_colour_suits_you").get_by_role("button", name="Keep on this device").click()
    assert "does not allow" in learner.block("what_colour_suits_you").locator(".said").inner_text()
    learner.exit()
    assert "could not be kept" in learner.frame.locator("main").inner_text()


def test_an_lms_that_saves_nothing_in_a_browser_that_stores_nothing(enrol: Enrol, clocked: ClockedContexts) -> None:
    browser = clocked.open()
    browser.add_init_script(STORES_NOTHING)
    lms = enrol("tour", "scorm12")
    lms.prepare(on=browser)
    learner = Learner(lms.launch())
    lms.fail_commits()
    learner.answer(TOMATO, "b")
    settle(lms)
    assert learner.standing == "Not saved yet"
    assert "keep this window open" in learner.message


def test_a_frame_of_another_site(whole_browser: Browser, server: FileServer, small_packages: Packages) -> None:
    """Where a browser keeps nothing for it, a window of its own is offered, for which it does."""
    package = f"{server.address}/small/{small_packages.of('tour', 'scorm12').name}"
    computers = Contexts(whole_browser)
    lms = Lms(computers, server.other_site, package, "none")
    learner = Learner(lms.open())
    assert learner.standing == "Progress is not kept"
    with lms.page.expect_popup() as popup:
        learner.frame.get_by_role("link", name="Open it in a window of its own").click()
    popup.value.wait_for_selector(READY, state="attached")
    assert Learner(popup.value.main_frame).standing == ON_DEVICE
    assert computers.faults == []


def test_with_scripts_off_everything_can_be_read(
    clocked: ClockedContexts, server: FileServer, small_packages: Packages
) -> None:
    page = clocked.open(java_script_enabled=False).new_page()
    page.goto(f"{server.address}/small/{small_packages.of('tour', 'scorm12').name}/index.html")
    for words in ("Which colour is a ripe tomato?", "The doors are done.", "A plain heading", "Tomatoes are red."):
        assert page.get_by_text(words).first.is_visible()
    assert page.locator("noscript p").is_visible()
    page.locator("details.answers summary").first.click()
    assert page.get_by_text("Red it is.").first.is_visible()
    assert not page.get_by_text("So they say.").first.is_visible(), "not the answers of an assessment"
    assert page.locator("button:visible").count() == 0
