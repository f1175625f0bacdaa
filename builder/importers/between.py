"""Links from one imported file to another, which has another name in the course."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from builder.importers.markdown_of_others.prose import outside_code

if TYPE_CHECKING:
    from collections.abc import Mapping

LINKED = re.compile(
    r"(?P<before>\]\(\s*<?)(?P<path>(?!\w+:|#|/)[^()<>\n\"#?]+?)(?P<part>#[^()<>\n\"\s]*)?(?P<after>[>\s)])"
)
FIRST_PAGES = ("index.md", "README.md", "readme.md", "_index.md")


def with_new_names(text: str, source: str, names: Mapping[str, str]) -> str:
    """The text of a file with its links to other files as the course has them.

    `source`: its own name, among those of all that come in, by which `names` gives the course's.
    """

    def renamed(match: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(match["path"].strip())))
        meant = (path, f"{path}.md", *(f"{path}/{first}" for first in FIRST_PAGES))
        found = next((names[one] for one in meant if one in names), "")
        return f"{match['before']}{found}{match['part'] or ''}{match['after']}" if found else match[0]

    return outside_code(text, lambda _, passage: LINKED.sub(renamed, passage)) if len(names) > 1 else text
