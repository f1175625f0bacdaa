"""The stages from a course's folder to its packages, in order: load, parse, check, render, package."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from builder import discover
from builder.diagnostics import in_order
from builder.editions.reports import as_csv
from builder.model import Details
from builder.package.manifest import whole_package
from builder.package.write import write_package, write_text
from builder.pipeline.stages import Built, Files, Order, Outcome, Work, begin, check, found, load, parse
from builder.render.pages import render, render_script
from builder.source.load import LOCK_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from builder.discover import Standard, Theme
    from builder.model import Course, Programme, Span, Whole

__all__ = ["Assembled", "Built", "Examined", "Files", "Order", "Outcome"]  # the stages' names, then our own
__all__ += ["assemble", "examine", "in_each_language", "named", "run"]


@dataclass(frozen=True, slots=True)
class Assembled:
    """A course and its packages, as they would be written."""

    outcome: Outcome
    course: Course | None  # None: an error keeps it from being packed
    packages: dict[str, tuple[Standard, Files]]  # by the standard's name
    lock: str = ""  # what ids.lock would hold
    parts: tuple[Course, ...] = ()  # the courses of a programme, which has no course of its own
    in_order: bool = False  # whether learners go in order: through its pages, or through a programme's modules


@dataclass(frozen=True, slots=True)
class Examined:
    """A course, as one module, or a programme, after its checks."""

    outcome: Outcome
    whole: Whole | None  # None: an error was found
    theme: Theme | None
    programme: Programme | None = None  # None: it is a course

    @property
    def details(self) -> Details:
        """What is known of it whatever was found."""
        return self.whole.details if self.whole else Details()


def run(order: Order) -> Outcome:
    """Takes a course through every stage that its faults allow; never raises for what an author wrote."""

    def make(one: Order) -> tuple[Outcome, Details]:
        work = _through(STAGES if one.out else CHECKING, one)
        known = work.programme or work.course
        return _outcome(work), known.details if known else Details()

    return in_each_language(order, make)


def in_each_language(order: Order, make: Callable[[Order], tuple[Outcome, Details]]) -> Outcome:
    """What became of a course in its author's language and in all that it names, or in the one of the order."""
    outcome, details = make(order)
    for language in () if order.language else details.languages:
        if language.lower() != details.language.lower():
            other, _ = make(replace(order, language=language))
            known = {(one.rule, one.span) for one in outcome.diagnostics}
            more = [one for one in other.diagnostics if (one.rule, one.span) not in known]
            told = tuple(in_order((*outcome.diagnostics, *more)))
            outcome = replace(outcome, diagnostics=told, built=(*outcome.built, *other.built))
    return outcome


def assemble(order: Order) -> Assembled:
    """Takes a course, as one module, or a programme as far as the files of its packages, and writes none of them."""
    work = _through(UNWRITTEN, replace(order, as_one=True))
    packages = {standard.name: (standard, files) for standard, files in _packages(work)}
    checked = work.checked
    parts = tuple(part.checked.course for part in work.parts if part.checked and work.whole)
    courses = parts or ((checked.course,) if checked else ())
    in_order = any(one.details.navigation == "in order" for one in courses)
    return Assembled(
        _outcome(work),
        checked.course if checked else None,
        packages,
        checked.lock if checked else "",
        parts,
        in_order or (work.programme is not None and work.programme.in_order),
    )


def examine(order: Order) -> Examined:
    """Takes a course, as one module, or a programme through its checks."""
    work = _through(CHECKING, replace(order, as_one=True, to_translate=True))
    return Examined(_outcome(work), work.whole, work.theme, work.programme)


def pack(order: Order, folder: Path, standard: str) -> Path | None:
    """The package for a standard ("": the first that has no manifest), written into a folder and nowhere else."""
    work = _through(UNWRITTEN, order)
    plain = next((one.name for one in discover.standards(order.beside).values() if not one.manifest), "")
    work.order = replace(order, standards=(standard or plain,))
    for _, files in _packages(work):
        write_package(folder / "now.zip", files)
        return folder / "now.zip"
    return None


def _through(stages: Sequence[Callable[[Work], None]], order: Order) -> Work:
    work = begin(order)
    for stage in stages:
        stage(work)
    return work


def _outcome(work: Work) -> Outcome:
    return replace(work.outcome, diagnostics=tuple(in_order(found(work))))


def _render(work: Work) -> None:
    if work.whole and work.theme:
        work.files = render(work.whole, work.theme, work.beside)


def _package(work: Work) -> None:
    whole, out = work.whole, work.order.out
    if not whole or not out or not work.files:
        return
    for part in work.parts or [work]:  # first: a package that learners have must not be without its ids
        _write_lock(part)
    if work.programme:
        _keep(work.programme.lock, work, work.programme.span)
    built: list[Built] = []
    since = work.started
    details = whole.details
    for standard, files in _packages(work):
        path = out / f"{named(details, work.order.language)}-{standard.name}.zip"
        try:
            size = write_package(path, files)
        except OSError as reason:
            work.report(
                "package-not-written",
                details.spans[""],
                f"{path.name} could not be written: {reason.strerror or reason}",
            )
            return
        now = time.perf_counter()
        plays = standard.programme.get("plays", "") if whole.is_programme else ""
        built.append(Built(path, standard.name, size, now - since, plays))
        since = now
    _write_key(work, whole, out)
    work.outcome = replace(work.outcome, built=tuple(built))


def _write_key(work: Work, whole: Whole, out: Path) -> None:
    """Writes beside the packages what the letters in an LMS's report stand for, where one is told of answers."""
    wanted = work.order.standards or whole.details.standards
    to_lms = any(one.manifest for one in discover.chosen_standards(wanted, work.beside, several=whole.is_programme))
    key = as_csv(whole) if to_lms else ""
    path = out / f"{named(whole.details, work.order.language)}-answers.csv"
    if key and not write_text(path, key):
        work.report("package-not-written", whole.details.spans[""], f"{path.name} could not be written")


def named(details: Details, language: str) -> str:
    """How the files made of a course are called, but for their kind: a language stands behind the version."""
    ending = f"-{language.lower()}"
    own = details.id.removesuffix(ending) if language else details.id
    return f"{own}-{details.version}" + (ending if own != details.id else "")


def _write_lock(work: Work) -> None:
    if work.checked:
        _keep(work.checked.lock, work, work.checked.course.span)


def _keep(lock: str, work: Work, span: Span) -> None:
    if not write_text(work.order.folder / LOCK_FILE, lock):
        work.report(
            "lock-not-written",
            span,
            "ids.lock could not be written beside the course",
            help="allow writing to the course's folder",
        )


def _packages(work: Work) -> Iterator[tuple[Standard, Files]]:
    """All files of the package for each standard, one after the other."""
    whole = work.whole
    if not whole or not work.files:
        return
    wanted = work.order.standards or whole.details.standards
    for standard in discover.chosen_standards(wanted, work.beside, several=whole.is_programme):
        files = work.files | {"course.js": render_script(whole, standard, work.beside)}
        yield standard, whole_package(whole, standard, files)


CHECKING = (load, parse, check)
UNWRITTEN = (*CHECKING, _render)
STAGES = (*UNWRITTEN, _package)
