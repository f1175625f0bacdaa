"""The workbench's process, which a test ends and starts again while its windows stay open."""

from __future__ import annotations

import socket
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from tests.packages import ROOT
from tests.preview.running import address_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Server:
    """The real command on a folder, behind words that change what it may do; `process`: what Popen takes besides."""

    def __init__(self, folder: Path, before: Sequence[str] = (), process: dict[str, Any] | None = None) -> None:
        self.folder = folder
        self.address = ""  # with its key
        self._before, self._how = before, process or {}
        with socket.create_server(("127.0.0.1", 0)) as free:  # no usual one: others start theirs meanwhile
            self._port = str(free.getsockname()[1])
        self._process: subprocess.Popen[str] | None = None

    @property
    def origin(self) -> str:
        return self.address.partition("/?")[0]

    @property
    def pid(self) -> int:
        assert self._process
        return self._process.pid

    def start(self) -> str:
        """The address to open; its port is the same each time."""
        command = [*self._before, sys.executable, "-m", "builder", "workbench", str(self.folder)]
        command += ["--no-browser", "--port", self._port]
        out = subprocess.PIPE
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT, text=True, encoding="utf-8", **self._how
        )
        self.address = address_of(self._process)
        return self.address

    def kill(self) -> None:
        """As a power cut does (SIGKILL)."""
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None
