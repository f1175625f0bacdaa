"""What changed from one package to the next, in the words of those who run an LMS."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder import discover
from builder.cli import main
from builder.diagnostics import Report
from builder.doctor.compare import Comparison, compare
from builder.doctor.examine import opened
from builder.doctor.pages import PageWords, pages_in
from tests.doctor.conftest import COURSE, build_course
from tests.doctor.zips import Files, write_zip

NEW_QUESTION = "\n### Question: Where do you meet?\n- [x] In the car park\n- [ ] In the canteen\n"


def compared(old: Path, new: Path) -> Comparison:
    report = Report(discover.severity_of)
    with opened(old, report) as before, opened(new, report) as after:
        assert before
        assert after
        return compare(before, after)


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A package, and the next version of its course, with its ids."""
    folder = tmp_path_factory.mktemp("versions")
    old = build_course(folder / "old")
    text = COURSE.replace("80%", "70%").replace("Finish your letter", "Finish your work") + NEW_QUESTION
    text = text.replace("[x] The stairs", "[ ] The stairs").replace("[ ] The lift", "[x] The lift")
    (folder / "new/fire").mkdir(parents=True)
    shutil.copy(folder / "old/fire/ids.lock", folder / "new/fire")
    new = build_course(folder / "new", text)
    return next(old.glob("*-scorm12.zip")), next(new.glob("*-scorm12.zip"))


def test_the_same(versions: tuple[Path, Path]) -> None:
    one = compared(versions[0], versions[0])
    assert one.learners == (
        "Learners keep their progress: every module keeps its identifier.",
        "Answers are kept for 2 of 2 questions.",
        "Every page says what it said before.",
    )
    assert one.lms == ("Nothing that an LMS knows the course by has changed.",)
    assert (one.added, one.removed, one.changed) == ((), (), ())


def test_the_next_version(versions: tuple[Path, Path]) -> None:
    one = compared(versions[0], versions[1])
    assert one.learners == (
        "Learners keep their progress: every module keeps its identifier.",
        "Answers are kept for 2 of 2 questions.",
        "Marked otherwise than before: “which_way_do_you_take”.",
        "New, to be answered by those who had finished too: “where_do_you_meet”.",
        "The words have changed on the pages “When the alarm rings”, “What do you know?”.",
        "The pass mark of “Fire safety” is 70%; it was 80%.",
    )
    assert set(one.changed) >= {"imsmanifest.xml", "index.html"}
    assert "Gone: “where_do_you_meet”." in compared(versions[1], versions[0]).learners


PAGES = """---
title: Doors
---

# Out

## At the door

Ring twice.

## Inside

Shut it. Nobody comes in.

## Behind

Words.
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Ring twice.", "Ring *twice*.", "Every page says what it said before."),
        ("# Out", "# Outside", "Every page says what it said before."),
        ("Ring twice.", "Ring once.", "The words have changed on the page “At the door”."),
        ("## Behind\n\nWords.\n", "", "Gone: the page “Behind”."),
        ("## Behind\n", "## Before\n\nLook.\n\n## Behind\n", "New page “Before”."),
        ("## Inside", "## Within", "The page “Inside” is called “Within” now."),
    ],
)
@pytest.mark.parametrize("locked", [True, False])
def test_pages_that_are_new_gone_renamed_or_read_otherwise(
    old: str, new: str, said: str, tmp_path: Path, *, locked: bool
) -> None:
    before = next(build_course(tmp_path / "old", PAGES).glob("*-scorm12.zip"))
    if locked:
        (tmp_path / "new/fire").mkdir(parents=True)
        shutil.copy(tmp_path / "old/fire/ids.lock", tmp_path / "new/fire")
    after = next(build_course(tmp_path / "new", PAGES.replace(old, new)).glob("*-scorm12.zip"))
    _, *pages = (one for one in compared(before, after).learners if "nswers" not in one)
    assert pages == [said]


def test_pages_that_are_made_to_do_harm_are_no_trouble() -> None:
    deep = "<section class=page data-key=a>" + "<p>" * 100_000
    for html in (
        deep,
        "<section class=page data-key=a><![foo[x]]></section>",
        "<section class=page data-key",
        "</p>" * 9,
    ):
        assert not pages_in(html)
    assert pages_in("<section class=page data-key=a><h1>A</h1><br>b</i></section>c")["a"] == PageWords("A", "b")


def changed(files: Files, path: Path, old: bytes, new: bytes) -> Path:
    assert any(old in content for content in files.values())
    return write_zip(path, {name: content.replace(old, new) for name, content in files.items()})


def test_other_identifiers(sound: dict[str, Files], built: Path, tmp_path: Path) -> None:
    old = next(built.glob("*-scorm12.zip"))
    new = changed(sound["scorm12"], tmp_path / "new.zip", b"fire_", b"water_")
    one = compared(old, new)
    assert one.learners == (
        "Learners lose their progress: no module keeps its identifier, so all are new to an LMS.",
        "Every page says what it said before.",
    )
    assert one.lms == (
        "The identifier of the manifest is “water_manifest”; it was “fire_manifest”.",
        "The identifier of the course is “water_organization”; it was “fire_organization”.",
        "New: the module “Fire safety” with the identifier “water_item”.",
        "Gone: the module “Fire safety” with the identifier “fire_item”.",
    )


def test_lost_keys_of_questions(sound: dict[str, Files], built: Path, tmp_path: Path) -> None:
    data = json.loads(sound["scorm12"]["index.html"].split(b'id="ui--data">')[1].split(b"</script>")[0])
    key = next(block["key"] for block in data["blocks"] if "interaction" in block)
    new = changed(sound["scorm12"], tmp_path / "new.zip", f'"key":"{key}"'.encode(), b'"key":"000"')
    said = compared(next(built.glob("*-scorm12.zip")), new).learners
    assert "Answers are kept for 1 of 2 questions." in said
    assert any(one.startswith("Answers are lost though the question is still there: “what_do_you_do”") for one in said)


def test_another_standard_and_another_tool(sound: dict[str, Files], built: Path, tmp_path: Path) -> None:
    old = next(built.glob("*-scorm12.zip"))
    another = compared(old, next(built.glob("*-cmi5.zip")))
    assert another.learners[0] == "Learners lose their progress: the new package is for another standard."
    editions = compared(next(built.glob("*-2nd.zip")), next(built.glob("*-4th.zip")))
    assert editions.learners[0].startswith("Learners keep their progress")
    assert editions.lms == ("The standard is “SCORM 2004 4th Edition”; it was “SCORM 2004 2nd Edition”.",)
    other = changed(sound["scorm12"], tmp_path / "other.zip", b"ui--data", b"data")
    assert "depends on the program" in compared(old, other).learners[1]


def test_another_form_of_saved_state(sound: dict[str, Files], built: Path, tmp_path: Path) -> None:
    ours = next(built.glob("*-scorm12.zip"))
    first = changed(sound["scorm12"], tmp_path / "first.zip", b'"savedAs":"2","reads":"12"', b'"savedAs":"1"')
    assert compared(first, ours).learners[0].startswith("Learners keep their progress"), "of the first packages"
    assert compared(ours, first).learners[0].startswith("Learners begin anew, with the status and score that they had")


def test_hostile_data_is_no_trouble(sound: dict[str, Files], built: Path, tmp_path: Path) -> None:
    hostile = (b"[" * 50_000, b"{}", b'{"blocks":3}', b'{"blocks":[{"interaction":1}]}', b"[[]]", b"9")
    odd = b'{"blocks":[{"interaction":[],"key":{},"id":[]}]}'
    for number, data in enumerate((*hostile, odd)):
        page = sound["scorm12"]["index.html"]
        old = page.split(b'id="ui--data">')[1].split(b"</script>")[0]
        new = changed(sound["scorm12"], tmp_path / f"{number}.zip", old, data)
        said = compared(next(built.glob("*-scorm12.zip")), new).learners[1]
        assert said.startswith("Answers are kept for 0 of 2" if data is odd else "Whether answers are kept depends")


def test_command(versions: tuple[Path, Path], tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["inspect", "--diff", str(versions[0]), str(versions[1])])
    assert done.exit_code == 0
    assert done.output.startswith("For learners\n  Learners keep their progress")
    assert "  changed     " in done.output
    done = CliRunner().invoke(main, ["inspect", "--diff", *map(str, versions), "--format", "json"])
    assert json.loads(done.output)["removed"] == []
    assert CliRunner().invoke(main, ["inspect", "--diff", str(versions[0])]).exit_code == 2
    (tmp_path / "no.zip").write_text("no")
    done = CliRunner().invoke(main, ["inspect", "--diff", str(versions[0]), str(tmp_path / "no.zip")])
    assert done.exit_code == 1
    assert "no zip" in done.output
