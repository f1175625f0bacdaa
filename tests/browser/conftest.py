"""What plays the small courses of tests/courses/, and the one that holds every block."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from playwright.sync_api import BrowserContext

from tests.block_uses import every_use_twice
from tests.browser.contexts import Contexts
from tests.browser.lms import Lms
from tests.browser.recorded import SCORM12
from tests.browser.server import FileServer
from tests.packages import ROOT, Packages, build


class ClockedContexts(Contexts):
    """Computers whose clocks a test can put forward: commits wait seconds for company, and longer after a failure."""

    def open(self, **options: Any) -> BrowserContext:
        context = super().open(**options)
        context.clock.install()
        return context


@pytest.fixture(scope="session")
def small_packages(shared_folder: Path, server: FileServer) -> Packages:
    """All packages of tests/courses/, built once, and served under /small/."""
    folder = shared_folder / "small"
    done = folder / "done"
    with FileLock(shared_folder / "small.lock"):
        if not done.exists():
            build(ROOT / "tests" / "courses", folder)
            done.touch()
    server.mount("small", folder / "unpacked")
    return Packages(folder)


@pytest.fixture
def clocked(contexts: Contexts) -> ClockedContexts:
    return ClockedContexts(contexts.browser, contexts.faults, contexts.opened)


@pytest.fixture
def enrol(clocked: ClockedContexts, server: FileServer, small_packages: Packages) -> Iterator[Callable[..., Lms]]:
    """An LMS with a small course, not yet opened: `enrol("tour", "scorm12", mode="window")`.

    Any fault in its calls fails the test, unless that is forgiven.
    """
    enrolled: list[Lms] = []

    def new(course: str, standard: str = "scorm12", **options: Any) -> Lms:
        name = small_packages.of(course, SCORM12 if standard == "none" else standard).name
        enrolled.append(Lms(clocked, server.address, f"/small/{name}", standard, **options))
        return enrolled[-1]

    yield new
    assert [fault for lms in enrolled for fault in lms.faults] == []


@pytest.fixture(scope="session")
def all_blocks(shared_folder: Path, server: FileServer) -> Packages:
    """The packages of the course that holds every use of every block twice, built once, and served under /blocks/."""
    folder = shared_folder / "blocks"
    done = folder / "done"
    with FileLock(shared_folder / "blocks.lock"):
        if not done.exists():
            build(every_use_twice(folder / "source"), folder)
            done.touch()
    server.mount("blocks", folder / "unpacked")
    return Packages(folder)


@pytest.fixture
def enrol_in_all(clocked: ClockedContexts, server: FileServer, all_blocks: Packages) -> Iterator[Callable[[str], Lms]]:
    """An LMS with that course, not yet opened. Any fault in its calls fails the test."""
    enrolled: list[Lms] = []

    def new(standard: str) -> Lms:
        name = all_blocks.of("every-block", standard).name
        enrolled.append(Lms(clocked, server.address, f"/blocks/{name}", standard))
        return enrolled[-1]

    yield new
    assert [fault for lms in enrolled for fault in lms.faults] == []
