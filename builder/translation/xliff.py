"""A translation as XLIFF 2.0 (OASIS, 5 August 2014): what is kept beside the course, and what most translators take.

A unit is a segment with the author's Markdown in it. What comes back is a stranger's: it is read without entities,
without the web and within limits, and only its text is taken.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from builder.source.slugs import without_controls
from builder.translation.units import Translation, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
X = f"{{{NAMESPACE}}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
OUT_OF_DATE = "builder:out-of-date"  # a subState (4.7.2.4): the prefix is ours
OBSOLETE_FILE = "kept"  # the id of the file element that holds what the course no longer says
MOST_UNITS = 50_000
LONGEST = 100_000  # characters of a text
DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
KEEP = (
    "This is Markdown. Keep {{ words in curly brackets }}, addresses in (round) and [^footnotes] as they are, and as "
    "many [[gaps]] as there are. Numbers that say how many stay in figures."
)


class BadTranslationError(Exception):
    """The file is no translation that can be read; the sentence says why, `help` what to do."""

    help = "take it from a backup, or ask the translator for XLIFF 2.0 or PO"


def read_xliff(text: str) -> Translation:
    """The translation that a file holds. BadTranslationError: it is no XLIFF 2, or not a safe one."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise BadTranslationError("it declares entities, which no XLIFF needs")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(DECLARED.sub("", text).encode(), parser)
    except etree.XMLSyntaxError as reason:
        raise BadTranslationError(f"it is no XML ({str(reason).partition(' (')[0]})") from reason
    if root.tag != f"{X}xliff":
        raise BadTranslationError("it is no XLIFF 2.0")
    units: list[Unit] = []
    obsolete: list[Unit] = []
    for file in root.iter(f"{X}file"):
        (obsolete if file.get("id") == OBSOLETE_FILE else units).extend(map(_unit, file.iter(f"{X}unit")))
    if len(units) + len(obsolete) > MOST_UNITS:
        raise BadTranslationError(f"it has more than {MOST_UNITS:,} units")
    return Translation(root.get("srcLang", ""), root.get("trgLang", ""), tuple(units), tuple(obsolete))


def _unit(element: Any) -> Unit:
    segments = list(element.iter(f"{X}segment"))
    source, target = ("".join(_texts(segments, name)) for name in ("source", "target"))
    if max(len(source), len(target)) > LONGEST:
        raise BadTranslationError(f"the unit {element.get('id', '')[:80]} is longer than {LONGEST:,} characters")
    old = any(one.get("subState") == OUT_OF_DATE and one.get("state", "initial") == "initial" for one in segments)
    notes = {note.get("category"): note.text or "" for note in element.iter(f"{X}note")}
    earlier = notes.get("earlier", "") or source
    return Unit(
        element.get("id", ""), source, target.strip(), earlier if old and target.strip() else "", notes.get("place", "")
    )


def _texts(segments: Iterable[Any], name: str) -> Iterator[str]:
    """The words of the sources or targets; what a tool marked up in them keeps its words."""
    for segment in segments:
        for one in segment.iterchildren(f"{X}{name}"):
            yield without_controls("".join(str(part) for part in one.itertext()))


def as_xliff(translation: Translation, course: str) -> str:
    """A file that holds a translation of the course with the given name."""
    root = etree.Element(
        f"{X}xliff",
        {"version": "2.0", "srcLang": translation.source_language, "trgLang": translation.language},
        nsmap={None: NAMESPACE},  # type: ignore[dict-item]  # lxml's own sign for the default
    )
    file = etree.SubElement(root, f"{X}file", id="course", original=course)
    _add_notes(file, {"instruction": KEEP})
    for unit in translation.units:
        _add_unit(file, unit)
    if translation.obsolete:
        file = etree.SubElement(root, f"{X}file", id=OBSOLETE_FILE, original=course)
        _add_notes(file, {"instruction": "The course no longer says this. Leave it: it is used if the text returns."})
        for unit in translation.obsolete:
            _add_unit(file, unit, used=False)
    etree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="unicode") + "\n"


def _add_unit(file: Any, unit: Unit, *, used: bool = True) -> None:
    element = etree.SubElement(file, f"{X}unit", {"id": unit.id} if used else {"id": unit.id, "translate": "no"})
    may_stay = "A name or the like: it may stay as it is." if unit.optional else ""
    changed = "The text has changed: fix the translation, and mark it as translated." if unit.earlier else ""
    _add_notes(
        element,
        {"place": unit.context, "instruction": " ".join(filter(None, (may_stay, changed))), "earlier": unit.earlier},
    )
    states = {"state": "translated" if unit.target and not unit.earlier else "initial"}
    if unit.earlier:
        states["subState"] = OUT_OF_DATE
    segment = etree.SubElement(element, f"{X}segment", states)
    etree.SubElement(segment, f"{X}source", {SPACE: "preserve"}).text = unit.source
    if unit.target:
        etree.SubElement(segment, f"{X}target", {SPACE: "preserve"}).text = unit.target


def _add_notes(element: Any, by_category: dict[str, str]) -> None:
    if any(by_category.values()):
        notes = etree.SubElement(element, f"{X}notes")
        for category, text in by_category.items():
            if text:
                etree.SubElement(notes, f"{X}note", category=category).text = text
