"""What other programs put on the clipboard becomes what an author would type; pictures are cut and described."""

from __future__ import annotations

import base64
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.axe import violations, violations_in_both
from tests.patience import until
from tests.workbench.test_page import WRITE, text_on_disk, to_line

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.workbench.test_page import Open

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style>p.MsoNormal {margin:0cm}</style></head><body lang=EN-GB>
<!--StartFragment--><p class=MsoNormal>Ask <b>first</b>, <i>then</i> ring.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>One<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>Two<o:p></o:p></p><!--EndFragment--></body></html>"""
OUTLOOK = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment--><div class=WordSection1>
<p class=MsoNormal><span style='font-size:11.0pt;color:#1F497D'>Dear all,<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>See <a href="https://example.org/rota">the rota</a>.</p></div>
<!--EndFragment--></body></html>"""
POWERPOINT = """<html xmlns:p="urn:schemas-microsoft-com:office:powerpoint"><body><!--StartFragment-->
<div style='mso-line-spacing:"90 20 0"'><span style='font-size:28pt'>Greet people by name</span></div>
<div><span style='font-size:28pt'>Listen</span></div><!--EndFragment--></body></html>"""
EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><!--StartFragment--><table border=0>
<col width=64><tr height=20><td height=20 class=xl65>Team</td><td>Calls</td></tr>
<tr height=20><td>Revenues</td><td align=right>12</td></tr></table><!--EndFragment--></body></html>"""
WEB = """<meta charset='utf-8'><h2>How to ring</h2><p>Ring <strong>twice</strong>.</p><ol><li>Wait</li>
<li>Ring</li></ol>
<script>alert(1)</script><img src="https://example.org/spy.gif" alt="">"""
DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1a2b"><p dir="ltr"><span
style="font-weight:700">Keep</span><span style="font-weight:400"> it safe.</span></p><ul><li dir="ltr">
<p dir="ltr"><span
>Lock it</span></p></li><li dir="ltr"><p dir="ltr"><span>Shred it</span></p></li></ul></b>"""


def paste(page: Page, html: str, plain: str, picture: bytes = b"", name: str = "image.png") -> None:
    give = """([html, plain, picture, name]) => {
      const clipboardData = new DataTransfer();
      if (html) clipboardData.setData("text/html", html);
      if (plain) clipboardData.setData("text/plain", plain);
      if (picture) {
        const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
        const type = name.endsWith(".png") ? "image/png" : "image/jpeg";
        clipboardData.items.add(new File([bytes], name, { type }));
      }
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
      document.querySelector(".cm-content").dispatchEvent(event);
    }"""
    page.evaluate(give, [html, plain, base64.b64encode(picture).decode(), name])


def is_there(folder: Path, words: str) -> bool:
    return words in text_on_disk(folder)


def photo(kind: str = "PNG") -> bytes:
    """Red at the left, blue at the right."""
    held = BytesIO()
    image = Image.new("RGB", (400, 200), "#cc0000")
    image.paste("#0000cc", (200, 0, 400, 200))
    image.save(held, kind)
    return held.getvalue()


@pytest.mark.parametrize(
    ("html", "plain", "wanted"),
    [
        pytest.param(WORD, "Ask first", ["Ask **first**, *then* ring.\n", "- One\n- Two\n"], id="word"),
        pytest.param(OUTLOOK, "Dear all,", ["Dear all,\n\nSee [the rota](https://example.org/rota).\n"], id="outlook"),
        pytest.param(POWERPOINT, "Greet", ["Greet people by name\n", "Listen\n"], id="powerpoint"),
        pytest.param(EXCEL, "Team\tCalls", ["| Team | Calls |\n", "| Revenues | 12 |\n"], id="excel"),
        pytest.param(WEB, "How to ring", ["How to ring\n", "Ring **twice**.\n", "1. Wait\n2. Ring\n"], id="web"),
        pytest.param(DOCS, "Keep it safe.", ["**Keep** it safe.\n", "- Lock it\n- Shred it\n"], id="docs"),
        pytest.param("", "Just *words*.\n- as they are", ["Just *words*.\n- as they are\n"], id="plain"),
    ],
)
def test_what_is_pasted_is_as_an_author_would_type_it(
    workbench: Open, folder: Path, html: str, plain: str, wanted: list[str]
) -> None:
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    page.keyboard.type("\n\n")
    paste(page, html, plain)
    for words in wanted:
        until(partial(is_there, folder, words))
    text = text_on_disk(folder)
    for strange in ("<", "mso", "alert", "spy", "Mso", "\u00a0"):
        assert strange not in text, strange
    page.keyboard.press("Control+z")
    until(lambda: wanted[0] not in text_on_disk(folder))


def test_a_picture_is_cut_and_turned_by_keys_and_described(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    page.keyboard.type("\n\n")
    paste(page, "", "", photo())
    asked = page.get_by_label("What does it show?")
    expect(asked).to_be_focused()
    assert violations(page) == []
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Say what it shows")
    expect(asked).to_be_focused()
    page.get_by_role("button", name="Turn").press("Enter")  # red is on top now: 200 wide, 400 high
    page.get_by_role("button", name="Square").press("Enter")
    frame = page.get_by_label("What is shown: arrows move it, Shift and arrows change its size")
    frame.focus()
    for _ in range(20):
        page.keyboard.press("ArrowUp")
    asked.fill("A red [bell]")
    page.get_by_label("Caption").fill('Ring "it"')
    assert violations_in_both(page) == []
    asked.press("Enter")
    until(lambda: '![A red \\[bell\\]](media/a-red-bell.png "Ring ”it”")\n' in text_on_disk(folder))
    kept = Image.open(folder / "doors/media/a-red-bell.png").convert("RGB")
    assert kept.size == (200, 200)
    assert {kept.getpixel((5, 5)), kept.getpixel((195, 195))} == {(204, 0, 0)}


def test_a_picture_that_decorates_says_nothing_and_one_that_is_left_out_is_not_kept(
    workbench: Open, folder: Path
) -> None:
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    paste(page, "", "", photo("JPEG"), "IMG_2041.jpg")
    expect(page.get_by_label("What does it show?")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".cm-content")).to_be_focused()
    assert not (folder / "doors/media").exists()
    paste(page, "", "", photo("JPEG"), "front-door.jpg")
    page.get_by_label("It only decorates the page: say nothing").check()
    page.get_by_role("button", name="Insert picture").click()
    until(lambda: "![](media/front-door.jpg)\n" in text_on_disk(folder))
    assert (folder / "doors/media/front-door.jpg").read_bytes() == photo("JPEG")


def test_words_of_word_come_before_its_picture_of_them(workbench: Open, folder: Path) -> None:
    """Word and Excel put a picture of what was copied beside the words."""
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    page.keyboard.type("\n\n")
    paste(page, EXCEL, "Team\tCalls", photo())
    until(lambda: "| Revenues | 12 |\n" in text_on_disk(folder))
    expect(page.get_by_role("dialog")).to_have_count(0)
