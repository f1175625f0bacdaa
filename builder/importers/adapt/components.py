"""Components of Adapt: one function a kind."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from builder.importers.draft import (
    Figure,
    Gap,
    Gaps,
    Heading,
    Hotspot,
    Link,
    Number,
    Pairs,
    Paragraph,
    Part,
    Parts,
    Point,
    Reflection,
    Words,
    plain,
    words,
)
from builder.importers.lines import in_a_line
from builder.importers.sound import sound
from builder.importers.titles import titled

if TYPE_CHECKING:
    from collections.abc import Callable

    from builder.importers.adapt.content import Content
    from builder.importers.draft import Element, Elements

# Words that the page says by itself, or that no one needs who reads it.
ALWAYS_SHOWN = ("instruction", "mobileBody", "mobileInstruction", "ariaQuestion")
IN_PARTS = {
    "accordion": "accordion", "narrative": "steps", "tabs": "tabs", "hotgrid": "cards", "stacklist": "steps",
    "flipcard": "cards", "flippers": "cards", "timeline": "timeline", "vertical-timeline": "timeline",
}  # fmt: skip


def elements_of(content: Content) -> list[Element]:
    """What becomes of a component."""
    kind = content.raw("component").lower().removeprefix("adapt-contrib-").removeprefix("adapt-")
    made = KINDS.get(kind, _unknown)(content)
    for key in ALWAYS_SHOWN:
        if instruction := content.plain(key):
            content.quiz.reading.leave_out("instructions, which the page gives by itself", content.where, instruction)
    content.report_rest(f"further words of a component “{kind or 'without a name'}”")
    return [usable for element in made for usable in sound(element, content.quiz)]


def _headed(content: Content) -> list[Element]:
    """A component's title as a heading, and its text."""
    title = content.plain("displayTitle")
    content.plain("title")  # its name for authors, where learners see another
    heading: list[Element] = [Heading(words(title), 2, content.where)] if title else []
    return [*heading, *content.on_page("body")]


def text(content: Content) -> list[Element]:
    """A text."""
    return _headed(content)


def graphic(content: Content) -> list[Element]:
    """A picture."""
    return [*_headed(content), *content.media()]


def media(content: Content) -> list[Element]:
    """A film or a sound."""
    source_of, name = content.inside("media"), content.name
    source = source_of.raw("mp4", "webm", "mp3", "source", "ogv", "ogg")
    captions = [one.raw("src") for one in source_of.rows("cc")]
    script = content.inside("transcript")
    spoken = script.on_page("inlineTranscriptBody")
    poster = source_of.raw("poster")
    if poster:
        content.quiz.reading.leave_out("pictures shown before films", content.where, poster)
    before = content.on_page("body")
    link = script.raw("transcriptLink")
    file = content.keep(link, name) if link else ""
    linked: list[Element] = [Paragraph((Link(file, words(f"{name}: transcript")),), content.where)] if file else []
    return [*content.film(source, name, captions, spoken=spoken, before=before), *linked]


def in_parts(kind: str) -> Callable[[Content], list[Element]]:
    """Reads what has several parts, each with a title and a text."""

    def read(content: Content) -> list[Element]:
        parts = tuple(_part(one, at) for at, one in enumerate(content.rows("items"), 1))
        return _parts(content, kind, parts)

    return read


def _parts(content: Content, kind: str, parts: tuple[Part, ...]) -> list[Element]:
    before = content.on_page("body")
    full = tuple(part for part in parts if part.inside)
    bare: list[Element] = [Paragraph(part.title, content.where) for part in parts if not part.inside]
    if len(full) < 2:  # noqa: PLR2004 - of one part, a heading is enough
        single = [one for part in full for one in (Heading(part.title, 2, content.where), *part.inside)]
        return [*_headed(content), *bare, *single]
    title = words(content.name or content.where.capitalize())
    return [Parts(title=title, intro=before, kind=kind, parts=full, where=content.where), *bare]  # type: ignore[arg-type]


def _part(one: Content, at: int) -> Part:
    title = one.plain("title", "displayTitle", "strapline", "frontTitle", "heading")
    strapline = one.plain("strapline")
    for key in ("alt", "titleAriaLabel"):
        one[key]
    body: tuple[Element, ...] = one.elements("body", "description", "backBody")
    more = [one.elements(key) for key in ("frontBody", "year", "date")]
    extra = (Paragraph(words(strapline), one.where),) if strapline and strapline != title else ()
    inside = (*extra, *(inner for part in more for inner in part), *body, *one.media())
    one.report_rest("further words of parts")
    return Part(words(title or f"Part {at}"), inside)


def hotgraphic(content: Content) -> list[Element]:
    """A picture with points to look at."""
    figure = next((one for one in content.media() if isinstance(one, Figure)), None)
    items = content.rows("items")
    if figure is None or len(items) < 2 or any(one.number("left") is None for one in items):  # noqa: PLR2004
        return in_parts("accordion")(content)
    points = []
    for at, one in enumerate(items, 1):
        across, down = one.number("left") or 0.0, one.number("top") or 0.0
        part = _part(one, at)
        points.append(Point(min(100.0, max(0.0, across)), min(100.0, max(0.0, down)), part.title, part.inside))
    return [
        Hotspot(
            title=words(content.name or content.where.capitalize()),
            intro=content.on_page("body"),
            media=figure.media,
            alt=figure.alt,
            points=tuple(points),
            where=content.where,
        )
    ]


# ---- questions --------------------------------------------------------------------------------------------------


def _asked(content: Content) -> dict[str, Any]:
    """What each question has: its title, what stands below it, and what is said of an answer."""
    title, intro = titled((*content.media(), *content.elements("body")), content.name)
    name = content.plain("displayTitle")
    content.plain("title")
    if name and name not in plain(title):
        content.quiz.reading.leave_out("titles of questions", content.where, name)
    texts = content.inside("feedback")
    right = texts.elements("correct")
    content.inside("feedback")
    wrong, partly = _of_wrong(texts, "incorrect"), _of_wrong(texts, "partlyCorrect") or _of_wrong(texts, "partly")
    texts.plain("title")
    found: dict[str, Any] = {"title": title, "intro": intro, "where": content.where}
    marks = content.number("questionWeight")
    if marks is not None and marks > 1 and marks == int(marks):
        found["settings"] = (f"{int(marks)} marks",)
    if partly and partly != wrong:
        feedback = plain(in_a_line(partly))
        content.quiz.reading.leave_out("feedback on answers that are partly right", content.where, feedback)
    return found | {"right": right, "wrong": wrong}


def _of_wrong(feedback: Content, key: str) -> Elements:
    value = feedback[key]
    if isinstance(value, dict):
        inner = feedback.of(value)
        last, first = inner.elements("final"), inner.elements("notFinal")
        if first and last and first != last:
            feedback.quiz.reading.leave_out("feedback before the last try", feedback.where, plain(in_a_line(first)))
        return last or first
    if isinstance(value, list):
        texts = [feedback.as_elements(one) for one in value if isinstance(one, str)]
        return texts[-1] if texts else ()
    return feedback.elements(key)


def _explained(content: Content, asked: dict[str, Any]) -> dict[str, Any]:
    """The same for kinds that say one thing to all."""
    right, wrong = asked.pop("right"), asked.pop("wrong")
    return asked | {"explanation": content.quiz.explained([right], content.where, [wrong])}


def choice(content: Content) -> list[Element]:
    """One right answer or several, with or without pictures."""
    asked = _asked(content)
    answers = []
    rows = content.rows("items")
    several = (content.number("selectable") or 1) > 1
    rights = sum(bool(one["shouldBeSelected"]) for one in rows)
    for one in rows:
        share = Fraction(1, rights if several else 1) if one["shouldBeSelected"] else Fraction(-1 if several else 0)
        shown = one.media()
        alt = " ".join(inner.alt for inner in shown if isinstance(inner, Figure))
        line = in_a_line((*shown, *one.elements("text")))
        answers.append((line or words(alt), share, one.elements("feedback")))
    settings = [*asked.pop("settings", ()), *(["keep order"] if content["isRandom"] is False else [])]
    right, wrong = asked.pop("right"), asked.pop("wrong")
    made = content.quiz.question(
        answers=content.quiz.choice(answers, content.where, several=several),
        several=several,
        if_right=right,
        if_wrong=wrong,
        settings=tuple(settings),
        **asked,
    )
    return [made]


def matching(content: Content) -> list[Element]:
    """What belongs together."""
    asked = _explained(content, _asked(content))
    pairs, others = [], []
    for one in content.rows("items"):
        options = one.rows("options")
        right = next((option.line("text") for option in options if option["isCorrect"]), ())
        pairs.append((one.line("text"), right))
        others += [option.line("text") for option in options if not option["isCorrect"]]
    known = {plain(right) for _, right in pairs}
    spare = {plain(one): one for one in others if plain(one) not in known}
    return [Pairs(pairs=(*pairs, *(((), one) for one in spare.values())), **asked)]


def slider(content: Content) -> list[Element]:
    """A number on a scale."""
    asked = _explained(content, _asked(content))
    right, accepted = content.number("correctAnswer"), content.inside("correctRange")
    least, most = accepted.number("bottom"), accepted.number("top")
    scale = [content.plain("labelStart"), content.plain("labelEnd")]
    ends = f"From {content.raw('scaleStart')} {scale[0]} to {content.raw('scaleEnd')} {scale[1]}."
    asked["intro"] = (*asked["intro"], Paragraph(words(" ".join(ends.split()).replace(" .", ".")), content.where))
    if right is None and least is not None and most is not None:
        return [Number(right=f"{least:g} to {most:g}", **asked)]
    accept = f"{least:g} to {most:g}" if least is not None and most is not None and least < most else ""
    return [Number(right=f"{right or 0:g}", accept=accept, **asked)]


def text_input(content: Content) -> list[Element]:
    """Words to type."""
    asked = _explained(content, _asked(content))
    shared = [one for one in content.list("answers") if isinstance(one, list)]
    lines: list[Element] = []
    for at, one in enumerate(content.rows("items")):
        own = one.list("answers") or (shared[at] if at < len(shared) else [])
        answers = tuple(str(inner) for inner in own if isinstance(inner, str | int | float))
        before, after = one.line("prefix"), one.line("suffix")
        one["placeholder"]
        text = (*before, *([Words(" ")] if before else []), Gap(answers), *([Words(" ")] if after else []), *after)
        lines.append(Paragraph(text, content.where))
    return [Gaps(text=tuple(lines), **asked)]


def open_text(content: Content) -> list[Element]:
    """Words that nobody marks."""
    asked = _asked(content)
    model = content.elements("modelAnswer")
    return [Reflection(title=asked["title"], intro=asked["intro"], model=model, where=content.where)]


def left_out(kind: str) -> Callable[[Content], list[Element]]:
    """Leaves out what the page says by itself, such as results."""

    def read(content: Content) -> list[Element]:
        content.report_rest(kind)
        content.used |= set(content.values)
        return []

    return read


def _unknown(content: Content) -> list[Element]:
    kind = content.raw("component")
    if content["items"]:
        made = in_parts("accordion")(content)
    else:
        texts = list(dict.fromkeys(content.rest()))
        made = [*_headed(content), *content.media()]
        here = " ".join(plain(one.text) for one in made if isinstance(one, Paragraph | Heading))
        made += [Paragraph(words(one), content.where) for one in texts if one not in here]
        content.used |= set(content.values)
    content.quiz.doubt(
        content.where,
        f"There is no block for a component “{kind}”. Its words stand one below the other.",
        "Make something of them that fits, or leave them out.",
    )
    return made


KINDS: dict[str, Callable[[Content], list[Element]]] = {
    "text": text,
    "graphic": graphic,
    "blank": left_out("words of empty components"),
    "media": media,
    "hotgraphic": hotgraphic,
    "mcq": choice,
    "gmcq": choice,
    "matching": matching,
    "slider": slider,
    "textinput": text_input,
    "opentextinput": open_text,
    "assessmentresults": left_out("words about the result"),
    "assessmentresultstotal": left_out("words about the result"),
    "assessmentresultsaudio": left_out("words about the result"),
    **{name: in_parts(kind) for name, kind in IN_PARTS.items()},
}
