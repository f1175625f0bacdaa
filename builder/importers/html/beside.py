"""What lies beside a web page, or at its foot: pictures, files, footnotes."""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, unquote_to_bytes

from builder.importers.draft import Picture
from builder.importers.html.tree import name, words
from builder.source.folders import is_within

if TYPE_CHECKING:
    from lxml.etree import _Element

    from builder.importers.draft import Elements
    from builder.importers.html.page import PageReader

LATER = ("data-src", "data-lazy-src", "data-original")
LARGEST_FILE = 100_000_000  # bytes
DATA = re.compile(r"data:image/(?P<kind>[a-z+.-]+)(?P<base>;base64)?,(?P<data>.*)", re.IGNORECASE | re.DOTALL)
ENDINGS = {"jpeg": "jpg", "svg+xml": "svg", "x-icon": "ico"}


def footnote(reader: PageReader, target: str) -> Elements | None:
    """What a footnote says that a link leads to; None: it leads to none; () once it has been said."""
    element = reader.notes.get(target)
    while element is not None and name(element) not in {"li", "p", "div", "aside"}:
        element = element.getparent()
    if element is None:
        return None
    if element in reader.taken:
        return ()
    nested = [element]
    while (around := nested[-1].getparent()) is not None and len(around) == 1 and name(around) == "div":
        nested.append(around)
    for back in list(element.iter("a")):
        if (back.get("href") or "").startswith("#") and re.fullmatch(r"[\W\d]*|[a-z]", words(back)):
            tail = back.tail
            back.clear()
            back.tail = tail
    found = tuple(reader.elements(element))
    reader.taken |= set(nested)
    return found


def picture(reader: PageReader, element: _Element) -> Picture | None:
    """A picture that lies beside the page or in it; of the web, a link is left."""
    source, alt = _source(element), " ".join((element.get("alt") or "").split())
    data = DATA.match(source)
    if data:
        kind = data["kind"].lower()
        try:
            content = base64.b64decode(data["data"]) if data["base"] else unquote_to_bytes(data["data"])
        except (binascii.Error, ValueError):
            reader.leave_out("pictures that are damaged", alt or "?")
            return None
        called = f"{source}.{ENDINGS.get(kind, kind)}"
        return Picture(
            reader.reading.keep(called, lambda: content, called=alt or reader.heading or "picture", where=reader.where),
            alt,
        )
    if source.lower().startswith(("http:", "https:", "//")):
        got = reader.reading.from_web(source, called=alt, where=reader.where)
        if got:
            return Picture(got, alt)
        reader.leave_out("pictures of the web", f"{alt} {source}")
        reader.doubt(
            f"The picture “{alt or source}” is on the web: {source}", "Get it, and put it into the folder media."
        )
        return None
    media = file(reader, source, alt)
    if not media:
        reader.leave_out("pictures that are not here", f"{alt} {source}")
        reader.doubt(f"The picture “{alt or source}” is not here.", "Put it into the folder media, and show it there.")
        return None
    return Picture(media, alt)


def _source(element: _Element) -> str:
    """Its address; that of a picture which is fetched once it is scrolled to stands elsewhere."""
    source = (element.get("src") or "").strip()
    later = next((one.strip() for key in LATER if (one := element.get(key))), "")
    return later if later and (not source or DATA.match(source)) else source


def file(reader: PageReader, address: str, called: str = "") -> str:
    """A file that lies beside the page, as one of the course; "" where there is none."""
    relative = unquote(address.partition("#")[0].partition("?")[0]).replace("\\", "/")
    if not relative or ":" in relative or relative.startswith("/"):
        return ""
    if reader.keep:
        return reader.keep(relative, called)
    folder = reader.source.path.parent.resolve()
    path = folder / relative
    try:
        if ".." in relative.split("/") or not path.is_file() or not is_within(path, folder):
            return ""
        if path.stat().st_size > LARGEST_FILE:
            return ""
    except (OSError, ValueError):
        return ""
    return reader.reading.keep(relative, path.read_bytes, called=called, where=reader.where)
