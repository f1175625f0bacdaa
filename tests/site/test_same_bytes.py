"""Packages that are built in the browser are those of the command where what a browser lacks is not installed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.packages import ROOT, all_standards
from tests.sampling import EVERY_PLAY
from tests.setup.node import environment

if TYPE_CHECKING:
    from pathlib import Path

COURSES = sorted(file.parent.name for file in ROOT.glob("courses/*/course.md"))
SAMPLED = COURSES if EVERY_PLAY else COURSES[1:2]
BUILD = """
import hashlib, json, sys
from pathlib import Path
from builder.api import build
from builder.order import Order
folder, out, names, standards = sys.argv[1:5]
orders = [Order(Path(folder) / name, out=Path(out), standards=tuple(standards.split())) for name in names.split()]
for outcome in build(orders, jobs=1):
    assert not outcome.failed, outcome
made = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in Path(out).glob("*.zip")}
"""
LACKING = "import sys\nsys.modules |= dict.fromkeys(('lxml', 'PIL', 'minify', 'fontTools'))\n"
IN_PYODIDE = """
const [site, courses, build, names, standards] = process.argv.slice(1);
const { loadPyodide } = await import(`${site}/pyodide/pyodide.mjs`);
const { readFileSync } = await import("node:fs");
const python = await loadPyodide({ indexURL: `${site}/pyodide/` });
python.unpackArchive(new Uint8Array(readFileSync(`${site}/builder.zip`)), "zip", { extractDir: "/builder" });
python.FS.mkdirTree("/courses");
python.FS.mount(python.FS.filesystems.NODEFS, { root: courses }, "/courses");
python.runPython(`import sys; sys.path.insert(0, "/builder")`);
python.runPython(`sys.argv = ["", "/courses", "/out", "${names}", "${standards}"]`);
console.log(python.runPython(`${build}\njson.dumps(made)`));
"""


def test_packages_are_the_same_bytes(site: Path, node: Path, tmp_path: Path) -> None:
    names, standards = " ".join(SAMPLED), " ".join(sorted(all_standards()))
    native = f"{LACKING}{BUILD}\nprint(json.dumps(made))"
    typed = [sys.executable, "-c", native, str(ROOT / "courses"), str(tmp_path / "out"), names, standards]
    own = os.environ | {"XDG_CACHE_HOME": str(tmp_path / "cache")}  # what was made by other means is not taken
    expected = json.loads(subprocess.run(typed, cwd=ROOT, env=own, check=True, capture_output=True).stdout)
    folder = next(site.rglob("builder.zip")).parent
    told = [str(folder), str(ROOT / "courses"), BUILD, names, standards]
    command = [str(node), "--input-type=module", "--eval", IN_PYODIDE, *told]
    done = subprocess.run(command, env=environment(node), check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]  # before that stands all of Pyodide
    made = json.loads(done.stdout.strip().splitlines()[-1])
    assert len(made) >= len(SAMPLED) * len(all_standards())
    assert made == expected
