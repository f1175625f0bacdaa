"""What a text means, line by line, and what is said of it."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any

from builder.diagnostics import Edit
from builder.frozen import mutable
from builder.model import Span
from builder.parse.markdown import block_tokens
from builder.parse.normalise.heading_slips import HEADING
from builder.parse.normalise.other_markup import OtherMarkup
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markdown_it.token import Token

    from builder.diagnostics import Report

ORDINARY = pattern(r"^ *(?:[-*+]|\d{1,2}[.)]) \[[ xX]\] \S|^ {0,3}#{1,6}[ \t]")  # no slip: Markdown as many write it
MOST_SHOWN = 6  # lines


@mutable
class NormalisedText:
    """What a text means, line by line."""

    typed: list[str]
    lines: list[str]  # as many as typed
    above: dict[int, str] = field(default_factory=dict)  # lines that are missing, by the index of the one below
    near: dict[int, str] = field(default_factory=dict)  # what looks like a heading and is none, and how to write it
    assessments: set[int] = field(default_factory=set)  # headings that are a keyword without a colon, and open one
    plain: set[int] = field(default_factory=set)  # headings that begin with a keyword and a colon, and open nothing
    remarks: list[tuple[int, str, str, str]] = field(default_factory=list)  # line, rule, what to say, what to type
    markup: OtherMarkup = field(default_factory=OtherMarkup)

    def text(self, first: int = 0, end: int | None = None) -> str:
        """The text, or some lines of it."""
        return "\n".join(
            f"{self.above[at]}\n{line}" if at in self.above else line
            for at, line in enumerate(self.lines[first:end], first)
        )

    def remark(self, rule: str, at: int, message: str, advice: str) -> None:
        """Keeps what to say of a line."""
        self.remarks.append((at, rule, message, advice))

    def between(self, first: int, end: int) -> str:
        """Some lines, as they were typed and as they were meant."""
        return "\n".join(self.typed[first:end]) + "\n" + self.text(first, end)

    def tokens(self, env: dict[str, Any]) -> list[Token]:
        """What `block_tokens` gives for the text, with the places of the author's file."""
        tokens = block_tokens(self.text(), env)
        self._restore(tokens, env)
        return tokens

    def _restore(self, tokens: list[Token], env: Mapping[str, Any]) -> None:
        """Gives what was read of the text its places in the author's file."""
        if not self.above:
            return
        typed = [at for at in range(len(self.lines)) for _ in range(1 + self._missing(at))]
        typed.append(len(self.lines))
        for token in tokens:
            if token.map:
                token.map = [typed[at] for at in token.map]
        for one in (*env.get("references", {}).values(), *env.get("duplicate_refs", ())):
            one["map"] = [typed[at] for at in one["map"]]

    def _missing(self, at: int) -> int:
        """How many lines are missing above one."""
        return self.above[at].count("\n") + 1 if at in self.above else 0

    def report(self, file: str, report: Report) -> None:
        """Says what was understood, where other programs would read it otherwise; once for lines below each other."""
        remarks = self._report_markup(file, report)
        slips = [at for at in range(len(self.lines)) if at not in remarks and (at in self.above or self._is_slip(at))]
        for run in self._runs(slips):
            self._report_run(run, file, report)
        for at, rule, message, advice in self.remarks:
            report(rule, self._span(file, at), message, help=advice)
        for at, advice in self.near.items():
            plain = "\nto keep it plain text, type a backslash before the colon" if ":" in self.typed[at] else ""
            message = "this line looks like a heading, but is read as plain text"
            report("looks-like-heading", self._span(file, at), message, help=f"write:  {advice}{plain}")

    def _report_markup(self, file: str, report: Report) -> set[int]:
        """Says what was met of other programs' markup, and gives the lines that are fixed with it."""
        remarks: set[int] = set()
        for one in self.markup.occurrences.values():
            changed = [at for at in one.lines if self.typed[at] != self.lines[at] or at in self.above]
            fixed = [at for at in changed if at not in remarks]
            remarks.update(fixed)
            report(
                "markup-of-other-programs",
                self._span(file, one.at, next(iter(one.typed))),
                one.message,
                help=f"instead:  {one.advice}",
                fix=tuple(Edit(self._span(file, at), self._properly(at)) for at in fixed),
            )
        return remarks

    def _runs(self, slips: list[int]) -> Iterator[list[int]]:
        """Lines below each other, but for empty ones; with a heading begins another."""
        run: list[int] = []
        for at in slips:
            if run and self._begins_another(run[-1], at):
                yield run
                run = []
            run.append(at)
        if run:
            yield run

    def _begins_another(self, last: int, at: int) -> bool:
        """Whether a line is told apart from the last one: words or, for a line that is to go, any line between."""
        between = self.typed[last + 1 : at]
        apart = any(line.strip() for line in between) or (between and not self._properly(at).strip())
        return bool(apart or HEADING.match(self._properly(at)))

    def _is_slip(self, at: int) -> bool:
        typed, read = self.typed[at], self.lines[at]
        if typed == read:
            return False
        same = _indent(typed) == _indent(read) and _words(typed) == _words(read) and _mark(typed) == _mark(read)
        return not (same and ORDINARY.match(typed))

    def _report_run(self, run: list[int], file: str, report: Report) -> None:
        properly = [self._properly(at) for at in run]
        shown = "\n".join(properly).split("\n")
        advice = "\n".join([*shown[:MOST_SHOWN], *["…"] * (len(shown) > MOST_SHOWN), *self._as_heading(run)])
        report(
            "typing-slip",
            self._span(file, run[0]),
            f"{'this line was' if len(run) == 1 else f'these {len(run)} lines were'} understood, but written in an "
            "unusual way",
            help=f"write it like this:\n{advice}" if any(shown) else "delete it: what it says stands further up now",
            fix=tuple(Edit(self._span(file, at), text) for at, text in zip(run, properly, strict=True)),
        )

    def _as_heading(self, run: list[int]) -> list[str]:
        """What to write instead, where a line below a text was read as a line."""
        at = next((at for at in run if self.lines[at] == "---" and self.above.get(at) == ""), 0)
        return [f"or, for a heading:\n## {self.lines[at - 1].strip()}"] if at else []

    def _properly(self, at: int) -> str:
        return (f"{self.above[at]}\n" if at in self.above else "") + self.lines[at]

    def _span(self, file: str, at: int, needle: str = "") -> Span:
        column = self.typed[at].find(needle) if needle else -1
        return (
            Span(file, at + 1, column + 1, len(needle)) if column >= 0 else Span(file, at + 1, 1, len(self.typed[at]))
        )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _mark(line: str) -> bool:
    """Whether its box is marked."""
    return "[x]" in line[: line.find("]") + 1].lower()


def _words(line: str) -> list[str]:
    """Those of a heading, or behind a box."""
    return (line if line.lstrip().startswith("#") else line.partition("]")[2]).split()
