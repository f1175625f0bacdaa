"""How a picture is to be shown, from the line under it: `Picture: half, square, focus left`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from builder.diagnostics import did_you_mean
from builder.model import PictureLook
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token

# A translator may have translated the line with its picture.
WELSH = {
    "bach": "small", "hanner": "half", "llawn": "full", "llydan": "wide", "sgwâr": "square", "tirlun": "landscape",
    "portread": "portrait", "baner": "banner", "gwreiddiol": "original", "ffocws": "focus", "chwith": "left",
    "dde": "right", "de": "right", "brig": "top", "gwaelod": "bottom", "canol": "centre", "a": "and", "ac": "and",
}  # fmt: skip
LINE = pattern(r"\s*(?:pictures?|(?P<welsh>llun))\s*:\s*(?P<words>\S[^\n]*?)\s*\.?\s*", re.IGNORECASE)
WIDTHS, CROPS = ("small", "half", "full", "wide"), ("square", "landscape", "portrait", "banner")
WIDTH = pattern(rf"(?:width\s*:?\s*)?(?P<width>{'|'.join(WIDTHS)})(?:[ -](?:width|size))?", re.IGNORECASE)
CROP = pattern(rf"(?:crop(?:ped)?\s*:?\s*(?:to\s+)?(?:an?\s+)?)?(?P<crop>{'|'.join(CROPS)})", re.IGNORECASE)
FOCUS = pattern(
    r"focus\s*:?\s*(?:on\s+)?(?:the\s+)?"
    r"(?P<focus>(?:top|bottom)(?:[ -](?:left|right))?|left|right|cent(?:re|er)|middle)",
    re.IGNORECASE,
)
ORIGINAL = pattern(r"(?:the\s+|keep\s+(?:the\s+)?)?original(?:\s+(?:file|size|picture))?", re.IGNORECASE)
MEASURED = pattern(  # a name or a year is none
    r"(?P<what>(?:width|height|size|crop|focus|scale)\b\W*)?(?P<number>\d{1,6})\s*(?P<unit>%|px|pixels?)?"
    r"(?:[\s×x]*\d{1,6}\s*(?:%|px|pixels?)?)?",
    re.IGNORECASE,
)
NARROW, HALF = 40, 75  # percent of the text's width, up to which a measure means a width of ours
KNOWN = (*WIDTHS, *CROPS, "original", "focus left", "focus right", "focus top", "focus bottom", "focus centre")


def line_under_picture(children: Sequence[Token]) -> str:
    """The line under a picture that is alone on its own; "" where a paragraph is anything else."""
    kinds = [child.type for child in children]
    return children[2].content if kinds == ["image", "softbreak", "text"] else ""


def read_look(line: str, unknown: Callable[[str, str], None]) -> PictureLook | None:
    """What a line under a picture says; None where it is no such line, but text: a name, or a remark.

    `unknown` is told of a phrase that is not known beside others that are, or is nearly so, with what it may mean.
    """
    match = LINE.fullmatch(line)
    if not match:
        return None
    look, strange = PictureLook(), []
    words = match["words"]
    if match["welsh"]:
        words = re.sub(r"\w+", lambda word: WELSH.get(word[0].lower(), word[0]), words)
    phrases = [part for one in re.split(r",|;|\band\b", words) if one.strip() for part in _parts(one.strip())]
    for phrase in phrases:
        read = _with(look, phrase)
        strange += [] if read else [phrase]
        look = read or look
    near = {phrase: _meant(phrase) for phrase in strange}
    if len(strange) == len(phrases) and not any(near.values()):
        return None
    for phrase in strange:
        unknown(phrase, near[phrase])
    return look


def _parts(phrase: str) -> list[str]:
    """A phrase in parts that are each known, where nobody put commas between them; else the phrase."""
    words = phrase.split()
    for end in range(len(words) - 1, 0, -1):
        if _with(PictureLook(), " ".join(words[:end])):
            rest = _parts(" ".join(words[end:]))
            return [" ".join(words[:end]), *rest] if all(_with(PictureLook(), one) for one in rest) else [phrase]
    return [phrase]


def _meant(phrase: str) -> str:
    """What a phrase that is not known may mean: of a measure, the width that is nearest to it; "" for other words."""
    measured = MEASURED.fullmatch(phrase)
    if not measured or not (measured["what"] or measured["unit"]):
        return did_you_mean(phrase.lower(), KNOWN)
    if "focus" in phrase.lower():
        return "focus left"
    if measured["unit"] != "%":
        return "half"
    number = int(measured["number"])
    return "small" if number <= NARROW else "half" if number <= HALF else "full"


def _with(look: PictureLook, phrase: str) -> PictureLook | None:
    """The look with what a phrase adds to it; None where it adds nothing."""
    if ORIGINAL.fullmatch(phrase):
        return replace(look, original=True)
    if match := WIDTH.fullmatch(phrase):
        return replace(look, width=match["width"].lower())
    if match := CROP.fullmatch(phrase):
        return replace(look, crop=match["crop"].lower())
    if match := FOCUS.fullmatch(phrase):
        return replace(look, focus=" ".join(re.findall("top|bottom|left|right", match["focus"].lower())) or "centre")
    return None
