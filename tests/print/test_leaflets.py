"""What a facilitator hands out to managers: printed apart, on one page, and seen by no learner."""

import re
import zipfile
from pathlib import Path

import pypdf
import pytest

from builder.pipeline import Order, run
from tests.packages import ROOT, run_builder
from tests.sampling import EVERY_PLAY

COURSES = sorted(
    file.parent.relative_to(ROOT).as_posix()
    for file in ROOT.glob("courses/*/*")
    if file.name in {"course.md", "programme.yaml"} and file.parent.name != "authoring-guide"
)
TITLE = "What to ask your team in a month"
SAMPLE = None if EVERY_PLAY else ("courses/internal-customers",)


def test_each_course_has_one_for_managers() -> None:
    assert len(COURSES) == 7
    for course in COURSES:
        found = [file for file in (ROOT / course).rglob("*.md") if f"### Managers: {TITLE}" in file.read_text("utf-8")]
        assert len(found) == 1, course


@pytest.mark.parametrize("course", [one for one in COURSES if not SAMPLE or one in SAMPLE])
def test_it_takes_a_page_of_its_own(course: str, tmp_path: Path) -> None:
    done = run_builder("print", course, "--as", "facilitator-pack", "--format", "pdf", "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    [file] = tmp_path.glob("*.pdf")
    pages = [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(file).pages]
    [number] = [number for number, page in enumerate(pages) if TITLE in page]
    source = next(file for file in (ROOT / course).rglob("*.md") if TITLE in file.read_text("utf-8"))
    typed = source.read_text("utf-8").partition(TITLE)[2].partition("\n## ")[0]
    words = re.findall(r"[^\W\d_]{4,}", re.sub(r"\{\{.*?\}\}", "", typed))
    assert words
    assert not set(words) - set(re.findall(r"[^\W\d_]{4,}", pages[number])), "all of it, on that page"
    before, after = pages[number - 1], pages[number + 1]
    assert words[-1] not in after[:80]
    assert words[0] not in before[-80:]


@pytest.mark.parametrize("edition", ["handout", "large-print", "pocket-guide", "answer-key", "quiz-sheet"])
def test_no_other_edition_has_it(edition: str, tmp_path: Path) -> None:
    done = run_builder("print", "courses/internal-customers", "--as", edition, "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    assert TITLE not in "".join(file.read_text("utf-8") for file in tmp_path.glob("*.html"))


def test_no_learner_gets_it(tmp_path: Path) -> None:
    outcome = run(Order(ROOT / "courses" / "internal-customers", out=tmp_path))
    assert not outcome.failed
    for built in outcome.built:
        with zipfile.ZipFile(built.path) as package:
            assert not [name for name in package.namelist() if TITLE.encode() in package.read(name)]
