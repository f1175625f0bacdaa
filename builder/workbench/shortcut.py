"""A starter on the desktop, by which the workbench begins at a double click, without a terminal.

Windows: a `.cmd` that hands over to Python without a console; macOS: a `.command`; elsewhere: a `.desktop` (Desktop
Entry Specification 1.5). It starts the Python that runs now, so that a moved or removed environment needs another one.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from builder.machine.files import write_atomically

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "Workbench"
OPTION = "--from-shortcut"
RUNS = 0o755
QUOTED = re.compile(r"([\\\"`$])")
OWN_DESKTOP = re.compile(r'^XDG_DESKTOP_DIR="(.*)"', re.MULTILINE)
FOLDERS = r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"


class NoDesktopError(Exception):
    """The starter can't be written; the message says so, and where it was to go."""


def write_shortcut(folder: Path, desktop: Path | None = None, system: str = sys.platform) -> Path:
    """Puts a starter for a folder of courses on the desktop; its path. NoDesktopError: it can't be written."""
    place = desktop or desktop_folder(system)
    python = _without_console(Path(sys.executable), system)
    command = (str(python), "-m", "builder", "workbench", str(folder.resolve()), OPTION)
    name, text = starter(command, system)
    path = place / name
    if not write_atomically(path, text.encode()):
        raise NoDesktopError(f"“{path}” can't be written")
    if system != "win32":
        path.chmod(RUNS)
    return path


def starter(command: tuple[str, ...], system: str) -> tuple[str, str]:
    """The name of a starter for a system, as `sys.platform` calls it, and what stands in it."""
    if system == "win32":
        words = " ".join(f'"{word.replace("%", "%%")}"' for word in command)
        return f"{NAME}.cmd", f'@echo off\r\nchcp 65001 >nul\r\nstart "" {words}\r\n'
    if system == "darwin":
        return f"{NAME}.command", f"#!/bin/sh\nexec {shlex.join(command)}\n"
    lines = {
        "Type": "Application",
        "Name": NAME,
        "Comment": "Write, build and hand over courses",
        "Exec": " ".join(_desktop_word(word) for word in command),
        "Icon": "accessories-text-editor",
        "Terminal": "false",
        "Categories": "Education;Office;",
    }
    return f"{NAME}.desktop", "".join(["[Desktop Entry]\n", *(f"{name}={value}\n" for name, value in lines.items())])


def desktop_folder(system: str = sys.platform, environment: Mapping[str, str] | None = None) -> Path:
    """Where this person's desktop is. NoDesktopError: it is not known."""
    try:
        home = Path.home()
    except RuntimeError as reason:
        raise NoDesktopError("you have no folder of your own on this computer") from reason
    if system == "win32":
        return _windows_desktop() or home / "Desktop"
    if system != "darwin":
        config = Path((environment or os.environ).get("XDG_CONFIG_HOME") or home / ".config")
        try:
            setting = OWN_DESKTOP.search((config / "user-dirs.dirs").read_text("utf-8"))
        except (OSError, UnicodeDecodeError):
            setting = None
        if setting:
            return Path(setting[1].replace("$HOME", str(home)))
    return home / "Desktop"


def _windows_desktop() -> Path | None:
    """As Windows knows it: OneDrive moves it."""
    try:
        import winreg  # noqa: PLC0415 - only there

        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, FOLDERS) as key:  # type: ignore[attr-defined,unused-ignore]
            value, _ = winreg.QueryValueEx(key, "Desktop")  # type: ignore[attr-defined,unused-ignore]
        return Path(os.path.expandvars(str(value)))
    except (ImportError, OSError):
        return None


def _without_console(python: Path, system: str) -> Path:
    windowed = python.with_name("pythonw.exe")
    return windowed if system == "win32" and windowed.is_file() else python


def _desktop_word(word: str) -> str:
    """A word of a command, quoted twice: once as a command's, once as a value's, in which `%` begins a code."""
    quoted = '"' + QUOTED.sub(r"\\\1", word) + '"'
    return quoted.replace("\\", "\\\\").replace("%", "%%")
