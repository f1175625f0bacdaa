"""`builder outline`: figures that hold, the same in each form."""

import re
from pathlib import Path

import pytest
from lxml import html

from builder.diagnostics import Report
from builder.discover import block_kinds, severity_of
from builder.load import load_course
from builder.outline.facts import CourseOutline, outline_of
from builder.outline.html import picture_of
from builder.outline.text import as_tree, minutes
from builder.parse.course import parse_course
from tests.packages import ALL_COURSES, PROGRAMMES, ROOT, run_builder

COURSE = """---
title: Calls & <notes>
duration: 5 minutes
objectives:
  greet: Greet people
  listen: Listen | ask
  unused: Never mentioned
---

# Start

## Hello
Objective: greet

{words}

### Question: Who rings?
Objective: greet
- [x] Anyone
- [ ] Nobody

## Assessment: All of it

### Bank: Calls, draw 1
#### True or false: Silence helps.
Objective: listen
True. It gives time.
#### True or false: Noise helps.
Objective: listen
False. It does not.
"""


def outline(folder: Path, words: str = "word " * 440) -> CourseOutline:
    (folder / "calls").mkdir()
    (folder / "calls/course.md").write_text(COURSE.format(words=words.strip()), "utf-8")
    report = Report(severity_of)
    course, _ = parse_course(load_course(folder / "calls", report), (), report)
    return outline_of(course, block_kinds())


def test_figures(tmp_path: Path) -> None:
    hello, test = outline(tmp_path).pages
    assert hello.words == 440 + len(["Hello", "Who", "rings?", "Anyone", "Nobody"])
    assert 120 < hello.seconds < 160  # two minutes to read, and a question
    assert (hello.taught, hello.assessed) == (frozenset({"greet"}), frozenset({"greet"}))
    assert (test.taught, test.assessed) == (frozenset(), frozenset({"listen"}))
    assert (test.questions, hello.questions) == (2, 1)
    assert test.seconds < 30  # one of the two is drawn


@pytest.mark.parametrize(("seconds", "said"), [(0, "under 1 min"), (29, "under 1 min"), (31, "1 min"), (170, "3 min")])
def test_times_are_rounded(seconds: float, said: str) -> None:
    assert minutes(seconds) == said


def test_the_tree_says_where_each_objective_is(tmp_path: Path) -> None:
    tree = as_tree(outline(tmp_path))
    assert "about 3 min (the course says 5), 2 pages, 3 questions" in tree
    assert re.search(r"listen: .*\n +taught on no page\n +assessed on page 2", tree)
    assert re.search(r"unused: .*\n +taught on no page\n +assessed on no page", tree)


def test_the_picture_has_a_mark_where_an_objective_meets_a_page(tmp_path: Path) -> None:
    marks = picture_of(outline(tmp_path)).marks
    assert [(mark.taught, mark.assessed) for mark in marks] == [(True, True), (False, True)]


def test_the_page_is_whole_and_safe(tmp_path: Path) -> None:
    outline(tmp_path)
    done = run_builder("outline", "calls", "--html", "out.html", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "out.html").read_text("utf-8")
    page = html.fromstring(text)
    assert page.findtext(".//h1") == "Calls & <notes>"
    assert "<notes>" not in text
    assert not page.xpath("//@src | //link | //script")
    assert text.count('<circle class="taught"') == 1 + 1  # and the one in the key
    assert page.xpath("//table[1]//td[@class='none']/text()") == ["no page"] * 3
    assert done.stdout == "Written: out.html. Open it in a browser.\n"
    assert run_builder("outline", "calls", "--format", "html", cwd=tmp_path).stdout.strip() == text.strip()


def test_the_table_has_a_row_a_course() -> None:
    rows = run_builder("outline", ROOT / "courses", "--format", "table").stdout.splitlines()
    days = list((ROOT / "courses").glob(f"{PROGRAMMES[0]}/*/course.md"))
    assert len(rows) == len(ALL_COURSES) + len(days) + 2
    assert [row for row in rows if f"({PROGRAMMES[0]}/{days[0].parent.name}/)" in row]
    assert all(row.count("|") == 7 for row in rows)


def test_errors_hide_nothing(tmp_path: Path) -> None:
    (tmp_path / "course.md").write_text("---\ntitle: X\n---\n## Page\n\n### Questoin: Why?\n- [ ] a\n", "utf-8")
    done = run_builder("outline", tmp_path)
    assert done.returncode == 0
    assert "See: builder check" in done.stderr
    assert "Page" in done.stdout
