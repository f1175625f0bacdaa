"""Builds the courses that have no record which holds; what the others' builds came to is told again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.incremental.inputs import inputs_of, installation
from builder.incremental.records import Record, are_as_written, inputs_digest, keep_record, place_of, read_record
from builder.incremental.stamps import MISSING, Stamps, UnknownError, digest_of
from builder.machine.day import today
from builder.machine.files import sweep
from builder.source.copies import copies_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from builder.incremental.stamps import Known
    from builder.order import Order, Outcome


@frozen
class Look:
    """An order, and what a build of it would read now."""

    order: Order
    place: Path  # of its record
    entries: dict[str, str]  # the digest of each file that is read, by its path
    large: dict[str, Known]  # files among them, as `Stamps` takes them
    record: Record | None  # that holds, but for a copy; None: it has to be built


def build_all(orders: Sequence[Order], jobs: int | None, ready: Callable[[], object] = lambda: None) -> list[Outcome]:
    """What became of each course, in the order given; `ready` is called once before anything is built.

    `jobs`: how many are built side by side; None: as many as there are processors.
    """
    looks = [_look(order) for order in orders]
    copies = _copies(orders, looks)
    outcomes: dict[int, Outcome] = {}
    for number, (look, copy) in enumerate(zip(looks, copies, strict=True)):
        if look and look.record and look.record.same_id == str(copy or ""):
            outcomes[number] = look.record.outcome
            _tidy(look.order)
    stale = [number for number in range(len(orders)) if number not in outcomes]
    if stale:
        ready()
        outcomes |= zip(stale, _built(orders, looks, copies, stale, jobs), strict=True)
    return [outcomes[number] for number in range(len(orders))]


def _tidy(order: Order) -> None:
    """Removes what builds left that were killed, where nothing is written that would."""
    if order.out:
        sweep(order.out, ".zip")
    sweep(order.folder, ".lock")


def _copies(orders: Sequence[Order], looks: Sequence[Look | None]) -> list[Path | None]:
    if len(orders) == 1:
        return [None]
    names = [
        look.record.ids if look and look.record else _ids_of(order.folder)
        for order, look in zip(orders, looks, strict=True)
    ]
    return copies_of([order.folder for order in orders], names)


def _ids_of(folder: Path) -> tuple[str, ...]:
    from builder.pipeline.same_ids import ids_of  # noqa: PLC0415 - slow to load, and needed only where something changed

    return ids_of(folder)


def _look(order: Order) -> Look | None:
    """None: what a build depends on can't be told, so that it is built anew, and no record is kept."""
    try:
        place = place_of(order)
        record = read_record(place) if place else None
        stamps = Stamps(record.large if record else None)
        own, entries = installation(), inputs_of(order, stamps)
    except (OSError, UnknownError):
        return None
    if not place:
        return None
    now = today().isoformat()
    holds = (
        record
        and record.inputs == inputs_digest(own, entries)
        and (not record.until or record.since <= now <= record.until)
        and are_as_written(record, stamps)
    )
    if record and holds:
        _freshen(place, record, stamps)
    return Look(order, place, entries, stamps.seen, record if holds else None)


def _freshen(place: Path, record: Record, stamps: Stamps) -> None:
    """Keeps in a record the large files that need not be read the next time."""
    if stamps.seen != {path: tuple(known) for path, known in record.large.items()}:
        keep_record(place, replace(record, large=stamps.seen))


def _built(
    orders: Sequence[Order],
    looks: Sequence[Look | None],
    copies: Sequence[Path | None],
    stale: Sequence[int],
    jobs: int | None,
) -> Iterator[Outcome]:
    from builder.pipeline.workers import each  # noqa: PLC0415 - slow to load, and needed only where something is built

    yield from each(_build, [(orders[number], copies[number], looks[number]) for number in stale], jobs)


def _build(order: Order, same_id: Path | None, look: Look | None) -> Outcome:
    from builder.pipeline import run  # noqa: PLC0415 - as above

    outcome = run(order, same_id)
    if look and outcome.complete:
        _keep(look, same_id, outcome)
    return replace(outcome, written={})


def _keep(look: Look, same_id: Path | None, outcome: Outcome) -> None:
    """Writes the record of a build, where another build would come to the same."""
    entries = dict(look.entries)
    written = {path: digest_of(text.encode()) for path, text in outcome.written.items()}
    own = {path: code for path, code in written.items() if _is_read(path, look)}
    if any(entries.get(path, MISSING) != code for path, code in own.items()) and _is_reported_once(outcome, look.order):
        return
    stamps = Stamps()
    try:
        outputs = written | {str(one.path): stamps.file(str(one.path)) for one in outcome.built}
        inputs = inputs_digest(installation(), entries | own)
    except UnknownError:
        return
    record = Record(
        inputs=inputs,
        same_id=str(same_id or ""),
        ids=_ids_of(look.order.folder),
        since=today().isoformat(),
        until=outcome.until,
        outputs=outputs,
        outcome=outcome,
        large=look.large,
    )
    keep_record(look.place, record)


def _is_read(path: str, look: Look) -> bool:
    """Whether the next build reads what this one wrote: `ids.lock`."""
    return path in look.entries or path.endswith("ids.lock")


def _is_reported_once(outcome: Outcome, order: Order) -> bool:
    """Whether something is told that the next build won't tell, since `ids.lock` is written now."""
    from builder import discover  # noqa: PLC0415 - as above

    return any(discover.rule(name, order.extension_roots).once for name in {one.rule for one in outcome.diagnostics})
