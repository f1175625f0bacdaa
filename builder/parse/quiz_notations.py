"""Questions as other programs write them, which are not read here: told with the Markdown to type."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.parse.shapes import HEADING, RULE, cells_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.parse.heading_slips import Tell

MOST_LINES = 24  # of a question in braces
BRACES = re.compile(r"(?<![{\\$])\{(?![{%#.:]\s|[{%])(?P<body>[^{}]*)\}(?!\})")
CLOZE = re.compile(
    r"\{\d*:(?:MULTICHOICE|MULTIRESPONSE|MC|MR|SHORTANSWER|SA|MW|NUMERICAL|NM)[A-Z_]*:(?P<body>[^{}]*)\}", re.IGNORECASE
)
GIFT = re.compile(r"^\s*(?:[=~]\s*\S|#\s*[-\d]|(?:T|F|TRUE|FALSE)\s*(?:#.*)?$)", re.DOTALL)
NAME = re.compile(r"^\s*::[^:]*::\s*(?:\[\w+\])?\s*")
NAMED = re.compile(r"^(?:question|quiz|q)[ ]?\d*[:.)][ ]+", re.IGNORECASE)
CHOICE = re.compile(
    r"(?P<mark>[=~])\s*(?:%(?P<share>-?[\d.]+)%)?(?P<text>(?:\\.|[^=~#\\])*)(?:#(?P<note>(?:\\.|[^=~\\])*))?"
)
NO_ANSWER = re.compile(
    r"#|no\.?|number|q|id|ref\.?|topic|marks?|points?|type|time limit|difficulty|level|category", re.IGNORECASE
)
OFFER = re.compile(r"(?:options?|answers?|choices?|distractors?|alternatives?)?[ ]*(?:[A-Ha-h]|\d{1,2})", re.IGNORECASE)
RIGHT = {"correct", "right", "yes", "y", "true", "x", "\u2713", "\u2714", "\u2705", "\u2611", "1", "tick"}
WRONG = {"incorrect", "wrong", "no", "n", "false", "", "\u2717", "\u2718", "\u274c", "\u2610", "0", "-", "cross"}
MARKS = re.compile(
    r"(?:is )?(?:it )?correct(?: answers?| options?| one)?(?:\s*(?:/|or)\s*(?:incorrect|wrong))?\??"
    r"|is (?:it )?(?:right|true)\??|right (?:answers?|options?|one)\??|(?:right|true)\s*(?:/|or)\s*(?:wrong|false)\??"
    r"|answer key",
    re.IGNORECASE,
)
UNSURE = re.compile(r"(?:(?:true|right|key|score|mark|points?)\??)?", re.IGNORECASE)  # heads of many other tables, too
ASKS = re.compile(r"\?|\b(?:quiz|test|exam|question|knowledge check)\b", re.IGNORECASE)
KEYS = re.compile(
    r"(?:the )?(?:correct|right)(?: answers?| options?| choices?)?|answers?|answer key|key|solutions?", re.IGNORECASE
)
ASKED = re.compile(r"(?:the )?questions?(?: text)?|stem|prompt|item|statement", re.IGNORECASE)
RIGHT_ONES = re.compile(r"(?:the )?(?:correct|right)\b.*", re.IGNORECASE)
TOLD = re.compile(r"feedback|comments?|rationale|explanation|why\??|reason|notes?", re.IGNORECASE)
BOXED_TWICE = re.compile(
    r"^(?P<indent>\s*)(?:[-*+] )?\[(?:\(\s*(?P<round>[xX*]?)\s*\)|\[\s*(?P<square>[xX*]?)\s*\])\][ \t]+(?P<text>\S.*)$"
)
ROUND = re.compile(
    r"^(?P<indent>\s*)(?:[-*+] )?(?:\(\s*(?P<mark>[xX*]?)\s*\)|\[\s*(?P<star>\*)\s*\])[ \t]+(?P<text>\S.*)$"
)
RADIO = re.compile(
    r"^(?P<indent>\s*)(?:[-*+] )?(?:(?P<full>[\u25cf\u25c9\u29bf\U0001f518])|[\u25cb\u25ef\u26aa])"
    r"[ \t\u00a0]*(?P<text>\S.*)$"
)
FEWEST = 2
SUMMARY = re.compile(
    r"^\s*(?:<details[^>]*>\s*)?<summary[^>]*>[^<]*?\b(?:answers?|solutions?|ateb(?:ion)?)\b[^<]*</summary>(?P<rest>.*)$",
    re.IGNORECASE,
)
TICKED = re.compile(r"^\s*(?:[-*+]\s+)?(?P<sign>[\u2610-\u2612\u2713\u2714\u2705])")


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
        said = [match["rest"], *seen[at + 1 : end + 1]]
        said = [re.sub(r"\s*</?details[^>]*>\s*", "", one) for one in said]
        first = next((place for place, one in enumerate(said) if one.strip()), 0)
        said[0], said[first] = f"Answer: {said[first].strip()}".rstrip(), "" if first else said[0]
        if first == 0:
            said[0] = f"Answer: {match['rest'].replace('</details>', '').strip()}".rstrip()
        for place, text in enumerate(said, at):
            lines[place] = seen[place] = text
        if at and re.fullmatch(r"\s*<details[^>]*>\s*", seen[at - 1]):
            lines[at - 1] = seen[at - 1] = ""


def tell_notations(seen: Sequence[str], tables: Sequence[str], report: Tell) -> None:
    """Each question that would be seen as text, its answer with it; `tables`: the same, lists and tables proper."""
    for at, what, advice in (*_in_braces(seen), *_in_tables(tables)):
        said = f"this {what}: learners would see it as text, its answer with it"
        report("other-quiz-notation", at, said, f"write:\n{advice}")


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
    stem = stem or _heading_above(seen, at) or "What is asked?"
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


def _heading_above(seen: Sequence[str], at: int) -> str:
    """What is asked above a line: the words right above it, else those of its heading."""
    for above in range(at - 1, -1, -1):
        line = seen[above]
        if line.strip() and not RULE.match(line):
            words = NAMED.sub("", re.sub(r"^[#>\s]+|[*_]{2}", "", line).strip())
            return words if HEADING.match(line) or not cells_of(line) else ""
    return ""


def _in_tables(seen: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    at = 0
    while at < len(seen):
        if not cells_of(seen[at]):
            at += 1
            continue
        end = next((below for below in range(at, len(seen)) if not cells_of(seen[below])), len(seen))
        rows = {row: cells_of(seen[row]) for row in range(at, end) if not RULE.match(seen[row])}
        if rows:
            yield from _in_table(rows, seen, at)
        at = end


def _in_table(rows: dict[int, list[str]], seen: Sequence[str], at: int) -> Iterator[tuple[int, str, str]]:
    head, *body = rows.values()
    heads = [_head(cell) for cell in head]
    above = _heading_above(seen, at)
    unsure = UNSURE if ASKS.search(above) else MARKS
    marks = next((column for column, name in enumerate(heads) if MARKS.fullmatch(name)), -1)
    asked = next((column for column, name in enumerate(heads) if ASKED.fullmatch(name)), -1)
    keys = next((column for column, name in enumerate(heads) if KEYS.fullmatch(name) and column != asked), -1)
    columns = [*([marks] if marks >= 0 else []), *(c for c, name in enumerate(heads) if unsure.fullmatch(name))]
    marks = next((column for column in columns if _is_marked(body, column)), -1)
    offered = [name for column, name in enumerate(heads) if column not in {asked, keys} and _offers(name)]
    boxed = {line: cells for line, row in rows.items() if (cells := [cell for cell in row if _is_boxed(cell)])}
    if marks >= 0 and len(body) >= FEWEST and len(heads) >= FEWEST:
        yield at, "table is a question", _question(heads, body, marks, above)
    elif min(asked, keys) >= 0 and len(heads) > FEWEST and (len(offered) >= FEWEST or _is_key(head[keys], body, keys)):
        for line, row in list(rows.items())[1:]:
            if len(row) == len(heads) and row[keys]:
                yield line, "row is a question", _from_row(heads, row, asked, keys)
    for line, cells in boxed.items():
        others = [cell for cell in rows[line] if cell not in cells]
        yield line, "row is a question", _from_boxes(others[0] if others else above, cells[0])


def _head(cell: str) -> str:
    """What stands over a column, without what is said of its use: “Correct answer(s) - choose one”."""
    bare = re.sub(r"\s*\([^)]*\)", "", re.sub(r"[*_]", "", cell))
    return re.split(r"\s+[-\u2013\u2014]\s+|:\s*$", bare)[0].strip()


def _offers(head: str) -> bool:
    """Whether the cells of a column are answers to choose from, by what stands over it."""
    return bool(OFFER.fullmatch(head))


def _is_key(head: str, body: Sequence[list[str]], column: int) -> bool:
    """Whether a column says what is right: its head does, or its cells are verdicts."""
    said = {_mark(row, column) for row in body}
    return bool(RIGHT_ONES.match(_head(head))) or said <= {"true", "false", "t", "f"}


def _is_marked(body: Sequence[list[str]], column: int) -> bool:
    cells = {_mark(row, column) for row in body}
    return cells <= RIGHT | WRONG and bool(cells & RIGHT) and bool(cells & WRONG)


def _is_boxed(cell: str) -> bool:
    marks = re.findall(r"\[([ xX])\](?!\()", cell)
    return len(marks) >= FEWEST and "x" in {mark.lower() for mark in marks}


def _from_boxes(stem: str, cell: str) -> str:
    """A cell with several boxes in it."""
    parts = re.findall(r"\[([ xX])\]\s*(.*?)(?=\s*(?:<br\s*/?>)?\s*\[[ xX]\]|$)", cell)
    return "\n".join([f"### Question: {stem or 'What is asked?'}", *(f"- [{m.lower()}] {text}" for m, text in parts)])


def _question(heads: Sequence[str], body: Sequence[list[str]], marks: int, asked: str) -> str:
    """A table with a line for each answer."""
    told = next((column for column, name in enumerate(heads) if TOLD.fullmatch(name)), -1)
    columns = [column for column in range(len(heads)) if column not in {marks, told}]
    words = max(columns, key=lambda one: sum(len(row[one]) for row in body if one < len(row)), default=0)
    listed = []
    for row in body:
        text = row[words] if words < len(row) else ""
        listed += [f"- [{'x' if _mark(row, marks) in RIGHT else ' '}] {text}"]
        listed += [f"  > {row[told]}"] if 0 <= told < len(row) and row[told] else []
    return "\n".join([f"### Question: {asked or 'What is asked?'}", *listed])


def _mark(row: Sequence[str], column: int) -> str:
    return re.sub(r"[*_]", "", row[column]).strip().lower().rstrip(".") if column < len(row) else ""


def _from_row(heads: Sequence[str], row: Sequence[str], asked: int, keys: int) -> str:
    """A line of a table with a question of its own."""
    key, stem = re.sub(r"[*_]", "", row[keys]).strip(), row[asked]
    told = next((row[column] for column, name in enumerate(heads) if TOLD.fullmatch(name)), "")
    offered = {
        heads[column]: cell
        for column, cell in enumerate(row)
        if column not in {asked, keys} and cell and not TOLD.fullmatch(heads[column]) and not _counts(heads[column])
    }
    after = f"\n\nExplanation: {told}" if told else ""
    if key.lower() in {"true", "false"}:
        return f"### True or false: {stem}\n{key.capitalize()}. {told}".rstrip()
    if len(offered) < FEWEST:
        return f"### Reveal: {stem}\nAnswer: {key} {told}".rstrip()
    letters = {word.lower() for word in re.findall(r"\b\w\b", key)}
    offered = {name: text for name, text in offered.items() if _offers(name)} or offered
    listed = [
        f"- [{'x' if text.lower() == key.lower() or name.lower().split()[-1] in letters else ' '}] {text}"
        for name, text in offered.items()
    ]
    return "\n".join([f"### Question: {stem}", *listed]) + after


def _counts(head: str) -> bool:
    """Whether a column counts its lines."""
    return not head or bool(NO_ANSWER.fullmatch(head))
