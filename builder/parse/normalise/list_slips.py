"""Lists as people and word processors type them, anywhere in a text: each line becomes the item that it means."""

from __future__ import annotations

import unicodedata
from dataclasses import field
from typing import TYPE_CHECKING

from builder.frozen import mutable
from builder.parse.normalise.line_slips import BLANK, WIDE
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

SURE = r"[\u2022\u00b7\u25aa\u25ab\u25cf\u25e6\u2023\u2043\u2219\u25a0\u25ba\u27a2\u2756\uf0b7\uf0a7\uf0d8\uf0fc\uf0e0]"
DASH = r"[\u2010-\u2015\u2212]"
POINTER = (
    r"(?:~(?=[ \t\u00a0])|[\u00bb\u203a\u276f\u25c6\u25c7\u2666\u2b9a\u26aa\u26ab\u2b24\u2192\u21d2\u2794\u279c\u279d"
    r"\u27a4\u27a1\u25b6\u2605\u2726\U0001f449\U0001f539\U0001f538]\ufe0f?)"
)
TICK = r"[\u2713\u2714\u2705\uf0fe]\ufe0f?"
PICTURE = r"[\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]\ufe0f?(?=[ \t\u00a0])"
SECTION = r"\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=[ \t\u00a0])"
CROSS = r"[\u2717\u2718\u274c\u2610\u2611\u2612]\ufe0f?"
MEANINGFUL = rf"(?:{CROSS}|{SECTION}|{PICTURE})"  # what such a sign says is not said by a bullet
VALUE = r"\d{1,2}|[ivx]{2,5}|[IVX]{2,5}|[a-zA-Z]"
INDENTED = pattern(r"[ \t\u00a0]{2}|\t")
LEADING_IN = pattern(r".*:\s*$")  # a line that a list is told of in
BEGINS_CROSSED = pattern(CROSS)
PROPER_NUMBER = pattern(r"\d+[.)][ \t]")
ITEM = pattern(
    rf"^(?P<indent>{BLANK}*)(?:"
    rf"(?P<sure>{SURE})(?:{BLANK}*)|(?P<dash>{DASH}){BLANK}+|(?P<pointer>{POINTER}){BLANK}*|(?P<tick>{TICK}){BLANK}*"
    rf"|(?P<circled>[\u2460-\u2468\u2776-\u277e]|[1-9]\ufe0f?\u20e3){BLANK}*"
    rf"|(?P<kept>{MEANINGFUL}){BLANK}*|(?P<hollow>o){BLANK}+|(?P<proper>[-*+]){BLANK}+"
    r"|(?P<tight>-(?=[^\W\d_])|\*(?=[^\W\d_][^*]*$))"
    rf"|(?P<figure>\d{{1,2}})(?P<sep>[ ]?[-\u2013]|:){BLANK}+(?!\d)"
    rf"|(?P<open>[(\uff08]?)(?P<value>{VALUE})(?P<end>[.)\]\uff09\uff0e\u3001])(?:{BLANK}+|(?<=[)\uff09])(?=[A-Z]))"
    rf"|(?P<sign>\u00a9){BLANK}+"
    r")(?P<text>\S.*)$"
)
SIGNS = ("sure", "dash", "pointer", "tick", "kept", "hollow", "proper", "tight")
THIRD = "\u25aa\uf0a7\u25a0"
TAB = 4
CODE = 4  # columns of indentation that make code of a line
ROMAN = {"i": 1, "v": 5, "x": 10}
ESCAPED = pattern(r"^(\s*)\\\((\w{1,5})\\\)")  # as Pandoc writes what a word processor counted
BOXED = pattern(r"[\[(][ xX]?[\])]\s")


@mutable
class _Item:
    """A line that starts as an item of a list does."""

    at: int
    indent: int  # in columns
    sign: str  # the group that matched, or how it is counted
    mark: str  # as it was typed
    value: int  # of a counted one, in a sequence; 0 for others
    text: str
    proper: bool = False  # as Markdown has it
    taken: bool = False
    close: bool = True  # no blank line stands before it
    loose: bool = False  # begins with what may begin a paragraph as well: a picture, the number of a section
    readings: dict[str, int] = field(default_factory=dict)  # of a letter: what it may count, by the way of counting


def proper_lists(lines: list[str], places: Sequence[int]) -> None:
    """Writes the lists properly in the lines with these numbers, which stand below each other and hold no code."""
    run: list[_Item] = []
    blank, text = True, False  # what the line above is
    for at in places:
        line = lines[at]
        item = None if WIDE.search(line) else _item(at, line)
        paragraph = item and item.loose and blank and run
        if item and not paragraph and not (text and not run and (item.loose or item.sign == "hollow")):
            item.close = not blank
            run.append(item)
            blank = text = False
            continue
        if not line.strip():
            blank, text = True, False
            continue
        if run and blank and not INDENTED.match(line):
            _settle(run, lines)
            run = []
        blank, text = False, not LEADING_IN.match(line)
    _settle(run, lines)


def _item(at: int, line: str) -> _Item | None:
    line = ESCAPED.sub(r"\1(\2)", line) if "\\(" in line else line
    match = ITEM.match(line)
    if not match:
        return None
    indent = len(match["indent"].replace("\u200b", "").replace("\ufeff", "").expandtabs(TAB))
    for sign in SIGNS:
        if match[sign]:
            name = "third" if sign == "sure" and match[sign] in THIRD else sign
            loose = sign == "kept" and not BEGINS_CROSSED.match(match[sign])
            return _Item(at, indent, name, match[sign], 0, match["text"], sign == "proper", loose=loose)
    mark = line[len(match["indent"]) : match.start("text")]
    way = f"{match['open'] or ''}{match['end'] or match['sep'] or ')'}"
    value = match["value"] or match["figure"] or _figure(match["circled"] or "")
    readings = {f"{kind} {way}": value for kind, value in _readings(value).items()}
    if match["sign"]:  # which word processors make of “(c)”
        readings = {"lower ()": 3, "lower )": 3}
    sign, value = next(iter(readings.items()))
    proper = PROPER_NUMBER.match(mark) is not None
    return _Item(at, indent, sign, mark.strip(), value, match["text"], proper, readings=readings)


def _figure(sign: str) -> str:
    """The figure in a circle or on a key."""
    return str(int(unicodedata.numeric(sign[0]))) if sign else ""


def _readings(letters: str) -> dict[str, int]:
    """What a figure, a letter or a Roman number may count."""
    if letters.isdigit():
        return {"figures": int(letters)}
    case = "lower" if letters.islower() else "upper"
    found = {case: ord(letters.lower()) - ord("a") + 1} if len(letters) == 1 else {}
    small = letters.lower()
    if set(small) <= set(ROMAN):
        values = [ROMAN[one] for one in small]
        total = sum(-one if one < max(values[place:]) else one for place, one in enumerate(values))
        found = {f"{case} roman": total} | found
    return found


def _settle(run: list[_Item], lines: list[str]) -> None:
    """Takes as items those of a run that are meant so, and writes them."""
    if not run:
        return
    _take_counted(run)
    if any(item.sign == "kept" for item in run):
        for item in run:
            item.sign = "kept" if item.sign == "tick" else item.sign
    for sign in ("dash", "pointer", "tick", "kept", "hollow", "tight"):
        same = [item for item in run if item.sign == sign]
        for item in same if len(same) > 1 else ():
            item.taken = True
    for place, item in enumerate(run):
        follows = place > 0 and run[place - 1].taken
        item.taken |= (
            item.sign in {"sure", "third"} or item.proper or (follows and item.sign in {"dash", "hollow", "kept"})
        )
        if follows and item.close and item.sign == "dash" and run[place - 1].sign == "proper":
            item.sign = "proper"  # a hyphen that was typed as a longer one
    taken = [item for item in run if item.taken]
    swallowed = bool(taken) and min(item.indent for item in taken) >= CODE
    if any(BOXED.match(item.text) for item in taken) or (all(item.proper for item in taken) and not swallowed):
        return
    _write(taken, lines)


def _take_counted(run: list[_Item]) -> None:
    """Two that count on, one after the other, are a list; what is counted otherwise may stand between them."""
    for place, item in enumerate(run):
        for way, value in item.readings.items():
            after = next((one for one in run[place + 1 :] if one.readings.get(way) == value + 1), None)
            if after and (value == 1 or item.taken or item.proper) and not (item.taken and item.sign != way):
                item.taken = after.taken = True
                item.sign = after.sign = way
                item.value, after.value = value, value + 1
                break


@mutable
class _Level:
    """An open list."""

    sign: str
    typed: int  # indentation, in columns
    indent: int  # as written
    bullet: str  # that its items are written with
    last: int = 0  # value


def _write(taken: list[_Item], lines: list[str]) -> None:
    levels: list[_Level] = []
    for place, item in enumerate(taken):
        _open_level(item, levels, taken[place + 1 :])
        level = levels[-1]
        level.last = item.value
        if item.proper:
            text = lines[item.at].lstrip()
        elif item.value:
            text = f"{item.value}{level.bullet} {item.text}"
        else:
            text = f"{level.bullet} {f'{item.mark} ' if item.sign == 'kept' else ''}{item.text}"
        lines[item.at] = f"{' ' * level.indent}{text}"


def _open_level(item: _Item, levels: list[_Level], later: Sequence[_Item]) -> None:
    """Opens, or goes back to, the list that an item belongs to: the last of the levels then."""
    known = [level for level in levels if level.sign == item.sign]
    if known and not _is_deeper(item, levels[-1]):
        back = next((level for level in reversed(known) if item.indent >= level.typed), known[0])
        while levels[-1] is not back:
            levels.pop()
        return
    while len(levels) > 1 and item.indent < levels[-1].typed:
        levels.pop()
    if levels and _is_inside(item, levels[-1], later):
        top = levels[-1]
        width = len(f"{top.last or ''}{top.bullet} ")
        levels.append(_Level(item.sign, item.indent, top.indent + width, _bullet_of(item, None)))
        return
    before = levels.pop() if levels else None
    levels.append(_Level(item.sign, item.indent, before.indent if before else 0, _bullet_of(item, before)))


def _is_deeper(item: _Item, level: _Level) -> bool:
    return item.indent >= level.typed + 2


def _is_inside(item: _Item, level: _Level, later: Sequence[_Item]) -> bool:
    """Whether an item of another list stands inside the last item of a list."""
    if _is_deeper(item, level):
        return True
    if item.sign == "hollow":  # the second level of word processors
        return level.sign in {"sure", "third", "proper"} or bool(level.last)
    if item.sign == "third" and level.sign == "hollow":
        return True
    counts_on = any(one.sign == level.sign and one.value == level.last + 1 for one in later)
    return bool(level.last) and counts_on and item.close


def _bullet_of(item: _Item, before: _Level | None) -> str:
    """The sign for the items of a new list: another than that of the list right above."""
    above = before.bullet if before else ""
    if not item.value:
        return item.mark if item.proper else "*" if above == "-" else "-"
    if item.proper:
        return item.mark[-1]
    typed = ")" if item.sign == "figures )" else "."
    return typed if typed != above else "." if typed == ")" else ")"
