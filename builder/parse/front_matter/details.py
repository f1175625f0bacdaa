"""A course's front matter: YAML as people write it, with errors that they can act on."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from builder.diagnostics import Edit, did_you_mean, one_slip
from builder.frozen import frozen
from builder.model import Details, Objective, Span
from builder.parse.front_matter.fences import TITLE, bare_lines, is_unclosed, report_remarks, split_front_matter
from builder.parse.front_matter.keys import KEYS, MARKS, NAMED
from builder.parse.front_matter.values import LONGEST_TITLE, by_name
from builder.parse.front_matter.yaml_text import read_yaml
from builder.parse.variables import fill
from builder.patterns import pattern
from builder.source.slugs import short_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from builder.diagnostics import Report
    from builder.model import SourceText
    from builder.parse.front_matter.keys import Key
    from builder.parse.segments import Segments


@frozen
class Keys:
    """What can be written in a place, and the organisation's variables for it."""

    place: str  # in words
    known: Mapping[str, Key]
    variables: Mapping[str, Any]
    segments: Segments | None = None  # to translate what is said; None: nothing is


LONGEST_KEY = 60  # characters
MOST_NAMED = 100  # keys
LONG_ENOUGH = 5  # letters of a word in which one letter is a slip, and no other word
BETWEEN_WORDS = pattern(r"[\s_-]+")
WEIGHT = pattern(r"\s*\(weight ([1-9]\d?(?:\.\d)?)\)\s*$", re.IGNORECASE)


def read_details(
    source: SourceText,
    usual_id: str,
    variables: Mapping[str, Any],
    report: Report,
    segments: Segments | None = None,
) -> Details:
    """The front matter of `course.md`; what is wrong is reported, and read as if it were not there."""
    yaml, _ = split_front_matter(source.text)
    place = Span(source.file, 1)
    if bare := bare_lines(source.text):
        _report_bare(source, bare, report)
    elif not yaml and is_unclosed(source.text):
        advice = "add a line with three hyphens below it:  ---"
        report("front-matter", place, "the front matter is never closed", help=advice)
    values, spans = read_yaml(yaml, source.file, report)
    read: dict[str, Any] = {"spans": {"": place, **spans}}
    report_remarks(yaml, source.file, report)
    read_keys(Keys("the front matter", KEYS, variables, segments), values, read, report)
    read["id"] = read.get("id") or usual_id
    objectives = read.get("objectives", {})
    read["objectives"] = tuple(
        _objective(name, text, spans.get(f"objectives.{name}", place)) for name, text in dict(objectives).items()
    )
    return Details(**read)


def _report_bare(source: SourceText, bare: range, report: Report) -> None:
    """Says of front matter without its hyphens that it was understood."""
    lines = source.text.split("\n")
    opened = bare.start > 0 and not TITLE.match(next(filter(str.strip, lines), ""))
    first, last = lines[bare.start], lines[bare.stop - 1]
    spans = [Span(source.file, at + 1, 1, len(lines[at])) for at in (bare.start, bare.stop - 1)]
    edits = (
        [Edit(spans[1], f"{last}\n---")]
        if opened
        else [Edit(spans[0], f"---\n{first}"), Edit(spans[1], f"{last}\n---")]
    )
    message = "these lines were understood as front matter, but lack the hyphens that belong around them"
    report("typing-slip", spans[0], message, help="write  ---  above and below them", fix=tuple(edits))


def _objective(name: str, text: str, span: Span) -> Objective:
    match = WEIGHT.search(text)
    words, weight = (text[: match.start()], float(match[1])) if match else (text, 1.0)
    return Objective(short_name(name), words or name, span, weight)


def report_other_id(known: str, details: Details, report: Report) -> None:
    """An id that is not the one of the last build."""
    if known and details.id != known:
        report(
            "other-id",
            details.spans.get("id", details.spans[""]),
            f"this was built as “{known}” before: to an LMS “{details.id}” is another course, and learners who "
            "are in the middle of it begin anew",
            help=f"write:  id: {known}",
        )


def titled(details: Details, headings: Iterable[str], folder_name: str, report: Report) -> Details:
    """The details of a course; where they lack a title, with the first of its headings, else its folder's name."""
    if details.title:
        return details
    words = next((" ".join(heading.split()) for heading in headings if heading.strip()), "")
    title = (words or folder_name.replace("-", " ").replace("_", " ").strip().capitalize())[:LONGEST_TITLE]
    place = details.spans[""]
    if any(one.rule == "front-matter" and one.span.file == place.file for one in report.raised):
        return replace(details, title=title)  # what that says may be the title
    report(
        "no-title",
        details.spans.get("title", place),
        f"there is no title; it takes {'its first heading' if words else 'the name of its folder'}: “{title}”",
        help=f"write at the top of programme.yaml:  title: {title}"
        if not place.file.endswith(".md")
        else f"start course.md with:\n---\ntitle: {title}\n---"
        if len(details.spans) == 1
        else f"write at the top of course.md:  title: {title}",
    )
    return replace(details, title=title)


def read_keys(keys: Keys, values: Mapping[str, object], read: dict[str, Any], report: Report) -> None:
    """Adds the values to `read`, which holds the `spans`, by the fields of their keys; what can't be is reported."""
    spans = read["spans"]
    unknown = []
    names = {_name(key) for key in values}
    for key, value in values.items():
        span = spans.get(key, spans[""])
        name = _nearest_key(key, value, keys.known, names) if len(key) <= LONGEST_KEY else ""
        if not name:
            unknown.append(key)
            continue
        spans.setdefault(name, span)
        known = keys.known[name]
        _report_slip(key, name, known, span, report)
        translated = _translated(known, value, span, keys.segments) if known.translatable and keys.segments else value
        _read_key(key, name, _filled(translated, keys.variables, span, report), span, read, (known, report))
    if unknown:
        _report_unknown(unknown, spans.get(unknown[0], spans[""]), keys, report)


def _name(key: str) -> str:
    return BETWEEN_WORDS.sub(" ", key.strip().lower())


def _nearest_key(key: str, value: object, known: Mapping[str, Key], among: set[str]) -> str:
    """The name of the key that is meant; "" where there is none, or where that has a line of its own."""
    name = _name(key)
    if name in known:
        return name
    squashed = {one.replace(" ", ""): to for to, found in known.items() for one in (*found.also, to)}
    bare = name.replace(" ", "")
    meant = squashed.get(bare) or (squashed.get(one_slip(bare, squashed), "") if len(bare) >= LONG_ENOUGH else "")
    if not meant and "pass mark" in known and _is_percentage(value):  # without it, everybody would pass
        meant = "pass mark" if did_you_mean(bare, ["passmark", *MARKS]) else ""
    return "" if meant in among else meant


def _is_percentage(value: object) -> bool:
    return bool(re.fullmatch(r"\s*\d{1,3}\s*%?\s*", str(value)))


def _report_slip(key: str, name: str, known: Key, span: Span, report: Report) -> None:
    """A key that was typed wrong, and is no other word for what it means."""
    bare = _name(key).replace(" ", "")
    if bare not in {one.replace(" ", "") for one in (name, *known.also)}:
        fix = (Edit(span, name),) if key.isascii() and span.length == len(key) else ()
        report("typing-slip", span, f"“{key}” was read as “{name}”", help=f"write:  {name}: …", fix=fix)


def _report_unknown(unknown: list[str], span: Span, keys: Keys, report: Report) -> None:
    """All keys that mean nothing here, in one sentence."""
    named = unknown[:MOST_NAMED]
    near = {key: did_you_mean(_name(key), keys.known) for key in named}
    advice = [f"“{key}”: did you mean “{name}”?" for key, name in near.items() if name]
    more = f" and {len(unknown) - MOST_NAMED:,} more" if unknown[MOST_NAMED:] else ""
    listed = ", ".join(f"“{_shown(key)}”" for key in named)
    report(
        "unknown-key",
        span,
        f"{keys.place} holds what means nothing here, and is left out: {listed}{more}",
        help="\n".join(advice) or "it can hold: " + ", ".join(sorted(keys.known)),
    )


def _translated(key: Key, value: object, span: Span, segments: Segments) -> object:
    """A value in the language of the course."""

    def say(entry: object) -> object:
        match = WEIGHT.search(entry) if isinstance(entry, str) else None
        words, weight = (match.string[: match.start()], match[0]) if match else (entry, "")
        role = f"the {segments.owner}'s {key.field}"
        return segments.add(words, role, span) + weight if isinstance(words, str) else entry

    if key.schema is NAMED:
        value = by_name(value)
    if isinstance(value, dict):
        return {name: say(entry) for name, entry in value.items()}
    return [say(entry) for entry in value] if isinstance(value, list) else say(value)


def _read_key(  # noqa: PLR0913, PLR0917 - a key, its value and their place
    key: str, name: str, value: object, span: Span, read: dict[str, Any], among: tuple[Key, Report]
) -> None:
    known, report = among
    if value is None or value == "":
        return
    try:
        read[known.field] = known.read(value)
    except ValueError as reason:
        message = f"“{key}” can't be “{_shown(value)}”"
        if name == "pass mark":
            report("unclear-pass-mark", span, message, help=str(reason))
        else:
            report("bad-value", span, f"{message}; it is left out", help=str(reason))


def _filled(value: object, variables: Mapping[str, Any], span: Span, report: Report) -> object:
    """A value with the organisation's variables in its texts."""
    if isinstance(value, str):
        return fill(value, variables, lambda *_: span, report).text
    if isinstance(value, list):
        return [_filled(entry, variables, span, report) for entry in value]
    if isinstance(value, dict):
        return {name: _filled(entry, variables, span, report) for name, entry in value.items()}
    return value


def _shown(value: object) -> str:
    return str(value)[:60]
