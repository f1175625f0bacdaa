"""PDF: its text in pages, with headings by the size of their letters. Issue 12."""

from __future__ import annotations

import random
import re
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from weasyprint import HTML

from builder.importers import Reading
from builder.importers.draft import Figure, plain
from builder.importers.fitting import arranged
from builder.importers.markdown import write
from builder.importers.pdf.importer import IMPORTER
from builder.importers.reading import bring as bring_file
from builder.importers.source import SourceFile
from builder.package.archive import RefusedError
from tests.in_memory import check, source_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from builder.importers.reading import Brought

STYLE = """<html lang=en-GB><head><title>{title}</title><style>@page {{ size: A4; margin: 2cm;
@bottom-center {{ content: "Northmere Council · page " counter(page) }} @top-right {{ content: "Internal" }} }}
body {{ font: 11pt DejaVu Serif, serif }}</style></head><body>{body}"""
HANDOUT = """<h1>Lone working</h1>
<p>People who work alone <b>must</b> say where they are. This paragraph is long enough to run over the end of a line, so
that it has to be put together again from the lines it was broken into.</p>
<h2>Before you go</h2><ul><li>Tell your manager</li><li>Charge your phone<ul><li>and the spare</li></ul></li></ul>
<ol><li>Sign out</li><li>Ring in</li></ol><p>See <a href="https://www.hse.gov.uk/lone">the guidance</a> for more.</p>
<p style="page-break-before: always">Second sheet begins here.</p><h2>While you are there</h2><p>Stay near the door.</p>
<h3>If you feel unsafe</h3><p>Leave at once.</p><p style="page-break-before: always">Third sheet.</p>"""


def made(body: str, title: str = "Lone working") -> bytes:
    """A PDF of some HTML."""
    content = HTML(string=STYLE.format(title=title, body=body)).write_pdf()
    assert isinstance(content, bytes)
    return content


@pytest.fixture
def bring(tmp_path: Path) -> Callable[[bytes], Brought]:
    def brought(content: bytes) -> Brought:
        path = tmp_path / "a-handout.pdf"
        path.write_bytes(content)
        return bring_file(path)

    return brought


def told(brought: Brought) -> str:
    doubts = (f"{one.where}: {one.what} {one.todo}" for one in brought.reading.doubts)
    return "\n".join([*doubts, *(f"{one.where}: {one.kind}: {one.words}" for one in brought.reading.left_out)])


def test_a_handout_becomes_pages_by_its_headings(bring: Callable[[bytes], Brought]) -> None:
    brought = bring(made(HANDOUT))
    text = write(brought.draft)
    assert [plain(page.title) for section in brought.draft.sections for page in section.pages] == [
        "Introduction",
        "Before you go",
        "While you are there",
    ]
    assert "title: Lone working\nlanguage: en-GB" in text
    assert (
        "alone **must** say where they are. This paragraph is long enough to run over the end of a line, so that"
        in text
    )
    assert "- Tell your manager\n- Charge your phone\n  - and the spare\n\n1. Sign out\n2. Ring in" in text
    assert "See [the guidance](https://www.hse.gov.uk/lone) for more." in text
    assert "### If you feel unsafe" in text
    assert "structure" in told(brought) or "guessed" in told(brought)


def test_what_stands_at_the_head_and_foot_of_each_sheet_is_told_and_left_out(bring: Callable[[bytes], Brought]) -> None:
    brought = bring(made(HANDOUT))
    assert "Northmere" not in write(brought.draft)
    assert "Internal" not in write(brought.draft)
    assert "page 2: headers, footers and page numbers: Northmere Council · page 2" in told(brought)


def test_nothing_of_a_pdf_vanishes(bring: Callable[[bytes], Brought]) -> None:
    for body in (
        HANDOUT,
        "<p>One line.</p>",
        "<h1>A</h1><h1>B</h1><h2>C</h2>",
        "<h2>Only a heading</h2>",
        TABLE,
        COLUMNS,
    ):
        content = made(body)
        brought = bring(content)
        everywhere = _letters(re.sub(r"\\(.)", r"\1", write(brought.draft)) + told(brought))
        for page in PdfReader(BytesIO(content)).pages:
            for line in page.extract_text().split("\n"):
                for word in re.findall(r"\w{2,}", line):
                    assert _letters(word) in everywhere, line


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w+", text.casefold()))


TABLE = """<h1>Risks</h1><table><tr><th>Risk</th><th>What to do</th></tr><tr><td>Dogs</td><td>Ring first</td></tr>
<tr><td>Ice</td><td>Walk slowly</td></tr></table>"""
COLUMNS = f"""<div style="columns: 2; column-fill: auto; height: 12cm">
{"<p>Words of the first column, on the left.</p>" * 9}
{"<p>Right words stand on the right of it.</p>" * 6}</div>"""


@pytest.mark.parametrize(
    "body", [HANDOUT, TABLE, COLUMNS, "<h1>A</h1><h1>B</h1><h2>C</h2>", "<p># no heading</p><p>- [x] no box</p>"]
)
def test_what_becomes_of_a_pdf_checks_without_an_error(body: str, bring: Callable[[bytes], Brought]) -> None:
    _, found = check(source_of({"course.md": write(bring(made(body)).draft)}))
    assert not [one for one in found if one.severity.name == "ERROR"]


def test_columns_are_read_one_after_the_other(bring: Callable[[bytes], Brought]) -> None:
    text = write(bring(made(COLUMNS)).draft)
    assert text.rindex("first column") < text.index("Right words")


def test_words_that_a_line_end_parted_are_whole(bring: Callable[[bytes], Brought]) -> None:
    body = '<p style="width: 4.2cm; hyphens: manual">They asked for infor&shy;mation on self-service today.</p>'
    assert "information" in write(bring(made(body)).draft)


def test_bookmarks_say_how_deep_a_heading_is(bring: Callable[[bytes], Brought]) -> None:
    body = """<p style="bookmark-level: 1; bookmark-label: content(); font-size: 11pt">First</p><p>Words.</p>
    <p style="bookmark-level: 1; bookmark-label: content(); font-size: 11pt">Second</p><p>More words.</p>"""
    titles = [plain(page.title) for section in bring(made(body)).draft.sections for page in section.pages]
    assert titles[-2:] == ["First", "Second"]  # after what stands at the head of the sheet


def test_pictures_come_along_below_the_text(bring: Callable[[bytes], Brought], tmp_path: Path) -> None:
    Image.new("RGB", (200, 150), "navy").save(tmp_path / "plan.png")
    brought = bring(made(f'<h1>Plan</h1><p>See it.</p><img src="{(tmp_path / "plan.png").as_uri()}">'))
    figures = [one for section in brought.draft.sections for page in section.pages for one in page.elements]
    assert [type(one) for one in figures][-1] is Figure
    with Image.open(BytesIO(brought.reading.media[0].read())) as opened:
        assert opened.size == (200, 150)


def test_locked_scanned_and_damaged_files_are_refused_with_what_to_do(bring: Callable[[bytes], Brought]) -> None:
    writer = PdfWriter()
    writer.append(BytesIO(made(HANDOUT)))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = BytesIO()
    writer.write(locked)
    scan = PdfWriter()
    scan.add_blank_page(200, 200)
    empty = BytesIO()
    scan.write(empty)
    for content, said in (
        (locked.getvalue(), "password"),
        (empty.getvalue(), "no text"),
        (b"%PDF-1.7\nnothing", "damaged"),
    ):
        with pytest.raises(RefusedError, match=said) as refused:
            bring(content)
        assert refused.value.advice


def test_no_bytes_make_more_than_a_refusal(tmp_path: Path) -> None:
    chance = random.Random(5)  # noqa: S311 - no secret
    path, read = tmp_path / "spoilt.pdf", 0
    contents = [made(HANDOUT), made(TABLE), made(COLUMNS)]
    for _ in range(150):
        content = bytearray(chance.choice(contents))
        for _ in range(chance.randrange(1, 20)):
            at = chance.randrange(len(content))
            content[at : at + chance.choice((0, 1, 1, 1, 40))] = chance.choice(
                (b"", b"\xff", b"9999", b"<<", b"1 0 R", b"(")
            )
        path.write_bytes(content)
        try:
            with SourceFile(path) as file:  # and not by `bring`, which turns whatever is raised into a refusal
                reading = Reading()
                write(arranged(IMPORTER.read(file, reading), reading))
            read += 1
        except RefusedError:
            continue
    assert read > 20  # not all of them are refused at the door
