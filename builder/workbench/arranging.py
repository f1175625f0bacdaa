"""The outline as what can be taken up and put down: stretches of the author's own lines, and what becomes of the texts.

Nothing here is written: texts go in, texts come out. A stretch is what an author would mark to cut it out: from a
heading to the next of its level or a higher one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from builder.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SECTION, PAGE, BLOCK = 1, 2, 3
DEEPEST = 6
HEADING = re.compile(r"( {0,3})(#{1,6})([ \t]+|$)(.*?)([ \t]+#+)?[ \t]*$")
BOLD = re.compile(r"( {0,3})(\*\*|__)()(.+?)(\*\*|__)[ \t]*$")
KEYWORD = re.compile(r"((?:[^:\\]|\\.){1,60}:[ \t]*)(.*)$", re.DOTALL)
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
COPY = " (copy)"


class CannotBeArrangedError(Exception):
    """What was asked for has no place to go to; the message says so to the author."""


@frozen
class Stretch:
    """A section, a page or a block, and the lines that are its own."""

    rank: int  # SECTION, PAGE or BLOCK
    level: int  # of its heading
    file: str
    line: int  # from 1; of its heading
    end: int  # the first line that is not its own any more
    keyword: str  # of a block
    owner: int  # the index of the page or section that it stands in; -1: none

    @property
    def has_heading(self) -> bool:
        """Whether it can be taken up; what stands before the first heading of a course can't."""
        return self.level > 0


@frozen
class Place:
    """Where something is put down: before a line, with a heading of a level."""

    file: str
    line: int
    level: int


@frozen
class Arranged:
    """What became of the texts."""

    texts: Mapping[str, str]  # of the files that change; the one that takes something in comes first
    file: str
    line: int  # where what was meant stands now, or what came up in its place


def stretches(sections: Sequence[Mapping[str, Any]], texts: Mapping[str, str]) -> list[Stretch]:
    """What can be arranged, in order, of an outline as `outline_json` has it.

    A page and a block that have one heading are the page.
    """
    found: list[Stretch] = []
    for section in sections:
        found.append(_stretch(SECTION, section, -1))
        mine = len(found) - 1
        for page in section["pages"]:
            found.append(_stretch(PAGE, page, mine))
            on = len(found) - 1
            found += [_stretch(BLOCK, block, on) for block in page["blocks"] if block["line"] != page["line"]]
    lines = {file: text.split("\n") for file, text in texts.items()}
    return list(_with_ends(found, lines))


def move(all_of: Sequence[Stretch], index: int, step: int, texts: Mapping[str, str]) -> Arranged:
    """One place up (-1) or down (1): past its neighbour, or into the next page or section."""
    one = _movable(all_of[index])
    beside = [at for at, other in enumerate(all_of) if other.owner == one.owner and other.rank == one.rank]
    beside = [at for at in beside if at == index or not _within(all_of[at], one)]
    where = beside.index(index) + step
    if 0 <= where < len(beside):
        other = _movable(all_of[beside[where]])
        return put(one, Place(other.file, other.line if step < 0 else other.end, other.level), texts)
    if one.rank == SECTION:
        raise CannotBeArrangedError("it is at the top already" if step < 0 else "it is at the end already")
    owners = [at for at, other in enumerate(all_of) if other.rank == one.rank - 1]
    owner = owners.index(one.owner) + step
    if not 0 <= owner < len(owners):
        raise CannotBeArrangedError("it is at the top already" if step < 0 else "it is at the end already")
    return put(one, _inside(all_of, owners[owner], one, first=step > 0), texts)


def drop(all_of: Sequence[Stretch], index: int, on: int, where: str, texts: Mapping[str, str]) -> Arranged:
    """`where`: "before", "after" or "inside" what it was dropped on."""
    one, other = _movable(all_of[index]), all_of[on]
    while other.rank > one.rank:  # a page that is dropped on a block means the block's page
        on, where = other.owner, "after"
        other = all_of[on]
    if other is one or _within(other, one):
        raise CannotBeArrangedError("that is where it stands")
    if other.rank == one.rank and where != "inside":
        _movable(other)
        return put(one, Place(other.file, other.line if where == "before" else other.end, other.level), texts)
    if other.rank == one.rank - 1:
        return put(one, _inside(all_of, on, one, first=False), texts)
    raise CannotBeArrangedError("it can't stand there: a page stands in a section, and a block on a page")


def duplicate(one: Stretch, texts: Mapping[str, str]) -> Arranged:
    """Once more, behind itself; a section or a page says that it is a copy."""
    lines = texts[_movable(one).file].split("\n")
    piece = lines[one.line - 1 : one.end - 1]
    if one.rank != BLOCK:
        piece[0] = retitled(piece[0], one, title_of(piece[0], one) + COPY)
    at = _insert(lines, one.end - 1, piece)
    return Arranged({one.file: "\n".join(lines)}, one.file, at + 1)


def delete(all_of: Sequence[Stretch], index: int, texts: Mapping[str, str]) -> Arranged:
    """Without it; the place that is given is that of what comes next, else of what came before."""
    one = _movable(all_of[index])
    gone = one.end - one.line
    beside = [
        other for other in all_of if other.owner == one.owner and other.rank == one.rank and not _within(other, one)
    ]
    later = [other for other in beside if (other.file, other.line) > (one.file, one.line)]
    earlier = [other for other in beside if (other.file, other.line) < (one.file, one.line)]
    near = later[0] if later else earlier[-1] if earlier else all_of[one.owner] if one.owner >= 0 else None
    lines = texts[one.file].split("\n")
    _remove(lines, one)
    line = near.line if near else 1
    if near and near.file == one.file and near.line > one.line:
        line -= gone
    return Arranged({one.file: "\n".join(lines)}, near.file if near else one.file, line)


def add(all_of: Sequence[Stretch], index: int, rank: int, title: str, texts: Mapping[str, str]) -> Arranged:
    """A new section or page behind the section or page that is meant."""
    one = all_of[index]
    while one.rank > rank:
        one = all_of[one.owner]
    piece = [f"{'#' * rank} {title}"]
    lines = texts[one.file].split("\n")
    at = _insert(lines, one.end - 1, piece)
    return Arranged({one.file: "\n".join(lines)}, one.file, at + 1)


def rename(one: Stretch, title: str, texts: Mapping[str, str]) -> Arranged:
    """With other words in its heading."""
    lines = texts[_movable(one).file].split("\n")
    lines[one.line - 1] = retitled(lines[one.line - 1], one, title)
    return Arranged({one.file: "\n".join(lines)}, one.file, one.line)


def title_of(line: str, one: Stretch) -> str:
    """The words of a heading as the author typed them, without signs and keyword."""
    return _parted(line, one)[1]


def retitled(line: str, one: Stretch, title: str) -> str:
    """A heading with other words."""
    head, _, tail = _parted(line, one)
    return head + title + tail


def put(one: Stretch, to: Place, texts: Mapping[str, str]) -> Arranged:
    """Cut out, and put in before a line."""
    source = texts[one.file].split("\n")
    piece = list(_levelled(source[one.line - 1 : one.end - 1], to.level - one.level))
    if to.file == one.file:
        at = to.line - 1
        if one.line - 1 <= at < one.end - 1:
            raise CannotBeArrangedError("that is where it stands")
        if at >= one.end - 1:
            at -= one.end - one.line
        _remove(source, one)
        line = _insert(source, min(at, len(source)), piece)
        return Arranged({one.file: "\n".join(source)}, one.file, line + 1)
    target = texts[to.file].split("\n")
    line = _insert(target, to.line - 1, piece)
    _remove(source, one)
    return Arranged({to.file: "\n".join(target), one.file: "\n".join(source)}, to.file, line + 1)


def _stretch(rank: int, item: Mapping[str, Any], owner: int) -> Stretch:
    return Stretch(rank, item.get("level", rank), item["file"], item["line"], 0, item.get("keyword", ""), owner)


def _with_ends(found: list[Stretch], lines: Mapping[str, list[str]]) -> Iterator[Stretch]:
    """Each ends where a heading of its level or a higher one begins, as the parser closes it, or one of its kind."""
    starts = {file: list(_headings(some)) for file, some in lines.items()}
    for one in found:
        own = lines[one.file]
        words = own[one.line - 1] if one.line - 1 < len(own) else ""
        heading = HEADING.match(words)
        level = len(heading[2]) if heading else one.level if BOLD.match(words) or one.rank == BLOCK else 0
        ends = [line for line, other in starts[one.file] if line > one.line and other <= (level or one.rank)]
        ends += [
            other.line
            for other in found
            if other.file == one.file and other.line > one.line and other.rank <= one.rank and other.level <= one.level
        ]
        yield replace(one, level=level, end=min(ends, default=_last(own) + 1))


def _last(lines: Sequence[str]) -> int:
    """The number of lines; what stands behind the last line end is none."""
    return len(lines) - 1 if lines and not lines[-1] else len(lines)


def _headings(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Every heading outside of fences and remarks: its line from 1, and its level."""
    for number, line in _open_lines(lines):
        found = HEADING.match(line)
        if found:
            yield number, len(found[2])


def _open_lines(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    fence, remark = "", False
    for number, line in enumerate(lines, 1):
        mark = FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif remark:
            remark = "-->" not in line
        elif mark:
            fence = mark[1]
        elif line.lstrip().startswith("<!--"):
            remark = "-->" not in line
        else:
            yield number, line


def _movable(one: Stretch) -> Stretch:
    if not one.has_heading:
        raise CannotBeArrangedError("it has no heading of its own yet: write one first")
    return one


def _within(inner: Stretch, outer: Stretch) -> bool:
    return inner.file == outer.file and outer.line < inner.line < outer.end


def _inside(all_of: Sequence[Stretch], owner: int, one: Stretch, *, first: bool) -> Place:
    """A place in a page or a section: the first, or the last."""
    inside = [other for other in all_of if other.owner == owner]
    if first and inside:
        return Place(inside[0].file, inside[0].line, inside[0].level or one.level)
    holder = all_of[owner]
    level = inside[-1].level if inside and inside[-1].level else one.rank if one.rank != BLOCK else one.level
    last = inside[-1] if inside else holder
    return Place(holder.file, max(holder.end, last.end) if last.file == holder.file else holder.end, level)


def _parted(line: str, one: Stretch) -> tuple[str, str, str]:
    found = HEADING.match(line) or BOLD.match(line)
    if not found:
        return "", line, ""
    indent, sign, space, words, closing = found.groups()
    head, tail = indent + sign + (space or " "), (closing or "")
    keyword = KEYWORD.match(words) if one.rank == BLOCK or words.lower().startswith("assessment") else None
    if sign[0] != "#":
        head = indent + sign
    if keyword:
        return head + keyword[1] + ("" if keyword[1][-1:].isspace() else " "), keyword[2], tail
    return head, words, tail


def _levelled(lines: Sequence[str], by: int) -> Iterator[str]:
    """Lines with their headings deeper, or less deep."""
    open_lines = {number for number, _ in _open_lines(lines)}
    for number, line in enumerate(lines, 1):
        found = HEADING.match(line) if by and number in open_lines else None
        if not found:
            yield line
            continue
        level = max(1, min(DEEPEST, len(found[2]) + by))
        yield f"{found[1]}{'#' * level}{line[len(found[1]) + len(found[2]) :]}"


def _remove(lines: list[str], one: Stretch) -> None:
    del lines[one.line - 1 : one.end - 1]
    if not any(line.strip() for line in lines[one.line - 1 :]):  # it was the last of the file
        del lines[one.line - 1 :]
        while lines and not lines[-1].strip():
            lines.pop()
        lines.append("")


def _insert(lines: list[str], at: int, piece: Sequence[str]) -> int:
    """Puts lines in, parted from what stands around them by an empty one; gives the index of the first."""
    piece = list(piece)
    while piece and not piece[-1].strip():
        piece.pop()
    while at > 0 and at >= len(lines) and not lines[at - 1].strip():
        at -= 1  # behind the last words of the file
    before = [""] if at > 0 and lines[at - 1].strip() else []
    rest = any(line.strip() for line in lines[at:])
    after = [""] if rest and lines[at].strip() else []
    if not rest:
        del lines[at:]
        after = [""]
    lines[at:at] = [*before, *piece, *after]
    return at + len(before)
