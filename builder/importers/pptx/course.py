"""A deck as a course: its chapters are sections, its slides pages, its notes the trainer's."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from builder.importers.draft import (
    Bullets,
    Draft,
    Figure,
    Heading,
    Page,
    Section,
    Trainer,
    TrueOrFalse,
    Words,
    plain,
)
from builder.importers.pptx.answers import is_key, key_of
from builder.importers.pptx.asking import NAMES_ITSELF, plain_words
from builder.importers.pptx.deck import Text
from builder.importers.pptx.elements import page_elements, text_elements
from builder.importers.pptx.joining import Joined, base_title, pages_of
from builder.importers.pptx.lacks import report_lacks
from builder.importers.pptx.linking import relinked
from builder.importers.pptx.opening import AIMS, EARLY, is_agenda, is_closing, shows_again
from builder.importers.pptx.quiz import TRUE_OR_FALSE
from builder.importers.pptx.rooms import report_room_notes
from builder.importers.texts import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.importers import Reading
    from builder.importers.draft import Element, Inline
    from builder.importers.pptx.deck import Chapter, Deck, Slide

FEW_WORDS, MANY_PAGES = 25, 3  # a page with no more words says little; so many of those are told
WORDS = {"questions": {"": "Questions", "cy": "Cwestiynau"}, "slide": {"": "Slide", "cy": "Sleid"}}


def course_of(deck: Deck, name: str, reading: Reading) -> Draft:
    """The course; `name` is what it is called where the deck does not say."""
    return _Course(deck, name, reading).draft()


class _Course:
    """What is being made of one deck."""

    def __init__(self, deck: Deck, name: str, reading: Reading) -> None:
        self.deck, self.reading = deck, reading
        slides = [slide for chapter in deck.chapters for slide in chapter.slides]
        self.front = slides[0] if slides and _is_front(slides[0]) else None
        self.title = (self.front.heading if self.front else "") or deck.title or name
        headers = (slide.heading for slide in slides if slide.layout == "section")
        titles = [one for one in (*(chapter.title for chapter in deck.chapters), *headers) if one]
        early = [slide for slide in slides[:EARLY] if slide is not self.front]
        self.agenda = next((slide for slide in early if is_agenda(slide, titles)), None)
        aims = [slide for slide in early if AIMS.fullmatch(slide.heading) and slide is not self.agenda]
        self.opening = [*([self.front] if self.front else []), *([self.agenda] if self.agenda else []), *aims]
        self.opening.sort(key=lambda slide: slide.number)
        self.key = key_of(slides)  # the right answers, where a slide lists them
        self.anchors: dict[int, str] = {}  # the page that a slide has become
        self.taken = {plain_words(self.title)} if self.opening else set[str]()  # titles of pages
        self.waiting: list[Trainer] = []  # notes of slides that make no page of their own

    def draft(self) -> Draft:
        """All of it."""
        sections: list[Section] = []
        for chapter in self.deck.chapters:
            sections += self._chapter(chapter)
        sections = [section for section in sections if section.pages]
        opening = self._opening()
        if opening:
            if sections and not sections[0].title:
                sections[0] = replace(sections[0], pages=(opening, *sections[0].pages))
            else:
                sections.insert(0, Section((), (opening,)))
        self._end_with_notes(sections)
        report_lacks(sections, self.reading)
        return Draft(self.title, tuple(relinked(one, self.anchors) for one in sections), self.deck.language)

    def _end_with_notes(self, sections: list[Section]) -> None:
        """Notes of slides at the end that are no page go to the last page that there is."""
        if self.waiting and sections:
            last = sections[-1]
            page = replace(last.pages[-1], elements=(*last.pages[-1].elements, *self.waiting))
            sections[-1] = replace(last, pages=(*last.pages[:-1], page))
        elif self.waiting:
            for one in self.waiting:
                self.reading.leave_out("notes of slides that are no page", one.where, words_of(one))

    # ---- the beginning ------------------------------------------------------------------------------------------

    def _opening(self) -> Page | None:
        """A first page of what the title's slide and the agenda say."""
        elements: list[Element] = []
        for slide in self.opening:
            if slide is not self.front and slide.title:
                elements.append(Heading(slide.title, 1, slide.where))
            level = 1 if slide is self.front else 2
            elements += text_elements(slide.subtitle, slide.where, level) if slide.subtitle else ()
            elements += page_elements(slide, level)
        trainers = [note for slide in self.opening for note in _trainer(slide)]
        if not elements:
            self.waiting[:0] = trainers
            return None
        self.anchors |= {slide.number: self.title for slide in self.opening}
        return Page((Words(self.title),), (*elements, *trainers), where=self.opening[0].where)

    # ---- sections -----------------------------------------------------------------------------------------------

    def _chapter(self, chapter: Chapter) -> Iterator[Section]:
        """A chapter as a section, or as one for each slide in it that opens one."""
        title: Inline = (Words(chapter.title),) if chapter.title else ()
        group: list[Slide] = []
        opened: Slide | None = None  # the slide whose title it has, until another slide stands below it
        for slide in chapter.slides:
            if slide in self.opening or self._is_left_out(slide):
                continue
            if not _opens_section(slide):
                group.append(slide)
                opened = None
                continue
            if group:
                yield self._section(title, group)
                group, title = [], ()
            elif opened:
                self.reading.leave_out("titles of sections in which nothing stands", opened.where, opened.heading)
                title = ()
            if title and plain_words(plain(title)) != plain_words(slide.heading):
                group = [slide]  # another title within a section of the deck heads its next page
            elif slide.subtitle or slide.parts:
                title, group = slide.title, [slide]
            else:
                title, opened = slide.title, slide
                self.waiting += _trainer(slide)
                self.anchors[slide.number] = plain(title)
        if group:
            yield self._section(title, group)
        elif opened:
            self.reading.leave_out("titles of sections in which nothing stands", opened.where, opened.heading)

    def _is_left_out(self, slide: Slide) -> bool:
        """Slides that a course has no use for; what they say stands in the report, and their notes stay."""
        text = " ".join([slide.heading, *(line.words for line in slide.lines)])
        if not slide.heading and not slide.parts and not slide.subtitle:
            kind = "empty slides"
        elif is_key(slide):
            kind = "slides that list the answers"
        elif is_closing(slide):
            kind, text = "slides that say goodbye", " ".join([text, slide.subtitle.words if slide.subtitle else ""])
        elif self.agenda and shows_again(slide, self.agenda):
            kind = "agendas that are shown again"
        else:
            return False
        self.reading.leave_out(kind, slide.where, text)
        self.waiting += _trainer(slide)
        return True

    def _section(self, title: Inline, slides: list[Slide]) -> Section:
        pages = [self._page(page) for page in pages_of(slides, self.key, self.reading)]
        return Section(title, tuple(pages), where=slides[0].where)

    # ---- pages --------------------------------------------------------------------------------------------------

    def _page(self, joined: Joined) -> Page:
        title = self._title(joined)
        elements: list[Element] = []
        for slide in joined.slides:
            self.anchors[slide.number] = plain(title)
            if slide.number in joined.answered:
                if slide.heading:
                    self.reading.leave_out("titles of answers", slide.where, slide.heading)
                continue
            elements = _going_on(elements, list(self._slide(slide, joined, plain(title))))
            if slide.number not in joined.questions:
                report_room_notes(slide, self.reading)
        first = elements[0] if elements else None
        if plain_words(plain(title)) in self.taken and isinstance(first, Heading):
            title, elements = first.text, elements[1:]
        self.taken.add(plain_words(plain(title)))
        trainers = [*self.waiting, *(note for slide in joined.slides for note in _trainer(slide))]
        self.waiting = []
        return Page(title, (*elements, *_merged(trainers)), where=joined.slides[0].where)

    def _slide(self, slide: Slide, joined: Joined, title: str) -> Iterator[Element]:
        activity = joined.questions.get(slide.number)
        stem = plain_words(plain(activity.title)) if activity else ""
        heading = base_title(slide.heading)
        shown = plain_words(heading) in {plain_words(title), stem} or heading in {"", title}
        if shown and heading != slide.heading and not activity:
            self.reading.leave_out("“continued” and the like in titles", slide.where, slide.heading)
        if isinstance(activity, TrueOrFalse) and TRUE_OR_FALSE.match(heading):
            shown = True
            if not heading.casefold().startswith("true or false"):  # our own keyword in other words
                text = " ".join([heading, *(line.words for line in slide.lines)])
                self.reading.leave_out("words in place of which our own stand", slide.where, text)
        if activity and not shown and (NAMES_ITSELF.match(heading) or stem in plain_words(heading)):
            self.reading.leave_out("titles of questions, such as “Question 3”", slide.where, slide.heading)
            shown = True
        level = 1 if shown or activity else 2
        if not shown:
            yield Heading(slide.title, 1, slide.where)
        if slide.subtitle and not activity:
            yield from text_elements(slide.subtitle, slide.where, level)
        yield from [activity] if activity else page_elements(slide, level)

    def _title(self, joined: Joined) -> Inline:
        """What the page is called; where no slide says it, a picture's words or the slide's number."""
        if joined.title:
            same = next((one.title for one in joined.slides if one.heading == joined.title), None)
            return same or (Words(joined.title),)
        first = joined.slides[0]
        named = first.heading if not joined.quiz else ""
        generic = NAMES_ITSELF.fullmatch(first.heading) if joined.quiz else None
        if generic:
            return (Words(re.sub(r"[\s\W\d]+$", "", first.heading) or first.heading),)
        if joined.quiz:
            return (Words(self._word("questions")),)
        pictures = [part.alt for part in first.parts if isinstance(part, Figure) and part.alt]
        self.reading.doubt(first.where, "It has no title.", "Give its page a title that says what it is about.")
        return (Words(named or next(iter(pictures), "")[:70] or f"{self._word('slide')} {first.number}"),)

    def _word(self, name: str) -> str:
        wordings = WORDS[name]
        return wordings.get(self.deck.language.partition("-")[0], wordings[""])

    # ---- what a person has to see -------------------------------------------------------------------------------


def _is_front(slide: Slide) -> bool:
    """Whether a first slide is a title: by its layout, or because it holds little but a title."""
    few = slide.words <= FEW_WORDS and slide.only_text and not any(line.mark for line in slide.lines)
    return bool(slide.heading) and not AIMS.fullmatch(slide.heading) and (slide.layout == "title" or few)


def _opens_section(slide: Slide) -> bool:
    return slide.layout == "section" and bool(slide.heading)


def _trainer(slide: Slide) -> Iterator[Trainer]:
    """The speaker's notes."""
    if slide.notes:
        inside = tuple(text_elements(Text(slide.notes), slide.where, 2))
        title = slide.title or (Words(slide.notes[0].words[:60]),)
        yield Trainer(title=title, inside=inside, where=slide.where)


def _going_on(elements: list[Element], more: list[Element]) -> list[Element]:
    """A list that goes on on the next slide is one."""
    match (elements[-1:], more[:1]):
        case ([Bullets() as list_before], [Bullets() as list_after]) if list_before.ordered == list_after.ordered:
            joined = replace(list_before, items=(*list_before.items, *list_after.items))
            return [*elements[:-1], joined, *more[1:]]
    return elements + more


def _merged(trainers: list[Trainer]) -> Iterator[Trainer]:
    """Notes with one title are one."""
    by_title: dict[str, Trainer] = {}
    for one in trainers:
        key = plain_words(base_title(plain(one.title)))
        before = by_title.get(key)
        by_title[key] = replace(before, inside=(*before.inside, *one.inside)) if before else one
    yield from by_title.values()
