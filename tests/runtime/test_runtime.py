"""The runtime's own tests are JavaScript, for what needs no page: saved state, grading, the rules of a session."""

import subprocess
from pathlib import Path

import pytest

FILES = sorted(Path(__file__).parent.glob("*.test.mjs"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.removesuffix(".test.mjs"))
def test_in_node(file: Path, node: Path) -> None:
    command = [str(node), "--test-reporter=spec", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
