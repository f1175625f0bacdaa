"""Chromium for the tests: the machine's own, else Debian's package, else Playwright's.

`python -m tests.setup.chromium` makes sure that there is one that starts, and says which. Most tests take its shell,
the same engine without the program around it, where there is one: that halves the time of the processor.
"""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

from tests.setup import debian

SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
WHOLE = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")


def find_chromium(playwright: Playwright) -> Path | None:
    """The browser to test with, or None. CHROMIUM=/path/to/one chooses."""
    chosen = os.environ.get("CHROMIUM")
    return _first([chosen] if chosen else [*map(shutil.which, SHELLS), _playwrights_shell(playwright)]) or (
        None if chosen else find_whole(playwright)
    )


def find_whole(playwright: Playwright) -> Path | None:
    """The browser as people have it, with its settings and policies; None: there is none."""
    return _first([*map(shutil.which, WHOLE), playwright.chromium.executable_path])


def _first(paths: Iterable[Path | str | None]) -> Path | None:
    # A browser in a snap, which Ubuntu's chromium-browser starts, can't reach the profile that Playwright makes.
    return next(
        (Path(path) for path in paths if path and Path(path).exists() and not debian.is_of_a_snap(Path(path))), None
    )


def _playwrights_shell(playwright: Playwright) -> Path | None:
    """It lies beside Playwright's Chromium, and is the one of the same number."""
    whole = Path(playwright.chromium.executable_path)
    number = next((part.removeprefix("chromium-") for part in whole.parts if part.startswith("chromium-")), "")
    browsers = whole.parents[2]
    return next(browsers.glob(f"chromium_headless_shell-{number}/*/*headless*shell"), None) if number else None


def launch(playwright: Playwright, executable: Path) -> Browser:
    return playwright.chromium.launch(executable_path=executable, args=[*_arguments()])


def _arguments() -> Iterator[str]:
    yield from ("--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync")
    yield from ("--disable-quic", "--disable-gpu")
    # A package must ask for nothing outside itself, and what doesn't resolve can't be asked.
    yield "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost"
    if debian.is_root():
        yield "--no-sandbox"  # Chromium refuses to start as root with it


def _starts(playwright: Playwright, executable: Path) -> bool:
    try:
        launch(playwright, executable).close()
    except Error as error:
        print(f"{executable} does not start:\n{error}", file=sys.stderr)
        return False
    return True


def _ways_to_install() -> Iterator[list[list[str]]]:
    """Each way as the commands it takes. On Debian its own packages come first: they bring their libraries along."""
    playwright = [sys.executable, "-m", "playwright", "install", "chromium"]
    if _has_debians_packages():
        yield debian.commands("chromium-headless-shell", "chromium")
        yield debian.commands("chromium")  # where Debian is too old for a shell
    yield [[*playwright, "--with-deps"] if debian.is_root() else playwright]


def _has_debians_packages() -> bool:
    return debian.is_at_hand() and not _is_ubuntu()


def _is_ubuntu() -> bool:
    """Ubuntu's package of that name is an empty one that fetches a snap."""
    about = Path("/etc/os-release")
    return about.exists() and "ubuntu" in about.read_text("utf-8").lower()


def main() -> None:
    with sync_playwright() as playwright:
        found, whole = find_chromium(playwright), find_whole(playwright)
        if found and found == whole and not os.environ.get("CHROMIUM") and _has_debians_packages():
            debian.run(debian.commands("chromium-headless-shell"))  # without it the tests take longer, and that is all
        if found:
            return
        for commands in _ways_to_install():
            print("No Chromium here, so:", *(" ".join(command) for command in commands), sep="\n  ", flush=True)
            executable = find_chromium(playwright) if debian.run(commands) else None
            if executable and _starts(playwright, executable):
                return
    sys.exit("Chromium is needed for the tests: install it (or Chrome), or name one with CHROMIUM=/path/to/it")


if __name__ == "__main__":
    main()
