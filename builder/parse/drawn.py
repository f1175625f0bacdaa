"""Addresses of the theme's own pictures: `cast:amina/worried`, `place:reception`, `object:letter`."""

from __future__ import annotations

import re
from urllib.parse import unquote

from builder.model.inline import DRAWN
from builder.source.slugs import composed

# What an author may type for each of the library's folders.
SCHEMES = {
    **{kind: kind for kind in DRAWN},
    "people": "cast",
    "person": "cast",
    "places": "place",
    "objects": "object",
}
SCHEME = re.compile(rf"\s*({'|'.join(SCHEMES)})\s*:", re.IGNORECASE)
BETWEEN = re.compile(r"[/\\,]+")
BLANKS = re.compile(r"[\s_.–—-]+")


def drawn_name(target: str) -> str:
    """The name of the theme's picture that an address means, as `cast:amina/worried`; "" where it is another address.

    Capital letters, blanks and an ending are the author's own: `Cast: Mrs Patel / Glad.svg` is `cast:mrs-patel/glad`.
    """
    typed = composed(unquote(target)).casefold()
    match = SCHEME.match(typed)
    if not match:
        return ""
    words = (BLANKS.sub("-", word).strip("-") for word in BETWEEN.split(typed[match.end() :].strip().removesuffix(".svg")))
    return f"{SCHEMES[match[1]]}:{'/'.join(filter(None, words))}"
