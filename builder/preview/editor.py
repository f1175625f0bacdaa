"""Opens a place in the author's editor."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import threading
from pathlib import Path

BY_COLON = {"subl", "zed"}
BY_GOTO = {"code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"}
BY_PLUS = {"gedit", "gvim", "emacs", "emacsclient", "kate", "mousepad", "xed"}
IN_A_TERMINAL = {"vi", "vim", "nvim", "nano", "pico", "ed", "hx", "micro", "joe", "ne", "mcedit"}  # the server has none


def open_place(path: Path, line: int, column: int) -> bool:
    """Whether an editor was started on a file at a line (0: at its top)."""
    if sys.platform == "win32" and not _editor():
        os.startfile(path)  # noqa: S606 - what a double click does, on a file that we know
        return True
    command = command_for(path, max(line, 1), max(column, 1), _editor() or _opener())
    if not command:
        return False
    try:
        started = subprocess.Popen(  # noqa: S603 - the author's own editor, without a shell, on a file that we know
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    except OSError:
        return False
    threading.Thread(target=started.wait, daemon=True).start()  # so that the system can forget it once it ends
    return True


def command_for(path: Path, line: int, column: int, editor: list[str]) -> list[str]:
    """The command that opens a place; editors that we don't know get the file alone. [] where there is no editor."""
    if not editor:
        return []
    name = Path(editor[0]).stem.lower()
    if name in BY_GOTO:
        return [*editor, "-g", f"{path}:{line}:{column}"]
    if name in BY_COLON:
        return [*editor, f"{path}:{line}:{column}"]
    if name in BY_PLUS:
        return [*editor, f"+{line}", str(path)]
    return [*editor, str(path)]


def _editor() -> list[str]:
    """The editor that the author named, else Visual Studio Code where it is installed; [] for none."""
    for name in ("VISUAL", "EDITOR"):
        words = shlex.split(os.environ.get(name, ""), posix=sys.platform != "win32")
        program = shutil.which(words[0]) if words else None
        if program and Path(program).stem.lower() not in IN_A_TERMINAL:
            return [program, *words[1:]]
    code = shutil.which("code")
    return [code] if code else []


def _opener() -> list[str]:
    """What the system opens files with."""
    found = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    return [found] if found else []
