"""Which answer is marked right: the one that the file calls right, and none where that is in doubt."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING

import pytest

from builder.importers.draft import Words
from builder.importers.markdown import write
from builder.importers.pptx.answers import from_notes
from builder.importers.pptx.asking import STRESSED, SlideQuestion
from builder.importers.pptx.deck import Line
from builder.importers.reading import bring
from tests.importers.question_files import h5p
from tests.importers.test_question_formats import made

if TYPE_CHECKING:
    from pathlib import Path

KAHOOT = "Question - max 120 characters,Answer 1,Answer 2,Answer 3,Answer 4,Time limit (sec),Correct answer(s)\n"
FOUR = "Question,A,B,C,D,Right answer\n"


def right_in(text: str) -> list[str]:
    """The answers that are marked right, in order."""
    return [line.removeprefix("- [x] ") for line in text.splitlines() if line.startswith("- [x] ")]


@pytest.mark.parametrize(
    ("table", "right"),
    [
        (KAHOOT + "Sides of a triangle?,2,3,4,5,20,2\n", ["3"]),
        (KAHOOT + 'Which?,1,2,3,4,20,"1,3"\nWho?,ann,bob,,dee,20,4\n', ["1", "3", "dee"]),
        ("Question,Answer 1,Answer 2,Answer 3,Correct answer number\nHow many?,3,1,2,1\n", ["3"]),
        ("Question,Option A,Option B,Option C,Correct letter\nWhich?,B,A,C,A\n", ["B"]),
        ("Question,A,B,C,Correct answer text\nWhich?,B,A,C,A\nHow many?,3,1,2,1\n", ["A", "1"]),
        (FOUR + "Who?,ann,bob,cy,dee,2\nHow many?,2,3,4,5,2\n", ["bob", "3"]),  # places
        (FOUR + "How many?,2,3,4,5,2\nHow old?,16,17,18,21,18\n", ["2", "18"]),  # words
        (FOUR + "Who?,ann,bob,cy,dee,B\nWhich?,B,A,C,D,A\n", ["bob", "B"]),  # letters
        (FOUR + "Who?,ann,bob,cy,dee,Cy\nWhich?,B,A,C,D,A\n", ["cy", "A"]),  # words
        (FOUR + "Who?,ann,,cy,dee,3\n", ["cy"]),  # an empty cell has its place
        (FOUR + "Which?,B,A,C,D,A\n", []),  # both fit
        (FOUR + "How many?,2,3,4,5,2\n", []),  # both fit
        (FOUR + "How many?,2,3,4,5,5\nHow old?,16,17,18,21,2\n", []),  # words in one line, a place in the other
        (FOUR + "Who?,ann,bob,cy,dee,0\nWho else?,ann,bob,cy,dee,1\n", []),  # counted from 0
        (FOUR + "What else?,salt,sugar,oil,jam,salt and water\n", []),  # a part is an answer
        (FOUR + "Which?,ann,*bob,cy,dee,A\n", []),  # a star and a letter disagree
    ],
)
def test_what_a_cell_calls_right_is_read_as_its_column_is(table: str, right: list[str], tmp_path: Path) -> None:
    text, report = made(tmp_path, "q.csv", table)
    assert right_in(text) == right
    assert right or "called right" in report


def test_columns_that_the_author_calls_answers_are_counted_from_1(tmp_path: Path) -> None:
    path = tmp_path / "q.csv"
    path.write_text("Ref,Question,Alpha,Beta,Gamma,Right answer\n1,Who?,ann,bob,cy,3\n", "utf-8")
    told = dict.fromkeys(("Alpha", "Beta", "Gamma"), "answer")
    assert right_in(write(bring(path, ask=lambda _, __: told).draft)) == ["cy"]


@pytest.mark.parametrize(
    ("lines", "right"),
    [
        ("Missing?/A. m/B. n//After?/A. p/B. q/ANSWER: B", ["q"]),
        ("Missing?/A. m/B. n/After?/A. p/B. q/ANSWER: B", ["q"]),  # no empty line either
        ("Why so?/A. m/B. n/ANSWER: B, because y//After?/A. p/B. q/ANSWER: A", ["n", "p"]),
        ("Spaced?//A. m//B. n//ANSWER: B//After?//A. p//B. q//answer: a", ["n", "p"]),
        ("Long?/A. m/and more/B. n/ANSWER: A.", ["m and more"]),
        ("Both?/A. m/B. n/C. o/ANSWER: A, C", ["m", "o"]),
        ("One?/A. m/B. n/ANSWER: A//Words?/A. so/B. nil/ANSWER: nil", ["m", "nil"]),
        ("Doubt?/A. m/B. n/ANSWER: A, not B", []),
        ("None?/A. m/B. n/ANSWER: D", []),
        ("Half?/A. m/B. n/ANSWER: A, D", []),
    ],
)
def test_an_answer_of_aiken_is_that_of_its_own_question(lines: str, right: list[str], tmp_path: Path) -> None:
    text, report = made(tmp_path, "q.txt", lines.replace("/", "\n"))
    assert right_in(text) == right
    assert "ANSWER:" not in text
    assert "no answer is marked as right" in report.lower() or text.count("###") == text.count("### Question")
    for word in ("m", "n", "p", "q") if "After" in lines else "m":
        assert f"] {word}" in text


@pytest.mark.parametrize(
    ("gift", "expected"),
    [
        ("::Q1:: 1+1 {=2 ~3 ~4}\n::Q2:: 2+2 {=4 ~5}", ["- [x] 2", "- [ ] 3", "- [ ] 4", "- [x] 4", "- [ ] 5"]),
        ("1+1 {=2 ~3 ~4}\n2+2 {=4 ~5}\n", ["- [x] 2", "- [ ] 3", "- [ ] 4", "- [x] 4", "- [ ] 5"]),
        ("::Q1:: 1+1 {=2 ~3} ::Q2:: 2+2 {\n~5\n=4\n}", ["- [x] 2", "- [ ] 3", "- [ ] 5", "- [x] 4"]),
        ("::Q1:: 1+1 {=2 ~3\n\n::Q2:: 2+2 {=4 ~5}", ["- [x] 2", "- [ ] 3", "- [x] 4", "- [ ] 5"]),
        ("Hot? {T}\nCold? {F}\nWarm? {TRUE}", ["True.", "False.", "True."]),
        ("The {=cat ~dog} sat on a {~rug =mat}.", ["The [[cat]] sat on a [[mat]]."]),
        ("A {~%100%cat ~dog} on a {=mat}.", ["A [[cat]] on a [[mat]]."]),
        ("A {=cat} on a {=mat =rug}.", ["A [[cat]] on a [[mat / rug]]."]),
    ],
)
def test_gift_accepts_no_answer_that_is_called_wrong(gift: str, expected: list[str], tmp_path: Path) -> None:
    text, _ = made(tmp_path, "q.gift", gift)
    lines = [line for line in text.splitlines() if line.startswith(("- [", "True", "False")) or "[[" in line]
    assert lines == expected


@pytest.mark.parametrize(
    ("table", "right", "told"),
    [
        ("Question|A|B|C|Correct answer/Grade?|B|A|C|A/Sky?|Red|Blue|Green|B", ["B", "Blue"], ""),
        ("Question|A|B|C|Correct answer/Grade?|B|A|C|A", [], ""),  # both fit: the table stays
        ("Question|A|B|C|Answer/Sky?|Red|Blue|Green|B/Sea?|Blue|Red|Pink|A", ["Blue", "Blue"], ""),
        ("Question|A|B|C|Answer/Sky?|Red|Blue|Green|blue/Grade?|B|A|C|A", ["Blue", "A"], ""),
        ("Question|A|B|C|Answer/Sky?|Red|Blue|Green|B/All?|x|y|z|All of the above", ["Blue"], "All of the above"),
        ("Question|A|B|C|Answer/Sky?|Red|Blue|Green|B/None?|x|y|z|", ["Blue"], "No answer is marked as right"),
        ("Question|A|B|C|Answer/Sky?|Red|Blue|Green|B/Half?|x|y|z|x and more", ["Blue"], "x and more"),
        ("Question|A|B|C|Answer/Sky?|Red||Green|C", ["Green"], ""),
        ("Question|Answer 1|Answer 2|Answer/How many?|3|1|2/Sky?|Red|Blue|1", ["1", "Red"], ""),
        ("Question|Answer|Wrong 1|Wrong 2/Sky?|Blue|Red|Green", ["Blue"], ""),
        ("Question|Answers/Sky?|B. Red<br>A. Blue ✓<br>C. Green", ["Blue"], ""),
    ],
)
def test_a_table_of_questions_marks_what_its_column_says(
    table: str, right: list[str], told: str, tmp_path: Path
) -> None:
    head, *rows = (line.split("|") for line in table.replace("</", "\0").split("/"))
    html_table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in [head, *rows])
    text, report = made(tmp_path, "q.html", f"<!doctype html><h1>Check</h1><table>{html_table}</table>")
    assert right_in(text) == right
    assert told in report
    assert ("| Question |" in text) == (not right)


@pytest.mark.parametrize(
    ("notes", "right"),
    [
        ("Answer: Monday", {0}),
        ("Answer: B", {1}),
        ("The correct answer is b) as it is quiet", {1}),
        ("Answers: A and C", {0, 2}),
        ("Answer: Tuesday, because it is quiet", {1}),
        ("Answer: Tuesday or Wednesday", set()),
        ("Answer: B or C", set()),
        ("Correct answer is B, C is a common mistake", set()),
        ("Most people say the answer: B. In fact it is A.", set()),
        ("The answer is a question of taste", set()),
        ("Answer: B\nAnswer: C", set()),
    ],
)
def test_notes_of_a_slide_tell_one_answer_for_sure(notes: str, right: set[int]) -> None:
    options = tuple(Line((Words(word),), 0, "bullet") for word in ("Monday", "Tuesday", "Wednesday", "Friday"))
    asked = SlideQuestion((Words("When?"),), (), options, frozenset(), quiz=True)
    lines = [Line((Words(line),), 0, "") for line in notes.split("\n")]
    assert from_notes(lines, asked)[0] == right


def test_cells_of_a_workbook_are_as_they_are_shown(tmp_path: Path) -> None:
    from openpyxl import Workbook  # noqa: PLC0415 - heavy

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Question", "A", "B", "C", "D", "Right answer"])
    sheet.append(["Which?", 0.2, 5, datetime.time(17), 1234.5, "B"])
    for cell, form in (("B2", "0%"), ("C2", '"£"#,##0.00'), ("D2", "hh:mm"), ("E2", "[$£-809]#,##0.00")):
        sheet[cell].number_format = form
    held = io.BytesIO()
    book.save(held)
    text, _ = made(tmp_path, "q.xlsx", held.getvalue())
    assert text.splitlines()[1:] == ["- [ ] 20%", "- [x] £5.00", "- [ ] 17:00", "- [ ] £1,234.50"]


@pytest.mark.parametrize("word", ["Evacuate", "Fire-safety", "Wales"])
def test_single_words_of_unknown_h5p_are_told(word: str, tmp_path: Path) -> None:
    content = h5p("H5P.Unheard", {"heading": "What to do first", "items": [word, "#ff0000", "top-left"]})
    text, report = made(tmp_path, "q.h5p", content)
    assert word in text + report
    assert "top-left" not in text + report


def test_what_is_said_to_the_wrong_is_not_shown_to_all(tmp_path: Path) -> None:
    text, report = made(tmp_path, "q.gift", "Wedge the fire door?{F#No, you must not do that.#Yes, well done.}")
    assert "False. Yes, well done." in text
    assert "you must not" not in text
    assert "No, you must not do that." in report


@pytest.mark.parametrize(("words", "key"), [("B. Never use the lift", False), ("B. Use the stairs", True)])
def test_a_bold_warning_on_a_slide_is_no_key(words: str, key: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert bool(STRESSED.match(words)) != key
