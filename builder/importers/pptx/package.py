"""Opens a deck: python-pptx is given its texts alone, so that neither films nor photos fill the memory."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from builder.archive import RefusedError

if TYPE_CHECKING:
    from pptx.presentation import Presentation

    from builder.importers.source import SourceFile

TYPES = "[Content_Types].xml"
TEXTS = (".xml", ".rels")
MOST_TEXT = 150_000_000  # bytes of all texts
STRICT = b"http://purl.oclc.org/ooxml/"  # ISO/IEC 29500 Strict, which python-pptx does not know
DEFINITIONS = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
# A slide show and a template are presentations by another name; one with macros keeps them to itself.
KINDS = re.compile(
    rb"application/vnd\.(?:openxmlformats-officedocument\.presentationml|ms-powerpoint)\."
    rb"(?:slideshow|template|presentation)(?:\.macroEnabled)?\.main\+xml"
)
PRESENTATION = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
ANEW = "open it in PowerPoint, save it anew as “PowerPoint Presentation (.pptx)”, and try again"
# What python-pptx and lxml raise for parts that are not what they say is as varied as the parts.
DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)


def opened(file: SourceFile) -> Presentation:
    """The deck. RefusedError: it is none, or damaged, or could do harm."""
    import pptx  # noqa: PLC0415 - heavy, and only who imports a deck needs it
    from pptx.exc import PythonPptxError  # noqa: PLC0415

    content = _texts(file)
    try:
        deck = pptx.Presentation(content)
        len(deck.slides)
    except (*DAMAGE, PythonPptxError) as reason:
        raise RefusedError("it is damaged, or no PowerPoint presentation", ANEW) from reason
    return deck


def _texts(file: SourceFile) -> BytesIO:
    """The deck with nothing in its pictures, films and tables of charts: they are read from the file when needed."""
    total, texts = 0, BytesIO()
    with zipfile.ZipFile(texts, mode="x") as kept:
        for name, entry in file.archive.items():
            content = b""
            if name.lower().endswith(TEXTS):
                total += entry.size
                if total > MOST_TEXT:
                    raise RefusedError("its texts are larger than 150 MB", "split it, and import its parts")
                content = _checked(file.part(name), name)
            kept.writestr(name, content)
    texts.seek(0)
    return texts


def _checked(content: bytes, name: str) -> bytes:
    if DEFINITIONS.search(content):
        raise RefusedError("it has definitions of its own (a DTD), which can do harm", ANEW)
    if STRICT in content:
        raise RefusedError("it is saved as “Strict Open XML Presentation”", ANEW)
    return KINDS.sub(PRESENTATION, content) if name == TYPES else content
