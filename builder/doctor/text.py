"""What the doctor says, as people read it in a terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from builder import discover
from builder.diagnostics import Severity, as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from builder.diagnostics import Diagnostic
    from builder.doctor.compare import Comparison
    from builder.doctor.examine import Examined
    from builder.doctor.facts import Facts, ModuleFacts

MOST_OF_ONE = 5  # findings of one rule that are printed
MOST_FILES = 10
LONGEST_TEXT = 2_000  # letters of what the package says of itself
MEGABYTE = 1_000_000


def why(rule: str) -> str:
    """Why a rule matters, and which LMSs mind: a part of its documentation."""
    _, _, after = discover.rule(rule).documentation.partition("Why it matters:")
    return " ".join(after.partition("Example:")[0].split())


def as_size(size: int) -> str:
    """Bytes in the unit that reads best."""
    return f"{size / 1000:.1f} kB" if size < MEGABYTE else f"{size / MEGABYTE:.1f} MB"


def examined_as_text(one: Examined, paint: Callable[..., str]) -> str:
    """What the package is, what is wrong with it, and how much that is."""
    parts = [paint(one.display_name, underline=True)]
    if one.facts:
        parts += [*_facts(one.facts), ""]
    worst_first = sorted(one.found, key=lambda finding: finding.severity is not Severity.ERROR)
    parts += _findings(worst_first, one.sources, paint)
    if worst_first:
        errors = sum(finding.severity is Severity.ERROR for finding in one.found)
        counts = f"{_count(errors, 'error')}, {_count(len(worst_first) - errors, 'warning')}"
        parts.append(f"{counts}. To read about one, type:  builder explain {worst_first[0].rule}")
    else:
        parts.append("Nothing to fix.")
    return "\n".join(parts) + "\n"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _facts(facts: Facts) -> Iterator[str]:
    guessed = " (the nearest: see below)" if facts.modules and facts.standard and not facts.sure else ""
    yield f"  standard   {facts.standard or 'not known'}{guessed}"
    yield f"  title      {_plain(facts.title) or '(none)'}"
    yield f"  modules    {len(facts.modules)}"
    for module in facts.modules:
        yield from _module(module)
    for number, rule in enumerate(facts.order):
        yield f"  {'' if number else 'order':9}  {_plain(rule)}"
    yield f"  size       {as_size(facts.size)}; unpacked {as_size(facts.unpacked)} in {_count(facts.files, 'file')}:"
    for kind, (count, size) in facts.sizes.items():
        yield f"             {kind} {as_size(size)} ({count})"


def _module(module: ModuleFacts) -> Iterator[str]:
    yield f"             “{_plain(module.title)}” opens {_plain(module.page) or 'nothing'}"
    mark = f"pass mark {module.pass_mark * 100:g}%" if module.pass_mark is not None else "no pass mark in the manifest"
    notes = [] if module.talks_to_lms else ["a page without a score"]
    for fact in [mark, *notes, *module.completion, *module.order]:
        yield f"               {_plain(fact)}"


def _plain(text: str) -> str:
    """On one line, not too long, and unable to steer a terminal."""
    shown = "".join(letter if letter.isprintable() else " " for letter in text[:LONGEST_TEXT])
    return f"{shown}…" if len(text) > LONGEST_TEXT else shown


def _findings(found: Sequence[Diagnostic], sources: Mapping[str, str], paint: Callable[..., str]) -> Iterator[str]:
    counts: Counter[str] = Counter()
    for finding in found:
        counts[finding.rule] += 1
        if counts[finding.rule] <= MOST_OF_ONE:
            text = as_text([finding], sources, paint)
            first = counts[finding.rule] == 1
            yield f"{text}  {paint('why', fg='cyan')}: {why(finding.rule)}\n" if first else text
    for rule, count in counts.items():
        if count > MOST_OF_ONE:
            yield f"There are {count - MOST_OF_ONE} more like [{rule}]; --format json shows up to 100.\n"


def compared_as_text(one: Comparison, paint: Callable[..., str]) -> str:
    """What changed: for learners, for the LMS, and in the files."""
    parts = []
    for title, sentences in (("For learners", one.learners), ("For the LMS", one.lms)):
        parts += [paint(title, bold=True), *(f"  {_plain(sentence)}" for sentence in sentences), ""]
    parts.append(paint("Files", bold=True))
    for what, names in (("new", one.added), ("gone", one.removed), ("changed", one.changed)):
        more = f" and {len(names) - MOST_FILES} more" if len(names) > MOST_FILES else ""
        parts.append(f"  {what:8} {len(names):4}  {_plain(', '.join(names[:MOST_FILES]))}{more}".rstrip())
    return "\n".join([*parts, f"  size     {as_size(one.sizes[0])} → {as_size(one.sizes[1])}"])
