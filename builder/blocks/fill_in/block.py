"""Fill in: sentences with gaps to type into."""

from __future__ import annotations

from dataclasses import replace
from itertools import count, islice, product
from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading
from builder.blocks.settings import ANY_TRIES, MARKS, TRIES, Setting
from builder.frozen import frozen
from builder.model import Gap, Interaction, Wording
from builder.model.flow import inline_in, with_inline

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Flow, Inline

EXACT = Setting(
    "exact spelling",
    r"(?:exact|strict|correct) spelling|spelling (?:counts|matters)",
    lambda _: True,
    "exact spelling",
)
MOST_GAPS = 10  # that every standard can record in one answer
MOST_PATTERNS = 10  # right combinations that an LMS is told as examples


@frozen
class Content:
    """What the template draws."""

    prose: Flow  # with the gaps in it
    gaps: tuple[tuple[str, ...], ...]  # every answer that is right, by gap
    explanation: Flow
    hint: Flow
    assessed: bool


def read(source: BlockSource, report: Report) -> Reading:
    """Each `[[right / also right]]` in the text is a gap."""
    numbers = count(1)

    def numbered(one: Inline) -> Inline:
        return replace(one, number=next(numbers)) if isinstance(one, Gap) else one

    prose = with_inline(source.nodes, numbered)
    gaps = tuple(one.accepted for one in inline_in(prose) if isinstance(one, Gap))
    _check(gaps, source, report)
    content = Content(prose, gaps, source.labels.get("explanation", ()), source.labels.get("hint", ()), source.assessed)
    right = tuple(islice(product(*gaps), MOST_PATTERNS)) if gaps else ()
    exact = {"exact": True} if source.settings.get(EXACT.name) else {}
    interaction = Interaction("fill-in", right=right, wording=Wording(content.prose, content.hint, content.explanation))
    return Reading(content, interaction, {"accepted": [list(gap) for gap in gaps]} | exact)


def _check(gaps: tuple[tuple[str, ...], ...], source: BlockSource, report: Report) -> None:
    for _ in (gap for gap in gaps if not gap):
        report(
            "empty-gap",
            source.span,
            "a gap says nothing between its brackets",
            help="write the right word in it:  [[treated]]",
        )
    if "[[" in source.title.plain:
        message = "a gap can't stand in a heading: learners would see its word between brackets"
        report("gap-in-heading", source.span, message, help="write the sentence with the gap below the heading")
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
