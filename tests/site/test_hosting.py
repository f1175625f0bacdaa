"""What the page for IT tells about servers: nginx does as it says, IIS's file says the same, one is told nothing."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from functools import partial
from http.client import HTTPConnection
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from lxml import etree, html
from playwright.sync_api import expect

from builder.site.hosting import HEADERS, TYPES
from tests.browser.contexts import move_at
from tests.patience import until
from tests.sampling import EVERY_PLAY
from tests.setup.nginx import TYPES as MIME_TYPES
from tests.setup.nginx import find_nginx
from tests.site.conftest import PLACE, first_visit, module
from tests.site.test_site import new_course, started

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.contexts import Contexts

MOST = 18_000_000  # bytes that a first visit may transfer
LARGE = ("builder.zip", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
# Around what the page says: the ports and folders of a test.
CONFIGURATION = """
daemon off; pid {folder}/pid; error_log {folder}/errors; worker_processes 1; {user}
events {{ }}
http {{
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  log_format sizes '$uri $bytes_sent $sent_http_content_encoding';
  access_log {folder}/access sizes;
  include mime.types;
  server {{
    listen 127.0.0.1:{port};
    root {site};
    {told}
  }}
}}"""


@pytest.fixture
def told(site: Path) -> Any:
    """The page for IT."""
    return html.fromstring((site / PLACE / "about.html").read_text("utf-8"))


def text_of(page: Any, name: str) -> str:
    return str(page.get_element_by_id(name).text_content())


@pytest.fixture
def nginx(site: Path, told: Any, tmp_path: Path) -> Iterator[str]:
    """The site's address, held by nginx as the page says; with its log in `access` of the test's folder."""
    program = find_nginx()
    if not program:
        pytest.skip("nginx is not here: tests/setup/nginx.py")
    folder = tmp_path / "nginx"
    folder.mkdir()
    shutil.copy(MIME_TYPES, folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    written = CONFIGURATION.format(
        folder=folder, port=port, site=site, told=text_of(told, "nginx"), user="user root;" if is_root else ""
    )
    (folder / "nginx.conf").write_text(written, "utf-8")
    command = [str(program), "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "errors")]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    until(lambda: answers(port))
    yield f"http://127.0.0.1:{port}/{PLACE}"
    process.terminate()
    process.wait()


def answers(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


def test_nginx_holds_it_as_the_page_says(nginx: str, contexts: Contexts, tmp_path: Path) -> None:
    for name in ("index.html", "service_worker.js", "pyodide/pyodide.mjs", "pyodide/pyodide.asm.wasm", "nothing"):
        asked = HTTPConnection(urlsplit(nginx).netloc)
        asked.request("GET", urlsplit(nginx).path + name)
        answer = asked.getresponse()
        assert {header: answer.getheader(header) for header in HEADERS} == HEADERS
        kind = TYPES.get("." + name.rsplit(".", 1)[-1])
        assert kind is None or answer.getheader("Content-Type") == kind
        asked.close()
    log = tmp_path / "nginx/access"
    log.write_bytes(b"")
    page = started(first_visit(contexts, nginx))
    until(lambda: all(name in log.read_text() for name in LARGE))  # what comes beside them is small
    sent = [line.split() for line in log.read_text().splitlines()]
    pressed = {uri.rsplit("/", 1)[-1] for uri, _, coding in sent if coding == "gzip"}
    assert {"pyodide.asm.wasm", "pyodide.asm.mjs", "main.js", "tokens.css"} <= pressed
    assert sum(int(size) for _, size, _ in sent) < MOST
    if EVERY_PLAY:  # what its headers are to a page, the other tests' server shows, which sends the same
        goes_on_without_a_network(page)
    contexts.faults.clear()


def goes_on_without_a_network(page: Page) -> None:
    new_course(page)
    module(page).locator("section.page:not([hidden])").first.wait_for()
    page.context.set_offline(True)
    page.reload()
    module(page).locator("section.page:not([hidden])").first.wait_for()


def test_iis_is_told_the_same(told: Any) -> None:
    server = etree.fromstring(text_of(told, "iis").encode())
    given = {one.get("name"): one.get("value") for one in server.iterfind(".//customHeaders/add")}
    assert given == HEADERS
    assert {one.get("fileExtension"): one.get("mimeType") for one in server.iterfind(".//mimeMap")} == TYPES
    for kind, key in (("customHeaders/add", "name"), ("staticContent/mimeMap", "fileExtension")):
        for one in server.iterfind(f".//{kind}"):  # which IIS takes only where there is none of that name yet
            before = one.getprevious()
            assert before is not None
            assert (before.tag, before.get(key)) == ("remove", one.get(key))


def test_what_is_told_as_a_list_is_the_same(told: Any) -> None:
    assert dict(line.split(": ", 1) for line in text_of(told, "headers").splitlines()) == HEADERS
    assert dict(line.split() for line in text_of(told, "types").splitlines()) == TYPES


class Plain(SimpleHTTPRequestHandler):
    """Files with no header of anybody's, as GitHub's and GitLab's pages are held; newer types are not known."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | dict.fromkeys(TYPES, "application/octet-stream")

    def log_message(self, *_: object) -> None:
        """Nothing."""


def test_it_opens_where_no_header_can_be_set(site: Path, contexts: Contexts) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Plain, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    page = started(first_visit(contexts, f"http://127.0.0.1:{server.server_address[1]}/{PLACE}"))
    new_course(page)
    # Its own rules hold: what isn't the site's is not asked for (a server that isn't there would say something else).
    refused = "() => fetch('http://localhost:9/').then(String, (reason) => reason.name)"
    with page.expect_console_message(lambda one: "Content Security Policy" in one.text):
        page.evaluate(refused)
    contexts.faults.clear()
    server.shutdown()
    server.server_close()


def test_an_address_without_https_is_named_as_the_reason(site: Path, contexts: Contexts) -> None:
    context = contexts.open()
    context.route(
        "http://council.example/**", lambda route: route.fulfill(path=site / (urlsplit(route.request.url).path[1:]))
    )
    page = context.new_page()
    page.goto(f"http://council.example/{PLACE}index.html")
    expect(page.locator("#main")).to_contain_text("starts with “http://”")
    expect(page.locator("#main")).not_to_contain_text("usual window")


def test_where_its_scripts_do_not_run_it_says_so(contexts: Contexts, address: str) -> None:
    page = contexts.open().new_page()
    page.route("**/start.js", lambda route: route.abort())
    page.goto(address)
    move_at(page, 100)
    expect(page.get_by_text("this browser is too old")).to_be_visible()
    page = contexts.open(java_script_enabled=False).new_page()
    page.goto(address)
    expect(page.locator("noscript p")).to_contain_text("needs scripts")
    expect(page.locator("noscript p")).to_be_visible()
    contexts.faults.clear()
