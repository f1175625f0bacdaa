"""Where the questions of a QTI file or package are, in which order, and in which sections."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from builder.importers.fragment import Surroundings, elements_of
from builder.importers.qti.importer import MANIFEST
from builder.importers.qti.items_1 import read_first
from builder.importers.qti.items_2 import read_second
from builder.importers.qti.xml import plain_names
from builder.importers.quiz import Quiz
from builder.importers.source import parse_xml, text_of
from builder.importers.titles import name_of
from builder.package.archive import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml import etree

    from builder.importers import Reading
    from builder.importers.draft import Draft
    from builder.importers.source import SourceFile

META = "quiz"  # of Canvas, beside the questions
ITEM, TEST, FIRST = "assessmentItem", "assessmentTest", "questestinterop"
SEEN = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".mp3", ".mp4", ".wav", ".pdf")  # that a text may show
OF_PROGRAMS = (".css", ".xsd", ".js", ".dtd")


@dataclass(slots=True)
class Package:
    """All that is read of one file."""

    file: SourceFile
    quiz: Quiz
    title: str = ""
    read: set[str] = field(default_factory=set)  # names of parts
    roots: dict[str, etree._Element] = field(default_factory=dict)  # of parts that hold questions
    about: dict[str, etree._Element] = field(default_factory=dict)  # what Canvas says of the questions in a folder

    def finder(self, part: str) -> Callable[[str], Callable[[], bytes] | None]:
        """Finds the files that a part's addresses mean: beside it, or from the top."""
        names = {name.lower(): name for name in self.file.inside}
        by_end = {name.rpartition("/")[2].lower(): name for name in self.file.inside}
        folder = posixpath.dirname(part)

        def find(address: str) -> Callable[[], bytes] | None:
            path = unquote(address.partition("?")[0].partition("#")[0]).replace("$IMS-CC-FILEBASE$", "").lstrip("/")
            ways = (posixpath.normpath(posixpath.join(folder, path)), posixpath.normpath(path))
            found = next((names[way.lower()] for way in ways if way.lower() in names), "")
            found = found or by_end.get(posixpath.basename(path).lower(), "")
            if not found:
                return None
            self.read.add(found)
            return lambda: self.file.part(found, 200_000_000)

        return find


def draft_of(file: SourceFile, reading: Reading) -> Draft:
    """All questions of a file or package."""
    package = Package(file, Quiz(reading))
    if file.inside:
        _read_zip(package)
    else:
        _read_root(package, plain_names(parse_xml(file.content())), "")
    if not package.quiz.found:
        raise RefusedError("no question was found in it", "export it again, and choose QTI with the questions included")
    return package.quiz.draft(package.title or name_of(file))


def _find_roots(package: Package) -> None:
    """Finds the parts that hold questions, and what Canvas says of them."""
    for name in package.file.inside:
        if name.lower().endswith((".xml", ".qti", ".dat")) and name.rpartition("/")[2] != MANIFEST:
            try:
                root = plain_names(package.file.xml(name))
            except RefusedError as reason:
                package.quiz.doubt(name, f"It could not be read: {reason}.", "Export it again.")
                continue
            if root.tag in {ITEM, TEST, FIRST}:
                package.roots[name] = root
            elif root.tag == META:
                package.about[posixpath.dirname(name)] = root
                package.read.add(name)


def _read_zip(package: Package) -> None:
    _find_roots(package)
    manifest = next((name for name in package.file.inside if name.rpartition("/")[2] == MANIFEST), "")
    order = _from_manifest(package, manifest) if manifest else []
    tests = [name for name, root in package.roots.items() if root.tag == TEST]
    for name in [*tests, *order, *package.roots]:
        if name in package.roots and name not in package.read:
            _read_root(package, package.roots[name], name)
    for folder in list(package.about):
        _read_about(package, folder)
    for name in package.file.inside:
        if name not in package.read and name != manifest and not name.lower().endswith(OF_PROGRAMS):
            package.quiz.reading.leave_out("files that no question shows", name, name)


def _from_manifest(package: Package, manifest: str) -> list[str]:
    """The parts in the order of the manifest, which may also give a title."""
    root = plain_names(package.file.xml(manifest))
    titles = root.iterfind("metadata//title//string"), root.iterfind("metadata//title//langstring")
    package.title = next((text_of(node) for found in titles for node in found if text_of(node)), "")
    folder = posixpath.dirname(manifest)
    hrefs = [node.get("href", "") for node in root.iter("resource", "file")]
    return [posixpath.normpath(posixpath.join(folder, unquote(href))) for href in hrefs if href]


def _read_root(package: Package, root: etree._Element, name: str) -> None:
    package.read.add(name)
    if root.tag == FIRST:
        _read_about(package, posixpath.dirname(name))
        title = read_first(root, package.quiz, package.finder(name))
        package.title = title or package.title
    elif root.tag == TEST:
        package.title = root.get("title", "").strip() or package.title
        _read_test(package, root, name)
    elif root.tag == ITEM:
        package.title = package.title or ("" if package.file.inside else root.get("title", "").strip())
        read_second(root, package.quiz, package.finder(name), alone=not package.file.inside)
    else:
        raise RefusedError("it holds no questions", "give a file with QTI's questions, or the whole zip")


def _read_about(package: Package, folder: str) -> None:
    """What Canvas keeps beside the questions of a quiz: its description stands above them, its settings are told."""
    about = package.about.pop(folder, None)
    if about is None:
        return
    reading, where = package.quiz.reading, package.quiz.where
    package.title = package.title or _child_text(about, "title")
    around = Surroundings(reading, where, find=package.finder(f"{folder}/{META}"))
    package.quiz.add(*elements_of(_child_text(about, "description"), around))
    reported = {about.find("title"), about.find("description")}
    rest = (one for one in about.iter("*") if not len(one) and one not in reported and text_of(one))
    text = ", ".join(f"{one.tag}: {text_of(one)}" for one in rest)
    if text:
        reading.leave_out("settings of the quiz in Canvas", "", text)


def _child_text(node: etree._Element, name: str) -> str:
    """The words in the first element of a name; "" where there is none."""
    found = node.find(name)
    return "" if found is None else text_of(found)


def _read_test(package: Package, test: etree._Element, name: str) -> None:
    """A test's sections in order; each is a category where there are several."""
    sections = [one for one in test.iter("assessmentSection") if one.find("assessmentItemRef") is not None]
    for section in sections:
        several = len(sections) > 1 or section.find("selection") is not None
        category = section.get("title", "").strip() if several else ""
        chosen = section.find("selection")
        count = chosen.get("select", "") if chosen is not None else ""
        if count.isascii() and count.isdigit() and 0 < int(count[:4]) < len(section.findall("assessmentItemRef")):
            package.quiz.draws[category] = int(count[:4])
        for part in _referred(section, name):
            if part in package.roots:
                package.read.add(part)
                read_second(package.roots[part], package.quiz, package.finder(part), category)
            else:
                package.quiz.doubt(
                    part, "A question of the test is not in the file.", "Export it again, with questions."
                )
    instructions = (text_of(one) for one in (*test.iter("rubricBlock"), *test.iter("testFeedback")))
    for text in filter(None, instructions):
        package.quiz.reading.leave_out("instructions and feedback of the whole test", name, text)


def _referred(section: etree._Element, name: str) -> Iterator[str]:
    for one in section.iterfind("assessmentItemRef"):
        yield posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(one.get("href", ""))))
