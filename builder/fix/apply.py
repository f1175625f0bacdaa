"""Writes properly what was understood: the edits of diagnostics on an author's file, and no other byte."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from builder.fix.undo import keep
from builder.package.write import write_atomically
from builder.pipeline.workers import run_all
from builder.source.encoding import USUAL, Encoding, decode
from builder.source.load import readable
from builder.source.others import as_section
from builder.source.slugs import without_controls

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from builder.diagnostics import Edit
    from builder.order import Order, Outcome

LINE_END = re.compile(r"(\r\n|\r|\n)")
MOST_PASSES = 5  # what overlaps is left for the next


@dataclass(slots=True)
class AppliedFixes:
    """What was written."""

    lines: set[tuple[str, int]] = field(default_factory=set)  # by file and number
    saved: set[str] = field(default_factory=set)  # files that are UTF-8 now and were not
    locked: set[str] = field(default_factory=set)  # files that could not be written

    def in_words(self) -> str:
        """As the author is told; "" where nothing was to be written."""
        parts = []
        if self.lines:
            files = len({file for file, _ in self.lines})
            parts.append(
                f"{_count(len(self.lines), 'line')} in {_count(files, 'file')} {_were(len(self.lines))} properly"
            )
        if self.saved:
            parts.append(f"{_count(len(self.saved), 'file')} {_were(len(self.saved))} as UTF-8")
        if self.locked:
            parts.append(f"could not be written, allow writing to it: {', '.join(sorted(self.locked))}")
        return "; ".join(parts)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _were(number: int) -> str:
    return f"{'was' if number == 1 else 'were'} written"


def apply_fixes(orders: Sequence[Order]) -> AppliedFixes:
    """Mends the courses' files until nothing is left that is known exactly."""
    applied = AppliedFixes()
    for _ in range(MOST_PASSES):
        if not _fix_once(run_all(orders, 1), applied):
            break
    return applied


def changes(orders: Sequence[Order]) -> Iterator[str]:
    """What `fix` would change first, as a unified diff, file by file; nothing is written."""
    sources, edits = _edits(run_all(orders, 1))
    for file in sorted(edits):
        read = _read(file, sources.get(file))
        if not read:
            continue
        (text, _), wanted = read, list(edits[file])
        before, after = (readable(one).splitlines(keepends=True) for one in (text, apply(text, wanted)[0]))
        yield from unified_diff(before, [*after], file, f"{file} (fixed)", n=1)
        if any(not edit.span.line for edit in wanted):
            yield f"{file} would be saved as UTF-8\n"


def _edits(outcomes: Iterable[Outcome]) -> tuple[dict[str, str], dict[str, dict[Edit, None]]]:
    """The texts that were read, and the edits to each in order, each once: courses share files."""
    sources: dict[str, str] = {}
    edits: dict[str, dict[Edit, None]] = defaultdict(dict)
    for outcome in outcomes:
        sources |= outcome.sources
        for edit in (edit for one in outcome.diagnostics for edit in one.fix):
            edits[edit.span.file][edit] = None
    return sources, edits


def _fix_once(outcomes: Iterable[Outcome], applied: AppliedFixes) -> bool:
    """Whether anything was written."""
    sources, edits = _edits(outcomes)
    wrote = [_fix_file(file, list(edits[file]), sources.get(file), applied) for file in edits]
    return any(wrote)


def _read(file: str, seen: str | None) -> tuple[str, Encoding] | None:
    """A file's text and encoding; None where it can't be read, or was saved again since it was seen."""
    try:
        text, encoding = decode(Path(file).read_bytes())
    except OSError:
        return None
    as_read = {readable(text), as_section(readable(text), file)}  # of a folder of others, front matter was not
    return (text, encoding) if encoding and seen in as_read else None


def _fix_file(file: str, edits: list[Edit], seen: str | None, applied: AppliedFixes) -> bool:
    path, read = Path(file), _read(file, seen)
    if not read:
        return False
    text, encoding = read
    anew = any(not edit.span.line for edit in edits)
    fresh, lines = apply(text, edits)
    try:
        content = (Encoding(USUAL) if anew else encoding).encode(fresh)
    except UnicodeEncodeError:
        return False
    before = encoding.encode(text)
    if content == before:
        return False
    if not (keep(path, before, content) and write_atomically(path.resolve(), content)):
        applied.locked.add(file)
        return False
    applied.lines |= {(file, line) for line in lines}
    applied.saved |= {file} if anew else set()
    return True


def apply(text: str, edits: Iterable[Edit]) -> tuple[str, list[int]]:
    """The text with the edits made, its line ends kept, and the numbers of the lines that they changed.

    Of two edits that overlap the first is made.
    """
    pieces = LINE_END.split(text)  # line, end, line, end … line
    by_line: dict[int, list[Edit]] = defaultdict(list)
    for edit in edits:
        if 0 < edit.span.line <= len(pieces) // 2 + 1:
            by_line[edit.span.line].append(edit)
    changed = []
    for number, wanted in by_line.items():
        at = 2 * number - 2
        ends = [*pieces[at + 1 : at + 2], *pieces[1:2], "\n"]
        line = _edited(pieces[at], wanted).replace("\n", ends[0])
        if line != pieces[at]:
            pieces[at] = line
            changed.append(number)
    return "".join(pieces), changed


def _edited(line: str, edits: Iterable[Edit]) -> str:
    done: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda one: one.span.column):
        start, end = edit.span.column - 1, edit.span.column - 1 + edit.span.length
        if at <= start and end <= len(line):
            done += [line[at:start], _changed(line[start:end], edit.text)]
            at = end
    return "".join([*done, line[at:]])


def _changed(typed: str, meant: str) -> str:
    """The new words, with what they share with the old at either end kept to the byte."""
    old = without_controls(typed)
    shortest = min(len(old), len(meant))
    head = next((index for index in range(shortest) if old[index] != meant[index]), shortest)
    rest = shortest - head
    tail = next((index for index in range(rest) if old[-1 - index] != meant[-1 - index]), rest)
    return typed[:head] + meant[head : len(meant) - tail] + typed[len(typed) - tail :]
