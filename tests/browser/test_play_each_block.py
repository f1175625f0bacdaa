"""Kinds of blocks, each alone in its course, whose script then holds what that kind needs and nothing else."""

from collections.abc import Iterator

import pytest

from tests.block_uses import Use, uses, write_course
from tests.browser.block_play import Hands
from tests.browser.conftest import ClockedContexts
from tests.browser.lms import Lms
from tests.browser.recorded import STANDARDS, settle
from tests.browser.server import FileServer
from tests.packages import Packages, build
from tests.sampling import one_in

RICHEST = {use.kind: use for use in one_in(3, [*{use.kind: use for use in uses()}.values()])}
FRONT = "---\ntitle: Alone\nid: {name}\n---\n# Section\n\n## Page\n\nWords.\n\n{text}"


def name_of(use: Use) -> str:
    return use.kind.replace("_", "-")


def standard_of(use: Use) -> str:
    """Kinds take turns."""
    return STANDARDS[sorted(RICHEST).index(use.kind) % len(STANDARDS)]


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory, server: FileServer) -> Packages:
    folder = tmp_path_factory.mktemp("alone")
    for use in RICHEST.values():
        course = folder / standard_of(use) / name_of(use)
        write_course(course, FRONT.format(name=name_of(use), text=use.text))
    for standard in STANDARDS:
        build(folder / standard, folder / "built", "--to", standard)
    server.mount("alone", folder / "built" / "unpacked")
    return Packages(folder / "built")


@pytest.fixture
def lms(alone: Packages, clocked: ClockedContexts, server: FileServer, use: Use) -> Iterator[Lms]:
    standard = standard_of(use)
    lms = Lms(clocked, server.address, f"/alone/{alone.of(name_of(use), standard).name}", standard)
    yield lms
    assert lms.faults == []


@pytest.mark.parametrize("use", RICHEST.values(), ids=RICHEST)
def test_a_course_of_one_block_plays_and_is_saved(lms: Lms, use: Use) -> None:
    frame = lms.open()
    play = next(iter(use.plays.values()), ())
    if play and not use.is_page:
        Hands(lms.page, "mouse").play(frame.locator(".block").first, play)
    settle(lms)
    assert frame.locator(".banner .saved").inner_text() == "Saved"
    lms.leave()
    assert lms.saved()
