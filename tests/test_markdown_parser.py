"""Markdown is read as its parser reads it that asks each rule about each line and each sign."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.parse import markdown
from tests.packages import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

COURSES = sorted((ROOT / "courses").rglob("*.md"))
INDENTS = st.sampled_from(("", "", "", " ", "  ", "    ", "\t", "> ", "- ", "1. ", "> - "))
BEGINNINGS = st.sampled_from((
    "", "words", "# a", "#a", "- a", "* a", "+ a", "1. a", "12) a", "1.", "-", ">", "> a", "```", "~~~", "***", "---",
    "===", "_ _ _", "| a | b |", "|---|---|", ": a", "~ a", "[a]: b", "[^a]: b", "[^a]", "[a]", "<div>", "<!-- a",
    "-->", "\\# a", "\u00a0a", "\u0661. a", "\u2022 a",
))  # fmt: skip
TEXTS = st.lists(st.tuples(INDENTS, BEGINNINGS).map("".join), max_size=12).map("\n".join)


@cache
def usual_parser() -> MarkdownIt:
    """The same parser, whose rulers were left as they are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown, "by_first_sign", lambda rules_of: rules_of)
        return markdown.parser.__wrapped__()


INLINE = st.text(alphabet="ab .!-:=+$%{}()]@/^\u00a0\u2019'\"|>#1*_`~\\[<&\n", max_size=12)


@given(INLINE)
def test_any_words_are_read_as_usual(text: str) -> None:
    children: list[Token] = []
    usual_parser().inline.parse(text, usual_parser(), {}, children)
    assert markdown.read_inline(text, {}) == markdown.with_escapes(children)


def read(parser: MarkdownIt, text: str) -> tuple[list[Any], dict[str, Any]]:
    env: dict[str, Any] = {}
    return [token.as_dict() for token in parser.parse(text, env)], env


@given(TEXTS)
def test_any_lines_are_read_as_usual(text: str) -> None:
    assert read(markdown.parser(), text) == read(usual_parser(), text)


@pytest.mark.parametrize("file", COURSES, ids=lambda file: str(file.relative_to(ROOT / "courses")))
def test_courses_are_read_as_usual(file: Path) -> None:
    text = file.read_text("utf-8")
    assert read(markdown.parser(), text) == read(usual_parser(), text)
