"""One set of templates draws for each medium: the same pieces, as a browser or a pen needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, nodes
from lxml import etree

from builder.discover import INSIDE
from builder.editions import editions
from builder.editions.document import written
from tests.block_uses import every_use_once
from tests.print.test_editions import Printed, printed

if TYPE_CHECKING:
    from pathlib import Path

SCREEN, PAPER = INSIDE / "render/templates/pieces.html.jinja", INSIDE / "editions/pieces.html.jinja"
NOT_FOR_BLOCKS = {"ask_whom", "handout"}  # pieces of a module's page
OWN = {"to_write", "answers_below"}  # of paper
XHTML = "{http://www.w3.org/1999/xhtml}"
LINKED = """---
title: One
---

# Start

## Hello

A clerk rings.[^1] See [the end](#the-end).

[^1]: By phone.

### Question: Who rings[^1]?
- [x] See [the end](#the-end)
  > A clerk.[^1]
- [ ] Nobody

## The end

### Glossary
Clerk
: Somebody who writes.
"""


def pieces(file: Path) -> dict[str, list[str]]:
    """The names of a file's macros, with those of their arguments."""
    tree = Environment(autoescape=True).parse(file.read_text("utf-8"))
    return {macro.name: [argument.name for argument in macro.args] for macro in tree.find_all(nodes.Macro)}


def test_each_piece_is_drawn_for_both_media() -> None:
    screen, paper = pieces(SCREEN), pieces(PAPER)
    assert len(screen) > 20
    assert {name: screen[name] for name in screen if name not in NOT_FOR_BLOCKS} == {
        name: paper[name] for name in paper if name not in OWN
    }


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return printed(every_use_once(tmp_path_factory.mktemp("book")))


@pytest.mark.parametrize("name", editions())
def test_a_book_of_every_block_is_xml_whose_links_lead_somewhere(rich: Printed, name: str) -> None:
    files = written(name, rich.content, rich.theme, "epub")
    assert not isinstance(files, bytes)
    pages = {file: etree.fromstring(text) for file, text in files.items() if file.endswith(".xhtml")}
    ids = {f"{file.removeprefix('EPUB/')}#{one.get('id')}" for file, page in pages.items() for one in page.iter("*")}
    chapters = {file: page for file, page in pages.items() if "chapter" in file}
    assert chapters
    for page in chapters.values():
        inside = [link.get("href", "") for link in page.iter(f"{XHTML}a")]
        assert all(link in ids for link in inside if not link.startswith(("http", "mailto:", "tel:")))
        marks = [one.get("id") for one in page.iter("*") if one.get("id")]
        assert len(marks) == len(set(marks))
        assert not {one.tag.removeprefix(XHTML) for one in page.iter("*")} & {
            "button", "input", "textarea", "select", "form", "script", "main",
        }  # fmt: skip


def test_only_a_tagged_pdf_has_its_drawings_behind_the_text(rich: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.editions.pdf.as_pdf", str.encode)  # the maker of PDFs is not on every machine
    drawn = written("handout", rich.content, rich.theme, "pdf")
    assert b"<svg" not in drawn
    assert b'class="icon" style="display: inline-block; background: url(data:image/svg+xml;base64,' in drawn
    assert "<svg" in rich.html("handout")


def test_links_and_footnotes_lead_only_to_what_stands_in_the_document(tmp_path: Path) -> None:
    (tmp_path / "course.md").write_text(LINKED, "utf-8")
    one = printed(tmp_path)
    links = {name: [link.split("#")[-1] for link in one.page(name).xpath("//main//a/@href")] for name in editions()}
    assert {"the-end", "clerk"} <= {link.rpartition("--")[2] for link in links["handout"]}
    assert links["answer-key"] == []
    assert not [link for link in links["quiz-sheet"] if "end" in link or "note" in link]


def test_a_picture_that_has_gone_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    picture = tmp_path / "media/door.svg"
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>', "utf-8")
    (tmp_path / "course.md").write_text("---\ntitle: X\n---\n## Page\n\n![A door](media/door.svg)\n", "utf-8")
    one = printed(tmp_path)
    picture.unlink()
    assert "<figure><span>A door</span></figure>" in one.html("handout")
    files = written("handout", one.content, one.theme, "epub")
    assert not isinstance(files, bytes)
    assert b"<figure><span>A door</span></figure>" in files["EPUB/chapter-002.xhtml"]
