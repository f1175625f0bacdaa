"""Each importer's examples are its documentation and its test: what is beside them is what becomes of them."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from builder.cli import main
from builder.importers import importers
from builder.importers.course_folder import Folder
from builder.importers.markdown import write
from builder.importers.reading import bring
from tests.importers.samples import EXAMPLES, expected_of, samples

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)
def test_an_example_becomes_what_stands_beside_it(sample: Path) -> None:
    text = write(bring(sample).draft)
    if os.environ.get("WRITE_EXAMPLES"):
        expected_of(sample).write_text(text, "utf-8")
    assert text == expected_of(sample).read_text("utf-8")


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)
def test_what_becomes_of_an_example_has_no_errors(sample: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["import", str(sample), "--to", str(tmp_path / "course")], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    assert not re.search(r"^error:", done.output, re.MULTILINE)
    assert not Folder.at(tmp_path / "course").is_new


def test_every_importer_has_an_example() -> None:
    known = {path.parent.parent.name.replace("_", "-") for path in samples()}
    assert set(importers()) == known, EXAMPLES
