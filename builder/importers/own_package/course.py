"""A package of ours as a course: its modules, their sections and pages."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from builder.discover import block_kinds
from builder.importers.draft import Draft
from builder.importers.escaping import plain_heading
from builder.importers.html.tree import name, parse
from builder.importers.inline import Footnotes, Place, inline
from builder.importers.markdown import BLOCK, Writer
from builder.importers.own_package.about import about, as_words
from builder.importers.own_package.block import Block, heading_in, text_of
from builder.importers.own_package.prose import Prose, address, nodes_of
from builder.importers.own_package.showing import KINDS
from builder.importers.own_package.showing import plain as as_prose
from builder.language.interface import block_words
from builder.package.archive import RefusedError
from builder.source.identity import LINE, Known, read_lock, top_of_lock
from builder.source.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from builder.importers import Reading
    from builder.importers.draft import Elements
    from builder.importers.source import SourceFile

LARGEST_MEDIA = 500_000_000  # bytes
# What a page shows beside its author's text: by class, and what it says of itself by id.
AROUND = {"where", "audience", "learn", "chooser", "problems", "rules", "outcome-of-all", "hand-in", "handout"}
AROUND |= {"footnotes", "length", "steps", "review", "of-sheet"}
NOT_IN_IT = (
    "A package holds what learners get. Notes for trainers, comments, the names of variables and banks, and the look "
    "are not in it."
)
USE_THE_FOLDER = "If the author's own folder is still there, go on with that; else write again what is missing."


class _Once(Footnotes):
    """Footnotes of which each stands once, however often the text refers to it."""

    __slots__ = ("numbers",)

    def __init__(self) -> None:
        super().__init__()
        self.numbers: dict[Elements, int] = {}

    def add(self, inside: Elements) -> str:
        """The mark of one; of the same as before, the same mark."""
        if inside not in self.numbers:
            super().add(inside)
            self.numbers[inside] = self.count
        return f"[^{self.numbers[inside]}]"


def course_of(file: SourceFile, pages: Mapping[str, str], reading: Reading) -> Draft:
    """The course again. RefusedError: what the script should know of it is damaged."""
    modules = [_Module(file, name, parse(text), reading) for name, text in _in_order(file, pages)]
    reading.doubt("", NOT_IN_IT, USE_THE_FOLDER)
    if len(modules) > 1:
        reading.doubt(
            "",
            f"The package holds {len(modules)} modules. Here each is a section of one course.",
            "If they were courses of a programme, put each section into a folder of its own, and list them in "
            "programme.yaml.",
        )
    text = "\n".join(chunk for module in modules for chunk in module.sections(alone=len(modules) == 1))
    _report_rest(file, reading)
    details = about(file, [(one.root, one.data) for one in modules], modules[0].prose, reading)
    title = details.pop("title")
    lock = modules[0].lock() if len(modules) == 1 else ""
    return Draft(str(title), (), str(details.pop("language", "")), details, text, lock)


def _in_order(file: SourceFile, pages: Mapping[str, str]) -> list[tuple[str, str]]:
    """The modules' pages, as the contents of the package list them."""
    contents = file.part("index.html").decode("utf-8", "replace") if "index.html" in file.inside else ""
    listed = re.findall(r'<a href="([\w./-]+/index\.html)"', contents)
    rank = {name: at for at, name in enumerate(listed)}
    return sorted(pages.items(), key=lambda one: rank.get(one[0], len(rank)))


def _report_rest(file: SourceFile, reading: Reading) -> None:
    for one in file.inside:
        if "media/" in one and one not in reading.used:
            reading.leave_out("files that no page shows, such as a logo", one, one)


@dataclass(slots=True)
class _Module:
    """A page of ours with all that a learner gets in it."""

    file: SourceFile
    page: str  # its name in the zip
    root: _Element
    reading: Reading
    data: Mapping[str, Any] = field(default_factory=dict)
    prose: Prose = field(init=False)
    writer: Writer = field(init=False)

    def __post_init__(self) -> None:
        found = next((one for one in self.root.iter("script") if one.get("id") == "ui--data"), None)
        try:
            self.data = json.loads((found.text if found is not None else "") or "")
            if not isinstance(self.data.get("pages"), list) or not isinstance(self.data.get("blocks"), list):
                raise ValueError  # noqa: TRY004, TRY301 - said below, as all else
        except (ValueError, AttributeError, RecursionError) as reason:
            raise RefusedError("what its script should know is damaged", "build the package again") from reason
        notes = {one.get("id") or "": one for listed in _of(self.root, "footnotes") for one in listed}
        self.prose = Prose(self._keep, self._anchors(), notes)
        self.writer = Writer()
        self.writer.footnotes = _Once()
        self.writer.line = Place(self.writer.footnotes, lines=False, start=False)

    def _keep(self, source: str, called: str = "") -> str:
        """The course's name of a file that the page shows; `called`: as it has to be, as captions do."""
        inside = address(source, self.page)
        if inside not in self.file.inside:
            return ""
        return self.reading.keep(inside, lambda: self.file.part(inside, LARGEST_MEDIA), exactly=called, where=self.page)

    def _anchors(self) -> dict[str, str]:
        """Pages by their titles, parts of blocks by their headings."""
        titles = {str(one.get("id")): slug(str(one.get("title") or "")) for one in self._pages()}
        parts = {
            named: slug(text_of(heading))
            for one in self.root.iter("div", "details", "li")
            if "--" in (named := one.get("id") or "") and (heading := heading_in(one)) is not None
        }
        return {named: text for named, text in {**titles, **parts}.items() if text}

    def _pages(self) -> list[Mapping[str, Any]]:
        return [one for one in self.data["pages"] if isinstance(one, dict)]

    def lock(self) -> str:
        """The ids of its pages and blocks, as the build kept them."""
        known = {str(one.get("key")): one for one in self.data["blocks"]}
        lines = []
        for page in self._pages():
            lines.append(Known("page", str(page.get("id")), str(page.get("key")), slug(str(page.get("title") or ""))))
            for key in page.get("blocks") or []:
                one = known.get(str(key), {})
                heading = self._heading(str(one.get("id")))
                title = text_of(heading) if heading is not None else self._named_by_kind(page, one)
                lines.append(Known(str(one.get("kind")), str(one.get("id")), str(key), slug(title)))
        text = "".join(one.line() for one in lines if LINE.match(one.line()))
        again: list[tuple[int, str]] = []  # of an id that stands twice, the first counts
        known_once = read_lock(text, lambda number, line: again.append((number, line)))
        return top_of_lock(str(self.data.get("id"))) + "".join(one.line() for one in known_once)

    def _heading(self, name: str) -> _Element | None:
        block = next((one for one in _of(self.root, "block") if one.get("id") == name), None)
        within = block.iter() if block is not None else ()
        return next((one for one in within if one.get("class") == "block-title"), None)

    def _named_by_kind(self, page: Mapping[str, Any], block: Mapping[str, Any]) -> str:
        """What a block without a heading of its own was known by: its keyword, or nothing where it is a page."""
        element, kind = self._element(page), block_kinds().get(str(block.get("kind")))
        is_alone = element is not None and self._alone(list(self._shown(element)))
        return "" if not kind or is_alone else kind.keywords[0]

    def _element(self, page: Mapping[str, Any]) -> _Element | None:
        return next((one for one in _of(self.root, "page") if one.get("id") == page.get("id")), None)

    # ---- sections and pages ---------------------------------------------------------------------------------------

    def sections(self, *, alone: bool) -> Iterator[str]:
        """The text, section by section; of one of several modules, its title is a section's."""
        by_id = {str(one.get("id")): one for one in self._pages()}
        listed = [(title, [one for one in pages if one in by_id]) for title, pages in _listed(self.root)]
        listed = [one for one in listed if one[1]] or [("", list(by_id))]
        module = "" if alone else str(self.data.get("title") or "")
        for at, (title, pages) in enumerate(listed):
            shown = ": ".join(filter(None, (module, title))) if at else module or title
            first = by_id[pages[0]]
            under = bool(title) and first.get("title") == title and not module
            if shown or (at and not under):
                yield f"# {plain_heading(shown or str(first.get('title')))}\n"
            if module and title and not at and title != module:
                self.reading.doubt(
                    shown, f"The section “{title}” has the module's name now.", "Rename it, if you like."
                )
            for number, named in enumerate(pages):
                bare = number == 0 and (under or (bool(at) and not title and not module))
                yield self._page(by_id[named], bare=bare)

    def _page(self, data: Mapping[str, Any], *, bare: bool) -> str:
        """A page. `bare`: its title is that of the section right above it."""
        element = self._element(data)
        if element is None:
            return ""
        title = inline(self.prose.inline(next(element.iter("h1"), None)), self.writer.line)
        assessment = data.get("assessment")
        shown = list(self._shown(element))
        alone = self._alone(shown)
        head = ""
        if isinstance(assessment, dict):
            head = "\n".join(filter(None, [f"## Assessment: {title}", _rules(assessment)]))
        elif alone:
            head = f"## {alone}" if title in {alone, ""} else f"## {alone}: {title}"
        elif data.get("title") and not bare:
            head = f"## {plain_heading(title)}"
        objectives = data.get("objectives")
        lines = [f"Objective: {', '.join(map(str, objectives))}"] if isinstance(objectives, list) else []
        lines += [f"For: {data['audience']}"] if data.get("audience") else []
        chunks = ["\n".join(filter(None, [head, *lines]))]
        chunks += self._body(shown, assessment if isinstance(assessment, dict) else {}, alone=bool(alone))
        chunks += self.writer.notes()
        return "\n\n".join(chunk for chunk in chunks if chunk.strip()) + "\n"

    def _shown(self, element: _Element) -> Iterator[_Element | str]:
        for one in nodes_of(element):
            if not isinstance(one, str) and "band" in (one.get("class") or "").split():
                yield from (figure for figure in one.iter("figure") if figure.get("class") != "pull")
            elif isinstance(one, str) or not (
                AROUND & set((one.get("class") or "").split())
                or name(one) == "h1"
                or (one.get("id") or "").startswith("ui--")
            ):
                yield one

    def _alone(self, shown: list[_Element | str]) -> str:
        """The keyword of a kind that is a page, where it is all that the page holds."""
        content = [one for one in shown if not isinstance(one, str) or one.strip()]
        only = content[0] if len(content) == 1 else None
        if only is None or isinstance(only, str) or heading_in(only) is not None:
            return ""
        kind = block_kinds().get(only.get("data-block") or "")
        return kind.keywords[0] if kind and kind.page else ""

    def _body(self, shown: list[_Element | str], assessment: Mapping[str, Any], *, alone: bool) -> Iterator[str]:
        banks = {
            key: (number, bank)
            for number, bank in enumerate(assessment.get("banks") or [], 1)
            for key in bank["blocks"]
        }
        waiting: list[_Element | str] = []
        open_bank = 0
        for one in shown:
            if isinstance(one, str) or not one.get("data-block"):
                waiting.append(one)
                continue
            yield from self.writer.elements(self.prose.elements(waiting), BLOCK)
            waiting.clear()
            number, bank = banks.get(one.get("data-key") or "", (0, {}))
            if number != open_bank and number:
                yield f"### Bank: Questions {number}" + (f", draw {bank['draw']}" if bank.get("draw") else "")
            open_bank = number
            yield self._block(one, 4 if number else 3, alone=alone)
        yield from self.writer.elements(self.prose.elements(waiting), BLOCK)

    def _block(self, element: _Element, level: int, *, alone: bool) -> str:
        kind = element.get("data-block") or ""
        blocks: list[dict[str, Any]] = self.data["blocks"]
        data = next((one for one in blocks if one.get("id") == element.get("id")), {})
        block = Block(element, data, self._words_of(kind), level, self.prose, self.writer, self.reading)
        if alone:
            return "\n\n".join(block.chunks(block.body()))
        if kind not in KINDS:
            self.reading.doubt(
                text_of(element.find(".//*[@class='block-title']")) or kind,
                f"Nobody knows how a block of the kind “{kind}” is written. What can be read of it stands here.",
                "Look at it beside the package, and write it anew.",
            )
        return KINDS.get(kind, as_prose)(block)

    def _words_of(self, kind: str) -> dict[str, str]:
        """What a kind says in the module's language. The page has only what its script says; the rest is ours."""
        ours = block_words(kind, self.root.get("lang") or "") if kind in block_kinds() else {}
        words = self.data.get("words")
        theirs = words.get("blocks") if isinstance(words, dict) else None
        return as_words(ours) | as_words(theirs.get(kind) if isinstance(theirs, dict) else None)


def _of(root: _Element, wanted: str) -> list[_Element]:
    return [one for one in root.iter("section", "ol") if wanted in (one.get("class") or "").split()]


def _listed(root: _Element) -> list[tuple[str, list[str]]]:
    """The sections of the contents: title, and the ids of their pages."""
    contents = next((one for one in root.iter("div") if one.get("id") == "ui--list"), None)
    found: list[tuple[str, list[str]]] = []
    title = ""
    for one in contents if contents is not None else ():
        if name(one) == "h3":
            title = text_of(one)
            continue
        if name(one) == "details":
            title = next((text_of(inner) for inner in one.iter("span") if inner.get("class") == "name"), "")
        pages = [link.get("data-page") or "" for link in one.iter("a") if link.get("data-page")]
        if pages:
            found.append((title or _section_title(root, pages[0]), pages))
            title = ""
    return found


def _section_title(root: _Element, page: str) -> str:
    """The title of the section that a page opens, as the page says it: in its band, or by its number alone."""
    element = next((one for one in _of(root, "page") if one.get("id") == page), None)
    where = (
        next((one for one in element.iter("p") if one.get("class") == "where"), None) if element is not None else None
    )
    if element is None or where is None:
        return ""
    number = next((one for one in where.iter("b") if one.get("class") == "number"), None)
    title = " ".join((number.tail or "").split()) if number is not None else text_of(where)
    return title or text_of(next(element.iter("h1"), None))


def _rules(assessment: Mapping[str, Any]) -> str:
    """The line that says how an assessment is marked."""
    rules = []
    if assessment.get("preTest"):
        rules.append("pre-test")
    mark = assessment.get("passMark")
    if isinstance(mark, int | float):
        rules.append(f"pass mark {mark * 100:g}%")
    attempts = assessment.get("attempts")
    if isinstance(attempts, int):
        rules.append("1 attempt" if attempts == 1 else f"{attempts} attempts")
    if assessment.get("feedback") in {"at once", "never"}:
        rules.append(f"answers {assessment['feedback']}")
    one = assessment.get("oneAtATime")
    if isinstance(one, bool) and one != (bool(assessment.get("banks")) and assessment.get("feedback") != "at once"):
        rules.append("one question at a time" if one else "all questions on one page")
    if assessment.get("counts") in {"last", "first"}:
        rules.append(f"{assessment['counts']} attempt counts")
    return f"Settings: {', '.join(rules)}" if rules else ""
