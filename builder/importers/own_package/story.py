"""Stories of ours, as their authors write them: scenes, who says what in them, and how they end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.importers.draft import Paragraph, Strong, Words
from builder.importers.html.tree import name
from builder.importers.inline import one_line
from builder.importers.markdown import DEEPEST
from builder.importers.own_package.block import text_of
from builder.importers.own_package.prose import is_picture, nodes_of
from builder.model.drawn import portrait_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from builder.importers.draft import Element
    from builder.importers.own_package.block import Block

ENDINGS = {"right": "Good ending.", "wrong": "Bad ending.", "": "Ending."}  # by the class of an outcome


def headed(block: Block, heading: _Element | None, nodes: Iterable[_Element | str]) -> str:
    marks = "#" * min(DEEPEST, block.level + 1)
    first, *rest = block.chunks(nodes) or [""]
    title = block.line(block.prose.inline(heading))
    return "\n\n".join([f"{marks} {title}\n{first}".rstrip(), *rest])


def scenario(block: Block) -> str:
    """The opening, and a part for each scene; where a story ends, it is said how."""
    opening, *scenes = block.all("scene")
    parts = []
    for scene in scenes:
        heading = next((one for one in scene if one.get("data-option")), None)
        first, *rest = _scene_lines(block, scene, heading) or [""]
        marks = "#" * min(DEEPEST, block.level + 1)
        parts.append("\n\n".join([f"{marks} {block.line(block.prose.inline(heading))}\n{first}".rstrip(), *rest]))
    scored = ["scored"] if block.data.get("interaction") else []
    people = _people(block)
    return block.as_written([*people, *_scene_lines(block, opening, None), *parts], settings=scored)


def _people(block: Block) -> list[str]:
    """Those who speak and have a picture of their own, or of whom something is said."""
    faces: dict[str, dict[str, tuple[str, str]]] = {}  # by name and picture: the mood, and what it shows
    about: dict[str, str] = {}
    for one in [says for scene in block.all("scene") for says in block.all("says", scene)]:
        speaker = _speaker(block, one)
        face, mood = block.first("face", one), one.get("data-mood") or ""
        picture = (
            next((inner for inner in face.iter("img", "svg") if is_picture(inner)), None) if face is not None else None
        )
        shown, alt = block.prose.picture(picture) if picture is not None else ("", "")
        if picture is not None and name(picture) == "svg":  # the theme's own, whose mood is that of what is said
            shown, alt, mood = shown.removesuffix(f"/{mood}"), speaker, ""
        if shown and shown != portrait_of(speaker):
            faces.setdefault(speaker, {}).setdefault(shown, (mood, alt))
        named = block.first("speaker", one)
        lines = nodes_of(named) if named is not None else []
        at = next((at for at, node in enumerate(lines) if not isinstance(node, str) and name(node) == "br"), None)
        if at is not None and speaker not in about:
            about[speaker] = " ".join(
                block.line(one.text) for one in block.prose.elements(lines[at + 1 :]) if isinstance(one, Paragraph)
            )
    lines_of = []
    for speaker in dict.fromkeys([*faces, *about]):
        text = about.get(speaker, "")
        for number, (media, (mood, alt)) in enumerate(faces.get(speaker, {"": ("", "")}).items()):
            shown = f"![{one_line(alt)}]({media})" if media else ""
            manner = f" ({mood})" if number and mood else ""
            lines_of.append(f"- {speaker}{manner}: {' '.join(filter(None, [shown, '' if number else text]))}".rstrip())
    return ["People:\n" + "\n".join(lines_of)] if lines_of else []


def _speaker(block: Block, says: _Element) -> str:
    named = block.first("speaker", says)
    return text_of(named.find("b")) if named is not None else ""


def _scene_lines(block: Block, scene: _Element, heading: _Element | None) -> list[str]:
    """What stands in a scene: what is told, what is said by whom, the ways on, and how it ends."""
    found: list[Element] = []
    telling = block.first("telling", scene)
    for one in [*nodes_of(telling), *nodes_of(scene)] if telling is not None else nodes_of(scene):
        if isinstance(one, str) or one is heading or one is telling:
            continue
        classes = set((one.get("class") or "").split())
        if "says" in classes:
            found += _speech_lines(block, one)
        elif "outcome" in classes:
            ending = ENDINGS[next((kind for kind in ("right", "wrong") if kind in classes), "")]
            last = found.pop() if found and isinstance(found[-1], Paragraph) else Paragraph(())
            found.append(Paragraph((*last.text, *_ending(ending, spaced=bool(last.text)))))  # type: ignore[union-attr]
        else:
            found += block.prose.elements([one])
    return block.written(tuple(found))


def _ending(text: str, *, spaced: bool) -> tuple[Words | Strong, ...]:
    strong = Strong((Words(text),))
    return (Words(" "), strong) if spaced else (strong,)


def _speech_lines(block: Block, says: _Element) -> list[Element]:
    """Lines behind the name of who says them, and how."""
    named, bubble = block.first("speaker", says), block.first("bubble", says)
    speaker = _speaker(block, says)
    pause = block.first("pause", named) if named is not None else None
    manner = " ".join((pause.tail or "").split()) if pause is not None else ""
    inside = block.prose.elements([one for one in nodes_of(bubble) if one is not named]) if bubble is not None else ()
    lead = Words(f"{speaker}{f' ({manner})' if manner else ''}: ")
    if inside and isinstance(inside[0], Paragraph):
        return [Paragraph((lead, *inside[0].text)), *inside[1:]]
    return [Paragraph((lead,)), *inside]
