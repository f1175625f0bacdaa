"""What other programs' Markdown has and a course has not: each is read as meant where that is clear, and told."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from builder.parse.line_slips import WIDE
from builder.parse.masking import masked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Groups = Mapping[str, str]  # what the names of a pattern stand for

LONGEST_READ = 5000  # characters of a line
LONGEST_SHOWN = 60  # characters of what is left out or stays
ATTRIBUTE = r"(?:[#.][\w:-][\w:.-]*|[\w:-]+=(?:\"[^\"]*\"|'[^']*'|[^\s}\"']+)|-(?=[\s}]))"
ATTRIBUTES = rf"\{{:?[ ]*{ATTRIBUTE}(?:[ ]+{ATTRIBUTE})*[ ]*\}}"
RAISED = str.maketrans(
    "0123456789+-=()ni",
    "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207a\u207b\u207c\u207d\u207e\u207f\u2071",
)
LOWERED = str.maketrans(
    "0123456789+-=()", "\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089\u208a\u208b\u208c\u208d\u208e"
)
ORDINALS = {"st", "nd", "rd", "th"}
EMOJI = {
    "+1": "👍", "bell": "🔔", "book": "📖", "books": "📚", "bug": "🐛", "bulb": "💡", "calendar": "📅", "clap": "👏",
    "construction": "🚧", "email": "📧", "exclamation": "❗", "eyes": "👀", "fire": "🔥", "heart": "❤️",
    "heavy_check_mark": "✔️", "information_source": "ℹ️", "key": "🔑", "lock": "🔒", "mag": "🔍", "memo": "📝",
    "no_entry": "⛔", "pencil": "📝", "point_right": "👉", "question": "❓", "rocket": "🚀", "rotating_light": "🚨",
    "smile": "😄", "smiley": "😃", "star": "⭐", "tada": "🎉", "thumbsdown": "👎", "thumbsup": "👍", "warning": "⚠️",
    "wave": "👋", "white_check_mark": "✅", "x": "❌",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Construct:
    """A piece of markup that a course has not."""

    sign: str  # that is in each line which has it
    what: str  # in words, as the author may know it
    pattern: re.Pattern[str]
    became: str  # what learners get of it
    advice: str  # what to type instead
    meant: Callable[[Groups], str | None] = lambda _: None  # what stands in its place; None: it stays


@dataclass(slots=True)
class Met:
    """A construct on a page."""

    what: str
    became: str
    advice: str
    at: int  # the first line
    typed: str  # there
    times: int = 0
    lines: dict[int, None] = field(default_factory=dict)  # that it was met on

    @property
    def message(self) -> str:
        """What an author is told."""
        typed = " ".join(self.typed.split())
        shown = (
            f"{typed[:LONGEST_SHOWN]}\u2026" if len(typed) > LONGEST_SHOWN and "left out" not in self.became else typed
        )
        more = f" (and {self.times - 1} more like it on this page)" if self.times > 1 else ""
        return f"“{shown}” is {self.what}, which other programs read; {self.became}{more}"


def _gone(_: Groups) -> str:
    return ""


def _words(match: Groups) -> str:
    return match["words"]


def _strong(match: Groups) -> str:
    return f"**{match['words']}**"


def _emoji(match: Groups) -> str | None:
    return EMOJI.get(match["words"])


def _raised(match: Groups) -> str | None:
    words = match["words"]
    if words in ORDINALS:
        return words
    return words.translate(RAISED) if all(ord(one) in RAISED for one in words) else None


def _lowered(match: Groups) -> str | None:
    words = match["words"]
    return words.translate(LOWERED) if all(ord(one) in LOWERED for one in words) else None


def _wiki(match: Groups) -> str | None:
    return (match.get("label") or match["words"]).strip()


LEFT_OUT = "it is left out"
STAYS = "learners see it as you typed it"
CONTENTS = "nothing: learners always have the contents beside the page"
ALONE = (  # of a whole line
    Construct(
        "",
        "a table of contents",
        re.compile(
            r"^\s*(?:\[\[?_?toc_?\]\]?|\{:?toc\}|@\[toc\].*|\{\{<\s*toc\s*>\}\}|<!--\s*toc\s*-->|\\tableofcontents)\s*$",
            re.IGNORECASE,
        ),
        LEFT_OUT,
        CONTENTS,
        _gone,
    ),
    Construct(
        "",
        "a page break",
        re.compile(
            r"^\s*(?:\\(?:newpage|pagebreak|clearpage|cleardoublepage)\b.*|\{\{<\s*pagebreak\s*>\}\}|<div[^>]*page-break[^>]*>\s*(?:</div>)?)\s*$"
        ),
        LEFT_OUT,
        "## A heading, which begins a new page",
        _gone,
    ),
    Construct(
        "\\",
        "a command of LaTeX",
        re.compile(
            r"^\s*\\(?:vspace|hspace|bigskip|medskip|smallskip|noindent|centering|maketitle|begin|end|label|input|include)\b\*?(?:[{\[][^}\]]*[}\]])*\s*$"
        ),
        LEFT_OUT,
        "the text alone",
        _gone,
    ),
    Construct(
        "port",
        "a line of a program (MDX)",
        re.compile(
            r"^(?:import\s+(?:[\w{*][^\"';]*\sfrom\s+)?[\"'][^\"']+[\"'];?|export\s+(?:const|default|function|let)\b.*)\s*$"
        ),
        LEFT_OUT,
        "the text alone",
        _gone,
    ),
    Construct(
        "<",
        "a component (MDX)",
        re.compile(r"^\s*</?[A-Z][\w.]*(?:\s[^<>]*)?/?>\s*$"),
        LEFT_OUT,
        "a block of ours, such as  ### Tabs: or  > [!NOTE]",
        _gone,
    ),
    Construct(
        "{",
        "a list of attributes",
        re.compile(rf"^\s*{ATTRIBUTES}\s*$"),
        LEFT_OUT,
        "the text alone: the theme says how it looks",
        _gone,
    ),
    Construct(
        "*[",
        "an abbreviation",
        re.compile(r"^\*\[(?P<words>[^\]]+)\]:\s"),
        STAYS,
        "## Glossary, and below it a line with the word and one that begins with a colon",
    ),
    Construct(
        ".. ",
        "a directive (reStructuredText)",
        re.compile(r"^\s*\.\. [\w:-]+::.*$"),
        STAYS,
        "a callout, such as  > [!NOTE], or a block of ours",
    ),
    Construct(
        "==",
        "a heading of a wiki",
        re.compile(r"^\s*(?P<marks>={2,6})\s+(?P<words>[^=\s].*?)\s+(?P=marks)\s*$"),
        STAYS,
        "## and a space before the words",
    ),
    Construct(". ", "a heading of a wiki", re.compile(r"^h[1-6]\.\s+\S.*$"), STAYS, "## and a space before the words"),
)
MATH = Construct(
    "",
    "a formula",
    re.compile(
        r"\$\$(?:.+?\$\$|\s*$)|(?<![\w$\\])\$(?=\S)(?:[^$]*?[\\^_=][^$]*?|[A-Za-z])(?<=\S)\$(?![\w$])"
        r"|\\\((?=[^()]*[\\^_=])[^()]*\\\)|\\\[(?=[^\[\]]*[\\^=])[^\[\]]*\\\]"
    ),
    STAYS,
    "it in words and signs, such as 2 × 3², or save it as a picture",
)
CRITIC = (
    Construct(
        "{++",
        "a mark of track changes",
        re.compile(r"\{\+\+(?P<words>.*?)\+\+\}"),
        "it was read as added",
        "the words alone",
        _words,
    ),
    Construct(
        "{--",
        "a mark of track changes",
        re.compile(r"\{--(?P<words>.*?)--\}"),
        "it was read as struck out",
        "~~words~~, or delete them",
        lambda match: f"~~{match['words']}~~",
    ),
    Construct(
        "{~~",
        "a mark of track changes",
        re.compile(r"\{~~(?P<old>.*?)~>(?P<words>.*?)~~\}"),
        "the new words are shown, the old are left out",
        "the words alone",
        _words,
    ),
    Construct("{>>", "a remark", re.compile(r"\{>>.*?<<\}"), LEFT_OUT, "notes into a block  ### Trainer:", _gone),
    Construct(
        "{==", "a mark", re.compile(r"\{==(?P<words>.*?)==\}"), "it was read as **strong**", "**words**", _strong
    ),
)
INLINE = (
    MATH,
    *CRITIC,
    Construct(
        "",
        "a remark",
        re.compile(r"%%(?P<words>[^%].*?)%%|\{/\*.*?\*/\}"),
        LEFT_OUT,
        "notes into a block  ### Trainer:",
        _gone,
    ),
    Construct(
        "{",
        "a tag of a template",
        re.compile(r"\{%.*?%\}|\{\{[<%].*?[>%]\}\}"),
        LEFT_OUT,
        "the text or the block itself",
        _gone,
    ),
    Construct(
        "![[",
        "an embedded note or picture",
        re.compile(r"(?<!\\)!\[\[(?P<words>[^\[\]|]+)(?:\|(?P<label>[^\[\]]*))?\]\]"),
        "only its name is shown",
        "![What it shows](media/picture.png)",
        lambda match: match["words"].strip(),
    ),
    Construct(
        "[[",
        "a name in two square brackets",
        re.compile(r"(?<![\\!\[])\[\[(?P<words>[^\[\]|]+)(?:\|(?P<label>[^\[\]]+))?\]\](?![(\]])"),
        "its words are shown",
        "[words](#page-name) for a link, or  ### Fill in: above a text with gaps",
        _wiki,
    ),
    Construct(
        "==",
        "a mark",
        re.compile(r"(?<![\w=])==(?=[^\s=])(?P<words>.+?)(?<=[^\s=])==(?![\w=])"),
        "it was read as **strong**",
        "**words**",
        _strong,
    ),
    Construct(
        "++",
        "an underline",
        re.compile(r"(?<![\w+])\+\+(?=[^\s+])(?P<words>.+?)(?<=[^\s+])\+\+(?![\w+])"),
        "its words are shown",
        "**words**",
        _words,
    ),
    Construct(
        "[]{",
        "a place to jump to",
        re.compile(r"\[\]\{[^{}]*\}"),
        LEFT_OUT,
        "nothing: a link leads to a page by its heading",
        _gone,
    ),
    Construct(
        "]{",
        "a text with attributes",
        re.compile(rf"\[(?P<words>[^\[\]]+)\]{ATTRIBUTES}"),
        "its words are shown",
        "the words alone, or **words**",
        _words,
    ),
    Construct(
        "{",
        "a list of attributes",
        re.compile(rf"(?:(?<=[\])`*_])|[ ]+(?=\{{:?[ ]*[#.])|(?=\{{:[ ]*[#.])){ATTRIBUTES}"),
        LEFT_OUT,
        "the text alone: the theme says how it looks",
        _gone,
    ),
    Construct("`{=", "a raw format", re.compile(r"(?<=`)\{=[a-z0-9]+\}"), LEFT_OUT, "the text alone", _gone),
    Construct(
        "`",
        "a role (MyST)",
        re.compile(r"\{[a-z][a-z:-]+\}(?=`)|(?<![\w:]):[a-z][a-z:-]+:(?=`)"),
        LEFT_OUT,
        "[words](#page-name) for a link",
        _gone,
    ),
    Construct(
        "@",
        "a citation",
        re.compile(r"(?<![\w\]!])\[[^\[\]@]*-?@[A-Za-z][\w:.-]*[^\[\]]*\](?![(\[:])"),
        STAYS,
        "a footnote: [^1], and below the text  [^1]: The source",
    ),
    Construct(
        "@",
        "a reference to a figure or section",
        re.compile(r"(?<![\w.@])@(?:fig|tbl|sec|eq|lst)-[\w-]+"),
        STAYS,
        "the words, such as: the figure below",
    ),
    Construct(
        "\\textbf",
        "bold (LaTeX)",
        re.compile(r"\\textbf\{(?P<words>[^{}]*)\}"),
        "it was read as **strong**",
        "**words**",
        _strong,
    ),
    Construct(
        "\\",
        "italics (LaTeX)",
        re.compile(r"\\(?:emph|textit)\{(?P<words>[^{}]*)\}"),
        "it was read as *italics*",
        "*words*",
        lambda match: f"*{match['words']}*",
    ),
    Construct(
        "\\",
        "a reference (LaTeX)",
        re.compile(r"\\(?:ref|cite|autoref|footnote|href|url)\{[^{}]*\}"),
        STAYS,
        "the words themselves",
    ),
    Construct(
        "^",
        "a small raised text",
        re.compile(r"(?<=[\w)\]])\^(?P<words>[^\s^\[\]{}]{1,12})\^(?!\^)"),
        "it was read as you meant it where there are such signs",
        "the sign itself, such as ²",
        _raised,
    ),
    Construct(
        "~",
        "a small lowered text",
        re.compile(r"(?<=[\w)])(?<!~)~(?P<words>[\w+()=-]{1,8})~(?!~)"),
        "it was read as you meant it where there are such signs",
        "the sign itself, such as ₂",
        _lowered,
    ),
    Construct(
        ":",
        "the name of a picture sign",
        re.compile(r"(?<![\w:/]):(?P<words>[a-z+][a-z0-9_+-]*|\+1):(?![\w:/`])"),
        "learners see the sign where it is known",
        "the sign itself",
        _emoji,
    ),
    Construct(
        " ^",
        "a name of a block (Obsidian)",
        re.compile(r"(?<=\S) \^[a-z0-9][a-z0-9-]{3,}$"),
        LEFT_OUT,
        "nothing: a link leads to a page by its heading",
        _gone,
    ),
)
SIGNS = re.compile(r"[{\[=%$^~\\:+@]|^(?:\s*[.*<]|import|export|h\d)")  # a line without one holds none of them
GAPS = "two square brackets"


class OtherMarkup:
    """Gathers what of other programs a text holds, page by page."""

    def __init__(self) -> None:
        self.met: dict[
            tuple[int, str, str], Met
        ] = {}  # by the line of the page's heading, what it is and what it became
        self.page = 0

    def read(self, at: int, line: str, *, gaps: bool) -> str:
        """A line as it is meant. `gaps`: what stands in two square brackets is to be filled in."""
        if not SIGNS.search(line) or WIDE.search(line) or len(line) > LONGEST_READ:
            return line
        for construct in ALONE:
            if construct.sign in line and (match := construct.pattern.match(line)):
                self.tell(construct.what, construct.became, construct.advice, [at], line.strip())
                meant = construct.meant(match.groupdict())
                return line if meant is None else meant
        for construct in INLINE:
            if construct.sign in line and not (gaps and GAPS in construct.what):
                line = self._replace(construct, at, line)
        return line

    def _replace(self, construct: Construct, at: int, line: str) -> str:
        hidden = masked(line, formulas=None if construct is MATH else MATH.pattern)
        for match in reversed(list(construct.pattern.finditer(hidden))):
            typed = line[match.start() : match.end()]
            self.tell(construct.what, construct.became, construct.advice, [at], typed.strip())
            groups = {name: line[slice(*match.span(name))] for name, value in match.groupdict().items() if value}
            meant = construct.meant(groups)
            if meant is not None:
                line = line[: match.start()] + meant + line[match.end() :]
        return line

    def tell(self, what: str, became: str, advice: str, lines: Iterable[int], typed: str) -> None:  # noqa: PLR0913 - all that is told
        """Notes that something was met; what is left out is told each time, so that no word vanishes."""
        lines = list(lines)
        key = (self.page, what, typed if became == LEFT_OUT and re.search(r"\w{3}", typed) else became)
        met = self.met.setdefault(key, Met(what, became, advice, lines[0], typed))
        met.times += 1
        met.lines.update(dict.fromkeys(lines))
