"""The built packages that tests look at and play: made once a test session, by the command that an author uses."""

import subprocess
import sys
import tomllib
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
ALL_COURSES = tuple(sorted(path.parent.name for path in (ROOT / "courses").glob("*/course.md")))
PROGRAMMES = tuple(sorted(path.parent.name for path in (ROOT / "courses").glob("*/programme.yaml")))
# Its blocks are played one by one elsewhere: a browser reads its 58 pages, but plays none of them.
GUIDE = "authoring-guide"
COURSES = tuple(name for name in ALL_COURSES if name != GUIDE)


@dataclass(frozen=True)
class Module:
    """What a learner takes: a course, or one of a programme."""

    package: str  # the folder in courses/
    opens: str = "index.html"  # of the package

    def __str__(self) -> str:
        return self.opens.removesuffix("index.html").rstrip("/") or self.package


MODULES = (
    *(Module(name) for name in ALL_COURSES),
    *(
        Module(name, f"{file.parent.name}/index.html")
        for name in PROGRAMMES
        for file in sorted((ROOT / "courses" / name).glob("*/course.md"))
    ),
)


@cache
def standards() -> tuple[str, ...]:
    """The names of the usual standards, for which is built where nobody says more."""
    return tuple(edition["name"] for edition in _editions() if edition.get("usual"))


@cache
def families() -> tuple[str, ...]:
    """The newest usual edition of each standard."""
    files = sorted((ROOT / "scorm_templates").glob("*/standard.toml"))
    editions = [
        [one["name"] for one in tomllib.loads(file.read_text("utf-8"))["editions"] if one.get("usual")]
        for file in files
    ]
    return tuple(names[-1] for names in editions if names)


@cache
def all_standards() -> tuple[str, ...]:
    """The names of all standards, as --to takes them."""
    return tuple(edition["name"] for edition in _editions())


def _editions() -> list[dict[str, Any]]:
    files = sorted((ROOT / "scorm_templates").glob("*/standard.toml"))
    return [edition for file in files for edition in tomllib.loads(file.read_text("utf-8"))["editions"]]


@dataclass(frozen=True)
class Package:
    """One zip and the folder that it is unpacked in."""

    zip: Path
    folder: Path

    @property
    def name(self) -> str:
        return self.zip.stem


@dataclass(frozen=True)
class Packages:
    """Every zip of a build. Its folder holds `zips` and, for each of them, `unpacked/<name of the zip>`."""

    folder: Path

    def of(self, course: str, standard: str) -> Package:
        named = [one for one in self.all() if one.name.startswith(f"{course}-") and one.name.endswith(f"-{standard}")]
        assert len(named) == 1, (
            f"{len(named)} packages of {course} for {standard} among {[one.name for one in self.all()]}"
        )
        return named[0]

    def all(self) -> tuple[Package, ...]:
        return tuple(Package(file, self.unpacked / file.stem) for file in sorted(self.zips.glob("*.zip")))

    @property
    def zips(self) -> Path:
        return self.folder / "zips"

    @property
    def unpacked(self) -> Path:
        return self.folder / "unpacked"


def run_builder(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """What `builder …` says and its exit code."""
    command = [sys.executable, "-m", "builder", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)


def build(sources: Path, folder: Path, *options: str) -> Packages:
    """The packages of a course, or of a folder of courses, built and unpacked under a folder."""
    packages = Packages(folder)
    done = run_builder("build", sources, "--out", packages.zips, *options)
    assert done.returncode == 0, f"builder build {sources.name} said\n{done.stdout}{done.stderr}"
    for package in packages.all():
        with zipfile.ZipFile(package.zip) as file:
            file.extractall(package.folder)
    return packages
