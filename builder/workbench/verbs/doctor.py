"""Packages, whoever made them: what they are, what is wrong with them, and what changes from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builder.doctor.examine import examine
from builder.doctor.text import why
from builder.workbench.engine import AskedWronglyError
from builder.workbench.packages import compared, refusals

if TYPE_CHECKING:
    from builder.workbench.engine import Engine

MOST_FOUND = 200


def inspect(engine: Engine, file: str) -> dict[str, Any]:
    """What a package that was brought is, and what is wrong with it: `Inspected` in contract.js."""
    path = engine.brought(file)
    one = examine(path)
    found = [
        finding.as_json() | {"file": _inside(finding.span.file, path.as_posix()), "why": why(finding.rule)}
        for finding in one.found
    ]
    facts = one.facts.as_json() | {"package": path.name} if one.facts else None
    return {"name": path.name, "facts": facts, "found": found[:MOST_FOUND], "more": max(0, len(found) - MOST_FOUND)}


def _inside(file: str, package: str) -> str:
    """A file by its name in the package; of the package itself, what the author calls it and not where it is kept."""
    return package.rpartition("/")[2] if file == package else file.removeprefix(f"{package}/")


def compare_packages(engine: Engine, old: str, new: str) -> dict[str, Any]:
    """What the new package changes for those who have the old one."""
    paths = engine.brought(old), engine.brought(new)
    found = compared(*paths)
    if not found:
        raise AskedWronglyError(" ".join(refusals(paths)) or "one of them can't be read")
    return {"names": [path.name for path in paths], **found}
