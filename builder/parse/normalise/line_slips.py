"""One line inside a block as people type it: bullets, boxes, feedback, labels, tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.parse.flow import CALLOUTS
from builder.parse.lines import DIRECTIVE, LABEL
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Collection

    from builder.blocks import BlockKind

BLANK = r"[\s\u200b\ufeff]"  # what looks like a space, or like nothing; by classes of characters it compiles at once
WIDE = pattern(rf"{BLANK}{{60}}")  # nobody types such a line, and it would take long to see what it means
INDENT = pattern(rf"^{BLANK}*")
UNSEEN = pattern(r"[\u200b\ufeff]")
SEEN = pattern(r"[^\t\u200b\ufeff]")
WIDE_EQUALS = pattern(rf"^({BLANK}*)\uff1d")
# Of word processors, of their second and third level, and of the Symbol and Wingdings fonts.
ROUND = (
    r"[\u2022\u00b7\u25aa\u25ab\u25cf\u25e6\u2023\u2043\u2219\u25a0\u25ba\u27a2\u2756\uf0b7\uf0a7\uf0d8"
    r"\u2010-\u2015\u2212]"
)
BULLET = rf"(?:[-*+]|{ROUND}|o(?=[\t\u00a0])|\d{{1,2}}[.)\uff09\u3001]|\(?[a-zA-Z][.)\uff09])"
TICK = r"[xX\u0445\u0425\u2713\u2714\u2611\u00d7\u2705\u221a\uff58\uff38]"
CROSS = r"[\u2612\u2715-\u2718\u274c]"
BOX = pattern(
    rf"^(?P<indent>{BLANK}*)(?:{BULLET}{BLANK}*)?(?P<bold>\*\*|__)?"
    rf"\\?(?P<open>[\[(\uff3b\uff08\u3010]){BLANK}*(?:(?P<mark>{TICK}?)|(?P<cross>{CROSS}))\ufe0f?{BLANK}*\\?(?P<close>[\])\uff3d\uff09\u3011])"
    rf"(?:{BLANK}+(?:[-\u2013\u2014]{BLANK}+)?|(?=[^\W_]|[\"'\u201c\u2018]))(?P<text>\S.*)$"
)
PAIRS = {("[", "]"), ("(", ")"), ("\uff3b", "\uff3d"), ("\uff08", "\uff09"), ("\u3010", "\u3011")}
PICTURED = pattern(
    rf"^(?P<indent>{BLANK}*)(?:{BULLET}{BLANK}*)?"
    rf"(?:(?P<mark>[\u2611\u2713\u2714\u2705\u221a])|[\u2610\u2612\u25a1\u25a2\u25cb\u25ef\u2b1c\u2717\u2718\u274c])"
    rf"\ufe0f?{BLANK}*(?P<text>\S.*)$"
)
ODD_BULLET = pattern(rf"^(?P<indent>{BLANK}*)(?:{ROUND}{BLANK}+|o[\t\u00a0]+|[\uf0b7\uf0a7\uf0d8])(?P<text>\S.*)$")
QUOTE = pattern(rf"^{BLANK}{{0,12}}(?:\\?>|&gt;|\uff1e)(?P<text>.*)$")
FEEDBACK = pattern(rf"^{BLANK}*(?:\*\*|__)?feedback{BLANK}*[:\uff1a](?:\*\*|__)?{BLANK}*(?P<text>\S.*)$", re.IGNORECASE)
CALLOUT = pattern(
    rf"^ {{0,3}}(?:\\?>|&gt;|\uff1e){BLANK}*\\?[\[\uff3b]{BLANK}*(?:\\?[!\uff01])?{BLANK}*"
    rf"(?P<name>{'|'.join(CALLOUTS)}){BLANK}*\\?[\]\uff3d](?![\[(:])",
    re.IGNORECASE,
)
PROPER_CALLOUT = pattern(r"^\s*>\s*\[!\w+\]")
MARKED_LABEL = pattern(
    rf"^ {{0,3}}(?P<marks>\*\*|__|\*|_|)(?P<name>[^\W\d_][\w -]{{1,24}}?){BLANK}*"
    rf"(?P<colon>[:\uff1a](?P=marks)|(?P=marks){BLANK}*[:\uff1a]){BLANK}*(?P<text>.*)$"
)
BREAKS_OFF = pattern(
    r"^\s*(?:[-*+>|]|\d{1,2}[.)])|^\s*[^|]+\|"
)  # a list, a quotation or a table, which swallow the next line
ODD_RULE = pattern(r"^(?=.*[\u2010-\u2015\u2212])(?=.*\|)[\s|:\u2010-\u2015\u2212-]+$")


def proper_line(line: str, answer_indent: int | None, kind: BlockKind | None) -> tuple[str, int | None]:
    """One line put right, and the indent of the answer that quoted lines below it belong to."""
    chooses = bool(kind and kind.choices)
    box = BOX.match(line)
    if box and (box["open"], box["close"]) in PAIRS and _is_answer(line, box):
        return _answer(box, box["bold"] or "", answer_indent)
    pictured = PICTURED.match(line) if chooses else None
    if pictured:
        return _answer(pictured, "", answer_indent)
    callout = CALLOUT.match(line)
    if callout:
        return f"> [!{callout['name'].upper()}]{line[callout.end() :]}" if not PROPER_CALLOUT.match(
            line
        ) else line, None
    quote = QUOTE.match(line) or (FEEDBACK.match(line) if chooses else None)
    if quote and answer_indent is not None and not PROPER_CALLOUT.match(line):
        gap = "" if quote["text"][:1] in {" ", ""} or line.lstrip().startswith(">") else " "
        return f"{' ' * (answer_indent + 2)}>{gap}{quote['text']}", answer_indent
    bullet = ODD_BULLET.match(line) if chooses else None
    if bullet:
        return f"{_blank(bullet['indent'])}- {bullet['text']}", None
    indent = answer_indent if not line.strip() or line[:1] in " \t" else None
    return _plain(line, kind), indent


def keep_feedback(lines: list[str], answers: Collection[int], end: int) -> None:
    """Puts quoted lines below answers that were made of a list into these, as `proper_line` does below a box."""
    below = False
    for at in range(min(answers), end):
        line = lines[at]
        quote = None if at in answers or PROPER_CALLOUT.match(line) else QUOTE.match(line)
        if below and quote:
            lines[at] = f"  >{'' if quote['text'][:1] in {' ', ''} else ' '}{quote['text']}"
        else:
            below = at in answers or (below and (not line.strip() or line[:1] in " \t"))


def _answer(match: re.Match[str], bold: str, answer_indent: int | None) -> tuple[str, int]:
    indent = _blank(match["indent"])
    if answer_indent is not None and len(indent) > answer_indent:  # an answer can't stand inside another
        indent = " " * answer_indent
    return f"{indent}- [{'x' if match['mark'] else ' '}] {bold}{match['text']}", len(indent)


def _is_answer(line: str, box: re.Match[str]) -> bool:
    """`(x) text` and `[] text` are answers; `- (see below)` and links never match; `() text` alone is none."""
    marked = bool(box["mark"] or box["cross"])
    return box["open"] not in "(\uff08" or marked or bool(re.match(rf"^{BLANK}*{BULLET}", line))


def _plain(line: str, kind: BlockKind | None) -> str:
    if not line.isascii():
        if ODD_RULE.match(line):
            return re.sub(r"[\u2010-\u2015\u2212-]+", "---", line)
        if line.lstrip().startswith("\uff5c"):
            return line.replace("\uff5c", "|")
        line = _with_usual_signs(line)
    label = MARKED_LABEL.match(line)
    if label and _is_label(label, kind):
        return f"{label['name']}: {label['text']}".rstrip()
    return line


def _with_usual_signs(line: str) -> str:
    """A line that begins with plain blanks, and its signs of the width of letters."""
    indented = INDENT.match(line)
    if indented and indented[0].strip(" \t"):
        line = UNSEEN.sub("", indented[0]).replace("\u00a0", " ") + line[indented.end() :]
    return WIDE_EQUALS.sub(r"\1=", line).replace("\uff3b\uff3b", "[[").replace("\uff3d\uff3d", "]]")


def _is_label(label: re.Match[str], kind: BlockKind | None) -> bool:
    """Whether a line is a label that is not yet read as one."""
    known = (*(kind.labels if kind else ()), "settings", "setting", "objective", "objectives")
    if " ".join(label["name"].lower().split()) not in known:
        return False
    return bool(label["marks"]) or "\uff1a" in label["colon"] or not _is_read(label[0].strip())


def _is_read(line: str) -> bool:
    return bool(LABEL.match(line) or DIRECTIVE.match(line))


def label_of(line: str) -> str:
    """The label that a line starts with, in lower case; "" for none."""
    match = LABEL.match(line.strip())
    return " ".join(match["name"].lower().split()) if match else ""


def _blank(indent: str) -> str:
    return UNSEEN.sub("", SEEN.sub(" ", indent)).expandtabs(4)
