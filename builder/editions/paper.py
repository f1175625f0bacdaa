"""What the pages and blocks of a course give to paper."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from builder.discover import block_folders, block_kinds
from builder.editions.reports import Recorded, recorded
from builder.language.interface import words_in
from builder.model import Bank, Block
from builder.render.pages import body_of, draw

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from jinja2 import Environment

    from builder.blocks import Step
    from builder.model import Course, Flow, Node, Page
    from builder.render.html import Renderer


@dataclass(frozen=True)
class Paper:
    """What a course gives to paper. All HTML that its methods give is safe."""

    course: Course
    templates: Environment
    renderer: Renderer  # that draws its pages
    extension_roots: tuple[Path, ...]
    numbered: tuple[Block, ...] = ()  # the questions that are numbered; none: all of the course

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each question with right and wrong answers, by its block's key."""
        scored = (block.key for block in self.numbered or self.course.blocks if block.scored)
        return {key: number for number, key in enumerate(scored, 1)}

    @cached_property
    def recorded(self) -> tuple[Recorded, ...]:
        """What LMS reports call its questions and answers."""
        return tuple(recorded(self.course))

    def place(self, name: str) -> str:
        """The id in the document of a place in the course, such as a page."""
        return f"{self.renderer.within}{name}"

    def body(self, page: Page, *, answers: bool = False) -> Markup:
        """All that learners get on a page, with or without answers."""
        medium = replace(self.renderer.medium, answers=answers)
        running = self._renderer(medium=medium).on_a_page()
        html = body_of(page, self.course, running, lambda block: self._drawn(block, running))
        return html + Markup(running.footnotes(page.footnotes))  # noqa: S704 - drawn from the tree

    def sheet(self, item: Node | Block) -> Markup:
        """A piece of a page, without answers."""
        renderer = self._renderer(pages=(), notes=False)
        return Markup(self._drawn(item, renderer) if isinstance(item, Block) else renderer.flow((item,)))  # noqa: S704 - drawn from the tree

    def answers(self, block: Block) -> Markup:
        """What learners are told once they have answered; "" for nothing."""
        renderer = self._apart()
        self._drawn(block, renderer)
        texts = Markup("".join(renderer.answers).strip())  # noqa: S704 - drawn from the tree
        return texts or (Markup("<p>{}</p>").format(", ".join(_right(block))) if block.scored else Markup())

    def to_remember(self, block: Block) -> Flow:
        """What to keep in mind; () for nothing."""
        remember = block_kinds(self.extension_roots)[block.kind].remember
        return remember(block) if remember else ()

    def remember(self, block: Block) -> Markup:
        """The same, drawn."""
        return self.flow(self.to_remember(block))

    def steps(self, page: Page) -> Iterator[Step]:
        """What a facilitator does on a page, in order."""
        for block in _all_blocks(page):
            step = block_kinds(self.extension_roots)[block.kind].step
            if step:
                yield step(block)

    def leaflets(self, page: Page) -> Iterator[tuple[Block, Markup]]:
        """What a facilitator hands out, each on paper of its own, with its block."""
        for block in _all_blocks(page):
            leaflet = block_kinds(self.extension_roots)[block.kind].leaflet
            if leaflet:
                yield block, self.flow(leaflet(block))

    def called(self, block: Block) -> str:
        """What learners know such a block by."""
        return str(self._texts(block).get("kind", ""))

    def flow(self, nodes: Flow) -> Markup:
        """Text of an author, apart from its page."""
        return Markup(self._apart().flow(nodes))  # noqa: S704 - drawn from the tree

    def _renderer(self, **changes: Any) -> Renderer:
        """What draws the next piece."""
        return replace(self.renderer, tables=Counter(), marks=set(), answers=[], **changes)

    def _apart(self) -> Renderer:
        """The same, away from the page that its links and footnotes belong to."""
        return self._renderer(within=None)

    def _drawn(self, block: Block, running: Renderer) -> str:
        texts, number = self._texts(block), self.numbers.get(block.key)
        renderer = running.without_terms()
        return draw(block, self.templates, texts, "paper.html.jinja", renderer=renderer, running=running, number=number)

    def _texts(self, block: Block) -> Mapping[str, Any]:
        """What such a block says, on paper."""
        folder, language = block_folders(self.extension_roots)[block.kind], self.course.details.language
        texts = words_in(folder, language, self.extension_roots)
        return {**texts, **texts.get("paper", {})}


def _all_blocks(page: Page) -> Iterator[Block]:
    """The blocks of a page in order, those that learners don't get too."""
    items: list[Any] = list(page.items)
    for place, block in reversed(page.kept_out):
        items.insert(place, block)
    for item in items:
        yield from (one for one in (item.blocks if isinstance(item, Bank) else (item,)) if isinstance(one, Block))


def _right(block: Block) -> Iterator[str]:
    """The right answers in words."""
    interaction = block.interaction
    named = {option.key: option.text for option in interaction.options} if interaction else {}
    for pattern in interaction.right if interaction else ():
        yield ", ".join(named.get(key, key) for key in pattern)
