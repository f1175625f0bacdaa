"""The workbench as an author has it: the real command, in a real browser."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from tests.packages import ROOT
from tests.preview.running import running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.contexts import Contexts

EDITOR = ROOT / "builder/workbench/editor"
BUNDLE = ROOT / "builder/workbench/bundle/editor.js"
TEXT = """---
title: Doors
---
# One

## At the door

Ring twice.

### Question: Who rings?
- [x] Lee
- [ ] Sam

# Two

## Inside

Shut it.
"""


@pytest.fixture(scope="session")
def bundle(shared_folder: Path, node_modules: Path) -> Path:
    """The editor as it is now, as `make workbench` makes it."""
    sources = [*EDITOR.glob("*.js"), node_modules / ".package-lock.json"]
    with FileLock(shared_folder / "editor.lock"):
        if not BUNDLE.is_file() or BUNDLE.stat().st_mtime < max(file.stat().st_mtime for file in sources):
            subprocess.run(["make", "-B", "-o", "node_modules/.stamp", BUNDLE.relative_to(ROOT)], cwd=ROOT, check=True)  # noqa: S607
    return BUNDLE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Courses to work on."""
    made = tmp_path / "courses"
    (made / "doors").mkdir(parents=True)
    (made / "doors/course.md").write_text(TEXT, "utf-8")
    return made


@pytest.fixture
def workbench(contexts: Contexts, bundle: Path, folder: Path) -> Iterator[Callable[..., Page]]:
    """Opens the workbench on the folder in a window: `workbench("#/courses/doors/write")`."""
    assert bundle.is_file()
    os.environ.pop("BROWSER", None)
    with running(folder, command="workbench") as started:
        context = contexts.open(viewport={"width": 1366, "height": 768})

        def opened(at: str = "") -> Page:
            page = context.new_page()
            page.goto(started.address)
            page.goto(started.address.partition("?")[0] + at)
            return page

        yield opened
        context.close()  # before its server goes
        context.close()  # before its server goes
