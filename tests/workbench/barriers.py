"""What is wrong with what has come onto a page that was looked at whole, by both engines, as it is usually."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.axe import AT_REST, axe_violations, violations, violations_in_both
from tests.sampling import EVERY_PLAY

if TYPE_CHECKING:
    from playwright.sync_api import Page


def barriers(page: Page, within: str) -> list[str]:
    """A line each, once nothing moves; where EVERY_PLAY is set, of the whole page. `within`: a selector."""
    if EVERY_PLAY:
        return violations(page)
    page.evaluate(AT_REST)
    return axe_violations(page, within)


def barriers_in_both(page: Page, within: str) -> list[str]:
    """As above, in light and in dark colours."""
    if EVERY_PLAY:
        return violations_in_both(page)
    found = barriers(page, within)
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {line}" for line in barriers(page, within)]
    page.emulate_media(color_scheme="light")
    return found
