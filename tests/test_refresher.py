"""A course that wants a refresher gets a module of its own beside it: what it holds, its names, what it draws."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from builder.pipeline import Order, run
from tests.packages import ROOT, run_builder

FRONT = "---\ntitle: Doors\nversion: 2\nrefresher: yes\npass mark: 80%\n{more}---\n\n"
AIMS = "objectives:\n  close: Close doors\n  lock: Lock doors\n  knock: Knock at doors\n"
ASKED = "### Question: {title}?\nObjective: {aim}\n\n- [x] Yes[^1]\n- [ ] No\n\nExplanation: see [keys](#keys).\n\n"


def questions(aim: str, count: int) -> str:
    return "".join(ASKED.format(title=f"{aim} {number}", aim=aim) for number in range(count))


DOORS = (
    FRONT.format(more=AIMS)
    + "# At the door\n\n## Doors\n\n![A door](media/door.svg)\n\n### Key points:\n- Close the door.\n\n"
    + "## Keys\n\nWords.[^2]\n\n### Poll: Do you like keys?\n- [ ] Yes\n- [ ] No\n\n"
    + questions("close", 5)
    + "[^1]: All of them.\n\n[^2]: Not used, or not here.\n\n"
    + "## Assessment: Test\n\n"
    + questions("lock", 6).replace("[^1]", "")
    + "### Question: Who?\n- [x] You\n- [ ] I\n"
)


def built(folder: Path, text: str, **order: Any) -> dict[str, dict[str, bytes]]:
    """The files of each package by its name."""
    course = folder / "doors"
    (course / "media").mkdir(parents=True, exist_ok=True)
    (course / "course.md").write_text(text, "utf-8")
    (course / "media" / "door.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    outcome = run(Order(course, out=folder / "out", **order))
    assert not outcome.failed, outcome.diagnostics
    packages = {}
    for one in outcome.built:
        with zipfile.ZipFile(one.path) as package:
            packages[one.path.name] = {name: package.read(name) for name in package.namelist()}
    return packages


def data_of(files: dict[str, bytes]) -> dict[str, Any]:
    html = files["index.html"].decode()
    data: dict[str, Any] = json.loads(html.partition('id="ui--data">')[2].partition("</script>")[0])
    return data


def test_it_is_a_package_of_its_own_for_each_standard(tmp_path: Path) -> None:
    packages = built(tmp_path, DOORS, standards=("scorm12", "web"))
    assert sorted(packages) == [
        "doors-2-scorm12.zip",
        "doors-2-web.zip",
        "doors-refresher-2-scorm12.zip",
        "doors-refresher-2-web.zip",
    ]
    course, refresher = packages["doors-2-scorm12.zip"], packages["doors-refresher-2-scorm12.zip"]
    trees = [etree.fromstring(files["imsmanifest.xml"]).iter("*") for files in (course, refresher)]
    ids = [{one.get("identifier") for one in tree} - {None} for tree in trees]
    assert not ids[0] & ids[1], "an LMS tells the two apart"
    assert b"masteryscore" in course["imsmanifest.xml"]
    assert b"masteryscore" not in refresher["imsmanifest.xml"]
    assert "media/door.svg" in course
    assert "media/door.svg" not in refresher, "no page of it shows the door"


def test_it_holds_key_points_and_draws_by_objective(tmp_path: Path) -> None:
    packages = built(tmp_path, DOORS, standards=("web",))
    course, refresher = (data_of(packages[f"doors-{name}2-web.zip"]) for name in ("", "refresher-"))
    assert course["missed"] == {"of": "doors", "isRefresher": False}
    assert refresher["missed"] == {"of": "doors", "isRefresher": True}
    assert (refresher["id"], refresher["title"]) == ("doors-refresher", "Doors: refresher")
    assert (refresher["completion"], refresher["passMark"]) == ("all questions", None)
    remember, asked = refresher["pages"]
    assert (remember["title"], asked["title"]) == ("What to remember", "What do you still know?")
    assert [bank["draw"] for bank in asked["assessment"]["banks"]] == [4, 3, 1], "close, lock, and of none"
    assert asked["assessment"]["feedback"] == "at once"
    known = {block["key"]: block["id"] for block in course["blocks"]}
    own = {block["key"]: block["id"] for block in refresher["blocks"]}
    assert len(own) == 13, "no poll"
    assert own.items() <= known.items(), "a question keeps its names, by which what was missed is known"
    html = packages["doors-refresher-2-web.zip"]["index.html"].decode()
    assert "Close the door." in html
    assert 'href="#keys"' not in html, "a page that is not there is no link"
    assert "All of them." in html
    assert "Not used, or not here." not in html


def test_without_objectives_it_draws_from_all(tmp_path: Path) -> None:
    text = FRONT.format(more="") + "# A\n\n## Assessment: Test\n\n" + questions("x", 20).replace("Objective: x\n", "")
    packages = built(tmp_path, text.replace("[^1]", "").replace("(#keys)", "(#test)"), standards=("web",))
    _, asked = data_of(packages["doors-refresher-2-web.zip"])["pages"]
    assert [bank["draw"] for bank in asked["assessment"]["banks"]] == [8]


def test_many_objectives_have_a_question_each(tmp_path: Path) -> None:
    aims = "objectives:\n" + "".join(f"  a{number}: Aim {number}\n" for number in range(11))
    text = FRONT.format(more=aims) + "# A\n\n## Assessment: Test\n\n"
    text += (
        "".join(questions(f"a{number}", 2) for number in range(11)).replace("[^1]", "").replace("(#keys)", "(#test)")
    )
    _, asked = data_of(built(tmp_path, text, standards=("web",))["doors-refresher-2-web.zip"])["pages"]
    assert [bank["draw"] for bank in asked["assessment"]["banks"]] == [1] * 11


@pytest.mark.parametrize("scos", ["one", "sections"])
def test_a_course_by_sections_has_one_refresher(tmp_path: Path, scos: str) -> None:
    text = DOORS.replace("version: 2", f"version: 2\nscos: {scos}").replace(
        "## Assessment: Test", "# Test\n\n## Assessment: Test"
    )
    packages = built(tmp_path, text, standards=("scorm2004-4th",))
    assert sorted(packages) == ["doors-2-scorm2004-4th.zip", "doors-refresher-2-scorm2004-4th.zip"]
    assert data_of(packages["doors-refresher-2-scorm2004-4th.zip"])["missed"] == {"of": "doors", "isRefresher": True}
    pages = [name for name in packages["doors-2-scorm2004-4th.zip"] if name.endswith("/index.html")]
    for name in pages:
        html = packages["doors-2-scorm2004-4th.zip"][name].decode()
        assert '"missed":{"of":"doors","isRefresher":false}' in html


def test_nothing_to_ask_is_no_refresher_and_no_word_costs_no_script(tmp_path: Path) -> None:
    packages = built(tmp_path, "---\ntitle: Doors\nrefresher: yes\n---\n# A\n\n## B\n\nWords.\n", standards=("web",))
    assert sorted(packages) == ["doors-1.0-web.zip"]
    packages = built(tmp_path, DOORS.replace("refresher: yes\n", ""), standards=("web",))
    assert sorted(packages) == ["doors-2-web.zip"]
    assert b"module:missed" not in packages["doors-2-web.zip"]["course.js"]


def test_a_second_build_rests_and_a_refresher_that_is_gone_comes_again(tmp_path: Path) -> None:
    from tests.packages import run_builder  # noqa: PLC0415 - the command, run for real

    built(tmp_path, DOORS, standards=("web",))
    command = ("build", tmp_path / "doors", "--to", "web", "--out", tmp_path / "out")
    run_builder(*command, cwd=ROOT)
    gone = tmp_path / "out" / "doors-refresher-2-web.zip"
    gone.unlink()
    run_builder(*command, cwd=ROOT)
    assert gone.exists()


def test_a_course_with_the_name_of_a_refresher_is_told_and_neither_is_written_over(tmp_path: Path) -> None:
    def write(name: str, text: str) -> None:
        (tmp_path / "courses" / name).mkdir(parents=True, exist_ok=True)
        (tmp_path / "courses" / name / "course.md").write_text(text, "utf-8")

    def words_of(name: str) -> bytes:
        with zipfile.ZipFile(tmp_path / "dist" / f"{name}-1.0-web.zip") as package:
            return package.read("index.html")

    asked = questions("lock", 6).replace("[^1]", "").replace("Objective: lock\n", "")
    asking = "---\ntitle: Doors\n{}---\n\n## Page\n\nWords.\n\n" + asked
    write("doors", asking.format(""))
    write("doors-refresher", "---\ntitle: Our own\n---\n\n## Page\n\nOur own words.\n")
    assert run_builder("build", "courses", "--to", "web", cwd=tmp_path).returncode == 0
    write("doors", asking.format("Refresh: yes\n"))
    for _ in range(2):
        done = run_builder("build", "courses", "--to", "web", cwd=tmp_path)
        assert done.returncode == 1
        assert "the refresher of “courses/doors”, “doors-refresher”" in done.stderr
        assert "[same-id]" in done.stderr
    write("doors-refresher", "---\ntitle: Our own\nid: our-own\n---\n\n## Page\n\nOur own words.\n")
    assert run_builder("build", "courses", "--to", "web", cwd=tmp_path).returncode == 0
    assert b"Our own words." in words_of("our-own")
    assert b"refresh" in words_of("doors-refresher")


def test_a_block_that_is_called_as_its_pages_are_has_an_id_of_its_own(tmp_path: Path) -> None:
    text = DOORS.replace("### Key points:", "### Key points: Remember").replace(
        "### Question: Who?", "### Question: Refresh?"
    )
    files = built(tmp_path, text, standards=("web",))["doors-refresher-2-web.zip"]
    ids = [one.get("id") for one in etree.HTML(files["index.html"]).iter() if one.get("id")]
    assert len(ids) == len(set(ids))
