"""A course of Adapt: menus, pages, and what stands on each."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from builder.importers.adapt.components import elements_of
from builder.importers.adapt.content import Content
from builder.importers.draft import Activity, Bank, Draft, Heading, LinkCard, Page, Section, Terms, plain, words
from builder.importers.quiz import Quiz, listed
from builder.importers.titles import name_of
from builder.package.archive import RefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.importers import Reading
    from builder.importers.draft import Element, Elements
    from builder.importers.source import SourceFile

USUAL = "en"


def course_of(file: SourceFile, folders: Sequence[str], reading: Reading) -> Draft:
    """The course in its first language."""
    wanted = next((one for one in folders if one.rstrip("/").rpartition("/")[2] == USUAL), folders[0])
    for other in folders:
        if other != wanted:
            reading.leave_out("languages of the course", other, other.rstrip("/").rpartition("/")[2])
    quiz = Quiz(reading)
    course = _Course(file, quiz, wanted)
    draft = course.draft()
    for (what, todo), places in quiz.doubts.items():
        reading.doubt(listed(places), what, todo)
    for name in file.inside:
        shown = name.startswith(wanted) and not name.endswith((".json", ".js", ".css", ".html"))
        if shown and name not in reading.used:
            reading.leave_out("files that are shown nowhere", name, name)
    return draft


@dataclass(slots=True)
class _Course:
    file: SourceFile
    quiz: Quiz
    folder: str
    by_parent: dict[str, list[Content]] = field(default_factory=dict)

    def draft(self) -> Draft:
        course = self._one("course.json")
        for kind in ("contentObjects", "articles", "blocks", "components"):
            for one in self._many(f"{kind}.json"):
                self.by_parent.setdefault(one.raw("parentId"), []).append(one)
        title = course.name or name_of(self.file)
        sections = self._sections(course)
        self._tell_astray(course)
        more = [*self._resources(course), *self._glossary(course)]
        if more:
            sections = [
                *sections,
                Section(words("To keep"), tuple(more)) if len(sections) > 1 else Section((), tuple(more)),
            ]
        about = course.on_page("body")
        if about and sections:
            first = sections[0]
            sections[0] = Section(
                first.title, (Page(words("Introduction"), about, where="course"), *first.pages), first.where
            )
        if not any(page.elements for section in sections for page in section.pages):
            raise RefusedError("no page of it holds anything", "export the course again, and import that")
        language = self.folder.rstrip("/").rpartition("/")[2]
        return Draft(title, tuple(sections), language if language != USUAL else "", self._details(course))

    def _details(self, course: Content) -> dict[str, str]:
        details = {"summary": course.plain("description")}
        assessment = course.inside("assessment")
        mark = assessment.number("scoreToPass")
        if mark and assessment["isPercentageBased"] is not False and 0 < mark <= 100:  # noqa: PLR2004 - a percentage
            details["pass mark"] = f"{mark:g}%"
        return details

    def _one(self, name: str) -> Content:
        data = self._json(name)
        return Content(data if isinstance(data, dict) else {}, self.quiz, self.file, "course")

    def _many(self, name: str) -> list[Content]:
        data = self._json(name)
        rows = [one for one in data if isinstance(one, dict)] if isinstance(data, list) else []
        return [Content(one, self.quiz, self.file, name) for one in rows]

    def _json(self, name: str) -> Any:
        path = f"{self.folder}{name}"
        if path not in self.file.inside:
            return None
        try:
            return json.loads(self.file.part(path).decode("utf-8-sig", "replace"))
        except (ValueError, RecursionError) as reason:
            raise RefusedError(f"“{path}” in it is damaged", "export the course again, and import that") from reason

    # ---- menus and pages ------------------------------------------------------------------------------------------

    def _sections(self, course: Content) -> list[Section]:
        """Each menu below the first is a section; pages beside menus are one without a title."""
        sections: list[Section] = []
        loose: list[Page] = []
        roots = self.by_parent.get(course.raw("id")) or self.by_parent.get("course") or self._orphans()
        for one in roots:
            if one.raw("type") == "menu":
                if loose:
                    sections.append(Section((), tuple(loose)))
                    loose = []
                pages = [page for inner in self._below(one) for page in self._pages(inner)]
                first = [Page(words(one.name), about, where=one.name)] if (about := one.on_page("body")) else []
                sections.append(Section(words(one.name), (*first, *pages), one.name))
            else:
                loose += self._pages(one)
        return [*sections, *([Section((), tuple(loose))] if loose else [])]

    def _orphans(self) -> list[Content]:
        known = {one.raw("id") for rows in self.by_parent.values() for one in rows}
        return [
            one
            for parent, rows in self.by_parent.items()
            for one in rows
            if parent not in known and one.raw("type") in {"page", "menu"}
        ]

    def _tell_astray(self, course: Content) -> None:
        """Tells of what stands below something that the course does not have, so that learners never saw it."""
        known = {course.raw("id"), "course", *(one.raw("id") for rows in self.by_parent.values() for one in rows)}
        taken = () if self.by_parent.get(course.raw("id")) or self.by_parent.get("course") else self._orphans()
        for one in (one for parent, rows in self.by_parent.items() if parent not in known for one in rows):
            if one not in taken:
                text = " ".join(dict.fromkeys([one.name, *one.rest()]))
                self.quiz.reading.leave_out("parts that stand on no page", one.name or one.raw("id"), text)

    def _below(self, menu: Content, depth: int = 0) -> list[Content]:
        found = []
        for one in self.by_parent.get(menu.raw("id"), []):
            found += self._below(one, depth + 1) if one.raw("type") == "menu" and depth < 10 else [one]  # noqa: PLR2004
        return found

    def _pages(self, page: Content) -> list[Page]:
        """A page, and of an assessment on it another."""
        title = page.name or "Page"
        before = list(page.of(page.values, title).on_page("body"))
        pages: list[Page] = []
        waiting: list[Element] = before
        for article in self.by_parent.get(page.raw("id"), []):
            elements = self._article(article, title)
            rules = article.inside("assessment")
            if rules["isEnabled"] and any(isinstance(one, Activity) for one in elements):
                if waiting:
                    pages.append(Page(words(title), tuple(waiting), where=title))
                    waiting = []
                pages.append(self._assessment(article, rules, elements, title))
            else:
                waiting += elements
        if waiting or not pages:
            pages.append(Page(words(title if not pages else f"{title}, more"), tuple(waiting), where=title))
        return [one for one in pages if one.elements]

    def _assessment(self, article: Content, rules: Content, content: list[Element], title: str) -> Page:
        name = article.plain("displayTitle") or title
        settings = []
        mark, attempts = rules.number("scoreToPass"), rules.number("attempts")
        if mark and rules["isPercentageBased"] is not False and 0 < mark <= 100:  # noqa: PLR2004 - a percentage
            settings.append(f"pass mark {mark:g}%")
        if attempts and attempts >= 1:
            settings.append("1 attempt" if attempts == 1 else f"{attempts:g} attempts")
        elements = [one for one in content if not (isinstance(one, Heading) and plain(one.text) == name)]
        drawn = (
            rules.inside("randomisation").number("blockCount") if rules.inside("randomisation")["isEnabled"] else None
        )
        asked = tuple(one for one in elements if isinstance(one, Activity))
        if drawn and 0 < drawn < len(asked):
            rest = [one for one in elements if not isinstance(one, Activity)]
            elements = [*rest, Bank("Questions", asked, int(drawn), name)]
        return Page(words(name), tuple(elements), assessment=True, settings=tuple(settings), where=title)

    def _article(self, article: Content, title: str) -> list[Element]:
        found: list[Element] = []
        name = article.plain("displayTitle")
        article = article.of(article.values, f"page “{title}”")
        found += [Heading(words(name), 1, title)] if name and name != title else []
        found += article.on_page("body")
        for block in self.by_parent.get(article.raw("id"), []):
            shown = block.plain("displayTitle")
            inner = block.of(block.values, f"page “{title}”")
            found += [Heading(words(shown), 1, title)] if shown and shown not in {title, name} else []
            found += inner.on_page("body")
            for at, one in enumerate(self.by_parent.get(block.raw("id"), []), 1):
                named = one.plain("displayTitle") or one.plain("title") or f"component {at}"
                found += elements_of(one.of(one.values, f"page “{title}”, “{named}”"))
        return found

    def _resources(self, course: Content) -> list[Page]:
        rows = course.inside("resources").rows("resourcesItems")
        cards: list[Element] = []
        for one in rows:
            link, name, about = one.raw("link"), one.plain("title"), one.line("description")
            file = one.keep(link, name) if link else ""
            if file or link:
                cards.append(LinkCard(words(name or link), file or link, about, where="resources"))
        return [Page(words("Resources"), tuple(cards), where="resources")] if cards else []

    def _glossary(self, course: Content) -> list[Page]:
        rows = course.inside("glossary").rows("glossaryItems")
        entries = tuple((one.line("term"), one.line("description")) for one in rows)
        elements: Elements = (Terms(tuple(one for one in entries if one[0] and one[1]), "glossary"),)
        return [Page(words("Glossary"), elements, where="glossary")] if entries else []
