"""L15: what the letters in an LMS's report stand for: beside the packages, and in the answer key."""

import csv
from pathlib import Path

import pytest
from lxml import html

from builder.editions.document import written
from builder.editions.reports import recorded
from builder.pipeline import Order, examine, run
from builder.pipeline.stages import Checked
from builder.render.theming import theme_of

COURSE = """---
title: =Calls
{more}
---
# One

## Page

### Question: Who speaks first?
- [ ] The caller
- [x] =You, "of course"

### Match: Who does what?
| Food | Vessel |
|---|---|
| Tea | Cup |
| Soup | Bowl |

### Number: How many?
= 12 (accept 11 to 13)

### Poll: What do you think?

| | Yes | No |
|---|---|---|
| It rains | [ ] | [ ] |
| It snows | [ ] | [ ] |

### Reflect: Only for you
"""
NAMES = {
    "en": ["Module", "Id", "Question", "Letter", "Meaning", "Right"],
    "cy": ["Modiwl", "Enw byr", "Cwestiwn", "Llythyren", "Yn sefyll am", "Cywir"],
}


def course(folder: Path, more: str = "") -> Path:
    (folder / "calls").mkdir()
    (folder / "calls" / "course.md").write_text(COURSE.replace("{more}", more), "utf-8")
    return folder / "calls"


@pytest.mark.parametrize("language", NAMES)
def test_l15_the_key_lies_beside_the_packages(tmp_path: Path, language: str) -> None:
    outcome = run(Order(course(tmp_path, f"language: {language}"), out=tmp_path / "out"))
    assert outcome.built
    text = (tmp_path / "out" / "calls-1.0-answers.csv").read_bytes().decode("utf-8-sig")
    head, *rows = csv.reader(text.splitlines())
    assert head == NAMES[language]
    assert {row[0] for row in rows} == {"'=Calls"}, "no spreadsheet takes a text for a formula"
    told = [(row[1], row[3], row[4], row[5]) for row in rows]
    assert told == [
        ("who_speaks_first", "a", "The caller", "b"),
        ("who_speaks_first", "b", "'=You, “of course”" if "“" in text else '\'=You, "of course"', "b"),
        ("who_does_what", "a.", "Tea", "a.a,b.b"),
        ("who_does_what", "b.", "Soup", "a.a,b.b"),
        ("who_does_what", ".a", "Cup", "a.a,b.b"),
        ("who_does_what", ".b", "Bowl", "a.a,b.b"),
        ("how_many", "", "", "11 to 13"),
        ("what_do_you_think__a", "a", "Yes", ""),
        ("what_do_you_think__a", "b", "No", ""),
        ("what_do_you_think__b", "a", "Yes", ""),
        ("what_do_you_think__b", "b", "No", ""),
    ]


def test_l15_no_key_where_no_lms_is_told(tmp_path: Path) -> None:
    run(Order(course(tmp_path), standards=("web",), out=tmp_path / "out"))
    assert [file.suffix for file in (tmp_path / "out").iterdir()] == [".zip"]


def test_l15_the_answer_key_shows_ids_letters_and_words(tmp_path: Path) -> None:
    checked = examine(Order(course(tmp_path)))
    assert isinstance(checked, Checked)
    content = checked.content
    document = written("answer-key", content, theme_of(content.modules[0].course), "html")
    assert isinstance(document, bytes)
    page = html.document_fromstring(document.decode())
    section = str(page.xpath("string(//*[contains(concat(' ', @class, ' '), ' in-reports ')])"))
    for one in recorded(content.modules[0].course):
        assert one.id in section
        assert one.right in section
        for letter, words in one.letters:
            assert f"{letter}{words}" in section.replace("\n", "")
