"""What a link or a picture in an author's text means."""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_left
from dataclasses import field, replace
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote

from builder.diagnostics import did_you_mean
from builder.frozen import mutable
from builder.model import Link, MediaFile, PictureLook, Span
from builder.model.drawn import drawn_name
from builder.patterns import pattern
from builder.source.slugs import composed, short_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SCHEME = pattern(r"^([a-z][a-z0-9+.-]*):", re.IGNORECASE)
SAFE_SCHEMES = {"http", "https", "mailto", "tel"}
LANGUAGE_SCHEME = "lang"  # [Bore da](lang:cy) marks words of another language
CLIPS = (".mp4", ".m4v", ".webm", ".mp3", ".m4a", ".ogg", ".oga", ".wav")
Place = Literal["page", "part", "file", "web"]
Kind = Literal["page", "part", "file", "picture", "drawing", "face", "clip", "web", "unsafe", "outside"]


@mutable
class LinkBook:
    """Resolves the links of a page and keeps them for the rules."""

    media: Mapping[str, MediaFile]
    page_ids: Mapping[str, str] = field(default_factory=dict)  # by slug of the heading
    first_pages: Mapping[str, str] = field(default_factory=dict)  # the id of a Markdown file's first page
    parts: dict[str, str] = field(default_factory=dict)  # of the block that is being read: element ids by slug
    part_names: Sequence[str] = ()  # their slugs in order, so that one is found by its beginning
    links: dict[Link, None] = field(default_factory=dict)  # in order; what is rendered twice stands here once

    def begin_block(self, parts: dict[str, str]) -> None:
        """What follows can lead to these parts, by slug; {} behind the block that has them."""
        self.parts, self.part_names = parts, sorted(parts)

    def link(self, target: str, text: str, span: Span, file: str, *, heard: bool = False) -> tuple[Place, str]:
        """What a link leads to, and where that is; "" where it leads nowhere. `heard`: as that of `Link`."""
        kind, found = self._resolve(target, file)
        near = ""
        if not found and kind in {"file", "part"}:
            near = self._near(target, file) if kind == "file" else did_you_mean(short_name(target), self.parts)
        known = unquote(target).strip() if kind == "web" else found
        self.links[Link(target, kind, text, span, known, near=near, heard=heard)] = None
        return (kind, found) if kind in {"page", "part", "file", "web"} else ("web", "")

    def picture(  # noqa: PLR0913 - all of a picture
        self,
        target: str,
        text: str,
        title: str,
        span: Span,
        file: str,
        *,
        heard: bool = False,
        look: PictureLook | None = None,
    ) -> str:
        """The name of a picture's file, or of one of the theme's; "" where it can't be shown. `heard`: as of `Link`."""
        if drawn := drawn_name(target):
            self.links[Link(target, "drawing", text, span, drawn, title)] = None
            return drawn
        kind, found = self._resolve(target, file)
        if kind != "file":  # a page or a picture from the web can't be packed
            found = ""
        near = self._near(target, file) if kind == "file" and not found else ""
        if kind not in {"unsafe", "outside"}:
            kind = "clip" if is_clip(target) else "picture"
        self.links[Link(target, kind, text, span, found, title, near, look=look, heard=heard)] = None
        return found

    def _resolve(self, target: str, file: str) -> tuple[Kind, str]:
        clean = unquote(target).strip()
        scheme = SCHEME.match(clean)
        if scheme:
            return ("web", target) if scheme[1].lower() in SAFE_SCHEMES else ("unsafe", "")
        if clean.startswith("#"):
            return self._resolve_place(short_name(clean[1:]))
        return self._resolve_file(clean, file)

    def _resolve_place(self, name: str) -> tuple[Kind, str]:
        """A part of the block that is being read, else a page."""
        if name not in self.parts and name not in self.page_ids:
            first = bisect_left(self.part_names, f"{name}-")
            begun = [part for part in self.part_names[first : first + 2] if part.startswith(f"{name}-")]
            name = begun[0] if len(begun) == 1 else name
        kind: Kind = "part" if name in self.parts or (self.parts and name not in self.page_ids) else "page"
        return kind, (self.parts if kind == "part" else self.page_ids).get(name, "")

    def hide_since(self, first: int) -> None:
        """Marks the links from the given one on as not for learners."""
        for link in list(self.links)[first:]:
            del self.links[link]
            self.links[replace(link, for_learners=False)] = None

    def _resolve_file(self, clean: str, file: str) -> tuple[Kind, str]:
        path = composed(re.split(r"[?#]", clean, maxsplit=1)[0]).replace("\\", "/")
        if path.startswith("/"):
            return "outside", ""
        full_path = posixpath.normpath(posixpath.join(posixpath.dirname(file), path + composed(clean)[len(path) :]))
        name = full_path if full_path in self.media else _name(clean, file)  # “form #2.pdf”
        if name == ".." or name.startswith("../"):
            return "outside", ""
        if name in self.first_pages:
            return "page", self.first_pages[name]
        return "file", name if name in self.media else ""

    def name_of(self, target: str, file: str) -> str:
        """The name within the course's folder of a file that a text in `file` names."""
        return _name(unquote(target).strip(), file)

    def _near(self, target: str, file: str) -> str:
        name = _folded(_name(unquote(target).strip(), file))
        return next((known for known in (*self.media, *self.first_pages) if _folded(known) == name), "")


def is_clip(target: str) -> bool:
    """Whether a file is a film or a sound, by its ending."""
    return target.lower().endswith(CLIPS)


def _name(clean: str, file: str) -> str:
    """A path in a link as a name within the course's folder."""
    path = composed(re.split(r"[?#]", clean, maxsplit=1)[0]).replace("\\", "/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), path))


def _folded(name: str) -> str:
    """A name as file systems that ignore case take it."""
    return composed(name.casefold())
