"""Faults in an author's files as data, and their forms: terminal text and JSON."""

from __future__ import annotations

import json
from dataclasses import field, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from builder.model import Span

SCHEMA = Path(__file__).with_name("check.schema.json")  # of `as_json`
FRAME_WIDTH = 100  # characters of an author's line that a frame shows


class Severity(StrEnum):
    """How bad a fault is: an error stops the package from being written."""

    ERROR = "error"
    WARNING = "warning"


@frozen
class Edit:
    """What to write in place of some characters of one line; of line 0, the file as a whole: save it as UTF-8."""

    span: Span
    text: str

    def as_json(self) -> dict[str, Any]:
        """As plain JSON values, the place as a diagnostic's."""
        place = self.span
        return {"line": place.line, "column": place.column, "length": place.length, "text": self.text}


@frozen
class Diagnostic:
    """One fault, with all that an author needs to fix it."""

    rule: str  # its name, readable as "allow …"
    severity: Severity
    message: str  # the fault in a plain sentence
    span: Span
    mark: str = ""  # said beside the marked place
    help: str = ""  # what to type instead
    fix: tuple[Edit, ...] = ()  # that fix it, all in the span's file, where it is known exactly what was meant

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Those of the fix that change words."""
        return tuple(edit for edit in self.fix if edit.span.line)

    def as_json(self) -> dict[str, Any]:
        """The fault as plain JSON values; `line` is 0 for a whole file."""
        return {
            "rule": self.rule,
            "severity": str(self.severity),
            "message": self.message,
            "file": self.span.file,
            "line": self.span.line,
            "column": self.span.column,
            "length": self.span.length,
            "mark": self.mark,
            "help": self.help,
            "fixes": [edit.as_json() for edit in self.edits],
        }


@frozen
class Findings:
    """Faults, and how bad an author says that they are."""

    raised: tuple[Diagnostic, ...] = ()  # each as bad as its rule is by itself
    severity_config: Mapping[str, Severity | None] = field(
        default_factory=dict
    )  # what the author wants instead; None: off

    @property
    def found(self) -> list[Diagnostic]:
        """The faults, each as bad as the author says."""
        levelled = [(one, self.severity_config.get(one.rule, one.severity)) for one in self.raised]
        return [replace(one, severity=level) for one, level in levelled if level]


class Report:
    """Collects faults; never raises one."""

    def __init__(self, severity_of: Callable[[str], Severity], before: Findings | None = None) -> None:
        """`severity_of` gives a rule's severity by its name; `before`: what was found already."""
        self.severity_of = severity_of
        self.raised: list[Diagnostic] = list(before.raised) if before else []  # each as bad as its rule is by itself
        self.severity_config: Mapping[str, Severity | None] = before.severity_config if before else {}

    def __call__(  # noqa: PLR0913 - all that a diagnostic holds, by name
        self,
        rule: str,
        span: Span,
        message: str,
        *,
        mark: str = "",
        help: str = "",  # noqa: A002 - the word that the author sees
        fix: tuple[Edit, ...] = (),
    ) -> None:
        """Add a fault of a known rule."""
        self.raised.append(Diagnostic(rule, self.severity_of(rule), message, span, mark, help, fix))

    def take(self, found: Iterable[Diagnostic]) -> None:
        """Takes in what was reported elsewhere, but for what was reported here before."""
        known = set(self.raised)
        self.raised += [one for one in found if one not in known]

    @property
    def findings(self) -> Findings:
        """What was collected so far, as a value."""
        return Findings(tuple(self.raised), self.severity_config)

    @property
    def found(self) -> list[Diagnostic]:
        """The faults, each as bad as the author says."""
        return self.findings.found


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The known word that a misspelt one is nearest to, or "" where none is near."""
    import difflib  # noqa: PLC0415 - only where something is misspelt

    by_folded = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.7)
    return by_folded[near[0]] if near else ""


def one_slip(word: str, known: Iterable[str]) -> str:
    """The only known word that one letter typed wrong, twice, not at all or too early makes of this one; "" if none."""
    near = [name for name in known if _one_apart(word.casefold(), name.casefold())]
    return near[0] if len(near) == 1 else ""


def _one_apart(typed: str, meant: str) -> bool:
    while typed and meant and typed[0] == meant[0]:
        typed, meant = typed[1:], meant[1:]
    while typed and meant and typed[-1] == meant[-1]:
        typed, meant = typed[:-1], meant[:-1]
    return max(len(typed), len(meant)) == 1 or (len(typed) == 2 and typed == meant[::-1])  # noqa: PLR2004 - two swapped


def slips_between(typed: str, meant: str) -> int:
    """How many letters are wrong, missing, too many or exchanged with their neighbour."""
    before: list[int] = []
    above = list(range(len(meant) + 1))
    for row, letter in enumerate(typed, 1):
        line = [row]
        for column, wanted in enumerate(meant, 1):
            least = min(above[column] + 1, line[-1] + 1, above[column - 1] + (letter != wanted))
            if row > 1 and column > 1 and letter == meant[column - 2] and typed[row - 2] == wanted:
                least = min(least, before[column - 2] + 1)
            line.append(least)
        before, above = above, line
    return above[-1]


def has_errors(found: Iterable[Diagnostic]) -> bool:
    """Whether any fault stops the package from being written."""
    return any(one.severity is Severity.ERROR for one in found)


def in_order(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Faults, each once: errors first, then by file and place, and what is of a file as a whole behind the rest."""
    return sorted(dict.fromkeys(found), key=_rank)


def _rank(one: Diagnostic) -> tuple[object, ...]:
    place = one.span
    return (one.severity is not Severity.ERROR, place.file, not place.line, place.line, place.column, one.rule)


def moved(one: Diagnostic, now: Callable[[int], int]) -> Diagnostic:
    """A fault, what mends it with it, on other lines of its file; `now` gives each from the one before, from 1."""
    edits = tuple(replace(edit, span=replace(edit.span, line=now(edit.span.line))) for edit in one.fix)
    return replace(one, span=replace(one.span, line=now(one.span.line)), fix=edits)


def summed_up(found: Sequence[Diagnostic], most: int) -> list[tuple[Diagnostic, list[Diagnostic]]]:
    """The faults with, behind the last that is shown of a rule in a file, those that more than `most` leave out."""
    alike: dict[tuple[str, str], list[Diagnostic]] = {}
    for one in found:
        alike.setdefault((one.rule, one.span.file), []).append(one)
    last = {id(of_one[:most][-1]): of_one[most:] for of_one in alike.values()}
    shown = {id(one) for of_one in alike.values() for one in of_one[:most]}
    return [(one, last.get(id(one), [])) for one in found if id(one) in shown]


def as_text(found: Iterable[Diagnostic], sources: Mapping[str, str], style: Callable[..., str] | None = None) -> str:
    """The faults as an author reads them in a terminal.

    `sources` holds the text of each file by the name that spans use; `style(text, fg=, bold=)` colours as click's does.
    """
    paint = style or (lambda text, **_: text)
    listed = list(found)
    lines = lines_of(listed, sources)
    return "\n".join(_one_as_text(one, lines[one.span.file], paint) for one in listed)


def lines_of(found: Iterable[Diagnostic], sources: Mapping[str, str]) -> dict[str, list[str]]:
    """The lines of each file that has faults, by the name that spans use."""
    return {file: sources.get(file, "").split("\n") for file in {one.span.file for one in found}}


def _one_as_text(one: Diagnostic, source: list[str], paint: Callable[..., str]) -> str:
    colour = "red" if one.severity is Severity.ERROR else "yellow"
    lines = [
        f"{paint(str(one.severity), fg=colour, bold=True)}: {paint(printable(one.message), bold=True)}  [{one.rule}]"
    ]
    lines.append(f"  {printable(one.span.file)}" + (f":{one.span.line}:{one.span.column}" if one.span.line else ""))
    lines += frame(one, source, lambda text: paint(text, fg=colour))
    if one.help:
        first, *rest = map(printable, one.help.split("\n"))
        lines += [f"  {paint('help', fg='cyan')}: {first}", *(f"        {line}" for line in rest)]
    return "\n".join(lines) + "\n"


def frame(one: Diagnostic, source: list[str], paint: Callable[[str], str] = str) -> list[str]:
    """The marked line of the author's file, and a line that points at the place and says its mark."""
    if not 0 < one.span.line <= len(source):
        return [f"  {one.mark}"] if one.mark else []
    line = source[one.span.line - 1]
    start = min(one.span.column - 1, len(line))
    skipped = max(0, start - FRAME_WIDTH // 2)
    shown = printable(line[skipped : skipped + FRAME_WIDTH])
    length = max(1, min(one.span.length or len(shown.rstrip()) - (start - skipped), len(shown) - (start - skipped)))
    number = str(one.span.line).rjust(4)
    pointer = " " * (start - skipped) + paint("^" * length)
    return [f"   {number} | {shown}", f"        | {pointer}" + (f" {one.mark}" if one.mark else "")]


def printable(line: str) -> str:
    """The line with tabs and control characters as blanks, so that it lies on one line and can't steer a terminal."""
    return "".join(character if character.isprintable() else " " for character in line)


def as_json(found: Iterable[Diagnostic]) -> str:
    """The faults as a JSON list."""
    return json.dumps([one.as_json() for one in found], ensure_ascii=False, indent=2)
