"""Someone who works through a module: what they do to its page, and what they see there."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from playwright.sync_api import Error, Frame, Locator

# In one call where a way through a module is but the way to what is tried: a click by the mouse takes several, and the
# time of two frames. Those that turn pages, and answer questions, are made by it.
BEGIN = """() => {
  const $cover = document.querySelector("#ui--cover");
  const shows = $cover !== null && $cover.checkVisibility();
  if (shows) $cover.querySelector(".begin").click();
  return shows;
}"""
GO = """page => {
  const $link = document.querySelector(`nav a[data-page="${page}"]`), $part = $link.closest("details");
  if ($part && $part.checkVisibility() && !$part.open) $part.querySelector("summary").click();
  if (!$link.checkVisibility()) throw new Error(`the contents offer no ${page}`);
  $link.click();
}"""
ANSWER = """answers => {
  for (const [name, given] of answers) {
    const $block = document.getElementById(name), gaps = [...$block.querySelectorAll(".gap input")];
    gaps.forEach(($gap, index) => {
      $gap.value = given[index];
      $gap.dispatchEvent(new Event("input", { bubbles: true }));
    });
    for (const $box of $block.querySelectorAll(".choices input"))
      if ($box.checked !== given.includes($box.value) && ($box.type !== "radio" || !$box.checked)) $box.click();
  }
}"""
HOLDS_FOCUS = "element => element === document.activeElement"


def begin(frame: Frame) -> Frame:
    """Goes on from the cover, by its Start or Continue, where the module has one and shows it."""
    if frame.evaluate(BEGIN):
        frame.wait_for_selector("section.page:not(.cover, [hidden])")
    return frame


@dataclass(frozen=True)
class Learner:
    """A learner at a module's frame, which is the main one where no LMS is around it."""

    frame: Frame

    @cached_property
    def course(self) -> dict[str, Any]:
        """What the builder told the module's script."""
        data: dict[str, Any] = self.frame.evaluate("() => JSON.parse(document.querySelector('#ui--data').textContent)")
        return data

    # Where they are

    @property
    def page(self) -> str:
        """The id of the page that is shown, which must be one."""
        shown = self.frame.eval_on_selector_all("section.page:not([hidden])", "pages => pages.map(page => page.id)")
        assert len(shown) == 1, f"{shown} are shown at once"
        return str(shown[0])

    @property
    def heading(self) -> Locator:
        return self.frame.locator("section.page:not([hidden]) h1")

    @property
    def standing(self) -> str:
        """What the page says of saving."""
        return self.frame.locator(".banner .saved").inner_text()

    @property
    def message(self) -> str:
        """What is said at the top of the page; "" for nothing."""
        told = self.frame.locator("main > .message")
        return told.inner_text() if told.is_visible() else ""

    def go(self, page: str) -> None:
        """Goes by the contents, whose section is unfolded first."""
        self.frame.evaluate(GO, page)
        self.frame.wait_for_selector(f"section.page[id='{page}']:not([hidden])")

    def next(self) -> None:
        self.follow(".turn .next")

    def previous(self) -> None:
        self.follow(".turn .previous")

    def follow(self, link: str) -> None:
        """Clicks a link to a page, and waits until that is shown: the hash changes first, the page a moment later."""
        page = self.frame.get_attribute(link, "href")
        self.frame.click(link)
        self.frame.wait_for_selector(f"section.page{page}:not([hidden])")

    def has_focus(self, place: Locator | str) -> bool:
        locator = self.frame.locator(place) if isinstance(place, str) else place
        return bool(locator.evaluate(HOLDS_FOCUS))

    # What they answer

    def block(self, name: str) -> Locator:
        return self.frame.locator(f"#{name}")

    def put(self, name: str, *answer: str) -> None:
        """Chooses options by their keys or types into gaps, and leaves it at that."""
        self.come_to(name)
        if self._data(name)["interaction"]["kind"] == "fill-in":
            for number, text in enumerate(answer, 1):
                self.frame.fill(f"#{name}--{number}", text)
            return
        chosen = set(self.chosen(name))
        alone = self.block(name).locator("form input[type=radio]").count() > 0
        for key in set(answer) - chosen if alone else chosen ^ set(answer):
            self.frame.click(f"label[for='{name}--{key}']")

    def check(self, name: str) -> None:
        self.block(name).locator("button[type=submit]").click()

    def try_again(self, name: str) -> None:
        self.block(name).locator(".again").click()

    def answer(self, name: str, *answer: str) -> None:
        self.put(name, *answer)
        self.check(name)

    def right(self, name: str) -> tuple[str, ...]:
        """The right answer, as the builder told the script."""
        return tuple(self._data(name)["interaction"]["right"][0])

    def wrong(self, name: str) -> tuple[str, ...]:
        """An answer that earns nothing."""
        right = self.right(name)
        if self._data(name)["interaction"]["kind"] == "fill-in":
            return tuple("nonsense" for _ in right)
        return (next(key for key in self.options(name) if key not in right),)

    def options(self, name: str) -> list[str]:
        """The keys that are offered, in the order on the page."""
        boxes = self.block(name).locator(".choices input")
        return [str(key) for key in boxes.evaluate_all("boxes => boxes.map(box => box.value)")]

    def chosen(self, name: str) -> list[str]:
        """What stands in the form now: keys of options in the author's order, or typed texts."""
        if self._data(name)["interaction"]["kind"] == "fill-in":
            return [gap.input_value() for gap in self.block(name).locator(".gap input").all()]
        boxes = self.block(name).locator(".choices input:checked")
        return sorted(str(key) for key in boxes.evaluate_all("boxes => boxes.map(box => box.value)"))

    def asked(self) -> list[str]:
        """The ids of the questions on this page that they meet."""
        blocks = self.frame.locator("section.page:not([hidden]) .block:not([hidden]):has(form)")
        return [str(name) for name in blocks.evaluate_all("blocks => blocks.map(block => block.id)")]

    def outcome(self, name: str) -> str:
        """What is said under the question after an answer; "" for nothing."""
        told = self.block(name).locator(".outcome")
        return told.inner_text() if told.is_visible() else ""

    def hand_in(self, *, right: int) -> None:
        """Answers the assessment on this page, so many of its questions rightly, and hands it in."""
        asked = enumerate(self.asked())
        self.frame.evaluate(
            ANSWER, [(name, self.right(name) if index < right else self.wrong(name)) for index, name in asked]
        )
        self.come_to_the_end()
        self.frame.click("section.page:not([hidden]) .hand-in-button")

    def come_to(self, name: str) -> None:
        """Goes to a question, where an assessment shows one at a time."""
        if self.block(name).get_attribute("data-away") is not None:
            number = self.block(name).locator(".kind").inner_text()
            self.frame.click(f"section.page:not([hidden]) .dots [aria-label^='{number},']")

    def come_to_the_end(self) -> None:
        """Goes to where answers are handed in, where an assessment shows one question at a time."""
        review = self.frame.locator("section.page:not([hidden]) .to-review")
        if review.is_visible():
            review.click()

    def result(self) -> str:
        """What the assessment on this page says as a whole."""
        return self.frame.locator("section.page:not([hidden]) .outcome-of-all").inner_text()

    def try_assessment_again(self) -> None:
        self.frame.click("section.page:not([hidden]) .outcome-of-all button:visible")

    def exit(self) -> None:
        """Leaves by the button, and waits until the session has ended: a window may close before that is confirmed."""
        try:
            self.frame.click("#ui--exit")
            self.frame.wait_for_selector("#ui--exit", state="hidden")
        except Error:
            if not self.frame.page.is_closed():
                raise

    def _data(self, name: str) -> dict[str, Any]:
        return next(block for block in self.course["blocks"] if block["id"] == name)
