"""Inline text as safe HTML: links, pictures, footnote marks, and the HTML that an author typed."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from markdown_it.token import Token

from builder.model import Picture
from builder.parse.links import LANGUAGE_SCHEME, is_clip
from builder.parse.markdown import parser, plain_text
from builder.parse.marks import render_mark

if TYPE_CHECKING:
    from builder.parse.nodes import Composer

COMMENT = re.compile(r"<!--(?P<text>.*?)(?P<end>-->|$)", re.DOTALL)
MISSING_NOTE = re.compile(r"\[\^([^\]\s]+)\]")
EMAIL = re.compile(r"(?<=[\w.+-]@)(?=[\w-]+\.\w)")  # between a name and its host
# No <wbr>: what reads EPUB and old HTML does not know that it is empty.
MAY_BREAK = '<span class="may-break"></span>'
WEB = re.compile(r"https?://", re.IGNORECASE)
LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def render_token(tokens: list[Token], index: int, _: Composer) -> str:
    """A token as Markdown's own renderer draws it."""
    markdown = parser()
    rule = markdown.renderer.rules.get(tokens[index].type)  # type: ignore[attr-defined]
    if rule:
        return str(rule(tokens, index, markdown.options, {}))
    return markdown.renderer.renderToken(tokens, index, markdown.options, {})  # type: ignore[attr-defined,no-any-return]


def render_inline(token: Token, composer: Composer) -> str:
    """A run of text whose inline tokens were read."""
    children = token.children or []
    ends: list[str] = []  # of the links that are open
    parts = []
    for index, child in enumerate(children):
        if child.type == "link_open":
            start, end = _link(children, index, token, composer)
            ends.append(end)
            parts.append(start)
        elif child.type == "link_close":
            parts.append(ends.pop() if ends else "")
        elif child.type == "image":
            parts.append(_picture(child, token, composer, alone=len(children) == 1, linked=bool(ends)))
        elif child.type == "html_inline":
            parts.append(render_raw(child.content, token, composer))
        elif child.type in {"gap", "ending"}:
            parts.append(render_mark(child))
        elif child.type == "footnote_ref":
            parts.append(_footnote_reference(child, composer))
        else:
            _find_missing_note(child, token, composer)
            html = render_token(children, index, composer)
            parts.append(EMAIL.sub(MAY_BREAK, html) if child.type == "text" else html)
    html = "".join(parts)
    return f'<span lang="{escape(token.meta["lang"])}">{html}</span>' if token.meta.get("lang") else html


def _link(children: list[Token], index: int, token: Token, composer: Composer) -> tuple[str, str]:
    target = str(children[index].attrGet("href") or "")
    depth, inside = 0, []
    for child in children[index:]:
        depth += child.nesting if child.type in {"link_open", "link_close"} else 0
        inside.append(child)
        if depth == 0:
            break
    text = "".join(child.content for child in inside if child.type in {"text", "code_inline", "image"})
    scheme, _, rest = target.partition(":")
    if scheme.lower() == LANGUAGE_SCHEME and LANGUAGE_CODE.fullmatch(rest):
        return f'<span lang="{rest}">', "</span>"
    _keep_label(children[index], composer)
    _check_title(str(children[index].attrGet("title") or ""), token, composer)
    address = composer.book.href(target, text, composer.span(token, target, text), composer.source.name)
    if not address:
        return "", ""
    if address.startswith("http"):
        return _outward(address, composer)
    download = " download" if address.startswith("media/") else ""
    return f'<a href="{escape(address)}"{download}>', "</a>"


def _picture(child: Token, token: Token, composer: Composer, *, alone: bool, linked: bool) -> str:
    target, title = str(child.attrGet("src") or ""), str(child.attrGet("title") or "")
    alt = plain_text([Token("inline", "", 0, children=child.children)])
    if composer.plays_clips and WEB.match(target):  # no clip: a link to one
        composer.book.href(target, alt, composer.span(token, target), composer.source.name)
        return _web_picture(target, alt, title, composer, linked=linked)
    clip, place = is_clip(target), composer.span(token, target)
    heard = clip and composer.plays_clips
    address = composer.book.picture(target, alt, title, place, composer.source.name, heard=heard)
    _keep_label(child, composer)
    composer.pictures.append(Picture(address, alt, title, place, clip))
    if not address and WEB.match(target):
        return _web_picture(target, alt, title, composer, linked=linked)
    if clip:
        return _clip(target, address, alt, token, composer)
    return _shown(address, alt, title, token, composer, alone=alone)


def _shown(address: str, alt: str, title: str, token: Token, composer: Composer, *, alone: bool) -> str:  # noqa: PLR0913 - all of a picture
    """A picture of the package; its description where there is none."""
    if not address and alone:
        return escape(" ".join(filter(None, (alt.strip(), title))))
    if not address:
        return escape(alt)
    if not alone:
        _check_title(title, token, composer)
    image = f'<img src="{escape(address)}" alt="{escape(alt)}" loading="lazy">'
    if alone:
        return image + (f"<figcaption>{escape(title)}</figcaption>" if title else "")
    return image


def _web_picture(target: str, alt: str, title: str, composer: Composer, *, linked: bool) -> str:
    """A link to a picture on the web, in its place: a package loads nothing from elsewhere."""
    words = alt.strip() or title or target.partition("://")[2]
    start, end = ("", "") if linked else _outward(target, composer)  # a link can't stand in another
    return f"{start}{escape(words)}{end}" + (f" {escape(title)}" if title and title != words else "")


def _outward(address: str, composer: Composer) -> tuple[str, str]:
    """What opens and closes a link that leaves the package."""
    note = f'<span class="unseen"> {escape(composer.words["new_tab"])}</span>'
    return f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">', f"{note}</a>"


def _clip(target: str, address: str, alt: str, token: Token, composer: Composer) -> str:
    """A film or sound where a picture would stand: only blocks made for clips play one."""
    if not composer.plays_clips:
        said = f"“{target}” is a clip, and can't be shown as a picture"
        composer.report(
            "clip-outside-block", composer.span(token, target), said, help=f"put a heading above it:  ### Video: {alt}"
        )
    return f'<a href="{escape(address)}" download>{escape(alt)}</a>' if address else escape(alt)


def _keep_label(child: Token, composer: Composer) -> None:
    """Notes that the address `[label]: …` is used, so that one that is not can be reported."""
    label = child.meta.get("label")
    if label:
        composer.env.setdefault("used_references", set()).add(label)


def _check_title(title: str, token: Token, composer: Composer) -> None:
    if title:
        said = f"the words in quotes behind this address are not shown: “{title}”"
        advice = "write them in the text; only a picture alone in its paragraph shows them, as its caption"
        composer.report("unseen-title", composer.span(token, title), said, help=advice)


def _find_missing_note(child: Token, token: Token, composer: Composer) -> None:
    for match in MISSING_NOTE.finditer(child.content) if child.type == "text" and "[^" in child.content else ():
        said = f"there is no footnote “{match[1]}”"
        composer.report(
            "unknown-footnote",
            composer.span(token, match[0]),
            said,
            help=f"add a line of its own below the text:  {match[0]}: What the footnote says",
        )


def render_raw(content: str, token: Token, composer: Composer) -> str:
    """HTML that an author typed: comments are left out, the rest is shown as text, and both reported; <br> stays."""
    if re.fullmatch(r"<br\s*/?>", content.strip(), re.IGNORECASE):
        return "<br>"
    comment = COMMENT.match(content.strip())
    if comment:
        text = " ".join(comment["text"].split())
        message = f"this comment is left out of the package: “{text[:300]}”"
        if not comment["end"]:
            message = f"this comment is never closed, so that all below it is left out: “{text}”"
        composer.report(
            "html-comment",
            composer.span(token, content.strip().split("\n")[0]),
            message,
            help="delete it, or keep notes in a Trainer block",
        )
        return (
            render_raw(content.strip()[comment.end() :], token, composer)
            if content.strip()[comment.end() :].strip()
            else ""
        )
    page = (composer.footnotes.page, "html-as-text")
    if page not in composer.told:
        composer.told.add(page)
        composer.report(
            "html-as-text",
            composer.span(token, content.strip().split("\n")[0]),
            "HTML is not used in a course: learners will see it, here and below on this page, as you typed it",
            help="write it in Markdown, for example **bold** for <b>bold</b>",
        )
    shown = escape(content.rstrip("\n"))
    return f"<p>{shown}</p>\n" if token.type == "html_block" else shown


def _footnote_reference(child: Token, composer: Composer) -> str:
    notes = composer.footnotes
    label = str(child.meta.get("label") or f"inline-{child.meta['id']}")
    number = notes.numbers.setdefault(label, len(notes.numbers) + 1)
    notes.used.add(label)
    mark = f' id="{notes.page}--note-{number}-back"'  # `render` keeps the first of them
    said = escape(composer.words["footnote"].format(number=number))
    return f'<sup><a href="#{notes.page}--note-{number}"{mark} class="footnote" aria-label="{said}">{number}</a></sup>'
