"""Every use of every block, in each of its states, to everybody: engines, looks, windows, forced colours, paper."""

import json
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from playwright.sync_api import Page, ViewportSize

from tests.block_uses import every_use_once
from tests.browser.access import LOOKS, SHOW_ALL, STANDARD, TAKE_OUT, THEMES, Wardrobe, worn
from tests.browser.axe import AT_REST, axe_violations, ibm_violations, look_violations
from tests.browser.block_play import Hands
from tests.browser.block_tour import Stop, stops
from tests.browser.contexts import Contexts
from tests.browser.layout import layout_faults
from tests.browser.server import FileServer
from tests.packages import Packages, build
from tests.sampling import EVERY_PLAY, one_in

COURSE = "every-block"
PARTS = 2  # of the uses, each by itself: all of them take long
FIRST_STATES = 2  # blank, and with an outcome: the second engine takes three times as long as the first
MOST_STATES = 3  # blank, then as many plays as a question has tries where nothing is set
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
        server.mount(f"dressed-{theme}", folder / theme / "unpacked")
    return Wardrobe(server, {theme: Packages(folder / theme) for theme in THEMES}, "dressed")


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
def test_no_state_has_a_fault(dressed_blocks: Wardrobe, contexts: Contexts, part: int) -> None:
    """All uses are taken from state to state together, on pages that stand below each other, as with scripts off."""
    page = dressed_blocks.open(contexts, COURSE, viewport=WIDE)
    met = stops(_course(page))
    places = list(dict.fromkeys(stop.page for stop in met))[part::PARTS]
    going = [(stop.page, _states(page, stop)) for stop in met if stop.page in places]
    page.evaluate(TAKE_OUT, places)
    found: list[str] = []
    for state in count(1):
        page.evaluate(SHOW_ALL, places)
        reached = [(place, states, next(states, "")) for place, states in going]
        going = [(place, states) for place, states, name in reached if name]
        if not going:
            break
        page.evaluate(SHOW_ALL, [place for place, _ in going])  # where something is new
        found += [f"state {state}: {line}" for line in _faults(page, dressed_blocks, state, part)]
    assert state > MOST_STATES
    assert not found, "\n".join(found)


def _states(page: Page, stop: Stop) -> Iterator[str]:
    """Takes a use through its states: handed in blank, in part right or wrong, then right; or done."""
    block, hands = page.locator(f"#{stop.data['id']}"), Hands(page, "reader")
    submit = block.locator("button[type=submit]:visible, .finish:visible")
    if submit.count():
        submit.click()
    yield "blank"
    for place, play in enumerate(stop.left):
        if place:
            hands.start_again(block)
        submit = block.locator("button[type=submit]:visible")
        hands.play(block, stop.use.plays[play])
        if stop.use.is_graded and submit.count():
            submit.click()
        yield play


def _faults(page: Page, wardrobe: Wardrobe, state: int, part: int) -> list[str]:
    """By the first engine in the first look, and in every third one of the others: states and parts take turns.

    So do the first states of a part before the second engine.
    """
    page.evaluate(AT_REST)
    found = axe_violations(page)
    if EVERY_PLAY or state == 1 + part % FIRST_STATES:
        found += ibm_violations(page)
    for theme, scheme in one_in(3, LOOKS[1:], state + part):
        with worn(page, wardrobe, COURSE, theme, scheme):
            found += [f"{theme} {scheme}: {line}" for line in look_violations(page)]
    page.emulate_media(color_scheme="light", forced_colors="active")
    found += [f"forced colours: {line}" for line in page.evaluate(FORCED)]
    page.emulate_media(forced_colors="none")
    page.set_viewport_size(NARROW)
    found += [f"320 pixels: {line}" for line in layout_faults(page)]
    page.set_viewport_size(WIDE)
    return found


def test_all_words_are_read_without_scripts(dressed_blocks: Wardrobe, contexts: Contexts) -> None:
    page = _without_scripts(dressed_blocks, contexts)
    for stop, text in _texts(page, READABLE):
        missing = words(stop.use.text) - set(_words(text))
        assert not missing, f"{stop.use.name}: {missing}"


def test_all_words_come_out_on_paper(dressed_blocks: Wardrobe, contexts: Contexts) -> None:
    expected = _texts(_without_scripts(dressed_blocks, contexts), PRINTED)
    page = dressed_blocks.open(contexts, COURSE)
    page.evaluate(SHOW_ALL, [stop.page for stop, _ in expected])
    page.emulate_media(media="print")
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    for (stop, before), (_, text) in zip(expected, _texts(page, PRINTED), strict=True):
        missing = set(_words(before)) - set(_words(text))
        assert not missing, f"{stop.use.name}: {missing}"


def _without_scripts(wardrobe: Wardrobe, contexts: Contexts) -> Page:
    page = contexts.open(java_script_enabled=False).new_page()
    page.goto(f"{wardrobe.server.address}{wardrobe.address(COURSE)}/index.html")
    return page


def _texts(page: Page, read: str) -> list[tuple[Stop, str]]:
    """Each use that learners meet, with what is read of its block."""
    met = stops(_course(page))
    found = page.evaluate(
        f"ids => ids.map(id => ({read})(document.getElementById(id)))", [one.data["id"] for one in met]
    )
    return list(zip(met, found, strict=True))


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
