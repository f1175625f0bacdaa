"""The same courses for two councils: each package has all of its own council, and nothing of the other."""

import html
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

from builder.parse.variables import VARIABLE, flatten
from builder.pipeline import Order, Outcome, run
from builder.source.folders import package_folders
from tests.packages import ROOT, run_builder

COURSES = ROOT / "courses"
COUNCILS = {"northmere": COURSES, "southvale": COURSES / "organisations" / "southvale"}
USED = {found[1].lower() for file in COURSES.glob("*/**/*.md") for found in VARIABLE.finditer(file.read_text("utf-8"))}
TEXTS = (".html", ".css", ".js", ".xml", ".svg")
IDENTIFIERS = ("identifier", "identifierref", "href", "type")


@dataclass(frozen=True)
class Council:
    """What a council's file says, and the packages of all courses that were built for it."""

    folder: Path
    variables: dict[str, Any]
    outcomes: list[Outcome]
    files: dict[str, bytes]  # by their package and their name in it

    @property
    def words(self) -> set[str]:
        """Everything that its file says."""
        return {word for value in self.variables.values() for word in _listed(value)}

    @property
    def text(self) -> str:
        return html.unescape("\n".join(content.decode() for name, content in self.files.items() if _is_text(name)))

    def ending(self, ending: str) -> dict[str, bytes]:
        return {name: content for name, content in self.files.items() if name.endswith(ending)}


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


def _is_text(name: str) -> bool:
    return name.endswith(TEXTS)


@pytest.fixture(scope="module", params=COUNCILS)
def council(request: pytest.FixtureRequest, councils: dict[str, Council]) -> Council:
    name: str = request.param
    return councils[name]


@pytest.fixture(scope="module")
def councils(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Council]:
    return {name: _built(folder, tmp_path_factory.mktemp(name)) for name, folder in COUNCILS.items()}


def _built(folder: Path, out: Path) -> Council:
    file = folder / "organisation.yaml"
    given = None if folder == COURSES else file
    outcomes = [run(Order(one, ("scorm12",), out=out, organisation=given)) for one in package_folders(COURSES)]
    files: dict[str, bytes] = {}
    for package in sorted(out.glob("*.zip")):
        with zipfile.ZipFile(package) as opened:
            files |= {f"{package.stem}/{name}": opened.read(name) for name in opened.namelist()}
    return Council(folder, flatten(yaml.safe_load(file.read_text("utf-8"))), outcomes, files)


def test_every_course_is_built_without_a_word(council: Council) -> None:
    assert [one.diagnostics for one in council.outcomes] == [()] * len(council.outcomes)
    assert all(one.built for one in council.outcomes)


def test_no_word_of_the_other(councils: dict[str, Council]) -> None:
    one, other = councils.values()
    for mine, theirs in ((one, other), (other, one)):
        foreign = theirs.words - mine.words
        assert len(foreign) > 25
        text = mine.text.lower()
        assert [word for word in sorted(foreign) if word.lower() in text] == []


def test_all_of_its_own(council: Council) -> None:
    """Each word that the courses name, its colours, and its logo wherever the page shows one."""
    text, logo = council.text, (council.folder / "logo.svg").read_bytes()
    assert {"organisation", "charter.promises", "charter.expectations", "reply times.letter"} <= USED
    assert [word for name in USED for word in _listed(council.variables[name]) if word not in text] == []
    assert (len(council.variables["charter.promises"]), len(council.variables["charter.expectations"])) == (12, 3)
    colours = [value for name, value in council.variables.items() if name.startswith("colours.")]
    for css in council.ending("/course.css").values():
        assert [colour for colour in colours if colour not in css.decode()] == []
    for name, page in council.ending(".html").items():
        shown = re.findall(r'<img class="logo" src="([^"]+)" alt="([^"]+)"', page.decode())
        assert shown, name
        for address, alt in shown:
            place = Path("/", name).parent.joinpath(address)
            assert council.files[_plain(place)] == logo
            assert alt == council.variables["organisation"]


def _plain(path: Path) -> str:
    return str(path.resolve().relative_to("/"))


def test_an_lms_sees_the_same_of_both(councils: dict[str, Council]) -> None:
    one, other = councils.values()
    assert list(one.files) == list(other.files)
    for name, page in one.ending(".html").items():
        assert _ids(page) == _ids(other.files[name]), name
    for name, manifest in one.ending("imsmanifest.xml").items():
        assert _structure(manifest) == _structure(other.files[name]), name


def _ids(page: bytes) -> list[bytes]:
    return re.findall(rb'\bid="([^"]+)"', page)


def _structure(manifest: bytes) -> list[tuple[str, ...]]:
    elements = etree.fromstring(manifest).iter(etree.Element)
    return [(one.tag, *(one.get(name, "") for name in IDENTIFIERS)) for one in elements]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A course that names its organisation, and an organisation elsewhere with a theme of its own."""
    course, ours, theirs = tmp_path / "courses" / "doors", tmp_path / "courses", tmp_path / "councils" / "east"
    (theirs / "themes" / "east").mkdir(parents=True)
    course.mkdir(parents=True)
    (course / "course.md").write_text("---\ntitle: Doors\n---\n## Shut\n\nAsk {{ short name }}: {{ ring }}.\n", "utf-8")
    (ours / "organisation.yaml").write_text("organisation: West Council\nshort name: West\nring: 1\n", "utf-8")
    (theirs / "organisation.yaml").write_text("organisation: East Council\nshort name: East\nring: 2\n", "utf-8")
    plain = (ROOT / "themes" / "plain" / "theme.toml").read_text("utf-8")
    (theirs / "themes" / "east" / "theme.toml").write_text(plain.replace("#ffffff", "#fefefe"), "utf-8")
    return tmp_path


def test_a_build_for_another(place: Path) -> None:
    given = ("--organisation", "councils/east", "--theme", "east", "--to", "web")
    done = run_builder("build", "courses/doors", *given, cwd=place)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(place / "dist" / "doors-1.0-web.zip") as package:
        page, css = (package.read(name).decode() for name in ("index.html", "course.css"))
    assert "Ask East: 2." in page
    assert "#fefefe" in css


def test_paper_and_outline_for_another(place: Path) -> None:
    given = ("--organisation", "councils/east/organisation.yaml")
    done = run_builder("print", "--as", "handout", *given, cwd=place)
    assert done.returncode == 0, done.stderr
    handout = (place / "dist" / "doors-1.0-handout.html").read_text("utf-8")
    assert "East Council" in handout
    assert "West" not in handout
    (place / "councils/east/organisation.yaml").write_text('colours:\n  brand: "#5b2a6e"\n', "utf-8")
    assert "#5b2a6e" in run_builder("outline", "--format", "html", *given, cwd=place).stdout


def test_what_it_does_not_say_is_named(place: Path) -> None:
    (place / "councils/east/organisation.yaml").write_text("organisation: East Council\nring: 2\n", "utf-8")
    assert run_builder("check", cwd=place).returncode == 0
    done = run_builder("check", "--organisation", "councils/east", cwd=place)
    assert done.returncode == 0
    assert "organisation.yaml has no “short name”" in done.stderr


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("councils", "“councils” is no organisation.yaml, and no folder that holds one. There are: councils/east"),
        ("councils/est", "“councils/est” does not exist. Did you mean “councils/east”?"),
        ("courses/doors/course.md", "“courses/doors/course.md” is no organisation.yaml"),
    ],
)
def test_a_path_without_one_is_wrong_use(place: Path, given: str, said: str) -> None:
    done = run_builder("preview", "--organisation", given, cwd=place)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
