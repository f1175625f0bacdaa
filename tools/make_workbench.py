"""Makes the workbench's editor: one file of our own scripts and CodeMirror's, and the licences of all that is in it.

Needs Node and what `package-lock.json` names: `make workbench` sees to both.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.setup.node import environment, find_node

ROOT = Path(__file__).resolve().parents[1]
SOURCE = "builder/workbench/editor/editor.js"
BUNDLE = ROOT / "builder/workbench/bundle"
OPTIONS = ("--bundle", "--format=esm", "--minify", "--target=es2022", "--legal-comments=eof", "--log-level=warning")
LICENCES = ("LICENSE", "LICENSE.md", "LICENCE", "LICENSE.txt", "license")


def main() -> None:
    """Writes `editor.js` and `LICENCES.txt`."""
    node = find_node()
    if not node:
        sys.exit("Node is needed: type  make workbench")
    with TemporaryDirectory() as folder:
        about = Path(folder) / "about.json"
        command = ["esbuild", SOURCE, *OPTIONS, f"--outfile={BUNDLE / 'editor.js'}", f"--metafile={about}"]
        program = str(ROOT / "node_modules" / ".bin" / command[0])
        subprocess.run([program, *command[1:]], cwd=ROOT, env=environment(node), check=True)  # noqa: S603 - our own words
        inputs = json.loads(about.read_text("utf-8"))["inputs"]
    names = sorted({_package(name) for name in inputs if name.startswith("node_modules/")})
    (BUNDLE / "LICENCES.txt").write_text("\n\n".join(_licence(name) for name in names) + "\n", "utf-8")


def _package(path: str) -> str:
    """The package that a file belongs to: `@codemirror/view`."""
    parts = path.split("/")[1:]
    return "/".join(parts[:2] if parts[0].startswith("@") else parts[:1])


def _licence(name: str) -> str:
    """What a package's licence says. SystemExit: it has none, so that it can't be handed on."""
    folder = ROOT / "node_modules" / name
    file = next((folder / one for one in LICENCES if (folder / one).is_file()), None)
    if not file:
        sys.exit(f"{name} has no licence, so that it can't be handed on")
    return f"{name}\n{'=' * len(name)}\n\n{file.read_text('utf-8').strip()}"


if __name__ == "__main__":
    main()
