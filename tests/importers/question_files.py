"""Files of questions in binary forms, made for examples and tests: `python -m tests.importers.question_files`."""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from tests.packages import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

IMPORTERS = ROOT / "builder" / "importers"
WHEN = (2026, 1, 1, 0, 0, 0)


def picture(colour: tuple[int, int, int] = (32, 96, 160), size: int = 8) -> bytes:
    """A small PNG of one colour."""
    rows = b"".join(b"\0" + bytes(colour) * size for _ in range(size))
    head = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


def zip_of(files: Mapping[str, bytes | str]) -> bytes:
    """A zip that is the same each time."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name, WHEN), content)
    return held.getvalue()


def h5p(library: str, content: Any, title: str = "", files: Mapping[str, bytes] | None = None) -> bytes:
    """An H5P file."""
    says = {"title": title, "language": "und", "mainLibrary": library, "preloadedDependencies": []}
    return zip_of(
        {
            "h5p.json": json.dumps(says),
            "content/content.json": json.dumps(content),
            **{f"content/{name}": data for name, data in (files or {}).items()},
        }
    )


def piece(library: str, params: Any, title: str = "") -> dict[str, Any]:
    """Content within content."""
    return {"library": library, "params": params, "metadata": {"title": title}, "subContentId": "0a"}


def choice(question: str, answers: Mapping[str, bool], **more: Any) -> dict[str, Any]:
    """A multiple choice of H5P; what is said of an answer is made of its text."""
    rows = [
        {"text": f"<div>{text}</div>", "correct": right, "tipsAndFeedback": {"chosenFeedback": f"About {text}."}}
        for text, right in answers.items()
    ]
    params = {
        "question": f"<p>{question}</p>",
        "answers": rows,
        "behaviour": {"type": "auto", "randomAnswers": True},
        "UI": {"checkAnswerButton": "Check"},
        "overallFeedback": [{"from": 0, "to": 100, "feedback": "You got @score of @total points"}],
    }
    return piece("H5P.MultiChoice 1.16", params | more, "Untitled Multiple Choice")


def question_set() -> bytes:
    """A question set with a picture, and all kinds that are usual in one."""
    shown = {"type": piece("H5P.Image 1.1", {"file": {"path": "images/desk.png"}, "alt": "A desk with open files"})}
    truth = {
        "question": "<p>An empty desk tells nothing.</p>",
        "correct": "true",
        "behaviour": {"feedbackOnCorrect": "Nobody can read what is not there.", "feedbackOnWrong": "No."},
        "l10n": {"trueText": "True"},
    }
    blanks = {
        "text": "<p>Before you go home</p>",
        "questions": ["<p>Lock the *drawer/cupboard:where files lie* and the *screen*.</p>"],
        "behaviour": {"caseSensitive": False},
    }
    drag = {
        "taskDescription": "<p>What goes where?</p>",
        "textField": "Paper goes into the *blue* bin.\nFood goes into the *brown* bin.",
        "distractors": "*green*",
    }
    content = {
        "introPage": {"showIntroPage": True, "introduction": "<p>Four questions about your desk.</p>"},
        "passPercentage": 75,
        "questions": [
            choice("Which desk would you leave for the night?", {"An empty one": True, "This one": False}, media=shown),
            piece("H5P.TrueFalse 1.8", truth),
            piece("H5P.Blanks 1.14", blanks),
            piece("H5P.DragText 1.10", drag),
        ],
        "endGame": {"message": "Your result:"},
    }
    return h5p("H5P.QuestionSet", content, "A clear desk", {"images/desk.png": picture()})


def presentation() -> bytes:
    """A course presentation: a heading, a text, a picture, a question, and something that we have no block for."""
    slides = [
        {
            "keywords": [{"main": "Why it matters"}],
            "elements": [
                {"x": 5, "y": 40, "action": piece("H5P.Image 1.1", {"file": {"path": "a.png"}, "alt": "A letter"})},
                {"x": 5, "y": 5, "action": piece("H5P.AdvancedText 1.1", {"text": "<p>Paper <b>talks</b>.</p>"})},
            ],
        },
        {"elements": [{"x": 5, "y": 5, "action": choice("Who can read it?", {"Everybody": True, "Nobody": False})}]},
        {"elements": [{"x": 5, "y": 5, "action": piece("H5P.Crossword 0.5", {"words": [{"clue": "Locks a drawer"}]})}]},
    ]
    return h5p("H5P.CoursePresentation", {"presentation": {"slides": slides}}, "Paper talks", {"a.png": picture()})


def workbook() -> bytes:
    """A workbook with questions on two sheets, as a quiz game gives its template."""
    from openpyxl import Workbook  # noqa: PLC0415 - heavy

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Bins"
    for row in (
        ["Quiz template"],
        [],
        ["Question - max 120 characters", "Answer 1", "Answer 2", "Answer 3", "Time limit (sec)", "Correct answer(s)"],
        ["Where does paper go?", "Blue bin", "Brown bin", None, 20, 1],
        ["How many bins has the kitchen?", 2, 3, 4, 20, 2],
    ):
        sheet.append(row)
    second = book.create_sheet("Keys")
    second.append(["Question", "Option A", "Option B", "Answer"])
    second.append(["Who has the key to the store?", "Reception", "The caretaker", "a"])
    held = io.BytesIO()
    book.save(held)
    with zipfile.ZipFile(held) as made:
        return zip_of({name: made.read(name) for name in made.namelist()})


EXAMPLES = {
    "h5p/examples/clear-desk.h5p": question_set,
    "h5p/examples/paper-talks.h5p": presentation,
    "question_table/examples/bins.xlsx": workbook,
}

if __name__ == "__main__":
    for name, make in EXAMPLES.items():
        (IMPORTERS / name).write_bytes(make())
