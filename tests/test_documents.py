"""ARCHITECTURE.md is true: each room that it names is there, each that is there is named, and each law is a test."""

import ast
import re

import pytest

from builder.lms.server import FIRST_PORT, THIS_COMPUTER
from builder.workbench.own_folder import FOLDER
from builder.workbench.packages import OUT
from builder.workbench.running import ALONE
from builder.workbench.serve import APART
from builder.workbench.shortcut import starter
from tests.packages import ROOT
from tests.test_architecture import BUILDER, ROOMS

ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
ROWS = re.findall(r"^\| `([\w./]+)` \|", ARCHITECTURE, re.MULTILINE)
LAWS = re.findall(r"^\| .*\| (`test_.*?`) \|$", ARCHITECTURE, re.MULTILINE)
NO_ROOMS = {"__init__.py", "__main__.py", "__pycache__", "_data", "py.typed", "runtime"}


def test_each_room_is_named_and_there_in_the_order_of_imports() -> None:
    there = {path.name + "/" if path.is_dir() else path.name for path in BUILDER.iterdir() if path.name not in NO_ROOMS}
    assert set(ROWS) == there
    order = [ROOMS.index(name.strip("/").removesuffix(".py")) for name in ROWS]
    assert order == sorted(order)


def test_whatever_else_it_names_is_there() -> None:
    named = set(re.findall(r"`((?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:py|md))`", ARCHITECTURE)) | {
        f"./{name}" for name in re.findall(r"\]\(([^)]+)\)", ARCHITECTURE)
    }
    around = (ROOT, BUILDER, BUILDER / "runtime", BUILDER / "language", BUILDER / "pipeline", ROOT / "courses")
    own = {"editions/", "languages/", "rules/", "blocks/", "examples.md"}  # an organisation's; a block's
    missing = {name for name in named - own if not any((place / name).exists() for place in around)}
    assert missing == set()
    drawn = re.findall(r"^  (\w+/) ", ARCHITECTURE, re.MULTILINE)
    assert drawn == ["source/", "parse/", "rules/", "render/", "package/"]


def test_the_stages_are_those_that_it_draws() -> None:
    stages = "".join(file.read_text("utf-8") for file in (BUILDER / "pipeline").glob("*.py"))
    drawn = re.findall(r"→ (\w+)", ARCHITECTURE)
    assert drawn == ["Loaded", "Parsed", "Checked", "Rendered", "Packaged"]
    taken = [re.findall(rf"^class {name}:\n(?:.*\n)*?    (?:\w+): (\w+)", stages, re.MULTILINE) for name in drawn]
    assert [one for [one] in taken][1:] == ["Loaded", "Parsed", "Checked", "Rendered"], "each holds the one before it"


def test_each_law_is_held_by_a_test() -> None:
    assert len(LAWS) > 15
    named = {name for cell in LAWS for name in re.findall(r"`(\w+)`", cell)}
    tests = {
        node.name
        for file in (ROOT / "tests").rglob("test_*.py")
        for node in ast.parse(file.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef)
    }
    assert named - tests == set()


@pytest.mark.parametrize("room", ["runtime", "scorm_templates", "themes", "courses"])
def test_what_is_no_room_of_python_is_told_apart(room: str) -> None:
    assert re.search(rf"^- `(builder/)?{room}/`", ARCHITECTURE, re.MULTILINE)


def test_what_the_it_department_is_told_is_so() -> None:
    """Each folder, port and file that the page names is the one that the program uses."""
    told = (ROOT / "builder/workbench/for-your-it-department.md").read_text("utf-8")
    for word in (
        f"from {FIRST_PORT} on",
        f"{APART} above it",
        THIS_COMPUTER,
        f"`{OUT}/`",
        f"`{FOLDER}/`",
        f"{ALONE / 60:.0f} minutes".replace("2", "two"),
    ):
        assert word in told, word
    for system in ("win32", "darwin", "linux"):
        assert starter(("python",), system)[0] in told
    assert "](builder/workbench/for-your-it-department.md)" in (ROOT / "README.md").read_text("utf-8")
