"""Courses larger and longer than a designer thinks of: nothing runs out of the window, or buries what matters."""

from pathlib import Path

import pytest

from tests.block_uses import write_course
from tests.browser.axe import axe_violations
from tests.browser.contexts import Contexts
from tests.browser.server import FileServer
from tests.packages import build

WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
LONG = f"""---
title: {WORD} and what the officers of the council must do about it
pass mark: 80%
objectives:
  one: {WORD}
---
# {WORD}

## {WORD}

### Question: {WORD}?
Objective: one

- [x] {WORD}
  > {WORD}
- [ ] No

### Sort: {WORD}
- {WORD}
  - {WORD} one
- No
  - Three

### Match: {WORD}
| {WORD} | B |
|---|---|
| {WORD} a | {WORD} b |
| c | d |

### Put in order: {WORD}
1. {WORD} one
2. Two

## Assessment: {WORD} as a test
Settings: one question at a time

### Question: {WORD} or not?
- [x] {WORD}
- [ ] No
"""
OVER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def served(folder: Path, text: str, server: FileServer) -> str:
    package = build(write_course(folder / "odd", text), folder / "built", "--to", "web").all()[0]
    return server.mount(folder.name, package.folder) + "/index.html"


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_words_without_end_stay_in_the_window(
    contexts: Contexts, server: FileServer, tmp_path: Path, width: int
) -> None:
    address = served(tmp_path, LONG, server)
    page = contexts.open(viewport={"width": width, "height": 800}).new_page()
    page.goto(address)
    page.wait_for_selector("html[data-state=ready]")
    ids = page.locator("section.page").evaluate_all("pages => pages.map(page => page.id)")
    over = {}
    for name in ids:
        page.evaluate("id => { location.hash = id; }", name)
        page.locator(f"[id='{name}']:not([hidden])").wait_for()
        over[name] = page.evaluate(OVER)
    assert len(over) == 4
    assert {name: by for name, by in over.items() if by} == {}
    assert page.locator(".banner").bounding_box()["height"] < 100  # type: ignore[index]
    clipped = page.locator(".chip .answer label").evaluate_all(
        "labels => labels.filter(one => one.scrollWidth > one.clientWidth + 1).length"
    )
    assert clipped == 0


def test_of_200_questions_the_one_that_is_asked_is_in_sight(
    contexts: Contexts, server: FileServer, tmp_path: Path
) -> None:
    asked = "".join(f"### Question: Case {number}?\n- [x] Yes\n- [ ] No\n\n" for number in range(200))
    head = "---\ntitle: Many\npass mark: 80%\n---\n# All\n\n"
    text = f"{head}## Assessment: Test\nSettings: one question at a time, keep order\n\n{asked}"
    page = contexts.open(viewport={"width": 390, "height": 844}).new_page()
    page.goto(served(tmp_path, text, server))
    page.wait_for_selector("html[data-state=ready]")
    page.wait_for_selector("#test:not([hidden])")
    dots = page.locator("#test .dots ol")
    assert dots.bounding_box()["height"] < 200  # type: ignore[index]
    dots.locator("button").nth(150).click()
    assert page.locator("#test .block:not([data-away]) .block-title").inner_text() == "Case 150?"
    shown = dots.locator("[aria-current=step]").evaluate(
        """one => {
          const [dot, list] = [one, one.closest("ol")].map(part => part.getBoundingClientRect());
          return dot.top >= list.top && dot.bottom <= list.bottom;
        }"""
    )
    assert shown, "the dot of the question that is asked is among those that are seen"
    review = dots.locator(".to-review")
    review.click()
    assert page.locator("#test .review").is_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_of_79_pages_that_are_left_a_few_are_shown_and_the_rest_by_sections(
    contexts: Contexts, server: FileServer, tmp_path: Path, width: int
) -> None:
    parts = "".join(f"# Part {one}\n\n## Page {one} a\n\nOne.\n\n## Page {one} b\n\nTwo.\n\n" for one in range(1, 41))
    page = contexts.open(viewport={"width": width, "height": 800}).new_page()
    page.goto(served(tmp_path, f"---\ntitle: Many\n---\n{parts}", server))
    page.wait_for_selector("html[data-state=ready]")
    page.evaluate("() => { location.hash = 'results'; }")
    page.wait_for_selector("#results:not([hidden])")
    to_do = page.locator("#results .to-do")
    total = to_do.locator("a").count()
    assert to_do.locator("a:visible").count() == 6
    assert to_do.locator("h3:visible").all_inner_texts() == ["Part 1", "Part 2", "Part 3"]
    assert axe_violations(page.main_frame) == []
    more = to_do.get_by_text(f"Show {total - 6} more")
    more.focus()
    page.keyboard.press("Enter")
    assert to_do.locator("a:visible").count() == total
    assert to_do.locator("h3").all_inner_texts()[-1] == "Part 40"
    assert axe_violations(page.main_frame) == []
    assert page.evaluate(OVER) == 0
    last = to_do.locator("a").last
    last.click()
    page.wait_for_selector("section.page:not([hidden]) >> text=Page 40 b")
