"""An error only where learners would be harmed or a word lost; texts for other programs build (A12, A13)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from builder.diagnostics import Diagnostic, Report, Severity, in_order, summed_up
from builder.discover import severity_of
from builder.model import Span
from builder.parse.course import parse_course
from builder.pipeline import Order, assemble, run
from builder.pipeline.output import Rendered
from builder.source.load import load_course
from tests.foreign_texts import texts
from tests.packages import run_builder
from tests.sampling import one_in
from tests.test_cases import CASES, FOLDERS

if TYPE_CHECKING:
    from pathlib import Path

    from builder.model import Details

MODULES = texts()
WORDS = "\n\n## Page\n\nWords that stand here.\n"


def read(folder: Path, text: str) -> tuple[Details, list[Diagnostic]]:
    folder.mkdir(exist_ok=True)
    (folder / "course.md").write_text(text, "utf-8")
    report = Report(severity_of)
    course, _ = parse_course(load_course(folder, report), (), report)
    return course.details, report.found


def test_there_are_nineteen() -> None:
    assert len(MODULES) == 19
    assert sum(len(text.split()) for text in MODULES.values()) > 80_000


@pytest.mark.parametrize("name", MODULES)
def test_a_text_that_was_written_for_nothing_of_ours_builds_at_the_first_try(name: str, tmp_path: Path) -> None:
    """A6b, A13: and each of its words is in the package."""
    folder = tmp_path / name
    folder.mkdir()
    (folder / "course.md").write_text(MODULES[name], "utf-8")
    outcome = run(Order(folder, ("web",), out=tmp_path / "dist"))
    assert [one for one in outcome.diagnostics if one.severity is Severity.ERROR] == []
    assert len(outcome.built) == 1
    assert len([one for one in outcome.diagnostics if one.rule == "unknown-key"]) <= 1
    assert outcome.title


def test_a_picture_of_the_web_without_words_is_a_link_that_says_where_it_leads(tmp_path: Path) -> None:
    text = "---\ntitle: Calls\n---\n## Page\n\nSee ![](https://example.org/a.png).\n\n![](media/none.svg)\n"
    (tmp_path / "course.md").write_text(text, "utf-8")
    found = [(one.rule, one.span.line) for one in run(Order(tmp_path)).diagnostics]
    assert ("picture-from-web", 6) in found
    assert [line for rule, line in found if rule == "missing-alt-text"] == [8]


def test_a13_all_unknown_keys_are_one_warning_that_names_them(tmp_path: Path) -> None:
    keys = [f"option {number}" for number in range(45)]
    top = "---\ntitle: Calls\n" + "".join(f"{key}: x\n" for key in keys) + "---"
    _, found = read(tmp_path, top + WORDS)
    (one,) = [one for one in found if one.rule == "unknown-key"]
    assert one.severity is Severity.WARNING
    assert [key for key in keys if f"“{key}”" not in one.message] == []


A_FIRST_DRAFT = """---
title: Information requests: what everyone should know
language: English
version: 1.0
passmark: 80
completion: all pages and pass the quiz
navigation: in order
attempts: three
review date: 31/3/2027
owner: Information Governance
duration: 25 mins
objectives:
- Spot a request
- Pass it on within one working day
---"""


def test_a13_values_are_understood_as_people_write_them(tmp_path: Path) -> None:
    """Case a-first-draft."""
    details, found = read(tmp_path, A_FIRST_DRAFT + WORDS)
    assert {one.rule for one in found} == {"colon-in-value"}
    assert (details.language, details.version, details.pass_mark, details.attempts) == ("en-GB", "1.0", 0.8, 3)
    assert (details.completion, details.navigation, details.duration_minutes) == ("pages and pass", "in order", 25)
    assert str(details.review_by) == "2027-03-31"
    assert [one.text for one in details.objectives] == ["Spot a request", "Pass it on within one working day"]


@pytest.mark.parametrize(
    ("typed", "field", "meant"),
    [
        ("pass-mark: at least 75 %", "pass_mark", 0.75),
        ("passing score: 8 out of 10", "pass_mark", 0.8),
        ("pas mark: 80%", "pass_mark", 0.8),
        ("pasing-mark: 70", "pass_mark", 0.7),
        ("pass mark: none", "pass_mark", None),
        ("lang: cy", "language", "cy"),
        ("language: Cymraeg", "language", "cy"),
        ("language: en_GB", "language", "en-GB"),
        ("completion: view all pages", "completion", "all pages"),
        ("completion: pass the test", "completion", "pass"),
        ("navigation: linear", "navigation", "in order"),
        ("max attempts: 2 attempts", "attempts", 2),
        ("duration: about half an hour", "duration_minutes", 30),
        ("duration: 20 to 25 minutes", "duration_minutes", 25),
        ("duration: 1 hr 30", "duration_minutes", 90),
        ("version: v2 (draft)", "version", "v2-draft"),
        ("version:1.10", "version", "1.10"),
        ("tags: [a, b]", "keywords", ("a", "b")),
        ("handout: on", "handout", True),
    ],
)
def test_a13_neighbours(typed: str, field: str, meant: object, tmp_path: Path) -> None:
    details, found = read(tmp_path, f"---\ntitle: Calls\n{typed}\n---{WORDS}")
    assert getattr(details, field) == meant
    assert [one for one in found if one.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    "day", ["1st May 2027", "May 1, 2027", "Saturday 1 May 2027", "1.5.27", "2027-05-01T09:00:00Z"]
)
def test_a13_days(day: str, tmp_path: Path) -> None:
    details, _ = read(tmp_path, f'---\ntitle: Calls\nreview by: "{day}"\n---{WORDS}')
    assert str(details.review_by) == "2027-05-01"


@pytest.mark.parametrize("typed", ["pass mark: 800%", "pass mark: high", "passmark: [80]", "pass mark: 80 or 90"])
def test_a_pass_mark_that_can_not_be_read_stays_an_error(typed: str, tmp_path: Path) -> None:
    _, found = read(tmp_path, f"---\ntitle: Calls\n{typed}\n---{WORDS}")
    assert [(one.rule, one.severity) for one in found] == [("unclear-pass-mark", Severity.ERROR)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Lifting safely\n\n## Before you lift\n\nBend your knees.\n", "Lifting safely"),
        ("## Before you lift\n\nBend your knees.\n", "Before you lift"),
        ("Bend your knees.\n", "Manual handling"),
        ("---\nlayout: x\n---\n\n# Lifting *safely*\n\n## Before\n\nBend.\n", "Lifting safely"),
        ("---\n\nBend your knees.\n\n---\n\n# Lifting safely\n\n## Before\n\nBend.\n", "Lifting safely"),
        ("—\ntitle: Lifting\n—\n\n## Before\n\nBend.\n", "Lifting"),
        ("\n\n---\ntitle: Lifting\n---\n\n## Before\n\nBend.\n", "Lifting"),
    ],
)
def test_a_title_is_found(text: str, title: str, tmp_path: Path) -> None:
    details, found = read(tmp_path / "manual-handling", text)
    assert details.title == title
    assert [one for one in found if one.severity is Severity.ERROR] == []


def test_what_one_line_spoils_is_read_without_it(tmp_path: Path) -> None:
    details, found = read(tmp_path, f'---\ntitle: "Calls\nsummary: On the phone\npass mark: 80%\n---{WORDS}')
    assert (details.summary, details.pass_mark) == ("On the phone", 0.8)
    assert [(one.rule, one.span.line) for one in found] == [("front-matter", 2)]


@pytest.mark.parametrize("folder", one_in(4, FOLDERS), ids=lambda folder: folder.name)
def test_a_course_with_warnings_only_is_packed(folder: Path) -> None:
    """What is but a warning keeps no package from being made."""
    if re.search("^error:", (folder / "expected.txt").read_text("utf-8"), re.MULTILINE):
        return
    rendered = assemble(Order(folder / "course", ("web",)))
    packed = isinstance(rendered, Rendered) and [*rendered.packages()]
    assert packed or (folder / "course/programme.yaml").is_file()


def test_a12_errors_come_first() -> None:
    found = [
        Diagnostic("a", Severity.WARNING, "", Span("a.md", 1)),
        Diagnostic("b", Severity.WARNING, "", Span("a.md", 0)),
        Diagnostic("c", Severity.ERROR, "", Span("b.md", 9)),
        Diagnostic("d", Severity.ERROR, "", Span("b.md", 0)),
    ]
    assert [one.rule for one in in_order(found)] == ["c", "d", "a", "b"]


def test_a12_everywhere(tmp_path: Path) -> None:
    """The terminal and JSON."""
    text = "---\ntitle: Calls\nlayout: x\n---\n\n## Page\n\n[a](#b)\n\n### Question: Who?\n- [ ] Me\n- [ ] You\n"
    (tmp_path / "course.md").write_text(text, "utf-8")
    said = run_builder("check", tmp_path).stderr
    assert said.index("[no-right-answer]") < said.index("[unknown-key]") < said.index("[missing-page]")
    listed = re.findall(r'"rule": "([^"]+)"', run_builder("check", "--format", "json", tmp_path).stdout)
    assert listed == ["no-right-answer", "unknown-key", "missing-page"]


def test_a12_many_alike_are_summed_up_and_all_shows_the_rest(tmp_path: Path) -> None:
    (tmp_path / "course.md").write_text("---\ntitle: T\n---\n\n## P\n\n" + "Go [on](#nowhere).\n\n" * 231, "utf-8")
    short, full = (run_builder("check", tmp_path, *more).stderr for more in ((), ("--all",)))
    assert short.count("[missing-page]\n") == 3
    assert "… and 228 more [missing-page] in lines 13, 15" in short
    assert f"builder check {tmp_path} --all" in short
    assert full.count("[missing-page]\n") == 231


def test_each_is_shown_or_counted() -> None:
    found = [Diagnostic("a", Severity.WARNING, "", Span("a.md", number)) for number in range(1, 8)]
    summed = summed_up(found, 3)
    assert [one for one, _ in summed] == found[:3]
    assert [left for _, left in summed] == [[], [], found[3:]]


def test_there_are_cases_of_both() -> None:
    said = [(folder / "expected.txt").read_text("utf-8") for folder in CASES.glob("*") if folder.is_dir()]
    assert any("error:" in one for one in said)
    assert any("warning:" in one and "error:" not in one for one in said)
