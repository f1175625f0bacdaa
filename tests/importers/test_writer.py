"""What the writer writes, our own parser reads again as the same words in the same places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.importers.draft import (
    Break,
    Bullets,
    Draft,
    Emphasis,
    Heading,
    Item,
    Page,
    Paragraph,
    Section,
    Strong,
    Table,
    Typed,
    Words,
    plain,
    words,
)
from builder.importers.markdown import write
from builder.model import Block
from tests.in_memory import check, source_of

if TYPE_CHECKING:
    from builder.importers.draft import Element

SIGNS = r"""
* ** _ __ ` `` # ## [ ] [[ ]] ( ) { } {{ }} < > & ~ ~~ ^ = == | \ ! ? : ; - -- + . , / $ % @ ' " • · o → ☐ ☑ ✓ “ ” ’ – —
1. 2) a) (b) iv. (1) [x] (x) :smile: &amp; <b> </p> <!-- ::: !!! --- === ``` https://example.org/a_b www.example.org
a@example.org 2*3*4 H~2~O x^2^ $a$ C:\Users \* \textbf{x} ____ ...... [^1] [a](b) ![a](b) {% x %} {.a} {#b}
"""
LABELS = """
Hint: Answer: Explanation: Settings: Objective: For: Question: Note: Remember: Feedback: True. False Why: Captions:
Type: 1: Quiz Key points Correct Poll –
"""
TOKENS = st.one_of(
    st.sampled_from(SIGNS.split()),
    st.sampled_from(LABELS.split()),
    st.sampled_from(["care", "form", "desk", "letter", "Mill", "café", "12", "£5", "it's"]),
)


def _said(parts: list[str], glue: list[str]) -> str:
    return "".join(one + (glue[at % len(glue)] if glue else " ") for at, one in enumerate(parts)).strip()


TEXT = st.builds(_said, st.lists(TOKENS, min_size=1, max_size=6), st.lists(st.sampled_from(["", " "]), max_size=4))
TEXT = TEXT.filter(lambda text: any(letter.isalnum() for letter in text))
PIECE = st.one_of(
    TEXT.map(Words),
    TEXT.map(lambda text: Strong(words(text))),
    TEXT.map(lambda text: Emphasis(words(f"{text} "))),
    st.sampled_from(["code", "a | b", "`x`", "C:\\x"]).map(Typed),
    st.just(Break()),
)
INLINE = st.lists(PIECE, min_size=1, max_size=4).map(tuple).filter(lambda text: any(map(str.isalnum, plain(text))))
ITEM = st.builds(Item, INLINE)
LIST = st.builds(Bullets, st.lists(ITEM, min_size=1, max_size=3).map(tuple), st.booleans())
NESTED = st.builds(lambda text, inner: Bullets((Item(text, (inner,)), Item(text))), TEXT.map(words), LIST)
TABLE = st.builds(
    lambda head, rows: Table(tuple(head), tuple(map(tuple, rows))),
    st.lists(INLINE, min_size=2, max_size=2),
    st.lists(st.lists(INLINE, min_size=2, max_size=2), min_size=1, max_size=3),
)
PARAGRAPH = st.builds(Paragraph, INLINE)
ELEMENT = st.one_of(PARAGRAPH, PARAGRAPH, LIST, NESTED, TABLE, st.builds(Heading, TEXT.map(words)))


def draft_of(*elements: Element) -> Draft:
    return Draft("Title", (Section((), (Page(words("First page"), elements),)),))


KINDS = {"p": "paragraph", "ul": "list", "ol": "list", "table": "table", "h2": "heading"}


def read(text: str) -> list[tuple[str, str]]:
    """What our parser makes of a course's only page: kinds and words."""
    course, _ = check(source_of({"course.md": text}))
    assert [len(section.pages) for section in course.sections] == [1], text
    return [one for item in course.sections[0].pages[0].items for one in _seen(item)]


def _seen(item: Any) -> list[tuple[str, str]]:
    if isinstance(item, Block):
        return [("block", item.kind)]
    tag = re.match(r"<(?:section[^>]*>\s*<)?(\w+)", item.html)
    kind = KINDS.get(tag[1] if tag else "p", tag[1] if tag else "")
    return [(kind if not item.paragraph else "paragraph", _flat(item.plain))]


def _flat(text: str) -> str:
    """Words without the blanks between them, marks as they are typed."""
    text = re.sub(r"[“”]", '"', text)
    text = re.sub(r"[‘’]", "'", text)
    text = re.sub(r"-{2,3}|[–—]", "–", text)
    text = re.sub(r"[.…]{3,}|…", "…", text)
    return re.sub(r"\s+", "", text)


def _expected(element: Element) -> tuple[str, str]:
    match element:
        case Paragraph(text):
            return "paragraph", _flat(plain(text))
        case Heading(text):
            return "heading", _flat(plain(text))
        case Bullets():
            return "list", _flat(_list(element))
        case Table(head, rows):
            return "table", _flat(" ".join(plain(cell) for row in (head, *rows) for cell in row))
    raise TypeError(element)


def _list(one: Bullets) -> str:
    return " ".join(plain(item.text) + " ".join(map(_list, item.inside)) for item in one.items)  # type: ignore[arg-type]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], max_examples=600)
@given(ELEMENT)
def test_what_is_written_reads_back_as_the_same_words(element: Element) -> None:
    text = write(draft_of(element))
    assert read(text) == [_expected(element)], text
