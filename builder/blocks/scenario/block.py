"""Scenario: a story whose way the learner chooses, from scene to scene to an ending."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING, TypeGuard

from builder.blocks import BlockKind, BlockSource, Reading
from builder.blocks.answers import option_keys
from builder.blocks.parts import before_parts, parts_of
from builder.blocks.people import LISTED, People
from builder.blocks.settings import ANY_TRIES, MARKS, TRIES, Setting
from builder.blocks.speech import Piece, pieces_of, speakers_in
from builder.frozen import frozen
from builder.model import Ending, Hyperlink, Interaction, Listing, Option, Words
from builder.model.flow import inline_in, with_inline
from builder.model.inline import plain_of, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from builder.blocks.people import Speaker
    from builder.diagnostics import Report
    from builder.model import Inline, Item, Node, Span, Text

SCORED = Setting("scored", r"scored|count(?:s|ed)?", lambda _: True, "scored")
ENDING = r"(?:(?:good|bad)\s+)?ending\s*[.:!]?"
MOST_PATTERNS = 10  # right ways that are told to an LMS


@frozen
class Scene:
    """What a learner sees at a time; the first is the opening, without an id."""

    id: str
    level: int  # of its heading on the page
    title: Text
    nodes: tuple[Node, ...]
    span: Span
    key: str = ""
    pieces: tuple[Piece, ...] = ()  # what is said and told in it, each choice marked with its key
    ending: str = ""  # "good", "bad", "other"; "": it goes on
    choices: tuple[tuple[str, str, int], ...] = ()  # key, plain words, and the number of the scene it leads to

    @property
    def telling(self) -> tuple[Piece, ...]:
        """What stands above the list of what can be done next."""
        return tuple(takewhile(lambda piece: not piece.ways, self.pieces))

    @property
    def below(self) -> tuple[Piece, ...]:
        """That list, and what stands below it."""
        return self.pieces[len(self.telling) :]


@frozen
class Content:
    """What the template draws."""

    scenes: tuple[Scene, ...]
    scored: bool
    assessed: bool

    @property
    def talks(self) -> bool:
        """Whether anybody speaks, so that it is a conversation."""
        return any(piece.speaker for scene in self.scenes for piece in scene.pieces)

    @property
    def first_face(self) -> Speaker | None:
        """Whoever speaks last in the opening, the learner left out."""
        spoken = [piece.speaker for piece in self.scenes[0].pieces if piece.speaker and not piece.speaker.mine]
        return spoken[-1] if spoken else None


def read(source: BlockSource, report: Report) -> Reading:
    """The opening and its scenes, and the ways between them."""
    scenes = _scenes(source, report)
    scored = bool(source.settings.get("scored"))
    complete = _check_scenes(source, scenes, report)
    if complete:
        _check_ways(scenes, report)
    if scored and source.assessed:
        report(
            "scenario-in-assessment",
            source.span,
            "a scored scenario can't stand in an assessment: it counts as soon as it ends",
            help="put it on a page before the assessment, or take “scored” away",
        )
    ways = [[to for _, _, to in scene.choices] for scene in scenes]
    data = {"ways": ways, "endings": [scene.ending for scene in scenes]}
    return Reading(Content(scenes, scored, source.assessed), _interaction(scenes) if scored else None, data)


def _scenes(source: BlockSource, report: Report) -> tuple[Scene, ...]:
    people = People(source.files, report)
    opening = people.take_list(before_parts(source.nodes))
    bare = [Scene("", 0, source.title, tuple(opening), source.span)]
    bare += [Scene(name, level, part.title, part.nodes, part.span) for name, level, part in parts_of(source)]
    numbers = {scene.id: number for number, scene in enumerate(bare)}
    count = sum(_leads_on(one, numbers) for scene in bare for one in inline_in(scene.nodes))
    keys = iter(option_keys(count))
    people.speakers |= {name.casefold() for scene in bare for name in speakers_in(scene.nodes)}
    scenes = [
        _with_ending(scene, key, numbers, keys, people) for scene, key in zip(bare, option_keys(len(bare)), strict=True)
    ]
    people.report_silent()
    return tuple(scenes)


def _leads_on(one: Inline, numbers: Mapping[str, int]) -> TypeGuard[Hyperlink]:
    return isinstance(one, Hyperlink) and one.kind == "part" and one.place in numbers


def _with_ending(scene: Scene, key: str, numbers: Mapping[str, int], keys: Iterator[str], people: People) -> Scene:
    """A scene with its ending, what is said in it, and a key at each choice."""
    choices: list[tuple[str, str, int]] = []
    endings: list[str] = []

    def read(one: Inline) -> Inline:
        if isinstance(one, Ending):
            endings.append(one.words.lower().removesuffix("ending").strip() or "other")
            return Words(" ")
        if not _leads_on(one, numbers):
            return one
        choices.append((next(keys), " ".join(plain_of(one.inside).split()), numbers[one.place]))
        return replace(one, key=choices[-1][0])

    if scene.id:
        people.open_way()
    body = with_inline(scene.nodes, read)
    pieces = pieces_of(body, people, lambda node: any(_is_choice(item, numbers) for item in node.items))
    return replace(scene, key=key, pieces=pieces, ending=next(iter(endings), ""), choices=tuple(choices))


def _check_scenes(source: BlockSource, scenes: Sequence[Scene], report: Report) -> bool:
    """Each scene by itself; whether the ways between them can be judged."""
    complete = len(scenes) > 1
    if not complete:
        message = "this scenario has no scenes"
        report(
            "no-scenes",
            source.span,
            message,
            help="write each as a part:  #### Own it\nHe calms down. **Good ending.**",
        )
    for scene in scenes if complete else ():
        if not scene.nodes and scene.id:
            message = f"nothing stands under “{scene.title.plain}”"
            report("empty-part", scene.span, message, help="write below the heading, or delete it")
            complete = False
        elif not scene.ending and not scene.choices:
            name = f"“{scene.title.plain}”" if scene.id else "the opening"
            advice = "write:  - [What the learner can do](#the-next-scene)" + (
                "\nor:  **Good ending.**" if scene.id else ""
            )
            report("dead-end", scene.span, f"the story stops here: {name} offers no choice", help=advice)
            complete = False
        complete = _check_lists(scene.nodes, {one.id: at for at, one in enumerate(scenes)}, report) and complete
    return complete


def _check_lists(nodes: Sequence[Node], numbers: Mapping[str, int], report: Report) -> bool:
    """In a list of choices each item is one."""
    complete = True
    for node in nodes:
        if isinstance(node, Listing) and any(_is_choice(item, numbers) for item in node.items):
            for item in node.items:
                if not _is_choice(item, numbers):
                    message = f"this choice leads to no scene: “{item.text.plain}”"
                    report(
                        "choice-without-scene",
                        item.span,
                        message,
                        help=f"write:  - [{item.text.plain}](#the-scenes-heading)",
                    )
                    complete = False
    return complete


def _is_choice(item: Item, numbers: Mapping[str, int]) -> bool:
    return any(_leads_on(one, numbers) for one in walk(item.text.inside))


def _check_ways(scenes: Sequence[Scene], report: Report) -> None:
    """Each scene can be reached, and leads to an ending."""
    reached = _reached({0}, scenes)
    for number, scene in enumerate(scenes):
        if number not in reached:
            message = f"no choice leads to “{scene.title.plain}”"
            report(
                "unreachable-scene",
                scene.span,
                message,
                help=f"add a choice where it belongs:  - [What the learner can do](#{scene.id.partition('--')[2]})",
            )
        elif not any(scenes[after].ending for after in _reached({number}, scenes)):
            name = f"“{scene.title.plain}”" if number else "the opening"
            advice = "write in the scene where the story ends:  **Good ending.**  or  **Bad ending.**"
            report("no-ending", scene.span, f"no ending can be reached from {name}", help=advice)
            return  # the scenes after it have none either


def _reached(start: set[int], scenes: Sequence[Scene]) -> set[int]:
    """The scenes that can be reached, and those from which one starts."""
    reached, new = set(start), set(start)
    while new:
        new = {to for number in new for _, _, to in scenes[number].choices} - reached
        reached |= new
    return reached


def _interaction(scenes: Sequence[Scene]) -> Interaction:
    """The scenes are the steps of a performance, the choices what is done at each."""
    steps = tuple(Option(scene.key, scene.title.plain) for scene in scenes)
    choices = tuple(Option(key, words) for scene in scenes for key, words, _ in scene.choices)
    right = tuple(_shortest(scenes, number) for number, scene in enumerate(scenes) if scene.ending == "good")
    return Interaction("performance", steps, choices, tuple(filter(None, right))[:MOST_PATTERNS])


def _shortest(scenes: Sequence[Scene], end: int) -> tuple[str, ...]:
    """The fewest choices that lead to an ending, then the ending itself."""
    ways: dict[int, tuple[str, ...]] = {0: ()}
    waiting = [0]
    for number in waiting:
        for key, _, to in scenes[number].choices:
            if to not in ways:
                ways[to] = (*ways[number], f"{scenes[number].key}.{key}")
                waiting.append(to)
    return (*ways[end], f"{scenes[end].key}.") if end in ways else ()


KIND = BlockKind(
    keywords=("Scenario", "Branching scenario", "Dialogue"),
    also=(
        "Branching",
        "Branching story",
        "Case study",
        "What would you do",
        "Choose your path",
        "Choose your own adventure",
        "Role play",
        "Simulation",
    ),
    shape="scenes",
    read=read,
    settings=(SCORED, MARKS, TRIES, ANY_TRIES),
    parts=True,
    bold_marks=ENDING,
    endings=("Good ending.", "Bad ending.", "Ending."),
    untranslatable=rf"\s*[*_]{{2}}{ENDING}[*_]{{2}}[.:]?|^\s*{LISTED}\s*",
)
