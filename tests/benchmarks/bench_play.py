"""What a whole play-through asks of an LMS: every page read, every question answered, then Exit.

Played twice: as fast as a machine clicks, and at the pace of a reader who does something every twenty seconds. And in
an LMS that holds the page up for three seconds at each commit: how soon a click is answered there.
"""

import time
from pathlib import Path

import pytest

from tests.benchmarks.bench_builds import write_course
from tests.browser.contexts import Contexts
from tests.browser.learner import Learner
from tests.browser.lms import Lms
from tests.browser.server import FileServer
from tests.packages import Packages, build, standards


@pytest.mark.parametrize("pause", [0, 20_000], ids=["at once", "every 20 s"])
@pytest.mark.parametrize("standard", standards())
def test_calls(contexts: Contexts, server: FileServer, tmp_path: Path, pause: int, standard: str) -> None:
    write_course(tmp_path / "courses" / "small", pages=6, questions=8, words=1250)
    built = tmp_path / "built"
    build(tmp_path / "courses", built)
    server.mount("bench", built / "unpacked")
    lms = Lms(contexts, server.address, f"/bench/{Packages(built).of('small', standard).name}", standard)
    lms.prepare()
    lms.page.clock.install()
    learner = Learner(lms.launch())
    pages = learner.course["pages"]
    for number, page in enumerate(pages):
        for key in page["blocks"]:
            block = next(one for one in learner.course["blocks"] if one["key"] == key)
            learner.answer(block["id"], *learner.right(block["id"]))
            lms.page.clock.run_for(pause)
        if number < len(pages) - 1:
            learner.next()
            lms.page.clock.run_for(pause)
    learner.exit()
    commits = sum(call["verb"].endswith("Commit") for call in lms.calls)
    assert lms.faults == []
    print(
        f"\n{standard}, {'at once' if not pause else 'every 20 s'}: {len(lms.calls)} calls, {commits} commits (150, 16)"
    )


# How long each click took until the browser had painted what it did, in ms: the longest of its events.
WATCH_CLICKS = """() => {
  window.clicks = new Map();
  const note = ({ interactionId: id, duration }) => id && clicks.set(id, Math.max(duration, clicks.get(id) ?? 0));
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type: "event", durationThreshold: 16 });
}"""
HELD = 3  # seconds that the quirk `slow` holds the page up at each commit


@pytest.mark.parametrize("pace", [2, 5, 10], ids="every {} s".format)
def test_clicks_in_a_slow_lms(contexts: Contexts, server: FileServer, tmp_path: Path, pace: int) -> None:
    """A click's own answer is painted before the LMS is called; only who clicks while it holds the page up must wait.

    Playwright clicks where the page is free: so the second figure, the share of time in which it isn't, is beside it.
    """
    write_course(tmp_path / "courses" / "small", pages=6, questions=8, words=1250)
    built = tmp_path / "built"
    build(tmp_path / "courses", built)
    server.mount("bench", built / "unpacked")
    package = f"/bench/{Packages(built).of('small', 'scorm12').name}"
    lms = Lms(contexts, server.address, package, "scorm12", quirks=("one-session", "slow"))
    learner = Learner(lms.open())
    lms.frame.evaluate(WATCH_CLICKS)
    began = time.monotonic()
    pages = learner.course["pages"]
    for number, page in enumerate(pages):
        for key in page["blocks"]:
            block = next(one for one in learner.course["blocks"] if one["key"] == key)
            learner.answer(block["id"], *learner.right(block["id"]))
            lms.page.wait_for_timeout(pace * 1000)
        if number < len(pages) - 1:
            learner.next()
            lms.page.wait_for_timeout(pace * 1000)
    seconds = time.monotonic() - began
    waits = sorted(lms.frame.evaluate("() => [...clicks.values()]"))
    commits = sum(call["verb"].endswith("Commit") for call in lms.calls)
    late = [wait for wait in waits if wait > 100]
    print(
        f"\nsomething every {pace} s, {HELD} s a commit: {len(waits)} clicks, {len(late)} answered after 100 ms, "
        f"the slowest after {waits[-1]:.0f} ms; {commits} commits held the page up for {commits * HELD / seconds:.0%} "
        "of the time"
    )
