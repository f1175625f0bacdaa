"""A course of Rise: its lessons, in sections."""

from __future__ import annotations

import base64
import binascii
import json
from typing import TYPE_CHECKING, Any

from builder.importers.draft import Activity, Bank, Draft, Page, Section, words
from builder.importers.quiz import Quiz, listed
from builder.importers.rise.blocks import elements_of, in_parts, labelled, scenario
from builder.importers.rise.content import Content
from builder.importers.rise.questions import question, sorting
from builder.importers.sound import sound
from builder.importers.titles import name_of
from builder.package.archive import RefusedError

if TYPE_CHECKING:
    from builder.importers import Reading
    from builder.importers.draft import Element
    from builder.importers.source import SourceFile

# Lessons that are one activity as a whole; others hold blocks.
WHOLE = {
    "timeline": in_parts("timeline"), "process": in_parts("steps"), "map": labelled, "labeledgraphic": labelled,
    "sorting": sorting, "scenario": scenario,
}  # fmt: skip


def course_of(file: SourceFile, folder: str, text: str, reading: Reading) -> Draft:
    """The course. RefusedError: its text is damaged, or holds no lesson."""
    data = _json(text)
    inner = data.get("course")
    quiz = Quiz(reading)
    course = Content(inner if isinstance(inner, dict) else data, quiz, file, "cover", folder=folder)
    sections: list[Section] = []
    pages: list[Page] = []
    name = ""
    about = (*course.on_page("description"), *_cover(course))
    if about:
        pages.append(Page(words("Introduction"), about, where="cover"))
    for one in course.rows("lessons"):
        title = one.plain("title")
        lesson = one.of(one.values, f"lesson “{title}”")
        if one.raw("type") == "section":
            sections += [Section(words(name), tuple(pages))] if pages else []
            pages, name = [], title
        elif one["deleted"] is not True:
            pages.append(_lesson(lesson, title))
    sections += [Section(words(name), tuple(pages))] if pages else []
    for (what, todo), places in quiz.doubts.items():
        reading.doubt(listed(places), what, todo)
    _report_files(file, folder, reading)
    if not any(page.elements for section in sections for page in section.pages):
        raise RefusedError("no lesson of it holds anything", "export the course again, and import that")
    details = {"navigation": "in order" if course.raw("navigationMode") == "restricted" else ""}
    return Draft(course.plain("title") or name_of(file), tuple(sections), _language(data), details)


def _json(text: str) -> dict[str, Any]:
    try:
        data = json.loads(base64.b64decode(text, validate=False))
    except (ValueError, binascii.Error, RecursionError) as reason:
        raise RefusedError("the text of its course is damaged", "export the course again, and import that") from reason
    if not isinstance(data, dict):
        raise RefusedError("the text of its course is not what Rise has there", "export the course again")
    return data


def _language(data: dict[str, Any]) -> str:
    labels = data.get("labelSet")
    code = labels.get("iso639Code") if isinstance(labels, dict) else ""
    return code if isinstance(code, str) and code not in {"", "en"} else ""


def _cover(course: Content) -> list[Element]:
    cover = course.inside("coverImage")
    return list(cover.media()) if cover.values else []


def _lesson(lesson: Content, title: str) -> Page:
    kind = lesson.raw("type").lower()
    before = list(lesson.on_page("description"))
    if kind == "quiz":
        return _quiz(lesson, title, before)
    if kind in WHOLE:
        made = [usable for element in WHOLE[kind](lesson) for usable in sound(element, lesson.quiz)]
        return Page(words(title), (*before, *made), where=lesson.where)
    found: list[Element] = before
    for at, one in enumerate(lesson.rows("items"), 1):
        found += elements_of(one.of(one.values, f"{lesson.where}, block {at}"))
    return Page(words(title), tuple(found), where=lesson.where)


def _quiz(lesson: Content, title: str, before: list[Element]) -> Page:
    questions: list[Element] = []
    for at, one in enumerate(lesson.rows("items"), 1):
        questions += question(one.of(one.values, f"{lesson.where}, question {at}"))
    rules = lesson.inside("settings")
    settings = []
    mark, drawn = rules.number("passingScore"), rules.number("questionCount", "drawCount")
    if mark and 0 < mark <= 100:  # noqa: PLR2004 - a percentage
        settings.append(f"pass mark {mark:g}%")
    scored = [one for one in questions if isinstance(one, Activity)]
    if drawn and 0 < drawn < len(scored):
        questions = [Bank("Questions", tuple(questions), int(drawn), lesson.where)]
    elements = (*before, *questions)
    return Page(words(title or "Quiz"), elements, assessment=bool(scored), settings=tuple(settings), where=lesson.where)


def _report_files(file: SourceFile, folder: str, reading: Reading) -> None:
    for name in file.inside:
        if name.startswith(f"{folder}assets/") and name not in reading.used:
            reading.leave_out("files that are shown nowhere", name, name)
