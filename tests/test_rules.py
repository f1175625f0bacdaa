"""Every rule is documented, has a case, and is reported by something; every fault that is reported is a rule."""

from __future__ import annotations

import ast
import datetime
import json
import re
import shutil
import textwrap
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from builder import discover
from builder.cli import main
from builder.diagnostics import Diagnostic, Edit, Report, Severity, as_json
from builder.diagnostics.sarif import as_sarif
from builder.model import MediaFile, Span
from builder.parse.front_matter.severity import severity_config_of
from builder.pipeline import Order, run
from builder.rules.files import package_too_large, state_too_large
from builder.rules.front_matter import review_date_past
from builder.source.load import MOST_FILES
from tests.in_memory import FOLDER, check, source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = Path(__file__).parent / "cases"
PARTS = ("What it finds:", "Why it matters:", "Example:", "Use instead:")
WITHOUT_A_CASE = {  # they need a folder that can't lie in a repository: tested below
    "captions-of-another-film",
    "captions-too-fast",
    "heavy-clip",
    "heavy-picture",
    "lock-not-written",
    "not-exported",  # of a command: tests/exports
    "package-not-written",
    "package-too-large",
    "same-id",
    "state-too-large",
    "too-many-files",
    "too-much",
    "unreadable-file",
}
COURSE = "---\ntitle: Phone calls\n---\n\n## Who is calling?\n\nMost callers are who they say they are.\n"


@cache
def reported() -> frozenset[tuple[str, Path]]:
    """Each name in a call such as `report("no-answers", …)`, with the file."""
    return frozenset(_reported())


def _reported() -> Iterator[tuple[str, Path]]:
    for file in discover.INSIDE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if called == "report":
                    yield str(node.args[0].value), file


OF_PACKAGES = discover.rule_names("package")  # tests/doctor raises each
EVERY = sorted(discover.rule_names() + OF_PACKAGES)


@pytest.mark.parametrize("name", EVERY)
def test_documentation_has_four_parts(name: str) -> None:
    lines = discover.rule(name).documentation.strip().splitlines()
    assert re.fullmatch(r"[A-Z].*\.", lines[0]), "the first line names the fault as a sentence"
    assert [line for line in lines if line in PARTS] == list(PARTS)
    parts = re.split("|".join(f"(?m:^{part}$)" for part in PARTS), discover.rule(name).documentation)
    assert all(part.strip() for part in parts)
    assert all(re.search(r"(?m)^    \S", part) for part in parts[3:]), "example and mend are indented"
    assert all(len(line) <= 130 for line in lines)


def test_rule_is_reported() -> None:
    assert set(EVERY) - {name for name, _ in reported()} == set()


def test_whatever_is_reported_is_a_rule() -> None:
    assert {name for name, _ in reported()} - set(EVERY) == set()


def test_no_two_rules_have_one_name() -> None:
    assert len(set(EVERY)) == len(EVERY)


def test_find_reports_only_its_own_rule() -> None:
    for name, file in reported():
        if file.parent.name == "rules":
            assert file.stem.replace("_", "-") == name


def test_rule_names_the_rooms_that_raise_it() -> None:
    named = {name: discover.rule(name).raised_by for name in EVERY}
    rooms = sorted({room for raised_by in named.values() for room in raised_by})
    code = {room: "".join(file.read_text("utf-8") for file in (discover.INSIDE / room).rglob("*.py")) for room in rooms}
    told = [(name, room) for name, raised_by in named.items() for room in raised_by]
    assert [f"{name} is not raised in {room}" for name, room in told if f'"{name}"' not in code[room]] == []


@pytest.mark.parametrize("name", [name for name in discover.rule_names() if name not in WITHOUT_A_CASE])
def test_rule_has_a_case_that_raises_it(name: str) -> None:
    assert f"[{name}]\n" in (CASES / name / "expected.txt").read_text("utf-8")


@pytest.mark.parametrize("name", EVERY)
def test_explain_prints_it(name: str) -> None:
    printed = CliRunner().invoke(main, ["explain", name]).output
    assert printed.startswith(name)
    assert discover.rule(name).documentation.strip() in printed


EXAMPLES_OF_FILES = {  # what they find is not in the words of one course
    "bad-lock",
    "bad-term",
    "bad-translation",
    "copy-left-out",
    "broken-picture",
    "course-in-programme",
    "final-test-without-pass-mark",
    "front-matter-elsewhere",
    "interface-in-english",
    "missing-logo",
    "module-left-out",
    "new-file",
    "no-course-file",
    "read-as-course",
    "no-modules",
    "no-translation",
    "not-utf-8",
    "other-id",
    "repeated-module",
    "same-module-id",
    "text-not-read",
    "theme-font",
    "too-few-modules",
    "translation-differs",
    "unknown-module",
    "unsafe-picture",
    "untranslated",
    "untrusted-block",
    "untrusted-code",
    *WITHOUT_A_CASE,
}
EXAMPLES_OF_MUCH = {  # they need more of the same than a page of documentation should show
    "hard-to-read",
    "longest-answer-always-right",
    "right-answer-always-in-one-place",
    "too-many-gaps",
}
TOP = "---\ntitle: Phone calls\nobjectives:\n  need-to-know: Decide\naudiences:\n  leaders: Who lead\n---\n\n"
WELCOME = "## Welcome\n\nMost callers are who they say they are.\n\n"
ORGANISATION = "organisation: Northmere Council\ncontacts:\n  learning: learning@northmere.example\n"


def course_of(example: str, whole: bool) -> tuple[str, str]:  # noqa: FBT001 - read beside its name
    """The course and the organisation that a piece of documentation stands for."""
    first = example.partition("\n")[0]
    if whole:
        return example, ""
    if first == "---":
        return f"{example}\n\n{WELCOME}", ""
    if re.match(r"(colours|logo):", first):
        return TOP + WELCOME, example
    if re.match(r"[a-z ]+:( |$)", first):
        return f"---\ntitle: Phone calls\n{example}\n---\n\n{WELCOME}", ""
    if re.match(r"- (Captions|Transcript|\d)", first):
        return f"{TOP}{WELCOME}### Video: Whose job is it?\n![A desk](media/clip.mp4)\n{example}", ""
    return TOP + ("" if re.match("##? ", first) else WELCOME) + example, ORGANISATION


def finds(name: str, text: str, organisation: str, mended: str) -> bool:
    media = {file: MediaFile(file, FOLDER / file, 9) for file in re.findall(r"media/[\w.-]+", mended)}
    course, found = check(replace(source_of({"course.md": text}, organisation), media=media))
    report = Report(discover.severity_of)
    severity_config_of(course, report)
    return name in {one.rule for one in (*found, *report.found)}


@pytest.mark.parametrize("name", sorted({*discover.rule_names()} - EXAMPLES_OF_FILES - EXAMPLES_OF_MUCH))
def test_the_example_has_the_fault_and_its_mend_has_not(name: str) -> None:
    parts = re.split(r"(?m)^(?:Example|Use instead):$", discover.rule(name).documentation)[1:]
    shown = ["\n".join(line for line in part.split("\n") if not re.match(r"\S", line)) for part in parts]
    example, mended = (textwrap.dedent(part).strip() for part in shown)
    whole = bool(re.match(r"---\n.*\n##? ", mended, re.DOTALL))
    assert finds(name, *course_of(example, whole), mended)
    assert not finds(name, *course_of(mended, whole), mended)


@pytest.mark.parametrize("case", ["colon-in-value", "good-slips", "typing-slip"])
def test_a_fix_mends_what_it_belongs_to_and_nothing_else(case: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(CASES / case / "course", tmp_path / "course"))
    before = run(Order(folder))
    edits = [edit for one in before.diagnostics for edit in one.fix]
    assert edits
    lines = (folder / "course.md").read_text("utf-8").split("\n")
    for edit in edits:
        line, start = lines[edit.span.line - 1], edit.span.column - 1
        lines[edit.span.line - 1] = line[:start] + edit.text + line[start + edit.span.length :]
    (folder / "course.md").write_text("\n".join(lines), "utf-8")
    after = run(Order(folder))
    assert not [edit for one in after.diagnostics for edit in one.fix]
    left = [(one.rule, one.message) for one in before.diagnostics if not one.fix]
    assert [(one.rule, one.message) for one in after.diagnostics] == left
    assert (after.title, after.pages, after.questions) == (before.title, before.pages, before.questions)


def test_explain_lists_all() -> None:
    printed = CliRunner().invoke(main, ["explain"]).output.splitlines()
    assert [line.split()[0] for line in printed] == EVERY


def test_there_are_many() -> None:
    assert len(discover.rule_names()) >= 25


def course(folder: Path, text: str = COURSE) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "course.md").write_text(text, "utf-8")
    return folder


def rules_in(folder: Path) -> set[str]:
    return {one.rule for one in run(Order(folder)).diagnostics}


def test_state_too_large(tmp_path: Path) -> None:
    question = "\n### Question: What do you do on day {}?\n- [x] Ask\n- [ ] Guess\n"
    fits = state_too_large.LIMIT // 11 - 12
    assert rules_in(course(tmp_path / "fits", COURSE + "".join(map(question.format, range(fits))))) == set()
    assert rules_in(course(tmp_path / "not", COURSE + "".join(map(question.format, range(fits + 20))))) == {
        "state-too-large"
    }


def questions(longest: int, others: int, answers: int = 3) -> str:
    """So many questions with one right answer, which is the longest in the first of them."""
    right = ["Ask her what would help"] * longest + ["Ask"] * others
    wrong = "".join(f"- [ ] Guess {10**number}\n" for number in range(1, answers))
    return "".join(
        f"\n### Question: What do you do on day {day}?\n- [x] {one}\n{wrong}" for day, one in enumerate(right, 1)
    )


@pytest.mark.parametrize(
    ("mark", "longest", "others", "answers", "said"),
    [
        ("80%", 10, 2, 3, "10 of 12"),  # as in a course of ours that a guesser passed
        ("80%", 8, 2, 3, "8 of 10"),
        ("80%", 7, 3, 3, ""),
        ("70%", 7, 3, 3, "7 of 10"),
        ("60%", 6, 4, 3, "6 of 10"),
        ("100%", 9, 1, 3, "9 of 10"),
        ("", 13, 12, 3, "13 of 25"),
        ("", 12, 13, 3, ""),
        ("", 3, 2, 3, ""),  # by chance once in five courses
        ("", 4, 1, 3, "4 of 5"),
        ("", 4, 0, 3, ""),
        ("30%", 4, 6, 3, ""),  # a blind guess passes as well
        ("60%", 6, 4, 2, ""),
        ("60%", 6, 4, 6, "6 of 10"),
    ],
)
def test_the_longest_answers_do_not_pass(mark: str, longest: int, others: int, answers: int, said: str) -> None:
    """A guesser who takes the longest answer stays below the pass mark, of a course and of an assessment."""
    asked = questions(longest, others, answers)
    top = COURSE.replace("\n---\n\n", f"\npass mark: {mark}\n---\n\n", 1) if mark else COURSE
    settings = f"Settings: pass mark {mark}\n" if mark else ""
    for text in (top + asked, f"{COURSE}\n## Assessment: What you know\n{settings}{asked}"):
        _, found = check(source_of({"course.md": text}))
        messages = [one.message for one in found if one.rule == "longest-answer-always-right"]
        passes = f", and {mark} is a pass" if mark and mark != "100%" else ""
        assert messages == [f"in {said} questions the longest answer is the right one{passes}"] * bool(said)


def test_the_longest_answers_of_an_assessment_count_by_themselves() -> None:
    """What a course asks on its other pages hides nothing, and one cause gives one message."""
    assessment = "\n## Assessment: What you know\nSettings: pass mark 80%\n"
    for before in (questions(0, 9), questions(9, 0), ""):
        _, found = check(source_of({"course.md": COURSE + before + assessment + questions(5, 0)}))
        places = [one.mark for one in found if one.rule == "longest-answer-always-right"]
        assert len(places) == 1
    _, found = check(source_of({"course.md": COURSE + questions(9, 0) + assessment + questions(1, 4)}))
    assert "longest-answer-always-right" not in {one.rule for one in found}


def test_answers_of_one_length_tell_nothing() -> None:
    asked = "".join(f"\n### Question: Which of them, {day}?\n- [x] Red\n- [ ] Tan\n" for day in range(9))
    _, found = check(source_of({"course.md": COURSE + asked}))
    assert "longest-answer-always-right" not in {one.rule for one in found}
    two = asked.replace("- [ ] Tan\n", "- [ ] Tan\n- [ ] No\n")
    three = two.replace("- [ ] No\n", "- [ ] No\n- [ ] On\n")
    _, found = check(source_of({"course.md": COURSE + three}))
    assert "longest-answer-always-right" in {one.rule for one in found}


def test_package_too_large(tmp_path: Path) -> None:
    folder = course(tmp_path / "course", COURSE + "\nWatch [the talk](media/talk.mp4).\n")
    (folder / "media").mkdir()
    with (folder / "media/talk.mp4").open("wb") as talk:
        talk.truncate(package_too_large.LIMIT + 1)
    assert rules_in(folder) == {"package-too-large"}


def clip(folder: Path, seconds: int, captions: str) -> Path:
    """A course with a film of so many seconds (ISO 14496-12, 8.2.2), and its captions."""
    made = course(folder, COURSE + "\n### Video: A call\n![A call](media/clip.mp4)\n- Captions: media/clip.en.vtt\n")
    (made / "course.md").write_text((made / "course.md").read_text("utf-8") + "- Transcript: media/clip.md\n", "utf-8")
    (made / "media").mkdir()
    head = b"\0" * 12 + (1000).to_bytes(4, "big") + (seconds * 1000).to_bytes(4, "big") + b"\0" * 80
    mvhd = (len(head) + 8).to_bytes(4, "big") + b"mvhd" + head
    moov = (len(mvhd) + 8).to_bytes(4, "big") + b"moov" + mvhd
    (made / "media/clip.mp4").write_bytes(b"\0\0\0\x10ftypisom\0\0\0\0" + moov)
    (made / "media/clip.en.vtt").write_text(f"WEBVTT\n\n{captions}", "utf-8")
    (made / "media/clip.md").write_text("Hello.", "utf-8")
    return made


def test_captions_are_held_against_the_film_and_the_reader(tmp_path: Path) -> None:
    slow = "00:00.000 --> 00:02.000\nGood morning.\n\n00:58.000 --> 01:00.500\n<b>Goodbye.</b>\n"
    assert rules_in(clip(tmp_path / "fits", 60, slow)) == set()
    assert rules_in(clip(tmp_path / "short", 30, slow)) == {"captions-of-another-film"}
    fast = slow.replace("Good morning.", "Good morning, you are through to the council, how can I help you today?")
    assert rules_in(clip(tmp_path / "fast", 60, fast)) == {"captions-too-fast"}
    assert rules_in(clip(tmp_path / "damaged", 60, slow.replace("-->", "->"))) == set()


def test_heavy_clip(tmp_path: Path) -> None:
    folder = clip(tmp_path / "course", 60, "00:00.000 --> 00:02.000\nHello.\n")
    with (folder / "media/clip.mp4").open("ab") as film:
        film.truncate(package_too_large.LIMIT + 1)
    assert rules_in(folder) == {"heavy-clip"}


def test_heavy_picture(tmp_path: Path) -> None:
    folder = course(tmp_path / "course", COURSE + "\n![A door](media/door.svg)\n")
    (folder / "media").mkdir()
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><!--{}--></svg>'
    (folder / "media/door.svg").write_text(drawing.format("x" * 600_000), "utf-8")
    assert rules_in(folder) == {"heavy-picture"}
    (folder / "media/door.svg").write_text(drawing.format("x"), "utf-8")
    assert rules_in(folder) == set()


def test_too_many_files(tmp_path: Path) -> None:
    folder = course(tmp_path / "course")
    (folder / "media").mkdir()
    for number in range(MOST_FILES):
        (folder / f"media/{number}.png").touch()
    assert rules_in(folder) == {"too-many-files"}


def test_unreadable_file(tmp_path: Path) -> None:
    folder = course(tmp_path / "course")
    with (folder / "02-large.md").open("wb") as large:
        large.truncate(5_000_001)
    assert rules_in(folder) == {"unreadable-file"}


def test_shortcut_out_of_the_course(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("## Secret\n\nNot for you.\n")
    folder = course(tmp_path / "course")
    (folder / "02-secret.md").symlink_to(tmp_path / "secret.md")
    (folder / "all").symlink_to(tmp_path)
    found = run(Order(folder))
    assert {one.rule for one in found.diagnostics} == {"unreadable-file"}  # for its words would be missing
    assert found.pages == 1
    (folder / "02-secret.md").unlink()
    (folder / "secret.png").symlink_to(tmp_path / "secret.md")
    assert {one.rule for one in run(Order(folder)).diagnostics} == {"outside-course"}


def test_package_not_written(tmp_path: Path) -> None:
    folder = course(tmp_path / "course")
    (tmp_path / "dist").write_text("in the way")
    found = run(Order(folder, out=tmp_path / "dist"))
    assert {one.rule for one in found.diagnostics} == {"package-not-written"}


def test_lock_not_written(tmp_path: Path) -> None:
    folder = course(tmp_path / "course")
    (folder / "ids.lock").mkdir()
    found = run(Order(folder, out=tmp_path / "dist"))
    assert {one.rule for one in found.diagnostics} == {"lock-not-written"}
    assert found.built


def test_review_date_by_the_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = course(tmp_path / "course", COURSE.replace("calls\n---", "calls\nreview by: 2090-10-31\n---"))
    due = datetime.date(2090, 10, 31)
    monkeypatch.setattr(review_date_past, "today", lambda: due)
    assert rules_in(folder) == set()
    monkeypatch.setattr(review_date_past, "today", lambda: due.replace(year=2091))
    assert rules_in(folder) == {"review-date-past"}


FOUND = [
    Diagnostic(
        "no-right-answer",
        Severity.ERROR,
        "it has none",
        Span("my courses/a course.md", 14, 1, 13),
        "3 answers",
        "mark one",
        (Edit(Span("my courses/a course.md", 15, 1, 7), "- [x] Ask"),),
    ),
    Diagnostic("not-utf-8", Severity.WARNING, "not saved as UTF-8", Span("courses/b/course.md", 0)),
]


def test_json() -> None:
    first, second = json.loads(as_json(FOUND))
    assert first == {
        "rule": "no-right-answer",
        "severity": "error",
        "message": "it has none",
        "file": "my courses/a course.md",
        "line": 14,
        "column": 1,
        "length": 13,
        "mark": "3 answers",
        "help": "mark one",
        "fixes": [{"line": 15, "column": 1, "length": 7, "text": "- [x] Ask"}],
    }
    assert second["line"] == 0
    assert second["fixes"] == []


def test_sarif() -> None:
    """The properties that SARIF 2.1.0 requires (3.13 to 3.30), and what editors read."""
    log = json.loads(as_sarif(FOUND))
    assert log["version"] == "2.1.0"
    (one,) = log["runs"]
    driver = one["tool"]["driver"]
    assert driver["name"] == "builder"
    assert [rule["id"] for rule in driver["rules"]] == ["no-right-answer", "not-utf-8"]
    first, second = one["results"]
    assert first["ruleId"] == "no-right-answer"
    assert first["level"] == "error"
    assert first["message"]["text"] == "it has none (3 answers). To fix it: mark one"
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "my%20courses/a%20course.md"
    assert place["region"] == {"startLine": 14, "startColumn": 1, "endColumn": 14}
    (fix,) = first["fixes"]
    (change,) = fix["artifactChanges"]
    (replacement,) = change["replacements"]
    assert fix["description"]["text"] == "mark one"
    assert change["artifactLocation"] == place["artifactLocation"]
    assert replacement["deletedRegion"] == {"startLine": 15, "startColumn": 1, "endLine": 15, "endColumn": 8}
    assert replacement["insertedContent"]["text"] == "- [x] Ask"
    assert second["level"] == "warning"
    assert "fixes" not in second
    assert "region" not in second["locations"][0]["physicalLocation"]
