"""Packages of other tools, and of our own: what they are, and what is wrong with them."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from builder import discover
from builder.cli import main
from builder.doctor.examine import examine
from tests.doctor.zips import Files, read_zip, rules, said_of
from tests.packages import ALL_COURSES, Packages, all_standards
from tests.standards.reference import reference_schema

PACK = """
const [folder, version, modules] = process.argv.slice(1);
require(`${modules}/simple-scorm-packager`)({
  version, organization: "Northmere Council", title: "Fire safety", masteryScore: 70, startingPage: "index.html",
  source: `${folder}/course`, package: { version: "1", zip: true, name: "fire", outputFolder: folder },
}, () => {});
"""
PAGE = '<!doctype html><title>Fire safety</title><script src="course.js"></script>'
SCRIPT = "const lms = parent.API || parent.API_1484_11;\nwindow.addEventListener('pagehide', () => lms.end());\n"
MISPLACED = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)
EDITIONS = {"scorm12": "1.2", "scorm2004-3rd": "2004 3rd Edition", "scorm2004-4th": "2004 4th Edition"}


@pytest.fixture(params=EDITIONS)
def packed(request: pytest.FixtureRequest, tmp_path: Path, node: Path, node_modules: Path) -> tuple[str, Path]:
    """An edition, and a zip of it that simple-scorm-packager made."""
    (tmp_path / "course").mkdir()
    (tmp_path / "course/index.html").write_text(PAGE)
    (tmp_path / "course/course.js").write_text(SCRIPT)
    command = [str(node), "-e", PACK, str(tmp_path), EDITIONS[request.param], str(node_modules)]
    subprocess.run(command, check=True, capture_output=True, cwd=tmp_path)
    return request.param, next(tmp_path.glob("*.zip"))


def test_simple_scorm_packager(packed: tuple[str, Path], tmp_path: Path, node_modules: Path) -> None:
    """Its manifests put metadata where the schemas allow none: the doctor says just that, and the schemas agree."""
    edition, path = packed
    one = examine(path)
    assert one.facts
    assert one.facts.standard == discover.standards()[edition].title
    assert one.facts.title == "Fire safety"
    assert [(module.page, module.pass_mark) for module in one.facts.modules] == [("index.html", 0.7)]
    assert rules(one) == {"elements-out-of-order", "unknown-element"}

    files = read_zip(path)
    (tmp_path / "schemas").mkdir()
    schema = reference_schema(edition, node_modules, discover.standards()[edition].folder, tmp_path / "schemas")
    assert not schema.validate(etree.fromstring(files["imsmanifest.xml"]))
    head, _, rest = files["imsmanifest.xml"].decode().partition("<organizations")
    files["imsmanifest.xml"] = (head + "<organizations" + MISPLACED.sub("", rest)).encode()
    assert rules(said_of(tmp_path, files)) == set()
    schema.assertValid(etree.fromstring(files["imsmanifest.xml"]))


def test_our_own_packages_have_nothing_to_mend(packages: Packages) -> None:
    for_lms = [package for package in packages.all() if [*package.folder.glob("*.xml")]]
    assert len(for_lms) > len(ALL_COURSES)
    for package in for_lms:
        one = examine(package.zip)
        assert one.facts
        sequenced = len(one.facts.modules) > 1 and "-scorm2004-" in package.name
        assert rules(one) == ({"obstacle-in-an-lms"} if sequenced else set())


@pytest.mark.parametrize("standard", all_standards())
def test_every_standard_has_nothing_to_mend(standard: str, built: Path) -> None:
    one = examine(next(built.glob(f"*-{standard}.zip")))
    assert one.facts
    if discover.standards()[standard].manifest:
        assert one.found == ()
        assert one.facts.standard == discover.standards()[standard].title
        assert [module.pass_mark for module in one.facts.modules] == [0.8]
        assert one.facts.sizes["pages"][0] == 1
    else:
        assert rules(one) == {"manifest-missing"}


SEQUENCED = """<?xml version="1.0"?>
<manifest identifier="m" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"
 xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
<metadata><schema>ADL SCORM</schema><schemaversion>2004 3rd Edition</schemaversion></metadata>
<organizations default="o"><organization identifier="o"><title>A week</title>
 <item identifier="days"><title>Days</title>
  <item identifier="one" identifierref="r1" parameters="?day=1"><title>Monday</title>
   <adlcp:completionThreshold>0.5</adlcp:completionThreshold>
   <imsss:sequencing><imsss:limitConditions attemptLimit="3"/><imsss:deliveryControls completionSetByContent="true"/>
   </imsss:sequencing></item>
  <item identifier="two" identifierref="r2"><title>Tuesday</title>
   <imsss:sequencing><imsss:sequencingRules><imsss:preConditionRule>
     <imsss:ruleConditions conditionCombination="any"><imsss:ruleCondition operator="not" condition="satisfied"/>
     <imsss:ruleCondition condition="attemptLimitExceeded"/></imsss:ruleConditions><imsss:ruleAction action="disabled"/>
   </imsss:preConditionRule></imsss:sequencingRules></imsss:sequencing></item>
  <imsss:sequencing><imsss:controlMode choice="false" flow="true" forwardOnly="1"/>
   <imsss:rollupRules><imsss:rollupRule childActivitySet="atLeastCount" minimumCount="2"><imsss:rollupConditions>
   <imsss:rollupCondition condition="completed"/></imsss:rollupConditions><imsss:rollupAction action="completed"/>
   </imsss:rollupRule></imsss:rollupRules></imsss:sequencing></item>
</organization></organizations>
<resources xml:base="days/">
 <resource identifier="r1" type="webcontent" adlcp:scormType="sco" href="one.html"><file href="one.html"/>
  <file href="a.js"/></resource>
 <resource identifier="r2" type="webcontent" adlcp:scormType="asset" href="two.html"><file href="two.html"/></resource>
</resources></manifest>"""


def test_sequencing_in_words(tmp_path: Path) -> None:
    files = {"imsmanifest.xml": SEQUENCED, "days/one.html": PAGE.replace("course.js", "a.js"), "days/two.html": "<p>Hi"}
    one = said_of(tmp_path, files | {"days/a.js": SCRIPT, "imscp_v1p1.xsd": "<a/>", "adlcp_v1p3.xsd": "<a/>"})
    assert one.found == ()
    assert one.facts
    first, second = one.facts.modules
    assert (first.id, first.title, first.page, first.talks_to_lms) == ("one", "Monday", "one.html?day=1", True)
    assert first.completion == ("complete when its progress reaches 0.5", "the module itself says when it is complete")
    assert first.order == ("3 attempts at most",)
    assert not second.talks_to_lms
    assert second.order == ("closed when not passed or its attempts used up",)
    assert one.facts.order == (
        "“Days”: learners can't choose from its contents",
        "“Days”: “next” and “back” lead through its parts",
        "“Days”: there is no way back in it",
        "“Days”: as a whole completed when these of its parts are completed: at least 2",
    )


def test_prerequisites_in_words(sound: dict[str, Files], tmp_path: Path) -> None:
    files = dict(sound["scorm12"])
    wait = '<adlcp:prerequisites type="aicc_script">fire_item</adlcp:prerequisites><adlcp:maxtimeallowed>00:30:00<'
    files["imsmanifest.xml"] = files["imsmanifest.xml"].replace(
        b"<adlcp:masteryscore>", f"{wait}/adlcp:maxtimeallowed><adlcp:masteryscore>".encode()
    )
    one = said_of(tmp_path, files)
    assert one.found == ()
    assert one.facts
    assert one.facts.modules[0].order == ("opens once this is done: fire_item", "may take 00:30:00 at most")


def test_command_as_text(sound: dict[str, Files], tmp_path: Path) -> None:
    files: Files = dict(sound["scorm12"])
    for number in range(8):
        files[f"page{number}.html"] = b'<img alt="" src="lost.png">'
    path = Path(said_of(tmp_path, files).display_name)
    done = CliRunner().invoke(main, ["inspect", str(path)])
    assert done.exit_code == 0  # warnings only
    assert "SCORM 1.2" in done.output
    assert "“Fire safety” opens index.html" in done.output
    assert "pass mark 80%" in done.output
    assert f"{path.as_posix()}/page0.html:1:18" in done.output
    assert "why: Learners see a hole" in done.output
    assert "There are 3 more like [page-lacks-file]" in done.output
    assert "0 errors, 9 warnings" in done.output


def test_command_as_json_and_its_exit_codes(sound: dict[str, Files], built: Path, tmp_path: Path) -> None:
    files = dict(sound["cmi5"])
    del files["index.html"]
    path = Path(said_of(tmp_path, files).display_name)
    done = CliRunner().invoke(main, ["inspect", str(path), "--format", "json"])
    assert done.exit_code == 1
    (told,) = json.loads(done.output)
    assert told["standard"] == "cmi5 (Quartz)"
    assert told["modules"][0]["completion"] == ["done when completed and passed"]
    assert told["sizes"]["pictures"] == {"files": 1, "bytes": len(files["media/plan.svg"])}
    (finding,) = told["findings"]
    assert finding["rule"] == "launch-page-missing"
    assert finding["why"] == "Learners see “not found”, in every LMS."
    assert finding["line"] > 1
    folder = CliRunner().invoke(main, ["inspect", str(built), "--format", "json"])
    assert len(json.loads(folder.output)) == len(all_standards())
    assert CliRunner().invoke(main, ["inspect", str(tmp_path / "none.zip")]).exit_code == 2
    assert CliRunner().invoke(main, ["inspect", str(tmp_path / "none.zip"), "--diff"]).exit_code == 2
    (tmp_path / "empty").mkdir()
    assert CliRunner().invoke(main, ["inspect", str(tmp_path / "empty")]).exit_code == 2
