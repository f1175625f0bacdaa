"""Text within a line, as an author would type it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.importers.draft import (
    Break,
    Emphasis,
    Footnote,
    Gap,
    Link,
    Picture,
    Strong,
    Struck,
    Typed,
    Words,
    joined,
    plain,
)
from builder.importers.escaping import escaped, risky_signs, safe_start, without_markup_of_others

if TYPE_CHECKING:
    from builder.importers.draft import Elements, Inline, Piece

MARKS: dict[type, str] = {Strong: "**", Emphasis: "*", Struck: "~~"}
EDGE = re.compile(r"^(?P<before>[\W_]*)(?P<core>.*?)(?P<after>[\W_]*)$", re.DOTALL)
BARE = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]*_~`|\u201c\u201d]+[\w/]|[A-Za-z0-9][\w.+-]*@[\w-]+(?:\.[\w-]+)+")
GAP_SIGNS, BACKSLASHED = re.compile(r"[\\`*_\[\]<~/&{@^|]"), r"\\\g<0>"  # that mean something within a gap
BLANKS = re.compile(r"[ \t\f\v\r]+")


@dataclass(slots=True)
class Footnotes:
    """The footnotes of a file, numbered as they come."""

    waiting: list[tuple[int, Elements]] = field(default_factory=list)  # that the page has still to say
    count: int = 0

    def add(self, inside: Elements) -> str:
        """The mark of one more."""
        self.count += 1
        self.waiting.append((self.count, inside))
        return f"[^{self.count}]"


@frozen
class Place:
    """What the place of a text allows."""

    footnotes: Footnotes
    lines: bool = True  # whether it may have several lines
    cell: bool = False  # of a table
    start: bool = True  # whether it begins a line


def inline(text: Inline, place: Place) -> str:
    """Inline text as Markdown."""
    text = joined(_trimmed(tuple(_outside(text))))
    plain_text = plain(text)
    marked = any(isinstance(piece, Strong | Emphasis) for piece in text)
    code = any(isinstance(piece, Typed) for piece in text)
    writer = _Writer(place, risky_signs(plain_text, marked=marked, code=code))
    written = writer.pieces(text)
    if place.cell or not place.lines:
        written = re.sub(r"\s*\n\s*", " ", written)
    gaps = any(isinstance(piece, Gap) for piece in text)
    lines = [without_markup_of_others(line.strip(), gaps=gaps) for line in written.split("\n") if line.strip()]
    if place.cell:
        return "\n".join(lines)
    first = lines[:1] if not place.start else [safe_start(line) for line in lines[:1]]
    return "\n".join([*first, *map(safe_start, lines[1:])])


@frozen
class _Writer:
    place: Place
    risky: str

    def pieces(self, text: Inline) -> str:
        return "".join(self.piece(piece) for piece in text)

    def piece(self, piece: Piece) -> str:  # noqa: PLR0911 - a case a piece
        match piece:
            case Words(words):
                return self.words(words)
            case Strong(inside) | Emphasis(inside) | Struck(inside):
                mark = MARKS[type(piece)]
                return f"{mark}{self.pieces(inside)}{mark}"
            case Typed(words):
                return typed(words, cell=self.place.cell)
            case Link(address, inside):
                return self.link(address, inside)
            case Picture(media, alt):
                return f"![{one_line(alt)}]({media})"
            case Footnote(inside):
                return self.place.footnotes.add(inside)
            case Gap(answers):
                return f"[[{' / '.join(GAP_SIGNS.sub(BACKSLASHED, answer) for answer in answers)}]]"
            case Break():
                return "<br>" if self.place.cell else "\\\n" if self.place.lines else " "

    def words(self, words: str) -> str:
        lines = [BLANKS.sub(" ", line) for line in words.split("\n")]
        text = "\n".join(escaped(line, risky=self.risky) for line in lines)
        return text.replace("|", "\\|") if self.place.cell else text

    def link(self, address: str, inside: Inline) -> str:
        text = plain(inside)
        if BARE.fullmatch(text) and address in {text, f"https://{text}", f"mailto:{text}"} and inside == (Words(text),):
            return text
        target = re.sub(r"\s", "%20", address.strip())
        if re.search(r"[<>\\]", target) or target.count("(") != target.count(")") or not target:
            target = f"<{re.sub(r'[<>]', '', target)}>"
        return f"[{self.pieces(inside)}]({target})"


def one_line(text: str) -> str:
    """Plain words where mark-up means something, on one line."""
    plain_text = " ".join(text.split())
    plain_text = re.sub(
        r"[\[\]]", lambda match: "\\" + match[0], escaped(plain_text, risky=risky_signs(plain_text, marked=False))
    )
    return without_markup_of_others(plain_text.replace("\\\\[", "\\["))


def typed(words: str, *, cell: bool = False) -> str:
    """Code within a line: as many backticks around it as it takes."""
    words = " ".join(words.split())
    if not words:
        return ""
    longest = max((len(run) for run in re.findall(r"`+", words)), default=0)
    ticks = "`" * (longest + 1)
    padded = f" {words} " if words[0] == "`" or words[-1] == "`" else words
    return f"{ticks}{padded}{ticks}".replace("|", "\\|") if cell else f"{ticks}{padded}{ticks}"


def _trimmed(text: Inline) -> Inline:
    """Without blanks at both ends."""
    pieces = [piece for piece in text if piece != Words("")]
    while pieces and (isinstance(pieces[0], Break) or (isinstance(pieces[0], Words) and not pieces[0].text.strip())):
        pieces.pop(0)
    while pieces and (isinstance(pieces[-1], Break) or (isinstance(pieces[-1], Words) and not pieces[-1].text.strip())):
        pieces.pop()
    return tuple(pieces)


def _outside(text: Inline) -> list[Piece]:
    """Marked words without the blanks at their edges, which would keep the marks from being read.

    Where a letter follows or goes before, signs at the edge leave the marks too: `**Note**:text`.
    """
    flat = joined(text)
    result: list[Piece] = []
    for at, piece in enumerate(flat):
        if not isinstance(piece, Strong | Emphasis | Struck):
            result.append(piece)
            continue
        inside = joined(_outside(piece.inside))
        before, after = _touches(flat[at - 1 : at] if at else (), -1), _touches(flat[at + 1 : at + 2], 0)
        lead, core, tail = _parted(inside, before=before, after=after)
        result += [*lead, *([type(piece)(core)] if plain(core).strip() or _holds_more(core) else core), *tail]
    return result


def _holds_more(text: Inline) -> bool:
    return any(isinstance(piece, Picture | Footnote | Gap) for piece in text)


def _touches(neighbour: Inline, at: int) -> bool:
    """Whether a letter or figure of a neighbour touches."""
    text = plain(neighbour)
    return bool(text) and text[at].isalnum()


def _parted(inside: Inline, *, before: bool, after: bool) -> tuple[Inline, Inline, Inline]:
    """What leaves the marks before and after, and what stays in them."""
    lead: list[Piece] = []
    tail: list[Piece] = []
    core = list(inside)
    if core and isinstance(core[0], Words):
        trimmed = core[0].text.lstrip(None if not before else "".join(_signs(core[0].text)))
        lead = [Words(core[0].text[: len(core[0].text) - len(trimmed)])]
        core[0] = Words(trimmed)
    while core and isinstance(core[-1], Break):
        tail.insert(0, core.pop())
    if core and isinstance(core[-1], Words):
        trimmed = core[-1].text.rstrip(None if not after else "".join(_signs(core[-1].text)))
        tail.insert(0, Words(core[-1].text[len(trimmed) :]))
        core[-1] = Words(trimmed)
    return joined(lead), joined(core), joined(tail)


def _signs(text: str) -> set[str]:
    return {sign for sign in text if not sign.isalnum()}
