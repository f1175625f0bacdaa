"""The JSON of Adapt, whose keys have an underscore or, in older courses, none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from builder.importers.json_object import JsonObject

if TYPE_CHECKING:
    from builder.importers.draft import Elements


@dataclass(slots=True)
class Content(JsonObject):
    """A menu, a page, a component, or a part of one."""

    OF_PROGRAMS: ClassVar[re.Pattern[str]] = re.compile(
        r"^_(?!items$|feedback$|options$|bands$|graphic$|transcript$|\w*Body$)\w*|^(?:id|type|buttons|ariaLabel\w*|altFeedbackTitle"
        r"|linkText|progressIndicator\w*|pageLevel\w*|isComplete|tooltip\w*|menu\w*|duration)$"
    )

    def __getitem__(self, key: str) -> Any:
        """What a key holds, with or without its underscore."""
        self.used |= {key, f"_{key}"}
        found = self.values.get(key)
        return found if found is not None else self.values.get(f"_{key}")

    def named(self, file: str) -> str:
        """A file's name in the zip: addresses begin at the course's top, wherever that lies in it."""
        clean = file.removeprefix("./").lstrip("/")
        if not clean:
            return ""
        return next((name for name in self.file.inside if name == clean or name.endswith(f"/{clean}")), "")

    @property
    def name(self) -> str:
        """What learners see as its title; some titles are a mere break."""
        shown, for_authors = self.plain("displayTitle"), self.plain("title")
        return shown or for_authors

    def media(self) -> Elements:
        """A picture of it."""
        graphic = self.inside("graphic")
        source = graphic.raw("src", "large", "medium", "small")
        for key in ("large", "medium", "small", "src", "title"):
            graphic[key]  # the same picture in several sizes
        return graphic.picture(source, graphic.plain("alt"), graphic.plain("attribution"))
