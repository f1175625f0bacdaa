"""A course's translation into one language: what of it fits the course as it is now, and what that leaves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from builder.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.diagnostics import Report
    from builder.model import CourseSource, Programme
    from builder.parse.segments import Segments


def targets_of(source: CourseSource, language: str, report: Report) -> Mapping[str, str] | None:
    """The translations that are good, by the ids of their segments; None, reported, where they can't be read."""
    text = source.translations.get(language)
    if not text:
        return {}
    from builder.translation.xliff import BadTranslationError, read_xliff  # noqa: PLC0415 - lxml is slow to start

    try:
        return read_xliff(text.text).good
    except BadTranslationError as reason:
        report("bad-translation", Span(text.file, 0), f"this translation can't be read: {reason}", help=reason.help)
        return None


def report_untranslated(segments: Segments, source: CourseSource, language: str) -> None:
    """Counts what learners will see in the author's language."""
    if not segments.foreign or segments.targets is None:
        return
    text = source.translations.get(language)
    wanted = [one for one in segments.found.values() if not one.optional]
    missing = [one for one in wanted if not one.target]
    if not text:
        segments.report(
            "no-translation",
            Span(source.texts[0].file, 1),
            f"there is no translation into “{language}”",
            help=f"start one:  builder translate {_place(source)} --to {language}",
        )
    elif missing:
        segments.report(
            "untranslated",
            Span(text.file, 0),
            f"{len(missing):,} of {len(wanted):,} texts have no translation into “{language}” that fits: learners see "
            "the author's own",
            help=f"see which:  builder translate {_place(source)} --to {language}",
        )


def _place(source: CourseSource) -> str:
    """The course's folder as an author is shown it."""
    return source.texts[0].file.rpartition("/")[0] or "."


def in_language(source: CourseSource, language: str) -> CourseSource:
    """The course's folder with the files that are made for a language: `plan.cy.svg` in place of `plan.svg`."""
    return replace(source, media=_own(source.media, language), documents=_own(source.documents, language))


def _own(files: Mapping[str, Any], language: str) -> dict[str, Any]:
    def named(name: str) -> str:
        stem, dot, ending = name.rpartition(".")
        return f"{stem}.{language}{dot}{ending}"

    return {name: files.get(named(name), file) for name, file in files.items()}


def in_its_language(programme: Programme, language: str) -> Programme:
    """A programme whose courses are built in a language: to an LMS it is another one."""
    details = programme.details
    if not language or language == details.language:
        return programme
    return replace(programme, details=replace(details, id=f"{details.id}-{language.lower()}", language=language))
