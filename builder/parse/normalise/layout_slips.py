"""What stands below each other on a page and was meant otherwise: lists, tables, indented text, a line below a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.parse.normalise.code_lines import DEEP, HOLDS, depth_of, end_of, inside, is_text
from builder.parse.normalise.line_slips import WIDE
from builder.parse.normalise.list_slips import ITEM, proper_lists
from builder.parse.normalise.table_slips import proper_tables
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

UNDERLINE = pattern(r"^ {0,3}(?P<signs>-{2,}|={2,})[ \t]*$")
NEAR = 2  # characters that the line below a heading may be shorter than it


def proper_layout(lines: list[str], places: range, code: Container[int], *, only_quoted: bool) -> dict[int, str]:
    """Writes properly what stands in some lines, and gives the lines that are missing above one, by its index."""
    above: dict[int, str] = {}
    for depth, run in _runs(lines, places, code):
        if only_quoted and not depth:
            continue
        cut = [inside(lines[at], depth) for at in run]
        inner = [text for _, text in cut]
        missing = {} if depth else _part_rules(inner)
        _proper_indents(inner, in_list=depth > 0)
        missing |= proper_tables(inner)
        proper_lists(inner, range(len(inner)))
        for number, at in enumerate(run):
            quote = cut[number][0]
            lines[at] = quote + inner[number] if inner[number] != cut[number][1] else lines[at]
            if number in missing:
                above[at] = "\n".join(f"{quote}{line}".rstrip() for line in missing[number].split("\n"))
    return above


def _runs(lines: list[str], places: range, code: Container[int]) -> Iterator[tuple[int, list[int]]]:
    """The lines that stand below each other in quotations of one depth."""
    run: list[int] = []
    depth = 0
    for at in places:
        deep = -1 if at in code else depth_of(lines[at])
        if run and (deep != depth or run[-1] != at - 1):
            yield depth, run
            run = []
        if deep >= 0:
            run.append(at)
            depth = deep
    if run:
        yield depth, run


def _part_rules(lines: list[str]) -> dict[int, str]:
    """A line of hyphens right below a text is a line there, and no heading, unless it is as long as the text."""
    parted = {}
    for at in range(1, len(lines)):
        match, text = UNDERLINE.match(lines[at]), lines[at - 1].strip()
        if not match or not text or WIDE.search(lines[at - 1]) or ITEM.match(lines[at - 1]) or "|" in text:
            continue
        several = at > 1 and bool(lines[at - 2].strip())
        if several or len(match["signs"]) < len(text) - NEAR:
            parted[at] = ""
            lines[at] = "---"
    return parted


def _proper_indents(lines: list[str], *, in_list: bool) -> None:
    """Sentences that a tab indents, below nothing that they belong to, are text and no code."""
    below_item, blank = in_list, True
    for at, line in enumerate(lines):
        match = DEEP.match(line)
        if match and not below_item and not WIDE.search(line):
            if blank and is_text(lines, at):
                for below in range(at, end_of(lines, at)):
                    lines[below] = lines[below].lstrip(" \t")
        elif line.strip():
            below_item = bool(HOLDS.match(line) or ITEM.match(line)) or (
                below_item and (not blank or line[:1] in " \t")
            )
        blank = not line.strip()
