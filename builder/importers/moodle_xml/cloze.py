"""Gaps of Moodle's embedded answers: `{1:SHORTANSWER:=Berlin~%50%Bonn#Once it was.}`."""

from __future__ import annotations

import html
import re
from fractions import Fraction
from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.importers.gaps import SIGN
from builder.importers.quiz import share

if TYPE_CHECKING:
    from collections.abc import Iterator

TYPED = {"SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC"}
NUMBERS = {"NUMERICAL", "NM"}
SEVERAL = re.compile(r"MULTIRESPONSE(?:_[HS]{1,2})?|MR[HVS]{0,2}")
GAP = re.compile(
    r"\{(?P<marks>\d*):(?P<kind>(?:MULTI(?:CHOICE|RESPONSE)|SHORTANSWER|NUMERICAL)(?:_[A-Z]{1,2})?|M[CR][HVS]{0,2}|SAC?|MWC?|NM)"
    r":(?P<answers>(?:\\.|\{[^{}]*\}|[^{}\\])*)\}",
    re.IGNORECASE | re.DOTALL,
)
ENTITY = re.compile(r"&#(\d{1,7}|x[\da-f]{1,6});", re.IGNORECASE)
WEIGHT = re.compile(r"%(?P<percent>-?\d{1,3}(?:\.\d*)?)%")
HIDDEN = {sign: chr(0xE010 + at) for at, sign in enumerate('~#}/"=')}


@frozen
class Offered:
    """An answer of a gap."""

    text: str
    weight: Fraction
    feedback: str  # html


@frozen
class ClozeGap:
    """A gap as it is written."""

    kind: str
    marks: int
    answers: tuple[Offered, ...]

    @property
    def typed(self) -> bool:
        """Whether learners type into it; else they choose."""
        return self.kind in TYPED | NUMBERS

    @property
    def number(self) -> bool:
        """Whether it takes a number."""
        return self.kind in NUMBERS

    @property
    def several(self) -> bool:
        """Whether several of its answers can be chosen."""
        return bool(SEVERAL.fullmatch(self.kind))


def parted(text: str) -> tuple[str, list[ClozeGap]]:
    """A text with a sign in the place of each gap, and the gaps."""
    gaps: list[ClozeGap] = []

    def take(match: re.Match[str]) -> str:
        gaps.append(
            ClozeGap(match["kind"].upper(), int((match["marks"] or "1")[:3]) or 1, tuple(_answers(match["answers"])))
        )
        return SIGN

    return GAP.sub(take, text.replace(SIGN, "")), gaps


def _answers(source: str) -> Iterator[Offered]:
    for sign, hidden in HIDDEN.items():
        source = source.replace("\\" + sign, hidden)
    source = ENTITY.sub(lambda match: f"&{HIDDEN['#']}{match[1]};", source)
    for one in source.split("~"):
        text = one.strip()
        weight = Fraction(1 if text.startswith("=") else 0)
        text = text.removeprefix("=")
        percent = WEIGHT.match(text)
        if percent:
            weight, text = share(percent["percent"]), text[percent.end() :]
        text, _, feedback = text.partition("#")
        if text.strip():
            yield Offered(_shown(re.sub(r"<[^<>]*>", "", text)), weight, _shown(feedback, markup=True))


def _shown(text: str, *, markup: bool = False) -> str:
    for sign, hidden in HIDDEN.items():
        text = text.replace(hidden, sign)
    return text.strip() if markup else " ".join(html.unescape(text).split())
