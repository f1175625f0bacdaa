"""Inline tokens become inline text: links are resolved, pictures found, and typed HTML is shown as it is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from markdown_it.token import Token

from builder.model import (
    Code,
    Emphasis,
    Ending,
    FootnoteMark,
    Gap,
    Hyperlink,
    LineBreak,
    Phrase,
    Picture,
    PictureLook,
    Strong,
    Struck,
    TypedHtml,
    Variable,
    Words,
)
from builder.model.inline import joined
from builder.parse.links import LANGUAGE_SCHEME, is_clip
from builder.parse.markdown import plain_text
from builder.parse.places import SPAN, TITLE, VARIABLE
from builder.parse.segments import LANGUAGE
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from builder.model import Inline, Span
    from builder.parse.nodes import Composer

COMMENT = pattern(r"<!--(?P<text>.*?)(?P<end>-->|$)", re.DOTALL)
MISSING_NOTE = pattern(r"\[\^([^\]\s]+)\]")
WEB = pattern(r"https?://", re.IGNORECASE)
INLINE_NOTE = "\0"  # begins the labels of footnotes that stand in the text itself; no author can type it
LANGUAGE_CODE = pattern(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
HOLDERS: dict[str, type[Strong | Emphasis | Struck]] = {"strong_open": Strong, "em_open": Emphasis, "s_open": Struck}


def read_children(
    token: Token, composer: Composer, *, alone: bool = False, look: PictureLook | None = None
) -> tuple[Inline, ...]:
    """The inline text of a token whose children were read.

    `alone`: it is a picture, and nothing else; `look`: how that is shown, by the line under it, which is then read.
    """
    children = (token.children or [])[: 1 if look else None]
    made = _InlineReader(token, composer, look).run(children, alone=alone)
    language = token.meta.get(LANGUAGE)
    return (Phrase(str(language), made),) if language else made


class _InlineReader:
    """Reads the children of one token."""

    def __init__(self, token: Token, composer: Composer, look: PictureLook | None = None) -> None:
        self.token, self.composer, self.look = token, composer, look
        self.in_links = 0

    def run(self, children: Sequence[Token], *, alone: bool = False) -> tuple[Inline, ...]:
        made: list[Inline] = []
        index = 0
        while index < len(children):
            child = children[index]
            if child.nesting > 0:
                end = _end_of(children, index)
                made += self._holder(child, children[index + 1 : end])
                index = end + 1
                continue
            made += self._leaf(child, alone=alone)
            index += 1
        return joined(iter(made))

    def _holder(self, opened: Token, inside: Sequence[Token]) -> Sequence[Inline]:
        if opened.type == "link_open":
            return self._link(opened, inside)
        holder = HOLDERS.get(opened.type)
        found = self.run(inside)
        return (holder(found),) if holder else found

    def _leaf(self, child: Token, *, alone: bool) -> Sequence[Inline]:  # noqa: PLR0911 - a case for each kind
        match child.type:
            case "text":
                return self._words(child)
            case "softbreak":
                return (Words("\n"),)
            case "hardbreak":
                return (LineBreak(),)
            case "code_inline":
                return (Code(child.content, child.meta.get(SPAN)),)
            case "image":
                return self._picture(child, alone=alone)
            case "html_inline":
                return typed_html(child.content, lambda line: self._place(child, line), self.composer)
            case "gap":
                return (Gap(child.content),)
            case "ending":
                return (Ending(child.content),)
            case "footnote_ref":
                return (self._footnote(child),)
        return ()

    def _place(self, child: Token, *needles: str) -> Span:
        """Where a piece stands; else where the first of the needles does that is in the text."""
        return child.meta.get(SPAN) or self.composer.span(self.token, *needles)

    def _words(self, child: Token) -> Sequence[Inline]:
        self._find_missing_note(child)
        if not child.content:
            return ()
        span, variable = child.meta.get(SPAN), child.meta.get(VARIABLE)
        return (Variable(variable, (Words(child.content),), span) if variable else Words(child.content, span),)

    def _link(self, opened: Token, inside: Sequence[Token]) -> Sequence[Inline]:
        composer = self.composer
        target = str(opened.attrGet("href") or "")
        text = "".join(child.content for child in inside if child.type in {"text", "code_inline", "image"})
        scheme, _, rest = target.partition(":")
        if scheme.lower() == LANGUAGE_SCHEME and LANGUAGE_CODE.fullmatch(rest):
            return (Phrase(rest, self.run(inside)),)
        _keep_label(opened, composer)
        self._check_title(opened)
        words = next((child for child in inside if SPAN in child.meta), opened)
        span = opened.meta.get(SPAN) or self._place(words, target, text)
        kind, place = composer.book.link(target, text, span, composer.source.name)
        self.in_links += 1
        found = self.run(inside)
        self.in_links -= 1
        return (Hyperlink(kind, place, found, span),) if place else found

    def _picture(self, child: Token, *, alone: bool) -> Sequence[Inline]:
        composer = self.composer
        target, title = str(child.attrGet("src") or ""), str(child.attrGet("title") or "")
        alt = plain_text([Token("inline", "", 0, children=child.children)])
        span, name = self._place(child, target), composer.source.name
        if composer.plays_clips and WEB.match(target):  # no clip: a link to one
            composer.book.link(target, alt, span, name)
            return _to_the_web(target, alt, title, span, linked=self.in_links > 0)
        clip = is_clip(target)
        file = composer.book.picture(
            target, alt, title, span, name, heard=clip and composer.plays_clips, look=self.look
        )
        _keep_label(child, composer)
        web = target if not file and WEB.match(target) else ""
        if clip and not web and not composer.plays_clips:
            message = f"“{target}” is a clip, and can't be shown as a picture"
            composer.report("clip-outside-block", span, message, help=f"put a heading above it:  ### Video: {alt}")
        if file and not clip and not alone:
            self._check_title(child)
        look = self.look or PictureLook()
        return (Picture(file, alt, title, span, clip, alone, web, linked=self.in_links > 0, look=look),)

    def _footnote(self, child: Token) -> FootnoteMark:
        notes = self.composer.footnotes
        label = str(child.meta.get("label") or f"{INLINE_NOTE}{child.meta['id']}")
        number = notes.numbers.setdefault(label, len(notes.numbers) + 1)
        notes.used.add(label)
        return FootnoteMark(notes.id_of(number), number)

    def _find_missing_note(self, child: Token) -> None:
        for match in MISSING_NOTE.finditer(child.content) if "[^" in child.content else ():
            message = f"there is no footnote “{match[1]}”"
            advice = f"add a line of its own below the text:  {match[0]}: What the footnote says"
            span: Span | None = child.meta.get(SPAN)
            if span and span.length == len(child.content):
                span = replace(span, column=span.column + match.start(), length=len(match[0]))
            else:
                span = self.composer.span(self.token, match[0])
            self.composer.report("unknown-footnote", span, message, help=advice)

    def _check_title(self, child: Token) -> None:
        title = str(child.attrGet("title") or "")
        if title:
            message = f"the words in quotes behind this address are not shown: “{title}”"
            advice = "write them in the text; only a picture alone in its paragraph shows them, as its caption"
            place = child.meta.get(TITLE) or self.composer.span(self.token, title)
            self.composer.report("unseen-title", place, message, help=advice)


def _end_of(children: Sequence[Token], index: int) -> int:
    """Where what opens at an index is closed; behind the last, where nothing closes it."""
    depth = 0
    for at in range(index, len(children)):
        depth += children[at].nesting
        if depth == 0:
            return at
    return len(children)


def _to_the_web(target: str, alt: str, title: str, span: Span, *, linked: bool) -> Sequence[Inline]:
    """A link to a clip on the web, in its place: a package loads nothing from elsewhere."""
    words = alt.strip() or title or target.partition("://")[2]
    found: Inline = Words(words) if linked else Hyperlink("web", target, (Words(words),), span)
    return (found, Words(f" {title}")) if title and title != words else (found,)


def _keep_label(child: Token, composer: Composer) -> None:
    """Notes that the address `[label]: …` is used, so that one that is not can be reported."""
    label = child.meta.get("label")
    if label:
        composer.used_references.add(label)


def typed_html(content: str, place: Callable[[str], Span], composer: Composer) -> tuple[Inline, ...]:
    """HTML that an author typed: comments are left out, the rest is shown as text, and both reported; <br> stays.

    `place`: where a line of it stands.
    """
    content = content.strip()
    if re.fullmatch(r"<br\s*/?>", content, re.IGNORECASE):
        return (LineBreak(typed=True),)
    comment = COMMENT.match(content)
    if comment:
        text = " ".join(comment["text"].split())
        message = f"this comment is left out of the package: “{text[:300]}”"
        if not comment["end"]:
            message = f"this comment is never closed, so that all below it is left out: “{text}”"
        composer.report(
            "html-comment",
            place(content.split("\n")[0]),
            message,
            help="delete it, or keep notes in a Trainer block",
        )
        rest = content[comment.end() :]
        return typed_html(rest, place, composer) if rest.strip() else ()
    if "html-as-text" not in composer.reported:
        composer.reported.add("html-as-text")
        composer.report(
            "html-as-text",
            place(content.split("\n")[0]),
            "HTML is not used in a course: learners will see it, here and below on this page, as you typed it",
            help="write it in Markdown, for example **bold** for <b>bold</b>",
        )
    return (TypedHtml(content),)
