"""`builder import`: what it writes and says, a second import, what it refuses."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from builder.cli import main
from tests.importers.word_files import PNG, paragraph, picture, word_file
from tests.packages import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["import", *map(str, words)], catch_exceptions=False)


def handout(folder: Path, *texts: str, content: bytes = PNG) -> Path:
    body = "".join(
        paragraph(text.removeprefix("# "), style="Heading1" if text.startswith("# ") else "") for text in texts
    )
    return word_file(
        folder / "handout.docx", body + paragraph(picture()), parts={"rImage": ("image", content)}, title="Visits"
    )


def test_a_file_becomes_a_course_that_builds_at_once(tmp_path: Path) -> None:
    course = tmp_path / "visits"
    done = run(handout(tmp_path, "# Before", "Plan.", "# After", "Rest."), "--to", course)
    assert done.exit_code == 0, done.output
    assert "handout.docx (Word document): 2 pages, 1 picture or file" in done.output
    assert "Nothing to look at, nothing left out." in done.output
    assert (course / "media" / "a-door.png").read_bytes() == PNG
    built = CliRunner().invoke(main, ["build", str(course), "--out", str(tmp_path / "dist")])
    assert built.exit_code == 0, built.output
    assert "import-report" not in (course / "ids.lock").read_text("utf-8")  # it is no part of the course


def test_without_a_folder_it_goes_where_courses_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "courses").mkdir()
    assert run(handout(tmp_path, "# Before", "Plan.")).exit_code == 0
    assert (tmp_path / "courses" / "visits" / "course.md").is_file()


def test_a_second_import_keeps_what_the_author_has_written(tmp_path: Path) -> None:
    course = tmp_path / "visits"
    run(handout(tmp_path, "# Before", "Plan.", "# On the way", "Walk.", "# After", "Rest."), "--to", course)
    file = course / "course.md"
    file.write_text(file.read_text("utf-8").replace("Plan.", "Plan, with a friend."), "utf-8")
    CliRunner().invoke(main, ["build", str(course), "--out", str(tmp_path / "dist")])
    ids = (course / "ids.lock").read_text("utf-8")
    done = run(handout(tmp_path, "# Before", "Plan.", "# On the way", "Walk.", "# After", "Rest well."), "--to", course)
    assert done.exit_code == 0, done.output
    text = file.read_text("utf-8")
    assert "Plan, with a friend." in text
    assert "Rest well." in text
    CliRunner().invoke(main, ["build", str(course), "--out", str(tmp_path / "dist")])
    assert (course / "ids.lock").read_text("utf-8") == ids


def test_what_both_have_changed_is_told(tmp_path: Path) -> None:
    course = tmp_path / "visits"
    run(handout(tmp_path, "# Before", "Plan."), "--to", course)
    file = course / "course.md"
    file.write_text(file.read_text("utf-8").replace("Plan.", "Plan, with a friend."), "utf-8")
    run(handout(tmp_path, "# Before", "Plan with care."), "--to", course)
    assert "Plan, with a friend." in file.read_text("utf-8")
    report = (course / "import-report.md").read_text("utf-8")
    assert "You and the file have both changed this place. The file now says what stands below." in report
    assert "\n  Plan with care.\n" in report


def changed(course: Path, old: str, new: str) -> None:
    """What an author does to the course."""
    file = course / "course.md"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_a_conflict_is_told_in_whole_until_it_is_taken(tmp_path: Path) -> None:
    course, long = tmp_path / "visits", " ".join(f"word{number}" for number in range(80))
    run(handout(tmp_path, "# Before", "Plan."), "--to", course)
    changed(course, "Plan.", "Plan, with a friend.")
    report = course / "import-report.md"
    for _ in range(2):  # told again as long as it is not in the course, but once
        run(handout(tmp_path, "# Before", f"Plan {long}."), "--to", course)
        assert report.read_text("utf-8").count("word79.") == 1
    run(handout(tmp_path, "# Before", "Plan anew."), "--to", course)
    assert "word79." in report.read_text("utf-8")  # an open item stays
    assert "\n  Plan anew.\n" in report.read_text("utf-8")
    changed(course, "Plan, with a friend.", "Plan anew.")
    report.unlink()
    run(handout(tmp_path, "# Before", "Plan anew."), "--to", course)
    assert "have both changed" not in report.read_text("utf-8")
    run(handout(tmp_path, "# Before", "Plan last."), "--to", course)
    assert "Plan last." in (course / "course.md").read_text("utf-8")


def test_a_new_page_beside_a_changed_paragraph_is_no_conflict(tmp_path: Path) -> None:
    course = tmp_path / "visits"
    run(handout(tmp_path, "# Before", "Plan your visit.", "# After", "Rest."), "--to", course)
    changed(course, "Plan your visit.", "Plan your visit with a friend.")
    new = ("# Before", "Plan your visit.", "# Wardens", "They wear green.", "# After", "Rest.")
    run(handout(tmp_path, *new), "--to", course)
    text = (course / "course.md").read_text("utf-8")
    assert "with a friend.\n\n## Wardens\n\nThey wear green.\n\n## After" in text
    assert "have both" not in (course / "import-report.md").read_text("utf-8")


def test_a_file_of_the_author_with_the_name_of_a_part_stays(tmp_path: Path) -> None:
    course = tmp_path / "visits"
    run(handout(tmp_path, "# Before", "Plan."), "--to", course)
    (course / "02-leaflet.md").write_text("# Mine\n\n## Own\n\nWords.\n", "utf-8")
    (tmp_path / "leaflet.html").write_text("<h1>Leaflet</h1><p>Read this.</p>", "utf-8")
    run(tmp_path / "leaflet.html", "--to", course)
    assert "Words." in (course / "02-leaflet.md").read_text("utf-8")
    assert "Read this." in (course / "02-leaflet-2.md").read_text("utf-8")


def test_pictures_of_two_files_with_one_name_are_two(tmp_path: Path) -> None:
    course = tmp_path / "visits"
    one = handout(tmp_path, "# Before")
    (tmp_path / "more").mkdir()
    other = handout(tmp_path / "more", "# After", content=PNG + b"other").rename(tmp_path / "more" / "other.docx")
    run(one, other, "--to", course)
    for _ in range(2):
        assert (course / "media" / "a-door.png").read_bytes() == PNG
        assert (course / "media" / "a-door-2.png").read_bytes() == PNG + b"other"
        assert "media/a-door-2.png" in next(course.glob("02-*.md")).read_text("utf-8")
        run(other, "--to", course)


def test_what_is_open_of_one_file_stays_when_another_is_imported(tmp_path: Path) -> None:
    course = tmp_path / "visits"
    (tmp_path / "a.html").write_text("<h1>A</h1><p>Look</p><form><input></form><img src=x.png>", "utf-8")
    (tmp_path / "b.html").write_text("<h1>B</h1><p>Read</p><img src=y.png>", "utf-8")
    run(tmp_path / "a.html", "--to", course)
    report = course / "import-report.md"
    (first, *others) = [line for line in report.read_text("utf-8").split("\n") if line.startswith("- [ ]")]
    noted = first.replace("[ ]", "[x]") + "\n\nI have asked Jo.\n"
    report.write_text(report.read_text("utf-8").replace(first, noted), "utf-8")
    run(tmp_path / "b.html", "--to", course)
    run(tmp_path / "a.html", "--to", course)
    told = report.read_text("utf-8")
    assert told.count("## From a.html") == told.count("## From b.html") == told.count("The course is in") == 1
    assert told.count(first.replace("[ ]", "[x]")) == 1
    assert first not in told
    assert told.count("I have asked Jo.") == 1
    assert all(told.count(one) == 1 for one in others)
    assert "y.png" in told.replace("\\", "")


def test_the_same_import_again_changes_nothing(tmp_path: Path) -> None:
    course = tmp_path / "visits"
    one = handout(tmp_path, "# Before", "Plan.")
    run(one, "--to", course)
    before = {path: path.read_bytes() for path in course.rglob("*") if path.is_file()}
    assert run(one, "--to", course).exit_code == 0
    assert {path: path.read_bytes() for path in course.rglob("*") if path.is_file()} == before


def test_a_picture_that_the_author_has_changed_stays(tmp_path: Path) -> None:
    course = tmp_path / "visits"
    run(handout(tmp_path, "# Before"), "--to", course)
    (course / "media" / "a-door.png").write_bytes(PNG + b"mine")
    run(handout(tmp_path, "# Before", content=PNG + b"theirs"), "--to", course)
    assert (course / "media" / "a-door.png").read_bytes() == PNG + b"mine"
    assert "has changed here and in the file; yours was kept" in (course / "import-report.md").read_text("utf-8")


def test_several_files_are_one_course(tmp_path: Path) -> None:
    one = handout(tmp_path, "# Before", "Plan.")
    (tmp_path / "leaflet.html").write_text("<h1>Leaflet</h1><p>Read this.</p>", "utf-8")
    course = tmp_path / "visits"
    done = run(one, tmp_path / "leaflet.html", "--to", course)
    assert done.exit_code == 0, done.output
    assert sorted(path.name for path in course.glob("*.md")) == ["02-leaflet.md", "course.md", "import-report.md"]
    assert (course / "course.md").read_text("utf-8").count("# Visits") == 1
    again = run(one, "--to", course)  # one of them anew leaves the other as it is
    assert again.exit_code == 0
    assert json.loads((course / ".import" / "record.json").read_text("utf-8"))["files"] == {
        "handout.docx": "course.md",
        "leaflet.html": "02-leaflet.md",
    }


def test_a_folder_is_read_in_natural_order_and_all_of_it_is_told(tmp_path: Path) -> None:
    folder, course = tmp_path / "docs", tmp_path / "visits"
    (folder / "sub").mkdir(parents=True)
    for name in ("10 Unit", "2 Unit", "1 Unit"):
        handout(folder, "# " + name, "Words.").rename(folder / f"{name}.docx")
    handout(folder / "sub", "# Deeper", "Deep words.").rename(folder / "sub" / "2 Unit.docx")
    (folder / "old.doc").write_bytes(OLD)
    (folder / "readme.txt").write_text("Bring a torch.\n", "utf-8")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / "page.html").write_text('<h1>Page</h1><p>See</p><img src="shown.png" alt="A door">', "utf-8")
    (folder / "shown.png").write_bytes(PNG)
    (folder / "~$1 Unit.docx").write_bytes(b"locked")
    done = run(folder, "--to", course)
    assert done.exit_code == 1, done.output  # old.doc
    files = json.loads((course / ".import" / "record.json").read_text("utf-8"))["files"]
    assert list(files) == ["1 Unit.docx", "2 Unit.docx", "10 Unit.docx", "page.html", "readme.txt", "sub/2 Unit.docx"]
    text = "\n".join(path.read_text("utf-8") for path in course.glob("*.md"))
    assert all(words in text for words in ("Bring a torch.", "Deep words.", "## 1 Unit"))
    report = (course / "import-report.md").read_text("utf-8")
    assert "**Old.doc**: It was not imported: it is a file of an old office program." in report
    assert "**Photo.jpg**: It was not imported: no text shows it." in report
    assert "shown.png" not in report
    assert "old.doc was not imported" in done.output
    assert "photo.jpg was not imported" in done.output
    assert "~$" not in done.output
    (folder / "old.doc").unlink()
    assert run(folder, "--to", tmp_path / "again").exit_code == 0


def test_two_files_of_one_name_are_two(tmp_path: Path) -> None:
    files = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        files.append(handout(tmp_path / name, f"# Of {name}", f"Words of {name}."))
    run(*files, "--to", tmp_path / "visits")
    text = "\n".join(path.read_text("utf-8") for path in (tmp_path / "visits").glob("*.md"))
    assert "Words of a." in text
    assert "Words of b." in text


def test_a_course_that_was_not_imported_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "course.md").write_text("---\ntitle: Mine\n---\n", "utf-8")
    done = run(handout(tmp_path, "# Before"), "--to", tmp_path / "mine")
    assert done.exit_code == 2
    assert "was not made by an import" in done.output
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["course.md"]


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
REFUSED = {
    "old.doc": (OLD, "file of an old office program", "save it as .docx"),
    "locked.docx": (OLD + "EncryptedPackage".encode("utf-16-le"), "locked with a password", "save it without one"),
    "empty.docx": (b"", "it is empty", "save it again"),
    "cut.docx": (b"PK\x03\x04 and no more", "no zip, or not the whole of one", "get it again"),
    "notes.rtf": (b"{\\rtf1 Text}", "nobody knows how to read it", "save it as .docx"),
    "declared.xml": (b'<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY x "y">]><quiz/>', "DOCTYPE", "export it again"),
    "other.xml": (b'<?xml version="1.0"?><things/>', "XML of a form that nobody knows", "export it again as"),
    "bank.txt": (b"MC\tWhich?\tOne\tcorrect\tTwo\tincorrect\n", "questions for Blackboard", "as QTI"),
    "what.xyz": (b"\x00\x01\x02 nothing that anybody knows", "nobody knows how to read it", "what can be read"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_told_with_what_to_do(tmp_path: Path, name: str) -> None:
    content, said, advice = REFUSED[name]
    (tmp_path / name).write_bytes(content)
    done = run(tmp_path / name, "--to", tmp_path / "out")
    assert done.exit_code == 1
    assert said in done.output
    assert advice in done.output
    assert not (tmp_path / "out").exists()


def test_a_zip_of_documents_is_told_to_be_unzipped(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "docs.zip", "w") as file:
        file.write(handout(tmp_path, "# Before"), "sub/handout.docx")
    done = run(tmp_path / "docs.zip", "--to", tmp_path / "out")
    assert done.exit_code == 1
    assert "a zip of several files" in done.output
    assert "unzip it, and import the folder" in done.output


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", b" " * 50_000_000)
    done = run(tmp_path / "bomb.docx", "--to", tmp_path / "out")
    assert done.exit_code == 1
    assert "zip bomb" in done.output


def test_entities_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret words", "utf-8")
    path = word_file(tmp_path / "a.docx", paragraph("plain"))
    with zipfile.ZipFile(path) as file:
        held = {name: file.read(name) for name in file.namelist()}
    declared = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]>'.encode()
    held["word/document.xml"] = declared + held["word/document.xml"].replace(b"plain", b"&x;")
    with zipfile.ZipFile(path, "w") as file:
        for name, content in held.items():
            file.writestr(name, content)
    done = run(path, "--to", tmp_path / "out")
    assert done.exit_code == 1
    assert "secret words" not in done.output


def test_other_commands_start_without_it() -> None:
    code = (
        "import sys; from builder.cli import main\n"
        "try: main(['check', '--help'])\nexcept SystemExit: pass\n"
        "heavy = ('builder.importers', 'pptx', 'openpyxl', 'PIL', 'pypdf')\n"
        "print([name for name in sys.modules if name.startswith(heavy)])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.endswith("[]\n")


def test_a_record_that_names_other_files_is_not_followed(tmp_path: Path) -> None:
    course = tmp_path / "visits"
    one = handout(tmp_path, "# Before", "Plan.")
    run(one, "--to", course)
    record = course / ".import" / "record.json"
    record.write_text(record.read_text("utf-8").replace("course.md", "../stolen.md"), "utf-8")
    assert run(one, "--to", course).exit_code == 2
    assert not (tmp_path / "stolen.md").exists()
