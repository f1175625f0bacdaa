"""The command as an author uses it: what it says, what it writes, how it ends."""

import json
import os
import pty
import select
import shutil
import signal
import subprocess
import sys
import zipfile
from contextlib import ExitStack
from pathlib import Path
from typing import IO

import pytest

from tests.packages import ALL_COURSES, PROGRAMMES, ROOT, run_builder, standards
from tests.patience import PATIENCE

GOOD = "---\ntitle: Good\n---\n# Section\n\n## Page\n\nWords.\n\n### Question: Which?\n- [x] This\n- [ ] That\n"
BAD = GOOD.replace("[x]", "[ ]")


@pytest.fixture
def courses(tmp_path: Path) -> Path:
    for name, text in (("bad", BAD), ("good", GOOD)):
        (tmp_path / "courses" / name).mkdir(parents=True)
        (tmp_path / "courses" / name / "course.md").write_text(text, encoding="utf-8")
    return tmp_path


def test_every_standard_is_built_and_named(courses: Path) -> None:
    done = run_builder("build", "courses/good", cwd=courses)
    assert done.returncode == 0
    written = sorted(path.name for path in (courses / "dist").iterdir())
    assert written == ["good-1.0-answers.csv", *sorted(f"good-1.0-{standard}.zip" for standard in standards())]
    head, *rows = done.stdout.splitlines()
    assert head.split() == ["course", "standard", "pages", "questions", "size", "time", "package"]
    assert [row.split()[:4] for row in rows] == [["good", standard, "1", "1"] for standard in standards()]


def test_a_faulty_course_keeps_its_last_good_package_and_harms_no_other(courses: Path) -> None:
    bad = courses / "courses" / "bad" / "course.md"
    bad.write_text(GOOD, encoding="utf-8")
    assert run_builder("build", cwd=courses).returncode == 0
    before = {path.name: path.read_bytes() for path in (courses / "dist").iterdir()}
    bad.write_text(BAD, encoding="utf-8")
    (courses / "courses" / "good" / "course.md").write_text(GOOD.replace("Words", "Other words"), encoding="utf-8")
    done = run_builder("build", cwd=courses)
    assert done.returncode == 1
    assert "no-right-answer" in done.stderr
    assert "courses/bad/course.md:10:1" in done.stderr
    assert "Not built: bad" in done.stderr
    after = {path.name: path.read_bytes() for path in (courses / "dist").iterdir()}
    assert {name for name in before if before[name] != after[name]} == {
        name for name in before if name.startswith("good") and name.endswith(".zip")
    }


def test_the_same_source_gives_the_same_bytes(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "courses", tmp_path / "courses")
    for out in ("first", "second"):
        assert run_builder("build", "--out", out, cwd=tmp_path).returncode == 0
    first = {path.name: path.read_bytes() for path in (tmp_path / "first").iterdir()}
    zips = [name for name in first if name.endswith(".zip")]
    assert len(zips) == len(ALL_COURSES) * len(standards()) + len(PROGRAMMES)  # for these one that every LMS plays
    assert first == {path.name: path.read_bytes() for path in (tmp_path / "second").iterdir()}


def test_a_reworded_heading_keeps_its_id(courses: Path) -> None:
    file = courses / "courses" / "good" / "course.md"
    run_builder("build", "courses/good", cwd=courses)
    lock = (file.parent / "ids.lock").read_text("utf-8")
    file.write_text(GOOD.replace("Which?", "Which one of them?"), encoding="utf-8")
    run_builder("build", "courses/good", cwd=courses)
    changed = (file.parent / "ids.lock").read_text("utf-8")
    assert [line.split()[:3] for line in changed.splitlines()] == [line.split()[:3] for line in lock.splitlines()]
    assert "which-one-of-them" in changed


def test_media_is_stored_and_text_deflated(courses: Path) -> None:
    folder = courses / "courses" / "good"
    (folder / "media").mkdir()
    (folder / "media" / "Ein Bild.PNG").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    text = GOOD.replace("Words.", "![A desk](<media/Ein Bild.PNG>)")
    (folder / "course.md").write_text(text, encoding="utf-8")
    assert run_builder("build", "courses/good", cwd=courses).returncode == 0
    with zipfile.ZipFile(next((courses / "dist").glob("*.zip"))) as package:
        kinds = {entry.filename: entry.compress_type for entry in package.infolist()}
        assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in package.infolist())
    media = [name for name in kinds if name.startswith("media/")]
    assert len(media) == 1
    assert media[0] == media[0].lower().replace(" ", "")
    assert kinds[media[0]] == zipfile.ZIP_STORED
    assert kinds["index.html"] == zipfile.ZIP_DEFLATED


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["biuld"], "Did you mean “build”?"),
        (["build", "curses"], "Did you mean “courses”?"),
        (["build", "--to", "scrom12"], "Did you mean “scorm12”?"),
        (["build", "--theme", "plian"], "Did you mean “plain”?"),
        (["explain", "no-rigth-answer"], "Did you mean “no-right-answer”?"),
        (["build", "--jobs", "0"], "--jobs"),
        (["new", "courses/good"], "already there"),
    ],
)
def test_wrong_use_ends_with_2_and_says_what_was_meant(courses: Path, arguments: list[str], said: str) -> None:
    done = run_builder(*arguments, cwd=courses)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_without_arguments_it_helps(courses: Path) -> None:
    done = run_builder(cwd=courses)
    assert done.returncode == 0
    assert all(command in done.stdout for command in ("build", "check", "new", "explain"))


def test_a_new_course_builds_without_a_fault(tmp_path: Path) -> None:
    assert run_builder("new", "courses/first", cwd=tmp_path).returncode == 0
    found = json.loads(run_builder("check", "--format", "json", cwd=tmp_path).stdout)
    assert {(one["rule"], one["severity"]) for one in found} == {
        ("example-words", "warning")
    }  # its author is to replace
    assert run_builder("build", cwd=tmp_path).returncode == 0
    before = (tmp_path / "courses" / "first" / "course.md").read_bytes()
    assert run_builder("new", "courses/first", cwd=tmp_path).returncode == 2
    assert (tmp_path / "courses" / "first" / "course.md").read_bytes() == before


def test_check_writes_nothing_and_speaks_json_and_sarif(courses: Path) -> None:
    before = sorted(courses.rglob("*"))
    found = run_builder("check", "--format", "json", cwd=courses)
    assert found.returncode == 1
    (fault,) = json.loads(found.stdout)
    assert (fault["rule"], fault["line"], fault["file"]) == ("no-right-answer", 10, "courses/bad/course.md")
    log = json.loads(run_builder("check", "--format", "sarif", cwd=courses).stdout)
    assert log["runs"][0]["results"][0]["ruleId"] == "no-right-answer"
    assert sorted(courses.rglob("*")) == before


def test_it_says_in_words_what_was_found_and_done(courses: Path) -> None:
    said = run_builder("check", cwd=courses).stderr
    assert "1 error in 1 file; nothing was written." in said
    text = GOOD.replace("Words.", "We utilise words, prior to use.")
    (courses / "courses" / "good" / "course.md").write_text(text, encoding="utf-8")
    said = run_builder("check", cwd=courses).stderr
    assert "1 error, 2 warnings in 2 files; nothing was written." in said
    assert "courses/bad/course.md: 1 error\n" in said
    assert "courses/good/course.md: 2 warnings\n" in said
    assert "courses/good/course.md:8:4" in said


def test_watching_checks_at_each_save_and_ends_quietly(courses: Path) -> None:
    file = courses / "courses" / "good" / "course.md"
    (courses / "courses" / "terms").mkdir()
    command = [sys.executable, "-m", "builder", "check", "courses", "--watch"]
    place = os.environ | {"PYTHONPATH": str(ROOT)}
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)  # what runs behind a shell ignores it
    watched = subprocess.Popen(command, cwd=courses, stderr=subprocess.PIPE, stdout=subprocess.PIPE, env=place)
    signal.signal(signal.SIGINT, before)
    with watched as watching, ExitStack() as stack:
        stack.callback(watching.kill)  # else what fails below would wait for it for ever
        assert watching.stderr
        until(watching.stderr, b"press Ctrl-C")
        while not select.select([watching.stderr], [], [], 0.5)[0]:  # nothing tells when it has begun to watch
            file.write_text(BAD, encoding="utf-8")
        assert until(watching.stderr, b"2 errors in 2 files")
        (courses / "courses" / "terms" / "plainer-word.yaml").write_text("words: letters", encoding="utf-8")
        assert until(watching.stderr, b"write: letters")
        until(watching.stderr, b"press Ctrl-C")
        watching.send_signal(signal.SIGINT)
        assert watching.wait(PATIENCE) == 0
        assert b"Traceback" not in watching.stderr.read()


def until(stream: IO[bytes], mark: bytes) -> bool:
    """Reads a stream up to the line with the mark; whether there is one, in whatever letters."""
    return any(mark.lower() in line.lower() for line in stream)


def test_strict_takes_warnings_for_errors(courses: Path) -> None:
    text = GOOD.replace("title: Good", "title: Good\nreview by: 2001-01-01")
    (courses / "courses" / "good" / "course.md").write_text(text, encoding="utf-8")
    assert run_builder("check", "courses/good", cwd=courses).returncode == 0
    assert run_builder("check", "--strict", "courses/good", cwd=courses).returncode == 1


def test_colours_only_for_a_terminal_that_wants_them(courses: Path) -> None:
    assert "\x1b[" not in run_builder("check", cwd=courses).stderr
    assert b"\x1b[" in at_a_terminal(courses, {})
    assert b"\x1b[" not in at_a_terminal(courses, {"NO_COLOR": "1"})


def at_a_terminal(folder: Path, environment: dict[str, str]) -> bytes:
    """What `builder check` prints on a terminal."""
    ours, theirs = pty.openpty()
    inherited = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    command = [sys.executable, "-m", "builder", "check"]
    place = {"PYTHONPATH": str(ROOT), "TERM": "xterm"}
    subprocess.run(command, cwd=folder, stdout=theirs, stderr=theirs, env=inherited | place | environment, check=False)
    os.close(theirs)
    said = b""
    while chunk := read_some(ours):
        said += chunk
    os.close(ours)
    return said


def read_some(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other end is closed and all was read
        return b""
