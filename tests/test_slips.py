"""Real-life spellings of the blocks: each reads as meant, or gets a message that names the repair.

An entry of tests/slips is a title behind `====`, what is typed, and what is expected behind `=>`: a block as `read_as`
puts it, or a rule and words of its message. A title can name the encoding in braces.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from builder.diagnostics import Report
from builder.discover import severity_of
from builder.model.flow import plain_words
from builder.source.load import load_course
from tests.in_memory import check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.diagnostics import Diagnostic
    from builder.model import Block, Course

SLIPS = Path(__file__).parent / "slips"
START = "---\ntitle: Calls\n---\n\n## Page\n\nWords that stand here.\n\n"
ENTRY = re.compile(
    r"^==== (?P<title>[^\n{]*?)(?: \{(?P<saved>[^\n]*)\})?\n(?P<typed>.*?)\n(?P<expected>(?:=> [^\n]*\n)+)",
    re.MULTILINE | re.DOTALL,
)
MARKS = {"utf-16-le with mark": b"\xff\xfe", "utf-16-be with mark": b"\xfe\xff"}


def entries() -> Iterator[tuple[str, bytes, str]]:
    """Title, the file's bytes, and what is expected."""
    for file in sorted(SLIPS.glob("*.md")):
        for match in ENTRY.finditer(file.read_bytes().decode()):
            raw = saved(START + match["typed"] + "\n", match["saved"] or "utf-8")
            for expected in match["expected"].strip().split("\n"):
                yield f"{file.stem}: {match['title']}", raw, expected.removeprefix("=> ").strip()


def saved(text: str, encoding: str) -> bytes:
    ends = {"CRLF": "\r\n", "CR": "\r"}
    if encoding in ends:
        return text.replace("\n", ends[encoding]).encode()
    if encoding == "utf-8 and cp1252":
        first, _, last = text.rpartition("\n- ")
        return f"{first}\n- ".encode() + last.encode("cp1252")
    return MARKS.get(encoding, b"") + text.encode(encoding.removesuffix(" with mark"))


ENTRIES = list(entries())


def read_as(block: Block) -> str:
    """A block with what it asks: `*` before what is right, feedback in brackets, and what else was read of it."""
    asked = block.interaction
    said = [_asked(block)] if asked else []
    content = block.content
    for label in ("explanation", "hint"):
        nodes = getattr(content, label, ())
        said += [f"{label}: {plain_words(nodes)}"] if nodes else []
    return f"{block.kind}: {' / '.join([*said, *block.settings])}"


def _asked(block: Block) -> str:
    asked = block.interaction
    assert asked
    if not asked.options:
        return " / ".join(dict.fromkeys(answer for pattern in asked.right for answer in pattern))
    if asked.targets:
        texts = {option.key: option.text for option in asked.options}
        targets = {option.key: option.text for option in asked.targets}
        pairs = (pair.split(".") for pair in asked.right[0])
        return " | ".join(f"{texts[left]} > {targets[right]}" for left, right in pairs)
    right = {key for pattern in asked.right for key in pattern} if asked.kind != "sequencing" else set()
    feedback = [*asked.feedback, *[""] * len(asked.options)]
    return " | ".join(
        f"{'*' if option.key in right else ''}{option.text}{f' ({told})' if told else ''}"
        for option, told in zip(asked.options, feedback, strict=False)
    )


def outcome_of(raw: bytes, folder: Path) -> tuple[Course, list[Diagnostic]]:
    (folder / "course.md").write_bytes(raw)
    report = Report(severity_of)
    course, found = check(load_course(folder, report))
    return course, [*report.found, *found]


def test_there_are_many() -> None:
    assert len({title for title, _, _ in ENTRIES}) >= 150


@pytest.mark.parametrize(
    ("raw", "expected"), [one[1:] for one in ENTRIES], ids=[f"{one[0]} ({one[2]})" for one in ENTRIES]
)
def test_it_reads_as_meant_or_names_the_repair(raw: bytes, expected: str, tmp_path: Path) -> None:
    course, found = outcome_of(raw, tmp_path)
    name, _, words = expected.partition(":")
    words = words.strip()
    blocks = [read_as(block).removesuffix(": ") for block in course.blocks]
    if name == "nothing":
        assert (blocks, [one.rule for one in found]) == ([], [])
    elif name == "page":
        assert words in [page.title.plain for page in course.pages]
    elif name == "callout":
        assert f"Callout(kind={words!r}" in str(course)
    elif "-" in name:
        assert any(one.rule == name and words in f"{one.message} {one.help}" for one in found)
    elif words:
        assert expected in blocks
    else:
        assert [block.partition(":")[0] for block in blocks] == [name]
