"""Who holds the site replaces its files by newer ones: each browser takes them, and goes on without a network."""

from __future__ import annotations

import hashlib
import json
import shutil
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING

from playwright.sync_api import TimeoutError, expect  # noqa: A004 - Playwright's own

from tests.patience import until
from tests.site.conftest import PLACE, Server

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.contexts import Contexts

NEWER = "0123456789abcdef"
LOOKED = 5_000  # ms in which the service worker has looked whether the older one is left


def renew(folder: Path) -> None:
    """Another first question, in a site of another version."""
    listed = json.loads((folder / "site.json").read_text("utf-8"))
    start = folder / "site/page/start.js"
    start.write_text(start.read_text("utf-8").replace("Where are your courses?", "Where are they now?"), "utf-8")
    listed["files"]["site/page/start.js"] = hashlib.sha256(start.read_bytes()).hexdigest()
    for name in ("index.html", "service_worker.js"):
        file = folder / name
        file.write_text(file.read_text("utf-8").replace(listed["version"], NEWER), "utf-8")
    listed["files"]["index.html"] = hashlib.sha256((folder / "index.html").read_bytes()).hexdigest()
    (folder / "site.json").write_text(json.dumps(listed | {"version": NEWER}), "utf-8")


def is_taken(page: Page) -> bool:
    """At the next load, or at the one after it where the page that was left is counted for long."""
    page.reload()
    page.get_by_role("heading", level=1).wait_for()
    with suppress(TimeoutError):
        page.get_by_role("heading", name="Where are they now?").wait_for(timeout=LOOKED)
        return True
    return False


def test_a_newer_site_is_taken(contexts: Contexts, site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "site")
    server = Server(tmp_path / "site")
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        context = contexts.open()
        page = context.new_page()
        page.goto(server.address)
        page.get_by_role("heading", name="Where are your courses?").wait_for()
        renew(tmp_path / "site" / PLACE)
        page.reload()  # it is fetched beside what is there
        until(lambda: page.evaluate("async () => !!(await navigator.serviceWorker.getRegistration()).waiting"))
        until(partial(is_taken, page))
        until(lambda: page.evaluate("async () => (await caches.keys()).length") == 1)  # the older one is gone
        context.set_offline(True)
        page.reload()
        expect(page.get_by_role("heading", name="Where are they now?")).to_be_visible()
        page.close()
    finally:
        server.shutdown()
        server.server_close()
