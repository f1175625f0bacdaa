"""How launches go wrong in LMSs and record stores in use, one quirk each, put around the strict LMS of lms.py.

A quirk sees each request before the LMS does. It answers it, or lets it go on as it is or otherwise; what it must
remember of a session lies in `kept["session"]`, and so ends with it. None of it is a fault of the module.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .lms import answer
from .lms_documents import conflict_of
from .lms_requests import Request, Response
from .lms_rules import LAUNCH_DATA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .lms_rules import Kept

VERSION = "x-experience-api-version"


@dataclass(frozen=True, slots=True)
class Quirk:
    """What an LMS does that the standard doesn't let hope."""

    says: str  # in a sentence, for authors
    sees: Callable[[Request, Kept], Request | Response]
    delay: float = 0  # seconds before each answer: whoever serves it waits so long


def _goes_on(request: Request, _: Kept) -> Request:
    return request


def _no_token(request: Request, _: Kept) -> Request | Response:
    """The token was given before, or never will be: 8.2.3 has an answer of its own for that, with status 200."""
    told = {"error-code": "1", "error-text": "The token was given already."}
    return Response(200, told) if request.path == "fetch" else request


def _launch_data(status: int, *, once: bool = False) -> Callable[[Request, Kept], Request | Response]:
    """LMS.LaunchData (10) can't be had: always, or at the first try alone."""

    def sees(request: Request, kept: Kept) -> Request | Response:
        if request.query.get("stateId") != LAUNCH_DATA or (once and "failed_once" in kept["session"]):
            return request
        kept["session"]["failed_once"] = True
        return Response(status)

    return sees


def _only_xapi_2(request: Request, kept: Kept) -> Request | Response:
    """A store of xAPI 2.0 alone (IEEE 9274.1.1): it refuses 1.0.x by 400, says so in `about`, and guards State, too."""
    version = request.headers.get(VERSION, "")
    if request.path == "fetch":
        return request
    if request.path == "about":
        return Response(200, {"version": ["2.0.0"]})
    if not version.startswith("2.0."):
        return Response(400, {"version": ["2.0.0"]}, {"X-Experience-API-Version": "2.0.0"})
    found = kept["documents"].get(request.query.get("stateId"))
    if request.path == "activities/state" and request.method == "PUT" and (conflict := conflict_of(request, found)):
        return Response(conflict)
    return replace(request, headers={**request.headers, VERSION: "1.0.3"})


QUIRKS = {
    "no-token": Quirk("It refuses the token that a launch needs.", _no_token),
    "launch-data-fails": Quirk("Its record store fails at the launch.", _launch_data(500)),
    "launch-data-missing": Quirk("It launches the module without its launch data.", _launch_data(404)),
    "fails-once": Quirk("Its record store fails at the first try, and works later.", _launch_data(500, once=True)),
    "only-xapi-2": Quirk("Its record store takes xAPI 2.0 alone.", _only_xapi_2),
    "slow": Quirk("It takes three seconds to answer.", _goes_on, delay=3),
}


def answer_with(quirks: Iterable[str], request: Request, kept: Kept) -> Response:
    """Answers a request of the session that is open, as an LMS with some of `QUIRKS` does."""
    for name in quirks:
        seen = QUIRKS[name].sees(request, kept)
        if isinstance(seen, Response):
            return seen
        request = seen
    return answer(request, kept)
