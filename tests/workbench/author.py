"""An author at the page, who clicks and types as a person does; what it takes beside the words is counted."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

DROP = """([name, content, type, isBelow]) => {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], name, { type }));
  const $text = document.querySelector(".cm-content");
  const { left, top, bottom } = (isBelow ? $text : document.querySelector(".cm-activeLine")).getBoundingClientRect();
  const at = { clientX: left + 5, clientY: isBelow ? bottom - 15 : top + 5 };
  $text.dispatchEvent(new DragEvent("drop", { ...at, bubbles: true, cancelable: true, dataTransfer }));
}"""

# A list that is being made anew takes no key.
OFFERED = ".cm-tooltip-autocomplete:not(.cm-tooltip-autocomplete-disabled) [aria-selected=true]"
GLANCE = 100  # ms that a person looks at a menu: one that has just opened takes no Enter (25 ms)


@dataclass
class Author:
    """A person in one window. `pointer`: clicks and drags; `keys`: each that is no letter of what learners read."""

    page: Page
    pointer: int = 0
    keys: int = 0

    def click(self, place: Locator) -> None:
        self.pointer += 1
        place.click()

    def press(self, *keys: str) -> None:
        """Enter, Tab, a shortcut; or letters that are none of the course: the sign of a heading, a block's name."""
        for key in keys:
            self.keys += 1
            self.page.keyboard.press(key)

    def type(self, words: str) -> None:
        """What learners will read."""
        self.page.keyboard.type(words)

    def drop(self, name: str, content: bytes, kind: str) -> None:
        """A file from the desktop is let go upon the text, where the cursor is."""
        self.pointer += 1
        drop_file(self.page, name, content, kind)

    def block(self, letters: str) -> None:
        """A block by a slash and the first letters of its name."""
        self.press("/", *letters)
        look_at_menu(self.page)
        self.press("Enter")


def look_at_menu(page: Page) -> None:
    """Until what is offered takes a key."""
    page.wait_for_selector(OFFERED)
    page.wait_for_timeout(GLANCE)


def drop_file(page: Page, name: str, content: bytes, kind: str, *, below: bool = False) -> None:
    """Upon the text, where the cursor is; `below`: far below its last line, where nothing stands."""
    page.evaluate(DROP, [name, base64.b64encode(content).decode(), kind, below])
