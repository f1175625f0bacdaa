"""The one way in which templates are read: escaped by default, strict about names, compiled once a machine."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemBytecodeCache, StrictUndefined

from builder import store

# Before the first letter only blanks, signs and the tags of text; after it no capital.
OPENING = re.compile(r"""^((?:[\s“‘"'(]|&quot;|<(?:p|ul|ol|li|em|strong|span|a)\b[^>]*>)*)([^\W\d_])(?![A-Z])""")

if TYPE_CHECKING:
    from jinja2 import BaseLoader


def environment(loader: BaseLoader) -> Environment:
    """An environment for HTML and XML."""
    made = Environment(
        loader=loader,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
        bytecode_cache=_bytecode_cache(),
    )
    made.filters["sentence"] = sentence
    return made


def sentence(html: str) -> str:
    """The same with a capital letter first: authors write on after "Hint:" or "Answer:" as one does after a colon.

    What begins with code or a picture stays, as does a name such as iPhone.
    """
    return OPENING.sub(lambda match: match[1] + match[2].upper(), html, count=1)


def _bytecode_cache() -> FileSystemBytecodeCache | None:
    """Compiled templates in the person's cache folder; compiling them is half of a small build otherwise."""
    place = store.place_of("templates")
    try:
        if place:
            place.mkdir(parents=True, exist_ok=True)
            return FileSystemBytecodeCache(str(place))
    except OSError:  # no folder that can be written to
        pass
    return None
