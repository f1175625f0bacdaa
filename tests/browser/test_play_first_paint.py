"""L23: what is painted before the script has come lies as it will then; and where it never comes, all is shown."""

from pathlib import Path
from time import sleep

import pytest
from playwright.sync_api import Page, Route

from tests.block_uses import FRONT, uses, write_course
from tests.browser.access import COVER
from tests.browser.contexts import SLOWLY, Contexts, move_at
from tests.browser.lms import READY, Lms
from tests.browser.server import FileServer
from tests.packages import Packages, build

PHONE, DESKTOP = {"width": 390, "height": 800}, {"width": 1280, "height": 720}
# By place: a question's answers change theirs among each other, unseen until then.
PLACES = """() => Object.fromEntries([...document.querySelectorAll(".page:not([hidden]) .block, .banner, .frame")]
  .filter($one => $one.checkVisibility())
  .map($one => [$one.id || $one.className, $one.getBoundingClientRect()])
  .map(([name, box]) => [name, [Math.round(box.top + scrollY), Math.round(box.height)]]))"""
# Of the cover whatever says or shows something, and the banner above.
COVER_PLACES = """() => [...document.querySelectorAll(".banner, .cover :is(h1, h2, p, li, .hero-picture, .button)")]
  .filter($one => $one.checkVisibility())
  .map($one => [$one.className || $one.textContent.trim(), $one.getBoundingClientRect()])
  .map(([name, box]) => [name, Math.round(box.top + scrollY), Math.round(box.height)])"""
# All of the text has come, and styles and pictures with it.
PAINTED = """() => document.querySelector("#ui--data") !== null && document.styleSheets.length > 1
  && getComputedStyle(document.querySelector("h1")).visibility === "visible"
  && [...document.images].every($image => $image.complete || $image.loading === "lazy")
  && [...document.querySelectorAll("[poster]")].every(({ poster }) => performance.getEntriesByName(poster).length)"""
SEEN = """() => [...document.querySelectorAll("section.page")]
  .filter($page => $page.checkVisibility({ visibilityProperty: true })).map($page => $page.id)"""


PAGE = f"{FRONT}# Section\n\n## Page\n\nWords.\n\n" + "\n".join(use.text for use in uses() if not use.is_page)
OTHER = "\n\n## Other\n\nMore words.\n"


@pytest.fixture(scope="module")
def one_page(tmp_path_factory: pytest.TempPathFactory, server: FileServer) -> str:
    """Every use of every block on the only page, which opens without a cover."""
    return served(tmp_path_factory.mktemp("first-paint"), PAGE, server)


@pytest.fixture(scope="module")
def covered(tmp_path_factory: pytest.TempPathFactory, server: FileServer) -> str:
    """The same page and another, behind a cover."""
    return served(tmp_path_factory.mktemp("first-paint-covered"), PAGE + OTHER, server)


def served(folder: Path, text: str, server: FileServer) -> str:
    built = build(write_course(folder / "source", text), folder, "--to", "web")
    return server.mount(folder.name, built.of("every-block", "web").folder) + "/index.html"


def without_script(page: Page, address: str) -> list[Route]:
    """Opens a page whose script has not come yet; `[0].continue_()` lets it come."""
    held: list[Route] = []
    move_at(page, SLOWLY)  # what waits for the script waits for seconds: on no machine are they over here
    page.route("**/course.js", lambda route: held.append(route))  # noqa: PLW0108 - Playwright wants a function of Python
    page.goto(address, wait_until="commit")
    page.wait_for_function("() => document.readyState !== 'loading' || document.querySelector('#ui--data')")
    page.wait_for_function(PAINTED)
    return held


def places(page: Page) -> dict[str, tuple[int, int]]:
    return {name: (top, height) for name, (top, height) in page.evaluate(PLACES).items()}


@pytest.mark.parametrize("window", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_no_block_moves_when_the_script_starts(contexts: Contexts, one_page: str, window: dict[str, int]) -> None:
    page = contexts.open(viewport=window).new_page()
    held = without_script(page, one_page)
    before = places(page)
    assert page.evaluate(SEEN) == ["page"]
    held[0].continue_()
    page.wait_for_selector("html[data-state=ready]", state="attached")
    after = places(page)
    assert len(after) > len({use.kind for use in uses()})
    assert before == after


@pytest.mark.parametrize("window", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nothing_of_the_cover_moves_when_the_script_starts(
    contexts: Contexts, covered: str, window: dict[str, int]
) -> None:
    page = contexts.open(viewport=window).new_page()
    held = without_script(page, covered)
    before = page.evaluate(COVER_PLACES)
    assert page.evaluate(SEEN) == [COVER]
    assert not page.locator("nav").is_visible()
    held[0].continue_()
    page.wait_for_selector("html[data-state=ready]", state="attached")
    assert before == page.evaluate(COVER_PLACES) != []


@pytest.mark.parametrize("window", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_where_the_script_never_comes_all_is_shown_in_the_end(
    contexts: Contexts, covered: str, window: dict[str, int]
) -> None:
    page = contexts.open(viewport=window).new_page()
    page.route("**/course.js", lambda route: route.abort())
    page.goto(covered)
    page.evaluate("() => { for (const one of document.getAnimations()) one.finish(); }")
    assert page.evaluate(SEEN) == [COVER, "page", "other"]
    assert page.locator("nav a").first.is_visible()
    left = page.locator("#other h1").evaluate("one => one.getBoundingClientRect().left")
    assert left >= 16, "words keep clear of the window's edge"
    assert page.locator("nav").evaluate("one => getComputedStyle(one).position") == "static", "it lies over no words"
    contexts.faults.clear()  # the script that did not come


def test_no_button_is_offered_before_it_works(contexts: Contexts, one_page: str) -> None:
    page = contexts.open(viewport=PHONE).new_page()
    without_script(page, one_page)
    shown = page.locator("button").evaluate_all(
        "all => all.filter(one => one.checkVisibility({ visibilityProperty: true })).map(one => one.outerHTML)"
    )
    assert shown == []


WIDE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"/>'
SHOWS_POSTER = "() => performance.getEntriesByName(document.querySelector('[poster]').poster).length > 0"


def test_a_film_has_its_room_before_its_picture_comes(contexts: Contexts, one_page: str) -> None:
    page = contexts.open(viewport=PHONE).new_page()
    held: list[Route] = []
    page.route("**/poster*", lambda route: held.append(route))  # noqa: PLW0108 - Playwright wants a function of Python
    with page.expect_request("**/poster*"):
        page.goto(one_page, wait_until="commit")
    page.wait_for_selector(READY, state="attached")
    height = "film => film.getBoundingClientRect().height"
    before = page.locator("[poster]").first.evaluate(height)
    held[0].fulfill(body=WIDE, content_type="image/svg+xml")
    page.wait_for_function(SHOWS_POSTER)
    assert page.locator("[poster]").first.evaluate(height) == pytest.approx(before, abs=1)


MOST = 0.05  # of a layout's shifts, as browsers add them up
SHIFTS = """() => new Promise(told => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(one => { sum += one.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => told(sum), 500);
})"""


def test_l23_in_an_lms_s_frame_nothing_jumps_when_the_stylesheet_comes(
    contexts: Contexts, server: FileServer, one_page: str
) -> None:
    package = one_page.removeprefix(server.address).removesuffix("/index.html")
    lms = Lms(contexts, server.address, package, "none")
    lms.prepare(on=contexts.open(viewport=PHONE, is_mobile=True, has_touch=True))

    def late(route: Route) -> None:
        sleep(0.5)
        route.continue_()

    move_at(lms.page, SLOWLY)
    lms.page.route("**/course.css", late)
    frame = lms.show()
    frame.wait_for_selector(READY, state="attached")
    assert frame.evaluate(SHIFTS) < MOST


@pytest.mark.parametrize("course", ["customer-care-standards", "confidentiality"])
def test_nothing_jumps_in_a_real_course_whose_script_comes_late(
    contexts: Contexts, server: FileServer, packages: Packages, course: str
) -> None:
    def late(route: Route) -> None:
        sleep(0.5)
        route.continue_()

    page = contexts.open(viewport=PHONE, is_mobile=True, has_touch=True).new_page()
    move_at(page, SLOWLY)
    page.route("**/course.js", late)
    page.goto(f"{server.address}/packages/{packages.of(course, 'web').name}/index.html")
    page.wait_for_selector(READY, state="attached")
    assert page.evaluate(SHIFTS) < MOST


def test_l23_where_the_stylesheet_never_comes_the_page_is_shown_in_the_end(contexts: Contexts, one_page: str) -> None:
    page = contexts.open(viewport=PHONE).new_page()
    page.route("**/course.css", lambda route: route.abort())
    page.goto(one_page)
    page.evaluate("() => { for (const one of document.getAnimations()) one.finish(); }")
    assert page.locator("h1").first.evaluate("one => getComputedStyle(one).visibility") == "visible"
    contexts.faults.clear()  # the stylesheet that did not come
