"""A course's front matter: YAML as people write it, with errors that they can act on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from builder.diagnostics import Edit, did_you_mean, one_slip
from builder.model import Details, Objective, Span
from builder.parse.keys import KEYS, NAMED
from builder.parse.variables import fill
from builder.parse.yaml_text import read_yaml
from builder.words import short_name, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from builder.diagnostics import Report
    from builder.model import SourceText
    from builder.parse.keys import Key
    from builder.parse.segments import Segments


@dataclass(frozen=True, slots=True)
class Keys:
    """What can be written in a place, and the organisation's variables for it."""

    place: str  # in words
    known: Mapping[str, Key]
    variables: Mapping[str, Any]
    segments: Segments | None = None  # to translate what is said; None: nothing is


FENCE = re.compile(r"^---[ \t]*$")
WEIGHT = re.compile(r"\s*\(weight ([1-9]\d?(?:\.\d)?)\)\s*$", re.IGNORECASE)


def split_front_matter(text: str) -> tuple[str, str]:
    """The YAML and the Markdown of a file, each with as many lines as before it, so that line numbers stay true."""
    lines = text.split("\n")
    if not lines or not FENCE.match(lines[0]):
        return "", text
    end = next(
        (number for number, line in enumerate(lines[1:], 1) if FENCE.match(line) or line.rstrip() == "..."), None
    )
    if end is None:
        return "", text
    return "\n".join(["", *lines[1:end]]), "\n" * (end + 1) + "\n".join(lines[end + 1 :])


def report_elsewhere(source: SourceText, report: Report) -> None:
    """Front matter in any other file than `course.md`, where nobody reads it."""
    yaml, _ = split_front_matter(source.text)
    if yaml.strip():
        said = f"only course.md has such lines between hyphens; these are left out: “{' '.join(yaml.split())}”"
        report(
            "front-matter-elsewhere",
            Span(source.file, 1),
            said,
            help="delete the lines, or move them to the top of course.md",
        )


def read_details(
    source: SourceText,
    folder_name: str,
    variables: Mapping[str, Any],
    report: Report,
    segments: Segments | None = None,
) -> Details:
    """The front matter of `course.md`; what is wrong is reported, and read as if it were not there."""
    yaml, body = split_front_matter(source.text)
    place = Span(source.file, 1)
    if not yaml:
        _report_missing(source, place, unclosed=source.text.startswith("---") and body == source.text, report=report)
        return Details(id=slug(folder_name) or "course", spans={"": place})
    told = len(report.raised)
    values, spans = read_yaml(yaml, source.file, report)
    can_be_read = values or len(report.raised) == told
    read: dict[str, Any] = {"spans": {"": place, **spans}}
    read_keys(Keys("front matter", KEYS, variables, segments), values, read, report)
    if can_be_read and not read.get("title"):
        report(
            "no-title",
            place,
            "this course has no title",
            help="add a line at the top:  title: What the course is called",
        )
    read.setdefault("id", slug(folder_name) or "course")
    objectives = read.get("objectives", {})
    read["objectives"] = tuple(
        _objective(name, text, spans.get(f"objectives.{name}", place)) for name, text in dict(objectives).items()
    )
    return Details(**read)


def _objective(name: str, text: str, span: Span) -> Objective:
    match = WEIGHT.search(text)
    words, weight = (text[: match.start()], float(match[1])) if match else (text, 1.0)
    return Objective(short_name(name), words or name, span, weight)


def _report_missing(source: SourceText, place: Span, *, unclosed: bool, report: Report) -> None:
    if unclosed:
        report(
            "front-matter",
            place,
            "the front matter is never closed",
            help="add a line with three hyphens below it:  ---",
        )
    else:
        report(
            "no-title",
            Span(source.file, 1),
            "nothing at the top of course.md gives this course a title",
            help="start course.md with:\n---\ntitle: What the course is called\n---",
        )


def read_keys(keys: Keys, values: Mapping[str, object], read: dict[str, Any], report: Report) -> None:
    """Adds the values to `read`, which holds the `spans`, by the fields of their keys; what can't be is reported."""
    spans = read["spans"]
    for key, value in values.items():
        span = spans.get(key, spans[""])
        known = keys.known.get(_name(key))
        said = _said(known, value, span, keys.segments) if known and known.said and keys.segments else value
        _read_key(key, _filled(said, keys.variables, span, report), span, read, (keys, values, report))


def _name(key: str) -> str:
    return re.sub(r"[\s_-]+", " ", key.strip().lower())


def _said(key: Key, value: object, span: Span, segments: Segments) -> object:
    """A value in the language of the course."""

    def say(entry: object) -> object:
        match = WEIGHT.search(entry) if isinstance(entry, str) else None
        words, weight = (match.string[: match.start()], match[0]) if match else (entry, "")
        role = f"the {segments.owner}'s {key.field}"
        return segments.add(words, role, span) + weight if isinstance(words, str) else entry

    if isinstance(value, list) and key.schema is NAMED:
        value = {short_name(str(entry)): entry for entry in value}
    if isinstance(value, dict):
        return {name: say(entry) for name, entry in value.items()}
    return [say(entry) for entry in value] if isinstance(value, list) else say(value)


def _read_key(
    key: str, value: object, span: Span, read: dict[str, Any], among: tuple[Keys, Iterable[str], Report]
) -> None:
    keys, others, report = among
    name = _name(key)
    known = keys.known.get(name)
    if not known:
        near = did_you_mean(name, keys.known)
        told = f"did you mean “{near}”?" if near else "it can hold: " + ", ".join(sorted(keys.known))
        meant = one_slip(name, keys.known)
        fix = (Edit(span, meant),) if meant and meant not in others and key.isascii() else ()
        report("unknown-key", span, f"{keys.place} has no “{key}”", help=told, fix=fix)
        return
    if value is None or value == "":
        return
    try:
        read[known.field] = known.read(value)
    except ValueError as reason:
        report("bad-value", span, f"“{key}” can't be “{_shown(value)}”", help=str(reason))


def _filled(value: object, variables: Mapping[str, Any], span: Span, report: Report) -> object:
    """A value with the organisation's variables in its texts."""
    if isinstance(value, str):
        return fill(value, variables, lambda _: span, report)
    if isinstance(value, list):
        return [_filled(entry, variables, span, report) for entry in value]
    if isinstance(value, dict):
        return {name: _filled(entry, variables, span, report) for name, entry in value.items()}
    return value


def _shown(value: object) -> str:
    return str(value)[:60]
