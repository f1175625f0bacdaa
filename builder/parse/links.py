"""What a link or a picture in an author's text means, and what it becomes on the page."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote

from builder.model import Link, MediaFile, Span
from builder.words import fingerprint, safe_file_name, slug

if TYPE_CHECKING:
    from collections.abc import Mapping

SAFE_SCHEMES = {"http", "https", "mailto", "tel"}
LANGUAGE_SCHEME = "lang"  # [Bore da](lang:cy) marks words of another language
Kind = Literal["page", "file", "picture", "web", "unsafe", "outside"]


@dataclass(slots=True)
class LinkBook:
    """Resolves the links of a course and keeps them for the checks."""

    media: Mapping[str, MediaFile]
    page_ids: dict[str, str] = field(default_factory=dict)  # by slug of the heading
    first_pages: dict[str, str] = field(default_factory=dict)  # the id of a Markdown file's first page
    links: dict[Link, None] = field(default_factory=dict)  # in order; what is rendered twice stands here once

    def href(self, target: str, text: str, span: Span, file: str) -> str:
        """The address of a link on the page; "" where it leads nowhere."""
        kind, found, address = self._resolve(target, file)
        near = self._near(target, file) if kind == "file" and not found else ""
        self.links[Link(target, kind, text, span, found, near=near)] = None
        return address

    def picture(self, target: str, text: str, title: str, span: Span, file: str) -> str:
        """The address of a picture in the package; "" where it can't be shown."""
        kind, found, address = self._resolve(target, file)
        if kind != "file":  # a page or a picture from the web can't be packed
            found = address = ""
        near = self._near(target, file) if kind == "file" and not found else ""
        kind = kind if kind in {"unsafe", "outside"} else "picture"
        self.links[Link(target, kind, text, span, found, title, near)] = None
        return address

    def _resolve(self, target: str, file: str) -> tuple[Kind, str, str]:
        clean = unquote(target).strip()
        scheme = re.match(r"^([a-z][a-z0-9+.-]*):", clean, re.IGNORECASE)
        if scheme:
            safe = scheme[1].lower() in SAFE_SCHEMES
            return ("web", clean, target) if safe else ("unsafe", "", "")
        if clean.startswith("#"):
            page = self.page_ids.get(slug(clean[1:]), "")
            return "page", page, f"#{page}" if page else ""
        return self._resolve_file(clean, file)

    def hide_since(self, first: int) -> None:
        """Marks the links from the given one on as not for learners."""
        for link in list(self.links)[first:]:
            del self.links[link]
            self.links[replace(link, for_learners=False)] = None

    def _resolve_file(self, clean: str, file: str) -> tuple[Kind, str, str]:
        path = re.split(r"[?#]", clean, maxsplit=1)[0].replace("\\", "/")
        if path.startswith("/"):
            return "outside", "", ""
        name = _name(clean, file)
        if name == ".." or name.startswith("../"):
            return "outside", "", ""
        if name in self.first_pages:
            page = self.first_pages[name]
            return "page", page, f"#{page}"
        return ("file", name, package_name(name)) if name in self.media else ("file", "", "")

    def _near(self, target: str, file: str) -> str:
        name = _folded(_name(unquote(target).strip(), file))
        return next((known for known in (*self.media, *self.first_pages) if _folded(known) == name), "")


def _name(clean: str, file: str) -> str:
    """A path in a link as a name within the course's folder."""
    path = re.split(r"[?#]", clean, maxsplit=1)[0].replace("\\", "/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), path))


def _folded(name: str) -> str:
    """A name as file systems that ignore case, or the way that accents are written, take it."""
    return unicodedata.normalize("NFC", name.casefold())


def package_name(name: str) -> str:
    """The name in the package of a course's file: safe, and its own even where two differ in case only."""
    inside = name.removeprefix("media/")
    safe = safe_file_name(inside)
    if safe != inside:
        folder, dot, ending = safe.rpartition(".")
        stem = folder if dot else safe
        safe = f"{stem}-{fingerprint(name, 4, 'abcdefghijklmnopqrstuvwxyz')}" + (f".{ending}" if dot else "")
    return f"media/{safe}"
