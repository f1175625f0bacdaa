"""A translation as a PO file of GNU gettext: a segment's id is its context, and out of date is fuzzy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.translation.units import Translation, Unit
from builder.translation.xliff import KEEP, LONGEST, MOST_UNITS, BadTranslationError

if TYPE_CHECKING:
    from collections.abc import Iterator

FIELD = re.compile(r'^(?P<name>msgctxt|msgid|msgstr)?\s*"(?P<text>(?:[^"\\]|\\.)*)"$')
ESCAPE = re.compile(r"\\(.)")
ESCAPES = {"n": "\n", "t": "\t", "r": ""}
HEADER = re.compile(r"^(?P<name>Language|X-Source-Language):\s*(?P<code>\S+)", re.MULTILINE)


def as_po(translation: Translation) -> str:
    """A file that holds a translation; what the course no longer says is left out."""
    head = (
        f"X-Source-Language: {translation.source_language}\nLanguage: {translation.language}\n"
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n"
    )
    entries = [f'# {KEEP}\nmsgid ""\nmsgstr {_quoted(head)}\n', *map(_entry, translation.units)]
    return "\n".join(entries)


def _entry(unit: Unit) -> str:
    lines = [f"#. {unit.context}"] if unit.context else []
    lines += ["#. A name or the like: it may stay as it is."] if unit.optional else []
    lines += (
        ["#, fuzzy", *(f"#| {line}" for line in f"msgid {_quoted(unit.earlier)}".split("\n"))] if unit.earlier else []
    )
    lines += [f"{name} {_quoted(text)}" for name, text in _fields(unit)]
    return "\n".join(lines) + "\n"


def _fields(unit: Unit) -> Iterator[tuple[str, str]]:
    yield from (("msgctxt", unit.id), ("msgid", unit.source), ("msgstr", unit.target))


def _quoted(text: str) -> str:
    """A text as gettext writes it: a line of the file for each of its own."""
    lines = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").split("\n")
    parts = [f'"{line}\\n"' for line in lines[:-1]] + ([f'"{lines[-1]}"'] if lines[-1] else [])
    return "\n".join(['""', *parts]) if len(parts) > 1 else (parts or ['""'])[0]


def read_po(text: str) -> Translation:
    """The translation that a file holds. BadTranslationError: it is no PO file of ours."""
    languages: dict[str, str] = {}
    units: list[Unit] = []
    for entry in re.split(r"\n[ \t]*\n", text):
        message = _fields_of(entry)
        if message.get("msgctxt"):
            fuzzy = bool(re.search(r"^#,.*\bfuzzy\b", entry, re.MULTILINE)) and message.get("msgstr", "")
            source, target = message.get("msgid", ""), message.get("msgstr", "").strip()
            units.append(Unit(message["msgctxt"], source, target, _earlier(entry) or source if fuzzy else ""))
        elif not languages:
            languages = {match["name"]: match["code"] for match in HEADER.finditer(message.get("msgstr", ""))}
    if "Language" not in languages:
        raise BadTranslationError("it is neither XLIFF 2.0 nor a PO file that names its language")
    if len(units) > MOST_UNITS or any(max(len(unit.source), len(unit.target)) > LONGEST for unit in units):
        raise BadTranslationError("it is too large for a translation")
    return Translation(languages.get("X-Source-Language", ""), languages["Language"], tuple(units))


def _fields_of(entry: str) -> dict[str, str]:
    """The texts of an entry by their names."""
    fields: dict[str, str] = {}
    name = ""
    for line in entry.split("\n"):
        match = FIELD.match(line.strip())
        if match:
            name = match["name"] or name
            fields[name] = fields.get(name, "") + ESCAPE.sub(lambda one: ESCAPES.get(one[1], one[1]), match["text"])
    return fields


def _earlier(entry: str) -> str:
    marked = [line.removeprefix("#|").strip() for line in entry.split("\n") if line.startswith("#|")]
    return _fields_of("\n".join(marked)).get("msgid", "")
