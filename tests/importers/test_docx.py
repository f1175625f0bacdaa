"""Word documents: each construct comes into the course as its author would have written it, or into the report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import mammoth
import pytest

from builder.importers.markdown import write
from builder.importers.reading import Brought, bring
from builder.importers.report import as_report
from tests.importers.word_files import PNG, SPACES, entry, paragraph, picture, run, table, text_box, word_file

if TYPE_CHECKING:
    from pathlib import Path


def brought(folder: Path, body: str, **more: object) -> Brought:
    """A document with that body, as it is read."""
    return bring(word_file(folder / "handout.docx", body, **more))  # type: ignore[arg-type]


def text_of(one: Brought) -> str:
    """The course below its front matter."""
    return write(one.draft).partition("\n---\n\n")[2]


def report_of(one: Brought) -> str:
    """What the author is told."""
    return as_report(one.draft.title, [(one.name, one.reading.doubts, one.reading.left_out)], "course.md")


def test_a_handout_reads_as_if_written_by_hand(tmp_path: Path) -> None:
    body = (
        paragraph("Lone working", style="Title")
        + paragraph("For everybody who visits", style="Subtitle")
        + paragraph("Why it matters", style="Heading1")
        + paragraph(
            "Some of us work ", run("alone", "<w:b/>"), run(" and ", "<w:b/>"), run("late", "<w:b/><w:i/>"), "."
        )
        + entry("At home", 1)
        + entry("With a dog", 1, 1)
        + entry("In the office", 1)
        + entry("Plan", 2)
        + entry("Go", 2)
        + paragraph("Before you go", style="Heading1")
        + paragraph("Tell someone", style="Heading2")
        + paragraph("Ring ", '<w:hyperlink r:id="rWeb"><w:r><w:t>the team</w:t></w:r></w:hyperlink>', " first.")
        + table(("Risk", "What to do"), ("A dog | a cat", paragraph("Ask first") + paragraph("Then knock")))
    )
    one = brought(tmp_path, body, links={"rWeb": "https://www.example.org/team"})
    assert write(one.draft) == (
        "---\ntitle: Lone working\nlanguage: en-GB\nsummary: For everybody who visits\n---\n\n"
        "## Why it matters\n\n"
        "Some of us work **alone and *late***.\n\n"
        "- At home\n  - With a dog\n- In the office\n\n"
        "1. Plan\n2. Go\n\n"
        "## Before you go\n\n### Tell someone\n\n"
        "Ring [the team](https://www.example.org/team) first.\n\n"
        "| Risk | What to do |\n|---|---|\n| A dog \\| a cat | Ask first<br>Then knock |\n"
    )
    assert not one.reading.doubts
    assert not one.reading.left_out


def test_a_list_goes_on_behind_a_paragraph(tmp_path: Path) -> None:
    body = entry("Stop", 2) + entry("Look", 2) + paragraph("Take your time.") + entry("Walk", 2)
    assert text_of(brought(tmp_path, body)).endswith("1. Stop\n2. Look\n\nTake your time.\n\n3. Walk\n")


def test_footnotes_stand_at_the_end_of_their_page(tmp_path: Path) -> None:
    notes = f'<w:footnotes {SPACES}><w:footnote w:id="2">{paragraph("HSE, 2020")}</w:footnote></w:footnotes>'
    body = paragraph("Work", style="Heading1") + paragraph(
        "It is so", '<w:r><w:footnoteReference w:id="2"/></w:r>', "."
    )
    one = brought(tmp_path, body, parts={"rNotes": ("footnotes", notes)})
    assert text_of(one) == "## Work\n\nIt is so[^1].\n\n[^1]: HSE, 2020\n"


def test_remarks_are_told_with_what_they_are_about(tmp_path: Path) -> None:
    comments = (
        f'<w:comments {SPACES}><w:comment w:id="0" w:author="Jo Smith">{paragraph("Is this still so?")}</w:comment>'
        f'<w:comment w:id="1" w:author="Al">'
        f"{paragraph('Done').replace('<w:p>', '<w:p w14:paraId=%A1%>').replace('%', chr(34))}</w:comment></w:comments>"
    )
    done = f'<w15:commentsEx {SPACES}><w15:commentEx w15:paraId="A1" w15:done="1"/></w15:commentsEx>'
    body = paragraph(
        "Ring ", '<w:commentRangeStart w:id="0"/>', "555 1234", '<w:commentRangeEnd w:id="0"/>',
        '<w:r><w:commentReference w:id="0"/></w:r>', '<w:r><w:commentReference w:id="1"/></w:r>', " today.",
    )  # fmt: skip
    one = brought(tmp_path, body, parts={"rC": ("comments", comments), "rE": ("commentsExtended", done)})
    assert "Ring 555 1234 today." in text_of(one)
    assert "Jo Smith remarks on “555 1234”: “Is this still so?”" in report_of(one)
    assert "1 × remarks that were marked as done:\n\n- at the beginning: Al: Done" in report_of(one)


def test_changes_that_nobody_has_accepted_are_told(tmp_path: Path) -> None:
    body = paragraph(
        "Wear ",
        '<w:del w:author="Jo"><w:r><w:delText>a tie</w:delText></w:r></w:del>',
        '<w:ins w:author="Al"><w:r><w:t>a badge</w:t></w:r></w:ins>',
        ".",
    )
    one = brought(tmp_path, body)
    assert "Wear a badge." in text_of(one)
    assert "tie" not in text_of(one)
    assert "has deleted words here, and nobody has accepted that: “a tie”" in report_of(one)
    assert "has added words here, and nobody has accepted that: “a badge”" in report_of(one)


def test_paragraphs_whose_end_was_deleted_are_one(tmp_path: Path) -> None:
    gone = '<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="Jo"/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p>'
    assert "One two" in text_of(brought(tmp_path, gone + paragraph("two")))


def test_text_boxes_are_callouts_and_come_once(tmp_path: Path) -> None:
    inside = paragraph("Tip: take a torch.")
    one = brought(tmp_path, paragraph("Go out.", text_box(inside)))
    assert text_of(one).endswith("Go out.\n\n> [!TIP]\n> Take a torch.\n")


def test_smart_art_is_the_list_that_its_author_typed(tmp_path: Path) -> None:
    def point(name: str, said: str, kind: str = "node") -> str:
        inside = f"<dgm:t><a:p><a:r><a:t>{said}</a:t></a:r></a:p></dgm:t>" if said else ""
        return f'<dgm:pt modelId="{name}" type="{kind}">{inside}</dgm:pt>'

    points = point("0", "", "doc") + point("1", "Stop") + point("2", "Look") + point("3", "both ways")
    joins = "".join(
        f'<dgm:cxn srcId="{a}" destId="{b}" srcOrd="{at}"/>'
        for a, b, at in (("0", "2", 1), ("0", "1", 0), ("2", "3", 0))
    )
    data = f"<dgm:dataModel {SPACES}><dgm:ptLst>{points}</dgm:ptLst><dgm:cxnLst>{joins}</dgm:cxnLst></dgm:dataModel>"
    drawing = '<w:r><w:drawing><wp:inline><dgm:relIds r:dm="rD"/></wp:inline></w:drawing></w:r>'
    one = brought(tmp_path, paragraph("Cross:", drawing), parts={"rD": ("diagramData", data)})
    assert text_of(one).endswith("Cross:\n\n- Stop\n- Look\n  - both ways\n")
    assert "SmartArt became a list" in report_of(one)


def test_a_chart_is_the_table_of_its_figures(tmp_path: Path) -> None:
    def points(kind: str, *said: str) -> str:
        held = "".join(f'<c:pt idx="{at}"><c:v>{one}</c:v></c:pt>' for at, one in enumerate(said))
        return f"<c:{kind}><c:numRef><c:numCache>{held}</c:numCache></c:numRef></c:{kind}>"

    series = f"<c:ser><c:tx><c:v>Calls</c:v></c:tx>{points('cat', 'May', 'June')}{points('val', '12', '9')}</c:ser>"
    chart = f"<c:chartSpace {SPACES}><c:chart>{series}</c:chart></c:chartSpace>"
    drawing = '<w:r><w:drawing><wp:inline><c:chart r:id="rCh"/></wp:inline></w:drawing></w:r>'
    one = brought(tmp_path, paragraph(drawing), parts={"rCh": ("chart", chart)})
    assert "| | Calls |\n|---|---|\n| May | 12 |\n| June | 9 |" in text_of(one)


def test_pictures_keep_their_description_and_caption(tmp_path: Path) -> None:
    alt = ' descr="A sign on a door&#10;&#10;Description automatically generated"'
    body = paragraph(picture(alt)) + paragraph("The sign in the lobby", style="Caption")
    one = brought(tmp_path, body, parts={"rImage": ("image", PNG)})
    assert '![A sign on a door](media/a-sign-on-a-door.png "The sign in the lobby")' in text_of(one)
    assert [media.read() for media in one.reading.media] == [PNG]
    assert not one.reading.doubts


def test_a_picture_without_a_description_is_told(tmp_path: Path) -> None:
    body = paragraph("Door", style="Heading1") + paragraph(picture(""))
    one = brought(tmp_path, body, parts={"rImage": ("image", PNG)})
    assert "![A picture that is still to be described](media/door.png)" in text_of(one)
    assert "“media/door.png” has no description" in report_of(one)


def test_equations_hidden_words_and_contents_are_told(tmp_path: Path) -> None:
    formula = "<m:oMath><m:r><m:t>a²+b²</m:t></m:r></m:oMath>"
    body = (
        paragraph("Contents 3", style="TOC1")
        + paragraph("So ", formula, run("secret", "<w:vanish/>"), " it is.")
        + paragraph(
            "CO",
            run("2", '<w:vertAlign w:val="subscript"/>'),
            " on the 2",
            run("nd", '<w:vertAlign w:val="superscript"/>'),
        )
    )
    one = brought(tmp_path, body)
    assert "So a²+b² it is.\n\nCO₂ on the 2nd" in text_of(one)
    said = report_of(one)
    assert "An equation is spelt in a line: “a²+b²”" in said
    assert "secret" in said
    assert "Contents 3" in said


def test_fields_show_what_they_show(tmp_path: Path) -> None:
    def sign(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = '<w:r><w:instrText> HYPERLINK "https://www.example.org" </w:instrText></w:r>'
    body = paragraph("See ", sign("begin"), code, sign("separate"), "the site", sign("end"), ".")
    assert "See [the site](https://www.example.org)." in text_of(brought(tmp_path, body))


def test_lines_in_bold_are_headings_where_there_are_no_others(tmp_path: Path) -> None:
    bold = "<w:b/>"
    body = (
        paragraph(run("Before you go", bold)) + paragraph("Tell someone.")
        + paragraph(run("On the way", bold)) + paragraph(run("Look up.", bold)) + paragraph("Keep to the path.")
    )  # fmt: skip
    one = brought(tmp_path, body)
    assert text_of(one) == "## Before you go\n\nTell someone.\n\n## On the way\n\n**Look up.**\n\nKeep to the path.\n"
    assert "which were read as headings: “Before you go”, “On the way”." in report_of(one)


QUESTIONS = {
    "a column with the letter": (
        ("No.", "Question", "A", "B", "C", "Correct answer", "Feedback"),
        ("1", "Whom do you tell?", "Nobody", "Your manager", "Your dog", "B", "They can help."),
    ),
    "a column with the words": (
        ("Question", "Option 1", "Option 2", "Option 3", "Answer key", "Explanation"),
        ("Whom do you tell?", "Nobody", "Your manager", "Your dog", "Your manager", "They can help."),
    ),
    "ticks in one cell": (
        ("Question", "Answers", "Feedback"),
        (
            "Whom do you tell?",
            paragraph("a) Nobody") + paragraph("b) Your manager ✓") + paragraph("c) Your dog"),
            "They can help.",
        ),
    ),
    "boxes in one cell": (
        ("Question", "Options", "Feedback"),
        (
            "Whom do you tell?",
            paragraph("☐ Nobody") + paragraph("☒ Your manager") + paragraph("☐ Your dog"),
            "They can help.",
        ),
    ),
}


@pytest.mark.parametrize("rows", QUESTIONS.values(), ids=QUESTIONS)
def test_a_table_of_questions_becomes_questions(tmp_path: Path, rows: tuple[tuple[str, ...], ...]) -> None:
    body = paragraph("Check", style="Heading1") + table(*rows)
    assert text_of(brought(tmp_path, body)) == (
        "## Check\n\n### Question: Whom do you tell?\n- [ ] Nobody\n- [x] Your manager\n- [ ] Your dog\n\n"
        "Explanation: They can help.\n"
    )


def test_a_table_of_statements_is_true_or_false(tmp_path: Path) -> None:
    body = paragraph("Check", style="Heading1") + table(
        ("Statement", "Answer", "Why"), ("Dogs bite.", "True", "Some do.")
    )
    assert text_of(brought(tmp_path, body)) == "## Check\n\n### True or false: Dogs bite.\nTrue. Some do.\n"


def test_a_table_about_questions_stays_a_table(tmp_path: Path) -> None:
    body = table(("Question", "Who asks"), ("Where is it?", "A visitor"))
    assert "| Question | Who asks |" in text_of(brought(tmp_path, body))


def test_what_another_reader_finds_is_found_too(tmp_path: Path) -> None:
    body = (
        paragraph("A *title* with_signs", style="Heading1")
        + paragraph("Hint: 2*3*4, [x] and {{ y }}", "<w:r><w:br/></w:r>", "# no heading")
        + entry("1. typed", 1)
        + table((table(("in", "ner")), "cell"), ("x", "y"))
        + paragraph("after", text_box(paragraph("boxed")))
    )
    file = word_file(tmp_path / "a.docx", body)
    one = bring(file)
    ours = set(re.findall(r"\w+", write(one.draft) + report_of(one)))
    with file.open("rb") as opened:
        theirs = set(re.findall(r"\w+", mammoth.extract_raw_text(opened).value))
    assert theirs
    assert theirs <= ours


def test_the_words_of_a_document_within_it_are_told(tmp_path: Path) -> None:
    held = "<html><body><p>Ring twice.</p></body></html>"
    one = brought(tmp_path, '<w:altChunk r:id="rOther"/>', parts={"rOther": ("aFChunk", held)})
    assert "Ring twice." in report_of(one)


def test_fractions_and_roots_keep_their_meaning(tmp_path: Path) -> None:
    half = "<m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
    root = "<m:rad><m:e><m:r><m:t>x</m:t></m:r></m:e></m:rad>"
    one = brought(tmp_path, paragraph("It is ", f"<m:oMath>{half}<m:r><m:t>=</m:t></m:r>{root}</m:oMath>"))
    assert "It is (a+b)/2=√x" in text_of(one)


def test_what_was_moved_is_told_as_moved(tmp_path: Path) -> None:
    moved = "<w:r><w:t>ring first</w:t></w:r>"
    one = brought(tmp_path, paragraph("Then ", f"<w:moveFrom w:author='Jo'>{moved}</w:moveFrom>", "go."))
    assert "Jo has moved words away from here" in report_of(one)
    assert "deleted" not in report_of(one)


def test_what_a_list_offers_is_told(tmp_path: Path) -> None:
    items = '<w:listItem w:displayText="Adults" w:value="a"/><w:listItem w:displayText="Children" w:value="c"/>'
    inside = f"<w:sdtPr><w:dropDownList>{items}</w:dropDownList></w:sdtPr>"
    said = f"<w:sdt>{inside}<w:sdtContent>{paragraph('Choose an item.')}</w:sdtContent></w:sdt>"
    assert "a list to choose from: “Adults”, “Children”." in report_of(brought(tmp_path, said))


def test_how_a_word_is_spoken_stands_behind_it(tmp_path: Path) -> None:
    ruby = "<w:ruby><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby>"
    assert "漢 (kan)" in text_of(brought(tmp_path, paragraph(f"<w:r>{ruby}</w:r>")))
