"""What Markdown itself would drop without a word: reported here, so that nothing an author wrote vanishes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markdown_it.rules_block.table import escapedSplit

from builder.model import Span
from builder.parse.markdown import DEEPEST
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from markdown_it.token import Token

    from builder.diagnostics import Report
    from builder.model import SourceText

QUOTED = pattern(r"^[\s>]*")
NOTE = "footnote_reference"


def take_notes(tokens: list[Token], source: SourceText, report: Report) -> tuple[list[Token], dict[str, list[Token]]]:
    """The tokens without the footnotes that they define, and those by label; the first of two with one label counts."""
    rest: list[Token] = []
    twice: list[tuple[Token, list[Token]]] = []
    notes: dict[str, list[Token]] = {}
    into: list[list[Token]] = [rest]
    for token in tokens:
        if token.type == f"{NOTE}_open":
            label = token.meta["label"]
            into.append([])
            if notes.setdefault(label, into[-1]) is not into[-1]:
                twice.append((token, into[-1]))
        elif token.type == f"{NOTE}_close":
            into.pop()
        else:
            into[-1].append(token)
    for token, inside in twice:
        message = f"there are two footnotes “{token.meta['label']}”, so this one is not used: “{raw_text(inside)}”"
        report("repeated-footnote", _place(source, token), message, help="give each its own name")
    return rest, notes


def raw_text(tokens: Sequence[Token]) -> str:
    """The words of tokens as they were typed."""
    return " ".join(token.content for token in tokens if token.content)


def report_dropped(tokens: Sequence[Token], source: SourceText, report: Report) -> None:
    """Cells past a table's last column, and what is nested too deep."""
    columns = 0
    short: set[int] = set()  # the tables of which a row was told to lack cells
    table = 0
    for index, token in enumerate(tokens):
        if token.type == "table_open":
            columns, table = 0, index
        elif token.type == "th_open":
            columns += 1
        elif token.type == "tr_open" and columns:
            if _check_row(token, columns, source, report, again=table in short):
                short.add(table)
        elif token.nesting == 1 and token.level >= DEEPEST - 1 and tokens[index + 1].nesting == -1:
            message = "this is nested too deep to be read"
            report(
                "too-deep",
                _place(source, token),
                message,
                help="take it out of some of the lists or quotations around it",
            )


def _check_row(token: Token, columns: int, source: SourceText, report: Report, *, again: bool) -> bool:
    """Whether a row lacks cells, which is told once a table."""
    number = (token.map or [0])[0]
    line = QUOTED.sub("", source.lines[number]) if number < len(source.lines) else ""
    cells = escapedSplit(line.strip().removeprefix("|"))
    cells = cells[:-1] if cells and not cells[-1].strip() else cells
    if len(cells) > columns:
        message = f"this row has {len(cells)} cells, but the table has {columns} columns"
        advice = "add a column to the table's first two lines, or type a backslash before a | that is part of the text"
        report("too-many-cells", _place(source, token), message, mark="the last cells would be lost", help=advice)
    elif cells and len(cells) < columns and not again and "|" in line:
        message = f"this row has {len(cells)} cell{'s' * (len(cells) > 1)}, but the table has {columns} columns"
        report(
            "too-few-cells",
            _place(source, token),
            message,
            mark="the rest stay empty",
            help=f"write:  {line.strip()}{' |' * (columns - len(cells) + (not line.strip().endswith('|')))}",
        )
    return len(cells) < columns


def report_unused_references(env: Mapping[str, Any], used: Collection[str], source: SourceText, report: Report) -> None:
    """Addresses such as `[guide]: https://…` that no link uses, or that are given twice."""
    for label, reference in env.get("references", {}).items():
        if label not in used:
            message = f"no link uses this address: “{reference['href']}” {reference['title']}".rstrip()
            _report_reference(label, reference, source, message, report)
    for reference in env.get("duplicate_refs", []):
        message = (
            f"this name has an address already: “{reference['href']}” {reference['title']}".rstrip() + " is not used"
        )
        _report_reference(reference["label"], reference, source, message, report)


def _report_reference(
    label: str, reference: Mapping[str, Any], source: SourceText, message: str, report: Report
) -> None:
    span = Span(source.file, reference["map"][0] + 1)
    report(
        "unused-reference",
        span,
        message,
        help=f"write [the words of the link][{label.lower()}] in the text, or delete the line",
    )


def _place(source: SourceText, token: Token) -> Span:
    number = (token.map or [0])[0]
    line = source.lines[number] if number < len(source.lines) else ""
    return Span(source.file, number + 1, len(line) - len(line.lstrip()) + 1, len(line.strip()))
