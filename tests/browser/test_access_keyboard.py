"""A whole course by keyboard alone: from the skip link to a passed assessment, its results, and out."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.access import SHOWCASE, Wardrobe
from tests.browser.contexts import Contexts
from tests.browser.learner import Learner
from tests.browser.lms import READY

MOST_STOPS = 120  # of a page: more would be a trap

# Where the focus is, and what is wrong with what can be seen of it (WCAG 2.2, 2.4.7, 2.4.11 to 2.4.13).
STOP = """() => {
  const $now = document.activeElement, faults = [], style = getComputedStyle($now);
  const { left, right, top, bottom } = $now.getBoundingClientRect();
  const tall = bottom - top > innerHeight - 12;
  if ($now === document.body) faults.push("nothing has the focus");
  if (tall ? bottom < 0 || top > innerHeight : top < 0 || bottom > innerHeight + 1) faults.push("is out of sight");
  if (left < 0 || right > innerWidth + 1) faults.push("is beside the window");
  const ringed = style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2 && style.boxShadow !== "none";
  if (!ringed) faults.push("has no ring");
  const spans = [[left, right], [top, bottom]];
  const [x, y] = spans.map(([from, to]) => Math.max(from, 0) + Math.min(to - from, 20) / 2);
  const $hit = document.elementFromPoint(x, y);
  const shows = $hit && ($now.contains($hit) || $hit.contains($now) || [...($now.labels || [])].includes($hit));
  if (!shows) faults.push("is covered");
  const $block = $now.closest(".block"), $form = $now.closest("form");
  const boxes = $now.matches(".choices input")
    ? [...$form.querySelectorAll(".choices input")].map($box => $box.value) : [];
  return {
    order: [...document.querySelectorAll("*")].indexOf($now), top: top + scrollY, id: $now.id, classes: $now.className,
    tag: $now.tagName.toLowerCase(), type: $now.type || "", value: $now.value || "",
    text: ($now.textContent || "").trim(),
    block: $block ? $block.id : "", asksWho: Boolean($now.closest("#ui--audience")),
    open: $now.tagName === "SUMMARY" && $now.parentElement.open, boxes,
    faults: faults.map(one => `${$now.outerHTML.slice(0, 160)} ${one}`),
  };
}"""

# What has the focus stays where it is for some frames, and nothing on the page is on its way.
AT_REST = """async () => {
  const frame = () => new Promise(done => requestAnimationFrame(done));
  const { activeElement: $now, documentElement: $all } = document;
  const place = () => JSON.stringify([$now.getBoundingClientRect(), scrollY, $all.scrollHeight]);
  for (let before = "", still = 0, frames = 0; still < 3 && frames < 600; frames += 1, await frame()) {
    const ends = one => one.effect.getComputedTiming().endTime < Infinity;
    const moves = document.getAnimations().some(one => one.playState === "running" && ends(one));
    still = place() === before && !moves ? still + 1 : 0;
    before = place();
  }
}"""


@dataclass
class Typist:
    """A learner without a mouse."""

    page: Page
    learner: Learner
    faults: list[str] = field(default_factory=list)

    def press(self, key: str) -> dict[str, Any]:
        """A key; where one has shown or unfolded something, people look at it before they press the next."""
        self.page.keyboard.press(key)
        if key in {"Enter", "Space"}:
            self.page.evaluate(AT_REST)
        return self.here()

    def go_on(self) -> None:
        """By the link that has the focus, to the heading of another page."""
        self.page.keyboard.press("Enter")
        self.page.wait_for_function("() => document.activeElement.tagName === 'H1'")
        self.here()

    def here(self) -> dict[str, Any]:
        """Where they are; what is wrong with it counts once nothing scrolls or unfolds any more."""
        stop: dict[str, Any] = self.page.evaluate(STOP)
        if stop["faults"]:
            self.page.evaluate(AT_REST)
            stop = self.page.evaluate(STOP)
        self.faults += [f"{self.learner.page}: {fault}" for fault in stop["faults"]]
        return stop

    def work_through(self) -> list[str]:
        """Tabs through the page, doing all there is to do on it, up to Next; which blocks were met."""
        met, before = [], self.here()
        for _ in range(MOST_STOPS):
            stop = self.press("Tab")
            self.compare(before, stop)
            if stop["block"] and stop["block"] not in met:
                met.append(stop["block"])
            if "next" in stop["classes"].split():
                return met
            before = self.use(stop)
            if "hand-in-button" in stop["classes"]:
                return met
        raise AssertionError(f"{MOST_STOPS} stops, and no way on: {before}")

    def compare(self, before: dict[str, Any], stop: dict[str, Any]) -> None:
        """The order of the focus is that of the words, and goes down the page."""
        if stop["order"] <= before["order"] or stop["top"] < before["top"] - 60:
            self.faults.append(f"{self.learner.page}: from {before['text'][:60]} back to {stop['text'][:60]}")

    def use(self, stop: dict[str, Any]) -> dict[str, Any]:
        if stop["boxes"] and stop["type"] == "radio":
            return self.choose(stop)
        if stop["type"] == "checkbox" and stop["value"] in self.learner.right(stop["block"]):
            return self.press("Space")
        if stop["type"] == "text":
            number = int(stop["id"].rpartition("--")[2])
            self.page.keyboard.type(self.learner.right(stop["block"])[number - 1])
        elif stop["tag"] == "textarea":
            self.page.keyboard.type("My own words")
        elif stop["tag"] == "summary" and not stop["open"]:
            return self.press("Enter")
        elif stop["type"] == "submit":
            told = self.press("Enter")
            assert stop["asksWho"] or "outcome right" in told["classes"], f"the focus is on {told}"
            return told
        elif stop["type"] == "button":
            return self.push(stop)
        return stop

    def choose(self, stop: dict[str, Any]) -> dict[str, Any]:
        """A radio button: Space takes the one that has the focus, arrows go on to the others."""
        if stop["asksWho"]:
            return stop  # all of the module is shown, and stays so
        index = stop["boxes"].index(self.learner.right(stop["block"])[0])
        if index == 0:
            return self.press("Space")
        for _ in range(index):
            stop = self.press("ArrowDown")
        return stop

    def push(self, stop: dict[str, Any]) -> dict[str, Any]:
        if "finish" in stop["classes"] or "hand-in-button" in stop["classes"]:
            return self.press("Space")
        return stop  # Keep, Print and Clear are met, and left


@pytest.mark.long
def test_a_whole_course_without_a_mouse(wardrobe: Wardrobe, contexts: Contexts) -> None:
    lms = wardrobe.enrol(contexts)
    lms.begins = False
    learner = Learner(lms.open(viewport={"width": 1280, "height": 720}))
    page = lms.frame.page
    page.bring_to_front()
    typist = Typist(page, learner)
    assert typist.press("Tab")["classes"] == "skip"
    assert typist.press("Enter")["id"] == "main"
    assert "begin" in typist.press("Tab")["classes"].split(), "the first stop of the cover is its way in"
    typist.go_on()
    pages = [one["id"] for one in learner.course["pages"]]
    for number, name in enumerate(pages):
        assert learner.page == name
        met = typist.work_through()
        assert [one for one in learner.asked() if one not in met] == []
        if number < len(pages) - 1:
            typist.go_on()
    told = typist.here()
    assert "outcome-of-all passed" in told["classes"]
    typist.work_through()
    typist.go_on()
    assert learner.page == "results"
    assert "Passed" in page.locator("#results").inner_text()
    _go_back_and_out(typist)
    assert not typist.faults, "\n".join(typist.faults)
    assert lms.cmi()["core"]["lesson_status"] == "passed"
    assert not lms.faults


def _go_back_and_out(typist: Typist) -> None:
    """Shift+Tab leads back past the contents to the way out."""
    for _ in range(MOST_STOPS):
        stop = typist.press("Shift+Tab")
        if stop["id"] == "ui--exit":
            break
    assert stop["id"] == "ui--exit"
    typist.page.evaluate("() => { window.close = () => undefined; }")
    typist.page.keyboard.press("Enter")
    typist.page.wait_for_function("() => document.activeElement.tagName === 'H1'")


def test_the_contents_on_a_small_window(wardrobe: Wardrobe, contexts: Contexts) -> None:
    page = wardrobe.open(contexts, SHOWCASE, viewport={"width": 320, "height": 256})
    page.reload()  # on its first page: the cover has contents of its own
    page.wait_for_selector(READY, state="attached")
    typist = Typist(page, Learner(page.main_frame))
    menu = page.locator(".menu")
    assert [typist.press("Tab")["classes"] for _ in range(2)] == ["skip", "menu"]
    page.keyboard.press("Enter")
    assert menu.get_attribute("aria-expanded") == "true"
    assert [typist.press("Tab")["classes"] for _ in range(2)] == ["quiet", "quiet"], "display, and the way out"
    for _ in range(page.locator("nav a, nav summary").count()):
        stop = typist.press("Tab")
        assert stop["tag"] in ("a", "summary")
        if stop["tag"] == "summary" and not stop["open"]:
            assert typist.press("Enter")["open"], "a section unfolds"
    assert page.locator("nav a").last.evaluate("link => link === document.activeElement")
    typist.go_on()
    assert menu.get_attribute("aria-expanded") == "false"
    assert not typist.faults, "\n".join(typist.faults)
