"""Our own control documents name what is wrong with a manifest, and need nothing else."""

import re

import pytest
from lxml import etree

from builder.discover import standards
from builder.package.manifest import control_documents
from tests.standards.manifests import EDITIONS, WORDS, course, render
from tests.standards.reference import FOLDERS, read_schema

# name: (what a good manifest says, what a broken one does)
BROKEN = {
    "no identifier": (r'(<item) identifier="[^"]*"', r"\1"),
    "an identifier with a digit in front": (r'(<item identifier=")', r"\g<1>1"),
    "an identifier with a space": (r'(<item identifier=")', r"\1a "),
    "an identifier twice": (r"confidentiality_item", "confidentiality_resource"),
    "no default": (r' default="[^"]*"', ""),
    "a default that isn't there": (r' default="[^"]*"', ' default="nobody"'),
    "a resource that isn't there": (r'identifierref="[^"]*"', 'identifierref="nobody"'),
    "no title": (r"(<item[^>]*>\s*)<title>[^<]*</title>", r"\1"),
    "an empty title": (r"(<item[^>]*>\s*)<title>[^<]*</title>", r"\1<title></title>"),
    "metadata last": (r"(?s)(<metadata>.*</metadata>)(.*)(</manifest>)", r"\2\1\3"),
    "a launch page with a query": (r'href="index.html"', 'href="index.html?x=1"'),
    "a launch page that isn't declared": (r'<file href="index.html"/>', ""),
    "a file twice": (r'(<file href="index.html"/>)', r"\1\1"),
    "an absolute file": (r'<file href="course.js"', '<file href="/course.js"'),
    "a file elsewhere": (r'<file href="course.js"', '<file href="https://example.org/course.js"'),
    "a backslash": (r'<file href="media/', '<file href="media\\\\'),
    "an unencoded space": (r'<file href="course.js"', '<file href="my course.js"'),
    "no type": (r' type="webcontent"', ""),
    "another kind of resource": (r':(scorm[tT]ype)="sco"', r':\1="thing"'),
    "no kind of resource": (r' adlcp:scorm[tT]ype="sco"', ""),
    "another schema": (r"ADL SCORM</schema>", "ADL</schema>"),
    "another version": (r"<schemaversion>[^<]*", "<schemaversion>1.3"),
    "no version": (r"<schemaversion>[^<]*</schemaversion>", ""),
    "a description too long": (r">Whose information", f">{WORDS}"),
    "a language that is none": (r'(lang|language)="en-GB"', r'\1="English, British"'),
    "a duration that is none": (r"PT25M", "25 minutes"),
    "a pass mark above all": (r"(masteryscore|minNormalizedMeasure)>[\d.]+", r"\1>101"),
    "a pass mark in words": (r"(masteryscore|minNormalizedMeasure)>[\d.]+", r"\1>most"),
    "an unknown element": (r"<resources>", "<things/><resources>"),
    "a file after a dependency": (r"(<file )", r'<dependency identifierref="confidentiality_resource"/>\1'),
}


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("fault", BROKEN)
def test_our_control_documents_see_faults(edition: str, fault: str) -> None:
    folder, standard, _ = EDITIONS[edition]
    good = render(edition, course()).decode()
    pattern, broken = BROKEN[fault]
    bad = re.sub(pattern, broken, good)
    assert bad != good
    assert not read_schema(folder / standard["schema"]).validate(etree.fromstring(bad.encode()))


def test_every_control_document_stands_alone() -> None:
    for folder, standard, _ in EDITIONS.values():
        own = {file.name for file in folder.glob("*.xsd")}
        assert own == set(standard["control_documents"])
        for name in own:
            read_schema(folder / name)
            text = (folder / name).read_text("utf-8")
            assert set(re.findall(r'schemaLocation="([^"]*)"', text)) <= own
            assert len(text) < 8000


@pytest.mark.parametrize("name", sorted(standards()))
def test_a_package_has_them_without_notes_alone(name: str) -> None:
    standard = standards()[name]
    packed = control_documents(standard)
    assert {*packed} == {*standard.control_documents}
    for file, content in packed.items():
        written = etree.parse(standard.folder / file, etree.XMLParser(remove_blank_text=True, remove_comments=True))
        for note in [*written.iter("{*}annotation")]:
            note.getparent().remove(note)
        assert etree.tostring(etree.fromstring(content), method="c14n") == etree.tostring(written, method="c14n")
        assert b"<!--" not in content
        assert b"annotation" not in content


def test_every_edition_has_a_reference() -> None:
    assert set(EDITIONS) == set(FOLDERS)
