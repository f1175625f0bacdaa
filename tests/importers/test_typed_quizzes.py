"""Quizzes typed in Word and pasted from Outlook: right where a mark says so, told where none does, never merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builder.importers.markdown import write
from builder.importers.reading import bring
from builder.model import Block
from tests.importers.odt_files import odt_file
from tests.importers.test_docx import brought, report_of, text_of
from tests.importers.word_files import entry, paragraph, run, table
from tests.in_memory import check, source_of

if TYPE_CHECKING:
    from pathlib import Path

BOLD, GREEN, RED = "<w:b/>", '<w:color w:val="00B050"/>', '<w:color w:val="FF0000"/>'
MARKER, SHADE = '<w:highlight w:val="yellow"/>', '<w:shd w:val="clear" w:fill="FFFF00"/>'
TOP = paragraph("Quiz", style="Heading1")
READ = (
    "## Quiz\n\n### Question: Who is told?\n- [ ] Mum\n- [x] Boss\n- [ ] Press\n\n"
    "### Question: When is it?\n- [x] Now\n- [ ] Later\n- [ ] Never\n"
)
UNCLEAR = "which answer is right"


def quiz(first: str, second: str, *, mum: str = "", label: str = "{})") -> str:
    """Two questions of three answers each, of which one has the given form."""
    a, b, c = (label.format(letter) for letter in "abc")
    return (
        paragraph("1. Who is told?") + paragraph(mum or f"{a} Mum") + first + paragraph(f"{c} Press")
        + paragraph("2. When is it?") + second + paragraph(f"{b} Later") + paragraph(f"{c} Never")
    )  # fmt: skip


PLAIN = quiz(paragraph("b) Boss"), paragraph("a) Now"))
MARKED = {
    "the whole line bold": quiz(paragraph(run("b) Boss", BOLD)), paragraph(run("a) Now", BOLD))),
    "bold behind the letter": quiz(paragraph("b) ", run("Boss", BOLD)), paragraph("a) ", run("Now", BOLD))),
    "bold in several runs": quiz(
        paragraph(run("b)", BOLD), " ", run("Bo", BOLD), run("ss", BOLD)), paragraph(run("a) N", BOLD), run("ow", BOLD))
    ),
    "a star before": quiz(paragraph("*b) Boss"), paragraph("*a) Now")),
    "a star behind": quiz(paragraph("b) Boss *"), paragraph("a) Now*")),
    "capitals": quiz(paragraph(run("B. Boss", BOLD)), paragraph(run("A. Now", BOLD)), label="{}.").replace(
        "a. Mum", "A. Mum"
    ),
    "a key": PLAIN + paragraph("Answers 1) B 2) A"),
    "a key behind a colon": PLAIN + paragraph("Answers: 1) B, 2) A"),
    "a key in lines": PLAIN + paragraph("Answers") + paragraph("1) B") + paragraph("2) A"),
    "a bare key": PLAIN + paragraph("1. B  2. A"),
    "a key on a page of its own": PLAIN + paragraph("Answer key", style="Heading1") + paragraph("1. B, 2. A"),
    "a key in a list": PLAIN + paragraph("Answers", style="Heading1") + entry("B", 2) + entry("A", 2),
    "lines of one paragraph": paragraph(
        "1. Who is told?", "<w:r><w:br/></w:r>", "a) Mum", "<w:r><w:br/></w:r>", run("b) Boss", BOLD),
        "<w:r><w:br/></w:r>", "c) Press", "<w:r><w:br/></w:r>", "2. When is it?", "<w:r><w:br/></w:r>",
        run("a) Now", BOLD), "<w:r><w:br/></w:r>", "b) Later", "<w:r><w:br/></w:r>", "c) Never",
    ),
    "a table": table(
        ("Q1. Who is told?", paragraph("A. Mum") + paragraph("B. Boss *") + paragraph("C. Press")),
        ("Q2. When is it?", paragraph("A. Now *") + paragraph("B. Later") + paragraph("C. Never")),
    ),
    "lists and lines below": (
        entry("Who is told?", 2) + entry("Mum", 1, 1) + entry("Boss", 1, 1) + entry("Press", 1, 1)
        + paragraph("Answer: B")
        + entry("When is it?", 2) + entry("Now", 1, 1) + entry("Later", 1, 1) + entry("Never", 1, 1)
        + paragraph("Answer: A")
    ),
}  # fmt: skip


@pytest.mark.parametrize("body", MARKED.values(), ids=MARKED)
def test_each_question_of_a_typed_quiz_is_one(tmp_path: Path, body: str) -> None:
    one = brought(tmp_path, TOP + body)
    assert text_of(one) == READ
    assert not one.reading.doubts


@pytest.mark.parametrize("form", [MARKER, SHADE, GREEN, RED])
def test_one_answer_in_colour_is_right_and_told(tmp_path: Path, form: str) -> None:
    for first in (paragraph(run("b) Boss", form)), paragraph("b) ", run("Boss", form))):
        one = brought(tmp_path, TOP + quiz(first, paragraph(run("a) Now", form))))
        assert text_of(one) == READ
        assert len(one.reading.doubts) == len(["Who is told?", "When is it?"])
        assert "highlighted or in a colour" in report_of(one)


OF_THE_WEB = {
    "a span": '<p>b) <span style="color:#00b050">Boss</span></p>',
    "a colour by name": '<p style="font-size:11pt; color: red">b) Boss</p>',
    "a font": '<p><font color="green">b) Boss</font></p>',
    "a marker": "<p><mark>b) Boss</mark></p>",
    "a shade in figures": '<p><span style="background:rgb(255, 255, 0)">b) Boss</span></p>',
}


@pytest.mark.parametrize("right", OF_THE_WEB.values(), ids=OF_THE_WEB)
def test_one_answer_in_colour_is_right_on_a_page_of_the_web(tmp_path: Path, right: str) -> None:
    page = tmp_path / "quiz.html"
    page.write_text(f"<h1>Quiz</h1><p>1. Who is told?</p><p>a) Mum</p>{right}<p>c) Press</p>", "utf-8")
    one = bring(page)
    assert READ.partition("\n\n### Question: When")[0] in text_of(one)
    assert "highlighted or in a colour" in report_of(one)


def test_letters_in_the_usual_colour_mark_nothing(tmp_path: Path) -> None:
    page = tmp_path / "quiz.html"
    grey = '<p style="color:#333">b) <span style="color:black; background:white">Boss</span></p>'
    page.write_text(f"<h1>Quiz</h1><p>1. Who is told?</p><p>a) Mum</p>{grey}<p>c) Press</p>", "utf-8")
    assert "[x]" not in text_of(bring(page))


def test_one_answer_in_colour_is_right_in_open_document(tmp_path: Path) -> None:
    right = 'b) <text:span text:style-name="Green">Boss</text:span>'
    body = "".join(f"<text:p>{one}</text:p>" for one in ("1. Who is told?", "a) Mum", right, "c) Press"))
    one = bring(odt_file(tmp_path / "quiz.odt", f'<text:h text:outline-level="1">Quiz</text:h>{body}'))
    assert READ.partition("\n\n### Question: When")[0] in text_of(one)
    assert "highlighted or in a colour" in report_of(one)


def told(*answers: str, stem: str = "1. Who is told?", below: str = "") -> str:
    return paragraph(stem) + "".join(paragraph(one) if not one.startswith("<w:p>") else one for one in answers) + below


NOT_SAID = {
    "no mark": told("a) Mum", "b) Boss", "c) Press"),
    "two in colour": told(paragraph(run("a) Mum", GREEN)), paragraph(run("b) Boss", RED)), "c) Press"),
    "two in bold": told(paragraph(run("a) Mum", BOLD)), paragraph(run("b) Boss", BOLD)), "c) Press"),
    "all in bold": told(paragraph(run("a) Mum", BOLD)), paragraph(run("b) Boss", BOLD))),
    "bold against a key": told(paragraph(run("a) Mum", BOLD)), "b) Boss", "c) Press", below=paragraph("Answer: C")),
    "colour against bold": told(paragraph(run("a) Mum", BOLD)), paragraph(run("b) Boss", GREEN)), "c) Press"),
    "a key that says no letter": told("a) Mum", "b) Boss", "c) Press", below=paragraph("Answer: not B")),
    "a key beyond the answers": told("a) Mum", "b) Boss", "c) Press", below=paragraph("Answer: E")),
    "a key of two readings": told("a) C", "b) B", "c) A", below=paragraph("Answer: C")),
    "a star that refers to a remark": told("a) Mum*", "b) Boss", below=paragraph("* on weekdays only")),
    "words in bold": told(paragraph("a) ", run("Never", BOLD), " Mum"), "b) Boss", "c) Press"),
    "a key with a number too many": told(
        "a) Mum", "b) Boss", "c) Press", below=paragraph("Answers") + paragraph("1) B 2) C 3) A")
    ),
}


@pytest.mark.parametrize("body", NOT_SAID.values(), ids=NOT_SAID)
def test_a_question_of_which_nothing_clear_is_said_is_told_and_stays_text(tmp_path: Path, body: str) -> None:
    one = brought(tmp_path, TOP + body)
    assert "[x]" not in text_of(one)
    assert "[ ]" not in text_of(one)
    assert UNCLEAR in report_of(one)


@pytest.mark.parametrize("body", NOT_SAID.values(), ids=NOT_SAID)
def test_what_stays_text_is_text_to_our_parser(tmp_path: Path, body: str) -> None:
    course, _ = check(source_of({"course.md": write(brought(tmp_path, TOP + body).draft)}))
    assert not [item for page in course.sections[0].pages for item in page.items if isinstance(item, Block)]


def test_a_table_of_questions_that_stays_a_table_is_told(tmp_path: Path) -> None:
    body = table(("Question", "A", "B", "Answer"), ("Letters?", "B", "A", "A"), ("More?", "B", "A", "B"))
    one = brought(tmp_path, TOP + body)
    assert "[x]" not in text_of(one)
    assert "A table of questions" in report_of(one)


def test_a_key_is_read_alike_in_all_of_its_column(tmp_path: Path) -> None:
    body = table(("Question", "A", "B", "Answer"), ("Letters?", "B", "A", "A"), ("Sky?", "Red", "Blue", "B"))
    text = text_of(brought(tmp_path, TOP + body))
    assert "- [x] B\n- [ ] A\n" in text
    assert "- [ ] Red\n- [x] Blue\n" in text


def test_numbers_used_twice_take_no_key(tmp_path: Path) -> None:
    twice = told("a) Mum", "b) Boss") + told("a) Now", "b) Later", stem="1. When is it?")
    assert "[x]" not in text_of(brought(tmp_path, TOP + twice + paragraph("Answers: 1) B 2) A")))


def test_each_quiz_has_its_own_key(tmp_path: Path) -> None:
    first, second = told("a) Mum", "b) Boss"), told("a) Now", "b) Later", stem="1. When is it?")
    text = text_of(brought(tmp_path, TOP + first + paragraph("Answers: 1) B") + second + paragraph("Answers: 1) A")))
    assert "- [x] Boss\n" in text
    assert "- [x] Now\n" in text


def test_steps_by_letters_are_no_question(tmp_path: Path) -> None:
    body = told("a) Lock up", "b) Sign out", stem="1. Before you leave:")
    one = brought(tmp_path, paragraph("Leaving", style="Heading1") + body)
    assert "[x]" not in text_of(one)
    assert not one.reading.doubts


def test_a_question_that_is_not_read_leads_to_no_other(tmp_path: Path) -> None:
    unread = told("a) Mum", "b) Boss", stem="2. Who else?")
    body = TOP + told("a) Mum", "b) Boss *") + unread + told("a) Now *", "b) Later", stem="3. When is it?")
    text = text_of(brought(tmp_path, body))
    assert "### Question: When is it?\n- [x] Now\n" in text
    assert text.index("Who else?") < text.index("### Question: When")


def test_the_letters_of_an_unread_question_stay(tmp_path: Path) -> None:
    text = text_of(brought(tmp_path, TOP + NOT_SAID["no mark"]))
    assert "a&#41; Mum\n\nb&#41; Boss\n\nc&#41; Press" in text


def test_a_bold_answer_of_a_page_is_no_heading(tmp_path: Path) -> None:
    page = tmp_path / "mail.html"
    page.write_text(
        "<html><body><p class=MsoNormal>1. How do you report it?</p><p>a) Ignore</p>"
        "<p><b>b) Use the button</b></p><p>c) Reply</p></body></html>",
        encoding="utf-8",
    )
    text = write(bring(page).draft)
    assert "### Question: How do you report it?\n- [ ] Ignore\n- [x] Use the button\n- [ ] Reply\n" in text


def test_the_key_that_is_taken_is_told(tmp_path: Path) -> None:
    assert "1. B 2. A" in report_of(brought(tmp_path, TOP + MARKED["a bare key"]))


def test_typed_bullets_of_several_kinds_are_one_list(tmp_path: Path) -> None:
    body = "".join(map(paragraph, ("• Eat", "· Sleep", "o   sub", "- a", "(i) roman", "(ii) more")))
    text = text_of(brought(tmp_path, paragraph("Day", style="Heading1") + body))
    assert text == "## Day\n\n- Eat\n- Sleep\n  - sub\n    - a\n      1. roman\n      2. more\n"


def test_numbers_out_of_order_spoil_no_bullets(tmp_path: Path) -> None:
    body = "".join(map(paragraph, ("• Eat", "• Sleep", "7. lost", "• Work", "• Rest")))
    text = text_of(brought(tmp_path, paragraph("Day", style="Heading1") + body))
    assert text == "## Day\n\n- Eat\n- Sleep\n\n7\\. lost\n\n- Work\n- Rest\n"


def test_the_letters_around_an_i_go_on(tmp_path: Path) -> None:
    body = "".join(paragraph(f"{letter}) part {letter}") for letter in "abcdefghij")
    text = text_of(brought(tmp_path, paragraph("Day", style="Heading1") + body))
    assert "9. part i\n10. part j\n" in text
