"""What other programs' Markdown has and a course has not: each is read as meant where that is clear, and told."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from builder.discover import table_of
from builder.frozen import frozen, mutable
from builder.parse.normalise.line_slips import WIDE
from builder.parse.normalise.masking import masked
from builder.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping

LIST = Path(__file__).parent / "other_programs.toml"  # constructs of a whole line, within one, and tables of signs
LONGEST_READ = 5000  # characters of a line
LONGEST_SHOWN = 60  # characters of what stays
LEFT_OUT = "it is left out"
SIGNS = pattern(r"[{\[=%$^~\\:+@]|^(?:\s*[-.*+<]|import|export|h\d|1\.)")  # a line without one holds none of them
PUNCTUATION = pattern(r"(?<!\\)[!-/:-@\[\]-`{-~]")  # but for a backslash
FORMULA, TEMPLATE, GAPS = "a formula", "a tag of a template", "a name in two square brackets"


@frozen
class Construct:
    """A piece of markup that a course has not."""

    what: str  # in words, as the author may know it
    pattern: str
    advice: str  # what to type instead
    sign: str = ""  # that is in each line which has it
    became: str = LEFT_OUT  # what learners get of it
    replacement: str | None = None  # what stands in its place, with the names of the pattern's groups; None: it stays
    table: str = ""  # what gives the signs for its words
    loses: bool = False  # whether words of it are left out, though others stand in its place

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, ready to be looked for."""
        return _pattern_of(self.pattern)

    def in_place(self, groups: Mapping[str, str]) -> str | None:
        """What stands in its place; None: it stays."""
        if not self.table:
            return None if self.replacement is None else self.replacement.format_map(defaultdict(str, groups)).strip()
        signs, words = signs_of(self.table), groups["words"]
        if words in signs:
            return signs[words]
        return "".join(signs[one] for one in words) if set(words) <= set(signs) else None


_pattern_of = cache(pattern)


@mutable
class Occurrence:
    """A construct on a page."""

    what: str
    became: str
    advice: str
    at: int  # the first line
    typed: dict[str, None]  # what was met, in order
    is_lossy: bool  # words of it are left out: then all of it is quoted
    times: int = 0
    lines: dict[int, None] = field(default_factory=dict)  # that it was met on

    @property
    def message(self) -> str:
        """What an author is told."""
        whole = self.is_lossy
        shown = [f"“{_short(typed, whole=whole)}”" for typed in (self.typed if whole else list(self.typed)[:1])]
        more = f" (and {self.times - 1} more like it on this page)" if self.times > 1 and not whole else ""
        one = len(shown) == 1
        message = f"{', '.join(shown)} {'is' if one else 'are each'} {self.what}, which other programs read"
        became = self.became if one or self.became != LEFT_OUT else "they are left out"
        return f"{message}; {became}{more}"


def _short(typed: str, *, whole: bool) -> str:
    line = " ".join(typed.split())
    return line if whole or len(line) <= LONGEST_SHOWN else f"{line[:LONGEST_SHOWN]}…"


@cache
def _constructs(place: str) -> tuple[Construct, ...]:
    return tuple(Construct(**entry) for entry in table_of(LIST)[place])


@cache
def _formula() -> re.Pattern[str]:
    return next(one.compiled for one in _constructs("inline") if one.what == FORMULA)


def signs_of(table: str) -> Mapping[str, str]:
    """The signs of a table, “raised” or “lowered” or “emoji”, by the words that stand for them."""
    signs: Mapping[str, str] = table_of(LIST)[table]
    return signs


class OtherMarkup:
    """Gathers what of other programs a text holds, page by page."""

    def __init__(self) -> None:
        self.occurrences: dict[
            tuple[int, str, str], Occurrence
        ] = {}  # by the page's first line, what it is and what became of it
        self.page = 0

    def read(self, at: int, line: str, *, gaps: bool) -> str:
        """A line as it is meant. `gaps`: what stands in two square brackets is to be filled in."""
        if not SIGNS.search(line) or WIDE.search(line) or len(line) > LONGEST_READ:
            return line
        for one in _constructs("alone"):
            if one.sign in line and (match := one.compiled.match(line)):
                self.record(one.what, one.became, one.advice, [at], line.strip(), loses=one.loses)
                replacement = one.in_place({name: value for name, value in match.groupdict().items() if value})
                return line if replacement is None else replacement
        for one in _constructs("inline"):
            if one.sign in line and not (gaps and one.what == GAPS):
                line = self._replace(one, at, line)
        return line

    def read_names(self, at: int, line: str) -> str:
        """A line that was read as if there were gaps in it, and there are none."""
        for one in _constructs("inline"):
            if one.what == GAPS and one.sign in line:
                line = self._replace(one, at, line)
        return line

    def _replace(self, one: Construct, at: int, line: str) -> str:
        if not one.compiled.search(line):
            return line
        formulas = None if one.what in {FORMULA, TEMPLATE} or not {"$", "\\"} & set(line) else _formula()
        hidden = masked(line, formulas, addresses=one.what != TEMPLATE)
        for match in reversed(list(one.compiled.finditer(hidden))):
            typed = line[slice(*match.span())].strip()
            self.record(one.what, one.became, one.advice, [at], typed, loses=one.loses)
            groups = {name: line[slice(*match.span(name))] for name, value in match.groupdict().items() if value}
            replacement = one.in_place({"label": groups.get("words", ""), **groups})
            if replacement is not None:
                line = line[: match.start()] + replacement + line[match.end() :]
        return line

    def record(  # noqa: PLR0913 - all that is told
        self, what: str, became: str, advice: str, lines: Iterable[int], typed: str, *, loses: bool = False
    ) -> None:
        """Notes that something was met. `loses`: words of it are not among those that stand in its place."""
        lines = list(lines)
        is_lossy = loses or became == LEFT_OUT
        found = self.occurrences.setdefault(
            (self.page, what, became), Occurrence(what, became, advice, lines[0], {}, is_lossy)
        )
        found.typed[typed] = None
        found.times += 1
        found.lines.update(dict.fromkeys(lines))


def first_of_other_programs(line: str, *, gaps: bool = False) -> int:
    """Where in a line the first sign of other programs' markup stands that a backslash takes away; -1 for none."""
    if not SIGNS.search(line):
        return -1
    for one in _constructs("alone"):
        if one.sign in line and one.compiled.match(line) and (sign := PUNCTUATION.search(line)):
            return sign.start()
    for one in _constructs("inline"):
        if one.sign in line and not (gaps and one.what == GAPS):
            hidden = masked(line, addresses=one.what != TEMPLATE)
            for match in one.compiled.finditer(hidden):
                if sign := PUNCTUATION.search(line, *match.span()):
                    return sign.start()
    return -1
