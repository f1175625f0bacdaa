"""A course's front matter: YAML as people write it, with errors that they can act on."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any, cast, get_args

from builder.diagnostics import did_you_mean
from builder.model import Completion, Details, Navigation, Objective, Span
from builder.parse.variables import fill
from builder.parse.yaml_text import read_yaml
from builder.settings import read_percentage
from builder.words import short_name, slug

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from builder.diagnostics import Report
    from builder.model import SourceText

FENCE = re.compile(r"^---[ \t]*$")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
MOST_MINUTES = 60_000  # a thousand hours
LONGEST_TITLE = 200  # characters; LMS catalogues cut longer ones


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


def read_details(source: SourceText, folder_name: str, variables: Mapping[str, Any], report: Report) -> Details:
    """The front matter of `course.md`; what is wrong is reported, and read as if it were not there."""
    yaml, body = split_front_matter(source.text)
    place = Span(source.file, 1)
    if not yaml:
        _report_missing(source, place, unclosed=source.text.startswith("---") and body == source.text, report=report)
        return Details(id=slug(folder_name) or "course", spans={"": place})
    values, spans = read_yaml(yaml, source.file, report)
    read: dict[str, Any] = {"spans": {"": place, **spans}}
    for key, value in values.items():
        span = spans.get(key, place)
        _read_key(key, _filled(value, variables, span, report), span, read, report)
    if not read.get("title") and (values or not yaml.strip()):
        report(
            "no-title",
            place,
            "this course has no title",
            help="add a line at the top:  title: What the course is called",
        )
    read.setdefault("id", slug(folder_name) or "course")
    objectives = read.get("objectives", {})
    read["objectives"] = tuple(
        Objective(short_name(name), text, spans.get(f"objectives.{name}", place))
        for name, text in dict(objectives).items()
    )
    return Details(**read)


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
            "this course has no front matter, so it has no title",
            help="start course.md with:\n---\ntitle: What the course is called\n---",
        )


def _read_key(key: str, value: object, span: Span, read: dict[str, Any], report: Report) -> None:
    name = re.sub(r"[\s_-]+", " ", key.strip().lower())
    reader = KEYS.get(name)
    if not reader:
        near = did_you_mean(name, KEYS)
        told = f"did you mean “{near}”?" if near else "it can hold: " + ", ".join(sorted(KEYS))
        report("unknown-key", span, f"front matter has no “{key}”", help=told)
        return
    if value is None or value == "":
        return
    try:
        field, result = reader
        read[field] = result(value)
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


def _words(value: object) -> str:
    if isinstance(value, (dict, list)):
        raise ValueError("write it in one line of words; put it in quotes if it starts with a bracket")  # noqa: TRY004 - as for every wrong value
    return " ".join(str(value).split())


def _title(value: object) -> str:
    title = _words(value)
    if len(title) > LONGEST_TITLE:
        raise ValueError(f"keep it within {LONGEST_TITLE} characters: LMS catalogues cut it; the summary can be longer")
    return title


def _language(value: object) -> str:
    if not LANGUAGE.fullmatch(str(value)):
        raise ValueError("write a language code, for example en-GB or cy")
    return str(value)


def _identifier(value: object) -> str:
    text = slug(str(value))
    if not text:
        raise ValueError("use letters and digits, for example customer-care")
    return text


def _choice(*allowed: str) -> Callable[[Any], str]:
    def read(value: object) -> str:
        text = " ".join(str(value).lower().replace("-", " ").split())
        if text not in allowed:
            near = did_you_mean(text, allowed)
            raise ValueError(f"did you mean “{near}”?" if near else "write one of: " + ", ".join(allowed))
        return text

    return read


def _count(value: object) -> int | None:
    if str(value).lower() in {"unlimited", "any"}:
        return None
    if not re.fullmatch(r"[1-9]\d?", str(value)):
        raise ValueError("write a whole number from 1 to 99, or “unlimited”")
    return int(str(value))


def _minutes(value: object) -> int:
    match = re.fullmatch(
        r"(?:(\d+)\s*(?:hours?|hrs?|h))?\s*(?:and\s*)?(?:(\d+)\s*(?:minutes?|mins?|m)?)?", str(value).strip().lower()
    )
    total = int(match[1] or 0) * 60 + int(match[2] or 0) if match else 0
    if not 0 < total < MOST_MINUTES:
        raise ValueError("write how long it takes, for example 25 minutes")
    return total


def _date(value: object) -> datetime.date:
    text = str(value).strip()
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y"):
        try:
            return datetime.datetime.strptime(text, form).date()  # noqa: DTZ007 - a day, wherever it is
        except ValueError:
            continue
    raise ValueError("write a date that exists as year-month-day, for example 2027-10-31")


def _list(value: object) -> tuple[str, ...]:
    entries = value if isinstance(value, list) else str(value).split(",")
    return tuple(" ".join(str(entry).split()) for entry in entries if str(entry).strip())


def _named(value: object) -> dict[str, str]:
    if isinstance(value, list):
        return {short_name(str(entry)): str(entry) for entry in value}
    if not isinstance(value, dict):
        told = "write one a line below it, indented by two spaces:  need-to-know: Decide who needs to know"
        raise ValueError(told)  # noqa: TRY004 - as for every wrong value
    return {str(name): str(text or name) for name, text in value.items()}


def _audiences(value: object) -> Mapping[str, str]:
    return {short_name(name): text for name, text in _named(value).items()}


def _percentage(value: object) -> float:
    return read_percentage(str(value))


def _version(value: object) -> str:
    text = _words(value)
    if not re.fullmatch(r"[\w.+-]{1,40}", text):
        raise ValueError("write a version without spaces, for example 1.0 or 2027-01")
    return text


KEYS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "title": ("title", _title),
    "summary": ("summary", _words),
    "language": ("language", _language),
    "version": ("version", _version),
    "id": ("id", _identifier),
    "pass mark": ("pass_mark", _percentage),
    "completion": ("completion", cast("Callable[[Any], Any]", _choice(*get_args(Completion)))),
    "navigation": ("navigation", cast("Callable[[Any], Any]", _choice(*get_args(Navigation)))),
    "attempts": ("attempts", _count),
    "objectives": ("objectives", _named),
    "audiences": ("audiences", _audiences),
    "keywords": ("keywords", _list),
    "duration": ("duration_minutes", _minutes),
    "owner": ("owner", _words),
    "contact": ("contact", _words),
    "review by": ("review_by", _date),
    "rights": ("rights", _words),
    "theme": ("theme", _words),
    "standards": ("standards", _list),
}
