"""Whole H5P files: a question set, a presentation, a film with questions, a book, or one thing alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from builder.importers.draft import Draft, Page, Section, words
from builder.importers.h5p.holders import HOLDERS, element_of, named
from builder.importers.h5p.importer import CONTENT, SAYS
from builder.importers.h5p.params import Params
from builder.importers.quiz import Quiz
from builder.importers.titles import name_of
from builder.package.archive import RefusedError

if TYPE_CHECKING:
    from builder.importers import Reading
    from builder.importers.source import SourceFile


def draft_of(file: SourceFile, reading: Reading) -> Draft:
    """A course of what the file holds."""
    says, content = _json(file, SAYS), _json(file, CONTENT)
    title = str(says.get("title") or "").strip() or name_of(file)
    library = str(says.get("mainLibrary") or "")
    quiz = Quiz(reading)
    params = Params(content, quiz, file, named(library), title=title)
    language = str(says.get("defaultLanguage") or says.get("language") or "")
    pages = HOLDERS[library](params) if library in HOLDERS else [_alone(library, params, title)]
    for what, todo in list(quiz.doubts):
        for where in quiz.doubts[what, todo]:
            reading.doubt(where, what, todo)
    _report_rest(file, reading)
    if not any(page.elements for page in pages):
        raise RefusedError(f"nothing in it could be read: it is of the type “{library}”", "rebuild it by hand")
    known = language if language not in {"und", "en"} else ""
    return Draft(title, (Section((), tuple(page for page in pages if page.elements)),), known)


def _alone(library: str, params: Params, title: str) -> Page:
    """One piece of content as a page."""
    elements = element_of(library, params)
    return Page(words(title), tuple(elements), assessment=False, where=params.where)


def _json(file: SourceFile, name: str) -> dict[str, Any]:
    try:
        data = json.loads(file.part(name).decode("utf-8-sig"))
    except (ValueError, RecursionError) as reason:
        raise RefusedError(f"“{name}” in it is damaged", "export it again from where it was made") from reason
    if not isinstance(data, dict):
        raise RefusedError(f"“{name}” in it is not what H5P has there", "export it again from where it was made")
    return data


def _report_rest(file: SourceFile, reading: Reading) -> None:
    read = {*reading.used, *(f"content/{name}" for name in reading.used)}
    for name in file.inside:
        if name.startswith("content/") and name not in read | {CONTENT}:
            reading.leave_out("files that are shown nowhere", name, name)
