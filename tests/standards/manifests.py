"""Manifests of a made-up course, rendered as the builder does."""

import tomllib
from functools import cache
from pathlib import Path
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
CMI5 = TEMPLATES / "cmi5"
WORDS = "learning about confidentiality at work " * 60
ADDRESS = "https://council.example/courses/confidentiality"
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
        "audiences": ("People who lead others", "Everyone at the front desk"),
        "objectives": ({"id": "1-need-to-know", "text": "Decide who needs to know"}, {"id": "ask", "text": "Ask"}),
        "completion": "pages and pass",
    }
    return SimpleNamespace(**(fields | changes))


def item(described: SimpleNamespace, files: list[str], **changes: Any) -> dict[str, Any]:
    """What stands in an LMS's contents: a course alone."""
    fields = {
        "identifiers": IDENTIFIERS | {"address": ADDRESS},
        "launch": "index.html",
        "files": files,
        "before": [],
        "final": False,
    }
    return vars(described) | fields | changes


def render(name: str, described: SimpleNamespace, *, graded: bool = True, **options: Any) -> bytes:
    folder, standard, edition = EDITIONS[name]
    files = sorted([*standard["control_documents"], "index.html", "course.js", "course.css", "media/caf%C3%A9.svg"])
    return render_in(folder, described, files, edition, graded=graded, **options)


def render_in(
    folder: Path, described: SimpleNamespace, files: list[str], edition: Any, *, graded: bool = True, **options: Any
) -> bytes:
    text = _template(folder, **options).render(
        course=described,
        identifiers=IDENTIFIERS | {"address": ADDRESS},
        items=[item(described, files) if graded else item(described, files, pass_mark=None)],
        shared=[],
        needed=None,
        words={"modules": "Modules"},
        launch="index.html",
        edition=edition,
    )
    return text.encode("utf-8")


@cache
def _template(folder: Path, **options: Any) -> jinja2.Template:
    """Compiled once; the builder's environment may trim blocks or not: the manifest must stand in both."""
    loader = jinja2.FileSystemLoader([folder, folder.parent])
    environment = jinja2.Environment(autoescape=True, loader=loader, undefined=jinja2.StrictUndefined, **options)
    return environment.get_template("manifest.xml.jinja")
