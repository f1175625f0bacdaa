"""A build after a change comes to what a fresh build comes to, byte for byte, and says the same; without one, it rests.

Each kind of input is changed in turn. The fresh build begins from the same files, in the same place, without records.
"""

from __future__ import annotations

import datetime
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from builder import discover, trust
from builder.incremental import inputs
from builder.incremental.building import build_all
from builder.incremental.records import read_record
from builder.language import interface
from builder.machine import day, store
from builder.order import Order, Outcome
from builder.render.bundle import read_module
from builder.render.pages import templates_in
from builder.rules.front_matter import review_date_past
from tests.packages import ROOT
from tests.sampling import one_in

COURSE = """---
title: Doors
pass mark: 50%
review by: 2090-05-01
languages: [en-GB, cy]
audiences:
  leaders: People who lead
handout: yes
---
# Doors

## At the door

Ask {{ organisation }} who it is, and utilise the spy hole.

![A door](media/door.png)

[A form](media/form.pdf)

### Rating: How open?

= 3

### Question: Who?
- [x] She
- [ ] He

## For some
For: leaders

### Video: A film

![A door opens](media/film.mp4)

- Captions: media/film.en.vtt
- Transcript: media/film.md
"""
LARGE = 100_000  # bytes: more than is read each time
RATING = (ROOT / "tests/own_block/blocks/rating/block.py").read_text("utf-8")
FILES = {
    "council/organisation.yaml": "organisation: Northmere\nlogo: logo.png\n",
    "council/logo.png": "\x89PNG\r\n\x1a\n1",
    "council/terms/plainer-word.yaml": "spy: peep\n",
    "council/blocks/rating/block.py": RATING,
    "council/blocks/rating/template.html.jinja": '<div class="rating">{{ block.title.plain }}</div>\n',
    "council/blocks/rating/en.toml": 'kind = "Rating"\n',
    "council/doors/course.md": COURSE,
    "council/doors/02-more.md": "# More\n\n## More of it\n\nMore.\n",
    "council/doors/media/door.png": "\x89PNG\r\n\x1a\n2",
    "council/doors/media/form.pdf": "%PDF-1.7" + "x" * LARGE,
    "council/doors/media/film.mp4": "\0\0\0 ftypisom",
    "council/doors/media/film.en.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n",
    "council/doors/media/film.md": "She says hello.\n",
    "council/doors/translations/cy.xlf": '<?xml version="1.0"?>\n<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" '
    'version="2.0" srcLang="en-GB" trgLang="cy"><file id="doors"></file></xliff>\n',
    "council/week/programme.yaml": "title: Week\nmodules: [one, two]\n",
    "council/week/one/course.md": "# One\n\n## First\n\nHello {{ organisation }}.\n",
    "council/week/two/course.md": "# Two\n\n## Second\n\nHello.\n",
    "other/organisation.yaml": "organisation: Southvale\n",
    "far/logo.png": "\x89PNG\r\n\x1a\n1",
}

RULE = '''"""It is found."""
from builder.diagnostics import Severity
SEVERITY = Severity.WARNING

def find(course, report):
    report("own", course.span, "found")
'''

Change = Callable[[Path], object]  # of the folder that all of it lies in


@dataclass
class Builds:
    """A folder of courses that is built again and again."""

    place: Path
    orders: list[Order]

    def build(self) -> tuple[list[Outcome], dict[str, bytes]]:
        """What is told, and all that was written."""
        forget()
        outcomes = build_all(self.orders, 1)
        out = self.place / "dist"
        files = [*out.rglob("*"), *(self.place / "council").rglob("ids.lock")]
        return outcomes, {str(one.relative_to(self.place)): one.read_bytes() for one in files if one.is_file()}

    def build_anew(self, kept: Path) -> tuple[list[Outcome], dict[str, bytes]]:
        """The same from the files that lie in a copy of the place."""
        shutil.rmtree(self.place)
        shutil.copytree(kept, self.place, symlinks=True)
        records_of = Path(os.environ["XDG_CACHE_HOME"])
        shutil.rmtree(records_of / "builder" / "builds", ignore_errors=True)
        return self.build()


def forget() -> None:
    """As in a new process."""
    discover.forget()
    interface.forget()
    for found in (inputs._shared, inputs.installation, read_module, templates_in):  # noqa: SLF001 - as a new process
        found.cache_clear()


def plain(outcome: Outcome) -> Outcome:
    """What is told, but for how long it took, and whether it was an earlier build that did it."""
    built = tuple(replace(one, seconds=0) for one in outcome.built)
    return replace(outcome, built=built, up_to_date=False, until="", complete=True)


def write(name: str, text: str) -> Change:
    def change(place: Path) -> None:
        file = place / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "latin-1" if text.startswith(("\x89", "\0")) else "utf-8")

    return change


def put(name: str, old: str, new: str) -> Change:
    """One text in the place of another; both are as long, and the file's time is as it was."""

    def change(place: Path) -> None:
        file = place / name
        status = file.stat()
        content = file.read_bytes()
        assert old.encode() in content
        file.write_bytes(content.replace(old.encode(), new.encode(), 1))
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))

    return change


def remove(name: str) -> Change:
    return lambda place: (place / name).unlink()


def link(name: str, to: str) -> Change:
    def change(place: Path) -> None:
        (place / name).unlink()
        (place / name).symlink_to(place / to)

    return change


@pytest.fixture(autouse=True)
def _a_settled_builder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nobody is at work on the builder, and records lie apart."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(inputs, "SETTLED", -(10**18))
    monkeypatch.setattr(inputs, "CODE", (str(ROOT / "themes"),))


@pytest.fixture
def builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Builds:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "home"))
    return written(tmp_path / "place", monkeypatch)


def written(place: Path, monkeypatch: pytest.MonkeyPatch) -> Builds:
    for name, text in FILES.items():
        write(name, text)(place)
    trust.trust(place / "council", changes=True)
    return courses_at(place, monkeypatch)


def courses_at(place: Path, monkeypatch: pytest.MonkeyPatch) -> Builds:
    monkeypatch.chdir(place.parent)
    own = Path("place")
    out = own / "dist"
    return Builds(place, [Order(own / "council" / name, ("scorm12", "web"), out=out) for name in ("doors", "week")])


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("settled")


@pytest.fixture
def settled(once: Path, monkeypatch: pytest.MonkeyPatch) -> Builds:
    """Built until nothing was left to do: once, and put back in its place for each test."""
    now, kept = once / "now", once / "kept"
    monkeypatch.setenv("XDG_CACHE_HOME", str(now / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(now / "home"))
    shutil.rmtree(now, ignore_errors=True)
    if kept.exists():
        shutil.copytree(kept, now, symlinks=True)
        return courses_at(now / "place", monkeypatch)
    made = written(now / "place", monkeypatch)
    made.build()
    made.build()
    shutil.copytree(now, kept, symlinks=True)
    return made


CHANGES: dict[str, Change] = {
    "a word of the text": put("council/doors/course.md", "Ask", "Has"),
    "an error": put("council/doors/course.md", "- [x]", "- [ ]"),
    "a word of another file": put("council/doors/02-more.md", "More.\n", "Less.\n"),
    "another file": write("council/doors/03-end.md", "# End\n\n## The end\n\nBye.\n"),
    "a file less": remove("council/doors/02-more.md"),
    "a file's name": lambda place: (place / "council/doors/02-more.md").rename(place / "council/doors/04-more.md"),
    "a picture of the same size and time": put("council/doors/media/door.png", "2", "3"),
    "a large file of the same size and time": put("council/doors/media/form.pdf", "xxx", "xyx"),
    "a picture gone": remove("council/doors/media/door.png"),
    "a picture by a link": link("council/doors/media/door.png", "council/logo.png"),
    "a transcript": put("council/doors/media/film.md", "hello", "adieu"),
    "captions": put("council/doors/media/film.en.vtt", "Hello", "Adieu"),
    "a translation": write("council/doors/translations/cy.xlf", "no such thing"),
    "a picture in Welsh": write("council/doors/media/door.cy.png", "\x89PNG\r\n\x1a\n4"),
    "ids": lambda place: (place / "council/doors/ids.lock").write_text(
        (place / "council/doors/ids.lock").read_text("utf-8").replace("question who ", "question whose ")
    ),
    "no ids": remove("council/doors/ids.lock"),
    "a variable": put("council/organisation.yaml", "Northmere", "Southmere"),
    "a colour": write("council/organisation.yaml", 'organisation: Northmere\ncolours:\n  brand: "#5b2a6e"\n'),
    "a check": write("council/organisation.yaml", "organisation: Northmere\nchecks:\n  plainer-word: off\n"),
    "no organisation": remove("council/organisation.yaml"),
    "an organisation that is nearer": write("council/week/organisation.yaml", "organisation: Nearmere\n"),
    "a logo": put("council/logo.png", "1", "5"),
    "a logo by a link out of the folder": link("council/logo.png", "far/logo.png"),
    "a term": put("council/terms/plainer-word.yaml", "peep", "look"),
    "a block's template": put("council/blocks/rating/template.html.jinja", "rating", "raters"),
    "a block's code": put("council/blocks/rating/block.py", 'keywords=("Rating",)', 'keywords=("Ratiny",)'),
    "a block's styles": write("council/blocks/rating/block.css", ".rating{display:block}\n"),
    "a block's script": write("council/blocks/rating/block.js", "export const kind = {};\n"),
    "a rule of their own": write("council/rules/own.py", RULE),
    "words of their own": write("council/languages/cy.toml", 'next = "Ymlaen"\n'),
    "code that may no longer run": lambda place: trust.revoke(place / "council"),
    "a block less": lambda place: shutil.rmtree(place / "council/blocks"),
    "a theme of their own in place of ours": lambda place: shutil.copytree(
        ROOT / "themes/plain", place / "council/themes/council"
    ),
    "an edition of their own in place of ours": lambda place: shutil.copytree(
        ROOT / "builder/editions/large_print", place / "council/editions/handout"
    ),
    "the order of modules": write("council/week/programme.yaml", "title: Week\nmodules: [two, one]\n"),
    "a word of a module": put("council/week/two/course.md", "Hello", "Adieu"),
    "a module more": write("council/week/three/course.md", "# Three\n\n## Third\n\nHello.\n"),
    "a module less": lambda place: shutil.rmtree(place / "council/week/two"),
    "a package gone": remove("dist/doors-1.0-scorm12.zip"),
    "a package damaged": put("dist/week-1.0-web.zip", "PK", "KP"),
    "the key to reports gone": remove("dist/doors-1.0-answers.csv"),
    "no packages at all": lambda place: shutil.rmtree(place / "dist"),
}


@pytest.mark.parametrize("what", one_in(2, list(CHANGES)))
def test_whatever_changes_a_build_is_as_one_that_is_fresh(what: str, settled: Builds, tmp_path: Path) -> None:
    again, _ = settled.build()
    assert [one.up_to_date for one in again] == [True, True]
    CHANGES[what](settled.place)
    shutil.copytree(settled.place, tmp_path / "kept", symlinks=True)
    told, files = settled.build()
    assert not all(one.up_to_date for one in told)
    fresh, wanted = settled.build_anew(tmp_path / "kept")
    assert list(map(plain, told)) == list(map(plain, fresh))
    assert files == wanted


ASKED: dict[str, Callable[[Order], Order]] = {
    "standards": lambda order: replace(order, standards=("scorm12",)),
    "a theme": lambda order: replace(order, theme="plain"),
    "a language": lambda order: replace(order, language="cy"),
    "an audience": lambda order: replace(order, audiences=("leaders",)),
    "an organisation": lambda order: replace(order, organisation=Path("place/other/organisation.yaml")),
    "another place": lambda order: replace(order, out=Path("place/elsewhere")),
    "the path in full": lambda order: replace(order, folder=order.folder.resolve()),
}


@pytest.mark.parametrize("what", ASKED)
def test_what_is_asked_for_is_what_is_built(what: str, settled: Builds, tmp_path: Path) -> None:
    builds, before = settled, settled.orders
    builds.orders = [ASKED[what](order) for order in before]
    shutil.copytree(builds.place, tmp_path / "kept", symlinks=True)
    told, files = builds.build()
    assert not any(one.up_to_date for one in told)
    builds.orders = before
    back, written = builds.build()  # what another order wrote over is written again
    builds.orders = [ASKED[what](order) for order in before]
    fresh, wanted = builds.build_anew(tmp_path / "kept")
    assert list(map(plain, told)) == list(map(plain, fresh))
    assert files == wanted
    builds.orders = before
    anew, as_before = builds.build_anew(tmp_path / "kept")
    assert list(map(plain, back)) == list(map(plain, anew))
    assert {name: written[name] for name in as_before} == as_before


def test_another_builder_builds_anew(builds: Builds, monkeypatch: pytest.MonkeyPatch) -> None:
    builds.build()
    with monkeypatch.context() as other:
        other.setattr(inputs, "CODE", ("render",))  # other files
        assert not any(one.up_to_date for one in builds.build()[0])
    with monkeypatch.context() as other:
        other.setattr(sys, "version", "3.99")
        assert not any(one.up_to_date for one in builds.build()[0])
    with monkeypatch.context() as other:
        other.setattr(sys, "path", [*sys.path, str(builds.place)])
        (builds.place / "jinja2-99.dist-info").mkdir()
        assert not any(one.up_to_date for one in builds.build()[0])
    builds.build()
    assert all(one.up_to_date for one in builds.build()[0])


def test_a_builder_that_is_being_changed_is_not_trusted(builds: Builds, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "SETTLED", 10**19)
    builds.build()
    assert not any(one.up_to_date for one in builds.build()[0])


def test_the_day_is_looked_at_where_a_rule_does(builds: Builds, monkeypatch: pytest.MonkeyPatch) -> None:
    def on(date: str) -> list[bool]:
        for place in (day, review_date_past):
            monkeypatch.setattr(place, "today", lambda: datetime.date.fromisoformat(date))
        monkeypatch.setattr("builder.incremental.building.today", day.today)
        told, _ = builds.build()
        rules = {one.rule for one in told[0].diagnostics}
        assert ("review-date-past" in rules) == (date > "2090-05-01")
        return [one.up_to_date for one in told]

    assert on("2090-04-01") == [False, False]
    assert on("2090-05-01") == [True, True]
    assert on("2090-03-31") == [False, True]  # a clock that was put back
    assert on("2090-05-02") == [False, True]
    assert on("2099-01-01") == [True, True]
    assert on("2090-04-01") == [False, True]


def test_a_copy_that_comes_or_goes_is_told(builds: Builds, tmp_path: Path) -> None:
    builds.build()
    shutil.copytree(builds.place / "council/doors", builds.place / "council/copied")
    builds.orders.append(replace(builds.orders[0], folder=Path("place/council/copied")))
    shutil.copytree(builds.place, tmp_path / "kept", symlinks=True)
    told, files = builds.build()
    assert [{one.rule for one in each.diagnostics} & {"same-id"} for each in told] == [set(), set(), {"same-id"}]
    fresh, wanted = builds.build_anew(tmp_path / "kept")
    assert (list(map(plain, told)), files) == (list(map(plain, fresh)), wanted)
    assert [one.up_to_date for one in builds.build()[0]] == [True, True, True]
    put("council/doors/ids.lock", "course: doors", "course: floor")(builds.place)
    told, _ = builds.build()
    assert [{one.rule for one in each.diagnostics} & {"same-id"} for each in told] == [set(), set(), set()]


def test_nothing_is_written_and_what_was_told_is_told_again(builds: Builds) -> None:
    first, _ = builds.build()
    assert "plainer-word" in {one.rule for one in first[0].diagnostics}
    before = {file: file.stat().st_mtime_ns for file in builds.place.rglob("*")}
    again, _ = builds.build()
    assert list(map(plain, again)) == list(map(plain, first))
    assert {file: file.stat().st_mtime_ns for file in builds.place.rglob("*")} == before


def test_what_is_told_once_is_not_told_again(builds: Builds) -> None:
    builds.build()
    write("council/doors/05-new.md", "# New\n\n## New\n\nNew.\n")(builds.place)
    assert "new-file" in {one.rule for one in builds.build()[0][0].diagnostics}
    told, _ = builds.build()
    assert "new-file" not in {one.rule for one in told[0].diagnostics}
    assert builds.build()[0][0].up_to_date


def test_a_package_that_was_only_touched_or_copied_stays(builds: Builds) -> None:
    builds.build()
    shutil.move(builds.place / "dist", builds.place / "gone")
    shutil.copytree(builds.place / "gone", builds.place / "dist", copy_function=shutil.copy)
    (builds.place / "council/doors/course.md").touch()
    assert all(one.up_to_date for one in builds.build()[0])


def test_a_record_that_cannot_be_read_is_none(builds: Builds, tmp_path: Path) -> None:
    builds.build()
    kept = list((tmp_path / "cache/builder/builds").rglob("*.json"))
    assert len(kept) == 2
    for text in ("", "{", "[]", '{"inputs": 1}', "\x00"):
        for file in kept:
            file.write_text(text, "utf-8")
        assert not any(one.up_to_date for one in builds.build()[0])
        assert all(one.up_to_date for one in builds.build()[0])


def test_what_could_not_be_written_is_tried_again(builds: Builds) -> None:
    (builds.place / "dist").write_text("in the way", "utf-8")
    forget()
    told = build_all(builds.orders, 1)
    assert "package-not-written" in {one.rule for one in told[0].diagnostics}
    (builds.place / "dist").unlink()
    assert all(one.built for one in builds.build()[0])


@pytest.fixture
def old_and_new(tmp_path: Path) -> tuple[Path, Path]:
    folder = tmp_path / "cache" / "builder"
    old, new = folder / "builds/ab/old.json", folder / "builds/ab/new.json"
    for file in (old, new):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("{}", "utf-8")
    long_ago = new.stat().st_mtime - store.OLDEST - 9
    os.utime(old, (long_ago, long_ago))
    return old, new


def test_what_nobody_asked_for_in_a_long_time_goes(old_and_new: tuple[Path, Path], builds: Builds) -> None:
    old, new = old_and_new
    builds.build()
    assert (old.exists(), new.exists()) == (False, True)
    assert read_record(new) is None


def test_the_command_says_it_and_loads_little(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "courses/confidentiality", tmp_path / "courses/confidentiality")
    loaded = "any(name.partition('.')[0] in {'jinja2', 'lxml', 'markdown_it', 'yaml'} for name in sys.modules)"
    code = f"import sys, atexit; atexit.register(lambda: print('heavy:', {loaded}))"
    code += "\nimport builder.cli; builder.cli.main()"
    environment = os.environ | {"XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code, "build", "--to", "web"]
    said = []
    for _ in range(2):
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
        said.append(done.stdout)
    assert "heavy: True" in said[0]
    assert "confidentiality-1.0-web.zip" in said[0]
    assert said[1] == "Up to date: confidentiality.\nheavy: False\n"
