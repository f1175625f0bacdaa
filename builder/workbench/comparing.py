"""What changed between two versions of a course's texts: in words, and side by side."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from builder import discover
from builder.frozen import frozen
from builder.machine.files import write_text
from builder.model import Bank, Block
from builder.order import Order
from builder.pipeline.stages import load, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from builder.model import Course

AROUND = 3  # lines before and after a change that are shown
MOST_ROWS = 600  # of a file
MOST_NAMED = 3
BECAME = {"new": "is new", "gone": "has gone", "changed": "has changed"}
UNTITLED = "without a title"
ALIKE = 0.4  # from 0 to 1: lines less alike are a line that has gone and one that is new
IDS = ".lock"  # ids, which are no words of an author's
PLACE = re.compile(r"Span\([^)]*\)")
WORD = re.compile(r"\s+|\w+|[^\w\s]")


@frozen
class _Thing:
    """A page or a block, as far as two versions of it are compared."""

    title: str
    inside: str  # the title of the page that a block stands on
    text: str


def in_words(old: Mapping[str, str], new: Mapping[str, str]) -> list[dict[str, str]]:
    """Sentences about pages and blocks: `{"kind": "new" | "gone" | "moved" | "changed", "text": …}`."""
    before, after = _read(old), _read(new)
    changes: list[dict[str, str]] = []
    if before and after:
        changes += _pages(before, after)
        changes += _reworded(before, after)
        changes += _blocks(before, after)
        if before.details.title != after.details.title:
            changes.append(
                _change("changed", f"The course is called “{after.details.title}”; it was “{before.details.title}”.")
            )
        if before.details.pass_mark != after.details.pass_mark:
            changes.append(_change("changed", _pass_mark(before.details.pass_mark, after.details.pass_mark)))
    others = sorted(
        name
        for name in old.keys() | new.keys()
        if old.get(name) != new.get(name) and not _is_page(name) and not name.endswith(IDS)
    )
    for name in others:
        kind = "new" if name not in old else "gone" if name not in new else "changed"
        changes.append(_change(kind, f"The file “{name}” {BECAME[kind]}."))
    if not changes and side_by_side(old, new):
        blank = all("".join(old.get(name, "").split()) == "".join(new.get(name, "").split()) for name in {*old, *new})
        what = "Only spaces and line ends have changed." if blank else "Settings or remarks have changed: see below."
        changes.append(_change("changed", what))
    return changes


def _pass_mark(was: float | None, now: float | None) -> str:
    said, before = (f"{mark * 100:g}%" if mark is not None else "" for mark in (now, was))
    if not said:
        return f"There is no pass mark any more; it was {before}."
    return f"The pass mark is {said}; it was {before}." if before else f"The pass mark is {said}; there was none."


def pictures_in_words(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Sentences about pictures, as above; given their hashes by their names."""
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            kind = "new" if name not in old else "gone" if name not in new else "changed"
            yield _change(kind, f"The picture “{name}” {BECAME[kind]}.")


def side_by_side(old: Mapping[str, str], new: Mapping[str, str]) -> list[dict[str, Any]]:
    """Each file that differs, with its rows: `ComparedFile` in contract.js."""
    files = []
    for name in sorted(old.keys() | new.keys()):
        was, now = old.get(name, ""), new.get(name, "")
        if was != now and not name.endswith(IDS):
            rows = list(_rows(was.splitlines(), now.splitlines()))
            files.append(
                {"file": name, "changes": sum("left" in row or "right" in row for row in rows)}
                | {"rows": rows[:MOST_ROWS], "more": max(0, len(rows) - MOST_ROWS)}
            )
    return files


def _is_page(name: str) -> bool:
    return "/" not in name and name.endswith(".md")


def _change(kind: str, text: str) -> dict[str, str]:
    return {"kind": kind, "text": text}


def _read(texts: Mapping[str, str]) -> Course | None:
    """The course that texts make by themselves."""
    with TemporaryDirectory(prefix="workbench-") as temporary:
        folder = Path(temporary) / "courses" / "course"
        for name, text in texts.items():
            write_text(folder / name, text)
        courses = parse(load(Order(folder), as_one=True)).courses if folder.is_dir() else ()
        return courses[0].course if len(courses) == 1 else None


def _named(titles: Sequence[str]) -> str:
    shown = ", ".join(f"“{title or UNTITLED}”" for title in titles[:MOST_NAMED])
    return shown + (f" and {len(titles) - MOST_NAMED} more" if titles[MOST_NAMED:] else "")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _pages(before: Course, after: Course) -> Iterator[dict[str, str]]:
    was, now = ([page.title.plain for page in one.pages] for one in (before, after))
    old, new = Counter(was), Counter(now)
    added, gone = [*(new - old).elements()], [*(old - new).elements()]
    if added:
        yield _change("new", f"{_count(len(added), 'page')} {'is' if len(added) == 1 else 'are'} new: {_named(added)}.")
    if gone:
        yield _change(
            "gone", f"{_count(len(gone), 'page')} {'has' if len(gone) == 1 else 'have'} gone: {_named(gone)}."
        )
    common = [title for title in now if title in old], [title for title in was if title in new]
    if common[0] != common[1]:
        for kind, _, _, begin, end in SequenceMatcher(None, common[1], common[0], autojunk=False).get_opcodes():
            for at in range(begin, end) if kind in {"insert", "replace"} else ():
                where = f"comes after “{common[0][at - 1]}”" if at else "comes first"
                yield _change("moved", f"“{common[0][at]}” now {where}.")


def _texts(course: Course) -> dict[tuple[str, int], str]:
    """What each page says beside its blocks, by its title, and how many of that title come before it."""
    seen: Counter[str] = Counter()
    found = {}
    for page in course.pages:
        title = page.title.plain
        own = [item for item in page.items if not isinstance(item, Block | Bank)]
        found[title, seen[title]] = _content((own, page.footnotes, page.objectives, page.audience))
        seen[title] += 1
    return found


def _reworded(before: Course, after: Course) -> Iterator[dict[str, str]]:
    """Pages whose own text is another one, though their titles are the same."""
    was, now = _texts(before), _texts(after)
    titles = [title for (title, number), text in now.items() if was.get((title, number), text) != text]
    if len(titles) == 1:
        yield _change("changed", f"The text of the page {_named(titles)} reads otherwise.")
    elif titles:
        yield _change("changed", f"The texts of {len(titles)} pages read otherwise: {_named(titles)}.")


def _things(course: Course) -> dict[tuple[str, str, int], _Thing]:
    """The blocks of a course by their keyword and title, and how many of that name come before each."""
    kinds = discover.block_kinds(course.source.extension_roots)
    seen: Counter[tuple[str, str]] = Counter()
    found = {}
    for page in course.pages:
        for block in page.blocks:
            name = kinds[block.kind].keywords[0], block.title.plain
            found[*name, seen[name]] = _Thing(block.title.plain, page.title.plain, _content(block))
            seen[name] += 1
    return found


def _content(what: Any) -> str:
    """What a block or a text says, whatever its place in the file."""
    return PLACE.sub("", repr(what))


def _blocks(before: Course, after: Course) -> Iterator[dict[str, str]]:
    was, now = _things(before), _things(after)
    for keyword in sorted({name for name, *_ in was.keys() | now.keys()}):
        noun = keyword.lower()
        added = [now[key] for key in now if key[0] == keyword and key not in was]
        gone = [was[key] for key in was if key[0] == keyword and key not in now]
        reworded = [key for key in now if key[0] == keyword and key in was and was[key].text != now[key].text]
        for kind, things, verbs in (("new", added, ("is new", "are new")), ("gone", gone, ("has gone", "have gone"))):
            if things:
                pages = _named(list(dict.fromkeys(one.inside for one in things)))
                titles = _named([one.title for one in things])
                yield _change(kind, f"{_count(len(things), noun)} {verbs[len(things) > 1]} on {pages}: {titles}.")
        if reworded:
            titles = _named([title for _, title, _ in reworded])
            reads = "reads" if len(reworded) == 1 else "read"
            yield _change("changed", f"{_count(len(reworded), noun)} {reads} otherwise: {titles}.")


def _rows(was: list[str], now: list[str]) -> Iterator[dict[str, Any]]:
    """Lines beside each other, with some around each change; `{"gap": n}` stands for lines that are the same."""
    groups = SequenceMatcher(None, was, now, autojunk=False).get_grouped_opcodes(AROUND)
    reached = 0
    for group in groups:
        if group[0][1] > reached:
            yield {"gap": group[0][1] - reached}
        for kind, first, last, begin, end in group:
            if kind == "equal":
                yield from ({"same": line} for line in was[first:last])
            else:
                yield from _changed(was[first:last], now[begin:end])
        reached = group[-1][2]
    if len(was) > reached:
        yield {"gap": len(was) - reached}


def _changed(was: Sequence[str], now: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Lines that became others: each beside the one that it became, where they are alike."""
    old, new = list(was), list(now)
    while old or new:
        if old and new and _alike(old[0], new[0]):
            left, right = _parts(old.pop(0), new.pop(0))
            yield {"left": left, "right": right}
        elif old and not any(_alike(old[0], line) for line in new):
            yield {"left": [["gone", old.pop(0)]]}
        elif new:
            yield {"right": [["new", new.pop(0)]]}
        else:
            yield {"left": [["gone", old.pop(0)]]}


def _alike(one: str, other: str) -> bool:
    if not one.strip() or not other.strip():
        return one.strip() == other.strip()
    return SequenceMatcher(None, WORD.findall(one), WORD.findall(other), autojunk=False).ratio() >= ALIKE


def _parts(was: str, now: str) -> tuple[list[list[str]], list[list[str]]]:
    """The words of two lines, each run of them told whether it is the same, gone or new."""
    old, new = WORD.findall(was), WORD.findall(now)
    left: list[list[str]] = []
    right: list[list[str]] = []
    for kind, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for side, kind_of, words in ((left, "gone", old[first:last]), (right, "new", new[begin:end])):
            if words:
                side.append(["same" if kind == "equal" else kind_of, "".join(words)])
    return left, right
