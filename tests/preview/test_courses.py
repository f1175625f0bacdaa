"""What the preview knows of courses whose files change under it."""

import re
import threading
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from builder.cli import main
from builder.diagnostics.contract import BrokenContractError
from builder.order import Order
from builder.pipeline import assemble, assemble_in_part
from builder.pipeline.output import Rendered
from builder.preview.courses import Build, Courses
from builder.source.load import translation_file
from builder.translation.xliff import as_xliff, read_xliff
from tests.languages.pseudo import pseudo, translated
from tests.sampling import one_in

CASES = Path(__file__).parents[1] / "cases"
GOOD = "---\ntitle: Doors\n---\n## At the door\n\nShut it.\n"
BAD = GOOD + "\n### Question: Who?\n- [ ] You\n- [ ] I\n"


@pytest.fixture
def courses(tmp_path: Path) -> Courses:
    for name in ("doors", "windows"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "course.md").write_text(GOOD, "utf-8")
    return Courses(tmp_path)


def save(courses: Courses, text: str, name: str = "doors") -> Build:
    file = courses.folder / name / "course.md"
    file.write_text(text, "utf-8")
    courses.changed([file])
    return courses.build(name, "")


def page_of(build: Build) -> str:
    content = next(iter(build.played.values())).files["index.html"]
    assert isinstance(content, bytes)
    return content.decode()


def test_a_good_version_follows_another(courses: Courses) -> None:
    first = courses.build("doors", "")
    second = save(courses, GOOD.replace("Shut it", "Lock it"))
    assert second.revision == first.revision + 1
    assert "Lock it" in page_of(second)


def test_what_is_saved_while_it_is_built_for_the_first_time_is_seen(
    courses: Courses, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long course is being read when its author saves: who asks next gets what was saved."""
    file = courses.folder / "doors" / "course.md"

    def slowly(*order: Any, **given: Any) -> Any:
        made = assemble(*order, **given)
        monkeypatch.undo()
        file.write_text(GOOD.replace("Shut", "Lock"), "utf-8")
        courses.changed([file])
        return made

    monkeypatch.setattr("builder.preview.courses.assemble", slowly)
    assert "Shut it" in page_of(courses.build("doors", ""))
    assert "Lock it" in page_of(courses.build("doors", ""))


def test_what_was_looked_at_last_is_built_before_it_is_asked_for(courses: Courses) -> None:
    courses.build("windows", "")
    standard = next(iter(courses.build("doors", "").played))
    for name in ("doors", "windows"):
        (courses.folder / name / "course.md").write_text(GOOD.replace("Shut", "Lock"), "utf-8")
        courses.changed([courses.folder / name / "course.md"])
    before = {name: courses.played(name, "", standard) for name in ("doors", "windows")}
    courses.renew()
    assert courses.played("doors", "", standard) != before["doors"]
    assert courses.played("windows", "", standard) is before["windows"]
    built = courses.build("doors", "")
    courses.renew()
    assert courses.build("doors", "") is built


def test_whoever_asks_is_told_of_a_broken_theme_each_time(courses: Courses) -> None:
    """Until it is mended; and what is built before anyone asks takes that from nobody."""
    courses.build("doors", "")
    theme = courses.folder / "themes" / "own" / "theme.toml"
    theme.parent.mkdir(parents=True)
    theme.write_text("[[[", "utf-8")
    courses.changed([theme])
    courses.renew()
    for _ in range(2):
        with pytest.raises(BrokenContractError, match="own"):
            courses.build("doors", "")
    theme.unlink()
    courses.changed([theme])
    assert courses.build("doors", "").played


def test_what_is_saved_during_the_first_build_is_in_the_next(courses: Courses, monkeypatch: pytest.MonkeyPatch) -> None:
    file = courses.folder / "doors/course.md"

    def meanwhile(*given: Any, **named: Any) -> Any:
        made = assemble(*given, **named)
        if "Ring." not in file.read_text("utf-8"):
            file.write_text(f"{GOOD}\nRing.\n", "utf-8")
            courses.changed([file])
        return made

    monkeypatch.setattr("builder.preview.courses.assemble", meanwhile)
    courses.build("doors", "")
    assert "Ring." in page_of(courses.build("doors", ""))


def test_what_is_saved_without_a_change_is_no_new_version(courses: Courses) -> None:
    assert courses.build("doors", "").revision == save(courses, GOOD).revision


def test_a_translation_is_shown_and_built_anew_when_it_changes(courses: Courses) -> None:
    welsh = Courses(courses.folder, language="cy")
    faults = welsh.build("doors", "").as_json()["faults"]
    assert [fault["rule"] for fault in faults] == ["no-translation"]
    assert CliRunner().invoke(main, ["translate", str(courses.folder / "doors"), "--to", "cy"]).exit_code == 0
    file = translation_file(courses.folder / "doors", "cy")
    file.write_text(as_xliff(translated(read_xliff(file.read_text("utf-8"))), "doors"), "utf-8")
    welsh.changed([file])
    assert pseudo("Shut it.") in page_of(welsh.build("doors", ""))
    assert "Shut it." in page_of(courses.build("doors", ""))


def test_only_the_changed_course_is_built_anew(courses: Courses) -> None:
    windows = courses.build("windows", "")
    courses.build("doors", "")
    save(courses, GOOD.replace("Shut", "Lock"))
    assert courses.build("windows", "") is windows


def test_what_lies_beside_courses_changes_all(courses: Courses) -> None:
    courses.build("windows", "")
    (courses.folder / "organisation.yaml").write_text('colours:\n  brand: "#5b2a6e"\n', "utf-8")
    courses.changed([courses.folder / "organisation.yaml"])
    css = next(iter(courses.build("windows", "").played.values())).files["course.css"]
    assert isinstance(css, bytes)
    assert b"#5b2a6e" in css


def test_a_reworded_heading_keeps_its_page(courses: Courses) -> None:
    assert 'id="at-the-door"' in page_of(courses.build("doors", ""))
    assert 'id="at-the-door"' in page_of(save(courses, GOOD.replace("At the door", "Beside the door")))
    assert not (courses.folder / "doors" / "ids.lock").exists()


def test_a_fault_takes_its_block_alone_out_of_what_is_shown(courses: Courses) -> None:
    good = courses.build("doors", "")
    bad = save(courses, BAD)
    assert (bad.outcome.failed, bad.partly, good.partly) == (True, True, False)
    assert bad.revision == good.revision + 1
    shown = page_of(bad)
    assert 'aria-label="Not shown yet: Who?"' in shown
    assert bad.outcome.diagnostics[0].message[1:] in shown
    assert "At the door" in shown
    assert bad.sources[""]["ui--fault-0"] == bad.outcome.diagnostics[0].span
    fault = bad.as_json()["faults"][0]
    assert fault["line"] == BAD.splitlines().index("### Question: Who?") + 1
    assert "### Question: Who?" in "\n".join(fault["frame"])
    assert courses.place("doors", "", 0)
    assert courses.place("doors", "", 99) is None
    assert not save(courses, GOOD).outcome.failed


def test_what_nothing_can_be_shown_of_leaves_the_last_good_version(courses: Courses) -> None:
    never = save(courses, "---\ntitle: Doors\n---\n")
    assert (never.played, never.found, never.outcome.failed, never.partly) == ({}, True, True, False)
    good = save(courses, GOOD)
    empty = save(courses, "---\ntitle: Doors\n---\n")
    assert (empty.revision, empty.played, empty.outcome.failed) == (good.revision, good.played, True)


@pytest.mark.long
def test_every_fault_leaves_something_to_show() -> None:
    """Of each course of the rules' cases that has errors the rest can be shown; it is packed for each standard."""
    nothing = set()
    every = sorted(CASES.glob("*/course"))
    packed = one_in(3, every)
    for course in every:
        faulty = assemble(Order(course))
        if isinstance(faulty, Rendered):
            continue
        shown = assemble_in_part(faulty)
        if not shown:
            nothing.add(course.parent.name)
            continue
        if course in packed:
            assert [name for _, files in shown.packages() for name in files], course
    assert nothing == {"no-course-file", "no-modules", "no-pages", "same-module-id"}


PIECES = """---
title: Doors
---
## At the door

Ring twice.

![](door.png)

Knock[^1].

### Trainer notes: Keys
- none

### Question: Who?
- [ ] Lee
- [ ] Sam

Settings: scroed

### Question: Who else?
- [x] Lee
- [ ] Sam

## Assessment: A test

### Bank: Pool
Draw: 1

#### Question: Which?
- [ ] This
- [ ] That

#### Question: What?
- [x] This
- [ ] That

[^1]: Once. ![](door.png)
"""


def test_what_is_faulty_is_a_block_or_what_stands_beside_it(courses: Courses) -> None:
    (courses.folder / "doors" / "door.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20))
    shown = page_of(save(courses, PIECES))
    assert shown.count('class="not-shown"') == 4  # the footnote's, too
    for name in ("Not shown yet", "Not shown yet: Who?", "Not shown yet: Which?"):
        assert f'aria-label="{name}"' in shown
    for kept in ("Ring twice.", "Knock", "Who else?", "What?"):
        assert kept in shown
    assert 'id="ui--fault-' in shown
    assert "&lt;b&gt;" in page_of(save(courses, GOOD + "\n### Question: <b>Who</b>?\n- [ ] Lee\n- [ ] Sam\n"))


NOTES = """---
title: Doors
---
# Out

## At the door

Ring twice.[^1]

[^1]: Once.

[^1]: Twice,
or so.

    ![](door.png)

[^2] is no note: it stands alone.

## Inside

Shut it.

# In[^1]

## On the floor

Words.
"""


def test_what_is_wrong_with_a_footnote_or_a_heading_stands_on_its_page(courses: Courses) -> None:
    (courses.folder / "doors" / "door.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20))
    shown = page_of(save(courses, NOTES))
    pages = dict(re.findall('(?s)<section class="page[^>]* id="([^"]+)"(.*?)</section>', shown))
    outside, inside, floor = (pages[name] for name in ("at-the-door", "inside", "on-the-floor"))
    assert outside.count('class="not-shown"') == 1
    assert "There are two footnotes “1”" in outside
    assert outside.index("is no note") < outside.index("There are two footnotes") < outside.index("Once.")
    assert "Ring twice." in outside
    assert "not-shown" not in inside
    assert floor.index("The heading of a section can") < floor.index("Words.")


def test_a_changed_picture_is_a_new_version(courses: Courses) -> None:
    picture = courses.folder / "doors" / "door.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20))
    before = save(courses, GOOD + "\n![A door](door.png)\n")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(19) + b"1")
    courses.changed([picture])
    assert courses.build("doors", "").revision == before.revision + 1


def test_a_course_that_goes_is_told_and_comes_back(courses: Courses) -> None:
    good = courses.build("doors", "")
    (courses.folder / "doors").rename(courses.folder / "gates")
    courses.changed([courses.folder / "doors", courses.folder / "gates"])
    gone = courses.build("doors", "")
    assert (gone.found, gone.played) == (False, good.played)
    assert courses.names() == ["gates", "windows"]
    (courses.folder / "gates").rename(courses.folder / "doors")
    courses.changed([courses.folder / "doors", courses.folder / "gates"])
    assert courses.build("doors", "").found


@pytest.mark.parametrize(("name", "theme"), [("nowhere", ""), ("..", ""), ("", ""), ("doors", "nowhere")])
def test_what_never_was_there_is_refused(courses: Courses, name: str, theme: str) -> None:
    with pytest.raises(KeyError):
        courses.build(name, theme)


def test_one_course_alone(courses: Courses) -> None:
    alone = Courses(courses.folder / "doors")
    assert (alone.names(), alone.folder) == (["doors"], courses.folder)
    assert alone.build("doors", "plain").played
    with pytest.raises(KeyError):
        alone.build("windows", "")


def test_built_while_it_is_written(courses: Courses) -> None:
    """Half-written files, files that go while they are read: always an answer, and in the end the right one."""
    file, stop = courses.folder / "doors" / "course.md", threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            file.write_text((GOOD * 3)[: number * 7 % 120], "utf-8")
            if number % 5 == 0:
                file.unlink()

    writer = threading.Thread(target=write)
    writer.start()
    for _ in range(60):
        courses.changed([file])
        courses.build("doors", "").as_json()
    stop.set()
    writer.join()
    assert "Lock it" in page_of(save(courses, GOOD.replace("Shut it", "Lock it")))


def test_for_another_organisation(courses: Courses) -> None:
    """Its words are shown, a save of its file is seen, and a fault in it can be opened, wherever it lies."""
    folder = courses.folder.parent / f"{courses.folder.name}-east"
    folder.mkdir()
    file = folder / "organisation.yaml"
    file.write_text("organisation: East Council\n", "utf-8")
    east = Courses(courses.folder, file)
    assert "Ask East Council." in page_of(save(east, GOOD.replace("Shut it", "Ask {{ organisation }}")))
    file.write_text("organisation: Far East Council\ncolours: red\n", "utf-8")
    east.changed([file])
    assert [one.rule for one in east.build("doors", "").outcome.diagnostics] == ["bad-value"]
    assert (found := east.place("doors", "", 0))
    assert found[0] == file.resolve()
