"""What is exported, read by others: gift-pegjs reads our GIFT, onyx2moodle our QTI 2.1, each what we have put there.

Of QTI 2.1, whose schema can't lie in this repository, the rules that other readers trip over are held here as well.
"""

from __future__ import annotations

import json
import subprocess
import zipfile
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from lxml import etree
from onyx2moodle.parser import parse_item

from builder.cli import main
from tests.packages import ROOT
from tests.setup.node import environment, find_node

if TYPE_CHECKING:
    from pathlib import Path

COURSE = r"""---
title: Keys
---

## Assessment: Keys & locks

### Question: Which {key} = right? 50% ~ of # them: a\\b
- [x] The red one: yes & no
  > Well *done*.
- [ ] The blue one {x}
  > No: #2.
- [ ] Neither ~ = of them

Explanation: the red one.

### Question: Which two?
- [x] One
- [x] Two
- [ ] Three

### True or false: A first name is personal.
True. It can identify someone.

### Fill in: The golden rule
Treat [[others / other people]] as you would be treated.

### Number: How many?
= 12 (accept 11 to 13)

### Match: Pair each
| | |
|---|---|
| Wales | Cardiff |
| Scotland | Edinburgh |

### Put in order: Passing it on
1. Find the person
2. Give the details
3. Tell the customer
"""
Q = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
PARTS = ["responseDeclaration", "outcomeDeclaration", "templateDeclaration", "templateProcessing", "stylesheet"]
PARTS += ["itemBody", "responseProcessing", "modalFeedback"]
READ_GIFT = """
const { parse } = require("gift-pegjs");
process.stdout.write(JSON.stringify(parse(require("fs").readFileSync(process.argv[1], "utf8"))));
"""


def exported(folder: Path, name: str, form: str) -> Path:
    """The file that the command makes of a course."""
    done = CliRunner().invoke(main, ["export", name, "--as", form, "--out", str(folder / "out")])
    assert done.exit_code == 0, done.output
    return next((folder / "out").iterdir())


def own(folder: Path) -> str:
    (folder / "keys").mkdir()
    (folder / "keys" / "course.md").write_text(COURSE, "utf-8")
    return str(folder / "keys")


@cache
def node() -> Path:
    found = find_node()
    assert found
    return found


def read_gift(file: Path) -> list[dict[str, Any]]:
    """The questions that gift-pegjs finds, without categories. It fails where the grammar does not fit."""
    done = subprocess.run(
        [node(), "-e", READ_GIFT, str(file)],
        cwd=ROOT,
        env=environment(node()),
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert not done.returncode, done.stderr
    return [one for one in json.loads(done.stdout) if one["type"] != "Category"]


def read_qti(file: Path, folder: Path) -> list[Any]:
    """The items that onyx2moodle finds, in the order of the zip."""
    found = []
    with zipfile.ZipFile(file) as held:
        for name in held.namelist():
            if name.startswith("items/") and name.endswith(".xml"):
                (folder / "item.xml").write_bytes(held.read(name))
                found.append(parse_item(folder / "item.xml"))
    return found


def test_a_reader_of_gift_finds_each_question_as_it_is(tmp_path: Path) -> None:
    found = read_gift(exported(tmp_path, own(tmp_path), "gift"))
    choice, several, statement, gap, number, pairs = found
    assert choice["title"] == r"Which {key} = right? 50% ~ of # them: a\b"
    assert [one["text"]["text"] for one in choice["choices"] if one["isCorrect"]] == ["The red one: yes &amp; no"]
    assert choice["choices"][1]["feedback"]["text"] == "No: #2."
    assert [one["weight"] for one in several["choices"]] == [50, 50, -50]
    assert statement["isTrue"] is True
    assert [one["text"]["text"] for one in gap["choices"]] == ["others", "other people"]
    assert (number["choices"]["number"], number["choices"]["range"]) == (12, 1)
    assert [(one["subquestion"]["text"], one["subanswer"]) for one in pairs["matchPairs"]] == [
        ("Wales", "Cardiff"), ("Scotland", "Edinburgh")
    ]  # fmt: skip


def test_a_reader_of_qti_finds_each_question_as_it_is(tmp_path: Path) -> None:
    found = {one.title: one for one in read_qti(exported(tmp_path, own(tmp_path), "qti21"), tmp_path)}
    choice = found[r"Which {key} = right? 50% ~ of # them: a\b"]
    named = {one.identifier: one.html for one in choice.interactions[0].choices}
    assert [named[key] for key in choice.response_decls["RESPONSE"].correct_values] == ["The red one: yes & no"]
    assert len(choice.feedback) == 3  # two on answers, and what explains
    assert found["Which two?"].response_decls["RESPONSE"].mapping == {"a": 0.5, "b": 0.5, "c": -0.5}
    assert found["A first name is personal."].response_decls["RESPONSE"].correct_values == ["true"]
    assert set(found["The golden rule"].response_decls["RESPONSE_1"].mapping) == {"others", "other people"}
    assert found["How many?"].response_decls["RESPONSE"].correct_values == ["12"]
    pairs = found["Pair each"].interactions[0]
    sides = {one.identifier: one.html for one in (*pairs.match_sources, *pairs.match_targets)}
    right = (value.split() for value in found["Pair each"].response_decls["RESPONSE"].correct_values)
    assert [tuple(sides[key] for key in pair) for pair in right] == [("Wales", "Cardiff"), ("Scotland", "Edinburgh")]
    assert found["Passing it on"].response_decls["RESPONSE"].cardinality == "ordered"


@pytest.mark.parametrize("course", ["authoring-guide", "customer-care-standards"])
def test_readers_find_as_much_in_our_courses_as_is_there(course: str, tmp_path: Path) -> None:
    path = str(ROOT / "courses" / course)
    gift = exported(tmp_path, path, "gift")
    assert len(read_gift(gift)) == gift.read_text("utf-8").count("\n::")
    (tmp_path / "qti").mkdir()
    items = read_qti(exported(tmp_path / "qti", path, "qti21"), tmp_path)
    assert items
    assert all(one.interactions or "ordered" in str(one.response_decls) for one in items)


def test_items_of_qti_keep_its_rules(tmp_path: Path) -> None:
    file = exported(tmp_path, str(ROOT / "courses" / "authoring-guide"), "qti21")
    with zipfile.ZipFile(file) as held:
        names = set(held.namelist())
        manifest = etree.fromstring(held.read("imsmanifest.xml"))
        addresses = [one.get("href") for one in manifest.iter("{*}file")]
        assert set(addresses) <= names
        assert names == {*addresses, "imsmanifest.xml"}
        for name in (one for one in names if one.startswith("items/") and one.endswith(".xml")):
            keeps_rules(etree.fromstring(held.read(name)))


def keeps_rules(item: etree._Element) -> None:
    """Parts in their order; what is referred to is declared, and what is right can be chosen; each name once."""
    order = [PARTS.index(str(one.tag).removeprefix(Q)) for one in item]
    assert order == sorted(order)
    declared = {one.get("identifier"): one for one in item.findall(f"{Q}responseDeclaration")}
    outcomes = {one.get("identifier") for one in item.findall(f"{Q}outcomeDeclaration")}
    interactions = [one for one in item.iter() if str(one.tag).endswith("Interaction")]
    assert {one.get("responseIdentifier") for one in interactions} == set(declared)
    assert all(one.get("identifier") in outcomes for one in item.iter(f"{Q}setOutcomeValue"))
    for one in interactions:
        choices = [choice.get("identifier") for choice in one.iter() if choice.get("identifier")]
        assert len(choices) == len(set(choices))
        right = declared[one.get("responseIdentifier")].findall(f"{Q}correctResponse/{Q}value")
        if choices:
            assert {part for value in right for part in (value.text or "").split()} <= set(choices)
        assert one.find(f".//{Q}p") is None or not one.tag.endswith("textEntryInteraction")
    body = item.find(f"{Q}itemBody")
    assert body is not None
    assert not (body.text or "").strip()  # words stand in blocks
    assert all(not (child.tail or "").strip() for child in body)
    assert all(picture.get("alt") is not None for picture in item.iter(f"{Q}img"))
