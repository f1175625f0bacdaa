"""A script or style that only some courses need is in the packages of those alone."""

import zipfile
from pathlib import Path

import pytest

from builder.pipeline import Order, run
from builder.render.bundle import Bundle, BundleError
from builder.render.features import FEATURES
from builder.render.pages import STYLES, styles_for
from tests.packages import ROOT

PLAIN = "---\ntitle: Plain\nMORE---\n# Section\n\n## Page\n\nWords.\n\n"
# What the front matter has besides.
FRONT = {
    "audiences": "audiences:\n  leaders: I lead a team\n  staff: I lead nobody\n",
    "objectives": "objectives:\n  courtesy: Be courteous\n",
    "refreshers": "refresher: yes\n",
}
QUESTION = "### Question: Which?\n- [x] This\n- [ ] That\n\n"
ASSESSMENT = "## Assessment: Test\nSettings: pass mark 50\n\n" + QUESTION
# What a course of the feature has besides, and something that the script then holds, and else does not.
COURSES = {
    "answers": (QUESTION, "button[type=submit]"),
    "typed answers": ("### Fill in: Which?\nIt is [[this]].\n\n", "kh ts ch"),
    "assessments": (ASSESSMENT, "hand-in"),
    "one at a time": (ASSESSMENT.replace("mark 50", "mark 50, one question at a time"), "step-on"),
    "objectives": ("", "cmi.objectives"),
    "refreshers": (QUESTION, "module:missed:"),
    "take away": ("### Key points:\n- Close the door\n\n", "sheet-day"),
    "plans": ("### Action plan: Next\n- One thing to do\n\n", "text/calendar"),
    "covers": ("## Another page\n\nWords.\n\n", "preventScroll"),
    "audiences": ("## For some\nFor: leaders\n\nWords.\n\n", "#ui--audience"),
}
PROGRAMME = "programmes"  # of several courses: `courses/customer-service-week`


def script_of(folder: Path, text: str) -> str:
    course = folder / "course"
    course.mkdir()
    (course / "course.md").write_text(text, "utf-8")
    outcome = run(Order(course, standards=("scorm12",), out=folder / "out"))
    assert not outcome.failed, outcome.diagnostics
    with zipfile.ZipFile(outcome.built[0].path) as package:
        return package.read("course.js").decode()


def test_each_feature_is_tried() -> None:
    assert {*COURSES, PROGRAMME} == set(FEATURES)


@pytest.mark.parametrize("feature", COURSES)
def test_a_script_holds_what_a_feature_needs_where_a_course_has_it(feature: str, tmp_path: Path) -> None:
    more, sign = COURSES[feature]
    for name, text in (
        ("with", PLAIN.replace("MORE", FRONT.get(feature, "")) + more),
        ("without", PLAIN.replace("MORE", "")),
    ):
        (tmp_path / name).mkdir()
        script = script_of(tmp_path / name, text)
        assert (sign in script) == (name == "with"), name


def test_a_programme_has_what_it_needs(tmp_path: Path) -> None:
    outcome = run(Order(ROOT / "courses" / "customer-service-week", standards=("scorm12",), out=tmp_path))
    with zipfile.ZipFile(outcome.built[0].path) as package:
        assert "ui--before" in package.read("course.js").decode()


def test_a_feature_that_no_course_has_is_a_broken_contract(tmp_path: Path) -> None:
    (tmp_path / "block.js").write_text(
        'import { one } from "#runtime/kit/dom.js"; // only for: miracles\nexport const kind = { setUp: one };\n',
        "utf-8",
    )
    with pytest.raises(BundleError, match="no course has the feature “miracles”; there are answers, "):
        Bundle(frozenset()).add(tmp_path / "block.js", "kind")


def test_names_that_are_taken_get_a_scope_of_their_own(tmp_path: Path) -> None:
    for name in ("one", "two"):
        text = f'const hidden = "{name}";\nexport function {name}() {{\n  return hidden;\n}}\n'
        (tmp_path / f"{name}.js").write_text(text, "utf-8")
    bundle = Bundle(frozenset())
    assert [bundle.add(tmp_path / f"{name}.js", name) for name in ("one", "two")] == ["one", "two"]
    script = bundle.script("window.said=[one(),two()];")
    assert '"one"' in script
    assert '"two"' in script


TABLE = "| A | B |\n|---|---|\n| 1 | 2 |\n\n"
# What a course has that needs a style file, and a rule of it.
STYLED = {
    "assessment": (ASSESSMENT, ".outcome-of-all"),
    "dragging": ("### Put in order: What?\n1. This\n2. That\n\n", ".dragged"),
    "one_at_a_time": (ASSESSMENT.replace("mark 50", "mark 50, one question at a time"), ".dots"),
    "cover": ("## Another page\n\nWords.\n\n", ".hero"),
    "drawings": ("![Joe](cast:joe)\n\n", ".drawing"),
    "margin": ("> **6**\n> people rang.\n\n", ".count"),
    "callouts": ("> **Tip**\n> Ask.\n\n", ".note-kind"),
    "footnotes": ("Words.[^1]\n\n[^1]: More.\n\n", ".footnotes"),
    "questions": (QUESTION, ".outcome"),
    "take_away": ("### Key points:\n- Close the door\n\n", ".sheet-where"),
    "tables": (TABLE, ".scroll"),
    "picture_look": ("![Joe](place:reception)\nPicture: half\n\n", ".wide-half"),
    "web_clip": ("### Video: A call\n![A call](https://films.example/watch)\n\n", ".web-clip"),
}
ALWAYS = {"page", "fields", "display", "results", "certificate", "first_paint"}
NEVER = {"not_shown"}  # it is for authors: the preview's tests have it


def test_each_style_is_tried() -> None:
    assert {file.stem for file in STYLES.glob("*.css")} == {
        *STYLED,
        *ALWAYS,
        "programme",
        "not_shown",
    }  # which the preview alone has


@pytest.mark.parametrize("name", STYLED)
def test_styles_hold_what_a_course_uses(name: str, tmp_path: Path) -> None:
    more, sign = STYLED[name]
    for folder, text in (("with", PLAIN.replace("MORE", "") + more), ("without", PLAIN.replace("MORE", ""))):
        (tmp_path / folder).mkdir()
        (course := tmp_path / folder / "course").mkdir()
        (course / "course.md").write_text(text, "utf-8")
        outcome = run(Order(course, standards=("web",), out=tmp_path / folder / "out"))
        with zipfile.ZipFile(outcome.built[0].path) as package:
            assert (sign in package.read("course.css").decode()) == (folder == "with"), folder


def test_a_page_has_the_styles_of_its_classes() -> None:
    assert len(list(styles_for("<p>Words.</p>"))) == 1
    assert len(list(styles_for('<p class="more note">Words.</p>'))) == 3, "callouts, and what is in the margin"
    assert len(list(styles_for("<table></table>"))) == 2
    assert len(list(styles_for('<p title="table note">Words.</p>'))) == 1
