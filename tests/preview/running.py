"""The preview as an author starts it: the real command, in a process of its own."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from tests.packages import ROOT
from tests.patience import PATIENCE


@dataclass
class Preview:
    """One that runs. What it says after its address is in `said` once it has ended."""

    process: subprocess.Popen[str]
    address: str
    said: str = ""

    def stop(self) -> int:
        """Ctrl-C; its exit code."""
        self.process.send_signal(signal.SIGINT)
        self.said, _ = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode


@contextmanager
def running(path: Path, *options: str, command: str = "preview") -> Iterator[Preview]:
    """A preview of a path, or another page of ours, which must end quietly at Ctrl-C."""
    typed = [sys.executable, "-m", "builder", command, str(path), "--no-browser", *options]
    process = subprocess.Popen(
        typed, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    )
    try:
        preview = Preview(process, address_of(process))
        yield preview
        if process.poll() is None:
            assert preview.stop() == 0
        assert preview.said.strip() == "", preview.said
    finally:
        process.kill()
        process.communicate()


def address_of(process: subprocess.Popen[str]) -> str:
    """The address that it says in its first line."""
    assert process.stdout
    lines: list[str] = []
    reader = Thread(target=lambda: lines.append(process.stdout.readline() if process.stdout else ""), daemon=True)
    reader.start()
    reader.join(PATIENCE)
    assert lines, "the preview said nothing"
    assert "http://" in lines[0], lines[0]
    return next(word for word in lines[0].split() if word.startswith("http://")).rstrip("/")
