"""What stands below a heading, by its shape: boxes, gaps, pairs, steps. A block's `shape` is one of these names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from builder.parse.normalise.answer_slips import BOXED, Trust, is_key, mark_answers
from builder.parse.normalise.line_slips import PICTURED, WIDE, proper_line
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

FEWEST = 2
BEGINS_WITH_SIGN = pattern(r"^.{0,24}?[\[(\uff3b\uff08\u3010\u2600-\u27bf\u221a\u25a0-\u25ff\u2b1c]")  # as boxes do
ITEM = pattern(r"^(?P<indent> *)(?:[-*+\u2022\u2013]|\d{1,2}[.)]|\(?[a-hA-H][.)])[ \t\u00a0]+(?P<text>\S.*)$")
GAP = pattern(r"\[\[(?![xX ]?\]\])[^\[\]]*\S[^\[\]]*\]\](?![(\[])|\[\[.*?\]\(.*?\).*?\]\]")
RULED = pattern(r"_{3,}|\.{5,}|\u2026{2,}|(?:\\_){3,}")  # a line to write on
KEY = pattern(
    r"^[>\W]*(?:(?:the |model |suggested |correct |right |possible |sample |our )*answers?|ans|solution"
    r"|a(?=[ \u00a0]?[:\uff1a*_]))"
    r"(?:\*\*|__)?[ \u00a0]*[:=\uff1a](?!=)(?:\*\*|__)?[ \u00a0]*(?P<text>.*)$",
    re.IGNORECASE,
)
VERDICT = pattern(
    r"^\W*(?:(?:the )?(?:correct )?answer(?: is)?\W*)?(?:true|false)\b(?!\s*[/|])"
    r"(?=[\W_]*$|[\s*_\"\u201d]*[.,:;!\u2013\u2014-]|\s+(?:because|as|since|for|but|if|when|it|they|you|we|this|that|there)\b)",
    re.IGNORECASE,
)
FIGURE = pattern(r"^\W{0,3}[-+\u2212]?\d[\d.,'\u2019 ]*(?:[^\W\d]{1,8}|%)?(?:[ ]\([^()]*\))?[.]?$")
ROW = pattern(r"^\s*\|?(?P<cells>.*\|.*?)\|?\s*$")
BETWEEN_CELLS = pattern(r"\|(?<!\\\|)")
HASHES = pattern(r"^(?:\\?#)+[ \t]*")
EMPHASISED = pattern(r"(\*\*|__|\*|_)(?P<text>[^*_]+)\1")
RULE = pattern(r"^[\s|:\u2010-\u2015-]+$")
BOX_CELL = pattern(r"\|\s*(?:[\[(]\s?[\])]|[\u2610\u25cb\u25a1])\s*(?=\||$)")
FILM = pattern(r"!\[[^\]]*\]\([^)]*\.(?:mp4|m4v|webm|ogv|mov)\b", re.IGNORECASE)
SOUND = pattern(r"!\[[^\]]*\]\([^)]*\.(?:mp3|m4a|ogg|oga|wav|aac|flac)\b", re.IGNORECASE)
HEADING = pattern(r"^ {0,3}#{1,6}(?:[ \t]|$)")
BRANCH = pattern(r"\]\(#[^)]+\)")


def own_lines(body: Sequence[str]) -> Sequence[str]:
    """The lines up to the next heading."""
    return body[: next((at for at, line in enumerate(body) if HEADING.match(line)), len(body))]


def boxes_of(lines: Sequence[str], trust: Trust = Trust.LISTED) -> tuple[bool, ...]:
    """Of each answer with a box, or whose right one is marked in another way, whether it is right."""
    return _boxes_of(tuple(lines), trust)


@lru_cache(maxsize=64)  # a heading is asked several times for what stands below it
def _boxes_of(lines: tuple[str, ...], trust: Trust) -> tuple[bool, ...]:
    read = [_boxed(line, trust) for line in lines]
    mark_answers(read, 0, len(read), trust)
    return tuple(match["mark"] == "x" for line in read if (match := BOXED.match(line)))


def is_boxed(line: str, trust: Trust = Trust.LISTED) -> bool:
    """Whether a line begins with a box."""
    return bool(BOXED.match(_boxed(line, trust)))


def _boxed(line: str, trust: Trust) -> str:
    if not BEGINS_WITH_SIGN.match(line):
        return line
    if WIDE.search(line):
        return ""
    if is_key(line):
        return line
    pictured = PICTURED.match(line) if trust > Trust.LISTED else None
    return (
        f"- [{'x' if pictured['mark'] else ' '}] {pictured['text']}" if pictured else proper_line(line, None, None)[0]
    )


def has_answers(lines: Sequence[str], trust: Trust = Trust.LISTED) -> bool:
    """Whether there are answers to choose from, one of them marked as right."""
    boxes = boxes_of(lines, trust)
    return len(boxes) >= FEWEST and any(boxes)


def _has_boxes(lines: Sequence[str]) -> bool:
    return len(boxes_of(lines, Trust.NAMED)) >= FEWEST


def _offers(lines: Sequence[str]) -> bool:
    boxes = boxes_of(lines)
    return (bool(boxes) and not any(boxes)) or any(BOX_CELL.search(line) for line in lines)


def keys_of(lines: Sequence[str]) -> list[tuple[int, str]]:
    """The lines that begin with “Answer:” or the like, and what they say."""
    return [(at, match["text"].strip(" *_")) for at, line in enumerate(lines) if (match := KEY.match(line))]


def verdict_boxes(lines: Sequence[str]) -> dict[int, bool]:
    """Two boxes, “True” and “False”, one of them marked: by their lines; {} where there are others."""
    read = [_boxed(line, Trust.NAMED) for line in lines]
    mark_answers(read, 0, len(read), Trust.NAMED)
    boxes = {at: match for at, line in enumerate(read) if (match := BOXED.match(line))}
    words = sorted(match["text"].strip(" *_.").lower() for match in boxes.values())
    marked = {at: match["mark"] == "x" for at, match in boxes.items()}
    return marked if words == ["false", "true"] and sum(marked.values()) == 1 else {}


def _has_verdict(lines: Sequence[str]) -> bool:
    return any(VERDICT.match(line) for line in lines) or bool(verdict_boxes(lines))


def _has_gaps(lines: Sequence[str]) -> bool:
    ruled = any(RULED.search(line) for line in lines)
    return any(GAP.search(line) for line in lines) or (ruled and bool(keys_of(lines)))


def _has_number(lines: Sequence[str]) -> bool:
    numbers = [line.strip().removeprefix("=") for line in lines if line.strip().startswith("=")]
    return any(FIGURE.match(one.strip()) for one in (*numbers, *(key for _, key in keys_of(lines))))


def cells_of(line: str) -> list[str]:
    """The cells of a table's row; [] for other lines."""
    match = ROW.match(line)
    return [cell.strip() for cell in BETWEEN_CELLS.split(match["cells"].strip().strip("|"))] if match else []


def _has_pairs(lines: Sequence[str]) -> bool:
    rows = [cells for line in lines if len(cells := cells_of(line)) == FEWEST and not RULE.match(line)]
    return len(rows) > FEWEST or sum(bool(re.search(r"\S (?:=|->|\u2192|=>) \S", line)) for line in lines) >= FEWEST


def _items(lines: Sequence[str]) -> list[re.Match[str]]:
    return [match for line in lines if (match := ITEM.match(line.expandtabs(4)))]


def _has_steps(lines: Sequence[str]) -> bool:
    indents = [len(item["indent"]) for item in _items(lines)]
    return indents.count(min(indents, default=0)) >= FEWEST


def _has_groups(lines: Sequence[str]) -> bool:
    indents = {len(item["indent"]) for item in _items(lines)}
    return len(indents) >= FEWEST or len(list(heads_of_groups(lines))) >= FEWEST


def heads_of_groups(lines: Sequence[str]) -> list[int]:
    """The lines that name a group and have its list right below them, without nesting."""
    found = []
    for at, line in enumerate(lines):
        below = next((one for one in lines[at + 1 :] if one.strip()), "")
        names = line.strip() and not ITEM.match(line) and not cells_of(line) and not line.startswith((" ", "\t", ">"))
        if names and (item := ITEM.match(below)) and not item["indent"]:
            found.append(at)
    return found


def _has_parts(lines: Sequence[str]) -> bool:
    return sum(bool(HEADING.match(line)) for line in lines) >= FEWEST


SHAPES: Mapping[str, Callable[[Sequence[str]], bool]] = {  # what tells most comes first
    "boxes": _has_boxes,
    "choices": _offers,  # boxes, none of which is right; or a table of boxes
    "gaps": _has_gaps,
    "verdict": _has_verdict,
    "number": _has_number,
    "scenes": lambda lines: _has_parts(lines) and any(BRANCH.search(line) for line in lines),
    "groups": _has_groups,
    "pairs": _has_pairs,
    "order": _has_steps,
    "steps": _has_steps,
    "answer": lambda lines: bool(keys_of(lines)),
    "film": lambda lines: any(FILM.search(line) for line in lines),
    "sound": lambda lines: any(SOUND.search(line) for line in lines),
    "parts": _has_parts,
    "pictures": lambda lines: any("![" in line for line in lines),
    "words": lambda lines: any(map(str.strip, lines)),
}
FORMS = {  # what stands below a block with a shape
    "boxes": "- [x] The right answer\n- [ ] Another answer",
    "choices": "- [ ] Yes\n- [ ] No",
    "gaps": "Treat others as you would like to be [[treated]].",
    "verdict": "True. Because …",
    "number": "= 12",
    "scenes": "- [What the learner can do](#the-scene)\n#### The scene\nWhat comes of it. **Good ending.**",
    "groups": "- A group\n  - What belongs to it\n- Another group\n  - What belongs to that",
    "pairs": "| This | belongs to that |\n|---|---|\n| … | … |",
    "order": "1. What comes first\n2. What comes next",
    "answer": "Answer: …",
    "steps": "- One thing\n- Another thing",
    "film": "![What it shows](media/clip.mp4)",
    "sound": "![What it is](media/clip.mp3)",
    "pictures": "![What it shows](media/picture.svg)",
    "parts": "#### The first part\n…\n#### The second part\n…",
}
TELLING = ("boxes", "gaps", "verdict", "number", "answer")  # they tell the block by themselves
WHOLE = {"scenes", "groups", "parts"}  # of these shapes, headings inside the block are a part
LOOSE = {"", "steps", "parts", "pictures"}  # many texts that ask for nothing are of these


def is_words(line: str) -> bool:
    """Whether a line is plain words of a paragraph."""
    other = ITEM.match(line) or cells_of(line) or KEY.match(line) or VERDICT.match(line) or is_boxed(line)
    return bool(line.strip()) and not other and not line.startswith((" ", "\t", ">", "#", "=", "!", "<", "["))


def words_of(line: str) -> str:
    """A line's words, without bold around all of them."""
    line = HASHES.sub("", line.strip().removesuffix("\\").strip())
    match = EMPHASISED.fullmatch(line)
    return match["text"].strip() if match else line


def first_with_shape(kinds: dict[str, str], body: Iterable[str], own: Iterable[str]) -> str:
    """Of kinds by their shape, the first whose shape some lines have."""
    lines = {True: list(body), False: list(own)}
    return next((kinds[name] for name, has in SHAPES.items() if name in kinds and has(lines[name in WHOLE])), "")
