"""Variables of `organisation.yaml` in an author's text: `{{ organisation }}`."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from builder.diagnostics import did_you_mean
from builder.frozen import frozen
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from builder.diagnostics import Report
    from builder.model import Span

VARIABLE = pattern(r"\{\{(?<!\\\{\{)\s*([^{}\n]{1,80}?)\s*\}\}")
ENTRY = "entry"  # in a token's `meta`: of which list variable its text is one
ESCAPED = pattern(r"\\\{\{")


@frozen
class Piece:
    """A part of a text that is typed as it is read, or in whose place a variable's value is read."""

    start: int  # in the text as it is read
    end: int
    typed: int  # where it starts as it was typed
    typed_end: int
    variable: str = ""  # its name; "": these are the author's own characters


@frozen
class FilledText:
    """A text with the values of its variables, and where each character of it was typed."""

    typed: str
    text: str
    pieces: tuple[Piece, ...] = ()  # all of it, in order; (): it is read as it was typed

    @property
    def has_variables(self) -> bool:
        """Whether a variable stands in it."""
        return any(piece.variable for piece in self.pieces)

    def typed_at(self, start: int, end: int) -> tuple[int, int]:
        """Where characters from `start` to `end` were typed; of a variable's value, where that is named."""
        if not self.pieces:
            return start, end
        first, last = self._piece_at(start), self._piece_at(max(start, end - 1))
        return (
            first.typed if first.variable else first.typed + start - first.start,
            last.typed_end if last.variable else last.typed + end - last.start,
        )

    def _piece_at(self, place: int) -> Piece:
        return self.pieces[max(0, bisect_right(self.pieces, place, key=lambda piece: piece.start) - 1)]

    def within(self, start: int, end: int) -> list[Piece]:
        """The pieces between two places, cut off there."""
        return [
            Piece(max(start, one.start), min(end, one.end), one.typed, one.typed_end, one.variable)
            for one in self.pieces
            if one.start < end and one.end > start
        ]


@frozen
class Entry:
    """What a text is that stands for an entry of a list variable."""

    name: str  # of the variable
    typed: str  # the paragraph that names it

    def filled(self, value: FilledText) -> FilledText:
        """The entry's text, in which other variables may be nested."""
        return FilledText(self.typed, value.text, (Piece(0, len(value.text), 0, len(self.typed), self.name),))


def flatten(values: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Nested variables by dotted name; a value is text or a list of texts."""
    flat: dict[str, Any] = {}
    for name, value in values.items():
        key = f"{prefix}{name}".lower()
        if isinstance(value, dict):
            flat |= flatten(value, f"{key}.")
        elif isinstance(value, list):
            flat[key] = [str(entry) for entry in value]
        elif value is not None:
            flat[key] = str(value)
    return flat


def list_variable(text: str, variables: Mapping[str, Any]) -> tuple[str, list[str]] | None:
    """The name and the list that a paragraph stands for, if it is one list variable and nothing else."""
    match = VARIABLE.fullmatch(text.strip())
    value = variables.get(match[1].lower()) if match else None
    return (match[1], value) if match and isinstance(value, list) else None


def fill(text: str, variables: Mapping[str, Any], locate: Callable[[int, int], Span], report: Report) -> FilledText:
    """The text with each variable's value; an unknown one stays as it is.

    It is reported at the place that `locate` gives for where it begins and ends in the text.
    """
    if "{{" not in text:
        return FilledText(text, text)
    parts: list[tuple[str, int, int, str]] = []  # what is read, from where to where it was typed, the variable's name
    done = 0
    for match in VARIABLE.finditer(text):
        value = variables.get(match[1].lower())
        if value is None:
            _report_unknown(match[1], variables, locate(*match.span()), report)
            continue
        parts += [*_typed(text, done, match.start()), (_value(value), *match.span(), match[1])]
        done = match.end()
    return _joined(text, [*parts, *_typed(text, done, len(text))])


def _value(value: Any) -> str:
    return ESCAPED.sub("{{", ", ".join(value) if isinstance(value, list) else str(value))


def _typed(text: str, start: int, end: int) -> list[tuple[str, int, int, str]]:
    """The author's own characters, parted where a backslash before `{{` is not read."""
    parts = []
    for match in ESCAPED.finditer(text, start, end):
        parts.append((text[start : match.start()], start, match.start(), ""))
        start = match.start() + 1
    return [*parts, (text[start:end], start, end, "")]


def _joined(typed: str, parts: list[tuple[str, int, int, str]]) -> FilledText:
    pieces, at = [], 0
    for text, start, end, name in parts:
        if text:
            pieces.append(Piece(at, at + len(text), start, end, name))
            at += len(text)
    return FilledText(typed, "".join(text for text, *_ in parts), tuple(pieces))


def _report_unknown(name: str, variables: Mapping[str, Any], span: Span, report: Report) -> None:
    near = did_you_mean(name, variables)
    report(
        "unknown-variable",
        span,
        f"organisation.yaml has no “{name}”",
        help=f"did you mean {{{{ {near} }}}}?" if near else f"add a line to organisation.yaml:  {name}: …",
    )
