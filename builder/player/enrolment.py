"""One learner with one package: what is open now, what may be opened next, and what the LMS was told."""

from __future__ import annotations

import time
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any

from builder.lms.plugins import plugin_of
from builder.lms.sequencing import moves_from, next_to, reasons_of, requested, state_of
from builder.lms.summary import CALL, SUMMARY, fitted
from builder.player.records import Record, read_records, write_records

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from builder.discover import Standard
    from builder.doctor.package import Package
    from builder.lms.contents import Contents, Part
    from builder.lms.notifier import ChangeNotifier
    from builder.lms.sequencing import Reasons

MOST_CALLS = 5_000  # that are kept
LEARNER = {"id": "learner", "name": "Alex Morgan"}


@dataclass(slots=True)
class Session:
    """One launch of a module."""

    token: str
    number: int  # of the module, in the contents
    received: int = 0  # the number of its last message
    finished: bool = False  # the module ended it
    over: bool = False  # its window is gone


class Enrolment:
    """The learner's attempts at each module of a package."""

    def __init__(self, package: Package, contents: Contents, place: Path, changes: ChangeNotifier) -> None:
        self.package, self.contents, self.place, self.changes = package, contents, place, changes
        self.standard: Standard = contents.standard
        self.plugin = plugin_of(self.standard.folder)
        self.over_http = hasattr(self.plugin, "respond")
        self.unsupported: list[str] = (  # what the manifest asks for and the player doesn't do, in sentences
            self.plugin.unsupported(contents.whole) if hasattr(self.plugin, "unsupported") else []
        )
        self.session: Session | None = None
        self.is_down = False  # the connection, as a learner may lose it
        self.saved = True  # whether the records could be written
        self.calls: list[dict[str, Any]] = []
        self.dropped = 0  # calls that are no longer in the list
        records = read_records(place)
        self.records = {number: records.get(self._key(number), Record()) for number, part in self.modules}

    @property
    def modules(self) -> list[tuple[int, Part]]:
        """What can be opened, with its number in the contents."""
        return [(number, part) for number, part in enumerate(self.contents.parts) if part.launch is not None]

    def _key(self, number: int) -> str:
        return f"{number} {self.contents.parts[number].id}"

    def reasons(self) -> Reasons:
        """What keeps learners out of each module; ("", "") where nothing does."""
        return reasons_of(self.contents, {part.id: self._state(self.records[number]) for number, part in self.modules})

    def _state(self, record: Record) -> dict[str, Any]:
        return state_of(record.summary, record.attempt if record.launches else 0)

    def next_to(self, number: int, step: int) -> int | None:
        """The next module (step 1) or the one before (-1) that the course lets learners reach from one."""
        return next_to(self.reasons(), number, step)

    def first(self) -> int:
        """Where a course begins: where the learner was not done, else at its start."""
        open_now = [number for number, (choice, flow) in self.reasons().items() if not (choice and flow)]
        undone = [number for number in open_now if self.records[number].summary["completion"] != "completed"]
        return next(iter([*undone, *open_now, self.modules[0][0]]))

    def open(self, number: int, *, anew: bool) -> Session | str:
        """A new session of a module, or why there is none. `anew`: of a new attempt."""
        if number not in self.records:
            return "there is no such module"
        choice, flow = self.reasons()[number]
        if choice and flow:
            return choice
        record = self.records[number]
        if anew and record.launches:
            self.records[number] = record = Record(attempt=record.attempt + 1)
        record.launches += 1
        part = self.contents.parts[number]
        if part.silent:
            record.summary = fitted({"completion": "completed", "success": "unknown"}, SUMMARY)
        self.session = Session(token_urlsafe(16), number)
        self.changed()
        return self.session

    def launch(self, session: Session) -> dict[str, Any]:
        """`Launch` in builder/lms/contract.js."""
        record = self.records[session.number]
        own = self.contents.parts[session.number].launch or {}
        return own | {
            "learner": LEARNER,
            "attempt": record.attempt,
            "moves": moves_from(self.contents, self.reasons(), session.number),
        }

    def receive(self, session: Session, message: Mapping[str, Any]) -> None:
        """Takes a message of the thin page around a module: `Message` of page/stage.js, from a stranger."""
        self.add_calls(fitted(message.get("calls"), [CALL]))
        number = message.get("number")
        if isinstance(number, int) and number > session.received:
            session.received = number
            session.finished, session.over = message.get("finished") is True, message.get("over") is True
            record = self.records[session.number]
            if message.get("state") is not None and not self.over_http:
                record.state, record.summary = message["state"], fitted(message.get("summary"), SUMMARY)
        self.changed()

    def add_calls(self, calls: list[dict[str, Any]]) -> None:
        """Keeps the last of them."""
        self.calls += calls
        excess = max(0, len(self.calls) - MOST_CALLS)
        del self.calls[:excess]
        self.dropped += excess

    def respond(
        self, session: Session, request: tuple[str, str, Mapping[str, str], Mapping[str, str], bytes]
    ) -> tuple[int, bytes, Mapping[str, str]]:
        """Answers a request (method, path, query, headers, body) of a module that talks over HTTP.

        Gives status, content, headers.
        """
        record = self.records[session.number]
        status, content, headers, words, faults = self.plugin.respond(record.state, *request)
        call = {"verb": f"{request[0]} {request[1]}", "args": words, "answer": str(status), "fault": "; ".join(faults)}
        self.add_calls([call | {"error": "", "habit": "", "time": time.time() * 1000}])
        record.summary = fitted(self.plugin.read(record.state), SUMMARY)
        self.changed()
        return status, content, headers

    def requested(self) -> int | None:
        """The module that one which has ended asks for."""
        session = self.session
        request = session and session.finished and self.records[session.number].summary["navigation"]
        return requested(self.contents, self.reasons(), session.number, request) if session and request else None

    def forget(self) -> None:
        """Starts the whole package anew."""
        self.session = None
        self.records = {number: Record() for number, _ in self.modules}
        self.changed()

    def changed(self) -> None:
        """Writes the records, and wakes the page."""
        self.saved = write_records(self.place, {self._key(number): one for number, one in self.records.items()})
        self.changes.notify()
