"""The JSON of H5P."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from builder.importers.json_object import JsonObject


@dataclass(slots=True)
class Params(JsonObject):
    """What a piece of content says of itself; its title is from its metadata."""

    OF_PROGRAMS: ClassVar[re.Pattern[str]] = re.compile(
        r"^(?:l10n|UI|override\w*|behaviou?r|confirm\w*|scoreBar\w*|\w*(?:Label|Button|ButtonText|Aria\w*|A11y)|a11y\w*"
        r"|currentSymbol|subContentId|library|mime|copyright|metadata|path|texts|interactionBar|goto|adaptivity)$"
    )

    def named(self, file: str) -> str:
        """A file's name in the zip, where content has a folder of its own."""
        name = "content/" + file.removesuffix("#tmp").lstrip("/")
        return name if name in self.file.inside else ""

    def media(self, key: str, called: str = "") -> str:
        """The name in the course of a file; "" where it is not in the zip."""
        return self.keep(self.inside(key).raw("path"), called)
