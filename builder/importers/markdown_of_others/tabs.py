"""Parts of other programs of which a reader opens one: tabs, and what unfolds; each with the line after them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.importers.markdown_of_others.placing import HEADING
from builder.importers.markdown_of_others.prose import text_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    Parts = list[tuple[str, list[str]]]  # title and lines

TAB = re.compile(r"^===[!+]?[ \t]+[\"“](?P<title>.+)[\"”][ \t]*$")
DETAILS = re.compile(r"^\s*<details\b[^>]*>", re.IGNORECASE)
ENDS = re.compile(r"</details\s*>\s*$", re.IGNORECASE)
SUMMARY = re.compile(r"<summary\b[^>]*>(?P<title>.*?)</summary>", re.IGNORECASE | re.DOTALL)
OPEN_TABS = re.compile(r"^\s*<Tabs\b[^>]*>\s*$")
TAB_ITEM = re.compile(r"<TabItem\b(?P<attributes>[^>]*)>(?P<text>.*?)</TabItem>", re.DOTALL)
LABEL, VALUE = re.compile(r"\blabel=[\"'](.*?)[\"']"), re.compile(r"\bvalue=[\"'](.*?)[\"']")
TAG, KEYS = re.compile(r"<[^<>]+>"), re.compile(r"\s*\{[#.][^{}]*\}\s*$")


def of_headings(inside: Sequence[str]) -> Parts:
    """Tabs of Quarto: each heading is one."""
    found = [HEADING.match(line) if known else None for line, known in zip(inside, text_lines(inside), strict=True)]
    top = min((len(one["level"]) for one in found if one), default=0)
    parts: Parts = []
    for line, one in zip(inside, found, strict=True):
        if one and len(one["level"]) == top:
            parts.append((plain(one["title"]), []))
        elif parts:
            parts[-1][1].append(line)
    return parts


def of_mkdocs(lines: Sequence[str], at: int) -> tuple[int, Parts] | None:
    """Tabs of MkDocs: what is set in below their titles."""
    parts: Parts = []
    while at < len(lines):
        opened = TAB.match(lines[at])
        if opened:
            parts.append((opened["title"], []))
        elif parts and (not lines[at].strip() or lines[at].startswith(("    ", "\t"))):
            parts[-1][1].append(lines[at].removeprefix("\t").removeprefix("    "))
        else:
            break
        at += 1
    return (at, parts) if parts else None


def of_docusaurus(lines: Sequence[str], at: int) -> tuple[int, Parts] | None:
    """Tabs of Docusaurus, which are tags."""
    end = next((one for one in range(at, len(lines)) if lines[one].strip() == "</Tabs>"), None)
    if not OPEN_TABS.match(lines[at]) or end is None:
        return None
    parts: Parts = []
    for one in TAB_ITEM.finditer("\n".join(lines[at + 1 : end])):
        named = LABEL.search(one["attributes"]) or VALUE.search(one["attributes"])
        parts.append((named[1] if named else "More", one["text"].split("\n")))
    return end + 1, parts


def unfolding(lines: Sequence[str], at: int) -> tuple[int, Parts] | None:
    """What unfolds in HTML, as many as stand behind each other."""
    parts: Parts = []
    end = at
    while at < len(lines) and (DETAILS.match(lines[at]) or (parts and not lines[at].strip())):
        last = _last(lines, at) if lines[at].strip() else at
        if last is None:
            break
        if lines[at].strip():
            block = "\n".join(lines[at : last + 1])
            known = SUMMARY.search(block)
            text = ENDS.sub("", DETAILS.sub("", SUMMARY.sub("", block, count=1), count=1))
            parts.append((plain(known["title"]) if known else "More", text.split("\n")))
            end = last + 1
        at = last + 1
    return (end, parts) if parts else None


def _last(lines: Sequence[str], at: int) -> int | None:
    depth = 0
    for number in range(at, len(lines)):
        lower = lines[number].lower()
        depth += lower.count("<details") - lower.count("</details")
        if depth <= 0:
            return number
    return None


def titled(lines: Sequence[str]) -> tuple[str, Sequence[str]]:
    """A heading at the beginning of some lines, and what stands below it."""
    first = next((at for at, line in enumerate(lines) if line.strip()), None)
    found = HEADING.match(lines[first]) if first is not None else None
    return (plain(found["title"]), lines[(first or 0) + 1 :]) if found else ("", lines)


def plain(title: str) -> str:
    """A title without tags and keys."""
    return " ".join(KEYS.sub("", TAG.sub("", title)).split())
