"""What is built for each standard from a course's own words."""

import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from builder.pipeline import Order, Outcome, run
from tests.packages import all_standards, standards

TEXT = """---
title: Care
{more}
objectives:
  ask: Ask what helps (weight 2)
  wait: Wait for an answer
---
# One

## Page

### Question: Who?
Objective: ask
- [x] You
- [ ] Me

### Question: When?
Objective: wait
Settings: 3 marks
- [x] Now
- [ ] Then
"""


def built(folder: Path, *names: str, more: str = "pass mark: 80%", organisation: str = "") -> Outcome:
    course = folder / "courses" / "care"
    course.mkdir(parents=True, exist_ok=True)
    (course / "course.md").write_text(TEXT.replace("{more}", more), "utf-8")
    (course.parent / "organisation.yaml").write_text(organisation, "utf-8")
    return run(Order(course, standards=names, out=folder / "out"))


def read(outcome: Outcome, name: str) -> str:
    [package] = [one.path for one in outcome.built]
    with zipfile.ZipFile(package) as opened:
        return opened.read(name).decode()


def test_the_usual_ones_are_built_where_nobody_says_more(tmp_path: Path) -> None:
    assert [one.standard for one in built(tmp_path).built] == list(standards())
    assert set(standards()) < set(all_standards())


@pytest.mark.parametrize("how", ["command", "front matter"])
def test_all_builds_every_one(tmp_path: Path, how: str) -> None:
    outcome = built(tmp_path, "all") if how == "command" else built(tmp_path, more="pass mark: 80%\nstandards: all")
    assert [one.standard for one in outcome.built] == list(all_standards())


def test_an_edition_has_limits_of_its_own(tmp_path: Path) -> None:
    limits = {
        name: re.search(r"saved_state:(\S+?)[,}]", read(built(tmp_path, name), "course.js")) for name in standards()
    }
    assert "saved_state:4e3" in read(built(tmp_path, "scorm2004-2nd"), "course.js")
    assert all(limit and limit[1] != "4e3" for limit in limits.values())


def test_s5_a_module_writes_as_much_as_its_edition_keeps(tmp_path: Path) -> None:
    told = {
        name: re.search(r"own_state:([\de]+)", read(built(tmp_path, name), "course.js")) for name in all_standards()
    }
    own = {name: int(float(limit[1])) for name, limit in told.items() if limit}
    small, large = {"scorm12", "scorm2004-2nd"}, {"scorm2004-3rd", "scorm2004-4th", "cmi5", "web"}
    assert own == dict.fromkeys(small, 3_800) | dict.fromkeys(large, 48_000)


def test_a_package_for_the_web_is_the_module_alone(tmp_path: Path) -> None:
    [package] = built(tmp_path, "web").built
    with zipfile.ZipFile(package.path) as opened:
        assert opened.namelist() == ["course.css", "course.js", "index.html"]


@pytest.mark.parametrize(
    ("organisation", "address"),
    [
        ("web address: https://www.northmere.example/", r"https://www\.northmere\.example/courses/care"),
        ("organisation: Northmere", r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"),
    ],
)
def test_a_course_has_one_address_at_every_build(tmp_path: Path, organisation: str, address: str) -> None:
    first = read(built(tmp_path / "a", "cmi5", organisation=organisation), "cmi5.xml")
    again = read(built(tmp_path / "b", "cmi5", organisation=organisation), "cmi5.xml")
    assert first == again
    identifier = etree.fromstring(first.encode())[0].get("id")
    assert identifier
    assert re.fullmatch(address, identifier)


@pytest.mark.parametrize("odd", ["northmere", "javascript:alert(1)", 'https://a"b', "[1, 2]", "https://x y"])
def test_an_address_that_is_none_is_told(tmp_path: Path, odd: str) -> None:
    outcome = built(tmp_path, "cmi5", organisation=f"web address: {odd}")
    told = [one.rule for one in outcome.diagnostics if "web address" in one.message]
    assert told == ["bad-value"]


def test_the_weight_of_an_objective_counts(tmp_path: Path) -> None:
    page = read(built(tmp_path, "web"), "index.html")
    match = re.search(r'<script[^>]*id="ui--data"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert match
    data: dict[str, Any] = json.loads(match[1])
    assert {block["objective"]: block["weight"] for block in data["blocks"]} == {"ask": 2, "wait": 3}
    assert "(weight" not in page
