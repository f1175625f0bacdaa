"""Every use of every block, in each of its states, to everybody: engines, looks, windows, forced colours, paper."""

import json
import re
from collections.abc import Iterator
from itertools import groupby, zip_longest
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from playwright.sync_api import Locator, Page, ViewportSize

from tests.block_uses import Use, every_use_once, uses
from tests.browser.access import SCHEMES, STANDARD, THEMES, Wardrobe, learner_at, look_violations, show, worn
from tests.browser.axe import axe_violations, ibm_violations
from tests.browser.block_play import Hands
from tests.browser.block_tour import Stop, stops
from tests.browser.contexts import Contexts
from tests.browser.layout import layout_faults
from tests.browser.server import FileServer
from tests.packages import Packages, build

COURSE = "every-block"
KINDS = sorted({use.kind for use in uses()})
WIDE: ViewportSize = {"width": 1280, "height": 800}
NARROW: ViewportSize = {"width": 320, "height": 640}
# Colours that a person chose for everything leave ours out: so a verdict needs its border, and an icon a stroke.
FORCED = """() => [...document.querySelectorAll(".block *")].filter($one => $one.checkVisibility()).flatMap($one => {
  const style = getComputedStyle($one), faults = [];
  const { borderTopStyle, borderBottomStyle, borderInlineStartStyle, stroke, color, appearance } = style;
  const marked = $one.matches(".answer.right, .answer.wrong, .outcome.right, .outcome.wrong, .outcome.partly");
  if (marked && borderTopStyle === "none" && borderInlineStartStyle === "none") faults.push("has no border");
  if ($one.matches(".verdict > .icon") && stroke !== color) faults.push(`is drawn in ${stroke} beside ${color}`);
  const box = $one.matches("[type=radio], [type=checkbox]");
  const field = $one.matches("button, select, textarea, [type=text]");
  if (box && appearance !== "auto") faults.push("is not the browser's own box");
  if (field && borderTopStyle === "none" && borderBottomStyle === "none") faults.push("has no border");
  return faults.map(fault => `${$one.outerHTML.slice(0, 100)} ${fault}`);
})"""
# What an author wrote that stands on no page as it was written: marks, settings, names of files.
UNSAID = [r"^Settings:.*$", r"^= .*$", r"^#+ .*?:", r"^## .*$", r"^- [A-Z]\w+: media/.*$", r"^Hint:.*$"]
UNSAID += [r"^[A-Z][a-z]+( [a-z]+)?:"]
UNSAID += [r"\]\([^)]*\)", r"^\[!\w+\]", r"^> \[!\w+\]", r"!\[[^]]*", r"\(\d+%, \d+%\)", r"^#+ (Key points|Resources)$"]
READABLE = """block => {
  for (const $details of block.querySelectorAll("details")) $details.open = true;
  const pictures = [...block.querySelectorAll("img")].map($image => $image.alt);
  return [block.innerText, ...pictures].join(" ");
}"""
PRINTED = """block => {
  for (const $details of block.querySelectorAll("details:not([open])")) $details.remove();
  return block.innerText;
}"""


@pytest.fixture(scope="session")
def dressed_blocks(shared_folder: Path, server: FileServer) -> Wardrobe:
    """A course that holds every use of every block, in every theme, served."""
    folder = shared_folder / "dressed-blocks"
    done = folder / "done"
    with FileLock(shared_folder / "dressed-blocks.lock"):
        if not done.exists():
            source = every_use_once(folder / "source")
            for theme in THEMES:
                build(source, folder / theme, "--theme", theme, "--to", STANDARD)
            done.touch()
    for theme in THEMES:
        server.mount(f"access-{theme}", folder / theme / "unpacked")
    return Wardrobe(server, {theme: Packages(folder / theme) for theme in THEMES})


@pytest.mark.parametrize("kind", KINDS)
def test_no_state_has_a_fault(dressed_blocks: Wardrobe, contexts: Contexts, kind: str) -> None:
    """All uses of a page are taken from state to state together."""
    page = dressed_blocks.open(contexts, COURSE, viewport=WIDE)
    found: list[str] = []
    for place, here in groupby(stops(learner_at(page).course, kind), lambda stop: stop.page):
        show(page, place)
        for states in zip_longest(*(_states(page, stop) for stop in here)):
            found += [f"{place}, {', '.join(filter(None, states))}: {line}" for line in _faults(page, dressed_blocks)]
        page.emulate_media(forced_colors="active")
        found += [f"{place}, forced colours: {line}" for line in page.evaluate(FORCED)]
        page.emulate_media(forced_colors="none")
        found += [f"{place}, at last: {line}" for line in ibm_violations(page)]
    assert not found, "\n".join(found)


def _states(page: Page, stop: Stop) -> Iterator[str]:
    """Takes a use through its states: handed in blank, in part right or wrong, then right; or done."""
    block, hands = page.locator(f"#{stop.data['id']}"), Hands(page, page.main_frame)
    submit = block.locator("button[type=submit]:visible, .finish:visible")
    if submit.count():
        submit.click()
        yield "blank"
    elif not stop.use.plays:
        yield "as it is"
    for play in [name for name in ("partly", "wrong", "right", "do") if name in stop.use.plays]:
        if play == "wrong" and "partly" in stop.use.plays and not block.locator("form").count():
            continue
        submit = block.locator("button[type=submit]:visible")
        if stop.use.is_graded and block.locator("form").count() and not submit.count():
            return
        _start_again(block)
        hands.play(block, stop.use.plays[play])
        if stop.use.is_graded and submit.count():
            submit.click()
        yield play


def _start_again(block: Locator) -> None:
    """A story is told anew; a question is tried again."""
    again = block.locator("button:visible", has_text=re.compile("again", re.IGNORECASE))
    if again.count():
        again.click()


def _faults(page: Page, wardrobe: Wardrobe) -> list[str]:
    found = axe_violations(page)
    for theme in THEMES:
        with worn(page, wardrobe, COURSE, theme, "light"):
            for scheme in SCHEMES[theme == THEMES[0] :]:
                page.emulate_media(color_scheme=scheme)
                found += [f"{theme} {scheme}: {line}" for line in look_violations(page, "section.page:not([hidden])")]
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(NARROW)
    found += [f"320 pixels: {line}" for line in layout_faults(page)]
    page.set_viewport_size(WIDE)
    return found


def test_all_words_are_read_without_scripts(dressed_blocks: Wardrobe, contexts: Contexts) -> None:
    page = contexts.open(java_script_enabled=False).new_page()
    page.goto(f"{dressed_blocks.server.address}{dressed_blocks.address(COURSE)}/index.html")
    for use, block in _blocks(page):
        missing = words(use.text) - set(_words(str(block.evaluate(READABLE))))
        assert not missing, f"{use.name}: {missing}"


def test_all_words_come_out_on_paper(dressed_blocks: Wardrobe, contexts: Contexts) -> None:
    bare = contexts.open(java_script_enabled=False).new_page()
    bare.goto(f"{dressed_blocks.server.address}{dressed_blocks.address(COURSE)}/index.html")
    expected = {use.name: set(_words(str(block.evaluate(PRINTED)))) for use, block in _blocks(bare)}
    page = dressed_blocks.open(contexts, COURSE)
    page.emulate_media(media="print")
    for use, block in _blocks(page):
        show(page, str(block.evaluate("block => block.closest('section.page').id")))
        page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
        missing = expected[use.name] - set(_words(str(block.inner_text())))
        assert not missing, f"{use.name}: {missing}"


def _blocks(page: Page) -> list[tuple[Use, Locator]]:
    """Each use that learners meet, with its block."""
    return [(stop.use, page.locator(f"#{stop.data['id']}")) for stop in stops(_course(page))]


def _course(page: Page) -> dict[str, Any]:
    course: dict[str, Any] = json.loads(page.locator("#ui--data").text_content() or "")
    return course


def words(text: str) -> set[str]:
    """The words of a use that learners read."""
    for pattern in UNSAID:
        text = re.sub(pattern, " ", text, flags=re.MULTILINE)
    return set(_words(text))


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]{3,}", text.casefold()) if word != "https"]
