"""The authors' guide teaches the whole language, and what is taken from the code is as the code has it."""

import json
import re
from pathlib import Path

import pytest
import yaml

from builder import discover
from builder.blocks.settings import OF_A_PAGE, OF_AN_ASSESSMENT
from builder.guide.blocks import block_page
from builder.guide.pictures import usual_library
from builder.model.drawn import DRAWN
from builder.parse.flow import CALLOUTS
from builder.parse.front_matter.keys import KEYS
from builder.parse.keywords import STRUCTURE
from builder.pipeline import Order, run
from tests.packages import GUIDE as NAME
from tests.packages import ROOT
from tools import make_editors, make_guide

GUIDE = ROOT / "courses" / NAME
TEXT = "\n".join(file.read_text("utf-8") for file in sorted(GUIDE.glob("*.md")))
KINDS = discover.block_kinds()
EDITORS = ROOT / ".vscode"


def shown(word: str) -> bool:
    """Whether the guide shows the word as something to type, not as a word among others."""
    return f"`{word}`" in TEXT


@pytest.mark.parametrize("name", KINDS)
def test_every_block_is_shown_at_work_with_all_its_words(name: str) -> None:
    kind = KINDS[name]
    first, *others = kind.keywords
    assert f"`### {first}: …`" in TEXT
    missing = [word for word in others if not shown(word)]
    missing += [word for word in kind.variants if not shown(f"({word})")]
    missing += [one.example for one in kind.settings if not shown(one.example)]
    missing += [label for label in kind.labels if not shown(f"{label.capitalize()}:")]
    assert missing == []
    uses = block_page(name).uses
    times = 2 if kind.for_learners else 1  # as it is typed, and at work
    assert TEXT.count(uses[0]) >= times


@pytest.mark.parametrize("rule", discover.rule_names())
def test_every_rule_stands_in_it(rule: str) -> None:
    assert shown(rule)


def test_every_other_word_of_the_language_stands_in_it() -> None:
    missing = [key for key in KEYS if not shown(key)]
    missing += [one.example for one in (*OF_A_PAGE, *OF_AN_ASSESSMENT) if not shown(one.example)]
    missing += [name for name in CALLOUTS if not shown(f"[!{name.upper()}]")]
    missing += [label for label in ("Settings:", "Objective:", "For:") if not shown(label)]
    missing += [word for word in STRUCTURE if not shown(word.capitalize())]
    assert missing == []


def test_what_is_generated_is_up_to_date() -> None:
    fresh = make_guide.pages()
    assert {name: (GUIDE / name).read_text("utf-8") for name in fresh} == fresh, "run: make guide"
    fresh = make_editors.files()
    assert {name: (EDITORS / name).read_text("utf-8") for name in fresh} == fresh, "run: make guide"


def test_it_has_nothing_to_mend() -> None:
    outcome = run(Order(GUIDE))
    assert outcome.diagnostics == ()


@pytest.mark.parametrize("kind", DRAWN)
def test_every_picture_stands_in_it_and_among_what_editors_offer(kind: str) -> None:
    snippet = json.loads((EDITORS / "course.code-snippets").read_text("utf-8"))[f"Picture: {kind}"]["body"][0]
    for name in usual_library().names(kind):
        assert shown(f"{kind}:{name}")
        assert re.search(rf"[|,]{name}[|,]", snippet)


def test_the_schemas_know_what_courses_say() -> None:
    known = make_editors.course_schema()["properties"]
    for file in (ROOT / "courses").glob("*/course.md"):
        front = yaml.safe_load(file.read_text("utf-8").split("---\n")[1])
        assert set(front) <= set(known)
        for key, value in front.items():
            assert fits(value, known[key]), f"{file}: {key}"


def fits(value: object, schema: dict[str, object]) -> bool:
    """Whether a value has a type that its schema allows; dates are text to an editor."""
    names = {str: "string", int: "number", float: "number", list: "array", dict: "object"}
    wanted = schema["type"]
    allowed = wanted if isinstance(wanted, list) else [wanted]
    return names.get(type(value), "string") in allowed and (value in schema.get("enum", [value]))  # type: ignore[operator]  # a list


def test_the_parser_and_the_schema_of_an_organisation_know_the_same() -> None:
    parser = Path(discover.INSIDE / "parse/front_matter/organisation.py").read_text("utf-8")
    read = set(re.findall(r'(?:values\.get\(|_read\()"([a-z ]+)"', parser))
    assert read == set(make_editors.organisation_schema()["properties"])


def test_every_snippet_is_the_block_that_it_names() -> None:
    made = json.loads((EDITORS / "course.code-snippets").read_text("utf-8"))
    blocks = {name: snippet for name, snippet in made.items() if not name.startswith("Picture: ")}
    assert list(blocks) == [kind.keywords[0] for kind in KINDS.values()]
    for kind, snippet in zip(KINDS.values(), blocks.values(), strict=True):
        assert re.match(rf"#+ ({'|'.join(map(re.escape, kind.keywords))})\b", snippet["body"][0])
        assert snippet["body"][-1] == "$0"
