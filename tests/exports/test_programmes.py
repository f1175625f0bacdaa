"""`builder export` of what can collide: modules with the same questions and files, folders with the same names."""

from __future__ import annotations

import base64
import posixpath
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from lxml import etree, html

from tests.exports.test_export_command import export
from tests.importers.question_files import picture

if TYPE_CHECKING:
    from pathlib import Path

RED, BLUE = picture((200, 0, 0)), picture((0, 0, 200))
QUESTION = """---
title: {title}
pass mark: 80%
---

## {title}

### Question: What is it?
![A {thing}]({file})

- [x] A {thing}
- [ ] A door
"""


@pytest.fixture
def week(tmp_path: Path) -> Path:
    """A programme of two modules that ask the same, each with a picture of its own."""
    folder = tmp_path / "week"
    for module, thing, file, content in (
        ("monday", "phone", "media/a/x.png", RED),
        ("tuesday", "desk", "media/b/x.png", BLUE),
    ):
        (folder / module / file).parent.mkdir(parents=True)
        (folder / module / file).write_bytes(content)
        text = QUESTION.format(title=module.capitalize(), thing=thing, file=file)
        (folder / module / "course.md").write_text(text, "utf-8")
    (folder / "programme.yaml").write_text("title: Week\nmodules: [monday, tuesday]\n", "utf-8")
    return folder


def packed(folder: Path) -> dict[str, bytes]:
    """The files of the QTI package of it."""
    done = export(folder, "qti21")
    assert done.exit_code == 0, done.output
    with zipfile.ZipFile(next((folder.parent / "out").iterdir())) as package:
        assert len(set(package.namelist())) == len(package.namelist())
        return {name: package.read(name) for name in package.namelist()}


def shown_in_qti(files: dict[str, bytes]) -> dict[str, bytes]:
    """What each item's picture is, by its description."""
    return {
        str(one.get("alt")): files[posixpath.normpath(posixpath.join("items", str(one.get("src"))))]
        for name in files
        if name.startswith("items/")
        for one in etree.fromstring(files[name]).iter("{*}img")
    }


def shown_in_moodle(folder: Path) -> dict[str, bytes]:
    """What each picture in the Moodle XML of it is, by its description."""
    done = export(folder, "moodle-xml")
    assert done.exit_code == 0, done.output
    root = etree.parse(next((folder.parent / "out").glob("*.xml"))).getroot()
    return {
        str(one.get("alt")): file_at(str(one.get("src")), text.getparent())
        for text in root.iterfind(".//question/*/text")
        if "<img" in (text.text or "")
        for one in html.fragment_fromstring(str(text.text), create_parent=True).iter("img")
    }


def file_at(address: str, node: etree._Element | None) -> bytes:
    """The one file of a text that an address means, as Moodle finds it."""
    assert node is not None
    files = [one.text or "" for one in node.iter("file") if f"@@PLUGINFILE@@/{one.get('name')}" == unquote(address)]
    assert len(files) == 1, address
    return base64.b64decode(files[0])


def test_qti_keeps_the_questions_of_each_module_apart(week: Path) -> None:
    files = packed(week)
    items = [name for name in files if name.startswith("items/")]
    assert items == ["items/monday_what_is_it.xml", "items/tuesday_what_is_it.xml"]
    referred = [one.get("href") for one in etree.fromstring(files["test.xml"]).iter("{*}assessmentItemRef")]
    assert referred == items
    assert [etree.fromstring(files[name]).get("identifier") for name in items] == [name[6:-4] for name in items]
    manifest = etree.fromstring(files["imsmanifest.xml"])
    resources = [one.get("identifier") for one in manifest.iter("{*}resource")]
    assert resources == ["test", "r_monday_what_is_it", "r_tuesday_what_is_it"]
    assert {one.get("href") for one in manifest.iter("{*}file")} == set(files) - {"imsmanifest.xml"}


def test_qti_has_names_of_its_own_for_pictures(week: Path) -> None:
    files = packed(week)
    assert {name for name in files if ".png" in name} == {"media/x.png", "media/x-2.png"}
    assert shown_in_qti(files) == {"A phone": RED, "A desk": BLUE}


def test_ids_in_a_course_by_itself_have_no_prefix(week: Path) -> None:
    assert "items/what_is_it.xml" in packed(week / "monday")


def test_pictures_of_one_name_in_two_modules_are_both_brought(week: Path) -> None:
    for module, file in (("monday", "media/a/x.png"), ("tuesday", "media/b/x.png")):
        text = (week / module / "course.md").read_text("utf-8").replace(file, "media/phone.png")
        (week / module / "course.md").write_text(text, "utf-8")
        (week / module / file).rename(week / module / "media/phone.png")
    assert shown_in_moodle(week) == {"A phone": RED, "A desk": BLUE}
    (week.parent / "out" / "week-1.0.moodle.xml").unlink()
    assert shown_in_qti(packed(week)) == {"A phone": RED, "A desk": BLUE}


def test_pictures_of_one_name_in_two_folders_of_a_course_stay_apart(week: Path) -> None:
    other = week / "monday/media/b/x.png"
    other.parent.mkdir()
    other.write_bytes(BLUE)
    text = (week / "monday/course.md").read_text("utf-8")
    both = text.replace("![A phone](media/a/x.png)", "![A phone](media/a/x.png)\n\n![A desk](media/b/x.png)")
    (week / "monday/course.md").write_text(both, "utf-8")
    assert shown_in_moodle(week / "monday") == {"A phone": RED, "A desk": BLUE}


def test_categories_of_two_modules_stay_apart_though_their_pages_are_called_alike(week: Path) -> None:
    for course in week.glob("*/course.md"):
        text = (
            course.read_text("utf-8").replace("\n## Monday\n", "\n## Quiz\n").replace("\n## Tuesday\n", "\n## Quiz\n")
        )
        course.write_text(text, "utf-8")
    assert categories_of(week) == ["$course$/top/Week/Monday/Quiz", "$course$/top/Week/Tuesday/Quiz"]


def test_two_pages_called_alike_have_a_category_each(week: Path) -> None:
    course = week / "monday" / "course.md"
    text = course.read_text("utf-8")
    course.write_text(text + "\n" + text.partition("---\n\n")[2], "utf-8")
    assert categories_of(week / "monday") == ["$course$/top/Monday/Monday", "$course$/top/Monday/Monday 2"]


def test_files_that_a_question_links_to_come_with_it(week: Path) -> None:
    course = week / "monday"
    (course / "media" / "a" / "Form & list.pdf").write_bytes(b"%PDF-1.4 form")
    text = (course / "course.md").read_text("utf-8")
    linked = text.replace("- [x] A phone", "[The form](<media/a/Form & list.pdf>) says it.\n\n- [x] A phone")
    (course / "course.md").write_text(linked, "utf-8")
    files = packed(course)
    item = etree.fromstring(next(content for name, content in files.items() if name.startswith("items/")))
    link = next(item.iter("{*}a"))
    assert files[unquote(posixpath.normpath(posixpath.join("items", str(link.get("href")))))] == b"%PDF-1.4 form"
    assert export(course, "moodle-xml").exit_code == 0
    moodle = etree.parse(next((week / "out").glob("*.xml"))).getroot()
    asked = next(one for one in moodle.iterfind(".//questiontext"))
    link = next(html.fragment_fromstring(str(asked.findtext("text")), create_parent=True).iter("a"))
    assert file_at(str(link.get("href")), asked) == b"%PDF-1.4 form"
    told = export(course, "gift")
    assert "the files that it links to" in told.output
    assert "<a" not in next((week / "out").glob("*.gift*")).read_text("utf-8")


def categories_of(folder: Path) -> list[str]:
    """The categories of the Moodle XML of it."""
    done = export(folder, "moodle-xml")
    assert done.exit_code == 0, done.output
    root = etree.parse(next((folder.parent / "out").glob("*.xml"))).getroot()
    return [str(one.text) for one in root.iterfind(".//category/text")]
