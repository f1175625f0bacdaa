"""What the default theme draws, by name: pages of the guide with every picture, and lines with every name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder import discover
from builder.guide.blocks import as_code
from builder.render.drawings.library import CAST, LEFT, OBJECT, PLACE, POSES, Library, library_of

if TYPE_CHECKING:
    from collections.abc import Iterator

INTRO = {
    CAST: """## Pictures of people
Settings: quoted terms

These people may stand in every course. They take your council's colours, and go dark on dark screens. You need no file
for them. In a Scenario they speak under their names. Write, for example, `![Amina, worried](cast:amina/worried)`.""",
    PLACE: """## Pictures of places
Settings: quoted terms

Write, for example, `![The reception desk](place:reception)`. Others can stand there, from left to right:
`place:reception/yasmin-glad/tom-cross`. With `place:reception/empty` nobody is there.""",
    OBJECT: """## Pictures of things
Settings: quoted terms

Write, for example, `![A lanyard](object:lanyard)`.""",
}
MOOD, POSE = "amina", "joe"  # who shows them


def usual_library() -> Library:
    """The pictures of the default theme."""
    offered = discover.themes()
    return library_of(next(theme for theme in offered.values() if theme.settings.get("default")), ())


def picture_pages() -> str:
    """A page each for people, places and objects, with every picture and what to type for it."""
    library = usual_library()
    pages = [
        "\n".join([INTRO[kind], "", "| Picture | You type | What it shows |", "|---|---|---|", *_rows(library, kind)])
        for kind in (CAST, PLACE, OBJECT)
    ]
    pages[0] += "\n\n### Their moods and poses\n\n" + "\n".join(_ways(library))
    return "\n\n".join(pages) + "\n"


def _rows(library: Library, kind: str) -> Iterator[str]:
    for name in library.names(kind):
        sheet = library.sheets(kind)[name]
        alt, about = (
            (sheet.title, f"{sheet.title}. {sheet.about}") if kind == CAST else (sheet.about, f"{sheet.about}.")
        )
        yield f"| ![{alt}]({kind}:{name}) | `{kind}:{name}` | {about} |"


def _ways(library: Library) -> Iterator[str]:
    moods = as_code(f"/{mood}" for mood in library.moods)
    yield f"Behind the name may stand a mood: {moods}. With none, people are calm.\n"
    yield " ".join(f"![{MOOD.capitalize()}, {mood}](cast:{MOOD}/{mood})" for mood in library.moods) + "\n"
    poses = as_code(f"/{pose}" for pose in POSES)
    yield f"There may stand how much you see: {poses}. With none, it is head and shoulders.\n"
    yield " ".join(f"![{POSE.capitalize()}, {pose}](cast:{POSE}/{pose})" for pose in POSES) + "\n"
    yield f"Everyone looks to the right. With `/{LEFT}` they look to the left, as in `cast:{MOOD}/glad/{LEFT}`."


def picture_names() -> Iterator[str]:
    """What may stand in the address of a picture, a line a kind."""
    library = usual_library()
    ways = f", each with a mood behind it, as in `/glad`: {as_code(library.moods)}"
    for kind in (CAST, PLACE, OBJECT):
        yield f"  - `{kind}:` and one of {', '.join(library.names(kind))}{ways if kind == CAST else ''}"
