"""The site as a council's web server holds it: files in a folder, and the headers that its README asks for."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from builder.site.hosting import HEADERS, TYPES
from builder.site.making import make_site

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator

    from playwright.sync_api import FrameLocator, Page

    from tests.browser.contexts import Contexts

PLACE = "tools/workbench/"  # below the server's top
PATIENCE = 90_000  # milliseconds in which Python has started, on a busy machine
# In place of the browser's own question, which nobody can answer from outside: a folder in its private storage.
PICKS = """window.showDirectoryPicker = async () =>
  (await navigator.storage.getDirectory()).getDirectoryHandle("courses", { create: true });"""
READS = """async (path) => {
  let place = await (await navigator.storage.getDirectory()).getDirectoryHandle("courses");
  const parts = path.split("/");
  const last = parts.pop();
  for (const part of parts) place = await place.getDirectoryHandle(part);
  return (await (await place.getFileHandle(last)).getFile()).text();
}"""

WRITES = """async (files) => {
  const top = await (await navigator.storage.getDirectory()).getDirectoryHandle("courses", { create: true });
  for (const [path, text] of Object.entries(files)) {
    let place = top;
    const parts = path.split("/");
    const last = parts.pop();
    for (const part of parts) place = await place.getDirectoryHandle(part, { create: true });
    const stream = await (await place.getFileHandle(last, { create: true })).createWritable();
    await stream.write(text);
    await stream.close();
  }
}"""


def module(page: Page) -> FrameLocator:
    """The module, in the pane, in the page that encloses it, in the workbench's."""
    stage = page.frame_locator("iframe[title='The module, as learners see it']")
    return stage.frame_locator("iframe").frame_locator("iframe:not(.behind)")


class Handler(SimpleHTTPRequestHandler):
    """Files with the headers of the README, and nothing said of them."""

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        return TYPES.get(Path(path).suffix) or super().guess_type(path)

    def end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture(scope="session")
def site(shared_folder: Path, bundle: Path) -> Path:
    """The site's folder, made once."""
    assert bundle.is_file()
    top = shared_folder / "site"
    with FileLock(shared_folder / "site.lock"):
        if not top.is_dir():
            make_site(top / PLACE)
    return top


@contextmanager
def held(folder: Path) -> Iterator[str]:
    """The address of a folder on a web server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is."""
    with held(site) as top:
        yield top + PLACE


@pytest.fixture
def opened(contexts: Contexts, address: str) -> Iterator[Callable[[], Page]]:
    """Opens the site in a window of a computer; all requests that any of it makes are recorded in `page.context`."""
    context = contexts.open(viewport={"width": 1366, "height": 768})
    context.add_init_script(PICKS)

    def window() -> Page:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(address)
        return page

    yield window
    context.close()
