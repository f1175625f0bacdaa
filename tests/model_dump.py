"""A parsed course as lines that a reviewer can read: one for each thing, indented under what holds it."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from builder.model import Bank, Block, Course, Details, Node, Page, Text
from builder.package.addresses import package_name
from builder.render.pages import renderer_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.render.html import Renderer


def dump(course: Course) -> str:
    """The whole course."""
    renderer = renderer_of(course, package_name)
    lines = [f"course “{course.details.title}”", *(f"  {line}" for line in _details(course.details))]
    for section in course.sections:
        lines.append(f"section “{section.title.plain}”{_marks(audience=section.audience)}")
        for page in section.pages:
            lines += [f"  {line}" for line in _page(page, renderer)]
    lines += [
        f"link {link.kind} “{link.target}”{_marks(text=link.text, found=link.found, near=link.near)}"
        for link in course.links
    ]
    return "\n".join(lines) + "\n"


def _details(details: Details) -> Iterator[str]:
    plain = Details()
    for field in fields(details):
        value = getattr(details, field.name)
        if field.name == "objectives":
            yield from (f"objective {one.id}: {one.text}" for one in value)
        elif field.name not in {"title", "spans"} and value != getattr(plain, field.name):
            yield f"{field.name}: {value if isinstance(value, str) else repr(value)}"


def _page(page: Page, renderer: Renderer) -> Iterator[str]:
    rules = page.assessment
    marks = _marks(objectives=", ".join(page.objectives), audience=page.audience, settings=page.settings)
    yield f"page #{page.id} “{page.title.plain}”{marks} line {page.span.line}"
    if rules:
        yield f"  assessment pass mark {rules.pass_mark}, attempts {rules.attempts}, answers {rules.feedback}"
    for item in page.items:
        yield from (f"  {line}" for line in _item(item, renderer))
    if page.footnotes:
        yield f"  footnotes {renderer.footnotes(page.footnotes)}"


def _item(item: Node | Block | Bank, renderer: Renderer) -> Iterator[str]:
    if isinstance(item, Bank):
        yield f"bank “{item.title.plain}” draw {item.draw}"
        for inner in item.items:
            yield from (f"  {line}" for line in _item(inner, renderer))
    elif isinstance(item, Block):
        yield from _block(item, renderer)
    else:
        html = renderer.flow((item,)).rstrip("\n").split("\n")
        yield f"prose {html[0]}"
        yield from (f"      {line}" for line in html[1:])


def _block(block: Block, renderer: Renderer) -> Iterator[str]:
    marks = _marks(objective=block.objective, audience=block.audience, settings=block.settings, data=block.data)
    yield f"block {block.kind} {block.id} “{block.title.plain}”{marks} line {block.span.line}"
    for field in fields(block.content):
        value = getattr(block.content, field.name)
        if isinstance(value, Text) or (isinstance(value, tuple) and value and isinstance(value[0], Node)):
            value = str(renderer.drawn(value))
        if isinstance(value, str) and value:
            yield f"  {field.name}: {' '.join(value.split())}"
    asked = block.interaction
    if asked:
        said = ", several" * asked.several + ", not judged" * (not asked.judged)
        yield f"  asks {asked.kind}{said}; right {_patterns(asked.right)}"
        feedback = [*asked.feedback, *[""] * len(asked.options)]
        for option, said in zip(asked.options, feedback, strict=False):
            yield f"    {option.key} “{option.text}”" + (f" > {said}" if said else "")


def _patterns(right: tuple[tuple[str, ...], ...]) -> str:
    return " | ".join(", ".join(pattern) for pattern in right) or "none"


def _marks(**values: object) -> str:
    shown = [f"{name} {dict(value) if isinstance(value, dict) else value}" for name, value in values.items() if value]
    return f" ({'; '.join(shown)})" if shown else ""
