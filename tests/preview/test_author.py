"""What the preview lets an author do that a learner can't: in a real browser, with the real command."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.axe import axe_violations
from tests.browser.contexts import Contexts
from tests.browser.learner import begin
from tests.preview.running import Preview, running

PAGES = "\n".join(f"## Page {number}\n\n### Question: Is it {number}?\n- [x] Yes\n- [ ] No\n" for number in range(1, 9))
COURSE = f"---\ntitle: In order\nnavigation: in order\n---\n{PAGES}"
LAPTOP = {"width": 1366, "height": 650}  # what a browser leaves of 768


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    (tmp_path / "courses" / "order").mkdir(parents=True)
    (tmp_path / "courses" / "order" / "course.md").write_text(COURSE, "utf-8")
    with running(tmp_path / "courses") as started:
        yield started


def opened(contexts: Contexts, preview: Preview) -> Page:
    page = contexts.open(viewport=LAPTOP).new_page()
    page.goto(preview.address)
    return page


def module(page: Page) -> Frame:
    """The frame of the module, once it is ready and its cover is behind."""
    found = page.wait_for_selector("#frames iframe:not(.behind)")
    frame = found.content_frame() if found else None
    assert frame
    frame.wait_for_selector("html[data-state=ready]", state="attached")
    return begin(frame)


def test_a27_an_author_goes_to_any_page(contexts: Contexts, preview: Preview) -> None:
    """Though learners go in order; and sees what they see, if wanted."""
    page = opened(contexts, preview)
    frame = module(page)
    link = "nav a[data-page]"
    frame.locator(link).nth(7).click()
    expect(frame.locator("h1:visible")).to_have_text("Page 8")
    page.get_by_label("Keep the order").check()
    page.wait_for_selector("#frames iframe[src*='order=kept']:not(.behind)")
    page.locator("#frames iframe:not(.behind)").evaluate("one => { one.dataset.before = ''; }")
    page.get_by_role("button", name="Start a new attempt").click()
    page.wait_for_selector("#frames iframe:not(.behind, [data-before])")
    frame = module(page)
    frame.locator(link).nth(7).click(force=True)
    expect(frame.locator("h1:visible")).to_have_text("Page 1")
    page.goto("about:blank")  # or its ears would be cut off, which a browser calls an error


def test_a28_on_a_laptop_the_module_is_wide_and_the_panel_folds(contexts: Contexts, preview: Preview) -> None:
    """It stays folded when the page is loaded again."""
    page = opened(contexts, preview)
    frame = module(page)
    assert frame.evaluate("matchMedia('(min-width: 64rem)').matches")
    assert frame.locator("nav").first.is_visible()
    expect(page.locator("#lms")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= LAPTOP["width"]
    before = frame.evaluate("innerWidth")
    fold = page.get_by_role("button", name="LMS panel")
    expect(fold).to_have_attribute("aria-expanded", "true")
    fold.click()
    expect(page.locator("#lms")).to_be_hidden()
    expect(fold).to_have_attribute("aria-expanded", "false")
    assert frame.evaluate("innerWidth") > before + 200
    assert axe_violations(page.main_frame) == []
    page.reload()
    module(page)
    expect(page.locator("#lms")).to_be_hidden()
    fold.click()
    expect(page.locator("#lms")).to_be_visible()
    assert axe_violations(page.main_frame) == []
    for width in (1024, 800, 320):
        page.set_viewport_size({"width": width, "height": 650})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto("about:blank")
