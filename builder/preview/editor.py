"""Opens a place in the author's editor."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

BY_COLON = {"subl", "zed"}
BY_GOTO = {"code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"}
BY_PLUS = {"gedit", "gvim", "emacs", "emacsclient", "kate", "mousepad", "xed"}
SHELL_SIGNS = re.compile(r"[&|<>^%!\"\r\n]")  # that Windows' shell acts on
IN_A_TERMINAL = {"vi", "vim", "nvim", "nano", "pico", "ed", "hx", "micro", "joe", "ne", "mcedit"}  # the server has none


def open_place(path: Path, line: int, column: int) -> bool:
    """Whether an editor was started on a file at a line (0: at its top)."""
    editor = _editor()
    if sys.platform == "win32" and not editor:
        return _opened_by_windows(path)
    command = command_for(path, max(line, 1), max(column, 1), editor or _opener())
    return _started(command) or (sys.platform == "win32" and _opened_by_windows(path))


def _started(command: list[str]) -> bool:
    if not command or (is_for_cmd(command[0]) and not is_plain_for_cmd(command)):
        return False
    try:
        started = subprocess.Popen(  # noqa: S603 - the author's own editor, without a shell, on a file that we know
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    except (OSError, ValueError):  # a null in a word is a ValueError
        return False
    threading.Thread(target=started.wait, daemon=True).start()  # so that the system can forget it once it ends
    return True


def _opened_by_windows(path: Path) -> bool:
    """What a double click does; where no program is chosen for such files, what one does to any text."""
    for verb in ((), ("edit",)):
        with suppress(OSError):  # 1155: no program for such files
            os.startfile(path, *verb)  # type: ignore[attr-defined,unused-ignore] # noqa: S606 - a file that we know
            return True
    return _started([shutil.which("notepad") or "notepad", str(path)])


def is_for_cmd(program: str) -> bool:
    """Whether Windows has its shell read the command: of such a file, as Visual Studio Code's `code.cmd`."""
    return program.lower().endswith((".cmd", ".bat"))


def is_plain_for_cmd(command: list[str]) -> bool:
    """Whether that shell takes all words as they are: it would act on `&` and `|`, and fill in `%NAME%`."""
    return not any(SHELL_SIGNS.search(word) for word in command)


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
        words = words_of(os.environ.get(name, ""), windows=sys.platform == "win32")
        program = shutil.which(words[0]) if words else None
        if program and Path(program).stem.lower() not in IN_A_TERMINAL:
            return [program, *words[1:]]
    code = shutil.which("code")
    return [_without_cmd(code)] if code else []


def words_of(command: str, *, windows: bool) -> list[str]:
    """A command as its words; one that can't be split, as with a quotation mark too many, is none: []."""
    try:
        words = shlex.split(command, posix=not windows)
    except ValueError:
        return []
    return [word.strip('"') for word in words] if windows else words  # there, quotation marks stay on


def _without_cmd(code: str) -> str:
    """The program that `bin/code.cmd` starts, where it lies beside that, so that no shell reads the words."""
    program = Path(code).parent.parent / "Code.exe"
    return str(program) if is_for_cmd(code) and program.is_file() else code


def _opener() -> list[str]:
    """What the system opens files with."""
    found = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    return [found] if found else []
