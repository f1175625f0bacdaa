"""Reads a course's folder: the only reader of an author's files."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from builder.diagnostics import Edit
from builder.diagnostics.shell import in_words
from builder.model import CourseSource, MediaFile, ProgrammeSource, SourceText, Span
from builder.source.encoding import decode
from builder.source.folders import (
    COURSE_FILE,
    LEFT_BY_SYSTEMS,
    ORGANISATION_FILE,
    PROGRAMME_FILE,
    TERMS_FOLDER,
    copy_of,
    course_file,
    extension_roots_of,
    in_order,
    is_course,
    is_section,
    is_within,
    size_of,
)
from builder.source.limits import excess_of
from builder.source.others import ENDINGS, MADE, as_section, first_text, others_in
from builder.source.slugs import composed, without_controls

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from builder.diagnostics import Report
    from builder.source.others import Others

LOCK_FILE = "ids.lock"
TRANSLATIONS = "translations"  # a folder of the course or programme, with a file a language
MOST_FILES = 5_000  # in a course's folder; more is taken for a mistake, such as a whole disk
MOST_NAMED = 6  # files of another program's, in a message
DOCUMENTS = {".md", ".vtt"}
LARGEST_TEXT = 5_000_000  # bytes of a Markdown file


def load_programme(folder: Path, report: Report, organisation: Path | None = None) -> ProgrammeSource:
    """What stands in a programme's folder, but for its courses. What can't be read is reported, and left out."""
    extension_roots = extension_roots_of(folder, organisation)
    organisation = organisation or _organisation_file(folder)
    stray, lock = folder / COURSE_FILE, folder / LOCK_FILE
    return ProgrammeSource(
        folder=folder,
        extension_roots=extension_roots,
        text=read_text(folder / PROGRAMME_FILE, PROGRAMME_FILE, report),
        courses=tuple(one.name for one in in_order(folder) if is_course(one)),
        organisation=read_text(organisation, ORGANISATION_FILE, report) if organisation else None,
        stray=read_text(stray, COURSE_FILE, report) if stray.is_file() else None,
        lock=read_text(lock, LOCK_FILE, report) if lock.is_file() else None,
        translations=_translations(
            {f"{TRANSLATIONS}/{name}": path for name, path in _walk(folder / TRANSLATIONS, report)}, report
        ),
    )


def _organisation_file(folder: Path) -> Path | None:
    files = (place / ORGANISATION_FILE for place in (folder, folder.resolve().parent, *extension_roots_of(folder)))
    return next((file for file in files if file.is_file()), None)


def load_course(folder: Path, report: Report, organisation: Path | None = None) -> CourseSource:
    """All that stands in a course's folder, for an organisation, else the nearest. What can't be read is reported."""
    if others := others_in(folder):
        return _load_others(folder, others, report, organisation)
    files = dict(_walk(folder, report))
    first = course_file(folder)
    if COURSE_FILE not in files and first.name in files:
        files[COURSE_FILE] = files.pop(first.name)
    names = sorted(name for name in files if is_section(name))
    copies = {name: of for name in names if (of := copy_of(name, names))}
    for name, of in copies.items():
        message = f"“{name}” looks like a copy of “{of}”, and is left out"
        advice = (
            "keep what you want of the two in one of them, and delete the other; a part of its own needs another name"
        )
        report("copy-left-out", Span(display_path(files[name]), 0), message, help=advice)
    names = [COURSE_FILE, *(name for name in names if name != COURSE_FILE and name not in copies)]
    texts = [read_text(files[name], name, report) for name in names if name in files]
    if COURSE_FILE not in files:
        report(
            "no-course-file",
            Span(display_path(folder), 0),
            f"this folder holds no {COURSE_FILE}",
            help=f"add a file named {COURSE_FILE}",
        )
    extension_roots = extension_roots_of(folder, organisation)
    organisation = organisation or _organisation_file(folder)
    return CourseSource(
        name=folder.resolve().name,
        folder=folder,
        texts=tuple(text for text in texts if text),
        media={name: MediaFile(name, path, size_of(path)) for name, path in files.items() if not is_section(name)},
        organisation=read_text(organisation, ORGANISATION_FILE, report) if organisation else None,
        organisation_media=_organisation_media(organisation.parent) if organisation else {},
        lock=read_text(files[LOCK_FILE], LOCK_FILE, report) if LOCK_FILE in files else None,
        documents=_documents(files, report),
        terms=_terms((organisation.parent if organisation else folder.parent) / TERMS_FOLDER, report),
        extension_roots=extension_roots,
        translations=_translations(files, report),
    )


def _load_others(folder: Path, others: Others, report: Report, organisation: Path | None) -> CourseSource:
    """A folder of Markdown that was written for another program, as a course."""
    files = {name: path for name, path in _walk(folder, report, without=MADE) if name not in others.names}
    read = [text for name in others.names if (text := read_text(folder / name, name, report))]
    top = SourceText(
        COURSE_FILE, display_path(folder / COURSE_FILE), first_text(others, [one.text for one in read], folder.name)
    )
    listed = ", ".join(f"“{name}”" for name in others.names[:MOST_NAMED]) + (" …" if others.names[MOST_NAMED:] else "")
    report(
        "read-as-course",
        Span(display_path(folder), 0),
        f"this folder holds no {COURSE_FILE}: its Markdown is read as a course, in this order: {listed}",
        help="to make it a course of yours, with a report on what means nothing here, type:  "
        + in_words("builder", "import", display_path(folder)),
    )
    organisation = organisation or _organisation_file(folder)
    pages = [replace(one, text=as_section(one.text, one.name)) for one in read]
    return CourseSource(
        name=folder.resolve().name,
        folder=folder,
        texts=(top, *pages),
        media={
            name: MediaFile(name, path, size_of(path))
            for name, path in files.items()
            if path.suffix.lower() not in ENDINGS and name != LOCK_FILE
        },
        organisation=read_text(organisation, ORGANISATION_FILE, report) if organisation else None,
        organisation_media=_organisation_media(organisation.parent) if organisation else {},
        lock=read_text(files[LOCK_FILE], LOCK_FILE, report) if LOCK_FILE in files else None,
        extension_roots=extension_roots_of(folder, organisation),
    )


def _terms(folder: Path, report: Report) -> tuple[SourceText, ...]:
    """An organisation's own lists of words to avoid."""
    files = [path for path in sorted(folder.glob("*.y*ml")) if path.is_file()] if folder.is_dir() else []
    return tuple(text for path in files if (text := read_text(path, path.name, report)))


def _documents(files: Mapping[str, Path], report: Report) -> dict[str, SourceText]:
    """Texts in sub-folders: transcripts and captions, which blocks put on the page."""
    read = {
        name: read_text(path, name, report)
        for name, path in files.items()
        if "/" in name and path.suffix.lower() in DOCUMENTS
    }
    return {name: text for name, text in read.items() if text}


def _translations(files: Mapping[str, Path], report: Report) -> dict[str, SourceText]:
    """What is kept of each translation, by its language."""
    paths = {name: path for name, path in files.items() if path.suffix == ".xlf" and path.parent.name == TRANSLATIONS}
    read = {path.stem: read_text(path, name, report) for name, path in paths.items() if name.count("/") == 1}
    return {language: text for language, text in read.items() if text}


def translation_file(folder: Path, language: str) -> Path:
    """Where the translation of a course, or of what a programme itself says, into a language is kept."""
    return folder / TRANSLATIONS / f"{language}.xlf"


def _walk(folder: Path, report: Report, without: Collection[str] = ()) -> Iterator[tuple[str, Path]]:
    inside = folder.resolve()
    count = 0
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in without)
        for name in sorted(names):
            path = folder.__class__(root) / name
            relative = composed(path.relative_to(folder).as_posix())
            count += 1
            if name.startswith((".", "~$")) or name in LEFT_BY_SYSTEMS or count > MOST_FILES:
                continue
            if not is_within(path, inside):
                rule = "unreadable-file" if is_section(relative) else "outside-course"
                message = f"“{relative}” is a link to a file outside the course's folder, and is left out"
                advice = "put the file itself into the folder"
                report(rule, Span(display_path(path), 0), message, help=advice)
            elif path.is_file():
                yield relative, path
    if count > MOST_FILES:
        report(
            "too-many-files",
            Span(display_path(folder), 0),
            f"the course's folder holds {count:,} files: over {MOST_FILES:,} are left out",
        )


def _organisation_media(folder: Path) -> Mapping[str, MediaFile]:
    pictures = [
        path
        for place in (folder, folder / "media")
        for path in in_order(place)
        if path.is_file() and is_within(path, folder.resolve())
    ]
    return {path.relative_to(folder).as_posix(): MediaFile(path.name, path, size_of(path)) for path in pictures}


def read_text(path: Path, name: str, report: Report) -> SourceText | None:
    """A text file in whatever encoding a word processor left it, or None, reported, where it can't be read."""
    span = Span(display_path(path), 0)
    try:
        too_large = path.stat().st_size > LARGEST_TEXT
        raw = b"" if too_large else path.read_bytes()
    except (OSError, ValueError) as reason:
        report("unreadable-file", span, f"“{name}” can't be read: {getattr(reason, 'strerror', '') or reason}")
        return None
    if too_large:
        report("unreadable-file", span, f"“{name}” is larger than {LARGEST_TEXT // 1_000_000} MB, too large for text")
        return None
    text, encoding = decode(raw)
    text = readable(text)
    if name.lower().endswith(".md") and (excess := excess_of(text)):
        number, message = excess
        advice = "shorten it, split it into several courses, or offer it as a file:  [The list](media/list.csv)"
        report("too-much", Span(display_path(path), number), f"“{name}” is left out: {message}", help=advice)
        return None
    if encoding and not encoding.certain:
        report(
            "not-utf-8",
            span,
            "this file is not saved as UTF-8; it was read as Windows text",
            help="save it as UTF-8: in Notepad, Save as, then Encoding: UTF-8; or type:  "
            + in_words("builder", "check", display_path(path.parent), "--fix"),
            fix=(Edit(span, ""),),
        )
    return SourceText(name, display_path(path), text)


def readable(text: str) -> str:
    """A file's text as the rest of the builder takes it: with Unix line ends, and without control characters."""
    return without_controls(text.replace("\r\n", "\n").replace("\r", "\n"))


def display_path(path: Path) -> str:
    """A path as an author is shown it: below the current folder where it is, with forward slashes."""
    try:
        return path.resolve().relative_to(path.cwd()).as_posix()
    except (ValueError, OSError, RuntimeError):
        return path.as_posix()


def read_media(file: MediaFile) -> bytes:
    """The bytes of a course's file. OSError: it has gone since it was found."""
    return file.fitted or file.path.read_bytes()


def read_beginning(file: MediaFile, length: int = 16) -> bytes:
    """The first bytes of a course's file, which tell what it is. OSError: it has gone since it was found."""
    with file.path.open("rb") as opened:
        return opened.read(length)


def same_content(files: Sequence[MediaFile]) -> list[int]:
    """For each file the position of the first with the same bytes; one that can't be read is like no other."""
    sizes = Counter(file.size for file in files)
    seen: dict[tuple[int, str], int] = {}
    return [
        seen.setdefault((file.size, _digest(file) if sizes[file.size] > 1 else ""), position)
        for position, file in enumerate(files)
    ]


def _digest(file: MediaFile) -> str:
    from hashlib import file_digest  # noqa: PLC0415 - only for programmes

    try:
        with file.path.open("rb") as opened:
            return file_digest(opened, "sha256").hexdigest()
    except OSError:
        return str(file.path)
