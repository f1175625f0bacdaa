"""The outline, changed by hand: what is written is what an author would have typed, and all of it can be taken back."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

from builder.workbench.engine import AskedWronglyError, Engine
from tests.sampling import times

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIRST = """---
title: Doors
---
# One

## At the door

Ring twice.

### Question: Who rings?
- [x] Lee
- [ ] Sam

```
# no heading
```

### Reflect: When did you ring?
Was anybody there?

## Behind it

Words.

### Key points:
- Knock

# Two

## Inside

Shut it.
"""
SECOND = """# Three

## Assessment: What you know

### Bank: Doors, draw 1

#### Question: Open?
- [x] Yes
- [ ] No

#### Question: Shut?
- [x] Yes
- [ ] No

## Last
Bye."""


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    (tmp_path / "doors").mkdir()
    (tmp_path / "doors/course.md").write_text(FIRST, "utf-8")
    (tmp_path / "doors/02-more.md").write_bytes(SECOND.replace("\n", "\r\n").encode())
    with Engine(tmp_path) as made:
        yield made


def texts(engine: Engine) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (engine.shared.root / "doors").glob("*.md")}


def text(engine: Engine, name: str = "course.md") -> str:
    return texts(engine)[name].decode().replace("\r\n", "\n")


def items(engine: Engine) -> list[tuple[str, int, str]]:
    sections = engine.answer("seen", {"course": "doors"})["sections"]
    found = [
        (item["file"], item["line"], item["title"])
        for section in sections
        for item in (section, *(one for page in section["pages"] for one in (page, *page["blocks"])))
    ]
    return list({(file, line): (file, line, title) for file, line, title in found}.values())


def do(engine: Engine, verb: str, named: str, /, **given: Any) -> dict[str, Any]:
    file, line, _ = next(one for one in items(engine) if one[2] == named)
    done: dict[str, Any] = engine.answer(verb, {"course": "doors", "file": file, "line": line, **given})
    return done


def take_back(engine: Engine, done: dict[str, Any]) -> None:
    back = [
        {"file": one["file"], "base": one["after"]["revision"], "text": one["before"]["text"]}
        for one in reversed(done["changes"])
    ]
    engine.answer("take_back", {"texts": back})


def test_a_block_goes_past_its_neighbour_with_all_that_is_its_own(engine: Engine) -> None:
    done = do(engine, "move", "When did you ring?", step=-1)
    start = text(engine).index("### Reflect")
    assert text(engine)[start:].startswith(
        "### Reflect: When did you ring?\nWas anybody there?\n\n### Question: Who rings?\n- [x] Lee\n- [ ] Sam\n\n"
        "```\n# no heading\n```\n\n## Behind it\n"
    )
    assert done["at"] == {"file": "doors/course.md", "line": 10}


def test_a_block_at_the_end_of_its_page_goes_on_to_the_next(engine: Engine) -> None:
    do(engine, "move", "When did you ring?", step=1)
    assert "Words.\n\n### Reflect: When did you ring?\nWas anybody there?\n\n### Key points:\n" in text(engine)


def test_a_page_goes_into_the_section_of_another_file(engine: Engine) -> None:
    do(engine, "move", "Inside", step=1)
    assert text(engine).endswith("# Two\n")
    assert text(engine, "02-more.md").startswith("# Three\n\n## Inside\n\nShut it.\n\n## Assessment: What you know\n")
    assert b"\r\n## Inside\r\n\r\nShut it.\r\n" in texts(engine)["02-more.md"]


def test_a_file_whose_only_section_goes_to_another_goes(engine: Engine) -> None:
    before = texts(engine)
    done = do(engine, "move", "Three", step=-1)
    assert set(texts(engine)) == {"course.md"}
    assert text(engine).index("# Three") < text(engine).index("# Two")
    take_back(engine, done)
    assert texts(engine) == before


def test_a_question_that_joins_a_bank_takes_its_level(engine: Engine) -> None:
    do(engine, "drop", "Who rings?", on_file="doors/02-more.md", on_line=7, where="after")
    assert "#### Question: Who rings?\n- [x] Lee\n- [ ] Sam\n\n```\n# no heading\n```\n\n#### Question: Shut?" in text(
        engine, "02-more.md"
    )


def test_a_new_name_leaves_keyword_and_signs(engine: Engine) -> None:
    assert do(engine, "named", "What you know") == {"title": "What you know"}
    do(engine, "rename", "What you know", title="What you  **know**\nnow")
    assert "## Assessment: What you **know** now\n" in text(engine, "02-more.md")
    do(engine, "rename", "Who rings?", title="Who: rings?")
    assert "### Question: Who: rings?\n" in text(engine)
    with pytest.raises(AskedWronglyError, match="needs a word"):
        do(engine, "rename", "One", title=" ")


def test_copies_and_new_pages(engine: Engine) -> None:
    do(engine, "duplicate", "Last")
    assert text(engine, "02-more.md").endswith("## Last\nBye.\n\n## Last (copy)\nBye.\n")
    done = do(engine, "add", "At the door", what="page", title="New page")
    assert "anybody there?\n\n## New page\n\n## Behind it" in text(engine)
    assert text(engine).split("\n")[done["at"]["line"] - 1] == "## New page"
    do(engine, "add", "Inside", what="section", title="New section")
    assert text(engine).endswith("Shut it.\n\n# New section\n")


def test_after_a_delete_the_next_one_is_named(engine: Engine) -> None:
    done = do(engine, "delete", "Who rings?")
    assert "no heading" not in text(engine)
    assert text(engine).split("\n")[done["at"]["line"] - 1] == "### Reflect: When did you ring?"
    done = do(engine, "delete", "Last")
    assert text(engine, "02-more.md").split("\n")[done["at"]["line"] - 1] == "## Assessment: What you know"


def test_what_has_no_place_to_go_to_says_so(engine: Engine) -> None:
    for title, verb, given in (
        ("One", "move", {"step": -1}),
        ("Three", "move", {"step": 1}),
        ("Last", "move", {"step": 1}),
        ("One", "drop", {"on_file": "doors/course.md", "on_line": 6, "where": "inside"}),
        ("Last", "drop", {"on_file": "doors/course.md", "on_line": 99, "where": "after"}),
    ):
        with pytest.raises(AskedWronglyError):
            do(engine, verb, title, **given)
    assert text(engine) == FIRST


def test_all_can_be_taken_back_to_the_last_byte(engine: Engine) -> None:
    """Whatever is done, and however often: after it is taken back, every file is as it was."""
    dice = random.Random(4)  # noqa: S311 - the same each time
    (engine.shared.root / "doors/03-mixed.md").write_bytes(b"# Four\r\n\n## A\nText\r\n\r\n## B\nEnd")
    engine.courses.changed([engine.shared.root / "doors/03-mixed.md"])
    for _ in range(times(30, 60)):
        before = texts(engine)
        everything = items(engine)
        file, line, _title = dice.choice(everything)
        on_file, on_line, _ = dice.choice(everything)
        acts: list[tuple[str, dict[str, Any]]] = [
            ("move", {"step": -1}),
            ("move", {"step": 1}),
            ("duplicate", {}),
            ("delete", {}),
            ("add", {"what": "page", "title": "New"}),
            ("rename", {"title": "Other"}),
            ("drop", {"on_file": on_file, "on_line": on_line, "where": dice.choice(["before", "after", "inside"])}),
        ]
        verb, given = dice.choice(acts)
        try:
            done = engine.answer(verb, {"course": "doors", "file": file, "line": line, **given})
        except AskedWronglyError:
            assert texts(engine) == before
            continue
        if verb in {"move", "drop"}:  # nothing is lost, nothing is doubled; signs of headings may be deeper
            assert words_of(texts(engine)) == words_of(before)
        take_back(engine, done)
        assert texts(engine) == before


def words_of(held: dict[str, bytes]) -> list[bytes]:
    return sorted(word for word in b"\n".join(held.values()).split() if word.strip(b"#"))


def test_what_others_wrote_meanwhile_stays_when_it_is_taken_back(engine: Engine) -> None:
    done = do(engine, "delete", "Who rings?")
    path = engine.shared.root / "doors/course.md"
    path.write_text(path.read_text("utf-8").replace("Shut it.", "Shut it, please."), "utf-8")
    take_back(engine, done)
    assert text(engine) == FIRST.replace("Shut it.", "Shut it, please.")
