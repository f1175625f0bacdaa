"""Ids that stay the same when headings change, so that learners resume and LMS reports stay comparable.

`ids.lock` keeps the course's own id, so that its folder can be renamed, the files that it is made of, and a line for
each page and block: kind, id, key and the slug of its heading at the last build. What has gone keeps its line, marked,
so that its id is never given to something else.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.patterns import pattern
from builder.source.slugs import fingerprint, not_reserved, slug, unique

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

HEADER = (
    "# Written by the builder; keep it with the course. "
    "It ties learners' progress and LMS reports to pages and questions,\n"
    "# so that you can reword a heading without losing either.\n"
)
LINE = pattern(r"(gone )?([a-z][a-z0-9_-]*) ([A-Za-z0-9_-]{1,64}) ([0-9A-Za-z]{3})(?: ([a-z0-9-]*))?")
COURSE_LINE = pattern(r"course: ([a-z0-9]+(?:-[a-z0-9]+)*)")
FILE_LINE = pattern(r"file: (\S.*)")
KEY_LENGTH = 3
RESERVED = {"results", "main"}  # ids that the page itself uses


@frozen
class Known:
    """A page or block that has an id."""

    kind: str  # "page", or the block's kind
    id: str
    key: str
    slug: str  # of its heading
    gone: bool = False

    def line(self) -> str:
        """Its line in the lock file."""
        return f"{'gone ' if self.gone else ''}{self.kind} {self.id} {self.key} {self.slug}".rstrip() + "\n"


def read_course_id(text: str) -> str:
    """The id of the course, or programme, whose `ids.lock` it is; "" where none is written."""
    return next((match[1] for line in text.split("\n") if (match := COURSE_LINE.fullmatch(line.strip()))), "")


def read_files(text: str) -> set[str] | None:
    """The files besides the first that the last build took for parts of the course; None where that is not known."""
    found = {match[1] for line in text.split("\n") if (match := FILE_LINE.fullmatch(line.strip()))}
    return found if found or read_course_id(text) else None


def top_of_lock(name: str, files: Iterable[str] = ()) -> str:
    """The beginning of `ids.lock`: the course's id, and the files besides the first that it is made of."""
    return f"{HEADER}course: {name}\n" + "".join(f"file: {file}\n" for file in files)


def read_lock(text: str, bad_line: Callable[[int, str], None]) -> list[Known]:
    """The entries of `ids.lock`; a line that is none, or repeats an id or key, goes to `bad_line(number, text)`."""
    known: list[Known] = []
    taken: set[str] = set()
    named = False
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if FILE_LINE.fullmatch(line.strip()):
            continue
        if COURSE_LINE.fullmatch(line.strip()) and not named:
            named = True
            continue
        match = LINE.fullmatch(line.strip())
        if not match or {match[3], match[4]} & taken:
            bad_line(number, line)
            continue
        taken |= {match[3], match[4]}
        known.append(Known(match[2], match[3], match[4], match[5] or "", gone=bool(match[1])))
    return known


def assign(wanted: Sequence[tuple[str, str]], lock: Sequence[Known]) -> tuple[list[Known], str]:
    """Ids for `(kind, heading)` in the course's order, and their lines in the new lock file.

    A heading that the lock knows keeps its id; so does a reworded one, if one of its kind has gone from its place.
    """
    entries = [(kind, slug(heading)) for kind, heading in wanted]
    matched = _match_headings(entries, lock)
    _match_places(entries, lock, matched)
    ids, keys = RESERVED | {one.id for one in lock}, {one.key for one in lock}
    given = []
    for index, (kind, heading) in enumerate(entries):
        if index in matched:
            given.append(replace(lock[matched[index]], slug=heading, gone=False))
        else:
            given.append(_new(kind, heading, ids, keys))
    return given, "".join(one.line() for one in _merged(given, lock, matched))


def _match_headings(entries: Sequence[tuple[str, str]], lock: Sequence[Known]) -> dict[int, int]:
    """Entries to lines of the lock by kind and heading; equal headings pair up in their order."""
    by_heading: dict[tuple[str, str], list[int]] = {}
    for position, one in enumerate(lock):
        by_heading.setdefault((one.kind, one.slug), []).append(position)
    matched = {}
    for index, entry in enumerate(entries):
        if by_heading.get(entry):
            matched[index] = by_heading[entry].pop(0)
    return matched


def _match_places(entries: Sequence[tuple[str, str]], lock: Sequence[Known], matched: dict[int, int]) -> None:
    """Pairs what is left between the same neighbours, kind by kind, the most alike heading first."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - only where something was reworded

    by_position = {position: index for index, position in matched.items()}
    spare: dict[tuple[int, str], list[int]] = {}
    neighbour = -1
    for position, one in enumerate(lock):
        neighbour = by_position.get(position, neighbour)
        if position not in by_position and not one.gone:
            spare.setdefault((neighbour, one.kind), []).append(position)
    neighbour = -1
    for index, (kind, heading) in enumerate(entries):
        if index in matched:
            neighbour = index
        elif spare.get((neighbour, kind)):
            choices = spare[neighbour, kind]
            best = max(choices, key=lambda position: SequenceMatcher(None, heading, lock[position].slug).ratio())
            matched[index] = best
            choices.remove(best)


def _new(kind: str, heading: str, ids: set[str], keys: set[str]) -> Known:
    if kind == "page":
        name = unique(not_reserved(heading or "page"), ids)
    else:
        plain = heading.replace("-", "_")
        name = unique(
            plain if plain[:1].isalpha() else f"{kind}_{plain or fingerprint(heading, 4)}".rstrip("_"), ids, "_"
        )
    attempt, key = 0, fingerprint(name, KEY_LENGTH)
    while key in keys:
        attempt += 1
        key = fingerprint(f"{name} {attempt}", KEY_LENGTH)
    keys.add(key)
    return Known(kind, name, key, heading)


def _merged(given: Sequence[Known], lock: Sequence[Known], matched: dict[int, int]) -> list[Known]:
    """The new lines in the course's order, each that has gone behind the one it stood behind."""
    matched_positions = set(matched.values())
    by_id = {one.id for one in given}
    after: dict[str, list[Known]] = {}
    behind = ""
    for position, one in enumerate(lock):
        if position in matched_positions:
            behind = one.id
        else:
            after.setdefault(behind, []).append(replace(one, gone=True))
    lines = list(after.pop("", []))
    for one in given:
        lines += [one, *after.pop(one.id, [])]
    return lines + [one for left in after.values() for one in left if one.id not in by_id]
