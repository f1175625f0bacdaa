"""`import-report.md`: what a person has to look at after an import, and what of the file is not in the course."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from builder.importers.draft import Activity, Bank, Question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.importers import Doubt, LeftOut
    from builder.importers.reading import Brought

REPORT_FILE = "import-report.md"
TO_LOOK_AT, LEFT_OUT = "### To look at", "### Left out"
NOTHING = "Nothing was in doubt, and nothing was left out."
SECTION = re.compile(r"^## From (.+)$", re.MULTILINE)
ITEM = re.compile(r"^- \[[ xX]\] .*\n(?:(?:[ \t]*\n)*[ \t]+\S.*\n)*", re.MULTILINE)
OPEN = re.compile(r"^- \[ \] ", re.MULTILINE)
TICKED = ("- [x] ", "- [X] ")
MOVED = re.compile(r", line \d+\*\*")
COUNTED = re.compile(r"^(\d+) × ", re.MULTILINE)
LAST = re.compile(r"\n+(?:\d+ things?|Nothing) to look at, .* The course is in `[^`\n]*`\.\s*\Z")
NATURAL = re.compile(r"(\d+)")


def as_report(
    title: str, files: Sequence[tuple[str, Sequence[Doubt], Sequence[LeftOut]]], course: str, earlier: str = ""
) -> str:
    """The report on the import of some files into a course, as Markdown.

    `earlier`: the report as it stands there. What it says of other files stays, and so does each thing to look at,
    ticked or not, until the author removes it.
    """
    chunks = [f"# Import of {title}", "This file is for you; learners never get it. Delete it once all is done."]
    before = _sections(earlier)
    for name, doubts, left_out in files:
        chunks.append(f"## From {name}")
        section = before.pop(name, "")
        items, notes = _with_earlier([_doubt(one) for one in _in_order(doubts)], _items(section)), _notes(section)
        if items:
            chunks.append(TO_LOOK_AT)
            chunks.append("\n".join(items))
        chunks += [notes] if notes else []
        if left_out:
            chunks.append(LEFT_OUT)
            chunks += _left_out(left_out)
        if not items and not left_out:
            chunks.append(NOTHING)
    chunks += [f"## From {name}\n\n{section}".rstrip() for name, section in before.items()]
    left = sum(int(number) for number in COUNTED.findall("\n\n".join(chunks)))
    chunks.append(f"{_amounts(open_items(chunks), left)} The course is in `{course}`.")
    return "\n\n".join(chunks) + "\n"


def open_items(report: Sequence[str]) -> int:
    """How many things to look at have no tick yet, in the parts of a report."""
    return sum(len(OPEN.findall(one)) for one in report)


def _sections(report: str) -> dict[str, str]:
    """What a report says of each file."""
    _, *parts = SECTION.split(report)
    return {name.strip(): LAST.sub("", text).strip() for name, text in zip(parts[::2], parts[1::2], strict=True)}


def _items(section: str) -> list[str]:
    """The things to look at, each with the lines that are set in below it."""
    return [one[0].rstrip() for one in ITEM.finditer(f"{section}\n")]


def _notes(section: str) -> str:
    """What the author has written between the things to look at."""
    rest = ITEM.sub("", f"{section.partition(LEFT_OUT)[0]}\n")
    return "\n".join(line for line in rest.split("\n") if line.strip() not in {TO_LOOK_AT, NOTHING}).strip()


def _with_earlier(items: Sequence[str], earlier: Sequence[str]) -> list[str]:
    """The things to look at, with those of an earlier import; what is told again keeps its tick."""
    known = {_key(one): one for one in earlier}
    merged = [known.get(_key(one), one) if known.get(_key(one), "").startswith(TICKED) else one for one in items]
    again = {_key(one) for one in items}
    return [*merged, *(one for one in earlier if _key(one) not in again)]


def _key(item: str) -> str:
    """An item whether or not it is ticked, and wherever its place in the course has moved to."""
    return MOVED.sub("**", item[len(TICKED[0]) :].strip())


def in_words(files: Sequence[tuple[str, Sequence[Doubt], Sequence[LeftOut]]]) -> str:
    """In a sentence: how much there is to look at, and how much was left out."""
    return _amounts(sum(len(one) for _, one, _ in files), sum(len(one) for _, _, one in files))


def amounts(one: Brought) -> dict[str, int]:
    """How much a file has given: pages, questions, other activities, pictures and files."""
    pages = [page for section in one.draft.sections for page in section.pages]
    elements = [
        inner
        for page in pages
        for element in page.elements
        for inner in (element.questions if isinstance(element, Bank) else (element,))
    ]
    questions = sum(isinstance(element, Question) for element in elements)
    return {
        "pages": len(pages) or one.draft.text.count("\n## ") + bool(one.draft.text),
        "questions": questions,
        "activities": sum(isinstance(element, Activity) for element in elements) - questions,
        "media": len(one.reading.media),
    }


def _amounts(doubts: int, left: int) -> str:
    look = f"{doubts} thing{'' if doubts == 1 else 's'} to look at" if doubts else "Nothing to look at"
    lost = f"{left} thing{'' if left == 1 else 's'} left out" if left else "nothing left out"
    return f"{look}, {lost}."


def _in_order(doubts: Sequence[Doubt]) -> list[Doubt]:
    return sorted(doubts, key=lambda one: natural(one.where))


def natural(where: str) -> list[tuple[int, int, str]]:
    """“page 2” comes before “page 10”."""
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in NATURAL.split(where) if part]


def _doubt(one: Doubt) -> str:
    where = f"**{_plain(one.where[:1].upper() + one.where[1:])}**: " if one.where else ""
    text = f"- [ ] {where}{_plain(one.what)} {_plain(one.todo)}"
    if not one.text:
        return text
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", one.text)), 3)
    lines = [fence, *one.text.strip("\n").split("\n"), fence]
    return "\n".join([text, "", *(f"  {line}" if line else "" for line in lines)])


def _left_out(left_out: Sequence[LeftOut]) -> list[str]:
    kinds = sorted(left_out, key=lambda one: one.kind)
    texts = []
    for kind, group in groupby(kinds, key=lambda one: one.kind):
        found = list(group)
        lines = [f"- {_plain(one.where or 'in the file')}: {_plain(one.words)}" for one in found if one.words]
        places = list(dict.fromkeys(one.where for one in found if one.where and not one.words))
        at = f" ({', '.join(places)})" if places else ""
        texts.append(f"{len(found)} × {kind}{_plain(at)}" + (":\n\n" + "\n".join(lines) if lines else "."))
    return texts


def _plain(text: str) -> str:
    """Words that stand in the report as they are."""
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", " ".join(text.split()))
