"""What plays the small courses of tests/courses/, and the one that holds every block."""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from filelock import FileLock
from playwright.sync_api import BrowserContext

from tests.block_uses import every_use_twice
from tests.browser.contexts import Contexts
from tests.browser.lms import Lms
from tests.browser.recorded import SCORM12
from tests.browser.server import FileServer
from tests.packages import ROOT, Packages, build
from tests.sampling import EVERY_PLAY


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Plays that differ in their standard alone take turns: of each one is played; where EVERY_PLAY is set, all are."""
    if EVERY_PLAY:
        return
    alike: dict[str, list[pytest.Item]] = {}
    for item in items:
        spec = getattr(item, "callspec", None)
        if spec and "standard" in spec.params and item.path.name.startswith("test_play_"):
            others = sorted((name, repr(value)) for name, value in spec.params.items() if name != "standard")
            alike.setdefault(f"{item.path.name}::{getattr(item, 'originalname', item.name)} {others}", []).append(item)
    left = {
        id(item) for name, some in alike.items() for item in some if item is not some[crc32(name.encode()) % len(some)]
    }
    config.hook.pytest_deselected(items=[item for item in items if id(item) in left])
    items[:] = [item for item in items if id(item) not in left]


# What a page has asked and was not answered: time is put forward once that is nothing.
COUNTED = """(() => {
  const send = window.fetch;
  window.underWay = new Set();
  window.fetch = (...given) => {
    const asked = send(...given);
    underWay.add(asked);
    const ends = () => underWay.delete(asked);
    asked.then(ends, ends);
    return asked;
  };
})();"""


NOON = datetime.datetime(2026, 11, 30, 12, tzinfo=datetime.UTC)  # so that no test meets midnight


class ClockedContexts(Contexts):
    """Computers whose clocks a test can put forward: commits wait seconds for company, and longer after a failure."""

    def open(self, **options: Any) -> BrowserContext:
        context = super().open(**options)
        context.clock.install(time=NOON)
        context.add_init_script(COUNTED)
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
    folder = shared_folder / "all-blocks"
    done = folder / "done"
    with FileLock(shared_folder / "all-blocks.lock"):
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
