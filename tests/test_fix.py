"""`builder check --fix` writes properly what was understood, and not a byte more."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings

from builder.cli import main
from builder.diagnostics import Diagnostic, Edit, Report, Severity, one_slip
from builder.discover import severity_of
from builder.fix.apply import MOST_PASSES, apply, apply_fixes
from builder.model import Course, Span
from builder.pipeline import Order
from builder.source.load import load_course
from tests.in_memory import check, source_of
from tests.sampling import one_in, times
from tests.test_nothing_vanishes import courses
from tests.test_slips import ENTRIES

CASES = Path(__file__).parent / "cases"
PLACES = {"span", "spans", "lines", "source"}
TYPED = """---
title: Café
---

## Page

### Question 1: Who’s there?
• (x) A “friend”
> Yes.
• ( ) Nobody
Hint: £5
"""
PROPER = """---
title: Café
---

## Page

### Question: Who’s there?
- [x] A “friend”
  > Yes.
- [ ] Nobody

Hint: £5
"""


def bare(value: Any) -> Any:
    """A model without its places."""
    if isinstance(value, Span):
        return None
    if is_dataclass(value):
        return {field.name: bare(getattr(value, field.name)) for field in fields(value) if field.name not in PLACES}
    if isinstance(value, Mapping):
        return {key: bare(one) for key, one in value.items()}
    return [bare(one) for one in value] if isinstance(value, tuple | list) else value


def read(folder: Path) -> tuple[Course, list[Diagnostic]]:
    report = Report(severity_of)
    course, found = check(load_course(folder, report))
    return course, [*report.found, *found]


def mended_in_full(folder: Path) -> None:
    """What was understood is the same when it is written properly, and then there is nothing to write."""
    course, found = read(folder)
    if not any(one.fix for one in found):
        return
    assert apply_fixes([Order(folder)]).in_words()
    after, left = read(folder)
    assert [one for one in left if one.fix] == []
    if not any(one.fix and one.severity is Severity.ERROR for one in found):
        assert bare(after) == bare(course)
        assert {one.rule for one in left} <= {one.rule for one in found}
    written = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    assert apply_fixes([Order(folder)]).in_words() == ""
    assert written == {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


COURSES = sorted(file.parent.parent for file in CASES.glob("*/course/course.md"))


@pytest.mark.parametrize("case", COURSES, ids=lambda case: case.name)
def test_the_course_of_a_case_stays_what_it_is(case: Path, tmp_path: Path) -> None:
    shutil.copytree(case, tmp_path / "case")
    mended_in_full(tmp_path / "case" / "course")


RAW = {title: raw for title, raw, _ in ENTRIES}


@pytest.mark.parametrize("title", one_in(3, [*RAW]))
def test_a_slip_stays_what_it_is(title: str, tmp_path: Path) -> None:
    (tmp_path / "course.md").write_bytes(RAW[title])
    mended_in_full(tmp_path)


@settings(max_examples=times(40, 100), deadline=None, suppress_health_check=list(HealthCheck))
@given(courses())
def test_any_course_stays_what_it_is(made: tuple[dict[str, str], list[str]]) -> None:
    """As above, of what stands in blocks and between them in any order."""
    texts, _ = made
    course, found = check(source_of(texts))
    for _ in range(MOST_PASSES):
        edits = [edit for one in found if one.rule == "typing-slip" for edit in one.fix]
        texts = {
            name: apply(text, [edit for edit in edits if edit.span.file == f"course/{name}"])[0]
            for name, text in texts.items()
        }
        after, found = check(source_of(texts))
        assert bare(after) == bare(course)
    assert "typing-slip" not in {one.rule for one in found}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("codec", "mark"),
    [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")],
)
def test_encoding_line_ends_and_permissions_stay(end: str, codec: str, mark: bytes, tmp_path: Path) -> None:
    file = tmp_path / "course.md"
    file.write_bytes(mark + TYPED.replace("\n", end).encode(codec))
    file.chmod(0o640)
    assert apply_fixes([Order(tmp_path)]).in_words() == "5 lines in 1 file were written properly"
    assert file.read_bytes() == mark + PROPER.replace("\n", end).encode(codec)
    assert file.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in tmp_path.iterdir()] == ["course.md"]


@pytest.mark.parametrize("codec", ["cp1252", "utf-16-le"])
def test_an_encoding_that_nobody_can_tell_becomes_utf_8(codec: str, tmp_path: Path) -> None:
    (tmp_path / "course.md").write_bytes(TYPED.replace("\n", "\r\n").encode(codec))
    said = apply_fixes([Order(tmp_path)]).in_words()
    assert said == "5 lines in 1 file were written properly; 1 file was written as UTF-8"
    assert (tmp_path / "course.md").read_bytes() == PROPER.replace("\n", "\r\n").encode()


def test_mixed_line_ends_controls_and_spaces_at_the_end_stay(tmp_path: Path) -> None:
    typed = TYPED.replace("---\n\n", "---\r\n\r").replace("friend”\n", "friend”\x0c \x01 \r\n")
    (tmp_path / "course.md").write_bytes(typed.encode())
    apply_fixes([Order(tmp_path)])
    expected = PROPER.replace("---\n\n", "---\r\n\r").replace("friend”\n", "friend”\x0c \x01 \r\n")
    assert (tmp_path / "course.md").read_bytes() == expected.encode()


def test_what_can_not_be_read_is_left_alone(tmp_path: Path) -> None:
    raw = TYPED.encode() + "\u00a3 caf\u00e9 \u2019".encode("cp1252")
    (tmp_path / "course.md").write_bytes(raw)
    assert apply_fixes([Order(tmp_path)]).in_words() == ""
    assert (tmp_path / "course.md").read_bytes() == raw


def test_of_two_edits_that_overlap_the_first_is_made() -> None:
    edits = [Edit(Span("a", 1, 3, 3), "CDE"), Edit(Span("a", 1, 1, 3), "ABC"), Edit(Span("a", 9, 1, 1), "x")]
    assert apply("abcdef\r\nb", edits) == ("ABCdef\r\nb", [1])


def test_the_command_says_what_it_wrote_and_what_is_left(tmp_path: Path) -> None:
    text = TYPED.replace("title: Café", "titel: Café").replace("Hint:", "Settings: keep oder\n\nHnt:")
    (tmp_path / "course.md").write_bytes(text.encode())
    before = CliRunner().invoke(main, ["check", str(tmp_path)])
    assert f"type:  builder check {tmp_path} --fix\n" in before.output  # A10: it is complete
    done = CliRunner().invoke(main, ["check", "--fix", str(tmp_path)])
    assert done.exit_code == 1
    assert "left for you in 1 file; 5 lines in 1 file were written properly." in done.output
    assert "title: Café" in (tmp_path / "course.md").read_text("utf-8")
    (tmp_path / "course.md").write_bytes(TYPED.encode())
    done = CliRunner().invoke(main, ["check", "--fix", "--format", "json", str(tmp_path)])
    assert "5 lines in 1 file were written properly." in done.output
    assert CliRunner().invoke(main, ["check", "--fix", "--watch", str(tmp_path)]).exit_code == 2


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("titel", "title"),
        ("tite", "title"),
        ("titlle", "title"),
        ("tutle", "title"),
        ("tile", "title"),
        ("ttl", ""),
        ("title", ""),
    ],
)
def test_one_slip_of_a_finger(typed: str, meant: str) -> None:
    assert one_slip(typed, ["title", "summary"]) == meant
