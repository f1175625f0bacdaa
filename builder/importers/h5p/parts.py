"""Content of H5P that asks nothing: texts, pictures, tables, links, clips, texts in parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.importers.draft import (
    Clip,
    Figure,
    Heading,
    Link,
    LinkCard,
    Paragraph,
    Part,
    Parts,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from builder.importers.draft import Element, Elements
    from builder.importers.h5p.params import Params


def text(params: Params) -> Elements:
    """A text."""
    return params.on_page("text")


def picture(params: Params) -> Elements:
    """A picture."""
    alt = params.raw("alt")
    name = params.media("file", alt)
    if name:
        return (Figure(name, alt, where=params.where),)
    if alt:
        params.quiz.reading.leave_out("pictures that are not in the file", params.where, alt)
    return ()


def link(params: Params) -> Elements:
    """A link to the web."""
    address = params.inside("linkWidget")
    target = f"{address.raw('protocol')}{address.raw('url')}"
    return (Paragraph((Link(target, params.line("title") or words(target)),), params.where),) if target else ()


def clip(kind: str, key: str) -> Callable[[Params], Elements]:
    """Reads a film or a sound: a clip where it comes with the file, else a link to it."""

    def read(params: Params) -> Elements:
        return clip_of(params, params.rows(key), kind, params.title)

    return read


def clip_of(params: Params, sources: list[Params], kind: str, title: str, tracks: tuple[str, ...] = ()) -> Elements:
    """A clip of these sources, or a link."""
    paths = [path for one in sources if (path := one.raw("path"))]
    files = [params.of({"file": {"path": path}}).media("file", title) for path in paths]
    here = next(filter(None, files), "")
    name = words(title or ("Film" if kind == "video" else "Sound"))
    if here and (tracks or kind == "audio"):
        return (
            Clip(
                title=name,
                kind="video" if kind == "video" else "audio",
                media=here,
                captions=tracks,
                where=params.where,
            ),
        )
    if here:
        params.quiz.doubt(
            params.where,
            f"The film “{here}” has no captions, so that it is a link now.",
            "Write captions (.vtt) and a transcript, then make a Video block of it.",
        )
        return (Paragraph((Link(here, name),), params.where),)
    if not paths:
        return ()
    params.quiz.doubt(
        params.where,
        "A film or sound on the web is a link now.",
        "Say what it shows, how long it is, and why to watch it.",
    )
    return (LinkCard(name, paths[0], where=params.where),)


def is_here(source: Params) -> bool:
    """Whether a film or sound comes with the file."""
    return f"content/{source.raw('path')}" in source.file.inside


def accordion(params: Params) -> Elements:
    """Panels to open."""
    parts = []
    for one in params.rows("panels"):
        inner = one.inside("content").inside("params")
        parts.append(Part(one.line("title"), inner.elements("text")))
    return _in_parts(params, "accordion", parts)


def cards(params: Params) -> Elements:
    """Cards with two sides."""
    parts: list[Part] = []
    for one in [*params.rows("dialogs"), *params.rows("cards")]:
        front, back = one.line("text"), one.elements("answer")
        alt = one.raw("imageAltText")
        name = one.media("image", alt)
        shown: Elements = (Figure(name, alt, where=params.where),) if name else ()
        tips = one.inside("tips")
        all_tips = [tip for tip in (tips.plain("front"), tips.plain("back"), one.plain("tip")) if tip]
        for tip in all_tips:
            params.quiz.reading.leave_out("tips on cards", params.where, tip)
        parts.append(Part(front or words(f"Card {len(parts) + 1}"), (*shown, *back)))
    before = (*params.elements("title"), *params.elements("description"))
    return (*before, *_in_parts(params, "cards", parts))


def timeline(params: Params) -> Elements:
    """Events in time."""
    events = params.inside("timeline")
    parts: list[Part] = []
    for one in events.rows("date"):
        date = " ".join(part for part in (one.plain("startDate"), one.plain("endDate")) if part)
        asset = one.inside("asset")
        more = [asset.plain(name) for name in ("caption", "credit") if asset.plain(name)]
        name = asset.media("thumbnail")
        shown: Elements = (Figure(name, "", where=params.where),) if name else ()
        inside = (*one.elements("text"), *shown, *(Paragraph(words(paragraph), params.where) for paragraph in more))
        headline = one.plain("headline")
        parts.append(Part(words(f"{date}: {headline}" if date and headline else date or headline), inside))
    before = (*events.elements("headline"), *events.elements("text"))
    return (*before, *_in_parts(params, "timeline", parts))


def _in_parts(params: Params, kind: str, parts: list[Part]) -> Elements:
    empty = [part for part in parts if not part.inside]
    full = [part for part in parts if part.inside]
    title = words(params.title) if params.title else ()
    if not full:
        return tuple(Paragraph(part.title, params.where) for part in empty)
    elements: tuple[Element, ...] = tuple(Paragraph(part.title, params.where) for part in empty)
    if len(full) == 1:
        return (*elements, Heading(full[0].title, where=params.where), *full[0].inside)
    return (*elements, Parts(kind=kind, parts=tuple(full), title=title, where=params.where))  # type: ignore[arg-type]


PARTS: dict[str, Callable[[Params], Elements]] = {
    "H5P.Text": text,
    "H5P.AdvancedText": text,
    "H5P.ContinuousText": text,
    "H5P.Table": text,
    "H5P.Image": picture,
    "H5P.Link": link,
    "H5P.Video": clip("video", "sources"),
    "H5P.Audio": clip("audio", "files"),
    "H5P.Accordion": accordion,
    "H5P.Dialogcards": cards,
    "H5P.Flashcards": cards,
    "H5P.Timeline": timeline,
}
