"""What an LMS was told, read from the recorded calls, in the terms of each standard."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Frame

from tests.browser.learner import begin
from tests.browser.lms import READY, Lms
from tests.packages import families
from tests.patience import until

SCORM12 = "scorm12"
STANDARDS = families()  # editions of one share their scripts: courses and transcripts are played in every one
ENTRY = re.compile(r"cmi\.interactions\.(\d+)\.(.+)")
UNHURRIED = 25_000  # ms after which all that may wait has been committed
STRIDE = 5_000  # ms, less than the patience with a server that does not answer
SOON = 2_000  # ms of the page's own time, long before what may wait is committed
STEP = 50  # ms of them, between two looks
# The server has answered all that was asked; the script then goes on, in tasks of its own.
ANSWERED = """async () => {
  while (underWay.size) await Promise.allSettled([...underWay]);
  await new Promise(go => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = go;
    port2.postMessage(0);
  });
}"""


@dataclass(frozen=True)
class Terms:
    """The names that a standard gives to what every one of them has."""

    initialize: str
    terminate: str
    set: str
    commit: str
    exit: str
    state: str
    location: str
    score: str  # out of 100
    statuses: tuple[str, ...]
    wrong: str
    response: str
    passed: tuple[str, ...]  # values of the statuses
    failed: tuple[str, ...]


OLD = Terms(
    "LMSInitialize",
    "LMSFinish",
    "LMSSetValue",
    "LMSCommit",
    "cmi.core.exit",
    "cmi.suspend_data",
    "cmi.core.lesson_location",
    "cmi.core.score.raw",
    ("cmi.core.lesson_status",),
    "wrong",
    "student_response",
    ("passed",),
    ("failed",),
)
NEW = Terms(
    "Initialize",
    "Terminate",
    "SetValue",
    "Commit",
    "cmi.exit",
    "cmi.suspend_data",
    "cmi.location",
    "cmi.score.raw",
    ("cmi.completion_status", "cmi.success_status"),
    "incorrect",
    "learner_response",
    ("completed", "passed"),
    ("incomplete", "failed"),
)


def terms(lms: Lms) -> Terms:
    return OLD if lms.standard == SCORM12 else NEW


def count(lms: Lms, verb: str) -> int:
    return sum(call["verb"] == verb for call in lms.calls)


def values(lms: Lms, element: str) -> list[str]:
    """What an element was set to, in order, in this browser."""
    return [call["args"][1] for call in lms.calls if call["verb"] == terms(lms).set and call["args"][0] == element]


def statuses(lms: Lms) -> tuple[str, ...]:
    """The last status, or the last of completion and of success."""
    return tuple((values(lms, element) or [""])[-1] for element in terms(lms).statuses)


def answers(lms: Lms) -> dict[str, dict[str, str]]:
    """The interactions that were answered by their ids, each with its fields, in the order in which they were told."""
    ids: dict[str, str] = {}
    entries: dict[str, dict[str, str]] = {}
    for call in lms.calls:
        match = ENTRY.fullmatch(call["args"][0]) if call["verb"] == terms(lms).set else None
        if match and match[2] == "id":
            ids[match[1]] = call["args"][1]
        elif match:
            entries.setdefault(match[1], {"id": ids[match[1]]})[match[2]] = call["args"][1]
    return {entry["id"]: entry for entry in entries.values()}


def seconds_of(duration: str) -> float:
    """The seconds of a duration as it is told: `PT1M3.2S`, or `00:01:03.20`."""
    match = re.fullmatch(r"(?:PT)?(?:(\d+)[H:])?(?:(\d+)[M:])?(?:(\d+(?:\.\d+)?)S?)?", duration)
    assert match, duration
    hours, minutes, seconds = (float(part or 0) for part in match.groups())
    return 3600 * hours + 60 * minutes + seconds


def wait(lms: Lms, milliseconds: int) -> None:
    """Lets time pass by the page's clock: in strides, since a commit asks first whether the server can be reached."""
    for begun in range(0, milliseconds, STRIDE):
        lms.page.clock.run_for(min(STRIDE, milliseconds - begun))
        lms.frame.evaluate(ANSWERED)


def settle(lms: Lms) -> None:
    """Lets the time pass after which everything is committed."""
    wait(lms, UNHURRIED)
    lms.frame.wait_for_function("() => !document.querySelector('.banner .saved').textContent.includes('…')")


def find_none(lms: Lms) -> Frame:
    """Opens the package where no LMS is around it: which it finds after some seconds of the page's own time."""
    frame = lms.show()

    def has_begun() -> bool:
        lms.page.clock.run_for(STRIDE)
        return frame.locator(READY).count() > 0

    until(has_begun, "it goes on looking")
    return begin(frame)


def soon(lms: Lms, holds: Callable[[], bool]) -> bool:
    """Whether it comes to hold in a moment of the page's own time, which stands still while the machine catches up."""
    with standing_still(lms):
        for _ in range(0, SOON, STEP):
            lms.page.clock.run_for(STEP)
            lms.frame.evaluate(ANSWERED)
            if holds():
                return True
    return False


@contextmanager
def standing_still(lms: Lms) -> Iterator[None]:
    """The page's clock goes on only as far as a test puts it forward."""
    clock = lms.page.clock
    clock.pause_at(lms.page.evaluate("() => Date.now()") / 1000 + 1)
    yield
    clock.resume()
