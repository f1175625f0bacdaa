"""Word documents (`.docx`, `.docm`, `.dotx`).

Its own reading of the document's XML: what other readers lose (text boxes, SmartArt, charts, remarks, changes that
nobody has accepted, equations, hidden words) is in the course or in the report, with the page where it stands.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from builder.importers import Importer

if TYPE_CHECKING:
    from builder.importers import Reading
    from builder.importers.draft import Draft
    from builder.importers.source import SourceFile


def recognises(file: SourceFile) -> bool:
    """A zip with the parts of a Word document."""
    names = set(file.inside)
    return "[Content_Types].xml" in names and (
        "word/document.xml" in names or any(name.startswith("word/") and name.endswith(".xml") for name in names)
    )


def read(file: SourceFile, reading: Reading) -> Draft:
    """The document by its headings. RefusedError: it is damaged."""
    from builder.importers.docx.body import Body  # noqa: PLC0415
    from builder.importers.docx.parts import Parts, W, words_in  # noqa: PLC0415
    from builder.importers.outlining import outlined  # noqa: PLC0415
    from builder.package.archive import RefusedError  # noqa: PLC0415 - heavy, or only needed here

    parts = Parts.of(file)
    root = parts.xml(parts.main)
    text = None if root is None else root.find(f"{W}body")
    if root is None or text is None:
        raise RefusedError("its text is damaged", "open it in Word, save it anew, and try again")
    known = next(root.iter(f"{W}lastRenderedPageBreak"), None) is not None
    body = Body(parts, reading, parts.main, pages=known)
    elements = body.elements(text)
    body.end(elements)
    body.left()
    for kind in ("header", "footer"):
        for _, part in parts.related(kind):
            header = " ".join(" ".join(words_in(one, f"{W}t") for one in part.iter(f"{W}p")).split())
            if any(map(str.isalpha, header)):
                reading.leave_out("headers and footers of pages", "", header)
    draft = outlined(elements, reading, title=body.title or parts.property("title"), language=parts.language)
    return replace(draft, details={"summary": body.subtitle} if body.subtitle else {})


IMPORTER = Importer("Word document", (".docx", ".docm", ".dotx"), recognises, read)
