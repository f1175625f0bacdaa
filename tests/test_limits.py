"""What is hostile, huge or cut off ends in a message, soon, and leaves nothing behind (R2 to R6)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from builder.package.write import write_package
from builder.pipeline import Order, run
from builder.source.limits import excess_of
from tests.in_memory import check as check_text
from tests.in_memory import source_of
from tests.packages import ROOT
from tests.patience import PATIENCE
from tests.sampling import EVERY_PLAY

TOP = "---\ntitle: T\n---\n\n## P\n\nWords.\n\n"
M = 1_000_000
HUGE = {
    **{sign: sign * M for sign in '[]*_<`!&>|#=-"\\{("'},
    "[^": "[^" * (M // 2),
    "^[": "^[" * (M // 2),
    "[a](": "[a](" * (M // 4),
    "> nested": "> " * (M // 2) + "a",
    "- nested": "- " * (M // 2) + "a",
    "1. nested": "1. " * (M // 3) + "a",
    "*a_": "*a_" * (M // 3),
    "a table": "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 100_000,
    "footnotes": "".join(f"w[^{number}]\n\n[^{number}]: note\n\n" for number in range(20_000)),
    "headings": "".join(f"## H{number}\n\nw\n\n" for number in range(100_000)),
    "links": "[a](https://x.example/b) " * 100_000,
    "addresses": "".join(f"[a{number}]: https://x.example\n" for number in range(100_000)),
    "one line": "word " * 990_000,
    "blank": " " * M + "a",
}
TOPS = {
    "keys": "".join(f"k{number}: v\n" for number in range(300_000)),
    "brackets": "x: " + "[" * 25_000,
    "braces": "x: " + "{a: " * 25_000,
    "dashes": "x:\n  " + "- " * 25_000 + "a",
    "questions": "x:\n  " + "? " * 25_000 + "a",
    "indents": "".join(" " * number + "a:\n" for number in range(300)),
    "aliases": "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]",
    "colons": "title: " + "a: " * 300_000,
}


def check(folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    folder.mkdir(exist_ok=True)
    (folder / "course.md").write_text(text, "utf-8")
    command = [sys.executable, "-m", "builder", "check", str(folder)]
    limits = f"ulimit -v 3000000 -t 8; exec {' '.join(command)}"  # kilobytes; seconds of a processor
    return subprocess.run(["sh", "-c", limits], capture_output=True, text=True, check=False, timeout=PATIENCE, cwd=ROOT)  # noqa: S607


@pytest.mark.parametrize("what", HUGE)
def test_r5_what_is_huge_is_refused_before_it_is_read(what: str) -> None:
    began = time.process_time()
    assert excess_of(TOP + HUGE[what])
    assert time.process_time() - began < 2


@pytest.mark.parametrize("sign", ["#", "*", "_", "- ", "1. ", "a,", "[a] ", "> "])
def test_r5_a_line_of_signs_is_read_at_once(sign: str) -> None:
    """R5: whatever a line may mean is looked at in one go."""
    began = time.process_time()
    check_text(source_of({"course.md": f"{TOP}{sign * (5_000 // len(sign))}\n"}))
    assert time.process_time() - began < 2


@pytest.mark.parametrize("what", ["[", "a table", "headings", "blank"])
def test_r5_in_a_sentence(what: str, tmp_path: Path) -> None:
    done = check(tmp_path / "huge", TOP + HUGE[what])
    assert done.returncode == 1
    assert "“course.md” is left out: " in done.stderr
    assert done.stderr.count("error: ") == 1


@pytest.mark.parametrize("what", TOPS)
def test_r2_front_matter_that_no_person_wrote(what: str, tmp_path: Path) -> None:
    done = check(tmp_path / "deep", f"---\n{TOPS[what]}\n---\n\n## P\n\nWords.\n")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert len(done.stderr) < 5_000


def test_r5_what_people_write_is_read(root: Path) -> None:
    texts = [*root.glob("courses/**/*.md"), *root.glob("tests/courses/**/*.md")]
    assert len(texts) > 20
    assert [file for file in texts if excess_of(file.read_text("utf-8"))] == []
    rows = "| Habit | What it is |\n|---|---|\n" + "| Showing | A demonstration a week |\n" * 2_000
    assert excess_of(TOP + rows + "\n\n".join(["A paragraph of words. " * 50] * 800)) is None


@pytest.mark.parametrize("name", ["course.md", "02-more.md", "ids.lock", "media/clip.vtt", "translations/cy.xlf"])
def test_r3_size_is_looked_at_before_reading(name: str, tmp_path: Path) -> None:
    (tmp_path / "course.md").write_text(TOP)
    (tmp_path / name).parent.mkdir(exist_ok=True)
    with (tmp_path / name).open("ab") as large:
        large.truncate(5_000_000_000)
    found = run(Order(tmp_path)).diagnostics
    assert ("unreadable-file", name) in [
        (one.rule, Path(one.span.file).relative_to(tmp_path).as_posix()) for one in found
    ]


def test_r3_media_that_no_zip_can_hold(tmp_path: Path) -> None:
    (tmp_path / "calls/media").mkdir(parents=True)
    (tmp_path / "calls/course.md").write_text(TOP + "[Film](media/film.zip)\n")
    with (tmp_path / "calls/media/film.zip").open("wb") as large:
        large.truncate(2_200_000_000)
    outcome = run(Order(tmp_path / "calls", ("web",), out=tmp_path / "dist"))
    assert "package-not-written" in {one.rule for one in outcome.diagnostics}
    assert list((tmp_path / "dist").iterdir()) == []


def test_r4_links_that_lead_nowhere_or_out(tmp_path: Path) -> None:
    (tmp_path / "secret.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    folder = tmp_path / "courses/calls"
    (folder / "media").mkdir(parents=True)
    (folder / "course.md").write_text(TOP + "![A](media/a.txt) [B](media/b.pdf)\n")
    (folder / "media/a.txt").symlink_to("a.txt")
    (folder / "media/b.pdf").symlink_to(tmp_path / "secret.svg")
    (folder / "media/gone.png").symlink_to("nowhere.png")
    (tmp_path / "courses/organisation.yaml").write_text("organisation: Us\nlogo: logo.svg\n")
    (tmp_path / "courses/logo.svg").symlink_to(tmp_path / "secret.svg")
    outcome = run(Order(folder))
    assert {"outside-course", "missing-logo", "missing-picture", "missing-file"} <= {
        one.rule for one in outcome.diagnostics
    }


@pytest.mark.parametrize(
    "text",
    [
        "## Assessment: A\n\n### Bank: B, draw 9999\n\n#### Question: Q?\n- [x] a\n- [ ] b\n",
        "### Question: Q?\nSettings: 9999 marks\n\n- [x] a\n- [ ] b\n",
        "### Trainer: Pairs, 9999 minutes\n\nTalk.\n",
        "### Action plan: Next\n- 9999 things\n- ² things\n",
        "### Number: N\n= 9999\n",
        "9999. one\n",
        "### Fill in: F\n\n[[9999]]\n",
        "### Video: V\n![A](media/a.mp4)\n- 9999:45: Stop\n",
    ],
)
def test_r4_numbers_of_5000_digits(text: str, tmp_path: Path) -> None:
    (tmp_path / "course.md").write_text(TOP + text.replace("9999", "9" * 5_000))
    run(Order(tmp_path, ("web",), out=tmp_path / "dist"))


def test_r4_a_folder_can_not_steer_a_terminal(tmp_path: Path) -> None:
    folder = tmp_path / "a\x1b[31mb"
    folder.mkdir()
    for words in (
        ("check", "."),
        ("check", folder.name),
        ("build", folder.name),
        ("new", f"{folder.name}/x"),
        ("outline",),
    ):
        command = [sys.executable, "-m", "builder", *words]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
        assert b"\x1b" not in done.stdout + done.stderr, words


def test_r6_a_build_that_is_killed_leaves_nothing_after_the_next(tmp_path: Path) -> None:
    """At 30 points, of which every fifth is tried usually: the lock is never older than a package beside it."""
    folder = tmp_path / "calls"
    folder.mkdir()
    command = [sys.executable, "-m", "builder", "build", str(folder), "--to", "web", "--out", str(tmp_path / "dist")]
    points = range(0, 30, 1 if EVERY_PLAY else 5)
    for point in points:
        (folder / "course.md").write_text(TOP + f"### Question: Q{point}?\n- [x] a\n- [ ] b\n")
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as building:
            time.sleep(0.1 + 0.03 * point)
            os.kill(building.pid, signal.SIGKILL)
        package, lock = tmp_path / "dist/calls-1.0-web.zip", folder / "ids.lock"
        if package.is_file():
            page = zipfile.ZipFile(package).read("index.html").decode()
            built = next(number for number in reversed(points) if number <= point and f'id="q{number}"' in page)
            assert f" q{built} " in lock.read_text("utf-8")
    (tmp_path / "dist").mkdir(exist_ok=True)
    (tmp_path / "dist/.calls-1.0-web.zip.999999").touch()  # of a process that is no more
    (folder / ".ids.lock.999999").touch()
    assert subprocess.run(command, cwd=ROOT, check=False, capture_output=True).returncode == 0
    assert [file.name for file in (tmp_path / "dist").iterdir()] == ["calls-1.0-web.zip"]
    assert sorted(file.name for file in folder.iterdir()) == ["course.md", "ids.lock"]


def test_r6_what_was_left_goes_where_all_is_up_to_date(tmp_path: Path) -> None:
    folder, out = tmp_path / "calls", tmp_path / "dist"
    folder.mkdir()
    (folder / "course.md").write_text(TOP)
    command = [sys.executable, "-m", "builder", "build", str(folder), "--to", "web", "--out", str(out)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (out / ".calls-1.0-web.zip.999999").touch()  # of a process that is no more
    (folder / ".ids.lock.999999").touch()
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    assert b"Up to date" in done.stdout
    assert [file.name for file in out.iterdir()] == ["calls-1.0-web.zip"]
    assert sorted(file.name for file in folder.iterdir()) == ["course.md", "ids.lock"]


def test_r6_what_another_build_writes_is_left(tmp_path: Path) -> None:
    other = tmp_path / f".other.zip.{os.getppid()}"
    other.touch()
    write_package(tmp_path / "own.zip", {"a.txt": b"a"})
    assert other.exists()
