"""Makes the binary examples of the importers of documents: small files as Word and LibreOffice write them."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.importers.odt_files import odt_file  # noqa: E402 - found only then
from tests.importers.word_files import PNG, entry, paragraph, picture, run, table, word_file  # noqa: E402

IMPORTERS = ROOT / "builder" / "importers"


def handout() -> None:
    """What a council gives to staff who visit people at home."""
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2"><w:p>'
        "<w:r><w:t>Lone working policy, section 4.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    link = '<w:hyperlink r:id="rWeb"><w:r><w:t>the policy</w:t></w:r></w:hyperlink>'
    body = (
        paragraph("Visiting on your own", style="Title")
        + paragraph("A handout for everyone who visits people at home", style="Subtitle")
        + paragraph("Before you go", style="Heading1")
        + paragraph("Tell ", run("your buddy", "<w:b/>"), " where you are going.", note)
        + entry("The address", 1)
        + entry("When you will be back", 1)
        + entry("by phone if it gets late", 1, 1)
        + paragraph(picture('descr="A coat and a torch by a door"'))
        + paragraph("What you need by the door", style="Caption")
        + paragraph("At the door", style="Heading1")
        + paragraph("Step by step", style="Heading2")
        + entry("Ring, and step back.", 2)
        + entry("Show your badge.", 2)
        + table(
            ("What you see", "What you do"),
            ("A dog that is loose", "Ask for it to be shut away"),
            ("Nobody you know", "Stay outside"),
        )
        + paragraph("See ", link, ".")
        + paragraph("Check what you know", style="Heading1")
        + table(
            ("Question", "A", "B", "C", "Right", "Feedback"),
            ("Whom do you tell before a visit?", "Nobody", "Your buddy", "Your host", "B", "They call you."),
            ("The dog is loose. What do you do?", "Go in", "Ask for it to be shut away", "Shout", "B", ""),
        )
    )  # fmt: skip
    word_file(
        IMPORTERS / "docx" / "examples" / "visiting.docx",
        body,
        parts={"rImage": ("image", PNG), "rNotes": ("footnotes", notes)},
        links={"rWeb": "https://www.example.org/lone-working"},
    )


def leaflet() -> None:
    """A leaflet, as LibreOffice has it."""

    def row(*cells: str) -> str:
        held = "".join(f"<table:table-cell><text:p>{one}</text:p></table:table-cell>" for one in cells)
        return f"<table:table-row>{held}</table:table-row>"

    odt_file(
        IMPORTERS / "odt" / "examples" / "leaflet.odt",
        '<text:p text:style-name="Title">Safe lifting</text:p>'
        '<text:h text:outline-level="1">Plan</text:h>'
        '<text:p>Think <text:span text:style-name="Bold">first</text:span>, then lift.'
        "<text:note><text:note-body><text:p>HSE, 2020</text:p></text:note-body></text:note></text:p>"
        '<text:list text:style-name="Numbers"><text:list-item><text:p>Look</text:p><text:list><text:list-item>'
        "<text:p>at the load</text:p></text:list-item></text:list></text:list-item>"
        "<text:list-item><text:p>Lift</text:p></text:list-item></text:list>"
        '<text:h text:outline-level="1">Loads</text:h>'
        f"<table:table>{row('Where', 'At most')}{row('Elbow', '25 kg')}</table:table>"
        "<text:p>Rest<draw:frame><draw:text-box><text:p>Tip: rest.</text:p></draw:text-box></draw:frame></text:p>",
    )


def main() -> None:
    """Writes them all."""
    handout()
    leaflet()
    assert zipfile.is_zipfile(IMPORTERS / "odt" / "examples" / "leaflet.odt")  # noqa: S101


if __name__ == "__main__":
    main()
