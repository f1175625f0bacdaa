"""nginx for the tests, which councils hold the site with: the machine's own, else, on Debian, its package.

`python -m tests.setup.nginx` makes sure of one where that is quick. Without it its test is left out.
"""

import os
import shutil
from pathlib import Path

from tests.setup import debian

TYPES = Path("/etc/nginx/mime.types")  # as its packages have it


def find_nginx() -> Path | None:
    """The server to test with, or None: it lies where only root's programs do."""
    found = shutil.which("nginx", path=os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin"]))
    return Path(found) if found and TYPES.is_file() else None


def main() -> None:
    # RUNLEVEL: it is not started as a service.
    if not find_nginx() and not debian.install_alone("nginx-light", "nginx", RUNLEVEL="1"):
        print("No nginx here: what is tested with it is left out.")


if __name__ == "__main__":
    main()
