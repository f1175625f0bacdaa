"""How quick the workbench is under an author's hands, and what it costs, on courses of 40 and of 200 pages.

    python -m pytest tests/benchmarks/bench_workbench.py --numprocesses=0 --capture=no

Each figure is the median of several, by the page's own clock, from a key to the paint that shows what came of it.
"""

from __future__ import annotations

import gzip
import os
import statistics
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.benchmarks.bench_builds import write_course
from tests.workbench.server import Server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Frame, Page

RUNS = int(os.environ.get("RUNS", "15"))
PAUSE = 700  # ms between two acts, in which nothing happens
IDLE = 8  # seconds
REST = 12_000  # ms until what was begun has ended, and the caret does not blink any more
SIZES = {"40 pages": (40, 8_000, 1), "200 pages, 2 MB": (200, 370_000, 2)}  # pages, words, how many times the goals
VIEWPORT: Any = {"width": 1366, "height": 768}
# When the text could be read, and when all was there: outline, text and module, as the page and the module's frame say.
OPENING = """
globalThis.opening = {};
const look = () => {
  const done = globalThis.opening;
  if (document.querySelector(".cm-line")) done.text ??= performance.now();
  if (document.querySelector("[role=treeitem]")) done.outline ??= performance.now();
};
new MutationObserver(look).observe(document, { childList: true, subtree: true });
addEventListener("message", ({ data }) => {
  if (data?.name !== "shown") return;
  requestAnimationFrame(() => setTimeout(() => (globalThis.opening.module ??= performance.now())));
});
globalThis.jumped = 0;
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) globalThis.jumped += one.value;
}).observe({ type: "layout-shift", buffered: true });
"""
OPENED = "() => globalThis.opening.text && globalThis.opening.outline && globalThis.opening.module"
# From the next key to a state of the page: until it holds (a layout is made), and until it is painted; ms.
KEY = """([selector, words]) => { globalThis.timed = new Promise((resolve) => {
  let began = 0;
  let held = 0;
  const isIn = ($one) => $one.textContent.includes(words) && $one.getClientRects().length;
  const holds = () => [...document.querySelectorAll(selector)].some(isIn);
  const look = () => {
    if (!began || held || !holds()) return;
    held = performance.now();
    watching.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve([held - began, performance.now() - began])));
  };
  setTimeout(() => resolve([NaN, NaN]), 15000); // it never came
  const watching = new MutationObserver(look);
  watching.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
  addEventListener("keydown", ({ timeStamp }) => { began = timeStamp; }, { capture: true, once: true });
}); }"""
TIMED = "() => globalThis.timed"
# When the frame that is seen first held the words and was painted with them: ms since 1970.
SEEN = """(words) => { globalThis.seen = new Promise((resolve) => {
  const look = () => {
    const frame = document.querySelector("iframe:not(.behind)");
    const page = frame?.contentDocument?.querySelector("section.page:not([hidden])");
    if (!page?.textContent.includes(words)) return requestAnimationFrame(look);
    requestAnimationFrame(() => setTimeout(() => resolve(Date.now())));
  };
  requestAnimationFrame(look);
}); }"""
FAULTLESS = "#foot:not(:has-text('1 fault'))"
PRESSED = """() => { addEventListener("keydown", () => (globalThis.pressed = Date.now()), { capture: true }); }"""


@pytest.fixture(autouse=True)
def _bundled(bundle: Path) -> None:
    assert bundle.is_file()


@pytest.fixture(params=SIZES)
def size(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def courses(tmp_path: Path, size: str) -> Path:
    pages, words, _ = SIZES[size]
    write_course(tmp_path / "courses/long", pages=pages, questions=pages, words=words)
    return tmp_path / "courses"


@contextmanager
def at_work(browser: Browser, courses: Path) -> Iterator[tuple[Server, Page]]:
    server = Server(courses)
    page = browser.new_page(viewport=VIEWPORT)
    page.add_init_script(OPENING)
    page.goto(server.start())
    try:
        yield server, page
    finally:
        page.close()
        server.kill()


def opened(page: Page, server: Server) -> dict[str, float]:
    """Goes to the course as somebody does who opens its address; what the page says of when it was there, ms."""
    page.goto("about:blank")
    page.goto(f"{server.origin}/#/courses/long/write")
    page.wait_for_function(OPENED, timeout=120_000)
    times: dict[str, float] = page.evaluate("() => globalThis.opening")
    return times


def tell(what: str, size: str, times: list[float], goal: float) -> None:
    middle, late = statistics.median(times), max(times)
    print(f"{size}: {what}: {middle:.0f} ms, at most {late:.0f} ms (to reach: {goal * SIZES[size][2]:.0f} ms)")


def to_page(page: Page, number: int) -> None:
    """The cursor into the middle of the course, at the end of a page's heading."""
    page.keyboard.press("Control+k")
    page.keyboard.type(f"Page {number}")
    page.wait_for_selector("[role=option][aria-selected=true]")
    page.keyboard.press("Enter")
    page.wait_for_selector(f".cm-activeLine:has-text('## Page {number}')")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")


def keys(page: Page, press: Callable[[int], tuple[str, str, str]], undo: Callable[[], object]) -> list[list[float]]:
    """What each of several keys took to a state; `press` says which key, and the state."""
    found = []
    for number in range(RUNS):
        key, selector, words = press(number)
        page.wait_for_timeout(PAUSE)
        page.evaluate(KEY, [selector, words])
        page.keyboard.press(key)
        found.append(page.evaluate(TIMED))
        undo()
    return [list(side) for side in zip(*found, strict=True)]


def test_under_an_authors_hands(browser: Browser, courses: Path, size: str) -> None:
    print()
    with at_work(browser, courses) as (server, page):
        first = opened(page, server)
        tell("opened the first time: the text", size, [first["text"]], 200)
        tell("opened the first time: all, with the module", size, [first["module"]], 500)
        times = [opened(page, server) for _ in range(5)]
        tell("opened: the text", size, [one["text"] for one in times], 200)
        tell("opened: outline, text and module", size, [max(one.values()) for one in times], 500)
        page.evaluate(PRESSED)
        to_page(page, 20)

        page.keyboard.type("## A heading that grows ")
        letters = keys(page, lambda number: (chr(97 + number), ".cm-activeLine span", chr(97 + number)), lambda: None)
        tell("a key, to coloured text", size, letters[0], 16)
        tell("a key, to its paint", size, letters[1], 32)
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")

        stage = next(
            frame
            for frame in page.frames
            if frame.url.startswith("http") and "/played/" not in frame.url and frame != page.main_frame
        )
        tell("a pause in typing, to the module", size, [seen(page, stage, number) for number in range(RUNS)], 150)
        tell("a fault, from its last key", size, faults(page), 300)
        page.keyboard.press("Enter")
        menu = keys(
            page,
            lambda _: ("/", ".cm-tooltip-autocomplete li", ""),
            lambda: press(page, "Escape", "Backspace"),
        )
        tell("/ to the menu", size, menu[1], 50)
        palette = keys(
            page,
            lambda _: ("Control+k", "[role=dialog] [role=option], dialog [role=option]", ""),
            lambda: page.keyboard.press("Escape"),
        )
        tell("Ctrl K to the palette", size, palette[1], 50)
        idle(page, server)
        memory = Path(f"/proc/{server.pid}/status").read_text("utf-8").split("VmHWM:")[1].split()[0]
        print(f"{size}: memory of the server: {int(memory) / 1000:.0f} MB at most (to reach: 120 MB)")


def press(page: Page, *names: str) -> None:
    for name in names:
        page.keyboard.press(name)


def seen(page: Page, stage: Frame, number: int) -> float:
    words = f"This is change {number}"
    stage.evaluate(SEEN, words)
    page.keyboard.type(f" {words}")
    stage.evaluate("() => globalThis.seen")
    page.wait_for_timeout(PAUSE)
    stage.evaluate(SEEN, f"{words}.")
    page.keyboard.type(".")
    return float(stage.evaluate("() => globalThis.seen") - page.evaluate("() => globalThis.pressed"))


def faults(page: Page) -> list[float]:
    """A question's only right answer is taken away, and comes back."""
    page.keyboard.type("\n\n### Question: Is it?\n- [x] Yes\nNo")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Home")
    for _ in range(len("- [")):
        page.keyboard.press("ArrowRight")
    found = []
    for _ in range(RUNS):
        page.wait_for_selector(FAULTLESS)
        page.wait_for_timeout(PAUSE)
        page.evaluate(KEY, ["#foot", "1 fault"])
        page.keyboard.press("Delete")
        page.keyboard.type(" ")
        found.append(page.evaluate(TIMED)[1])
        page.keyboard.press("Backspace")
        page.keyboard.type("x")
        page.keyboard.press("ArrowLeft")
    page.wait_for_selector(FAULTLESS)
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    return found


def idle(page: Page, server: Server) -> None:
    """What a page that nobody touches takes of a processor, and its server."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")

    def busy() -> tuple[float, float]:
        named = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
        fields = Path(f"/proc/{server.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return named["TaskDuration"], (int(fields[11]) + int(fields[12])) / 100

    page.wait_for_timeout(REST)
    before = busy()
    time.sleep(IDLE)
    shares = [(now - then) / IDLE for then, now in zip(before, busy(), strict=True)]
    print(f"an idle tab: {shares[0]:.1%} of a processor, its server {shares[1]:.1%} (to reach: 0 %)")


def test_first_load(browser: Browser, tmp_path: Path) -> None:
    write_course(tmp_path / "courses/long", pages=6, questions=8, words=1250)
    held: dict[str, bytes] = {}
    with at_work(browser, tmp_path / "courses") as (server, page):
        page.goto("about:blank")  # nothing of the page before is asked for any more
        asked: set[str] = set()
        page.on("request", lambda one: asked.add(one.url))
        opened(page, server)
        for address in sorted(asked):
            if address.startswith(server.origin) and "/engine/" not in address and not address.endswith("/events"):
                held[address] = page.request.get(address).body()
        jumped = page.evaluate("() => globalThis.jumped")
    sizes = {address: len(gzip.compress(content, 9)) for address, content in held.items() if content}
    styles = sum(size for address, size in sizes.items() if address.endswith(".css"))
    print(f"\nfirst load, gzipped: {sum(sizes.values()) / 1000:.0f} kB in {len(sizes)} files (to reach: 220)")
    print(f"its styles: {styles / 1000:.1f} kB (to reach: 14)")
    print(f"layout shift when a course is opened: {jumped:.3f} (to reach: 0)")
