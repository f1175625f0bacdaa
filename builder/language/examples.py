"""The example words of our templates, which their authors are to replace: `starters/` marks each such line."""

from __future__ import annotations

from functools import cache

from builder.discover import INSIDE
from builder.language.wording import sentences
from builder.patterns import pattern

MARK = " {example}"  # at the end of a line of a template; no course has it
LEAD = pattern(r"^\s*(?:>\s?|[-*]\s(?:\[[ x]\]\s)?|\d+\.\s|#+\s)*")
LEAST = 6  # words of a sentence that nobody else writes by chance


@cache
def example_sentences() -> frozenset[str]:
    """Each sentence that a template of ours has for its author to replace."""
    lines = [
        line.removesuffix(MARK)
        for file in sorted(INSIDE.glob("starters/**/*.md"))
        for line in file.read_text("utf-8").splitlines()
        if line.endswith(MARK)
    ]
    return frozenset(one for line in lines for one in sentences_of(line) if len(one.split()) >= LEAST)


def sentences_of(line: str) -> list[str]:
    """The sentences of a line as an author typed it, without the signs that it begins with."""
    return sentences(LEAD.sub("", line).strip())
