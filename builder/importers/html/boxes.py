"""What stands apart on a web page: figures, boxes, parts that fold, films."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from builder.importers.draft import Callout, Clip, Figure, Heading, LinkCard, Paragraph, Part, Parts, Strong
from builder.importers.draft import words as as_words
from builder.importers.html.beside import file
from builder.importers.html.text import text_of
from builder.importers.html.tree import KINDS, name, words
from builder.importers.labelled import callout_of

if TYPE_CHECKING:
    from typing import Literal

    from lxml.etree import _Element

    from builder.importers.draft import Elements
    from builder.importers.html.page import PageReader

CLIPS: dict[str, Literal["video", "audio"]] = {
    ".mp4": "video", ".webm": "video", ".m4v": "video", ".mp3": "audio", ".m4a": "audio", ".ogg": "audio",
}  # fmt: skip


def figure(reader: PageReader, element: _Element) -> None:
    """A picture with its caption."""
    caption = next((one for one in element.iter("figcaption")), None)
    inline = words(caption) if caption is not None else ""
    if caption is not None:
        reader.taken.add(caption)
    found = reader.elements(element)
    if caption is not None:
        reader.taken.discard(caption)
    for one in found:
        if inline and isinstance(one, Figure):
            reader.flow.append(replace(one, caption=inline))
            inline = ""
        else:
            reader.flow.append(one)
    if inline:
        reader.flow.append(Paragraph(as_words(inline), reader.where))


def details(reader: PageReader, element: _Element) -> None:
    """A part that opens; neighbours are parts of one accordion."""
    summary = next((one for one in element if name(one) == "summary"), None)
    title = text_of(reader, summary) if summary is not None else as_words("Details")
    if summary is not None:
        reader.taken.add(summary)
    part = Part(title, tuple(reader.elements(element)))
    last = reader.flow[-1] if reader.flow else None
    if isinstance(last, Parts) and last.kind == "accordion":
        reader.flow[-1] = replace(last, parts=(*last.parts, part))
    else:
        reader.flow.append(
            Parts(title=as_words(reader.heading or "Details"), kind="accordion", parts=(part,), where=reader.where)
        )


def callout(reader: PageReader, element: _Element) -> None:
    """A box, of the kind that its class names."""
    inside: Elements = tuple(reader.elements(element))
    if not inside or any(isinstance(one, Heading) for one in inside[1:]):
        reader.flow += inside
        return
    found = callout_of(inside, reader.where)
    classes = (element.get("class") or "").lower()
    kind = next((kind for word, kind in KINDS.items() if re.search(rf"\b{word}", classes)), found.kind)
    box = found if kind == found.kind else Callout(kind, inside, reader.where)
    first = box.inside[0]
    if isinstance(first, Heading):
        box = replace(box, inside=(Paragraph((Strong(first.text),), first.where), *box.inside[1:]))
    reader.flow.append(box)


def film(reader: PageReader, element: _Element) -> None:
    """A film or sound: of the course where its file is here, else a link."""
    inner = [one.get("src") for one in element.iter("source")]
    address = element.get("src") or element.get("data") or next((one for one in inner if one), "") or ""
    title = element.get("title") or element.get("aria-label") or ""
    media = file(reader, address)
    kind = next((kind for ending, kind in CLIPS.items() if address.lower().endswith(ending)), None)
    if media and kind:
        reader.leave_out("words for browsers that play no films", words(element))
        reader.flow.append(
            Clip(
                title=as_words(title or reader.heading or "Clip"), kind=kind, media=media, alt=title, where=reader.where
            )
        )
    elif address.startswith(("http:", "https:", "//")):
        url = f"https:{address}" if address.startswith("//") else address
        reader.doubt(f"“{title or url}” is on the web and can't come with the course.", "It is a link now.")
        reader.leave_out("words for browsers that play no films", words(element))
        reader.flow.append(LinkCard(as_words(title or "Something on the web"), url, where=reader.where))
    else:
        reader.leave_out("things within the page that can't come with it", f"{address} {title} {words(element)}")
