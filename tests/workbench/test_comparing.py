"""What changed between two versions, in words and side by side."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as some

from builder.workbench.comparing import in_words, side_by_side
from tests.workbench.conftest import TEXT

LINES = some.lists(some.sampled_from(["one two", "one three", "", "four", "## five"]), max_size=12).map("\n".join)


def said(old: str, new: str) -> list[str]:
    return [one["text"] for one in in_words({"course.md": old}, {"course.md": new})]


def test_pages_and_blocks_are_told_by_their_titles() -> None:
    new = TEXT.replace("- [ ] Sam", "- [ ] Samir") + "\n## The lift\n\nWait.\n\n### Reflect: Stairs?\n\nThink.\n"
    assert said(TEXT, new) == [
        "1 page is new: “The lift”.",
        "1 question reads otherwise: “Who rings?”.",
        "1 reflect is new on “The lift”: “Stairs?”.",
    ]
    assert said(new, TEXT)[0] == "1 page has gone: “The lift”."
    assert said(TEXT, TEXT) == []


def test_a_page_that_moved_is_told_as_moved() -> None:
    three = "---\ntitle: T\n---\n# S\n\n## A\n\na\n\n## B\n\nb\n\n## C\n\nc\n"
    moved = "---\ntitle: T\n---\n# S\n\n## B\n\nb\n\n## C\n\nc\n\n## A\n\na\n"
    assert said(three, moved) == ["“A” now comes after “C”."]


def test_a_word_of_a_page_that_changed_is_told() -> None:
    assert said(TEXT, TEXT.replace("Ring twice.", "Ring once.")) == [
        "The text of the page “At the door” reads otherwise."
    ]
    both = TEXT.replace("Ring twice.", "Ring **twice**.").replace("Shut it.", "Shut it.[^1]\n\n[^1]: Well.")
    assert said(TEXT, both) == ["The texts of 2 pages read otherwise: “At the door”, “Inside”."]
    again = TEXT + "\n## Inside\n\nOpen it.\n"
    assert said(again, again.replace("Shut it.", "Slam it.")) == ["The text of the page “Inside” reads otherwise."]
    assert said(TEXT, TEXT.replace("Ring twice.\n", "\n\nRing twice.  \n")) == [
        "Only spaces and line ends have changed."
    ]
    assert said(TEXT, TEXT.replace("Doors", "Doors\nnavigation: in order")) == [
        "Settings or remarks have changed: see below."
    ]


def test_of_two_blocks_of_one_name_both_are_compared() -> None:
    two = TEXT + "\n### Question: Who rings?\n- [x] Jo\n- [ ] Al\n"
    assert said(two, two.replace("Sam", "Samir")) == ["1 question reads otherwise: “Who rings?”."]
    assert said(two, TEXT) == ["1 question has gone on “Inside”: “Who rings?”."]


def test_texts_that_cannot_be_read_are_still_compared() -> None:
    assert said("---\ntitle: [\n", TEXT)
    assert said("", "\x00")
    assert in_words({}, {"course.md": TEXT})


@settings(deadline=None)
@given(LINES, LINES)
def test_both_sides_have_every_line_in_order(old: str, new: str) -> None:
    files = side_by_side({"a.md": old}, {"a.md": new})
    if old == new:
        assert files == []
        return
    for side, text in (("left", old), ("right", new)):
        shown = []
        for row in files[0]["rows"] if files else []:
            if "same" in row:
                shown.append(row["same"])
            elif side in row:
                shown.append("".join(words for _, words in row[side]))
            elif "gap" in row:
                shown += text.splitlines()[len(shown) : len(shown) + row["gap"]]
        assert shown == text.splitlines() or not files


def test_ids_are_no_words_of_an_author() -> None:
    assert side_by_side({"ids.lock": "a"}, {"ids.lock": "b"}) == []
    assert in_words({"ids.lock": "a"}, {"ids.lock": "b"}) == []
