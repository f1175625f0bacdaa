"""Decks as people make them: each function gives one, and each is tried for what no deck may do."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pptx.chart import data as chart_data
from pptx.enum.chart import XL_CHART_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from tests.importers.decks import (
    BLANK,
    COMPATIBILITY,
    Maker,
    add_xml,
    bold,
    box,
    changed,
    coloured,
    comment,
    drawn,
    drop,
    equation,
    fill,
    hide,
    names_in,
    picture,
    smart_art,
)

if TYPE_CHECKING:
    from collections.abc import Callable

CHARTEX = "http://schemas.microsoft.com/office/drawing/2014/chartex"
NUMBERS: Any = chart_data  # python-pptx gives it no types
DECKS: dict[str, Callable[[], bytes]] = {}


def deck(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Takes a deck among those that are tried."""
    DECKS[make.__name__] = make
    return make


@deck
def plain() -> bytes:
    made = Maker("Lone working", "For all who visit people at home")
    made.points("Before you go", "Tell your manager", " Where you are", " When you will be back", "Charge your phone")
    made.points("While you are there", "Stay near the door", notes="Ask who has done this.\nAllow 5 minutes.")
    return made.bytes()


@deck
def no_titles() -> bytes:
    made = Maker()
    for number in range(3):
        slide = made.blank()
        box(slide, f"Thought {number + 1}", 1, 0.5, 8, 1, size=36)
        box(slide, f"What thought {number + 1} says, at some length, on this slide.", 1, 2, 8, 1)
    return made.bytes()


@deck
def boxes_out_of_order() -> bytes:
    made = Maker("Out of order")
    slide = made.blank("Three steps")
    for text, left, top in (("Third", 1, 5), ("First", 1, 2), ("Second", 1, 3.5)):
        box(slide, text, left, top)
    return made.bytes()


@deck
def boxes_on_a_picture() -> bytes:
    made = Maker("On a picture")
    slide = made.blank("Words on a picture")
    for text, top in (("Third", 5), ("First", 2), ("Second", 3.5)):
        box(slide, text, 1, top)
    picture(slide, drawn("red", (100, 75)), "A wide view of the town", 0, 0, width=10)
    return made.bytes()


@deck
def heads_over_columns() -> bytes:
    made = Maker("A comparison")
    slide = made.blank("Heads over columns")
    for text, left, top, height in (
        ("Do this", 1, 2, 0.5),
        ("Not that", 5, 2, 0.5),
        ("It helps", 1, 2.6, 3),
        ("It harms", 5, 2.6, 3),
    ):
        box(slide, text, left, top, height=height)
    return made.bytes()


@deck
def rows_of_boxes() -> bytes:
    made = Maker("Columns")
    slide = made.blank("Left, then right")
    for text, left, top in (("Right two", 5, 4), ("Left one", 1, 2), ("Right one", 5, 2.2), ("Left two", 1, 4.1)):
        box(slide, text, left, top, height=1.5)
    return made.bytes()


@deck
def right_to_left() -> bytes:
    made = Maker("مرحبا")
    slide = made.blank("عمودان")
    for text, left in (("الثاني", 1), ("الأول", 5)):
        shape = box(slide, text, left, 2)
        shape.text_frame.paragraphs[0]._p.get_or_add_pPr().set("rtl", "1")  # noqa: SLF001 - python-pptx has no other way
    return made.bytes()


@deck
def groups_in_groups() -> bytes:
    made = Maker("Groups")
    slide = made.blank("Within each other")
    outer = slide.shapes.add_group_shape()
    inner = outer.shapes.add_group_shape()
    for group, text, left, top in ((inner, "Inside", 1, 2), (inner, "Inside too", 1, 3), (outer, "Outside", 1, 5)):
        shape = group.shapes.add_textbox(Inches(left), Inches(top), Inches(2), Inches(0.5))
        shape.text_frame.text = text
    return made.bytes()


@deck
def tables() -> bytes:
    made = Maker("Tables")
    slide = made.blank("Losses by year")
    table = slide.shapes.add_table(3, 3, Inches(1), Inches(2), Inches(6), Inches(2)).table
    for at, row in enumerate((("Year", "Lost", "Found"), ("2024", "a | b", "9"), ("2025", "first\nsecond", ""))):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    slide = made.blank("A merged one")
    table = slide.shapes.add_table(2, 3, Inches(1), Inches(2), Inches(6), Inches(2)).table
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(0, 0).text, table.cell(1, 2).text = "Over two", "Corner"
    return made.bytes()


@deck
def charts() -> bytes:
    made = Maker("Charts")
    data = NUMBERS.CategoryChartData()
    data.categories = ["Post", "Phone"]
    data.add_series("This year", (0.25, 0.75), number_format="0%")
    chart = made.blank("Shares").shapes.add_chart(XL_CHART_TYPE.PIE, 0, 0, Inches(5), Inches(4), data).chart
    chart.has_title = True
    chart.chart_title.text_frame.text = "How people reach us"
    points = NUMBERS.XyChartData()
    series = points.add_series("Calls")
    series.add_data_point(1, 2.5)
    series.add_data_point(2, 1000)
    made.blank("Points").shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, 0, 0, Inches(5), Inches(4), points)
    levels = NUMBERS.CategoryChartData()
    north = levels.add_category("North")
    north.add_sub_category("Post")
    north.add_sub_category("Phone")
    levels.add_series("Calls", (1, None))
    made.blank("Levels").shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, 0, 0, Inches(5), Inches(4), levels)
    bubbles = NUMBERS.BubbleChartData()
    bubbles.add_series("Teams").add_data_point(1, 2, 3)
    made.blank("Bubbles").shapes.add_chart(XL_CHART_TYPE.BUBBLE, 0, 0, Inches(5), Inches(4), bubbles)
    made.blank("Empty").shapes.add_chart(XL_CHART_TYPE.PIE, 0, 0, Inches(5), Inches(4), data)
    number = max(int(one) for one in re.findall(r"chart(\d+)\.xml\n", "\n".join(names_in(made.bytes())) + "\n"))
    empty = f"ppt/charts/chart{number}.xml"
    return changed(
        made.bytes(), lambda name, held: re.sub(rb"(?s)<c:ser>.*</c:ser>", b"", held) if name == empty else held
    )


@deck
def diagram() -> bytes:
    made = Maker("A cycle")
    smart_art(
        made.blank("What happens to a file"), {"Collect": ["Ask first"], "Keep": ["Lock it", "Back it up"], "Shred": []}
    )
    return made.bytes()


@deck
def equations() -> bytes:
    made = Maker("Sums")
    equation(made.blank("The mean"))
    return made.bytes()


@deck
def hidden_and_remarks() -> bytes:
    made = Maker("Hidden")
    slide = made.points("Not for all", "The code is 1234", notes="Never show this.")
    picture(slide, drawn(), "A secret plan")
    hide(slide)
    comment(made.points("For all", "Ask at the desk"), "Is this still right?")
    return made.bytes()


@deck
def pictures() -> bytes:
    made = Maker("Pictures")
    slide = made.blank("With words, without, and by its file's name")
    picture(slide, drawn("navy"), "A locked cabinet", 1)
    picture(slide, drawn("red"), "", 4)
    picture(slide, drawn("green"), "IMG_2041.jpg", 7)
    slide = made.blank("Odd forms")
    picture(slide, drawn("navy", form="BMP"), "A bitmap", 1)
    picture(slide, drawn("red", form="TIFF"), "A scan", 4)
    picture(slide, drawn("green", form="GIF"), "A small film", 7)
    slide = made.blank("Cut")
    shape = picture(slide, drawn("navy", (200, 100), "JPEG"), "The left half", 1)
    shape.crop_right = 0.5
    return made.bytes()


@deck
def all_pictures() -> bytes:
    made = Maker()
    for number in range(8):
        picture(made.blank(), drawn("navy", (60 + number, 40)), f"Poster {number + 1}" if number % 2 else "")
    return made.bytes()


@deck
def logo_on_each_slide() -> bytes:
    made = Maker("Logos")
    for number in range(6):
        picture(made.points(f"Slide with thought {number}", "Some words"), drawn("red"), "Our logo", 8, 0.2)
    return made.bytes()


@deck
def films() -> bytes:
    made = Maker("Films")
    slide = made.blank("Whose job is it?")
    slide.shapes.add_movie(_film(), Inches(1), Inches(2), Inches(4), Inches(3), mime_type="video/mp4")
    slide = made.blank("On the web")
    film = slide.shapes.add_movie(_film(), Inches(1), Inches(2), Inches(4), Inches(3), mime_type="video/mp4")
    names = [name for name, one in slide.part.rels.items() if one.reltype.endswith(("/video", "/media"))]
    for name in names:
        relation = slide.part.rels.pop(name)
        new = slide.part.relate_to("https://www.youtube.com/embed/abcdefgh123", relation.reltype, is_external=True)
        for element in film._element.iter():  # noqa: SLF001 - as above
            for key, value in element.attrib.items():
                if value == name:
                    element.set(key, new)
    return made.bytes()


def _film() -> str:
    from pathlib import Path  # noqa: PLC0415 - here alone
    from tempfile import gettempdir  # noqa: PLC0415

    path = Path(gettempdir()) / "importers-film.mp4"
    path.write_bytes(b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(100))
    return str(path)


@deck
def links() -> bytes:
    made = Maker("Links")
    slide = made.points("Where to read more")
    shape = box(slide, "", 1, 2)
    for text, address in (
        ("the regulator", "https://www.hse.gov.uk"),
        ("write to us", "mailto:help@northmere.example"),
        ("our form", "file:///S:/forms/a.docx"),
        ("a trap", "javascript:alert(1)"),
    ):
        run = shape.text_frame.paragraphs[0].add_run()
        run.text, run.hyperlink.address = text, address
    target = made.points("The last page", "With words")
    jump = box(slide, "Go to the end", 1, 4)
    jump.click_action.target_slide = target
    return made.bytes()


@deck
def formed_words() -> bytes:
    made = Maker("Forms")
    slide = made.points("Bold, slanted and raised")
    paragraph = box(slide, "", 1, 2).text_frame.paragraphs[0]
    for text, form in (
        ("Say ", ""),
        ("no", "b"),
        (" to ", ""),
        ("gifts", "i"),
        (". 12 m", ""),
        ("2", "30000"),
        (" and H", ""),
        ("2", "-25000"),
        ("O, 1", ""),
        ("st", "30000"),
        ("old", "strike"),
    ):
        run = paragraph.add_run()
        run.text = text
        style = run._r.get_or_add_rPr()  # noqa: SLF001 - as above
        if form in {"b", "i"}:
            style.set(form, "1")
        elif form == "strike":
            style.set("strike", "sngStrike")
        elif form:
            style.set("baseline", form)
    return made.bytes()


@deck
def vertical_tabs_and_line_ends() -> bytes:
    made = Maker("Customer\vcare")
    slide = made.points("A title\vin two lines", "An address:\vTown Hall\vNorthmere")
    box(slide, "• typed bullet\n• another\n1. typed number\n2. next number\n- a dash", 1, 4, height=2)
    return made.bytes()


@deck
def signs_of_our_language() -> bytes:
    made = Maker("Question: what is a title: this")
    made.points(
        "Answer: # of files [x]",
        "# not a heading",
        "| no table |",
        "[x] no box",
        "*stars* and _lines_",
        "{{ organisation }}",
        "Settings: loud",
        "For: leaders",
        "1986. A year",
        "<script>alert(1)</script>",
        "![no](picture)",
        "Explanation: none",
        "---",
        "`code`",
        "~~struck~~",
        "[[gap]]",
        "Term\n: meaning",
        "> quoted",
        "a | b",
        "\\ back",
        "&amp; &lt;",
        "http://x.example/_a_",
    )
    made.points("Video: a story", "Scenario: one", notes="# Heading in notes\n- [x] box\nWhy: because\nMaterials: none")
    return made.bytes()


@deck
def agenda_and_sections() -> bytes:
    made = Maker("Safe at work")
    made.points("Agenda", "Fire", "First aid", "Reporting")
    for name in ("Fire", "First aid", "Reporting"):
        made.section(name)
        made.points("Agenda", "Fire", "First aid", "Reporting")
        made.points(f"{name} in our building", "Know where it is", "Know who to ring")
    made.points("Thank you", "Any questions?", notes="Collect the badges.")
    return made.bytes()


@deck
def sections_of_the_deck() -> bytes:
    made = Maker("Sections")
    for name in ("One", "Two", "Three", "Four"):
        made.points(name, f"Words of {name}")
    made.sections(Default_Section=[0], The_start=[1, 2], The_end=[3, 4])
    return made.bytes()


@deck
def continued() -> bytes:
    made = Maker("Continued")
    for title in ("Rules", "Rules (continued)", "Rules (3 of 4)", "Rules cont'd"):
        made.points(title, f"Rule on {title}", "And another")
    made.points("Only a title")
    made.points("What stands below it", "Words")
    return made.bytes()


@deck
def numbered_overview() -> bytes:
    made = Maker("Overview")
    names = ("Listening", "Owning", "Passing on", "Following up")
    made.points("Four habits", *names)
    for number, name in enumerate(names, 1):
        made.points(f"{number}. {name}", f"{name} means this", f"{name} means that")
    made.points("What next?", "Try one tomorrow")
    return made.bytes()


@deck
def quiz() -> bytes:
    made = Maker("A quiz")
    made.points("What we learnt", "Lock your screen")
    made.points("Quiz")
    made.points(
        "Question 1: Who may read a case file?",
        "A) Anyone",
        "B) People who need to",
        "C) Nobody",
        notes="Answer: B, because need comes first.",
    )
    made.points("What do you do with a lost badge?", "Report it ✓", "Keep it", "Wear it")
    made.points("True or false: a first name is never personal", "False. With other details it can be.")
    made.points("Question 4: Where do old files go?", "A. The bin", "B. The shredder", "C. Home")
    made.points("Answer", "B. The shredder", "It cuts them small.")
    green = made.points("Question 5: Which colour is right?", "Red", "Green", "Blue")
    coloured(green, 1, "00B050")
    strong = made.points("Question 6: Which of these are strong?", "One", "Two", "Three")
    bold(strong, 0)
    bold(strong, 2)
    made.points("Question 7: What is a password?", "A. One", "B. Two")
    made.points("Is the earth round?", "True", "False", notes="The correct answer is: True")
    return made.bytes()


@deck
def two_hundred_slides() -> bytes:
    made = Maker("Long")
    for number in range(200):
        made.points(f"Topic {number}: {'abcdefghij'[number % 10] * 3}", *(f"Point {at} of {number}" for at in range(4)))
    return made.bytes()


@deck
def empty_ones() -> bytes:
    made = Maker()
    made.blank()
    made.points("")
    made.points("Words at last", "One")
    return made.bytes()


@deck
def nothing_at_all() -> bytes:
    return Maker().bytes()


@deck
def footers() -> bytes:
    made = Maker("Feet")
    for number in range(3):
        slide = made.points(f"Foot {number}", "Words")
        layout = next(one for one in slide.slide_layout.placeholders if one.placeholder_format.idx == 11)
        slide.shapes.clone_placeholder(layout)
        slide.placeholders[11].text = "Northmere Council, internal"
    return made.bytes()


@deck
def slide_show() -> bytes:
    def as_show(name: str, content: bytes) -> bytes:
        old, new = b"presentation.main+xml", b"slideshow.main+xml"
        return content.replace(old, new) if name == "[Content_Types].xml" else content

    return changed(plain(), as_show)


@deck
def damaged_picture() -> bytes:
    made = Maker("Damaged")
    picture(made.points("A picture", "Words"), drawn(), "It was here")
    return changed(made.bytes(), lambda name, content: b"nothing" if name.startswith("ppt/media/") else content)


@deck
def missing_picture() -> bytes:
    made = Maker("Missing")
    picture(made.points("A picture", "Words"), drawn(), "It was here")
    return changed(made.bytes(), lambda name, content: None if name.startswith("ppt/media/") else content)


@deck
def old_drawing() -> bytes:
    made = Maker("Old")
    picture(made.points("A drawing", "Words"), drawn(), "A plan of the floor")
    metafile = b"\x01\0\0\0" + bytes(36) + b" EMF" + bytes(100)
    return changed(made.bytes(), lambda name, content: metafile if name.startswith("ppt/media/") else content)


@deck
def filled_shape_and_ink() -> bytes:
    made = Maker("Fills")
    slide = made.blank("A shape with words")
    shape = slide.shapes.add_shape(1, Inches(1), Inches(2), Inches(3), Inches(1))
    shape.text_frame.text = "Words in a shape"
    fill(shape.text_frame, ["Words in a shape", "and more"])
    empty = made.deck.slides.add_slide(made.deck.slide_layouts[BLANK])
    add_xml(
        empty,
        '<p:contentPart xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId99"/>',
    )
    box(empty, "Beside ink", 1, 1)
    drop(made.points("Gone", "It goes").placeholders[1])
    return made.bytes()


@deck
def sections_without_slides() -> bytes:
    made = Maker("Sections alone")
    made.section("Nothing stands here")
    made.section("Something does", "With words of its own")
    made.points("A thought", "Words")
    made.section("Nothing again")
    return made.bytes()


@deck
def notes_alone() -> bytes:
    made = Maker()
    made.points("Thank you", notes="Collect the badges.")
    return made.bytes()


@deck
def headers_within_sections_of_the_deck() -> bytes:
    made = Maker("Both")
    made.section("Fire", "")
    made.points("Alarms", "Press the button")
    made.section("Water")
    made.points("Leaks", "Turn the tap off")
    made.sections(Safety=[1, 2, 3, 4])
    return made.bytes()


@deck
def answers_at_the_end() -> bytes:
    made = Maker("A quiz with its answers at the end")
    made.points("Question 1: Who may read a file?", "A) Anyone", "B) Who needs to")
    made.points("Question 2: Where do files go?", "A. The shredder", "B. The bin")
    made.points("Question 3: When?", "A. Now", "B. Never")
    made.points("Answers", "1. B – because need comes first", "2. A", "3: A")
    return made.bytes()


@deck
def one_wrong_answer_marked() -> bytes:
    made = Maker("Marked wrong")
    made.points("1. Which is one of our values?", "Kind", "Slow", "Loud (wrong)")
    made.points("2. Which of two?", "Kind", "Loud ✗")
    return made.bytes()


@deck
def answers_on_one_line() -> bytes:
    made = Maker("Lines")
    made.points("Question 1: Which is right?", "A) Left\vB) Right\vC) Neither", notes="Correct answer: C")
    return made.bytes()


@deck
def in_welsh() -> bytes:
    made = Maker("Gofal cwsmer")
    made.points("Cynnwys", "Gwrando", "Ateb")
    made.points("Gwrando", "Gwrandewch yn gyntaf")
    made.points("Gwir neu gau: mae pawb yn gwsmer", "Gwir. Pawb.")
    made.points("Diolch")
    for slide in made.deck.slides:
        for run in slide.element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}r"):
            run.get_or_add_rPr().set("lang", "cy-GB")
    return made.bytes()


@deck
def boxes_with_labels() -> bytes:
    made = Maker("Boxes")
    slide = made.blank("With a tip")
    box(slide, "Tip: smile when you ring.", 1, 2, 5)
    box(slide, "Warning", 1, 4, 5)
    return made.bytes()


@deck
def a_table_of_questions() -> bytes:
    made = Maker("Questions in a table")
    slide = made.blank("Check yourself")
    table = slide.shapes.add_table(2, 4, Inches(1), Inches(2), Inches(8), Inches(2)).table
    for at, row in enumerate(
        (("Question", "A", "B", "Correct answer"), ("Who may read a file?", "Anyone", "Who needs to", "B"))
    ):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    return made.bytes()


@deck
def emphasis_in_a_list() -> bytes:
    made = Maker("Emphasis")
    bold(made.points("Keys", "Lock up", "Never lend keys", "Report a loss"), 1)
    return made.bytes()


@deck
def newer_chart_and_comment() -> bytes:
    made = Maker("Newer things")
    slide = made.blank("A waterfall")
    chart = f"""<cx:chartSpace xmlns:cx="{CHARTEX}" {nsdecls("a")}><cx:chartData><cx:data id="0"><cx:strDim type="cat">
    <cx:lvl ptCount="2"><cx:pt idx="0">Start</cx:pt><cx:pt idx="1">End</cx:pt></cx:lvl></cx:strDim>
    <cx:numDim type="val"><cx:lvl ptCount="2"><cx:pt idx="0">10</cx:pt><cx:pt idx="1">4</cx:pt></cx:lvl></cx:numDim>
    </cx:data></cx:chartData>    <cx:chart><cx:title><cx:tx><cx:rich>
    <a:p><a:r><a:t>Calls lost</a:t></a:r></a:p></cx:rich>
    </cx:tx></cx:title></cx:chart></cx:chartSpace>"""
    kind = "application/vnd.ms-office.chartex+xml"
    part = Part(PackURI("/ppt/charts/chartEx1.xml"), kind, slide.part.package, chart.encode())
    name = slide.part.relate_to(part, "http://schemas.microsoft.com/office/2014/relationships/chartEx")
    add_xml(
        slide,
        f"""<mc:AlternateContent xmlns:mc="{COMPATIBILITY}" {nsdecls("p", "a", "r")}>
        <mc:Choice xmlns:cx1="urn:x" Requires="cx1"><p:graphicFrame><p:nvGraphicFramePr>
        <p:cNvPr id="70" name="Chart"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>
        <p:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></p:xfrm><a:graphic><a:graphicData uri="{CHARTEX}">
        <cx:chart xmlns:cx="{CHARTEX}" r:id="{name}"/></a:graphicData></a:graphic></p:graphicFrame></mc:Choice>
        <mc:Fallback><p:sp><p:nvSpPr><p:cNvPr id="71" name=""/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/>
        <p:txBody><a:bodyPr/><a:p><a:r><a:t>This chart isn't available in your version.</a:t></a:r></a:p></p:txBody>
        </p:sp></mc:Fallback></mc:AlternateContent>""",
    )
    said = f"""<p188:cmLst xmlns:p188="urn:p188" {nsdecls("a")}><p188:cm><p188:txBody><a:bodyPr/>
    <a:p><a:r><a:t>Ask Finance.</a:t></a:r></a:p></p188:txBody></p188:cm></p188:cmLst>"""
    kind = "application/vnd.ms-powerpoint.comments+xml"
    remarks = Part(PackURI("/ppt/comments/modernComment_1.xml"), kind, slide.part.package, said.encode())
    slide.part.relate_to(remarks, "http://schemas.microsoft.com/office/2018/10/relationships/comments")
    return made.bytes()


@deck
def background_picture_and_words_elsewhere() -> bytes:
    made = Maker("Elsewhere")
    slide = made.points("A slide", "Words")
    part, name = slide.part.get_or_add_image_part(BytesIO(drawn("red")))
    assert part
    background = f"""<p:bg {nsdecls("p", "a", "r")}><p:bgPr><a:blipFill><a:blip r:embed="{name}"/></a:blipFill>
    </p:bgPr></p:bg>"""
    slide.element.cSld.insert(0, parse_xml(background))
    odd = f"""<p:cxnSp {nsdecls("p", "a")}><p:nvCxnSpPr><p:cNvPr id="50" name="Line"/><p:cNvCxnSpPr/><p:nvPr/>
    </p:nvCxnSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t>Words on a line</a:t></a:r></a:p></p:txBody></p:cxnSp>"""
    add_xml(slide, odd)
    return made.bytes()


@deck
def sound_and_sheet() -> bytes:
    made = Maker("Objects")
    slide = made.blank("A table of another program")
    slide.shapes.add_ole_object(BytesIO(b"cells"), "Excel.Sheet.12", Inches(1), Inches(2))
    return made.bytes()


@deck
def unseen_and_repeated() -> bytes:
    made = Maker("Unseen")
    for number in range(6):
        slide = made.points(f"Thought {'abcdef'[number] * 3}", f"Words of {number}")
        box(slide, "OFFICIAL", 0.2, 7)
    box(slide, "A remark to myself", -5, 2)
    hidden = box(slide, "Hidden words", 3, 3)
    hidden._element.nvSpPr.cNvPr.set("hidden", "1")  # noqa: SLF001 - as above
    heard = made.blank("A title for those who hear it")
    heard.shapes.title.left, heard.shapes.title.top = Inches(0), Inches(-3)
    heard.shapes.title.width, heard.shapes.title.height = Inches(5), Inches(1)
    run = made.points("Links in notes", "Words", notes="See ").notes_slide.notes_text_frame.paragraphs[0].add_run()
    run.text, run.hyperlink.address = "the policy", "https://www.northmere.example/policy"
    return made.bytes()


@deck
def points_without_marks() -> bytes:
    made = Maker("No marks")
    slide = made.points("People who help", "Your manager", "A colleague", "The duty officer")
    thoughts = made.points("Two thoughts", "We are open.", "We say what we do", "and we do it.")
    for shape in (slide.placeholders[1], thoughts.placeholders[1]):
        for paragraph in shape.text_frame.paragraphs:
            style = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-pptx has no other way
            style.append(style.makeelement(qn("a:buNone"), {}))
    return made.bytes()
