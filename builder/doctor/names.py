"""Names of files in a zip: what operating systems leave behind, and how many are said in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from builder.doctor.package import Package

JUNK_FOLDERS = {"__macosx", ".git", ".svn", ".idea", ".vscode", "node_modules"}
JUNK_FILES = {".ds_store", "thumbs.db", "desktop.ini", ".gitignore", ".gitattributes"}
MOST_SHOWN = 3  # of many names
MOST_COMPARED = 300  # words: among more of them, to look for the nearest would take seconds


def is_junk(name: str) -> bool:
    """Whether an operating system or a tool left the file there."""
    *folders, file = name.casefold().split("/")
    return file in JUNK_FILES or file.startswith(("._", "~$")) or not JUNK_FOLDERS.isdisjoint(folders)


def listed(names: Sequence[str]) -> str:
    """“a”, “b”, “c” and 5 more."""
    shown = ", ".join(f"“{name}”" for name in names[:MOST_SHOWN])
    return shown + (f" and {len(names) - MOST_SHOWN} more" if len(names) > MOST_SHOWN else "")


def near(word: str, known: Collection[str]) -> str:
    """The known word that a misspelt one is nearest to, or "" where none is near, or there are too many."""
    return did_you_mean(word, known) if len(known) <= MOST_COMPARED else ""


def near_file(name: str, package: Package) -> str:
    """A file of the package that a wrong path may mean: of its name in another folder, or of a name that is near."""
    same = package.by_file_name.get(name.rpartition("/")[2].casefold(), "")
    return same or near(name, package.archive)
