"""S10, S11: packages of other makers are named for what they are, and no rule says of them what isn't so."""

import gzip
import io
import tarfile
from pathlib import Path

import pytest

from builder.doctor.examine import examine
from builder.doctor.text import examined_as_text
from tests.doctor.test_mutations import JQUERY
from tests.doctor.zips import Files, rules, said_of

CARTRIDGE = """<manifest identifier="m" xmlns="http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1"
 xmlns:lomimscc="http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest"><metadata><schema>IMS Common Cartridge</schema>
<schemaversion>1.3.0</schemaversion></metadata><organizations/><resources>
<resource identifier="r" type="webcontent" href="a.html"><file href="a.html"/></resource></resources></manifest>"""
OLD_CARTRIDGE = """<manifest identifier="m" xmlns="http://www.imsglobal.org/xsd/imscc/imscp_v1p1"><organizations/>
<resources><resource identifier="r" type="imsdt_xmlv1p0"/></resources></manifest>"""
QUESTIONS = """<manifest identifier="m" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><organizations/><resources>
<resource identifier="q" type="{}" href="q.xml"><file href="q.xml"/></resource></resources></manifest>"""
BLACKBOARD = """<manifest identifier="m" xmlns:bb="http://www.blackboard.com/content-packaging/"><organizations/>
<resources><resource bb:file="res00001.dat" identifier="r" type="course/x-bb-coursesetting"/></resources></manifest>"""

KINDS: dict[str, tuple[dict[str, str], str]] = {
    "Tin Can": ({"tincan.xml": "<tincan/>", "story.html": "", "story_content/a.js": ""}, "a Tin Can"),
    "Tin Can in a folder": ({"course/tincan.xml": "<tincan/>", "course/index.html": ""}, "a Tin Can"),
    "AICC": ({"fire.crs": "", "fire.au": "", "fire.des": "", "fire.cst": "", "index.html": ""}, "an AICC package"),
    "AICC in capitals": ({"FIRE.CRS": "", "FIRE.AU": ""}, "an AICC package"),
    "AICC in a folder": ({"aicc/a.crs": "", "aicc/a.cst": ""}, "an AICC package"),
    "H5P": ({"h5p.json": "{}", "content/content.json": "{}", "H5P.Quiz-1.4/library.json": "{}"}, "H5P content"),
    "Storyline": ({"story.html": "", "story_content/data.js": "", "html5/lib/a.js": ""}, "Articulate Storyline"),
    "older Storyline": ({"story.html": "", "story_html5.html": "", "mobile/a.js": ""}, "Articulate Storyline"),
    "Rise": ({"content/index.html": "", "content/lib/rise/a.js": ""}, "Articulate Rise"),
    "Captivate": ({"index.html": "", "assets/js/CPM.js": "", "assets/js/cp_x.js": ""}, "Adobe Captivate"),
    "iSpring": ({"index.html": "", "data/player.js": ""}, "iSpring"),
    "Common Cartridge": ({"imsmanifest.xml": CARTRIDGE, "a.html": ""}, "a Common Cartridge"),
    "older Common Cartridge": ({"imsmanifest.xml": OLD_CARTRIDGE}, "a Common Cartridge"),
    "QTI 1.2": ({"imsmanifest.xml": QUESTIONS.format("imsqti_xmlv1p2"), "q.xml": ""}, "questions (IMS QTI)"),
    "QTI 2.1": ({"imsmanifest.xml": QUESTIONS.format("imsqti_item_xmlv2p1"), "q.xml": ""}, "questions (IMS QTI)"),
    "QTI 3": ({"imsmanifest.xml": QUESTIONS.format("imsqti_test_xmlv3p0"), "q.xml": ""}, "questions (IMS QTI)"),
    "Moodle's backup as a zip": ({"moodle_backup.xml": "<moodle_backup/>", "files.xml": ""}, "a backup of a Moodle"),
    "Blackboard": ({"imsmanifest.xml": BLACKBOARD, "res00001.dat": "", ".bb-package-info": ""}, "Blackboard"),
    "EPUB": ({"mimetype": "application/epub+zip", "META-INF/container.xml": ""}, "an e-book"),
    "Word": ({"[Content_Types].xml": "", "word/document.xml": ""}, "a document"),
    "LibreOffice": ({"mimetype": "", "META-INF/manifest.xml": "", "content.xml": ""}, "a document"),
    "eXeLearning": ({"contentv3.xml": "", "content.data": ""}, "eXeLearning"),
}  # fmt: skip


@pytest.mark.parametrize("what", KINDS)
def test_s11_it_is_named_for_what_it_is(what: str, tmp_path: Path) -> None:
    files, said = KINDS[what]
    one = said_of(tmp_path, files)
    (finding,) = [found for found in one.found if found.severity == "error"]
    assert finding.rule == "another-kind"
    assert said in finding.message
    assert finding.help
    assert one.facts
    assert said in one.facts.standard
    assert said in examined_as_text(one, lambda text, **_: text).split("title")[0]


def test_s11_a_moodle_backup_is_no_zip(tmp_path: Path) -> None:
    """A `.mbz` is mostly a tar, gzipped."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as tar:
        for name in (".ARCHIVE_INDEX", "moodle_backup.xml"):
            tar.addfile(tarfile.TarInfo(name), io.BytesIO())
    (tmp_path / "backup.mbz").write_bytes(gzip.compress(held.getvalue()))
    (tmp_path / "other.tar.gz").write_bytes(gzip.compress(b"hello" * 2_000))
    (tmp_path / "cut.gz").write_bytes(b"\x1f\x8b" + b"\xff" * 40)
    for name, start in (("a.rar", b"Rar!\x1a\x07\x01\x00"), ("a.7z", b"7z\xbc\xaf\x27\x1c"), ("a.pdf", b"%PDF-1.7")):
        (tmp_path / name).write_bytes(start + bytes(100))
    for name, said in (
        ("backup.mbz", "a backup of a Moodle course"),
        ("other.tar.gz", "packed with gzip"),
        ("cut.gz", "packed with gzip"),
        ("a.rar", "packed with RAR"),
        ("a.7z", "packed with 7-Zip"),
        ("a.pdf", "a PDF"),
    ):
        (finding,) = examine(tmp_path / name).found
        assert finding.rule == "package-refused"
        assert said in finding.message
        assert "no zip" in finding.message


def test_s11_a_package_with_a_manifest_stays_what_it_is(sound: dict[str, Files], tmp_path: Path) -> None:
    """Whatever else lies in it."""
    for standard in ("scorm12", "scorm2004-4th", "cmi5"):
        files = sound[standard] | {"tincan.xml": b"<tincan/>", "h5p.json": b"{}", "content/content.json": b"{}"}
        one = said_of(tmp_path, files)
        assert rules(one) <= {"undeclared-file"}
    questions = sound["scorm2004-4th"]["imsmanifest.xml"].replace(
        b"</resources>", b'<resource identifier="q" type="imsqti_item_xmlv2p1" adlcp:scormType="asset"/></resources>'
    )
    one = said_of(tmp_path, sound["scorm2004-4th"] | {"imsmanifest.xml": questions})
    assert "another-kind" not in rules(one)


def test_s10_a_cmi5_page_elsewhere_is_allowed(sound: dict[str, Files], tmp_path: Path) -> None:
    """So is one whose pages are all elsewhere: that nothing in the zip talks to the LMS is then no news."""
    manifest = sound["cmi5"]["cmi5.xml"].replace(b"<url>index.html", b"<url>https://a.example/x/index.html?a=1")
    assert rules(said_of(tmp_path, sound["cmi5"] | {"cmi5.xml": manifest})) == set()
    assert rules(said_of(tmp_path, {"cmi5.xml": manifest, "readme.html": b"<p>Hello"})) == set()
    for standard in ("scorm12", "scorm2004-4th"):
        text = sound[standard]["imsmanifest.xml"].replace(b'href="index.html">', b'href="https://a.example/">')
        assert "launch-page-elsewhere" in rules(said_of(tmp_path, sound[standard] | {"imsmanifest.xml": text}))


def test_s10_an_id_with_blanks_around_it(sound: dict[str, Files], tmp_path: Path) -> None:
    """XML takes them away (XML Schema, part 2, 4.3.6): the id and what names it are the same."""
    for standard, name in (("scorm12", "imsmanifest.xml"), ("scorm2004-4th", "imsmanifest.xml")):
        text = sound[standard][name]
        for old, new in ((b'identifier="fire_item"', b'identifier=" fire_item\n"'),
                         (b'identifierref="fire_resource"', b'identifierref="fire_resource "'),
                         (b'default="fire_organization"', b'default="\tfire_organization"')):  # fmt: skip
            assert old in text
            text = text.replace(old, new)
        one = said_of(tmp_path, sound[standard] | {name: text})
        assert one.found == ()
        assert one.facts
        assert one.facts.modules[0].page == "index.html"


SIZZLE = '(function(){var p=t.defaultView;if(p&&p!==p.top){p.addEventListener("unload",ie,!1)}})'
EVAL = 'b._evalUrl=function(e){return b.ajax({url:e,type:"GET",async:!1,global:!1,"throws":!0})}'
LIBRARIES = {
    "lib/jquery-1.8.3.min.js": JQUERY,
    "scripts/jquery.js": "/*!\n * jQuery JavaScript Library v1.11.3\n */\n" + SIZZLE + EVAL,
    "libs/prototype.js": "/*  Prototype JavaScript framework, version 1.7\n */\nnew a({ async: false })",
    "js/vendor/all.js": "/*! jQuery UI - v1.12.1 */ $(window).bind('unload', f)",
    "js/mootools-core.js": "/*\n---\nMooTools: the javascript framework\n*/\nwindow.addEventListener('unload', f);",
}


def test_s10_libraries_are_told_once(sound: dict[str, Files], tmp_path: Path) -> None:
    files = sound["scorm12"] | {name: text.encode() for name, text in LIBRARIES.items()}
    one = said_of(tmp_path, files)
    assert rules(one) == {"undeclared-file", "library-habit"}
    (finding,) = [found for found in one.found if found.rule == "library-habit"]
    assert finding.severity == "warning"
    assert "“jQuery”" in finding.message


def test_s10_what_a_course_does_itself_is_told(sound: dict[str, Files], tmp_path: Path) -> None:
    """Though it is joined to a library, or uses its words; a library's own code in it is not."""
    own = "$(window).on('unload', function () { finish(); });"
    for name, text, told in (
        ("app.js", JQUERY, False),
        ("app.js", "/*! jQuery v3.4.1 */" + SIZZLE + " " * 400 + EVAL, False),
        ("app.js", JQUERY + " " * 400 + own, True),
        ("app.js", own, True),
        ("jquery-course.js", "// the course's own\n" + own, True),
        ("a.html", f"<script>{own}</script>", True),
    ):
        found = rules(said_of(tmp_path, sound["scorm12"] | {name: text.encode()}))
        assert ("unload-in-script" in found) == told, (name, text)


def test_s11_prerequisites_that_can_be_read(sound: dict[str, Files], tmp_path: Path) -> None:
    """AICC CMI001, 5.2: and, or, not, a status, a set, so many of a set."""
    for written in (
        "fire_item", "~fire_item", "fire_item&amp;(fire_item|~fire_item)", 'fire_item="completed"',
        "fire_item = passed", "fire_item&lt;&gt;failed", "2*{fire_item,fire_item,fire_item}",
        "{fire_item, fire_item}", "",
    ):  # fmt: skip
        said = f'<adlcp:prerequisites type="aicc_script">{written}</adlcp:prerequisites><adlcp:masteryscore>'
        text = sound["scorm12"]["imsmanifest.xml"].replace(b"<adlcp:masteryscore>", said.encode())
        assert said_of(tmp_path, sound["scorm12"] | {"imsmanifest.xml": text}).found == (), written


def test_s11_what_to_write_is_said(sound: dict[str, Files], tmp_path: Path) -> None:
    said = (
        '<adlcp:prerequisites type="aicc_script">fire_item AND (a or NOT b)</adlcp:prerequisites><adlcp:masteryscore>'
    )
    text = sound["scorm12"]["imsmanifest.xml"].replace(b"<adlcp:masteryscore>", said.encode())
    (one,) = said_of(tmp_path, sound["scorm12"] | {"imsmanifest.xml": text}).found
    assert one.help.endswith("fire_item&amp;(a|~b)")
