"""Fill in: sentences with gaps to type into."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, product
from typing import TYPE_CHECKING

from markupsafe import Markup

from builder.blocks import BlockKind, BlockSource, Reading
from builder.blocks.answers import as_html
from builder.blocks.marks import accepted_in, split_at_marks
from builder.model import Interaction, Wording
from builder.settings import ANY_TRIES, MARKS, TRIES, Setting

if TYPE_CHECKING:
    from builder.diagnostics import Report

EXACT = Setting(
    "exact spelling",
    r"(?:exact|strict|correct) spelling|spelling (?:counts|matters)",
    lambda _: True,
    "exact spelling",
)
MOST_GAPS = 10  # that every standard can record in one answer
MOST_PATTERNS = 10  # right combinations that an LMS is told as examples


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap, with every answer that is right."""

    number: int
    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """What the template draws."""

    pieces: tuple[str | Gap, ...]  # html, and the gaps in it
    gaps: tuple[Gap, ...]
    explanation: str  # html
    hint: str  # html
    assessed: bool


def read(source: BlockSource, report: Report) -> Reading:
    """Each `[[right / also right]]` in the text is a gap."""
    asked = as_html(source.nodes)
    pieces: list[str | Gap] = []
    gaps: list[Gap] = []
    for text, words in split_at_marks(asked):
        pieces.append(Markup(text))  # noqa: S704 - rendered and escaped when it was parsed
        if words is None:
            continue
        accepted = accepted_in(words)
        gap = Gap(len(gaps) + 1, accepted)
        if not accepted:
            report(
                "empty-gap",
                source.span,
                "a gap says nothing between its brackets",
                help="write the right word in it:  [[treated]]",
            )
        gaps.append(gap)
        pieces.append(gap)
    _check(gaps, source, report)
    content = Content(
        tuple(pieces),
        tuple(gaps),
        as_html(source.labels.get("explanation", ())),
        as_html(source.labels.get("hint", ())),
        source.assessed,
    )
    right = tuple(islice(product(*(gap.accepted for gap in gaps)), MOST_PATTERNS)) if gaps else ()
    exact = {"exact": True} if source.settings.get(EXACT.name) else {}
    data = {"accepted": [list(gap.accepted) for gap in gaps]} | exact
    wording = Wording(asked, content.hint, content.explanation)
    return Reading(content, Interaction("fill-in", right=right, wording=wording), data)


def _check(gaps: list[Gap], source: BlockSource, report: Report) -> None:
    if "[[" in source.title.plain:
        said = "a gap can't stand in a heading: learners would see its word between brackets"
        report("gap-in-heading", source.span, said, help="write the sentence with the gap below the heading")
    if not gaps:
        report(
            "no-gaps",
            source.span,
            "there is no gap to fill in",
            help="put double square brackets around a word:  as you would like to be [[treated]]",
        )
    elif len(gaps) > MOST_GAPS:
        report(
            "too-many-gaps",
            source.span,
            f"{len(gaps)} gaps are more than an LMS can record",
            help=f"keep it to {MOST_GAPS}, or make two blocks of it",
        )


KIND = BlockKind(
    keywords=("Fill in", "Fill in the blank", "Fill in the blanks", "Fill in the gaps", "Gap fill", "Cloze"),
    also=(
        "Fill the gap",
        "Fill the gaps",
        "Fill in the gap",
        "Fill the blank",
        "Fill the blanks",
        "Fill in the missing word",
        "Fill in the missing words",
        "Fill in …",
        "Fill the …",
        "Missing word",
        "Missing words",
        "Complete the …",
        "Complete these …",
        "Complete this …",
        "Finish the …",
        "Gap filling",
        "Cloze test",
        "Blanks",
        "Type the …",
        "Type in …",
        "Insert the …",
        "Drag and drop",
        "Drag …",
        "Drop down",
        "Choose the missing …",
        "Write the missing …",
    ),
    shape="gaps",
    gaps=True,
    read=read,
    settings=(MARKS, TRIES, ANY_TRIES, EXACT),
    labels=("explanation", "hint"),
)
