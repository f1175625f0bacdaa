"""A project of eXeLearning as a course: its tree of pages as sections and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.importers.draft import Draft, Page, Section, words
from builder.importers.exelearning.content import Content
from builder.importers.exelearning.devices import elements_of
from builder.importers.exelearning.importer import NEW
from builder.importers.exelearning.nodes import of_objects, of_ode
from builder.importers.quiz import Quiz, listed
from builder.importers.titles import name_of
from builder.package.archive import RefusedError

if TYPE_CHECKING:
    from builder.importers import Reading
    from builder.importers.draft import Element
    from builder.importers.exelearning.nodes import Node
    from builder.importers.source import SourceFile

SHOWN = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".mp3", ".mp4", ".pdf", ".docx", ".odt", ".ogg", ".webm")
OF_THE_PROGRAM = ("theme/", "libs/", "idevices/", "content/css/", "content/img/", "custom/")


def project_of(file: SourceFile, form: str, reading: Reading) -> Draft:
    """The project. RefusedError: it is damaged, or holds nothing."""
    try:
        project = (of_ode if form == NEW else of_objects)(file.xml(form))
    except ValueError as reason:
        raise RefusedError(f"“{form}” in it is damaged", "save the project again in eXeLearning") from reason
    quiz = Quiz(reading)
    sections: list[Section] = []
    loose: list[Page] = []
    tops = project.nodes
    if len(tops) == 1 and tops[0].children:  # a first page that holds all others is no section
        tops = [*([tops[0]] if tops[0].devices else []), *tops[0].children]
    for node in tops:
        if node.children and node is not project.nodes[0]:
            sections += [Section((), tuple(loose))] if loose else []
            loose = []
            own = [_page(node, "", quiz, file)] if node.devices else []
            below = [_page(one, over, quiz, file) for one, over in _below(node, "")]
            sections.append(Section(words(node.title), (*own, *below), node.title))
        else:
            loose.append(_page(node, "", quiz, file))
    sections += [Section((), tuple(loose))] if loose else []
    for (what, todo), places in quiz.doubts.items():
        reading.doubt(listed(places), what, todo)
    for name in file.inside:
        if name.lower().endswith(SHOWN) and name not in reading.used and not name.startswith(OF_THE_PROGRAM):
            reading.leave_out("files that are shown nowhere", name, name)
    if not any(page.elements for section in sections for page in section.pages):
        raise RefusedError("no page of it holds anything", "save the project again in eXeLearning")
    details = {"summary": project.about, "owner": project.author}
    language = project.language if project.language != "en" else ""
    return Draft(project.title or name_of(file), tuple(sections), language, details)


def _below(node: Node, over: str) -> list[tuple[Node, str]]:
    """The pages below one, each with the name of the page between."""
    found = []
    for one in node.children:
        found += [(one, over), *_below(one, f"{over}{one.title}: ")]
    return found


def _page(node: Node, over: str, quiz: Quiz, file: SourceFile) -> Page:
    where = f"page “{node.title}”"
    found: list[Element] = []
    for device in node.devices:
        content = Content(device.values, quiz, file, where, title=device.title)
        found += elements_of(device, content)
    return Page(words(f"{over}{node.title}"), tuple(found), where=where)
