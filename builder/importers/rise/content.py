"""The JSON of Rise."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import unquote

from builder.importers.draft import Paragraph, words
from builder.importers.draft import Link as LinkPiece
from builder.importers.told import Told

if TYPE_CHECKING:
    from builder.importers.draft import Elements

PROGRAMS = (
    r"id|type|icon|family|variant|settings|key|crushedKey|originalUrl|src|thumbnail|favicon|provider\w*|author\w*"
)
PROGRAMS += (
    r"|\w*Id|\w*At|\w*Color|\w*By|button\w*|lineState|linePosition|ready|position|completeHint|background\w*|color"
)


@dataclass(slots=True)
class Content(Told):
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

    def shown(self) -> Elements:
        """The picture, film, sound, file or frame of the web that belongs to it."""
        media, caption = self.inside("media"), self.plain("caption")
        found: list[object] = []
        image = media.inside("image")
        if image.said:
            alt = image.plain("alt", "altText", "description")
            source = self._first(image, "crushedKey", "key", "src", "originalUrl")
            found += self.picture(source, alt, caption)
            if not alt and source and not caption:
                image["originalUrl"]
            caption = ""
        for kind in ("video", "audio"):
            one = media.inside(kind)
            if one.said:
                name = caption or one.plain("title") or one.raw("originalUrl").rpartition(".")[0]
                source = self._first(one, "key", "src", "url", "originalUrl")
                found += self.clip(
                    source, name, [track for track in [self._first(one, "captions", "captionsKey")] if track]
                )
                for said in one.elements("transcript"):
                    found.append(said)
                caption = ""
        for kind in ("embed", "storyline", "web"):
            one = media.inside(kind)
            if one.said:
                address = one.raw("originalUrl", "src", "url", "key")
                name = one.plain("title") or caption or "Something on the web"
                found += self.clip(address, name)
                about = one.plain("description")
                if about:
                    self.quiz.reading.leave_out("what others say of films on the web", self.where, about)
        attached = media.inside("attachment")
        if attached.said:
            name = attached.raw("originalUrl", "title") or "File"
            kept = self.keep(self._first(attached, "key", "src", "originalUrl"), name.rpartition(".")[0])
            if kept:
                found.append(Paragraph((LinkPiece(kept, words(name)),), self.where))
            else:
                self.quiz.reading.leave_out("files that are not in the package", self.where, name)
        told = Paragraph(words(caption), self.where) if caption else None
        return (*found, *([told] if told else []))  # type: ignore[return-value]

    def _first(self, one: Content, *keys: str) -> str:
        """The first of the addresses whose file is there; else the first of all."""
        said = [one.raw(key) for key in keys]
        return next((name for name in said if name and self.named(name)), next(filter(None, said), ""))
