"""The words of a box: paragraphs with their marks, and what is bold, slanted or a link in them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pptx.oxml.ns import qn

from builder.frozen import frozen
from builder.importers.draft import Break, Emphasis, Link, Piece, Strong, Struck, Words, joined, plain
from builder.importers.equations import spelt
from builder.importers.pieces import without_start
from builder.importers.pptx.deck import Line
from builder.importers.scripts import lowered, raised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from builder.importers.draft import Inline

MATH = {
    "{http://schemas.microsoft.com/office/drawing/2010/main}m",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMathPara",
}
OF_THE_SLIDE = ("slidenum", "datetime")  # fields that say nothing once a slide is a page
MARKS = {qn("a:buChar"): "bullet", qn("a:buBlip"): "bullet", qn("a:buAutoNum"): "number", qn("a:buNone"): ""}
TYPED_MARK = re.compile(r"\s*(?:[•‣▪▫●○◦∙·➢➤►❖✦■□\uf0a7\uf0b7\uf0d8\uf0fc]|[-–—*o](?=[ \t]))[ \t\u00a0]*")
TYPED_LETTER = re.compile(r"\s*\(?[A-Ha-h][.):]\s*\S")
TYPED_NUMBER = re.compile(r"\s*(\d{1,2})[.)][ \t\u00a0]+(?=\S)")


@frozen
class Setting:
    """What a box of text depends on."""

    styles: tuple[Any, ...] = ()  # elements with styles of levels (lvl1pPr …), the nearest first
    address: Callable[[Any], str] = lambda _: ""  # where a link leads, of its hlinkClick
    report_unsupported: Callable[[str, str], None] = lambda _kind, _words: None  # what can't be brought along


def lines_of(body: Any, setting: Setting) -> tuple[Line, ...]:
    """The paragraphs of a text's body that hold words."""
    lines = (part for one in body.iter(qn("a:p")) for part in _parted(_line(one, setting)))
    return tuple(_with_typed_marks([line for line in lines if line.words]))


def largest_letters(body: Any, setting: Setting) -> float:
    """The size of the largest letters, in points; 0 where nothing says it."""
    sizes = [int(run.get("sz")) for run in body.iter(qn("a:rPr")) if (run.get("sz") or "").isdigit()]
    if not sizes:
        styles = (style for level in _levels(setting, 0) for style in level.iter(qn("a:defRPr")))
        sizes = [int(size) for style in styles if (size := style.get("sz") or "").isdigit()][:1]
    return max(sizes, default=0) / 100


def _line(paragraph: Any, setting: Setting) -> Line:
    own = paragraph.find(qn("a:pPr"))
    level = _level(own)
    mark, start = _mark(own, level, setting)
    runs = [run for run in paragraph.iter(qn("a:r")) if (_text(run)).strip()]
    return Line(
        joined(_pieces(paragraph, setting)),
        level,
        mark,  # type: ignore[arg-type]  # of MARKS
        start,
        bold=bool(runs) and all(_is_bold(run, level, setting) for run in runs),
        colour=_colour(runs),
    )


def _level(own: Any) -> int:
    written = own.get("lvl", "0") if own is not None else "0"
    return int(written) if written.isdigit() and int(written) <= 8 else 0  # noqa: PLR2004 - ECMA-376 part 1, 20.1.10.73


def _levels(setting: Setting, level: int) -> Iterator[Any]:
    """The styles of a level, the nearest first."""
    for style in setting.styles:
        found = style.find(qn(f"a:lvl{level + 1}pPr"))
        if found is not None:
            yield found


def _mark(own: Any, level: int, setting: Setting) -> tuple[str, int]:
    for style in (*([own] if own is not None else []), *_levels(setting, level)):
        for child in style:
            if child.tag in MARKS:
                start = child.get("startAt", "1")
                return MARKS[child.tag], int(start) if start.isdigit() and len(start) < 5 else 1  # noqa: PLR2004 - as long as numbers of lists are
    return "", 1


def _is_bold(run: Any, level: int, setting: Setting) -> bool:
    own = run.find(qn("a:rPr"))
    bold = own.get("b") if own is not None else None
    if bold is None:
        styles = (style for one in _levels(setting, level) for style in one.iter(qn("a:defRPr")))
        bold = next((style.get("b") for style in styles if style.get("b") is not None), None)
    return bold in {"1", "true"}


def _colour(runs: Sequence[Any]) -> str:
    colours = {_own_colour(run) for run in runs}
    return colours.pop() if len(colours) == 1 else ""


def _own_colour(run: Any) -> str:
    fill = run.find(f"{qn('a:rPr')}/{qn('a:solidFill')}")
    return "" if fill is None or not len(fill) else str(fill[0].get("val") or "")


def _text(run: Any) -> str:
    found = run.find(qn("a:t"))
    return (found.text or "") if found is not None else ""


def _pieces(paragraph: Any, setting: Setting) -> Iterator[Piece]:
    for child in paragraph:
        if child.tag == qn("a:br"):
            yield Break()
        elif child.tag in MATH:
            equation = spelt(child)
            setting.report_unsupported("equation", equation)
            yield Words(equation)
        elif child.tag == qn("a:r") or (
            child.tag == qn("a:fld") and not (child.get("type") or "").startswith(OF_THE_SLIDE)
        ):
            yield from _run(child, setting)


def _run(run: Any, setting: Setting) -> Iterator[Piece]:
    own = run.find(qn("a:rPr"))
    text = _text(run)
    parts = re.split("[\x0b\n]|_x000[Bb]_", text)
    for number, part in enumerate(parts):
        if number:
            yield Break()
        if part:
            yield from _formed(part, own, setting)


def _formed(text: str, own: Any, setting: Setting) -> Inline:
    """Words with their form; blanks at their ends stay outside it."""
    if own is None or not text.strip():
        return (Words(text),)
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    pieces: Inline = (Words(_raised(text.strip(), own.get("baseline"), setting)),)
    if own.get("i") in {"1", "true"}:
        pieces = (Emphasis(pieces),)
    if own.get("b") in {"1", "true"}:
        pieces = (Strong(pieces),)
    if own.get("strike") not in {None, "noStrike"}:
        pieces = (Struck(pieces),)
    link = own.find(qn("a:hlinkClick"))
    address = setting.address(link) if link is not None else ""
    if address:
        pieces = (Link(address, pieces),)
    return (*((Words(before),) if before else ()), *pieces, *((Words(after),) if after else ()))


def _raised(text: str, baseline: str | None, setting: Setting) -> str:
    """Raised and lowered letters by their own signs where there are such: “m²”."""
    if not baseline or not re.fullmatch(r"-?\d+%?", baseline) or not baseline.strip("-0%"):
        return text
    shown, is_complete = lowered(text) if baseline.startswith("-") else raised(text)
    if not is_complete:
        setting.report_unsupported("raised", text)
    return shown


def _with_typed_marks(lines: list[Line]) -> Iterator[Line]:
    """Lines whose marks were typed: a bullet, or numbers that count up."""
    for number, line in enumerate(lines):
        text = plain(line.text)
        bullet, count = TYPED_MARK.match(text), TYPED_NUMBER.match(text)
        if bullet and bullet.end() < len(text) and not line.mark:
            yield _marked(line, "bullet", bullet.end(), 1)
        elif bullet and bullet.end() < len(text) and bullet.group().strip() not in {"-", "–", "—", "*", "o"}:
            yield _marked(line, line.mark, bullet.end(), line.start)
        elif count and line.mark != "number" and _counts(lines, number, int(count[1])):
            yield _marked(line, "number", count.end(), int(count[1]))
        else:
            yield line


def _parted(line: Line) -> Iterator[Line]:
    """A paragraph as it is; in parts where each of its lines has a mark or a letter that was typed."""
    parts: list[list[Piece]] = [[]]
    for piece in line.text:
        if isinstance(piece, Break):
            parts.append([])
        else:
            parts[-1].append(piece)
    texts = [plain(tuple(part)) for part in parts if plain(tuple(part)).strip()]
    marked = [bool(TYPED_MARK.match(one) or TYPED_NUMBER.match(one) or TYPED_LETTER.match(one)) for one in texts]
    if len(texts) > 1 and all(marked[1:]):
        for part in parts:
            yield replace(line, text=tuple(part))
    else:
        yield line


def _counts(lines: list[Line], at: int, number: int) -> bool:
    """Whether a line next to it has the number before or after."""
    typed = [TYPED_NUMBER.match(plain(line.text)) for line in lines]
    near = [abs(other - at) == 1 and match for other, match in enumerate(typed)]
    return any(match and abs(int(match[1]) - number) == 1 for match in near)


def _marked(line: Line, mark: str, length: int, start: int) -> Line:
    return Line(without_start(line.text, length), line.level, mark, start, line.bold, line.colour)  # type: ignore[arg-type]
