"""Opens a deck: python-pptx is given its texts alone, so that neither films nor photos fill the memory."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pptx
from pptx.exc import PythonPptxError

from builder.package.archive import RefusedError

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide

    from builder.importers.source import SourceFile

TYPES = "[Content_Types].xml"
ABOUT = "docProps/"  # who wrote the deck, and when: it can be read without
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
    PythonPptxError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)


def opened(file: SourceFile) -> Presentation:
    """The deck. RefusedError: it is none, or damaged, or could do harm."""
    content = _texts(file)
    try:
        deck = pptx.Presentation(content)
    except DAMAGE as reason:
        raise RefusedError("it is damaged, or no PowerPoint presentation", ANEW) from reason
    return deck


def pages_of(deck: Presentation) -> list[Slide]:
    """Its slides. RefusedError: one of them is not there."""
    try:
        return list(deck.slides)
    except DAMAGE as reason:
        raise RefusedError("it is damaged: one of its slides can't be found", ANEW) from reason


def _texts(file: SourceFile) -> BytesIO:
    """The deck with nothing in its pictures, films and tables of charts: they are read from the file when needed."""
    total, texts = 0, BytesIO()
    with zipfile.ZipFile(texts, mode="x") as text_package:
        for name, entry in file.archive.items():
            content = b""
            if name.lower().endswith(TEXTS):
                total += entry.size
                if total > MOST_TEXT:
                    raise RefusedError("its texts are larger than 150 MB", "split it, and import its parts")
                try:
                    content = _checked(file.part(name), name)
                except RefusedError:
                    if not name.startswith(ABOUT):
                        raise
                    continue
            text_package.writestr(name, content)
    texts.seek(0)
    return texts


def _checked(content: bytes, name: str) -> bytes:
    if DEFINITIONS.search(content):
        raise RefusedError("it has definitions of its own (a DTD), which can do harm", ANEW)
    if STRICT in content:
        raise RefusedError("it is saved as “Strict Open XML Presentation”", ANEW)
    return KINDS.sub(PRESENTATION, content) if name == TYPES else content
