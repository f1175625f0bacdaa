"""Quotations with a name below them, numbers that count, asides, and the band on top of a section."""

import re

import pytest

from builder.discover import block_kinds
from builder.render.journey import parts_of
from builder.render.minutes import minutes_of
from tests.in_memory import check, page_of, source_of

TOP = "---\ntitle: Calls\n---\n\n# Section\n\n## Page\n\n"


def html_of(text: str, top: str = TOP) -> str:
    course, _ = check(source_of({"course.md": top + text}))
    return page_of(course)


@pytest.mark.parametrize("dash", ["—", "–", "--", "---", "— "])
@pytest.mark.parametrize("between", ["\n> ", "\n>\n> ", "  \n> "])
def test_who_said_it_stands_on_the_last_line(dash: str, between: str) -> None:
    page = html_of(f"> Ring *first*.{between}{dash} Mrs **Patel**\n")
    quoted = re.search(
        r'<figure class="pull"><blockquote>(.*?)</blockquote>\s*<figcaption>(.*?)</figcaption>', page, re.DOTALL
    )
    assert quoted, page
    assert quoted[1].strip() == "<p>Ring <em>first</em>.</p>"
    assert quoted[2] == "Mrs <strong>Patel</strong>"


@pytest.mark.parametrize(
    "text",
    [
        "> Nobody signed this.",
        "> -- Only a name",
        "> Ring first -- then write.",
        "> Words.\n> -- " + "a very long name " * 8,
        "> Words.\n>\n> - an item",
        "> Words.\n> -",
    ],
)
def test_other_quotations_stay_what_they_are(text: str) -> None:
    page = html_of(text + "\n")
    assert "<blockquote>" in page
    assert 'class="pull"' not in page


@pytest.mark.parametrize("number", ["6", "3 in 4", "80%", "£1.2m", "1,200", "-5", "1/3", "24/7", "6 allan o 10"])
@pytest.mark.parametrize("between", [" ", "\n> ", "\n>\n> "])
def test_a_number_that_counts(number: str, between: str) -> None:
    page = html_of(f"> **{number}**{between}people rang *first*.\n")
    found = re.search(
        r'<div class="count" role="note"><p class="count-figure">(.*?)</p>\s*<p>(.*?)</p>', page, re.DOTALL
    )
    assert found, page
    assert (found[1], found[2].strip()) == (number, "people rang <em>first</em>.")


@pytest.mark.parametrize("text", ["> **6**", "> **Six** people", "> **6 people were waiting** at nine", "> 6 people"])
def test_a_number_alone_or_in_words_is_a_quotation(text: str) -> None:
    assert 'class="count"' not in html_of(text + "\n")


def test_an_aside_is_a_callout() -> None:
    page = html_of("> [!ASIDE]\n> Nobody counts the minutes.\n")
    assert 'data-callout="aside"><p class="note-kind">By the way</p>' in page


SECTIONS = """---
title: Calls
duration: {minutes} minutes
---

# First

## Hello
{picture}

{words}

## Voices
Words.

# Second

## Silence
Words.
"""


def test_a_section_opens_with_its_number_and_length() -> None:
    page = html_of("", SECTIONS.format(minutes=20, picture="![A desk](media/phone.png)", words="Words."))
    bands = re.findall(r'<div class="band">.*?</div>', page, re.DOTALL)
    assert len(bands) == 2
    assert "First" in bands[0]
    assert "2 pages, about" in bands[0]
    assert page.count("phone.png") == 1, "it stands in the band and nowhere else"
    assert page.index('class="band-picture"') < page.index("phone.png")
    captioned = html_of("", SECTIONS.format(minutes=20, picture='![A desk](media/phone.png "Ours")', words="Words."))
    assert "band-picture" not in captioned, "words below a picture are not lost"


@pytest.mark.parametrize("minutes", [1, 3, 20, 90])
def test_pages_take_together_what_the_course_says(minutes: int) -> None:
    text = SECTIONS.format(minutes=minutes, picture="", words="Many words. " * 300)
    course, _ = check(source_of({"course.md": text}))
    given = minutes_of(course, block_kinds())
    assert sum(given.values()) == max(minutes, 3)
    assert min(given.values()) >= 1
    assert given["hello"] >= given["silence"]
    first, second = parts_of(course, block_kinds())
    assert (first.number, second.number) == (1, 2)
    assert first.total + second.total == sum(given.values())


def test_one_section_is_not_counted() -> None:
    course, _ = check(source_of({"course.md": TOP + "Words.\n"}))
    (only,) = parts_of(course, block_kinds())
    assert (only.number, only.folds) == (0, True)
