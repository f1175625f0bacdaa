"""Each manifest holds against our control documents and against the reference ones, whatever a course is called."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.packages import ROOT
from tests.standards.reference import FOLDERS, read_schema, reference_schema

TEMPLATES = ROOT / "scorm_templates"
EDITIONS = {
    edition["name"]: (file.parent, tomllib.loads(file.read_text("utf-8")), edition)
    for file in sorted(TEMPLATES.glob("scorm*/standard.toml"))
    for edition in tomllib.loads(file.read_text("utf-8"))["editions"]
}
WORDS = "learning about confidentiality at work " * 60
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
IDENTIFIERS = {name: f"confidentiality_{name}" for name in ("manifest", "organization", "item", "resource")}


def course(**changes: Any) -> SimpleNamespace:  # noqa: ANN401 (any field of a course)
    fields = {
        "id": "confidentiality",
        "title": "Confidentiality",
        "summary": "Whose information it is, and who needs to know.",
        "language": "en-GB",
        "version": "1.2",
        "keywords": ("privacy", "data protection"),
        "pass_mark": 0.8,
        "duration_minutes": 25,
        "owner": "Learning, Development; and more",
        "contact": "learning@council.example",
        "rights": "© The council",
    }
    return SimpleNamespace(**(fields | changes))


BARE = {"summary": "", "keywords": (), "pass_mark": None} | dict.fromkeys(
    ("language", "version", "duration_minutes", "owner", "contact", "rights")
)


def render(name: str, described: SimpleNamespace, *, graded: bool = True, **options: Any) -> bytes:  # noqa: ANN401
    folder, standard, edition = EDITIONS[name]
    # The builder's environment may trim blocks or not: the manifest must stand in both.
    environment = jinja2.Environment(
        autoescape=True, loader=jinja2.FileSystemLoader(folder), undefined=jinja2.StrictUndefined, **options
    )
    files = sorted([*standard["control_documents"], "index.html", "course.js", "course.css", "media/caf%C3%A9.svg"])
    text = environment.get_template("manifest.xml.jinja").render(
        course=described,
        identifiers=IDENTIFIERS,
        files=tuple(files),
        launch="index.html",
        edition=edition,
        graded=graded,
    )
    return text.encode("utf-8")


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


def test_every_edition_has_a_reference() -> None:
    assert set(EDITIONS) == set(FOLDERS)
