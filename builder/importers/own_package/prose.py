"""What the renderer makes of an author's text, read back: the closed set of elements that `render/html.py` draws."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from builder.importers.draft import (
    Break,
    Bullets,
    Callout,
    Code,
    Emphasis,
    Figure,
    Footnote,
    Gap,
    Heading,
    Item,
    Line,
    Link,
    Paragraph,
    Picture,
    Quote,
    Strong,
    Struck,
    Table,
    Terms,
    Typed,
    Words,
    joined,
    plain,
)
from builder.importers.html.tree import HEADINGS, name
from builder.importers.own_package.drawn import drawn_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from lxml.etree import _Element

    from builder.importers.draft import Element, Elements, Inline, Piece

BLOCKS = {"p", "ul", "ol", "dl", "div", "section", "blockquote", "pre", "hr", "figure", "table", "details", *HEADINGS}
MARKS: dict[str, type[Strong | Emphasis | Struck]] = {"strong": Strong, "em": Emphasis, "s": Struck}
OF_THE_PAGE = {"may-break", "unseen", "what", "grip"}  # classes of what the page adds within a line
ALIGNED = re.compile(r"text-align:\s*(\w+)")
NO_WORDS = {"svg", "button", "template", "script", "style"}
KINDS = {"tip", "note", "important", "warning", "example", "aside"}


@dataclass(slots=True)
class Prose:
    """Reads what stands on one page."""

    keep: Callable[..., str]  # the course's name of a file, by the page's address of it, and what to call it; "": none
    anchors: Mapping[str, str]  # what a link within the module is written as, by the id that it leads to
    notes: Mapping[str, _Element] = field(default_factory=dict)  # footnotes by id
    gaps: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # what is right, by the gap's number

    def elements(self, nodes: Iterable[_Element | str]) -> Elements:
        """Blocks, and paragraphs of what stands between them."""
        found: list[Element] = []
        waiting: list[Piece] = []

        def close() -> None:
            text = tidy(waiting)
            if plain(text).strip() or any(isinstance(one, Picture | Gap | Footnote) for one in text):
                found.append(Paragraph(text))
            waiting.clear()

        for node in nodes:
            if isinstance(node, str):
                waiting.append(Words(node))
            elif name(node) in BLOCKS:
                close()
                found.extend(self._block(node))
            else:
                waiting.extend(self._piece(node))
        close()
        return tuple(found)

    def inside(self, element: _Element | None) -> Elements:
        """All that an element holds."""
        return self.elements(nodes_of(element)) if element is not None else ()

    def inline(self, element: _Element | None) -> Inline:
        """What an element holds, as text within a line; of blocks in it, their words."""
        return tidy(self._pieces(element)) if element is not None else ()

    def _block(self, element: _Element) -> list[Element]:  # noqa: C901, PLR0911, PLR0912 - a case an element
        tag, classes = name(element), (element.get("class") or "").split()
        if OF_THE_PAGE & set(classes) or "note-kind" in classes:
            return []
        match tag:
            case "p":
                return list(self.inside(element))
            case "ul" | "ol":
                start = element.get("start") or "1"
                items = tuple(self._item(one) for one in element if name(one) == "li")
                first = int(start) if start.isdecimal() else 1
                return [Bullets(items, ordered=tag == "ol", start=first)] if items else []
            case "blockquote":
                return [Quote(self.inside(element))]
            case "pre":
                code = element.find("code")
                language = ((code if code is not None else element).get("class") or "").removeprefix("language-")
                return [Code("".join(map(str, element.itertext())).removesuffix("\n"), language)]
            case "hr":
                return [Line()]
            case "figure" if "pull" in classes:
                return [Quote((*self._quoted(element), *self._speech(element)))]
            case "figure":
                return self._figure(element)
            case "table":
                return [self._table(element)]
            case "dl":
                return self._terms(element)
            case _ if tag in HEADINGS:
                return [Heading(self.inline(element), HEADINGS[tag] - 1)]
        if "count" in classes:
            return [self._counted(element)]
        kind = element.get("data-callout") or ""
        if kind in KINDS:
            return [Callout(kind, self.inside(element))]  # type: ignore[arg-type]
        return list(self.inside(element))

    def _quoted(self, element: _Element) -> Elements:
        quoted = element.find("blockquote")
        return self.inside(quoted) if quoted is not None else ()

    def _speech(self, element: _Element) -> Elements:
        name_of = element.find("figcaption")
        return (Paragraph((Words("— "), *self.inline(name_of))),) if name_of is not None else ()

    def _item(self, element: _Element) -> Item:
        first, *rest = self.inside(element) or (Paragraph(()),)
        if isinstance(first, Paragraph):
            return Item(first.text, tuple(rest))
        return Item((), (first, *rest))

    def picture(self, element: _Element) -> tuple[str, str]:
        """A picture's name in the course, or among the theme's own, and what it shows."""
        if name(element) == "img":
            return self.keep(element.get("src") or ""), element.get("alt") or ""
        used = next((one.get("href") or "" for one in element.iter("use")), "")
        return drawn_name(used, element.get("class") or ""), element.get("aria-label") or ""

    def _figure(self, element: _Element) -> list[Element]:
        pictures = [one for one in element.iter("img", "svg") if is_picture(one)]
        caption = next((" ".join("".join(map(str, one.itertext())).split()) for one in element.iter("figcaption")), "")
        if len(pictures) == 1 and (shown := self.picture(pictures[0]))[0]:
            return [Figure(*shown, caption, look=_look_of(element.get("class") or ""))]
        return list(self.elements([*nodes_of(element)]))

    def _counted(self, element: _Element) -> Quote:
        """A number that matters, and what it counts."""
        number = next((one for one in element if "count-figure" in (one.get("class") or "").split()), None)
        first, *rest = self.elements([one for one in nodes_of(element) if one is not number]) or (Paragraph(()),)
        strong = Strong(self.inline(number))
        if isinstance(first, Paragraph):
            return Quote((Paragraph((strong, Words("\n"), *first.text)), *rest))
        return Quote((Paragraph((strong,)), first, *rest))

    def _table(self, element: _Element) -> Table:
        rows = [[cell for cell in row if name(cell) in {"td", "th"}] for row in element.iter("tr")]
        head, *rest = [tuple(self.inline(cell) for cell in row) for row in rows] or [()]
        first = rows[1] if len(rows) > 1 else rows[0] if rows else []
        aligned = tuple(match[1] if (match := ALIGNED.search(cell.get("style") or "")) else "" for cell in first)
        return Table(head, tuple(rest), aligned=aligned if any(aligned) else ())

    def _terms(self, element: _Element) -> list[Element]:
        """Terms; a second meaning is an entry without a term. Of a meaning in several paragraphs, the words stay."""
        entries: list[tuple[Inline, Inline]] = []
        for one in element.iter("dt", "dd"):
            if name(one) == "dt":
                entries.append((self.inline(one), ()))
            elif entries and not entries[-1][1]:
                entries[-1] = (entries[-1][0], self.inline(one))
            else:
                entries.append(((), self.inline(one)))
        return [Terms(tuple(entries))] if entries else []

    def _pieces(self, element: _Element) -> list[Piece]:
        found: list[Piece] = []
        for node in nodes_of(element):
            found += [Words(node)] if isinstance(node, str) else self._piece(node)
        return found

    def _piece(self, element: _Element) -> list[Piece]:  # noqa: PLR0911 - a case an element
        tag, classes = name(element), set((element.get("class") or "").split())
        if classes & OF_THE_PAGE or (tag in NO_WORDS and not is_picture(element)):
            return []
        if "gap" in classes:
            return [Gap(self.gaps.get(element.get("data-part") or "", ()))]
        if tag == "br":
            return [Break()]
        if is_picture(element):
            media, alt = self.picture(element)
            return [Picture(media, alt)] if media else [Words(alt)]
        if tag == "code":
            return [Typed("".join(map(str, element.itertext())))]
        inside = self._pieces(element)
        if tag in MARKS:
            return [MARKS[tag](joined(inside))]
        if tag == "a":
            return self._link(element, joined(inside), classes)
        if tag == "span" and element.get("lang"):
            return [Link(f"lang:{element.get('lang')}", joined(inside))]
        return inside

    def _link(self, element: _Element, inside: Inline, classes: set[str]) -> list[Piece]:
        target = element.get("href") or ""
        if "footnote" in classes:
            note = self.notes.get(target.removeprefix("#"))
            return [Footnote(self.elements(_without_way_back(note)))] if note is not None else []
        if "term" in classes:
            return list(inside)
        if target.startswith("#"):
            return [Link(f"#{self.anchors.get(target[1:], target[1:])}", inside)]
        if element.get("download") is not None:
            media = self.keep(target)
            return [Link(media, inside)] if media else list(inside)
        return [Link(target, inside)]


def _look_of(classes: str) -> str:
    """How a picture's author wants it shown, from the classes of its figure."""
    looks = [one.partition("-") for one in classes.split()]
    focus = [word for kind, _, word in looks if kind == "focus"]
    shapes = [word for kind, _, word in looks if kind in {"wide", "crop"}]
    return ", ".join([*shapes, *([f"focus {' '.join(focus)}"] if focus else [])])


def is_picture(element: _Element) -> bool:
    """Whether it is a picture of the course's, or one that its theme draws."""
    return name(element) == "img" or (name(element) == "svg" and "drawing" in (element.get("class") or "").split())


def nodes_of(element: _Element) -> list[_Element | str]:
    """What an element holds, in order: elements, and the words between them."""
    found: list[_Element | str] = [element.text] if element.text else []
    for child in element:
        found.append(child)
        if child.tail:
            found.append(child.tail.removeprefix("\n") if name(child) == "br" else child.tail)
    return found


def _without_way_back(note: _Element) -> list[_Element | str]:
    return [
        one
        for one in nodes_of(note)
        if isinstance(one, str) or not (name(one) == "a" and "-back" in one.get("href", ""))
    ]


def tidy(pieces: Iterable[Piece]) -> Inline:
    """Text without blanks at its ends."""
    trimmed = list(joined(pieces))
    while trimmed and (trimmed[0] == Break() or (isinstance(trimmed[0], Words) and not trimmed[0].text.strip())):
        trimmed.pop(0)
    while trimmed and (trimmed[-1] == Break() or (isinstance(trimmed[-1], Words) and not trimmed[-1].text.strip())):
        trimmed.pop()
    if trimmed and isinstance(trimmed[0], Words):
        trimmed[0] = Words(trimmed[0].text.lstrip())
    if trimmed and isinstance(trimmed[-1], Words):
        trimmed[-1] = Words(trimmed[-1].text.rstrip())
    return tuple(trimmed)


def address(source: str, page: str) -> str:
    """The name in the zip of what a page's address means; "" for one that leads out of it."""
    folders = page.split("/")[:-1]
    for part in unquote(source.partition("#")[0].partition("?")[0]).split("/"):
        if part == "..":
            if not folders:
                return ""
            folders.pop()
        elif part not in {"", "."}:
            folders.append(part)
    return "/".join(folders)
