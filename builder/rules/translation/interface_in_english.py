"""Some buttons and messages are in English.

What it finds:
A course in a language of an organisation's own folder `languages`, where texts of the page, of its blocks, or both are
not in that language yet.

Why it matters:
Learners meet English among their own language, and a screen reader speaks it as if it were that.

Example:

    languages/pl.toml, which holds all but “next”, for a course with `language: pl`

Use instead:

    next = "Dalej"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.discover import INSIDE, block_folders
from builder.language.interface import ENGLISH, FOLDER, HERE, flat, own_files, spoken, words_in
from builder.source.load import display_path
from builder.tables import toml_of

if TYPE_CHECKING:
    from pathlib import Path

    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING
LISTED = 5  # texts that are named


def find(course: Course, report: Report) -> None:
    """Texts that a language of the organisation's lacks, file by file."""
    roots, details = course.source.extension_roots, course.details
    code = spoken(details.language, roots)
    if not own_files(HERE, code, roots) or (HERE / f"{code}.toml").is_file():
        return
    folders = block_folders(roots)
    used = [folders[kind] for kind in sorted({block.kind for block in course.blocks})]
    lacking = {folder: _lacking(folder, code, roots) for folder in (HERE, *used) if folder.is_relative_to(INSIDE)}
    place = next(root / FOLDER for root in roots if (root / FOLDER / f"{code}.toml").is_file())
    for folder, names in lacking.items():
        if names:
            file = place / ("" if folder == HERE else folder.relative_to(INSIDE)) / f"{code}.toml"
            listed = ", ".join(names[:LISTED]) + (" and more" if names[LISTED:] else "")
            english = (folder / f"{ENGLISH}.toml").relative_to(INSIDE.parent).as_posix()
            report(
                "interface-in-english",
                details.spans.get("language", course.span),
                f"learners read English here: {display_path(file)} lacks {listed}",
                help=f"write them there, as they stand in {english}",
            )


def _lacking(folder: Path, code: str, extension_roots: tuple[Path, ...]) -> list[str]:
    translated = {name for file in own_files(folder, code, extension_roots) for name, _ in flat(toml_of(file))}
    return [name for name, _ in flat(words_in(folder, ENGLISH)) if name not in translated]
