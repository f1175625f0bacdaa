"""CONTRIBUTING.md, followed to the letter in a copy of the tree: all that it adds works, and meets the tests it names.

Its commands run one by one, in their order, but for pytest: what it is asked for each addition is asked of one process
at the end, when all additions stand side by side. `make` is told that its set-up is done: that is this checkout's.
"""

import os
import re
import shlex
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.languages.pseudo import widened
from tests.packages import ROOT

DOCUMENT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
PIECE = re.compile(
    r"^(?:`(?P<file>[\w./-]+)`:\n\n)?(?P<fence>`{3,})(?P<language>\w+)\n(?P<text>.*?)^(?P=fence)$",
    re.DOTALL | re.MULTILINE,
)
FAMILIES = ("block", "rule", "standard", "theme", "edition", "command", "importer", "language")
COPIED = (
    "builder",
    "courses/authoring-guide",
    "courses/confidentiality",
    "scorm_templates",
    "tests",
    "themes",
    "tools",
)
PYTEST = ".venv/bin/python -m pytest "
SET_UP_IS_DONE = ("-o", ".venv/run.stamp", "-o", ".venv/dev.stamp", "-o", "node_modules/.stamp")


@dataclass
class Followed:
    """A copy of the tree in which the document was followed."""

    place: Path
    said: dict[str, str] = field(default_factory=dict)  # by command
    asked: list[str] = field(default_factory=list)  # of pytest

    def run(self, command: str, *more: str) -> str:
        given, words = {}, shlex.split(command)
        while "=" in words[0]:
            name, _, value = words.pop(0).partition("=")
            given[name] = value
        if words[0] == "make":
            words[1:1] = SET_UP_IS_DONE
        folders = {"XDG_STATE_HOME": str(self.place / "home"), "XDG_CACHE_HOME": str(self.place / "cache")}
        done = subprocess.run(  # noqa: S602 - as a shell does
            " ".join([shlex.quote(word) if word != ">" else word for word in (*words, *more)]),
            shell=True,
            cwd=self.place,
            env=os.environ | {"PYTHONPATH": str(self.place), "PYTEST_ADDOPTS": ""} | folders | given,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout[-6000:]}{done.stderr[-3000:]}"
        self.said[command] = done.stdout
        return done.stdout


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Followed:
    place = tmp_path_factory.mktemp("copy")
    leave = shutil.ignore_patterns("__pycache__", "benchmarks", "browser", "*.xsd.bak")
    for name in COPIED:
        shutil.copytree(ROOT / name, place / name, ignore=leave, symlinks=True)
    for file in (
        *ROOT.glob("*.md"),
        *ROOT.glob("*.toml"),
        *ROOT.glob("*.json"),
        *ROOT.glob("*.lock"),
        ROOT / "Makefile",
    ):
        shutil.copy2(file, place)
    for name in ("LICENSE", "courses/organisation.yaml", "courses/logo.svg", ".vscode"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy2)(ROOT / name, place / name)
    (place / "tests/browser").mkdir()
    for file in (ROOT / "tests/browser").glob("*.py"):
        shutil.copy2(file, place / "tests/browser")
    (place / ".venv").symlink_to(ROOT / ".venv")
    (place / "node_modules").symlink_to(ROOT / "node_modules")
    done = Followed(place)
    for match in PIECE.finditer(DOCUMENT):
        _follow(match, done)
    return done


def _follow(match: re.Match[str], done: Followed) -> None:
    if match["file"]:
        file = done.place / match["file"]
        assert not file.exists(), f"{file} is there already"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(match["text"], "utf-8")
    for command in match["text"].splitlines() if match["language"] == "sh" else ():
        if command.startswith(PYTEST):
            done.asked.append(command.removeprefix(PYTEST))
        else:
            done.run(command)
            if "start_language" in command:
                _translate(done.said[command].splitlines(), done.place)


def _translate(files: list[str], place: Path) -> None:
    """Other letters in all texts, as a translator would write."""
    for name in files:
        text = (place / name).read_text("utf-8")
        lines = [re.sub(r'^([\w-]+ = ")(.*)("\s*(?:#.*)?)$', _widened, line) for line in text.split("\n")]
        (place / name).write_text("\n".join(lines), "utf-8")


def _widened(match: re.Match[str]) -> str:
    parts = re.split(r"(\{[^{}]*\}|<[^>]*>|\\.)", match[2])
    return match[1] + "".join(part if number % 2 else widened(part) for number, part in enumerate(parts)) + match[3]


def test_it_has_an_example_of_each_family() -> None:
    heads = re.findall(r"^## An? (.+)$", DOCUMENT, re.MULTILINE)
    assert tuple(heads) == FAMILIES
    parts = re.split(r"^## An? .+$", DOCUMENT, flags=re.MULTILINE)[1:]
    assert [family for family, part in zip(heads, parts, strict=True) if f"\n{PYTEST}tests/" not in part] == []


def test_set_up_takes_two_commands() -> None:
    [commands] = [match["text"].split("\n") for match in PIECE.finditer(DOCUMENT) if match["language"] == "setup"]
    assert commands == ["make build", "make test", ""]
    for command in commands[:-1]:
        subprocess.run([*command.split(), "--dry-run"], cwd=ROOT, check=True, capture_output=True)


def test_what_it_adds_does_what_it_says(followed: Followed) -> None:
    said = followed.said
    assert "shouting (warning)" in said[".venv/bin/python -m builder explain shouting"]
    assert "[shouting]" in said["cat tests/cases/shouting/expected.txt"]
    assert "Reveal: A green sign" in said["cat builder/importers/flashcards/examples/signs.txt.md"]
    assert str(followed.place / "cache") in said[".venv/bin/python -m builder where"]
    assert "Say where the builder keeps what is its own" in said[".venv/bin/python -m builder --help"]
    made = {file.name.partition("-1.0-")[2] for file in (followed.place / "dist").iterdir()}
    assert {"kiosk.zip", "web.zip", "checklist.html"} <= made


def test_the_tests_that_it_names_pass(followed: Followed) -> None:
    files: dict[str, None] = {}
    wanted = []
    for line in followed.asked:
        words = shlex.split(line)
        at = words.index("-k")
        files |= dict.fromkeys(words[:at])
        wanted.append(words[at + 1])
    said = followed.run(
        f"{PYTEST}{' '.join(files)} --numprocesses=0 --quiet -k {shlex.quote(' or '.join(wanted))}",
    )
    passed = int(re.findall(r"(\d+) passed", said)[-1])
    assert passed > len(followed.asked) * 3


def test_what_is_added_is_as_the_lint_wants_it(followed: Followed) -> None:
    files = [match["file"] for match in PIECE.finditer(DOCUMENT) if (match["file"] or "").endswith(".py")]
    assert len(files) >= 3
    followed.run(f".venv/bin/python -m ruff check --no-cache {' '.join(files)}")
    followed.run(f".venv/bin/python -m ruff format --check --no-cache {' '.join(files)}")
