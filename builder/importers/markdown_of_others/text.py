"""Somebody's Markdown as a course's: its front matter, its pictures, its forms."""

from __future__ import annotations

import re
from html import unescape
from os.path import normpath, relpath
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import yaml

from builder.diagnostics import Report
from builder.discover import block_kinds, severity_of
from builder.fix.apply import apply
from builder.importers.draft import Draft
from builder.importers.fitting import TO_DESCRIBE
from builder.importers.inside import files_inside, is_shown
from builder.importers.markdown_of_others.commands import SYNTAX, without_commands
from builder.importers.markdown_of_others.containers import Containers
from builder.importers.markdown_of_others.liascript import head_of, is_liascript, questions
from builder.importers.markdown_of_others.placing import placed
from builder.importers.markdown_of_others.prose import outside_code, tidy
from builder.importers.markdown_of_others.tags import without_tags
from builder.importers.markdown_of_others.tasks import with_tasks
from builder.model import CourseSource, SourceText
from builder.parse.course import parse_course
from builder.parse.front_matter.fences import split_front_matter
from builder.parse.front_matter.keys import KEYS
from builder.source.folders import COURSE_FILE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.diagnostics import Diagnostic
    from builder.importers import Reading
    from builder.importers.source import SourceFile

MOST_PASSES = 5  # of fixing: what overlaps is left for the next
REPORTED = {"markup-of-other-programs", "other-quiz-notation", "text-not-read", "picture-from-web", "html-comment"}
FIRST_HEADING = re.compile(r"\A\s*# +(?P<title>[^\n]+?)(?:[ \t]*\{[#.:][^{}\n]*\})?[ #]*\n")
TOP = re.compile(r"^# ", re.MULTILINE)
EMBEDDED = re.compile(r"!\[\[(?P<name>[^\]|#]+\.\w{2,5})(?:\|(?P<alt>[^\]]*))?\]\]")  # of Obsidian
LINKED = re.compile(r"(?P<before>\]\(\s*)<?(?P<address>(?!\w+:|#|/)[^()<>\n\"]+?\.\w{2,5})>?(?P<after>[ )])")
IMAGE = re.compile(r"<img\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"\b(?P<name>src|alt)\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s>]+)", re.IGNORECASE)
OF_WEB = re.compile(r"!\[(?P<alt>[^\]\n]*)\]\(\s*<?(?P<address>(?:https?:)?//[^)>\s]+)>?")
SIZE = re.compile(r"\d+(?:x\d+)?")  # in the place of a description, in Obsidian
NOT_DESCRIBED = re.compile(r"!\[\s*\](?P<rest>\(\s*<?(?P<address>[^<>()\s]+[^<>()]*)|\[(?P<name>[^\]]+)\])")
WORD = re.compile(r"[^\W_]+")
ALSO = {"lang": "language", "description": "summary", "author": "owner", "subtitle": "summary"}


def read_markdown(file: SourceFile, reading: Reading) -> Draft:
    """The draft of a file: its text as it is meant, below a front matter of ours."""
    top, body = split_front_matter(file.text())
    details = _details(top, reading)
    body = body.strip("\n") + "\n"
    lia = is_liascript(body)
    if lia:
        head, body = head_of(body, reading)
        details = _details_of(head, reading) | details
    body = without_tags(without_commands(body, reading))
    first = FIRST_HEADING.match(body)
    title = details.pop("title", "")
    if first and len(TOP.findall(body)) == 1:
        title, body = title or first["title"].strip(), body[first.end() :].lstrip("\n")
    pieces = Containers(reading).pieces(body.split("\n"))
    if lia:
        pieces = [part for one in pieces for part in (questions(one, reading) if isinstance(one, str) else [one])]
    body = placed(pieces, title, reading)
    body = with_tasks(body, block_kinds(), reading)
    body = _described(_from_web(_with_files(body, file, reading), reading), reading)
    typed = body
    body, left = _fixed(body)
    _report_lost(typed, body, reading)
    body = tidy(body)
    for one in left:
        reading.doubt(f"line {one.span.line} of the course", _sentence(one.message), _sentence(one.help))
    return Draft(title, (), details.pop("language", ""), details, text=body)


def _details(top: str, reading: Reading) -> dict[str, str]:
    """What the front matter says that a course's can say too; the rest is told."""
    try:
        data = yaml.safe_load(top) if top.strip() else {}
    except yaml.YAMLError:
        data = None
    if not isinstance(data, dict):
        reading.leave_out("front matter that can't be read", "at the top", top)
        return {}
    return _details_of(data, reading)


def _details_of(data: Mapping[Any, object], reading: Reading) -> dict[str, str]:
    details: dict[str, str] = {}
    for key, value in data.items():
        name = ALSO.get(str(key).lower(), str(key).lower())
        words = " ".join(str(value).split())
        if (
            name != "id"
            and name in KEYS
            and isinstance(value, str | int | float)
            and name not in details
            and _fits(name, value)
        ):
            details[name] = words
        elif words:
            reading.leave_out("lines of front matter that mean nothing here", "at the top", f"{key}: {words}")
    return details


def _fits(name: str, value: object) -> bool:
    try:
        KEYS[name].read(value)
    except ValueError:
        return False
    return True


def _from_web(body: str, reading: Reading) -> str:
    """The text with the pictures of the web as the course's own, where the author asks for that."""

    def got(match: re.Match[str]) -> str:
        media = reading.from_web(match["address"], called=match["alt"])
        return f"![{match['alt']}]({media}" if media else match[0]

    return outside_code(body, lambda _, text: OF_WEB.sub(got, text)) if reading.fetch else body


def _with_files(body: str, file: SourceFile, reading: Reading) -> str:
    """The text with the files that lie beside it as the course's own."""
    around = file.path.parent

    def from_obsidian(one: re.Match[str]) -> str:
        alt, name = (one["alt"] or "").strip(), one["name"].strip()
        path = _beside(around, name, file.folder) or _called(name, file.folder)
        where = relpath(path, around).replace("\\", "/") if path else name
        return f"![{'' if SIZE.fullmatch(alt) else alt}](<{where}>)"

    embedded = outside_code(body, lambda _, text: IMAGE.sub(_from_html, EMBEDDED.sub(from_obsidian, text)))

    def kept(match: re.Match[str]) -> str:
        path = _beside(around, match["address"], file.folder)
        if not path:
            return match[0]
        name = relpath(path, around).replace("\\", "/")
        return f"{match['before']}{reading.keep(name, path.read_bytes)}{match['after']}"

    return LINKED.sub(kept, embedded)


def _from_html(one: re.Match[str]) -> str:
    attributes = {match["name"].lower(): match["value"].strip("\"'").strip() for match in ATTRIBUTE.finditer(one[0])}
    alt = re.sub(r"[\[\]]", "", unescape(attributes.get("alt", "")))
    address = re.sub(r"[<>]", "", unescape(attributes.get("src", "")))
    return f"![{alt}](<{address}>)" if address else one[0]


def _described(body: str, reading: Reading) -> str:
    """The text with a description for each picture that has none, which is told."""

    def described(number: int, text: str) -> str:
        for one in NOT_DESCRIBED.finditer(text):
            reading.doubt(
                f"line {number} of the text",
                f"The picture “{one['address'] or one['name']}” has no description for people who can't see it.",
                f"Write what it shows in place of “{TO_DESCRIBE}”.",
            )
        return NOT_DESCRIBED.sub(lambda one: f"![{TO_DESCRIBE}]{one['rest']}", text)

    return outside_code(body, described)


def _beside(around: Path, address: str, within: Path) -> Path | None:
    """A file by its address from a folder; None: there is none within the folder that is imported."""
    name = unquote(address.strip().partition("#")[0].partition("?")[0]).replace("\\", "/")
    try:
        path = Path(normpath(around / name))
        inside = path.is_relative_to(within) and path.resolve().is_relative_to(within.resolve()) and path.is_file()
    except (OSError, ValueError, RuntimeError):  # no path can be like that; a link that leads to itself
        return None
    return path if inside and path.suffix.lower() not in {".md", ".qmd", ".mdx"} else None


def _called(name: str, within: Path) -> Path | None:
    """The first file of that name, wherever it lies in the folder that is imported, as Obsidian finds it."""
    wanted = name.rpartition("/")[2].casefold()
    found = next((one for one in files_inside(within) if is_shown(one) and one.name.casefold() == wanted), None)
    return _beside(within, found.relative_to(within).as_posix(), within) if found else None


def _fixed(body: str) -> tuple[str, list[Diagnostic]]:
    """The text with what was understood written properly, and what is still of other programs."""
    found: list[Diagnostic] = []
    for _ in range(MOST_PASSES):
        found = _found(body)
        fixed, changed = apply(body, [edit for one in found for edit in one.edits])
        if not changed:
            break
        body = fixed
    return body, [one for one in found if one.rule in REPORTED and one.span.line]


def _report_lost(typed: str, meant: str, reading: Reading) -> None:
    """Tells of the lines whose words have gone: remarks and commands of other programs."""
    words_read = set(WORD.findall(meant))
    for number, line in enumerate(typed.split("\n"), 1):
        if set(WORD.findall(SYNTAX.sub(" ", line))) - words_read:
            reading.leave_out("lines with remarks or commands of other programs", f"line {number} of the text", line)


def _found(body: str) -> list[Diagnostic]:
    texts: Mapping[str, str] = {COURSE_FILE: body}
    source = CourseSource(
        name="course",
        folder=Path("course"),
        texts=tuple(SourceText(name, name, text) for name, text in texts.items()),
        media={},
        organisation=None,
        organisation_media={},
        lock=None,
    )
    report = Report(severity_of)
    parse_course(source, (), report)
    return report.found


def _sentence(text: str) -> str:
    words = " ".join(text.split())
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "!", "?", "”", ")")) else ".")
