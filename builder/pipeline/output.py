"""The last two stages, `render → package`: what was checked becomes the files of packages, and these are written."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import quote

from builder import discover
from builder.diagnostics import Findings, Report, in_order
from builder.editions.reports import as_csv
from builder.frozen import frozen
from builder.model import MediaFile
from builder.order import Built, Outcome
from builder.package.manifest import with_manifest
from builder.package.photos import with_photos
from builder.package.write import write_package, write_text
from builder.pipeline.stages import report_of, texts_of
from builder.render.pages import HANDOUT, render_script
from builder.render.pages import render as render_pages
from builder.render.theming import theme_of
from builder.source.load import LOCK_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from builder.discover import Standard
    from builder.model import PackageContent
    from builder.pipeline.stages import Checked, Parsed

Files = dict[str, bytes | MediaFile]  # of a package, by their names in it


@frozen
class Rendered:
    """The files of a package, but for those that differ from standard to standard."""

    checked: Checked
    content: PackageContent
    files: Files

    def packages(self, *standards: str) -> Iterator[tuple[Standard, Files]]:
        """All files of the package for each standard; without a name, for those that are ordered."""
        extension_roots = self.checked.parsed.loaded.order.extension_roots
        for standard in discover.chosen_standards(
            standards or self.standards, extension_roots, several=self.content.is_programme
        ):
            files = self.files | {"course.js": render_script(self.content, standard, extension_roots)}
            yield standard, with_manifest(self.content, standard, files)

    @property
    def standards(self) -> tuple[str, ...]:
        """Those that are ordered by name, or that the course names."""
        return self.checked.parsed.loaded.order.standards or self.content.details.standards


@frozen
class Packaged:
    """Packages on disk."""

    rendered: Rendered
    outcome: Outcome


def render(checked: Checked) -> Rendered:
    """Makes the files of a package from what was checked."""
    return _rendered(checked, checked.content)


def _rendered(checked: Checked, content: PackageContent) -> Rendered:
    content = with_photos(content)
    theme = theme_of(content.modules[0].course)
    files = render_pages(content, theme, checked.parsed.loaded.order.extension_roots)
    for module in content.modules:
        if module.course.details.handout:
            from builder.editions.document import handout_of  # noqa: PLC0415 - only where an author asks for it

            files[f"{module.folder}{HANDOUT}"] = handout_of(module.checked, theme)
        elif module.refresher:
            files = _that_are_shown(files)
    return Rendered(checked, content, files)


def _that_are_shown(files: Files) -> Files:
    """Without the media that stand on no page: a refresher has some pages of its course, and leads to no other."""
    pages = "".join(page.decode() for page in files.values() if isinstance(page, bytes))
    return {
        name: file for name, file in files.items() if isinstance(file, bytes) or name in pages or quote(name) in pages
    }


def package(rendered: Rendered, out: Path, began: float) -> Packaged:
    """Writes the packages, and what belongs to them, into a folder; `began`: when, by `time.perf_counter`."""
    checked = rendered.checked
    order = checked.parsed.loaded.order
    report = report_of(order, Findings(severity_config=checked.parsed.findings.severity_config))
    written = dict(_write_locks(checked.parsed, report))  # first: learners must not have a package without its ids
    beside = (_rendered(checked, content) for content in checked.refreshers)
    built = tuple(one for each in chain((rendered,), beside) for one in _write_packages(each, out, began, report))
    if not any(one.rule == "package-not-written" for one in report.raised):
        written |= _write_key(rendered, out, report)
    diagnostics = tuple(in_order((*checked.outcome.diagnostics, *report.found)))
    outcome = replace(
        checked.outcome,
        diagnostics=diagnostics,
        sources=texts_of(diagnostics, checked.parsed.loaded),
        built=built,
        written=written,
        complete=not report.raised,
    )
    return Packaged(rendered, outcome)


def _write_locks(parsed: Parsed, report: Report) -> Iterator[tuple[str, str]]:
    """The path and the text of each `ids.lock` that is written."""
    programme = parsed.programme
    locks = [(one.course.source.folder, one.lock, one.course.span) for one in parsed.courses]
    if not programme.alone:
        locks.append((programme.source.folder, programme.lock, programme.span))
    for folder, lock, span in locks:
        if write_text(folder / LOCK_FILE, lock):
            yield str(folder / LOCK_FILE), lock
        else:
            report(
                "lock-not-written",
                span,
                "ids.lock could not be written beside the course",
                help="allow writing to the course's folder",
            )


def _write_packages(rendered: Rendered, out: Path, began: float, report: Report) -> Iterator[Built]:
    content = rendered.content
    details, since = content.details, began
    for standard, files in rendered.packages():
        path = out / f"{rendered.checked.stem_of(details)}-{standard.name}.zip"
        try:
            size = write_package(path, files)
        except OSError as reason:
            message = f"{path.name} could not be written: {reason.strerror or reason}"
            report("package-not-written", details.spans[""], message)
            return
        now = time.perf_counter()
        plays = standard.programme.get("plays", "") if content.is_programme else ""
        yield Built(path, standard.name, size, now - since, plays)
        since = now


def _write_key(rendered: Rendered, out: Path, report: Report) -> dict[str, str]:
    """Writes beside the packages what the letters in an LMS's report stand for, where one is told of answers.

    Its text by its path; {} where there is none.
    """
    content, order = rendered.content, rendered.checked.parsed.loaded.order
    chosen = discover.chosen_standards(rendered.standards, order.extension_roots, several=content.is_programme)
    key = as_csv(content) if any(one.manifest for one in chosen) else ""
    path = out / f"{rendered.checked.stem}-answers.csv"
    if key and not write_text(path, key):
        report("package-not-written", content.details.spans[""], f"{path.name} could not be written")
    return {str(path): key} if key else {}
