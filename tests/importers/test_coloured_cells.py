"""Colours of cells that mean something: a name stands where no words are, and the rest is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Inches

from builder.importers.markdown import write
from builder.importers.reading import bring
from tests.importers.word_files import paragraph, table, word_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from builder.importers.reading import Brought

    Made = Callable[..., Brought]

RED, GREEN = "C00000", "00B050"


def in_word(path: Path, *rows: tuple[tuple[str, str], ...]) -> Brought:
    said = table(*(tuple(words for words, _ in row) for row in rows))
    for colour in (colour for row in rows for _, colour in row):
        shade = f'<w:tcPr><w:shd w:val="clear" w:fill="{colour}"/></w:tcPr>' if colour else "<w:tcPr/>"
        said = said.replace("<w:tc><w:p>", f"<w:tc>{shade}<w:p>", 1)
    return bring(word_file(path / "a.docx", paragraph("Status", style="Heading1") + said))


def on_a_slide(path: Path, *rows: tuple[tuple[str, str], ...]) -> Brought:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Status"
    grid = slide.shapes.add_table(len(rows), len(rows[0]), 0, Inches(2), Inches(6), Inches(2)).table
    for at, row in enumerate(rows):
        for column, (words, colour) in enumerate(row):
            grid.cell(at, column).text = words
            if colour:
                grid.cell(at, column).fill.solid()
                grid.cell(at, column).fill.fore_color.rgb = RGBColor(*bytes.fromhex(colour))  # type: ignore[no-untyped-call]
    deck.save(str(path / "a.pptx"))
    return bring(path / "a.pptx")


def on_a_web_page(path: Path, *rows: tuple[tuple[str, str], ...]) -> Brought:
    cells = (
        "".join(f"<td style='background:#{colour or 'ffffff'}'>{words}</td>" for words, colour in row) for row in rows
    )
    (path / "a.html").write_text(
        f"<h1>Status</h1><table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>", "utf-8"
    )
    return bring(path / "a.html")


FORMATS = pytest.mark.parametrize("made", [in_word, on_a_slide, on_a_web_page])
HEAD = (("Area", ""), ("Status", ""))


@FORMATS
def test_a_colour_without_words_is_named_and_told(made: Made, tmp_path: Path) -> None:
    one = made(tmp_path, HEAD, (("Phones", ""), ("", RED)), (("Desk", ""), ("", GREEN)))
    text = write(one.draft)
    assert "| Phones | Red |" in text
    assert "| Desk | Green |" in text
    assert any("its name stands in them now: Red, Green" in doubt.what for doubt in one.reading.doubts)


@FORMATS
def test_a_colour_that_words_do_not_say_is_told(made: Made, tmp_path: Path) -> None:
    one = made(tmp_path, HEAD, (("Phones", ""), ("3 days", RED)), (("Desk", ""), ("Green", GREEN)))
    assert any("“3 days” (red)." in doubt.what for doubt in one.reading.doubts)


@FORMATS
def test_stripes_and_heads_are_form(made: Made, tmp_path: Path) -> None:
    one = made(
        tmp_path,
        (("Area", GREEN), ("", GREEN)),
        (("Phones", "DDEEFF"), ("3 days", "DDEEFF")),
        (("Desk", RED), ("", RED)),
    )
    assert not [doubt for doubt in one.reading.doubts if "colour" in doubt.what]
