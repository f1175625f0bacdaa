"""HTML of strangers read from top to bottom: which tag makes which element."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from builder.importers.draft import (
    Break,
    Bullets,
    Code,
    Emphasis,
    Figure,
    Heading,
    Item,
    Line,
    Link,
    LinkCard,
    Paragraph,
    Picture,
    Quote,
    Strong,
    Struck,
    Table,
    Terms,
    Typed,
    Words,
    plain,
    words,
)
from builder.importers.equations import spelt_mathml
from builder.importers.lines import blanks, in_a_line, paragraphs, trimmed
from builder.importers.scripts import lowered, raised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.html import HtmlElement

    from builder.importers.draft import Element, Elements, Inline, Piece
    from builder.importers.fragment import Surroundings

FORMS: dict[str, Callable[[Inline], Piece]] = {
    **dict.fromkeys(("b", "strong"), Strong),
    **dict.fromkeys(("i", "em", "cite", "var", "dfn"), Emphasis),
    **dict.fromkeys(("s", "strike", "del"), Struck),
}
TYPED = {"code", "kbd", "samp", "tt"}
DROPPED = {"script", "style", "head", "template", "noscript", "title"}
BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "iframe", "legend", "li", "main", "menu", "nav", "object", "ol", "p", "pre", "section", "summary", "table", "ul",
    "video", "audio", "embed",
}  # fmt: skip
FRAMES = {"iframe": "src", "object": "data", "embed": "src", "video": "src", "audio": "src"}
ON_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)
DEEPEST = 100  # elements in each other, beyond which their words are taken and not their form


@dataclass
class Flow:
    """Elements as they come, and the line that is being read."""

    around: Surroundings
    elements: list[Element] = field(default_factory=list)
    line: list[Piece] = field(default_factory=list)

    def close(self) -> None:
        """Ends the paragraph."""
        for line in map(trimmed, paragraphs(self.line)):
            if len(line) == 1 and isinstance(line[0], Picture):
                self.elements.append(Figure(line[0].media, line[0].alt, where=self.around.where))
            elif line:
                self.elements.append(Paragraph(line, self.around.where))
        self.line = []

    def inside(self, node: HtmlElement, depth: int) -> None:
        """What stands in an element, in order."""
        self.line += self.around.split(blanks(node.text or ""))
        for child in node:
            if isinstance(child.tag, str):
                self.element(child, depth + 1)
            self.line += self.around.split(blanks(child.tail or ""))

    def element(self, node: HtmlElement, depth: int) -> None:
        """One element."""
        tag = node.tag.lower().rpartition("}")[2]
        if depth > DEEPEST:
            self.line += words(blanks(node.text_content()))
        elif tag in DROPPED:
            if tag == "script" and (node.text or "").strip():
                self.around.reading.leave_out("scripts", self.around.where, node.text or "")
        elif tag in BLOCKS:
            self.close()
            self.block(node, tag, depth)
            self.close()
        else:
            piece = self.piece(node, tag, depth)  # which may end the line
            self.line += piece

    def block(self, node: HtmlElement, tag: str, depth: int) -> None:
        """An element that stands by itself."""
        where = self.around.where
        if tag in FRAMES:
            self.elements += self.frame(node, tag)
        elif tag in {"ul", "ol", "menu"}:
            self.elements += self.listed(node, tag, depth)
        elif tag == "table":
            self.elements += self.table(node, depth)
        elif tag == "pre":
            self.elements.append(Code(node.text_content().strip("\n"), where=where))
        elif tag == "blockquote":
            inside = self.flow(node, depth)
            self.elements += [Quote(inside, where)] if inside else []
        elif tag == "hr":
            self.elements.append(Line(where))
        elif tag == "dl":
            self.elements += self.terms(node, depth)
        elif re.fullmatch(r"h[1-6]", tag):
            text = in_a_line(self.flow(node, depth))
            heading = (
                Heading(text, max(1, int(tag[1]) - 1), where)
                if self.around.headings
                else Paragraph((Strong(text),), where)
            )
            self.elements += [heading] if text else []
        elif tag == "figure":
            self.elements += self.figure(node, depth)
        else:
            self.inside(node, depth)

    def flow(self, node: HtmlElement, depth: int) -> Elements:
        """What stands in an element, as elements of its own."""
        flow = Flow(self.around)
        flow.inside(node, depth)
        flow.close()
        return tuple(flow.elements)

    def equation(self, node: HtmlElement) -> Inline:
        """An equation in a line, which is told."""
        text = node.get("alttext") or spelt_mathml(node)
        what = f"An equation is spelt in a line: “{text}”."
        self.around.reading.doubt(self.around.where, what, "See whether it can be read so; else show it as a picture.")
        return self.around.split(text)

    def piece(self, node: HtmlElement, tag: str, depth: int) -> Inline:  # noqa: PLR0911 - a line a kind of element
        """An element within a line; a block in it ends the line."""
        if tag == "br":
            return (Break(),)
        if tag == "img":
            return self.picture(node)
        if tag in TYPED and not len(node):
            return (Typed(blanks(node.text or "")),) if (node.text or "").strip() else ()
        if tag == "math":
            return self.equation(node)
        if tag in {"sub", "sup"} and not len(node):
            return self.small(node, tag)
        if any(isinstance(one.tag, str) and one.tag in BLOCKS for one in node.iterdescendants()):
            self.inside(node, depth)
            return ()
        flow = Flow(self.around)
        flow.inside(node, depth)
        return self.formed(node, tag, tuple(flow.line))

    def formed(self, node: HtmlElement, tag: str, inside: Inline) -> Inline:
        """A line in the form that its element gives it."""
        if not plain(inside).strip() and not any(isinstance(one, Picture) for one in inside):
            return inside
        if tag in FORMS:
            return (FORMS[tag](inside),)
        if tag == "a" and node.get("href"):
            address = node.get("href", "").strip()
            media = "" if ON_WEB.match(address) else self.around.kept(address)
            return (Link(media or address, inside),)
        if node.get("lang") and tag != "a":
            return (Link(f"lang:{node.get('lang')}", inside),)
        return inside

    def small(self, node: HtmlElement, tag: str) -> Inline:
        """Letters above or below the line: figures have signs for that, others are told."""
        text = blanks(node.text or "").strip()
        shown, is_complete = raised(text) if tag == "sup" else lowered(text)
        if not is_complete:
            place = "above" if tag == "sup" else "below"
            self.around.reading.doubt(
                self.around.where,
                f"“{text}” stood {place} the line, and now stands in it.",
                "Look if it can be understood; if not, say it in words.",
            )
        return words(shown)

    def picture(self, node: HtmlElement) -> Inline:
        """A picture; one on the web stays there, as a link."""
        address, alt = node.get("src", "").strip(), blanks(node.get("alt", "")).strip()
        media = self.around.kept(address, alt) if address else ""
        if media:
            return (Picture(media, alt),)
        if ON_WEB.match(address):
            self.around.reading.doubt(
                self.around.where,
                "A picture lies on the web and is not part of the file.",
                f"Save it from {address} into the folder media, if you may, and show it in place of the link.",
            )
            return (Link(address, words(alt or "Picture")),)
        self.around.reading.leave_out("pictures that are not in the file", self.around.where, alt or address)
        return ()

    def frame(self, node: HtmlElement, tag: str) -> Elements:
        """A film, a sound or a page within the page."""
        sources = [node.get(FRAMES[tag], ""), *(one.get("src", "") for one in node.iter("source"))]
        address = next((one.strip() for one in sources if one.strip()), "")
        title = words(blanks(node.get("title") or node.text_content()).strip() or "Film or page on the web")
        media = self.around.kept(address) if address and not ON_WEB.match(address) else ""
        self.around.reading.doubt(
            self.around.where,
            "A film, sound or page stood within the text, and is now a link.",
            "Say what it shows and why to look at it; of a film that is yours, make a Video with captions.",
        )
        return (LinkCard(title, media or address or "#", where=self.around.where),) if media or address else ()

    def listed(self, node: HtmlElement, tag: str, depth: int) -> Elements:
        items: list[Item] = []
        for child in node:
            if not isinstance(child.tag, str):
                continue
            inside = self.flow(child, depth) if child.tag not in {"ul", "ol"} else self.listed(child, child.tag, depth)
            first = inside[0] if inside and isinstance(inside[0], Paragraph) else None
            if first is None and items and child.tag in {"ul", "ol"}:  # a list between items is the last one's
                items[-1] = Item(items[-1].text, (*items[-1].inside, *inside))
            elif inside:
                items.append(Item(first.text if first else (), inside[1:] if first else inside))
        start = node.get("start", "")
        begins = int(start) if start.isascii() and start.isdigit() and len(start) < 5 else 1  # noqa: PLR2004
        return (Bullets(tuple(items), tag == "ol", begins, self.around.where),) if items else ()

    def table(self, node: HtmlElement, depth: int) -> Elements:
        rows = [
            tuple(in_a_line(self.flow(cell, depth)) for cell in row if cell.tag in {"td", "th"})
            for row in node.iter("tr")
        ]
        rows = [row for row in rows if row]
        caption = next((blanks(one.text_content()).strip() for one in node.iter("caption")), "")
        before = (Paragraph(words(caption), self.around.where),) if caption else ()
        if not rows:
            return before
        headed = all(cell.tag == "th" for cell in next(node.iter("tr")) if isinstance(cell.tag, str))
        width = max(map(len, rows))
        head, body = (rows[0], rows[1:]) if headed else (((),) * width, rows)
        return (*before, Table(head, tuple(body), self.around.where))

    def terms(self, node: HtmlElement, depth: int) -> Elements:
        entries: list[tuple[Inline, Inline]] = []
        for child in node.iterdescendants("dt", "dd"):
            text = in_a_line(self.flow(child, depth))
            if child.tag == "dt" or not entries:
                entries.append((text, ()))
            else:
                term, meaning = entries[-1]
                entries[-1] = (term, (*meaning, Words(" "), *text) if meaning else text)
        return (Terms(tuple(entries), self.around.where),) if entries else ()

    def figure(self, node: HtmlElement, depth: int) -> Iterator[Element]:
        captions = list(node.iterdescendants("figcaption"))
        caption = " ".join(blanks(one.text_content()).strip() for one in captions)
        for one in captions:
            one.drop_tree()
        inside = self.flow(node, depth)
        for at, element in enumerate(inside):
            last = at == len(inside) - 1
            yield (
                Figure(element.media, element.alt, caption, element.where)
                if isinstance(element, Figure) and last
                else element
            )
        if caption and not (inside and isinstance(inside[-1], Figure)):
            yield Paragraph(words(caption), self.around.where)
