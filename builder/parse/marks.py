"""Words that mean something in some blocks, read from the structure of a text: `[[gaps]]`, and words in bold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.token import Token

from builder.parse.places import part_of
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

GAPS = "gaps"  # in the parser's `env`: whether they are read
LOST = {"link_open", "image", "footnote_ref", "html_inline"}  # what a gap can't show
STOP = pattern(r"[.:!?\u2026\"'\u201d\u2019)\]]\s*$|^\s*$|\n\s*$")
CLOSED = pattern(r"[.:!]\s*$")
GOES_ON = pattern(r"^[ \u00a0]*[^\s.:!\u2013\u2014-]")


def add_gaps(markdown: MarkdownIt) -> None:
    """Teaches a parser gaps."""
    markdown.inline.ruler.before("link", "gap", _gap)


def _gap(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as the parser calls its rules
    """`[[others / other people]]`, by the words that learners would read."""
    if not state.env.get(GAPS) or not state.src.startswith("[[", state.pos):
        return False
    if state.src.find("]]", state.pos, state.posMax) < 0:  # quick, where many are opened and none is closed
        return False
    end = _end_of(state.src, state.pos + 2, state.posMax)
    if end < 0 or state.src.startswith("(", end + 2):
        return False
    if not silent:
        inner: list[Token] = []
        state.md.inline.parse(state.src[state.pos + 2 : end], state.md, {**state.env, GAPS: False}, inner)
        token = state.push("gap", "", 0)
        token.content = "".join(map(_with_escapes, inner))
        token.content = " ".join(token.content.split())
        token.meta["typed"] = state.src[state.pos : end + 2]
        token.meta["lost"] = any(one.type in LOST for one in inner)
    state.pos = end + 2
    return True


def _with_escapes(token: Token) -> str:
    """A slash with a backslash before it keeps that: it parts no answers."""
    if token.type == "text_special" and token.content == "/":
        return token.markup
    return token.content if token.type in {"text", "text_special", "code_inline"} else ""


def _end_of(text: str, at: int, end: int) -> int:
    """Where the brackets close that are open at a place; -1 for nowhere."""
    depth = 0
    while at < end:
        if text[at] == "\\":
            at += 1
        elif text[at] == "[":
            depth += 1
        elif text.startswith("]]", at) and depth == 0:
            return at
        elif text[at] == "]":
            depth -= 1
        at += 1
    return -1


def mark_bold(children: Sequence[Token], pattern: re.Pattern[str]) -> list[Token]:
    """The tokens with marks for words in bold that fit a pattern and stand apart: alone, or between sentences."""
    made = list(children)
    at = 0
    while at + 2 < len(made):
        opened, text, closed = made[at : at + 3]
        bold = opened.type == "strong_open" and text.type == "text" and closed.type == "strong_close"
        if bold and pattern.fullmatch(text.content.strip()) and _stands_apart(made, at, text.content):
            made[at : at + 3] = [Token("ending", "", 0, content=" ".join(text.content.split()).rstrip(".:! "))]
            made[at + 1 : at + 2] = [_without_stop(one) for one in made[at + 1 : at + 2]]
        at += 1
    return made


def _without_stop(after: Token) -> Token:
    """What stands behind a mark, without the full stop or colon that closes that."""
    match = re.match(r"[ \u00a0]*[.:]", after.content) if after.type == "text" else None
    return part_of(after, match.end(), len(after.content)) if match else after


def _stands_apart(children: Sequence[Token], at: int, words: str) -> bool:
    before, after = _words(children[:at]), _words(children[at + 3 :])
    return bool(STOP.search(before)) and bool(CLOSED.search(words) or not GOES_ON.search(after))


def _words(children: Sequence[Token]) -> str:
    return "".join("\n" if one.type in {"softbreak", "hardbreak"} else one.content for one in children)
