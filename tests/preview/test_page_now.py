"""The one page that was changed, ahead of the build that shows all: it differs from what it was as it will there."""

import shutil
from difflib import SequenceMatcher
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from builder.pipeline import assemble
from builder.preview.courses import Build, Courses
from tests.packages import ROOT
from tests.sampling import one_in

TRIED = ["courses/confidentiality", "courses/disability-etiquette", "tests/courses/tour"]
GOOD = "---\ntitle: Doors\n---\n# Doors\n\n## At the door\n\nShut it.\n\n## At night\n\nNobody is there.\n"


def section_of(build: Build, page: str) -> str:
    content = next(iter(build.played.values())).files["index.html"]
    assert isinstance(content, bytes)
    _, opening, rest = content.decode().partition(f'<section class="page" id="{page}"')
    return opening + rest.partition('<section class="page"')[0]


def changes(old: str, new: str) -> list[tuple[list[str], list[str]]]:
    before, after = old.splitlines(), new.splitlines()
    found = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [(before[a:b], after[c:d]) for kind, a, b, c, d in found if kind != "equal"]


@pytest.mark.parametrize("name", TRIED)
def test_a_page_alone_differs_as_it_does_in_its_course(name: str, tmp_path: Path) -> None:
    folder = tmp_path / Path(name).name
    shutil.copytree(ROOT / name, folder)
    courses = Courses(tmp_path)
    old = courses.build(folder.name, "")
    (course,) = old.courses
    told = 0
    for page in one_in(3, list(course.pages)):
        file = folder / page.file
        text = file.read_text("utf-8")
        lines = text.split("\n")
        at = next(
            (at for at in range(page.span.line, len(lines)) if lines[at][:1].isalpha() and ":" not in lines[at]), 0
        )
        if not at:
            continue
        lines[at] += " And a zebra."
        file.write_text("\n".join([*lines[: at + 1], "", "A zebra of its own.", *lines[at + 1 :]]), "utf-8")
        now = courses.page_now(folder.name, "")
        if now:
            told += 1
            courses.changed([file])
            new = courses.build(folder.name, "")
            assert changes(now.before, now.now) == changes(section_of(old, now.id), section_of(new, now.id))
            assert "A zebra of its own" in now.now
        file.write_text(text, "utf-8")
        courses.changed([file])
        courses.build(folder.name, "")
    assert told > 1


@pytest.fixture
def courses(tmp_path: Path) -> Courses:
    (tmp_path / "doors").mkdir()
    (tmp_path / "doors/course.md").write_text(GOOD, "utf-8")
    courses = Courses(tmp_path)
    courses.build("doors", "")
    return courses


def saved(courses: Courses, old: str, new: str) -> None:
    file = courses.folder / "doors/course.md"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_it_waits_for_no_build(courses: Courses, monkeypatch: pytest.MonkeyPatch) -> None:
    saved(courses, "Shut it", "Lock it")
    begun, goes_on = Event(), Event()

    def slow(*given: Any, **more: Any) -> Any:
        begun.set()
        assert goes_on.wait(60)
        return assemble(*given, **more)

    monkeypatch.setattr("builder.preview.courses.assemble", slow)
    courses.changed([courses.folder / "doors/course.md"])
    thread = Thread(target=courses.build, args=("doors", ""))
    thread.start()
    assert begun.wait(60)
    page = courses.page_now("doors", "")
    goes_on.set()
    thread.join()
    assert page
    assert "Lock it" in page.now


def test_it_goes_on_from_what_was_sent_last(courses: Courses) -> None:
    assert courses.page_now("doors", "") is None, "nothing was changed"
    saved(courses, "Shut it", "Lock it")
    first = courses.page_now("doors", "")
    assert first
    assert first.id == "at-the-door"
    assert "Shut it" in first.before
    assert "Lock it" in first.now
    saved(courses, "Lock it", "Open it")
    second = courses.page_now("doors", "", first.id)
    assert second
    assert (second.id, second.before) == (first.id, "")
    assert "Open it" in second.now
    again = courses.page_now("doors", "", "another")
    assert again
    assert "Shut it" in again.before, "as it was in the build, for who has nothing else"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("## At the door", "## By the door"),
        ("Shut it.", "Shut it.\n\n## And then"),
        ("Shut it.", "Shut it.\n\nThen\n---"),
        ("Shut it.", "Shut it.\n\n```"),
        ("Shut it.", "Shut it.\n\n[guide]: https://example.org"),
        ("Shut it.", "Shut it. <!--"),
        ("title: Doors", "title: Windows"),
        ("Shut it.\n\n## At night\n\nNobody", "Lock it.\n\n## At night\n\nSomebody"),
        ("Shut it.", "### Question: Who?\n- [ ] You\n- [ ] I"),  # no answer is right
    ],
)
def test_where_more_than_a_page_may_differ_the_build_says_it(courses: Courses, old: str, new: str) -> None:
    saved(courses, old, new)
    assert courses.page_now("doors", "") is None


def test_what_lies_beside_the_text_is_the_builds_to_show(courses: Courses) -> None:
    saved(courses, "Shut it", "Lock it")
    (courses.folder / "doors/organisation.yaml").write_text("name: Westmere\n", "utf-8")
    assert courses.page_now("doors", "") is None
