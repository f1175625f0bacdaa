"""The contract of an export: a folder here, or in an organisation's `exports/`, whose `export.py` holds `EXPORT`.

An export writes the questions of a course in the form of another program, from the neutral `Interaction` alone: it
names no block. What its format has no place for it reports as `not-exported`, with what to do.
"""

from __future__ import annotations

from dataclasses import field
from functools import cache
from typing import TYPE_CHECKING, Any

from builder.diagnostics.contract import BrokenContractError
from builder.discover import load, roots
from builder.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from builder.diagnostics import Report
    from builder.model import Interaction, MediaFile, Span, Text


@frozen
class Drawn:
    """The text around the answers of a question, as HTML that is XML, too, without our classes."""

    question: str  # its title, and what is asked below
    prompt: str = ""  # between title and answers; the gaps of a fill-in are marks: `builder/exports/marks.py`
    hint: str = ""
    explanation: str = ""
    if_right: str = ""
    if_wrong: str = ""


@frozen
class Question:
    """A question."""

    id: str  # [A-Za-z][A-Za-z0-9_]*, and no other question's
    title: Text
    interaction: Interaction
    drawn: Drawn
    span: Span
    settings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def marks(self) -> int:
        """What it is worth."""
        return int(self.settings.get("marks", 1))


@frozen
class Pool:
    """Questions that stand together: on a page, or in a bank."""

    name: str
    questions: tuple[Question, ...]
    draw: int | None = None  # how many are asked; None: all
    module: str = ""  # that it is of, where there are several

    @property
    def path(self) -> tuple[str, ...]:
        """Its name within those of what it stands in."""
        return tuple(filter(None, (self.module, self.name)))


@frozen
class Questions:
    """All questions of a course or programme."""

    id: str
    title: str
    language: str
    pools: tuple[Pool, ...]
    media: Mapping[str, MediaFile]  # by the address that their HTML has


@frozen
class Export:
    """How questions are written in a format."""

    title: str  # “GIFT, a text that Moodle and others read”
    ending: str  # of the file: ".gift.txt"
    write: Callable[[Questions, Report], bytes | dict[str, bytes | MediaFile]]  # a file, or the files of a zip


@cache
def exports(extension_roots: tuple[Path, ...] = ()) -> dict[str, Export]:
    """Every export by its folder's name. BrokenContractError: one holds no `EXPORT`."""
    found = {}
    for file in (file for root in roots(extension_roots, "exports") for file in sorted(root.glob("*/export.py"))):
        one = getattr(load(file, f"builder.exports.{file.parent.name}.export"), "EXPORT", None)
        if not isinstance(one, Export):
            raise BrokenContractError(f"{file}: EXPORT must be an Export")
        found[file.parent.name.replace("_", "-")] = one
    return found
