"""What a whole play-through asks of an LMS: every page read, every question answered, then Exit.

Played twice: as fast as a machine clicks, and at the pace of a reader who does something every twenty seconds.
"""

from pathlib import Path

import pytest

from tests.benchmarks.bench_builds import write_course
from tests.browser.contexts import Contexts
from tests.browser.learner import Learner
from tests.browser.lms import Lms
from tests.browser.server import FileServer
from tests.packages import Packages, build, standards


@pytest.mark.parametrize("pause", [0, 20_000], ids=["at once", "every 20 s"])
@pytest.mark.parametrize("standard", standards())
def test_calls(contexts: Contexts, server: FileServer, tmp_path: Path, pause: int, standard: str) -> None:
    write_course(tmp_path / "courses" / "small", pages=6, questions=8, words=1250)
    built = tmp_path / "built"
    build(tmp_path / "courses", built)
    server.mount("bench", built / "unpacked")
    lms = Lms(contexts, server.address, f"/bench/{Packages(built).of('small', standard).name}", standard)
    lms.prepare()
    lms.page.clock.install()
    learner = Learner(lms.launch())
    pages = learner.course["pages"]
    for number, page in enumerate(pages):
        for key in page["blocks"]:
            block = next(one for one in learner.course["blocks"] if one["key"] == key)
            learner.answer(block["id"], *learner.right(block["id"]))
            lms.page.clock.run_for(pause)
        if number < len(pages) - 1:
            learner.next()
            lms.page.clock.run_for(pause)
    learner.exit()
    commits = sum(call["verb"].endswith("Commit") for call in lms.calls)
    assert lms.faults == []
    print(
        f"\n{standard}, {'at once' if not pause else 'every 20 s'}: {len(lms.calls)} calls, {commits} commits (150, 16)"
    )
