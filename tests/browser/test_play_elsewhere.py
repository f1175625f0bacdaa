"""Packages for no LMS with an API: a record store over HTTP, a web server, a disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.conftest import ClockedContexts
from tests.browser.learner import Learner, begin
from tests.browser.lms import READY
from tests.browser.places import wait_until_ended
from tests.browser.server import FileServer
from tests.cmi5.lrs import Lrs, serving_lrs
from tests.packages import ROOT, Packages, build

BIRDS = "which_of_these_are_birds"
TOMATO = "which_colour_is_a_ripe_tomato"


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory, server: FileServer) -> Packages:
    packages = build(ROOT / "tests/courses/tour", tmp_path_factory.mktemp("elsewhere"), "--to", "cmi5", "--to", "web")
    server.mount("elsewhere", packages.unpacked)
    return packages


@pytest.fixture
def lrs() -> Iterator[Lrs]:
    with serving_lrs() as started:
        yield started


def opened(browser: BrowserContext, address: str) -> Learner:
    page = browser.new_page()
    page.goto(address)
    page.wait_for_selector(READY, state="attached")
    return Learner(begin(page.main_frame))


def wait_until_saved(learner: Learner) -> None:
    """Lets time pass, too: a page that was turned, such as the cover, waits for company."""
    learner.frame.page.clock.run_for(30_000)
    learner.frame.wait_for_function("() => document.querySelector('.banner .saved').textContent === 'Saved'")


def test_a_course_at_a_record_store(
    clocked: ClockedContexts, server: FileServer, elsewhere: Packages, lrs: Lrs, tmp_path: Path
) -> None:
    """Launched, cut off, back, left while cut off; recovered, left; resumed on another computer, passed, returned."""
    package = f"{server.address}/elsewhere/{elsewhere.of('tour', 'cmi5').name}/index.html"
    (tmp_path / "home.html").write_text("<!doctype html><html lang=en><title>The LMS</title>", "utf-8")
    back = f"{server.mount('home', tmp_path)}/home.html"
    browser = clocked.open()
    learner = opened(browser, f"{package}?{lrs.launch(masteryScore=0.5, returnURL=back)}")
    lrs.is_down = True
    learner.answer(TOMATO, "a")
    learner.frame.wait_for_function("() => document.querySelector('.banner .saved').textContent.includes('ot saved')")
    learner.answer(TOMATO, "b")
    lrs.is_down = False
    wait_until_saved(learner)
    assert lrs.verbs == ["initialized", "answered", "scored", "answered", "scored"]
    lrs.lose_session()  # the last requests outlive the page, and may come when the next session has begun
    learner.answer(BIRDS, "a", "c")
    learner.frame.page.goto(back)

    learner = opened(browser, f"{package}?{lrs.launch(masteryScore=0.5, returnURL=back)}")
    assert learner.chosen(BIRDS) == ["a", "c"]
    wait_until_saved(learner)
    assert lrs.verbs[:2] == ["initialized", "answered"]
    learner.go("judging")
    learner.frame.page.goto(back)
    wait_until_ended(lrs, "judging")

    learner = opened(clocked.open(), f"{package}?{lrs.launch(masteryScore=0.5, returnURL=back)}")
    assert learner.page == "judging"
    learner.go("choosing")
    assert learner.chosen(TOMATO) == ["b"]
    for page in ("judging", "thinking", "sharing", "reading", "test"):
        learner.go(page)
    learner.hand_in(right=4)
    wait_until_saved(learner)
    assert {"completed", "passed"} <= set(lrs.verbs)
    with learner.frame.page.expect_navigation(url=back):
        learner.exit()
    assert lrs.verbs[-1] == "terminated"
    assert lrs.faults == []
    # A browser notes each request that fails, and a document that isn't there yet.
    assert all(lrs.address in fault for fault in clocked.faults)
    clocked.faults.clear()


def test_a_package_for_no_lms_keeps_progress_from_a_disk_too(clocked: ClockedContexts, elsewhere: Packages) -> None:
    package = elsewhere.of("tour", "web")
    assert not list(package.folder.glob("*.xml"))
    address = f"{package.folder.as_uri()}/index.html"
    browser = clocked.open()
    learner = opened(browser, address)
    assert learner.standing == "Progress stays on this device"
    learner.answer(TOMATO, "b")
    learner.go("judging")
    learner.frame.page.close(run_before_unload=False)
    learner = opened(browser, address)
    assert learner.page == "judging"
    learner.go("choosing")
    assert learner.chosen(TOMATO) == ["b"]


def test_packages_are_built_for_all(packages: Packages) -> None:
    assert {one.name.partition("-1.0-")[2] for one in packages.all()} >= {"cmi5", "web", "scorm2004-2nd", "scorm12"}
