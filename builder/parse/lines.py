"""Directives, the plain lines that say how a page or a block is: settings, objectives, audiences; and labels."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, Any

from markdown_it.token import Token

from builder.blocks.settings import Setting, read_settings
from builder.diagnostics import did_you_mean
from builder.frozen import mutable
from builder.patterns import pattern
from builder.source.slugs import short_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from builder.diagnostics import Report
    from builder.model import Paragraph, Span
    from builder.parse.nodes import Composer
    from builder.parse.outline_node import OutlineNode

DIRECTIVE = pattern(r"^(?P<name>settings?|objectives?|for)[ \u00a0]*:[ \u00a0]*(?P<value>.*)$", re.IGNORECASE)
OUT_OF_PLACE = pattern(r"(?P<name>settings?|objectives?)[ \u00a0]*:", re.IGNORECASE)  # “For:” may start any sentence
PASS_MARK = pattern(r"pass(?:ing)? (?:mark|score)", re.IGNORECASE)
LABEL = pattern(r"^(?P<name>[^\W\d_][\w -]{1,24}?)[ \u00a0]*:(?:[ \u00a0]+(?P<text>.*))?$")
EVERY_LABEL = ("explanation", "hint", "answer", "model answer")


@mutable
class Directives:
    """What the lines right under a heading say."""

    settings: dict[str, Any] = field(default_factory=dict)
    objectives: tuple[str, ...] = ()
    audience: str = ""
    spans: dict[str, Span] = field(default_factory=dict)  # of the lines, by "settings", "objective" and "for"


def take_directives(
    groups: Sequence[list[Token]], known: Iterable[Setting], composer: Composer
) -> tuple[Directives, list[list[Token]]]:
    """The directives at the top of a body, and the rest of the body."""
    directives, rest, known = Directives(), list(groups), tuple(known)
    while rest and rest[0][0].type == "paragraph_open":
        lines = rest[0][1].content.split("\n")
        taken = 0
        for offset, line in enumerate(lines):
            match = DIRECTIVE.match(line.strip())
            if not match:
                break
            _take_directive(
                directives, match, known, composer.span(_line_token(rest[0], offset), line.strip()), composer.report
            )
            taken += 1
        if taken == 0:
            break
        rest[0:1] = [_paragraph(rest[0], taken, lines[taken:])] if lines[taken:] else []
    return directives, rest


def with_rest(
    inside: Sequence[OutlineNode | list[Token]], first: Sequence[list[Token]], rest: list[list[Token]]
) -> list[OutlineNode | list[Token]]:
    """What stands in a page or bank once the directives at its top are taken off."""
    taken = len(first) - len(rest)
    if taken == 0 and (not first or rest[0] is first[0]):
        return list(inside)
    remaining = iter(rest)
    result: list[OutlineNode | list[Token]] = []
    skipped = 0
    for one in inside:
        if not isinstance(one, list):
            result.append(one)
        elif skipped < taken:
            skipped += 1
        else:
            result.append(next(remaining))
    return result


def _take_directive(
    directives: Directives, match: re.Match[str], known: tuple[Setting, ...], span: Span, report: Report
) -> None:
    name, value = match["name"].lower().removesuffix("s"), match["value"].strip()
    name = "settings" if name == "setting" else name
    if name in directives.spans and name != "settings":
        report("repeated-setting", span, f"“{match['name']}:” is here twice", help="keep one of the two lines")
        return
    directives.spans[name] = span
    if name == "settings":
        read_settings(value, span, known, directives.settings, report)
    elif name == "objective":
        directives.objectives = tuple(short_name(part) for part in value.split(",") if part.strip())
    else:
        directives.audience = short_name(value)


def translate_settings(settings: dict[str, Any], known: Iterable[Setting], composer: Composer, span: Span) -> None:
    """Puts those settings that learners read into the language of the course."""
    for setting in known:
        if setting.for_learners and setting.name in settings:
            words = settings[setting.name]
            settings[setting.name] = tuple(
                composer.segments.add(word, f"setting “{setting.name}”", span) for word in words
            )


def _line_token(group: list[Token], offset: int) -> Token:
    first = (group[1].map or [0])[0] + offset
    return Token("inline", "", 0, map=[first, first + 1])


def _paragraph(group: list[Token], skipped: int, lines: Sequence[str]) -> list[Token]:
    """The paragraph made of some lines of another."""
    first = (group[1].map or [0])[0] + skipped
    place = [first, first + len(lines)]
    inline = Token("inline", "", 0, content="\n".join(lines), children=[], map=place)
    return [
        Token("paragraph_open", "p", 1, map=place, block=True),
        inline,
        Token("paragraph_close", "p", -1, block=True),
    ]


def split_labels(
    groups: Sequence[list[Token]], allowed: tuple[str, ...], composer: Composer
) -> tuple[list[list[Token]], dict[str, list[list[Token]]]]:
    """The body before the first label, and what stands under each; unknown labels are reported and stay."""
    before: list[list[Token]] = []
    labelled: dict[str, list[list[Token]]] = {}
    current = before
    for group in groups:
        if group[0].type != "paragraph_open":
            current.append(group)
            continue
        for label, piece in _by_label(group, allowed, composer):
            if label:
                current = labelled.setdefault(label, [])
            if piece[1].content.strip():
                current.append(piece)
    return before, labelled


def _by_label(group: list[Token], allowed: tuple[str, ...], composer: Composer) -> list[tuple[str, list[Token]]]:
    """A paragraph cut before each line that starts with a label."""
    pieces: list[tuple[str, int, list[str]]] = [("", 0, [])]
    for offset, line in enumerate(group[1].content.split("\n")):
        match = LABEL.match(line.strip())
        name = " ".join(match["name"].lower().split()) if match else ""
        if match and name in allowed:
            pieces.append((name, offset, [match["text"] or ""]))
            continue
        if match:
            _report_label(
                match["name"], name, allowed, composer.span(_line_token(group, offset), match["name"]), composer.report
            )
        pieces[-1][2].append(line)
    return [(name, _paragraph(group, offset, lines)) for name, offset, lines in pieces if lines]


def _report_label(typed: str, name: str, allowed: tuple[str, ...], span: Span, report: Report) -> None:
    if name in EVERY_LABEL:
        report("unknown-label", span, f"“{typed}:” is not a part of this block", help=_offer(allowed))
        return
    if DIRECTIVE.match(f"{name}: x"):
        report(
            "setting-out-of-place",
            span,
            f"“{typed}:” is read only right under the heading",
            help="move the line up, under the heading",
        )
        return
    near = did_you_mean(name, (*allowed, "settings", "objective"))
    if near:
        report("unknown-label", span, f"“{typed}:” means nothing here", help=f"did you mean “{near.capitalize()}:”?")


def report_out_of_place(node: Paragraph, report: Report) -> None:
    """Says of a paragraph that begins as a directive does, and is none."""
    match = OUT_OF_PLACE.match(node.plain)
    if match:
        rule = "unclear-pass-mark" if PASS_MARK.search(node.plain) else "setting-out-of-place"
        message = f"“{match['name']}:” is read only right under a heading; here learners see it as text"
        report(rule, node.span, message, help="move the line up, right under the heading")


def _offer(allowed: tuple[str, ...]) -> str:
    offered = ", ".join(f"{name.capitalize()}:" for name in allowed)
    return f"it can have {offered}" if offered else "write it as plain text, without the colon"
