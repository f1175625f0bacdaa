"""The workbench as an author has it: the real command, in a real browser."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.preview.running import running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.contexts import Contexts

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
        context.request.get(started.address)  # whose key becomes a cookie: the page itself is then loaded once

        def opened(at: str = "") -> Page:
            page = context.new_page()
            page.goto(started.address.partition("?")[0] + at)
            return page

        yield opened
        context.close()  # before its server goes
        context.close()  # before its server goes
