"""How long builds take and what packages weigh, as ratios and medians; `make bench` prints the README's figures.

Each figure is a whole process, run in turn with what it is held against, so that a machine that slows down slows both.
"""

import gzip
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

from builder import discover
from builder.machine.home import cache_folder
from tests.packages import ROOT

WORDS = ("the", "council", "listens", "before", "it", "acts", "because", "every", "call", "matters", "to", "someone")
PICTURE = 267_000  # bytes
RUNS = 7
IMPORTS = [sys.executable, "-c", "import click, jinja2, lxml.etree, markdown_it"]


class Cost(NamedTuple):
    """Seconds of a whole process."""

    wall: float
    cpu: float


def sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(words)).capitalize() + "."


def write_course(folder: Path, pages: int, questions: int, words: int, seed: int = 1) -> Path:
    """A course of made-up words with one picture."""
    chance = random.Random(seed)  # noqa: S311 - the same course each time
    (folder / "media").mkdir(parents=True)
    (folder / "media" / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + chance.randbytes(PICTURE))
    lines = ["---", f"title: Benchmark {seed}", "pass mark: 80%", "---", "# Section"]
    asked, prose = 0, (words - 36 * questions) // pages
    for page in range(pages):
        lines += [f"## Page {page + 1}", ""]
        lines += ["![A desk by a window](media/photo.jpg)", ""] if page == 0 else []
        for _ in range(prose // 15):
            lines += [sentence(chance, 15), ""]
        while asked * pages < questions * (page + 1):
            asked += 1
            lines += [
                f"### Question: What do you do in case {asked}?",
                f"- [x] {sentence(chance, 7)}",
                f"  > {sentence(chance, 8)}",
            ]
            lines += [f"- [ ] {sentence(chance, 6)}", f"  > {sentence(chance, 8)}", f"- [ ] {sentence(chance, 7)}", ""]
    (folder / "course.md").write_text("\n".join(lines), encoding="utf-8")
    return folder


def once(command: list[str], *, anew: bool = True) -> Cost:
    """One process; `anew`: nothing is up to date, though what is slow to make is kept."""
    if anew:
        shutil.rmtree(cache_folder() / "builds", ignore_errors=True)
    before, since = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    wall, after = time.perf_counter() - since, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def compare(first: list[str], second: list[str], runs: int = RUNS, *, anew: bool = True) -> tuple[Cost, Cost, float]:
    """The medians of two commands, run in turn, and the median ratio of their wall times; `anew`: as `once`."""
    once(first), once(second)
    pairs = [(once(first, anew=anew), once(second, anew=anew)) for _ in range(runs)]
    medians = [Cost(*(statistics.median(pair[side][part] for pair in pairs) for part in (0, 1))) for side in (0, 1)]
    return medians[0], medians[1], statistics.median(a.wall / b.wall for a, b in pairs)


def build(course: Path, out: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "builder", "build", str(course), "--out", str(out), *options]


def one_standard() -> list[str]:
    return ["--to", next(iter(discover.standards()))]


def tell(what: str, against: str, figures: tuple[Cost, Cost, float], goal: float) -> None:
    cost, other, ratio = figures
    spent = f"{cost.wall:.2f} s wall, {cost.cpu:.2f} s CPU"
    print(f"\n{what}: {spent}; {against} {other.wall:.2f} s; ratio {ratio:.2f} (to reach: {goal})")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_course(tmp_path / "small", pages=6, questions=8, words=1250)


def test_one_standard(small: Path, tmp_path: Path) -> None:
    tell("one standard", "imports alone", compare(build(small, tmp_path / "out", *one_standard()), IMPORTS), 2.5)


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """The course `confidentiality`, with the organisation that it is for."""
    shutil.copytree(ROOT / "courses/confidentiality", tmp_path / "courses/confidentiality")
    for name in ("organisation.yaml", "logo.svg"):
        shutil.copy(ROOT / "courses" / name, tmp_path / "courses" / name)
    return tmp_path / "courses/confidentiality"


def test_a_real_course(real: Path, tmp_path: Path) -> None:
    command = build(real, tmp_path / "out", *one_standard())
    tell("confidentiality, one standard", "imports alone", compare(command, IMPORTS), 2.5)
    tell("the same, up to date", "imports alone", compare(command, IMPORTS, anew=False), 1.2)


def test_memory(real: Path, tmp_path: Path) -> None:
    """The largest of all processes that this one started, the others of this module included."""
    once(build(real, tmp_path / "out", *one_standard()))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    print(f"\npeak memory of the largest process: {peak:.0f} MB (to reach: 60 MB)")


def test_a_thousand_courses(real: Path, tmp_path: Path) -> None:
    for number in range(1000):
        shutil.copytree(real, real.parent / f"course-{number:03}", ignore=shutil.ignore_patterns("ids.lock"))
    shutil.rmtree(real)
    for file in real.parent.glob("*/course.md"):
        file.write_text(file.read_text("utf-8").replace("title: ", f"title: {file.parent.name} ", 1), "utf-8")
    command = build(real.parent, tmp_path / "out", *one_standard(), "--jobs", "2")
    print(f"\n1,000 courses, one standard: {once(command).wall:.1f} s wall (to reach: 60 s on two cores)")
    with (real.parent / "course-500/course.md").open("a", encoding="utf-8") as opened:
        opened.write("\n\nOne more line.\n")
    print(f"one of them changed: {once(command, anew=False).wall:.2f} s wall (to reach: 5 s)")
    print(f"none of them changed: {once(command, anew=False).wall:.2f} s wall")


def test_three_standards(small: Path, tmp_path: Path) -> None:
    tell(
        "all standards",
        "one",
        compare(build(small, tmp_path / "out"), build(small, tmp_path / "out", *one_standard())),
        1.3,
    )


def test_ten_times_the_text(small: Path, tmp_path: Path) -> None:
    long = write_course(tmp_path / "long", pages=60, questions=80, words=12_500)
    out = tmp_path / "out"
    tell(
        "ten times the text", "once", compare(build(long, out, *one_standard()), build(small, out, *one_standard())), 3
    )
    tell("ten times the text, all standards", "one", compare(build(long, out), build(long, out, *one_standard())), 1.3)


def test_fifty_courses(tmp_path: Path) -> None:
    for number in range(50):
        write_course(tmp_path / "courses" / f"course-{number:02}", pages=6, questions=8, words=1250, seed=number)
    costs = [once(build(tmp_path / "courses", tmp_path / "out")) for _ in range(3)]
    wall, cpu = (statistics.median(cost[part] for cost in costs) for part in (0, 1))
    print(f"\n50 courses, all standards: {wall:.2f} s wall, {cpu:.2f} s CPU (to reach: 6 s on two cores)")


def test_sizes(small: Path, tmp_path: Path) -> None:
    once(build(small, tmp_path / "out"))
    print()
    for path in sorted((tmp_path / "out").glob("*.zip")):
        with zipfile.ZipFile(path) as package:
            sizes = {name: len(gzip.compress(package.read(name), 9)) for name in ("course.js", "course.css")}
        bare = path.stat().st_size - PICTURE
        print(
            f"{path.name}: {bare / 1000:.1f} kB without its picture (to reach: 60); "
            f"scripts {sizes['course.js'] / 1000:.1f} kB (20), styles {sizes['course.css'] / 1000:.1f} kB (10), gzipped"
        )
