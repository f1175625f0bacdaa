"""The JSON of Rise."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import unquote

from builder.importers.draft import Link as LinkPiece
from builder.importers.draft import Paragraph, words
from builder.importers.json_object import JsonObject

if TYPE_CHECKING:
    from builder.importers.draft import Element, Elements

PROGRAMS = (
    r"id|type|icon|family|variant|settings|key|crushedKey|originalUrl|src|thumbnail|favicon|provider\w*|author\w*"
)
PROGRAMS += (
    r"|\w*Id|\w*At|\w*Color|\w*By|button\w*|lineState|linePosition|ready|position|completeHint|background\w*|color"
)


@dataclass(slots=True)
class Content(JsonObject):
    """A lesson, a block, or a part of one."""

    folder: str = ""  # of the page that holds the course

    OF_PROGRAMS: ClassVar[re.Pattern[str]] = re.compile(rf"^(?:{PROGRAMS})$")

    def named(self, file: str) -> str:
        """A file's name in the zip: by its whole path, in the folder of files, or by its last name alone."""
        clean = unquote(file).lstrip("/")
        if not clean or "://" in clean:
            return ""
        last = clean.rpartition("/")[2]
        tried = (f"{self.folder}{clean}", f"{self.folder}assets/{clean}", f"{self.folder}assets/{last}", clean)
        return next((name for name in tried if name in self.file.inside), "")

    def media(self) -> Elements:
        """The picture, film, sound, file or frame of the web that belongs to it, and what is said of that."""
        media, caption = self.inside("media"), self.plain("caption")
        image = media.inside("image")
        found: list[Element] = []
        if image.values:
            alt = image.plain("alt", "altText", "description")
            found += self.picture(self._first(image, "crushedKey", "key", "src", "originalUrl"), alt, caption)
            caption = ""
        for kind in ("video", "audio"):
            one = media.inside(kind)
            if one.values:
                name = caption or one.plain("title") or one.raw("originalUrl").rpartition(".")[0]
                captions = list(filter(None, [self._first(one, "captions", "captionsKey")]))
                found += self.clip(self._first(one, "key", "src", "url", "originalUrl"), name, captions)
                found += one.elements("transcript")
                caption = ""
        for kind in ("embed", "storyline", "web"):
            found += self._framed(media.inside(kind), caption)
        found += self._attached(media.inside("attachment"))
        return (*found, *((Paragraph(words(caption), self.where),) if caption else ()))

    def _framed(self, one: Content, caption: str) -> Elements:
        if not one.values:
            return ()
        about = one.plain("description")
        if about:
            self.quiz.reading.leave_out("what others say of films on the web", self.where, about)
        name = one.plain("title") or caption or "Something on the web"
        return self.clip(one.raw("originalUrl", "src", "url", "key"), name)

    def _attached(self, one: Content) -> Elements:
        if not one.values:
            return ()
        name = one.raw("originalUrl", "title") or "File"
        media = self.keep(self._first(one, "key", "src", "originalUrl"), name.rpartition(".")[0])
        if not media:
            self.quiz.reading.leave_out("files that are not in the package", self.where, name)
            return ()
        return (Paragraph((LinkPiece(media, words(name)),), self.where),)

    def _first(self, one: Content, *keys: str) -> str:
        """The first of the addresses whose file is there; else the first of all."""
        names = [one.raw(key) for key in keys]
        return next((name for name in names if name and self.named(name)), next(filter(None, names), ""))
