"""Two people's changes to one text: each word of both is in what becomes of it, or is told."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.importers.merging import merged
from tests.sampling import times

LINES = st.lists(st.sampled_from(["# A", "", "One thing.", "One thing more.", "- x", "- y", "", "Other."]), max_size=9)
UNLIKE = st.lists(st.sampled_from(["# A", "One thing.", "One thing more.", "- x", "- y", "Other."]), unique=True)


def text(lines: list[str]) -> str:
    return "\n".join(["# Top", *lines]).rstrip("\n") + "\n"


@given(LINES, LINES, LINES)
@settings(max_examples=times(150, 400), deadline=None)
def test_what_one_has_added_is_in_the_text_or_told(before: list[str], mine: list[str], theirs: list[str]) -> None:
    own, new = [f"{one} M" if one else "" for one in mine], [f"{one} T" if one else "" for one in theirs]
    done = merged(text(before), text(before[:4] + own), text(new + before[2:]))
    told = "\n".join(one.theirs for one in done.conflicts)
    assert all(done.text.count(one) >= own.count(one) for one in own if one)
    assert all(f"{done.text}\n{told}".count(one) >= new.count(one) for one in new if one)


@given(UNLIKE, UNLIKE, UNLIKE)
@settings(max_examples=times(150, 400), deadline=None)
def test_what_was_not_taken_is_in_the_text_or_told_again(before: list[str], mine: list[str], theirs: list[str]) -> None:
    once = merged(text(before), text(mine), text(theirs))
    again = merged(once.taken, once.text, text(theirs))
    told = "\n".join(one.theirs for one in again.conflicts)
    lines = "\n".join(one.theirs for one in once.conflicts).split("\n")
    kept = f"{again.text}\n{told}".split("\n")
    assert not {one for one in lines if one and one not in before} - set(kept)  # the author may take out the others


def test_both_have_added_below_the_same_line() -> None:
    done = merged("# A\n\nOne.\n", "# A\n\nOne.\n\n## Mine\n", "# A\n\nOne.\n\n## Theirs\n")
    assert (done.text, done.conflicts) == ("# A\n\nOne.\n\n## Mine\n\n## Theirs\n", ())


def test_a_conflict_says_the_line_of_the_authors_words() -> None:
    done = merged("# A\n\nOne.\n", "# A\n\nOne of mine.\n", "# A\n\nOne of theirs.\n")
    assert [(one.line, one.theirs) for one in done.conflicts] == [(3, "One of theirs.")]


def test_what_the_author_has_taken_over_is_no_conflict() -> None:
    done = merged("# A\n\nOne.\n", "# A\n\nMine.\n\nOne now.\n", "# A\n\nOne now.\n")
    assert (done.conflicts, done.taken) == ((), "# A\n\nOne now.\n")
