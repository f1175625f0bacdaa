"""Authors' text as safe HTML: the one place where it becomes that, for every medium."""

from __future__ import annotations

from collections import Counter
from dataclasses import field, replace
from html import escape
from typing import TYPE_CHECKING, Any, ClassVar

from markupsafe import Markup

from builder.frozen import mutable
from builder.model import (
    Callout,
    Code,
    CodeBlock,
    Definitions,
    Emphasis,
    Ending,
    Figure,
    FootnoteMark,
    Gap,
    Heading,
    HtmlBlock,
    Hyperlink,
    Item,
    LineBreak,
    Listing,
    NotShown,
    Paragraph,
    Part,
    Phrase,
    Picture,
    Quotation,
    Strong,
    Struck,
    Table,
    Term,
    Text,
    ThematicBreak,
    TypedHtml,
    Variable,
    Words,
)
from builder.model.drawn import is_drawn
from builder.model.inline import opening
from builder.patterns import pattern
from builder.render.medium import SCREEN
from builder.render.not_shown import not_shown
from builder.render.quotations import counted, split_attribution

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from builder.model import Flow, Footnote, Inline, Node
    from builder.render.medium import Medium

EMAIL = pattern(r"(?<=[\w.+-]@)(?=[\w-]+\.\w)")  # between a name and its host
# No <wbr>: what reads EPUB and old HTML does not know that it is empty.
MAY_BREAK = '<span class="may-break"></span>'
TAGS = {Strong: "strong", Emphasis: "em", Struck: "s"}
DEEPEST = 6  # heading level
AFTER_TIGHT = (Listing, ThematicBreak, Definitions, Paragraph)  # on a line of their own below a tight paragraph


@mutable
class Renderer:
    """Draws what stands in one document, in its order."""

    words: Mapping[str, Any]  # what the page says around an author's text
    address_of: Callable[[str], str]  # where the page finds a file of the course, by its name; "": nowhere
    drawing: Callable[[str, str], str] = lambda *_: ""  # one of the theme's pictures by its name and alternative text
    pages: Collection[str] | None = None  # the ids of all that are there, so that a link to another is words; None: any
    medium: Medium = SCREEN
    within: str | None = ""  # what the ids of places in it begin with; None: it has none, and links to them are words
    linked: set[str] | None = None  # where terms lead that are links already; None: in words by themselves none is
    gap: Callable[[Gap], str] | None = None  # draws a gap
    behind_link: Callable[[Hyperlink], str] | None = None  # what follows a link
    tables: Counter[str] = field(default_factory=Counter)  # by name: a screen reader lists them
    notes: bool = True  # whether footnotes stand below it
    marks: set[str] = field(default_factory=set)  # of footnotes, drawn so far
    answers: list[str] = field(default_factory=list)  # what learners are told once they have answered, drawn so far

    def drawn(self, value: Any) -> Any:
        """What an author wrote, as HTML; anything else as it is."""
        match value:
            case Text():
                return Markup(self.inline(value.inside))  # noqa: S704 - this is where text becomes safe
            case Item():
                return Markup(self.inline(value.text.inside) + self.flow(value.below))  # noqa: S704 - as above
            case tuple() | list():
                return Markup(self.flow(value))  # noqa: S704 - as above
        return Markup(self.flow((value,))) if type(value) in self.DRAW else value  # noqa: S704 - as above

    def on_a_page(self) -> Renderer:
        """The same for the running words of one page, in which the first mention of a term leads to what it means."""
        return replace(self, linked=set())

    def without_terms(self) -> Renderer:
        """The same, in words that run into no other, such as a label."""
        return replace(self, linked=None) if self.linked is not None else self

    def anchor(self, place: str) -> str:
        """The id of a place, as an attribute."""
        return "" if self.within is None else f' id="{escape(self.within + place)}"'

    def _class(self, name: str) -> str:
        """A class as an attribute; "" for none, and where ours mean nothing."""
        return f' class="{name}"' if name and not self.medium.plain else ""

    def level(self, level: int) -> int:
        """The level of a heading that a module's page has at this one."""
        return min(DEEPEST, level + self.medium.deeper)

    def flow(self, nodes: Iterable[Node]) -> str:
        """Nodes, one below the other."""
        parts: list[str] = []
        before: Node | None = None
        for node in nodes:
            if isinstance(before, Paragraph) and before.tight and isinstance(node, AFTER_TIGHT):
                parts.append("\n")
            parts.append(self._node(node))
            before = node
        return "".join(parts)

    def _node(self, node: Node) -> str:
        return str(self.DRAW[type(node)](self, node))

    def _paragraph(self, node: Paragraph) -> str:
        inside = self.inline(node.inside)
        return inside if node.tight else f"<p>{inside}</p>\n"

    def _figure(self, node: Figure) -> str:
        names = [name for one in node.pictures[:1] for name in _looks_of(one)]
        return f"<figure{self._class(' '.join(names))}>{self.inline(node.inside)}</figure>"

    def _heading(self, node: Heading) -> str:
        return self._headline(node.level, node.inside)

    def _part(self, node: Part) -> str:
        return self._headline(node.level, node.title.inside) + self.flow(node.nodes)

    def _headline(self, level: int, inside: Sequence[Inline]) -> str:
        level = self.level(max(2, level - 1))  # the page's own heading is the author's second level
        return f"<h{level}>{self.without_terms().inline(inside)}</h{level}>\n"

    def _quotation(self, node: Quotation) -> str:
        if number := counted(node.nodes):
            figure = f"<p{self._class('count-figure')}>{self.inline(number[0].inside)}</p>\n"
            return f'<div{self._class("count")} role="note">{figure}{self.flow(number[1])}</div>\n'
        words, name = split_attribution(node.nodes)
        quoted = f"<blockquote>\n{self.flow(words)}</blockquote>\n"
        if not name:
            return quoted
        return f"<figure{self._class('pull')}>{quoted}<figcaption>{self.inline(name)}</figcaption></figure>\n"

    def _callout(self, node: Callout) -> str:
        if not node.kind:
            return f"<blockquote>\n{self.flow(node.nodes)}</blockquote>\n"
        texts = escape(self.words["callouts"][node.kind])
        if self.medium.plain:
            return f'<div role="note"><p><strong>{texts}</strong></p>\n{self.flow(node.nodes)}</div>\n'
        opening = f'<div class="note" role="note" data-callout="{node.kind}"><p class="note-kind">{texts}</p>\n'
        return f"{opening}{self.flow(node.nodes)}</div>\n"

    def _code(self, node: CodeBlock) -> str:
        language = self._class(f"language-{escape(node.language)}" if node.language else "")
        return f"<pre><code{language}>{_escaped(node.text)}</code></pre>\n"

    def _rule(self, _: ThematicBreak) -> str:
        return "<hr />\n"

    def _typed(self, node: HtmlBlock) -> str:
        shown = self.without_terms().inline(node.inside)
        return f"<p>{shown}</p>\n" if any(isinstance(one, TypedHtml) for one in node.inside) else shown

    def _listing(self, node: Listing) -> str:
        tag = "ol" if node.ordered else "ul"
        start = f' start="{node.start}"' if node.start != 1 else ""
        return f"<{tag}{start}>\n{''.join(map(self._item, node.items))}</{tag}>\n"

    def _item(self, item: Item) -> str:
        box = "" if item.checked is None else f"[{'x' if item.checked else ' '}] "
        return f"<li>{box}{self.flow(item.nodes)}</li>\n"

    def _table(self, node: Table) -> str:
        heads = [cell.plain for cell in node.head]
        heads_rows = bool(heads) and not heads[0]  # that is what an empty corner says
        label = escape(self.words["table"].format(heads=", ".join(filter(None, heads))))
        self.tables[label] += 1
        if self.tables[label] > 1:
            label = f"{label} ({self.tables[label]})"
        style = [f' style="text-align:{one}"' if one else "" for one in node.aligned]
        plain = self.without_terms()
        head = "".join(
            f'<th scope="col"{how}>{plain.inline(cell.inside)}</th>\n' if cell else "<td></td>\n"
            for cell, how in zip(node.head, style, strict=False)
        )
        rows = "".join(f"<tr>\n{self._row(row, style, headed=heads_rows)}</tr>\n" for row in node.rows)
        body = f"<tbody>\n{rows}</tbody>\n" if node.rows else ""
        table = f"<table>\n<thead>\n<tr>\n{head}</tr>\n</thead>\n{body}</table>"
        if not self.medium.scripted:
            return f"{table}\n"
        return f'<section class="scroll" tabindex="0" aria-label="{label}">{table}</section>\n'

    def _row(self, row: Sequence[Text], style: Sequence[str], *, headed: bool) -> str:
        cells = []
        for number, (cell, how) in enumerate(zip(row, style, strict=False)):
            if headed and not number and cell:
                cells.append(f'<th{how} scope="row">{self.without_terms().inline(cell.inside)}</th>\n')
            else:
                cells.append(f"<td{how}>{self.inline(cell.inside)}</td>\n")
        return "".join(cells)

    def _definitions(self, node: Definitions) -> str:
        entries = (
            f"<dt>{self.without_terms().inline(one.term.inside)}</dt>\n{''.join(map(self.meaning, one.meanings))}"
            for one in node.entries
        )
        return f"<dl>\n{''.join(entries)}</dl>\n"

    def meaning(self, nodes: Flow) -> str:
        """What a term means, as an entry of a list of terms."""
        tight = bool(nodes) and isinstance(nodes[0], Paragraph) and nodes[0].tight
        return f"<dd>{'' if tight or not nodes else chr(10)}{self.flow(nodes)}</dd>\n"

    def footnotes(self, notes: Sequence[Footnote]) -> str:
        """The list of a page's footnotes; "" where it has none."""
        entries = "".join(map(self._footnote, notes))
        return f'<ol class="footnotes">{entries}</ol>' if entries else ""

    def _footnote(self, note: Footnote) -> str:
        back = escape(self.words["footnote_back"].format(number=note.number))
        link = f'<a href="#{self.within}{note.id}-back" aria-label="{back}">↩</a>'
        return f"<li{self.anchor(note.id)}>{self.flow(note.nodes)}{link}</li>"

    def inline(self, inline: Sequence[Inline]) -> str:
        """Inline text."""
        return "".join(self._pieces(inline))

    def _pieces(self, inline: Sequence[Inline]) -> Iterator[str]:
        """Each piece as HTML; neighbouring words are one, wherever they come from."""
        words = ""
        for one in inline:
            if isinstance(one, Words):
                words += one.text
            elif isinstance(one, Variable) or (isinstance(one, Term) and not self._leads_on(one)):
                words += opening(one.inside)
            else:
                yield self._words(words)
                words = ""
                yield str(self.DRAW[type(one)](self, one))
        yield self._words(words)

    def _words(self, text: str) -> str:
        """Words, in which an address may break where our styles say how."""
        return EMAIL.sub(MAY_BREAK, _escaped(text)) if "@" in text and not self.medium.plain else _escaped(text)

    def _leads_on(self, one: Term) -> bool:
        return self.linked is not None and one.place not in self.linked

    def _term(self, one: Term) -> str:
        if self.linked is not None:
            self.linked.add(one.place)
        return f'<a class="term" href="#{self.within}{escape(one.place)}">{self.inline(one.inside)}</a>'

    def _tagged(self, one: Strong | Emphasis | Struck) -> str:
        tag = TAGS[type(one)]
        return f"<{tag}>{self.inline(one.inside)}</{tag}>"

    def _inline_code(self, one: Code) -> str:
        return f"<code>{_escaped(one.text)}</code>"

    def _break(self, one: LineBreak) -> str:
        return f"<br{self.medium.ending}>" if one.typed else "<br />\n"

    def _phrase(self, one: Phrase) -> str:
        return f'<span lang="{escape(one.language)}">{self.inline(one.inside)}</span>'

    def _html_as_typed(self, one: TypedHtml) -> str:
        return _escaped(one.text)

    def _ending(self, one: Ending) -> str:
        return _escaped(one.words)

    def _gap(self, one: Gap) -> str:
        return str(self.gap(one)) if self.gap else _escaped(one.words)

    def _mark(self, one: FootnoteMark) -> str:
        if self.within is None or not self.notes:  # the footnote itself is not there
            return f"<sup>{one.number}</sup>"
        texts = escape(self.words["footnote"].format(number=one.number))
        back = "" if one.id in self.marks else self.anchor(f"{one.id}-back")  # the first of its marks is come back to
        self.marks.add(one.id)
        href = f"#{self.within}{one.id}"
        return f'<sup><a href="{href}"{back} class="footnote" aria-label="{texts}">{one.number}</a></sup>'

    def _hyperlink(self, one: Hyperlink) -> str:
        inside = self.without_terms().inline(one.inside)
        if one.kind == "page" and self.pages is not None and one.place not in self.pages:
            return inside
        if one.kind == "web":
            drawn = self._to_the_web(one.place, inside)
        elif one.kind == "file":
            drawn = self._download(one.place, inside)
        elif self.within is None:
            drawn = inside
        else:
            key = f' data-target="{one.key}"' if one.key and self.medium.scripted else ""
            drawn = f'<a{key} href="#{escape(self.within + one.place)}">{inside}</a>'
        return drawn + (str(self.behind_link(one)) if self.behind_link else "")

    def _download(self, file: str, inside: str) -> str:
        """A link to a file of the course; its words where there is nothing to open it with."""
        address = escape(self.address_of(file))
        if self.medium.plain:  # it comes with what is exported
            return f'<a href="{address}">{inside}</a>'
        return f'<a href="{address}" download>{inside}</a>' if self.medium.scripted else inside

    def _to_the_web(self, address: str, inside: str) -> str:
        if not self.medium.scripted or not address.lower().startswith("http"):
            return f'<a href="{escape(address)}">{inside}</a>'
        note = f'<span class="unseen"> {escape(self.words["new_tab"])}</span>'
        return f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">{inside}{note}</a>'

    def _picture(self, one: Picture) -> str:
        """A picture of the package; what it shows in words where there is none, and a link to a clip."""
        if one.web:
            words = one.alt.strip() or one.title or one.web.partition("://")[2]
            shown = _escaped(words) if one.linked else self._to_the_web(one.web, _escaped(words))
            return shown + (f" {_escaped(one.title)}" if one.title and one.title != words else "")
        if one.clip:
            shown = _escaped(one.alt)
            return self._download(one.file, shown) if one.file else shown
        if not one.file:
            return _escaped(" ".join(filter(None, (one.alt.strip(), one.title))) if one.alone else one.alt)
        image = self.image(one.file, one.alt, lazy=True)
        return image + (f"<figcaption>{_escaped(one.title)}</figcaption>" if one.alone and one.title else "")

    def image(self, file: str, alt: str, *, lazy: bool = False) -> str:
        """A picture of the course's or the theme's by its name; its alternative text where there is none such.

        `lazy`: loaded once it is near.
        """
        if is_drawn(file):
            return self.drawing(file, alt) or _escaped(alt)
        address = self.address_of(file)
        if not address:
            return f"<span>{_escaped(alt)}</span>"
        how = ' loading="lazy"' if lazy and self.medium.scripted else ""
        return f'<img src="{escape(address)}" alt="{escape(alt)}"{how}{self.medium.ending}>'

    DRAW: ClassVar[dict[type, Callable[[Renderer, Any], str]]] = {
        Paragraph: _paragraph,
        Figure: _figure,
        Heading: _heading,
        Part: _part,
        Quotation: _quotation,
        Callout: _callout,
        CodeBlock: _code,
        ThematicBreak: _rule,
        HtmlBlock: _typed,
        Listing: _listing,
        Table: _table,
        Definitions: _definitions,
        NotShown: not_shown,
        Strong: _tagged,
        Emphasis: _tagged,
        Struck: _tagged,
        Code: _inline_code,
        LineBreak: _break,
        Phrase: _phrase,
        Term: _term,
        TypedHtml: _html_as_typed,
        Ending: _ending,
        Gap: _gap,
        FootnoteMark: _mark,
        Hyperlink: _hyperlink,
        Picture: _picture,
    }


def _looks_of(picture: Picture) -> Iterator[str]:
    """The classes of a figure: what kind of drawing it holds, and how its author wants it shown."""
    look = picture.look
    if picture.drawn:
        yield f"of-{picture.file.partition(':')[0]}"
    if look.width:
        yield f"wide-{look.width}"
    if look.crop:
        yield f"crop-{look.crop}"
        yield from (f"focus-{side}" for side in look.focus.split())


def _escaped(text: str) -> str:
    """Text as the content of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
