"""Folders that can't be written, for real: read-only, full, or so slow that nothing answers; and mended later."""

from __future__ import annotations

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.patience import until
from tests.workbench.conftest import TEXT
from tests.workbench.server import Server
from tests.workbench.test_page import WRITE, text_on_disk, to_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.contexts import Contexts

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="how a process is kept from writing is Linux's")

SAVED = "Ring twice. Then wait. Always."
PAUSE = 1200  # ms: what is typed then is another change
# Root may write everywhere, but for who has given that right away (capabilities(7)).
AS_OTHERS = ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner"]
NOBODY = 65534


@contextmanager
def at_work(contexts: Contexts, server: Server) -> Iterator[Page]:
    page = contexts.open(viewport={"width": 1366, "height": 768}).new_page()
    page.goto(server.start())
    page.goto(f"{server.origin}/{WRITE}")
    expect(page.locator(".cm-line", has_text="Ring twice.")).to_be_visible()
    try:
        yield page
    finally:
        page.context.close()
        server.kill()


def write_and_mend(page: Page, folder: Path, told: str, mend: Callable[[], object]) -> None:
    """Two changes that can't be saved are told, with what to do; both are on the disk once it is mended."""
    to_line(page, "Ring twice.")
    page.keyboard.insert_text(" Then wait.")  # at once: on a slow machine letters may be a second apart
    expect(page.locator("#saved")).to_have_text("Not saved: 1 change waits")
    page.wait_for_timeout(PAUSE)
    page.keyboard.insert_text(" Always.")
    expect(page.locator("#saved")).to_have_text("Not saved: 2 changes wait")
    notice = page.get_by_role("region", name="Notice")
    expect(notice).to_contain_text(told)
    expect(notice).to_contain_text("Go on writing")
    assert text_on_disk(folder) == TEXT
    page.get_by_role("link", name=re.compile("Build")).click()
    page.get_by_role("link", name=re.compile("Write")).click()
    expect(page.locator(".cm-content")).to_contain_text(SAVED)
    mend()
    until(lambda: SAVED in text_on_disk(folder))
    expect(page.locator("#saved")).to_have_text("Saved")
    expect(notice).to_have_count(0)


def test_a_folder_that_may_only_be_read(bundle: Path, folder: Path, contexts: Contexts) -> None:
    assert bundle.is_file()
    paths = [folder, *folder.rglob("*")]
    is_root = os.geteuid() == 0
    if is_root and subprocess.run([*AS_OTHERS, "true"], check=False).returncode:
        pytest.skip("root can't give away its right to write everywhere here")

    def protect(mode: int, owner: int) -> None:
        for path in paths:
            path.chmod(mode if path.is_dir() else mode & 0o666)
            if is_root:
                os.chown(path, owner, -1)

    protect(0o755 if is_root else 0o555, NOBODY)
    try:
        with at_work(contexts, Server(folder, AS_OTHERS if is_root else [])) as page:
            write_and_mend(page, folder, "may only be read here", lambda: protect(0o755, os.geteuid()))
    finally:
        protect(0o755, os.geteuid())
    contexts.forgive()  # each save was refused, with a status that says so


def test_a_full_disk(bundle: Path, folder: Path, contexts: Contexts) -> None:
    """A small disk of its own, that another program has filled to the last byte."""
    assert bundle.is_file()
    held = (folder / "doors/course.md").read_bytes()
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    small = ["-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    if not mount or not unmount or subprocess.run([mount, *small], check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        (folder / "doors").mkdir()
        (folder / "doors/course.md").write_bytes(held)
        filler = folder / "filler"
        with suppress(OSError), filler.open("wb", buffering=0) as file:
            while True:
                file.write(b"x" * 4096)
        with at_work(contexts, Server(folder)) as page:
            write_and_mend(page, folder, "the disk is full", filler.unlink)
            assert not [*folder.rglob(".course.md.*")]
    finally:
        subprocess.run([unmount, folder], check=True)
    contexts.forgive()  # as above


def test_a_disk_that_takes_no_more_of_a_file(bundle: Path, folder: Path, contexts: Contexts) -> None:
    """As where somebody has used up what they may (a quota): the file is opened, and can't be written to its end."""
    assert bundle.is_file()
    server = Server(folder, process={"preexec_fn": lambda: limit(0, 50)})
    with at_work(contexts, server) as page:
        write_and_mend(page, folder, "could not be written", lambda: limit(server.pid, resource.RLIM_INFINITY))
        assert not [*folder.rglob(".course.md.*")]
    contexts.forgive()  # as above


def limit(process: int, size: int) -> None:
    """How large a file may be that a process writes; 0: this process."""
    resource.prlimit(process, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def test_a_disk_that_stands_still(bundle: Path, folder: Path, contexts: Contexts) -> None:
    """A process that waits for a disk which does not answer stands still: here it is stopped, as it is seen there."""
    assert bundle.is_file()
    server = Server(folder)
    with at_work(contexts, server) as page:
        to_line(page, "Ring twice.")
        os.kill(server.pid, signal.SIGSTOP)
        page.keyboard.type(" Then wait.")
        expect(page.locator("#saved")).to_have_text("Saving…")
        page.keyboard.type(" Always.")
        assert text_on_disk(folder) == TEXT
        os.kill(server.pid, signal.SIGCONT)
        until(lambda: SAVED in text_on_disk(folder))
        expect(page.locator("#saved")).to_have_text("Saved")
