"""What an importer needs that is not there in a browser is declared: without it the others read all the same."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from builder.importers import importers
from tests.packages import ROOT

if TYPE_CHECKING:
    from pathlib import Path

READS = """
import json, sys
sys.modules |= dict.fromkeys(("lxml", "pypdf"))
from pathlib import Path
from builder.importers import importers
from builder.importers.importing import import_files
out, *files = sys.argv[1:]
made = {}
for file in map(Path, files):
    done = import_files([file], None, Path(out) / file.parent.parent.name / file.name)
    made[file.parent.parent.name.replace("_", "-")] = "" if done.course else done.refused[0].reason
print(json.dumps([made, [name for name, one in importers().items() if one.can_read]]))
"""


def example(folder: Path) -> Path:
    """One of an importer's files; of tables the plain kind, since a workbook takes a library."""
    files = [one for one in sorted(folder.iterdir()) if (folder / f"{one.name}.md").is_file()]
    return next((one for one in files if one.suffix == ".csv"), files[0])


def test_what_is_declared_is_what_is_needed(tmp_path: Path) -> None:
    examples = {name: example(ROOT / "builder/importers" / name.replace("-", "_") / "examples") for name in importers()}
    typed = [sys.executable, "-c", READS, str(tmp_path), *map(str, examples.values())]
    done = subprocess.run(typed, cwd=ROOT, check=True, capture_output=True)
    made, able = json.loads(done.stdout)
    for name in importers():
        assert (not made[name]) == (name in able), (name, made[name])
    assert "can't be read here, where lxml is not" in made["docx"]
