"""Decks made for the tests by python-pptx, and by hand where that knows no way."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

from lxml import etree
from PIL import Image, ImageDraw
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

TITLE, CONTENT, SECTION, TWO, COMPARE, ONLY_TITLE, BLANK = range(7)
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
A14 = "http://schemas.microsoft.com/office/drawing/2010/main"
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Maker:
    """A deck in the making; each method adds a slide and gives it."""

    def __init__(self, title: str = "", subtitle: str = "") -> None:
        self.deck = Presentation()
        if title:
            slide = self._slide(TITLE, title)
            if subtitle:
                slide.placeholders[1].text = subtitle
            else:
                drop(slide.placeholders[1])

    def _slide(self, layout: int, title: str) -> Any:
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[layout])
        if title and slide.shapes.title is not None:
            slide.shapes.title.text = title
        return slide

    def points(self, title: str, *lines: str, notes: str = "") -> Any:
        """A slide with a list: a blank at a line's start moves it in."""
        slide = self._slide(CONTENT, title)
        fill(slide.placeholders[1].text_frame, lines)
        if not lines:
            drop(slide.placeholders[1])
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
        return slide

    def section(self, title: str, text: str = "") -> Any:
        """A slide that opens a section."""
        slide = self._slide(SECTION, title)
        if text:
            slide.placeholders[1].text = text
        else:
            drop(slide.placeholders[1])
        return slide

    def blank(self, title: str = "") -> Any:
        """A slide with a title alone, or with nothing."""
        return self._slide(ONLY_TITLE if title else BLANK, title)

    def two(self, title: str, left: Sequence[str], right: Sequence[str]) -> Any:
        """A slide with two columns."""
        slide = self._slide(TWO, title)
        fill(slide.placeholders[1].text_frame, left)
        fill(slide.placeholders[2].text_frame, right)
        return slide

    def sections(self, **names: Sequence[int]) -> None:
        """Puts slides, counted from 0, into sections of the deck."""
        ids = [one.get("id") for one in self.deck.slides._sldIdLst]  # noqa: SLF001 - python-pptx knows no sections
        listed = "".join(
            f'<p14:section name="{name.replace("_", " ")}" id="{{{number:08d}-0000-0000-0000-000000000000}}">'
            "<p14:sldIdLst>" + "".join(f'<p14:sldId id="{ids[at]}"/>' for at in held) + "</p14:sldIdLst></p14:section>"
            for number, (name, held) in enumerate(names.items(), 1)
        )
        self.deck.element.append(
            parse_xml(
                f'<p:extLst {nsdecls("p")}><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">'
                f'<p14:sectionLst xmlns:p14="{P14}">{listed}</p14:sectionLst></p:ext></p:extLst>'
            )
        )

    def bytes(self) -> bytes:
        """The deck's file."""
        file = BytesIO()
        self.deck.save(file)
        return file.getvalue()


def fill(frame: Any, lines: Sequence[str]) -> None:
    """Lines as paragraphs; each blank at a line's start moves it in."""
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.text = line.strip(" ")
        paragraph.level = len(line) - len(line.lstrip(" "))


def drop(shape: Any) -> None:
    """Takes a shape away."""
    shape._element.getparent().remove(shape._element)  # noqa: SLF001 - python-pptx has no other way


def box(  # noqa: PLR0913, PLR0917 - a place has four sides
    slide: Any, text: str, left: float, top: float, width: float = 3, height: float = 0.8, *, size: int = 18
) -> Any:
    """A box of text at a place, in inches."""
    shape = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height))
    shape.text_frame.text = text
    for paragraph in shape.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.size = Pt(size)
    return shape


def picture(  # noqa: PLR0913 - as above
    slide: Any, content: bytes, alt: str = "", left: float = 1, top: float = 3, *, width: float = 2
) -> Any:
    """A picture with its description; "": none."""
    shape = slide.shapes.add_picture(BytesIO(content), Inches(left), Inches(top), Inches(width))
    shape._element.nvPicPr.cNvPr.set("descr", alt)  # noqa: SLF001 - as above
    return shape


def drawn(colour: str = "navy", size: tuple[int, int] = (60, 40), form: str = "PNG") -> bytes:
    """A small picture."""
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).ellipse((5, 5, size[0] - 5, size[1] - 5), fill=colour)
    file = BytesIO()
    image.save(file, form)
    return file.getvalue()


def add_xml(slide: Any, xml: str) -> Any:
    """Puts XML into a slide's shapes, as PowerPoint writes what python-pptx can't."""
    element = parse_xml(xml)
    slide.shapes._spTree.append(element)  # noqa: SLF001 - as above
    return element


def equation(slide: Any) -> None:
    """A box with an equation, in the way of today with a fallback for programs of old."""
    add_xml(
        slide,
        f"""<mc:AlternateContent xmlns:mc="{COMPATIBILITY}" {nsdecls("p", "a")}>
        <mc:Choice xmlns:a14="{A14}" Requires="a14"><p:sp><p:nvSpPr><p:cNvPr id="90" name="Box"/>
        <p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="900000" y="3000000"/>
        <a:ext cx="3000000" cy="900000"/></a:xfrm></p:spPr><p:txBody><a:bodyPr/>
        <a:p><a:r><a:t>The mean is </a:t></a:r><a14:m><m:oMath xmlns:m="{MATH}">
        <m:r><m:t>m=</m:t></m:r><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num>
        <m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>
        </m:oMath></a14:m></a:p></p:txBody></p:sp></mc:Choice>
        <mc:Fallback><p:sp><p:nvSpPr><p:cNvPr id="90" name="Box"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/>
        <p:txBody><a:bodyPr/><a:p><a:r><a:t> </a:t></a:r></a:p></p:txBody></p:sp></mc:Fallback>
        </mc:AlternateContent>""",
    )


def smart_art(slide: Any, tree: dict[str, Sequence[str]]) -> None:
    """A SmartArt drawing of points, and points below them."""
    points, links, number = ['<dgm:pt modelId="1" type="doc"/>'], [], 10
    for order, (name, below) in enumerate(tree.items()):
        parent = number
        points.append(_point(parent, name))
        links.append(_hangs(1, parent, order))
        number += 1
        for inner, child in enumerate(below):
            points.append(_point(number, child))
            links.append(_hangs(parent, number, inner))
            number += 1
    data = (
        f'<dgm:dataModel xmlns:dgm="{DIAGRAM}" {nsdecls("a")}><dgm:ptLst>{"".join(points)}</dgm:ptLst>'
        f"<dgm:cxnLst>{''.join(links)}</dgm:cxnLst></dgm:dataModel>"
    )
    part = Part(
        PackURI(f"/ppt/diagrams/data{slide.slide_id}.xml"),
        "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml",
        slide.part.package,
        data.encode(),
    )
    name = slide.part.relate_to(part, f"{RELATIONS}/diagramData")
    add_xml(
        slide,
        f"""<p:graphicFrame {nsdecls("p", "a", "r")}><p:nvGraphicFramePr><p:cNvPr id="80" name="Diagram"/>
        <p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="900000" y="2000000"/>
        <a:ext cx="6000000" cy="3000000"/></p:xfrm><a:graphic><a:graphicData uri="{DIAGRAM}">
        <dgm:relIds xmlns:dgm="{DIAGRAM}" r:dm="{name}" r:lo="{name}"
        r:qs="{name}" r:cs="{name}"/></a:graphicData></a:graphic></p:graphicFrame>""",
    )


def _point(number: int, text: str) -> str:
    return f'<dgm:pt modelId="{number}"><dgm:t><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>'


def _hangs(parent: int, child: int, order: int) -> str:
    return f'<dgm:cxn modelId="{parent}9{child}" srcId="{parent}" destId="{child}" srcOrd="{order}" destOrd="0"/>'


def comment(slide: Any, text: str) -> None:
    """A remark that somebody left."""
    said = f'<p:cm authorId="0" idx="1"><p:pos x="1" y="1"/><p:text>{text}</p:text></p:cm>'
    data = f"<p:cmLst {nsdecls('p')}>{said}</p:cmLst>"
    number = len(slide.part.rels)
    part = Part(
        PackURI(f"/ppt/comments/comment{slide.slide_id}{number}.xml"),
        "application/vnd.openxmlformats-officedocument.presentationml.comments+xml",
        slide.part.package,
        data.encode(),
    )
    slide.part.relate_to(part, f"{RELATIONS}/comments")


def hide(slide: Any) -> None:
    """The slide is not shown."""
    slide._element.set("show", "0")  # noqa: SLF001 - as above


def bold(slide: Any, line: int) -> None:
    """Makes a line of a list bold."""
    for run in slide.placeholders[1].text_frame.paragraphs[line].runs:
        run.font.bold = True


def coloured(slide: Any, line: int, colour: str) -> None:
    """Gives a line of a list a colour of its own."""
    for run in slide.placeholders[1].text_frame.paragraphs[line].runs:
        run.font.color.rgb = RGBColor.from_string(colour)  # type: ignore[no-untyped-call]


def changed(deck: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The deck with each file in it as `change` gives it; None takes it away."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(deck)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return file.getvalue()


def texts_of(deck: bytes) -> list[str]:
    """Each run of text on slides, in notes, diagrams and comments, as the file has it."""
    found = []
    with zipfile.ZipFile(BytesIO(deck)) as opened:
        for name in opened.namelist():
            if name.startswith(("ppt/slides/slide", "ppt/notesSlides/notes", "ppt/diagrams/data", "ppt/comments/")):
                root = etree.fromstring(opened.read(name))
                told_elsewhere = root.iter(
                    qn("a:fld"), f"{{{COMPATIBILITY}}}Fallback"
                )  # numbers; an older way of the same
                fields = {text for one in told_elsewhere for text in one.iter(qn("a:t"))}
                found += [
                    one.text
                    for one in root.iter(qn("a:t"), qn("p:text"))
                    if one.text and one.text.strip() and one not in fields
                ]
    return found


def names_in(deck: bytes) -> list[str]:
    """The names of the files in it."""
    with zipfile.ZipFile(BytesIO(deck)) as opened:
        return opened.namelist()
