"""nginx for the tests, which councils hold the site with: the machine's own, else, on Debian, its package.

`python -m tests.setup.nginx` makes sure of one where that is quick. Without it its test is left out.
"""

import os
import shutil
import subprocess
from pathlib import Path

TYPES = Path("/etc/nginx/mime.types")  # as its packages have it


def find_nginx() -> Path | None:
    """The server to test with, or None: it lies where only root's programs do."""
    found = shutil.which("nginx", path=os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin"]))
    return Path(found) if found and TYPES.is_file() else None


def _install() -> bool:
    """Whether Debian’s package could be had."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not is_root or not Path("/etc/debian_version").exists():
        return False
    print("No nginx here, so:\n  apt-get install nginx-light", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}  # it is not started as a service
    install = ["apt-get", "install", "-qq", "--yes", "--no-install-recommends", "nginx-light"]
    commands = (["apt-get", "update", "-qq"], install)
    return all(subprocess.run(command, env=quiet, check=False).returncode == 0 for command in commands)


def main() -> None:
    if not find_nginx() and not _install():
        print("No nginx here: what is tested with it is left out.")


if __name__ == "__main__":
    main()
