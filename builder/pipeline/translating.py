"""A course's translations as they go out and come back, for whoever sends them: a command, or the workbench."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder import discover
from builder.diagnostics import Report
from builder.frozen import frozen
from builder.package.write import write_text
from builder.parse.front_matter.values import LANGUAGE
from builder.source.load import display_path, read_text, translation_file
from builder.translation.po import as_po, read_po
from builder.translation.units import Translation, brought_up, joined, part_of, taken_back
from builder.translation.xliff import BadTranslationError, as_xliff, read_xliff

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from builder.model import Course, Programme, Segment, SourceText
    from builder.pipeline.stages import Checked

STATES = ("good", "missing", "out of date")
FORMS = {"xliff": "xlf", "po": "po"}  # what can be sent, and the ending of its file


class NotTranslatedError(Exception):
    """It can't be done, and nothing was changed; the message says to the author why."""


class UnreadableError(NotTranslatedError):
    """What came back, or what is kept, is damaged."""


@frozen
class Piece:
    """What has a translation of its own: a course, or what a programme itself says."""

    name: str  # its id
    mark: str  # of its texts among those of a programme; a course may have the programme's id
    title: str
    language: str  # the author's
    folder: Path
    segments: tuple[Segment, ...]
    translations: Mapping[str, SourceText]


def pieces_of(checked: Checked) -> list[Piece]:
    """The course; of a programme, what it says itself, then each of its courses."""

    def piece(text: Course | Programme, mark: str) -> Piece:
        own = text.details
        return Piece(
            own.id, mark + own.id, own.title, own.language, text.source.folder, text.segments, text.source.translations
        )

    courses = [module.course for module in checked.content.modules]
    programme = checked.parsed.programme
    programmes = [] if programme.alone else [piece(programme, "programme.")]
    return [*programmes, *(piece(course, "") for course in courses)]


def started(pieces: Sequence[Piece]) -> list[str]:
    """The languages that something of it is translated into."""
    return sorted({code for piece in pieces for code in piece.translations})


def read_returned(file: Path) -> Translation:
    """What a translator sent back. UnreadableError: it can't be read."""
    report = Report(discover.severity_of)
    text = read_text(file, file.name, report)
    if not text:
        raise UnreadableError(report.found[0].message)
    return _read(text.text, display_path(file))


def stored_translation(pieces: Sequence[Piece], language: str, returned: Translation | None) -> Translation:
    """The translation of all pieces, as it is kept from now on, with what came back. NotTranslatedError."""
    if not LANGUAGE.fullmatch(language):
        raise NotTranslatedError(f"“{language}” is no language: write its code, such as cy")
    if language.lower() == pieces[0].language.lower():
        raise NotTranslatedError(f"“{language}” is the language that the course is written in")
    own = {piece.mark: part_of(returned, piece.mark) for piece in pieces} if returned else {}
    marked = any(one.units or one.obsolete for one in own.values())
    if len(pieces) == 1:
        (piece,) = pieces
        return _brought_up_translation(piece, language, own[piece.mark] if marked else returned)
    if returned and not marked:
        raise NotTranslatedError(f"it holds no text of {pieces[0].folder}: give the course that it was made for")
    return joined(
        {piece.mark: (piece.title, _brought_up_translation(piece, language, own.get(piece.mark))) for piece in pieces}
    )


def to_send(translation: Translation, piece: Piece, form: str) -> tuple[str, str]:
    """The name of the file for a translator, and what stands in it."""
    text = as_po(translation) if form == "po" else as_xliff(translation, piece.name)
    return f"{piece.name}-{translation.language}.{FORMS[form]}", text


def _read(text: str, place: str) -> Translation:
    try:
        return read_xliff(text) if text.lstrip().startswith("<") else read_po(text)
    except BadTranslationError as reason:
        raise UnreadableError(f"{place} can't be read: {reason}. Nothing was changed; {reason.help}.") from reason


def _brought_up_translation(piece: Piece, language: str, returned: Translation | None) -> Translation:
    """The translation of a piece, as it is kept from now on."""
    file = translation_file(piece.folder, language)
    known = piece.translations.get(language)
    before = _read(known.text, known.file) if known else Translation("", language)
    if before.language != language:
        raise NotTranslatedError(f"{file} says that it is a translation into “{before.language}”: fix its trgLang")
    translation = brought_up(piece.segments, before)
    if returned:
        translation = brought_up(piece.segments, taken_back(translation, returned))
    translation = Translation(piece.language, language, translation.units, translation.obsolete)
    if not write_text(file, as_xliff(translation, piece.name)):
        raise NotTranslatedError(f"{file} can't be written")
    return translation
