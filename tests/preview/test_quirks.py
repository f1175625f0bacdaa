"""An author sees a module in LMSs that are harder than the standard's text: R10, in the real preview."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.axe import axe_violations
from tests.browser.contexts import Contexts
from tests.browser.learner import Learner, begin
from tests.preview.running import running
from tests.sampling import one_in

COURSE = """---
title: Doors
---
# Doors

## At the door

### Question: Who locks the door?
- [x] Whoever leaves last
- [ ] Nobody

### Question: Who has a key?
- [ ] Everybody
- [x] The caretaker

## At night

Doors are shut at night.
"""
READY = "html[data-state=ready]"


@pytest.fixture
def page(tmp_path: Path, contexts: Contexts) -> Iterator[Page]:
    (tmp_path / "doors").mkdir()
    (tmp_path / "doors" / "course.md").write_text(COURSE, "utf-8")
    with running(tmp_path) as preview:
        page = contexts.open(viewport={"width": 1280, "height": 800}).new_page()
        page.goto(f"{preview.address}/#doors")
        frame_of(page)
        yield page
        page.goto("about:blank")  # or it asks for what is no longer there


def started(page: Page) -> Frame:
    """The module that is seen, on its cover, where it starts."""
    element = page.wait_for_selector("#frames iframe:not(.behind):not([data-old])")
    frame = element.content_frame() if element else None
    assert frame
    frame.wait_for_selector(READY, state="attached")
    return frame


def frame_of(page: Page) -> Frame:
    """The module that is seen, on its first page."""
    return begin(started(page))


def after(page: Page, act: Callable[[], object], seen: Callable[[Page], Frame] = frame_of) -> Frame:
    """The frame that takes the place of the one that is seen, once something was done."""
    page.eval_on_selector_all("#frames iframe", "all => all.forEach(one => { one.dataset.old = 'yes'; })")
    act()
    return seen(page)


def choose(page: Page, title: str) -> Frame:
    """Another LMS, which the next launch, now, meets."""
    select = page.get_by_role("combobox", name="LMS", exact=True)
    return after(page, lambda: select.select_option(label=title))


def standards(page: Page) -> list[str]:
    options = page.get_by_label("Standard").locator("option")
    return [str(value) for value in options.evaluate_all("all => all.map(one => one.value)")]


def test_an_lms_that_lies_keeps_nothing_while_the_connection_is_lost(page: Page) -> None:
    held = page.locator("#answers-title")
    for standard in one_in(2, standards(page)):
        if standard != page.get_by_label("Standard").input_value():
            after(page, partial(page.get_by_label("Standard").select_option, standard))
        learner = Learner(choose(page, "Offline, but says “saved”"))
        expect(page.locator("#quirk-says")).to_contain_text("its server learns nothing")
        page.get_by_role("button", name="Lose the connection").click()
        first, _ = learner.asked()
        learner.answer(first, *learner.right(first))
        calls = page.locator("#calls")
        calls.evaluate("details => { details.open = true; }")
        expect(calls.locator("li", has_text="Commit(").last).to_contain_text("→ true")
        expect(held).not_to_contain_text("right")
        page.get_by_role("button", name="Connect again").click()
        choose(page, "As the standard says")


def test_a_session_that_ended_stays_so_until_the_module_is_left(page: Page) -> None:
    frame = choose(page, "Ends its session for good")
    frame.evaluate("() => { document.documentElement.dataset.state = 'going'; location.reload(); }")
    frame.wait_for_selector(READY, state="attached")
    page.locator("#calls summary").click()
    expect(page.locator("#calls li", has_text="Initialize(").last).to_contain_text("→ false")
    learner = Learner(after(page, page.get_by_role("button", name="Come back").click))
    first, _ = learner.asked()
    learner.answer(first, *learner.right(first))
    expect(page.locator("#answers-title")).to_have_text("Answers: 1 of 1 right")


def test_every_lms_can_be_chosen_by_keyboard_and_is_told(page: Page) -> None:
    select = page.get_by_role("combobox", name="LMS", exact=True)
    titles = [str(one) for one in select.locator("option").all_inner_texts()]
    assert titles[0] == "As the standard says"
    assert len(titles) > 10
    select.focus()
    after(page, lambda: page.keyboard.press("ArrowDown"), started)
    told = page.locator("#quirk-says")
    expect(told).not_to_be_empty()
    expect(select).to_be_focused()
    expect(select).to_have_accessible_description(told.inner_text())
    assert axe_violations(page.main_frame) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.eval_on_selector(".tools", "tools => tools.scrollWidth <= tools.clientWidth")


def test_a_module_can_be_opened_in_each(page: Page) -> None:
    titles = page.get_by_role("combobox", name="LMS", exact=True).locator("option").all_inner_texts()
    for title in one_in(3, titles[1:]):
        learner = Learner(choose(page, title))
        assert learner.heading.inner_text() == "At the door", title
        page.wait_for_function("() => window.API || window.API_1484_11")
        page.get_by_role("button", name="Start a new attempt").click()
