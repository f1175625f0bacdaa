"""Each word of a deck is in the course or in the report, whatever stands beside it. Issue 12, Nothing vanishes."""

from __future__ import annotations

import tempfile
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pptx.util import Inches

from builder.importers.markdown import write
from builder.importers.reading import bring
from builder.importers.report import as_report
from tests.importers.decks import Maker, bold, box, comment, drawn, equation, hide, picture, smart_art
from tests.sampling import times

if TYPE_CHECKING:
    from collections.abc import Callable

    Word = Callable[[], str]


def _points(made: Maker, word: Word) -> None:
    made.points(word(), word(), f" {word()}", f"  {word()} {word()}", word(), notes=f"{word()}\n{word()}")


def _one_point(made: Maker, word: Word) -> None:
    made.points(word(), word())


def _no_title(made: Maker, word: Word) -> None:
    made.points("", word(), word())


def _title_alone(made: Maker, word: Word) -> None:
    made.points(word(), notes=word())


def _section(made: Maker, word: Word) -> None:
    made.section(word())


def _section_with_words(made: Maker, word: Word) -> None:
    made.section(word(), word())


def _two(made: Maker, word: Word) -> None:
    made.two(word(), [word(), word()], [word()])


def _same_title(made: Maker, word: Word) -> None:
    title = word()
    made.points(title, word(), word())
    made.points(f"{title} (continued)", word())


def _overview(made: Maker, word: Word) -> None:
    names = [word() for _ in range(3)]
    made.points(word(), *names)
    for name in names:
        made.points(name, word())


def _agenda(made: Maker, word: Word) -> None:
    made.points("Agenda", word(), word(), notes=word())


def _closing(made: Maker, word: Word) -> None:
    made.points("Thank you", notes=word())


def _boxes(made: Maker, word: Word) -> None:
    slide = made.blank(word())
    for left, top in ((1, 2), (5, 2), (1, 4), (5, 4)):
        box(slide, f"{word()}\n- {word()}\n- {word()}", left, top)


def _table(made: Maker, word: Word) -> None:
    table = made.blank(word()).shapes.add_table(2, 2, Inches(1), Inches(2), Inches(4), Inches(2)).table
    for cell in table.iter_cells():
        cell.text = word()


def _quiz(made: Maker, word: Word) -> None:
    made.points(f"Question 1: {word()}?", f"A) {word()}", f"B) {word()}", notes=f"Answer: B, because {word()}")


def _quiz_without_answer(made: Maker, word: Word) -> None:
    made.points(f"{word()}?", f"a) {word()}", f"b) {word()}", f"c) {word()}")


def _quiz_and_answer(made: Maker, word: Word) -> None:
    right = word()
    made.points(f"Question 2: {word()}?", f"A. {word()}", f"B. {right}")
    made.points("Answer", f"B. {right}", word())


def _true_or_false(made: Maker, word: Word) -> None:
    made.points(f"True or false: {word()}", f"False. {word()}", notes=word())


def _bold_lines(made: Maker, word: Word) -> None:
    slide = made.points(word(), word(), word(), word(), word())
    bold(slide, 0)
    bold(slide, 2)


def _asked_and_answered(made: Maker, word: Word) -> None:
    box(made.blank(word()), f"{word()}?\n({word()})", 1, 2)


def _drawing(made: Maker, word: Word) -> None:
    smart_art(made.blank(word()), {word(): [word(), word()], word(): []})


def _equation(made: Maker, word: Word) -> None:
    equation(made.blank(word()))


def _pictured(made: Maker, word: Word) -> None:
    picture(made.blank(word()), drawn(), f"{word()} {word()}")


def _hidden(made: Maker, word: Word) -> None:
    hide(made.points(word(), word(), notes=word()))


def _remarked(made: Maker, word: Word) -> None:
    comment(made.points(word(), word()), word())


def _labelled(made: Maker, word: Word) -> None:
    slide = made.blank(word())
    box(slide, f"Tip: {word()}", 1, 2)
    box(slide, f"Warning\n{word()}", 1, 4)


SLIDES = [value for name, value in list(globals().items()) if name.startswith("_") and getattr(value, "__code__", None)]


@given(st.lists(st.sampled_from(SLIDES), min_size=1, max_size=9), st.booleans())
@settings(deadline=None, max_examples=times(20, 60), suppress_health_check=[HealthCheck.too_slow])
def test_each_word_of_a_deck_is_in_the_course_or_in_the_report(slides: list[Any], titled: bool) -> None:  # noqa: FBT001
    numbers = count(100)
    used: list[str] = []

    def word() -> str:
        used.append(f"w{next(numbers)}x")
        return used[-1]

    made = Maker(word() if titled else "", word() if titled else "")
    for slide in slides:
        slide(made, word)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.pptx"
        path.write_bytes(made.bytes())
        brought = bring(path)
        text = write(brought.draft)
    report = as_report("", [("deck.pptx", brought.reading.doubts, brought.reading.left_out)], "course.md")
    everywhere = f"{text}\n{report}".casefold()
    assert [one for one in used if one not in everywhere] == []
