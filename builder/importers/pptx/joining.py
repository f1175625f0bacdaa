"""Which slides make a page: a person who writes a course by hand would not give each its own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from builder.importers.pptx.asking import plain_words
from builder.importers.pptx.deck import Text
from builder.importers.pptx.opening import same_title
from builder.importers.pptx.quiz import questions_on

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from builder.importers import Reading
    from builder.importers.draft import Question, TrueOrFalse
    from builder.importers.pptx.deck import Slide

AGAIN = re.compile(
    r"[\s(\[–—-]*(?:\(?(?:cont(?:inued|['’]?d|\.|d\.?)?|parhad)\)?|\(?\d+\s*(?:of|/|o)\s*\d+\)?"
    r"|\((?:\d|[ivx]+)\)|part \d+)[\s.)\]…]*$",
    re.IGNORECASE,
)
LONGEST_PAGE, SHORT = 600, 120  # words of a page made of slides; of a slide that is one of several on it
FEW_QUESTIONS = 2  # in a row, that need no page of their own
FEW_PICTURES = 3  # on a page, so that a slide which is a picture alone can still join it


@dataclass(slots=True)
class Joined:
    """Slides that make a page."""

    title: str  # plain; "": none of them has one
    slides: list[Slide] = field(default_factory=list)
    questions: dict[int, Question | TrueOrFalse] = field(default_factory=dict)  # by the slide's number
    answered: set[int] = field(default_factory=set)  # slides whose words have gone into an explanation
    quiz: bool = False  # it holds nothing but questions

    @property
    def words(self) -> int:
        """How much there is to read."""
        return sum(slide.words for slide in self.slides if slide.number not in self.questions)

    @property
    def pictures(self) -> int:
        """How many things other than text there are."""
        return sum(not isinstance(part, Text) for slide in self.slides for part in slide.parts)


def base_title(heading: str) -> str:
    """A title without “(continued)”, “2 of 3” and the like."""
    return AGAIN.sub("", heading).strip() or heading


def pages_of(slides: Sequence[Slide], key: Mapping[int, tuple[str, str]], reading: Reading) -> list[Joined]:
    """The slides of a section in pages. `key`: what a slide of answers says, by the questions' numbers."""
    questions = questions_on(slides, key, reading)
    pages: list[Joined] = []
    at = 0
    while at < len(slides):
        slide = slides[at]
        if slide.number in questions:
            run = _run_of_questions(slides[at:], questions)
            _add_questions(pages, run, questions)
            at += len(run)
        elif _joins(pages, slide):
            at += 1
        else:
            below = (
                []
                if questions.keys() & {one.number for one in slides[at + 1 : at + 3]}
                else _named_below(slide, slides[at + 1 :])
            )
            pages.append(Joined(base_title(slide.heading), [slide, *below]))
            at += 1 + len(below)
    return _with_lone_titles(pages)


def _run_of_questions(slides: Sequence[Slide], questions: Mapping[int, Question | TrueOrFalse | None]) -> list[Slide]:
    end = next((at for at, slide in enumerate(slides) if slide.number not in questions), len(slides))
    return list(slides[:end])


def _add_questions(
    pages: list[Joined], run: list[Slide], questions: Mapping[int, Question | TrueOrFalse | None]
) -> None:
    """A question or two stand below what was taught before them; more have a page of their own."""
    found = {slide.number: activity for slide in run if (activity := questions[slide.number])}
    if pages and _is_lone(pages[-1]):
        pages[-1].quiz = True
    elif not pages or len(found) > FEW_QUESTIONS:
        pages.append(Joined("", quiz=True))
    pages[-1].slides += run
    pages[-1].questions |= found
    pages[-1].answered |= {slide.number for slide in run} - found.keys()


def _joins(pages: list[Joined], slide: Slide) -> bool:
    """Adds a slide to the page before where it goes on with that: the same title, or a picture without any."""
    if not pages or pages[-1].questions:  # what stands below a question would be a part of it
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


def _is_lone(page: Joined) -> bool:
    """Whether a page has a title and nothing else."""
    return (
        bool(page.title) and not page.questions and all(not slide.parts and not slide.subtitle for slide in page.slides)
    )


def _with_lone_titles(pages: list[Joined]) -> list[Joined]:
    """A slide with a title alone heads the page after it."""
    result: list[Joined] = []
    for page in pages:
        before = result[-1] if result else None
        if before and _is_lone(before):
            before.slides += page.slides
            before.questions |= page.questions
            before.answered |= page.answered
            before.quiz = page.quiz
        else:
            result.append(page)
    return result
