# ruff: noqa: E501 - pieces of files are easier to read on one line each
"""Pictures that a text shows from the web come into the course where the author asks for it."""

from __future__ import annotations

import threading
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from builder.importers.downloading import LARGEST, picture_of_web
from builder.importers.markdown import write
from builder.importers.reading import bring
from builder.package.archive import RefusedError
from tests.importers.authored_packages import PICTURE
from tests.packages import run_builder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Web(BaseHTTPRequestHandler):
    """Answers as hosts on the web do."""

    def do_GET(self) -> None:
        body = {
            "/door.png": PICTURE,
            "/drawing": b"<?xml version='1.0'?><svg/>",
            "/page.png": b"<html>",
            "/big.png": PICTURE,
        }.get(self.path.partition("?")[0])
        if self.path == "/moved.png":
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
            self.end_headers()
        elif body is None:
            self.send_error(404)
        else:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body + b"\0" * (LARGEST if self.path == "/big.png" else 0))

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def web() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Web)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_picture_is_got_and_shown(web: str, tmp_path: Path) -> None:
    text = f"# Doors\n\n![A door]({web}/door.png?size=2)\n\nAgain: ![A door]({web}/door.png?size=2) and `![x]({web}/no.png)`\n"
    (tmp_path / "doors.md").write_text(text, "utf-8")
    one = bring(tmp_path / "doors.md", fetch=partial(picture_of_web, near=True))
    assert [media.name for media in one.reading.media] == ["media/a-door.png"]
    assert one.reading.media[0].read() == PICTURE
    assert write(one.draft).count("![A door](media/a-door.png)") == 2
    assert f"![x]({web}/no.png)" in write(one.draft)


def test_a_picture_of_a_web_page_is_got_too(web: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        f"<html><body><h1>T</h1><p>Text.</p><img src='{web}/drawing' alt='A plan'></body></html>"
    )
    one = bring(tmp_path / "page.html", fetch=partial(picture_of_web, near=True))
    assert [media.name for media in one.reading.media] == ["media/a-plan.svg"]


@pytest.mark.parametrize(
    ("way", "said"),
    [("/none.png", "Not Found"), ("/page.png", "no picture"), ("/big.png", "larger"), ("/moved.png", "not allowed")],
)
def test_what_is_no_picture_is_told(way: str, said: str, web: str, tmp_path: Path) -> None:
    (tmp_path / "doors.md").write_text(f"# Doors\n\n![A door]({web}{way})\n", "utf-8")
    one = bring(tmp_path / "doors.md", fetch=partial(picture_of_web, near=True))
    assert not one.reading.media
    assert any(said in doubt.what for doubt in one.reading.doubts), one.reading.doubts
    assert f"![A door]({web}{way})" in write(one.draft)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/x.png",
        "http://localhost:9/x.png",
        "http://[::1]/x.png",
        "http://10.0.0.1/x.png",
        "file:///etc/passwd",
        "ftp://a.example/x.png",
        "http://",
        "http://a b/x.png",
    ],
)
def test_nothing_is_got_from_this_computer_or_its_network(address: str) -> None:
    with pytest.raises(RefusedError):
        picture_of_web(address)


def test_without_being_asked_nothing_is_got(web: str, tmp_path: Path) -> None:
    (tmp_path / "doors.md").write_text(f"# Doors\n\nText.\n\n![A door]({web}/door.png)\n", "utf-8")
    done = run_builder("import", tmp_path / "doors.md", "--to", tmp_path / "plain")
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "plain/media").exists()
    done = run_builder("import", tmp_path / "doors.md", "--to", tmp_path / "asked", "--get-pictures")
    assert "own network" in (tmp_path / "asked/import-report.md").read_text("utf-8"), done.stdout + done.stderr
