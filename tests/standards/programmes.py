"""Programmes for tests, written, built and read again."""

from __future__ import annotations

import json
import os
import subprocess
import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

from builder.pipeline import Order, Outcome, run
from tests.patience import PATIENCE

MODULE = """---
title: Day {name}
pass mark: 80%
completion: {completion}
objectives:
  ask-first: Ask first
---
# One

## Page {name}
Objective: ask-first

![A phone](media/phone.svg)

![Its own](media/own.svg)

### Question: Who asks?
Objective: ask-first
- [x] You
- [ ] Me

## Second page

Words.
"""
NAMES = ("one", "two", "three")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>{title}</title></svg>'
Step = tuple[str, ...] | tuple[str, dict[str, str], str]


def write_programme(folder: Path, yaml: str, names: tuple[str, ...] = NAMES, completion: str = "all pages") -> Path:
    for name in names:
        (folder / name / "media").mkdir(parents=True, exist_ok=True)
        (folder / name / "course.md").write_text(MODULE.format(name=name, completion=completion), "utf-8")
        (folder / name / "media" / "phone.svg").write_text(SVG.format(title="A phone"), "utf-8")
        (folder / name / "media" / "own.svg").write_text(SVG.format(title=name), "utf-8")
    (folder / "programme.yaml").write_text(f"title: The week\n{yaml}", "utf-8")
    return folder


def built(folder: Path, *standards: str) -> Outcome:
    outcome = run(Order(folder, standards=standards, out=folder.parent / "out"))
    assert outcome.built, outcome.diagnostics
    return outcome


def files_of(outcome: Outcome) -> dict[str, bytes]:
    [package] = [one.path for one in outcome.built]
    with zipfile.ZipFile(package) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def manifest_of(outcome: Outcome) -> etree._Element:
    files = files_of(outcome)
    return etree.fromstring(files.get("imsmanifest.xml") or files["cmi5.xml"])


def walk(outcome: Outcome, steps: list[Step], node: Path, node_modules: Path) -> tuple[list[str], dict[str, Any]]:
    """Where each request leads in scorm-again's sequencing engine, and how the whole stands in the end."""
    [organization] = manifest_of(outcome).iterfind(".//{*}organization")
    given = json.dumps({"tree": _activity(organization), "steps": steps})
    done = subprocess.run(
        [str(node), str(Path(__file__).parent / "walk.mjs")],
        input=given,
        env={**os.environ, "NODE_MODULES": str(node_modules)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    return said["walked"], said["root"]


def _activity(element: etree._Element) -> dict[str, Any]:
    """An item with its sequencing, in the words of scorm-again's settings."""
    sequencing = element.find("{*}sequencing")
    none = etree.Element("none")
    sequencing = none if sequencing is None else sequencing

    def values(path: str) -> dict[str, Any]:
        found = sequencing.find(path)
        return {} if found is None else _plain(found.attrib)

    activity = {
        "id": element.get("identifier"),
        "title": element.findtext("{*}title"),
        "children": [_activity(child) for child in element.iterfind("{*}item")],
        "sequencingControls": values("{*}controlMode") | values("{*}rollupRules"),
        "deliveryControls": values("{*}deliveryControls"),
        "sequencingRules": {
            "preConditionRules": [
                {"action": _attribute(rule, "ruleAction", "action"), **_conditions(rule, "ruleConditions")}
                for rule in sequencing.iterfind("{*}sequencingRules/{*}preConditionRule")
            ]
        },
        "rollupRules": {
            "rules": [
                {
                    "action": _attribute(rule, "rollupAction", "action"),
                    "consideration": rule.get("childActivitySet"),
                    "minimumCount": int(rule.get("minimumCount") or 0),
                    **_conditions(rule, "rollupConditions"),
                }
                for rule in sequencing.iterfind("{*}rollupRules/{*}rollupRule")
            ]
        },
        "objectives": [_objective(one) for one in sequencing.iterfind("{*}objectives/{*}objective")],
    }
    primary = sequencing.find("{*}objectives/{*}primaryObjective")
    return activity | ({} if primary is None else {"primaryObjective": _objective(primary) | {"isPrimary": True}})


def _objective(element: etree._Element) -> dict[str, Any]:
    mark = element.findtext("{*}minNormalizedMeasure")
    maps = [_plain(one.attrib) for one in element.iterfind("{*}mapInfo")]
    return _plain(element.attrib) | {"mapInfo": maps, "minNormalizedMeasure": float(mark) if mark else None}


def _conditions(rule: etree._Element, name: str) -> dict[str, Any]:
    [conditions] = rule.iterfind(f"{{*}}{name}")
    combination = conditions.get("conditionCombination") or ("all" if name == "ruleConditions" else "any")
    return {"conditionCombination": combination, "conditions": [dict(one.attrib) for one in conditions]}


def _attribute(rule: etree._Element, element: str, attribute: str) -> str:
    [found] = rule.iterfind(f"{{*}}{element}")
    return str(found.get(attribute))


def _plain(attributes: etree._Attrib) -> dict[str, Any]:
    words = {"true": True, "false": False}
    return {
        str(name): float(value) if name == "objectiveMeasureWeight" else words.get(str(value), value)
        for name, value in attributes.items()
    }
