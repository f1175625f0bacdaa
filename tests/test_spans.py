"""Each piece of a course's text says where its author typed it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from builder.model import Code, Hyperlink, Inline, Picture, Variable, Words
from builder.model.flow import inline_in
from builder.model.inline import plain_of
from builder.parse import course as parsing
from builder.parse.reader import read_page, read_section
from builder.pipeline import Order, examine
from tests.in_memory import check, source_of
from tests.packages import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

START = "---\ntitle: A\n---\n\n## B\n\n"
LINE = 7  # where a text behind START begins
ORGANISATION = 'room: the hall\nsite: https://a.example\nnews: "*so* it is"\nrooms: [one, "two *b*"]\n'


def inline_of(text: str) -> Iterator[Inline]:
    course, _ = check(source_of({"course.md": START + text}, ORGANISATION))
    return inline_in(next(course.pages).items)  # type: ignore[arg-type] # no blocks are on it


def places(text: str) -> list[tuple[str, int, int, int]]:
    """Words and code with their lines, counted from 1, columns and lengths."""
    pieces = [one for one in inline_of(text) if isinstance(one, Words | Code) and one.span]
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
        ("In {{ room }} *now*.\n", [("In ", 1, 1, 3), (" ", 1, 14, 1), ("now", 1, 16, 3), (".", 1, 20, 1)]),
        ("\\{{ a }} {{room}}s `{{ room }}`\n", [("{{ a }} ", 1, 2, 8), ("s ", 1, 18, 2), ("the hall", 1, 21, 10)]),
        ("[a][b] and [c](d) and\n\n[b]: media/form.pdf\n", [("a", 1, 2, 1), (" and c and", 1, 7, 15)]),
        ("the the *the*\n", [("the the ", 1, 1, 8), ("the", 1, 10, 3)]),
    ],
)
def test_words_say_where_they_stand(text: str, expected: list[tuple[str, int, int, int]]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("See [it](https://a.example).", [10]),
        ("[a](https://a.example) [a](https://a.example)", [5, 28]),  # two that are equal
        ("[a]({{ site }}/b) [a]({{ site }}/b)", [5, 23]),
        ("See https://a.example, and www.a.example, twice: https://a.example", [5, 28, 50]),
        ('[**a**](https://a.example "more") and <https://a.example>', [9, 40]),
        ("![a](media/phone.png) ![a](media/phone.png)", [6, 28]),
        ("[a][b], [a][b]\n\n[b]: https://a.example", [2, 10]),
    ],
)
def test_links_and_pictures_say_where_each_stands(text: str, columns: list[int]) -> None:
    spans = [one.span for one in inline_of(text) if isinstance(one, Hyperlink | Picture)]
    assert [(span.line, span.column) for span in spans] == [(LINE, column) for column in columns]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In {{ room }}, {{ ROOM }}.", [("room", "the hall", 4, 10), ("ROOM", "the hall", 16, 10)]),
        ("{{ news }}", [("news", "so", 1, 10), ("news", " it is", 1, 10)]),
        ("[{{ room }}](https://a.example)", [("room", "the hall", 2, 10)]),
        ("{{ rooms }}", [("rooms", "one", 1, 11), ("rooms", "two ", 1, 11), ("rooms", "b", 1, 11)]),
        ("{{ rooms }}!", [("rooms", "one, two ", 1, 11), ("rooms", "b", 1, 11)]),
        ("\\{{ room }} {{ nothing }}", []),
        ("| {{ room }} | B |\n|---|---|\n| c | d |", [("room", "the hall", 3, 10)]),
    ],
)
def test_variables_say_where_they_are_named(text: str, expected: list[tuple[str, str, int, int]]) -> None:
    found = [one for one in inline_of(text) if isinstance(one, Variable)]
    places = [(one.span.line, one.span.column, one.span.length) for one in found if one.span]
    assert places == [(LINE, *place) for _, _, *place in expected]
    assert [(one.name, plain_of(one.inside)) for one in found] == [(name, words) for name, words, *_ in expected]


def test_an_unknown_variable_is_told_where_it_stands() -> None:
    _, found = check(source_of({"course.md": f"{START}{{{{ a }}}} {{{{ a }}}}\n"}, ORGANISATION))
    assert [one.span.column for one in found if one.rule == "unknown-variable"] == [1, 9]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Ask {{ a }} of [them]{lang=fr} now.", [5]),  # what is read is another line than was typed
        ("Ask  \n{{ a }}  \nand {{ b }}", [1, 5]),  # two blanks break a line
        ("{{ a }} [x]{.y} {{ a }}", [1, 17]),  # the second is the second
    ],
)
def test_variables_are_found_in_lines_that_are_read_otherwise(text: str, columns: list[int]) -> None:
    _, found = check(source_of({"course.md": START + text}, ORGANISATION))
    assert [one.span.column for one in found if one.rule == "unknown-variable"] == columns


@pytest.mark.parametrize("name", ["confidentiality", "authoring-guide"])
def test_reading_leaves_the_tokens_as_they_are(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = 0

    def unchanged(read: Any) -> Any:
        def reading(opened: Any, file: Any, *more: Any) -> Any:
            nonlocal pages
            pages += 1
            before = repr((opened, file.notes))
            result = read(opened, file, *more)
            assert repr((opened, file.notes)) == before
            return result

        return reading

    monkeypatch.setattr(parsing, "read_page", unchanged(read_page))
    monkeypatch.setattr(parsing, "read_section", unchanged(read_section))
    examine(Order(ROOT / "courses" / name, language="cy"))
    assert pages > 1
