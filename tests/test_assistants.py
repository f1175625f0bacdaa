"""What assistants are given: the language on one page, faults as data that a program can mend, and an MCP server."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

import anyio
import jsonschema
import pytest
from mcp import Client, StdioServerParameters
from mcp.types import TextContent

from builder import discover
from builder.diagnostics import SCHEMA
from builder.fix.apply import apply_fixes
from builder.guide.assistants import page_for_assistants
from builder.pipeline import Order, run
from tests.block_uses import write_course
from tests.packages import ROOT

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

PAGE = page_for_assistants()
EXAMPLES = re.findall(r"````markdown\n(.*?)````", PAGE, re.DOTALL)
CASES = sorted((ROOT / "tests/cases").glob("*/course"))
SLIPPED = "---\ntitle: Slips\n---\n# One\n\n## Page\n\nRead this.\n\n### Qestion: Which?\n- [x ] This\n- [] That\n"


def test_the_page_is_short_and_names_every_block() -> None:
    assert len(PAGE.split()) < 4000
    missing = [kind.keywords[0] for kind in discover.block_kinds().values() if f"### {kind.keywords[0]}" not in PAGE]
    assert missing == []
    assert "<!--" not in PAGE


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.partition("\n")[0])
def test_each_example_on_the_page_checks_clean(example: str, tmp_path: Path) -> None:
    before = "" if example.startswith("---") else "---\ntitle: Example\n---\n# Section\n\n## Page\n\nWords.\n\n"
    outcome = run(Order(write_course(tmp_path, before + example)))
    assert not outcome.diagnostics


def test_every_callout_and_link_that_it_teaches_checks_clean(tmp_path: Path) -> None:
    kinds = re.findall(r"`(\[![A-Z]+\])`", PAGE)
    assert len(kinds) == 5
    callouts = "\n\n".join(f"> {kind}\n> Words." for kind in kinds)
    (tmp_path / "organisation.yaml").write_text("organisation: Our Council\n", "utf-8")
    folder = tmp_path / "course"
    folder.mkdir()
    text = "---\ntitle: Example\n---\n# One\n\n## Our charter\n\n{{ organisation }}. [the charter](#our-charter)\n\n"
    (folder / "course.md").write_text(text + callouts + "\n", "utf-8")
    assert not run(Order(folder)).diagnostics


def test_the_file_for_assistants_is_what_the_command_prints() -> None:
    said = subprocess.run(
        [sys.executable, "-m", "builder", "guide", "--for-assistants"], capture_output=True, check=True, cwd=ROOT
    ).stdout.decode("utf-8")
    assert (ROOT / "builder/guide/llms.txt").read_text("utf-8") == said == PAGE.rstrip() + "\n"


def checked(folder: Path) -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "builder", "check", str(folder), "--format", "json"], capture_output=True, check=False
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_faults_are_as_the_schema_says() -> None:
    said = subprocess.run(
        [sys.executable, "-m", "builder", "check", "--schema"], capture_output=True, check=True
    ).stdout
    schema = json.loads(said)
    assert schema == json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    found = [one.as_json() for case in CASES for one in run(Order(case)).diagnostics]
    assert len(found) > 100
    jsonschema.validate(found, schema)
    jsonschema.validate(checked(CASES[0]), schema)
    known = schema["$defs"]
    assert {key for one in found for key in one} == set(known["fault"]["properties"])
    assert {key for one in found for edit in one["fixes"] for key in edit} == set(known["edit"]["properties"])


def applied(text: str, faults: list[dict[str, Any]]) -> str:
    """The text with all repairs made, by what the schema says and nothing else."""
    lines = text.split("\n")
    by_line: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for edit in (edit for one in faults for edit in one["fixes"]):
        if edit not in by_line[edit["line"]]:
            by_line[edit["line"]].append(edit)
    for number, edits in by_line.items():
        for edit in sorted(edits, key=lambda one: -int(one["column"])):
            line, start = lines[number - 1], edit["column"] - 1
            lines[number - 1] = line[:start] + edit["text"] + line[start + edit["length"] :]
    return "\n".join(lines)


def test_a_program_can_apply_the_repairs(tmp_path: Path) -> None:
    by_program, by_us = tmp_path / "a", tmp_path / "b"
    for folder in (by_program, by_us):
        folder.mkdir()
        (folder / "course.md").write_text(SLIPPED, "utf-8")
    file = by_program / "course.md"
    for _ in range(3):
        faults = checked(by_program)
        file.write_text(applied(file.read_text("utf-8"), faults), "utf-8")
    apply_fixes([Order(by_us)])
    assert file.read_text("utf-8") == (by_us / "course.md").read_text("utf-8") != SLIPPED


# The server, through the library's own client and a process of its own.


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    for name, text in (("good", SLIPPED.replace("Qestion", "Question")), ("bad", SLIPPED.replace("[x ]", "[ ]"))):
        (folder / "courses" / name).mkdir(parents=True)
        (folder / "courses" / name / "course.md").write_text(text, "utf-8")
    (folder / "quiz.gift").write_text("::One::Which is blue? {=The sky ~Grass}\n", "utf-8")
    (folder / ".secret.md").write_text("hidden", "utf-8")
    (folder / "courses/good/media").mkdir()
    (folder / "courses/good/media/film.mp4").write_bytes(b"\0")
    (tmp_path / "outside.md").write_text("outside", "utf-8")
    (folder / "courses/bad/away.md").symlink_to(tmp_path / "outside.md")
    return folder


Told = TypeVar("Told")


def apart(ask: Callable[[], Awaitable[Told]]) -> Told:
    """In a thread of its own: where tests in a browser ran before, this one has a loop that runs."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(anyio.run, ask).result()


def asked(folder: Path, *calls: tuple[str, dict[str, Any]]) -> list[tuple[bool, Any]]:
    """What the tools answer, in one session: whether it is an error, and what it says."""

    async def ask() -> list[tuple[bool, Any]]:
        server = StdioServerParameters(command=sys.executable, args=["-m", "builder", "mcp", str(folder)])
        answers: list[tuple[bool, Any]] = []
        async with Client(server) as client:
            for name, given in calls:
                result = await client.call_tool(name, given)
                texts = [one.text for one in result.content if isinstance(one, TextContent)]
                structured = result.structured_content
                told = structured.get("result", structured) if structured else "\n".join(texts)
                answers.append((bool(result.is_error), told))
        return answers

    return apart(ask)


def test_an_assistant_lists_reads_checks_mends_builds_and_sees(shared: Path) -> None:
    good = {"course": "courses/good"}
    courses, files, text, faults, fixed, built, page, anew = asked(
        shared,
        ("list_courses", {}),
        ("list_files", good),
        ("read_file", {"file": "courses/good/course.md"}),
        ("check", good),
        ("fix", good),
        ("build", good),
        ("preview_page", good | {"page": "page"}),
        ("check", good),
    )
    assert courses == (False, ["courses/bad", "courses/good"])
    assert files == (False, ["courses/good/course.md", "courses/good/media/film.mp4"])
    assert text[1].startswith("---\ntitle: Slips")
    assert faults[1]["can_be_built"]
    assert {one["file"] for one in faults[1]["faults"]} == {"courses/good/course.md"}
    assert "written properly" in fixed[1]["done"]
    assert "- [x] This" in (shared / "courses/good/course.md").read_text("utf-8")
    assert all((shared / one["file"]).is_file() for one in built[1]["packages"])
    assert len(built[1]["packages"]) >= 2
    assert "<fieldset" in page[1]
    assert len(anew[1]["faults"]) < len(faults[1]["faults"])


def test_an_assistant_imports(shared: Path) -> None:
    target = {"file": "quiz.gift", "course": "courses/sky"}
    made, again, taken = asked(
        shared, ("import_file", target), ("import_file", target), ("import_file", target | {"course": "courses/good"})
    )
    assert made[1]["can_be_built"]
    assert made[1]["questions"] == 1
    assert made[1]["report"].startswith("# Import of")
    assert not again[0]
    assert taken[0]
    assert "was not made by an import" in taken[1]


REFUSED: list[tuple[str, dict[str, Any]]] = [
    ("read_file", {"file": "a" * 5000}),
    ("read_file", {"file": "../outside.md"}),
    ("read_file", {"file": "courses/bad/away.md"}),
    ("read_file", {"file": ".secret.md"}),
    ("read_file", {"file": "/etc/hostname"}),
    ("read_file", {"file": "courses\\..\\..\\outside.md"}),
    ("read_file", {"file": "courses/good/media/film.mp4"}),
    ("read_file", {"file": "a\0b"}),
    ("check", {"course": "nowhere"}),
    ("check", {"course": ".."}),
    ("build", {"course": "courses"}),
    ("preview_page", {"course": "courses/bad"}),
    ("preview_page", {"course": "courses/good", "page": "none"}),
    ("import_file", {"file": "none.docx", "course": "courses/new"}),
    ("import_file", {"file": "quiz.gift", "course": "../new"}),
]


def test_what_lies_outside_or_is_wrong_is_refused_in_a_sentence(shared: Path) -> None:
    for (tool, given), (wrong, said) in zip(REFUSED, asked(shared, *REFUSED), strict=True):
        assert wrong, (tool, given)
        assert "“" in said, (tool, given)
        assert "Traceback" not in said
        assert "outside\n" not in said
    assert not (shared.parent / "new").exists()


def test_the_language_is_a_resource(shared: Path) -> None:
    async def read() -> str:
        server = StdioServerParameters(command=sys.executable, args=["-m", "builder", "mcp", str(shared)])
        async with Client(server) as client:
            [content] = (await client.read_resource("guide://course-language")).contents
            return str(getattr(content, "text", ""))

    assert apart(read).rstrip() == PAGE.rstrip()
