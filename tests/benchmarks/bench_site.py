"""How soon the site can be written in, what a visit transfers, and what a build takes beside a native one.

The line is slowed by the server, not by the browser: that slows each of its page, worker and service worker by itself,
and there is one line for all three.
"""

import gzip
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from builder.site.making import make_site
from builder.workbench.engine import Engine
from tests.packages import ROOT
from tests.patience import PATIENCE, until
from tests.site.conftest import PICKS, Handler, keeps_image, write

RATE, LATENCY = 20e6 / 8, 0.02  # bytes a second, seconds: a line of 20 Mbit/s
PIECE = 16_384  # bytes
RUNS = 3
COURSE = "confidentiality"
STANDARDS = ("scorm12", "cmi5", "scorm2004-4th")  # each is built for the first time
BUILD = """async (standard) => {
  const headers = { "Content-Type": "application/json" };
  const asked = { method: "POST", headers, body: JSON.stringify({ course: "confidentiality", standard }) };
  const began = performance.now();
  const answer = await fetch("engine/build", asked);
  const { failed } = await answer.json();
  return answer.ok && !failed ? (performance.now() - began) / 1000 : null;
}"""


class Line:
    """One line for all that is sent over it; how much that was."""

    def __init__(self) -> None:
        self.free_at, self.sent, self.lock = 0.0, 0, threading.Lock()

    def carry(self, size: int) -> None:
        with self.lock:
            self.free_at = max(self.free_at, time.monotonic()) + size / RATE
            self.sent += size
            wait = self.free_at - time.monotonic()
        time.sleep(max(0, wait))


class SlowHandler(Handler):
    """Presses what it sends, and sends it slowly."""

    protocol_version = "HTTP/1.1"
    line: Line
    pressed: dict[str, bytes]

    def do_GET(self) -> None:  # noqa: N802 - the library's own name
        path = self.path.split("?")[0].lstrip("/") or "index.html"
        time.sleep(LATENCY)
        content = self.pressed.get(path)
        if content is None:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        for at in range(0, len(content), PIECE):
            piece = content[at : at + PIECE]
            self.line.carry(len(piece))
            self.wfile.write(piece)


@contextmanager
def slow_site(folder: Path) -> Iterator[tuple[str, Line]]:
    pressed = {
        file.relative_to(folder).as_posix(): gzip.compress(file.read_bytes(), 6)
        for file in folder.rglob("*")
        if file.is_file()
    }
    line = Line()
    handler = type("Slow", (SlowHandler,), {"line": line, "pressed": pressed})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/", line
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    make_site(folder)
    return folder


def course() -> dict[str, str]:
    top = ROOT / "courses" / COURSE
    texts = [file for file in top.rglob("*") if file.suffix in {".md", ".svg", ".yaml", ".lock"}]
    return {file.relative_to(top.parent).as_posix(): file.read_text("utf-8") for file in texts}


def write_all(page: Page, files: dict[str, str]) -> None:
    for path, text in files.items():
        write(page, path, text)


def opened(browser: Browser) -> BrowserContext:
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    context.set_default_timeout(PATIENCE * 1000)
    context.add_init_script(PICKS)
    return context


def until_written_in(page: Page, began: float) -> tuple[float, float]:
    """Seconds until the text can be written in, and until the module is seen beside it: then Python has started."""
    page.locator(".cm-content[contenteditable=true]").wait_for()
    text = time.monotonic() - began
    stage = page.frame_locator("iframe[title='The module, as learners see it']").frame_locator("iframe")
    stage.frame_locator("iframe:not(.behind)").locator("section.page:not([hidden])").first.wait_for()
    return text, time.monotonic() - began


def test_visits(browser: Browser, site: Path) -> None:
    first, later, sent = [], [], []
    for _ in range(RUNS):
        with slow_site(site) as (address, line):
            context = opened(browser)
            page = context.new_page()
            page.goto(f"{address}about.html")
            write_all(page, course())
            line.sent = 0
            began = time.monotonic()
            page.goto(f"{address}#/courses/{COURSE}/write")
            page.get_by_role("button", name="Choose the folder").click()
            first.append(until_written_in(page, began))
            until(partial(keeps_image, page))  # else the next visit is as the first
            sent.append(line.sent)
            page.close()
            page = context.new_page()
            began = time.monotonic()
            page.goto(f"{address}#/courses/{COURSE}/write")
            page.get_by_role("button", name="again").or_(page.locator(".cm-content")).first.wait_for()
            if page.get_by_role("button", name="again").is_visible():
                page.get_by_role("button", name="again").click()
            later.append(until_written_in(page, began))
            context.close()
    print()
    for what, times, goal in (("first visit", first, 8), ("later visits", later, 3)):
        text, module = (statistics.median(side) for side in zip(*times, strict=True))
        print(f"{what}: {text:.1f} s to write, {module:.1f} s to the module (to reach: {goal} s)")
    print(f"transferred at the first: {statistics.median(sent) / 1e6:.1f} MB (to reach: 18 MB)")


def test_a_build(browser: Browser, site: Path, tmp_path: Path) -> None:
    with slow_site(site) as (address, _):
        context = opened(browser)
        page = context.new_page()
        page.goto(f"{address}about.html")
        write_all(page, course())
        page.goto(f"{address}#/courses/{COURSE}/write")
        page.get_by_role("button", name="Choose the folder").click()
        until_written_in(page, 0)
        there = [page.evaluate(BUILD, standard) for standard in STANDARDS]
        context.close()
    for path, text in course().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    here = []
    with Engine(tmp_path) as engine:
        engine.answer("open", {"course": COURSE})  # as it is where its module is seen
        for standard in STANDARDS:
            began = time.perf_counter()
            engine.answer("build", {"course": COURSE, "standard": standard})
            here.append(time.perf_counter() - began)
    ratio = statistics.median(one / other for one, other in zip(there, here, strict=True))
    told = f"{statistics.median(there):.2f} s in the browser, {statistics.median(here):.2f} s natively"
    print(f"\nbuild of {COURSE}, one standard: {told}; ratio {ratio:.1f} (to reach: 4)")
