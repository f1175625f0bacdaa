"""Questions that are written as plain text, as Word handouts have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.importers.test_docx import brought, text_of
from tests.importers.word_files import entry, paragraph, run

if TYPE_CHECKING:
    from pathlib import Path

BOLD = "<w:b/>"
ASKED = "### Question: Whom do you tell?\n- [ ] Nobody\n- [x] Your manager\n- [ ] Your dog\n"
BELOW = {
    "letters and a line with the answer": (
        paragraph("1. Whom do you tell?") + paragraph("a) Nobody") + paragraph("b) Your manager")
        + paragraph("c) Your dog") + paragraph("Answer: B")
    ),
    "a list and the answer in words": (
        paragraph("Whom do you tell?") + entry("Nobody", 1) + entry("Your manager", 1) + entry("Your dog", 1)
        + paragraph("Correct answer: Your manager")
    ),
    "a tick": paragraph("Whom do you tell?") + entry("Nobody", 1) + entry("Your manager ✓", 1) + entry("Your dog", 1),
    "a remark": (
        paragraph("Q1. Whom do you tell?") + paragraph("a. Nobody")
        + paragraph("b. Your manager (correct)") + paragraph("c. Your dog")
    ),
    "bold": (
        paragraph("Whom do you tell?") + entry("Nobody", 1)
        + paragraph(run("Your manager", BOLD), more='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
        + entry("Your dog", 1)
    ),
    "boxes": (
        paragraph("Whom do you tell?") + paragraph("☐ Nobody") + paragraph("☒ Your manager") + paragraph("☐ Your dog")
    ),
    "in a numbered list": (
        entry("Whom do you tell?", 2) + entry("Nobody", 1, 1) + entry("Your manager ✓", 1, 1) + entry("Your dog", 1, 1)
    ),
    "a bold question": (
        paragraph(run("Question 1: Whom do you tell?", BOLD)) + entry("Nobody", 1) + entry("Your manager *", 1)
        + entry("Your dog", 1)
    ),
}  # fmt: skip


@pytest.mark.parametrize("body", BELOW.values(), ids=BELOW)
def test_a_question_in_plain_text_is_one(tmp_path: Path, body: str) -> None:
    assert text_of(brought(tmp_path, paragraph("Check", style="Heading1") + body)) == f"## Check\n\n{ASKED}"


def test_what_is_said_of_the_answer_is_its_explanation(tmp_path: Path) -> None:
    body = (
        paragraph("Check", style="Heading1") + paragraph("Whom do you tell?") + entry("Nobody", 1)
        + entry("Your manager", 1) + paragraph("Answer: b) Your manager") + paragraph("Feedback: she can help.")
    )  # fmt: skip
    assert text_of(brought(tmp_path, body)).endswith("- [x] Your manager\n\nExplanation: she can help.\n")


def test_true_or_false_in_plain_text_is_one(tmp_path: Path) -> None:
    body = (
        paragraph("Check", style="Heading1")
        + paragraph("2. Dogs bite. True or false?")
        + paragraph("Answer: True. Some do.")
    )
    assert text_of(brought(tmp_path, body)) == "## Check\n\n### True or false: Dogs bite.\nTrue. Some do.\n"


def test_a_question_whose_answer_is_not_marked_stays_text(tmp_path: Path) -> None:
    body = (
        paragraph("Check", style="Heading1")
        + paragraph("Who could help?")
        + entry("A friend", 1)
        + entry("A colleague", 1)
    )
    assert text_of(brought(tmp_path, body)) == "## Check\n\nWho could help?\n\n- A friend\n- A colleague\n"
