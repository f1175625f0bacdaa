"""What a course is, from the author's words to the neutral records that every standard can report.

Only data, frozen, and nothing of the project is imported: every other module may use these names.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal
from unicodedata import bidirectional

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping
    from pathlib import Path

InteractionKind = Literal[
    "choice",
    "true-false",
    "fill-in",
    "long-fill-in",
    "matching",
    "sequencing",
    "likert",
    "numeric",
    "performance",
    "other",
]
Completion = Literal["all pages", "all questions", "pass", "pages and pass"]
Navigation = Literal["free", "in order"]
Scos = Literal["one", "sections"]
Feedback = Literal["at once", "at the end", "never"]


@dataclass(frozen=True, slots=True)
class Span:
    """A place in an author's file."""

    file: str  # as shown to the author, with forward slashes
    line: int = 1  # from 1; 0: the file as a whole
    column: int = 1  # from 1
    length: int = 0  # characters to mark; 0: to the end of the line


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text file of a course, decoded, with Unix line ends."""

    name: str  # within the course's folder
    file: str  # as shown to the author
    text: str

    @property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        return self.text.split("\n")


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file that a course shows or offers; its bytes are read only when needed."""

    name: str  # within the course's folder, with forward slashes
    path: Path
    size: int  # bytes
    address: str = ""  # as its course's page names it; "": that follows from its name


@dataclass(frozen=True, slots=True)
class CourseSource:
    """All that `load` found of one course."""

    name: str  # the folder's name
    folder: Path
    texts: tuple[SourceText, ...]  # course.md first, then by name
    media: Mapping[str, MediaFile]
    organisation: SourceText | None  # the nearest organisation.yaml
    organisation_media: Mapping[str, MediaFile]  # pictures beside organisation.yaml
    lock: SourceText | None  # ids.lock
    documents: Mapping[str, SourceText] = field(default_factory=dict)  # texts beside the media, such as transcripts
    terms: tuple[SourceText, ...] = ()  # the organisation's own lists of words to avoid
    beside: tuple[Path, ...] = ()  # where the organisation's own blocks, themes and standards may lie
    translations: Mapping[str, SourceText] = field(default_factory=dict)  # by the language's code


@dataclass(frozen=True, slots=True)
class ProgrammeSource:
    """All that `load` found of a programme, but for its courses."""

    folder: Path
    text: SourceText | None  # programme.yaml
    courses: tuple[str, ...]  # the folders in it that hold one
    organisation: SourceText | None  # the nearest organisation.yaml
    stray: SourceText | None = None  # a course.md beside programme.yaml
    translations: Mapping[str, SourceText] = field(default_factory=dict)  # of programme.yaml, by the language's code


@dataclass(frozen=True, slots=True)
class Text:
    """A run of an author's words, rendered safely and as plain characters."""

    html: str = ""
    plain: str = ""

    def __bool__(self) -> bool:
        """Whether there is anything to read."""
        return bool(self.plain.strip() or self.html.strip())


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, or a clip, in an author's text."""

    address: str  # in the package; "" where there is none
    alt: str
    title: str
    span: Span
    clip: bool = False  # a film or a sound


@dataclass(frozen=True, slots=True)
class Prose:
    """A rendered paragraph, table, figure, quotation or code."""

    html: str
    plain: str
    span: Span
    paragraph: bool = False  # one plain paragraph, its html without the `<p>`
    pictures: tuple[Picture, ...] = ()
    quoted: bool = False  # a quotation that is no callout


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list."""

    text: Text
    span: Span
    checked: bool | None = None  # [x], [ ] or neither
    notes: tuple[Prose, ...] = ()  # what is quoted under it: feedback
    items: tuple[Item, ...] = ()  # the list inside it
    rest: tuple[Prose, ...] = ()  # what else stands in it
    pictures: tuple[Picture, ...] = ()  # in its text


@dataclass(frozen=True, slots=True)
class Listing:
    """A bulleted or numbered list."""

    items: tuple[Item, ...]
    ordered: bool
    html: str  # the list rendered as it stands
    plain: str
    span: Span


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, by cells."""

    head: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    html: str
    plain: str
    span: Span

    def row_span(self, index: int) -> Span:
        """The place of a row: each takes a line, below the head and the line under that."""
        return Span(self.span.file, self.span.line + 2 + index, self.span.column)


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what it means."""

    term: Text
    meaning: str  # html, one `<dd>` or several
    id: str  # of the term
    span: Span


@dataclass(frozen=True, slots=True)
class Definitions:
    """A list of terms with their meanings."""

    entries: tuple[Definition, ...]
    html: str
    plain: str
    span: Span


@dataclass(frozen=True, slots=True)
class Part:
    """A heading inside a block, with what stands under it."""

    title: Text
    id: str
    level: int
    nodes: tuple[Node, ...]
    span: Span


Node = Prose | Listing | Grid | Definitions | Part


@dataclass(frozen=True, slots=True)
class Option:
    """Something that a learner can choose."""

    key: str  # 0-9a-z in the author's order; two characters past the 36th
    text: str


@dataclass(frozen=True, slots=True)
class Interaction:
    """The part of a question that an LMS records, in no standard's words."""

    kind: InteractionKind
    options: tuple[Option, ...] = ()
    targets: tuple[Option, ...] = ()  # of matching
    right: tuple[tuple[str, ...], ...] = ()  # each pattern in the form of a response
    several: bool = False  # whether more than one option can be chosen
    spans: tuple[Span, ...] = ()  # of the options, for diagnostics
    feedback: tuple[str, ...] = ()  # of the options, in plain text
    judged: bool = True  # has right and wrong answers; a poll has none


@dataclass(frozen=True, slots=True)
class Block:
    """An activity on a page."""

    kind: str  # the name of its folder
    title: Text
    level: int  # of its heading in the author's file
    span: Span
    content: Any  # what its template draws; only its own kind knows the type
    interaction: Interaction | None = None
    data: Mapping[str, Any] = field(default_factory=dict)  # what its script needs, as JSON
    settings: Mapping[str, Any] = field(default_factory=dict)
    objective: str = ""
    audience: str = ""
    spans: Mapping[str, Span] = field(default_factory=dict)  # where its lines "settings", "objective" and "for" stand
    id: str = ""  # [A-Za-z][A-Za-z0-9_]*, given by identity
    key: str = ""  # three characters, given by identity

    @property
    def scored(self) -> bool:
        """Whether it has right and wrong answers that count."""
        return self.interaction is not None and self.interaction.judged


@dataclass(frozen=True, slots=True)
class Bank:
    """A pool of questions from which an assessment draws."""

    title: Text
    draw: int | None  # None: all of them
    items: tuple[Prose | Block, ...]
    span: Span

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The questions of the pool."""
        return tuple(item for item in self.items if isinstance(item, Block))


@dataclass(frozen=True, slots=True)
class Assessment:
    """The rules of a page whose questions are marked together."""

    pass_mark: float | None  # 0 to 1
    attempts: int | None  # None: as many as wanted
    feedback: Feedback
    counts: Literal["best", "last", "first"] = "best"  # which attempt does
    pre_test: bool = False  # whether it only lets a learner skip what is known


@dataclass(frozen=True, slots=True)
class Page:
    """What a learner sees at a time."""

    title: Text
    items: tuple[Prose | Block | Bank, ...]
    span: Span
    assessment: Assessment | None = None
    footnotes: str = ""  # html
    objectives: tuple[str, ...] = ()
    audience: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    spans: Mapping[str, Span] = field(default_factory=dict)  # as a block's
    file: str = ""  # the source file's name within the course
    id: str = ""  # [a-z0-9-]+, the hash of its address
    key: str = ""  # three characters
    kept_out: tuple[tuple[int, Block], ...] = ()  # not for learners, each with how many items stand before it

    @property
    def blocks(self) -> Iterator[Block]:
        """Every block of the page, those in banks too."""
        for item in self.items:
            if isinstance(item, Block):
                yield item
            elif isinstance(item, Bank):
                yield from item.blocks

    @property
    def banks(self) -> tuple[Bank, ...]:
        """Its pools of questions."""
        return tuple(item for item in self.items if isinstance(item, Bank))


@dataclass(frozen=True, slots=True)
class Section:
    """Pages that belong together."""

    title: Text
    pages: tuple[Page, ...]
    span: Span
    audience: str = ""
    spans: Mapping[str, Span] = field(default_factory=dict)  # as a block's
    id: str = ""  # [a-z0-9-]+, where each section is a module


@dataclass(frozen=True, slots=True)
class Objective:
    """What a learner can do afterwards."""

    id: str
    text: str
    span: Span
    weight: float = 1.0  # how many times each mark of its questions counts


@dataclass(frozen=True, slots=True)
class Link:
    """A reference from an author's text, and what it was found to mean."""

    target: str  # as written
    kind: Literal["page", "part", "file", "picture", "clip", "web", "unsafe", "outside"]
    text: str  # of the link, or the picture's description
    span: Span
    found: str = ""  # the page's or the part's id or the file's name; "" where there is none
    title: str = ""
    near: str = ""  # where nothing was found: a file whose name differs in capital letters only, or a part named alike
    for_learners: bool = True  # False: it stands in what only a trainer sees


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, list item, cell or heading that learners read, as one run of words."""

    text: str  # without mark-up; code and words of another language stand between backticks
    page: str  # the page's id; "" where it stands on none
    span: Span  # its first line
    lines: int = 1  # that it takes
    quoted: bool = False  # shown as what not to say
    defined: bool = False  # a term, with what it means right under it


@dataclass(frozen=True, slots=True)
class Segment:
    """A heading, paragraph, list item or cell that can be translated."""

    id: str  # of the page or block that it stands in, and a hash of the text: another text is another segment
    text: str  # Markdown, in one paragraph
    context: str  # where it stands and what it is, for the translator
    span: Span
    optional: bool = False  # a name or the like, which may stay as it is
    target: str = ""  # what the course says in its place; "": nothing does


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or some words, that there is a better one for."""

    forms: tuple[str, ...]  # how it is written, in lower case
    say: str  # what to use in its place; "" allows a word that another list advises against
    why: str
    rule: str  # the check that reports it
    alone: bool = False  # only where no noun follows


@dataclass(frozen=True, slots=True)
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
    handout: bool = False  # whether the module holds its own handout, to print
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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
    terms: tuple[Term, ...] = ()  # the organisation's own

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


@dataclass(frozen=True, slots=True)
class CheckedCourse:
    """A course in which no error was found: the only kind that is rendered."""

    course: Course
    media: Mapping[str, MediaFile]  # by the name in the package
    lock: str  # what ids.lock is to hold


@dataclass(frozen=True, slots=True)
class Programme:
    """What `programme.yaml` says: several courses that are the modules of one package."""

    details: Details
    folders: tuple[str, ...]  # of its modules, in order; a final test stands last
    in_order: bool  # whether a module waits for those before it
    needed: int | None  # how many modules besides the final test complete it; None: all of them
    final: str  # the folder of the final test; "" for none
    organisation: Organisation
    source: ProgrammeSource
    segments: tuple[Segment, ...] = ()  # of programme.yaml, that can be translated

    @property
    def span(self) -> Span:
        """Where it begins."""
        return self.details.spans[""]


@dataclass(frozen=True, slots=True)
class Module:
    """A course as a part of a package: an LMS lists it, opens it and keeps its progress by itself."""

    checked: CheckedCourse
    folder: str = ""  # of its page in the package, with a slash at the end; "": at the top
    before: tuple[str, ...] = ()  # ids of the courses that come first
    final: bool = False  # whether its result alone is that of the whole

    @property
    def course(self) -> Course:
        """What it teaches."""
        return self.checked.course

    @property
    def top(self) -> str:
        """The way from its page to the top of the package."""
        return "../" if self.folder else ""


@dataclass(frozen=True, slots=True)
class Whole:
    """What goes into one package: one module, or a programme of several."""

    details: Details
    organisation: Organisation
    modules: tuple[Module, ...]
    needed: int | None = None  # as a programme's

    @property
    def is_programme(self) -> bool:
        """Whether its modules lie in folders, beneath a page of contents."""
        return any(module.folder for module in self.modules)

    def id_of(self, module: Module) -> str:
        """The name of a module's progress on a learner's device, unlike that of any other module."""
        own = module.course.details.id
        return f"{self.details.id}/{own}" if self.is_programme else own
