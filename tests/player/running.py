"""The player as an author starts it: the real command, in a process of its own, and a browser at its page."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Frame, Page

from tests.packages import ROOT
from tests.preview.running import Preview, address_of


@contextmanager
def playing(path: Path, page: Page, *options: str) -> Iterator[Preview]:
    """A player of a package, as it is started on a terminal, and its page; what it keeps lies beside the package."""
    command = [sys.executable, "-m", "builder", "play", str(path), "--no-browser", *options]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env={**os.environ, "XDG_STATE_HOME": str(path.parent), "LOCALAPPDATA": str(path.parent)},
    )
    try:
        player = Preview(process, address_of(process))
        page.goto(player.address)
        yield player
        page.goto("about:blank")  # or its ears would be cut off, which a browser calls an error
        if process.poll() is None:
            assert player.stop() == 0
        assert "Traceback" not in player.said
    finally:
        process.kill()
        process.communicate()


def module(page: Page) -> Frame:
    """The frame that holds the package's own page, once it is there."""
    stage = page.wait_for_selector("#frames iframe")
    frame = stage.content_frame() if stage else None
    assert frame
    inner = frame.wait_for_selector("iframe")
    own = inner.content_frame() if inner else None
    assert own
    own.wait_for_load_state()
    return own
