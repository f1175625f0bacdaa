"""HTML within somebody's Markdown: what has a form here gets it, boxes around text go."""

from __future__ import annotations

import re

from builder.importers.markdown_of_others.prose import text_lines

HEADING = re.compile(r"<h(?P<level>[1-6])\b[^>]*>(?P<text>.*?)</h(?P=level)\s*>", re.IGNORECASE | re.DOTALL)
AROUND = re.compile(
    r"^[ \t]*</?(?:p|div|center|section|article|figure|span|font|picture|br)\b[^<>]*>[ \t]*$", re.IGNORECASE
)
BREAKS = re.compile(r"(?:\s*<br\s*/?>\s*)+", re.IGNORECASE)
ON_ONE_LINE = re.compile(r"^[ \t]*<(?P<name>p|div|center)\b[^<>]*>(?P<text>.*?)</(?P=name)>[ \t]*$", re.IGNORECASE)
STRONG = re.compile(r"<(?P<name>b|strong)>(?P<text>[^<>\n]+)</(?P=name)>", re.IGNORECASE)
EMPHASIS = re.compile(r"<(?P<name>i|em)>(?P<text>[^<>\n]+)</(?P=name)>", re.IGNORECASE)
LINK = re.compile(r"<a\b[^<>]*?\bhref=[\"'](?P<address>[^\"'<>\s]+)[\"'][^<>]*>(?P<text>[^<>\n]*?)</a>", re.IGNORECASE)
KEYS = re.compile(r"<(?P<name>kbd|samp|code|tt)>(?P<text>[^<>`\n]+)</(?P=name)>", re.IGNORECASE)
FENCED = re.compile(r"(^[ \t>]*(`{3,}|~{3,}).*?^[ \t>]*\2[`~]*[ \t]*$)", re.MULTILINE | re.DOTALL)


def without_tags(body: str) -> str:
    """The text with headings, links and stress of HTML as Markdown, and without the boxes around them."""
    pieces = FENCED.split(body)
    body = "".join(
        HEADING.sub(_heading, piece) if at % 3 == 0 else piece
        for at, piece in enumerate(pieces)
        if at % 3 != 2  # noqa: PLR2004 - the sign of a fence, which is in the piece before
    )
    lines = body.split("\n")
    written = []
    for line, is_text in zip(lines, text_lines(lines), strict=True):
        if not is_text or "<" not in line:
            written.append(line)
        elif not AROUND.match(line):
            wrapped = ON_ONE_LINE.match(line)
            text = wrapped["text"].strip() if wrapped else line
            text = STRONG.sub(r"**\g<text>**", text)
            text = EMPHASIS.sub(r"*\g<text>*", text)
            text = KEYS.sub(r"`\g<text>`", text)
            written.append(LINK.sub(r"[\g<text>](\g<address>)", text))
        else:
            written.append("")
    return "\n".join(written)


def _heading(one: re.Match[str]) -> str:
    text = " ".join(BREAKS.sub(" ", one["text"]).split())
    pictures = re.findall(r"<img\b[^>]*>", text)
    for picture in pictures:
        text = text.replace(picture, "")
    title = f"{'#' * int(one['level'])} {' '.join(text.split())}"
    return "\n\n".join([title, *pictures]) + "\n" if pictures else title
