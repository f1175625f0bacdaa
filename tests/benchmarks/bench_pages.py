"""How soon a page takes input on a slow computer; `make bench` prints the figure, and nothing is asserted of time."""

import statistics
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.server import FileServer
from tests.full_course import of_20_pages
from tests.packages import Packages, build

RUNS, SLOWER = 9, 4
# From the start of the navigation, as the page's own clock has it: the observer is there before the page's script.
WATCH = """new MutationObserver(() => {
  if (document.documentElement.dataset.state === "ready") globalThis.readyAt ??= performance.now();
}).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-state"] });"""
TIMES = """() => {
  const [{ responseEnd, domInteractive }] = performance.getEntriesByType("navigation");
  return [globalThis.readyAt, globalThis.readyAt - responseEnd, domInteractive];
}"""


@pytest.fixture
def twenty_pages(tmp_path: Path, server: FileServer) -> str:
    """The address of a course of 20 pages with every block once."""
    build(of_20_pages(tmp_path / "source"), tmp_path, "--to", "scorm12")
    return server.mount("twenty", Packages(tmp_path).all()[0].folder) + "/index.html"


def ready(browser: Browser, address: str, slower: int) -> list[float]:
    """Milliseconds to the start of input, to it from the page's last byte, and to a parsed document."""
    context = browser.new_context()
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.add_init_script(WATCH)
    page.goto(address)
    page.wait_for_selector("html[data-state=ready]", state="attached")
    times: list[float] = page.evaluate(TIMES)
    context.close()
    return times


@pytest.mark.parametrize("slower", [1, SLOWER])
def test_input_is_ready(browser: Browser, twenty_pages: str, slower: int) -> None:
    ready(browser, twenty_pages, slower)
    runs = [ready(browser, twenty_pages, slower) for _ in range(RUNS)]
    whole, script, parsed = (statistics.median(times) for times in zip(*runs, strict=True))
    print(
        f"\ninput ready at {slower}× slower: {whole:.0f} ms after the start, {script:.0f} ms after the last byte "
        f"(parsed: {parsed:.0f} ms; to reach at {SLOWER}×: 200 ms)"
    )
