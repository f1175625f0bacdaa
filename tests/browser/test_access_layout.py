"""Small windows, wide spacing, other directions, fingers: nothing is cut off, covered or out of reach."""

import pytest
from playwright.sync_api import Page

from tests.browser.access import (
    COVER,
    MIRRORED,
    SHOWCASE,
    THEMES,
    Wardrobe,
    learner_at,
    partly_right,
    places,
    show,
    worn,
)
from tests.browser.contexts import Contexts
from tests.browser.layout import layout_faults
from tests.packages import COURSES
from tests.sampling import EVERY_PLAY, one_in

# WCAG 2.2, 1.4.12.
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-block-end: 2em !important; }"""
NARROW = {"width": 320, "height": 640}
ZOOMED = {"width": 320, "height": 256}  # 1280 × 1024 at 400 %


EVERY = [(theme, direction) for theme in THEMES for direction in ("ltr", "rtl")]
LOOKS = EVERY if EVERY_PLAY else [("council", "ltr"), ("plain", "rtl"), ("bright", "ltr")]


@pytest.mark.parametrize("course", one_in(2, COURSES, 1))
def test_no_page_breaks_at_320_pixels_with_wide_spacing(wardrobe: Wardrobe, contexts: Contexts, course: str) -> None:
    """The hardest of looks; the others are held against each block, and against the course of every piece."""
    page = wardrobe.open(contexts, course, viewport=ZOOMED)
    page.add_style_tag(content=SPACING)
    found = _on_every_page(page, "zoomed and spaced")
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("theme", "direction"), LOOKS)
def test_no_state_breaks_and_all_targets_are_large(
    wardrobe: Wardrobe, contexts: Contexts, theme: str, direction: str
) -> None:
    course = MIRRORED if direction == "rtl" else SHOWCASE
    page = wardrobe.open(contexts, course, viewport=NARROW)
    if direction == "rtl":
        page.add_style_tag(content=SPACING)
    found = []
    with worn(page, wardrobe, course, theme, "light"):
        page.click(".menu")
        found += _in(page, "contents open")
        found += _practise(page)
        found += _on_every_page(page, "all")
        page.set_viewport_size({"width": 1280, "height": 800})
        found += _on_every_page(page, "wide")
    assert not found, "\n".join(found)


def test_right_to_left_mirrors_the_page(wardrobe: Wardrobe, contexts: Contexts) -> None:
    page = wardrobe.open(contexts, MIRRORED)
    nav, main = page.locator("nav").bounding_box(), page.locator("main").bounding_box()
    assert nav
    assert main
    assert nav["x"] > main["x"] + main["width"]
    note = page.locator("[data-callout=tip]")
    assert note.evaluate("note => getComputedStyle(note).paddingRight") == "52px", "where its drawing is"
    margin = page.locator(".page > .count").bounding_box()
    assert margin
    assert margin["x"] < main["x"] + 10, "the margin is on the other side"


def test_nothing_moves_for_those_who_want_that(wardrobe: Wardrobe, contexts: Contexts) -> None:
    page = wardrobe.open(contexts, SHOWCASE, reduced_motion="reduce")
    _practise(page)
    moving = """() => [...document.querySelectorAll("*")].flatMap($one => ["", "::before", "::after"].flatMap(part => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle($one, part || undefined);
      const still = transitionDuration === "0s" && animationName === "none" && scrollBehavior === "auto";
      return still ? [] : [$one.outerHTML];
    }))"""
    for place in [COVER, *places(page)]:
        show(page, place)
        assert page.evaluate(moving) == []
        assert page.evaluate("() => document.getAnimations().length") == 0


def test_forced_colours_keep_states_and_focus(wardrobe: Wardrobe, contexts: Contexts) -> None:
    page = wardrobe.open(contexts, SHOWCASE, forced_colors="active")
    _practise(page)
    style = "(element, name) => getComputedStyle(element)[name]"
    drawn = {
        name: page.locator(f"#practice {name}").first.evaluate(style, "borderTopStyle")
        for name in (".answer.right", ".answer.wrong", ".outcome.wrong", ".outcome.partly")
    }
    assert drawn == {
        ".answer.right": "solid",
        ".answer.wrong": "dashed",
        ".outcome.wrong": "dashed",
        ".outcome.partly": "dotted",
    }
    assert page.locator("#practice .verdict .icon").first.evaluate(style, "stroke") == "rgb(0, 0, 0)"
    # The browser's own boxes, which know these colours; ours would lose their dots.
    assert page.locator("input[type=radio]").first.evaluate(style, "appearance") == "auto"
    for selector in ("#practice textarea", ".next", "nav a", "#practice summary", "#practice [type=checkbox]"):
        target = page.locator(f"{selector}:visible").first
        target.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        assert target.evaluate("target => target === document.activeElement")
        assert target.evaluate(style, "outlineStyle") == "solid"
        assert float(target.evaluate(style, "outlineWidth").removesuffix("px")) >= 3


def _practise(page: Page) -> list[str]:
    """Takes the page of practice through its states; what is wrong in them."""
    learner = learner_at(page)
    show(page, "practice")
    questions = learner.asked()
    for name in questions:
        learner.check(name)
    found = _in(page, "faults")
    for name in questions:
        learner.answer(name, *partly_right(learner, name))
    for details in page.locator("#practice details:visible").all():
        details.locator("summary").click()
    return found + _in(page, "answered")


def _on_every_page(page: Page, state: str) -> list[str]:
    found = []
    for place in [COVER, *places(page)]:
        show(page, place)
        found += _in(page, f"{place}, {state}")
    return found


def _in(page: Page, state: str) -> list[str]:
    return [f"{state}: {fault}" for fault in layout_faults(page)]


@pytest.mark.parametrize("width", [320, 390, 768])
def test_the_header_is_low(wardrobe: Wardrobe, contexts: Contexts, width: int) -> None:
    for course in ("customer-care-standards", SHOWCASE):
        page = wardrobe.open(contexts, course, viewport={"width": width, "height": 800})
        page.evaluate("() => { document.querySelector('.saved').textContent = 'Not saved: kept on this device'; }")
        assert page.locator(".banner").evaluate("banner => banner.getBoundingClientRect().height") < 96
