"""`import-report.md`: what a person has to look at after an import, and what of the file is not in the course."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.importers import Doubt, LeftOut

REPORT_FILE = "import-report.md"
NATURAL = re.compile(r"(\d+)")


def as_report(title: str, files: Sequence[tuple[str, Sequence[Doubt], Sequence[LeftOut]]], course: str) -> str:
    """The report on the import of some files into a course, as Markdown."""
    chunks = [f"# Import of {title}", "This file is for you; learners never get it. Delete it once all is done."]
    for name, doubts, left_out in files:
        chunks.append(f"## From {name}")
        if doubts:
            chunks.append("### To look at")
            chunks.append("\n".join(_doubt(one) for one in _in_order(doubts)))
        if left_out:
            chunks.append("### Left out")
            chunks += _left_out(left_out)
        if not doubts and not left_out:
            chunks.append("Nothing was in doubt, and nothing was left out.")
    chunks.append(f"{in_words(files)} The course is in `{course}`.")
    return "\n\n".join(chunks) + "\n"


def in_words(files: Sequence[tuple[str, Sequence[Doubt], Sequence[LeftOut]]]) -> str:
    """In a sentence: how much there is to look at, and how much was left out."""
    doubts = sum(len(one) for _, one, _ in files)
    left = sum(len(one) for _, _, one in files)
    look = f"{doubts} thing{'' if doubts == 1 else 's'} to look at" if doubts else "Nothing to look at"
    lost = f"{left} thing{'' if left == 1 else 's'} left out" if left else "nothing left out"
    return f"{look}, {lost}."


def _in_order(doubts: Sequence[Doubt]) -> list[Doubt]:
    return sorted(doubts, key=lambda one: _natural(one.where))


def _natural(where: str) -> list[tuple[int, int, str]]:
    """“page 2” comes before “page 10”."""
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in NATURAL.split(where) if part]


def _doubt(one: Doubt) -> str:
    where = f"**{_plain(one.where[:1].upper() + one.where[1:])}**: " if one.where else ""
    return f"- [ ] {where}{_plain(one.what)} {_plain(one.todo)}"


def _left_out(left_out: Sequence[LeftOut]) -> list[str]:
    kinds = sorted(left_out, key=lambda one: one.kind)
    said = []
    for kind, group in groupby(kinds, key=lambda one: one.kind):
        found = list(group)
        lines = [f"- {_plain(one.where or 'in the file')}: {_plain(one.words)}" for one in found if one.words]
        places = list(dict.fromkeys(one.where for one in found if one.where and not one.words))
        at = f" ({', '.join(places)})" if places else ""
        said.append(f"{len(found)} × {kind}{_plain(at)}" + (":\n\n" + "\n".join(lines) if lines else "."))
    return said


def _plain(text: str) -> str:
    """Words that stand in the report as they are."""
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", " ".join(text.split()))
