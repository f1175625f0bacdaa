"""A course in other languages: what a translator needs, and what comes back.

The library that reads such files is not in every home of the engine: it is loaded by the verbs that need it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builder.api import Order, check
from builder.machine.files import write_text
from builder.pipeline.stages import Faulty
from builder.source.load import translation_file
from builder.workbench.engine import AskedWronglyError

if TYPE_CHECKING:
    from builder.pipeline.translating import Piece
    from builder.translation.units import Translation
    from builder.workbench.engine import Engine

STATES = ("good", "missing", "out of date")  # of a text
MOST_SHOWN = 20  # texts that are still to do


def translations(engine: Engine, course: str) -> dict[str, Any]:
    """The languages that a course is translated into, and how far each is: `TranslationState` in contract.js."""
    from builder.pipeline.translating import started  # noqa: PLC0415 - as above, and below

    pieces = _pieces(engine, course)
    return {
        "language": pieces[0].language,
        "started": [_as_json(_brought(engine, pieces, one)) for one in started(pieces)],
    }


def to_translator(engine: Engine, course: str, language: str, form: str) -> dict[str, Any]:
    """Starts a translation, or brings it up to date, and writes what the translator needs into the folder `dist`."""
    from builder.pipeline.translating import FORMS, to_send  # noqa: PLC0415

    if form not in FORMS:
        raise AskedWronglyError(f"nothing can be sent as “{form}”")
    pieces = _pieces(engine, course)
    translation = _brought(engine, pieces, language)
    name, text = to_send(translation, pieces[0], form)
    if not write_text(engine.packages.out / name, text):
        raise AskedWronglyError(f"“{name}” can't be written")
    return {"file": name, "size": len(text.encode()), **_as_json(translation)}


def from_translator(engine: Engine, course: str, brought: str) -> dict[str, Any]:
    """Takes in what a translator sent back."""
    from builder.pipeline.translating import NotTranslatedError, read_returned  # noqa: PLC0415

    pieces = _pieces(engine, course)
    try:
        returned = read_returned(engine.brought(brought))
    except NotTranslatedError as reason:
        raise AskedWronglyError(str(reason)) from reason
    return _as_json(_brought(engine, pieces, returned.language, returned))


def _pieces(engine: Engine, course: str) -> list[Piece]:
    from builder.pipeline.translating import pieces_of  # noqa: PLC0415

    checked = check(Order(engine.shared.course(course)))
    if isinstance(checked, Faulty):
        raise AskedWronglyError("it has faults: mend them first, or a translator would have to do it again")
    return pieces_of(checked)


def _brought(engine: Engine, pieces: list[Piece], language: str, returned: Translation | None = None) -> Translation:
    from builder.pipeline.translating import NotTranslatedError, stored_translation  # noqa: PLC0415

    try:
        translation = stored_translation(pieces, language, returned)
    except NotTranslatedError as reason:
        raise AskedWronglyError(str(reason)) from reason
    engine.courses.changed([translation_file(piece.folder, language) for piece in pieces])
    return translation


def _as_json(translation: Translation) -> dict[str, Any]:
    to_do = [one for one in translation.units if one.state != "good"]
    return {
        "language": translation.language,
        "words": {state: translation.words(state) for state in STATES},
        "to_do": [{"state": one.state, "where": one.context, "text": one.source[:200]} for one in to_do[:MOST_SHOWN]],
        "more": max(0, len(to_do) - MOST_SHOWN),
    }
