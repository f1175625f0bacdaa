"""The tokens of an element become nodes: paragraphs, lists, tables and the like, each with its place."""

from __future__ import annotations

from dataclasses import field, replace
from functools import partial
from typing import TYPE_CHECKING

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from builder.diagnostics import Edit, one_slip
from builder.frozen import mutable
from builder.model import (
    Callout,
    CodeBlock,
    Definition,
    Definitions,
    Figure,
    Footnote,
    Heading,
    HtmlBlock,
    Item,
    LineBreak,
    Listing,
    Paragraph,
    Quotation,
    Table,
    Text,
    ThematicBreak,
)
from builder.model.inline import behind, opening
from builder.parse.inline import INLINE_NOTE, read_children, typed_html
from builder.parse.markdown import CALLOUT, groups, with_escapes
from builder.parse.picture_look import line_under_picture, read_look
from builder.parse.variables import ENTRY, Entry
from builder.patterns import pattern
from builder.source.slugs import short_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from builder.model import Flow, Node, PictureLook, Span
    from builder.parse.nodes import Composer

HOLDERS = ("heading_open", "list_item_open", "th_open", "td_open", "blockquote_open")  # that say what a text is for
CALLOUTS = ("tip", "note", "important", "warning", "example", "aside")
ALIGNED = pattern(r"text-align:(\w+)")


@mutable
class Footnotes:
    """The footnotes of a page, numbered in the order in which the text refers to them."""

    page: str = ""  # its id, so that ids differ from page to page
    numbers: dict[str, int] = field(default_factory=dict)  # by label
    definitions: Mapping[str, list[Token]] = field(default_factory=dict)  # of the file, by label
    used: set[str] = field(default_factory=set)

    def id_of(self, number: int) -> str:
        """The id of a footnote's element."""
        return f"{self.page}--note-{number}"


def read_flow(tokens: Sequence[Token], composer: Composer) -> Flow:
    """Tokens, their inline text read, as nodes."""
    return tuple(read_node(group, composer) for group in groups(list(tokens)))


def read_node(group: list[Token], composer: Composer) -> Node:
    """The tokens of one element, their inline text read, as a node."""
    read = NODES.get(group[0].type)
    return read(group, composer) if read else Paragraph((), composer.span(group[0]))


def _paragraph(group: list[Token], composer: Composer) -> Node:
    opened, span = group[0], composer.span(group[0])
    if group[1].type != "inline":  # it became something else
        return read_node(group[1:-1], composer)
    look = _look(group[1], composer)
    alone = is_picture(group) or look is not None
    inside = read_children(group[1], composer, alone=alone, look=look)
    if alone and (look or not opened.hidden or group[1].children[0].attrGet("title")):  # type: ignore[index] # a picture
        return Figure(inside, span)
    return Paragraph(inside, span, tight=opened.hidden)


def _look(token: Token, composer: Composer) -> PictureLook | None:
    """How a picture is shown, where the line under it says so."""
    line = line_under_picture(token.children or [])

    def unknown(phrase: str, near: str) -> None:
        message = f"“{phrase}” says nothing of how a picture is shown"
        advice = f"did you mean “{near}”?" if near else "write for example:  Picture: half, square, focus left"
        composer.report("unknown-picture-setting", composer.span(token, phrase), message, help=advice)

    return read_look(line, unknown) if line else None


def is_picture(group: Sequence[Token]) -> bool:
    """Whether a paragraph holds a picture and nothing else."""
    children = (group[1].children or []) if group[1].type == "inline" else []
    return len(children) == 1 and children[0].type == "image"


def _inline(group: list[Token], composer: Composer) -> Node:
    return Paragraph(read_children(group[0], composer), composer.span(group[0]), tight=True)


def _heading(group: list[Token], composer: Composer) -> Node:
    return Heading(int(group[0].tag[1]), read_children(group[1], composer), composer.span(group[0]))


def _quotation(group: list[Token], composer: Composer) -> Node:
    """A quotation; one that starts with `[!TIP]` is a callout."""
    span, nodes = composer.span(group[0]), read_flow(group[1:-1], composer)
    first = nodes[0] if nodes else None
    match = CALLOUT.match(opening(first.inside)) if isinstance(first, Paragraph) else None
    if not match or not isinstance(first, Paragraph):
        return Quotation(nodes, span)
    kind, mark = match[1].lower(), match[0].strip()
    if kind not in CALLOUTS:
        kind = one_slip(kind, CALLOUTS)
        _report_callout(mark, kind, composer.span(group[2], mark), composer)
    if not kind:
        return Callout("", nodes, span)
    inside = behind(first.inside, match.end())
    inside = inside[1:] if inside and isinstance(inside[0], LineBreak) else inside
    return Callout(kind, (*((replace(first, inside=inside),) if inside else ()), *nodes[1:]), span)


def _report_callout(typed: str, meant: str, span: Span, composer: Composer) -> None:
    """A kind of callout that does not exist, and what it was read as, if it was."""
    known = ", ".join(f"[!{name.upper()}]" for name in CALLOUTS)
    proper = f"[!{meant.upper()}]"
    message = f"“{typed}” was read as {proper}" if meant else f"“{typed}” is not a kind of callout"
    fix = (Edit(span, proper),) if meant and span.length == len(typed) else ()
    composer.report(
        "unknown-callout", span, message, help=f"write:  {proper}" if meant else f"use one of {known}", fix=fix
    )


def _code(group: list[Token], composer: Composer) -> Node:
    info = unescapeAll(group[0].info).strip() if group[0].type == "fence" else ""
    return CodeBlock(group[0].content, info.split(maxsplit=1)[0] if info else "", composer.span(group[0]))


def _html(group: list[Token], composer: Composer) -> Node:
    (token,) = group
    return HtmlBlock(typed_html(token.content, partial(composer.span, token), composer), composer.span(token))


def _listing(group: list[Token], composer: Composer) -> Node:
    opened = group[0]
    items = tuple(
        Item(read_flow(tokens[1:-1], composer), composer.span(tokens[0]), tokens[0].meta.get("checked"))
        for tokens in groups(group[1:-1])
    )
    start = opened.attrGet("start")
    return Listing(items, opened.type == "ordered_list_open", composer.span(opened), 1 if start is None else int(start))


def _table(group: list[Token], composer: Composer) -> Node:
    rows: list[list[Text]] = []
    aligned: list[str] = []
    for index, token in enumerate(group):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in {"th_open", "td_open"}:
            rows[-1].append(Text(read_children(group[index + 1], composer)))
        if token.type == "th_open":
            match = ALIGNED.search(str(token.attrGet("style") or ""))
            aligned.append(match[1] if match else "")
    head, *body = rows
    return Table(tuple(head), tuple(tuple(row) for row in body), tuple(aligned), composer.span(group[0]))


def _definitions(group: list[Token], composer: Composer) -> Node:
    entries: list[Definition] = []
    for inner in groups(group[1:-1]):
        if inner[0].type == "dt_open":
            term = Text(read_children(inner[1], composer))
            entries.append(Definition(term, (), short_name(term.plain), composer.span(inner[0])))
        elif entries:
            last = entries[-1]
            meanings = (*last.meanings, read_flow(inner[1:-1], composer))
            entries[-1] = Definition(last.term, meanings, last.id, last.span)
    return Definitions(tuple(entries), composer.span(group[0]))


NODES: dict[str, Callable[[list[Token], Composer], Node]] = {
    "paragraph_open": _paragraph,
    "inline": _inline,
    "heading_open": _heading,
    "blockquote_open": _quotation,
    "fence": _code,
    "code_block": _code,
    "html_block": _html,
    "hr": lambda group, composer: ThematicBreak(composer.span(group[0])),
    "bullet_list_open": _listing,
    "ordered_list_open": _listing,
    "table_open": _table,
    "dl_open": _definitions,
}


def read_footnotes(composer: Composer) -> tuple[Footnote, ...]:
    """The page's footnotes."""
    notes = composer.footnotes
    found: list[Footnote] = []
    while len(found) < len(notes.numbers):  # a footnote may refer to another
        label = list(notes.numbers)[len(found)]
        number = notes.numbers[label]
        body = notes.definitions.get(label) or _inline_note(label, composer)
        found.append(Footnote(notes.id_of(number), number, read_flow(composer.read(body), composer)))
    return tuple(found)


def _inline_note(label: str, composer: Composer) -> list[Token]:
    listed = composer.env.get("footnotes", {}).get("list", {})
    entry = listed.get(int(label[1:]), {}) if label.startswith(INLINE_NOTE) else {}
    children = with_escapes(entry.get("tokens") or [])
    return [Token("inline", "", 0, content=entry.get("content", ""), children=children)]


def list_of(inline: Token, name: str, values: Sequence[str]) -> list[Token]:
    """A bulleted list of the entries of a variable in the place of a paragraph that names it."""
    tokens = []
    for value in values:
        entry = Entry(name, inline.content)
        text = Token("inline", "", 0, content=value, children=[], map=inline.map, meta={ENTRY: entry})
        item = [
            Token("paragraph_open", "p", 1, hidden=True, map=inline.map),
            text,
            Token("paragraph_close", "p", -1, hidden=True),
        ]
        tokens += [Token("list_item_open", "li", 1, map=inline.map), *item, Token("list_item_close", "li", -1)]
    opening = Token("bullet_list_open", "ul", 1, map=inline.map, block=True)
    return [opening, *tokens, Token("bullet_list_close", "ul", -1, block=True)]
