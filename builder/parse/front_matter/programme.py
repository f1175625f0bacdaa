"""`programme.yaml`: which courses are the modules of one package, in which order, and what completes the whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from builder.diagnostics import did_you_mean
from builder.diagnostics.shell import in_words
from builder.model import Details, Programme, Span
from builder.parse.front_matter.details import Keys, read_keys, report_other_id, titled
from builder.parse.front_matter.keys import KEYS, LIST, WORDS, Key
from builder.parse.front_matter.organisation import read_organisation
from builder.parse.front_matter.values import choice, listed, words_of
from builder.parse.front_matter.yaml_text import read_yaml
from builder.parse.segments import Segments
from builder.parse.translated import into, report_untranslated, targets_of
from builder.source.identity import read_course_id, top_of_lock
from builder.source.slugs import not_reserved, slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from builder.diagnostics import Report
    from builder.model import Course, ProgrammeSource

AS_A_COURSE = (
    "title", "summary", "language", "languages", "version", "id", "keywords", "owner", "contact", "rights", "theme",
    "standards",
)  # fmt: skip
COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}


def _enough(value: object) -> int | None:
    text = words_of(value).lower()
    match = re.fullmatch(rf"(?:any|at least)?\s*([1-9]\d?|{'|'.join(COUNTS)})(?: of (?:them|\w+))?", text)
    if text in {"all", "all of them"}:
        return None
    if not match:
        raise ValueError("write all, or how many will do, for example any 3")
    return COUNTS.get(match[1]) or int(match[1])


PROGRAMME_KEYS = {
    **{name: KEYS[name] for name in AS_A_COURSE},
    "modules": Key(
        "modules",
        listed,
        "[monday, tuesday]",
        "The folders of its courses, in order. Without it: all of them, by name.",
        LIST,
    ),
    "order": Key(
        "order",
        choice("free", "in order"),
        "in order",
        "Whether a module waits for those before it.",
        {"enum": ["free", "in order"]},
    ),
    "complete": Key("complete", _enough, "any 3", "How many of the modules complete it: all, or any 3.", WORDS),
    "final test": Key(
        "final", words_of, "final-test", "The folder of the module whose result is the programme's own.", WORDS
    ),
}


def read_programme(source: ProgrammeSource, report: Report, language: str = "") -> Programme:
    """What the file says; what is wrong is reported, and read as if it were not there.

    With a language, each text in that is put in place of the author's, where it is translated.
    """
    organisation = read_organisation(source.organisation, report)
    segments = Segments(report, targets_of(source.translations, language, report), owner="programme")
    variables = segments.of_variables(organisation.variables)
    text = source.text
    place = Span(text.file, 1) if text else Span("programme.yaml", 0)
    values, spans = read_yaml(text.text, text.file, report) if text else ({}, {})
    read: dict[str, Any] = {"spans": {"": place, **spans}}
    read_keys(Keys("programme.yaml", PROGRAMME_KEYS, variables, segments), values, read, report)
    named = {name: read.pop(name, None) for name in ("modules", "order", "complete", "final")}
    folder = source.folder.resolve().name
    known = read_course_id(source.lock.text) if source.lock else ""
    read["id"] = read.get("id") or known or not_reserved(slug(folder) or "programme")
    details = titled(Details(**read), (), folder, report)
    report_other_id(known, details, report)
    own_id = details.id
    final = _found(named["final"], "final test", details, source, report) if named["final"] else ""
    folders = _folders(named["modules"], final, details, source, report)
    needed = named["complete"]
    count = len([one for one in folders if one != final])
    if needed and folders and needed > count:  # then all of them are needed
        _report_too_few(needed, count, details, report)
        needed = None
    details, organisation = into(language, details, organisation, segments, variables)
    report_untranslated(segments, source.translations, place.file, language)
    found = tuple(segments.found.values())
    in_order = named["order"] == "in order"
    return Programme(details, folders, in_order, needed, final, organisation, source, found, top_of_lock(own_id))


def _folders(
    named: Sequence[str] | None, final: str, details: Details, source: ProgrammeSource, report: Report
) -> tuple[str, ...]:
    """The folders of the modules, the final test last."""
    place = details.spans[""]
    if source.stray:
        report(
            "course-in-programme",
            Span(source.stray.file, 1),
            "this course lies beside programme.yaml, so that it is part of no package",
            help="give it a folder of its own, or delete programme.yaml",
        )
    if not source.courses:
        _report_none(place, "no folder beside programme.yaml holds a course.md", report)
    elif named == ():
        _report_none(details.spans.get("modules", place), "nothing is listed below “modules:”", report)
    folders = list(_named(named, details, source, report) if named is not None else source.courses)
    left = [one for one in source.courses if one not in {*folders, final}]
    if left and folders and len(folders) == len(named or ()):  # else what is meant is not known
        report(
            "module-left-out",
            details.spans.get("modules", place),
            f"no line names {_listed(left)}: learners won't see {'it' if len(left) == 1 else 'them'}",
            help="add a line below “modules:”, or move the folder elsewhere",
        )
    return (*(one for one in folders if one != final), *([final] if final else []))


def _report_none(place: Span, why: str, report: Report) -> None:
    folder = place.file.rpartition("/")[0]
    new = f"start one:  {in_words('builder', 'new', f'{folder}/monday')}"
    report("no-modules", place, f"this programme has no modules: {why}", help=new)


def _named(named: Sequence[str], details: Details, source: ProgrammeSource, report: Report) -> Iterator[str]:
    seen: set[str] = set()
    for name in named:
        found = _found(name, "modules", details, source, report)
        if found in seen:
            message = f"“{found}” is here twice; learners get it once"
            report(
                "repeated-module", details.spans.get("modules", details.spans[""]), message, help="keep one of the two"
            )
        elif found:
            seen.add(found)
            yield found


def _found(name: str, key: str, details: Details, source: ProgrammeSource, report: Report) -> str:
    """The folder that is meant; "" where there is none, which is reported."""
    plain = name.strip("./ ").removesuffix("/course.md")
    found = next((one for one in source.courses if plain == one), "")
    found = found or next((one for one in source.courses if slug(plain) == slug(one)), "")
    if not found:
        near = did_you_mean(plain, source.courses)
        there = f"there are: {', '.join(source.courses)}" if source.courses else "no folder here holds a course.md"
        report(
            "unknown-module",
            details.spans.get(key, details.spans[""]),
            f"this programme has no module “{plain or name}”",
            help=f"did you mean “{near}”?" if near else there,
        )
    return found


def _report_too_few(needed: int, count: int, details: Details, report: Report) -> None:
    report(
        "too-few-modules",
        details.spans.get("complete", details.spans[""]),
        f"learners shall do {needed} modules of this programme, and it has {count}"
        + (" besides the final test" if "final test" in details.spans else ""),
        help=f"write:  complete: any {max(1, count - 1)}" if count > 1 else "write:  complete: all",
    )


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def check_modules(programme: Programme, courses: Mapping[str, Course], report: Report) -> None:
    """What only the courses of a programme beside each other show, by the names of their folders."""
    spans = programme.details.spans
    ids: dict[str, str] = {}
    for folder, course in courses.items():
        other = ids.setdefault(course.details.id, folder)
        if other != folder:
            report(
                "same-module-id",
                course.details.spans.get("id", course.span),
                f"“{folder}” has the id of “{other}”, “{course.details.id}”: an LMS could not tell them apart",
                help=f"write:  id: {slug(folder)}",
            )
    final = courses.get(programme.final)
    if final and not final.graded:
        report(
            "final-test-without-pass-mark",
            spans.get("final test", spans[""]),
            f"nobody can pass or fail “{programme.final}”: the programme would never have a result",
            help=f"write at the top of {final.span.file}:  pass mark: 80%",
        )
