"""The cmi5 course structure: valid whatever a course is called, and true to its rules of completion (cmi5 13.1)."""

import re
from typing import Any

import pytest
from lxml import etree

from tests.standards.manifests import ADDRESS, CMI5, WORDS, course, render_in
from tests.standards.reference import read_schema
from tests.standards.test_manifests import BARE, TITLES

NAMESPACE = "{https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd}"
# name: (what a good structure says, what a broken one does)
BROKEN = {
    "a relative id": (rf'(<course id=)"{ADDRESS}"', r'\1"confidentiality"'),
    "an id twice": (rf'(<au id=)"{ADDRESS}#module"', rf'\1"{ADDRESS}"'),
    "an objective that isn't there": (r'idref="[^"]*"', 'idref="urn:x:nothing"'),
    "no rule to move on": (r' moveOn="\w*"', ""),
    "a rule that satisfies everyone": (r'moveOn="\w*"', 'moveOn="NotApplicable"'),
    "a mastery score in per cent": (r'masteryScore="[^"]*"', 'masteryScore="80"'),
    "a launch page with a query": ("<url>index.html", "<url>index.html?x=1"),
    "an absolute launch page": ("<url>index.html", "<url>/index.html"),
    "no description": (r"(?s)(<course .*?)<description>.*?</description>", r"\1"),
    "an empty title": (r"<langstring lang=\"en-GB\">Confidentiality", '<langstring lang="en-GB">'),
    "the url before the title": (r"(?s)(<au [^>]*>)(.*)(<url>.*</url>)", r"\1\3\2"),
    "no unit": (r"(?s)<au .*</au>", ""),
}


def structure(*, graded: bool = True, **changes: Any) -> Any:
    return etree.fromstring(render_in(CMI5, course(**changes), ["index.html"], {}, graded=graded))


def faults(tree: Any) -> list[str]:
    """What our schema has against it, and what the one of the metadata inside has."""
    ours = read_schema(CMI5 / "course_structure.xsd")
    theirs = read_schema(CMI5.parent / "scorm2004" / "lom.xsd")
    ours.validate(tree)
    theirs.validate(etree.fromstring(etree.tostring(tree[-1])))
    return [fault.message for schema in (ours, theirs) for fault in schema.error_log]  # type: ignore[attr-defined] # lxml's stubs lack it


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_any_title_gives_a_valid_structure(title: str) -> None:
    odd = {"id": "x", "text": title}
    tree = structure(title=title, summary=title * 8, keywords=(title,), audiences=(title,), objectives=(odd,))
    assert faults(tree) == []


@pytest.mark.parametrize("missing", [*BARE, "all"])
def test_missing_metadata_is_left_out(missing: str) -> None:
    tree = structure(**(BARE if missing == "all" else {missing: BARE[missing]}))
    assert faults(tree) == []
    assert b"None" not in etree.tostring(tree)


@pytest.mark.parametrize("fault", BROKEN)
def test_our_schema_sees_faults(fault: str) -> None:
    good = render_in(CMI5, course(), ["index.html"], {}).decode()
    pattern, broken = BROKEN[fault]
    bad = re.sub(pattern, broken, good, count=1)
    assert bad != good
    assert not read_schema(CMI5 / "course_structure.xsd").validate(etree.fromstring(bad.encode()))


def test_ids_are_absolute_and_differ() -> None:
    tree = structure()
    ids = [one.get("id") for one in tree.iter() if one.get("id")]
    assert ids == [ADDRESS, f"{ADDRESS}#objective-1-need-to-know", f"{ADDRESS}#objective-ask", f"{ADDRESS}#module"]
    assert [one.get("idref") for one in tree.iter(f"{NAMESPACE}objective") if one.get("idref")] == ids[1:3]


@pytest.mark.parametrize(
    ("completion", "told"),
    [
        ("all pages", "Completed"),
        ("all questions", "Completed"),
        ("pass", "Passed"),
        ("pages and pass", "CompletedAndPassed"),
    ],
)
def test_the_rule_of_completion_says_when_to_move_on(completion: str, told: str) -> None:
    [unit] = structure(completion=completion).iter(f"{NAMESPACE}au")
    assert unit.get("moveOn") == told
    assert unit.get("masteryScore") == "0.80"


@pytest.mark.parametrize(
    ("mark", "told"), [(0.8, "0.80"), (0.625, "0.63"), (2 / 3, "0.67"), (0.333, "0.33"), (1, "1.00")]
)
def test_the_mastery_score_is_in_whole_per_cents(mark: float, told: str) -> None:
    assert next(structure(pass_mark=mark).iter(f"{NAMESPACE}au")).get("masteryScore") == told


def test_without_a_pass_mark_there_is_no_mastery_score() -> None:
    for tree in (structure(graded=False), structure(pass_mark=None)):
        assert next(tree.iter(f"{NAMESPACE}au")).get("masteryScore") is None


def test_metadata_is_said() -> None:
    text = etree.tostring(structure(summary=WORDS), encoding="unicode")
    for said in ("data protection", "en-GB", "1.2", "PT25M", "front desk", "© The council", "learning@council.example"):
        assert said in text
