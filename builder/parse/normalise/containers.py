"""Boxes, tabs and the like of other programs' Markdown: their words become callouts and text, and all is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.parse.normalise.box_names import KINDS, name_of, names_box, title_of
from builder.parse.normalise.heading_slips import FENCE
from builder.parse.normalise.other_markup import LEFT_OUT
from builder.patterns import pattern

if TYPE_CHECKING:
    from builder.parse.normalise.normalised import NormalisedText
    from builder.parse.normalise.other_markup import OtherMarkup

COLONS = pattern(r"^ {0,3}(?P<signs>:{3,})[ ]*(?P<rest>[^\s:].*?)[ ]*:*[ ]*$")
CLOSED = pattern(r"^ {0,3}:{3,}[ ]*$")
MARKED = pattern(r"^ {0,3}(?P<signs>!!!|\?\?\?)\+?[ ]*(?P<rest>.*)$")
TAB = pattern(r"^ {0,3}===[!+]?[ ]*\"(?P<title>[^\"]+)\"[ ]*$")
DIRECTIVE = pattern(r"^ {0,3}(?P<signs>`{3,}|~{3,})[ ]*\{(?P<name>[\w:.-]+)\}[ ]*(?P<title>.*)$")
TITLED = pattern(r"^ {0,3}(?:`{3,}|~{3,})[ ]*(?P<name>[\w+#.-]+)?[ ]*(?P<title>\{.*\}|\S.*[\s=\"'].*)$")
DRAWN = pattern(
    r"^ {0,3}(?:`{3,}|~{3,})[ ]*\{?(?P<name>mermaid|plantuml|dot|graphviz|puml|flowchart|sequence|math"
    r"|latex|chart|vega-lite|geojson)\}?[ ]*$"
)
HEADING = pattern(r"^ {0,3}#{1,6}[ \t]+(?P<text>\S.*?)[ \t]*#*[ \t]*$")
OPTION = pattern(r"^\s*:[\w-]+:")
PERCENT = pattern(r"^%[ \t]+\S")
PLUS = pattern(r"^\+\+\+[ \t]*$")
REMARK = pattern(r"^\s*%%\s*$")
SIGNS = (":::", "!!!", "???", "===", "```", "~~~", "+++", "%%", "\n%")  # a text without one has no boxes
OF_CALLOUT = "its words are read as a callout"
DEEPEST = 8  # boxes in each other
OF_TEXT = "its words are read as text"


class Containers:
    """Reads the boxes of a text, before anything else is read of it."""

    def __init__(self, normalised: NormalisedText, markup: OtherMarkup) -> None:
        self.normalised, self.markup = normalised, markup
        self.code: set[int] = set()
        self.pages: list[int] = []  # for each line the one at which its page begins

    def read(self) -> None:
        typed = self.normalised.typed
        text = "\n".join(["", *typed])
        if not any(sign in text for sign in SIGNS):
            return
        self.pages = _page_starts(typed)
        self._top()
        self._colons()
        at, fence = 0, ""
        while at < len(self.normalised.lines):
            line = self.normalised.lines[at]
            self.markup.page = self.pages[at]
            opened = FENCE.match(line)
            if fence:
                fence = "" if re.fullmatch(rf" {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}[ \t]*", line) else fence
            elif opened:
                fence = "" if self._directive(at, line) else opened[1]
            elif CLOSED.match(line):
                self._drop(at)
            elif match := TAB.match(line):
                self._tab(at, match)
            elif MARKED.match(line) and (match := MARKED.match(line)) and names_box(match["rest"]):
                self._marked(at, match)
            elif REMARK.match(line):
                self._remark(at)
            at += 1

    def _top(self) -> None:
        """Front matter of another kind, where the text begins."""
        typed = self.normalised.typed
        first = next((at for at, line in enumerate(typed) if line.strip()), 0)
        last = first
        while PERCENT.match(typed[first]) and last + 1 < len(typed) and PERCENT.match(typed[last + 1]):
            last += 1
        if PLUS.match(typed[first]):
            last = next((at for at in range(first + 1, len(typed)) if PLUS.match(typed[at])), first)
        if last == first and not PERCENT.match(typed[first]):
            return
        for at in range(first, last + 1):
            self.normalised.lines[at] = ""
        text = " ".join(line.strip() for line in typed[first : last + 1])
        advice = "---, then a line such as  title: Our course, and --- again"
        self.markup.record("front matter of another kind", LEFT_OUT, advice, range(first, last + 1), text)

    def _drop(self, at: int) -> None:
        self.normalised.lines[at] = ""
        self.markup.record("the end of a box", LEFT_OUT, "a heading, which ends what stands above it", [at], ":::")

    def _colons(self) -> None:
        """The boxes between colons, what stands inside of others first."""
        lines, fence = self.normalised.lines, ""
        opened: list[int] = []
        boxes: dict[int, tuple[int, int]] = {}  # by the line that opens each: its end and its depth
        for at, line in enumerate(lines):
            if match := FENCE.match(line):
                fence = "" if fence and match[1].startswith(fence) else fence or match[1]
            elif fence:
                continue
            elif CLOSED.match(line) and opened:
                boxes[opened[-1]] = (at, len(opened))
                opened.pop()
            elif COLONS.match(line):
                opened.append(at)
        boxes |= {at: (len(lines), DEEPEST) for at in opened}
        for at in sorted(boxes, reverse=True):
            match = COLONS.match(lines[at])
            end, depth = boxes[at]
            if match:
                self.markup.page, name = self.pages[at], name_of(match["rest"])
                whole = end < len(lines) and depth < DEEPEST
                self._box(at, end, name, title_of(match["rest"], name), "", closes=end < len(lines), whole=whole)

    def _marked(self, at: int, match: re.Match[str]) -> None:
        end = self._indented(at)
        name = name_of(match["rest"])
        self._box(at, end, name, title_of(match["rest"], name), "    ", closes=False)

    def _indented(self, at: int) -> int:
        """The first line below that is not indented as the body of this one is."""
        lines, end = self.normalised.lines, at + 1
        for below in range(at + 1, len(lines)):
            if lines[below].strip() and not lines[below].startswith(("    ", "\t")):
                break
            end = below + 1 if lines[below].strip() else end
        return end

    def _tab(self, at: int, match: re.Match[str]) -> None:
        end = self._indented(at)
        self._outdent(at + 1, end)
        self.normalised.lines[at] = f"**{match['title'].strip()}**"
        self._part(at, end)
        advice = "### Tabs: What they show, and each tab below it as  #### " + match["title"].strip()
        self.markup.record("a tab", OF_TEXT, advice, range(at, end), self.normalised.typed[at].strip())

    def _outdent(self, first: int, end: int) -> None:
        for below in range(first, end):
            line = self.normalised.lines[below].replace("\t", "    ", 1)
            self.normalised.lines[below] = line.removeprefix("    ")

    def _part(self, at: int, end: int) -> None:
        """Keeps the text below, and that above, out of what stands between."""
        lines = self.normalised.lines
        if at + 1 < end and lines[at + 1].strip():
            self.normalised.above[at + 1] = ""
        if end < len(lines) and lines[end].strip():
            self.normalised.above[end] = ""

    def _directive(self, at: int, line: str) -> bool:
        """A box between fences. What is code stays, and the words behind its fence are told."""
        match = DIRECTIVE.match(line)
        end = next(
            (
                below
                for below in range(at + 1, len(self.normalised.lines))
                if match and re.fullmatch(rf" {{0,3}}{re.escape(match['signs'])}+[ ]*", self.normalised.lines[below])
            ),
            0,
        )
        typed = line.strip()
        if match and end and match["name"] in KINDS:
            for below in range(at + 1, end):
                if not OPTION.match(self.normalised.lines[below]):
                    break
                self.markup.record("an option", LEFT_OUT, "nothing", [below], self.normalised.lines[below].strip())
                self.normalised.lines[below] = ""
            self._box(at, end, match["name"], match["title"].strip(), "", closes=True)
            return True
        if DRAWN.match(line):
            advice = "![What it shows](media/diagram.svg), with the diagram saved as a picture"
            self.markup.record("a diagram or formula in words", "learners see its words as code", advice, [at], typed)
        elif match:
            advice = "the text itself, or a block of ours"
            self.markup.record("a directive", "learners see what is in it as code", advice, [at], typed)
        elif TITLED.match(line):
            advice = "the words behind the fence as a line of their own above it"
            self.markup.record("a title of code", LEFT_OUT, advice, [at], typed)
        return False

    def _remark(self, at: int) -> None:
        lines = self.normalised.lines
        end = next((below for below in range(at + 1, len(lines)) if REMARK.match(lines[below])), 0)
        if end:
            message = " ".join(line.strip() for line in self.normalised.typed[at : end + 1])
            for below in range(at, end + 1):
                lines[below] = ""
            advice = "notes into a block  ### Trainer:"
            self.markup.record("a remark", LEFT_OUT, advice, range(at, end + 1), message)

    def _box(  # noqa: PLR0913 - all that a box has
        self, at: int, end: int, name: str, title: str, indent: str, *, closes: bool, whole: bool = True
    ) -> None:
        """Writes a box as a callout; one that holds headings, that we do not know or that is not `whole`, as text."""
        lines = self.normalised.lines
        if indent:
            self._outdent(at + 1, end)
        if closes:
            lines[end] = ""
        kind = KINDS.get(name, "note" if indent else "") if whole else ""
        body = range(at + 1, end if kind else at + 1)
        first = next((below for below in body if lines[below].strip()), end)
        heading = HEADING.match(lines[first]) if first < end and kind else None
        if not kind or any(HEADING.match(lines[below]) for below in body if below > first):
            lines[at] = f"**{title}**" if title else ""
            self._part(at, end)
            changed = [at, *(range(at + 1, end) if indent else ()), *([end] if closes else ())]
            advice = "### Tabs: or another block with a heading, or nothing"
            self.markup.record("a box", OF_TEXT, advice, changed, self.normalised.typed[at].strip(), loses=True)
            return
        if heading and not title:
            title, lines[first] = heading["text"], ""
        self._callout(at, end, kind, title)
        advice = f"> [!{kind.upper()}]\n> The words, each line with  >  before it"
        changed = [*range(at, end), *([end] if closes else ())]
        self.markup.record("a box", OF_CALLOUT, advice, changed, self.normalised.typed[at].strip(), loses=True)

    def _callout(self, at: int, end: int, kind: str, title: str) -> None:
        lines, above = self.normalised.lines, self.normalised.above
        for below in range(at + 1, end):
            lines[below] = f"> {lines[below]}".rstrip()
            if below in above:
                above[below] = "\n".join(f"> {line}".rstrip() for line in above[below].split("\n"))
        lines[at] = f"> [!{kind.upper()}]"
        if title:
            above[at] = f"> [!{kind.upper()}]\n> **{title}**"
            lines[at] = ">"
        if end < len(lines) and lines[end].strip():
            above[end] = ""


def _page_starts(lines: list[str]) -> list[int]:
    """For each line the one at which its page begins."""
    starts, page = [], 0
    for at, line in enumerate(lines):
        page = at if re.match(r"^ {0,3}##?[ \t]", line) else page
        starts.append(page)
    return starts
