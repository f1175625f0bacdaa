"""Each manifest holds against our control documents and against the reference ones, whatever a course is called."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.standards.manifests import EDITIONS, WORDS, course, render
from tests.standards.reference import read_schema, reference_schema

TITLES = {
    "plain": "Confidentiality",
    "quotes": "\"Don't\" say 'it'",
    "markup": "R&D <b>bold</b> ]]> &amp; <!-- x -->",
    "emoji": "Well done 🎉👩‍🚒",
    "long": WORDS[:300].strip(),
    "one long word": "x" * 300,
    "other scripts": "Ystafell ŵ · 機密 · سرية",
    "template": "{{ course }} {% raw %}",
    "long of emoji": "🎉" * 300,
}
BARE = {"summary": "", "keywords": (), "audiences": (), "objectives": (), "pass_mark": None} | dict.fromkeys(
    ("language", "version", "duration_minutes", "owner", "contact", "rights")
)


def texts(manifest: bytes, path: str) -> list[str]:
    found = etree.fromstring(manifest).xpath(path)
    assert isinstance(found, list)
    return [element.text or "" for element in found if isinstance(element, etree._Element)]  # noqa: SLF001 (its class)


def local(*names: str) -> str:
    return "//" + "/".join(f"*[local-name()='{name}']" for name in names)


Validate = Callable[[bytes], list[str]]


@pytest.fixture(scope="module", params=EDITIONS)
def edition(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def faults(edition: str, node_modules: Path, tmp_path_factory: pytest.TempPathFactory) -> Validate:
    """What our schema and the reference have against a manifest."""
    folder, standard, _ = EDITIONS[edition]
    ours = read_schema(folder / standard["schema"])
    theirs = reference_schema(edition, node_modules, folder, tmp_path_factory.mktemp(edition))

    def validate(manifest: bytes) -> list[str]:
        tree = etree.fromstring(manifest)
        said: list[str] = []
        for name, schema in {"ours": ours, "reference": theirs}.items():
            schema.validate(tree)
            said += [f"{name}: {fault.message}" for fault in schema.error_log]  # type: ignore[attr-defined]
        return said

    return validate


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
@pytest.mark.parametrize("trimmed", [False, True], ids=["as is", "trimmed"])
def test_any_title_gives_a_valid_manifest(edition: str, faults: Validate, title: str, trimmed: bool) -> None:  # noqa: FBT001
    odd = course(title=title, summary=title * 8, keywords=(title, "x"), owner=title, contact=title, rights=title)
    manifest = render(edition, odd, trim_blocks=trimmed, lstrip_blocks=trimmed)
    assert faults(manifest) == []
    shown = texts(manifest, local("item", "title"))[0]
    assert shown == title if len(title) <= 200 else shown.endswith("…")


@given(
    title=st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=400),
    mark=st.floats(min_value=0, max_value=1),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_title_and_no_pass_mark_breaks_it(edition: str, faults: Validate, title: str, mark: float) -> None:
    assert faults(render(edition, course(title=title, owner=title, pass_mark=mark))) == []


@pytest.mark.parametrize("missing", [*BARE, "all"])
def test_missing_metadata_is_left_out(edition: str, faults: Validate, missing: str) -> None:
    manifest = render(edition, course(**(BARE if missing == "all" else {missing: BARE[missing]})))
    assert faults(manifest) == []
    assert b"None" not in manifest


def test_metadata_is_said(edition: str) -> None:
    manifest = render(edition, course(summary=WORDS))
    described = texts(manifest, local("general", "description") + "/*")[0]
    assert len(described) <= 1000
    assert described.endswith(("learning…", "about…", "confidentiality…", "at…", "work…"))
    assert texts(manifest, local("general", "keyword") + "/*") == ["privacy", "data protection"]
    assert texts(manifest, local("general", "language")) == ["en-GB"]
    assert texts(manifest, "//*[local-name()='lifecycle' or local-name()='lifeCycle']/*/*")[0] == "1.2"
    assert texts(manifest, "//*[local-name()='datetime' or local-name()='duration']") == ["PT25M"]
    assert texts(manifest, local("metadata", "schemaversion")) == [EDITIONS[edition][2]["schemaversion"]]


def test_audiences_are_said(edition: str) -> None:
    said = texts(render(edition, course()), local("educational", "description") + "/*")
    assert said == ["People who lead others; Everyone at the front desk"]


def test_objectives_have_the_ids_of_run_time(edition: str) -> None:
    tree = etree.fromstring(render(edition, course()))
    ids = [one.get("objectiveID") for one in tree.iterfind(".//{*}objectives/*")]
    assert ids == ([] if edition == "scorm12" else ["PRIMARYOBJ", "1_need_to_know", "ask"])


@pytest.mark.parametrize("contact", ["learning@council.example", "Room 4, ask; for Jo", None])
def test_the_owner_has_a_card(edition: str, contact: str | None) -> None:
    card = texts(render(edition, course(contact=contact), trim_blocks=True), "//*[contains(text(), 'VCARD')]")[0]
    lines = card.split("\n")
    assert lines[:2] == ["BEGIN:VCARD", "VERSION:3.0"]
    assert lines[-1] == "END:VCARD"
    assert "ORG:Learning\\, Development\\; and more" in lines
    said = {None: [], "learning@council.example": ["EMAIL:learning@council.example"]}
    assert lines[5:-1] == said.get(contact, ["NOTE:Room 4\\, ask\\; for Jo"])


@pytest.mark.parametrize(("mark", "told"), [(0.8, 80), (0.57, 57), (0.29, 29), (1.0, 100), (0.0, 0), (2 / 3, 67)])
def test_the_pass_mark(edition: str, mark: float, told: int) -> None:
    manifest = render(edition, course(pass_mark=mark))
    if edition == "scorm12":
        assert texts(manifest, local("item", "masteryscore")) == [str(told)]
    else:
        assert texts(manifest, local("minNormalizedMeasure")) == [f"{mark:.4f}"]


@pytest.mark.parametrize(("mark", "graded"), [(None, True), (0.8, False)])
def test_without_a_score_there_is_no_pass_mark(
    edition: str, faults: Validate, mark: float | None, *, graded: bool
) -> None:
    manifest = render(edition, course(pass_mark=mark), graded=graded)
    assert faults(manifest) == []
    assert not re.search(rb"masteryscore>|minNormalizedMeasure|satisfiedByMeasure", manifest)


def test_files_launch_and_prefix(edition: str) -> None:
    folder, standard, _ = EDITIONS[edition]
    tree = etree.fromstring(render(edition, course()))
    [resource] = tree.iterfind(".//{*}resource")
    hrefs = [file.get("href") for file in resource]
    assert resource.get("href") == "index.html"
    assert set(standard["control_documents"]) <= set(hrefs)
    assert all((folder / name).is_file() for name in standard["control_documents"])
    assert "adlcp" in tree.nsmap  # Moodle looks for the prefix literally
    located = (tree.get("{http://www.w3.org/2001/XMLSchema-instance}schemaLocation") or "").split()
    assert set(located[1::2]) <= set(standard["control_documents"])


def test_the_same_bytes_each_time(edition: str) -> None:
    assert render(edition, course()) == render(edition, course())
