"""One small course as a package of every edition."""

from pathlib import Path

import pytest

from builder.pipeline import Order, run
from tests.doctor.zips import Files, read_zip
from tests.packages import all_standards

COURSE = """---
title: Fire safety
pass mark: 80%
completion: pages and pass
objectives:
  leave: Leave the building safely
---

## When the alarm rings
Objective: leave

![A plan of the building](media/plan.svg)

### Question: What do you do?
- [x] Leave at once
- [ ] Finish your letter

## Assessment: What do you know?

### Question: Which way do you take?
Objective: leave
- [x] The stairs
- [ ] The lift
"""
PLAN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def build_course(folder: Path, text: str = COURSE) -> Path:
    """The folder with the packages of a course."""
    (folder / "fire/media").mkdir(parents=True, exist_ok=True)
    (folder / "fire/course.md").write_text(text, "utf-8")
    (folder / "fire/media/plan.svg").write_text(PLAN, "utf-8")
    outcome = run(Order(folder / "fire", all_standards(), out=folder / "out"))
    assert len(outcome.built) == len(all_standards()), outcome.diagnostics
    return folder / "out"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_course(tmp_path_factory.mktemp("doctor"))


@pytest.fixture(scope="session")
def sound(built: Path) -> dict[str, Files]:
    """The files of each package by its edition."""
    names = [(name, next(built.glob(f"*-{name}.zip"))) for name in all_standards()]
    return {name: read_zip(path) for name, path in names}
