"""What of a course can be translated: gathered as it is read, and replaced by its translation where there is one.

Keywords, labels, settings and the addresses of links have been taken off by then, and ids given: a translation can
change none of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any

from builder.frozen import mutable
from builder.model import Segment, Span
from builder.parse.links import LANGUAGE_SCHEME
from builder.parse.markdown import CALLOUT, read_inline
from builder.parse.variables import ENTRY, VARIABLE
from builder.patterns import pattern
from builder.source.slugs import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markdown_it.token import Token

    from builder.blocks import BlockKind
    from builder.diagnostics import Report
    from builder.parse.outline_node import OutlineNode

ID_LENGTH = 8  # characters of a text's hash: enough within a page or a block
UNCLOSED = pattern(r"\*\*|__|`")  # signs that are text, where they should be marks
MARKED = pattern(r"[\[<*_`]")
GAP = pattern(r"\[\[.*?\]\]")
ADDRESS = pattern(r"\S+@\S+|\w+://\S+|www\.\S+")
BOX = pattern(r"\[[ xX]?\]|[xX]")  # in a cell
CODE = {"fence", "code_block"}
LANGUAGE = "lang"  # in a token's `meta`: of which it is, where that is not the course's
MARK = CALLOUT.pattern.replace("(\\w+)", "\\w+")  # without a group
ROLES = {  # of the innermost element that says more than “a text”
    "heading_open": "a heading",
    "th_open": "the head of a column",
    "td_open": "a cell",
    "dt_open": "a term",
    "dd_open": "what a term means",
    "blockquote_open": "a quotation, or feedback",
    "list_item_open": "an item",
}


@mutable
class Segments:
    """The segments of a course, and what stands in their place."""

    report: Report
    targets: Mapping[str, str] | None = None  # the translations by the segments' ids; None: they can't be read
    foreign: str = ""  # the author's language, where it is not the course's: what is not translated is marked with it
    gathers: bool = True  # False: nobody asks for them, and all stays as it was typed
    found: dict[str, Segment] = field(default_factory=dict)  # by id, in the order of reading
    owner: str = "course"  # the page or block that is being read
    places: tuple[str, ...] = ()  # where that is, for the translator
    page: OutlineNode | None = None
    untranslatable: re.Pattern[str] = pattern(f"({MARK})")  # what of a text is not for translation
    counted: str = ""  # where it is found, a translation must have a number in figures

    def open_section(self) -> None:
        """What follows belongs to no page."""
        self.owner, self.places, self.page = "course", ("section",), None
        self._keep()

    def open_page(self, opened: OutlineNode) -> None:
        """What follows stands on this page, in no block."""
        self.owner, self.page, self.places = f"page:{opened.id}", opened, (f"page “{opened.title}”",)
        self._keep()

    def open_block(self, opened: OutlineNode, kind: BlockKind) -> None:
        """What follows stands in this block."""
        self.owner = f"block:{opened.id}"
        self.places = (*self.places[:1], f"{kind.keywords[0]} “{opened.title}”")
        self._keep(kind.untranslatable, kind.counted)

    def close_block(self) -> None:
        """What follows stands on the page again."""
        if self.page:
            self.owner, self.places = f"page:{self.page.id}", self.places[:1]
            self._keep()

    def _keep(self, untranslatable: str = "", counted: str = "") -> None:
        self.untranslatable = pattern(f"({'|'.join(filter(None, (MARK, untranslatable)))})", re.IGNORECASE)
        self.counted = counted

    def translated(self, tokens: list[Token], env: Mapping[str, Any], place: Callable[[Token], Span]) -> list[Token]:
        """An element's tokens, not read yet, with the translations of their texts."""
        if not self.gathers:
            return tokens
        return [self._translated(token, role, env, place) if role else token for token, role in _roles(tokens)]

    def _translated(self, token: Token, role: str, env: Mapping[str, Any], place: Callable[[Token], Span]) -> Token:
        if ENTRY in token.meta or (token.children and token.type not in CODE):
            return token
        pieces = [token.content] if role == "a heading" else self.untranslatable.split(token.content)
        for index in range(0, len(pieces), 2):
            pieces[index] = self.add(pieces[index], role, place(token), env=env)
        marks = {LANGUAGE: self.foreign} if pieces == [token.content] and self._is_foreign(token.content) else {}
        return token.copy(content="".join(pieces), meta=token.meta | marks)

    def _is_foreign(self, text: str) -> bool:
        """Whether a text is to be marked as in another language than the course; a picture alone can't be."""
        known = self.found.get(self._name_of(text.strip())) if self.foreign else None
        return bool(known and not known.target and not text.startswith("!["))

    def _name_of(self, text: str) -> str:
        return f"{self.owner}:{fingerprint(text, ID_LENGTH)}"

    def add(
        self,
        text: str,
        role: str,
        span: Span,
        *,
        optional: bool = False,
        env: Mapping[str, Any] | None = None,
    ) -> str:
        """Takes in a text, and gives what stands in its place."""
        bare = text.strip()
        if not self.gathers or not _has_words(bare):
            return text
        name = self._name_of(bare)
        if name not in self.found:
            target = self._target(name, bare, span, env or {})
            self.found[name] = Segment(name, bare, ", ".join((*self.places, role)), span, optional, target)
        return text.replace(bare, self.found[name].target or bare)

    def _target(self, name: str, text: str, span: Span, env: Mapping[str, Any]) -> str:
        """The translation, if it keeps what must stay."""
        target = (self.targets or {}).get(name, "").strip()
        if not target:
            return ""
        before, after = marks_of(text, env), marks_of(target, env)
        lost, added = before - after, after - before
        if self.counted and re.search(self.counted, text, re.IGNORECASE) and not re.search(r"\d", target):
            lost["a number in figures"] += 1
        if self.untranslatable.search(target):
            added["words that mean something else"] += 1
        if not lost and not added:
            return target
        differences = [f"it lacks {mark}" for mark in lost] + [f"it has {mark} too many" for mark in added]
        message = f"the translation of “{_start(text)}” differs: {', and '.join(differences)}"
        self.report(
            "translation-differs",
            span,
            message,
            help=f"fix it in translations, where its id is {name}; learners see the author's text",
        )
        return ""

    def of_variables(self, variables: Mapping[str, Any]) -> Mapping[str, Any]:
        """The organisation's variables, each a segment once it is used."""
        return _Translated(variables, self) if self.gathers else variables


class _Translated(Mapping[str, Any]):
    """Variables in the language of the course."""

    def __init__(self, variables: Mapping[str, Any], segments: Segments) -> None:
        self.variables, self.segments = variables, segments

    def __getitem__(self, name: str) -> Any:
        value = self.variables[name]
        segments = replace(self.segments, owner="organisation", places=())
        role, place = f"the organisation's “{name}”", Span("", 0)
        if isinstance(value, list):
            return [segments.add(one, role, place) for one in value]
        return segments.add(value, role, place, optional=True)  # most are names

    def __iter__(self) -> Iterator[str]:
        return iter(self.variables)

    def __len__(self) -> int:
        return len(self.variables)


def marks_of(text: str, env: Mapping[str, Any]) -> Counter[str]:
    """What a translation must keep: variables, gaps, the addresses of links and pictures, footnotes, signs as text."""
    found = Counter(f"{{{{ {name.lower()} }}}}" for name in VARIABLE.findall(text))
    found["a gap [[ ]]"] += len(GAP.findall(text))
    known = {"references": env.get("references", {}), "footnotes": deepcopy(env.get("footnotes", {}))}
    marked = MARKED.search(text)
    for child in read_inline(VARIABLE.sub("variable", text), known) if marked else ():
        if child.type == "link_open" and not str(child.attrGet("href")).startswith(f"{LANGUAGE_SCHEME}:"):
            found[f"the link to {child.attrGet('href')}"] += 1
        elif child.type == "image":
            found[f"the picture {child.attrGet('src')}"] += 1
        elif child.type == "footnote_ref":
            found[f"the footnote [^{child.meta.get('label', '')}]"] += 1
        elif child.type == "text":
            for sign in UNCLOSED.findall(child.content):
                found[f"a {sign} that makes nothing bold or code: it touches no word, or nothing closes it"] += 1
    return +found


def _roles(tokens: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """The tokens, those that hold text with what it is; "" for the others."""
    around: list[str] = []
    for token in tokens:
        role = ""
        if token.nesting > 0:
            box = token.type == "list_item_open" and token.meta.get("checked") is not None
            around.append("an answer" if box else ROLES.get(token.type, ""))
        elif token.nesting < 0 and around:
            around.pop()
        elif token.type == "inline":
            role = next(filter(None, reversed(around)), "a text") if len(tokens) > 1 else "a heading"
        elif token.type in CODE:
            role = "an example, shown as it stands"
        yield token, role


def _has_words(text: str) -> bool:
    bare = VARIABLE.sub("", text).strip()
    return not BOX.fullmatch(bare) and any(any(map(str.isalpha, ADDRESS.sub("", word))) for word in bare.split())


def _start(text: str) -> str:
    return f"{text[:57]}…" if len(text) > 58 else text  # noqa: PLR2004 - fits a line
