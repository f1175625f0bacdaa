"""A package that this builder has made is imported, and built again: the same pages, word for word."""

import html
import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from builder.importers.reading import bring
from builder.order import Order
from tests.block_uses import every_use_twice
from tests.in_memory import packed
from tests.packages import ALL_COURSES, COURSES, PROGRAMMES, ROOT, Packages, build, families, run_builder
from tests.sampling import EVERY_PLAY, one_in

OF_THE_COURSE = re.compile(r'<p class="(?:where|length)">.*?</p>|<section class="learn".*?</section>', re.DOTALL)
LENGTH = re.compile(r"\d+ min(?:utes)?\b")  # guessed from words, some of which no package shows
TIMES = re.compile(r'"minutes": ?\d+,? ?')
DATA = re.compile(r'<script type="application/json" id="ui--data">(.*?)</script>', re.DOTALL)


def imported(package: Path, folder: Path) -> Path:
    """The course that comes of a package, in a folder where the same organisation is known."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("organisation.yaml", "logo.svg"):
        shutil.copy(ROOT / "courses" / name, folder / name)
    done = run_builder("import", package, "--to", folder / "again")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "again"


def page_in(package: Path, name: str = "index.html") -> str:
    with zipfile.ZipFile(package) as file:
        return file.read(name).decode()


def rebuilt(course: Path, standard: str) -> str:
    """The page of a course, built anew."""
    page = packed(Order(course, (standard,)))[standard]["index.html"]
    assert isinstance(page, bytes)
    return page.decode()


def shown(page: str) -> list[str]:
    """What a page shows, element by element; an address of mail is the same as a link to it."""
    main = html.unescape(
        re.sub(r'<a href="mailto:[^>]*>(.*?)</a>', r"\1", page.partition("<main")[2].partition("</main>")[0])
    )
    return re.sub(r"\s+", " ", re.sub(r"\s*(<[^>]*>)\s*", r"\n\1\n", main)).replace("> <", ">\n<").split("\n")


def known(page: str) -> dict[str, Any]:
    """What the script knows of a module."""
    match = DATA.search(page)
    assert match
    found: dict[str, Any] = json.loads(match[1])
    return found


# Each course for one standard, and one course for each: what a page shows is the same for all. The guide is read whole.
SAMPLED = [(course, families()[0]) for course in one_in(3, COURSES)] + [(COURSES[0], one) for one in families()[1:]]
EVERY = [(course, standard) for course in ALL_COURSES for standard in families()]


@pytest.mark.parametrize(("course", "standard"), EVERY if EVERY_PLAY else SAMPLED)
def test_a_course_comes_back_word_for_word(course: str, standard: str, packages: Packages, tmp_path: Path) -> None:
    package = packages.of(course, standard).zip
    again = rebuilt(imported(package, tmp_path), standard)
    before = page_in(package)
    assert shown(again) == shown(before)
    assert known(again) == known(before), "ids, marks, tries and right answers"


def test_every_use_of_every_block_comes_back(tmp_path: Path) -> None:
    """Whoever adds a block, or changes what one draws, tells `own_package` how it is read back."""
    package = build(every_use_twice(tmp_path / "uses"), tmp_path / "built", "--to", families()[0]).all()[0].zip
    (tmp_path / "bare").mkdir()
    done = run_builder("import", package, "--to", tmp_path / "bare/again")
    assert done.returncode == 0, done.stdout + done.stderr
    again, before = rebuilt(tmp_path / "bare/again", families()[0]), page_in(package)
    assert shown(LENGTH.sub("", again)) == shown(LENGTH.sub("", before))
    assert known(TIMES.sub("", again)) == known(TIMES.sub("", before))


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_modules_of_a_programme_become_sections(programme: str, packages: Packages, tmp_path: Path) -> None:
    package = packages.of(programme, families()[0]).zip
    course = imported(package, tmp_path)
    text = (course / "course.md").read_text("utf-8").replace("scos: sections\n", "")
    (course / "course.md").write_text(text, "utf-8")
    again = pages_of(rebuilt(course, families()[0]))
    with zipfile.ZipFile(package) as file:
        modules = [name for name in file.namelist() if name.endswith("/index.html")]
        before = [
            page for name in modules for page in pages_of(file.read(name).decode().replace("../media/", "media/"))
        ]
    assert len(modules) > 1
    assert sorted(again) == sorted(before)


def pages_of(page: str) -> list[str]:
    """The words of each page of a module, the name of its section and its results left out."""
    sections = re.findall(r'<section class="page"[^>]*data-key.*?(?=<section class="page[" ]|</main>)', page, re.DOTALL)
    return [
        re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", re.sub(OF_THE_COURSE, "", html.unescape(one)))) for one in sections
    ]


def test_what_is_for_trainers_was_never_in_a_package(packages: Packages, tmp_path: Path) -> None:
    course = imported(packages.of("confidentiality", families()[0]).zip, tmp_path)
    assert "Trainer" not in (course / "course.md").read_text("utf-8")
    assert "Notes for trainers" in (course / "import-report.md").read_text("utf-8")


def test_a_block_that_nobody_knows_is_read_as_text_and_told(tmp_path: Path) -> None:
    course = tmp_path / "course"
    course.mkdir()
    (course / "course.md").write_text("---\ntitle: Own\n---\n\n## Page\n\n### Key points: All\n- One\n- Two\n", "utf-8")
    package = build(course, tmp_path / "built", "--to", "web").all()[0].zip
    page = page_in(package).replace('data-block="key_points"', 'data-block="voice"')
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(tmp_path / "own.zip", "w") as new:
        for name in old.namelist():
            new.writestr(name, page if name == "index.html" else old.read(name))
    brought = bring(tmp_path / "own.zip")
    assert "### Voice: All\n- One\n- Two" in brought.draft.text
    assert any("“voice”" in one.what for one in brought.reading.doubts)


AWKWARD = """---
title: Awkward
language: {language}
refresher: "yes"
---

## Page

### Number: How many?
= 12 (accept 11 to 13)

### Number: A negative
= -5 to -3

### Put in order: Years
1. 1\\. One
2. \\- Two
3. \\# Three

### Sort: Things
- 1\\. Inside
  - \\+ one
- Outside
  - two

### Reflect: Yourself?
Model answer: This.

### Self-check: You
- 3\\. I do this
- I do that

### Question: Which?
- [x] 1. Right
- [ ] - Wrong

### Video: On the web
[A film](https://www.youtube.com/watch?v=abc12345678)

- Length: 3 minutes
- Still: media/still.jpg

### Audio: Elsewhere
https://sound.example/a.mp3

### Key points: Remember
- One
"""


@pytest.mark.parametrize("language", ["en-GB", "cy"])
def test_what_is_awkward_to_write_comes_back(language: str, tmp_path: Path) -> None:
    (tmp_path / "awkward/media").mkdir(parents=True)
    Image.new("RGB", (64, 36), "teal").save(tmp_path / "awkward/media/still.jpg")
    (tmp_path / "awkward/course.md").write_text(AWKWARD.format(language=language), "utf-8")
    built = build(tmp_path / "awkward", tmp_path / "built", "--to", families()[0]).all()
    (package,) = (one.zip for one in built if "refresher" not in one.zip.name)
    course = tmp_path / "bare/again"
    course.parent.mkdir()
    done = run_builder("import", package, "--to", course)
    assert done.returncode == 0, done.stdout + done.stderr
    again, before = rebuilt(course, families()[0]), page_in(package)
    assert shown(LENGTH.sub("", again)) == shown(LENGTH.sub("", before))
    assert known(TIMES.sub("", again)) == known(TIMES.sub("", before))
    text = (course / "course.md").read_text("utf-8")
    assert "= 12 (accept 11 to 13)" in text
    assert "= -5 to -3\n" in text
    assert "- Still: media/still.jpg" in text


def test_a_refresher_comes_back_with_its_ids(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    text = '---\ntitle: One\nrefresher: "yes"\n---\n\n## Page\n\n### Key points: Remember\n- One\n\n'
    (tmp_path / "one/course.md").write_text(f"{text}### Question: Which?\n- [x] A\n- [ ] B\n", "utf-8")
    built = build(tmp_path / "one", tmp_path / "built", "--to", "web").all()
    (package,) = (one.zip for one in built if "refresher" in one.zip.name)
    assert rebuilt(imported(package, tmp_path / "in"), "web")
