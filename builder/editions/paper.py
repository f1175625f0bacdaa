"""What the pages and blocks of a course give to paper."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from builder.discover import block_folders, block_kinds
from builder.editions.for_paper import answers_in, for_paper
from builder.editions.reports import Recorded, recorded
from builder.language.interface import words_in
from builder.model import Bank, Block
from builder.render.drawings.library import library_for
from builder.render.drawings.plain import Pictures
from builder.render.pages import body_of, draw, renderer_of

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
    words: Mapping[str, Any]
    extension_roots: tuple[Path, ...]
    asked: tuple[Block, ...] = ()  # the questions that are numbered; none: all of the course

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each question with right and wrong answers, by its block's key."""
        scored = (block.key for block in self.asked or self.course.blocks if block.scored)
        return {key: number for number, key in enumerate(scored, 1)}

    @cached_property
    def recorded(self) -> tuple[Recorded, ...]:
        """What LMS reports call its questions and answers."""
        return tuple(recorded(self.course))

    def body(self, page: Page, *, answers: bool = False) -> Markup:
        """All that learners get on a page, with or without answers."""
        renderer = self._renderer()
        running = renderer.on_a_page()
        html = str(body_of(page, self.course, running, lambda block: self._drawn(block, running)))
        return self._for_paper(html + renderer.footnotes(page.footnotes), answers=answers)

    def sheet(self, item: Node | Block) -> Markup:
        """A piece of a page, without answers."""
        return self._for_paper(self._drawn(item) if isinstance(item, Block) else self._renderer().flow((item,)))

    def answers(self, block: Block) -> Markup:
        """What learners are told once they have answered; "" for nothing."""
        texts = self._for_paper(answers_in(self._drawn(block)))
        return texts or (Markup("<p>{}</p>").format(", ".join(_right(block))) if block.scored else Markup())

    def remember(self, block: Block) -> Markup:
        """What to keep in mind; "" for nothing."""
        remember = block_kinds(self.extension_roots)[block.kind].remember
        return self.flow(remember(block)) if remember else Markup()

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
        return str(self._said(block).get("kind", ""))

    def flow(self, nodes: Flow) -> Markup:
        """Text of an author."""
        return self._for_paper(self._renderer().flow(nodes))

    @cached_property
    def _course_renderer(self) -> Renderer:
        return renderer_of(self.course, self.extension_roots, Pictures(library_for(self.course)).image)

    def _renderer(self) -> Renderer:
        return replace(self._course_renderer, pages=None, tables=Counter(), marks=set())

    def _drawn(self, block: Block, running: Renderer | None = None) -> str:
        running = running or self._renderer()
        renderer = running.without_terms()
        return draw(
            block, self.templates, self.words, self._said(block), "paper.html.jinja", renderer=renderer, running=running
        )

    def _said(self, block: Block) -> Mapping[str, Any]:
        said = words_in(
            block_folders(self.extension_roots)[block.kind], self.course.details.language, self.extension_roots
        )
        return {**said, **said.get("paper", {})}

    def _for_paper(self, html: str, *, answers: bool = False) -> Markup:
        return Markup(for_paper(html, self.numbers, answers=answers)) if html else Markup()  # noqa: S704 - rendered and escaped before


def _all_blocks(page: Page) -> Iterator[Block]:
    """The blocks of a page in order, those that learners don't get too."""
    items: list[Any] = list(page.items)
    for place, block in reversed(page.kept_out):
        items.insert(place, block)
    for item in items:
        yield from (one for one in (item.blocks if isinstance(item, Bank) else (item,)) if isinstance(one, Block))


def _right(block: Block) -> Iterator[str]:
    """The right answers in words."""
    asked = block.interaction
    named = {option.key: option.text for option in asked.options} if asked else {}
    for pattern in asked.right if asked else ():
        yield ", ".join(named.get(key, key) for key in pattern)
