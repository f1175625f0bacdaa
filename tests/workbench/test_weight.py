"""What the page costs: what it fetches before it is there, and what goes on while nobody does anything."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.patience import until
from tests.workbench.server import Server
from tests.workbench.test_page import WRITE, module, text_on_disk, to_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page, Route

    from tests.browser.contexts import Contexts
    from tests.workbench.test_page import Open

ALL, STYLES, HOME = 220_000, 14_000, 80_000  # bytes, gzipped
IDLE = 3  # seconds
WAKES = 15  # a second, of the server: two looks at folders that may have another program's changes, four times
SHOWN = "section.page:not([hidden])"
# What a page may not do of itself, counted in each of its frames.
COUNTED = """
globalThis.acted = [];
for (const name of ["setTimeout", "setInterval", "requestAnimationFrame", "requestIdleCallback", "fetch"]) {
  const own = globalThis[name];
  globalThis[name] = (...given) => { globalThis.acted.push(`${name} ${new Error().stack}`); return own(...given); };
}
"""
# What comes once nobody waits any more does not come: on a slow machine it would, while the module is still waited for.
NOTHING_LATER = """(() => {
  const own = window.setTimeout;
  window.setTimeout = (act, ms, ...given) => (ms === 2000 ? 0 : own(act, ms, ...given));
})();"""
ENDLESS = """() => document.getAnimations({ subtree: true })
  .filter((one) => one.effect.getComputedTiming().endTime === Infinity).map((one) => one.animationName)"""


def fetched(page: Page, at: str, there: str) -> dict[str, int]:
    """What a new page at an address asks the server for until it is there, by its address, and its gzipped size."""
    base = page.url.partition("#")[0]
    page.goto("about:blank")
    page.add_init_script(NOTHING_LATER)
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.goto(base + at)
    page.wait_for_selector(there)
    if at:
        module(page).locator(SHOWN).wait_for()
    files = {one for one in asked if one.startswith(base) and "/engine/" not in one and not one.endswith("/events")}
    return {one: len(gzip.compress(page.request.get(one).body(), 9)) for one in files}


@pytest.mark.parametrize(("at", "there", "most"), [("", ".course", HOME), (WRITE, ".cm-line", ALL)])
def test_what_is_fetched_first_is_light(workbench: Open, at: str, there: str, most: int) -> None:
    sizes = fetched(workbench(), at, there)
    assert len(sizes) > 10
    assert sum(sizes.values()) <= most
    assert sum(size for name, size in sizes.items() if name.endswith(".css")) <= STYLES


def test_a_view_waits_for_its_styles(workbench: Open) -> None:
    page = workbench(WRITE)
    page.reload()  # it has not been elsewhere
    expect(page.locator(".cm-content")).to_be_visible()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/views.css", hold)
    page.evaluate("location.hash = '#/'")
    until(lambda: page.evaluate("true") and held)
    expect(page.get_by_role("heading", level=1)).to_have_text("Doors")  # what was there is seen until then
    held[0].continue_()
    expect(page.locator(".course")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.courses')).display") == "grid"


def test_what_comes_late_takes_no_focus_away(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/form.js", hold)
    with page.expect_request("**/form.js"):
        page.reload()
        to_line(page, "Who rings?")
        page.keyboard.press("Control+.")
    form = page.get_by_role("region", name="Form")
    expect(form).to_be_focused()
    to_line(page, "Ring twice.")
    page.keyboard.type(" Or")
    held[0].continue_()
    expect(page.get_by_label("Heading")).to_have_value("At the door")
    page.keyboard.type(" wait.")
    until(lambda: "Ring twice. Or wait.\n" in text_on_disk(folder))


@pytest.fixture
def server(folder: Path, bundle: Path) -> Iterator[Server]:
    assert bundle.is_file()
    started = Server(folder)
    yield started
    started.kill()


def test_what_comes_later_is_there_before_it_is_wanted(server: Server, contexts: Contexts) -> None:
    """So that a server which stops takes nothing away that needs none."""
    page = contexts.open(viewport={"width": 1366, "height": 768}).new_page()
    page.goto(server.start())
    page.goto("about:blank")
    with page.expect_response("**/views.css"), page.expect_response("**/slugs.js"), page.expect_response("**/crop.js"):
        page.goto(f"{server.origin}/{WRITE}")
    page.wait_for_load_state("networkidle")  # for the last of them
    server.kill()
    to_line(page, "Who rings?")
    page.keyboard.press("Control+.")
    expect(page.get_by_label("What do you ask?")).to_have_value("Who rings?")
    page.evaluate("location.hash = '#/organisation'")
    expect(page.get_by_role("heading", level=1)).to_have_text("That did not work")
    expect(page.locator("#main")).to_contain_text("The workbench has stopped")
    contexts.forgive()  # the browser tells that nobody answers


def test_what_could_not_come_comes_when_it_is_asked_for_again(workbench: Open, contexts: Contexts) -> None:
    page = workbench(WRITE)
    page.route("**/form.js", lambda route: route.abort())
    page.route("**/views.css", lambda route: route.abort())
    page.reload()
    to_line(page, "Who rings?")
    page.keyboard.press("Control+.")
    expect(page.locator(".toast")).to_contain_text("The workbench has stopped")
    expect(page.get_by_role("region", name="Form")).to_be_hidden()
    page.evaluate("location.hash = '#/'")
    expect(page.get_by_role("heading", level=1)).to_have_text("That did not work")
    page.unroute("**/form.js")
    page.unroute("**/views.css")
    page.evaluate("location.hash = '#/organisation'")
    expect(page.locator("#main")).to_contain_text("Can it be read?")
    page.evaluate(f"location.hash = '{WRITE}'")
    to_line(page, "Who rings?")
    page.keyboard.press("Control+.")
    expect(page.get_by_label("What do you ask?")).to_have_value("Who rings?")
    contexts.forgive()  # the browser tells of what was not fetched


def wakes(server: Server) -> int:
    """How often the server's threads have waited for something, so far (Linux: proc_pid_status(5))."""
    texts = [file.read_text("utf-8") for file in Path(f"/proc/{server.pid}/task").glob("*/status")]
    return sum(int(text.partition("\nvoluntary_ctxt_switches:")[2].split()[0]) for text in texts)


def goes_on(pages: list[Page], server: Server) -> list[str]:
    """What pages, and the server, do of themselves in a few seconds."""
    asked: list[str] = []
    context = pages[0].context
    frames = [frame for page in pages for frame in page.frames]
    for frame in frames:
        frame.evaluate("globalThis.acted = []")
    context.on("request", lambda one: asked.append(one.url))
    before = wakes(server) if sys.platform == "linux" else 0
    pages[0].wait_for_timeout(IDLE * 1000)
    woken = wakes(server) - before if sys.platform == "linux" else 0
    if any(frame.is_detached() for frame in frames):
        return ["the module has come anew"]
    acted = [one for frame in frames for one in frame.evaluate("globalThis.acted")]
    endless = [one for frame in frames for one in frame.evaluate(ENDLESS)]
    return [*asked, *acted, *endless, *([f"the server woke {woken} times"] if woken > WAKES * IDLE else [])]


def test_nothing_goes_on_while_nobody_does_anything(server: Server, contexts: Contexts) -> None:
    """In two windows: all courses, and one that is written; once what was begun has come to its end."""
    context = contexts.open(viewport={"width": 1366, "height": 768})
    context.add_init_script(COUNTED)
    pages = [context.new_page(), context.new_page()]
    address = server.start()
    for page, at in zip(pages, ("", WRITE), strict=True):
        page.goto(address)
        page.goto("about:blank")
        with page.expect_response("**/form.js"):  # what comes later has begun to come
            page.goto(f"{server.origin}/{at}")
        page.wait_for_load_state("networkidle")
    module(pages[1]).locator(SHOWN).wait_for()
    to_line(pages[1], "Ring twice.")  # the caret stands in the text
    found: list[str] = []

    def rests() -> bool:
        found[:] = goes_on(pages, server)
        return not found

    until(rests, lambda: "\n".join(found))
