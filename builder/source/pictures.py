"""The pictures that a course shows, and what a drawing (SVG) must not hold."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.patterns import pattern
from builder.source.svg import DefinesError, kind_of, read_svg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from builder.model import Course, MediaFile, Span

MOST = 5_000_000  # bytes of a drawing
SMALL = 20_000  # bytes of one of which it is kept what is wrong with it
DEFINES = "has definitions of its own (a DTD)"
PROGRAMS = {"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "listener"}
WITHIN = pattern(r"\s*(#|data:image/(png|jpe?g|gif|webp)[;,])", re.IGNORECASE)  # references that stay inside the file
SCHEME = pattern(r"[\s\x00-\x20]*(javascript|vbscript|data:text)", re.IGNORECASE)
FETCH = pattern(r"@import|url\(\s*['\"]?\s*(?!#|data:image/(png|jpe?g|gif|webp)|['\"]?\s*#)[^\s)]", re.IGNORECASE)


def pictures(course: Course, *endings: str) -> Iterator[tuple[MediaFile, Span]]:
    """Each file with one of the endings that the course shows or offers, once, and where it is first named."""
    seen: set[str] = set()
    for link in course.links:
        if link.kind in {"picture", "file"} and link.found.lower().endswith(endings) and link.found not in seen:
            seen.add(link.found)
            yield course.source.media[link.found], link.span
    logo = course.source.organisation_media.get(course.organisation.logo)
    if logo and logo.name.lower().endswith(endings):
        yield logo, course.organisation.spans.get("logo", course.span)


def broken(drawing: bytes) -> str:
    """Why a drawing can't be shown, to follow its name in a sentence; "" where it can."""
    return _faults(drawing).broken


def danger(drawing: bytes) -> str:
    """What a drawing holds that it has no use for, to follow its name in a sentence; "" where there is nothing."""
    return _faults(drawing).danger


@frozen
class Faults:
    """What is wrong with a drawing, each to follow its name in a sentence; "" for nothing."""

    broken: str = ""
    danger: str = ""


def _faults(drawing: bytes) -> Faults:
    """Two rules ask, and a theme's drawings come with many courses."""
    return _known_faults(drawing) if len(drawing) <= SMALL else _look_for_faults(drawing)


def _look_for_faults(drawing: bytes) -> Faults:
    if not drawing.strip():
        return Faults("is empty")
    # Though something else be wrong with it before; in another encoding only who reads it sees it.
    defines = DEFINES if re.search(rb"<!(DOCTYPE|ENTITY)", drawing, re.IGNORECASE) else ""
    try:
        root = read_svg(drawing)
    except DefinesError:
        return Faults(danger=DEFINES)
    except SyntaxError as reason:
        return Faults("is damaged" + (f" (line {reason.lineno})" if reason.lineno else ""), defines)
    kind = kind_of(root)
    fetches = "fetches a style sheet from elsewhere" if re.search(rb"<\?xml-stylesheet", drawing) else ""
    holds = next((fault for element in root.iter() for fault in [_fault(element)] if fault), "")
    broken = "" if kind == "svg" else f"is no SVG drawing: it starts with <{kind}>"
    return Faults(broken, defines or fetches or holds)


_known_faults = lru_cache(maxsize=256)(_look_for_faults)


def _fault(element: Element) -> str:
    name = kind_of(element)
    if name.lower() in PROGRAMS:
        return f"holds <{name}>"
    if name == "style" and FETCH.search(element.text or ""):
        return "fetches a style or a font from elsewhere"
    for attribute, value in element.attrib.items():
        plain = str(attribute).rpartition("}")[2].lower()
        fault = _attribute_fault(name, plain, str(value))
        if fault:
            return fault
    return ""


def _attribute_fault(element: str, name: str, value: str) -> str:
    if name.startswith("on"):
        return f"runs a program by “{name}”"
    if ":" in value and SCHEME.match(value):
        return f"runs a program by “{name}” of <{element}>"
    if name in {"href", "src"} and not WITHIN.match(value) and not (element == "a" and re.match(r"https?:", value)):
        return f"points to another file or site: “{value[:60]}”" if value.strip() else ""
    if ("(" in value or "@" in value) and FETCH.search(value):
        return f"fetches something from elsewhere by “{name}”"
    return ""
