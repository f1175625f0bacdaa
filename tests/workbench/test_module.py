"""The module beside the text, in a frame of its own origin: keys, focus and scrolling go across."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.patience import until
from tests.workbench.conftest import TEXT
from tests.workbench.test_page import WRITE, module, to_line
from tests.workbench.test_write import LONG, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page, Route

    Open = Callable[..., Page]

FRAME = "iframe[title='The module, as learners see it']"
REFLECT = TEXT.replace("Ring twice.", "Ring twice.\n\n### Reflect: Why?\n")
CHOSEN = "[role=option][aria-selected=true]"
LATE = 3500  # ms: longer than any module is waited for that nothing stands in the place of
# A computer that is so busy after a wheel that it shows a second later what that has scrolled.
BUSY = """() => addEventListener("wheel", () => {
  const began = performance.now();
  while (performance.now() - began < 1000);
}, { passive: true })"""
TOPS = """() => {
  globalThis.tops = [];
  addEventListener("scroll", () => tops.push(scrollY), { capture: true });
}"""
TOP = "one => one.scrollTop"


@pytest.mark.parametrize(
    ("key", "chosen"),
    [
        ("Control+k", "Insert a block"),
        ("Control+s", "Name this version"),
        ("Control+p", "Print: handout"),
        ("Control+/", "Keys"),
        ("F1", "Guide"),
        ("F8", "Next fault"),
        ("F9", "Is it ready?"),
        ("Shift+F9", "Build and hand over"),
    ],
)
def test_keys_of_the_page_around_open_the_palette_from_the_module(workbench: Open, key: str, chosen: str) -> None:
    """A course's own scripts could send the same, so nothing is done before Enter is pressed in the palette."""
    page = workbench(WRITE)
    answer = module(page).get_by_label("Sam")
    answer.click()
    page.keyboard.press(key)
    expect(page.locator(CHOSEN)).to_contain_text(chosen)
    page.keyboard.press("Escape")
    expect(answer).to_be_focused()
    assert page.url.endswith(WRITE)


def test_what_the_palette_does_from_the_module_is_done(workbench: Open) -> None:
    page = workbench(WRITE)
    module(page).get_by_label("Sam").click()
    page.keyboard.press("F9")
    expect(page.locator(CHOSEN)).to_contain_text("Is it ready?")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ready")


def test_a_course_s_script_opens_no_palette_while_its_author_is_elsewhere(workbench: Open) -> None:
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    expect(module(page).get_by_label("Sam")).to_be_visible()
    asks = "() => parent.parent.postMessage({ name: 'palette', detail: 'Ctrl S' }, '*')"
    module(page).locator("body").evaluate(asks)
    page.keyboard.type(" Wait.")
    expect(page.locator(".cm-activeLine")).to_have_text("Ring twice. Wait.")
    expect(page.locator("dialog")).to_have_count(0)


def test_f6_comes_back_to_where_the_focus_was_in_the_module(workbench: Open) -> None:
    page = workbench(WRITE)
    answer = module(page).get_by_label("Sam")
    answer.click()
    page.keyboard.press("F6")
    expect(page.locator("#foot :focus")).to_be_attached()
    page.keyboard.press("Shift+F6")
    expect(answer).to_be_focused()


def changed_late(page: Page, folder: Path) -> Route:
    """A newer version of the module, which is asked for and does not come until it is let go."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        if route.request.is_navigation_request():
            held.append(route)
        else:
            route.continue_()

    page.route("**/played/**", hold)
    write(folder, REFLECT.replace("Sam", "Sam\n- [ ] Kim"))
    until(lambda: page.evaluate("true") and held)
    return held[0]


def test_a_module_that_is_late_keeps_the_focus_and_what_is_typed_meanwhile(workbench: Open, folder: Path) -> None:
    """The version before is seen until the new one can be used."""
    write(folder, REFLECT)
    page = workbench(WRITE)
    field = module(page).locator("textarea")
    field.click()
    page.keyboard.type("Because")
    late = changed_late(page, folder)
    page.wait_for_timeout(LATE)
    expect(module(page).get_by_label("Sam")).to_be_visible()
    page.keyboard.type(" of Lee")
    late.continue_()
    expect(module(page).get_by_label("Kim")).to_be_visible()
    expect(field).to_have_value("Because of Lee")
    expect(field).to_be_focused()


def test_a_module_that_is_late_takes_no_focus_from_the_text(workbench: Open, folder: Path) -> None:
    write(folder, REFLECT)
    page = workbench(WRITE)
    module(page).locator("textarea").click()
    page.keyboard.press("F6")  # by keys: the module's frame still holds where the focus was
    late = changed_late(page, folder)
    to_line(page, "Ring twice.")
    late.continue_()
    expect(module(page).get_by_label("Kim")).to_be_visible()
    expect(page.locator(".cm-content")).to_be_focused()


def test_what_is_scrolled_late_is_followed_in_the_text(workbench: Open, folder: Path) -> None:
    write(folder, LONG)
    page = workbench(WRITE)
    expect(module(page).get_by_text("Number 0", exact=True)).to_be_visible()
    to_line(page, "Number 0")
    before = page.locator(".cm-scroller").evaluate(TOP)
    module(page).locator("body").evaluate(BUSY)
    page.locator(FRAME).hover()
    page.mouse.wheel(0, 2500)
    until(lambda: page.locator(".cm-scroller").evaluate(TOP) > before + 200)


def test_the_text_that_follows_the_module_does_not_lead_it_back(workbench: Open, folder: Path) -> None:
    write(folder, LONG)
    page = workbench(WRITE)
    expect(module(page).get_by_text("Number 0", exact=True)).to_be_visible()
    to_line(page, "Number 0")
    before = page.locator(".cm-scroller").evaluate(TOP)
    page.locator(FRAME).hover()
    module(page).locator("body").evaluate(TOPS)
    for _ in range(6):
        page.mouse.wheel(0, 150)
        page.wait_for_timeout(150)
    until(lambda: page.locator(".cm-scroller").evaluate(TOP) > before + 100)
    page.wait_for_timeout(500)
    tops = module(page).locator("body").evaluate("() => globalThis.tops")
    assert tops == sorted(tops)
