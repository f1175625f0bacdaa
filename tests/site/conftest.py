"""The site as a council's web server holds it: files in a folder, and the headers that its README asks for."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

import pytest
from filelock import FileLock

from builder.site.hosting import HEADERS, TYPES
from builder.site.making import make_site
from tests.patience import PATIENCE, until

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Mapping, Sequence

    from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, ViewportSize

    from tests.browser.contexts import Contexts

PLACE = "tools/workbench/"  # below the server's top
FIRST = "wheels.json"  # that the builder asks for
SIZE: ViewportSize = {"width": 1366, "height": 768}
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
      if (!["NotReadableError", "AbortError"].includes(reason.name)) throw reason; // it has just been written
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
  for (const name of (await caches.keys()).filter((one) => one.startsWith("workbench "))) {
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) if (url.includes("/memory?")) return [cache, url];
  }
  return [];
}"""
IMAGE_SIZE = f"""async () => {{
  const [cache, url] = await ({IMAGE})();
  return cache ? (await (await cache.match(url)).arrayBuffer()).byteLength : 0;
}}"""
SMALLEST_IMAGE = 30e6  # bytes
# All that the browser keeps of the site, in a second place.
PUT_ASIDE = """async () => {
  const name = (await caches.keys()).find((one) => one.startsWith("workbench "));
  const [cache, aside] = [await caches.open(name), await caches.open("aside")];
  for (const key of await cache.keys()) await aside.put(key, await cache.match(key));
}"""
# It is as it was then; but for files that are to come anew, and some that begin otherwise.
PUT_BACK = """async ([anew, begins]) => {
  const name = (await caches.keys()).find((one) => one.startsWith("workbench "));
  const [cache, aside] = [await caches.open(name), await caches.open("aside")];
  const isOdd = (answer) => answer.headers.has("Of-A-Test");
  for (const key of await cache.keys()) {
    if (!(await aside.match(key)) || isOdd(await cache.match(key))) await cache.delete(key);
  }
  for (const key of await aside.keys()) if (!(await cache.match(key))) await cache.put(key, await aside.match(key));
  for (const one of anew) await cache.delete(one);
  for (const [one, before] of Object.entries(begins)) {
    const headers = { "Content-Type": "text/javascript", "Of-A-Test": "yes" };
    await cache.put(one, new Response(before + await (await aside.match(one)).text(), { headers }));
  }
}"""
OF_THE_AUTHOR = "file_systems,indexeddb,local_storage"  # what a browser keeps (CDP, Storage.StorageType)


class Window(Protocol):
    """Opens the site in a window."""

    def __call__(self, *anew: str, begins: Mapping[str, str] | None = None) -> Page:
        """`anew`: files that come from the server once more. `begins`: what is done before scripts, by their names."""


def read(page: Page, path: str, home: str = "courses") -> str:
    """A file of the author's folder, as other programs see it. `home`: "" where the courses live in the browser."""
    return str(page.evaluate(READS, [home, path]))


def image_size(page: Page) -> int:
    """Of the image that the browser keeps, in bytes."""
    return int(page.evaluate(IMAGE_SIZE))


def keeps_image(page: Page) -> bool:
    return image_size(page) > SMALLEST_IMAGE


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

    @contextmanager
    def slow(self) -> Iterator[None]:
        """The file without which the builder does not start comes once this ends."""
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
        if name == FIRST:
            self.server.lets_go.wait()
        if name == self.server.lacks:
            self.send_error(HTTPStatus.NOT_FOUND)
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


def first_visit(contexts: Contexts, address: str) -> Page:
    """The site in a window of a computer that has never seen it."""
    context = contexts.open(viewport=SIZE)
    context.add_init_script(PICKS)
    page = context.new_page()
    page.goto(address)
    return page


@pytest.fixture(scope="session")
def visited(browser: Browser, held: Server) -> Iterator[BrowserContext]:
    """A computer that has: its browser keeps the site's files, and Python's memory."""
    context = browser.new_context(viewport=SIZE)
    context.set_default_timeout(PATIENCE * 1000)
    context.add_init_script(PICKS)
    page = context.new_page()
    page.goto(held.address)
    page.get_by_role("button", name="Choose the folder").click()
    until(lambda: keeps_image(page))
    page.evaluate(PUT_ASIDE)
    page.close()
    yield context
    context.close()


@pytest.fixture
def opened(contexts: Contexts, visited: BrowserContext, address: str) -> Iterator[Window]:
    """Opens the site there; its author has no courses yet."""
    contexts.watch(visited)
    arrange(visited, address, forgets=OF_THE_AUTHOR)

    def window(*anew: str, begins: Mapping[str, str] | None = None) -> Page:
        if anew or begins:
            arrange(visited, address, anew, begins)
        page = visited.new_page()
        page.goto(address)
        return page

    yield window
    for page in visited.pages:
        page.close()
    contexts.leave(visited)


def arrange(
    context: BrowserContext,
    address: str,
    anew: Sequence[str] = (),
    begins: Mapping[str, str] | None = None,
    forgets: str = "",
) -> None:
    """The site's files in the browser are as they were, but for those that `Window` names; the rest is forgotten."""
    page = context.new_page()
    page.goto(f"{address}about.html")
    if forgets:
        of_whom = {"origin": "{0.scheme}://{0.netloc}".format(urlsplit(address)), "storageTypes": forgets}
        context.new_cdp_session(page).send("Storage.clearDataForOrigin", of_whom)
    page.evaluate(PUT_BACK, [anew, begins or {}])
    page.close()
