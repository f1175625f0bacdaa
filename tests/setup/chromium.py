"""Chromium for the tests: the machine's own, else Playwright's, else Debian's package.

`python -m tests.setup.chromium` makes sure that there is one that starts, and says which.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")


def find_chromium(playwright: Playwright) -> Path | None:
    """The browser to test with, or None. CHROMIUM=/path/to/one chooses."""
    chosen = os.environ.get("CHROMIUM")
    named = [chosen] if chosen else [shutil.which(name) for name in NAMES]
    for path in [*named, playwright.chromium.executable_path]:
        # A browser in a snap, which Ubuntu's chromium-browser starts, can't reach the profile that Playwright makes.
        if path and Path(path).exists() and not _starts_a_snap(Path(path)):
            return Path(path)
    return None


def launch(playwright: Playwright, executable: Path) -> Browser:
    return playwright.chromium.launch(executable_path=executable, args=[*_arguments()])


def _arguments() -> Iterator[str]:
    yield from ("--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync")
    yield from ("--disable-quic", "--disable-gpu")
    # A package must ask for nothing outside itself, and what doesn't resolve can't be asked.
    yield "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost"
    if _is_root():
        yield "--no-sandbox"  # Chromium refuses to start as root with it


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _starts_a_snap(path: Path) -> bool:
    if str(path.resolve()).startswith("/snap/"):
        return True
    with path.open("rb") as file:
        return b"/snap/" in file.read(4096)


def _starts(playwright: Playwright, executable: Path) -> bool:
    try:
        launch(playwright, executable).close()
    except Error as error:
        print(f"{executable} does not start:\n{error}", file=sys.stderr)
        return False
    return True


def _ways_to_install() -> Iterator[list[list[str]]]:
    """Each way as the commands it takes. On Debian its own package comes first: that brings its libraries along."""
    playwright = [sys.executable, "-m", "playwright", "install", "chromium"]
    apt = [["apt-get", "update", "-qq"], ["apt-get", "install", "-qq", "--yes", "chromium"]]
    if _is_root() and Path("/etc/debian_version").exists() and not _is_ubuntu():
        yield apt
    yield [[*playwright, "--with-deps"] if _is_root() else playwright]


def _is_ubuntu() -> bool:
    """Ubuntu's package of that name is an empty one that fetches a snap."""
    about = Path("/etc/os-release")
    return about.exists() and "ubuntu" in about.read_text("utf-8").lower()


def _run(commands: list[list[str]]) -> bool:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return all(subprocess.run(command, env=quiet, check=False).returncode == 0 for command in commands)


def main() -> None:
    with sync_playwright() as playwright:
        if find_chromium(playwright):
            return
        for commands in _ways_to_install():
            print("No Chromium here, so:", *(" ".join(command) for command in commands), sep="\n  ", flush=True)
            executable = find_chromium(playwright) if _run(commands) else None
            if executable and _starts(playwright, executable):
                return
    sys.exit("Chromium is needed for the tests: install it (or Chrome), or name one with CHROMIUM=/path/to/it")


if __name__ == "__main__":
    main()
