"""A course as the outline beside the text shows it: sections, pages and blocks, each with its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builder import discover
from builder.model import Bank
from builder.outline.facts import pages_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from builder.model import Block, Course, Page, Span


def outline_json(course: Course, name_of: Callable[[str], str]) -> list[dict[str, Any]]:
    """The course's sections, in order: `Section` in contract.js. `name_of`: a span's file, as the page calls it."""
    kinds = discover.block_kinds(course.source.extension_roots)
    facts = iter(pages_of(course, kinds))

    def place(span: Span) -> dict[str, Any]:
        return {"file": name_of(span.file), "line": span.line}

    def block_json(block: Block) -> dict[str, Any]:
        keyword = kinds[block.kind].keywords[0]
        shown = {"id": block.id, "kind": block.kind, "keyword": keyword, "title": block.title.plain}
        return shown | {"level": block.level, **place(block.span)}

    def page_json(page: Page) -> dict[str, Any]:
        fact = next(facts)
        shown = {"id": page.id, "title": page.title.plain, "assessment": page.assessment is not None}
        figures = {"seconds": round(fact.seconds), "words": fact.words, "questions": fact.questions}
        return shown | figures | {"blocks": [block_json(one) for one in _blocks(page)], **place(page.span)}

    return [
        {"title": section.title.plain, **place(section.span), "pages": [page_json(page) for page in section.pages]}
        for section in course.sections
    ]


def _blocks(page: Page) -> Iterator[Block]:
    """Every block that the author typed, those for the trainer too, in the order of the text."""
    found = [*page.blocks, *(block for _, block in page.kept_out)]
    pooled = {id(block) for item in page.items if isinstance(item, Bank) for block in item.blocks}
    yield from sorted(found, key=lambda one: (one.span.line, id(one) in pooled))
