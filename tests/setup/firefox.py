"""Firefox for the tests, as a second engine: the machine's own, else, on Debian, its package of the long-lived edition.

`python -m tests.setup.firefox` makes sure of one where that is quick. Without it its tests are left out.
"""

import os
import shutil
import subprocess
from pathlib import Path

NAMES = ("firefox-esr", "firefox")


def find_firefox() -> Path | None:
    """The browser to test with, or None. FIREFOX=/path/to/one chooses."""
    chosen = os.environ.get("FIREFOX")
    named = [chosen] if chosen else [shutil.which(name) for name in NAMES]
    # One in a snap can't reach the profile that the tests make.
    return next((Path(path) for path in named if path and not _is_of_a_snap(Path(path))), None)


def _is_of_a_snap(path: Path) -> bool:
    if str(path.resolve()).startswith("/snap/"):
        return True
    with path.open("rb") as file:
        return b"/snap/" in file.read(4096)


def _install() -> bool:
    """Whether Debian's package could be had: its name is that of the long-lived edition, which Ubuntu has not."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not is_root or not Path("/etc/debian_version").exists():
        return False
    print("No Firefox here, so:\n  apt-get install firefox-esr", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-qq", "--yes", "--no-install-recommends", "firefox-esr"]
    commands = (["apt-get", "update", "-qq"], install)
    return all(subprocess.run(command, env=quiet, check=False).returncode == 0 for command in commands)


def main() -> None:
    if not find_firefox() and not _install():
        print("No Firefox here: what is tested in it is left out. FIREFOX=/path/to/one names one.")


if __name__ == "__main__":
    main()
