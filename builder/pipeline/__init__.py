"""What is made of a folder by the stages: packages on disk, packages in memory, or what its checks find."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from builder import discover
from builder.diagnostics import in_order
from builder.order import Built, Order, Outcome
from builder.package.write import write_package
from builder.pipeline.in_part import in_part
from builder.pipeline.output import Files, Rendered, package, render
from builder.pipeline.stages import Faulty, check, load, parse
from builder.trust import faults_of_organisations

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from builder.model import Details
    from builder.parse.page_cache import PageCache
    from builder.pipeline.stages import Checked

__all__ = ["Built", "Files", "Order", "Outcome"]  # what stages take and give, then our own
__all__ += ["assemble", "assemble_in_part", "examine", "in_each_language", "pack", "run"]


def run(order: Order, same_id: Path | None = None) -> Outcome:
    """Takes a course through every stage that its faults allow; never raises for what an author wrote.

    `same_id`: the folder of another course that is built too and has the same id.
    """

    def make(one: Order) -> tuple[Outcome, Details]:
        began = time.perf_counter()
        checked = check(parse(load(one), same_id=same_id))
        if not one.out or isinstance(checked, Faulty):
            return checked.outcome, checked.parsed.programme.details
        return package(render(checked), one.out, began).outcome, checked.parsed.programme.details

    return in_each_language(order, make)


def in_each_language(order: Order, make: Callable[[Order], tuple[Outcome, Details]]) -> Outcome:
    """What became of a course in its author's language and in all that it names, or in the one of the order."""
    with faults_of_organisations(order.extension_roots):
        return _in_each_language(order, make)


def _in_each_language(order: Order, make: Callable[[Order], tuple[Outcome, Details]]) -> Outcome:
    outcome, details = make(order)
    for language in () if order.language else details.languages:
        if language.lower() != details.language.lower():
            other, _ = make(replace(order, language=language))
            known = {(one.rule, one.span) for one in outcome.diagnostics}
            more = [one for one in other.diagnostics if (one.rule, one.span) not in known]
            outcome = replace(
                outcome,
                diagnostics=tuple(in_order((*outcome.diagnostics, *more))),
                sources=outcome.sources | other.sources,
                built=(*outcome.built, *other.built),
                written=outcome.written | other.written,
                complete=outcome.complete and other.complete,
                until=min(filter(None, (outcome.until, other.until)), default=""),
            )
    return outcome


def examine(order: Order) -> Checked | Faulty:
    """Takes a course, as one module, or a programme through its checks, with all that can be translated."""
    with faults_of_organisations(order.extension_roots):
        return check(parse(load(order, as_one=True), to_translate=True))


def assemble(order: Order, *, lock: str = "", cache: PageCache | None = None) -> Rendered | Faulty:
    """Takes a course, as one module, or a programme as far as the files of its packages, and writes none of them.

    `lock`: what its `ids.lock` would hold, where there is none yet. `cache`: as `parse` takes it.
    """
    with faults_of_organisations(order.extension_roots):
        checked = check(parse(load(order, lock=lock, as_one=True), cache=cache))
        return checked if isinstance(checked, Faulty) else render(checked)


def assemble_in_part(faulty: Faulty) -> Rendered | None:
    """The same of what has errors, for its author: what they stand in is left out. None: nothing can be shown."""
    with faults_of_organisations(faulty.parsed.loaded.order.extension_roots):
        checked = in_part(faulty)
        return render(checked) if checked else None


def pack(order: Order, folder: Path, standard: str) -> Path | None:
    """The package for a standard ("": the first that has no manifest), written into a folder and nowhere else."""
    checked = check(parse(load(order)))
    if isinstance(checked, Faulty):
        return None
    plain = next((one.name for one in discover.standards(order.extension_roots).values() if not one.manifest), "")
    for _, files in render(checked).packages(standard or plain):
        write_package(folder / "now.zip", files)
        return folder / "now.zip"
    return None
