"""Questions as other programs write them, which are not read here: told with the Markdown to type."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.parse.normalise.quiz_tables import ASKS, NAMED, asked_above, in_tables
from builder.parse.normalise.shapes import HEADING
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.parse.normalise.heading_slips import Tell

MOST_LINES = 24  # of a question in braces
BRACES = pattern(r"(?<![{\\$])\{(?![{%#.:]\s|[{%])(?P<body>[^{}]*)\}(?!\})")
CLOZE = pattern(
    r"\{\d*:(?:MULTICHOICE|MULTIRESPONSE|MC|MR|SHORTANSWER|SA|MW|NUMERICAL|NM)[A-Z_]*:(?P<body>[^{}]*)\}", re.IGNORECASE
)
GIFT = pattern(r"^\s*(?:[=~]\s*\S|#\s*[-\d]|(?:T|F|TRUE|FALSE)\s*(?:#.*)?$)", re.DOTALL)
NAME = pattern(r"^\s*::[^:]*::\s*(?:\[\w+\])?\s*")
CHOICE = pattern(
    r"(?P<mark>[=~])\s*(?:%(?P<share>-?[\d.]+)%)?(?P<text>(?:\\.|[^=~#\\])*)(?:#(?P<note>(?:\\.|[^=~\\])*))?"
)
BOXED_TWICE = pattern(
    r"^(?P<indent>\s*)(?:[-*+] )?\[(?:\(\s*(?P<round>[xX*]?)\s*\)|\[\s*(?P<square>[xX*]?)\s*\])\][ \t]+(?P<text>\S.*)$"
)
ROUND = pattern(
    r"^(?P<indent>\s*)(?:[-*+] )?(?:\(\s*(?P<mark>[xX*]?)\s*\)|\[\s*(?P<star>\*)\s*\])[ \t]+(?P<text>\S.*)$"
)
RADIO = pattern(
    r"^(?P<indent>\s*)(?:[-*+] )?(?:(?P<full>[\u25cf\u25c9\u29bf\U0001f518])|[\u25cb\u25ef\u26aa])"
    r"[ \t\u00a0]*(?P<text>\S.*)$"
)
SUMMARY = pattern(
    r"^\s*(?:<details[^>]*>\s*)?<summary[^>]*>[^<]*?\b(?:answers?|solutions?|ateb(?:ion)?)\b[^<]*</summary>(?P<rest>.*)$",
    re.IGNORECASE,
)
TICKED = pattern(r"^\s*(?:[-*+]\s+)?(?P<sign>[\u2610-\u2612\u2713\u2714\u2705])")


def read_boxes(lines: list[str], seen: list[str]) -> None:
    """Makes plain boxes of those that stand in two brackets, or hold a star."""
    _read_ticks(lines, seen)
    _read_details(lines, seen)
    twice = {at: match for at, line in enumerate(seen) if (match := BOXED_TWICE.match(line))}
    for at, match in twice.items():
        if match["square"] is None or {at - 1, at + 1} & twice.keys():
            mark = match["round"] or match["square"]
            lines[at] = seen[at] = f"{match['indent']}- [{'x' if mark else ' '}] {match['text']}"
    radios = {at: match for at, line in enumerate(seen) if (match := RADIO.match(line))}
    if len({bool(match["full"]) for match in radios.values()}) > 1:  # full ones alone are bullets
        for at, match in radios.items():
            lines[at] = seen[at] = f"{match['indent']}- [{'x' if match['full'] else ' '}] {match['text']}"
    round_ones = {at: match for at, line in enumerate(seen) if (match := ROUND.match(line))}
    for at, match in round_ones.items():
        mark = match["mark"] or match["star"]
        if mark == "*" or (not mark and {at - 1, at + 1} & round_ones.keys()):
            lines[at] = seen[at] = f"{match['indent']}- [{'x' if mark else ' '}] {match['text']}"


def _read_ticks(lines: list[str], seen: list[str]) -> None:
    """Ticks the boxes that word processors cross (\u2612), unless others of the list are ticked."""
    group: list[int] = []
    for at in range(len(seen) + 1):
        if at < len(seen) and (TICKED.match(seen[at]) or (group and not seen[at].strip())):
            group += [at] if seen[at].strip() else []
            continue
        signs = {match["sign"] for one in group if (match := TICKED.match(seen[one]))}
        above = next((seen[one] for one in range(group[0] - 1, -1, -1) if seen[one].strip()), "") if group else ""
        if signs == {"\u2610", "\u2612"} and (HEADING.match(above) or ASKS.search(above) or "**" in above):
            for one in group:
                lines[one] = seen[one] = seen[one].replace("\u2612", "\u2611", 1)
        group = []


def _read_details(lines: list[str], seen: list[str]) -> None:
    """Begins with “Answer:” what folds out below a summary that says so."""
    for at, line in enumerate(seen):
        match = SUMMARY.match(line)
        end = next((one for one in range(at, len(seen)) if "</details>" in seen[one]), -1) if match else -1
        if not match or end < 0:
            continue
        texts = [match["rest"], *seen[at + 1 : end + 1]]
        texts = [re.sub(r"\s*</?details[^>]*>\s*", "", one) for one in texts]
        first = next((place for place, one in enumerate(texts) if one.strip()), 0)
        texts[0], texts[first] = f"Answer: {texts[first].strip()}".rstrip(), "" if first else texts[0]
        if first == 0:
            texts[0] = f"Answer: {match['rest'].replace('</details>', '').strip()}".rstrip()
        for place, text in enumerate(texts, at):
            lines[place] = seen[place] = text
        if at and re.fullmatch(r"\s*<details[^>]*>\s*", seen[at - 1]):
            lines[at - 1] = seen[at - 1] = ""


def report_notations(seen: Sequence[str], tables: Sequence[str], report: Tell) -> None:
    """Each question that would be seen as text, its answer with it; `tables`: the same, lists and tables proper."""
    for at, what, advice in (*_in_braces(seen), *in_tables(tables)):
        message = f"this {what}: learners would see it as text, its answer with it"
        report("other-quiz-notation", at, message, f"write:\n{advice}")


def _in_braces(seen: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    at = 0
    while at < len(seen):
        end = at + 1
        text = seen[at]
        if "{" in text:
            apart = text.rstrip().endswith("{")  # then blank lines may stand between the answers
            while (
                "}" not in text.rpartition("{")[2]
                and end < min(len(seen), at + MOST_LINES)
                and (apart or seen[end].strip())
            ):
                text, end = f"{text}\n{seen[end]}", end + 1
            if advice := _from_cloze(text) or _from_gift(text, seen, at):
                yield at, "question is written as another program has it", advice
                at = end
                continue
        at += 1


def _from_cloze(text: str) -> str:
    if not CLOZE.search(text):
        return ""
    filled = CLOZE.sub(lambda match: f"[[{' / '.join(_rights(match['body'])) or match['body']}]]", text)
    return f"### Fill in: What stands in the gap?\n{_flat(filled)}"


def _rights(body: str) -> list[str]:
    found = [
        _plain(match["text"]) for match in CHOICE.finditer(body) if match["mark"] == "=" or match["share"] == "100"
    ]
    return found or [_plain(body.partition("#")[0])]


def _from_gift(text: str, seen: Sequence[str], at: int) -> str:
    match = next((one for one in BRACES.finditer(text) if GIFT.match(one["body"])), None)
    if not match:
        return ""
    asked = NAMED.sub("", re.sub(r"^[#\s]+", "", NAME.sub("", text[: match.start()])))
    stem, after, body = _flat(asked), _flat(text[match.end() :]), match["body"].strip()
    stem = stem or asked_above(seen, at) or "What is asked?"
    choices = list(CHOICE.finditer(body))
    if not choices:
        verdict, _, why = (part.strip() for part in body.partition("#"))
        verdict = verdict.upper()
        if verdict in {"T", "TRUE", "F", "FALSE"}:
            return f"### True or false: {stem}\n{'True' if verdict[0] == 'T' else 'False'}. {why}".rstrip()
        figure = body.lstrip("#").partition("#")[0].strip()
        figure = figure.replace(":", " \u00b1 ").replace("..", " to ")
        return f"### Number: {stem}\n= {figure}"
    if "->" in body:
        pairs = [[_plain(side) for side in one["text"].split("->", 1)] for one in choices]
        rows = "\n".join(f"| {' | '.join(pair)} |" for pair in pairs)
        return f"### Match: {stem}\n| This | belongs to that |\n|---|---|\n{rows}"
    if after or all(one["mark"] == "=" for one in choices):
        return f"### Fill in: What stands in the gap?\n{stem} [[{' / '.join(_rights(body))}]] {after}".rstrip()
    listed = []
    for one in choices:
        right = one["mark"] == "=" or float(one["share"] or 0) > 0
        listed += [f"- [{'x' if right else ' '}] {_plain(one['text'])}"]
        listed += [f"  > {_plain(one['note'])}"] if one["note"] else []
    return "\n".join([f"### Question: {stem}", *listed])


def _flat(text: str) -> str:
    return " ".join(text.split())


def _plain(text: str) -> str:
    return _flat(re.sub(r"\\(.)", r"\1", text))
