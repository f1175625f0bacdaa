"""OpenDocument texts and pages of the web: what is theirs alone."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest

from builder.importers.markdown import write
from builder.importers.reading import bring
from builder.package.archive import RefusedError
from tests.importers.odt_files import odt_file
from tests.importers.word_files import PNG

if TYPE_CHECKING:
    from pathlib import Path

    from builder.importers.reading import Brought


def web(folder: Path, body: str) -> Brought:
    (folder / "page.html").write_text(f"<!doctype html><html lang=en-GB><body>{body}</body></html>", "utf-8")
    return bring(folder / "page.html")


def text_of(one: Brought) -> str:
    """The course below its front matter."""
    return write(one.draft).partition("\n---\n\n")[2]


def told(one: Brought) -> str:
    return "\n".join(f"{doubt.where}: {doubt.what}" for doubt in one.reading.doubts)


def test_a_locked_document_is_refused(tmp_path: Path) -> None:
    locked = '<manifest:manifest xmlns:manifest="x"><manifest:encryption-data/></manifest:manifest>'
    with pytest.raises(RefusedError, match="locked with a password"):
        bring(odt_file(tmp_path / "a.odt", "", manifest=locked))


def test_pages_of_a_document_are_known_where_it_says_them(tmp_path: Path) -> None:
    remark = "<office:annotation><dc:creator>Jo</dc:creator><text:p>Is this so?</text:p></office:annotation>"
    body = f"<text:p>One</text:p><text:soft-page-break/><text:p>Two{remark}</text:p>"
    assert told(bring(odt_file(tmp_path / "a.odt", body))) == "page 2: Jo remarks: “Is this so?”"


def test_pictures_and_lowered_figures_of_a_document(tmp_path: Path) -> None:
    body = (
        '<text:p>CO<text:span text:style-name="Low">2</text:span></text:p><text:p><draw:frame>'
        '<draw:image xlink:href="Pictures/1.png"/><svg:title>A door</svg:title></draw:frame></text:p>'
    )
    one = bring(odt_file(tmp_path / "a.odt", body, parts={"Pictures/1.png": PNG}))
    assert text_of(one) == "## Introduction\n\nCO₂\n\n![A door](media/a-door.png)\n"
    assert [media.read() for media in one.reading.media] == [PNG]


def test_pictures_within_and_beside_a_page_come_with_it(tmp_path: Path) -> None:
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "Bell (1).png").write_bytes(PNG)
    data = base64.b64encode(PNG).decode()
    body = f'<p><img src="data:image/png;base64,{data}" alt="A door"></p><p><img src="img/Bell%20(1).png" alt=""></p>'
    one = web(tmp_path, body)
    assert "![A door](media/a-door.png)" in text_of(one)
    assert "(media/bell-1.png)" in text_of(one)
    assert [media.read() for media in one.reading.media] == [PNG, PNG]


def test_files_outside_the_folder_of_a_page_stay_there(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    (tmp_path / "site").mkdir()
    one = web(tmp_path / "site", '<p>See <img src="../secret.png" alt="x"><img src="/etc/hostname" alt="y"></p>')
    assert not one.reading.media
    assert "The picture “x” is not here" in told(one)


def test_pictures_and_films_of_the_web_are_told(tmp_path: Path) -> None:
    one = web(
        tmp_path,
        '<p><img src="https://example.org/a.png" alt="A door"></p>'
        '<iframe src="//www.youtube.com/embed/x" title="How to lift"></iframe>',
    )
    assert text_of(one) == "## Introduction\n\n[How to lift](https://www.youtube.com/embed/x)\n"
    assert "The picture “A door” is on the web: https://example.org/a.png" in told(one)


def test_a_box_says_what_it_is(tmp_path: Path) -> None:
    one = web(
        tmp_path, '<div class="alert alert-warning">Mind the step.</div><aside class=note>Example: a dog.</aside>'
    )
    assert text_of(one).endswith("> [!WARNING]\n> Mind the step.\n\n> [!EXAMPLE]\n> A dog.\n")
    assert text_of(web(tmp_path, '<div class="callout tip">Warning: hot</div>')).endswith("> [!TIP]\n> Warning: hot\n")


def test_a_page_of_questions_becomes_questions(tmp_path: Path) -> None:
    one = web(
        tmp_path,
        "<h1>Check</h1><table><tr><th>Question<th>A<th>B<th>Correct answer<tr><td>Where?<td>Here<td>There<td>B</table>",
    )
    assert text_of(one) == "## Check\n\n### Question: Where?\n- [ ] Here\n- [x] There\n"


def test_cells_of_a_colour_alone_are_named_in_an_open_document(tmp_path: Path) -> None:
    table = "".join(
        f"<table:table-row><table:table-cell><text:p>{area}</text:p></table:table-cell>"
        f'<table:table-cell table:style-name="{style}"><text:p>{said}</text:p></table:table-cell></table:table-row>'
        for area, style, said in (("Area", "", "Status"), ("Phones", "Late", ""), ("Desk", "Good", ""))
    )
    one = bring(odt_file(tmp_path / "a.odt", f"<table:table>{table}</table:table>"))
    assert "| Phones | Red |\n| Desk | Green |" in write(one.draft)
    assert "its name stands in them now" in one.reading.doubts[0].what


def test_signs_of_fonts_are_letters_and_marks_are_gone(tmp_path: Path) -> None:
    one = bring(odt_file(tmp_path / "a.odt", "<text:p>\uf0fc do\u00adne</text:p>"))
    assert "✓ done" in write(one.draft)


def test_a_page_that_google_docs_has_saved_reads_as_any_other(tmp_path: Path) -> None:
    typed = (
        '<html><head><style>.c1{font-weight:700}.c2{font-style:italic}</style></head><body class="doc-content">'
        '<p class="title"><span>Induction</span></p><h1>Your first day</h1><p>Bring <span class="c1">photo ID</span>, '
        '<span class="c2">always</span>: <a href="https://www.google.com/url?q=https://example.org/a&amp;sa=D">policy</a>'
        '<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><a href="#cmnt1" id="cmnt_ref1">[a]</a>.</p>'
        '<ul class="lst-kix_x-0"><li>One</li></ul><ul class="lst-kix_x-1"><li>Inner</li></ul>'
        '<ul class="lst-kix_x-0"><li>Two</li></ul><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> A note</p></div>'
        '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Is this so?</span></p></div></body></html>'
    )
    (tmp_path / "a.html").write_text(typed, "utf-8")
    one = bring(tmp_path / "a.html")
    text = write(one.draft)
    assert text.startswith("---\ntitle: Induction\n---\n\n## Your first day\n")
    assert "Bring **photo ID**, *always*: [policy](https://example.org/a)[^1]." in text
    assert "- One\n  - Inner\n- Two\n" in text
    assert "[^1]: A note\n" in text
    assert "Is this so?" not in text
    assert [doubt.what for doubt in one.reading.doubts] == ["Somebody remarks: “Is this so?”"]


def test_formulas_and_fields_of_a_page_can_be_read(tmp_path: Path) -> None:
    typed = (
        "<html lang=EN-GB><body><h1>Fractions</h1><p>It is <math><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>=</mo>"
        "<msqrt><mi>x</mi></msqrt></math>.</p><fieldset><legend>Do you agree?</legend><label><input type=radio>Yes"
        "</label><label><input type=radio>No</label></fieldset></body></html>"
    )
    (tmp_path / "a.html").write_text(typed, "utf-8")
    text = write(bring(tmp_path / "a.html").draft)
    assert "It is 1/2 = √x." in text
    assert "Do you agree?\n\n☐ Yes ☐ No" in text
    assert "language: en-GB" in text


def test_what_reviewers_left_in_a_page_of_word_is_told_and_not_in_the_text(tmp_path: Path) -> None:
    page = web(
        tmp_path,
        "<p class=MsoNormal>You <del cite='mailto:Jo' datetime='2026-01-01T10:00'>may not</del><ins cite='mailto:Jo' "
        "datetime='2026-01-01T10:00'>must</ins> ask<span class=MsoCommentReference><a href='#_msocom_1'>[JS1]</a>"
        "</span>.</p><div style='mso-element:comment-list'><hr><div style='mso-element:comment'><p>"
        "<a href='#_msoanchor_1'>[JS1]</a> Ask Lee</p></div></div>",
    )
    assert text_of(page).endswith("\nYou must ask.\n")
    assert "Somebody has deleted words, and nobody has accepted that: “may not”." in told(page)
    assert "Somebody remarks: “Ask Lee”" in told(page)


def test_bullets_of_powerpoint_are_lists(tmp_path: Path) -> None:
    one = "<div style='margin-left:{}in;mso-x:1'><span style='mso-special-format:bullet'>{}</span><span>{}</span></div>"
    page = web(
        tmp_path, one.format(".38", "•", "Greet") + one.format(".8", "–", "Smile") + one.format(".38", "•", "Go")
    )
    assert text_of(page).endswith("\n- Greet\n  - Smile\n- Go\n")


def test_cells_over_several_rows_keep_the_columns(tmp_path: Path) -> None:
    page = web(
        tmp_path,
        "<table><tr><th>Who<th>Does<th>When</tr><tr><td rowspan=2>Lee<td>calls<td>now</tr>"
        "<tr><td>letters<td>later</tr><tr style='display:none'><td>no<td>no<td>no</tr></table>",
    )
    assert text_of(page).endswith("| Lee | calls | now |\n| Lee | letters | later |\n")
    assert "A table has cells over several rows." in told(page)


def test_a_picture_of_feeling_is_its_sign(tmp_path: Path) -> None:
    page = web(tmp_path, "<p>Well done <img alt='👍🏽' src='https://example.org/x.png'></p>")
    assert text_of(page).endswith("\nWell done 👍🏽\n")
