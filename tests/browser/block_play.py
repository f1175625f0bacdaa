"""A learner's hands on a block: what its play says, with a mouse or by keyboard alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Literal

from playwright.sync_api import ElementHandle, Locator, Page

from tests.block_uses import Action

Way = Literal["mouse", "keys", "reader"]  # a screen reader presses what it is at, wherever that lies
Control = Locator | ElementHandle
Role = Literal["button", "radio", "checkbox", "tab", "link", "textbox", "combobox"]
ROLES: tuple[Role, ...] = ("button", "radio", "checkbox", "tab", "link")
FIELDS: tuple[Role, ...] = ("textbox", "combobox")
AGAIN = re.compile("again", re.IGNORECASE)
MOST_KEYS = 90  # from one control of a page to another: more would be a trap

# The keys that bring the focus nearer, at most: arrows within a group, where each chooses as it goes.
TOWARDS = """target => {
  const now = target.ownerDocument.activeElement;
  if (now === target) return [];
  const radios = target.type === "radio" && now.type === "radio" && now.name === target.name;
  const tabs = target.getAttribute("role") === "tab" && now.getAttribute("role") === "tab";
  if (radios || (tabs && now.parentElement === target.parentElement)) return ["ArrowRight"];
  const isAfter = ($one, $other) => $other.compareDocumentPosition($one) & Node.DOCUMENT_POSITION_FOLLOWING;
  const [first, last] = isAfter(target, now) ? [now, target] : [target, now];
  const all = [...target.ownerDocument.querySelectorAll("a[href], button, select, textarea, input, summary")];
  const reached = $one => $one.checkVisibility() && $one.tabIndex === 0 && !$one.disabled && $one.type !== "radio";
  const stops = all.filter($one => isAfter($one, first) && isAfter(last, $one) && reached($one));
  return Array(stops.length + 1).fill(first === now ? "Tab" : "Shift+Tab");
}"""
TYPE = "element => element.getAttribute('role') || element.type || element.localName"


def printed(words: str) -> str:
    """As learners see them: an apostrophe is curly."""
    return words.replace("'", "’")


def find(block: Locator, action: Action) -> Locator:
    """What an action means, by its accessible name."""
    name = printed(action.name)
    if action.value:
        fields = [block.get_by_role(role, name=name, exact=True) for role in FIELDS]
        line = block.get_by_role("group", name=name, exact=True)
        return reduce(Locator.or_, [*fields, line.get_by_role("radio", name=printed(action.value), exact=True)]).first
    named = [block.get_by_role(role, name=name, exact=True) for role in ROLES]
    words = re.compile(rf"^\s*{re.escape(name)}\s*$")
    return reduce(Locator.or_, [*named, block.locator("summary:visible", has_text=words)]).first


@dataclass(frozen=True)
class Hands:
    """Plays what a play fence says, in the module's frame."""

    page: Page
    way: Way

    def play(self, block: Locator, actions: Sequence[Action]) -> None:
        """All of it, from however the form stands: what was checked before and is not meant now is taken away."""
        meant = {printed(action.name) for action in actions}
        for box in block.locator("input[type=checkbox]:checked:enabled").all():
            if _name_of(box) not in meant:
                self.use(box)
        for action in actions:
            self.act(block, action)

    def start_again(self, block: Locator) -> None:
        """Tries a question again, or tells a story anew."""
        self.use(block.get_by_role("button", name=AGAIN))

    def act(self, block: Locator, action: Action) -> None:
        control = find(block, action).element_handle()  # found once: names are slow to work out
        kind = str(control.evaluate(TYPE))
        if kind in {"radio", "checkbox"} and control.is_checked():
            return
        if kind == "select-one":
            self.choose(control, printed(action.value))
        elif kind in {"text", "textarea"}:
            self.type(control, action.value)
        else:
            self.use(control)

    def use(self, control: Control) -> None:
        """Presses or checks."""
        if self.way == "mouse":
            control.click()
        elif self.way == "reader":
            control.dispatch_event("click")
        elif not self.reach(control):  # arrows choose as they go
            kind = str(control.evaluate(TYPE))
            self.page.keyboard.press("Space" if kind in {"radio", "checkbox", "button"} else "Enter")

    def choose(self, select: Control, words: str) -> None:
        if self.way != "keys":
            select.select_option(label=words)
            return
        self.reach(select)
        count = int(select.evaluate("select => select.options.length"))
        keys = ["Home", *["ArrowDown"] * count]
        for key in keys:
            self.page.keyboard.press(key)
            if select.evaluate("select => select.selectedOptions[0].label") == words:
                return
        raise AssertionError(f"no key chooses “{words}”")

    def type(self, field: Control, words: str) -> None:
        if self.way != "keys":
            field.fill(words)
            return
        self.reach(field)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(words)

    def reach(self, control: Control) -> bool:
        """Goes to a control by Tab, and within a group by arrows; whether arrows chose it."""
        pressed: list[str] = []
        while keys := control.evaluate(TOWARDS):
            pressed += keys
            assert len(pressed) < MOST_KEYS, f"{MOST_KEYS} keys do not lead to {control}"
            for key in keys:
                self.page.keyboard.press(key)
        return pressed[-1:] == ["ArrowRight"]


def _name_of(box: Locator) -> str:
    """What the label of a box says, in words or by its picture."""
    said = "box => box.labels[0].textContent.trim() || (box.labels[0].querySelector('img') || {}).alt"
    return " ".join(str(box.evaluate(said)).split())
