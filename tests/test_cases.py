"""Every folder of tests/cases is a course with the diagnostics, and for good ones the model, that it should give.

`UPDATE_CASES=1 pytest tests/test_cases.py` writes the expectations anew: read each before you keep it.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from builder.diagnostics import Diagnostic, Report, as_text
from builder.discover import severity_of
from builder.parse.course import parse_course
from builder.pipeline import Order, run
from builder.source.load import display_path, load_course
from tests.model_dump import dump

CASES = Path(__file__).parent / "cases"
FOLDERS = sorted(folder.parent for folder in CASES.glob("*/course"))


def said_of(folder: Path) -> str:
    """The diagnostics of a case as a terminal shows them, with the case's folder taken off every path."""
    outcome = run(Order(folder / "course"))
    above = f"{display_path(folder)}/"
    found = [_moved(one, above) for one in outcome.diagnostics]
    sources = {name.removeprefix(above): text for name, text in outcome.sources.items()}
    return as_text(found, sources).replace(above, "")


def _moved(one: Diagnostic, above: str) -> Diagnostic:
    return replace(one, span=replace(one.span, file=one.span.file.removeprefix(above)))


def model_of(folder: Path) -> str:
    """The model of a case."""
    report = Report(severity_of)
    course, _ = parse_course(load_course(folder / "course", report), (folder.resolve(),), report)
    return dump(course)


def compare(file: Path, found: str) -> None:
    if os.environ.get("UPDATE_CASES"):
        file.write_text(found, "utf-8")
    assert found == file.read_text("utf-8")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_diagnostics(folder: Path) -> None:
    compare(folder / "expected.txt", said_of(folder))


@pytest.mark.parametrize(
    "folder", [folder for folder in FOLDERS if (folder / "expected.tree.txt").exists()], ids=lambda folder: folder.name
)
def test_model(folder: Path) -> None:
    compare(folder / "expected.tree.txt", model_of(folder))
