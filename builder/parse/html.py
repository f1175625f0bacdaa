"""Safe HTML from Markdown's tokens: what an author may write is let through, all else is shown as it was typed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from markdown_it.token import Token

from builder.diagnostics import Edit, one_slip
from builder.parse.inline import render_inline, render_raw, render_token
from builder.parse.markdown import groups, plain_text, read_inline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from builder.model import Span
    from builder.parse.nodes import Composer

CALLOUT = re.compile(r"^\[!(\w+)\][ \t]*\n?")
HOLDERS = ("heading_open", "list_item_open", "th_open", "td_open", "blockquote_open")  # that say what a text is for
CALLOUTS = ("tip", "note", "important", "warning", "example")


@dataclass(slots=True)
class Footnotes:
    """The footnotes of a page, numbered in the order in which the text refers to them."""

    page: str = ""  # its id, so that ids differ from page to page
    numbers: dict[str, int] = field(default_factory=dict)  # by label
    definitions: dict[str, list[Token]] = field(default_factory=dict)  # of the file, by label
    used: set[str] = field(default_factory=set)


def render(tokens: Sequence[Token], composer: Composer) -> str:
    """Tokens, their inline text read, as HTML."""
    tokens = list(tokens)
    _turn_callouts(tokens, composer)
    parts = []
    for index, token in enumerate(tokens):
        if token.type == "inline":
            parts.append(render_inline(token, composer))
        elif token.type == "html_block":
            parts.append(render_raw(token.content, token, composer))
        elif token.type == "paragraph_open" and not token.hidden and _is_picture(tokens, index):
            parts.append("<figure>")
            token.meta["figure"] = tokens[index + 2].meta["figure"] = True
        elif token.type == "paragraph_close" and token.meta.get("figure"):
            parts.append("</figure>")
        else:
            parts.append(BLOCK.get(token.type, render_token)(tokens, index, composer))
    return "".join(parts)


def _is_picture(tokens: list[Token], index: int) -> bool:
    inline = tokens[index + 1] if index + 1 < len(tokens) else None
    children = (inline.children or []) if inline and inline.type == "inline" else []
    return len(children) == 1 and children[0].type == "image"


def is_figure(group: list[Token]) -> bool:
    """Whether a paragraph holds a picture and nothing else, or became something else than a paragraph."""
    return _is_picture(group, 0) or group[1].type != "inline"


def is_quotation(token: Token) -> bool:
    """Whether a rendered element's first token opened a quotation that is no callout."""
    return token.type == "blockquote_open" and "callout" not in token.meta


def render_footnotes(composer: Composer) -> str:
    """The list of the page's footnotes, or ""; the numbering starts again for the next page."""
    notes = composer.footnotes
    entries: list[str] = []
    while len(entries) < len(notes.numbers):  # a footnote may refer to another
        label = list(notes.numbers)[len(entries)]
        number = notes.numbers[label]
        body = notes.definitions.get(label) or _inline_note(label, composer)
        composer.read(body)
        back = escape(composer.words["footnote_back"].format(number=number))
        link = f'<a href="#{notes.page}--note-{number}-back" aria-label="{back}">↩</a>'
        entries.append(f'<li id="{notes.page}--note-{number}">{render(body, composer)}{link}</li>')
    notes.numbers.clear()
    return f'<ol class="footnotes">{"".join(entries)}</ol>' if entries else ""


def _inline_note(label: str, composer: Composer) -> list[Token]:
    listed = composer.env.get("footnotes", {}).get("list", {})
    entry = listed.get(int(label.rpartition("-")[2]), {}) if label.startswith("inline-") else {}
    return [Token("inline", "", 0, content=entry.get("content", ""), children=entry.get("tokens") or [])]


def _turn_callouts(tokens: list[Token], composer: Composer) -> None:
    """A quotation that starts with `[!TIP]` becomes a callout."""
    for index, token in enumerate(tokens[:-2]):
        if token.type != "blockquote_open" or tokens[index + 2].type != "inline":
            continue
        inline = tokens[index + 2]
        match = CALLOUT.match(inline.content)
        kind = match[1].lower() if match else ""
        if match and kind not in CALLOUTS:
            kind = one_slip(kind, CALLOUTS)
            _report_callout(match[0].strip(), kind, composer.span(inline, match[0].strip()), composer)
        if match and kind:
            token.meta["callout"] = kind
            closing_of(tokens, index).meta["callout"] = True
            inline.content = inline.content[match.end() :]
            inline.children = []
            read_inline([inline], composer.env)


def _report_callout(typed: str, meant: str, span: Span, composer: Composer) -> None:
    """A kind of callout that does not exist, and what it was read as, if it was."""
    known = ", ".join(f"[!{name.upper()}]" for name in CALLOUTS)
    proper = f"[!{meant.upper()}]"
    said = f"“{typed}” was read as {proper}" if meant else f"“{typed}” is not a kind of callout"
    fix = (Edit(span, proper),) if meant and span.length == len(typed) else ()
    composer.report(
        "unknown-callout", span, said, help=f"write:  {proper}" if meant else f"use one of {known}", fix=fix
    )


def closing_of(tokens: list[Token], index: int) -> Token:
    """The token that closes the one at an index."""
    depth = 0
    for token in tokens[index:]:
        depth += token.nesting
        if depth == 0:
            return token
    return tokens[-1]


def _open_quote(tokens: list[Token], index: int, composer: Composer) -> str:
    kind = tokens[index].meta.get("callout")
    if not kind:
        return "<blockquote>\n"
    said = escape(composer.words["callouts"][kind])
    return f'<div class="note" role="note" data-callout="{kind}"><p class="note-kind">{said}</p>\n'


def _close_quote(tokens: list[Token], index: int, _: Composer) -> str:
    return "</div>\n" if tokens[index].meta.get("callout") else "</blockquote>\n"


def _open_table(tokens: list[Token], index: int, composer: Composer) -> str:
    heads = []
    for position, token in enumerate(tokens[index:], index):
        if token.type == "th_open":
            heads.append(plain_text([tokens[position + 1]]))
        if token.type == "thead_close":
            break
    if heads and not heads[0]:
        _head_rows(tokens, index)
    label = escape(composer.words["table"].format(heads=", ".join(filter(None, heads))))
    return f'<section class="scroll" tabindex="0" aria-label="{label}"><table>\n'


def _head_rows(tokens: list[Token], index: int) -> None:
    """Makes the first cell of each row its heading: that is what an empty corner says."""
    cells = zip(tokens[index:], tokens[index + 1 :], tokens[index + 2 :], tokens[index + 3 :], strict=False)
    for before, opened, inline, closed in cells:
        if before.type == "table_close":
            return
        if before.type == "tr_open" and opened.type == "td_open" and inline.content.strip():
            opened.tag = closed.tag = "th"
            opened.attrSet("scope", "row")


def _heading(tokens: list[Token], index: int, _: Composer) -> str:
    token = tokens[index]
    level = max(2, int(token.tag[1]) - 1)  # the page's own heading is the author's second level
    return f"<h{level}>" if token.nesting == 1 else f"</h{level}>\n"


def _cell(tokens: list[Token], index: int, composer: Composer) -> str:
    if not tokens[index + 1].content.strip():
        return "<td>"  # an empty corner heads nothing
    return render_token(tokens, index, composer).replace("<th", '<th scope="col"')


def _close_cell(tokens: list[Token], index: int, _: Composer) -> str:
    return "</th>\n" if tokens[index - 1].content.strip() else "</td>\n"


def _item(tokens: list[Token], index: int, _: Composer) -> str:
    checked = tokens[index].meta.get("checked")
    return "<li>" if checked is None else f"<li>[{'x' if checked else ' '}] "


BLOCK: dict[str, Callable[[list[Token], int, Composer], str]] = {
    "blockquote_open": _open_quote,
    "blockquote_close": _close_quote,
    "table_open": _open_table,
    "table_close": lambda *_: "</table></section>\n",
    "heading_open": _heading,
    "heading_close": _heading,
    "th_open": _cell,
    "th_close": _close_cell,
    "list_item_open": _item,
}


def items_of(group: list[Token]) -> Iterator[list[Token]]:
    """The tokens of each item of a list."""
    yield from groups(group[1:-1])


def list_of(inline: Token, values: list[str]) -> list[Token]:
    """A bulleted list of plain texts in the place of a paragraph's text."""
    tokens = []
    for value in values:
        text = Token("inline", "", 0, content=value, children=[], map=inline.map, meta={"said": True})
        item = [
            Token("paragraph_open", "p", 1, hidden=True, map=inline.map),
            text,
            Token("paragraph_close", "p", -1, hidden=True),
        ]
        tokens += [Token("list_item_open", "li", 1, map=inline.map), *item, Token("list_item_close", "li", -1)]
    opening = Token("bullet_list_open", "ul", 1, map=inline.map, block=True)
    return [opening, *tokens, Token("bullet_list_close", "ul", -1, block=True)]
