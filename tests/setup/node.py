"""Node for the tests: the machine's own where it is new enough, else the one that PyPI carries, put into .venv.

`python -m tests.setup.node PROGRAM ARGUMENTS…` runs a program under it (npm, tsc, a script's name after node, …).
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OLDEST = (20, 19)  # of `engines` in package.json


def find_node() -> Path | None:
    """Node, or None. One without npm beside it (Debian's) doesn't count: the tests' packages come through npm."""
    for folders in (None, str(Path(sys.executable).parent)):
        node = shutil.which("node", path=folders)
        if node and shutil.which("npm", path=folders) and _version(node) >= OLDEST:
            return Path(node)
    return None


def environment(node: Path) -> dict[str, str]:
    """This process's environment with that Node, and the programs in node_modules, before all others."""
    first = [str(node.parent), str(ROOT / "node_modules" / ".bin")]
    return {**os.environ, "PATH": os.pathsep.join([*first, os.environ.get("PATH", os.defpath)])}


def _version(node: str) -> tuple[int, ...]:
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    return tuple(int(number) for number in re.findall(r"\d+", said))


def _install() -> None:
    print("No Node of at least", ".".join(map(str, OLDEST)), "here: installing the one that PyPI carries", flush=True)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "--requirement"]
    subprocess.run([*pip, ROOT / "requirements-node.lock"], check=True)


def main(program: str, *arguments: str) -> int:
    if find_node() is None:
        _install()
    node = find_node()
    if node is None:
        sys.exit("Node is needed for the tests, and could be neither found nor installed")
    variables = environment(node)
    path = shutil.which(program, path=variables["PATH"])
    if path is None:
        sys.exit(f"{program} is not among the programs of node_modules: run `make test` first")
    return subprocess.run([path, *arguments], env=variables, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
