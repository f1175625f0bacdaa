"""Debian's packages for the tests, where they can be installed: by root, as on a fresh machine."""

import os
import subprocess
from pathlib import Path


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def is_at_hand() -> bool:
    """Whether packages can be installed."""
    return is_root() and Path("/etc/debian_version").exists()


def commands(*packages: str, recommended: bool = True) -> list[list[str]]:
    """What installs packages; `recommended`: and what they recommend."""
    options = [] if recommended else ["--no-install-recommends"]
    return [["apt-get", "update", "-qq"], ["apt-get", "install", "-qq", "--yes", *options, *packages]]


def run(some: list[list[str]], **variables: str) -> bool:
    """Runs commands, with variables of the environment, until one fails; whether none did."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", **variables}
    return all(subprocess.run(command, env=quiet, check=False).returncode == 0 for command in some)


def install_alone(package: str, what: str, **variables: str) -> bool:
    """A package without what it recommends, for `what`, and says so; whether it could be had."""
    if not is_at_hand():
        return False
    print(f"No {what} here, so:\n  apt-get install {package}", flush=True)
    return run(commands(package, recommended=False), **variables)


def is_of_a_snap(path: Path) -> bool:
    """Whether a program lies in a snap, or starts one: it can't reach the profiles that tests make."""
    if str(path.resolve()).startswith("/snap/"):
        return True
    with path.open("rb") as file:
        return b"/snap/" in file.read(4096)
