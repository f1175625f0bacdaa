"""The server is killed while somebody types, and started again: the window stays open, and nothing is lost."""

from __future__ import annotations

import random
import time
from functools import partial
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.patience import until
from tests.sampling import times
from tests.workbench.server import Server
from tests.workbench.test_page import KEPT, WRITE, module, text_on_disk, to_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page, Request, Response

    from tests.browser.contexts import Contexts

POINTS = 50
LETTERS = 24  # that are typed around a point
LAST = 1_000  # ms of typing that need not be sent
PACE = 50  # ms between two keys: no pause in which it would be saved


@pytest.fixture
def server(bundle: Path, folder: Path) -> Iterator[Server]:
    assert bundle.is_file()
    one = Server(folder)
    yield one
    one.kill()


@pytest.mark.long
@pytest.mark.parametrize("start", range(0, POINTS, 10) if times(0, 1) else [0])
def test_nothing_is_lost_that_was_sent(server: Server, folder: Path, contexts: Contexts, start: int) -> None:
    """At each point another number of letters has been typed, at another pace; each third time the window goes, too."""
    context = contexts.open(viewport={"width": 1366, "height": 768})
    page = opened(context.new_page(), server)
    taken = [""]  # the texts of which the server has said that it has them
    context.on("response", lambda response: note(response, taken))
    expected, last = text_on_disk(folder), "Ring twice."
    for point in range(start, start + times(3, 10)):
        chance = random.Random(point)  # noqa: S311 - the same points each time
        words = f"{point:02} " + "".join(chance.choice("abcdefgh") for _ in range(LETTERS)) + "."
        typed = f"\n\n{words}"
        before, killed_at = expected, chance.randrange(3, len(typed))
        pace = chance.choice([0, 0.02, 0.05, 0.09])
        until(partial(is_at, page, last))
        for letter in typed[:killed_at]:
            page.keyboard.type(letter)
            time.sleep(pace)
        server.kill()
        may_be = [after(before, last, typed[:count]) for count in range(killed_at + 1)]
        assert text_on_disk(folder) in may_be[may_be.index(taken[-1]) if taken[-1] in may_be else 0 :]
        page.keyboard.type(typed[killed_at:])
        expected, last = after(before, last, typed), words
        expect(page.locator("#saved")).to_contain_text("Not saved")
        if point % 3 == 2:
            page.wait_for_function(KEPT, arg=words)
            page.close(run_before_unload=False)
            page = opened(context.new_page(), server)
        else:
            again = context.new_page()  # as a start does
            again.goto(server.start())
            again.close()
            page.bring_to_front()  # a browser lets hidden pages wait
        expect(page.locator("#saved")).to_have_text("Saved")
        assert text_on_disk(folder) == expected
    page.reload()  # a module that was half loaded at a point may stay so until then
    to_line(page, last)
    expect(module(page).locator("section.page:not([hidden])")).to_contain_text(last)
    contexts.forgive()  # what the browser says of what could not be reached


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


def note(response: Response, taken: list[str]) -> None:
    if response.url.endswith("/engine/write") and response.ok:
        taken.append(sent(response.request))


def sent(request: Request) -> str:
    """The text that is to be written."""
    return str((request.post_data_json or {}).get("text", ""))


def test_whoever_never_pauses_has_each_second_sent(server: Server, contexts: Contexts) -> None:
    """By the page's own clock, which stands still while the machine works."""
    page = contexts.open(viewport={"width": 1366, "height": 768}).new_page()
    page.clock.install()
    opened(page, server)
    asked: list[str] = []
    answered: list[Response] = []
    page.on("request", lambda request: asked.append(sent(request)) if request.url.endswith("/write") else None)
    page.on("response", lambda response: answered.append(response) if response.url.endswith("/write") else None)
    until(partial(is_at, page, "Ring twice."))
    page.clock.pause_at(page.evaluate("() => Date.now()") / 1000 + 1)

    def all_is_answered() -> bool:
        page.evaluate("() => null")  # which tells of what was asked and answered until now
        return len(answered) == len(asked)

    for count in range(1, 3 * LAST // PACE):
        page.keyboard.type("x")
        page.clock.run_for(PACE)
        until(all_is_answered)
        older = count - LAST // PACE
        assert older < 1 or any("Ring twice." + "x" * older in text for text in asked)
    assert len(asked) < count // 4, "and not each letter by itself"
    page.context.close()
