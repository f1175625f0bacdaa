"""Packages for some audiences alone."""

import re
from pathlib import Path

import pytest

from builder.render.audiences import EVERYONE, audiences_of
from tests.in_memory import check, source_of
from tests.packages import ROOT, build, run_builder

SOURCE = ROOT / "tests" / "courses" / "audiences"
TITLES = {"leaders": "Leading", "drivers": "Driving"}


@pytest.mark.parametrize("names", [["leaders"], ["drivers"], ["leaders", "drivers"], [EVERYONE]])
def test_a_package_holds_what_is_for_its_audiences(names: list[str], tmp_path: Path) -> None:
    packages = build(SOURCE, tmp_path, "--to", "web", *(word for name in names for word in ("--audience", name)))
    (package,) = packages.all()
    assert package.zip.name == f"audiences-{'-'.join(names)}-1.0-web.zip"
    html = (package.folder / "index.html").read_text("utf-8")
    for name, title in TITLES.items():
        there = name in names
        assert (f'data-page="{title.lower()}"' in html) == there
        assert (f'<a href="#{title.lower()}">{title.lower()}</a>' in html) == there, (
            "a link leads to a page that is there"
        )
        assert title.lower() in html, "its words stay"
    assert ("Who speaks first?" in html) == ("leaders" in names)
    assert ("Who gives way?" in html) == ("drivers" in names), "in a bank too"
    assert "ui--audience" not in html + (package.folder / "course.js").read_text("utf-8"), "nothing is left to choose"
    assert 'class="audience"' not in html


def test_everyones_package_asks(tmp_path: Path) -> None:
    (package,) = build(SOURCE, tmp_path, "--to", "web").all()
    html = (package.folder / "index.html").read_text("utf-8")
    asked = re.findall(r'<input type="radio" name="ui--audience"[^>]*value="([^"]*)"', html)
    assert asked == ["leaders", "drivers", "-", ""]


def test_ids_are_the_same_for_every_audience(tmp_path: Path) -> None:
    whole, leaders = (
        (build(SOURCE, tmp_path / name, "--to", "web", *options).all()[0].folder / "index.html").read_text("utf-8")
        for name, options in (("all", ()), ("some", ("--audience", "leaders")))
    )
    ids = set(re.findall(r'data-key="\w+"|class="block" id="\w+"', leaders))
    assert ids
    assert ids <= set(re.findall(r'data-key="\w+"|class="block" id="\w+"', whole))


def test_an_unknown_audience_is_named(tmp_path: Path) -> None:
    done = run_builder("build", SOURCE, "--out", tmp_path, "--audience", "leader")
    assert done.returncode == 1
    assert "did you mean --audience leaders?" in done.stderr + done.stdout
    assert not list(tmp_path.glob("*.zip"))


def test_a_course_without_audiences_is_the_same_for_all(tmp_path: Path) -> None:
    (package,) = build(ROOT / "tests" / "courses" / "no-score", tmp_path, "--to", "web", "--audience", "leaders").all()
    assert package.zip.name == "no-score-1.0-web.zip"


def test_nothing_is_asked_where_nothing_depends_on_it() -> None:
    text = "---\ntitle: A\naudiences:\n  leaders: Leaders\n---\n\n## One\n\nText.\n"
    course, _ = check(source_of({"course.md": text}))
    assert audiences_of(course) == {}
