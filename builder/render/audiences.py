"""Which parts of a course are for whom: what learners choose from, and a course for some audiences alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from builder.diagnostics import did_you_mean
from builder.model import Bank, Block

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from builder.diagnostics import Report
    from builder.model import Course, Details, Node, Page, Section

EVERYONE = "everyone"  # what is for nobody in particular


def audiences_of(course: Course) -> Mapping[str, str]:
    """The audiences that learners choose from, in words by name; {} where no part, or the first page, is for one."""
    first = next(((section, page) for section in course.sections for page in section.pages), ())
    named = {name for name in _named(course) if name}
    known = course.details.audiences.items()
    return {} if any(part.audience for part in first) else {name: text for name, text in known if name in named}


def _named(course: Course) -> Iterator[str]:
    for section in course.sections:
        yield section.audience
        for page in section.pages:
            yield page.audience
            yield from (block.audience for block in page.blocks)


def check_audiences(course: Course, names: Collection[str], report: Report) -> None:
    """Reports names that a course of some audiences doesn't know; one of none is the same for all."""
    known = {**course.details.audiences, EVERYONE: ""}
    for name in names if course.details.audiences or any(_named(course)) else ():
        if name not in known:
            near = did_you_mean(name, known)
            report(
                "unknown-audience",
                course.details.spans.get("audiences", course.span),
                f"this course has no audience “{name}”, for which it was to be built",
                help=f"did you mean --audience {near}?" if near else f"those that there are: {', '.join(known)}",
            )


def only_for(course: Course, names: Collection[str]) -> Course:
    """The course without what is for other audiences; none of its parts then says whom it is for."""
    if not any(_named(course)):
        return course
    wanted = {*names, ""}
    details = course.details
    audiences = {name: text for name, text in details.audiences.items() if name in wanted}
    sections = tuple(_section(section, wanted) for section in course.sections if section.audience in wanted)
    return replace(course, details=replace(for_them(details, names), audiences=audiences), sections=sections)


def for_them(details: Details, names: Collection[str]) -> Details:
    """With an id that says for whom, so that packages for several audiences stand beside each other."""
    return replace(details, id="-".join((details.id, *names)))


def _section(section: Section, wanted: Collection[str]) -> Section:
    pages = tuple(_page(page, wanted) for page in section.pages if page.audience in wanted)
    return replace(section, pages=pages, audience="")


def _page(page: Page, wanted: Collection[str]) -> Page:
    items = [item for item in page.items if not isinstance(item, Block) or item.audience in wanted]
    return replace(page, items=tuple(_unnamed(item, wanted) for item in items), audience="")


def _unnamed(item: Node | Block | Bank, wanted: Collection[str]) -> Node | Block | Bank:
    if isinstance(item, Bank):
        remaining = [one for one in item.items if not isinstance(one, Block) or one.audience in wanted]
        return replace(
            item, items=tuple(replace(one, audience="") if isinstance(one, Block) else one for one in remaining)
        )
    return replace(item, audience="") if isinstance(item, Block) else item
