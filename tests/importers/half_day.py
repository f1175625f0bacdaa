"""The half-day session on customer care as a deck of PowerPoint, made from `half-day-session.txt`.

In that text `#` opens a slide, `####` is a line in bold, `-` and `1.` are points, and `>` is what the speaker notes.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.util import Pt

TITLE, SECTION, CONTENT = 0, 2, 1  # layouts of python-pptx's own design
BOLD = re.compile(r"\*{1,2}([^*]+)\*{1,2}")


def half_day() -> bytes:
    """The session's deck."""
    return deck_from_text(Path(__file__).with_name("half-day-session.txt").read_text("utf-8"))


def deck_from_text(text: str) -> bytes:
    """The deck; the first slide is its title."""
    deck = Presentation()
    for number, chunk in enumerate(re.split(r"\n+(?=# )", text.strip())):
        _slide(deck, chunk, TITLE if number == 0 else CONTENT)
    file = BytesIO()
    deck.save(file)
    return file.getvalue()


def _slide(deck: Any, chunk: str, layout: int) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    lines = [line.rstrip() for line in chunk.splitlines() if line.strip() and not line.startswith("> ")]
    notes = [line[2:] for line in chunk.splitlines() if line.startswith("> ")]
    if notes:
        slide.notes_slide.notes_text_frame.text = "\n".join(notes)
    if lines[0].startswith("#"):
        slide.shapes.title.text = BOLD.sub(r"\1", lines.pop(0).lstrip("# "))
    body = slide.placeholders[1].text_frame
    for number, line in enumerate(lines):
        paragraph = body.paragraphs[0] if number == 0 else body.add_paragraph()
        _paragraph(paragraph, line, is_title=layout == TITLE)
    if not lines:
        slide.placeholders[1]._element.getparent().remove(slide.placeholders[1]._element)  # noqa: SLF001 - no other way


def _paragraph(paragraph: Any, line: str, *, is_title: bool) -> None:
    heading = line.startswith("#")
    point = re.match(r"(\s*)(?:-|(\d+)\.) (.*)", line)
    said = point[3] if point else line.lstrip("# ").strip()
    if point:
        paragraph.level = min(4, len(point[1]) // 2)
    if (not point or point[2]) and not is_title:
        style = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-pptx sets no marks
        mark = style.makeelement(style.tag.replace("}pPr", "}buAutoNum" if point else "}buNone"), {})
        if point:
            mark.set("type", "arabicPeriod")
            if point[2] != "1":
                mark.set("startAt", point[2])
        style.append(mark)
    for at, part in enumerate(BOLD.split(said)):
        if part:
            run = paragraph.add_run()
            run.text = part
            run.font.size = Pt(24)
            if at % 2 or heading:
                run.font.bold = True
