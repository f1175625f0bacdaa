"""The server is killed while somebody types, and started again: the window stays open, and nothing is lost."""

from __future__ import annotations

import random
import time
from functools import partial
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.sampling import times
from tests.workbench.server import Server
from tests.workbench.test_page import WRITE, module, text_on_disk, to_line, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page, Response

    from tests.browser.contexts import Contexts

POINTS = 50
LAST = 1  # seconds of typing that need not be on the disk
PATIENCE = 60_000  # ms: a start, and a module made from nothing, on a machine that has much to do
KEPT = "(words) => Object.values(localStorage).some((one) => one.includes(words))"  # a tenth of a second later
LETTERS = 24  # that are typed around a point


@pytest.fixture
def server(bundle: Path, folder: Path) -> Iterator[Server]:
    assert bundle.is_file()
    one = Server(folder)
    yield one
    one.kill()


@pytest.mark.parametrize("start", range(0, POINTS, 10) if times(0, 1) else [0])
def test_nothing_is_lost_but_the_last_second(server: Server, folder: Path, contexts: Contexts, start: int) -> None:
    """At each point another number of letters has been typed, at another pace; each third time the window goes, too."""
    context = contexts.open(viewport={"width": 1366, "height": 768})
    page = opened(context.new_page(), server)
    slowest = [0.0]
    context.on("response", lambda response: note(response, slowest))
    expected, last = text_on_disk(folder), "Ring twice."
    for point in range(start, start + times(4, 10)):
        chance = random.Random(point)  # noqa: S311 - the same points each time
        words = f"{point:02} " + "".join(chance.choice("abcdefgh") for _ in range(LETTERS)) + "."
        typed = f"\n\n{words}"
        before, killed_at = expected, chance.randrange(3, len(typed))
        pace = chance.choice([0, 0.02, 0.05, 0.09])
        until(partial(is_at, page, last))
        at: list[float] = []
        for letter in typed[:killed_at]:
            page.keyboard.type(letter)
            at.append(time.monotonic())
            time.sleep(pace)
        killed = time.monotonic()
        server.kill()
        held = text_on_disk(folder)
        older = [moment for moment in at if moment < killed - LAST - slowest[0]]
        assert held in {after(before, last, typed[:count]) for count in range(len(older), killed_at + 1)}
        page.keyboard.type(typed[killed_at:])
        expected, last = after(before, last, typed), words
        expect(page.locator("#saved")).to_contain_text("Not saved: 1 change waits")
        if point % 3 == 2:
            page.wait_for_function(KEPT, arg=words)
            page.close(run_before_unload=False)
            page = opened(context.new_page(), server)
        else:
            again = context.new_page()  # as a start does
            again.goto(server.start())
            again.close()
            page.bring_to_front()  # a browser lets hidden pages wait
        expect(page.locator("#saved")).to_have_text("Saved", timeout=PATIENCE)
        assert text_on_disk(folder) == expected
    page.reload()  # a module that was half loaded at a point may stay so until then
    to_line(page, last)
    expect(module(page).locator("section.page:not([hidden])")).to_contain_text(last, timeout=PATIENCE)
    context.close()
    contexts.faults.clear()  # what the browser says of what could not be reached


def is_at(page: Page, line: str) -> bool:
    """Whether the cursor came to a line, whatever has moved just when it was clicked."""
    to_line(page, line)
    return line in page.locator(".cm-activeLine").inner_text()


def opened(page: Page, server: Server) -> Page:
    page.goto(server.start())
    page.goto(f"{server.origin}/{WRITE}")
    expect(page.locator(".cm-line", has_text="Ring twice.")).to_be_visible()
    return page


def after(text: str, line: str, typed: str) -> str:
    """The text once that was typed behind a line."""
    return text.replace(f"{line}\n", f"{line}{typed}\n")


def note(response: Response, slowest: list[float]) -> None:
    """How long the slowest save took, on this machine."""
    if response.url.endswith("/engine/write"):
        slowest[0] = max(slowest[0], response.request.timing["responseStart"] / 1000)
