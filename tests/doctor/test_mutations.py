"""A sound package, broken in one way at a time: the doctor names each fault, where it is and how to mend it."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from builder import discover
from builder.doctor.examine import examine
from builder.doctor.text import examined_as_text
from tests.doctor.zips import Files, rules, said_of, write_zip
from tests.sampling import times

OLD, THIRD, NEW, WEB = "scorm12", "scorm2004-3rd", "scorm2004-4th", "cmi5"
MANIFESTS = {OLD: "imsmanifest.xml", THIRD: "imsmanifest.xml", NEW: "imsmanifest.xml", WEB: "cmi5.xml"}
MARK, END = "<adlcp:masteryscore>", "</item>"
BEFORE, AFTER = '<adlcp:prerequisites type="aicc_script">', "</adlcp:prerequisites>"
RESOURCE = 'identifier="fire_resource" type="webcontent"'
LAST_FILE = '<file href="media/plan.svg"/>'
SECOND = '<organization identifier="b"><title>B</title><item identifier="c"><title>C</title></item></organization>'
SHARED = '<imsss:objective objectiveID="a"><imsss:mapInfo targetObjectiveID="b"/></imsss:objective>'
BOMB = '<!DOCTYPE manifest [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>\n<manifest identifier'

# standard, what stands in the manifest, what stands there instead, the rule that says so
IN_MANIFEST = [
    (OLD, "</organizations>", "", "manifest-unreadable"),
    (OLD, "<title>Fire safety</title>", "<title>Fire & safety</title>", "manifest-unreadable"),
    (OLD, 'encoding="UTF-8"', 'encoding="x-klingon"', "manifest-unreadable"),
    (OLD, 'encoding="UTF-8"', 'encoding="us-ascii"?><!-- café --><?a', "manifest-unreadable"),
    (OLD, "<manifest identifier", BOMB, "manifest-unreadable"),
    (OLD, 'xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"', "", "manifest-unreadable"),
    (NEW, 'encoding="UTF-8"', 'encoding="ISO-8859-1"', "manifest-encoding"),
    (OLD, "<schemaversion>1.2<", "<schemaversion>1.3<", "unknown-edition"),
    (NEW, "2004 4th Edition", "2004 Fourth Edition", "unknown-edition"),
    (NEW, "2004 4th Edition", "1.2", "unknown-edition"),
    (NEW, "<schemaversion>2004 4th Edition</schemaversion>", "", "edition-not-said"),
    (OLD, "<schemaversion>1.2</schemaversion>", "<schemaversion/>", "edition-not-said"),
    (OLD, 'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"', 'xmlns="http://a.example/"', "wrong-namespace"),
    (NEW, 'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"', "", "wrong-namespace"),
    (NEW, 'xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"', 'xmlns:adlcp="http://a.example"', "wrong-namespace"),
    (WEB, "courseStructure", "courseStructures", "wrong-namespace"),
    (OLD, "adlcp:scormtype", "scormtype", "no-prefix"),
    (OLD, "adlcp:masteryscore", "masteryscore", "no-prefix"),
    (NEW, "adlcp:scormType", "scormType", "no-prefix"),
    (NEW, '<imsss:controlMode choice="true" flow="true"/>', '<imsss:objectives/>\n<imsss:controlMode choice="true"/>',
     "elements-out-of-order"),
    (WEB, "<url>index.html</url>", "<url>index.html</url><objectives/>", "elements-out-of-order"),
    (OLD, LAST_FILE, f'<dependency identifierref="fire_resource"/>{LAST_FILE}', "elements-out-of-order"),
    (OLD, "<organizations", "<resources/><organizations", "elements-out-of-order"),
    (OLD, '<manifest identifier="fire_manifest"', "<manifest", "element-missing"),
    (OLD, 'isvisible="true">\n        <title>Fire safety</title>', 'isvisible="true">', "element-missing"),
    (OLD, 'isvisible="true">\n        <title>Fire safety', 'isvisible="true">\n        <title>', "element-missing"),
    (NEW, ' adlcp:scormType="sco"', "", "element-missing"),
    (OLD, ' type="webcontent"', "", "element-missing"),
    (WEB, ' id="urn:uuid:1a323ecc-d7c6-58c3-a0eb-68024258badd#module"', "", "element-missing"),
    (WEB, "<url>index.html</url>", "", "element-missing"),
    (OLD, "resources>", "ressources>", "unknown-element"),
    (OLD, "</resources>", "</resources><resources/>", "unknown-element"),
    (WEB, "url>", "link>", "unknown-element"),
    (OLD, "adlcp:scormtype", "adlcp:scormType", "misspelt-attribute"),
    (NEW, "adlcp:scormType", "adlcp:scormtype", "misspelt-attribute"),
    (OLD, " identifierref=", " identiferref=", "misspelt-attribute"),
    (NEW, "completionSetByContent", "completionsetbycontent", "misspelt-attribute"),
    (WEB, "moveOn", "moveon", "misspelt-attribute"),
    (OLD, 'scormtype="sco"', 'scormtype="SCO"', "unknown-value"),
    (OLD, 'type="webcontent"', 'type="html"', "unknown-value"),
    (NEW, 'choice="true"', 'choice="yes"', "unknown-value"),
    (WEB, 'moveOn="CompletedAndPassed"', 'moveOn="Done"', "unknown-value"),
    (OLD, "fire_item", "fire_resource", "repeated-id"),
    (WEB, "badd#module", "badd", "repeated-id"),
    (OLD, "fire_item", "1_item", "bad-id"),
    (NEW, "fire_item", "fire item", "bad-id"),
    (WEB, '<course id="urn:uuid:1a323ecc-d7c6-58c3-a0eb-68024258badd"', '<course id="fire"', "bad-id"),
    (OLD, 'identifierref="fire_resource"', 'identifierref="fire_resurce"', "lost-reference"),
    (NEW, 'default="fire_organization"', 'default="water"', "lost-reference"),
    (WEB, 'idref="urn:uuid:', 'idref="urn:uid:', "lost-reference"),
    (OLD, ' identifierref="fire_resource"', "", "nothing-to-open"),
    (OLD, ' href="index.html">', ">", "no-launch-page"),
    (WEB, "<url>index.html</url>", "<url></url>", "no-launch-page"),
    (OLD, "index.html", "start.html", "launch-page-missing"),
    (WEB, "<url>index.html", "<url>index.htm?a=1", "launch-page-missing"),
    (NEW, 'href="index.html">', 'href="https://a.example/index.html">', "launch-page-elsewhere"),
    (OLD, '<file href="index.html"/>', "", "launch-page-undeclared"),
    (OLD, "course.css", "curse.css", "declared-file-missing"),
    (OLD, "media/plan.svg", "plan.svg", "declared-file-missing"),
    (NEW, LAST_FILE, "", "undeclared-file"),
    (OLD, "media/plan.svg", "Media/Plan.svg", "file-letter-case"),
    (OLD, 'href="index.html">', 'href="Index.html">', "file-letter-case"),
    (OLD, "media/plan.svg", "/media/plan.svg", "path-leaves-package"),
    (OLD, "media/plan.svg", "../media/plan.svg", "path-leaves-package"),
    (OLD, "media/plan.svg", "C:/media/plan.svg", "path-leaves-package"),
    (OLD, "media/plan.svg", "media/%2e%2e/%2e%2e/plan.svg", "path-leaves-package"),
    (OLD, "media/plan.svg", "media\\plan.svg", "backslash-in-path"),
    (OLD, "media/plan.svg", "media/the plan.svg", "path-not-encoded"),
    (OLD, "media/plan.svg", "media/the%2520plan.svg", "path-not-encoded"),
    (OLD, "media/plan.svg", "media/plan.svg?a=1", "query-in-file"),
    (OLD, "masteryscore>80<", "masteryscore>800<", "pass-mark-out-of-range"),
    (OLD, "masteryscore>80<", "masteryscore>0.8<", "pass-mark-out-of-range"),
    (NEW, "0.8000", "80", "pass-mark-out-of-range"),
    (NEW, "0.8000", "most", "pass-mark-out-of-range"),
    (WEB, 'masteryScore="0.80"', 'masteryScore="80"', "pass-mark-out-of-range"),
    (OLD, ' default="fire_organization"', "", "better-said"),
    (WEB, ' moveOn="CompletedAndPassed"', "", "better-said"),
    (OLD, "<title>Fire safety</title>", f"<title>{'Fire ' * 50}</title>", "text-too-long"),
    (NEW, "</organization>", f"</organization>{SECOND}", "several-organisations"),
    (NEW, "</imsss:primaryObjective>", f"</imsss:primaryObjective>{SHARED}", "obstacle-in-an-lms"),
    (WEB, "<url>index.html", "<url>index.html?endpoint=https://a.example/", "reserved-parameter"),
    (WEB, "<url>index.html", "<url>index.html?a=1&amp;ActivityId=x#b", "reserved-parameter"),
    (WEB, "<url>index.html", "<url>https://a.example/index.html?%66etch=1", "reserved-parameter"),
    (OLD, MARK, f"<adlcp:dataFromLMS>a</adlcp:dataFromLMS>{MARK}", "of-another-edition"),
    (OLD, MARK, f"<adlcp:timeLimitAction>exit,message</adlcp:timeLimitAction>{MARK}", "of-another-edition"),
    (OLD, MARK, f"<adlcp:completionThreshold>0.5</adlcp:completionThreshold>{MARK}", "of-another-edition"),
    (OLD, "adlcp:masteryscore>", "adlcp:masteryScore>", "of-another-edition"),
    (THIRD, END, f'<adlcp:completionThreshold completedByMeasure="true"/>{END}', "of-another-edition"),
    (THIRD, END, f'<adlcp:completionThreshold minProgressMeasure="0.5"/>{END}', "of-another-edition"),
    (THIRD, END, f'<adlcp:data><adlcp:map targetID="a"/></adlcp:data>{END}', "of-another-edition"),
    (NEW, END, f"<adlcp:datafromlms>a</adlcp:datafromlms>{END}", "of-another-edition"),
    (NEW, END, f"<adlcp:masteryscore>80</adlcp:masteryscore>{END}", "of-another-edition"),
    (NEW, END, f"<adlcp:timeLimitAction/>{END}", "unknown-value"),
    (OLD, MARK, f"<adlcp:timelimitaction></adlcp:timelimitaction>{MARK}", "unknown-value"),
    (OLD, MARK, f"<adlcp:timelimitaction> </adlcp:timelimitaction>{MARK}", "unknown-value"),
    (OLD, MARK, f"<adlcp:timelimitaction>exit, message</adlcp:timelimitaction>{MARK}", "unknown-value"),
    (OLD, MARK, f"{BEFORE}fire_item AND fire_item{AFTER}{MARK}", "prerequisites-unreadable"),
    (OLD, MARK, f"{BEFORE}fire_item or fire_item{AFTER}{MARK}", "prerequisites-unreadable"),
    (OLD, MARK, f"{BEFORE}NOT fire_item{AFTER}{MARK}", "prerequisites-unreadable"),
    (OLD, MARK, f"{BEFORE}fire_item fire_item{AFTER}{MARK}", "prerequisites-unreadable"),
    (OLD, MARK, f"{BEFORE}fire_item, fire_item{AFTER}{MARK}", "prerequisites-unreadable"),
    (OLD, MARK, f"{BEFORE}fire_item &amp;&amp; fire_item{AFTER}{MARK}", "prerequisites-unreadable"),
    (OLD, MARK, f"{BEFORE}(fire_item{AFTER}{MARK}", "prerequisites-unreadable"),
    (OLD, MARK, f"{BEFORE}water_item{AFTER}{MARK}", "prerequisites-unreadable"),
    (OLD, MARK, f"{BEFORE}fire_item{'|fire_item' * 25}{AFTER}{MARK}", "prerequisites-unreadable"),
]  # fmt: skip


def rename(old: str, new: str) -> Callable[[Files], None]:
    def change(files: Files) -> None:
        files[new] = files.pop(old)

    return change


def add(name: str, content: str | bytes = b"x") -> Callable[[Files], None]:
    def change(files: Files) -> None:
        files[name] = content if isinstance(content, bytes) else content.encode()

    return change


def remove(*names: str) -> Callable[[Files], None]:
    def change(files: Files) -> None:
        for name in names:
            del files[name]

    return change


def in_folder(files: Files) -> None:
    for name in list(files):
        files[f"fire/{name}"] = files.pop(name)


def other_prefix(files: Files) -> None:
    files["imsmanifest.xml"] = re.sub(rb"\badlcp\b", b"a", files["imsmanifest.xml"])


JQUERY = """/*! jQuery v1.8.3 jquery.com | jquery.org/license */
(function(e,t){e.attachEvent&&e.attachEvent("onunload",function(){r()});v.ajax({url:n.src,async:!1,dataType:"script"})})"""


def tin_can(files: Files) -> None:
    del files["imsmanifest.xml"]
    files["tincan.xml"] = b'<tincan xmlns="http://projecttincan.com/tincan.xsd"/>'


def mute(files: Files) -> None:
    files["course.js"] = files["course.js"].replace(b"API", b"Api")


# what is done to the files of the oldest edition's package, the rule that says so
IN_FILES: dict[str, tuple[Callable[[Files], None], str]] = {
    "Tin Can": (tin_can, "another-kind"),
    "jQuery": (add("lib/jquery-1.8.3.min.js", JQUERY), "library-habit"),
    "no manifest": (remove("imsmanifest.xml"), "manifest-missing"),
    "in a folder": (in_folder, "manifest-in-folder"),
    "capitals": (rename("imsmanifest.xml", "IMSManifest.xml"), "manifest-name"),
    "two manifests": (add("cmi5.xml", "<courseStructure/>"), "several-manifests"),
    "empty manifest": (add("imsmanifest.xml", b""), "manifest-unreadable"),
    "manifest in no encoding": (add("imsmanifest.xml", b"<manifest>\xff</manifest>"), "manifest-unreadable"),
    "mixed ends of a path": (add("..\\a.txt"), "package-refused"),
    "page gone": (remove("index.html"), "launch-page-missing"),
    "style gone": (remove("course.css"), "page-lacks-file"),
    "style in capitals": (rename("course.css", "Course.css"), "page-lacks-file"),
    "no schemas": (remove("imscp_rootv1p1p2.xsd", "adlcp_rootv1p2.xsd"), "control-documents-missing"),
    "macOS": (add("__MACOSX/._index.html"), "system-junk"),
    "Windows": (add("media/Thumbs.db"), "system-junk"),
    "a zip within": (add("all.zip"), "file-inside-zip"),
    "a film": (add("film.mp4", bytes(range(256)) * 200_000), "huge-file"),
    "spaces": (add("media/the plan.png"), "awkward-file-name"),
    "accents": (add("media/café.png"), "awkward-file-name"),
    "capitals again": (add("media/Plan.svg"), "names-differ-in-case"),
    "a long path": (add("media/" + "long/" * 10 + "p" * 150), "long-path"),
    "Flash": (add("course.swf"), "flash-content"),
    "another prefix": (other_prefix, "unusual-prefix"),
    "mute": (mute, "never-talks-to-lms"),
    "http": (add("a.html", '<p>\n<img alt="" src="http://a.example/a.png">'), "insecure-link"),
    "http in a style": (add("a.css", "p { background: url(http://a.example/a.png) }"), "insecure-link"),
    "a script from elsewhere": (add("a.html", '<script defer src="//cdn.example/a.js"></script>'), "foreign-host"),
    "a font from elsewhere": (add("a.css", '@import "https://fonts.example/a.css";'), "foreign-host"),
    "tracked": (add("a.js", 'load("https://www.googletagmanager.com/gtag/js")'), "tracker"),
    "unload": (add("a.js", "1;\nwindow.addEventListener('unload', finish)"), "unload-in-script"),
    "unload in a page": (add("a.html", '<body onunload="finish()">'), "unload-in-script"),
    "waits": (add("a.js", 'r.open("POST", url + "?a=1", false)'), "synchronous-request"),
    "waits, as jQuery does": (add("a.js", "$.ajax({ url: u, async: false })"), "synchronous-request"),
}


@pytest.mark.parametrize("fault", IN_MANIFEST, ids="-".join)
def test_fault_in_the_manifest(fault: tuple[str, str, str, str], sound: dict[str, Files], tmp_path: Path) -> None:
    standard, old, new, rule = fault
    files = dict(sound[standard])
    text = files[MANIFESTS[standard]].decode()
    assert old in text
    files[MANIFESTS[standard]] = text.replace(old, new).encode()
    one = said_of(tmp_path, files)
    found = [finding for finding in one.found if finding.rule == rule]
    assert found, rules(one)
    assert all(finding.message and finding.help for finding in found)
    assert all(finding.span.file.endswith(MANIFESTS[standard]) for finding in found)
    assert found[0].span.line > 0 or rule == "undeclared-file"


@pytest.mark.parametrize(("change", "rule"), IN_FILES.values(), ids=IN_FILES)
def test_fault_of_files(change: Callable[[Files], None], rule: str, sound: dict[str, Files], tmp_path: Path) -> None:
    files = dict(sound[OLD])
    change(files)
    assert rule in rules(said_of(tmp_path, files))


def test_harmless_changes_are_no_faults(sound: dict[str, Files], tmp_path: Path) -> None:
    files = dict(sound[NEW])
    links = (
        '<a href="http://a.example">A</a> <img alt="" src="data:image/png;base64,AA=="> <svg xmlns="http://w3.org"/>'
    )
    files["index.html"] += links.encode()
    files["course.js"] += b'\n// onunload is not used\nopen("a", "b", false)'
    manifest = (
        files[MANIFESTS[NEW]].decode().replace("\n", "\r\n").replace('href="index.html">', "href='index.html?a=1'>")
    )
    files[MANIFESTS[NEW]] = b"\xef\xbb\xbf" + manifest.encode()
    assert rules(said_of(tmp_path, files)) == set()


def test_there_are_enough_and_every_rule_is_among_them() -> None:
    raised = {rule for *_, rule in IN_MANIFEST} | {rule for _, rule in IN_FILES.values()}
    damaged = {"damaged-file"}  # test_archive.py
    assert len(IN_MANIFEST) >= 60
    assert set(discover.rule_names("package")) - damaged <= raised


def test_places_are_exact(sound: dict[str, Files], tmp_path: Path) -> None:
    files = dict(sound[OLD])
    text = files[MANIFESTS[OLD]].decode().replace('scormtype="sco"', '\n   scormtype =\n "SCO"'.replace("\n", "", 1))
    files[MANIFESTS[OLD]] = text.replace("adlcp:   scormtype", "adlcp:scormtype").encode()
    (finding,) = said_of(tmp_path, files).found
    line = text.replace("adlcp:   scormtype", "adlcp:scormtype").split("\n")[finding.span.line - 1]
    assert line[finding.span.column - 1 :].startswith("scormtype =")


def test_no_damage_gives_a_traceback(sound: dict[str, Files], tmp_path: Path) -> None:
    """Bytes of zips and characters of manifests changed at random, always the same."""
    dice = random.Random(5)  # noqa: S311 - no secret
    for turn in range(times(50, 150)):
        standard = dice.choice([OLD, NEW, WEB])
        files = dict(sound[standard])
        text = list(files[MANIFESTS[standard]].decode())
        for _ in range(turn % 5):
            text[dice.randrange(len(text))] = dice.choice(["", "<", "&", '"', "/", "a", "\0", "é", "1", "\n"])
        files[MANIFESTS[standard]] = "".join(text).encode()
        content = bytearray(write_zip(tmp_path / "whole.zip", files).read_bytes())
        for _ in range(turn % 3):
            content[-dice.randrange(1, 1500)] = dice.randrange(256)
        (tmp_path / "damaged.zip").write_bytes(content)
        one = examine(tmp_path / "damaged.zip")
        assert examined_as_text(one, lambda said, **_: said)
