"""What exports share of words: HTML as plain text, and what a format has no place for."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from lxml.html import fragment_fromstring, tostring

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element
    from lxml.html import HtmlElement

    from builder.diagnostics import Report
    from builder.exports import Question

CURRENCIES = re.compile(r"[^\w\s%°]+")  # units that stand before a number
TAG = re.compile(r"<[^>]*>")
PARAGRAPH = re.compile(r"\s*</?(?:p|div)>\s*", re.IGNORECASE)
PICTURE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)  # of an address that is no file's
ALT, ADDRESS = re.compile(r'\balt="([^"]*)"'), re.compile(r'\b(?P<how>src|href)="(?P<address>[^"]*)"')


def needs_html(text: str) -> bool:
    """Whether HTML holds more than the plain words of one paragraph."""
    return bool(re.search(r"[<&]", PARAGRAPH.sub("", text, count=2)))


def plain_of(text: str) -> str:
    """HTML as plain words."""
    with_alternatives = PICTURE.sub(lambda match: (ALT.search(match[0]) or ["", ""])[1], text)
    return " ".join(html.unescape(TAG.sub(" ", with_alternatives)).split())


def files_in(text: str) -> list[_Element]:
    """The links in XML that lead to files of the course."""
    return [link for link in _tree(text).iter("a") if not SCHEME.match(link.get("href", ""))]


def without_files(text: str) -> str:
    """XML with the descriptions of its pictures in their place, and the words of links to files."""
    root = _tree(PICTURE.sub(lambda match: html.escape(plain_of(match[0])), text))
    for link in [one for one in root.iter("a") if not SCHEME.match(one.get("href", ""))]:
        link.drop_tag()
    return "".join([html.escape(root.text or "", quote=False), *(_written(child) for child in root)])


def _tree(text: str) -> HtmlElement:
    return fragment_fromstring(text, create_parent=True)


def _written(element: _Element) -> str:
    return str(tostring(element, method="xml", encoding="unicode"))


def in_words(what: Iterable[str]) -> str:
    """“its hint, its marks and its pictures”."""
    *first, last = what
    return f"{', '.join(first)} and {last}" if first else last


def report_missing(question: Question, missing: list[str], form: str, report: Report) -> None:
    """Reports what of a question is not in the export, if anything."""
    if missing:
        report(
            "not-exported",
            question.span,
            f"{form} has no place for {in_words(missing)} of this question, which is exported without",
            help="set it again where you import the file, or choose another format: builder export --help",
        )


def report_left_out(question: Question, form: str, why: str, report: Report) -> None:
    """Reports that a question is not in the export."""
    report(
        "not-exported",
        question.span,
        f"this question is not in the export: {why} in {form}",
        help="make it anew where you import the file, or choose another format: builder export --help",
    )
