"""An outline for a terminal, and a row of all courses for a README."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from builder.outline.facts import CourseOutline, PageOutline

HALF = 30  # seconds


def minutes(seconds: float) -> str:
    """A time as people say it."""
    return "under 1 min" if seconds < HALF else f"{max(1, round(seconds / 60))} min"


def count(number: int, noun: str) -> str:
    """`2 pages`, `1 page`, `no pages`."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def length(outline: CourseOutline) -> str:
    """How long a course takes: for everyone, for those with parts of their own, and as it says itself."""
    everyone, total, texts = outline.minutes_for_everyone, outline.minutes, outline.declared_minutes
    with_parts = f" for everyone, {total} with the parts for some" if everyone and everyone < total else ""
    return f"about {everyone or total} min{with_parts}" + (f" (the course says {texts})" if texts else "")


def refresher(outline: CourseOutline) -> str:
    """What its refresher asks; "" where it has none."""
    asked, available = outline.refresher or (0, 0)
    return f"refresher: {asked} of {count(available, 'question')}, about 5 min" if asked else ""


def as_tree(outline: CourseOutline) -> str:
    """The course as a tree, and what becomes of each objective."""
    figures = [
        length(outline),
        count(len(outline.pages), "page"),
        count(outline.questions, "question"),
        f"{outline.words:,} words",
    ]
    if outline.reading_age:
        figures.append(f"reading age {outline.reading_age}")
    lines = [outline.title, ", ".join(figures)]
    if outline.refresher:
        lines.append(refresher(outline))
    section = None
    for number, page in enumerate(outline.pages, 1):
        if page.section != section:
            section = page.section
            lines += ["", section] if section else [""]
        lines += _page(number, page)
    return "\n".join([*lines, *_objectives(outline), *_files(outline)])


def _page(number: int, page: PageOutline) -> Iterator[str]:
    texts = [f"for {page.audience}"] if page.audience else []
    texts.append(minutes(page.seconds))
    if page.questions:
        texts.append(count(page.questions, "question"))
    yield f"{number:4}  {page.title}  ({', '.join(texts)})"
    if page.activities:
        yield "        " + ", ".join(_counted(page.activities))
    for what, ids in (("teaches", page.taught), ("assesses", page.assessed)):
        if ids:
            yield f"        {what}: {', '.join(sorted(ids))}"


def _counted(names: Iterable[str]) -> list[str]:
    """Each name once, with how often it stands there."""
    listed = list(names)
    return [f"{listed.count(name)} × {name}" if listed.count(name) > 1 else name for name in dict.fromkeys(listed)]


def _objectives(outline: CourseOutline) -> Iterator[str]:
    if not outline.objectives:
        yield "\nNo objectives: say at the top of course.md what learners can do afterwards."
        return
    yield "\nObjectives"
    for objective in outline.objectives:
        yield f"  {objective.id}: {objective.text}"
        yield f"        taught on {pages_with(outline, objective.id, 'taught') or 'no page'}"
        yield f"        assessed on {pages_with(outline, objective.id, 'assessed') or 'no page'}"


def _files(outline: CourseOutline) -> Iterator[str]:
    if not outline.files:
        return
    yield f"\nFiles: {weight(sum(file.packed for file in outline.files))} in a package"
    for file in outline.files:
        own = f" (of {weight(file.size)})" if file.packed != file.size else ""
        yield f"  {weight(file.packed):>8}  {file.name}{own}"


def weight(size: int) -> str:
    """Bytes as people read them: “85 kB”, “1.2 MB”."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"  # noqa: PLR2004 - a megabyte


def pages_with(outline: CourseOutline, objective: str, what: str) -> str:
    """The numbers of the pages that do it, such as `page 3` or `pages 3, 5 and 6`; "" for none."""
    numbers = [str(number) for number, page in enumerate(outline.pages, 1) if objective in getattr(page, what)]
    if len(numbers) < 2:  # noqa: PLR2004 - one page or none
        return f"page {numbers[0]}" if numbers else ""
    return f"pages {', '.join(numbers[:-1])} and {numbers[-1]}"


def as_table(outlines: Iterable[CourseOutline]) -> str:
    """A Markdown table with a row a course."""
    lines = [
        "| Course | Pages | Questions | Words | Reading age | Minutes |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for one in outlines:
        title = one.title.replace("|", "\\|")
        time = one.declared_minutes or one.minutes
        age, folder = one.reading_age or "–", quote(one.name, errors="replace")
        lines.append(f"| [{title}]({folder}/) | {len(one.pages)} | {one.questions} | {one.words:,} | {age} | {time} |")
    return "\n".join(lines)
