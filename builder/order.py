"""What is asked of the pipeline, and what became of it: all that a command must know of either."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path  # noqa: TC003 - small, and at hand anyway

from builder.diagnostics import Diagnostic, has_errors
from builder.frozen import frozen
from builder.source.folders import extension_roots_of


@frozen
class Order:
    """What an author asks for."""

    folder: Path  # of a course or a programme
    standards: tuple[str, ...] = ()  # none: what the course says; else, or where none of them is known, the usual ones
    theme: str = ""  # none: what the course or its organisation says, else the default
    out: Path | None = None  # where packages go; None: check only
    language: str = ""  # the only one to build in; none: the author's, and those that the course names
    audiences: tuple[str, ...] = ()  # whose parts alone to build; none: everyone's, and learners choose
    organisation: Path | None = None  # the organisation.yaml to build for; None: the nearest

    @property
    def extension_roots(self) -> tuple[Path, ...]:
        """Where the blocks, themes and standards that are not the builder's own may lie."""
        return extension_roots_of(self.folder, self.organisation)


@frozen
class Built:
    """A package that was written."""

    path: Path
    standard: str
    size: int  # bytes
    seconds: float  # that this package took, its share of the stages before it included
    plays: str = ""  # which LMSs play it, where that is a question: it has several modules


@frozen
class Outcome:
    """What became of a course."""

    name: str  # of its folder
    title: str = ""
    modules: int = 1  # that an LMS lists
    pages: int = 0
    questions: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()  # each once, in the order in which they are shown
    sources: dict[str, str] = field(default_factory=dict)  # text by the name that spans use
    built: tuple[Built, ...] = ()
    written: dict[str, str] = field(default_factory=dict)  # text by its path: what else was written
    complete: bool = True  # whether all that was to be written could be
    until: str = ""  # the last day (ISO 8601) on which the rules find the same; "": whatever the day
    up_to_date: bool = False  # whether an earlier build did it all

    @property
    def failed(self) -> bool:
        """Whether an error kept the package from being written."""
        return has_errors(self.diagnostics)
