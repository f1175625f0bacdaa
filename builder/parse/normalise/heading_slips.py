"""A heading as people type it, and what looks like one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from builder.frozen import frozen, mutable
from builder.parse.keywords import KEYWORD
from builder.parse.lines import DIRECTIVE
from builder.parse.normalise.answer_slips import Trust, is_listed
from builder.parse.normalise.group_slips import fill_gaps, name_answer, nest_groups
from builder.parse.normalise.layout_slips import NEAR
from builder.parse.normalise.line_slips import WIDE
from builder.parse.normalise.loose_questions import give_headings, loose_questions
from builder.parse.normalise.order_slips import proper_order, proper_pairs
from builder.parse.normalise.shapes import HEADING as ANY_HEADING
from builder.parse.normalise.shapes import ITEM, LOOSE, boxes_of, is_words, words_of
from builder.parse.normalise.verdicts import give_verdict, judged
from builder.parse.outline_node import ASSESSMENT, BANK
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from builder.blocks import BlockKind
    from builder.parse.keywords import Keywords
    from builder.parse.normalise.wordings import Meaning

    Tell = Callable[[str, int, str, str], None]  # a rule, a line, what to say, what to type

PAGE_LEVEL, DEEPEST = 2, 6
STRUCTURE = (ASSESSMENT, BANK)
BLOCK = "###"  # the marks of a block on a page
FENCE = pattern(r"^ {0,3}(`{3,}|~{3,})")
HEADING = pattern(r"^ {0,3}(?P<marks>#{1,6})[ \t](?P<text>.*)$")
UNDERLINE = pattern(r"^ {0,3}(?:(?P<one>=+)|-+)[ \t]*$")
TYPED = pattern(
    r"^[\u200b\ufeff]*(?P<indent>[ \u00a0]{0,3})(?P<marks>[#\uff03]{1,6})"
    r"(?:(?P<blank>[ \t\u00a0\u2000-\u200b\u3000]+)|(?=[^\W_]|\*\*))(?P<text>.*)$"
)
TAGGED = pattern(r"^\s{0,3}<h(?P<level>[1-6])(?: [^<>]*)?>[ ]*(?P<text>\S.*?)[ ]*</h(?P=level)>\s*$", re.IGNORECASE)
CLOSING = pattern(r"[ \t]+#+[ \t]*$")
EXERCISES_WITHOUT_STEM = {"gaps", "words", "film", "sound"}  # shapes whose first words stay where they are


@frozen
class Heading:
    """A heading of a file, by the lines that it heads."""

    at: int
    level: int
    end: int  # of the lines up to the next heading of its level or higher
    own: int  # end of those up to the next heading
    opens: str = ""  # a kind of block, an assessment or a bank; "": it is plain


def plain_marks(line: str) -> str:
    """A heading with proper marks; any other line as it is."""
    if tagged := TAGGED.match(line):
        return f"{'#' * int(tagged['level'])} {re.sub(r'</?(?:b|strong|i|em|u|span)(?: [^<>]*)?>', '', tagged['text'])}"
    match = TYPED.match(line)
    if not match or (not match["blank"] and len(match["marks"]) < PAGE_LEVEL):
        return line
    if not match["blank"] and not match["text"].strip():
        return line
    return f"{match['indent'].replace(chr(0xA0), ' ')}{'#' * len(match['marks'])} {match['text']}"


def headings_of(lines: Sequence[str]) -> list[Heading]:
    """The headings of some lines, code left out, their marks proper."""
    found: list[tuple[int, int]] = []
    for at, line in enumerate(lines):
        begins = line.lstrip()[:1]  # most lines begin with neither, and need no closer look
        if begins == "#" and (HEADING.match(line) or ANY_HEADING.match(line)):
            found.append((at, len(line.strip().split()[0])))
        elif begins in {"=", "-"} and (under := UNDERLINE.match(line)) and _is_underlined(lines, at):
            found.append((at - 1, 1 if under["one"] else PAGE_LEVEL))
    headings: list[Heading] = []
    ends: dict[int, int] = {}  # of each level: where the next heading of it or higher stands
    below = len(lines)
    for at, level in reversed(found):
        headings.append(Heading(at, level, ends.get(level, len(lines)), below))
        ends |= dict.fromkeys(range(level, DEEPEST + 1), at)
        below = at
    headings.reverse()
    return headings


def _is_underlined(lines: Sequence[str], at: int) -> bool:
    """Whether the text above a line is a heading by it, and no paragraph with a line drawn below it."""
    text = lines[at - 1] if at else ""
    several = at > 1 and bool(lines[at - 2].strip())
    long = len(lines[at].strip()) >= len(text.strip()) - NEAR
    return bool(text.strip()) and not ITEM.match(text) and text[0] not in "#>" and long and not several


@mutable
class HeadingSlips:
    """Puts the headings of a file right."""

    lines: list[str]  # which it changes
    seen: list[str]  # the same, without code
    keywords: Keywords
    above: dict[int, str]  # headings that are missing, by the line below
    assessments: set[int]  # headings without a colon that open one
    plain: set[int]  # headings that begin with a keyword and a colon, and open nothing
    report: Tell

    def read(self) -> Iterator[Heading]:
        """Each heading with what it opens."""
        kind: BlockKind | None = None
        level = 0
        for one in headings_of(self.seen):
            match = None if WIDE.search(self.lines[one.at]) else HEADING.match(self.seen[one.at])
            text = CLOSING.sub("", match["text"]).strip() if match else ""
            part = bool(kind and kind.parts and one.level > level) and not self.keywords.kind_of(text)
            opens = "part" if part else ""
            if match:
                self._write(one.at, self.seen[one.at])
                opens = opens or ("" if self._judge(one, text) else self._one(one, text))
            if not part and (opens in self.keywords.kinds or one.level <= level or not kind):
                kind, level = self.keywords.kinds.get(opens), one.level
            yield replace(one, opens=opens)

    def _write(self, at: int, text: str) -> None:
        self.lines[at] = self.seen[at] = text

    def _one(self, one: Heading, text: str) -> str:
        known = KEYWORD.match(text)
        opens = self.keywords.opens(text) if known else ""
        asks = opens not in self.keywords.kinds or self.keywords.kinds.shapes[opens] == "boxes"
        loose = loose_questions(self.seen, one.at + 1, one.own) if asks else []
        meant = self.keywords.wordings.meaning(text, self.seen[one.at + 1 : one.end], loose=len(loose))
        structure = meant.opens == ASSESSMENT or opens in STRUCTURE
        if loose and structure:
            give_headings(loose, one.level, self.lines, self.seen, self.keywords)
        elif loose and (meant.asks_many or not meant.opens):
            give_headings(loose, one.level, self.lines, self.seen, self.keywords)
            if meant.asks_many and opens:
                self._write(one.at, f"{'#' * one.level} {text.replace(':', chr(92) + ':', 1)}")
            return "" if meant.asks_many else opens
        if (
            meant.opens
            and opens == meant.opens
            and ((known and known["variant"]) or "").strip().lower() == meant.variant
        ):
            self._tidy(one, meant)
            return opens
        if not meant.opens:
            if meant.unclear and opens in self.keywords.kinds:
                self.plain.add(one.at)
                opens = ""
            if meant.hint and one.level > PAGE_LEVEL:
                self.report("keyword-without-colon", one.at, *meant.hint)
            if meant.unclear and one.level > PAGE_LEVEL:
                self.report("unknown-keyword", one.at, *meant.unclear)
            return opens
        if meant.opens == ASSESSMENT and " ".join(text.lower().split()) in self.keywords.known:
            self.assessments.add(one.at)
            return ASSESSMENT
        return self._open(one, text, meant)

    def _judge(self, one: Heading, text: str) -> bool:
        """Gives a heading to each statement, where several stand below one that asks whether they are true."""
        if not self.keywords.wordings.announces(text, "verdict"):
            return False
        kind = next(name for name, shape in self.keywords.kinds.shapes.items() if shape == "verdict")
        marks = "#" * min(DEEPEST, max(len(BLOCK), one.level + 1))
        statements = judged(self.seen, one.at + 1, one.own)
        for statement in statements:
            heading = f"{marks} {self.keywords.wordings.first_keyword(kind)}: {statement.text}"
            if statement.below == statement.at:
                self.above[statement.at] = heading
            else:
                self._write(statement.at, heading)
            self._write(statement.below, str(statement.verdict))
        if statements and KEYWORD.match(text):
            self._write(one.at, f"{'#' * one.level} {text.replace(':', chr(92) + ':', 1)}")
        return bool(statements)

    def _open(self, one: Heading, text: str, meant: Meaning) -> str:
        """Writes a heading that opens something; on the level of a page, a heading of a block is put below it."""
        if meant.opens in self.keywords.kinds and one.level <= PAGE_LEVEL:
            if self.keywords.kinds.shapes[meant.opens] in LOOSE:
                return ""
            lines = [at for at in range(one.at + 1, one.own) if self.seen[at].strip()]
            boxes = [at for at in lines if boxes_of([self.seen[at]], Trust.ASKED) or is_listed(self.seen[at])]
            first = next(iter(boxes if self.keywords.kinds.shapes[meant.opens] == "boxes" else lines), one.own)
            if first < one.own:
                self._tidy(one, meant)
                self.above[first] = f"{BLOCK} {meant.text(self._stem(one, meant) or text)}"
            return ""
        title = meant.title or self._stem(one, meant) or text
        self._write(one.at, f"{'#' * one.level} {meant.text(title)}")
        self._tidy(one, meant)
        return meant.opens

    def _tidy(self, one: Heading, meant: Meaning) -> None:
        """What stands below a heading, by the shape of the block."""
        shape = self.keywords.kinds.shapes.get(meant.opens, "")
        if shape == "gaps":
            fill_gaps(self.lines, self.seen, one.at + 1, one.own)
        elif shape == "answer":
            name_answer(self.lines, self.seen, one.at + 1, one.own)
        elif shape == "verdict":
            give_verdict(self.lines, self.seen, one.at + 1, one.own)
        elif shape == "order":
            proper_order(self.lines, self.seen, one.at + 1, one.own)
        elif shape == "pairs":
            proper_pairs(self.lines, self.seen, one.at + 1, one.own)
        elif shape == "groups":
            nest_groups(self.lines, self.seen, one.at + 1, one.end)

    def _stem(self, one: Heading, meant: Meaning) -> str:
        """The first line below a heading that says no more than its number, taken away from there."""
        if meant.title or self.keywords.kinds.shapes.get(meant.opens, "") in EXERCISES_WITHOUT_STEM:
            return ""
        lines = self.seen[one.at + 1 : one.own]
        at = next((at for at, line in enumerate(lines) if line.strip() and not DIRECTIVE.match(line.strip())), None)
        if at is None or not is_words(lines[at]):
            return ""
        below = lines[at + 1 : at + 2]
        if below and is_words(below[0]):
            return ""
        self._write(one.at + 1 + at, "")
        return words_of(lines[at])
