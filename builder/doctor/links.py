"""The files that pages, styles and scripts take at once, as they write them: what a browser asks for by itself.

Each text is passed through once, with limits. What only looks like a link, in comments and in the texts of scripts, is
none. Links that learners follow are not among them.
"""

from __future__ import annotations

import html
import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from builder.doctor.package import PAGES, SCRIPTS
from builder.doctor.paths import is_elsewhere
from builder.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_TAG, LONGEST_LINK, MOST_TAGS = 4_000, 400, 20_000  # characters; tags of a page that are looked into
DRAWINGS, STYLES = (".svg",), (".css",)
# What an element takes, by its name.
TAKES = {
    "script": {"src"},
    "img": {"src", "srcset"},
    "source": {"src", "srcset"},
    "video": {"src", "poster"},
    "audio": {"src"},
    "track": {"src"},
    "iframe": {"src"},
    "frame": {"src"},
    "embed": {"src"},
    "input": {"src"},
    "object": {"data"},
    "link": {"href", "imagesrcset"},
    "image": {"href", "xlink:href"},
    "use": {"href", "xlink:href"},
    "body": {"background"},
}
SETS = {"srcset", "imagesrcset"}
TAKEN_BY_LINK = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon", "mask-icon"}
OF_SCRIPT = {"", "module", "text/javascript", "application/javascript", "text/ecmascript"}
TOKEN = re.compile(r"<!--|<(?:(script|style|textarea|title|xmp|noembed)|([a-z][a-z0-9]*))(?=[\s/>])", re.IGNORECASE)
TAG = re.compile(r"""(?:[^<>"']|"[^"]*+"|'[^']*+')*+>""")
ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]++)))?+""")
CANDIDATE = re.compile(r"[^\s,]\S*")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
IN_STYLE = re.compile(
    r"""url\(\s{0,9}(?:"([^"\n]{1,400})"|'([^'\n]{1,400})'|([^\s"'()]{1,400}))\s{0,9}\)"""
    r"""|@import\s{1,9}(?:"([^"\n]{1,400})"|'([^'\n]{1,400})')""",
    re.IGNORECASE,
)
OLD_FONT = re.compile(r"\.eot\b|#iefix|\.svg#", re.IGNORECASE)  # no browser of today takes it
IMPORT = re.compile(
    r"""(?:\bfrom|\bimport)\s{0,9}\(?\s{0,9}(?:"((?:\.{1,2})?/[^"\n]{1,400})"|'((?:\.{1,2})?/[^'\n]{1,400})')"""
)
IMPORTED = (".js", ".mjs", ".css", ".json", ".wasm")  # what else is named there is found by a bundler, not by a browser
FILLED_IN_LATER = re.compile(r"[{}<>`]|\$\(|\[%|%[A-Z_]+%")  # a gap of a template


@frozen
class Link:
    """A file that a text takes."""

    written: str
    at: int  # where it stands in the text
    base: str = ""  # from which the page says that its links go


def links_in(name: str, text: str) -> Iterator[Link]:
    """All of a file, in their order; those to other places on the web and to nothing are left out."""
    ending = posixpath.splitext(name)[1].lower()
    if ending in {*PAGES, *DRAWINGS}:
        found = _of_page(text)
    elif ending in STYLES:
        found = _of_style(text, 0)
    elif ending in SCRIPTS:
        found = _of_script(text, 0)
    else:
        return
    for link in found:
        written = link.written.strip()
        is_file = not is_elsewhere(written) and not written.startswith(("#", "?")) and len(written) <= LONGEST_LINK
        if written and is_file and not FILLED_IN_LATER.search(written):
            yield link


def _of_page(text: str) -> Iterator[Link]:
    at, tags, base = 0, 0, ""
    while (token := TOKEN.search(text, at)) and tags < MOST_TAGS:
        at = token.end()
        if token[0] == "<!--":
            at = _after(text, "-->", at)
            continue
        name = (token[1] or token[2]).lower()
        if not token[1] and name not in TAKES and name != "base" and "style" not in text[at : at + LONGEST_TAG]:
            continue
        tags += 1
        tag = TAG.match(text, at, at + LONGEST_TAG)
        if not tag:
            continue
        given = {one[1].lower(): one for one in ATTRIBUTE.finditer(text, at, tag.end() - 1)}
        if name == "base":
            base = base or _value(given, "href")
        for link in _of_tag(name, given):
            yield Link(html.unescape(link.written), link.at, base)
        at = tag.end()
        if token[1] and not text.endswith("/>", at - 2, at):
            end = _end_of(text, name, at)
            for link in _embedded(name, given, text[at:end], at):
                yield Link(link.written, link.at, base)
            at = end


def _of_tag(name: str, given: dict[str, re.Match[str]]) -> Iterator[Link]:
    if name == "link" and TAKEN_BY_LINK.isdisjoint(_value(given, "rel").lower().split()):
        return
    if name == "input" and _value(given, "type").lower() != "image":
        return
    for attribute, match in given.items():
        value, start = _written(match)
        if attribute == "style":
            yield from _of_style(value, start)
        elif attribute in TAKES.get(name, ()):
            yield from _candidates(value, start) if attribute in SETS else [Link(value, start)]


def _embedded(name: str, given: dict[str, re.Match[str]], text: str, start: int) -> Iterator[Link]:
    """What stands within a style or a script."""
    if name == "style":
        yield from _of_style(text, start)
    elif name == "script" and "src" not in given and _value(given, "type").lower() in OF_SCRIPT:
        yield from _of_script(text, start)


def _candidates(value: str, start: int) -> Iterator[Link]:
    """The files of a `srcset`: a comma ends each, and may be part of its name."""
    at = 0
    while match := CANDIDATE.search(value, at):
        written = match[0].rstrip(",")
        if written:
            yield Link(written, start + match.start())
        at = match.end() if match[0].endswith(",") else _after(value, ",", match.end())


def _of_style(text: str, start: int) -> Iterator[Link]:
    for match in IN_STYLE.finditer(_without_comments(text)):
        group = next(number for number, part in enumerate(match.groups(), 1) if part)
        if not OLD_FONT.search(match[group]):
            yield Link(match[group], start + match.start(group))


def _of_script(text: str, start: int) -> Iterator[Link]:
    if "import" not in text and "export" not in text:
        return
    for match in IMPORT.finditer(_without_comments(text)):
        group = 1 if match[1] else 2
        before = text[max(0, match.start() - LONGEST_LINK) : match.start()].rpartition("\n")[2]
        if urlsplit(match[group]).path.lower().endswith(IMPORTED) and "//" not in before:
            yield Link(match[group], start + match.start(group))


def _without_comments(text: str) -> str:
    """The text with its comments as blanks, so that places stay."""
    return COMMENT.sub(lambda match: " " * len(match[0]), text) if "*/" in text else text


def _value(given: dict[str, re.Match[str]], name: str) -> str:
    return _written(given[name])[0] if name in given else ""


def _written(match: re.Match[str]) -> tuple[str, int]:
    group = next((number for number in (2, 3, 4) if match[number] is not None), 0)
    return (match[group], match.start(group)) if group else ("", match.end())


def _after(text: str, mark: str, at: int) -> int:
    found = text.find(mark, at)
    return len(text) if found < 0 else found + len(mark)


def _end_of(text: str, name: str, at: int) -> int:
    found = re.compile(rf"</{name}", re.IGNORECASE).search(text, at)
    return found.start() if found else len(text)


def file_of(name: str, link: Link) -> str:
    """The name of the file in the package that a text means; it begins with `../` where it leads out of it.

    "" for one that can't be known: the page sets its links' base elsewhere, or it is no address.
    """
    if is_elsewhere(link.base) or link.base.startswith("/"):
        return ""
    try:
        path = unquote(urlsplit(link.written.strip().replace("\\", "/")).path)
    except ValueError:
        return ""
    folder = posixpath.dirname(posixpath.join(posixpath.dirname(name), link.base))
    return posixpath.normpath(posixpath.join(folder, path)) if path else ""
