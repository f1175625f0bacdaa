"""Twenty people who write in one course at once, on a workbench that is served: what they wait for, and what it costs.

    python -m pytest tests/benchmarks/bench_team.py --numprocesses=0 --capture=no

Seventeen are clients that ask what the page asks, when it asks it; three are real pages. Each writes on a page of their
own, a word a second, and now and then a question that has no right answer yet. All that they wrote must be there.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import socket
import statistics
import threading
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.benchmarks.bench_builds import write_course
from tests.benchmarks.bench_workbench import SEEN, VIEWPORT
from tests.patience import PATIENCE
from tests.preview.running import running
from tests.workbench.test_page import module
from tests.workbench.test_team import HEADER, asked, free_port

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGES, WORDS = 40, 8_000
CLIENTS, REAL = 17, 3
LONG = float(os.environ.get("SECONDS", "60"))
PACE = 1.0  # seconds from a save to the next
LOOKS = 10.0  # seconds between two looks who is there
FAULTY = 5  # of so many saves, one begins a question, and the next mends it
QUESTION = "\n\n### Question: Is it {word}?\n- [{box}] Yes\n- [ ] No"
FILE = "long/course.md"
HERTZ = os.sysconf("SC_CLK_TCK")


@dataclass
class Watch:
    """What everybody waited for, by what they asked; seconds."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: list[str] = field(default_factory=list)

    def tell(self, what: str) -> None:
        times = sorted(self.took[what])
        middle, late = statistics.median(times), times[-1]
        most = times[int(len(times) * 0.95)]
        print(f"{what}: {middle * 1000:.0f} ms, 95 % {most * 1000:.0f} ms, worst {late * 1000:.0f} ms ({len(times)})")


class Person:
    """Somebody in a window that is no browser's: it asks what the page asks."""

    def __init__(self, number: int, origins: tuple[str, str], watch: Watch, end: float) -> None:
        self.by, self.number, self.watch, self.end = f"Person {number}", number, watch, end
        self.origins = origins
        self.wrote: list[str] = []
        self._changed = threading.Event()
        self._saving = threading.Lock()
        self._events = http.client.HTTPConnection(urlsplit(origins[0]).netloc)

    def ask(self, verb: str, **given: Any) -> Any:
        return json.loads(self.send(verb, 0, "POST", f"/engine/{verb}", json.dumps(given)))

    def send(self, what: str, origin: int, method: str, path: str, body: str | None = None) -> bytes:
        """A request; how long it took is noted."""
        headers = {HEADER: self.by, "Origin": self.origins[origin], "Content-Type": "application/json"}
        began = time.perf_counter()
        with closing(http.client.HTTPConnection(urlsplit(self.origins[origin]).netloc, timeout=PATIENCE)) as at:
            at.request(method, path, body, headers)
            answer = at.getresponse()
            content = answer.read()
        self.watch.took[what].append(time.perf_counter() - began)
        if answer.status != http.client.OK:
            self.watch.wrong.append(f"{self.by}: {what}: {answer.status} {content[:200]!r}")
        return content

    def work(self) -> None:
        self.send("the page", 0, "GET", "/")
        for verb in ("language", "blocks", "forms"):
            self.send("words", 0, "POST", f"/engine/{verb}", "{}")
        opened = self.ask("open", course="long")
        self.base = opened["files"][FILE]
        self.send("known", 0, "POST", "/engine/known", json.dumps({"course": "long"}))
        threads = [threading.Thread(target=act) for act in (self.listen, self.look, self.see)]
        for one in threads:
            one.start()
        while time.monotonic() < self.end:
            begun = time.monotonic()
            self.save()
            time.sleep(max(0, PACE - (time.monotonic() - begun)))
        self._changed.set()
        if self._events.sock:
            self._events.sock.shutdown(socket.SHUT_RDWR)
        for one in threads:
            one.join()
        self.ask("here", course="", window=self.by)

    def typed(self) -> str:
        """The text, with a word more on this person's page."""
        text = self.base["text"]
        count = len(self.wrote)
        word = f"w{self.number}x{count}"
        self.wrote.append(word)
        if count % FAULTY == FAULTY - 1:
            after = QUESTION.format(word=word, box=" ")
        elif count % FAULTY == 0 and count:
            text = text.replace(QUESTION.format(word=self.wrote[-2], box=" "), f" {self.wrote[-2]}")
            after = f" {word}"
        else:
            after = f" {word}"
        ends = [self.wrote[-2]] if count else []
        at = self._end(text, ends)
        return text[:at] + after + text[at:]

    def _end(self, text: str, last: list[str]) -> int:
        """Where this person goes on: behind their last word, or behind the first paragraph of their page."""
        if last and last[0] in text:
            return text.index(last[0]) + len(last[0])
        heading = f"## Page {self.number + 1}\n\n"
        start = text.index(heading) + len(heading)
        return text.index("\n", start)

    def save(self) -> None:
        with self._saving:
            sent = {"file": FILE, "base": self.base["revision"], "text": self.typed(), "refused": None}
            answer = self.ask("write", **sent)
            if answer.get("unknown"):
                answer = self.ask("write", **sent, before=self.base["text"])
            if answer.get("clashes") or "text" not in answer:
                self.watch.wrong.append(f"{self.by}: {str(answer)[:300]}")
                return
            self.base = {"revision": answer["revision"], "text": answer["text"]}
        self._changed.set()

    def listen(self) -> None:
        """Each change, as the browser hears of it."""
        with closing(self._events):
            self._events.request("GET", "/events", headers={HEADER: self.by})
            for line in self._events.getresponse():
                if line.startswith(b"data: changed"):
                    self._changed.set()

    def see(self) -> None:
        """What the page asks after each change, the module's frame among it."""
        while time.monotonic() < self.end:
            if not self._changed.wait(0.5):
                continue
            self._changed.clear()
            self.send("page of the module", 1, "GET", "/courses/long/page?theme=&has=")
            self.send("module", 1, "GET", "/courses/long?theme=")
            self.send("seen", 0, "POST", "/engine/seen", '{"course": "long"}')
            with self._saving:
                self.base = self.ask("read", file=FILE)

    def look(self) -> None:
        while time.monotonic() < self.end:
            title = f"Page {self.number + 1}"
            self.ask("here", course="long", file=FILE, page=title, id=title, writing=True, window=self.by)
            time.sleep(min(LOOKS, max(0, self.end - time.monotonic())))


class Window:
    """Somebody in a real browser."""

    def __init__(self, browser: Browser, address: str, number: int, watch: Watch) -> None:
        self.number, self.watch = number, watch
        self.wrote: list[str] = []
        context = browser.new_context(extra_http_headers={HEADER: f"Person {number}"}, viewport=VIEWPORT)
        context.set_default_timeout(PATIENCE * 1000)
        context.on("weberror", lambda fault: watch.wrong.append(f"Person {number}: {fault.error}"))
        self.page = context.new_page()
        self.page.goto(f"{address}/#/courses/long/write")
        module(self.page).locator("section.page:not([hidden])").wait_for()
        self.page.locator(".cm-content").click()
        self.page.keyboard.press("Control+k")
        self.page.keyboard.type(f"Page {number + 1}")
        self.page.keyboard.press("Enter")
        self.page.wait_for_selector(f".cm-activeLine:has-text('## Page {number + 1}')")
        for key in ("ArrowDown", "ArrowDown", "End"):
            self.page.keyboard.press(key)
        frames = [one for one in self.page.frames if one.parent_frame == self.page.main_frame]
        self.stage = frames[0]

    def type(self) -> None:
        """A word, which is looked for in the module from now on."""
        word = f"w{self.number}x{len(self.wrote)}"
        self.wrote.append(word)
        self.stage.evaluate(SEEN, word)
        self.page.keyboard.type(f" {word}")
        self.began = self.page.evaluate("() => Date.now()")

    def see(self) -> None:
        self.watch.took["a word, to the module of a real page"].append(
            (self.stage.evaluate("() => globalThis.seen") - self.began) / 1000
        )


def test_twenty_people_at_once(browser: Browser, bundle: Path, tmp_path: Path) -> None:
    assert bundle.is_file()
    folder = tmp_path / "courses"
    write_course(folder / "long", pages=PAGES, questions=PAGES, words=WORDS)
    ports = free_port(), free_port()
    origins = tuple(f"http://127.0.0.1:{port}" for port in ports)
    settings = {"user header": HEADER, "address": origins[0], "modules": origins[1]}
    lines = [f'"{name}" = "{value}"' for name, value in settings.items()]
    (folder / "workbench.toml").write_text(
        "\n".join([*lines, f"port = {ports[0]}", f'"modules port" = {ports[1]}']), "utf-8"
    )
    watch = Watch()
    with running(folder, "--serve", command="workbench") as started:
        pid = started.process.pid
        windows = [Window(browser, origins[0], CLIENTS + number, watch) for number in range(REAL)]
        spent, began = processor(pid), time.monotonic()
        people = [Person(number, origins, watch, began + LONG) for number in range(CLIENTS)]
        with ThreadPoolExecutor(CLIENTS) as pool:
            done = [pool.submit(one.work) for one in people]
            while time.monotonic() < began + LONG:
                begun = time.monotonic()
                for one in windows:
                    one.type()
                for one in windows:
                    one.see()
                time.sleep(max(0, PACE - (time.monotonic() - begun)))
            for one in done:
                one.result()
        share = (processor(pid) - spent) / (time.monotonic() - began)
        for one in windows:
            expect(one.page.locator("#saved")).to_have_text("Saved")
        others = {one["by"] for one in asked(origins[0], "Somebody else", "here", course="long").json()}
        print(f"\n{CLIENTS + REAL} people, {PAGES} pages, {LONG:.0f} s")
        for what in sorted(watch.took, key=lambda one: -len(watch.took[one])):
            watch.tell(what)
        memory = Path(f"/proc/{pid}/status").read_text("utf-8").split("VmHWM:")[1].split()[0]
        print(f"server: {share:.0%} of a processor, {int(memory) / 1000:.0f} MB at most (to reach: 120 MB)")
        for one in windows:
            one.page.context.close()
    text = (folder / FILE).read_text("utf-8")
    for one in [*people, *windows]:
        assert re.findall(rf"\bw{one.number}x\d+", text) == one.wrote, one.number
    assert watch.wrong == []
    assert others == {f"Person {one.number}" for one in windows}


def processor(pid: int) -> float:
    """Seconds of a processor that a process has taken so far."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / HERTZ
