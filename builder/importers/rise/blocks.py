"""Blocks of Rise: what becomes of each kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.importers.draft import (
    Bullets,
    Callout,
    Figure,
    Heading,
    Hotspot,
    Item,
    Link,
    Paragraph,
    Part,
    Parts,
    Point,
    Quote,
    Reveal,
    plain,
    words,
)
from builder.importers.rise.questions import question, sorting
from builder.importers.sound import sound

if TYPE_CHECKING:
    from collections.abc import Callable

    from builder.importers.draft import Element, Elements
    from builder.importers.rise.content import Content

NUMBERED = re.compile(r"number", re.IGNORECASE)
MOST_LIKE_A_HEADING = 90  # characters


def elements_of(content: Content) -> list[Element]:
    """What becomes of a block."""
    words_of = f"{content.raw('type')} {content.raw('family')} {content.raw('variant')}".lower()
    made = next((read for name, read in KINDS if name in words_of), _unknown)(content)
    content.report_rest("further words of blocks")
    return [usable for element in made for usable in sound(element, content.quiz)]


def text(content: Content) -> list[Element]:
    """Headings and paragraphs."""
    found: list[Element] = []
    for one in content.rows("items"):
        found += _text(one)
    return found


def _text(one: Content) -> list[Element]:
    heading = one.plain("heading")
    level = 2 if one.plain("subheading") else 1
    found: list[Element] = []
    if heading and len(heading) <= MOST_LIKE_A_HEADING:
        found.append(Heading(words(heading), level, one.where))
    else:
        found += one.elements("heading")
    found += one.elements("subheading")
    for key in ("paragraph", "description", "text", "body"):
        found += one.on_page(key)
    return [*found, *one.media()]


def impact(content: Content) -> list[Element]:
    """Words that stand out."""
    inside = tuple(element for one in content.rows("items") for element in _text(one))
    flat = tuple(Paragraph(one.text, one.where) if isinstance(one, Heading) else one for one in inside)
    return [Callout("important", flat, content.where)] if flat else []


def quote(content: Content) -> list[Element]:
    """What somebody said, and who."""
    found: list[Element] = []
    for one in content.rows("items"):
        who = one.plain("name", "author", "attribution")
        elements = one.elements("paragraph", "quote", "text")
        shown = one.media()
        found += [*shown, Quote((*elements, *((Paragraph(words(f"— {who}")),) if who else ())), content.where)]
    return found


def listing(content: Content) -> list[Element]:
    """A list, with numbers or without."""
    items = []
    for one in content.rows("items"):
        inside = one.elements("paragraph", "title", "text")
        first = inside[0] if inside else None
        items.append(Item(first.text, inside[1:]) if isinstance(first, Paragraph) else Item((), inside))
    return (
        [Bullets(tuple(items), ordered=bool(NUMBERED.search(content.raw("variant"))), where=content.where)]
        if items
        else []
    )


def shown(content: Content) -> list[Element]:
    """Pictures, films, files, with the words beside them."""
    found: list[Element] = [*content.media()]
    for one in content.rows("items"):
        found += _text(one)
    return found


def in_parts(kind: str) -> Callable[[Content], list[Element]]:
    """Reads what has parts, each with a title and a text."""

    def read(content: Content) -> list[Element]:
        intro: list[Element] = []
        parts = []
        title = content.plain("title")
        for at, one in enumerate(content.rows("items"), 1):
            name = " ".join(filter(None, [f"{one.plain('date')}:" if one.plain("date") else "", one.plain("title")]))
            inside = (*one.on_page("description", "paragraph"), *one.media())
            if one.raw("type") == "intro" and kind == "steps":
                title = title or name
                intro += inside
                continue
            one.report_rest("further words of parts")
            parts.append(Part(words(name.rstrip(":") or f"Part {at}"), inside))
        return _as_parts(content, kind, title, tuple(intro), parts)

    return read


def _as_parts(content: Content, kind: str, title: str, intro: Elements, parts: list[Part]) -> list[Element]:
    full = tuple(part for part in parts if part.inside)
    bare: list[Element] = [Paragraph(part.title, content.where) for part in parts if not part.inside]
    if len(full) < 2:  # noqa: PLR2004 - of one part, a heading is enough
        return [*intro, *bare, *(one for part in full for one in (Heading(part.title, 2, content.where), *part.inside))]
    name = title or ", ".join(plain(part.title) for part in full[:2]) + (" …" if full[2:] else "")
    return [Parts(title=words(name), intro=intro, kind=kind, parts=full, where=content.where), *bare]  # type: ignore[arg-type]


def flashcards(content: Content) -> list[Element]:
    """Cards with two sides."""
    parts = []
    for at, one in enumerate(content.rows("items"), 1):
        front, back = one.inside("front"), one.inside("back")
        pictures, front_text = front.media(), front.line("description", "title")
        parts.append(
            Part(front_text or words(f"Card {at}"), (*pictures, *back.media(), *back.on_page("description", "title")))
        )
    return _as_parts(content, "cards", content.plain("title"), (), parts)


def labelled(content: Content) -> list[Element]:
    """A picture with points."""
    picture = next((one for one in content.media() if isinstance(one, Figure)), None)
    points = []
    rows = content.rows("items")
    if picture is None:
        picture = next(
            (one for row in rows for one in row.inside("background").media() if isinstance(one, Figure)), None
        )
    for one in rows:
        across, down = _share(one["x"]), _share(one["y"])
        for key in ("hasMedia", "isActive"):
            one[key]
        title = one.line("title")
        points.append(Point(across, down, title, (*one.on_page("description"), *one.media())))
    points = [one for one in points if one.text or one.inside]
    if picture is None or len(points) < 2:  # noqa: PLR2004 - a hotspot has two
        before: Elements = (picture,) if picture else ()
        parts = [Part(point.text or words("Point"), point.inside) for point in points]
        return _as_parts(content, "accordion", content.plain("title"), before, parts)
    name = words(content.plain("title") or "Look closely")
    return [Hotspot(title=name, media=picture.media, alt=picture.alt, points=tuple(points), where=content.where)]


def _share(value: object) -> float:
    try:
        return min(100.0, max(0.0, float(str(value).rstrip("%"))))
    except ValueError:
        return 0.0


def scenario(content: Content) -> list[Element]:
    """A talk with somebody: what is said, and what can be answered."""
    found: list[Element] = []
    scenes = [inner for one in content.rows("items") for inner in (one.rows("slides") or one.rows("content") or [one])]
    for at, scene in enumerate(scenes, 1):
        speech = (*scene.media(), *scene.on_page("dialogue", "text", "description", "paragraph", "title"))
        answers: list[Element] = []
        for one in [*scene.rows("responses"), *scene.rows("answers"), *scene.rows("choices")]:
            line = one.line("title", "text", "response")
            feedback = (*one.elements("feedback"), *one.elements("description"))
            answers.append(Bullets((Item(line, feedback),), where=content.where))
        scene.report_rest("further words of scenarios")
        if answers:
            found.append(
                Reveal(
                    title=words(f"What would you say? ({at})"), intro=speech, answer=tuple(answers), where=content.where
                )
            )
        else:
            found += speech
    content.quiz.doubt(
        content.where,
        "A scenario led from answer to answer. Here each question stands by itself, with its answers to open.",
        "Make a Scenario of it: a scene for each answer, and links that lead on.",
    )
    return found


def knowledge_check(content: Content) -> list[Element]:
    """Questions between texts."""
    rows = content.rows("items")
    return [made for one in rows for made in question(one)]


def dividers(content: Content) -> list[Element]:
    """Lines and buttons that lead on: headings do that here."""
    for one in content.rows("items"):
        label = one.plain("title")
        if label:
            content.quiz.reading.leave_out("buttons that lead on", content.where, label)
    content.used |= set(content.values)
    return []


def buttons(content: Content) -> list[Element]:
    """Buttons with words beside them, as links."""
    found: list[Element] = []
    for one in content.rows("items"):
        found += one.on_page("description", "paragraph")
        label = one.plain("label", "buttonText", "title", "text")
        address = one.raw("url", "href", "link", "destination")
        if address.startswith(("http", "mailto:")):
            found.append(Paragraph((Link(address, words(label or address)),), content.where))
        elif label:
            content.quiz.reading.leave_out("buttons that led to other lessons", content.where, label)
    return found


def _unknown(content: Content) -> list[Element]:
    kind = content.raw("variant") or content.raw("type")
    found: list[Element] = [*content.media()]
    for one in content.rows("items"):
        title = one.line("title", "heading")
        found += [Paragraph(title, content.where)] if title else []
        found += [*one.on_page("description", "paragraph"), *one.media()]
        found += [Paragraph(words(paragraph), content.where) for paragraph in dict.fromkeys(one.rest())]
    found += [Paragraph(words(paragraph), content.where) for paragraph in dict.fromkeys(content.rest())]
    content.used |= set(content.values)
    if found:
        content.quiz.doubt(
            content.where,
            f"There is no block for “{kind}”. Its words stand one below the other.",
            "Make something of them that fits, or leave them out.",
        )
    return found


# By words of its type, family and variant; the first that is found in them.
KINDS: tuple[tuple[str, Callable[[Content], list[Element]]], ...] = (
    ("knowledgecheck", knowledge_check),
    ("knowledge check", knowledge_check),
    ("sorting", sorting),
    ("scenario", scenario),
    ("process", in_parts("steps")),
    ("accordion", in_parts("accordion")),
    ("tabs", in_parts("tabs")),
    ("timeline", in_parts("timeline")),
    ("labeled", labelled),
    ("labelled", labelled),
    ("flashcard", flashcards),
    ("button", buttons),
    ("divider", dividers),
    ("continue", dividers),
    ("spacer", dividers),
    ("quote", quote),
    ("list", listing),
    ("impact", impact),
    ("statement", impact),
    ("note", impact),
    ("gallery", shown),
    ("image", shown),
    ("multimedia", shown),
    ("video", shown),
    ("audio", shown),
    ("attachment", shown),
    ("embed", shown),
    ("code", text),
    ("text", text),
    ("table", text),
)
