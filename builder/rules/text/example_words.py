"""Example words of a template are still there.

What it finds:
Sentences that stand in a template of this builder for you to replace, on a page of a course that began as one. Each
page is told once, and so is the top of `course.md`.

Why it matters:
They were written to show what goes where. Learners would read about somebody else's subject, or be told how to write a
course.

Example:

    This module works as it is. Change the words, save, and build it again.

Use instead:

    Visitors sign in at the gate. This module shows what to ask them.

Words that you have changed are yours, and are not told. To keep an example as it is, type `example-words: off` below
`checks:` at the top of `course.md`.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.language.examples import example_sentences, sentences_of
from builder.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.diagnostics import Report
    from builder.model import Course, SourceText

SEVERITY = Severity.WARNING


def find(course: Course, report: Report) -> None:
    """The first example of each page, and how many more there are."""
    for text in course.source.texts:
        starts = sorted(page.span.line for page in course.pages if page.span.file == text.file)
        pages: dict[int, list[tuple[str, Span]]] = {}
        for sentence, span in _examples(text):
            pages.setdefault(bisect_right(starts, span.line), []).append((sentence, span))
        for at, found in pages.items():
            (sentence, span), more = found[0], len(found) - 1
            where = "on this page" if at else "above the first page"
            others = f", and {more} more {where}" if more else ""
            report(
                "example-words",
                span,
                f"this is still the template's example: “{sentence}”{others}",
                help="write your own words in place of it, or delete it",
            )


def _examples(text: SourceText) -> Iterator[tuple[str, Span]]:
    """Each sentence of a template in a text, in order, with its place."""
    there = {one for one in example_sentences() if one in text.text}
    for number, line in enumerate(text.lines, 1) if there else ():
        for sentence in sentences_of(line) if any(one in line for one in there) else ():
            if sentence in there:
                yield sentence, Span(text.file, number, line.index(sentence) + 1, len(sentence))
