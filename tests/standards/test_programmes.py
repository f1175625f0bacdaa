"""Programmes: what an LMS is told of several modules, and what it then makes of them."""

import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from builder.commands.terminal import print_where_it_plays
from builder.doctor.examine import examine
from builder.pipeline import Order, run
from builder.source.folders import package_folders
from tests.in_memory import packed
from tests.packages import all_standards
from tests.standards.manifests import EDITIONS
from tests.standards.programmes import MODULE, SVG, Step, built, files_of, manifest_of, walk, write_programme
from tests.standards.reference import reference_schema

KINDS = {
    "free": "",
    "in order": "order: in order\n",
    "some": "complete: any 2\n",
    "final test": "final test: two\n",
    "some and a final test": "complete: any 1\nfinal test: two\n",
    "all of it": "order: in order\ncomplete: any 1\nfinal test: two\n",
}
COMPLETED: Step = ("report", {"cmi.completion_status": "completed"}, "programme__done")
SECTIONS = """---
title: Phone calls
scos: sections
handout: yes
navigation: in order
pass mark: 80%
objectives:
  greet: Greet callers
  end: End a call well
---
# Before the call

## Welcome
Objective: greet

![A phone](media/phone.svg)

### Question: Who speaks first?
Objective: greet
- [x] You
- [ ] The caller

# After the call

## Assessment: What do you remember?

### Question: What do you say?
Objective: end
- [x] Thanks
- [ ] Bye
"""


def judged(success: str, score: str) -> Step:
    values = {"cmi.completion_status": "completed", "cmi.score.scaled": score, "cmi.success_status": success}
    return ("report", values, "programme__done")


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_kind_of_programme_is_valid_by_the_reference(edition: str, node_modules: Path, tmp_path: Path) -> None:
    """The builder holds each manifest against our own control documents; here it meets the reference's as well."""
    reference = tmp_path / "reference"
    reference.mkdir()
    schema = reference_schema(edition, node_modules, EDITIONS[edition][0], reference)
    for name, yaml in KINDS.items():
        manifest = manifest_of(built(write_programme(tmp_path / name.replace(" ", "-"), yaml), edition))
        schema.validate(manifest)
        assert [fault.message for fault in schema.error_log] == [], name  # type: ignore[attr-defined]
        for resource in manifest.iterfind(".//{*}resource"):
            assert (resource.get("href") is None) == resource.get("identifier", "").endswith("_shared")


def test_shared_files_are_stored_once(tmp_path: Path) -> None:
    outcome = built(write_programme(tmp_path / "week", ""), "scorm12")
    assert (outcome.title, outcome.modules, outcome.pages, outcome.questions) == ("The week", 3, 6, 3)
    files = files_of(outcome)
    pages = {name: text.decode() for name, text in files.items() if name.endswith("index.html")}
    assert {name for name in files if not name.endswith((".xsd", ".xml", "index.html"))} == {
        "contents.js", "course.css", "course.js", "media/own.svg", "media/phone.svg", "media/three-own.svg",
        "media/two-own.svg",
    }  # fmt: skip
    for name in ("one", "two", "three"):
        page = pages[f"{name}/index.html"]
        assert 'href="../course.css"' in page
        assert 'src="../media/phone.svg"' in page
        [own] = re.findall(r'src="\.\./(media/[a-z-]*own\.svg)"', page)
        assert files[own].decode() == SVG.format(title=name)
        assert f'"id":"week/{name}"' in page
        assert f'href="{name}/index.html"' in pages["index.html"]


def test_a_module_alone_is_a_package_as_any_other(tmp_path: Path) -> None:
    week = write_programme(tmp_path / "week", "")
    (tmp_path / "alone" / "one").mkdir(parents=True)
    (tmp_path / "alone" / "one" / "course.md").write_text(MODULE.format(name="one", completion="all pages"), "utf-8")
    (week / "one" / "media").rename(tmp_path / "alone" / "one" / "media")
    alone = files_of(built(tmp_path / "alone" / "one", "scorm2004-4th"))
    (tmp_path / "alone" / "one" / "media").rename(week / "one" / "media")
    assert files_of(built(week / "one", "scorm2004-4th")) == alone


def test_a_programme_is_found_among_courses(tmp_path: Path) -> None:
    week = write_programme(tmp_path / "courses" / "week", "")
    (tmp_path / "courses" / "other").mkdir()
    (tmp_path / "courses" / "other" / "course.md").write_text("---\ntitle: Other\n---\n", "utf-8")
    assert package_folders(tmp_path / "courses") == [tmp_path / "courses" / "other", week]
    assert package_folders(week) == package_folders(week / "programme.yaml") == [week]
    assert package_folders(week / "one") == [week / "one"]


def test_what_an_lms_knows_a_module_by_stays(tmp_path: Path) -> None:
    """Neither the order, nor other modules, nor any title changes it."""
    week = write_programme(tmp_path / "week", "")
    before = {item.get("identifier") for item in manifest_of(built(week, "scorm12")).iterfind(".//{*}item")}
    write_programme(week, "modules: [four, two, three, one]\n", ("four",))
    course = week / "one" / "course.md"
    course.write_text(course.read_text("utf-8").replace("Day one", "The first day"), "utf-8")
    after = [item.get("identifier") for item in manifest_of(built(week, "scorm12")).iterfind(".//{*}item")]
    assert after == ["four_item", "two_item", "three_item", "one_item"]
    assert before == {"one_item", "two_item", "three_item"}


def test_an_organisation_lies_one_level_higher(tmp_path: Path) -> None:
    week = write_programme(tmp_path / "week", "contact: '{{ mail }}'\n")
    (tmp_path / "organisation.yaml").write_text("mail: us@council.example\nweb address: https://council.example\n")
    course = week / "one" / "course.md"
    course.write_text(course.read_text("utf-8").replace("Words.", "Write to {{ mail }}."), "utf-8")
    files = files_of(built(week, "cmi5"))
    assert b"Write to us@council.example" in re.sub(rb"<[^>]+>", b"", files["one/index.html"])
    units = etree.fromstring(files["cmi5.xml"]).findall("{*}block/{*}au")
    address = "https://council.example/courses/week"
    assert [unit.get("id") for unit in units] == [f"{address}/{name}#module" for name in ("one", "three", "two")]
    alone = run(Order(week / "one", standards=("web",), out=tmp_path / "out"))
    assert not alone.failed


def test_the_older_standard_knows_what_comes_first(tmp_path: Path) -> None:
    manifest = manifest_of(built(write_programme(tmp_path / "week", KINDS["all of it"]), "scorm12"))
    items = {item.get("identifier"): item.findtext("{*}prerequisites") for item in manifest.iterfind(".//{*}item")}
    assert items == {"one_item": None, "three_item": "one_item", "two_item": "one_item"}


def test_order_is_kept(tmp_path: Path, node: Path, node_modules: Path) -> None:
    week = built(write_programme(tmp_path / "week", KINDS["in order"]), "scorm2004-3rd")
    begun: Step = ("report", {"cmi.completion_status": "incomplete"}, "")
    steps: list[Step] = [("choice", "three_item"), ("start",), ("choice", "three_item"), ("choice", "one_item"), begun]
    steps += [("continue",), ("choice", "one_item"), COMPLETED, ("choice", "two_item"), ("choice", "three_item")]
    steps += [COMPLETED, ("continue",), COMPLETED, ("exitAll",)]
    walked, root = walk(week, steps, node, node_modules)
    assert walked == [
        "refused", "one_item", "refused", "one_item", "refused", "one_item", "refused", "three_item", "two_item", "",
    ]  # fmt: skip
    assert root["completionStatus"] == "completed"


@pytest.mark.parametrize(("done", "completion"), [(1, "incomplete"), (2, "completed")])
def test_some_of_the_modules_complete_it(
    tmp_path: Path, node: Path, node_modules: Path, done: int, completion: str
) -> None:
    week = built(write_programme(tmp_path / "week", KINDS["some"]), "scorm2004-4th")
    names = ["three", "one"][:done]
    steps: list[Step] = [step for name in names for step in (("choice", f"{name}_item"), judged("passed", "1"))]
    _, root = walk(week, [*steps, ("exitAll",)], node, node_modules)
    assert (root["completionStatus"] == "completed") is (completion == "completed")
    assert (root["successStatus"] == "passed") is (completion == "completed")


@pytest.mark.parametrize("kind", ["final test", "all of it"])
@pytest.mark.parametrize("success", ["passed", "failed"])
def test_the_final_test_alone_has_the_result(
    tmp_path: Path, node: Path, node_modules: Path, kind: str, success: str
) -> None:
    score = {"passed": "0.9", "failed": "0.5"}[success]
    week = built(write_programme(tmp_path / "week", KINDS[kind]), "scorm2004-4th")
    contrary = judged(*{"passed": ("failed", "0.1"), "failed": ("passed", "1")}[success])
    first = ("one_item", "three_item") if kind == "final test" else ("one_item",)
    steps: list[Step] = [step for item in first for step in (("choice", item), contrary)]
    walked, root = walk(
        week, [*steps, ("choice", "two_item"), judged(success, score), ("exitAll",)], node, node_modules
    )
    assert walked == [*first, "two_item", ""]
    assert (root["completionStatus"], root["successStatus"]) == ("completed", success)
    assert root["score"] == float(score)


def without_marks(folder: Path) -> Path:
    """The same programme, in which nobody passes or fails."""
    for course in folder.glob("*/course.md"):
        course.write_text(course.read_text("utf-8").replace("pass mark: 80%\n", ""), "utf-8")
    return folder


@pytest.mark.parametrize("kind", ["free", "in order", "some"])
def test_s2_the_whole_is_not_passed_before_it_is_done(
    tmp_path: Path, node: Path, node_modules: Path, kind: str
) -> None:
    """Where nobody judges, a rule over no module would be fulfilled at once: the whole is passed when it is done."""
    week = built(without_marks(write_programme(tmp_path / "week", KINDS[kind])), "scorm2004-4th")
    names = ["one", "three", "two"]
    enough = 2 if kind == "some" else 3
    for done in range(1, enough + 1):
        steps: list[Step] = [step for name in names[:done] for step in (("choice", f"{name}_item"), COMPLETED)]
        _, root = walk(week, [*steps, ("exitAll",)], node, node_modules)
        assert (root["successStatus"] == "passed") is (done == enough)
    [organization] = manifest_of(week).iterfind(".//{*}organization")
    rules = organization.findall("{*}sequencing/{*}rollupRules/{*}rollupRule")
    told = [(one.get("minimumCount"), *(part.values()[-1] for part in one.iter("{*}rollupAction"))) for one in rules]
    assert (str(enough), "satisfied") in told
    contributing = [
        one.get("rollupObjectiveSatisfied", "true") for one in organization.iterfind("{*}item//{*}rollupRules")
    ]
    assert set(contributing) == {"true"}


@pytest.mark.parametrize("kind", KINDS)
def test_s3_l13_objectives_are_shared_only_where_a_module_waits(tmp_path: Path, kind: str) -> None:
    """Moodle imports no manifest with a `mapInfo`; and what one attempt reached opens nothing in the next."""
    [organization] = manifest_of(built(write_programme(tmp_path / "week", KINDS[kind]), "scorm2004-3rd")).iterfind(
        ".//{*}organization"
    )
    waits = "in order" in KINDS[kind]
    maps = [one.get("targetObjectiveID") for one in organization.iter("{*}mapInfo")]
    assert bool(maps) is waits
    read = {
        one.get("targetObjectiveID")
        for one in organization.iter("{*}mapInfo")
        if one.get("readSatisfiedStatus") == "true"
    }
    assert set(maps) == read  # none is written that nobody reads
    to_system = organization.get("{http://www.adlnet.org/xsd/adlseq_v1p3}objectivesGlobalToSystem")
    assert to_system == ("false" if waits else None)


def test_l13_a_programme_for_an_unknown_lms_is_one_package_that_every_lms_plays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where its author names no standard; and for each that is named, building says which LMSs play it."""
    week = write_programme(tmp_path / "week", KINDS["all of it"])
    [package] = built(week).built
    assert package.standard == "scorm12"
    outcome = built(week, "all")
    print_where_it_plays([outcome, built(week / "one", "all")])
    lines = [line.split(": ", 1) for line in capsys.readouterr().out.splitlines()]
    said = {name: where for names, where in lines for name in names.split(", ")}
    assert set(said) == {one.path.name for one in outcome.built}
    assert [name for name, where in said.items() if "Moodle has none" in where] == [
        one.path.name for one in outcome.built if "2004" in one.standard
    ]


@pytest.mark.parametrize(
    ("kind", "told"), [("in order", "can't import"), ("free", "one module of this package a visit")]
)
def test_l13_inspect_says_what_moodle_cannot_do(tmp_path: Path, kind: str, told: str) -> None:
    outcome = built(write_programme(tmp_path / "week", KINDS[kind]), "scorm12", "scorm2004-4th", "cmi5")
    found = {one.standard: [finding.message for finding in examine(one.path).found] for one in outcome.built}
    assert found["scorm12"] == found["cmi5"] == []
    [message] = found["scorm2004-4th"]
    assert told in message
    assert "Moodle" in message


@pytest.mark.parametrize("standard", all_standards())
def test_l14_beside_a_final_test_no_module_is_graded(tmp_path: Path, standard: str) -> None:
    """A learner who fails the final test has no grade but its own, however an LMS makes one of all the modules'."""
    outcome = built(write_programme(tmp_path / "week", "final test: two\n", completion="pages and pass"), standard)
    files = files_of(outcome)
    assert b'"ungraded":true' in files["one/index.html"]
    assert b'"ungraded":true' not in files["two/index.html"]
    if standard == "web":
        return
    manifest = manifest_of(outcome)
    marks = [*manifest.iter("{*}masteryscore", "{*}minNormalizedMeasure")] or manifest.findall(
        ".//{*}au[@masteryScore]"
    )
    assert len(marks) == 1
    units = [one.get("moveOn") for one in manifest.iter("{*}au")]
    assert units == (["Completed", "Completed", "CompletedAndPassed"] if standard == "cmi5" else [])


def test_each_section_can_be_a_module(tmp_path: Path) -> None:
    course = tmp_path / "phone"
    (course / "media").mkdir(parents=True)
    (course / "media" / "phone.svg").write_text(SVG.format(title="A phone"), "utf-8")
    (course / "course.md").write_text(SECTIONS, "utf-8")
    outcome = built(course, "scorm2004-4th")
    files = files_of(outcome)
    assert outcome.modules == 2
    assert b'src="../media/phone.svg"' in files["before-the-call/index.html"]
    assert "media/phone.svg" in files
    assert b'src="data:image/svg+xml;' in files["before-the-call/handout.html"]
    assert b'"completion":"all pages","passMark":null' in files["before-the-call/index.html"]
    assert b'"completion":"pages and pass","passMark":0.8' in files["after-the-call/index.html"]
    ungraded = [name for name, text in files.items() if b'"ungraded":true' in text]
    assert ungraded == ["before-the-call/index.html"], "L14: beside an assessment all is practice"
    first, last = manifest_of(outcome).iterfind(".//{*}item")
    assert [one.findtext("{*}title") for one in (first, last)] == ["Before the call", "After the call"]
    told = [one.get("objectiveID") for one in last.iterfind(".//{*}objective")]
    assert told == ["end", "programme__before"]
    previewed = packed(Order(course, standards=("scorm12",)))["scorm12"]
    assert b'src="media/phone.svg"' in (previewed["index.html"] if isinstance(previewed["index.html"], bytes) else b"")
    (course / "course.md").write_text(SECTIONS.replace("# Before the call", "# Before it rings"), "utf-8")
    reworded = manifest_of(built(course, "scorm2004-4th")).iterfind(".//{*}item")
    assert [item.get("identifier") for item in reworded] == [first.get("identifier"), last.get("identifier")]


@pytest.mark.parametrize("standard", all_standards())
def test_a_course_alone_carries_nothing_of_programmes(tmp_path: Path, standard: str) -> None:
    week = write_programme(tmp_path / "week", "")
    files = files_of(built(week / "one", standard))
    assert b"ui--before" not in files["course.js"]
    assert b'id="ui--before' not in files["index.html"]
    assert "contents.js" not in files


def test_files_of_one_name_never_share_one(tmp_path: Path) -> None:
    for course, names in {"one": ("phone.svg", "two-phone.svg"), "two": ("phone.svg",)}.items():
        media = tmp_path / course / "media"
        media.mkdir(parents=True)
        for name in names:
            drawing = (
                f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>{course} {name}</title></svg>'
            )
            (media / name).write_text(drawing, "utf-8")
        shown = "\n\n".join(f"![{name}](media/{name})" for name in names)
        (media.parent / "course.md").write_text(f"---\ntitle: {course}\n---\n\n## {course}\n\n{shown}\n", "utf-8")
    (tmp_path / "programme.yaml").write_text("title: Both\nmodules: [one, two]\n", "utf-8")
    outcome = run(Order(tmp_path, ("web",), out=tmp_path / "dist"))
    assert not outcome.failed, outcome.diagnostics
    with zipfile.ZipFile(next((tmp_path / "dist").glob("*.zip"))) as package:
        assert len([name for name in package.namelist() if name.startswith("media/")]) == 3
