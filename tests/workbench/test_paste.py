"""What other programs put on the clipboard becomes what an author would type; pictures are cut and described."""

from __future__ import annotations

import base64
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.patience import until
from tests.sampling import one_in
from tests.workbench.barriers import barriers, barriers_in_both
from tests.workbench.conftest import TEXT
from tests.workbench.test_page import WRITE, text_on_disk, to_line

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Route

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
TEAMS = """<meta charset='utf-8'><div><p>Hi <span itemtype="http://schema.skype.com/Mention">Jo</span> <img
alt="👍" itemtype="http://schema.skype.com/Emoji" src="https://statics.example.org/x.png"></p></div>"""


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


PASTED = {  # what the clipboard holds, as HTML and as plain text, and what becomes of it behind the words of a line
    "word": (WORD, "Ask first", "\n\nAsk **first**, *then* ring.\n\n- One\n- Two"),
    "outlook": (OUTLOOK, "Dear all,", "\n\nDear all,\n\nSee [the rota](https://example.org/rota)."),
    "powerpoint": (POWERPOINT, "Greet", "\n\nGreet people by name\n\nListen"),
    "excel": (EXCEL, "Team\tCalls", "\n\n| Team | Calls |\n|---|---|\n| Revenues | 12 |"),
    "web": (WEB, "How to ring", "\n\n## How to ring\n\nRing **twice**.\n\n1. Wait\n2. Ring"),
    "docs": (DOCS, "Keep it safe.", "\n\n**Keep** it safe.\n\n- Lock it\n- Shred it"),
    "teams": (TEAMS, " Hi Jo", " Hi Jo 👍"),
    "half a letter": ("<p>a\ud83d b</p>", "a b", "a\ufffd b"),
    "plain": ("", "Just *words*.\n- as they are", "Just *words*.\n- as they are"),
}


def test_what_is_pasted_is_as_an_author_would_type_it_and_nothing_besides(workbench: Open, folder: Path) -> None:
    """Behind the words of a line, as who has not read that a table wants an empty line above it."""
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    for name, (html, plain, wanted) in PASTED.items():
        paste(page, html, plain)
        until(partial(is_on_disk, folder, TEXT.replace("Ring twice.", f"Ring twice.{wanted}")), name)
        page.keyboard.press("Control+z")
        until(partial(is_on_disk, folder, TEXT), name)


def is_on_disk(folder: Path, text: str) -> bool:
    return text_on_disk(folder) == text


TABLE = "| Who | When |\n|---|---|\n| Lee | now |\n"


@pytest.mark.parametrize(
    ("before", "html", "after"),
    one_in(
        2,
        [
            pytest.param("- \n", "<ul><li>One<li>Two</ul>", "- One\n- Two\n", id="list-in-an-empty-item"),
            pytest.param("> Well \n", "<p>One</p><p>Two</p>", "> Well One\n>\n> Two\n", id="quote"),
            pytest.param(TABLE, "<p>a|b</p><p>c</p>", TABLE.replace("now |", "now |a\\|b<br>c"), id="cell"),
            pytest.param("```\nx = \n", "<p>a_b * <b>c</b></p>", "```\nx = PLAIN\n", id="code"),
            pytest.param("End\n", "<p>of <b>all</b></p>", "Endof **all**\n", id="words"),
        ],
    ),
)
def test_what_is_pasted_fits_where_it_falls(workbench: Open, folder: Path, before: str, html: str, after: str) -> None:
    text = TEXT.replace("Shut it.\n", before)
    (folder / "doors/course.md").write_text(text, "utf-8")
    page = workbench(WRITE.replace("write", "write/doors/course.md:18"))
    expect(page.locator(".cm-content")).to_contain_text("Inside")
    page.locator(".cm-content").press("Control+End")
    page.keyboard.press("ArrowLeft")
    paste(page, html, "PLAIN")
    until(lambda: text_on_disk(folder) == TEXT.replace("Shut it.\n", after))


def test_what_is_typed_while_the_clipboard_is_read_stands_beside_it(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        """As long as it takes."""
        waiting.append(route)

    page.route("**/engine/paste", hold)
    paste(page, "<p>Then <b>wait</b>.</p>", " Then wait.")
    to_line(page, "Who rings?")
    page.keyboard.type(" And")
    until(lambda: "Who rings? And\n" in text_on_disk(folder))
    until(lambda: page.evaluate("true") and waiting)
    waiting[0].continue_()
    until(lambda: "Ring twice. Then **wait**.\n" in text_on_disk(folder))
    page.keyboard.type(" why?")  # the cursor has stayed there
    until(lambda: "Who rings? And why?\n" in text_on_disk(folder))
    to_line(page, "Then **wait**.")
    for words in ("One", "Two"):
        paste(page, f"<p> <b>{words}</b></p>", f" {words}")
    page.keyboard.type(" Three")
    until(lambda: len(waiting) == 3 and page.evaluate("true"))
    for route in (waiting[2], waiting[1]):
        with page.expect_response("**/engine/paste"):
            route.continue_()
    until(lambda: "Ring twice. Then **wait**. **One** **Two** Three\n" in text_on_disk(folder))


def test_a_picture_among_pasted_words_comes_with_them(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    source = f"data:image/png;base64,{base64.b64encode(photo()).decode()}"
    for name in ("a-door", "a-door-2"):
        paste(page, f'<p>Look:</p><img src="{source}" alt="A door"><p>So.</p>', "Look: So.")
        until(partial(is_there, folder, f"![A door](media/{name}.png)"))
        assert (folder / f"doors/media/{name}.png").read_bytes() == photo()


def test_a_picture_is_cut_and_turned_by_keys_and_described(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    page.keyboard.type("\n\n")
    paste(page, "", "", photo())
    asked = page.get_by_label("What does it show?")
    expect(asked).to_be_focused()
    assert barriers(page, "dialog") == []
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
    assert barriers_in_both(page, "dialog") == []
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
