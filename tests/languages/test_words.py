"""Every language has every word that the builder says to learners, with the same places to fill in."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from builder import discover
from builder.language.interface import languages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENGLISH = [file for file in sorted(discover.INSIDE.rglob("en.toml")) if "_data" not in file.parts]
OTHERS = [language for language in languages() if language != "en"]
ALIKE = {"pdf", "kilobytes", "megabytes", "page_title"}  # may be the same in two languages


def said(file: Path) -> dict[str, str]:
    """Every phrase by its dotted name."""

    def flat(values: dict[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
        for name, value in values.items():
            if isinstance(value, dict):
                yield from flat(value, f"{above}{name}.")
            else:
                yield f"{above}{name}", value

    return dict(flat(tomllib.loads(file.read_text("utf-8"))))


def test_there_are_words_to_compare() -> None:
    assert "cy" in OTHERS
    assert len(ENGLISH) > len(discover.block_folders())


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("file", ENGLISH, ids=lambda file: file.parent.name)
def test_a_language_says_all_that_english_says(file: Path, language: str) -> None:
    other = file.with_name(f"{language}.toml")
    assert other.is_file(), f"{other} is missing"
    english, spoken = said(file), said(other)
    assert set(spoken) == set(english)
    for name, phrase in english.items():
        assert sorted(re.findall(r"\{\w+(?::\w+)?\}", spoken[name])) == sorted(
            re.findall(r"\{\w+(?::\w+)?\}", phrase)
        ), name
        alike = name.rpartition(".")[2] in ALIKE or not re.search(r"[a-z]", re.sub(r"\{.*?\}", "", phrase))
        assert alike or spoken[name] != phrase, f"{name} is still English"
        assert phrase[:1].isspace() == spoken[name][:1].isspace(), name
