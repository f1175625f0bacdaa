"""Files and folders as people have them: near misses, copies, renamed folders, and the commands that are printed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from builder.package.addresses import package_name
from builder.pipeline import Order, run
from builder.source.folders import is_course, is_programme, package_folders
from builder.source.identity import read_course_id
from builder.source.slugs import is_reserved
from builder.starters.copy_course import copy_course
from tests.packages import ROOT, run_builder
from tests.sampling import one_in

COURSE = "---\ntitle: Calls\n---\n\n## Who is calling?\n\nWords.\n\n### Question: Who?\n- [x] A caller\n- [ ] A cat\n"
SLIP = COURSE.replace("- [x]", "• (x)").replace("- [ ]", "• ( )")


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the builder keeps its own, for one test."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("XDG_STATE_HOME", str(home))
    return home


def course(folder: Path, text: str = COURSE, name: str = "course.md") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder


def packed(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def rules(folder: Path) -> list[tuple[str, str]]:
    return [(one.rule, Path(one.span.file).name) for one in run(Order(folder)).diagnostics]


@pytest.mark.parametrize(
    "name",
    [
        "course - Copy.md",
        "course - Copy (2).md",
        "Course copy.md",
        "course (1).md",
        "Copy of course.md",
        "course-DESKTOP-AB12.md",
        "course-JOS-LAPTOP.md",
        "course (Jo Bell's conflicted copy 2026-11-12).md",
        "course.sync-conflict-20261112-091500-ABCDEF7.md",
    ],
)
def test_a11_a_copy_is_left_out_and_told(name: str, tmp_path: Path) -> None:
    folder = course(course(tmp_path / "calls"), name=name)
    assert rules(folder) == [("copy-left-out", name)]
    assert run(Order(folder)).pages == 1


@pytest.mark.parametrize("name", ["~$course.md", ".DS_Store", "Thumbs.db", "._course.md"])
def test_a11_what_systems_leave_is_no_part(name: str, tmp_path: Path) -> None:
    assert rules(course(course(tmp_path / "calls"), name=name)) == []


@pytest.mark.parametrize("name", ["02-sharing.md", "course-2.md", "coursework.md", "part (one).md"])
def test_a11_other_parts_are_parts(name: str, tmp_path: Path) -> None:
    folder = course(course(tmp_path / "calls"), "## More\n\nWords.\n", name)
    assert run(Order(folder)).pages == 2
    assert rules(folder) == []


@pytest.mark.parametrize("name", ["Course.md", "COURSE.MD", "course.MD"])
def test_a11_capital_letters_do_not_matter(name: str, tmp_path: Path) -> None:
    done = run_builder("build", course(tmp_path / "calls", name=name), "--to", "web", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("course.md.txt", "rename it to course.md"),
        ("course.markdown", "rename it to course.md"),
        ("course.txt", "rename it to course.md"),
        ("course.docx", "builder import calls/course.docx"),
        ("Fire safety.pdf", 'builder import "calls/Fire safety.pdf"'),
        ("Calls.doc", "save it in the program’s newer form"),
    ],
)
def test_a11_a_near_miss_is_named(name: str, told: str, tmp_path: Path) -> None:
    course(tmp_path / "calls", name=name)
    done = run_builder("check", "calls", cwd=tmp_path)
    said = " ".join(done.stderr.split())
    assert done.returncode == 2
    assert f"“{name}” lies there" in said
    assert told in said


def test_a11_parts_without_a_first_file_are_a_course_and_that_is_told(tmp_path: Path) -> None:
    folder = course(tmp_path / "calls", name="01-welcome.md")
    assert rules(folder) == [("read-as-course", "calls")]
    assert run(Order(folder)).pages == 1


def test_a11_a_file_that_no_build_had_before_is_told_once(tmp_path: Path) -> None:
    folder = course(tmp_path / "calls")
    run(Order(folder, ("web",), out=tmp_path / "dist"))
    course(folder, "## To ask\n\nJo.\n", "questions.md")
    assert rules(folder) == rules(folder) == [("new-file", "questions.md")]
    run(Order(folder, ("web",), out=tmp_path / "dist"))
    assert rules(folder) == []


def test_a11_notes_are_told_before_the_first_build(tmp_path: Path) -> None:
    assert rules(course(course(tmp_path / "calls"), "## To ask\n\nJo.\n", "notes.md")) == [("new-file", "notes.md")]


def test_a18_a_folder_can_be_renamed(tmp_path: Path) -> None:
    folder = course(tmp_path / "calls")
    run(Order(folder, out=tmp_path / "before"))
    assert read_course_id((folder / "ids.lock").read_text("utf-8")) == "calls"
    renamed = folder.rename(tmp_path / "telephone")
    run(Order(renamed, out=tmp_path / "after"))
    assert packed(tmp_path / "before") == packed(tmp_path / "after")


def test_a18_a_programmes_folder_too(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "courses/customer-service-week", tmp_path / "week")
    shutil.copy(ROOT / "courses/organisation.yaml", tmp_path)
    shutil.copy(ROOT / "courses/logo.svg", tmp_path)
    assert run(Order(tmp_path / "week", ("scorm12",), out=tmp_path / "dist")).built
    assert [file.name for file in (tmp_path / "dist").glob("*.zip")] == ["customer-service-week-1.0-scorm12.zip"]


def test_a18_every_lock_of_ours_says_the_course() -> None:
    locks = [*(ROOT / "courses").rglob("ids.lock"), *(ROOT / "tests/courses").rglob("ids.lock")]
    assert len(locks) >= 19
    assert [lock for lock in locks if not read_course_id(lock.read_text("utf-8"))] == []


def test_a18_another_id_is_told(tmp_path: Path) -> None:
    folder = course(tmp_path / "calls")
    run(Order(folder, ("web",), out=tmp_path / "dist"))
    course(folder, COURSE.replace("title: Calls", "title: Calls\nid: phone"))
    assert rules(folder) == [("other-id", "course.md")]


def test_a18_a_copied_folder_is_told_and_no_package_is_written_over(tmp_path: Path) -> None:
    folder = course(tmp_path / "courses/calls")
    run_builder("build", "courses", "--to", "web", cwd=tmp_path)
    before = packed(tmp_path / "dist")
    shutil.copytree(folder, tmp_path / "courses/a-copy")
    course(tmp_path / "courses/a-copy", COURSE.replace("Words", "Other words"))
    done = run_builder("build", "courses", "--to", "web", cwd=tmp_path)
    assert done.returncode == 1
    assert "courses/a-copy/course.md" in done.stderr
    assert "[same-id]" in done.stderr
    assert "builder new --from courses/calls courses/a-copy" in done.stderr
    assert before == packed(tmp_path / "dist")


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Calls\n---\n## One\n\nWords.\n",
        "---\ntitle: >\n  Calls\n  and more\nid: calls\n---\n## One\n\nWords.\n",
        "---\nid: calls\n---\n# Calls\n\n## One\n\nWords.\n",
        "---\n---\n# Calls\n\n## One\n\nWords.\n",
        "# Calls\n\n## One\n\nWords.\n",
    ],
)
def test_a_copy_has_its_own_title_wherever_that_of_the_first_stands(tmp_path: Path, text: str) -> None:
    copy_course(course(tmp_path / "calls", text), tmp_path / "rings", 'Rings: "loud"')
    outcome = run(Order(tmp_path / "rings"))
    assert (outcome.title, outcome.failed) == ('Rings: "loud"', False)
    assert [one.rule for one in outcome.diagnostics if one.rule in {"front-matter", "same-id", "other-id"}] == []


def test_a18_new_from_copies_on_purpose(tmp_path: Path) -> None:
    folder = course(tmp_path / "courses/calls", COURSE.replace("title: Calls", "title: Calls\nid: calls"))
    run_builder("build", "courses", "--to", "web", cwd=tmp_path)
    done = run_builder("new", "--from", "courses/calls", "courses/calls 2027", "--title", "Calls 2027", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    copied = tmp_path / "courses/calls 2027"
    assert read_course_id((copied / "ids.lock").read_text("utf-8")) == "calls-2027"
    assert 'title: "Calls 2027"\n---' in (copied / "course.md").read_text("utf-8")
    done = run_builder("build", "courses", "--to", "web", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(packed(tmp_path / "dist")) == ["calls-1.0-web.zip", "calls-2027-1.0-web.zip"]
    assert "id: calls\n" in (folder / "course.md").read_text("utf-8")
    assert run_builder("new", "--from", "courses/calls", "courses/calls 2027", cwd=tmp_path).returncode == 2
    assert run_builder("new", "--from", "courses/calls", "courses/calls/inside", cwd=tmp_path).returncode == 2


def test_a18_new_from_a_programme(tmp_path: Path) -> None:
    week = ROOT / "courses/customer-service-week"
    assert run_builder("new", "--from", week, "week-2", cwd=tmp_path).returncode == 0
    ids = [read_course_id(lock.read_text("utf-8")) for lock in sorted((tmp_path / "week-2").rglob("ids.lock"))]
    ours = {read_course_id(lock.read_text("utf-8")) for lock in week.rglob("ids.lock")}
    assert len(set(ids)) == len(ids) == len(ours)
    assert not ours & set(ids)


def test_a18_check_against_the_last_package(tmp_path: Path) -> None:
    folder = course(tmp_path / "calls")
    run_builder("build", "calls", "--to", "scorm12", cwd=tmp_path)
    last = ("--against", "dist/calls-1.0-scorm12.zip")
    assert "Answers are kept for 1 of 1 questions." in run_builder("check", "calls", *last, cwd=tmp_path).stdout
    course(
        folder, COURSE.replace("Question: Who?", "True or false: A cat calls.").partition("- [x]")[0] + "False. No.\n"
    )
    said = run_builder("check", "calls", *last, cwd=tmp_path).stdout
    assert "Answers are kept for 0 of 1 questions." in said
    (folder / "ids.lock").unlink()
    said = run_builder("check", folder.rename(tmp_path / "phone"), *last, cwd=tmp_path).stdout
    assert "Learners lose their progress" in said
    assert not (tmp_path / "phone/ids.lock").exists()


def test_a10_printed_commands_are_complete(tmp_path: Path) -> None:
    for name in ("one", "two & three"):
        course(tmp_path / "my courses" / name, SLIP)
    done = run_builder("check", "my courses/two & three", cwd=tmp_path)
    command = re.findall(r"type:  (builder check .* --fix)\n", done.stderr)[0]
    typed = command.replace("builder", f"{sys.executable} -m builder", 1)
    subprocess.run(typed, shell=True, cwd=tmp_path, check=False, capture_output=True)  # noqa: S602 - as it is typed
    assert (tmp_path / "my courses/two & three/course.md").read_text("utf-8") == COURSE
    assert (tmp_path / "my courses/one/course.md").read_text("utf-8") == SLIP


def test_a10_a_dry_run_shows_a_diff_and_changes_nothing(tmp_path: Path) -> None:
    course(tmp_path / "calls", SLIP)
    done = run_builder("check", "calls", "--fix", "--dry-run", cwd=tmp_path)
    assert "-• (x) A caller\n" in done.stdout
    assert "+- [x] A caller\n" in done.stdout
    assert (tmp_path / "calls/course.md").read_text("utf-8") == SLIP
    assert run_builder("check", "calls", "--dry-run", cwd=tmp_path).returncode == 2


def test_a10_what_was_changed_can_be_taken_back(tmp_path: Path) -> None:
    for name in ("one", "two"):
        course(tmp_path / name, SLIP)
    done = run_builder("check", "one", "--fix", cwd=tmp_path)
    assert "To take that back, type:  builder check one --undo" in done.stderr
    run_builder("check", "two", "--fix", cwd=tmp_path)
    done = run_builder("check", "one", "--undo", cwd=tmp_path)
    assert "As before the last --fix: one/course.md" in done.stdout
    assert (tmp_path / "one/course.md").read_text("utf-8") == SLIP
    assert (tmp_path / "two/course.md").read_text("utf-8") == COURSE
    course(tmp_path / "two", COURSE + "\nMore.\n")
    assert "saved after that: two/course.md" in run_builder("check", "two", "--undo", cwd=tmp_path).stdout
    assert (tmp_path / "two/course.md").read_text("utf-8") == COURSE + "\nMore.\n"
    assert "nothing to take back" in run_builder("check", "one", "--undo", cwd=tmp_path).stdout


def test_a25_folders_of_folders_of_courses(tmp_path: Path) -> None:
    for name in ("calls", "team a/letters", "team a/visits", "team b/deep/post", "node_modules/no", ".git/no"):
        course(tmp_path / "all" / name)
    found = [folder.name for folder in package_folders(tmp_path / "all")]
    assert found == ["calls", "letters", "visits", "post"]


def test_a25_a_file_means_the_course_it_lies_in(tmp_path: Path) -> None:
    folder = course(tmp_path / "calls")
    (folder / "media").mkdir()
    (folder / "media/clip.md").write_text("Words.")
    assert package_folders(folder / "media/clip.md") == [folder]
    (tmp_path / "README.md").write_text("# Ours\n")
    done = run_builder("check", "README.md", cwd=tmp_path)
    assert done.returncode == 2
    assert "“README.md” is no part of a course" in done.stderr


@pytest.mark.parametrize("words", [("help",), ("help", "check")])
def test_a25_help(words: tuple[str, ...], tmp_path: Path) -> None:
    done = run_builder(*words, cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout == run_builder(*words[1:], "--help", cwd=tmp_path).stdout


@pytest.mark.parametrize("code", ["CY", "cy", "Welsh", "cymraeg"])
def test_a25_codes_of_languages(code: str, tmp_path: Path) -> None:
    course(tmp_path / "calls")
    assert run_builder("translate", "calls", "--to", code, cwd=tmp_path).returncode == 0
    assert [file.name for file in (tmp_path / "calls/translations").iterdir()] == ["cy.xlf"]


def test_a25_a_poll_is_no_question_and_a_table_has_whole_links(tmp_path: Path) -> None:
    course(tmp_path / "my calls", COURSE + "\n### Poll: Tea?\n- [ ] Yes\n- [ ] No\n")
    built = run_builder("build", "my calls", "--to", "web", cwd=tmp_path).stdout.splitlines()[1].split()
    table = run_builder("outline", "my calls", "--format", "table", cwd=tmp_path).stdout.splitlines()[2]
    assert built[4] == "1"
    assert "| [Calls](my%20calls/) | 1 | 1 |" in table


OWN_BLOCK = ROOT / "tests/own_block"


def test_a24_an_organisations_own_block_may_have_checks(tmp_path: Path) -> None:
    """Case own-block-with-a-check."""
    shutil.copytree(OWN_BLOCK, tmp_path / "courses")
    demo = course(tmp_path / "courses/demo", "---\ntitle: Demo\n---\n\n## Page\n\nWords.\n\n### Rating: How bad?\n")
    run_builder("trust", "--changes", cwd=tmp_path)
    done = run_builder("check", "courses/demo", cwd=tmp_path)
    assert done.returncode == 1
    assert "this rating has no right place  [no-rating]" in done.stderr
    assert run_builder("explain", "no-rating", cwd=tmp_path).stdout.startswith("no-rating (error)")
    course(demo, "---\ntitle: Demo\n---\n\n## Page\n\nWords.\n\n### Rating: How bad?\n\n= 4\n")
    assert run_builder("build", "courses/demo", "--to", "web", cwd=tmp_path).returncode == 0
    (tmp_path / "courses/blocks/rating/block.py").write_text('KIND = nothing  # keywords=("Rating",)\n', "utf-8")
    done = run_builder("build", "courses/demo", "--to", "web", cwd=tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "block.py: NameError" in done.stderr


@pytest.mark.parametrize("encoding", one_in(3, ["cp1252", "ascii", "latin-1"]))
def test_r8_letters_that_a_pipe_does_not_know(encoding: str, tmp_path: Path) -> None:
    course(tmp_path / "tŷ", COURSE.replace("Words.", "Go [on](#nowhere) to tŷ ŵ 你 😀."))
    spoken = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}
    environment = {**os.environ, **spoken}
    for words in (
        ("check", "."), ("check", ".", "--format", "json"), ("check", ".", "--format", "sarif"), ("outline", "."),
        ("outline", ".", "--format", "html"), ("outline", ".", "--format", "table"), ("build", ".", "--to", "web"),
        ("explain",), ("check", "nowhere-ŵ"),
    ):  # fmt: skip
        command = [sys.executable, "-m", "builder", *words]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
        assert b"Traceback" not in done.stderr, words
        if "json" in words:
            assert "missing-page" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("name", ["con.png", "AUX.pdf", "nul.tar.gz", "com1", "prn/plan.pdf", "lpt9.svg"])
def test_r9_no_name_in_a_package_is_that_of_a_device_on_windows(name: str) -> None:
    packed_as = package_name(f"media/{name}")
    assert not [part for part in packed_as.split("/") if is_reserved(part)]
    assert package_name("media/control.png") == "media/control.png"


def test_r9_nor_is_a_module(tmp_path: Path) -> None:
    for name in ("con", "aux"):
        course(tmp_path / "week" / name)
    (tmp_path / "week/programme.yaml").write_text("title: Week\n")
    outcome = run(Order(tmp_path / "week", ("web",), out=tmp_path / "dist"))
    with zipfile.ZipFile(outcome.built[0].path) as package:
        assert {"con-course/index.html", "aux-course/index.html"} <= set(package.namelist())


def test_r4_a_folder_that_cannot_be_looked_at_is_no_course(tmp_path: Path) -> None:
    """R4: such as one of somebody else's on a shared drive; here its path is longer than any system allows."""
    course(tmp_path / "calls")
    assert package_folders(tmp_path) == [tmp_path / "calls"]
    assert not is_course(tmp_path / ("x" * 300))
    assert not is_programme(tmp_path / ("x" * 300))
