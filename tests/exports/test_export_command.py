"""`builder export`: what it writes, what it says of what a format has no place for, and what it refuses."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from builder.cli import main
from builder.exports import exports
from builder.importers.markdown import write
from builder.importers.reading import bring
from tests.importers.question_files import picture

COURSE = """---
title: Phones
pass mark: 80%
---

## On a page

### Question (choose all): Which of these may lie on a desk at night?
Settings: 2 marks, keep order

![An empty desk](media/desk.png)

- [x] The menu
  > It names nobody.
- [ ] A list of tenants
- [x] A leaflet

Hint: who would mind?

### Fill in: Passing on an enquiry
Find the [[right / correct]] person, and give them the [[details]].

### Number: What does one lost file cost us?
= £1250 (accept £1000 to £1500)

### Put in order: A fire alarm rings
1. Stop what you are doing
2. Leave by the nearest exit

### Poll: Would you ring?
- [ ] Ring
- [ ] Write

## Assessment: Calls
### Bank: Messages, draw 1
#### Question: What do you write down?
- [ ] The name
- [x] The name and the number

#### True or false: A name is enough.
False. It leaves your colleague to guess.
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course with a question of most kinds."""
    folder = tmp_path / "phones"
    (folder / "media").mkdir(parents=True)
    (folder / "course.md").write_text(COURSE, "utf-8")
    (folder / "media" / "desk.png").write_bytes(picture())
    return folder


def export(course: Path, *forms: str) -> Result:
    names = [word for form in forms for word in ("--as", form)]
    return CliRunner().invoke(
        main, ["export", str(course), *names, "--out", str(course.parent / "out")], catch_exceptions=False
    )


def test_each_format_is_written_and_told(course: Path) -> None:
    done = export(course, *exports())
    assert done.exit_code == 0
    written = sorted(path.name for path in (course.parent / "out").iterdir())
    assert written == ["phones-1.0.gift.txt", "phones-1.0.moodle.xml", "phones-1.0.qti.zip"]
    assert all(name in done.output for name in written)


def test_what_gift_has_no_place_for_is_told(course: Path) -> None:
    said = " ".join(export(course, "gift").output.split())
    assert "GIFT has no place for the hint, the pictures and the marks of this question" in said
    assert "this question is not in the export: a text with several gaps has no equal in GIFT" in said
    assert "GIFT has no place for “draw 1” of the bank “Messages”" in said
    assert "[not-exported]" in said


def test_moodle_xml_brings_pictures_units_and_shares(course: Path) -> None:
    export(course, "moodle-xml")
    root = etree.parse(course.parent / "out" / "phones-1.0.moodle.xml").getroot()
    kinds = [one.get("type") for one in root.iter("question")]
    assert kinds == [
        "category",
        "multichoice",
        "cloze",
        "numerical",
        "ordering",
        "category",
        "multichoice",
        "truefalse",
    ]
    assert [one.get("fraction") for one in root[1].iter("answer")] == ["50", "-50", "50"]
    assert root.findtext(".//file") is not None
    assert root.findtext(".//unit_name") == "£"
    assert root.findtext(".//category/text") == "$course$/top/Phones/On a page"


def test_a_qti_package_names_each_of_its_files(course: Path) -> None:
    export(course, "qti21")
    with zipfile.ZipFile(course.parent / "out" / "phones-1.0.qti.zip") as package:
        manifest = etree.fromstring(package.read("imsmanifest.xml"))
        named = {one.get("href") for one in manifest.iter("{*}file")}
        assert named == set(package.namelist()) - {"imsmanifest.xml"}
        test = etree.fromstring(package.read("test.xml"))
        items = [one.get("href") for one in test.iter("{*}assessmentItemRef")]
        assert set(map(str, items)) <= named
        assert [one.get("select") for one in test.iter("{*}selection")] == ["1"]


@pytest.mark.parametrize(("form", "ending"), [("moodle-xml", "moodle.xml"), ("qti21", "qti.zip")])
def test_a_whole_course_comes_back(course: Path, form: str, ending: str) -> None:
    export(course, form)
    text = write(bring(course.parent / "out" / f"phones-1.0.{ending}").draft)
    for line in COURSE.split("\n- [ ] Ring", maxsplit=1)[0].splitlines()[6:]:
        if line.startswith(("- [", "  >", "Find", "1.", "2.", "![")):
            assert line in text
    assert "= £1250 (accept 1000 to 1500)" in text
    assert "Settings: 2 marks, keep order" in text
    assert "### Bank: Messages" in text
    assert "False. It leaves your colleague to guess." in text


def test_two_exports_of_one_course_are_the_same_bytes(course: Path) -> None:
    first = [export(course, *exports()), *((course.parent / "out").iterdir())][1:]
    before = {Path(str(path)).name: Path(str(path)).read_bytes() for path in first}
    export(course, *exports())
    assert {path.name: path.read_bytes() for path in (course.parent / "out").iterdir()} == before


def test_a_format_that_is_none_is_refused_with_the_nearest(course: Path) -> None:
    done = export(course, "moodle")
    assert done.exit_code == 2
    assert "Did you mean “moodle-xml”?" in done.output


def test_a_course_with_errors_is_not_exported(course: Path) -> None:
    (course / "course.md").write_text(COURSE.replace("[x]", "[ ]"), "utf-8")
    assert export(course, "gift").exit_code == 1
    assert not (course.parent / "out").exists()


def test_a_course_without_questions_is_told(course: Path) -> None:
    (course / "course.md").write_text("---\ntitle: Phones\n---\n\n## A page\n\nWords.\n", "utf-8")
    done = export(course, "gift")
    assert done.exit_code == 0
    assert "has no questions" in done.output
