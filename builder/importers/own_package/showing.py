"""Blocks of ours that show something, each as its author writes it: a function a kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.importers.draft import Link
from builder.importers.html.tree import name
from builder.importers.inline import one_line
from builder.importers.own_package.asking import ASKING, entry, first_paragraph
from builder.importers.own_package.block import heading_in, text_of
from builder.importers.own_package.prose import is_picture, nodes_of
from builder.importers.own_package.story import headed, scenario

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from builder.importers.own_package.block import Block

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})?")
AROUND = ("prompt", "transcript")  # what stands around a clip


def plain(block: Block) -> str:
    """What stands in it, one below the other; so is read what nobody knows."""
    return block.as_written(block.chunks(block.body()))


def in_parts(block: Block) -> str:
    """An introduction, then a heading for each part."""
    parts = [one for one in block.element.iter() if _is_part(one, block)]
    around = {one for part in parts for one in (part, *part.iterancestors())}
    before = [one for one in block.body("tablist", "step-place") if isinstance(one, str) or one not in around]
    return block.as_written([*block.chunks(before), *(_part(block, one) for one in parts)])


def _is_part(element: _Element, block: Block) -> bool:
    named = (element.get("id") or "").startswith(f"{block.id}--")
    return named and name(element) not in {"button", "form"} and heading_in(element) is not None


def _part(block: Block, part: _Element) -> str:
    """A heading one level below the block's, and what stands under it."""
    heading = heading_in(part)
    taken = set() if heading is None else {heading, *heading.iterancestors("summary")}
    nodes = [one for one in nodes_of(part) if isinstance(one, str) or one not in taken]
    if heading is not None:
        for number in block.all("steps-number", heading):
            number.text = ""
    return headed(block, heading, nodes)


def compare(block: Block) -> str:
    """A table of two columns, or two parts."""
    sides = block.all("side")
    better = any({"use", "avoid"} & set((one.get("class") or "").split()) for one in sides)
    equal = [] if better else ["equal sides"]
    rows = [one for one in block.element.iter("li") if "sides" in (one.get("class") or "").split()]
    if rows:
        heads = [block.prose.inline(one) for one in _children(block.first("compared-heads"))]
        cells = [tuple(block.prose.inline(one.find("p")) for one in row) for row in rows]
        before, after = block.sides("compared")
        before = [one for one in before if isinstance(one, str) or "compared-heads" not in (one.get("class") or "")]
        body = [*block.chunks(before), block.writer.table(tuple(heads), cells), *block.chunks(after)]
        return block.as_written(body, settings=equal)
    before, after = block.sides("sides")
    parts = []
    for side in sides:
        heading = block.first("head", side)
        parts.append(headed(block, heading, [one for one in nodes_of(side) if one is not heading]))
    return block.as_written([*block.chunks(before), *parts, *block.chunks(after)], settings=equal)


def _children(element: _Element | None) -> list[_Element]:
    return [*element] if element is not None else []


def hotspot(block: Block) -> str:
    """A picture, and its points with their places."""
    places = [(one.get("cx") or "", one.get("cy") or "") for one in block.element.iter("circle")]
    shown, listed = block.first("spots"), block.first("spot-list")
    picture = next((one for one in shown.iter("img", "svg") if is_picture(one)), None) if shown is not None else None
    caption = next((text_of(one) for one in block.element if "ask" in (one.get("class") or "").split()), "")
    body = block.chunks(block.body("spots", "spot-list", "spot-said"))
    if picture is not None:
        title = f' "{one_line(caption)}"' if caption else ""
        media, alt = block.prose.picture(picture)
        body.append(f"![{one_line(alt)}]({media}{title})")
    points = []
    for number, one in enumerate(listed if listed is not None else ()):
        across, down = places[number] if number < len(places) else ("0%", "0%")
        text, rest = first_paragraph(block.prose.inside(one))
        points.append(entry(f"{number + 1}. ({_percent(across)}, {_percent(down)}) {block.line(text)}", rest, block))
    return block.as_written([*body, "\n".join(points)])


def _percent(text: str) -> str:
    number = text.rstrip("%")
    return f"{number.removesuffix('.0')}%"


def gallery(block: Block) -> str:
    """Pictures with their captions."""
    listed = block.first("pictures")
    lines = []
    for one in listed if listed is not None else ():
        picture = next((inner for inner in one.iter("img", "svg") if is_picture(inner)), None)
        caption = next(iter(one.iter("figcaption")), None)
        text, rest = first_paragraph(block.prose.inside(caption))
        media, alt = block.prose.picture(picture) if picture is not None else ("", "")
        shown = f"![{one_line(alt)}]({media}) " if media else ""
        lines.append(entry(f"- {shown}{block.line(text)}".rstrip(), rest, block))
    return block.as_written([*block.chunks(block.body("pictures")), "\n".join(lines)])


def clip(block: Block) -> str:
    """A film or a sound, its captions and transcript, and the prompts around it."""
    figure = block.first("clip")
    before, after = block.sides("clip" if figure is not None else "web-clip")
    prompts = [one for one in (*before, *after) if not isinstance(one, str) and _has(one, "prompt")]
    above, below = ([one for one in part if isinstance(one, str) or not _has(one, *AROUND)] for part in (before, after))
    lines = _played(block, figure) if figure is not None else _on_the_web(block)
    script = block.first("transcript")
    if script is not None:
        lines.append(f"- Transcript: {_as_file(block, script)}")
    lines += [_prompt(block, one) for one in prompts]
    return block.as_written([*block.chunks(above), "\n".join(lines), *block.chunks(below)])


def _has(element: _Element, *classes: str) -> bool:
    return bool({*classes} & set((element.get("class") or "").split()))


def _played(block: Block, figure: _Element) -> list[str]:
    film = next(iter(figure.iter("video", "audio")), None)
    if film is None:
        return []
    caption = text_of(next(iter(figure.iter("figcaption")), None))
    title = f' "{one_line(caption)}"' if caption else ""
    media = block.prose.keep(film.get("src") or "")
    lines = [f"![{one_line(film.get('aria-label') or '')}]({media}{title})"]
    for one in film.iter("track"):
        language = LANGUAGE.fullmatch(one.get("srclang") or "")
        called = f"{media.removeprefix('media/').rpartition('.')[0]}.{language[0].lower()}.vtt" if language else ""
        lines.append(f"- Captions: {block.prose.keep(one.get('src') or '', called)}")
    return lines + ([f"- Poster: {block.prose.keep(film.get('poster') or '')}"] if film.get("poster") else [])


def _on_the_web(block: Block) -> list[str]:
    """The link of a card, how long the clip is, and the picture of it."""
    link = next((one for title in block.all("web-clip-title") for one in title.iter("a")), None)
    if link is None:
        return []
    text = next((text_of(one) for card in block.all("web-clip") for one in block.all("ask", card)), "")
    details = [one.strip() for one in text.split("·")][1:]
    length = [one for one in details if one != block.say.get("needs_web")]
    still = next(
        (block.prose.keep(one.get("src") or "") for card in block.all("still") for one in card.iter("img")), ""
    )
    lines = [block.line((Link(link.get("href") or "", block.prose.inline(link)),)), ""]
    lines += [f"- Length: {' · '.join(length)}"] if length else []
    return lines + ([f"- Still: {still}"] if still else [])


def _as_file(block: Block, script: _Element) -> str:
    """The transcript as a file of its own, as it was before."""
    text = "\n\n".join(block.written(block.prose.inside(script.find("div")))) + "\n"
    return block.reading.keep(f"{block.id}.md", text.encode, called=block.id.replace("_", "-"), where=block.id)


def _prompt(block: Block, note: _Element) -> str:
    """A line with what is asked, and when."""
    time = note.get("data-time")
    seconds = int(float(time)) if time and time.replace(".", "", 1).isdecimal() else None
    when = "After" if time == "end" else "Before" if seconds is None else f"{seconds // 60}:{seconds % 60:02}"
    text, rest = first_paragraph(block.prose.inside(note))
    return entry(f"- {when}: {block.line(text)}", rest, block)


SHOWING: dict[str, Callable[[Block], str]] = {
    **dict.fromkeys(("accordion", "tabs", "cards", "steps", "timeline"), in_parts),
    **dict.fromkeys(("key_points", "discuss", "resources", "glossary", "trainer"), plain),
    **dict.fromkeys(("video", "audio"), clip),
    "compare": compare,
    "hotspot": hotspot,
    "gallery": gallery,
    "scenario": scenario,
}
KINDS = {**ASKING, **SHOWING}
