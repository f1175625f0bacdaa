"""Each piece of a course's text says where its author typed it."""

from __future__ import annotations

import pytest

from builder.model import Code, Hyperlink, Words
from builder.model.flow import inline_in
from tests.in_memory import check, source_of

START = "---\ntitle: A\n---\n\n## B\n\n"
LINE = 7  # where a text behind START begins


def places(text: str) -> list[tuple[str, int, int, int]]:
    """Words and code with their lines, counted from 1, columns and lengths."""
    course, _ = check(source_of({"course.md": START + text}, "room: the hall\n"))
    found = inline_in(next(course.pages).items)  # type: ignore[arg-type] # no blocks are on it
    pieces = [one for one in found if isinstance(one, Words | Code) and one.span]
    return [(one.text, one.span.line - LINE + 1, one.span.column, one.span.length) for one in pieces if one.span]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One *two*.\n", [("One ", 1, 1, 4), ("two", 1, 6, 3), (".", 1, 10, 1)]),
        ("One\n**two** `three`\n", [("One\n", 1, 1, 3), ("two", 2, 3, 3), (" ", 2, 8, 1), ("three", 2, 10, 5)]),
        ("- one\n  - *two*\n", [("one", 1, 3, 3), ("two", 2, 6, 3)]),
        ("| A | B |\n|---|---|\n| c | d |\n", [("A", 1, 3, 1), ("B", 1, 7, 1), ("c", 3, 3, 1), ("d", 3, 7, 1)]),
        ("> [!TIP]\n> Be kind.\n", [("Be kind.", 2, 1, 0)]),
        ("It isn't *so*.\n", [("It isn\u2019t ", 1, 1, 9), ("so", 1, 11, 2), (".", 1, 14, 1)]),
        ("In {{ room }} *now*.\n", [("In the hall ", 1, 1, 0), ("now", 1, 1, 0), (".", 1, 1, 0)]),
        ("the the *the*\n", [("the the ", 1, 1, 8), ("the", 1, 10, 3)]),
    ],
)
def test_words_say_where_they_stand(text: str, expected: list[tuple[str, int, int, int]]) -> None:
    assert places(text) == expected


def test_links_say_where_they_stand() -> None:
    course, _ = check(source_of({"course.md": f"{START}See [it](https://a.example).\n"}))
    found = inline_in(next(course.pages).items)  # type: ignore[arg-type] # no blocks are on it
    (link,) = (one for one in found if isinstance(one, Hyperlink))
    assert (link.span.line, link.span.column) == (LINE, 10)
