"""Whether a course is ready: all that was found, in one list, and what is known of its weight and its objectives."""

from __future__ import annotations

import re
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder import discover
from builder.diagnostics import Severity
from builder.doctor.facts import KINDS, OTHERS
from builder.machine.day import today
from builder.outline.facts import outline_of
from builder.rules.files.state_too_large import LIMIT, characters_needed
from builder.workbench.engine import reason_of
from builder.workbench.texts import NotSavedError, revision_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.diagnostics import Diagnostic
    from builder.model import Course
    from builder.preview.courses import Build
    from builder.workbench.engine import Engine

LONGEST_QUOTE = 160  # letters
FOR_EVERYONE = re.compile(  # why a rule that is for people with disabilities says that it matters
    r"screen reader|low vision|can(?:no|')t (?:see|hear)|do not (?:see|hear)|deaf|blind|magnif|by keys|keyboard",
    re.IGNORECASE,
)
WEIGHT = re.compile(r"heavy|too-large|too-many-files")


def ready(engine: Engine, course: str) -> dict[str, Any]:
    """All that is worth a look before learners get a course: `Readiness` in contract.js."""
    folder = engine.shared.course(course)
    build = engine.course_build(folder)
    if saved := [path for path in map(Path, build.outcome.sources) if _is_newer(engine, path, build)]:
        engine.courses.changed(saved)  # by another program, this moment
        build = engine.course_build(folder)
    details = build.courses[0].details if build.courses else None
    review = details.review_by if details else None
    mendable = {one.span.file for one in build.outcome.diagnostics if one.edits}
    return {
        "title": build.outcome.title,
        "found": [_found(engine, build, one) for one in build.outcome.diagnostics],
        "objectives": [row for one in build.courses for row in _objectives(engine, one)],
        "weight": _weight(build),
        "state": [max((characters_needed(one) for one in build.courses), default=0), LIMIT],
        "review": review.isoformat() if review else "",
        "overdue": bool(review and review < today()),
        "owner": details.owner if details else "",
        "revisions": {
            engine.name_of(name): revision_of(text) for name, text in build.outcome.sources.items() if name in mendable
        },
    }


def _is_newer(engine: Engine, path: Path, build: Build) -> bool:
    """Whether a file holds another text than what was built; what can't be read is told by the build."""
    try:
        revision = engine.texts.read(path).revision
    except (OSError, NotSavedError):
        return False
    return revision != "" and revision != revision_of(build.outcome.sources[str(path)])


def _found(engine: Engine, build: Build, one: Diagnostic) -> dict[str, Any]:
    page = next(
        (
            title
            for title, file, first, last in _places(build)
            if file == one.span.file and first <= one.span.line <= last
        ),
        "",
    )
    lines = build.outcome.sources.get(one.span.file, "").splitlines()
    line = lines[one.span.line - 1].strip().lstrip("#").lstrip() if 0 < one.span.line <= len(lines) else ""
    quote = line if len(line) <= LONGEST_QUOTE else f"{line[:LONGEST_QUOTE].rstrip()} …"
    return engine.fault(one) | {"kind": _kind(engine, one), "page": page, "quote": quote}


def _kind(engine: Engine, one: Diagnostic) -> str:
    """Under which heading a fault stands."""
    if one.severity is Severity.ERROR:
        return "must"
    if "objective" in one.rule:
        return "objectives"
    if WEIGHT.search(one.rule):
        return "weight"
    try:
        reason = reason_of(discover.rule(one.rule, engine.courses.extension_roots))
    except KeyError:
        reason = ""
    return "accessibility" if FOR_EVERYONE.search(reason) else "worth"


def _places(build: Build) -> Iterator[tuple[str, str, int, int]]:
    """Each page with its file and its first and last line."""
    for course in build.courses:
        spans = [page.span for page in course.pages]
        for index, page in enumerate(course.pages):
            after = [span.line for span in spans[index + 1 :] if span.file == page.span.file]
            yield page.title.plain, page.span.file, page.span.line, (min(after) - 1 if after else 10**9)


def _objectives(engine: Engine, course: Course) -> Iterator[dict[str, Any]]:
    outline = outline_of(course, discover.block_kinds(course.source.extension_roots))
    pages = list(zip(course.pages, outline.pages, strict=True))
    for one in outline.objectives:
        taught, tested = (
            [
                {"title": fact.title, "file": engine.name_of(page.span.file), "line": page.span.line}
                for page, fact in pages
                if one.id in ids(fact)
            ]
            for ids in (attrgetter("taught"), attrgetter("assessed"))
        )
        yield {"text": one.text, "taught": taught, "tested": tested}


def _weight(build: Build) -> list[dict[str, Any]]:
    """Bytes of each kind of file in the package that was made last, the heaviest first."""
    played = next(iter(build.played.values()), None)
    kind_of = {ending: kind for kind, endings in KINDS.items() for ending in endings}
    sizes: dict[str, int] = {}
    for name, content in played.files.items() if played else ():
        kind = kind_of.get(name.rpartition(".")[2].lower(), OTHERS)
        sizes[kind] = sizes.get(kind, 0) + (len(content) if isinstance(content, bytes) else content.size)
    return [{"kind": kind, "bytes": sizes[kind]} for kind in sorted(sizes, key=lambda one: -sizes[one])]
