"""Packages for some audiences alone."""

import re
from pathlib import Path

import pytest

from builder.render.audiences import EVERYONE, audiences_of
from tests.block_uses import write_course
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


@pytest.mark.parametrize("command", ["build", "print"])
def test_those_that_there_are_are_named(tmp_path: Path, command: str) -> None:
    """Also where no part of the course is for any of them, as long as it is being written."""
    text = "---\ntitle: A\naudiences:\n  leaders: Leaders\n  all-drivers: Drivers\n---\n\n## One\n\nText.\n"
    folder = write_course(tmp_path / "a", text)
    asked: list[str | Path] = [command, folder, "--out", tmp_path / "out", "--audience", "zebras"]
    done = run_builder(*asked)
    assert done.returncode == 1
    assert "those that there are: leaders, all-drivers, everyone" in done.stderr + done.stdout
    assert not list(tmp_path.glob("out/*.zip"))
    for name in ("all-drivers", "everyone"):
        assert run_builder(*asked[:-1], name).returncode == 0


def test_where_no_course_names_audiences_it_is_said(tmp_path: Path) -> None:
    write_course(tmp_path / "courses/a", "---\ntitle: A\n---\n\n## One\n\nText.\n")
    asked: list[str | Path] = [
        "build",
        tmp_path / "courses",
        "--out",
        tmp_path / "out",
        "--to",
        "web",
        "--audience",
        "leaders",
    ]
    said = "No course here names audiences, so that --audience “leaders” leaves nothing out."
    done = run_builder(*asked)
    assert (done.returncode, said in done.stderr) == (0, True)
    write_course(
        tmp_path / "courses/b",
        "---\ntitle: B\naudiences:\n  leaders: L\n---\n\n## One\nFor: leaders\n\nText.\n\n## Two\n\nText.\n",
    )
    done = run_builder(*asked)
    assert (done.returncode, said in done.stderr) == (0, False), done.stderr


def test_a_course_without_audiences_is_the_same_for_all(tmp_path: Path) -> None:
    (package,) = build(ROOT / "tests" / "courses" / "no-score", tmp_path, "--to", "web", "--audience", "leaders").all()
    assert package.zip.name == "no-score-1.0-web.zip"


def test_nothing_is_asked_where_nothing_depends_on_it() -> None:
    text = "---\ntitle: A\naudiences:\n  leaders: Leaders\n---\n\n## One\n\nText.\n"
    course, _ = check(source_of({"course.md": text}))
    assert audiences_of(course) == {}
