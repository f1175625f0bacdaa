"""What every test can ask for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from tests.packages import ROOT, Packages, build
from tests.sampling import EVERY_PLAY
from tests.setup.node import find_node

# One state of the code passes or fails, whoever asks; where EVERY_PLAY is set, texts that were never seen are tried.
settings.register_profile("same", derandomize=not EVERY_PLAY)
settings.load_profile("same")

pytest_plugins = ["tests.browser.fixtures", "tests.browser.access"]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest is what each worker begins with: else one is at it alone when the others have nothing left."""
    long = [item for item in items if item.get_closest_marker("long")]
    others = [item for item in items if not item.get_closest_marker("long")]
    workers, ordered = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")), list[pytest.Item]()
    for worker in range(workers):  # each gets as many of them, one after another, as there are left for a worker
        share = (len(items) - len(ordered)) // (workers - worker)
        first = long[worker::workers]
        rest = max(0, share - len(first))
        ordered += [*first, *others[:rest]]
        del others[:rest]
    items[:] = ordered


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What the builder keeps lies in the checkout, or with what tests write, not in the folders of whoever tests."""
    os.environ["XDG_CACHE_HOME"] = str(ROOT / ".pytest_cache" / "of-builds")
    os.environ["XDG_STATE_HOME"] = str(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the repo."""
    return ROOT


@pytest.fixture(scope="session")
def node() -> Path:
    found = find_node()
    assert found, "`make test` sets Node up"
    return found


@pytest.fixture(scope="session")
def node_modules() -> Path:
    folder = ROOT / "node_modules"
    assert folder.is_dir(), "`make test` sets node_modules up"
    return folder


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder of this test session that all its workers see."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def packages(shared_folder: Path) -> Packages:
    """All packages of courses/, for all standards, built once by whichever worker asks first."""
    folder = shared_folder / "courses"
    done = folder / "done"
    with FileLock(shared_folder / "courses.lock"):
        if not done.exists():
            build(ROOT / "courses", folder, "--to", "all")
            done.touch()
    return Packages(folder)


@pytest.fixture(scope="session")
def bundle(shared_folder: Path, node_modules: Path) -> Path:
    """The workbench's editor as it is now, as `make workbench` makes it."""
    made = ROOT / "builder/workbench/bundle/editor.js"
    sources = [*ROOT.glob("builder/workbench/editor/*.js"), node_modules / ".package-lock.json"]
    with FileLock(shared_folder / "editor.lock"):
        if not made.is_file() or made.stat().st_mtime < max(file.stat().st_mtime for file in sources):
            subprocess.run([sys.executable, "-m", "tools.make_workbench"], cwd=ROOT, check=True)
    return made
