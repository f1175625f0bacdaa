"""Words as Markdown would not misread them: a backslash exactly where our own parser would see more than words."""

from __future__ import annotations

import re
from functools import cache

from builder.discover import block_kinds
from builder.parse.keywords import STRUCTURE, Keywords
from builder.parse.normalise.line_slips import ROUND
from builder.parse.normalise.other_markup import first_of_other_programs

# Within a line. A pattern matches the sign that gets the backslash.
ALWAYS = re.compile(
    r"""\\(?=[!-/:-@\[-`{-~]|$)         # a backslash that would hide the next sign
    | <(?=[A-Za-z/!?])                  # a tag, an address
    | &(?=\#?\w+;)                      # an entity
    | \](?=[(\[])                       # a link
    | \[(?=\^)                          # a footnote
    | (?<=\^)\[                         # one in the text itself
    | \[(?=\[)                          # a gap
    | \{(?=[{.\#:%<>+~=|-])              # a variable, attributes, tags of templates
    | ~(?=~)
    | ^\^                               # a name of a block""",
    re.VERBOSE,
)
BOTH = re.compile(r"\\\[([^\[\]\\]*)\\\]")  # one of the two backslashes is enough; both would be a formula
OPENS = {  # signs of which one opens and another closes
    "*": (r"\*+(?=[^\s*])", r"(?<=[^\s*])\*+"),
    "_": (r"(?<!\w)_+(?=[^\s_])", r"(?<=[^\s_])_+(?!\w)"),
    "`": (r"`+", r"`+"),
}
# At the start of a line. The group `sign` gets the backslash before it.
STARTS = re.compile(
    r"""(?:
      (?P<a>)\#{1,6}(?=\s|\#|\w|$)       # a heading
    | (?P<b>)(?:[>|^]|[+=](?!\w))        # a quotation, a row of a table, a number
    | (?P<c>)[-*+](?=\s|$)               # a list
    | \(?\d{1,9}(?P<d>)[.)](?=\s|$)      # a numbered list
    | (?P<f>)(?:-[ -]*|=+|(?:_[ ]*){3,}|(?:\*[ ]*){3,})$  # a line
    | (?P<g>)(?:`{3}(?=[^`]*$)|~{3}|:{3}|!{3}|\?{3})         # a container
    | (?P<h>)[:~](?=\s)                  # a meaning
    | (?P<k>)\[(?=[^\]]+\]:)             # an address that has a name
    | (?P<l>)\*\[(?=[^\]]+\]:)           # an abbreviation
    )""",
    re.VERBOSE,
)
LETTERED = re.compile(  # a list by letters, as answers are; no backslash hides one
    r"(?P<before>(?:\*\*|__)?\*?\(?(?:[A-Za-z]|[ivxlcIVXLC]{2,4}))(?P<sign>[.)])(?=\s)"
    r"|(?P<capital>(?:\*\*|__)?[A-H](?=:|[ ][-\u2013])[ ]?)(?P<colon>[:\u2013-])(?=\s)"
)
BULLET = re.compile(rf"{ROUND}|o(?=\s)")  # of word processors; no backslash hides one
BOXED = re.compile(r"[\[(][ ]?[xX\u2713\u2714]?[ ]?[\])](?!\()")  # a box is read behind a backslash, too
LABEL = re.compile(r"^(?P<name>[^\W\d_][\w -]{0,40}?)[ \u00a0]*(?P<colon>):")
IN_HEADING = re.compile(rf"^[\W_]*{LABEL.pattern[1:]}")
DIRECTIVE = ("setting", "settings", "objective", "objectives", "for", "feedback")
KEY = re.compile(r"^(?:(?:the |model |suggested |correct |right |possible |sample |our )*answers?|ans)$", re.IGNORECASE)


@cache
def _keywords() -> Keywords:
    return Keywords(block_kinds())


@cache
def _labels() -> frozenset[str]:
    """Words that steer where a colon follows them."""
    kinds = block_kinds()
    return frozenset({*DIRECTIVE, *STRUCTURE, *(label for name in kinds for label in kinds[name].labels)})


def escaped(text: str, *, risky: str = "") -> str:
    """Words within a line. `risky`: those of `*`, `_` and backtick that would open or close something here."""
    signs = re.compile(f"(?:{ALWAYS.pattern}\n)|[{risky}]", re.VERBOSE) if risky else ALWAYS
    text = signs.sub(lambda match: "\\" + match[0], text)
    return BOTH.sub(r"\\[\1]", text)


def risky_signs(text: str, *, marked: bool, code: bool = False) -> str:
    """Which signs of a paragraph's words would be read as marks. `marked`, `code`: it has such of its own."""
    found = ""
    for sign, (opening, closing) in OPENS.items():
        opens = re.search(opening, text)
        closes = [match for match in re.finditer(closing, text) if opens and match.start() >= opens.end()]
        if closes or (sign in text and (code if sign == "`" else marked)):
            found += sign
    return found


def safe_start(line: str) -> str:
    """A line of text that is no heading, no list, no label and no row of a table."""
    if BULLET.match(line) or BOXED.match(line):
        return f"&#{ord(line[0])};{line[1:]}"
    lettered = LETTERED.match(line)
    if lettered:
        at = lettered.end() - 1
        return f"{line[:at]}&#{ord(line[at])};{line[at + 1 :]}"
    match = STARTS.match(line)
    if match:
        at = next(match.start(name) for name in "abcdfghkl" if match[name] is not None)
        return f"{line[:at]}\\{line[at:]}"
    label = LABEL.match(line)
    if label and _steers(label["name"]):
        return f"{line[: label.start('colon')]}\\{line[label.start('colon') :]}"
    return line


def _steers(name: str) -> bool:
    words = " ".join(name.lower().split())
    return words in _labels() or bool(KEY.match(words)) or bool(_keywords().opens(f"{words}:"))


def without_markup_of_others(line: str, *, gaps: bool = False) -> str:
    """A line in which our parser sees nothing of what other programs have beside Markdown. `gaps`: it has gaps."""
    for _ in range(len(line)):
        at = first_of_other_programs(line, gaps=gaps)
        if at < 0:
            return line
        line = f"{line[:at]}\\{line[at:]}"
    return line


def plain_heading(text: str) -> str:
    """A heading that opens no activity, and whose last sign is no mark of its end."""
    text = re.sub(r"(?<=\s)(#+)$", r"\\\1", text)
    label = IN_HEADING.match(text)
    if label and _keywords().opens(f"{label['name']}:"):
        return f"{text[: label.start('colon')]}\\{text[label.start('colon') :]}"
    return text
