"""A web server of files for tests, on this machine alone."""

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit


class FileServer(ThreadingHTTPServer):
    """Serves each mounted folder under its name, and keeps what it was asked for and didn't have."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.mounts: dict[str, Path] = {}
        self.missed: list[str] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def other_site(self) -> str:
        """The same files under a name that browsers take for another site."""
        return f"http://localhost:{self.server_port}"

    def mount(self, name: str, folder: Path) -> str:
        """The address of a folder, which is served from now on."""
        self.mounts[name] = folder.resolve()
        return f"{self.address}/{name}"


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # a page asks for many files: one connection for all
    server: FileServer
    # Said here, not left to the machine's own table of types, which differs.
    extensions_map = {  # noqa: RUF012 (so is the base class's)
        "": "application/octet-stream",
        ".css": "text/css; charset=utf-8",
        ".gif": "image/gif",
        ".html": "text/html; charset=utf-8",
        ".jpeg": "image/jpeg",
        ".jpg": "image/jpeg",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".mjs": "text/javascript; charset=utf-8",
        ".mp3": "audio/mpeg",
        ".mp4": "video/mp4",
        ".pdf": "application/pdf",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".txt": "text/plain; charset=utf-8",
        ".vtt": "text/vtt; charset=utf-8",
        ".webp": "image/webp",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
        ".xsd": "application/xml",
    }

    def do_GET(self) -> None:
        """A file, or nothing after so many milliseconds (/slow/3000): what an LMS waits for that saves slowly."""
        if not (slow := re.fullmatch(r"/slow/(\d+)", self.path)):
            super().do_GET()
            return
        time.sleep(int(slow[1]) / 1000)
        self.send_response(HTTPStatus.NO_CONTENT)
        self.end_headers()

    def translate_path(self, path: str) -> str:
        name, _, rest = unquote(urlsplit(path).path).removeprefix("/").partition("/")
        folder = self.server.mounts.get(name)
        if folder is None:
            return str(Path(__file__) / "nothing is mounted here")
        file = (folder / rest).resolve()
        inside = file.is_relative_to(folder)
        return str(file) + ("/" if rest.endswith("/") else "") if inside else str(Path(__file__) / "outside")

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")  # a test may change a file between two looks
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code == HTTPStatus.NOT_FOUND and not self.path.endswith("/favicon.ico"):
            self.server.missed.append(self.path)
        super().send_error(code, message, explain)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is the base class's)
        """Says nothing: a test's own report is what counts."""


@contextmanager
def serving() -> Iterator[FileServer]:
    with FileServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
