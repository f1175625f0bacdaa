"""`builder outline`: figures that hold, the same in each form."""

import re
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from builder.diagnostics import Report
from builder.discover import block_kinds, severity_of
from builder.outline.facts import CourseOutline, outline_of
from builder.outline.html import picture_of
from builder.outline.text import as_tree, minutes
from builder.parse.course import parse_course
from builder.source.load import load_course
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


FOR_SOME = """---
title: For some
audiences:
  leaders: People who lead
---

# All

## Hello
{words}

# Some
For: leaders

## Lead
{words}
"""
PRIVATE = """---
title: Private
---

## Rated
### Self-check: How often?
- I do one
- I do two
- I do three
- I do four
- I do five
- I do six

## Planned
### Action plan: What now?
- 3 things to do
- A day

## Looked at
### Hotspot: What is where?
![A room](media/room.png)
1. (10%, 10%) The door
2. (20%, 20%) The window
"""


def outline(folder: Path, words: str = "word " * 440) -> CourseOutline:
    (folder / "calls").mkdir()
    (folder / "calls/course.md").write_text(COURSE.format(words=words.strip()), "utf-8")
    return course_at(folder / "calls")


def course_at(folder: Path) -> CourseOutline:
    report = Report(severity_of)
    course, _ = parse_course(load_course(folder, report), (), report)
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


def test_it_says_what_a_refresher_asks(tmp_path: Path) -> None:
    assert "refresher" not in as_tree(outline(tmp_path))
    file = tmp_path / "calls" / "course.md"
    file.write_text(file.read_text("utf-8").replace("duration:", "refresher: yes\nduration:"), "utf-8")
    assert "\nrefresher: 3 of 3 questions, about 5 min\n" in as_tree(course_at(tmp_path / "calls"))
    assert "Refresher: 3 of 3 questions" in run_builder("outline", tmp_path / "calls", "--format", "html").stdout


def test_it_says_whom_a_page_is_for(tmp_path: Path) -> None:
    (tmp_path / "course.md").write_text(FOR_SOME.format(words="word " * 2200), "utf-8")
    tree = run_builder("outline", tmp_path).stdout
    assert "about 10 min for everyone, 20 with the parts for some, 2 pages" in tree
    assert "   1  Hello  (10 min)" in tree
    assert "   2  Lead  (for leaders, 10 min)" in tree
    page = html.fromstring(run_builder("outline", tmp_path, "--format", "html").stdout)
    titles = [" ".join(map(str, cell.itertext())) for cell in page.iter("th") if cell.get("scope") == "row"]
    assert [" ".join(title.split()) for title in titles] == ["Hello", "Lead (for leaders)"]


def test_what_is_done_in_private_takes_its_time(tmp_path: Path) -> None:
    (tmp_path / "course.md").write_text(PRIVATE, "utf-8")
    rated, planned, looked_at = course_at(tmp_path).pages
    assert 40 < rated.seconds < 60  # six statements to rate
    assert 80 < planned.seconds < 100  # four boxes
    assert 10 < looked_at.seconds < 20  # two points


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
    (tmp_path / "course.md").write_text("---\ntitle: X\n---\n## Page\n\n### Question: Why?\nWords.\n", "utf-8")
    done = run_builder("outline", tmp_path)
    assert done.returncode == 0
    assert f"See:  builder check {tmp_path}" in done.stderr
    assert "Page" in done.stdout


def test_it_weighs_each_file(tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    Image.effect_noise((3000, 2000), 70).convert("RGB").save(tmp_path / "media/photo.jpg", quality=95)
    (tmp_path / "media/form.pdf").write_bytes(b"%PDF" + bytes(84_996))
    (tmp_path / "media/unused.pdf").write_bytes(bytes(9))
    text = "![Noise](media/photo.jpg)\n\n[The form](media/form.pdf)\n"
    (tmp_path / "course.md").write_text(f"---\ntitle: A\n---\n\n## B\n\n{text}", "utf-8")
    printed = run_builder("outline", str(tmp_path)).stdout
    own = (tmp_path / "media/photo.jpg").stat().st_size / 1e6
    assert "   85 kB  media/form.pdf\n" in printed
    assert re.search(rf"(?m)B  media/photo\.jpg \(of {own:.1f} MB\)$", printed)
    assert "unused" not in printed
    page = run_builder("outline", str(tmp_path), "--format", "html").stdout
    assert "media/photo.jpg" in page
