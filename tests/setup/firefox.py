"""Firefox for the tests, as a second engine: the machine's own, else, on Debian, its package of the long-lived edition.

`python -m tests.setup.firefox` makes sure of one where that is quick. Without it its tests are left out.
"""

import os
import shutil
from pathlib import Path

from tests.setup import debian

NAMES = ("firefox-esr", "firefox")


def find_firefox() -> Path | None:
    """The browser to test with, or None. FIREFOX=/path/to/one chooses."""
    chosen = os.environ.get("FIREFOX")
    named = [chosen] if chosen else [shutil.which(name) for name in NAMES]
    # One in a snap can't reach the profile that the tests make.
    return next((Path(path) for path in named if path and not debian.is_of_a_snap(Path(path))), None)


def main() -> None:
    # The package of the long-lived edition has this name, which Ubuntu has not.
    if not find_firefox() and not debian.install_alone("firefox-esr", "Firefox"):
        print("No Firefox here: what is tested in it is left out. FIREFOX=/path/to/one names one.")


if __name__ == "__main__":
    main()
