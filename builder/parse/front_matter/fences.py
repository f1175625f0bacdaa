"""Where front matter begins and ends, and what in and around it nobody reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.model import Span
from builder.parse.front_matter.yaml_slips import HASHTAG
from builder.patterns import pattern

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import SourceText

FENCE = pattern(r"^(?:-{3,}|—-?|–-|-–)[ \t]*$")  # word processors draw hyphens together
KEY = pattern(r"^\s*(?:[\w\"'*-][^:]{0,80}:(?:[\s*_]|$)|#|$|[A-Za-z][\w -]{0,40}(?:\uff1a|[ ]=[ ]))")
BARE = pattern(r"^(?:(?:\*\*|__)?[A-Za-z][\w -]{0,40}(?:\*\*|__)?:(?:\*\*|__)?(?:[ \t]|$)|[ \t]+\S|-[ \t])")
HEADING = pattern(r"^#{2,6}[ \t]+\S")
TITLE = pattern(r"^(?:\*\*|__)?title(?::(?:\*\*|__)?|(?:\*\*|__)?:)[ \t]*\S", re.IGNORECASE)
REMARK = pattern(r"(?:^|(?<=\s))#\s?(?=(?P<words>.*))")
SCHEMA = "yaml-language-server:"  # how a remark begins that is for an editor


def split_front_matter(text: str) -> tuple[str, str]:
    """The YAML and the Markdown of a file, each with as many lines as before it, so that line numbers stay true."""
    lines = text.split("\n")
    if bare := bare_lines(text):
        return "\n" * bare.start + "\n".join(lines[bare.start : bare.stop]), "\n" * bare.stop + "\n".join(
            lines[bare.stop :]
        )
    start, end = _fences(lines)
    between = lines[start + 1 : end]
    known = KEY.match(next(filter(str.strip, between), "")) or any(map(TITLE.match, between))  # below a stray line, too
    if not end or not known:  # a line is drawn there
        return "", text
    return "\n" * (start + 1) + "\n".join(lines[start + 1 : end]), "\n" * (end + 1) + "\n".join(lines[end + 1 :])


def bare_lines(text: str) -> range:
    """The lines of front matter that lacks its hyphens above and below, or below: they begin with the title."""
    lines = text.split("\n")
    start, end = _fences(lines)
    first = start + bool(FENCE.match(lines[start]))
    if end or first >= len(lines) or not TITLE.match(lines[first]):
        return range(0)
    last = next((at for at in range(first, len(lines)) if not BARE.match(lines[at])), len(lines))
    return range(first, last) if last - first > 1 or first > start else range(0)


def _fences(lines: list[str]) -> tuple[int, int]:
    """The indices of the lines around front matter; the second is 0 where it is not closed, or there is none."""
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if not FENCE.match(lines[start]):
        return start, 0
    rest = enumerate(lines[start + 1 :], start + 1)
    end = next((number for number, line in rest if FENCE.match(line) or line.rstrip() == "..."), 0)
    between = lines[start + 1 : end]
    heads = any(map(HEADING.match, between)) and any(not KEY.match(line) and line[:1] not in " \t-" for line in between)
    return start, 0 if heads else end  # what closes it then is a line that is drawn further down


def is_unclosed(text: str) -> bool:
    """Whether a text begins as front matter does, and no line ends that."""
    lines = text.split("\n")
    start, end = _fences(lines)
    opened = FENCE.match(lines[start]) and not end
    return bool(opened and re.match(r"[A-Za-z][\w -]{0,40}:(\s|$)", "".join(lines[start + 1 : start + 2])))


def report_elsewhere(source: SourceText, report: Report) -> None:
    """Front matter in any other file than `course.md`, where nobody reads it."""
    yaml, _ = split_front_matter(source.text)
    if yaml.strip():
        message = f"only course.md has such lines between hyphens; these are left out: “{' '.join(yaml.split())}”"
        report(
            "front-matter-elsewhere",
            Span(source.file, 1),
            message,
            help="delete the lines, or move them to the top of course.md",
        )


def report_remarks(yaml: str, file: str, report: Report) -> None:
    """What stands behind “#”, which YAML leaves out."""
    lines = yaml.split("\n")
    remarks = [
        (number, match)
        for number, line in enumerate(lines, 1)
        if (match := next((one for one in REMARK.finditer(line) if _is_remark(line, one)), None))
    ]
    if remarks:
        number, match = remarks[0]
        words = "; ".join(f"“{match['words'].strip()[:80]}”" for _, match in remarks)
        report(
            "remark-in-front-matter",
            Span(file, number, match.start("words") + 1, len(match["words"].rstrip())),
            f"what stands behind # is left out of the course: {words}",
            help='to have it in the course, put quotes around the value:  title: "Module #1"',
        )


def _is_remark(line: str, match: re.Match[str]) -> bool:
    if HASHTAG.match(line[match.start() :]) and re.match(r"^\s*[\w -]+:[ \t]+$", line[: match.start()]):
        return False  # “title: #Calls”, which is read as meant
    quoted = line[: match.start()].count('"') % 2 or line[: match.start()].count("'") % 2
    return bool(match["words"].strip()) and not quoted and not match["words"].startswith(SCHEMA)
