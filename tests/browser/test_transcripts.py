"""What an LMS is told, call by call, from the first launch to a pass: kept in tests/transcripts/, and replayed by Node.

A change of any call shows here. UPDATE_CASES=1 writes them anew: read what it wrote.
"""

import datetime
import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.learner import Learner
from tests.browser.lms import Lms
from tests.browser.recorded import settle
from tests.packages import standards

FOLDER = Path(__file__).parents[1] / "transcripts"
# Chance, so that the same is drawn each time.
SEED = "(() => { let seed = 7; Math.random = () => (seed = (seed * 16807) % 2147483647) / 2147483647; })()"
TODAY = datetime.datetime(2026, 11, 30, 12, tzinfo=datetime.UTC)  # the state holds the day of completion
TIMED = re.compile(r"time|latency|timestamp")


@pytest.mark.parametrize("standard", standards())
def test_an_lms_is_told_the_same(enrol: Callable[..., Lms], standard: str) -> None:
    """Two sessions: a wrong answer and a right one, a break; all pages, a failed attempt and a passed one, the exit."""
    lms = enrol("tour", standard)
    learner = _launched(lms)
    for name in learner.asked():
        learner.answer(name, *learner.wrong(name))
        settle(lms)
    learner.next()
    settle(lms)
    lms.leave()
    sessions = [_calls(lms)]
    lms._close()  # noqa: SLF001 - the calls above were asked for between the two
    learner = _launched(lms)
    for page in [page["id"] for page in learner.course["pages"]]:
        learner.go(page)
        settle(lms)
    learner.go("test")
    learner.hand_in(right=1)
    settle(lms)
    learner.try_assessment_again()
    settle(lms)
    learner.hand_in(right=4)
    settle(lms)
    learner.exit()
    sessions.append(_calls(lms))
    file = FOLDER / f"{standard}.json"
    if os.environ.get("UPDATE_CASES"):
        file.write_text(json.dumps(sessions, indent=0, ensure_ascii=False) + "\n", "utf-8")
    assert _timeless(sessions) == _timeless(json.loads(file.read_text("utf-8")))


def _launched(lms: Lms) -> Learner:
    lms.prepare()
    lms.page.context.add_init_script(SEED)
    lms.page.clock.set_system_time(TODAY)
    return Learner(lms.launch())


def _calls(lms: Lms) -> list[list[Any]]:
    """Each call: verb, arguments, answer, error."""
    return [[call["verb"], call["args"], call["result"], call["error"]] for call in lms.calls]


def _timeless(sessions: list[list[list[Any]]]) -> list[list[list[Any]]]:
    """Without what the clock says."""
    return [
        [
            [verb, [args[0], "…"] if len(args) > 1 and TIMED.search(args[0]) else args, answer, error]
            for verb, args, answer, error in session
        ]
        for session in sessions
    ]
