"""The slides of an iSpring package: their titles and words."""

from __future__ import annotations

import base64
import binascii
import json
import re
import zlib
from typing import TYPE_CHECKING, Any

from builder.importers.draft import Draft, Page, Paragraph, Section, words
from builder.importers.titles import name_of
from builder.package.archive import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.importers import Reading
    from builder.importers.draft import Element
    from builder.importers.source import SourceFile

LARGEST = 40_000_000  # bytes, unpacked
TAGS = re.compile(r"<[^>]*>")


def course_of(file: SourceFile, texts: Sequence[tuple[str, str]], reading: Reading) -> Draft:
    """The course. RefusedError: no slide holds words."""
    pages: list[Page] = []
    title = ""
    for kind, text in texts:
        data = _json(text)
        if kind == "slides":
            title = title or str(data.get("t") or "")
            pages += _slides(data, reading)
        else:
            pages += _quiz(data, reading)
    if not pages:
        raise RefusedError("no slide of it holds any words", "import the presentation that it was made of")
    reading.doubt(
        "",
        "Only the words of its slides could be read: pictures, notes and what it asks are not in the course.",
        "If there is the presentation (.pptx) that it was made of, import that: far more of it comes in.",
    )
    return Draft(title or name_of(file), (Section((), tuple(pages)),))


def _json(text: str) -> dict[str, Any]:
    try:
        content = base64.b64decode(text)
        if not content.lstrip().startswith(b"{"):
            unpacking = zlib.decompressobj()
            content = unpacking.decompress(content, LARGEST)
        data = json.loads(content.decode("utf-8", "replace"))
    except (ValueError, binascii.Error, zlib.error, RecursionError) as reason:
        raise RefusedError("the text of its slides is damaged", "publish it again, and import that") from reason
    return data if isinstance(data, dict) else {}


def _slides(data: dict[str, Any], reading: Reading) -> Iterator[Page]:
    rows = data.get("s")
    for number, one in enumerate(rows if isinstance(rows, list) else [], 1):
        where = f"slide {number}"
        title = " ".join(str(one.get("t") or "").split()) if isinstance(one, dict) else ""
        lines = re.split(r"[\r\n\v]+", str(one.get("x") or "")) if isinstance(one, dict) else []
        texts = [" ".join(line.split()) for line in lines if line.strip()]
        rest = texts[1:] if texts and texts[0].casefold() == title.casefold() else texts
        if rest:
            yield Page(
                words(title or f"Slide {number}"), tuple(Paragraph(words(line), where) for line in rest), where=where
            )
        else:
            reading.leave_out("slides with nothing below their title", where, title)


def _quiz(data: dict[str, Any], reading: Reading) -> list[Page]:
    """The words of a quiz; which answers are right is not sure enough to be said."""
    texts = list(dict.fromkeys(_texts(data)))
    if not texts:
        return []
    reading.doubt(
        "quiz",
        "The words of a quiz stand one below the other: which answers are right could not be read.",
        "Make a Question of each, with an x before the right answer.",
    )
    elements: tuple[Element, ...] = tuple(Paragraph(words(one), "quiz") for one in texts)
    return [Page(words("Quiz"), elements, where="quiz")]


def _texts(value: Any, key: str = "", depth: int = 0) -> Iterator[str]:
    if isinstance(value, str) and key in {"h", "T"}:
        text = " ".join(TAGS.sub(" ", value).split())
        if re.search(r"[^\W\d_]{2}", text):
            yield text
    inner: Any = (
        value.items() if isinstance(value, dict) else ((key, one) for one in value) if isinstance(value, list) else ()
    )
    for name, one in inner if depth < 60 else ():  # noqa: PLR2004 - deeper than any quiz is
        yield from _texts(one, str(name), depth + 1)
