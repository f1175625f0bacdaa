"""What is open now, what may be opened next, and what was told."""

from __future__ import annotations

import time
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any

from builder.player.records import CALL, SUMMARY, Record, fitted, read_records, write_records
from builder.player.sides import side_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from builder.discover import Standard
    from builder.doctor.package import Package
    from builder.player.contents import Contents, Part
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

    def reasons(self) -> dict[int, tuple[str, str]]:
        """Why each module can't be chosen, and why "next" passes it over; "" where nothing keeps it."""
        states = {part.id: self._state(self.records[number]) for number, part in self.modules}
        by_rules = self.side.closed(self.contents.whole, states) if hasattr(self.side, "closed") else {}
        found = {}
        for number, part in self.modules:
            choice, flow = by_rules.get(part.id, ("", ""))
            missing = "" if part.page else "the page that it opens isn't in the package"
            found[number] = (missing or choice, missing or flow)
        return found

    def _state(self, record: Record) -> dict[str, Any]:
        names = ("completion", "success", "score", "objectives", "suspended")
        begun = record.attempt if record.launches else 0
        return {name: record.summary[name] for name in names} | {"attempts": begun}

    def next_to(self, number: int, step: int) -> int | None:
        """The next module (step 1) or the one before (-1) that the course lets learners reach from one."""
        reasons = self.reasons()
        order = [other for other, _ in self.modules][::step]
        ahead = order[order.index(number) + 1 :] if number in order else order
        return next((other for other in ahead if not reasons[other][1]), None)

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
        moves = [(1, "next"), (-1, "back")]
        reachable = {name for step, name in moves if self.next_to(session.number, step) is not None}
        words = getattr(self.side, "MOVES", {})
        own = self.contents.parts[session.number].launch or {}
        return own | {
            "learner": LEARNER,
            "attempt": record.attempt,
            "moves": [word for word, name in words.items() if name in reachable],
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
        if not session or not asked or not hasattr(self.side, "move"):
            return None
        where = self.side.move(asked)
        if where in {"next", "back"}:
            return self.next_to(session.number, 1 if where == "next" else -1)
        return next((number for number, part in self.modules if part.id == where), None)

    def forget(self) -> None:
        """Starts the whole package anew."""
        self.session = None
        self.records = {number: Record() for number, _ in self.modules}
        self.changed()

    def changed(self) -> None:
        """Keeps the records, and wakes the page."""
        self.kept = write_records(self.place, {self._key(number): one for number, one in self.records.items()})
        self.bell.ring()
