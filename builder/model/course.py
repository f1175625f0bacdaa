"""A course: its front matter, its council, all that stands in it."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any, Literal
from unicodedata import bidirectional
from urllib.parse import unquote

from builder.frozen import frozen

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping

    from builder.model.activity import Block
    from builder.model.inline import PictureLook
    from builder.model.source import CourseSource, Span
    from builder.model.structure import Objective, Page, Section

Completion = Literal["all pages", "all questions", "pass", "pages and pass"]
Navigation = Literal["free", "in order"]
Scos = Literal["one", "sections"]


@frozen
class Link:
    """A reference from an author's text, and what it was found to mean."""

    target: str  # as written
    kind: Literal["page", "part", "file", "picture", "drawing", "face", "clip", "web", "unsafe", "outside"]
    text: str  # of the link, or the picture's description
    span: Span
    found: str = ""  # the page's or the part's id or the file's name, or a drawing's; "" where there is none
    title: str = ""
    near: str = ""  # where nothing was found: a file whose name differs in capital letters only, or a part named alike
    for_learners: bool = True  # False: it stands in what only a trainer sees
    look: PictureLook | None = None  # of a picture, where its author says so
    heard: bool = False  # a clip, or what those read who can't hear or see it: the package has to hold it

    @property
    def name(self) -> str:
        """The target as people read it: a blank is one, and not its code."""
        return unquote(self.target)


@frozen
class Passage:
    """A paragraph, list item, cell or heading that learners read, as one run of words."""

    text: str  # without mark-up; code and words of another language stand between backticks
    page: str  # the page's id; "" where it stands on none
    span: Span  # its first line
    lines: int = 1  # that it takes
    quoted: bool = False  # shown as what not to say
    defined: bool = False  # a term, with what it means right under it


@frozen
class Segment:
    """A heading, paragraph, list item or cell that can be translated."""

    id: str  # of the page or block that it stands in, and a hash of the text: another text is another segment
    text: str  # Markdown, in one paragraph
    context: str  # where it stands and what it is, for the translator
    span: Span
    optional: bool = False  # a name or the like, which may stay as it is
    target: str = ""  # what the course says in its place; "": nothing does


@frozen
class AvoidedTerm:
    """A word, or some words, that there is a better one for."""

    forms: tuple[str, ...]  # how it is written, in lower case
    say: str  # what to use in its place; "" allows a word that another list advises against
    why: str
    rule: str  # the check that reports it
    alone: bool = False  # only where no noun follows


@frozen
class Details:
    """A course's front matter."""

    title: str = ""
    summary: str = ""
    language: str = "en-GB"
    languages: tuple[str, ...] = ()  # all that packages are built in
    version: str = "1.0"
    id: str = ""
    pass_mark: float | None = None  # 0 to 1
    completion: Completion | None = None
    navigation: Navigation = "free"
    attempts: int | None = None
    objectives: tuple[Objective, ...] = ()
    audiences: Mapping[str, str] = field(default_factory=dict)
    keywords: tuple[str, ...] = ()
    duration_minutes: int | None = None
    owner: str = ""
    contact: str = ""
    review_by: datetime.date | None = None
    rights: str = ""
    typography: bool = True  # whether quotation marks, dashes and ellipses are set as printers do
    handout: bool = False  # whether the module holds its own handout, to print
    cover: str = ""  # a picture, as typed
    refresher: bool = False  # whether a short module for those who have done it is built beside it
    theme: str = ""
    standards: tuple[str, ...] = ()
    scos: Scos = "one"  # what an LMS lists and opens: the course, or each of its sections
    checks: Mapping[str, str] = field(default_factory=dict)  # how bad a rule's faults are, in the author's words
    reading_age: int | None = None  # years: what a page may ask of its readers
    spans: Mapping[str, Span] = field(default_factory=dict)  # where each key stands

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """The way in which the title is written, by its first letter (Unicode Standard Annex 9, P2 and P3)."""
        strong = (bidirectional(letter) for letter in self.title)
        first = next((kind for kind in strong if kind in {"L", "R", "AL"}), "L")
        return "ltr" if first == "L" else "rtl"


@frozen
class Organisation:
    """What differs from one council to the next."""

    variables: Mapping[str, Any] = field(default_factory=dict)
    name: str = ""
    theme: str = ""
    colours: Mapping[str, str] = field(default_factory=dict)  # tokens of the theme, with their values
    logo: str = ""  # a file beside organisation.yaml
    web_address: str = ""  # http(s), without a slash at the end
    checks: Mapping[str, str] = field(default_factory=dict)  # as a course's
    reading_age: int | None = None  # as a course's
    spans: Mapping[str, Span] = field(default_factory=dict)

    @property
    def contact(self) -> str:
        """Whom learners can ask, where a course does not say: its `contact`, else that for learning; "" for nobody."""
        contacts = self.variables.get("contacts")
        learning = contacts.get("learning") if isinstance(contacts, dict) else None
        return str(self.variables.get("contact") or learning or "")


@frozen
class Course:
    """A course as its author wrote it, read but not yet known to be free of faults."""

    details: Details
    organisation: Organisation
    sections: tuple[Section, ...]
    links: tuple[Link, ...]
    source: CourseSource
    span: Span  # of the front matter
    passages: tuple[Passage, ...] = ()  # all that learners read, in the order of reading
    segments: tuple[Segment, ...] = ()  # all that can be translated, where that is asked for
    terms: tuple[AvoidedTerm, ...] = ()  # the organisation's own
    cover: str = ""  # the name of its picture's file, or of one of the theme's; "": it has none

    @property
    def pages(self) -> Iterator[Page]:
        """Every page in order."""
        for section in self.sections:
            yield from section.pages

    @property
    def blocks(self) -> Iterator[Block]:
        """Every block in order."""
        for page in self.pages:
            yield from page.blocks

    @property
    def completion(self) -> Completion:
        """What completes the course, where the author does not say."""
        if self.details.completion:
            return self.details.completion
        return "pages and pass" if self.graded else "all pages"

    @property
    def assessments(self) -> tuple[Page, ...]:
        """The pages that are marked as a whole and count."""
        return tuple(page for page in self.pages if page.assessment and not page.assessment.pre_test)

    @property
    def pass_mark(self) -> float | None:
        """The pass mark that the LMS is told: the course's own, else its assessments' highest."""
        marks = [page.assessment.pass_mark for page in self.assessments if page.assessment]
        return self.details.pass_mark or max((mark for mark in marks if mark), default=None)

    @property
    def graded(self) -> bool:
        """Whether a learner can pass or fail it."""
        return self.pass_mark is not None


@frozen
class CheckedCourse:
    """A course in which no error was found: the only kind that is rendered."""

    course: Course
    lock: str  # what ids.lock is to hold
