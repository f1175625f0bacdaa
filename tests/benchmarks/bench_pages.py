"""How soon a page takes input on a slow computer, and how much jumps on a phone; `make bench` prints the figures."""

import statistics
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.server import FileServer
from tests.full_course import of_20_pages
from tests.packages import ROOT, Packages, build

RUNS, SLOWER = 9, 4
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 800}, "is_mobile": True, "has_touch": True}
SLOW_NETWORK = {
    "offline": False,
    "latency": 300,
    "downloadThroughput": 100_000,
    "uploadThroughput": 25_000,
}  # ms, bytes a second
SETTLED = 500  # ms without another shift
# From the start of the navigation, as the page's own clock has it: the observer is there before the page's script.
WATCH = """new MutationObserver(() => {
  if (document.documentElement.dataset.state === "ready") globalThis.readyAt ??= performance.now();
}).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-state"] });
globalThis.jumped = 0;
new PerformanceObserver(list => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) globalThis.jumped += one.value;
}).observe({ type: "layout-shift", buffered: true });"""
TIMES = """() => {
  const [{ responseEnd, domInteractive }] = performance.getEntriesByType("navigation");
  return [globalThis.readyAt, globalThis.readyAt - responseEnd, domInteractive];
}"""


@pytest.fixture(scope="module")
def twenty_pages(tmp_path_factory: pytest.TempPathFactory, server: FileServer) -> str:
    """The address of a course of 20 pages with every block once."""
    folder = tmp_path_factory.mktemp("twenty")
    build(of_20_pages(folder / "source"), folder, "--to", "scorm12")
    return server.mount("twenty", Packages(folder).all()[0].folder) + "/index.html"


@pytest.fixture(scope="module")
def real_pages(tmp_path_factory: pytest.TempPathFactory, server: FileServer) -> dict[str, str]:
    """The addresses of all modules of courses/, by their folders."""
    folder = tmp_path_factory.mktemp("real")
    packages = build(ROOT / "courses", folder, "--to", "web")
    found = {}
    for package in packages.all():
        address = server.mount(package.name, package.folder)
        for page in sorted(package.folder.rglob("index.html")):
            if "ui--data" in page.read_text("utf-8"):
                inside = page.relative_to(package.folder).as_posix()
                found[f"{package.name}/{inside}".removesuffix("/index.html")] = f"{address}/{inside}"
    return found


def slow(context: BrowserContext, slower: int, network: dict[str, Any] | None = None) -> Any:
    """A page on a slow computer, and a network if need be."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    if network:
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", network)
    page.add_init_script(WATCH)
    return page


def ready(browser: Browser, address: str, slower: int) -> list[float]:
    """Milliseconds to the start of input, to it from the page's last byte, and to a parsed document."""
    context = browser.new_context()
    page = slow(context, slower)
    page.goto(address)
    page.wait_for_selector("html[data-state=ready]", state="attached")
    times: list[float] = page.evaluate(TIMES)
    context.close()
    return times


def medians(browser: Browser, address: str, slower: int) -> str:
    """The figures of several runs, in words."""
    ready(browser, address, slower)
    runs = [ready(browser, address, slower) for _ in range(RUNS)]
    whole, script, parsed = (statistics.median(times) for times in zip(*runs, strict=True))
    return (
        f"\ninput ready at {slower}× slower: {whole:.0f} ms after the start, {script:.0f} ms after the last byte "
        f"(parsed: {parsed:.0f} ms; to reach at {SLOWER}×: 200 ms)"
    )


@pytest.mark.parametrize("slower", [1, SLOWER])
def test_input_is_ready(browser: Browser, twenty_pages: str, slower: int) -> None:
    print(medians(browser, twenty_pages, slower))


@pytest.mark.parametrize("slower", [1, SLOWER])
def test_input_is_ready_on_the_largest_course(browser: Browser, real_pages: dict[str, str], slower: int) -> None:
    name = next(name for name in real_pages if name.startswith("authoring-guide"))
    print(medians(browser, real_pages[name], slower), f"on {name}", end="")


def jumps(browser: Browser, address: str) -> float:
    """The cumulative layout shift of a first visit."""
    context = browser.new_context(**PHONE)
    page = slow(context, SLOWER, SLOW_NETWORK)
    page.goto(address)
    page.wait_for_selector("html[data-state=ready]", state="attached", timeout=60_000)
    page.wait_for_timeout(SETTLED)
    jumped: float = page.evaluate("() => globalThis.jumped")
    context.close()
    return jumped


def test_little_jumps_on_a_phone(browser: Browser, real_pages: dict[str, str], twenty_pages: str) -> None:
    shifts = {name: jumps(browser, address) for name, address in [*real_pages.items(), ("every block", twenty_pages)]}
    worst = max(shifts, key=lambda name: shifts[name])
    print(f"\nlayout shift on a phone with a slow network: {shifts[worst]:.3f} at most, on {worst} (to reach: 0.05)")
