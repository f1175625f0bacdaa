"""Small windows, wide spacing, other directions, fingers: nothing is cut off, covered or out of reach."""

import pytest
from playwright.sync_api import Page

from tests.browser.access import SHOWCASE, THEMES, Wardrobe, learner_at, partly_right, places, show, worn
from tests.browser.contexts import Contexts
from tests.packages import COURSES

# WCAG 2.2, 1.4.12.
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-block-end: 2em !important; }"""
NARROW = {"width": 320, "height": 640}
ZOOMED = {"width": 320, "height": 256}  # 1280 × 1024 at 400 %

# Each line of text that shows, where it is: none may leave the window, be cut off by a box, or lie on another.
FAULTS = """() => {
  const faults = [], lines = [], width = document.documentElement.clientWidth;
  const needed = document.documentElement.scrollWidth;
  if (needed > width) faults.push(`scrolls sideways: ${needed}`);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, $in = node.parentElement;
    const apart = $in.closest(".unseen, .skip, script, noscript");
    if (!node.data.trim() || !$in.checkVisibility() || apart) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = $in.closest("nav, .scroll, html").getBoundingClientRect();  // what is scrolled out of one shows nowhere
    for (const { left, right, top, bottom } of range.getClientRects()) {
      if (bottom > box.top && top < box.bottom) lines.push({ $in, node, left, right, top, bottom });
    }
  }
  const scrolls = $element => getComputedStyle($element).overflowX === "auto";
  for (const { $in, node, left, right } of lines) {
    const outside = left < -1 || right > width + 1;
    if (outside && !$in.closest(".scroll")) faults.push(`leaves the window: ${node.data.trim()}`);
  }
  for (const $box of document.body.querySelectorAll("*")) {
    if (!$box.checkVisibility() || $box.closest(".unseen, .skip, svg")) continue;
    const style = getComputedStyle($box);
    const cuts = style.overflowX !== "visible" && !scrolls($box) && !$box.matches("textarea, input");
    const over = $box.scrollWidth > $box.clientWidth + 1 || $box.scrollHeight > $box.clientHeight + 1;
    if (cuts && over) faults.push(`is cut off: ${$box.className}`);
  }
  lines.sort((a, b) => a.top - b.top);
  lines.forEach((one, index) => {
    for (const other of lines.slice(index + 1)) {
      if (other.top > one.bottom) break;
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = one.bottom - other.top;
      const covers = one.node !== other.node && across > 2 && down > .4 * (other.bottom - other.top);
      if (covers) faults.push(`“${one.node.data}” lies on “${other.node.data}”`);
    }
  });
  return [...new Set(faults)];
}"""

# Pointer targets of 44 × 44 CSS pixels (WCAG 2.2, 2.5.5): a link in a line of text is excepted.
TARGETS = "a[href], button, summary, select, textarea, input"
SMALL = """targets => [...document.querySelectorAll(targets)].flatMap($target => {
  if (!$target.checkVisibility() || $target.disabled || $target.closest(".skip, .unseen")) return [];
  if ($target.tagName === "A" && getComputedStyle($target).display === "inline") return [];
  const label = $target.matches("[type=radio], [type=checkbox]") && $target.labels[0];
  (label || $target).scrollIntoView({ block: "center" });
  let { left, right, top, bottom } = (label || $target).getBoundingClientRect();
  if (label) {
    const [near, far] = [left, right];
    bottom = Math.min(bottom, top + 44);
    const rtl = getComputedStyle(label).direction === "rtl";
    [left, right] = rtl ? [far, far + 44] : [near - 44, near];
    const corners = [[left + 1, top + 1], [left + 1, bottom - 1], [right - 1, top + 1], [right - 1, bottom - 1]];
    const hits = corners.map(([x, y]) => document.elementFromPoint(x, y));
    const around = hits.every($hit => $hit === label || $hit === $target);
    if (!around) return [`${$target.id}: its label does not reach around it`];
  }
  const small = right - left < 43.9 || bottom - top < 43.9;
  return small ? [`${$target.outerHTML.slice(0, 120)}: ${Math.round(right - left)} × ${Math.round(bottom - top)}`] : [];
})"""


@pytest.mark.parametrize("course", COURSES)
def test_no_page_breaks_at_320_pixels_or_with_wide_spacing(wardrobe: Wardrobe, contexts: Contexts, course: str) -> None:
    page = wardrobe.open(contexts, course, viewport=ZOOMED)
    found = _on_every_page(page, "zoomed")
    page.add_style_tag(content=SPACING)
    found += _on_every_page(page, "zoomed and spaced")
    page.set_viewport_size({"width": 1280, "height": 800})
    found += _on_every_page(page, "wide and spaced")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_no_state_breaks_and_all_targets_are_large(
    wardrobe: Wardrobe, contexts: Contexts, theme: str, direction: str
) -> None:
    page = wardrobe.open(contexts, SHOWCASE, viewport=NARROW)
    page.evaluate("direction => { document.documentElement.dir = direction; }", direction)
    if direction == "rtl":
        page.add_style_tag(content=SPACING)
    found = []
    with worn(page, wardrobe, SHOWCASE, theme, "light"):
        page.click(".menu")
        found += _in(page, "contents open")
        found += _practise(page)
        found += _on_every_page(page, "all")
        page.set_viewport_size({"width": 1280, "height": 800})
        found += _on_every_page(page, "wide")
    assert not found, "\n".join(found)


def test_right_to_left_mirrors_the_page(wardrobe: Wardrobe, contexts: Contexts) -> None:
    page = wardrobe.open(contexts, SHOWCASE)
    page.evaluate("() => { document.documentElement.dir = 'rtl'; }")
    nav, main = page.locator("nav").bounding_box(), page.locator("main").bounding_box()
    assert nav
    assert main
    assert nav["x"] > main["x"] + main["width"]
    note = page.locator("[data-callout=tip]")
    assert note.evaluate("note => getComputedStyle(note).borderRightWidth") == "4px"


def test_nothing_moves_for_those_who_want_that(wardrobe: Wardrobe, contexts: Contexts) -> None:
    page = wardrobe.open(contexts, SHOWCASE, reduced_motion="reduce")
    _practise(page)
    moving = """() => [...document.querySelectorAll("*")].flatMap($one => ["", "::before", "::after"].flatMap(part => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle($one, part || undefined);
      const still = transitionDuration === "0s" && animationName === "none" && scrollBehavior === "auto";
      return still ? [] : [$one.outerHTML];
    }))"""
    for place in places(page):
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
    for place in places(page):
        show(page, place)
        found += _in(page, f"{place}, {state}")
    return found


def _in(page: Page, state: str) -> list[str]:
    return [f"{state}: {fault}" for fault in [*page.evaluate(FAULTS), *page.evaluate(SMALL, TARGETS)]]
