"""The text of a GIFT file as entries: names, formats, texts and what stands in braces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNS = "~=#{}:\\"
PLACEHOLDERS = {sign: chr(0xFDD0 + at) for at, sign in enumerate(SIGNS)}  # noncharacters: no text holds them
LINE_END = chr(0xFDD0 + len(SIGNS))
BACK = {**{kept: sign for sign, kept in PLACEHOLDERS.items()}, LINE_END: "\n"}
ESCAPED = re.compile(rf"\\([{re.escape(SIGNS)}n])")
NAME = re.compile(r"::(?P<name>(?:(?!::).)*)::", re.DOTALL)
FORM = re.compile(r"\s*\[(?P<form>html|moodle|plain|markdown)\]", re.IGNORECASE)
CATEGORY = re.compile(r"\$CATEGORY:[ \t]*(?P<path>[^\n]*)")
GENERAL = "####"
BEGINS = re.compile(r"\s*(?:::|\$CATEGORY:)")
BRACES = re.compile(r"\{([^{}]*)(?:\}|$)")
WORDS_ONLY = re.compile(r"\s*=(?:(?!~|->).)*", re.DOTALL)  # words to type, which a text can hold several times


@frozen
class Entry:
    """A question, or what stands between two: empty lines part them, and so do names and categories."""

    texts: tuple[str, ...]  # before, between and after the braces; escaped signs still hidden
    answers: tuple[str, ...]  # what stands in braces
    name: str = ""
    form: str = ""  # html, moodle, plain, markdown; "": not said
    category: str = ""  # that begins here, where it is no question
    remark: str = ""  # a comment, where it is no question


def hidden(text: str) -> str:
    """A text whose escaped signs mean nothing."""
    text = "".join("\ufffd" if letter in BACK else letter for letter in text)
    return ESCAPED.sub(lambda match: LINE_END if match[1] == "n" else PLACEHOLDERS[match[1]], text)


def unescaped(text: str) -> str:
    """The text again, with the signs that were escaped."""
    return "".join(BACK.get(letter, letter) for letter in text).strip()


def entries(text: str) -> Iterator[Entry]:
    """Every entry in order, comments and categories too."""
    chunk: list[str] = []
    blank = False  # above the line
    for line in [*hidden(text).split("\n"), ""]:
        if chunk and BEGINS.match(line) and (blank or not _is_open(chunk)):
            yield from _entry("\n".join(chunk))
            chunk = []
        blank = not line.strip()
        if line.strip().startswith("//"):
            yield Entry((), (), remark=unescaped(line.strip().lstrip("/")))
        elif line.strip() or _is_open(chunk):
            chunk.append(line)
        elif chunk:
            yield from _entry("\n".join(chunk))
            chunk = []
    if chunk:  # a brace that nobody closed
        yield from _entry("\n".join(chunk))


def _is_open(lines: list[str]) -> bool:
    text = "\n".join(lines)
    return text.rfind("{") > text.rfind("}")


def _first_end(text: str) -> int:
    """Where the first question of a text ends, if each of several ends with its braces; 0: it is one question.

    Words to type may stand in many places of one text, each other kind of answers in one place alone.
    """
    found = list(BRACES.finditer(text))
    if len(found) < 2 or all(WORDS_ONLY.fullmatch(one[1]) for one in found):  # noqa: PLR2004 - several
        return 0
    ends = [one.end() for one in found]
    lines = all(re.match(r"[ \t]*(?:\n|::)", text[end:]) for end in ends[:-1])
    return ends[0] if lines else 0


def _entry(text: str) -> Iterator[Entry]:
    text = text.strip()
    while category := CATEGORY.match(text):
        yield Entry((), (), category=unescaped(category["path"]))
        text = text[category.end() :].strip()
    if not text:
        return
    if end := _first_end(text):
        yield from _entry(text[:end])
        yield from _entry(text[end:])
        return
    name = NAME.match(text)
    text = text[name.end() :] if name else text
    form = FORM.match(text)
    text = text[form.end() :] if form else text
    texts, answers, at = [], [], 0
    for match in BRACES.finditer(text):
        texts.append(text[at : match.start()])
        answers.append(match[1].strip())
        at = match.end()
    yield Entry(
        (*texts, text[at:]),
        tuple(answers),
        unescaped(name["name"]) if name else "",
        form["form"].lower() if form else "",
    )
