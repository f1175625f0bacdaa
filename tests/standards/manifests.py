"""Manifests of a made-up course, rendered as the builder does."""

import tomllib
from types import SimpleNamespace
from typing import Any

import jinja2

from tests.packages import ROOT

TEMPLATES = ROOT / "scorm_templates"
EDITIONS = {
    edition["name"]: (file.parent, tomllib.loads(file.read_text("utf-8")), edition)
    for file in sorted(TEMPLATES.glob("scorm*/standard.toml"))
    for edition in tomllib.loads(file.read_text("utf-8"))["editions"]
}
WORDS = "learning about confidentiality at work " * 60
IDENTIFIERS = {name: f"confidentiality_{name}" for name in ("manifest", "organization", "item", "resource")}


def course(**changes: Any) -> SimpleNamespace:
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


def render(name: str, described: SimpleNamespace, *, graded: bool = True, **options: Any) -> bytes:
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
