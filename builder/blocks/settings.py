"""The settings that an author writes in a line such as `Settings: 2 marks, keep order, try twice`.

A block's kind lists those it takes; one that only it knows can lie in its own folder.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from builder.diagnostics import Edit, did_you_mean, one_slip
from builder.frozen import frozen
from builder.model import Span
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from builder.diagnostics import Report

MOST = 999  # marks, or tries
TIMES = {
    "once": 1, "one": 1, "twice": 2, "two": 2, "three": 3, "thrice": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
PERCENTAGE = pattern(
    r"(?:at least|minimum(?: of)?|min|≥|>=?)?\s*(\d+(?:[.,]\d+)?)\s*"
    r"(?:(%|per ?cent|pc)|(?:/|out of|of)\s*(\d+(?:[.,]\d+)?)%?)?(?:\s+(?:or (?:more|higher|above)|to pass))?\.?",
    re.IGNORECASE,
)


@frozen
class Setting:
    """One thing that can be set, in words."""

    name: str  # the key in `Block.settings`
    pattern: str  # a regular expression for the whole phrase, case ignored
    value: Callable[[re.Match[str]], Any]  # raises ValueError with a sentence for what can't be
    example: str  # a phrase as an author would type it
    for_learners: bool = False  # its value is words that they read
    takes_list: bool = False  # takes the phrases behind it too, up to the next setting


def read_percentage(text: str) -> float:
    """`80%`, `80`, `0.8`, `8 out of 10` or `at least 80 per cent` as 0 to 1; ValueError for anything else."""
    match = PERCENTAGE.fullmatch(text.strip()[:80])
    if not match:
        raise ValueError("write a percentage, for example 80%")
    number, most = (float((group or "0").replace(",", ".")) for group in (match[1], match[3]))
    share = number / (most or (100 if number > 1 or match[2] else 1))
    if not 0 < share <= 1:
        raise ValueError("a pass mark lies between 1% and 100%")
    return round(share, 4)


def _count(match: re.Match[str]) -> int:
    word = next(group for group in match.groups() if group).lower()
    number = TIMES[word] if word in TIMES else int(word[:6])
    if not 1 <= number <= MOST:
        raise ValueError("at least one is needed" if number < 1 else f"at most {MOST}")
    return number


def _feedback(match: re.Match[str]) -> str:
    word = match[1].lower()
    return {"at once": "at once", "immediately": "at once", "at the end": "at the end"}.get(word, "never")


def _at_a_time(match: re.Match[str]) -> bool:
    """Whether an assessment asks one question at a time."""
    if match["other"]:
        raise ValueError("write “one question at a time” or “all questions on one page”")
    return match["one"] is not None


EDGES = " .\u00a0\"'\u2018\u2019\u201c\u201d*_"  # of a phrase: what people put around words
NUMBER = rf"(\d+|{'|'.join(TIMES)})"

MARKS = Setting("marks", rf"(?:marks?:?\s*{NUMBER}|{NUMBER}\s+marks?)", _count, "2 marks")
KEEP_ORDER = Setting("keep order", r"keep (?:the )?order|do(?:n.t| not) shuffle", lambda _: True, "keep order")
TRIES = Setting(
    "tries",
    rf"(?:try|tries:?|attempts?:?)\s+{NUMBER}(?:\s+times)?|{NUMBER}\s+(?:tries|try|attempts?)",
    _count,
    "try twice",
)
ANY_TRIES = Setting("any tries", r"(?:unlimited|any number of) (?:tries|attempts)", lambda _: True, "unlimited tries")
SHARE = Setting("share", r"share|shared", lambda _: True, "share")
PASS_MARK = Setting(
    "pass mark",
    r"(?:pass ?-?mark|pass(?:ing)? score|to pass):?\s*(.+)",
    lambda match: read_percentage(match[1]),
    "pass mark 80%",
)
FEEDBACK = Setting(
    "feedback",
    r"(?:answers|feedback):? (at once|immediately|at the end|never|hidden)",
    _feedback,
    "answers at the end",
)
COUNTS = Setting(
    "counts", r"(best|last|first) (?:attempt|score) counts", lambda match: match[1].lower(), "last attempt counts"
)
PRE_TEST = Setting("pre-test", r"pre-?test|skip what is known", lambda _: True, "pre-test")
ONE = (
    r"(?:one|1|a single) (?:question )?(?:at a time|(?:a|per|on each|to a) (?:page|screen))"
    r"|(?:one|question) by (?:one|question)"
)
ALL = r"all (?:the )?(?:questions )?(?:on (?:one|a|the same) (?:page|screen)|at once|together)"
QUESTIONS = Setting(
    "questions",
    rf"(?:(?:show|ask|with) )?(?:questions?:?\s+)?(?:(?P<one>{ONE})|{ALL})|questions?:?\s+(?P<other>.+)",
    _at_a_time,
    "one question at a time",
)
QUOTED_TERMS = Setting("quoted terms", r"quoted terms", lambda _: True, "quoted terms")

OF_A_PAGE = (QUOTED_TERMS,)
OF_AN_ASSESSMENT = (PASS_MARK, TRIES, ANY_TRIES, FEEDBACK, COUNTS, PRE_TEST, QUESTIONS, QUOTED_TERMS)


def read_settings(line: str, span: Span, known: Iterable[Setting], values: dict[str, Any], report: Report) -> None:
    """Adds the phrases of a settings line to the values, by name; what is not understood is reported.

    `line` is what stands behind “Settings:”, and ends the span.
    """
    offered = tuple(known)
    for phrase in _phrases(line, offered):
        setting, match = _matching(phrase, offered)
        if not setting or not match:
            setting, match = _matching(_report_unknown(phrase, line, span, offered, report), offered)
        if not setting or not match:
            continue
        try:
            value = setting.value(match)
        except ValueError as reason:
            message, advice = (
                f"“{phrase}” can't be set like that",
                f"{reason}; for example:  Settings: {setting.example}",
            )
            if setting is PASS_MARK:
                report("unclear-pass-mark", span, message, help=advice)
            else:
                report("bad-setting", span, message, help=advice)
            continue
        if setting.name in values:
            report(
                "repeated-setting", span, f"“{phrase}” comes second: this was set already", help="keep one of the two"
            )
        values.setdefault(setting.name, value)


def _phrases(line: str, offered: tuple[Setting, ...]) -> Iterable[str]:
    """The phrases between commas; those that belong to a list stay together."""
    phrases: list[str] = []
    open_list = False
    for phrase in filter(None, (part.strip(EDGES) for part in re.split(r"[,;]", line))):
        setting, _ = _matching(phrase, offered)
        if open_list and not setting:
            phrases[-1] += f", {phrase}"
            continue
        phrases.append(phrase)
        open_list = bool(setting and setting.takes_list)
    return phrases


def _matching(phrase: str, offered: tuple[Setting, ...]) -> tuple[Setting | None, re.Match[str] | None]:
    for setting in offered:
        match = pattern(setting.pattern, re.IGNORECASE).fullmatch(phrase)
        if match:
            return setting, match
    return None, None


def _report_unknown(phrase: str, line: str, span: Span, offered: tuple[Setting, ...], report: Report) -> str:
    """Reports a phrase that sets nothing; what was meant, where one letter tells it, else ""."""
    examples = [setting.example for setting in offered]
    near = did_you_mean(phrase, examples)
    meant = one_slip(phrase, examples)
    if meant and re.findall(r"\d+", meant) == re.findall(r"\d+", phrase):
        at = span.column + span.length - len(line) + line.find(phrase)
        fix = (Edit(Span(span.file, span.line, at, len(phrase)), meant),)
        report("unknown-setting", span, f"“{phrase}” was read as “{meant}”", help=f"write:  {meant}", fix=fix)
        return meant
    if near == PASS_MARK.example or _matching(phrase, (PASS_MARK,))[0]:
        advice = f"write:  Settings: {PASS_MARK.example}"
        if PASS_MARK not in offered:
            advice = "write it under the heading of an assessment, or at the top of course.md:  pass mark: 80%"
        report("unclear-pass-mark", span, f"“{phrase}” is not read here", help=advice)
        return ""
    instead = f"did you mean “{near}”?" if near else "you can write here: " + (", ".join(examples) or "no setting")
    report("unknown-setting", span, f"“{phrase}” is not a setting of this", help=instead)
    return ""
