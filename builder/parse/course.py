"""A course's files become the model: outline, ids, then each page and block."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from builder.discover import block_kinds
from builder.model import Course, Span
from builder.parse.dropped import raw_text, report_unused_references
from builder.parse.front_matter.details import read_details, report_other_id, titled
from builder.parse.front_matter.fences import report_elsewhere, split_front_matter
from builder.parse.front_matter.organisation import read_organisation
from builder.parse.links import LinkBook
from builder.parse.outline import read_outline
from builder.parse.reader import CourseContext, FileRead, PageRead, read_page, read_section
from builder.parse.segments import Segments
from builder.parse.terms import read_terms
from builder.parse.translated import in_language, into, report_untranslated, targets_of
from builder.parse.typography import typography_of
from builder.patterns import pattern
from builder.source.identity import Known, assign, read_course_id, read_files, read_lock, top_of_lock
from builder.source.slugs import not_reserved, short_name, slug

OWN_NOTES = pattern(r"\b(notes?|to-?do|drafts?|comments?|feedback|minutes|ideas?|scratch|old|backup|archive)\b")

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from builder.diagnostics import Report
    from builder.model import CourseSource, Details, Link, Organisation, Section, SourceText
    from builder.parse.outline_node import OutlineNode
    from builder.parse.page_cache import PageCache

    Body = tuple[SourceText, str, dict[str, Any]]  # a file, its Markdown, and the `env` of the parser


def parse_course(  # noqa: PLR0913 - a course, and four things that few want of it
    source: CourseSource,
    extension_roots: tuple[Path, ...],
    report: Report,
    language: str = "",
    *,
    to_translate: bool = False,
    cache: PageCache | None = None,
) -> tuple[Course, str]:
    """The course that the files describe, faults and all, and what its `ids.lock` is to hold.

    With a language, each text in that is put in place of the author's, where it is translated. Pages in the cache are
    not read again where they are the same, unless all texts are gathered to translate.
    """
    source = in_language(source, language) if language else source
    to_translate = to_translate or language != ""
    segments = Segments(report, targets_of(source.translations, language, report), gathers=to_translate)
    organisation, details, own_id = _read_top(source, language, segments)
    bodies: list[Body] = [(text, split_front_matter(text.text)[1], {}) for text in source.texts]
    outline = read_outline(bodies, block_kinds(extension_roots), report)
    lock = _identify(own_id, outline, source, report, in_sections=details.scos == "sections")
    files = [FileRead(text, env, env["definitions"], env["normalised"]) for text, _, env in bodies]
    context = _context(source, extension_roots, outline, (organisation, details), segments)
    sections, reads = _read(outline, files, context, None if to_translate else cache)
    _take(files, reads, segments)
    report_untranslated(segments, source.translations, source.texts[0].file, language)
    details = titled(details, _headings(sections), source.name, report)
    cover, shown = _cover(details, source, context)
    return Course(
        details=details,
        organisation=organisation,
        sections=sections,
        links=tuple(dict.fromkeys([*shown, *(link for _, read in reads for link in read.links)])),
        source=source,
        span=details.spans[""],
        passages=tuple(passage for _, read in reads for passage in read.passages),
        segments=tuple(segments.found.values()),
        terms=tuple(term for text in source.terms for term in read_terms(text, report)),
        cover=cover,
    ), lock


def _cover(details: Details, source: CourseSource, context: CourseContext) -> tuple[str, tuple[Link, ...]]:
    """The cover's picture, and the link to it, which rules look at as they do at others; it only decorates."""
    if not details.cover:
        return "", ()
    book = LinkBook(context.media, context.page_ids, context.first_pages)
    span = details.spans.get("cover", details.spans[""])
    return book.picture(details.cover, details.title, "", span, source.texts[0].name), tuple(book.links)


def _context(
    source: CourseSource,
    extension_roots: tuple[Path, ...],
    outline: Sequence[OutlineNode],
    top: tuple[Organisation, Details],
    segments: Segments,
) -> CourseContext:
    """What every page of the course is read with."""
    organisation, details = top
    page_ids, first_pages = _places(outline, source)
    return CourseContext(
        kinds=block_kinds(extension_roots),
        attempts=details.attempts,
        variables=organisation.variables,
        typography=typography_of(details),
        media=source.media,
        documents=source.documents,
        page_ids=page_ids,
        first_pages=first_pages,
        targets=segments.targets,
        foreign=segments.foreign,
        gathers=segments.gathers,
        severity_of=segments.report.severity_of,
    )


def _headings(sections: Sequence[Section]) -> Iterator[str]:
    for section in sections:
        yield section.title.plain
        yield from (page.title.plain for page in section.pages)


def _read_top(source: CourseSource, language: str, segments: Segments) -> tuple[Organisation, Details, str]:
    """What stands above a course's text, in the language that is asked for, and its own id."""
    organisation = read_organisation(source.organisation, segments.report)
    variables = segments.of_variables(organisation.variables)
    _report_new_files(source, segments.report)
    known = read_course_id(source.lock.text) if source.lock else ""
    usual = known or not_reserved(slug(source.name) or "course")
    details = read_details(source.texts[0], usual, variables, segments.report, segments)
    report_other_id(known, details, segments.report)
    own = details.id
    details, organisation = into(language, details, organisation, segments, variables)
    for text in source.texts[1:]:
        report_elsewhere(text, segments.report)
    return organisation, details, own


def _report_new_files(source: CourseSource, report: Report) -> None:
    """Files that are parts of the course for the first time, where the last build says so or their names do."""
    known = read_files(source.lock.text) if source.lock else None
    for text in source.texts[1:]:
        stem = text.name.rpartition(".")[0].lower()
        if text.name not in known if known is not None else not source.lock and OWN_NOTES.search(stem):
            report(
                "new-file",
                Span(text.file, 0),
                f"“{text.name}” is new in this folder: learners get it as a part of the course",
                help="if it is not for them, move it out of the folder; after the next build it is not told again",
            )


def _pages(outline: Sequence[OutlineNode]) -> Iterator[OutlineNode]:
    for section in outline:
        yield from section.pages


def _identify(
    own_id: str, outline: Sequence[OutlineNode], source: CourseSource, report: Report, *, in_sections: bool
) -> str:
    """Gives every page and block its id and key; a section too, where an LMS knows it by one. What `ids.lock` is."""
    known: list[Known] = []
    if source.lock:
        file = source.lock.file

        def bad_line(number: int, line: str) -> None:
            report(
                "bad-lock",
                Span(file, number),
                f"this line of ids.lock can't be read: “{line[:60]}”",
                help="take ids.lock from a backup; without one, delete this line: what it stood for begins anew",
            )

        known = read_lock(source.lock.text, bad_line)
    opened: list[OutlineNode] = []
    for section in outline:
        opened += [section] if in_sections else []
        opened += [one for page in _pages([section]) for one in (page, *page.blocks)]
    given, lock = assign(
        [(one.kind if one.role == "block" else one.role, one.title or one.keyword) for one in opened], known
    )
    for one, identity in zip(opened, given, strict=True):
        one.id, one.key = identity.id, identity.key
    return top_of_lock(own_id, (text.name for text in source.texts[1:])) + lock


def _places(outline: Sequence[OutlineNode], source: CourseSource) -> tuple[dict[str, str], dict[str, str]]:
    """The ids of pages by what links call them, and those of each file's first."""
    ids: dict[str, str] = {}
    first: dict[str, str] = {}
    for page in _pages(outline):
        ids.setdefault(short_name(page.title), page.id)
        ids.setdefault(page.id, page.id)
        first.setdefault(source.texts[page.file].name, page.id)
    return ids, first


Reads = list[tuple[int, PageRead]]  # each with the number of its file


def _read(
    outline: Sequence[OutlineNode], files: Sequence[FileRead], context: CourseContext, cache: PageCache | None
) -> tuple[tuple[Section, ...], Reads]:
    """The sections with their pages, and what reading each of them gave."""
    if cache:
        cache.begin(outline, files, context)
    sections: list[Section] = []
    reads: Reads = []
    for opened in outline:
        found = []
        for page in opened.pages:
            file = files[page.file]
            read = partial(read_page, page, file, context)
            found.append(cache.page(page, file, read) if cache else read())
            reads.append((page.file, found[-1]))
        first = next(opened.pages, None)
        shared = found[0].value if first and first.heading and first.heading is opened.heading else None
        section = read_section(opened, files[opened.file], context, shared)
        reads.append((opened.file, section))
        sections.append(replace(section.value, pages=tuple(read.value for read in found)))
    return tuple(sections), reads


def _take(files: Sequence[FileRead], reads: Reads, segments: Segments) -> None:
    """Takes in what reading pages gave: faults, segments, and what is used nowhere."""
    report = segments.report
    for _, read in reads:
        report.take(read.diagnostics)
        segments.found.update({name: one for name, one in read.segments.items() if name not in segments.found})
    for number, file in enumerate(files):
        own = [read for at, read in reads if at == number]
        _report_unused_notes(file, {label for read in own for label in read.notes}, report)
        used = {label for read in own for label in read.references}
        report_unused_references(file.env, used, file.source, report)


def _report_unused_notes(file: FileRead, used: Collection[str], report: Report) -> None:
    for label, tokens in file.notes.items():
        if label not in used:
            message = f"nothing refers to this footnote, so that learners won't see it: “{raw_text(tokens)}”"
            help_ = f"put [^{label}] behind the words that it belongs to"
            report("unused-footnote", file.source.place_of(f"[^{label}]:"), message, help=help_)
