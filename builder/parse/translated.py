"""A course's translation into one language: what of it fits the course as it is now, and what that leaves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from builder.diagnostics.shell import in_words
from builder.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.diagnostics import Report
    from builder.model import CourseSource, Details, Organisation, SourceText
    from builder.parse.segments import Segments


def targets_of(translations: Mapping[str, SourceText], language: str, report: Report) -> Mapping[str, str] | None:
    """The translations that are good, by the ids of their segments; None, reported, where they can't be read."""
    text = translations.get(language)
    if not text:
        return {}
    from builder.translation.xliff import BadTranslationError, read_xliff  # noqa: PLC0415 - lxml is slow to start

    try:
        return read_xliff(text.text).good
    except BadTranslationError as reason:
        report("bad-translation", Span(text.file, 0), f"this translation can't be read: {reason}", help=reason.help)
        return None


def into(
    language: str, details: Details, organisation: Organisation, segments: Segments, variables: Mapping[str, Any]
) -> tuple[Details, Organisation]:
    """What stands above the text, in a language: to an LMS the course is another one, with the same questions."""
    if language in {"", details.language}:
        return details, organisation
    segments.foreign = details.language
    return (
        replace(details, id=f"{details.id}-{language.lower()}", language=language),
        replace(organisation, name=variables.get("organisation", organisation.name)),
    )


def report_untranslated(segments: Segments, translations: Mapping[str, SourceText], file: str, language: str) -> None:
    """Counts what learners will see in the author's language; `file` is the course's, or the programme's, own."""
    if not segments.foreign or segments.targets is None:
        return
    text = translations.get(language)
    wanted = [one for one in segments.found.values() if not one.optional]
    missing = [one for one in wanted if not one.target]
    command = in_words("builder", "translate", file.rpartition("/")[0] or ".", "--to", language)
    if not text:
        others = f"; there are: {', '.join(sorted(translations))}" if translations else ""
        message = f"there is no translation into “{language}”{others}"
        segments.report("no-translation", Span(file, 1), message, help=f"start one:  {command}")
    elif missing:
        message = (
            f"{len(missing):,} of {len(wanted):,} texts have no translation into “{language}” that fits: learners see "
            "the author's own"
        )
        segments.report("untranslated", Span(text.file, 0), message, help=f"see which:  {command}")


def in_language(source: CourseSource, language: str) -> CourseSource:
    """The course's folder with the files that are made for a language: `plan.cy.svg` in place of `plan.svg`."""
    return replace(source, media=_own(source.media, language), documents=_own(source.documents, language))


def _own(files: Mapping[str, Any], language: str) -> dict[str, Any]:
    def named(name: str) -> str:
        stem, dot, ending = name.rpartition(".")
        return f"{stem}.{language}{dot}{ending}"

    return {name: files.get(named(name), file) for name, file in files.items()}
