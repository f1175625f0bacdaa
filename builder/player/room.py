"""What is open now, what may be opened next, and what was told."""

from __future__ import annotations

import time
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any

from builder.player.order import moves_from, next_to, reasons_of, state_of, wanted
from builder.player.records import CALL, SUMMARY, Record, fitted, read_records, write_records
from builder.player.sides import side_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from builder.discover import Standard
    from builder.doctor.package import Package
    from builder.player.contents import Contents, Part
    from builder.player.order import Reasons
    from builder.preview.watching import Bell

MOST_CALLS = 5_000  # that are kept
LEARNER = {"id": "learner", "name": "Alex Morgan"}


@dataclass(slots=True)
class Session:
    """One opening of a part."""

    token: str
    number: int  # of the part
    heard: int = 0  # the last message of it
    finished: bool = False  # the module ended it
    over: bool = False  # its window is gone


class Room:
    """One learner with one package."""

    def __init__(self, package: Package, contents: Contents, place: Path, bell: Bell) -> None:
        self.package, self.contents, self.place, self.bell = package, contents, place, bell
        self.standard: Standard = contents.standard
        self.side = side_of(self.standard.folder)
        self.over_http = hasattr(self.side, "respond")
        self.session: Session | None = None
        self.is_down = False  # the connection, as a learner may lose it
        self.kept = True  # whether the records could be written
        self.calls: list[dict[str, Any]] = []
        self.forgotten = 0  # calls that are no longer kept
        held = read_records(place)
        self.records = {number: held.get(self._key(number), Record()) for number, part in self.modules}

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
        """`Launch` in builder/preview/contract.js."""
        record = self.records[session.number]
        own = self.contents.parts[session.number].launch or {}
        return own | {
            "learner": LEARNER,
            "attempt": record.attempt,
            "moves": moves_from(self.contents, self.reasons(), session.number),
        }

    def hear(self, session: Session, told: Mapping[str, Any]) -> None:
        """Takes what the thin page around a module tells."""
        self.add_calls(fitted(told.get("calls"), [CALL]))
        number = told.get("number")
        if isinstance(number, int) and number > session.heard:
            session.heard = number
            session.finished, session.over = told.get("finished") is True, told.get("over") is True
            record = self.records[session.number]
            if told.get("kept") is not None and not self.over_http:
                record.kept, record.summary = told["kept"], fitted(told.get("summary"), SUMMARY)
        self.changed()

    def add_calls(self, calls: list[dict[str, Any]]) -> None:
        """Keeps the last of them."""
        self.calls += calls
        excess = max(0, len(self.calls) - MOST_CALLS)
        del self.calls[:excess]
        self.forgotten += excess

    def respond(
        self, session: Session, asked: tuple[str, str, Mapping[str, str], Mapping[str, str], bytes]
    ) -> tuple[int, bytes, Mapping[str, str]]:
        """Answers a request of a module that talks over HTTP: status, content, headers."""
        record = self.records[session.number]
        status, content, headers, words, faults = self.side.respond(record.kept, *asked)
        answer, fault = str(status), "; ".join(faults)
        told = {
            "verb": f"{asked[0]} {asked[1]}",
            "args": words,
            "answer": answer,
            "error": "",
            "fault": fault,
            "habit": "",
        }
        self.add_calls([told | {"time": time.time() * 1000}])
        record.summary = fitted(self.side.read(record.kept), SUMMARY)
        self.changed()
        return status, content, headers

    def wanted(self) -> int | None:
        """Where the module that has ended asked to go."""
        session = self.session
        asked = session and session.finished and self.records[session.number].summary["navigation"]
        return wanted(self.contents, self.reasons(), session.number, asked) if session and asked else None

    def forget(self) -> None:
        """Starts the whole package anew."""
        self.session = None
        self.records = {number: Record() for number, _ in self.modules}
        self.changed()

    def changed(self) -> None:
        """Keeps the records, and wakes the page."""
        self.kept = write_records(self.place, {self._key(number): one for number, one in self.records.items()})
        self.bell.ring()
