"""Word documents for tests, written by hand: a body of WordprocessingML, and the parts that it refers to."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SPACES = " ".join(
    f'xmlns:{name}="{address}"'
    for name, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    }.items()
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
REL = "http://schemas.openxmlformats.org/package/2006/relationships"
STYLES = {
    "Normal": "normal", "Title": "Title", "Subtitle": "Subtitle", "Heading1": "heading 1", "Heading2": "heading 2",
    "Heading3": "heading 3", "Quote": "Quote", "Caption": "caption", "TOC1": "toc 1", "ListParagraph": "List Paragraph",
}  # fmt: skip
DEFAULT, NOTHING = ' w:default="1"', ""
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6364f8cf500f0003860180016a"
    "347df50000000049454e44ae426082"
)


def add(file: zipfile.ZipFile, name: str, content: str | bytes, how: int = zipfile.ZIP_DEFLATED) -> None:
    """Puts a part into a document, with the same bytes each time."""
    file.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, how)


def paragraph(*runs: str, style: str = "", more: str = "") -> str:
    """A paragraph; runs that are no XML are words."""
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + more
    inside = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def run(text: str, properties: str = "") -> str:
    """Words in a form."""
    form = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{form}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def picture(about: str = 'descr="A door"') -> str:
    """A run with the picture that the part `rImage` is."""
    known = f'<wp:docPr id="1" name="Picture 1" {about}/>'
    return f'<w:r><w:drawing><wp:inline>{known}<a:blip r:embed="rImage"/></wp:inline></w:drawing></w:r>'


def text_box(inside: str, *, for_older: bool = True) -> str:
    """A run with a text box, as Word 2010 and later have it, and once more for older ones."""
    shape = f"<wps:wsp><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp>"
    older = f"<w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></w:pict>"
    older = older if for_older else ""
    return (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor>{shape}</wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback>{older}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def entry(text: str, number: int, level: int = 0) -> str:
    """An entry of a list: 1 has bullets, 2 numbers."""
    return paragraph(text, more=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def table(*rows: tuple[str, ...]) -> str:
    """A table of words or of XML."""
    cells = ("".join(f"<w:tc>{one if one.startswith('<') else paragraph(one)}</w:tc>" for one in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def word_file(
    path: Path,
    body: str,
    *,
    parts: Mapping[str, tuple[str, str | bytes]] | None = None,
    links: Mapping[str, str] | None = None,
    title: str = "",
) -> Path:
    """Writes a document. `parts`: by their ids, each with its kind and content; `links`: addresses by their ids."""
    held = {"rStyles": ("styles", _styles()), "rNumbering": ("numbering", _numbering()), **(parts or {})}
    relations = ""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        add(
            file, "[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        )
        core = f'<Relationship Id="rCore" Type="{CORE}" Target="docProps/core.xml"/>' if title else ""
        main = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        add(file, "_rels/.rels", f'<Relationships xmlns="{REL}">{main}{core}</Relationships>')
        if title:
            space = 'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
            dc = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
            add(
                file,
                "docProps/core.xml",
                f"<cp:coreProperties {space} {dc}><dc:title>{title}</dc:title></cp:coreProperties>",
            )
        for name, (kind, content) in held.items():
            ending = ".png" if kind == "image" else ".xml"
            target = f"media/{name}{ending}" if kind == "image" else f"{name}{ending}"
            relations += f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'
            add(file, f"word/{target}", content)
        for name, address in (links or {}).items():
            relations += (
                f'<Relationship Id="{name}" Type="{OFFICE}/hyperlink" Target="{address}" TargetMode="External"/>'
            )
        add(file, "word/_rels/document.xml.rels", f'<Relationships xmlns="{REL}">{relations}</Relationships>')
        add(file, "word/document.xml", f"<w:document {SPACES}><w:body>{body}</w:body></w:document>")
    return path


def _styles() -> str:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"{DEFAULT if name == "Normal" else NOTHING}>'
        f'<w:name w:val="{said}"/></w:style>'
        for name, said in STYLES.items()
    )
    language = '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>'
    return f"<w:styles {SPACES}>{language}{styles}</w:styles>"


def _numbering() -> str:
    def kind(name: int, form: str) -> str:
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/></w:lvl>' for level in range(3)
        )
        return f'<w:abstractNum w:abstractNumId="{name}">{levels}</w:abstractNum>'

    numbers = "".join(f'<w:num w:numId="{name}"><w:abstractNumId w:val="{name}"/></w:num>' for name in (1, 2))
    return f"<w:numbering {SPACES}>{kind(1, 'bullet')}{kind(2, 'decimal')}{numbers}</w:numbering>"
