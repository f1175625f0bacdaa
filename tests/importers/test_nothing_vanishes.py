"""Each word of a file is in the course or in the report, whatever it stands in; so is each picture."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.importers.markdown import write
from builder.importers.reading import bring
from builder.importers.report import as_report
from tests.importers.odt_files import odt_file
from tests.importers.word_files import PNG, SPACES, entry, paragraph, picture, run, table, text_box, word_file
from tests.sampling import times

# Each ¤ becomes a word of its own.
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'


def sign(kind: str) -> str:
    """The beginning, the middle or the end of a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


WORD = [
    paragraph("¤ ¤ ", run("¤", "<w:b/>"), run("¤", "<w:i/><w:strike/>"), "¤."),
    paragraph("¤", style="Title"),
    paragraph("¤ ¤", style="Subtitle"),
    paragraph("¤ ¤", style="Heading1"),
    paragraph("¤", style="Heading2"),
    paragraph("¤", style="Heading3"),
    paragraph("¤", style="Quote"),
    paragraph("¤", style="Caption"),
    paragraph("¤ 3", style="TOC1"),
    paragraph("Which ¤?") + paragraph("a) ¤") + paragraph("b) ¤") + paragraph("Answer: b) ¤"),
    paragraph("Which ¤?") + entry("¤ ✓", 1) + entry("¤", 1) + paragraph("Feedback: ¤"),
    paragraph("1. ¤. True or false?") + paragraph("Answer: False. ¤"),
    paragraph("- ¤") + paragraph("- ¤"),
    paragraph("• ¤", "<w:r><w:br/></w:r>", "• ¤"),
    paragraph(run("¤", "<w:b/>")),
    paragraph(run("¤ ¤", '<w:sz w:val="40"/>')),
    paragraph("Tip: ¤", more='<w:shd w:val="clear" w:fill="FFEEDD"/>'),
    entry("¤", 1) + entry("¤", 1, 1) + entry("¤", 2, 2) + entry("¤", 2),
    paragraph("¤", style="ListParagraph"),
    table(("¤", "¤ ¤"), ("¤", paragraph("¤") + entry("¤", 1))),
    table((table(("¤", "¤")), "¤"), ("¤", "¤")),
    table(("¤",)),
    table((paragraph("¤") + paragraph("¤"), "¤")),
    table(("Question", "A", "B", "Answer"), ("¤", "¤", "¤", "A")),
    table(("Question", "A", "B", "Correct answer"), ("¤", "¤", "¤", "A"), ("¤", "¤", "", "¤")),
    table(("Question", "Answer"), ("¤", "¤")),
    paragraph("¤", '<w:del w:author="¤"><w:r><w:delText>¤</w:delText></w:r></w:del>'),
    paragraph("¤", '<w:ins w:author="¤">' + run("¤") + "</w:ins>"),
    f"<w:ins>{paragraph('¤')}</w:ins>",
    '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>' + run("¤") + "</w:p>",
    paragraph("¤", '<w:hyperlink r:id="rWeb">' + run("¤") + "</w:hyperlink>"),
    paragraph("¤", '<w:hyperlink w:anchor="x">' + run("¤") + "</w:hyperlink>"),
    paragraph(sign("begin"), "<w:r><w:instrText>PAGE</w:instrText></w:r>", run("¤")),
    paragraph(sign("separate"), run("¤"), sign("end")),
    paragraph("¤", text_box(paragraph("¤") + table(("¤", "¤")), for_older=False)),
    paragraph(text_box(paragraph("¤", style="Heading1") + paragraph("¤"), for_older=False)),
    paragraph("¤", "<m:oMath><m:r><m:t>¤</m:t></m:r></m:oMath>"),
    paragraph(run("¤", "<w:vanish/>")),
    paragraph(run("¤", '<w:vertAlign w:val="superscript"/>')),
    f"<w:sdt><w:sdtContent>{paragraph('¤')}{table(('¤', '¤'))}</w:sdtContent></w:sdt>",
    paragraph("<w:sdt><w:sdtContent>" + run("¤") + "</w:sdtContent></w:sdt>"),
    f"<w:unknown>{paragraph('¤')}</w:unknown>",
    paragraph("<w:unknown>" + run("¤") + "</w:unknown>"),
    paragraph("¤", '<w:r><w:footnoteReference w:id="2"/></w:r>'),
    paragraph("¤", '<w:r><w:commentReference w:id="0"/></w:r>', style="Heading1"),
    paragraph(picture('descr="¤ ¤"')),
    paragraph("¤", picture('descr="¤"'), style="Heading2"),
    paragraph('<w:r><w:pict><v:shape><v:textpath string="¤"/></v:shape></w:pict></w:r>'),
]  # fmt: skip
ENTRY = "<text:list-item>{}</text:list-item>"
CELL = "<table:table-cell>{}</table:table-cell>"
ROW = "<table:table-row>{}</table:table-row>"
P = "<text:p>{}</text:p>"
DELETED = f"<text:deletion>{P.format('¤')}</text:deletion>"
INNER = f"<text:list>{ENTRY.format(P.format('¤'))}</text:list>"
TWO_ROWS = ROW.format(CELL.format(P.format("¤")) + CELL.format(P.format("¤") * 2)) + ROW.format(
    CELL.format(P.format("¤"))
)
OPEN = [
    P.format("¤ ¤<text:s/><text:span text:style-name='Bold'>¤</text:span><text:tab/>¤"),
    "<text:p text:style-name='Title'>¤</text:p>",
    "<text:p text:style-name='Quotations'>¤</text:p>",
    "<text:h text:outline-level='1'>¤</text:h>",
    "<text:h text:outline-level='3'>¤</text:h>",
    f"<text:list text:style-name='Numbers'>{ENTRY.format(P.format('¤') + INNER)}</text:list>",
    f"<text:list>{ENTRY.format('<text:list>' + ENTRY.format(P.format('¤')) + '</text:list>')}</text:list>",
    "<text:list><text:list-header><text:p>¤</text:p></text:list-header></text:list>",
    f"<table:table>{TWO_ROWS}</table:table>",
    P.format("¤<text:note><text:note-body><text:p>¤</text:p></text:note-body></text:note>"),
    P.format("¤<office:annotation><dc:creator>¤</dc:creator><text:p>¤</text:p></office:annotation>"),
    P.format("¤<draw:frame><draw:text-box><text:p>¤</text:p></draw:text-box></draw:frame>"),
    "<draw:frame><draw:text-box><text:p>¤</text:p></draw:text-box></draw:frame>",
    P.format("<draw:custom-shape><text:p>¤</text:p></draw:custom-shape>"),
    P.format(
        "<draw:g><draw:frame><draw:image xlink:href='Pictures/a.png'/><svg:desc>¤</svg:desc></draw:frame></draw:g>"
    ),
    "<text:section><text:p>¤</text:p></text:section>",
    "<text:table-of-content><text:index-body><text:p>¤</text:p></text:index-body></text:table-of-content>",
    f"<text:tracked-changes><text:changed-region>{DELETED}</text:changed-region></text:tracked-changes>",
    P.format("<text:a xlink:href='https://example.org'>¤</text:a><text:unknown>¤</text:unknown>"),
    "<text:unknown><text:p>¤</text:p></text:unknown>",
]
WEB = [
    "<p>¤ <b>¤</b><i> ¤ </i><code>¤</code> <a href='https://example.org'>¤</a> <a href='x.pdf'>¤</a></p>",
    "¤ <br> ¤",
    "<h1>¤</h1>",
    "<h3>¤ <b>¤</b></h3>",
    "<div>¤<div>¤</div>¤</div>",
    "<ul><li>¤<ul><li>¤</li></ul>¤</li>¤<li><p>¤</p><p>¤</p></li></ul>",
    "<ol start=3><li><h2>¤</h2>¤</li></ol>",
    "<dl><dt>¤<dd>¤<dt>¤</dl>",
    "<table><caption>¤</caption><tr><th>¤<th>¤<tr><td>¤<td><ul><li>¤<li>¤</ul></table>",
    "<table><tr><td><p>¤</p><p>¤</p></td></tr><tr><td>¤</td></tr></table>",
    "<table><tr><td>¤<table><tr><td>¤<td>¤</table></td><td>¤</td></tr></table>",
    "<table><tr><td>¤<td>¤<tr><td><details><summary>¤</summary>¤</details></table>",
    "<blockquote><p>¤</p><h2>¤</h2></blockquote>",
    "<pre>¤\n  ¤</pre>",
    "<details><summary>¤</summary>¤<p>¤</p></details>",
    "<figure><img src='https://example.org/¤.png' alt='¤'><figcaption>¤</figcaption></figure>",
    "<div class='alert tip'><h4>¤</h4>¤</div>",
    "<nav>¤</nav><footer>¤</footer><aside>¤</aside>",
    "¤<nav>¤</nav>¤<main><p>¤</p></main>¤<div hidden>¤</div>",
    "<button>¤</button><label><input type=checkbox>¤</label><select><option>¤</select>",
    "<span style='display:none'>¤</span><p hidden>¤</p>",
    "<p>¤<a href='#_ftn1'>[1]</a></p><div id=_ftn1><p><a href='#_ftnref1'>[1]</a> ¤</p></div>",
    "<iframe src='https://www.example.org/¤' title='¤'></iframe><video src='https://example.org/¤.mp4'>¤</video>",
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.</span>¤</p>",
    "<math><mi>¤</mi></math><svg><text>¤</text></svg><sup>¤</sup><q>¤</q><abbr title='¤'>¤</abbr>",
    "<unknown>¤<p>¤</p></unknown>",
]


def filled(pieces: list[str]) -> tuple[str, set[str]]:
    """The pieces with a word of its own in place of each ¤, and these words."""
    text, found = "".join(pieces), set[str]()
    while "¤" in text:
        word = f"word{len(found) + 100}"
        found.add(word)
        text = text.replace("¤", word, 1)
    return text, found


def said(file: Path) -> set[str]:
    """All words of the course and of the report, and of what comes with them."""
    one = bring(file)
    report = as_report(one.draft.title, [(one.name, one.reading.doubts, one.reading.left_out)], "course.md")
    return set(re.findall(r"word\d+", f"{write(one.draft)} {report}".lower()))


OFTEN = settings(deadline=None, max_examples=times(20, 60), suppress_health_check=list(HealthCheck))


def as_word(text: str, folder: Path) -> Path:
    notes = f'<w:footnotes {SPACES}><w:footnote w:id="2">{paragraph("note")}</w:footnote></w:footnotes>'
    remarks = f'<w:comments {SPACES}><w:comment w:id="0" w:author="Jo">{paragraph("remark")}</w:comment></w:comments>'
    parts: dict[str, tuple[str, str | bytes]] = {"rN": ("footnotes", notes), "rC": ("comments", remarks)}
    parts["rImage"] = ("image", PNG)
    return word_file(folder / "a.docx", text, parts=parts, links={"rWeb": "https://example.org"})


def as_open(text: str, folder: Path) -> Path:
    return odt_file(folder / "a.odt", text, parts={"Pictures/a.png": PNG})


def as_web(text: str, folder: Path) -> Path:
    (folder / "a.html").write_text(f"<!doctype html><title>t</title><body>{text}</body>", "utf-8")
    return folder / "a.html"


FORMS = {"Word": (WORD, as_word), "OpenDocument": (OPEN, as_open), "web": (WEB, as_web)}


@pytest.mark.parametrize("form", FORMS)
def test_each_piece_alone_is_in_the_course_or_the_report(form: str, tmp_path: Path) -> None:
    pieces, make = FORMS[form]
    for piece in pieces:
        text, found = filled([piece])
        assert found <= said(make(text, tmp_path)), text


@pytest.mark.parametrize("form", FORMS)
@OFTEN
@given(st.data())
def test_pieces_together_are_in_the_course_or_the_report(form: str, data: st.DataObject) -> None:
    pieces, make = FORMS[form]
    text, found = filled(data.draw(st.lists(st.sampled_from(pieces), min_size=2, max_size=9)))
    with tempfile.TemporaryDirectory() as folder:
        assert found <= said(make(text, Path(folder))), text
