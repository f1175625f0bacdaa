"""What people say in a block of ours, as its author writes it: the list of those who have pictures, and the lines."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.importers.inline import one_line
from builder.importers.own_package.prose import nodes_of
from builder.model.drawn import drawn_person, portrait_of

if TYPE_CHECKING:
    from lxml.etree import _Element

    from builder.importers.own_package.block import Block

QUOTES = "\"'\u201c\u201d\u201e\u2018\u201a\u00ab\u2039\u00bb\u300c\u300e"
DRAWN = "#ui--cast-"  # what shows one of the theme's people


@frozen
class Line:
    """What somebody says, as the page shows it."""

    name: str
    manner: str
    about: str
    mood: str
    file: str  # the address of a picture of the course's, or `cast:joe`; "": none
    alt: str
    words: str  # the first of them
    mine: bool


def line_of(says: _Element) -> list[_Element | str]:
    """The paragraphs of what somebody says, the first with the name before it."""
    line, bubble = _read(says), _first(says, "bubble")
    nodes = [one for one in nodes_of(bubble) if isinstance(one, str) or "speaker" not in (one.get("class") or "")]
    manner = f" ({line.manner})" if line.manner else ""
    for number, one in enumerate(nodes):
        if not isinstance(one, str):
            said = deepcopy(one)
            said.text = f"{line.name}{manner}: {said.text or ''}"
            said.tail = None
            return [*nodes[:number], said, *nodes[number + 1 :]]
    return nodes


def people(block: Block) -> list[str]:
    """The list of those whose pictures are not the theme's own by their names, or whom no mark shows to be speaking."""
    by_name: dict[str, list[Line]] = {}
    for says in block.all("says"):
        line = _read(says)
        if not line.mine:
            by_name.setdefault(line.name, []).append(line)
    entries = [entry for name, lines in by_name.items() for entry in _entries(block, name, lines)]
    return ["People:\n" + "\n".join(f"- {entry}" for entry in entries)] if entries else []


def _entries(block: Block, name: str, lines: list[Line]) -> list[str]:
    about = next((line.about for line in lines if line.about), "")
    faces = {line.mood: line.file for line in lines if line.file}
    if len({*faces.values()}) == 1:
        faces = {"": next(iter(faces.values()))}
    made = []
    for mood, file in faces.items():
        if _is_by_name(drawn_person(file), name):
            continue
        alt = next((line.alt for line in lines if line.file == file and line.alt), name)
        shown = file if drawn_person(file) else block.prose.keep(file)
        made.append(f"{name}{f' ({mood})' if mood else ''}: ![{one_line(alt)}]({shown})")
    if about and not made:
        made.append(f"{name}:")
    unmarked = any(line.words[:1] not in QUOTES and not line.mood for line in lines)
    if unmarked and not made:
        made.append(name)
    return [f"{made[0]} {about}".rstrip(), *made[1:]] if made else []


def _is_by_name(drawn: str, name: str) -> bool:
    """Whether one of the theme's people is who has that name: `grant` is “Mr Grant”."""
    called = drawn_person(portrait_of(name))
    return bool(drawn) and (called == drawn or called.endswith(f"-{drawn}"))


def _read(says: _Element) -> Line:
    speaker = _first(says, "speaker")
    name, manner, about = "", "", ""
    for one in speaker:
        if one.tag == "b":
            name = " ".join("".join(map(str, one.itertext())).split())
        elif one.tag == "br":
            about = " ".join((one.tail or "").split())
        else:
            manner = " ".join((one.tail or "").split())
    picture = next(says.iter("img"), None)
    use = next((one for one in says.iter("use") if str(one.get("href")).startswith(DRAWN)), None)
    drawn = str(use.get("href")).removeprefix(DRAWN).rpartition("-")[0] if use is not None else ""
    shown = picture if picture is not None else next(says.iter("svg"), None)
    said = (shown.get("alt") or shown.get("aria-label")) if shown is not None else ""
    words = [one for one in _first(says, "bubble") if one is not speaker]
    return Line(
        name=name,
        manner=manner,
        about=about,
        mood=says.get("data-mood") or "",
        file=(picture.get("src") or "") if picture is not None else f"cast:{drawn}" if drawn else "",
        alt=said or "",
        words="".join(map(str, words[0].itertext())).strip() if words else "",
        mine="mine" in (says.get("class") or "").split(),
    )


def _first(within: _Element, wanted: str) -> _Element:
    found = next((one for one in within.iter() if wanted in (one.get("class") or "").split()), None)
    return within if found is None else found
