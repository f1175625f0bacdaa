"""Markdown as tokens: CommonMark with tables, strikethrough, footnotes and definition lists.

Block structure and inline text are read in two steps, so that headings, answers, labels and variables are taken as
ours in between.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from builder.parse.block_rules import by_first_sign
from builder.parse.marks import add_gaps
from builder.parse.picture_look import read_look
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

CHECK = pattern(r"^\[(?P<mark>[ xX])\](?:[ \t]+|$)")
PICTURE = pattern(r"!\[[^\]\n]*\]\([^\n]*\)")  # and nothing else in its paragraph
PARAGRAPH = ("paragraph_open", "inline", "paragraph_close")
PLAIN = pattern(r"[^\n\\`~*_\[<&]+")  # without a sign that inline mark-up begins with
CALLOUT = pattern(r"^\[!(\w+)\][ \t]*\n?")  # at the start of a quotation
DEEPEST = 40  # lists and quotations in each other


@cache
def parser() -> MarkdownIt:
    """The one Markdown parser; only its block stage runs by itself."""
    markdown = MarkdownIt("commonmark", {"maxNesting": DEEPEST, "store_labels": True}).enable(
        ["table", "strikethrough"]
    )
    markdown.use(footnote_plugin).use(deflist_plugin)
    add_gaps(markdown)
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005  # links.py judges, and says why
    markdown.core.ruler.enableOnly(["normalize", "block"])
    rules = markdown.block.ruler
    rules.getRules = by_first_sign(rules.getRules)  # type: ignore[method-assign,assignment]
    return markdown


def plain_html(text: str) -> str:
    """Markdown of other programs as HTML; what means something in our language alone is words in it."""
    return str(MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable(["table", "strikethrough"]).render(text))


def block_tokens(text: str, env: dict[str, Any]) -> list[Token]:
    """The tokens of a text, inline text still unread. `env` collects link references and footnotes."""
    tokens = parser().parse(text, env)
    for index, token in enumerate(tokens):
        if token.type == "list_item_open":
            _take_check(tokens, index)
    return list(_with_looks(tokens))


def _with_looks(tokens: list[Token]) -> Iterator[Token]:
    """The tokens; a paragraph that says how the picture above it is shown is a line of that picture's own paragraph."""
    index = 0
    while index < len(tokens):
        kinds = [token.type for token in tokens[index : index + 6]]
        if kinds == [*PARAGRAPH, *PARAGRAPH] and PICTURE.fullmatch(tokens[index + 1].content):
            picture, line = tokens[index + 1], tokens[index + 4]
            if read_look(line.content, lambda *_: None) and picture.map and line.map:
                lines = [picture.map[0], line.map[1]]
                yield replace(tokens[index], map=lines)
                yield replace(picture, map=lines, content=f"{picture.content}\n{line.content}")
                yield tokens[index + 2]
                index += 6
                continue
        yield tokens[index]
        index += 1


def _take_check(tokens: list[Token], index: int) -> None:
    """Moves an `[x]` at the start of a list item from its text to its `meta`."""
    if index + 2 >= len(tokens) or tokens[index + 2].type != "inline":
        return
    match = CHECK.match(tokens[index + 2].content)
    if match:
        tokens[index].meta["checked"] = match["mark"] != " "
        tokens[index + 2].content = tokens[index + 2].content[match.end() :]


def groups(tokens: list[Token]) -> Iterator[list[Token]]:
    """The tokens by top-level element: a heading, a paragraph, a list and so on."""
    group: list[Token] = []
    depth = 0
    for token in tokens:
        group.append(token)
        depth += token.nesting
        if depth == 0:
            yield group
            group = []
    if group:
        yield group


def read_inline(text: str, env: dict[str, Any]) -> list[Token]:
    """The tokens of inline text; what they say of footnotes is added to `env`."""
    if PLAIN.fullmatch(text):  # as most texts are
        return [Token("text", "", 0, content=text)]
    markdown = parser()
    children: list[Token] = []
    markdown.inline.parse(text, markdown, env, children)
    return with_escapes(children)


def with_escapes(children: list[Token]) -> list[Token]:
    """Inline tokens that were just made, in which a backslash escape is plain text from here on."""
    for child in children:
        if child.type == "text_special":
            child.type, child.meta["escaped"] = "text", True
    return children


def plain_text(tokens: list[Token]) -> str:
    """The words of tokens whose inline text was read, without mark-up; blocks are parted by line ends."""
    parts = []
    for token in tokens:
        if token.type == "inline":
            parts.append("".join(_plain(child) for child in token.children or []))
        elif token.type in {"fence", "code_block", "html_block"}:
            parts.append(token.content)
    return "\n".join(parts).strip()


def _plain(token: Token) -> str:
    if token.type in {"softbreak", "hardbreak"}:
        return " "
    if token.type == "image":
        return "".join(_plain(child) for child in token.children or [])
    if token.type == "gap":
        return f"[[{token.content}]]"
    return token.content if token.type in {"text", "code_inline", "html_inline", "ending"} else ""
