"""The questions of a course, in the order in which learners meet them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from builder.exports import Drawn, Pool, Question, Questions
from builder.exports.marks import mark
from builder.language.interface import words
from builder.model import Bank, Block, Paragraph, Wording
from builder.render.drawings.library import library_for
from builder.render.drawings.plain import Pictures, address_of, files_of
from builder.render.html import Renderer
from builder.render.medium import ELSEWHERE
from builder.source.slugs import unique

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from builder.model import Module, PackageContent, Page


def questions_of(content: PackageContent) -> Questions:
    """All that is asked, and could be asked elsewhere."""
    taken: set[str] = set()
    several = len(content.modules) > 1
    pools = tuple(
        _with_ids(pool, f"{_prefix(module)}_" if several else "", taken)
        for module in content.modules
        for pool in _apart(_pools(module), module.course.details.title if several else "")
    )
    media = {
        module.addresses[name]: file for module in content.modules for name, file in module.course.source.media.items()
    }
    media |= {address: file for module in content.modules for address, file in files_of(module.course).items()}
    return Questions(content.details.id, content.details.title, content.details.language, pools, media)


def _apart(pools: Iterable[Pool], module: str) -> Iterator[Pool]:
    """Pools of a module, each with a name of its own, as two pages may be called alike."""
    taken: set[str] = set()
    for pool in pools:
        yield replace(pool, name=unique(pool.name, taken, " "), module=module)


def _prefix(module: Module) -> str:
    """What the ids of a module's questions begin with where another module may have the same."""
    own = re.sub(r"\W", "_", module.course.details.id, flags=re.ASCII)
    return own if own[:1].isalpha() else f"m_{own}"


def _with_ids(pool: Pool, prefix: str, taken: set[str]) -> Pool:
    """The pool, its questions with ids that no other question has."""
    return replace(
        pool, questions=tuple(replace(one, id=unique(f"{prefix}{one.id}", taken, "_")) for one in pool.questions)
    )


def _pools(module: Module) -> Iterator[Pool]:
    course = module.course
    renderer = Renderer(
        words(course.details.language, course.source.extension_roots),
        module.addresses.__getitem__,
        Pictures(library_for(course), address_of).image,
        pages=(),
        medium=ELSEWHERE,
        within=None,
        gap=lambda gap: mark(gap.words),
    )
    for page in course.pages:
        loose = tuple(_questions((item for item in page.items if isinstance(item, Block)), renderer))
        if loose:
            yield Pool(_named(page), loose)
        for bank in (item for item in page.items if isinstance(item, Bank)):
            inside = tuple(_questions(bank.blocks, renderer))
            if inside:
                yield Pool(bank.title.plain, inside, bank.draw)


def _named(page: Page) -> str:
    return " ".join(page.title.plain.split())


def _questions(blocks: Iterable[Block], renderer: Renderer) -> Iterator[Question]:
    for block in blocks:
        if block.interaction:
            fresh = replace(renderer, tables=type(renderer.tables)(), marks=set())
            yield Question(block.id, block.title, block.interaction, _drawn(block, fresh), block.span, block.settings)


def _drawn(block: Block, renderer: Renderer) -> Drawn:
    wording = block.interaction.wording if block.interaction else Wording()
    title = Paragraph(block.title.inside, block.span)
    prompt = renderer.flow(wording.prompt)
    texts = (wording.hint, wording.explanation, wording.if_right, wording.if_wrong)
    return Drawn(renderer.flow((title,)) + prompt, prompt, *map(renderer.flow, texts))
