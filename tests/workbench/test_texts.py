"""Saving: whole or not at all, together with what others save meanwhile; and earlier versions."""

from __future__ import annotations

import datetime
import random
import shutil
import subprocess
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as some

from builder.workbench import merging
from builder.workbench.merging import merge
from builder.workbench.texts import GoneError, NotSavedError, Saved, Texts, UnknownBaseError
from builder.workbench.versions import Versions
from tests.sampling import times

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

EDITS = times(1_000, 10_000)
LINES = some.lists(some.sampled_from(["a", "b", "c", "", "## d", "é\r"]), max_size=12).map("\n".join)


@given(LINES, LINES, LINES)
def test_a_merge_holds_every_line_that_either_has_new(base: str, mine: str, theirs: str) -> None:
    made = merge(base, mine, theirs)
    told = made.text + "\n" + "\n".join(one.theirs for one in made.clashes)
    old = base.splitlines()
    for text in (mine, theirs):
        assert set(text.splitlines()) - set(old) <= set(told.splitlines())
    if base == theirs:
        assert (made.text, made.clashes) == (mine, ())
    if base == mine:
        assert (made.text, made.clashes) == (theirs, ())


@given(LINES, LINES)
def test_the_same_change_on_both_sides_is_made_once(base: str, new: str) -> None:
    assert merge(base, new, new).text == new


def test_changes_in_two_places_are_both_made() -> None:
    base = "one\n\ntwo\n\nthree\n"
    made = merge(base, base.replace("one", "ONE"), base.replace("three", "three and four"))
    assert made.text == "ONE\n\ntwo\n\nthree and four\n"
    assert not made.clashes


def test_of_a_long_text_no_line_is_compared_with_each_other_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """It has thousands of blank lines, which are all alike: a save of 2 MB took more than a minute."""
    compared: list[int] = []

    class Counting(SequenceMatcher[str]):
        def __init__(self, isjunk: None, a: Sequence[str], b: Sequence[str], *, autojunk: bool) -> None:
            compared.append(len(a) * len(b))
            super().__init__(isjunk, a, b, autojunk)

    monkeypatch.setattr(merging, "SequenceMatcher", Counting)
    base = "".join(f"Line {number}.\n\n" for number in range(5000))
    mine = base.replace("Line 10.", "Line 10, mine.").replace("Line 4900.\n\n", "Line 4900.\n\n\nMine.\n\n")
    theirs = base.replace("Line 90.", "Line 90, theirs.").replace("Line 4000.\n", "Line 4000.\n\nTheirs.\n")
    made = merge(base, mine, theirs)
    assert made.clashes == ()
    assert made.text == mine.replace("Line 90.", "Line 90, theirs.").replace("Line 4000.\n", "Line 4000.\n\nTheirs.\n")
    assert sum(compared) < 100


def test_a_place_that_both_changed_is_left_to_the_author(tmp_path: Path) -> None:
    texts, file = Texts(), tmp_path / "course.md"
    file.write_text("one\ntwo\n", "utf-8")
    read = texts.read(file)
    file.write_text("one\nTWO\n", "utf-8")
    saved = texts.write(file, read.revision, "one\nzwei\n")
    assert not saved.written
    [clash] = saved.clashes
    assert (clash.line, clash.mine, clash.theirs) == (2, "zwei\n", "TWO\n")
    assert file.read_text("utf-8") == "one\nTWO\n"
    assert texts.write(file, saved.revision, "one\nzwei\n").written
    assert file.read_text("utf-8") == "one\nzwei\n"


def saved_by_an_author(texts: Texts, file: Path, revision: str, mine: str) -> Saved:
    """A save in which the author keeps both wordings where both wrote."""
    saved = texts.write(file, revision, mine)
    while not saved.written:
        held = set(saved.text.split())
        theirs = [word for one in saved.clashes for word in one.theirs.split() if word not in held]
        mine = "\n".join([saved.text, *theirs])
        saved = texts.write(file, saved.revision, mine)
    return saved


def test_thousands_of_edits_beside_another_program_lose_no_character(tmp_path: Path) -> None:
    """Each writer adds words of its own; at the end every one of them is there."""
    chance = random.Random(7)  # noqa: S311 - a sequence that is always the same
    texts, file = Texts(), tmp_path / "course.md"
    file.write_text("\n\n".join(f"paragraph {number}" for number in range(60)) + "\n", "utf-8")
    page = texts.read(file)
    mine, wanted = page.text, set[str]()
    for number in range(EDITS):
        wanted.add(word := f"w{number}")
        if chance.random() < 0.8:
            lines = mine.split("\n")
            at = chance.randrange(len(lines))
            lines[at] = f"{lines[at]} {word}" if chance.random() < 0.7 else f"{word}\n{lines[at]}"
            mine = "\n".join(lines)
        else:
            other = file.read_text("utf-8").split("\n")
            other.insert(chance.randrange(len(other)), word)
            file.write_text("\n".join(other), "utf-8")
        if chance.random() < 0.1:
            page = saved_by_an_author(texts, file, page.revision, mine)
            mine = page.text
    saved_by_an_author(texts, file, page.revision, mine)
    assert wanted <= set(file.read_text("utf-8").split())


def test_what_a_file_is_like_stays(tmp_path: Path) -> None:
    texts, file = Texts(), tmp_path / "course.md"
    file.write_bytes("é one\r\ntwo\r\n".encode("cp1252"))
    file.chmod(0o640)
    read = texts.read(file)
    assert read.text == "é one\ntwo\n"
    texts.write(file, read.revision, "é one\ntwo and three\n")
    assert file.read_bytes() == "é one\r\ntwo and three\r\n".encode("cp1252")
    assert file.stat().st_mode & 0o777 == 0o640
    texts.write(file, texts.read(file).revision, "é one\n☃\n")
    assert file.read_bytes() == "é one\r\n☃\r\n".encode()


def test_a_file_that_cannot_be_written_is_told_and_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts, file = Texts(), tmp_path / "course.md"
    file.write_text("one\n", "utf-8")
    read = texts.read(file)
    monkeypatch.setattr("builder.workbench.texts.write_atomically", lambda *_: False)
    with pytest.raises(NotSavedError, match=r"course\.md"):
        texts.write(file, read.revision, "two\n")
    assert file.read_text("utf-8") == "one\n"


def test_what_was_refused_and_is_there_all_the_same_is_nobody_elses(tmp_path: Path) -> None:
    texts, file = Texts(), tmp_path / "course.md"
    file.write_text("one\n", "utf-8")
    read = texts.read(file)
    file.write_text("one tw\n", "utf-8")  # as the site has it in memory, while its folder is away
    assert texts.write(file, read.revision, "one two\n").clashes
    assert texts.write(file, read.revision, "one two\n", refused="one tw\n").written
    assert file.read_text("utf-8") == "one two\n"


def test_a_server_that_was_started_anew_asks_what_a_save_began_from(tmp_path: Path) -> None:
    file = tmp_path / "course.md"
    file.write_text("one\n\ntwo\n", "utf-8")
    read = Texts().read(file)
    file.write_text("ONE\n\ntwo\n", "utf-8")
    anew = Texts()
    with pytest.raises(UnknownBaseError):
        anew.write(file, read.revision, "one\n\nTWO\n")
    assert anew.write(file, read.revision, "one\n\nTWO\n", read.text).text == "ONE\n\nTWO\n"


def test_a_long_text_that_was_saved_often_is_not_remembered_each_time(tmp_path: Path) -> None:
    texts, file = Texts(), tmp_path / "course.md"
    long = "A line.\n" * 250_000
    file.write_text(long, "utf-8")
    first = texts.read(file)
    saved = [texts.write(file, first.revision, f"{long}0\n")]
    for number in range(1, 5):
        saved.append(texts.write(file, saved[-1].revision, f"{long}{number}\n"))
    file.write_text(f"New.\n{long}4\n", "utf-8")
    with pytest.raises(UnknownBaseError):
        texts.write(file, first.revision, f"{long}mine\n")
    assert texts.write(file, saved[-1].revision, f"{long}mine\n").text == f"New.\n{long}mine\n"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    folder = tmp_path / "doors"
    (folder / "media").mkdir(parents=True)
    (folder / "course.md").write_text("one\n", "utf-8")
    (folder / "media/clip.md").write_text("words\n", "utf-8")
    (folder / ".import").mkdir()
    (folder / ".import/course.md").write_text("hidden\n", "utf-8")
    return folder


def test_versions_are_kept_by_name_and_brought_back(tmp_path: Path, course: Path) -> None:
    versions = Versions(tmp_path)
    first = versions.keep(course, "sent to legal", "Lee")
    assert first
    assert versions.keep(course) is None
    (course / "course.md").write_text("two\n", "utf-8")
    assert versions.keep(course)
    anew = Versions(tmp_path)
    assert [(one.name, one.by) for one in anew.of(course)] == [("", ""), ("sent to legal", "Lee")]
    assert anew.texts(course, first.id) == {"course.md": "one\n", "media/clip.md": "words\n"}
    with pytest.raises(KeyError):
        anew.texts(course, "none")


def test_versions_by_time_thin_out_and_names_stay(
    tmp_path: Path, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions = Versions(tmp_path)
    clock = datetime.datetime(2026, 1, 1, 8, 0, tzinfo=datetime.UTC)

    class Clock(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> Clock:
            return cls.fromtimestamp(clock.timestamp(), tz)

    monkeypatch.setattr("builder.workbench.versions.datetime.datetime", Clock)
    for number in range(400):
        clock += datetime.timedelta(minutes=5)
        versions.keep_by_time(course)
        (course / "course.md").write_text(f"{number}\n", "utf-8")
        if number == 3:
            versions.keep(course, "early")
    assert len(versions.of(course)) < 160
    clock += datetime.timedelta(days=60)
    versions.keep(course)
    left = versions.of(course)
    assert [one.name for one in left if one.name] == ["early"]
    assert len(left) < 8


def test_a_damaged_list_loses_only_its_damaged_lines(tmp_path: Path, course: Path) -> None:
    versions = Versions(tmp_path)
    versions.keep(course, "first")
    [file] = (tmp_path / ".workbench/versions").iterdir()
    file.write_text("{broken\n" + file.read_text("utf-8"), "utf-8")
    assert [one.name for one in versions.of(course)] == ["first"]


def test_commits_are_versions_too(tmp_path: Path, course: Path) -> None:
    def git(*words: str) -> None:
        person = ["-c", "user.name=Lee", "-c", "user.email=lee@council.example"]
        command = [shutil.which("git") or "git", "-C", str(tmp_path), *person, *words]
        subprocess.run(command, check=True, capture_output=True)

    (course / "door.png").write_bytes(b"\x89PNG\r\n")
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "First draft")
    (course / "course.md").write_text("two\n", "utf-8")
    [commit] = Versions(tmp_path).of(course)
    assert (commit.name, commit.by) == ("First draft", "Lee")
    assert Versions(tmp_path).texts(course, commit.id)["course.md"] == "one\n"
    assert Versions(tmp_path).pictures(course, commit.id) == {"door.png": b"\x89PNG\r\n"}
    assert Versions(tmp_path).hashes(course, commit.id) == Versions(tmp_path).hashes(course, "")
    with pytest.raises(KeyError):
        Versions(tmp_path).texts(course, "git:--all")


def test_what_was_written_here_is_no_news_until_somebody_else_writes(tmp_path: Path) -> None:
    texts, file = Texts(), tmp_path / "course.md"
    file.write_text("one\n", "utf-8")
    assert not texts.wrote(file)
    texts.write(file, texts.read(file).revision, "two\n")
    assert texts.wrote(file)
    assert texts.wrote(tmp_path / ".course.md.123")
    file.write_text("three\n", "utf-8")
    assert not texts.wrote(file)
    file.unlink()
    assert not texts.wrote(file)


def test_a_file_that_is_gone_is_not_brought_back_by_a_save(tmp_path: Path) -> None:
    texts, file = Texts(), tmp_path / "course.md"
    file.write_text("one\n", "utf-8")
    read = texts.read(file)
    file.unlink()
    with pytest.raises(GoneError, match=r"“course\.md” is not in its folder any more"):
        texts.write(file, read.revision, "one\ntwo\n")
    assert not file.exists()
    assert texts.write(file, "", "one\ntwo\n").written
    assert file.read_text("utf-8") == "one\ntwo\n"
