"""What stands before the first page: what a module is about, and where its learner goes on."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.block_uses import write_course
from tests.browser.contexts import Contexts
from tests.browser.learner import Learner
from tests.browser.lms import READY, Lms
from tests.browser.recorded import STANDARDS
from tests.browser.server import FileServer
from tests.packages import build

Enrol = Callable[..., Lms]
COURSE = """---
title: Calls
id: calls
summary: How we answer.
duration: 20 minutes
pass mark: 70%
{more}objectives:
  greet: Greet people
  listen: Listen first
---
# First
## Hello
Objective: greet

Words.

## Voices
Words.

# Second
## Silence
Objective: listen

Words.

### Question: What helps?
- [x] Silence
- [ ] Noise
"""


@pytest.fixture
def calls(tmp_path: Path, server: FileServer) -> Callable[..., str]:
    def mounted(more: str = "") -> str:
        folder = tmp_path / f"calls{len(more)}"
        built = build(write_course(folder / "source", COURSE.format(more=more)), folder, "--to", "web")
        return server.mount(folder.name, built.of("calls", "web").folder) + "/index.html"

    return mounted


def opened(contexts: Contexts, address: str) -> Learner:
    page = contexts.open().new_page()
    page.goto(address)
    page.wait_for_selector(READY, state="attached")
    return Learner(page.main_frame)


def test_a_module_opens_with_what_it_is_about(contexts: Contexts, calls: Callable[..., str]) -> None:
    learner = opened(contexts, calls())
    cover = learner.frame.locator("#ui--cover")
    assert learner.page == "ui--cover"
    assert learner.frame.title() == "Calls"
    text = cover.inner_text()
    for said in ("How we answer.", "20 minutes", "2 parts", "70% to pass", "Greet people", "Listen first", "2 pages"):
        assert said in text, said
    assert not learner.frame.locator("nav").is_visible()
    assert not learner.frame.locator(".turn").is_visible()
    assert cover.locator(".begin").inner_text() == "Start"
    learner.follow(".begin")
    assert learner.page == "hello"
    assert learner.frame.locator(".time-left").inner_text().endswith("minutes left")


def test_who_comes_back_goes_on_with_one_key(contexts: Contexts, calls: Callable[..., str]) -> None:
    learner = opened(contexts, address := calls())
    learner.follow(".begin")
    learner.next()
    page = learner.frame.page
    left = learner.frame.locator(".time-left").inner_text()
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector(READY, state="attached")
    learner = Learner(page.main_frame)
    assert learner.page == "ui--cover"
    assert learner.frame.locator(".begin").inner_text() == "Continue at “Voices”"
    assert learner.frame.locator(".kept").inner_text() == left
    done = learner.frame.locator("#ui--cover [data-is=done]")
    assert done.count() == 1
    assert "Done" in done.inner_text()
    page.keyboard.press("Enter")
    learner.frame.wait_for_selector("#voices:not([hidden])")


def test_the_cover_stays_on_reload_and_is_reached_again(contexts: Contexts, calls: Callable[..., str]) -> None:
    learner = opened(contexts, calls())
    page = learner.frame.page
    page.reload()
    page.wait_for_selector(READY, state="attached")
    assert learner.page == "ui--cover"
    learner.follow(".begin")
    page.reload()
    page.wait_for_selector(READY, state="attached")
    assert learner.page == "hello"
    learner.follow("nav .to-cover")
    assert learner.page == "ui--cover"
    assert learner.has_focus(learner.heading)
    page.go_back()
    learner.frame.wait_for_selector("#hello:not([hidden])")


# Whoever presses Start in the very moment in which the last picture has come, just before the page names its address.
AT_LAST = """addEventListener("load", () => setTimeout(() => {
  document.querySelector(".begin").click();
  const until = performance.now() + 50;
  while (performance.now() < until);
}))"""


def test_who_starts_as_the_last_picture_comes_is_let_in(contexts: Contexts, calls: Callable[..., str]) -> None:
    context = contexts.open()
    context.add_init_script(AT_LAST)
    page = context.new_page()
    page.goto(calls())
    page.wait_for_selector("#hello:not([hidden])")
    page.wait_for_function("() => location.hash === '#hello'")


def test_what_is_locked_is_no_link_on_the_cover(contexts: Contexts, calls: Callable[..., str]) -> None:
    learner = opened(contexts, calls("navigation: in order\n"))
    first, second = learner.frame.locator("#ui--cover [data-stop]").all()
    assert first.get_attribute("href") == "#hello"
    assert second.get_attribute("href") is None
    assert "Locked" in second.inner_text()
    learner.follow(".begin")
    learner.next()
    learner.next()
    learner.frame.evaluate("() => { location.hash = 'ui--cover'; }")
    learner.frame.wait_for_selector("#ui--cover:not([hidden])")
    assert second.get_attribute("href") == "#silence"


def test_without_scripts_the_cover_stands_first(contexts: Contexts, calls: Callable[..., str]) -> None:
    page = contexts.open(java_script_enabled=False).new_page()
    page.goto(calls())
    shown = page.locator("section.page:visible, nav:visible")
    assert shown.count() == 5, "contents, cover and three pages"
    tops = [box["y"] for one in page.locator("section.page:visible").all() if (box := one.bounding_box())]
    assert tops == sorted(tops)
    assert "Your place is kept" not in page.locator("body").inner_text()
    assert page.locator("nav details[open]").count() == 2


@pytest.mark.parametrize("standard", STANDARDS)
def test_a_cover_is_no_page_to_an_lms(enrol: Enrol, standard: str) -> None:
    lms = enrol("tour", standard)
    lms.begins = False
    learner = Learner(lms.open())
    assert learner.page == "ui--cover"
    learner = Learner(lms.resume())
    assert learner.frame.locator(".begin").inner_text() == "Start", "nothing was read yet"
    learner.follow(".begin")
    learner.go("judging")
    learner = Learner(lms.resume())
    assert learner.frame.locator(".begin").inner_text() == "Continue at “Judging”"


LINES_OF_WORDS = """title => {
  const [text, range] = [title.firstChild, document.createRange()];
  return [...text.data.matchAll(/\\S+/g)].map(word => {
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    return range.getClientRects().length;
  });
}"""


@pytest.mark.parametrize("theme", ["council", "bright"])
def test_words_of_a_title_stay_whole(contexts: Contexts, server: FileServer, tmp_path: Path, theme: str) -> None:
    """At the width of a phone and beside the picture, in English, Welsh and German; in letters that still stand out."""
    page = contexts.open().new_page()
    for number, title in enumerate(("Confidentiality", "Gwasanaethau cyfrinachol", "Informationssicherheit im Amt")):
        name = f"title-{theme}-{number}"
        source = write_course(tmp_path / name, COURSE.replace("Calls", title).format(more=f"theme: {theme}\n"))
        built = build(source, tmp_path / f"{name}-built", "--to", "web")
        page.goto(f"{server.mount(name, built.of('calls', 'web').folder)}/index.html")
        page.wait_for_selector(READY, state="attached")
        for width in (320, 390, 960, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            heading = page.locator(".hero h1")
            assert set(heading.evaluate(LINES_OF_WORDS)) == {1}, f"{title} at {width}"
            size = heading.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
            assert size >= 20, f"{title} at {width}"


def test_a_single_page_has_no_cover(contexts: Contexts, server: FileServer, tmp_path: Path) -> None:
    text = "---\ntitle: Short\nid: short\nobjectives:\n  one: Do it\n---\n## Only\nObjective: one\n\nWords.\n"
    built = build(write_course(tmp_path / "source", text), tmp_path, "--to", "web")
    learner = opened(contexts, server.mount("short", built.of("short", "web").folder) + "/index.html")
    assert learner.page == "only"
    assert "Do it" in learner.frame.locator("#only").inner_text()
