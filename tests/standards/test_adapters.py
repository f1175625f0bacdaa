"""The adapters' own tests are JavaScript: Node runs them, against scorm-again and the strict reading of calls."""

import os
import subprocess
from pathlib import Path

import pytest

FILES = sorted(Path(__file__).parent.glob("*.test.mjs"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.removesuffix(".test.mjs"))
def test_in_node(file: Path, node: Path, node_modules: Path) -> None:
    variables = {**os.environ, "NODE_MODULES": str(node_modules)}
    command = [str(node), "--test-reporter=spec", str(file)]
    done = subprocess.run(command, env=variables, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
