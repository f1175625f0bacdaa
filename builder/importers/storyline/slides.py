"""A slide of Storyline: what stands on it, in the order in which it is read out, and what it asks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, ClassVar

from builder.importers.draft import (
    Bullets,
    Emphasis,
    Gap,
    Gaps,
    Heading,
    Item,
    Pairs,
    Paragraph,
    Sequence,
    Strong,
    Words,
    joined,
    plain,
    words,
)
from builder.importers.json_object import JsonObject
from builder.importers.sound import sound
from builder.importers.storyline.data import found_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.importers.draft import Element, Inline, Piece

FILE_NAME = re.compile(
    r"^[\w ().-]+\.(?:png|jpe?g|gif|svg|bmp|webp)$|^(?:Picture|Image|Rectangle|Group|Google Shape)[\s;\d]*"
)
# Layers that tell whether an answer was right: the words of their own stand below the question.
RIGHT, WRONG = re.compile(r"^correct\b", re.IGNORECASE), re.compile(r"^(?:incorrect|wrong|try again)\b", re.IGNORECASE)
OF_BUTTONS = re.compile(
    r"^(?:continue|next|prev(?:ious)?|back|submit|ok|close|start|menu|try again|review( quiz)?|retry( quiz)?)$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Slide(JsonObject):
    """A slide, or an object on it."""

    folder: str = ""  # of the package's files

    OF_PROGRAMS: ClassVar[re.Pattern[str]] = re.compile(
        r".*", re.DOTALL
    )  # what is not text is its looks and its timeline

    def named(self, file: str) -> str:
        """A file's name in the zip."""
        name = f"{self.folder}{file}"
        return name if name in self.file.inside else ""


def elements_of(slide: Slide, reference: dict[str, Any]) -> list[Element]:
    """What a slide holds: its first layer, then others, each below its name; questions at the end."""
    asked = [slide.of(one) for one in [*found_in(slide.values, "interaction"), *found_in(reference, "interaction")]]
    chosen = {_id(one) for question in asked for one in [*question.rows("choices"), *question.rows("statements")]}
    found: list[Element] = []
    feedback: dict[str, list[Element]] = {"right": [], "wrong": []}
    for number, layer in enumerate(slide.rows("slideLayers")):
        name = layer.raw("name", "lmsId", "title")
        inside = [one for shape in _in_order(layer) for one in _shape(shape, chosen)]
        kind = "right" if RIGHT.match(name) else "wrong" if WRONG.match(name) else ""
        if number and not kind and asked:  # a layer that opens on an answer, and does not say on which
            kind = next((key for key, sign in (("right", RIGHT), ("wrong", WRONG)) if _begins(inside, sign)), "")
        if kind and number:
            for one in inside:
                if isinstance(one, Paragraph) and _is_verdict(one):
                    slide.quiz.reading.leave_out(
                        "verdicts, which the page gives by itself", slide.where, plain(one.text)
                    )
                else:
                    feedback[kind].append(one)
        elif number and inside:
            found += [Heading(words(name), 2, slide.where)] if name else []
            found += inside
            slide.quiz.doubt(
                slide.where,
                "Part of the slide opened on a click. Here it stands below.",
                "Make an Accordion or Cards of it.",
            )
        else:
            found += inside
    return _with_questions(slide, found, asked, feedback)


def _id(one: Slide) -> str:
    return one.raw("id").removeprefix("choice_").removeprefix("statement_")


def _begins(inside: list[Element], sign: re.Pattern[str]) -> bool:
    return any(isinstance(one, Paragraph) and sign.match(plain(one.text).strip()) for one in inside[:2])


def _is_verdict(one: Paragraph) -> bool:
    text = plain(one.text).strip(" .!")
    return text.lower() in {
        "correct",
        "incorrect",
        "that's right! you chose the correct response",
        "try again",
        "right",
        "wrong",
    }


def _in_order(layer: Slide) -> list[Slide]:
    """Its objects, those in groups too, as the keyboard and screen readers meet them; else from top to bottom."""
    shapes = list(_shapes(layer, 0))
    return [one for _, one in sorted(enumerate(shapes), key=lambda pair: _place(pair[1], pair[0]))]


def _shapes(holder: Slide, depth: int) -> Iterator[Slide]:
    for one in holder.rows("objects"):
        yield one
        if depth < 20:  # noqa: PLR2004 - groups within each other
            yield from _shapes(one, depth + 1)


def _place(shape: Slide, number: int) -> tuple[float, float, float, int]:
    tab = shape.number("tabIndex")
    known = tab is not None and tab >= 0
    return (
        tab if known and tab is not None else 10_000.0,
        shape.number("yPos") or 0.0,
        shape.number("xPos") or 0.0,
        number,
    )


def _shape(shape: Slide, chosen: set[str]) -> list[Element]:
    """The words and pictures of an object; of an answer to choose, none: the question has it."""
    if shape.raw("id") in chosen:
        return []
    found: list[Element] = []
    for text in shape.rows("textLib")[:1]:  # the first; others are the same in another state
        found += _blocks(text.inside("vartext").rows("blocks"), shape)
    if not found and shape.raw("accType") in {"text", "button", "radio", "checkbox"}:  # older ones say it here alone
        label = shape.inside("data").inside("vectorData").plain("altText") or shape.plain("text")
        found += [Paragraph(words(label), shape.where)] if label and not FILE_NAME.match(label) else []
    button = " ".join(plain(one.text) for one in found if isinstance(one, Paragraph)).strip()
    if OF_BUTTONS.match(button):
        shape.quiz.reading.leave_out("buttons that lead on", shape.where, button)
        return []
    for one in shape.rows("imagelib")[:1]:
        alt = one.plain("altText")
        found += one.picture(one.raw("url"), "" if FILE_NAME.match(alt) else alt)
    if shape.raw("kind") in {"video", "sound", "audio"}:
        source = shape.inside("videodata").raw("url") or shape.inside("data").raw("url") or shape.raw("url")
        found += shape.film(source, shape.inside("data").plain("altText") or "Film") if source else ()
    return found


def _blocks(blocks: list[Slide], shape: Slide) -> list[Element]:
    found: list[Element] = []
    for one in blocks:
        text = _line(one)
        if not plain(text).strip():
            continue
        kind = one.inside("style").inside("listStyle").raw("listType")
        last = found[-1] if found else None
        if kind in {"", "none"}:
            found.append(Paragraph(text, shape.where))
        elif isinstance(last, Bullets):
            found[-1] = Bullets((*last.items, Item(text)), last.ordered, last.start, shape.where)
        else:
            found.append(Bullets((Item(text),), ordered="number" in kind.lower(), where=shape.where))
    return found


def _line(block: Slide) -> Inline:
    pieces: list[Piece] = []
    for span in block.rows("spans"):
        typed = re.sub(r"[\r\n\v\u2028]+", "\n", span.raw("text"))
        look = span.inside("style")
        piece: Piece = Words(typed)
        if typed.strip() and look["fontIsItalic"] is True:
            piece = Emphasis((piece,))
        if typed.strip() and look["fontIsBold"] is True:
            piece = Strong((piece,))
        pieces.append(piece)
    return joined(pieces)


# ---- questions ----------------------------------------------------------------------------------------------------


def _with_questions(
    slide: Slide, found: list[Element], asked: list[Slide], feedback: dict[str, list[Element]]
) -> list[Element]:
    made = [one for question in asked for one in _question(question, slide, feedback)]
    if not made:
        return [*found, *feedback["right"], *feedback["wrong"]]
    titles = {" ".join(plain(one.title).split()) for one in made if hasattr(one, "title")}
    rest = [one for one in found if not (isinstance(one, Paragraph) and " ".join(plain(one.text).split()) in titles)]
    return [*rest, *made]


def _question(one: Slide, slide: Slide, feedback: dict[str, list[Element]]) -> list[Any]:
    title = one.line("lmstext", "prompt", "questiontext") or words(slide.title or slide.where.capitalize())
    choices = {_id(choice): choice.line("lmstext", "text") for choice in one.rows("choices")}
    statements = {_id(state): state.line("lmstext", "text") for state in one.rows("statements")}
    right = next((answer for answer in one.rows("answers") if answer.raw("status") == "correct"), one.of(None))
    replies = [one.of(inner) for inner in right.inside("evaluate").list("statements")]
    named = [
        (_key(reply.raw("choiceid")), _key(reply.raw("statementid")), reply.raw("value", "text")) for reply in replies
    ]
    shared: dict[str, Any] = {"title": title, "where": slide.where}
    if not choices and any(value for *_, value in named):
        accepted = tuple(dict.fromkeys(value for *_, value in named if value))
        made: Element = Gaps(text=(Paragraph((Gap(accepted),)),), explanation=tuple(feedback["right"]), **shared)
    elif statements and choices:
        pairs = tuple((statements.get(state, ()), choices.get(choice, ())) for choice, state, _ in named)
        if all(plain(left).strip().isdigit() or not left for left, _ in pairs):
            made = Sequence(steps=tuple(text for _, text in pairs), explanation=tuple(feedback["right"]), **shared)
        else:
            made = Pairs(pairs=pairs, explanation=tuple(feedback["right"]), **shared)
    elif choices:
        rights = {choice for choice, _, _ in named}
        several = len(rights) > 1 or "multiple" in one.raw("lmsinteractiontype", "type").lower()
        share = Fraction(1, len(rights) or 1) if several else Fraction(1)
        answers = [
            (text, share if key in rights else Fraction(-1 if several else 0), ()) for key, text in choices.items()
        ]
        made = slide.quiz.question(
            answers=slide.quiz.choice(answers, slide.where, several=several),
            several=several,
            if_right=tuple(feedback["right"]),
            if_wrong=tuple(feedback["wrong"]),
            **shared,
        )
    else:
        return []
    return list(sound(made, slide.quiz))


def _key(name: str) -> str:
    return name.rpartition(".")[2].removeprefix("choice_").removeprefix("statement_")
