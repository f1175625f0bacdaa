"""Packages to hand over."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any

from builder import api, discover
from builder.workbench.engine import AskedWronglyError

if TYPE_CHECKING:
    from builder.workbench.engine import Engine


def list_lms(engine: Engine) -> list[dict[str, Any]]:
    """The LMSs that packages are made for, each with its steps: `LmsOffer` in contract.js."""
    offered = discover.standards(engine.courses.extension_roots)
    table = discover.table_of(discover.TOP / "scorm_templates" / "lms.toml")
    return [
        {**one, "looked_up": one["looked_up"].isoformat(), "format": offered[one["standard"]].title}
        for one in table["lms"]
        if one["standard"] in offered
    ]


def build(engine: Engine, course: str, standard: str = "") -> dict[str, Any]:
    """Writes the course's package for a standard into the folder `dist`; “”: those that the course names."""
    standards = (standard,) if standard else ()
    order = api.Order(engine.shared.course(course), out=engine.packages.out, standards=standards)
    if standard and standard not in discover.standards(engine.courses.extension_roots):
        raise AskedWronglyError(f"there is no standard “{standard}”")
    began = time.perf_counter()
    [outcome] = api.build([order], jobs=1)
    offered = discover.standards(engine.courses.extension_roots)
    packages = [
        {"file": one.path.name, "standard": one.standard, "format": offered[one.standard].title, "size": one.size}
        | {"plays": one.plays, "changes": _in_titles(engine, course, engine.packages.changes(one.path.name))}
        for one in outcome.built
    ]
    return {
        "packages": packages,
        "up_to_date": outcome.up_to_date,
        "failed": outcome.failed,
        "seconds": round(time.perf_counter() - began, 1),
        "pages": outcome.pages,
        "questions": outcome.questions,
        "faults": [engine.fault(one) for one in outcome.diagnostics],
    }


def _in_titles(engine: Engine, course: str, changes: dict[str, Any] | None) -> dict[str, Any] | None:
    """What changed, with the titles of questions in place of their ids, which are in a package."""
    courses = engine.course_build(engine.shared.course(course)).courses if changes and changes["learners"] else ()
    titles = {f"“{block.id}”": f"“{block.title.plain}”" for one in courses for block in one.blocks if block.title.plain}
    if not changes or not titles:
        return changes
    ids = re.compile("|".join(map(re.escape, sorted(titles, key=len, reverse=True))))
    return changes | {"learners": [ids.sub(lambda found: titles[found[0]], one) for one in changes["learners"]]}


def list_formats(engine: Engine) -> list[dict[str, str]]:
    """The standards that packages can be made for, for those who know which they want."""
    offered = discover.standards(engine.courses.extension_roots)
    return [{"name": one.name, "title": one.title} for one in offered.values()]
