"""The contract of a block: a folder here, or in an organisation's own `blocks/`, whose `block.py` holds `KIND`.

A folder has all of its block:

- `block.py`: `KIND`, and how the author's words become content, an interaction and data for the script;
- `template.html.jinja`: its HTML, which reads well with scripts off; it gets `block`, `content` and `words`. It is made
  of the pieces in `pieces.html.jinja`, which draw themselves for a screen or for paper: what only a screen has stands
  in a call of `on_screen`, each field in one of `field` or `tick`, answers in one of `answers`. The rest is XML, too,
  for books;
- `block.js` (optional): `export const kind`, see `builder/runtime/contract.js`; it may import what
  `builder/runtime/kit/README.md` lists, and nothing else of ours;
- `block.css` (optional): its styles, from theme tokens only;
- `en.toml`, `cy.toml`: the words it says to learners, a file a language; their table `paper` has those that differ
  on paper;
- `paper.html.jinja` (optional): its HTML for paper, in place of `template.html.jinja`, for the few that are another
  thing there (`builder/editions/pieces.html.jinja` says what the pieces are on paper);
- `picture.svg` (optional): what it becomes, as the workbench's menu shows it: a few shapes in 96 by 64, whose classes
  are the page's colours (`p-k` a heading, `p-t` text, `p-b` brand, `p-w` its wash, `p-o` an outline, `p-s` lines);
- `examples.md`: its documentation, demonstration and test; `Purpose:` names the section of the authors' guide;
- `rules/` (optional): faults that only it can have, as in `builder/rules/`.
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, Any, Protocol

from builder.frozen import frozen
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from builder.blocks.settings import Setting
    from builder.diagnostics import Report
    from builder.model import Block, Flow, Interaction, Node, Picture, Span, Text


WORDS = pattern(r'\b(keywords|also|shape)=(\([^)]*\)|"[a-z]+")')


class Files(Protocol):
    """The course's files, for a block that names some outside links and pictures. What can't be found is reported."""

    def file(self, target: str, span: Span, *, heard: bool = False) -> str:
        """The name of a file that is packed with the course; "" where there is none.

        `heard`: it is captions or the like, without which some learners miss what others get.
        """

    def size(self, file: str) -> int:
        """The bytes of a packed file, by its name; 0 where there is none."""

    def face(self, name: str, mood: str, span: Span, *, meant: bool = True) -> Picture | None:
        """The theme's picture of somebody, by name; it is drawn where the theme has one.

        `meant`: whoever types the name may mean one of the theme's people, so that a slip in it is told.
        """

    def document(self, target: str, span: Span) -> Flow:
        """What a Markdown file of the course's sub-folders says; () where there is none."""


@frozen
class BlockSource:
    """What the framework read of a block before its own code runs: settings and labels are taken out and checked."""

    title: Text  # the heading after the keyword
    variant: str  # the words in brackets after the keyword, such as "choose all"
    nodes: tuple[Node, ...]  # the body in order
    labels: Mapping[str, tuple[Node, ...]]  # by label, in lower case
    settings: Mapping[str, Any]
    span: Span  # of the heading
    assessed: bool  # whether it stands in an assessment
    id: str  # of its element; a part's is `<id>--<id of the part>`
    files: Files  # of the course
    web: tuple[str, ...] = ()  # addresses on the web that its body leads to


@frozen
class Reading:
    """What a block's own code makes of it."""

    content: Any  # for its template
    interaction: Interaction | None = None
    data: Mapping[str, Any] = field(default_factory=dict)  # for its script
    unplaced: tuple[Node, ...] = ()  # what it has no place for: reported, so that nothing vanishes


@frozen
class Step:
    """What a facilitator does with a block in the room."""

    title: str
    body: Flow
    minutes: int | None = None  # None: nobody says
    why: Flow = ()
    materials: Flow = ()


class TermFinder(Protocol):
    """Finds, in words, terms that a block explains."""

    def __call__(self, words: str, before: str, after: str) -> Iterable[tuple[int, int, str]]:
        """Where terms begin and end in some words, and the id of the element that each leads to.

        `before` and `after` are the characters that stand beside the words; "" where words can't go on.
        """


@frozen
class BlockKind:
    """A kind of block."""

    keywords: tuple[str, ...]  # the first is its name for authors
    read: Callable[[BlockSource, Report], Reading]
    also: tuple[str, ...] = ()  # other words for it, which open it where its body has its shape; … stands for any words
    shape: str = ""  # what its body is known by, a name of `parse/normalise/shapes.py`; "": any words are its body
    settings: tuple[Setting, ...] = ()
    labels: tuple[str, ...] = ()  # in lower case
    variants: tuple[str, ...] = ()
    for_learners: bool = True  # False: kept out of the learner's package
    parts: bool = False  # whether headings inside it are its parts, which links in it can lead to
    choices: bool = False  # whether its lists are answers to choose from, with a box each
    clips: bool = False  # whether it plays films or sounds
    gaps: bool = False  # whether `[[words]]` in it are gaps
    bold_marks: str = ""  # a regular expression of words that are an `Ending` where they stand apart in bold
    endings: tuple[str, ...] = ()  # such words, as a form offers them to end a part with
    page: bool = False  # whether `## Keyword` opens a page that holds just this block
    terms: Callable[[tuple[Block, ...]], TermFinder] | None = None  # finds the words that all its blocks explain
    step: Callable[[Block], Step] | None = None  # what a facilitator does with it; None: what learners would
    remember: Callable[[Block], Flow] | None = None  # what to keep in mind, for pocket guides and slides
    take_away: bool = False  # whether learners take some of it with them: what its template marks with `data-take-away`
    plans: bool = False  # whether learners plan in it what they will do, of which a calendar can remind them
    leaflet: Callable[[Block], Flow] | None = None  # what a facilitator hands out, on paper of its own
    untranslatable: str = (
        ""  # a regular expression, without groups: what of its texts means something, and is not translated
    )
    counted: str = ""  # another: where it is found in a text, a translation must say a number in figures
    needs_heading: bool = True
    seconds: Callable[[Any], float] | None = None  # to do what its content asks, reading left out; None: what is usual
    required: bool = False  # whether it must be done, though it has no score, where all questions complete a course
    name: str = ""  # its folder's name, set at discovery

    @property
    def takes_answers(self) -> bool:
        """Whether what it lists is chosen, moved or ticked."""
        return self.choices or self.seconds is not None or any(setting.name == "marks" for setting in self.settings)


def words_of(text: str) -> dict[str, tuple[str, ...]]:
    """The keywords, other words and shape of a block, from the text of its `block.py`, which need not be loaded."""
    return {field: tuple(re.findall(r'"([^"]+)"', value)) for field, value in WORDS.findall(text)}
