"""A course of Storyline: its scenes, their slides, and the notes beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builder.importers.draft import (
    Draft,
    Gaps,
    Heading,
    Page,
    Pairs,
    Paragraph,
    Question,
    Section,
    Sequence,
    Trainer,
    plain,
    words,
)
from builder.importers.fragment import Surroundings
from builder.importers.fragment import elements_of as elements_in_html
from builder.importers.quiz import Quiz, listed
from builder.importers.storyline.data import data_in
from builder.importers.storyline.slides import Slide, elements_of
from builder.importers.titles import name_of
from builder.package.archive import RefusedError

if TYPE_CHECKING:
    from builder.importers import Reading
    from builder.importers.draft import Element
    from builder.importers.source import SourceFile

FOLDER, SHOWN = "html5/data/js/", (".png", ".jpg", ".mp4", ".mp3")
LOOKS = (
    "Where things stand, what moves and what opens on a click, is not in the course: a page has its words, pictures "
    "and questions one below the other."
)


def course_of(file: SourceFile, folder: str, reading: Reading) -> Draft:
    """The course. RefusedError: it is damaged, or holds no text."""
    data = data_in(file, f"{folder}{FOLDER}data.js")
    frame = _frame(file, folder)
    notes = {_last(one.get("slideId")): str(one.get("content") or "") for one in _rows(frame.get("notesData"))}
    names = {_last(one.get("slideid")): str(one.get("displaytext") or "") for one in _links(frame)}
    quiz = Quiz(reading)
    sections: list[Section] = []
    scenes = [one for one in _rows(data.get("scenes")) if one.get("isMessageScene") is not True]
    for scene in scenes:
        pages: list[Page] = []
        for reference in [*_rows(scene.get("slides")), *_rows(scene.get("slideRefs"))]:
            name = _last(reference.get("id"))
            pages += _page(file, folder, name, reference, names.get(name, ""), notes.get(name, ""), quiz)
        title = names.get(_last(scene.get("id")), "") or str(scene.get("title") or scene.get("lmsId") or "")
        sections += [Section(words(title if len(scenes) > 1 else ""), tuple(pages), title)] if pages else []
    reading.doubt("", LOOKS, "Look at each page beside the course, and make Accordions, Cards or Steps where they fit.")
    for (what, todo), places in quiz.doubts.items():
        reading.doubt(listed(places), what, todo)
    for name in file.inside:
        shown = name.startswith(f"{folder}story_content/") and name.lower().endswith(SHOWN)
        if shown and name not in reading.used:
            reading.leave_out("files that no slide's text names", name, name)
    if not sections:
        raise RefusedError("no slide of it holds any text", "publish the course again, and import that")
    heading = _at(frame, "controlOptions", "sidebarOptions", "titleText") or frame.get("title") or data.get("title")
    marks = [one.get("passPercent") for one in _rows(data.get("quizzes"))]
    mark = next((one for one in marks if isinstance(one, int | float) and 0 < one <= 100), None)  # noqa: PLR2004 - a percentage
    details = {"pass mark": f"{mark:g}%"} if mark and any(_asks(section) for section in sections) else {}
    return Draft(str(heading or "") or name_of(file), tuple(sections), details=details)


def _at(value: Any, *keys: str) -> Any:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _asks(section: Section) -> bool:
    return any(isinstance(one, Question | Pairs | Gaps | Sequence) for page in section.pages for one in page.elements)


def _frame(file: SourceFile, folder: str) -> dict[str, Any]:
    try:
        return data_in(file, f"{folder}{FOLDER}frame.js")
    except (KeyError, RefusedError):
        return {}


def _rows(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _last(value: Any) -> str:
    return str(value or "").rpartition(".")[2]


def _links(value: Any, depth: int = 0) -> list[dict[str, Any]]:
    """The lines of its menu, wherever they stand."""
    found: list[dict[str, Any]] = []
    inner: Any = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if isinstance(value, dict) and "slideid" in value:
        found.append(value)
    for one in inner if depth < 40 else ():  # noqa: PLR2004 - deeper than any menu is
        found += _links(one, depth + 1)
    return found


def _page(  # noqa: PLR0913, PLR0917 - what is known of a slide, from several files
    file: SourceFile, folder: str, name: str, reference: dict[str, Any], menu: str, notes: str, quiz: Quiz
) -> list[Page]:
    path = f"{folder}{FOLDER}{name}.js"
    if path not in file.inside:
        return []
    data = data_in(file, path)
    title = " ".join((menu or str(data.get("title") or data.get("lmsId") or "Slide")).split())
    where = f"slide “{title}”"
    slide = Slide(data, quiz, file, where, title=title, folder=folder)
    found = elements_of(slide, reference)
    first = found[0] if found else None
    if isinstance(first, Paragraph | Heading) and plain(first.text).strip().casefold() == title.casefold():
        found = found[1:]
    elements = elements_in_html(notes, Surroundings(quiz.reading, where)) if notes.strip() else ()
    trainer: list[Element] = [Trainer(title=words(title), inside=elements, where=where)] if elements else []
    if not found and not trainer:
        quiz.reading.leave_out("slides without words", where, title)
        return []
    return [Page(words(title), (*found, *trainer), where=where)]
