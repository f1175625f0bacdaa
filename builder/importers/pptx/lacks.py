"""What a deck has not, and a course needs: told to a person, for no program can add it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.importers.draft import Figure, Question, Trainer, TrueOrFalse, plain
from builder.importers.texts import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.importers import Reading
    from builder.importers.draft import Page, Section

FEW_PAGES = 8  # a course with fewer needs no sections
FEW_WORDS, MANY_PAGES = 25, 3  # a page with no more words says little; so many of those are told


def report_lacks(sections: Sequence[Section], reading: Reading) -> None:
    """Tells of pages that say little, and of what the whole lacks."""
    _report_thin(sections, reading)
    _report_whole(sections, reading)


def _report_whole(sections: Sequence[Section], reading: Reading) -> None:
    """What a deck has not, and a course needs."""
    pages = [page for section in sections for page in section.pages]
    if len(pages) < FEW_PAGES:
        return
    where = "the whole file"
    if len(sections) == 1:
        reading.doubt(
            where,
            f"The course has {len(pages)} pages and no sections.",
            "Put a line such as “# Keeping trust” above the first page of each part.",
        )
    if not any(isinstance(element, Question | TrueOrFalse) for page in pages for element in page.elements):
        reading.doubt(
            where,
            "Nothing asks what people have learnt.",
            "Add a question where something was taught (“### Question: ”), or an assessment at the end "
            "(“## Assessment: ”).",
        )
    reading.doubt(
        where,
        "Slides hold points; what the speaker would have said is missing.",
        "Read each page as someone who was not in the room, and say more where points say too little.",
    )


def _report_thin(sections: Sequence[Section], reading: Reading) -> None:
    """Several pages in a row that say little."""
    thin: list[Page] = []
    for page in (*(page for section in sections for page in section.pages), None):
        if page is not None and _is_thin(page):
            thin.append(page)
            continue
        if len(thin) >= MANY_PAGES:
            reading.doubt(
                thin[0].where,
                f"From here {len(thin)} pages in a row hold few words each, up to “{plain(thin[-1].title)}”.",
                "Put what belongs together on one page, and say the rest that the speaker would have said.",
            )
        thin = []


def _is_thin(page: Page) -> bool:
    words = sum(len(words_of(element).split()) for element in page.elements if not isinstance(element, Trainer))
    plain_text = all(not isinstance(element, Figure) and not hasattr(element, "answers") for element in page.elements)
    return plain_text and words <= FEW_WORDS
