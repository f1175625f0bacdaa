"""The names of the theme's own pictures, from what a package calls their parts: `#ui--place-reception-joe-glad`."""

from __future__ import annotations

from functools import cache

from builder.discover import themes

PREFIX = "#ui--"  # before the id of each part
CAST, PLACE = "cast", "place"
HALF, CALM, EMPTY = "half", "calm", "empty"


def drawn_name(used: str, look: str) -> str:
    """The name as an author writes it, such as `place:reception/joe-glad`; "" for nothing. `look`: its classes."""
    kind, _, rest = used.removeprefix(PREFIX).partition("-")
    if not rest:
        return ""
    first, rest = _named(kind, rest)
    if kind == CAST:
        words = [word for word in rest.split("-") if word and word != CALM]
        half = "posed" in look.split() and not {"standing", "sitting"} & set(words)
        return f"{kind}:{'/'.join([first, *words, *([HALF] if half else [])])}"
    people = []
    while kind == PLACE and rest and rest != EMPTY:
        who, rest = _named(CAST, rest)
        mood, _, rest = rest.partition("-")
        people.append(f"{who}-{mood}" if mood else who)
    return f"{kind}:{'/'.join([first, *people, *([rest] if rest else [])])}"


def _named(kind: str, text: str) -> tuple[str, str]:
    """The picture that a name begins with, and what follows it."""
    for name in _names(kind):
        if text == name or text.startswith(f"{name}-"):
            return name, text[len(name) + 1 :]
    name, _, rest = text.partition("-")
    return name, rest


@cache
def _names(kind: str) -> tuple[str, ...]:
    """What the themes draw of a kind, the longest first."""
    files = (file for theme in themes().values() for file in theme.folder.glob(f"pictures/{kind}/*.svg"))
    return tuple(sorted({file.stem for file in files}, key=len, reverse=True))
