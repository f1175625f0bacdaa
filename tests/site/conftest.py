"""The site as a council's web server holds it: files in a folder, and the headers that its README asks for."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
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
# In place of the browser's own question, which nobody can answer from outside: a folder in its private storage.
PICKS = """window.showDirectoryPicker = async () =>
  (await navigator.storage.getDirectory()).getDirectoryHandle("courses", { create: true });"""
FOLDER = """async (home) => {
  const top = await navigator.storage.getDirectory();
  return home ? top.getDirectoryHandle(home, { create: true }) : top;
}"""
READS = f"""async ([home, path]) => {{
  let place = await ({FOLDER})(home);
  const parts = path.split("/");
  const last = parts.pop();
  for (const part of parts) place = await place.getDirectoryHandle(part);
  for (;;) {{
    const file = await (await place.getFileHandle(last)).getFile();
    try {{
      return await file.text();
    }} catch (reason) {{
      if (reason.name !== "NotReadableError") throw reason; // it has just been written
    }}
  }}
}}"""
WRITES = f"""async ([home, path, text]) => {{
  let place = await ({FOLDER})(home);
  const parts = path.split("/");
  const last = parts.pop();
  for (const part of parts) place = await place.getDirectoryHandle(part, {{ create: true }});
  const stream = await (await place.getFileHandle(last, {{ create: true }})).createWritable();
  await stream.write(text);
  await stream.close();
}}"""

# Where the browser keeps Python's memory: a cache, and an address in it.
IMAGE = """async () => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) if (url.includes("/memory?")) return [cache, url];
  }
  return [];
}"""
IMAGE_SIZE = f"""async () => {{
  const [cache, url] = await ({IMAGE})();
  return cache ? (await (await cache.match(url)).arrayBuffer()).byteLength : 0;
}}"""


def read(page: Page, path: str, home: str = "courses") -> str:
    """A file of the author's folder, as other programs see it. `home`: "" where the courses live in the browser."""
    return str(page.evaluate(READS, [home, path]))


def image_size(page: Page) -> int:
    """Of the image that the browser keeps, in bytes."""
    return int(page.evaluate(IMAGE_SIZE))


def write(page: Page, path: str, text: str, home: str = "courses") -> None:
    """As another program does."""
    page.evaluate(WRITES, [home, path, text])


class Server(ThreadingHTTPServer):
    """Files with the headers of the README; one of them may be slow to come, or be missing."""

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
        self.address = f"http://127.0.0.1:{self.server_address[1]}/{PLACE}"
        self.lets_go = Event()
        self.lets_go.set()
        self.lacks = "no file"
        self.before: dict[str, bytes] = {}  # by names of scripts: what is done before them, as an older browser is

    @contextmanager
    def slow(self) -> Iterator[None]:
        """The builder does not come before this ends."""
        self.lets_go.clear()
        try:
            yield
        finally:
            self.lets_go.set()


def module(page: Page) -> FrameLocator:
    """The module, in the pane, in the page that encloses it, in the workbench's."""
    stage = page.frame_locator("iframe[title='The module, as learners see it']")
    return stage.frame_locator("iframe").frame_locator("iframe:not(.behind)")


class Handler(SimpleHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        name = self.path.removeprefix(f"/{PLACE}")
        if name == "builder.zip":
            self.server.lets_go.wait()
        if name == self.server.lacks:
            self.send_error(HTTPStatus.NOT_FOUND)
        elif name in self.server.before:
            content = self.server.before[name] + Path(self.translate_path(self.path)).read_bytes()
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "text/javascript")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
        else:
            super().do_GET()

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


@pytest.fixture(scope="session")
def held(site: Path) -> Iterator[Server]:
    """The site's server."""
    server = Server(site)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def address(held: Server) -> str:
    """Where the site is."""
    return held.address


@pytest.fixture
def opened(contexts: Contexts, address: str) -> Iterator[Callable[[], Page]]:
    """Opens the site in a window of a computer; all requests that any of it makes are recorded in `page.context`."""
    context = contexts.open(viewport={"width": 1366, "height": 768})
    context.add_init_script(PICKS)

    def window() -> Page:
        page = context.new_page()
        page.goto(address)
        return page

    yield window
    context.close()
