"""A course of every block in a pseudo-language: each text that learners read passes through translation."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html as lxml_html

from builder import discover
from builder.package.write import write_text
from builder.pipeline import Order, Outcome, assemble, examine
from builder.pipeline.output import Rendered
from builder.pipeline.stages import Checked, load, parse
from builder.source.load import translation_file
from builder.translation.units import Translation, brought_up
from builder.translation.xliff import as_xliff
from tests.block_uses import uses, write_course
from tests.languages.pseudo import translated
from tests.packages import standards

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from builder.model import Course

ENGLISH = """---
title: Every block there is
summary: What each block looks like
keywords: [blocks, pictures]
objectives:
  first-thing: Tell blocks apart (weight 2)
audiences:
  leaders: People who lead
pass mark: 50%
---

# All of the blocks

## The first page

For: leaders
Objective: first-thing

Text with a [link to the web](https://example.com), a [link](#the-first-page), *stress*, a note[^one] and `code`.
Ring {{ contact.phone }} at {{ organisation }}. {{ greeting }}

> [!TIP]
> Read the callout.

{{ promises }}

| Say this | Not this |
|---|---|
| Good morning | Yes? |

### Discuss: What do you lead?
For: leaders

Talk about it.

## More

![What a picture shows](media/shown.svg "What a caption says")

```
An example of a letter
```

[^one]: What the footnote says

## Page

It is here.
"""
ORGANISATION = """organisation: Northmere Council
greeting: Good to see you
contact:
  phone: 01234 567890
promises:
  - We listen
  - We answer
"""
STAYS = {"Northmere", "Council", "en", "cy"}  # a name, left alone here, and the codes of captions
LATIN = re.compile(r"[^\W\d_]*[A-Za-z][^\W\d_]+")  # a word with a letter of ASCII in it
SHOWN = ("alt", "title", "aria-label", "placeholder", "label")


@dataclass(frozen=True)
class Built:
    """A course in its author's language, and in the other."""

    outcome: Outcome
    course: Course
    other: Rendered  # in Welsh


def course_of_every_block(folder: Path) -> tuple[Outcome, Course]:
    """A course with a page for each use of each block, as it is checked; its pseudo-translation lies beside it."""
    pages = [ENGLISH]
    for number, use in enumerate(uses(), 1):
        text = use.text if use.is_page else f"## Page number {number}\n\n{use.text}"
        pages.append(text.replace("## Glossary", f"## Glossary: Words {number}"))
    write_course(folder, "\n".join(pages))
    (folder.parent / "organisation.yaml").write_text(ORGANISATION, "utf-8")
    checked = examine(Order(folder))
    assert isinstance(checked, Checked), checked.outcome.diagnostics
    course = checked.parsed.courses[0].course
    done = translated(brought_up(course.segments, Translation("en-GB", "cy")))
    names = tuple(unit for unit in done.units if unit.source != "Northmere Council")
    write_text(translation_file(folder, "cy"), as_xliff(Translation("en-GB", "cy", names), "every"))
    return checked.outcome, course


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("pseudo") / "every"
    own = course_of_every_block(folder)
    other = assemble(Order(folder, (standards()[0],), language="cy"))
    assert isinstance(other, Rendered)
    return Built(*own, other)


def words_said() -> set[str]:
    """Every word that the builder itself says in Welsh."""
    files = [file for file in discover.INSIDE.rglob("cy.toml") if "_data" not in file.parts]
    return set(chain.from_iterable(re.findall(r"[^\W\d_]+", file.read_text("utf-8")) for file in files))


def shown(page: str) -> Iterator[str]:
    """All that a page shows or speaks, and what its script will."""
    root = lxml_html.document_fromstring(page)
    for element in root.iter("*"):
        if element.tag not in {"script", "style"}:
            yield element.text or ""
        yield element.tail or ""
        yield from (element.get(name, "") for name in SHOWN)
    script = re.search(r'id="ui--data">(.*?)</script>', page)
    assert script
    record = json.loads(script[1])
    yield record["title"]
    yield from (one["title"] for one in record["pages"])
    yield from texts_in([block.get("data", {}) for block in record["blocks"]])


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from chain.from_iterable(map(texts_in, value.values()))
    elif isinstance(value, list):
        yield from chain.from_iterable(map(texts_in, value))
    elif isinstance(value, str) and " " in value:
        yield value


def test_what_is_gathered_for_translators_changes_nothing(built: Built) -> None:
    (parsed,) = parse(load(Order(built.course.source.folder))).courses
    course = parsed.course
    assert built.course.segments != course.segments == ()
    assert (built.course.sections, built.course.links) == (course.sections, course.links)
    assert built.course.passages == course.passages


def test_nothing_is_left_in_the_authors_language(built: Built) -> None:
    raw = built.other.files["index.html"]
    assert isinstance(raw, bytes)
    page = raw.decode()
    assert 'lang="en-GB"' not in page
    known = words_said() | STAYS
    left = {word for text in shown(page) for word in LATIN.findall(re.sub(r"\w+://\S+|\S+@\S+", "", text))}
    assert left - known == set()


def test_ids_keys_and_right_answers_stay(built: Built) -> None:
    source, other = built.course, built.other.content.modules[0].course
    assert [page.id for page in other.pages] == [page.id for page in source.pages]
    for one, two in zip(source.blocks, other.blocks, strict=True):
        assert (one.id, one.key, one.settings.keys()) == (two.id, two.key, two.settings.keys())
        assert bool(one.interaction) == bool(two.interaction)
        if one.interaction and two.interaction and one.interaction.kind != "fill-in":
            assert one.interaction.right == two.interaction.right, one.id
            assert len(one.interaction.options) == len(two.interaction.options)
    # Whose face is looked for follows from the name as it is translated.
    first, second = ([link.found for link in one.links if link.kind != "face"] for one in (source, other))
    assert first == second
    assert other.details.id == f"{source.details.id}-cy"


def test_no_fault_comes_with_the_language(built: Built) -> None:
    own = {(one.rule, one.span) for one in built.outcome.diagnostics}
    new = {
        (one.rule, one.span.line) for one in built.other.checked.outcome.diagnostics if (one.rule, one.span) not in own
    }
    assert new == set()
