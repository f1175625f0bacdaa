"""An organisation's own blocks, standards and themes lie beside its courses, and nothing else changes."""

import shutil
import zipfile
from pathlib import Path

import pytest

from tests.packages import ROOT, run_builder

COURSE = "---\ntitle: Own\n---\n# Section\n\n## Page\n\n### Shout: Mind the gap\nBetween teams.\n"
BLOCK = """
from builder.blocks import BlockKind, Reading

def read(source, report):
    return Reading(source.nodes)

KIND = BlockKind(keywords=("Shout",), read=read)
"""
SCRIPT = """
import { one } from "#runtime/kit/dom.js";

export const kind = { setUp: ($block) => one($block, ".shout").setAttribute("data-shouted", "yes") };
"""
TEMPLATE = (
    '{% from "pieces.html.jinja" import card, heading with context %}{% call card(block, say.kind) %}'
    '{{ heading(block) }}<div class="shout">{{ content|prose }}</div>{% endcall %}'
)


@pytest.fixture
def courses(tmp_path: Path) -> Path:
    place = tmp_path / "courses"
    block = place / "blocks" / "shout"
    block.mkdir(parents=True)
    for name, text in (
        ("block.py", BLOCK),
        ("template.html.jinja", TEMPLATE),
        ("en.toml", 'kind = "Shout"\n'),
        ("block.js", SCRIPT),
    ):
        (block / name).write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "scorm_templates" / "scorm12", place / "scorm_templates" / "acme")
    for shared in ("scorm_adapter.js", "scorm_api.js", "scorm_objectives.js", "scorm_records.js", "scorm_values.js"):
        shutil.copy(ROOT / "scorm_templates" / shared, place / "scorm_templates" / shared)
    standard = place / "scorm_templates" / "acme" / "standard.toml"
    standard.write_text(standard.read_text("utf-8").replace('name = "scorm12"', 'name = "acme"'), encoding="utf-8")
    shutil.copytree(ROOT / "themes" / "plain", place / "themes" / "loud")
    theme = place / "themes" / "loud" / "theme.toml"
    theme.write_text(theme.read_text("utf-8").replace("#00387a", "#7a0038"), encoding="utf-8")
    assert run_builder("trust", cwd=tmp_path).returncode == 0
    (place / "own").mkdir()
    (place / "own" / "course.md").write_text(COURSE, encoding="utf-8")
    return tmp_path


def test_they_are_found_and_used(courses: Path) -> None:
    done = run_builder("build", "--to", "acme", "--theme", "loud", cwd=courses)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(courses / "dist" / "own-1.0-acme.zip") as package:
        assert 'data-block="shout"' in package.read("index.html").decode()
        assert "data-shouted" in package.read("course.js").decode()
        assert "#7a0038" in package.read("course.css").decode()


def test_a_broken_contract_is_told_in_a_line(courses: Path) -> None:
    run_builder("trust", "--changes", cwd=courses)
    (courses / "courses" / "blocks" / "shout" / "template.html.jinja").unlink()
    done = run_builder("build", cwd=courses)
    assert done.returncode == 1
    assert "template.html.jinja is missing" in done.stderr
    assert "Traceback" not in done.stderr
