"""What the writer writes, our own parser reads again as the same words in the same places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from builder.diagnostics import Severity
from builder.importers import Reading
from builder.importers.details import front_matter
from builder.importers.draft import (
    Activity,
    Answer,
    Break,
    Bullets,
    Draft,
    Emphasis,
    Gap,
    Gaps,
    Heading,
    Item,
    Number,
    Page,
    Paragraph,
    Question,
    Reflection,
    Reveal,
    Section,
    Sequence,
    Strong,
    Table,
    TrueOrFalse,
    Typed,
    Words,
    plain,
    words,
)
from builder.importers.fitting import arranged
from builder.importers.markdown import write
from builder.model import Block
from tests.in_memory import check, source_of
from tests.sampling import times

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


KINDS = {"Paragraph": "paragraph", "Listing": "list", "Table": "table", "Heading": "heading"}


def read(text: str) -> list[tuple[str, str]]:
    """What our parser makes of a course's only page: kinds and words."""
    course, _ = check(source_of({"course.md": text}))
    assert [len(section.pages) for section in course.sections] == [1], text
    return [_seen(item) for item in course.sections[0].pages[0].items]


def _seen(item: Any) -> tuple[str, str]:
    if isinstance(item, Block):
        return "block", item.kind
    name = type(item).__name__
    return KINDS.get(name, name), _flat(item.plain)


def _flat(text: str) -> str:
    """Words without the blanks between them, marks as they are typed."""
    text = text.replace("<br>", "")
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
    held = [inner for item in one.items for inner in (item.text, *item.inside)]
    return " ".join(_list(inner) if isinstance(inner, Bullets) else plain(inner) for inner in held)  # type: ignore[arg-type]


OFTEN = settings(
    deadline=None,
    max_examples=times(50, 150),
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)


@OFTEN
@given(ELEMENT)
def test_what_is_written_reads_back_as_the_same_words(element: Element) -> None:
    text = write(draft_of(element))
    assert read(text) == [_expected(element)], text


SAID = ["Plan ahead.", "Hint: ring.", "# no heading", "a) first", "Which one?", "1. One", "- x", "**b**", "{{ y }}"]
SAID += [
    "Settings: 2 marks",
    "Answer: B",
    "True. Yes.",
    "[x] done",
    "> quoted",
    "| a | b |",
    "Key points: three",
    "= 12",
]
TWICE = "same-answer-twice"  # which the draft's author has to mend
CALM = st.sampled_from(SAID)
LINES = st.builds(Paragraph, CALM.map(words))
SOME = st.lists(LINES, max_size=1).map(tuple)
CHOICES = st.lists(CALM, min_size=2, max_size=4, unique=True)
ASKED = st.one_of(
    st.builds(
        lambda title, texts, intro, hint, said: Question(
            title=words(title),
            intro=intro,
            answers=tuple(Answer(words(f"{text} {at}"), at == 0, said) for at, text in enumerate(texts)),
            hint=hint,
        ),
        CALM, CHOICES, SOME, SOME, SOME,
    ),
    st.builds(lambda title, why: TrueOrFalse(title=words(title), verdict=True, explanation=why), CALM, SOME),
    st.builds(
        lambda title, said, why: Gaps(
            title=words(title), text=(Paragraph((Words(f"{said} "), Gap(("alpha", "beta")))),), explanation=why
        ),
        CALM, CALM, SOME,
    ),
    st.builds(lambda title, texts: Sequence(title=words(title), steps=tuple(map(words, texts))), CALM, CHOICES),
    st.builds(lambda title, why: Number(title=words(title), right="12", explanation=why), CALM, SOME),
    st.builds(lambda title, intro, why: Reflection(title=words(title), intro=intro, model=why), CALM, SOME, SOME),
    st.builds(lambda title, answer: Reveal(title=words(title), answer=(answer,)), CALM, LINES),
)  # fmt: skip
CALM_LIST = st.builds(
    lambda texts, ordered: Bullets(tuple(Item(words(text)) for text in texts), ordered), CHOICES, st.booleans()
)
PLAIN = st.one_of(LINES, LINES, CALM_LIST, st.builds(Heading, CALM.map(words)))


@OFTEN
@given(st.lists(st.one_of(PLAIN, ASKED), min_size=1, max_size=5))
def test_a_page_reads_back_in_its_order_and_without_errors(elements: list[Element]) -> None:
    draft = arranged(draft_of(*elements), Reading())
    text = write(draft)
    course, found = check(source_of({"course.md": text}))
    pages = [page for section in draft.sections for page in section.pages]
    read = [page for section in course.sections for page in section.pages]
    assert [one.message for one in found if one.severity is Severity.ERROR and one.rule != TWICE] == [], text
    assert [[_kind(item) for item in page.items] for page in read] == [
        [_asks_or_says(one) for one in page.elements] for page in pages
    ], text


def _kind(item: Any) -> str:
    return _seen(item)[0]


def _asks_or_says(element: Element) -> str:
    return "block" if isinstance(element, Activity) else _expected(element)[0]


def test_words_in_bold_italics_begin_a_line() -> None:
    text = write(draft_of(Paragraph((Strong((Emphasis(words("Stop")),)), Words(" here.")))))
    assert text.endswith("\n***Stop*** here.\n")


WITHOUT_QUOTES = (
    "40 minutes",
    "Ann's day",
    "learning@example.org",
    "2027-10-31",
    "Policy | Northmere",
    "80%",
    "place:room",
    "A, B",
)
IN_QUOTES = ("Fire: what", "a #b", "yes", "12:30", "007", "[x]", "- x", "{{ name }}", "what:")


@pytest.mark.parametrize("said", [*WITHOUT_QUOTES, *IN_QUOTES])
def test_front_matter_has_quotes_only_where_it_needs_them(said: str) -> None:
    top = front_matter(Draft(said, ()))
    assert top == f"---\ntitle: {said}\n---\n" if said in WITHOUT_QUOTES else f'---\ntitle: "{said}"\n---\n'
    assert str(yaml.safe_load(top.strip("-\n"))["title"]) == said
