"""Content of H5P that holds other content."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from builder.importers.draft import Activity, Bank, Heading, Page, Paragraph, Reveal, plain, words
from builder.importers.h5p.params import Params
from builder.importers.h5p.parts import PARTS, clip_of, is_here
from builder.importers.h5p.questions import QUESTIONS
from builder.importers.sound import sound

if TYPE_CHECKING:
    from collections.abc import Callable

    from builder.importers.draft import Element

LONGEST_NAME = 80


def named(library: str) -> str:
    """A type of content in words: “H5P.MultiChoice 1.16” is “multi choice”."""
    name = library.partition(" ")[0].removeprefix("H5P.")
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip() or "content"


def element_of(library: str, params: Params) -> list[Element]:
    """What becomes of a piece of content."""
    name = library.partition(" ")[0]
    if name in QUESTIONS:
        made = QUESTIONS[name](params)
        elements = made if isinstance(made, list) else [made]
    elif name in PARTS:
        elements = list(PARTS[name](params))
    elif name in HOLDERS:
        pages = HOLDERS[name](params)
        elements = [
            element
            for page in pages
            for element in (
                (Heading(page.title, where=page.where), *page.elements) if len(pages) > 1 else page.elements
            )
        ]
    else:
        elements = _unknown(name, params)
    _report_unread(name, params)
    return [usable for element in elements for usable in sound(element, params.quiz)]


def _unknown(name: str, params: Params) -> list[Element]:
    """A type of content that we have no equal of: its words stay, as paragraphs."""
    texts = list(dict.fromkeys(params.rest()))
    params.used |= set(params.values)
    if name and (texts or params.values):
        params.quiz.doubt(
            params.where,
            f"There is no block for “{named(name)}”. Its words stand one below the other.",
            "Make something of them that fits, or leave them out.",
        )
    return [Paragraph(words(one), params.where) for one in texts]


def _report_unread(name: str, params: Params) -> None:
    if name not in QUESTIONS and name not in PARTS:
        return
    for text in dict.fromkeys(params.rest()):
        params.quiz.reading.leave_out(f"further words of “{named(name)}”", params.where, text)


def _inner(params: Params, value: Any, where: str) -> list[Element]:
    """Content within content: its library, parameters and metadata."""
    holder = params.of(value)
    library = holder.raw("library")
    inner = holder["params"]
    title = holder.inside("metadata").raw("title")
    found = Params(inner if isinstance(inner, dict) else {}, params.quiz, params.file, where, title=title)
    return element_of(library, found) if library else []


# ---- each kind of holder ----------------------------------------------------------------------------------------


def question_set(params: Params) -> list[Page]:
    """Questions that are marked together."""
    elements: list[Element] = []
    start = params.inside("introPage")
    before = [*start.elements("title"), *start.elements("introduction")]
    for at, one in enumerate(params.list("questions"), 1):
        elements += _inner(params, one, f"question {at}")
    size, settings = params["poolSize"], []
    passed = params["passPercentage"]
    if isinstance(passed, int | float) and 0 < passed <= 100:  # noqa: PLR2004 - a percentage
        settings.append(f"pass mark {passed:g}%")
    scored = [one for one in elements if isinstance(one, Activity)]
    drawn = size if isinstance(size, int) and 0 < size < len(scored) else None
    if drawn:
        elements = [Bank("Questions", tuple(elements), drawn, params.where)]
    end = params.inside("endGame")
    for text in [end.plain("message"), *(one.plain("feedback") for one in end.rows("overallFeedback"))]:
        if text:
            params.quiz.reading.leave_out("feedback on the result", params.where, text)
    title = words(params.title or "Questions")
    return [Page(title, (*before, *elements), assessment=bool(scored), settings=tuple(settings), where=params.where)]


def column(params: Params) -> list[Page]:
    """Content one below the other."""
    elements: list[Element] = []
    for at, one in enumerate(params.rows("content"), 1):
        elements += _inner(params, one["content"], f"{params.where}, part {at}")
    return [Page(words(params.title or "Page"), tuple(elements), where=params.where)]


def presentation(params: Params) -> list[Page]:
    """Slides, each a page; what stands on them from top to bottom."""
    slides = params.inside("presentation")
    pages: list[Page] = []
    for at, slide in enumerate(slides.rows("slides"), 1):
        where = f"slide {at}"
        elements: list[Element] = []
        placed = slide.rows("elements")
        for one in sorted(placed, key=lambda one: (round(_number(one["y"]) / 4), _number(one["x"]))):
            elements += _inner(params, one["action"], where)
            solution = one.elements("solution")
            if solution:
                elements.append(Reveal(title=words("Solution"), answer=solution, where=where))
            if isinstance(one["goToSlide"], int):
                params.quiz.doubt(where, "A part of the slide led to another slide.", "Say in words where to go on.")
        names = [plain(one.line("main")) for one in slide.rows("keywords")]
        pages.append(_slide(elements, names, at, where))
    return pages


def _slide(elements: list[Element], names: list[str], at: int, where: str) -> Page:
    """A page named by its keyword, else by its first short paragraph."""
    title = next((name for name in names if name and not name.lower().startswith("no title")), "")
    first = elements[0] if elements else None
    heading = plain(first.text).strip() if isinstance(first, Paragraph | Heading) else ""
    if heading and (heading == title or (not title and len(heading) <= LONGEST_NAME and len(elements) > 1)):
        title, elements = heading, elements[1:]
    if not title and len(elements) == 1 and isinstance(elements[0], Activity):
        title = plain(elements[0].title)[:LONGEST_NAME]
    return Page(words(title or f"Slide {at}"), tuple(elements), where=where)


def _number(value: Any) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def film(params: Params) -> list[Page]:
    """A film with questions: the film, then its questions, each with its time."""
    interactive = params.inside("interactiveVideo")
    video = interactive.inside("video")
    title = video.inside("startScreenOptions").plain("title") or params.title
    files = video.rows("files")
    tracks = []
    for one in video.inside("textTracks").rows("videoTrack") if any(map(is_here, files)) else ():
        name = one.media("track", f"{title} {one.raw('srcLang')}")
        tracks += [name] if name.endswith(".vtt") else []
    elements: list[Element] = list(clip_of(params, files, "video", title, tuple(tracks)))
    assets = interactive.inside("assets")
    marks = [f"{clock(_number(one['time']))} {one.plain('label')}" for one in assets.rows("bookmarks")]
    elements += [Paragraph(words(f"In the film: {'; '.join(marks)}"), params.where)] if marks else []
    questions = sorted(assets.rows("interactions"), key=lambda one: _number(one.inside("duration")["from"]))
    pages = [Page(words(title or "Film"), tuple(elements), where=params.where)]
    inside: list[Element] = []
    for one in questions:
        where = clock(_number(one.inside("duration")["from"]))
        inside += [_at(element, where) for element in _inner(params, one["action"], where)]
    task = interactive.inside("summary")["task"]
    inside += _inner(params, task, "end of the film")
    if inside:
        pages.append(Page(words("Questions on the film"), tuple(inside), where=params.where))
    return pages


def _at(element: Element, where: str) -> Element:
    if not isinstance(element, Activity):
        return element
    return replace(element, intro=(Paragraph(words(f"In the film at {where}."), where), *element.intro))


def clock(seconds: float) -> str:
    """Seconds as people say a time in a film: “1:05”."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


def book(params: Params) -> list[Page]:
    """Chapters, each a page."""
    pages: list[Page] = []
    cover = params.inside("bookCover")
    about = cover.elements("coverDescription")
    if about:
        pages.append(Page(words(params.title), about, where="cover"))
    for at, one in enumerate(params.rows("chapters"), 1):
        title = one.inside("metadata").raw("title") or f"Chapter {at}"
        inner = one["params"]
        chapter = Params(
            inner if isinstance(inner, dict) else {}, params.quiz, params.file, f"chapter {at}", title=title
        )
        pages += column(chapter)
    return pages


def questionnaire(params: Params) -> list[Page]:
    """Questions without right answers."""
    elements: list[Element] = []
    for at, one in enumerate(params.rows("questionnaireElements"), 1):
        elements += _inner(params, one["library"], f"question {at}")
    for text in params.inside("successScreenOptions").rest():
        params.quiz.reading.leave_out("words at the end", params.where, text)
    return [Page(words(params.title or "Questionnaire"), tuple(elements), where=params.where)]


HOLDERS: dict[str, Callable[[Params], list[Page]]] = {
    "H5P.QuestionSet": question_set,
    "H5P.Column": column,
    "H5P.CoursePresentation": presentation,
    "H5P.InteractiveVideo": film,
    "H5P.InteractiveBook": book,
    "H5P.Questionnaire": questionnaire,
}
