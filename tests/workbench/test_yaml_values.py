"""Values of an organisation's file: what is not changed stays, to the last byte."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from builder.workbench.yaml_values import NotChangedError, values_of, with_value
from tests.packages import ROOT

FILE = (ROOT / "courses/organisation.yaml").read_text("utf-8")
WORDS = some.text(some.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30)
PATHS: list[list[str]] = [
    ["organisation"],
    ["short name"],
    ["logo"],
    ["colours", "brand"],
    ["colours", "new"],
    ["contacts", "learning"],
    ["contacts", "human resources"],
    ["reply times", "letter"],
    ["quite", "new", "place"],
]


def at(values: Any, path: list[str]) -> Any:
    for name in path:
        values = values.get(name) if isinstance(values, dict) else None
    return values


def remarks(text: str) -> list[str]:
    return [line[line.index("#") :] for line in text.split("\n") if line.strip().startswith("#") or " # " in line]


@settings(deadline=None, max_examples=40)
@given(some.sampled_from(PATHS), WORDS)
def test_any_words_can_be_a_value_and_all_else_stays(path: list[str], words: str) -> None:
    made = with_value(FILE, path, words)
    assert at(values_of(made), path) == words
    assert remarks(made) == remarks(FILE)
    kept = [line for line in FILE.split("\n") if line in made.split("\n")]
    assert len(kept) >= FILE.count("\n")  # all lines but one
    back = with_value(made, path, at(values_of(FILE), path))
    assert values_of(back) == values_of(FILE) or "quite" in path


@settings(deadline=None, max_examples=40)
@given(some.lists(WORDS, max_size=6), some.randoms())
def test_a_list_keeps_the_lines_that_stay(new: list[str], chance: Any) -> None:
    path = ["charter", "promises"]
    now = at(values_of(FILE), path)
    wanted = [one for one in now if chance.random() < 0.6]
    for one in new:
        wanted.insert(chance.randrange(len(wanted) + 1), one)
    made = with_value(FILE, path, wanted)
    assert (at(values_of(made), path) or []) == wanted
    assert remarks(made) == remarks(FILE)
    assert FILE.partition("charter:")[0] == made.partition("charter:")[0]
    assert "    - Please treat our staff with respect.\n" in made


@pytest.mark.parametrize(
    ("text", "path", "value", "wanted"),
    [
        ("", ["organisation"], "A", "organisation: A\n"),
        ("# ours\n", ["organisation"], "A", "# ours\norganisation: A\n"),
        ("contacts: # here\nx: 1", ["contacts", "a"], "b", "contacts: # here\n  a: b\nx: 1"),
        ("a: 1\n\n# end\n", ["b"], "2", "a: 1\nb: 2\n\n# end\n"),
        ("a: 'one' # why\n", ["a"], "two", "a: 'two' # why\n"),
        ('a: "one"\n', ["a"], 'say "two"', 'a: "say \\"two\\""\n'),
        ("a: |\n  one\n  two\nb: 1\n", ["a"], "three", "a: three\nb: 1\n"),
        ("a: one\nb: two\n", ["a"], None, "b: two\n"),
        ("a:\n- x # one\n# mid\n- y\n", ["a"], ["x", "z", "y"], "a:\n- x # one\n- z\n# mid\n- y\n"),
        ("a: no\n", ["a"], "no", "a: no\n"),
        ("a: one\n", ["a"], "null", 'a: "null"\n'),
        ("a: one\n", ["a"], "#1", 'a: "#1"\n'),
    ],
)
def test_it_is_written_as_an_author_would(text: str, path: list[str], value: Any, wanted: str) -> None:
    assert with_value(text, path, value) == wanted


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        ("- a\n", ["a"], "b"),
        ("a: [\n", ["a"], "b"),
        ("a: {b: c}\n", ["a", "d"], "e"),
        ("a: &x one\nb: *x\n", ["b"], "two"),
        ("a: [b, c]\n", ["a"], ["d"]),
        ("a: one\n", ["a", "b"], "c"),
        ("a: " + "x" * 300_000, ["b"], "c"),
        ("a: " + "[" * 3000, ["b"], "c"),
    ],
)
def test_what_is_written_otherwise_is_left_alone_in_a_sentence(text: str, path: list[str], value: Any) -> None:
    with pytest.raises(NotChangedError, match=r".{10}"):
        with_value(text, path, value)
