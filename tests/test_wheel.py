"""What is in the checkout works from a wheel too: templates, scripts, styles, standards and themes travel with it."""

import os
import subprocess
import sys
import sysconfig
from email.parser import Parser
from pathlib import Path

import pytest
import trove_classifiers

from tests.packages import COURSES, ROOT, standards

TRAVELLING = {
    "builder": "builder",
    "scorm_templates": "builder/_data/scorm_templates",
    "themes": "builder/_data/themes",
}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory, bundle: Path) -> Path:
    """A fresh environment with the wheel in it. What the wheel depends on is lent by the environment of these tests."""
    assert bundle.with_name("LICENCES.txt").is_file()
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    venv = folder / "a venv"
    wheel = ["wheel", "--no-deps", "--no-build-isolation", "--no-index", f"--wheel-dir={folder}", str(ROOT)]
    subprocess.run([*pip, *wheel], check=True)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", venv], check=True)
    install = [f"--python={venv}", "install", "--no-deps", "--no-index", *map(str, folder.glob("*.whl"))]
    subprocess.run([*pip, *install], check=True)
    (_site_packages(venv) / "lent.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return venv


def _site_packages(venv: Path) -> Path:
    return Path(sysconfig.get_path("purelib", "venv", {"base": str(venv), "platbase": str(venv)}))


@pytest.mark.parametrize("folder", TRAVELLING)
def test_every_file_travels(installed: Path, folder: str) -> None:
    here = {file.relative_to(ROOT / folder) for file in (ROOT / folder).rglob("*") if file.is_file()}
    there = {file for file in here if (_site_packages(installed) / TRAVELLING[folder] / file).is_file()}
    assert here
    assert {file for file in here - there if "__pycache__" not in file.parts} == set()


def test_licence_types_and_metadata_travel(installed: Path) -> None:
    """Whoever installs it finds the licence, its types, and what it is said to be."""
    [info] = _site_packages(installed).glob("*.dist-info")
    assert (info / "licenses" / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()
    others = (_site_packages(installed) / "builder/workbench/bundle/LICENCES.txt").read_text("utf-8")
    assert "@codemirror/view" in others  # of the workbench's editor, which is made of it
    assert "MIT License" in others
    assert (_site_packages(installed) / "builder" / "py.typed").is_file()
    said = Parser().parsestr((info / "METADATA").read_text("utf-8"))
    assert said["License-Expression"] == "MIT"
    assert said["License-File"] == "LICENSE"
    assert said["Author"] == "the contributors"
    assert "Typing :: Typed" in said.get_all("Classifier", [])
    assert set(said.get_all("Classifier", [])) <= trove_classifiers.classifiers
    assert said.get_all("Project-URL") is None  # there is no public address to name
    assert str(said.get_payload()).startswith("# Courses from Markdown")


def test_the_installed_command_builds_a_course(installed: Path, tmp_path: Path) -> None:
    course = ROOT / "courses" / COURSES[0]
    command = [str(installed / "bin" / "builder"), "build", str(course), f"--out={tmp_path / 'out'}"]
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, cwd=tmp_path, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(list((tmp_path / "out").glob("*.zip"))) == len(standards())
