"""Starting without a terminal: the starter on the desktop, one workbench a folder, and its end."""

from __future__ import annotations

import asyncio
import configparser
import os
import pty
import re
import shlex
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import httpx2
import pytest

from builder.workbench.running import Presence, running_at
from builder.workbench.shortcut import starter, write_shortcut
from tests.packages import ROOT
from tests.patience import PATIENCE
from tests.preview.running import address_of

if TYPE_CHECKING:
    from pathlib import Path

ODD = 'Courses "of" $us & 100% Zoë'


@pytest.fixture
def own(tmp_path: Path) -> dict[str, str]:
    """An environment with a home that is nobody's."""
    (tmp_path / "home/Desktop").mkdir(parents=True)
    return os.environ | {"HOME": str(tmp_path / "home"), "XDG_STATE_HOME": str(tmp_path / "state")}


def test_a_starter_starts_what_it_says(tmp_path: Path) -> None:
    """The words of the starter's command are those that were meant, however odd the folder is called."""
    command = ("/opt/a venv/bin/python", "-m", "builder", "workbench", f"/home/lee/{ODD}", "--from-shortcut")
    name, text = starter(command, "linux")
    read = configparser.RawConfigParser()
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read_string(text)
    entry = dict(read["Desktop Entry"])
    assert (name, entry["Type"], entry["Terminal"]) == ("Workbench.desktop", "Application", "false")
    value = entry["Exec"].replace("%%", "%").encode().decode("unicode_escape").encode("latin-1").decode()
    words = re.findall(r'"((?:\\.|[^"\\])*)"', value)  # as the Desktop Entry Specification quotes them
    assert tuple(re.sub(r"\\(.)", r"\1", word) for word in words) == command
    name, text = starter(command, "darwin")
    assert name == "Workbench.command"
    assert tuple(shlex.split(text.splitlines()[1])) == ("exec", *command)
    name, text = starter(("C:\\py\\pythonw.exe", "100%"), "win32")
    assert (name, text) == (
        "Workbench.cmd",
        '@echo off\r\nchcp 65001 >nul\r\nstart "" "C:\\py\\pythonw.exe" "100%%"\r\n',
    )
    made = write_shortcut(tmp_path / "courses", tmp_path, "linux")
    assert os.access(made, os.X_OK)


def test_the_command_puts_it_on_the_desktop(own: dict[str, str], tmp_path: Path) -> None:
    typed = [sys.executable, "-m", "builder", "workbench", "--shortcut"]
    done = subprocess.run(typed, cwd=ROOT, env=own, capture_output=True, text=True, check=True)
    starters = list((tmp_path / "home/Desktop").iterdir())
    assert len(starters) == 1
    assert str(starters[0]) in done.stdout
    assert (tmp_path / "home/Documents/Courses").is_dir()


def test_a_second_start_finds_the_first_and_nobody_else_can_read_where(own: dict[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "courses"
    typed = [sys.executable, "-m", "builder", "workbench", str(folder), "--no-browser", "--from-shortcut"]
    first = subprocess.Popen(typed, cwd=ROOT, env=own, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        where = address_of(first)
        [record] = (tmp_path / "state/builder/workbench").iterdir()
        assert record.stat().st_mode & 0o077 == 0
        again = subprocess.run(typed, cwd=ROOT, env=own, capture_output=True, text=True, check=True)
        assert where in again.stdout
        assert "already" in again.stdout
        assert httpx2.get(where, follow_redirects=False, timeout=PATIENCE).status_code == 303
    finally:
        first.send_signal(2)
        first.communicate(timeout=PATIENCE)
    assert first.returncode == 0
    assert not record.exists()


def test_nothing_runs_where_the_record_is_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert running_at(tmp_path) == ""
    for said in ("", "no address", "http://127.0.0.1:9/?key=x", "file:///etc/passwd"):
        record = tmp_path / "builder/workbench"
        record.mkdir(parents=True, exist_ok=True)
        from builder.workbench.running import _record  # noqa: PLC0415 - where it is kept

        _record(tmp_path).write_text(said, "utf-8")
        assert running_at(tmp_path) == ""


def test_it_ends_some_time_after_its_last_page() -> None:
    ended: list[float] = []

    async def listen(scope: object, receive: object, send: object) -> None:  # noqa: ARG001 - an ASGI app
        await asyncio.sleep(0.4)

    async def play() -> None:
        presence = Presence()
        began = time.monotonic()
        waiting = asyncio.create_task(
            presence.end_when_alone(lambda: ended.append(time.monotonic() - began), patience=0.2)
        )
        await presence.watched(listen)({"type": "http", "path": "/events"}, None, None)  # type: ignore[arg-type]
        assert not ended
        await waiting

    with ThreadPoolExecutor(1) as pool:  # Playwright has a loop of its own in this thread
        pool.submit(lambda: asyncio.run(play())).result()
    assert ended[0] > 0.55


def test_the_command_alone_offers_the_workbench_on_a_terminal(bundle: Path) -> None:
    assert bundle.is_file()
    typed = [sys.executable, "-m", "builder"]
    piped = subprocess.run(typed, cwd=ROOT, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=True)
    assert "Open the workbench" not in piped.stdout
    ours, theirs = pty.openpty()
    process = subprocess.Popen(typed, cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    said = b""
    while b"[Y/n]" not in said:
        said += os.read(ours, 4096)
    os.write(ours, b"n\n")
    assert process.wait(timeout=PATIENCE) == 0
    os.close(ours)
    assert b"Open the workbench" in said
