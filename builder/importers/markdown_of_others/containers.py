"""Boxes of other programs that are blocks here: tabs, challenges with their solutions, notes for instructors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.importers.markdown_of_others import tabs
from builder.importers.markdown_of_others.placing import Block, flat
from builder.importers.markdown_of_others.prose import text_lines
from builder.parse.normalise.box_names import KINDS, name_of, title_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from builder.importers import Reading
    from builder.importers.markdown_of_others.placing import Piece
    from builder.importers.markdown_of_others.tabs import Parts

    Taken = tuple[int, list[Piece]] | None  # the line after a box, and what it is; None: it is no box

OPEN = re.compile(r"^\s{0,3}:{3,}[ \t]*(?P<text>[^\s:].*?)[ \t:]*$")
CLOSE = re.compile(r"^\s{0,3}:{3,}[ \t]*$")
KRAMDOWN = re.compile(r"^\{:\s*\.(?P<name>[\w-]+)\s*\}\s*$")
NAME = re.compile(r"^\{?\s*[.#]?(?P<name>[\w-]+)")
FORMAT = re.compile(r"\bwhen-format\s*=\s*[\"“](?P<value>[^\"”]*)")
ANSWER = re.compile(r"\AAnswer:\s*")
ON_PAPER = {"pdf", "latex", "docx", "epub", "typst", "beamer"}
CALLED = {"objectives": "What you will learn", "questions": "Questions", "prereq": "Before you start"}


class Containers:
    """What a text holds, in order: text as it stands, and blocks."""

    def __init__(self, reading: Reading) -> None:
        """`reading`: where it is told what is left out."""
        self._reading = reading
        self._kinds: dict[str, Callable[[str, str, Sequence[str]], list[Piece] | None]] = {
            **dict.fromkeys(
                ("panel-tabset", "tabs", "tabset"), lambda _, __, inside: self._tabs(tabs.of_headings(inside))
            ),
            **dict.fromkeys(("challenge", "exercise", "discussion", "exr", "prob"), self._challenge),
            **dict.fromkeys(("solution", "sol", "answer", "spoiler"), self._solution),
            **dict.fromkeys(("instructor", "notes"), self._for_trainers),
            **dict.fromkeys(("keypoints", "key-points"), self._key_points),
            **dict.fromkeys(("column-margin", "aside", "margin-note", "sidebar"), self._beside),
            **dict.fromkeys(("content-visible", "content-hidden"), self._for_one_form),
            **dict.fromkeys(
                ("columns", "column", "layout", "layout-ncol", "group-tab", "div", "center"),
                lambda _, __, inside: self.pieces(inside),
            ),
        }  # fmt: skip

    def pieces(self, lines: Sequence[str]) -> list[Piece]:
        """The text and the blocks of some lines."""
        is_text = text_lines(lines)
        found: list[Piece] = []
        plain: list[str] = []
        at = 0
        while at < len(lines):
            taken = self._box(lines, is_text, at) if is_text[at] else None
            if taken is None:
                plain.append(lines[at])
                at += 1
                continue
            found += ["\n".join(plain), *taken[1]] if plain else taken[1]
            plain, at = [], taken[0]
        return _joined([*found, "\n".join(plain)] if plain else found)

    def _box(self, lines: Sequence[str], is_text: Sequence[bool], at: int) -> Taken:
        return self._fenced(lines, is_text, at) or self._quoted(lines, at) or self._parted(lines, at)

    def _fenced(self, lines: Sequence[str], is_text: Sequence[bool], at: int) -> Taken:
        """A box between lines of colons; None: nobody closes it, or its kind is none of ours."""
        opened = OPEN.match(lines[at])
        if not opened:
            return None
        end, depth = at + 1, 1
        while end < len(lines) and depth:
            if is_text[end]:
                depth += bool(OPEN.match(lines[end])) - bool(CLOSE.match(lines[end]))
            end += 1
        pieces = None if depth else self._named(opened["text"], lines[at + 1 : end - 1])
        return None if pieces is None else (end, pieces)

    def _quoted(self, lines: Sequence[str], at: int) -> Taken:
        """A box of Jekyll: a quotation, and below it its name: “{: .challenge}”."""
        end = at
        while end < len(lines) and lines[end].startswith(">"):
            end += 1
        known = KRAMDOWN.match(lines[end]) if at < end < len(lines) else None
        pieces = self._named(known["name"], [re.sub(r"^> ?", "", line) for line in lines[at:end]]) if known else None
        return None if pieces is None else (end + 1, pieces)

    def _parted(self, lines: Sequence[str], at: int) -> Taken:
        """Tabs, and what unfolds: one that is a question is a Reveal, several are an Accordion."""
        found = tabs.of_mkdocs(lines, at) or tabs.of_docusaurus(lines, at)
        if found:
            pieces = self._tabs(found[1])
            return None if pieces is None else (found[0], pieces)
        unfolding = tabs.unfolding(lines, at)
        if not unfolding:
            return None
        end, parts = unfolding
        if len(parts) > 1:
            return end, [Block("Accordion", "", "", tuple((title, self._flat(text)) for title, text in parts))]
        title, text = parts[0]
        if title.endswith("?"):
            return end, [Block("Reveal", title, _answer(self._flat(text)))]
        return end, [_callout("note", title, self._flat(text))]

    def _named(self, text: str, inside: Sequence[str]) -> list[Piece] | None:
        """What becomes of a box by its name; None: the course's own reader knows better."""
        found = NAME.match(text)
        name = found["name"].lower() if found else ""
        pieces = self._kinds[name](name, text, inside) if name in self._kinds else None
        called = name_of(text)
        if pieces is not None or called not in KINDS:
            return pieces
        title, rest = tabs.titled(inside)
        title = title_of(text, called) or title or CALLED.get(called, "")
        return [_callout(KINDS[called], title, self._flat(rest))]

    def _challenge(self, _name: str, _said: str, inside: Sequence[str]) -> list[Piece] | None:
        """A challenge with its solution: think first, then see."""
        title, rest = tabs.titled(inside)
        pieces = self.pieces(rest)
        answers = [one for one in pieces if isinstance(one, Block) and one.keyword == "Reveal"]
        if not answers:
            return None
        asked = flat([one for one in pieces if one not in answers])
        text = "\n\n".join(ANSWER.sub("", one.text) for one in answers)
        return [Block("Reveal", title or "Challenge", f"{asked}\n\n{_answer(text)}".strip("\n"))]

    def _solution(self, name: str, _said: str, inside: Sequence[str]) -> list[Piece]:
        title, rest = tabs.titled(inside)
        return [Block("Reveal", title or name.capitalize(), _answer(self._flat(rest)))]

    def _for_trainers(self, _name: str, _said: str, inside: Sequence[str]) -> list[Piece]:
        return [Block("Trainer", "", self._flat(inside), aside=True)]

    def _key_points(self, _name: str, _said: str, inside: Sequence[str]) -> list[Piece]:
        return [Block("Key points", "", self._flat(inside))]

    def _beside(self, _name: str, _said: str, inside: Sequence[str]) -> list[Piece]:
        return [_callout("aside", "", self._flat(inside))]

    def _for_one_form(self, name: str, text: str, inside: Sequence[str]) -> list[Piece]:
        """Text of Quarto that is seen in one form of the document, or in all others."""
        form = FORMAT.search(text)
        if bool(form and form["value"] in ON_PAPER) != (name == "content-visible"):
            return self.pieces(inside)
        self._reading.leave_out("texts for one form of the document", "", "\n".join(inside))
        return [""]

    def _tabs(self, parts: Parts) -> list[Piece] | None:
        if len(parts) < 2:  # noqa: PLR2004 - one is no choice
            return None
        return [Block("Tabs", "", "", tuple((title, self._flat(text)) for title, text in parts))]

    def _flat(self, lines: Sequence[str]) -> str:
        return flat(self.pieces(lines)).strip("\n")


def _answer(text: str) -> str:
    return f"Answer: {text}" if re.match(r"[^\W_]|[“\"*\[]", text) else f"Answer:\n\n{text}"


def _callout(kind: str, title: str, text: str) -> str:
    body = f"**{title}**\n\n{text}" if title else text
    return "\n".join([f"\n> [!{kind.upper()}]", *(f"> {line}".rstrip() for line in body.split("\n")), ""])


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with texts that stand behind each other as one."""
    found: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] = f"{found[-1]}\n{piece}"
        else:
            found.append(piece)
    return found
