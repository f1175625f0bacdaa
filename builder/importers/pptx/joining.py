"""Which slides make a page: a person who writes a course by hand would not give each its own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from builder.importers.pptx.deck import Text
from builder.importers.pptx.opening import same_title
from builder.importers.pptx.quiz import activity_of, plain_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.importers import Reading
    from builder.importers.draft import Question, TrueOrFalse
    from builder.importers.pptx.deck import Slide

AGAIN = re.compile(
    r"[\s(\[–—-]*(?:\(?(?:cont(?:inued|['’]?d|\.|d\.?)?|parhad)\)?|\(?\d+\s*(?:of|/|o)\s*\d+\)?|\((?:\d|[ivx]+)\)|part \d+)[\s.)\]…]*$",
    re.IGNORECASE,
)
LONGEST_PAGE, SHORT = 600, 90  # words of a page made of slides; of a slide that is one of several on it
FEW_PICTURES = 3  # on a page, so that a slide which is a picture alone can still join it


@dataclass(slots=True)
class Joined:
    """Slides that make a page."""

    title: str  # plain; "": none of them has one
    slides: list[Slide] = field(default_factory=list)
    asked: dict[int, Question | TrueOrFalse] = field(default_factory=dict)  # by the slide's number
    answered: set[int] = field(default_factory=set)  # slides whose words have gone into an explanation
    quiz: bool = False  # it holds nothing but questions

    @property
    def words(self) -> int:
        """How much there is to read."""
        return sum(slide.words for slide in self.slides if slide.number not in self.asked)

    @property
    def pictures(self) -> int:
        """How many things other than text there are."""
        return sum(not isinstance(part, Text) for slide in self.slides for part in slide.parts)


def base_title(heading: str) -> str:
    """A title without “(continued)”, “2 of 3” and the like."""
    return AGAIN.sub("", heading).strip() or heading


def pages_of(slides: Sequence[Slide], reading: Reading) -> list[Joined]:
    """The slides of a section in pages."""
    pages: list[Joined] = []
    at = 0
    while at < len(slides):
        slide = slides[at]
        following = slides[at + 1] if at + 1 < len(slides) else None
        activity, with_next = activity_of(slide, following, reading)
        if activity:
            _add_question(pages, slide, activity)
            if with_next and following:
                pages[-1].slides.append(following)
                pages[-1].answered.add(following.number)
                at += 1
        elif not _joins(pages, slide):
            below = _named_below(slide, slides[at + 1 :])
            pages.append(Joined(base_title(slide.heading), [slide, *below]))
            at += len(below)
        at += 1
    return [page for page in _with_lone_titles(pages) if page.slides]


def _joins(pages: list[Joined], slide: Slide) -> bool:
    """Adds a slide to the page before where it goes on with that: the same title, or a picture without any."""
    if not pages or pages[-1].quiz:
        return False
    page, title = pages[-1], base_title(slide.heading)
    same = bool(title) and plain_words(title) == plain_words(page.title) and not _is_named_thus(page, title)
    bare = not slide.heading and page.pictures < FEW_PICTURES and bool(page.title)
    if (same or bare) and page.words + slide.words <= LONGEST_PAGE:
        page.slides.append(slide)
        return True
    return False


def _is_named_thus(page: Joined, title: str) -> bool:
    """A page whose slides all have other titles below the first is no place for one more of the first."""
    return len(page.slides) > 1 and page.slides[-1].heading != "" and not same_title(page.slides[-1].heading, title)


def _named_below(slide: Slide, following: Sequence[Slide]) -> list[Slide]:
    """The slides after one whose list names them, one after the other; none where they are too much for a page."""
    lines = [line.words for line in slide.lines]
    below: list[Slide] = []
    for one in following:
        before = below[-1].heading if below else ""
        named = any(same_title(line, one.heading) for line in lines) or _counts_on(before, one.heading)
        if not named and not (before and base_title(one.heading) == base_title(before)):
            break
        below.append(one)
    fits = all(one.words <= SHORT for one in below) and sum(one.words for one in (slide, *below)) <= LONGEST_PAGE
    return below if len(below) > 1 and fits else []


def _counts_on(before: str, title: str) -> bool:
    """Whether a title has the number after another's: “5. Flexibility”, “6. Seeking knowledge”."""
    numbers = [re.match(r"\W*(\d{1,2})[.):]?\s", text) for text in (before, title)]
    return bool(numbers[0] and numbers[1] and int(numbers[1][1]) == int(numbers[0][1]) + 1)


def _with_lone_titles(pages: list[Joined]) -> list[Joined]:
    """A slide with a title alone heads the page after it."""
    result: list[Joined] = []
    for page in pages:
        before = result[-1] if result else None
        lone = before and before.title and all(not slide.parts and not slide.subtitle for slide in before.slides)
        if before and lone and not before.asked:
            before.slides += page.slides
            before.asked |= page.asked
            before.answered |= page.answered
            before.quiz = page.quiz
        else:
            result.append(page)
    return result


def _add_question(pages: list[Joined], slide: Slide, activity: Question | TrueOrFalse) -> None:
    """A question stands below what was taught before it; several in a row have a page of their own."""
    last = pages[-1] if pages else None
    if last is None or (not last.quiz and len(last.asked) > 1):
        pages.append(Joined("", quiz=True))
    pages[-1].slides.append(slide)
    pages[-1].asked[slide.number] = activity
