"""Names of the theme's own pictures: `cast:amina/worried`, `place:reception`, `object:letter`."""

from __future__ import annotations

import re
from unicodedata import normalize
from urllib.parse import unquote

DRAWN = ("cast", "place", "object")  # what a theme draws: before the colon of a picture's name
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
    typed = normalize("NFC", unquote(target)).casefold()
    match = SCHEME.match(typed)
    if not match:
        return ""
    path = typed[match.end() :].strip().removesuffix(".svg")
    words = (BLANKS.sub("-", word).strip("-") for word in BETWEEN.split(path))
    return f"{SCHEMES[match[1]]}:{'/'.join(filter(None, words))}"


def portrait_of(person: str, mood: str = "") -> str:
    """The name of somebody's picture: `cast:mrs-doyle/glad` for “Mrs Doyle” and “Glad”; a theme may draw none."""
    return drawn_name(f"cast:{person.replace(':', ' ')}/{mood}")


def drawn_person(name: str) -> str:
    """Whose picture a name such as `cast:amina/worried` is; "" where it is no person's."""
    kind, _, path = name.partition(":")
    return path.split("/")[0] if kind == "cast" else ""


def is_drawn(file: str) -> bool:
    """Whether a picture's name is that of one of the theme's own."""
    return file.partition(":")[0] in DRAWN
