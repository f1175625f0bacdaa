"""A course in Welsh, played to its end in an LMS; and one that is written from right to left."""

import re
from dataclasses import replace
from pathlib import Path

from click.testing import CliRunner
from playwright.sync_api import Frame

from builder.cli import main
from builder.source.load import translation_file
from builder.translation.xliff import as_xliff, read_xliff
from tests.browser.conftest import ClockedContexts
from tests.browser.learner import Learner
from tests.browser.lms import Lms
from tests.browser.recorded import SCORM12, answers, settle
from tests.browser.server import FileServer
from tests.languages.pseudo import STAYS
from tests.packages import build

COURSE = """---
title: Passing a message on
languages: [en-GB, cy, he]
pass mark: 50%
---

## Who to ring

The front desk is there from eight.

## Assessment: Check what you know

### Question: Who answers first?
- [ ] The mayor
- [x] The front desk
"""
WELSH = {
    "Passing a message on": "Trosglwyddo neges",
    "Who to ring": "Pwy i'w ffonio",
    "The front desk is there from eight.": "Mae'r dderbynfa yno o wyth o'r gloch ymlaen.",
    "Check what you know": "Gwirio'r hyn rydych yn ei wybod",
    "Who answers first?": "Pwy sy'n ateb gyntaf?",
    "The mayor": "Y maer",
    "The front desk": "Y dderbynfa",
}
QUESTION = "who_answers_first"
TEST = "check-what-you-know"
ENDS = """() => {
  const box = selector => document.querySelector(selector).getBoundingClientRect();
  return { nav: box("nav").left, main: box("main").right, next: box(".turn .next").left,
    previous: box(".turn .previous").left, progress: getComputedStyle(document.querySelector("progress")).direction };
}"""


def hebrew(text: str) -> str:
    """A text with letters that are written from right to left in the place of its own."""
    parts = re.split(f"({STAYS.pattern})", text)
    parts[::2] = [re.sub("[A-Za-z]", lambda one: chr(0x5D0 + ord(one[0].lower()) % 27), part) for part in parts[::2]]
    return "".join(parts)


def test_a_course_in_three_languages(clocked: ClockedContexts, server: FileServer, tmp_path: Path) -> None:
    folder = tmp_path / "message"
    folder.mkdir()
    (folder / "course.md").write_text(COURSE, "utf-8")
    for language, said in (("cy", WELSH.__getitem__), ("he", hebrew)):
        assert CliRunner().invoke(main, ["translate", str(folder), "--to", language]).exit_code == 0
        file = translation_file(folder, language)
        empty = read_xliff(file.read_text("utf-8"))
        done = replace(empty, units=tuple(replace(unit, target=said(unit.source)) for unit in empty.units))
        file.write_text(as_xliff(done, "message"), "utf-8")
    server.mount("languages", build(folder, tmp_path / "built", "--to", SCORM12).unpacked)
    lms = {
        language: Lms(clocked, server.address, f"/languages/message-1.0-{language}{SCORM12}", SCORM12)
        for language in ("", "cy-", "he-")
    }
    _play_in_welsh(lms["cy-"])
    english = Learner(lms[""].open())
    english.go(TEST)
    english.hand_in(right=1)
    settle(lms[""])
    told, again = answers(lms[""])[QUESTION], answers(lms["cy-"])[f"{QUESTION}__2"]
    assert told["student_response"] == again["student_response"], "reports of both languages compare"
    _look_from_the_right(lms["he-"].open(viewport={"width": 1280, "height": 800}))
    assert [fault for one in lms.values() for fault in one.faults] == []


def _play_in_welsh(lms: Lms) -> None:
    learner = Learner(lms.open())
    frame = learner.frame
    assert frame.locator("html").get_attribute("lang") == "cy"
    assert frame.locator(".banner .place").inner_text() == "Tudalen 1 o 2"
    assert frame.locator(".turn .next").inner_text() == "Nesaf: Gwirio’r hyn rydych yn ei wybod"
    assert frame.title() == "Pwy i’w ffonio – Trosglwyddo neges"
    learner.next()
    learner.hand_in(right=0)
    assert "Eich sgôr yw 0%. Y marc pasio yw 50%." in learner.result()
    learner.try_assessment_again()
    learner.hand_in(right=1)
    assert "Rydych wedi pasio gyda 100%." in learner.result()
    assert learner.outcome(QUESTION).startswith("Cywir.")
    learner.go("results")
    record = frame.locator("#results").inner_text()
    months = "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr"
    assert re.search(rf"\d+ ({months.replace(' ', '|')}) 20\d\d", record), "the date is Welsh, too"
    learner.exit()
    assert frame.locator("h1:visible").inner_text() == "Gallwch gau'r ffenestr hon nawr"
    assert lms.cmi()["core"]["lesson_status"] == "passed"


def _look_from_the_right(frame: Frame) -> None:
    Learner(frame).next()
    ends = frame.evaluate(ENDS)
    assert ends["nav"] > ends["main"]
    assert ends["next"] < ends["previous"]
    assert ends["progress"] == "rtl"
    frame.page.set_viewport_size({"width": 320, "height": 640})
    frame.click(".menu")
    frame.click("nav .to-cover")
    frame.locator(".begin").wait_for()
    turned = frame.locator(".begin").evaluate("begin => getComputedStyle(begin, '::after').transform")
    assert turned.startswith("matrix(-0.707"), "the arrow of Start points left"
