"""What texts of other programs hold for these programs alone: commands, marks for tables of contents, keys for rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.importers.markdown_of_others.prose import outside_code, text_lines

if TYPE_CHECKING:
    from builder.importers import Reading

# Kinds of boxes, classes and sizes: nobody misses their words.
SYNTAX = re.compile(
    r"^[ \t>]*(?:!!!|\?\?\?\+?|:{3,}[ \t]*\{?\.?)[ \t]*[\w-]+|\[![\w-]+\][-+]?|^[ \t]*> \*\*(?:Note|Warning)\*\*[ \t]*$"
    r"|\{:?[ \t]*[.#](?:[^{}\"]|\"\d*\w*\")*\}|\{[ \t]*(?:width|height|align|loading)=[^{}]*\}"
    r"|(?<!\w):[a-z_+]\w+:(?!\w)|\[TOC\]|\[\[_?TOC_?\]\]|\[[(\[][xX][)\]]\]"
)
COMMAND = re.compile(
    r"^[ \t]*(?:(?:import|export)\b.*(?:from ['\"].*['\"]|=.*);?|-{1,2}8<-{1,2}.*|\{\{<[ \t]*pagebreak[ \t]*>\}\}"
    r"|\\(?:newpage|pagebreak|clearpage|tableofcontents)|<script\b.*</script>|\{%.*%\})[ \t]*$"
)
FILM = re.compile(r"\{\{<[ \t]*(?:video|youtube|vimeo)[ \t]+(?P<address>[^\s>]+)[^>]*>\}\}")
CONTENTS = re.compile(
    r"^[ \t]*<!-- *toc *-->.*?<!-- *(?:tocstop|/toc) *-->[ \t]*$", re.MULTILINE | re.DOTALL | re.IGNORECASE
)
MARKS = re.compile(
    r"^[ \t]*<!-- *(?:truncate|more|toc|tocstop|prettier-ignore\S*|markdownlint-\S+)[^\n]*-->[ \t]*$", re.IGNORECASE
)
EXAMPLE = re.compile(r"^(?P<before>[ \t]*)\(@[\w-]*\)[ \t]+")
DESCRIBED = re.compile(
    r"!\[[^\]\n]*\](?P<address>\([^()\n]*\))(?P<text>\{[^{}\n]*\bfig-alt=\"(?P<alt>[^\"\n]+)\"[^{}\n]*\})"
)
ABBREVIATION = re.compile(r"^\*\[(?P<term>[^\]\n]+)\]:[ \t]+(?P<text>\S.*)$")
GLOSSARY = re.compile(r"^#{1,6}[ \t]+Glossary\b", re.IGNORECASE)
HEAD = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
CODE_WITH_BAR = re.compile(r"`[^`\n]*(?<!\\)\|[^`\n]*`")
BAR = re.compile(r"(?<!\\)\|")


def without_commands(body: str, reading: Reading) -> str:
    """The text without them; what is left out is told."""
    remaining = CONTENTS.sub("", body)
    if remaining != body:
        reading.leave_out("tables of contents", "")
    lines = remaining.split("\n")
    for at, is_text in enumerate(text_lines(lines)):
        line = lines[at]
        if not is_text:
            continue
        if COMMAND.match(line):
            reading.leave_out("commands of another program", f"line {at + 1} of the text", line)
            lines[at] = ""
        elif MARKS.match(line):
            lines[at] = ""
        else:
            lines[at] = EXAMPLE.sub(r"\g<before>1. ", DESCRIBED.sub(r"![\g<alt>]\g<address>", line))
    lines, terms = _without_terms(lines)
    text = outside_code("\n".join([*lines, *terms]), lambda _, one: FILM.sub(r"[Film](\g<address>)", one))
    return _rows_that_fit(text)


def _without_terms(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines without abbreviations that are explained, and these as a glossary, where the text has none."""
    if any(GLOSSARY.match(one) for one in lines):
        return lines, []
    found = [
        (at, one) for at, known in enumerate(text_lines(lines)) if known and (one := ABBREVIATION.match(lines[at]))
    ]
    places = {at for at, _ in found}
    terms = [f"{one['term']}\n: {one['text']}\n" for _, one in found]
    remaining = [line for at, line in enumerate(lines) if at not in places]
    return remaining, ["", "## Glossary", "", *terms] if terms else []


def _rows_that_fit(body: str) -> str:
    """The text with bars in code escaped in rows of tables, and heads as wide as the widest row."""
    lines = body.split("\n")
    is_text = text_lines(lines)
    for at in range(1, len(lines)):
        if not (is_text[at] and "|" in lines[at] and HEAD.match(lines[at]) and "|" in lines[at - 1]):
            continue
        columns, end = _cells(lines[at]), at + 1
        while end < len(lines) and is_text[end] and "|" in lines[end]:
            if _cells(lines[end]) > columns:
                lines[end] = CODE_WITH_BAR.sub(lambda one: BAR.sub(r"\\|", one[0]), lines[end])
            end += 1
        wider = max((_cells(one) for one in lines[at + 1 : end]), default=0) - columns
        if wider > 0:
            lines[at - 1] = f"{lines[at - 1].rstrip().removesuffix('|')}|{' |' * wider}"
            lines[at] = f"{lines[at].rstrip().removesuffix('|')}|{'---|' * wider}"
    return "\n".join(lines)


def _cells(row: str) -> int:
    return len(BAR.findall(row.strip().removeprefix("|").removesuffix("|"))) + 1
